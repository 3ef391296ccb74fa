/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <glib/gstdio.h>

/* The sanitizers make a program ten times slower. What is tried by chance is then tried less often,
 * and of calls that fail in turn every sixteenth. */
#ifdef __SANITIZE_ADDRESS__
#define SG_TEST_STRIDE 16
#else
#define SG_TEST_STRIDE 1
#endif

/* A path of this test's own; needs G_TEST_OPTION_ISOLATE_DIRS, which also removes it again. */
static inline char *
sg_test_path (const char *name)
{
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);

  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

/* A file of the real data that is not in the repository, or NULL after skipping the test. */
static inline char *
sg_test_shared_file (const char *name)
{
  const char      *folder = g_getenv ("SIAGA_SHARED");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "data", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_test_skip_printf ("%s is not on this machine", name);
  return NULL;
}

/* Removes all files of the folder of @path: a thousand rounds of a test would fill the disk. */
static inline void
sg_test_remove_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
}
