/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/paper/sg-form.h"
#include "desk/paper/sg-print-table.h"
#include "tests/desk/paper/paper-fixture.h"
#include "tests/sg-test.h"

static const char *const office[] = { "PEMERINTAH KABUPATEN CONTOH",
                                      "DINAS KESEHATAN",
                                      "PSC 119 CONTOH SIAGA",
                                      NULL };

/* What a form has to ask for, in the two languages. */
static const struct
{
  SgFormKind  kind;
  const char *english;
  const char *indonesian;
} words[] = {
  { SG_FORM_INCIDENT, "Incident form", "Formulir Kejadian" },
  { SG_FORM_INCIDENT, "Landmark", "Patokan" },
  { SG_FORM_INCIDENT, "T11 available again", "T11 siap kembali" },
  { SG_FORM_INCIDENT, "Entered into Siaga by", "Dimasukkan ke Siaga oleh" },
  { SG_FORM_INCIDENT, "Signature of the receiver", "Tanda tangan penerima" },
  { SG_FORM_HANDOVER, "Shift handover form", "Formulir Serah Terima Sif" },
  { SG_FORM_HANDOVER, "Takes over", "Yang menerima" },
  { SG_FORM_MASS_CASUALTY, "YELLOW P2", "KUNING P2" },
  { SG_FORM_MASS_CASUALTY, "Takes red", "Muat merah" },
};

static gboolean
is_indonesian (void)
{
  return g_strcmp0 (g_getenv ("LANGUAGE"), "id") == 0;
}

static SgLetterhead *
new_long_letterhead (void)
{
  return sg_letterhead_new (office,
                            "Jalan Melati Nomor 1, Kelurahan Contoh, Kecamatan Contoh, Kabupaten "
                            "Contoh · Telepon (0399) 000-119 · psc119@contoh.example",
                            NULL);
}

static char *
print_form (SgFormKind kind)
{
  g_autoptr (SgLetterhead) letterhead = new_long_letterhead ();
  g_autofree char *path = sg_test_path ("form.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (sg_form_write (kind, letterhead, path, &error));
  g_assert_no_error (error);

  return read_pdf (path);
}

static void
test_every_form_is_one_page (void)
{
  for (guint kind = 0; kind < SG_N_FORMS; kind++)
    {
      g_autofree char *said = print_form ((SgFormKind) kind);

      if (said == NULL)
        return;
      g_assert_cmpuint (count_pages (said), ==, 1);
      g_assert_nonnull (strstr (said, "PSC 119 CONTOH SIAGA"));
    }
}

static void
test_form_asks_in_the_language_of_the_desk (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char      *wanted = is_indonesian () ? words[i].indonesian : words[i].english;
      g_autofree char *said = print_form (words[i].kind);

      if (said == NULL)
        return;
      if (strstr (said, wanted) == NULL)
        g_error ("“%s” is not on the form:\n%s", wanted, said);
    }
}

static void
test_form_needs_no_letterhead (void)
{
  g_autofree char *path = sg_test_path ("bare.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (sg_form_write (SG_FORM_HANDOVER, NULL, path, &error));
  g_assert_no_error (error);
}

static void
test_emblem_that_is_no_picture_is_named (void)
{
  g_autofree char *logo = sg_test_path ("logo.png");
  g_autofree char *path = sg_test_path ("form.pdf");
  g_autoptr (SgLetterhead) letterhead = sg_letterhead_new (office, NULL, logo);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (logo, "no picture", -1, NULL));
  g_assert_false (sg_form_write (SG_FORM_INCIDENT, letterhead, path, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, logo));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static SgPrint *
new_print (void)
{
  SgPrintSetup setup = { .title = "Laporan \xff Kejadian", .subtitle = "24-11-2026" };
  g_autoptr (GError) error = NULL;
  SgPrint *print = sg_print_new (&setup, &error);

  g_assert_no_error (error);
  return print;
}

static void
test_long_words_go_on_over_pages (void)
{
  g_autoptr (SgPrint) print = new_print ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = sg_test_path ("long.pdf");
  g_autofree char *said = NULL;
  const char      *pairs[] = { "Keluhan", NULL, "Obat", "", NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "kata%u ", i);
  pairs[1] = text->str;
  sg_print_heading (print, "Pasien");
  sg_print_pairs (print, pairs);
  sg_print_paragraph (print, text->str);
  sg_print_signatures (print, (const char *const[]){ "Pelapor", "Petugas", NULL });

  g_assert_cmpuint (sg_print_count_pages (print), >, 3);
  g_assert_true (sg_print_finish (print, path, &error));
  said = read_pdf (path);
  if (said == NULL)
    return;
  g_assert_nonnull (strstr (said, "kata2999"));
  g_assert_nonnull (strstr (said, "Petugas"));
  g_assert_nonnull (strstr (said, is_indonesian () ? "Halaman 2 dari" : "Page 2 of"));
}

static void
test_cell_taller_than_a_page_ends (void)
{
  g_autoptr (SgPrint) print = new_print ();
  const SgPrintColumn columns[] = { { "Jam", 1, SG_PRINT_LEFT }, { "Apa", 3, SG_PRINT_LEFT } };
  g_autofree char    *long_text = g_strnfill (40000, 'x');
  const char         *cells[] = { "14.02", long_text };
  g_autofree char    *path = sg_test_path ("tall.pdf");
  g_autoptr (SgPrintTable) table = sg_print_table_new (print, columns, G_N_ELEMENTS (columns));
  g_autoptr (GError) error = NULL;

  sg_print_table_row (table, cells);
  sg_print_table_row (table, (const char *const[]){ "14.03", NULL });
  g_clear_pointer (&table, sg_print_table_free);

  g_assert_cmpuint (sg_print_count_pages (print), <=, 2);
  g_assert_true (sg_print_finish (print, path, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SIAGA_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/form/every-form-is-one-page", test_every_form_is_one_page);
  g_test_add_func ("/form/form-asks-in-the-language-of-the-desk",
                   test_form_asks_in_the_language_of_the_desk);
  g_test_add_func ("/form/form-needs-no-letterhead", test_form_needs_no_letterhead);
  g_test_add_func ("/form/emblem-that-is-no-picture-is-named",
                   test_emblem_that_is_no_picture_is_named);
  g_test_add_func ("/print/long-words-go-on-over-pages", test_long_words_go_on_over_pages);
  g_test_add_func ("/print/cell-taller-than-a-page-ends", test_cell_taller_than_a_page_ends);

  return g_test_run ();
}
