/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "common/sg-plus-code.h"

static void
assert_near (gint32 steps, double degrees)
{
  g_assert_cmpfloat_with_epsilon ((double) steps / SG_STEPS_PER_DEGREE, degrees, 1e-7);
}

/* From the published examples of the format. */
static void
test_decodes_published_codes (void)
{
  static const struct
  {
    const char *code;
    double      south, west, north, east;
  } codes[] = {
    { "7FG49Q00+", 20.35, 2.75, 20.4, 2.8 },
    { "7FG49QCJ+2V", 20.37, 2.782125, 20.370125, 2.78225 },
    { "7fg49qcj+2v", 20.37, 2.782125, 20.370125, 2.78225 },
    { "7FG49QCJ+2VX", 20.3701, 2.78221875, 20.370125, 2.78225 },
    { "7FG49QCJ+2VXGJ", 20.370113, 2.782234375, 20.370114, 2.78223632813 },
    { "7FG49QCJ+", 20.37, 2.78, 20.3725, 2.7825 },
    { "8FVC2222+22", 47.0, 8.0, 47.000125, 8.000125 },
    { "4VCPPQGP+Q9", -41.273125, 174.785875, -41.273, 174.786 },
    { "62G20000+", 0, -180, 1, -179 },
    { "22220000+", -90, -180, -89, -179 },
    { "22222222+22", -90, -180, -89.999875, -179.999875 },
    { "CFX3X2X2+X2", 89.999875, 1, 90, 1.000125 },
    { "84000000+", 30, -140, 50, -120 },
    { "6VGX0000+", 0, 179, 1, 180 },
    { "849VGJQF+VX7QR3J7QR3J", 37.53966912, -122.37506982, 37.53966916, -122.3750697021 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;
      SgBox cell;

      g_assert_true (sg_plus_code_decode (codes[i].code, &cell, &error));
      g_assert_no_error (error);
      assert_near (cell.south, codes[i].south);
      assert_near (cell.west, codes[i].west);
      assert_near (cell.north, codes[i].north);
      assert_near (cell.east, codes[i].east);
    }
}

static void
test_encodes_published_codes (void)
{
  static const struct
  {
    double      lat, lon;
    guint       digits;
    const char *code;
  } codes[] = {
    { 20.375, 2.775, 6, "7FG49Q00+" },
    { 20.3700625, 2.7821875, 10, "7FG49QCJ+2V" },
    { 20.3701125, 2.782234375, 11, "7FG49QCJ+2VX" },
    { 47.365590, 8.524997, 10, "8FVC9G8F+6X" },
    { 47.0000625, 8.0000625, 10, "8FVC2222+22" },
    { 0.5, -179.5, 4, "62G20000+" },
    { 90, 1, 4, "CFX30000+" },
    { 90, 1, 10, "CFX3X2X2+X2" },
    { 1, 180, 4, "62H20000+" },
    { 40, -130, 2, "84000000+" },
    { -90, -180, 10, "22222222+22" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      SgPoint          point = sg_point_from_degrees (codes[i].lat, codes[i].lon);
      g_autofree char *code = sg_plus_code_encode (point, codes[i].digits);

      g_assert_cmpstr (code, ==, codes[i].code);
    }
}

static void
test_recovers_published_codes (void)
{
  static const struct
  {
    const char *full;
    double      lat, lon;
    const char *code;
  } codes[] = {
    { "9C3W9QCJ+2VX", 51.3708675, -1.217765625, "CJ+2VX" },
    { "9C3W9QCJ+2VX", 51.3693575, -1.217765625, "CJ+2VX" },
    { "9C3W9QCJ+2VX", 51.3852125, -1.217765625, "9QCJ+2VX" },
    { "9C3W9QCJ+2VX", 51.3701125, -1.202665625, "9QCJ+2VX" },
    { "8FJFW222+", 42.899, 9.012, "22+" },
    { "796RXG22+", 14.95125, -23.5001, "22+" },
    { "8FRCXGRF+PM", 47.00, 8.55, "XGRF+PM" },
    { "CFX22222+22", 89.6, 0.0, "2222+22" },
    { "2CXXXXXX+XX", -81.0, 0.0, "XXXXXX+XX" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      SgPoint near = sg_point_from_degrees (codes[i].lat, codes[i].lon);
      g_autoptr (GError) error = NULL;
      SgBox expected;
      SgBox cell;

      g_assert_true (sg_plus_code_decode (codes[i].full, &expected, &error));
      g_assert_true (sg_plus_code_recover (codes[i].code, near, &cell, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (&cell, sizeof cell, &expected, sizeof expected);
    }
}

static void
test_refuses_what_is_no_code (void)
{
  static const char *const bad[] = {
    "",
    "+",
    "7FG49QCJ",
    "7FG49QCJ+2",
    "7FG49QCJ2+V",
    "7FG4QCJ+2V",
    "7FG49Q00+2",
    "7FG49000+",
    "70000000+",
    "00000000+",
    "7FG49QCA+2V",
    "X2222222+22",
    "2X222222+22",
    "7FG49QCJ+2V 7",
    "7FG49QCJ++",
    "7FG\xff",
    "7FG49Q0+",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      SgPoint near = sg_point_from_degrees (-7.44, 112.71);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) recover_error = NULL;
      SgBox cell;

      g_assert_false (sg_plus_code_decode (bad[i], &cell, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (i < 12 && i != 3 && i != 5)
        {
          g_assert_false (sg_plus_code_recover (bad[i], near, &cell, &recover_error));
          g_assert_error (recover_error, SG_ERROR, SG_ERROR_INVALID);
        }
    }
}

static void
test_a_code_holds_its_point (void)
{
  static const guint digits[] = { 2, 4, 6, 8, 10, 11, 12, 13 };
  GRand             *random = g_rand_new_with_seed (119);

  for (guint i = 0; i < 20000; i++)
    {
      SgPoint          point = { g_rand_int_range (random, -900000000, 900000000),
                                 g_rand_int_range (random, -1800000000, 1800000000) };
      guint            length = digits[i % G_N_ELEMENTS (digits)];
      g_autofree char *code = sg_plus_code_encode (point, length);
      SgBox            cell;

      g_assert_true (sg_plus_code_decode (code, &cell, NULL));
      g_assert_true (sg_box_contains (&cell, point));
    }

  g_rand_free (random);
}

static void
test_a_short_code_is_the_nearest (void)
{
  GRand *random = g_rand_new_with_seed (119);

  for (guint i = 0; i < 20000; i++)
    {
      SgPoint          point = { g_rand_int_range (random, -110000000, 65000000),
                                 g_rand_int_range (random, 945000000, 1415000000) };
      SgPoint          near = { point.lat + g_rand_int_range (random, -4900000, 4900000),
                                point.lon + g_rand_int_range (random, -4900000, 4900000) };
      g_autofree char *code = sg_plus_code_encode (point, 10);
      SgBox            cell;

      g_assert_true (sg_plus_code_recover (code + 4, near, &cell, NULL));
      g_assert_true (sg_box_contains (&cell, point));
    }

  g_rand_free (random);
}

static void
test_match_tells_the_kind (void)
{
  static const struct
  {
    const char    *text;
    SgPlusCodeKind kind;
    gsize          length;
  } texts[] = {
    { "6PH57VP3+PR", SG_PLUS_CODE_FULL, 11 }, { "6PH57VP3+PR Singapura", SG_PLUS_CODE_FULL, 11 },
    { "7FG49Q00+", SG_PLUS_CODE_FULL, 9 },    { "7VP3+PR", SG_PLUS_CODE_SHORT, 7 },
    { "H57VP3+PRX", SG_PLUS_CODE_SHORT, 10 }, { "7VP3+", SG_PLUS_CODE_NONE, 0 },
    { "7VP3+P", SG_PLUS_CODE_NONE, 0 },       { "P3+PR", SG_PLUS_CODE_NONE, 0 },
    { "6PH57VP3+P", SG_PLUS_CODE_NONE, 0 },   { "0812+6", SG_PLUS_CODE_NONE, 0 },
    { "masjid", SG_PLUS_CODE_NONE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = 0;

      g_assert_cmpint (sg_plus_code_match (texts[i].text, &length), ==, texts[i].kind);
      if (texts[i].kind != SG_PLUS_CODE_NONE)
        g_assert_cmpuint (length, ==, texts[i].length);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plus-code/decodes-published-codes", test_decodes_published_codes);
  g_test_add_func ("/plus-code/encodes-published-codes", test_encodes_published_codes);
  g_test_add_func ("/plus-code/recovers-published-codes", test_recovers_published_codes);
  g_test_add_func ("/plus-code/refuses-what-is-no-code", test_refuses_what_is_no_code);
  g_test_add_func ("/plus-code/a-code-holds-its-point", test_a_code_holds_its_point);
  g_test_add_func ("/plus-code/a-short-code-is-the-nearest", test_a_short_code_is_the_nearest);
  g_test_add_func ("/plus-code/match-tells-the-kind", test_match_tells_the_kind);

  return g_test_run ();
}
