/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-json.h"
#include "desk/paper/sg-sheet-csv.h"
#include "desk/paper/sg-sheet-json.h"
#include "desk/paper/sg-sheet-write.h"
#include "tests/desk/paper/paper-fixture.h"
#include "tests/sg-test.h"

/* 24 November 2026, 14:02:05 in Jakarta. */
#define TIME 1795503725.0

/* The sanitizers note down every allocation of the libraries, which takes longer than the work. */
#ifdef __SANITIZE_ADDRESS__
#define MANY_ROWS 400
#else
#define MANY_ROWS 5000
#endif

static const SgSheetFormat file_formats[] = { SG_SHEET_JSON,
                                              SG_SHEET_CSV,
                                              SG_SHEET_XLSX,
                                              SG_SHEET_PDF };

/* What python says about the first worksheet: one cell a line, with the words of its strings. */
static const char cells_of_xlsx[] =
  "import sys, zipfile, re\n"
  "from xml.etree import ElementTree as E\n"
  "z = zipfile.ZipFile(sys.argv[1])\n"
  "assert z.testzip() is None\n"
  "n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'\n"
  "s = [''.join(t.text or '' for t in i.iter(n + 't'))"
  " for i in E.fromstring(z.read('xl/sharedStrings.xml'))]\n"
  "root = E.fromstring(z.read('xl/worksheets/sheet1.xml'))\n"
  "for c in root.iter(n + 'c'):\n"
  "  v = c.find(n + 'v')\n"
  "  assert c.find(n + 'f') is None\n"
  "  if v is not None:\n"
  "    print(c.get('r') + '=' + (s[int(v.text)] if c.get('t') == 's' else v.text))\n"
  "print('filter', root.find(n + 'autoFilter').get('ref'))\n"
  "print('frozen', root.find('.//' + n + 'pane').get('ySplit'))\n"
  "print('names', re.findall('<sheet name=\"([^\"]*)\"', z.read('xl/workbook.xml').decode()))\n"
  "print('charts', len([f for f in z.namelist() if 'charts/chart' in f]))\n";

static SgSheetBook *
new_book (void)
{
  SgSheetBook *book = sg_sheet_book_new ("Laporan Bulanan", "November 2026", "Dicetak 14.02");
  SgSheet     *sheet = sg_sheet_add (book, "Per kategori");

  book->zone = g_time_zone_new_identifier ("Asia/Jakarta");
  sg_sheet_add_column (sheet, "Kategori", SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, "n", SG_SHEET_INT);
  sg_sheet_add_column (sheet, "Jarak", SG_SHEET_NUMBER);
  sg_sheet_add_column (sheet, "Median", SG_SHEET_SECONDS);
  sg_sheet_add_column (sheet, "Target", SG_SHEET_PERCENT);
  sg_sheet_add_column (sheet, "Terakhir", SG_SHEET_TIME);

  return book;
}

static SgSheet *
get_sheet (SgSheetBook *book, guint index)
{
  return g_ptr_array_index (book->sheets, index);
}

static void
add_row (SgSheet *sheet, const char *category, double count)
{
  sg_sheet_add_row_begin (sheet);
  sg_sheet_text (sheet, category);
  sg_sheet_number (sheet, count);
  sg_sheet_number (sheet, 3.7);
  sg_sheet_number (sheet, 412);
  sg_sheet_number (sheet, 0.935);
  sg_sheet_number (sheet, TIME);
}

static SgSheetBook *
new_full_book (void)
{
  SgSheetBook *book = new_book ();
  SgSheet     *sheet = get_sheet (book, 0);

  add_row (sheet, "Trauma - KLL", 12);
  add_row (sheet, "=1+1", 3);
  sg_sheet_add_row_begin (sheet);
  sg_sheet_text (sheet, "Neonatal");
  sg_sheet_empty (sheet);
  sg_sheet_add_total_begin (sheet);
  sg_sheet_text (sheet, "Jumlah");
  sg_sheet_number (sheet, 15);
  sg_sheet_set_chart (sheet, 0, 1);
  sg_sheet_set_note (sheet, "Simulasi tidak dihitung.");

  return book;
}

