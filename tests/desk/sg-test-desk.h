/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-act.h"
#include "tests/sg-test.h"

/* 2026-11-25 02:00 UTC, nine in the morning in Jakarta. */
#define SG_TEST_NOW (G_GINT64_CONSTANT (1795572000) * G_USEC_PER_SEC)

/* A desk in a file of its own, whose clock stands still until it is told to move on. */
typedef struct
{
  char   *path;
  SgDesk *desk;
  gint64  now;
} SgTestDesk;

static inline gint64
sg_test_desk_clock (gpointer user_data)
{
  return ((SgTestDesk *) user_data)->now;
}

static inline void
sg_test_desk_attach (SgTestDesk *self, SgDesk *desk)
{
  self->desk = desk;
  sg_desk_set_clock (desk, sg_test_desk_clock, self);
  sg_desk_set_person (desk, "local:tester");
}

static inline void
sg_test_desk_open (SgTestDesk *self, const char *name)
{
  SgLogIdentity identity = { .name = (char *) "Meja uji",
                             .psc = (char *) "3171",
                             .psc_name = (char *) "PSC 119 Uji",
                             .zone = (char *) "Asia/Jakarta" };
  g_autoptr (GError) error = NULL;
  SgDesk *desk;

  self->path = sg_test_path (name);
  self->now = SG_TEST_NOW;
  desk = sg_desk_create (self->path, &identity, &error);
  g_assert_no_error (error);
  sg_test_desk_attach (self, desk);
}

static inline void
sg_test_desk_reopen (SgTestDesk *self)
{
  g_autoptr (GError) error = NULL;
  SgDesk *desk;

  g_clear_object (&self->desk);
  desk = sg_desk_open (self->path, &error);
  g_assert_no_error (error);
  sg_test_desk_attach (self, desk);
}

static inline void
sg_test_desk_wait (SgTestDesk *self, double seconds)
{
  self->now += (gint64) (seconds * G_USEC_PER_SEC);
}

static inline void
sg_test_desk_clear (SgTestDesk *self)
{
  g_clear_object (&self->desk);
  g_clear_pointer (&self->path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgTestDesk, sg_test_desk_clear)
