/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "common/sg-nik.h"

static GDate
today (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 25, G_DATE_NOVEMBER, 2026);
  return date;
}

static void
test_parse_tells_birth_sex_and_district (void)
{
  static const struct
  {
    const char *text;
    guint       year, month, day;
    SgSex       sex;
    const char *kecamatan;
  } rows[] = {
    { "3578011708450001", 1945, 8, 17, SG_SEX_MALE, "357801" },
    { "3578015708450001", 1945, 8, 17, SG_SEX_FEMALE, "357801" },
    { "3578011708 090001", 2009, 8, 17, SG_SEX_MALE, "357801" },
    { "357801-170809-0001", 2009, 8, 17, SG_SEX_MALE, "357801" },
    { "35.78.01.170809.0001", 2009, 8, 17, SG_SEX_MALE, "357801" },
    { "3171012511260009", 2026, 11, 25, SG_SEX_MALE, "317101" }, /* today */
    { "3171012611260009", 1926, 11, 26, SG_SEX_MALE, "317101" }, /* tomorrow, a century ago */
    { "3171016902000009", 2000, 2, 29, SG_SEX_FEMALE, "317101" },
    { "3171017112990009", 1999, 12, 31, SG_SEX_FEMALE, "317101" },
    { "9671012902040009", 2004, 2, 29, SG_SEX_MALE, "967101" },
    { "1101012902240009", 2024, 2, 29, SG_SEX_MALE, "110101" },
    { "1101012902280009", 1928, 2, 29, SG_SEX_MALE, "110101" },
  };
  GDate now = today ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      SgNik nik;

      g_assert_true (sg_nik_parse (rows[i].text, &now, &nik, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (g_date_get_year (&nik.birth), ==, rows[i].year);
      g_assert_cmpuint (g_date_get_month (&nik.birth), ==, rows[i].month);
      g_assert_cmpuint (g_date_get_day (&nik.birth), ==, rows[i].day);
      g_assert_cmpint (nik.sex, ==, rows[i].sex);
      g_assert_cmpstr (nik.kecamatan, ==, rows[i].kecamatan);
      g_assert_cmpuint (strlen (nik.number), ==, SG_NIK_DIGITS);
    }
}

static void
test_refusal_names_field_and_not_the_number (void)
{
  static const struct
  {
    const char *text;
    const char *fix;
  } rows[] = {
    { "", "0 digits" },
    { "357801170845000", "15 digits" },
    { "35780117084500011", "17 digits" },
    { "357801170845000A", "only digits" },
    { "+3578011708450001", "only digits" },
    { "3578011708450001357801170845000135780117084500013578011708450001 ", "only digits" },
    { "0078011708450001", "province" },
    { "2278011708450001", "province" },
    { "9978011708450001", "province" },
    { "3500011708450001", "district" },
    { "3578001708450001", "district" },
    { "3578010008450001", "date" },
    { "3578014008450001", "date" },
    { "3578013208450001", "date" },
    { "3578017208450001", "date" },
    { "3578013102450001", "date" },
    { "3578011700450001", "date" },
    { "3578011713450001", "date" },
    { "3578012902450001", "date" },
    { "3578011708450000", "0000" },
  };
  GDate now = today ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      SgNik nik;

      g_assert_false (sg_nik_parse (rows[i].text, &now, &nik, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "nik: "));
      g_assert_nonnull (strstr (error->message, rows[i].fix));
      g_assert_null (strstr (error->message, "3578"));
    }
}

static void
test_sex_has_its_code (void)
{
  g_assert_cmpstr (sg_sex_to_text (SG_SEX_FEMALE), ==, "female");
  g_assert_cmpstr (sg_sex_to_text (SG_SEX_MALE), ==, "male");
  g_assert_cmpstr (sg_sex_to_text (SG_SEX_UNKNOWN), ==, "unknown");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nik/parse-tells-birth-sex-and-district",
                   test_parse_tells_birth_sex_and_district);
  g_test_add_func ("/nik/refusal-names-field-and-not-the-number",
                   test_refusal_names_field_and_not_the_number);
  g_test_add_func ("/nik/sex-has-its-code", test_sex_has_its_code);

  return g_test_run ();
}