static void
write_book (SgSheetBook *book, SgSheetFormat format, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sg_sheet_book_write (book, format, path, &error));
  g_assert_no_error (error);
}

static void
test_csv_is_plain_and_complete (void)
{
  g_autoptr (SgSheetBook) book = new_full_book ();
  g_autofree char *csv = sg_sheet_dup_csv (get_sheet (book, 0), book->zone);

  g_assert_cmpstr (csv,
                   ==,
                   "Kategori,n,Jarak,Median,Target,Terakhir\r\n"
                   "Trauma - KLL,12,3.7,412,0.935,2026-11-24T14:02:05+07:00\r\n"
                   "'=1+1,3,3.7,412,0.935,2026-11-24T14:02:05+07:00\r\n"
                   "Neonatal,,,,,\r\n"
                   "Jumlah,15,,,,\r\n");
}

static void
test_csv_cells_are_quoted_and_harmless (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { "biasa", "biasa" },
    { "satu, dua", "\"satu, dua\"" },
    { "kata \"kutip\"", "\"kata \"\"kutip\"\"\"" },
    { "baris\r\ndua", "\"baris\r\ndua\"" },
    { " tepi", "\" tepi\"" },
    { "", "" },
    { "=HYPERLINK(1)", "'=HYPERLINK(1)" },
    { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "+cmd", "'+cmd" },
    { "-cmd", "'-cmd" },
    { "-1+cmd", "'-1+cmd" },
    { "\t=1", "\"'\t=1\"" },
    { "\r=1", "\"'\r=1\"" },
    { "＝1", "'＝1" },
    { "-", "'-" },
    { "+62 811 0000 000", "+62 811 0000 000" },
    { "+628110000000", "+628110000000" },
    { "+62-811-0000", "'+62-811-0000" },
    { "-7.4478", "-7.4478" },
    { "0399000119", "0399000119" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SgSheetBook) book = sg_sheet_book_new ("x", NULL, NULL);
      SgSheet         *sheet = sg_sheet_add (book, "x");
      g_autofree char *csv = NULL;
      g_autofree char *wanted = g_strconcat ("A\r\n", cases[i].cell, "\r\n", NULL);

      sg_sheet_add_column (sheet, "A", SG_SHEET_TEXT);
      sg_sheet_add_row_begin (sheet);
      sg_sheet_text (sheet, cases[i].text);
      csv = sg_sheet_dup_csv (sheet, NULL);
      g_assert_cmpstr (csv, ==, wanted);
    }
}

static void
test_csv_of_several_tables_is_several_files (void)
{
  g_autoptr (SgSheetBook) book = new_full_book ();
  g_autofree char *path = sg_test_path ("laporan.csv");
  g_autofree char *first = sg_test_path ("laporan-1-per-kategori.csv");
  g_autofree char *second = sg_test_path ("laporan-2-per-jam.csv");
  g_autofree char *bytes = NULL;

  sg_sheet_add_column (sg_sheet_add (book, "Per/Jam!"), "Jam", SG_SHEET_TEXT);
  write_book (book, SG_SHEET_CSV_BOM, path);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (second, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "\xef\xbb\xbfJam\r\n");
}

