/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "tests/sg-test.h"

static int
run (const char *words, char **out, char **err)
{
  g_autofree char *line = g_strdup_printf ("%s %s", g_getenv ("SIAGACTL"), words);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, out, err, &status, &error);
  g_assert_no_error (error);

  return WEXITSTATUS (status);
}

static void
test_help_lists_commands (void)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run ("--help", &out, &err), ==, 0);
  g_assert_nonnull (strstr (out, "Usage:"));
}

static void
test_help_of_one_command_is_its_own (void)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run ("desk backup --help", &out, &err), ==, 0);
  g_assert_nonnull (strstr (out, "siagactl desk backup"));
  g_assert_null (strstr (out, "siagactl desk restore"));
}

static void
test_unknown_command_is_wrong_usage (void)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run ("fly", &out, &err), ==, 2);
  g_assert_cmpstr (out, ==, "");
  g_assert_nonnull (strstr (err, "no such command: fly"));
}

static void
test_foreign_encoding_names_the_option (void)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run ("desk call x.db --source tel119 --text \xff", &out, &err), ==, 2);
  g_assert_nonnull (strstr (err, "--text"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ctl/help-lists-commands", test_help_lists_commands);
  g_test_add_func ("/ctl/help-of-one-command-is-its-own", test_help_of_one_command_is_its_own);
  g_test_add_func ("/ctl/unknown-command-is-wrong-usage", test_unknown_command_is_wrong_usage);

  g_test_add_func ("/ctl/foreign-encoding-names-the-option",
                   test_foreign_encoding_names_the_option);

  return g_test_run ();
}
