/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "tests/desk/sg-test-roster.h"

/* A busy machine under a sanitizer is ready by then. */
#define SG_TEST_PATIENCE_US (60 * G_USEC_PER_SEC)

/* A desk as a window has it, beside a handle of the test; all clocks stand still together. */
typedef struct
{
  SgTestDesk     t;
  SgDeskSession *session;
} SgTestSession;

typedef gboolean (*SgTestCondition) (gpointer user_data);

static inline gboolean
sg_test_wake (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets everything happen that is under way until the condition holds. */
static inline void
sg_test_wait_until (SgTestCondition holds, gpointer user_data)
{
  gint64   end = g_get_monotonic_time () + SG_TEST_PATIENCE_US;
  guint    wake = g_timeout_add (20, sg_test_wake, NULL);
  gboolean held;

  while (!(held = holds (user_data)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
  g_assert_true (held);
}

static inline gboolean
sg_test_session_is_idle (gpointer session)
{
  return sg_desk_session_is_idle (session) && !g_main_context_pending (NULL);
}

static inline void
sg_test_session_settle (SgTestSession *self)
{
  sg_test_wait_until (sg_test_session_is_idle, self->session);
}

static inline void
sg_test_session_open (SgTestSession *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (&self->t, name);
  self->session = sg_desk_session_open (self->t.path, &error);
  g_assert_no_error (error);
  sg_desk_session_freeze (self->session, self->t.now);
  g_assert_true (sg_desk_session_start (self->session, &error));
  sg_test_session_settle (self);
}

/* Time goes by, and the second is over. */
static inline void
sg_test_session_wait (SgTestSession *self, double seconds)
{
  sg_test_session_settle (self);
  sg_test_desk_wait (&self->t, seconds);
  sg_desk_session_freeze (self->session, self->t.now);
  g_signal_emit_by_name (self->session, "tick");
  sg_test_session_settle (self);
}

static inline void
sg_test_session_clear (SgTestSession *self)
{
  if (self->session != NULL)
    {
      sg_test_session_settle (self);
      g_assert_finalize_object (g_steal_pointer (&self->session));
    }
  sg_test_desk_clear (&self->t);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgTestSession, sg_test_session_clear)

/* Somebody pressed the button. */
static inline SgUuid
sg_test_press_panic (SgTestDesk *t, const char *caller)
{
  g_autoptr (GError) error = NULL;
  g_auto (SgScene) scene = SG_SCENE_UNKNOWN;
  SgCall call = { .source = "panic",
                  .caller = caller,
                  .phone = "081234567890",
                  .victims = -1,
                  .scene = &scene };
  SgUuid id;

  scene.lat = -6.2;
  scene.lon = 106.8;
  scene.patokan = g_strdup ("Kel. Menteng");
  sg_desk_take_call (t->desk, &call, &id, &error);
  g_assert_no_error (error);

  return id;
}