static void
test_json_comes_back_as_it_was (void)
{
  static const char odd[] = "kutip \" garis \\ baris\n\x01 kata é";

  g_autoptr (SgSheetBook) book = new_full_book ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *path = sg_test_path ("laporan.json");
  g_autofree char *text = NULL;
  JsonObject      *sheet;
  JsonArray       *row;

  sg_sheet_set_note (get_sheet (book, 0), odd);
  write_book (book, SG_SHEET_JSON, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  root = sg_json_parse (text, 100000, &error);
  g_assert_no_error (error);

  sheet = json_array_get_object_element (
    json_object_get_array_member (json_node_get_object (root), "sheets"),
    0);
  g_assert_cmpstr (json_object_get_string_member (sheet, "name"), ==, "Per kategori");
  g_assert_cmpstr (json_object_get_string_member (sheet, "note"), ==, odd);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (sheet, "rows")), ==, 3);
  row = json_array_get_array_element (json_object_get_array_member (sheet, "rows"), 1);
  g_assert_cmpstr (json_array_get_string_element (row, 0), ==, "=1+1");
  g_assert_cmpint (json_array_get_int_element (row, 1), ==, 3);
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (row, 4), 0.935, 1e-12);
  g_assert_cmpstr (json_array_get_string_element (row, 5), ==, "2026-11-24T14:02:05+07:00");
  row = json_array_get_array_element (json_object_get_array_member (sheet, "rows"), 2);
  g_assert_true (json_array_get_null_element (row, 5));
}

static void
check_xlsx (const char *said)
{
  static const char *const wanted[] = {
    "A1=Kategori\n",
    "A2=Trauma - KLL\n",
    "A3==1+1\n",
    "B2=12\n",
    "C2=3.7\n",
    "E2=0.935",
    "A5=Jumlah\n",
    "B5=15\n",
    "filter A1:F4\n",
    "frozen 1\n",
    "charts 1\n",
    "F2=46350.5847",
    /* Names that differ in case only are not accepted by a spreadsheet. */
    "names ['Per kategori', 'PER KATEGORI 2', 'a b c']",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (said, wanted[i]) == NULL)
      g_error ("“%s” is not in the workbook:\n%s", wanted[i], said);
}

static void
add_odd_sheets (SgSheetBook *book)
{
  g_autofree char *long_text = g_strnfill (40000, 'x');
  SgSheet         *sheet = sg_sheet_add (book, "PER KATEGORI");

  sg_sheet_add_column (sheet, "Catatan", SG_SHEET_TEXT);
  sg_sheet_add_row_begin (sheet);
  sg_sheet_text (sheet, long_text);
  sg_sheet_add_row_begin (sheet);
  sg_sheet_text (sheet, "kendali \x01 dan \xff");
  sg_sheet_add_column (sg_sheet_add (book, "a/b:c"), "Kosong", SG_SHEET_TEXT);
}

static void
test_xlsx_holds_the_cells (void)
{
  g_autoptr (SgSheetBook) book = new_full_book ();
  g_autofree char *path = sg_test_path ("laporan.xlsx");
  g_autofree char *said = NULL;

  add_odd_sheets (book);
  write_book (book, SG_SHEET_XLSX, path);
  said = run_reader ((const char *const[]){ "python3", "-c", cells_of_xlsx, path, NULL });
  if (said == NULL)
    return;

  check_xlsx (said);
}

/* A locale with a decimal comma must not get into a file. */
static void
test_locale_does_not_reach_files (void)
{
  g_autoptr (SgSheetBook) book = new_full_book ();
  g_autofree char *path = sg_test_path ("locale.xlsx");
  g_autofree char *csv = NULL;
  g_autofree char *said = NULL;

  if (setlocale (LC_NUMERIC, "id_ID.UTF-8") == NULL &&
      setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma on this machine");
      return;
    }

  write_book (book, SG_SHEET_XLSX, path);
  csv = sg_sheet_dup_csv (get_sheet (book, 0), book->zone);
  setlocale (LC_NUMERIC, "C");
  g_assert_nonnull (strstr (csv, ",3.7,"));
  said = run_reader ((const char *const[]){ "python3", "-c", cells_of_xlsx, path, NULL });
  g_assert_true (said == NULL || strstr (said, "C2=3.7\n") != NULL);
}

static void
add_many_rows (SgSheet *sheet, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Kejadian %u di Jalan Melati, Desa Sukamaju", i);

      add_row (sheet, name, i);
    }
}

