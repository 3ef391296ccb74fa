/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands about candidates and closures promise to scripts. */

#include "tests/desk/candidates/sg-test-town.h"

#define ACROSS "\"-6.1995,106.805 -6.2005,106.805\""

static int
run (const SgTown *t, const char *command, const char *rest, char **out)
{
  g_autofree char *line =
    g_strdup_printf ("%s desk %s %s %s", g_getenv ("SIAGACTL"), command, t->desk.path, rest);
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, out, &err, &status, &error);
  g_assert_no_error (error);

  return WEXITSTATUS (status);
}

static JsonNode *
run_json (const SgTown *t, const char *command, const char *rest)
{
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_cmpint (run (t, command, rest, &out), ==, 0);
  node = json_from_string (out, &error);
  g_assert_no_error (error);

  return node;
}

static double
ask_seconds (const SgTown *t)
{
  g_autoptr (JsonNode) node = run_json (t, "candidates", "A --kind unit --json");
  JsonObject *first = json_array_get_object_element (json_node_get_array (node), 0);

  g_assert_cmpstr (json_object_get_string_member (first, "name"), ==, "AMB-1");
  g_assert_true (json_object_get_boolean_member (first, "eligible"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "why")), >, 0);
  g_assert_true (json_object_has_member (first, "why_not"));
  g_assert_cmpfloat (json_object_get_double_member (first, "metres"), >, 800);

  return json_object_get_double_member (first, "seconds");
}

static void
check_is_listed (const SgTown *t)
{
  g_autoptr (JsonNode) listed = run_json (t, "closures", "--json");
  JsonObject *first = json_array_get_object_element (json_node_get_array (listed), 0);

  g_assert_cmpstr (json_object_get_string_member (first, "reason"), ==, "Banjir");
}

/* The program has the clock of the machine. */
static char *
draw_until_next_week (SgTown *t)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) week = g_date_time_add_days (now, 7);
  g_autofree char *until = g_date_time_format (week, "%Y-%m-%d");
  g_autofree char *words = g_strconcat ("--line " ACROSS
                                        " --effect factor --factor 5 --reason Banjir --until ",
                                        until,
                                        NULL);
  char            *id = NULL;

  g_assert_cmpint (run (t, "closure", words, &id), ==, 0);

  return g_strstrip (id);
}

static void
test_closure_is_drawn_listed_and_lifted (void)
{
  g_auto (SgTown) t = { 0 };
  g_autofree char *id = NULL;
  double           free_s;

  sg_town_open_with_unit (&t, "closures.db");
  free_s = ask_seconds (&t);
  id = draw_until_next_week (&t);
  g_assert_cmpfloat (ask_seconds (&t), >, 3 * free_s);

  check_is_listed (&t);
  g_assert_cmpint (run (&t, "closure-lift", id, NULL), ==, 0);
  g_assert_cmpfloat (ask_seconds (&t), <, 1.5 * free_s);
  g_assert_cmpint (run (&t, "closure-lift", id, NULL), ==, 1);
}

static void
test_coverage_lists_the_districts (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *north;

  sg_town_open_with_unit (&t, "covered.db");
  node = run_json (&t, "coverage", "--json");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 2);
  north = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpstr (json_object_get_string_member (north, "name"), ==, "Utara");
  g_assert_true (json_object_get_boolean_member (north, "covered"));
}

static void
test_mistakes_have_their_exit_codes (void)
{
  g_auto (SgTown) t = { 0 };

  sg_town_open_with_unit (&t, "mistakes.db");
  g_assert_cmpint (run (&t, "candidates", "A --kind car", NULL), ==, 2);
  g_assert_cmpint (run (&t, "candidates", "A --limit 0", NULL), ==, 2);
  g_assert_cmpint (run (&t, "candidates", "B", NULL), ==, 1);
  g_assert_cmpint (run (&t, "closure", "--until 2199-01-01", NULL), ==, 2);
  g_assert_cmpint (run (&t, "closure", "--line " ACROSS " --until 2020-01-01", NULL), ==, 1);
  g_assert_cmpint (run (&t, "closure", "--line " ACROSS " --until 2199-01-01", NULL), ==, 1);
  g_assert_cmpint (run (&t, "closure", "--line " ACROSS " --until 2199-01-01 --factor 2", NULL),
                   ==,
                   2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ctl/desk-candidates/closure-is-drawn-listed-and-lifted",
                   test_closure_is_drawn_listed_and_lifted);
  g_test_add_func ("/ctl/desk-candidates/coverage-lists-the-districts",
                   test_coverage_lists_the_districts);
  g_test_add_func ("/ctl/desk-candidates/mistakes-have-their-exit-codes",
                   test_mistakes_have_their_exit_codes);

  return sg_town_run_tests ();
}
