/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "tests/sg-test.h"

static int
run (char **out, const char *format, ...)
{
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;
  int     status;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strdup_printf ("%s desk %s", g_getenv ("SIAGACTL"), words);
  g_spawn_command_line_sync (line, out, &err, &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status))
    g_error ("%s: %s", line, err);

  return WEXITSTATUS (status);
}

static void
create (const char *db)
{
  g_assert_cmpint (run (NULL, "create %s --psc 3171 --name Meja", db), ==, 0);
  g_setenv ("SIAGA_PIN", "731940", TRUE);
  g_assert_cmpint (run (NULL, "person add %s Kepala --roles admin,supervisor", db), ==, 0);
}

static void
test_people_sign_in (void)
{
  g_autofree char *db = sg_test_path ("people.db");
  g_autofree char *out = NULL;

  create (db);
  g_setenv ("SIAGA_PIN", "5093", TRUE);
  g_assert_cmpint (run (NULL, "person add %s Budi --roles operator", db), ==, 0);
  g_assert_cmpint (run (NULL, "person add %s Tono --roles pilot", db), ==, 1);
  g_assert_cmpint (run (NULL, "person add %s Tono --roles operator --by Budi", db), ==, 1);
  g_assert_cmpint (run (NULL, "sign-in %s Kepala", db), ==, 1);
  g_assert_cmpint (run (NULL, "sign-in %s Budi", db), ==, 0);
  g_assert_cmpint (run (NULL, "sign-out %s Budi", db), ==, 0);
  g_assert_cmpint (run (NULL, "person disable %s Budi", db), ==, 0);
  g_assert_cmpint (run (NULL, "sign-in %s Budi", db), ==, 1);
  g_assert_cmpint (run (&out, "person list %s --json", db), ==, 0);
  g_assert_nonnull (strstr (out, "\"name\":\"Budi\",\"roles\":[\"operator\"],\"disabled\":true"));
  g_assert_cmpint (run (NULL, "check %s", db), ==, 0);
}

static void
test_person_is_erased_and_desk_restored (void)
{
  g_autofree char *db = sg_test_path ("privacy.db");
  g_autofree char *folder = sg_test_path ("copies");
  g_autofree char *copy = sg_test_path ("copy.db");
  g_autofree char *out = NULL;
  g_autofree char *log = NULL;
  g_autofree char *restored = NULL;

  create (db);
  g_assert_cmpint (run (NULL, "call %s --source tel119 --phone 081100000177 --caller Uji", db),
                   ==,
                   0);
  g_assert_cmpint (run (NULL, "backup %s %s", db, copy), ==, 0);
  g_assert_cmpint (run (NULL, "backup %s --nightly %s", db, folder), ==, 1);
  g_assert_cmpint (run (NULL, "privacy export %s 081100000177 %s --purpose surat", db, folder),
                   ==,
                   0);
  g_assert_cmpint (run (&out, "privacy erase %s 081100000177 --reason surat --json", db), ==, 0);
  g_assert_nonnull (strstr (out, "\"masked\":1"));
  g_assert_cmpint (run (&log, "log %s --json", db), ==, 0);
  g_assert_null (strstr (log, "81100000177"));

  g_assert_cmpint (run (NULL, "restore %s %s", copy, db), ==, 1);
  g_assert_cmpint (run (&restored, "restore %s %s --force --salvage --json", copy, db), ==, 0);
  g_assert_nonnull (strstr (restored, "\"epoch\":2"));
  g_clear_pointer (&log, g_free);
  g_assert_cmpint (run (&log, "log %s --json", db), ==, 0);
  g_assert_null (strstr (log, "81100000177"));
  g_assert_cmpint (run (NULL, "check %s", db), ==, 0);
  g_assert_cmpint (run (NULL, "retention %s --dry-run", db), ==, 0);
  g_assert_cmpint (run (NULL, "forms %s %s", db, folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ctl-people/people-sign-in", test_people_sign_in);
  g_test_add_func ("/ctl-people/person-is-erased-and-desk-restored",
                   test_person_is_erased_and_desk_restored);

  return g_test_run ();
}