static void
test_pdf_repeats_its_header_and_counts_its_pages (void)
{
  g_autoptr (SgSheetBook) book = new_book ();
  const char *const office[] = { "DINAS KESEHATAN", "PSC 119 CONTOH", NULL };
  g_autofree char  *path = sg_test_path ("laporan.pdf");
  g_autofree char  *said = NULL;
  g_autofree char  *last = NULL;
  guint             n_headers = 0;
  guint             n_pages;

  book->letterhead = sg_letterhead_new (office, "Jl. Melati 1", NULL);
  add_many_rows (get_sheet (book, 0), 120);
  write_book (book, SG_SHEET_PDF, path);
  said = read_pdf (path);
  if (said == NULL)
    return;

  n_pages = count_pages (said);
  for (const char *c = strstr (said, "Kategori"); c != NULL; c = strstr (c + 1, "Kategori"))
    n_headers++;
  last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  g_assert_cmpuint (n_pages, >, 2);
  g_assert_cmpuint (n_headers, ==, n_pages);
  g_assert_nonnull (strstr (said, last));
  g_assert_nonnull (strstr (said, "PSC 119 CONTOH"));
  g_assert_nonnull (strstr (said, "Kejadian 119 di"));
  g_assert_nonnull (strstr (said, "6:52"));
  g_assert_nonnull (strstr (said, "93.5%"));
  g_assert_nonnull (strstr (said, "24-11-2026 14:02"));
}

static void
test_wide_table_lies_across (void)
{
  g_autoptr (SgSheetBook) book = sg_sheet_book_new ("Lebar", NULL, NULL);
  SgSheet         *sheet = sg_sheet_add (book, "Lebar");
  g_autofree char *path = sg_test_path ("lebar.pdf");
  g_autofree char *said = NULL;

  for (guint i = 0; i < 12; i++)
    sg_sheet_add_column (sheet, "Keterangan", SG_SHEET_TEXT);
  sg_sheet_add_row_begin (sheet);
  for (guint i = 0; i < 12; i++)
    sg_sheet_text (sheet, "Desa Sukamaju, Kecamatan Contoh");
  write_book (book, SG_SHEET_PDF, path);
  said = run_reader ((const char *const[]){ "pdfinfo", path, NULL });
  if (said == NULL)
    return;

  g_assert_nonnull (strstr (said, "841.89 x 595.276"));
  g_assert_nonnull (strstr (said, "Lebar"));
}

static gsize
write_rows (SgSheetFormat format, guint n_rows)
{
  g_autoptr (SgSheetBook) book = new_book ();
  g_autofree char *path = sg_test_path ("banyak");
  GStatBuf         info;

  add_many_rows (get_sheet (book, 0), n_rows);
  write_book (book, format, path);
  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return (gsize) info.st_size;
}

/* None is cut short: a text of a row takes its bytes, and packed at least a fifth of them. */
static void
test_many_rows_are_all_written (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (file_formats); i++)
    {
      gsize some = write_rows (file_formats[i], MANY_ROWS / 2);
      gsize all = write_rows (file_formats[i], MANY_ROWS);

      g_test_message ("format %d: %zu and %zu bytes", file_formats[i], some, all);
      g_assert_cmpuint (all - some, >, MANY_ROWS / 2 * 10);
    }
}

static void
test_full_disk_is_an_error_and_leaves_the_old_file (void)
{
  g_autoptr (SgSheetBook) book = new_book ();
  g_autofree char *path = sg_test_path ("lama");
  g_autofree char *folder = g_path_get_dirname (path);
  guint            n_files;

  add_many_rows (get_sheet (book, 0), 300);
  g_assert_true (g_file_set_contents (path, "yang lama", -1, NULL));
  n_files = count_files (folder);
  for (guint i = 0; i < G_N_ELEMENTS (file_formats); i++)
    for (rlim_t bytes = 0; bytes <= 7168; bytes = bytes * 2 + 1024)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *kept = NULL;

        limit_files (bytes);
        g_assert_false (sg_sheet_book_write (book, file_formats[i], path, &error));
        limit_files (RLIM_INFINITY);
        g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
        g_assert_nonnull (strstr (error->message, path));
        g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
        g_assert_cmpstr (kept, ==, "yang lama");
        g_assert_cmpuint (count_files (folder), ==, n_files);
      }
}

