/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/places/sg-place-text.h"

#include <string.h>

static void
assert_same (const char *a, const char *b)
{
  g_autofree char *first = sg_place_text_normalise (a);
  g_autofree char *second = sg_place_text_normalise (b);

  g_assert_cmpstr (first, ==, second);
}

static void
assert_words (const char *text, const char *expected)
{
  g_autofree char *words = sg_place_text_normalise (text);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_case_diacritics_and_punctuation_do_not_matter (void)
{
  assert_words ("  Place d'Armes,  (Condamine) ", "place darmes condamine");
  assert_words ("Hôpital Sainte-Dévote", "hopital sainte devote");
  assert_words ("Straße", "strasse");
  assert_same ("Ma'ruf", "Ma’ruf");
}

static void
test_abbreviations_are_written_out (void)
{
  assert_words ("Jl. Jend. Sudirman", "jalan jenderal sudirman");
  assert_words ("Jln Gg Kel Kec Kab", "jalan gang kelurahan kecamatan kabupaten");
  assert_words ("RSUD", "rumah sakit umum daerah");
  assert_words ("Pkm. Komp. Perum Ps. St.", "puskesmas kompleks perumahan pasar stasiun");
  assert_same ("Mesjid", "Masjid");
  assert_same ("Mushola", "Musholla");
  assert_same ("SDN 01", "SD Negeri 1");
}

static void
test_letters_and_digits_are_parted (void)
{
  assert_words ("SDN01", "sd negeri 1");
  assert_words ("RW07", "rw 7");
  assert_words ("B12", "b12");
}

static void
test_old_spelling_is_brought_to_the_new (void)
{
  assert_same ("Soekarno", "Sukarno");
  assert_same ("Tjokroaminoto", "Cokroaminoto");
  assert_same ("Djuanda", "Juanda");
}

static void
test_titles_and_initials_may_be_joined (void)
{
  assert_same ("K.H. Wahid Hasyim", "KH Wahid Hasyim");
  assert_same ("M.H. Thamrin", "MH Thamrin");
  assert_same ("Kyai Haji Mansyur", "KH Mansyur");
  assert_same ("Melati II", "Melati 2");
}

static void
test_what_is_not_text_is_survived (void)
{
  g_autofree char *broken = sg_place_text_normalise ("\xff\xfe Jl\x80");
  g_autofree char *empty = sg_place_text_normalise ("");
  g_autofree char *marks = sg_place_text_normalise ("!!! --- ...");
  g_autofree char *long_text = g_strnfill (100000, 'a');
  g_autofree char *cut = sg_place_text_normalise (long_text);

  g_assert_true (g_utf8_validate (broken, -1, NULL));
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (marks, ==, "");
  g_assert_cmpuint (strlen (cut), <=, SG_PLACE_TEXT_MAX + 8);
}

static void
test_normal_form_is_final (void)
{
  static const char *const texts[] = { "Jl. KH. Moh. Mansyur Gg. III",
                                       "RSUD dr. Soetomo",
                                       "SDN 05",
                                       "Daerah Khusus Ibukota" };

  /* The index is asked with words that went through the same door as its own. */
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *once = sg_place_text_normalise (texts[i]);

      assert_words (once, once);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/place-text/case-diacritics-and-punctuation-do-not-matter",
                   test_case_diacritics_and_punctuation_do_not_matter);
  g_test_add_func ("/place-text/abbreviations-are-written-out", test_abbreviations_are_written_out);
  g_test_add_func ("/place-text/letters-and-digits-are-parted", test_letters_and_digits_are_parted);
  g_test_add_func ("/place-text/old-spelling-is-brought-to-the-new",
                   test_old_spelling_is_brought_to_the_new);
  g_test_add_func ("/place-text/titles-and-initials-may-be-joined",
                   test_titles_and_initials_may_be_joined);
  g_test_add_func ("/place-text/what-is-not-text-is-survived", test_what_is_not_text_is_survived);
  g_test_add_func ("/place-text/normal-form-is-final", test_normal_form_is_final);

  return g_test_run ();
}
