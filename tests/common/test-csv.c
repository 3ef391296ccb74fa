/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-csv.h"

#include <string.h>

#include "common/sg-error.h"

static SgCsv *
open_table (const char *text)
{
  g_autoptr (GError) error = NULL;
  SgCsv *csv = sg_csv_new (text, strlen (text), &error);

  g_assert_no_error (error);
  return csv;
}

/* All rows: fields apart by |, rows by /; a refused one is !LINE. */
static char *
read_all (SgCsv *csv)
{
  GString *all = g_string_new (NULL);

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      gboolean has_row = sg_csv_next (csv, &error);

      if (!has_row && error == NULL)
        return g_string_free (all, FALSE);
      if (all->len > 0)
        g_string_append_c (all, '/');
      if (error != NULL)
        g_string_append_printf (all, "!%u", sg_csv_get_line (csv));
      for (guint i = 0; i < sg_csv_get_n_fields (csv); i++)
        g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", sg_csv_get_field (csv, i));
    }
}

static void
test_reads_what_the_standard_says (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
  } cases[] = {
    { "", "" },
    { "a,b\r\nc,d\r\n", "a|b/c|d" },
    { "a,b\nc,d", "a|b/c|d" },
    { "a,,\r\n,b,\r\n", "a||/|b|" },
    { "\xef\xbb\xbf"
      "a\n",
      "a" },
    { "\"a,b\",\"say \"\"hi\"\"\"\n", "a,b|say \"hi\"" },
    { "\"two\nlines\",b\nc,d\n", "two\nlines|b/c|d" },
    { "a\n\n\r\nb\n", "a/b" },
    { "\"\",\"\"\n", "|" },
    { "a,\"b", "!1" },
    { "a\n\"b\nc,d\ne\n", "a/!2/c|d/e" },
    { "a\nb\"c,d\ne\n", "a/!2/e" },
    { "\"a\"b,c\nd\n", "!1/d" },
    { "a\n\xff\xfe,b\nc\n", "a/!2/c" },
    { "a\rb\n", "a\rb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SgCsv) csv = open_table (cases[i].text);
      g_autofree char *rows = read_all (csv);

      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

static void
test_line_is_where_the_row_begins (void)
{
  g_autoptr (SgCsv) csv = open_table ("a\n\"x\ny\nz\",b\n\nlast\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (sg_csv_next (csv, &error));
  g_assert_cmpuint (sg_csv_get_line (csv), ==, 1);
  g_assert_true (sg_csv_next (csv, &error));
  g_assert_cmpuint (sg_csv_get_line (csv), ==, 2);
  g_assert_true (sg_csv_next (csv, &error));
  g_assert_cmpuint (sg_csv_get_line (csv), ==, 6);
}

static void
test_zero_byte_refuses_the_row_only (void)
{
  static const char text[] = "a,b\nc\0c,d\ne,f\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCsv) csv = sg_csv_new (text, sizeof text - 1, &error);
  g_autofree char *rows = read_all (csv);

  g_assert_cmpstr (rows, ==, "a|b/!2/e|f");
}

static void
test_huge_line_refuses_the_row_only (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (SgCsv) csv = NULL;
  g_autofree char *rows = NULL;

  g_string_set_size (text, 10 << 20);
  memset (text->str + 4, 'x', text->len - 4);
  g_string_append (text, "\nc,d\n");
  csv = open_table (text->str);
  rows = read_all (csv);

  g_assert_cmpstr (rows, ==, "a|b/!2/c|d");
}

static void
test_too_many_fields_refuse_the_row (void)
{
  g_autoptr (GString) text = g_string_new ("a\n");
  g_autoptr (SgCsv) csv = NULL;
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 64; i++)
    g_string_append (text, "x,");
  g_string_append (text, "x\nb\n");
  csv = open_table (text->str);
  rows = read_all (csv);

  g_assert_cmpstr (rows, ==, "a/!2/b");
}

static void
test_table_of_quotes_ends (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SgCsv) csv = NULL;
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "\"a\",\"\n");
  csv = open_table (text->str);
  rows = read_all (csv);

  g_assert_cmpuint (strlen (rows), >, 0);
}

static void
test_other_encodings_are_told (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sg_csv_new ("\xff\xfe"
                             "a",
                             3,
                             &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "UTF-16"));
}

static void
test_formula_is_made_harmless_and_read_again (void)
{
  static const char *const texts[] = { "=1+1",    "+62 811",  "-6.2",   "@a",        "-cmd",
                                       "＝a",     "plain",    "a,b",    "\"q\"",     " x ",
                                       "+62-811", "two\nrow", "'quote", "\tcommand", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (SgCsv) csv = NULL;
      g_autoptr (GError) error = NULL;

      sg_csv_append_field (line, texts[i]);
      g_string_append (line, ",end\r\n");
      g_assert_null (strchr ("=@", line->str[0] == '\0' ? 'x' : line->str[0]));
      csv = open_table (line->str);
      g_assert_true (sg_csv_next (csv, &error));
      g_assert_cmpstr (sg_csv_without_guard (sg_csv_get_field (csv, 0)), ==, texts[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/reads-what-the-standard-says", test_reads_what_the_standard_says);
  g_test_add_func ("/csv/line-is-where-the-row-begins", test_line_is_where_the_row_begins);
  g_test_add_func ("/csv/zero-byte-refuses-the-row-only", test_zero_byte_refuses_the_row_only);
  g_test_add_func ("/csv/huge-line-refuses-the-row-only", test_huge_line_refuses_the_row_only);
  g_test_add_func ("/csv/too-many-fields-refuse-the-row", test_too_many_fields_refuse_the_row);
  g_test_add_func ("/csv/table-of-quotes-ends", test_table_of_quotes_ends);
  g_test_add_func ("/csv/other-encodings-are-told", test_other_encodings_are_told);
  g_test_add_func ("/csv/formula-is-made-harmless-and-read-again",
                   test_formula_is_made_harmless_and_read_again);

  return g_test_run ();
}