static void
test_path_that_cannot_be_written_is_named (void)
{
  static const char *const paths[] = { "/dev/full", "/dev", "/tidak-ada/laporan.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    for (int format = SG_SHEET_JSON; format <= SG_SHEET_PDF; format++)
      {
        g_autoptr (SgSheetBook) book = new_full_book ();
        g_autoptr (GError) error = NULL;

        g_assert_false (sg_sheet_book_write (book, (SgSheetFormat) format, paths[i], &error));
        g_assert_cmpint ((int) error->domain, ==, (int) SG_ERROR);
        g_assert_nonnull (strstr (error->message, paths[i]));
      }
}

static void
test_more_rows_than_a_sheet_holds_are_refused (void)
{
  g_autoptr (SgSheetBook) book = sg_sheet_book_new ("Banyak", NULL, NULL);
  SgSheet         *sheet = sg_sheet_add (book, "Terlalu banyak");
  g_autofree char *path = sg_test_path ("banyak.csv");
  g_autoptr (GError) error = NULL;

  sg_sheet_add_column (sheet, "n", SG_SHEET_INT);
  for (guint i = 0; i <= SG_SHEET_ROWS_MAX; i++)
    {
      sg_sheet_add_row_begin (sheet);
      sg_sheet_number (sheet, i);
    }

  g_assert_cmpuint (sg_sheet_count_rows (sheet), ==, SG_SHEET_ROWS_MAX);
  g_assert_false (sg_sheet_book_write (book, SG_SHEET_CSV, path, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Terlalu banyak"));
}

static void
test_unknown_format_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  SgSheetFormat format;

  g_assert_true (sg_sheet_format_from_name ("XLSX", &format, &error));
  g_assert_cmpint (format, ==, SG_SHEET_XLSX);
  g_assert_false (sg_sheet_format_from_name ("docx", &format, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  /* A file that may not grow is then an error of the write, and not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sheet/csv-is-plain-and-complete", test_csv_is_plain_and_complete);
  g_test_add_func ("/sheet/csv-cells-are-quoted-and-harmless",
                   test_csv_cells_are_quoted_and_harmless);
  g_test_add_func ("/sheet/csv-of-several-tables-is-several-files",
                   test_csv_of_several_tables_is_several_files);
  g_test_add_func ("/sheet/json-comes-back-as-it-was", test_json_comes_back_as_it_was);
  g_test_add_func ("/sheet/xlsx-holds-the-cells", test_xlsx_holds_the_cells);
  g_test_add_func ("/sheet/locale-does-not-reach-files", test_locale_does_not_reach_files);
  g_test_add_func ("/sheet/pdf-repeats-its-header-and-counts-its-pages",
                   test_pdf_repeats_its_header_and_counts_its_pages);
  g_test_add_func ("/sheet/wide-table-lies-across", test_wide_table_lies_across);
  g_test_add_func ("/sheet/many-rows-are-all-written", test_many_rows_are_all_written);
  g_test_add_func ("/sheet/full-disk-is-an-error-and-leaves-the-old-file",
                   test_full_disk_is_an_error_and_leaves_the_old_file);
  g_test_add_func ("/sheet/path-that-cannot-be-written-is-named",
                   test_path_that_cannot_be_written_is_named);
  g_test_add_func ("/sheet/more-rows-than-a-sheet-holds-are-refused",
                   test_more_rows_than_a_sheet_holds_are_refused);
  g_test_add_func ("/sheet/unknown-format-is-refused", test_unknown_format_is_refused);

  return g_test_run ();
}
