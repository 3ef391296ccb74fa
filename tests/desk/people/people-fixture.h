/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include "desk/log/sg-log-check.h"
#include "tests/desk/sg-test-desk.h"

static inline guint
count_in_file (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  gsize            size = strlen (text);
  guint            n = 0;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return 0;

  for (gsize i = 0; i + size <= length; i++)
    n += memcmp (bytes + i, text, size) == 0;

  return n;
}

/* In the file and its WAL as they lie on the disk, whatever SQLite thinks is in them. */
static inline guint
count_in_desk (const char *path, const char *text)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  return count_in_file (path, text) + count_in_file (wal, text);
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

static inline void
assert_refused (gboolean done, GError **error, const char *said)
{
  g_assert_false (done);
  g_assert_nonnull (*error);
  if (strstr ((*error)->message, said) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, said);
  g_clear_error (error);
}
