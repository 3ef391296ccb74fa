/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-age.h"
#include "common/sg-error.h"

static const struct
{
  const char    *text;
  guint          days, years;
  SgAgePrecision precision;
} spoken[] = {
  { "45", 16436, 45, SG_AGE_EXACT },
  { "45 th", 16436, 45, SG_AGE_EXACT },
  { "45th", 16436, 45, SG_AGE_EXACT },
  { "45 Tahun", 16436, 45, SG_AGE_EXACT },
  { "umur 45 thn", 16436, 45, SG_AGE_EXACT },
  { "8 bln", 244, 0, SG_AGE_EXACT },
  { "3 bulan", 91, 0, SG_AGE_EXACT },
  { "12 bulan", 365, 1, SG_AGE_EXACT },
  { "10 hr", 10, 0, SG_AGE_EXACT },
  { "10 hari", 10, 0, SG_AGE_EXACT },
  { "2 mgg", 14, 0, SG_AGE_EXACT },
  { "2 minggu", 14, 0, SG_AGE_EXACT },
  { "1,5 th", 548, 1, SG_AGE_EXACT },
  { "1.5 th", 548, 1, SG_AGE_EXACT },
  { "2 th 3 bln", 822, 2, SG_AGE_EXACT },
  { "2 tahun, 3 bulan", 822, 2, SG_AGE_EXACT },
  { "45 th.", 16436, 45, SG_AGE_EXACT },
  { "0", 0, 0, SG_AGE_EXACT },
  { "0 hari", 0, 0, SG_AGE_EXACT },
  { "130", 47483, 130, SG_AGE_EXACT },
  { "40-an", 14610, 40, SG_AGE_APPROXIMATE },
  { "40an tahun", 14610, 40, SG_AGE_APPROXIMATE },
  { "sekitar 40 th", 14610, 40, SG_AGE_APPROXIMATE },
  { "kira-kira 40", 14610, 40, SG_AGE_APPROXIMATE },
  { "kira2 40", 14610, 40, SG_AGE_APPROXIMATE },
  { "±40", 14610, 40, SG_AGE_APPROXIMATE },
  { "kurang lebih 40 tahun", 14610, 40, SG_AGE_APPROXIMATE },
  { "dewasa", 12784, 35, SG_AGE_APPROXIMATE },
  { "Lansia", 25568, 70, SG_AGE_APPROXIMATE },
  { "bayi", 182, 0, SG_AGE_APPROXIMATE },
  { "anak-anak", 2922, 8, SG_AGE_APPROXIMATE },
  { "anak", 2922, 8, SG_AGE_APPROXIMATE },
  { "orang dewasa", 12784, 35, SG_AGE_APPROXIMATE },
  { "bayi 3 bulan", 91, 0, SG_AGE_EXACT },
};

static void
test_parse_reads_what_callers_say (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spoken); i++)
    {
      g_autoptr (GError) error = NULL;
      SgAge age;

      if (!sg_age_parse (spoken[i].text, &age, &error))
        g_error ("“%s”: %s", spoken[i].text, error->message);
      g_assert_cmpuint (age.days, ==, spoken[i].days);
      g_assert_cmpuint (age.years, ==, spoken[i].years);
      g_assert_cmpint (age.precision, ==, spoken[i].precision);
    }
}

static void
test_refusal_names_field_and_fix (void)
{
  static const char *const rows[][2] = {
    { "", "empty" },
    { "   ", "empty" },
    { "tahun", "not understood" },
    { "sekitar", "empty" },
    { "tua", "not understood" },
    { "-5", "not understood" },
    { " -5 th", "not understood" },
    { "45 abad", "not understood" },
    { "30-40", "not understood" },
    { "1/2", "not understood" },
    { "131", "130" },
    { "1981", "130" },
    { "9999 bln", "130" },
    { "999999999999999999999999", "not understood" },
    { "45 \xff", "not understood" },
    { "45 th th", "not understood" },
    { "1111111111111111111111111111111111111111111111111111111111111111 ", "64 bytes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      SgAge age;

      g_assert_false (sg_age_parse (rows[i][0], &age, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "age: "));
      if (strstr (error->message, rows[i][1]) == NULL)
        g_error ("“%s”: %s", rows[i][0], error->message);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/age/parse-reads-what-callers-say", test_parse_reads_what_callers_say);
  g_test_add_func ("/age/refusal-names-field-and-fix", test_refusal_names_field_and_fix);

  return g_test_run ();
}
