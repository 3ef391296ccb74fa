/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <sys/resource.h>

/* What another program says about a file, or NULL after skipping the test when it is not here. */
static inline char *
run_reader (const char *const *words)
{
  g_autofree char *program = g_find_program_in_path (words[0]);
  g_autoptr (GError) error = NULL;
  char *said = NULL;
  int   status;

  if (program == NULL)
    {
      g_test_skip_printf ("%s is not on this machine", words[0]);
      return NULL;
    }

  g_spawn_sync (NULL,
                (char **) words,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                &said,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return said;
}

static inline char *
read_pdf (const char *path)
{
  return run_reader ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
}

static inline guint
count_pages (const char *pdf_words)
{
  guint n = 0;

  for (const char *c = pdf_words; *c != '\0'; c++)
    n += *c == '\f';

  return n;
}

/* No file may grow longer than this, as on a disk that is full. */
static inline void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes;
  setrlimit (RLIMIT_FSIZE, &limit);
}

static inline guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}
