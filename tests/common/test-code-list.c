/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-code-list.h"

static const char *const lists[] = {
  "intake_source",
  "disposition",
  "incident_status",
  "unit_status",
  "request_reply",
  "reject_reason",
  "cancel_reason",
  "offline_reason",
  "category",
  "triage",
  "severity",
  "outcome",
  "agency",
  "cert_level",
  "unit_class",
  "unit_readiness",
  "capability",
  "facility_kind",
  "volunteer_skill",
  "availability",
  "milestone",
  "answer",
  "channel",
  "verification",
  "task_role",
  "task_state",
  "shift",
  "closure_reason",
  "sex",
  "complaint_type",
  NULL,
};

/* The rows of a table on disk, without its first line. */
static char **
read_rows (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char **rows;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  rows = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_true (g_str_has_prefix (rows[0], "list\tcode\tlabel_id\tlabel_en\tsource"));
  return rows;
}

static void
test_lists_can_be_walked_in_order (void)
{
  guint         n;
  const SgCode *codes = sg_code_list_find ("severity", &n);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (codes[0].code, ==, "sev1");
  g_assert_cmpstr (codes[2].code, ==, "sev3");

  for (guint i = 0; i < G_N_ELEMENTS (lists) - 1; i++)
    {
      codes = sg_code_list_find (lists[i], &n);
      g_assert_cmpuint (n, >, 0);
      for (guint c = 0; c < n; c++)
        g_assert_cmpstr (codes[c].list, ==, lists[i]);
    }
}

static void
test_codes_are_unique (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists) - 1; i++)
    {
      guint         n;
      const SgCode *codes = sg_code_list_find (lists[i], &n);

      for (guint a = 0; a < n; a++)
        for (guint b = 0; b < a; b++)
          g_assert_cmpstr (codes[a].code, !=, codes[b].code);
    }
}

static void
test_library_holds_the_file_as_it_is (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SIAGA_SOURCE"), "data", "codes", "codes.tsv", NULL);
  g_auto (GStrv) rows = read_rows (path);
  guint counted = 0;

  for (guint i = 1; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "\t", -1);

      g_assert_true (g_strv_contains (lists, cells[0]));
      g_assert_true (sg_code_list_has (cells[0], cells[1]));
      g_assert_cmpstr (sg_code_label (cells[0], cells[1], "id"), ==, cells[2]);
      g_assert_cmpstr (sg_code_label (cells[0], cells[1], "en"), ==, cells[3]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (lists) - 1; i++)
    {
      guint n;

      sg_code_list_find (lists[i], &n);
      counted += n;
    }
  g_assert_cmpuint (counted, ==, g_strv_length (rows) - 1);
}

static void
test_codes_of_the_standard_are_kept (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SIAGA_SHARED"), "spec", "codelists.tsv", NULL);
  g_auto (GStrv) rows = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip_printf ("%s is not on this machine", path);
      return;
    }

  rows = read_rows (path);
  for (guint i = 1; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "\t", -1);

      g_assert_true (sg_code_list_has (cells[0], cells[1]));
      g_assert_cmpstr (sg_code_label (cells[0], cells[1], "id"), ==, cells[2]);
    }
}

static void
test_unknown_codes_are_shown_as_they_are (void)
{
  guint n = 1;

  g_assert_null (sg_code_list_find ("nothing", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (sg_code_list_has ("nothing", "yes"));
  g_assert_false (sg_code_list_has ("answer", "YES"));
  g_assert_false (sg_code_list_has ("answer", ""));
  g_assert_cmpstr (sg_code_label ("answer", "maybe", "id"), ==, "maybe");
  g_assert_cmpstr (sg_code_label ("answer", "yes", "id"), ==, "Ya");
  g_assert_cmpstr (sg_code_label ("answer", "yes", "en"), ==, "Yes");
  g_assert_cmpstr (sg_code_label ("answer", "yes", NULL), ==, "Ya");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-list/lists-can-be-walked-in-order", test_lists_can_be_walked_in_order);
  g_test_add_func ("/code-list/codes-are-unique", test_codes_are_unique);
  g_test_add_func ("/code-list/library-holds-the-file-as-it-is",
                   test_library_holds_the_file_as_it_is);
  g_test_add_func ("/code-list/codes-of-the-standard-are-kept",
                   test_codes_of_the_standard_are_kept);
  g_test_add_func ("/code-list/unknown-codes-are-shown-as-they-are",
                   test_unknown_codes_are_shown_as_they_are);

  return g_test_run ();
}
