/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-error.h"
#include "desk/log/sg-log-check.h"
#include "desk/register/sg-register.h"
#include "tests/desk/sg-test-desk.h"

/* A record of a register from texts: NAME=TEXT, apart by |. */
static inline gpointer
make_record (const SgRegisterType *type, SgDesk *desk, const char *texts)
{
  gpointer record = sg_record_new (type->record);
  g_auto (GStrv) parts = g_strsplit (texts, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      g_autoptr (GError) error = NULL;

      sg_register_set (type, desk, record, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }

  return record;
}

static inline gboolean
try_add (const SgRegisterType *type,
         SgDesk               *desk,
         const char           *texts,
         gboolean              force,
         SgUuid               *id,
         GError              **error)
{
  gpointer record = make_record (type, desk, texts);
  gboolean added = sg_register_add (type, desk, record, force, id, error);

  type->record->free (record);
  return added;
}

static inline SgUuid
add_record (const SgRegisterType *type, SgDesk *desk, const char *texts)
{
  g_autoptr (GError) error = NULL;
  SgUuid id;

  try_add (type, desk, texts, FALSE, &id, &error);
  g_assert_no_error (error);

  return id;
}

static inline void
assert_refused (GError **error, const char *part)
{
  g_assert_error (*error, SG_ERROR, SG_ERROR_INVALID);
  if (strstr ((*error)->message, part) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, part);
  g_clear_error (error);
}

static inline void
assert_clean (SgDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLogFindings) findings = sg_log_check (sg_desk_get_log (desk), NULL, &error);

  g_assert_no_error (error);
  if (findings->n_faults > 0)
    g_error ("%s", (char *) g_ptr_array_index (findings->faults, 0));
}
