/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "common/sg-error.h"
#include "region/sg-region.h"
#include "region/sg-scratch.h"
#include "tests/sg-test.h"

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_assert_no_error (error);
}

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);

  return text;
}

static guint
count_siblings (const char *target)
{
  g_autofree char *parent = g_path_get_dirname (target);
  g_autofree char *base = g_path_get_basename (target);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;
  guint       count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    count += g_str_has_prefix (name, base);

  return count;
}

/* As an import leaves one. */
static void
put_region (const char *target, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgScratch) scratch = sg_scratch_new (target, &error);

  g_assert_no_error (error);
  write_file (sg_scratch_get_path (scratch), SG_REGION_MANIFEST, text);
  g_assert_true (sg_scratch_commit (scratch, &error));
  g_assert_no_error (error);
}

static void
test_new_folder_takes_the_place (void)
{
  g_autofree char *target = sg_test_path ("place");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  put_region (target, "old");
  first = read_file (target, SG_REGION_MANIFEST);
  g_assert_cmpstr (first, ==, "old");

  put_region (target, "new");
  second = read_file (target, SG_REGION_MANIFEST);
  g_assert_cmpstr (second, ==, "new");
  g_assert_cmpuint (count_siblings (target), ==, 1);
}

static void
test_given_up_leaves_nothing (void)
{
  g_autofree char *target = sg_test_path ("given-up");
  g_autofree char *text = NULL;

  put_region (target, "old");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SgScratch) scratch = sg_scratch_new (target, &error);

    g_assert_no_error (error);
    write_file (sg_scratch_get_path (scratch), SG_REGION_MANIFEST, "half");
  }

  text = read_file (target, SG_REGION_MANIFEST);
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (count_siblings (target), ==, 1);
}

static void
test_foreign_folder_is_never_replaced (void)
{
  g_autofree char *target = sg_test_path ("photos");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (target, 0700), ==, 0);
  write_file (target, "wedding.txt", "dear");

  g_assert_null (sg_scratch_new (target, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  text = read_file (target, "wedding.txt");
  g_assert_cmpstr (text, ==, "dear");
}

static void
test_killed_import_is_cleaned_up (void)
{
  g_autofree char *target = sg_test_path ("killed");
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgScratch) scratch = NULL;
  char  true_word[] = "true";
  char *words[] = { true_word, NULL };
  GPid  pid;

  /* A process that has ended: its number belongs to nobody now. */
  g_assert_true (g_spawn_async (NULL,
                                words,
                                NULL,
                                G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
                                NULL,
                                NULL,
                                &pid,
                                &error));
  waitpid (pid, NULL, 0);

  left = g_strdup_printf ("%s.importing-%d", target, (int) pid);
  g_assert_cmpint (g_mkdir_with_parents (left, 0700), ==, 0);
  write_file (left, "roads.srg", "half");

  scratch = sg_scratch_new (target, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/scratch/new-folder-takes-the-place", test_new_folder_takes_the_place);
  g_test_add_func ("/scratch/given-up-leaves-nothing", test_given_up_leaves_nothing);
  g_test_add_func ("/scratch/foreign-folder-is-never-replaced",
                   test_foreign_folder_is_never_replaced);
  g_test_add_func ("/scratch/killed-import-is-cleaned-up", test_killed_import_is_cleaned_up);

  return g_test_run ();
}
