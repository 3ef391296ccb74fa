/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "tests/desk/report/sg-report-fixture.h"

static int
run (const char *path, const char *words, const char *rest, char **out)
{
  g_autofree char *line =
    g_strdup_printf ("%s desk %s %s %s", g_getenv ("SIAGACTL"), words, path, rest);
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, out, &err, &status, &error);
  g_assert_no_error (error);
  if (WEXITSTATUS (status) != 0)
    g_test_message ("%s: %s", line, g_strdelimit (err, "\n", ' '));

  return WEXITSTATUS (status);
}

/* One call at 00:30 of the 25th in Jakarta, still the 24th in UTC, and one an hour before it. */
static void
open_desk (SgTestDesk *t, const char *name)
{
  SgTestPlan today = { .number = "PSC-3171-20261125-X0001001",
                       .at = SG_TEST_NOW - 8 * G_TIME_SPAN_HOUR - G_TIME_SPAN_HOUR / 2,
                       .type = "trauma_kll",
                       .severity = 1,
                       .disposition = "dispatch" };
  SgTestPlan yesterday = { .number = "PSC-3171-20261124-X0001001",
                           .at = today.at - G_TIME_SPAN_HOUR,
                           .disposition = "prank" };

  sg_test_desk_open (t, name);
  sg_plan_do (t, &today);
  sg_plan_do (t, &yesterday);
}

static void
test_last_day_counts (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *behind = NULL;
  g_autofree char *both = NULL;

  open_desk (&t, "days.db");
  g_assert_cmpint (run (t.path,
                        "report",
                        "--from 2026-11-25 --to 2026-11-25 --kind summary --open 0,0,1",
                        &behind),
                   ==,
                   0);
  g_assert_nonnull (strstr (behind, "PSC-3171-20261125-X0001001"));
  g_assert_null (strstr (behind, "PSC-3171-20261124-X0001001"));

  g_assert_cmpint (
    run (t.path, "report", "--from 2026-11-24 --to 2026-11-25 --kind summary --open 0,0,1", &both),
    ==,
    0);
  g_assert_nonnull (strstr (both, "PSC-3171-20261124-X0001001"));
}

static void
test_every_format_is_written (void)
{
  static const char *const formats[] = { "json", "xlsx", "pdf" };
  g_auto (SgTestDesk) t = { 0 };

  open_desk (&t, "formats.db");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = sg_test_path (formats[i]);
      g_autofree char *rest = g_strdup_printf ("--from 2026-11-01 --to 2026-11-30 --format %s "
                                               "--output %s",
                                               formats[i],
                                               path);
      g_autofree char *out = NULL;

      g_assert_cmpint (run (t.path, "report", rest, &out), ==, 0);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_wrong_words_are_told (void)
{
  static const struct
  {
    const char *rest;
    int         exit_code;
  } cases[] = {
    { "--from 2026-11-01", 2 },
    { "--from 2026-11-01 --to 2026-11-30 --format pdf", 2 },
    { "--from 2026-11-30 --to 2026-11-01", 1 },
    { "--from 2026-11-01 --to 2026-11-30 --kind weather", 1 },
    { "--from 2026-11-01 --to 2026-11-30 --severity 4", 1 },
    { "--from 2026-11-01 --to 2026-11-30 --facility Nowhere", 1 },
    { "--from 2026-11-01 --to 2026-11-30 --open 1,2", 1 },
  };
  g_auto (SgTestDesk) t = { 0 };

  open_desk (&t, "wrong.db");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = NULL;

      g_assert_cmpint (run (t.path, "report", cases[i].rest, &out), ==, cases[i].exit_code);
      g_assert_cmpstr (out, ==, "");
    }
}

static void
test_incomplete_print_sitrep (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *path = sg_test_path ("page.pdf");
  g_autofree char *rest = g_strdup_printf ("PSC-3171-20261125-X0001001 --masked --output %s", path);
  g_autofree char *incomplete = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *said = NULL;
  g_autoptr (JsonNode) root = NULL;

  open_desk (&t, "others.db");
  g_assert_cmpint (run (t.path, "incomplete", "--json", &incomplete), ==, 0);
  root = json_from_string (incomplete, NULL);
  g_assert_nonnull (root);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 1);

  g_assert_cmpint (run (t.path, "print", rest, &printed), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (t.path, "sitrep", "PSC-3171-20261125-X0001001", &said), ==, 0);
  g_assert_true (g_str_has_prefix (said, "PSC 119, ini KREKI. ID PSC-3171-20261125-X0001001."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ctl/desk-report/last-day-counts", test_last_day_counts);
  g_test_add_func ("/ctl/desk-report/every-format-is-written", test_every_format_is_written);
  g_test_add_func ("/ctl/desk-report/wrong-words-are-told", test_wrong_words_are_told);
  g_test_add_func ("/ctl/desk-report/incomplete-print-sitrep", test_incomplete_print_sitrep);

  return g_test_run ();
}
