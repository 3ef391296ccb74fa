/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "common/sg-phone.h"

#define AREA "0399"

static void
test_every_way_of_writing_is_one_number (void)
{
  static const struct
  {
    const char *text;
    const char *phone;
  } rows[] = {
    { "0812-0000-1234", "+6281200001234" },
    { "+62 812-0000-1234", "+6281200001234" },
    { "6281200001234", "+6281200001234" },
    { "006281200001234", "+6281200001234" },
    { "0062 812 0000 1234", "+6281200001234" },
    { "+62 (0)812 0000 1234", "+6281200001234" },
    { "(+62) 812 0000 1234", "+6281200001234" },
    { "812 0000 1234", "+6281200001234" },
    { "0812.0000.1234", "+6281200001234" },
    { "  081200001234\n", "+6281200001234" },
    { "\u202a+62 812\u20110000\u20111234\u202c", "+6281200001234" },
    { "\u00a00812\u00a00000\u00a01234", "+6281200001234" },
    { "0811000123", "+62811000123" },
    { "0812000012345", "+62812000012345" },
    { "(0399) 555 100", "+62399555100" },
    { "0399/555100", "+62399555100" },
    { "(021) 5550 1000", "+622155501000" },
    { "555100", "+62399555100" },
    { "555-100", "+62399555100" },
    { "55510", "+6239955510" },
    { "62555100", "+6239962555100" },
    { "0800 1 500 567", "+628001500567" },
    { "119", "119" },
    { "112", "112" },
    { "1500-567", "1500567" },
    { "1500567", "1500567" },
    { "14045", "14045" },
    { "+65 6000 0000", "+6560000000" },
    { "0065 6000 0000", "+6560000000" },
    { "+1 555 010 0000", "+15550100000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *phone = sg_phone_normalise (rows[i].text, AREA, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (phone, ==, rows[i].phone);
    }
}

static void
test_area_may_be_written_in_any_way (void)
{
  static const char *const areas[] = { "0399", "399", "(0399)", " 0399 " };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *phone = sg_phone_normalise ("555100", areas[i], NULL);

      g_assert_cmpstr (phone, ==, "+62399555100");
    }
}

static void
test_refusal_names_field_and_fix (void)
{
  static const struct
  {
    const char *text;
    const char *area;
    const char *fix;
  } rows[] = {
    { "", AREA, "empty" },
    { " - ", AREA, "empty" },
    { "nanti saja", AREA, "only digits" },
    { "0812-0000-1234 ext 2", AREA, "only digits" },
    { "0812+00001234", AREA, "only digits" },
    { "0812\xff", AREA, "only digits" },
    { "08120000", AREA, "too short" },
    { "+62812", AREA, "too short" },
    { "5551", AREA, "too short" },
    { "+65600", AREA, "too short" },
    { "11", AREA, "too short" },
    { "08120000123456", AREA, "too long" },
    { "0399 555 100 100 100", AREA, "too long" },
    { "+6560000000000000", AREA, "too long" },
    { "0812-0000-1234 / 0812-0000-1235", AREA, "too long" },
    { "555100", NULL, "area code is missing" },
    { "555100", "", "area code is missing" },
    { "555100", "x", "area code is missing" },
    { "399555100", AREA, "beginning is missing" },
    { "+062 812 0000 1234", AREA, "country code" },
    { "+", AREA, "too short" },
    { "0", AREA, "begins" },
    { "01234567890", AREA, "begins" },
    { "00", AREA, "too short" },
    { "00000000000000000000000000000000000000000000000000000000000000000", AREA, "64 bytes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sg_phone_normalise (rows[i].text, rows[i].area, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "phone: "));
      if (strstr (error->message, rows[i].fix) == NULL)
        g_error ("“%s”: %s", rows[i].text, error->message);
    }
}

static void
test_mask_hides_the_middle (void)
{
  static const char *const rows[][2] = {
    { "+6281200000123", "+628*****123" },
    { "+62399555100", "+623*****100" },
    { "+6560000000", "+656*****000" },
    { "+3545550", "+35*****" },
    { "119", "119" },
    { "1500567", "1500567" },
    { "0812-0000-1234", "*****" },
    { "", "*****" },
    { "+62", "*****" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked = sg_phone_mask (rows[i][0]);

      g_assert_cmpstr (masked, ==, rows[i][1]);
    }
}

static void
test_local_form_reads_back (void)
{
  static const char *const rows[][2] = {
    { "+6281200001234", "0812-0000-1234" },
    { "+62811000123", "0811-000-123" },
    { "+628120001234", "0812-000-1234" },
    { "+62812000012345", "0812-0000-12345" },
    { "+62399555100", "(0399) 555100" },
    { "+622155501000", "(021) 55501000" },
    { "+6560000000", "+6560000000" },
    { "119", "119" },
    { "1500567", "1500-567" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *local = sg_phone_format_local (rows[i][0]);
      g_autofree char *phone = sg_phone_normalise (local, NULL, NULL);

      g_assert_cmpstr (local, ==, rows[i][1]);
      g_assert_cmpstr (phone, ==, rows[i][0]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phone/every-way-of-writing-is-one-number",
                   test_every_way_of_writing_is_one_number);
  g_test_add_func ("/phone/area-may-be-written-in-any-way", test_area_may_be_written_in_any_way);
  g_test_add_func ("/phone/refusal-names-field-and-fix", test_refusal_names_field_and_fix);
  g_test_add_func ("/phone/mask-hides-the-middle", test_mask_hides_the_middle);
  g_test_add_func ("/phone/local-form-reads-back", test_local_form_reads_back);

  return g_test_run ();
}
