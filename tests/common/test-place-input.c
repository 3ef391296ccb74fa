/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "common/sg-aml.h"
#include "common/sg-emergency-sms.h"
#include "common/sg-error.h"
#include "common/sg-place-input.h"
#include "tests/common/place-forms.h"

/* Sidoarjo, whose desk these tests sit at. */
static const SgBox   sidoarjo = { -76000000, 1125000000, -73000000, 1129000000 };
static const SgPoint town = { -74400000, 1127100000 };

static void
assert_place (const char *text, const SgPlaceInput *place, double lat, double lon)
{
  if (fabs (sg_point_lat (place->point) - lat) > 1e-5 ||
      fabs (sg_point_lon (place->point) - lon) > 1e-5)
    g_test_fail_printf ("“%s” is read as %.6f,%.6f and not as %.6f,%.6f",
                        text,
                        sg_point_lat (place->point),
                        sg_point_lon (place->point),
                        lat,
                        lon);
  g_assert_cmpfloat (place->confidence, >, 0);
  g_assert_cmpfloat (place->confidence, <=, 1);
  g_assert_cmpfloat (place->radius_m, >=, 1);
}

static void
check_form (const SgPlaceForm *form, const SgPlaceContext *context)
{
  g_autoptr (GError) error = NULL;
  g_auto (SgPlaceInput) place = { 0 };

  if (!sg_place_input_parse (form->text, context, &place, &error))
    {
      g_test_fail_printf ("“%s”: %s", form->text, error->message);
      return;
    }
  assert_place (form->text, &place, form->lat, form->lon);
  if (place.kind != form->kind)
    g_test_fail_printf ("“%s” is taken for %s",
                        form->text,
                        sg_place_input_kind_to_text (place.kind));
}

static void
test_reads_every_form (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sg_place_forms); i++)
    check_form (&sg_place_forms[i], NULL);
}

/* The area must not change what is clear without it. */
static void
test_reads_every_form_at_a_desk (void)
{
  SgPlaceContext context = { &town, &sidoarjo };

  for (guint i = 0; i < G_N_ELEMENTS (sg_place_forms); i++)
    {
      const SgPlaceForm *form = &sg_place_forms[i];
      SgPoint            point = sg_point_from_degrees (form->lat, form->lon);

      if (sg_box_contains (&sidoarjo, point))
        check_form (form, &context);
    }
}

static void
check_refusals (const SgPlaceRefusal *refusals, gsize count, int code)
{
  for (gsize i = 0; i < count; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (SgPlaceInput) place = { 0 };

      if (sg_place_input_parse (refusals[i].text, NULL, &place, &error))
        {
          g_test_fail_printf ("“%s” is read as %.6f,%.6f",
                              refusals[i].text,
                              sg_point_lat (place.point),
                              sg_point_lon (place.point));
          continue;
        }
      if (!g_error_matches (error, SG_ERROR, code))
        g_test_fail_printf ("“%s”: code %d: %s", refusals[i].text, error->code, error->message);
      if (strstr (error->message, refusals[i].says) == NULL)
        g_test_fail_printf ("“%s”: %s", refusals[i].text, error->message);
    }
}

static void
test_words_are_for_the_gazetteer (void)
{
  check_refusals (sg_place_words, G_N_ELEMENTS (sg_place_words), SG_ERROR_NOT_FOUND);
}

static void
test_wrong_places_are_refused_with_the_part (void)
{
  check_refusals (sg_place_wrong, G_N_ELEMENTS (sg_place_wrong), SG_ERROR_INVALID);
}

static void
test_short_links_need_the_network (void)
{
  check_refusals (sg_place_short, G_N_ELEMENTS (sg_place_short), SG_ERROR_NETWORK);
}

static void
parse (const char *text, const SgPlaceContext *context, SgPlaceInput *place)
{
  g_autoptr (GError) error = NULL;

  sg_place_input_parse (text, context, place, &error);
  g_assert_no_error (error);
}

static void
test_words_around_a_place_cost_confidence (void)
{
  g_auto (SgPlaceInput) exact = { 0 };
  g_auto (SgPlaceInput) among = { 0 };
  g_auto (SgPlaceInput) several = { 0 };
  g_auto (SgPlaceInput) link = { 0 };
  g_auto (SgPlaceInput) linked = { 0 };

  parse ("-7.4412,112.7134", NULL, &exact);
  parse ("posisi kami -7.4412,112.7134 dekat pasar", NULL, &among);
  parse ("dari -7.4412,112.7134 ke -7.4500,112.7200 ya", NULL, &several);
  parse ("https://maps.google.com/?q=-7.4412,112.7134", NULL, &link);
  parse ("Lokasi: https://maps.google.com/?q=-7.4412,112.7134 tolong cepat", NULL, &linked);

  g_assert_cmpfloat (exact.confidence, >, among.confidence);
  g_assert_cmpfloat (among.confidence, >, several.confidence);
  g_assert_cmpfloat (link.confidence, >, linked.confidence);
}

static void
test_a_view_is_less_than_a_pin (void)
{
  g_auto (SgPlaceInput) pin = { 0 };
  g_auto (SgPlaceInput) view = { 0 };
  g_auto (SgPlaceInput) wide = { 0 };

  parse ("https://www.google.com/maps/place/X/@-7.45,112.72,17z/data=!3d-7.44123!4d112.71234",
         NULL,
         &pin);
  parse ("https://www.google.com/maps/@-7.44123,112.71234,17z", NULL, &view);
  parse ("https://www.google.com/maps/@-7.44123,112.71234,12z", NULL, &wide);

  g_assert_cmpfloat (pin.confidence, >, view.confidence);
  g_assert_cmpfloat (pin.radius_m, <, view.radius_m);
  g_assert_cmpfloat (view.radius_m, <, wide.radius_m);
  g_assert_cmpstr (pin.label, ==, "X");
}

static void
test_figures_tell_the_order (void)
{
  g_auto (SgPlaceInput) place = { 0 };

  parse ("112.71, -7.44", NULL, &place);
  g_assert_true (place.swapped);
  assert_place ("112.71, -7.44", &place, -7.44, 112.71);
}

static void
test_names_in_any_order_are_not_swapped (void)
{
  g_auto (SgPlaceInput) place = { 0 };

  parse ("bujur 112,71 lintang -7,44", NULL, &place);
  g_assert_false (place.swapped);
}

static void
test_the_area_tells_the_order (void)
{
  /* Around a desk in Africa both orders are possible. */
  SgBox          area = { -50000000, 340000000, -10000000, 400000000 };
  SgPlaceContext context = { NULL, &area };
  g_auto (SgPlaceInput) given = { 0 };
  g_auto (SgPlaceInput) turned = { 0 };
  g_auto (SgPlaceInput) far = { 0 };

  parse ("-3.5, 36.7", &context, &given);
  g_assert_false (given.swapped);
  parse ("36.7, -3.5", &context, &turned);
  g_assert_true (turned.swapped);
  assert_place ("36.7, -3.5", &turned, -3.5, 36.7);
  g_assert_false (turned.outside);
  parse ("-20.5, 36.7", &context, &far);
  g_assert_false (far.swapped);
  g_assert_true (far.outside);
}

static void
test_a_place_outside_is_taken_with_doubt (void)
{
  SgPlaceContext context = { &town, &sidoarjo };
  g_auto (SgPlaceInput) place = { 0 };

  parse ("-6.2, 106.8", &context, &place);
  assert_place ("-6.2, 106.8", &place, -6.2, 106.8);
  g_assert_true (place.outside);
  g_assert_cmpfloat (place.confidence, <, 0.3);
}

static void
test_a_missing_minus_is_seen (void)
{
  SgPlaceContext           context = { NULL, &sidoarjo };
  static const char *const texts[] = { "7,44 112,71",
                                       "112.71 7.44",
                                       "7°26'24\" 112°42'36\"",
                                       "lat 7.44 lon 112.71" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (SgPlaceInput) place = { 0 };

      parse (texts[i], &context, &place);
      assert_place (texts[i], &place, -7.44, 112.71);
      g_assert_true (place.south_assumed);
      g_assert_cmpfloat (place.confidence, <, 0.7);
    }
}

/* No machine forgets a minus. */
static void
test_a_link_is_taken_at_its_word (void)
{
  SgPlaceContext           context = { NULL, &sidoarjo };
  static const char *const texts[] = { "geo:7.44,112.71",
                                       "https://maps.google.com/?q=7.44,112.71",
                                       "https://www.google.com/maps/@7.44,112.71,17z",
                                       "A\"ML=1;lt=7.44;lg=112.71;rd=50" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (SgPlaceInput) place = { 0 };

      parse (texts[i], &context, &place);
      assert_place (texts[i], &place, 7.44, 112.71);
      g_assert_true (place.outside);
    }
}

static void
test_a_written_hemisphere_is_kept (void)
{
  SgPlaceContext context = { NULL, &sidoarjo };
  g_auto (SgPlaceInput) place = { 0 };

  parse ("7.44 LU 112.71 BT", &context, &place);
  assert_place ("7.44 LU 112.71 BT", &place, 7.44, 112.71);
  g_assert_true (place.outside);
}

/* “-6.2,106,8” is -6.2, 106.8, or a height behind a place. */
static void
test_two_readings_are_decided_by_the_area_alone (void)
{
  SgBox          jakarta = { -64000000, 1066000000, -60000000, 1070000000 };
  SgPlaceContext context = { NULL, &jakarta };
  g_auto (SgPlaceInput) place = { 0 };
  g_auto (SgPlaceInput) refused = { 0 };
  g_autoptr (GError) error = NULL;

  parse ("-6.2,106,8", &context, &place);
  assert_place ("-6.2,106,8", &place, -6.2, 106.8);

  context.area = &sidoarjo;
  g_assert_false (sg_place_input_parse ("-6.2,106,8", &context, &refused, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

static void
test_the_radius_follows_the_digits (void)
{
  static const struct
  {
    const char *text;
    double      least, most;
  } texts[] = {
    { "-7.4, 112.7", 5000, 6000 },
    { "-7.44, 112.71", 500, 600 },
    { "-7.44, 112.71234", 10, 10 },
    { "-7.4412345, 112.7123456", 10, 10 },
    { "7°26'24\"S 112°42'36\"E", 10, 16 },
    { "7°26'S 112°42'E", 900, 1000 },
    { "7°S 112°E", 50000, 60000 },
    { "7FG49Q00+", 3000, 4000 },
    { "6PH57VP3+PR", 10, 10 },
    { "geo:-7.44123,112.71234;u=35", 35, 35 },
    { "https://www.google.com/maps/@-7.44123,112.71234,500m/data=!3m1!1e3", 500, 500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (SgPlaceInput) place = { 0 };

      parse (texts[i].text, NULL, &place);
      if (place.radius_m < texts[i].least || place.radius_m > texts[i].most)
        g_test_fail_printf ("“%s”: %.1f m", texts[i].text, place.radius_m);
    }
}

static void
test_a_short_code_is_near (void)
{
  SgPoint        singapore = sg_point_from_degrees (1.3, 103.8);
  SgPlaceContext context = { &singapore, NULL };
  g_auto (SgPlaceInput) bare = { 0 };
  g_auto (SgPlaceInput) named = { 0 };
  g_auto (SgPlaceInput) within = { 0 };

  parse ("7VP3+PR", &context, &bare);
  parse ("7VP3+PR Singapura", &context, &named);
  parse ("kejadian di 7VP3+PR ya pak", &context, &within);
  g_assert_true (sg_point_equal (bare.point, named.point));
  g_assert_true (sg_point_equal (bare.point, within.point));
  assert_place ("7VP3+PR", &bare, 1.2868125, 103.8545625);
  g_assert_cmpfloat (bare.confidence, >, named.confidence);
  g_assert_cmpstr (named.label, ==, "Singapura");
}

static void
test_the_area_is_enough_for_a_short_code (void)
{
  SgPlaceContext context = { NULL, &sidoarjo };
  g_auto (SgPlaceInput) place = { 0 };

  parse ("HP66+22", &context, &place);
  g_assert_false (place.outside);
}

static void
test_a_link_keeps_its_words (void)
{
  static const struct
  {
    const char *text;
    const char *label;
  } texts[] = {
    { "https://maps.apple.com/?ll=-7.44,112.71&q=Pasar%20Larangan", "Pasar Larangan" },
    { "geo:0,0?q=-7.44,112.71(Pasar+Larangan)", "Pasar Larangan" },
    { "https://maps.google.com/?q=-7.44,112.71(Pasar+Larangan)", "Pasar Larangan" },
    { "https://www.google.com/maps/place/RSUD+Sidoarjo/@-7.46,112.71,17z/data=!3d-7.46!4d112.71",
      "RSUD Sidoarjo" },
    { "https://share.here.com/l/-7.44,112.71,Pasar%20Larangan?z=15", "Pasar Larangan" },
    { "https://bing.com/maps?sp=point.-7.44_112.71_Pasar%20Larangan", "Pasar Larangan" },
    { "DARURAT u-17 -7.44,112.71 KLL motor jatuh, dua korban", "motor jatuh, dua korban" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (SgPlaceInput) place = { 0 };

      parse (texts[i].text, NULL, &place);
      g_assert_cmpstr (place.label, ==, texts[i].label);
    }
}

/* The caller can look for the words in the gazetteer. */
static void
test_a_link_without_a_place_leaves_its_words (void)
{
  static const char *const texts[] = {
    "https://maps.google.com/?q=Pasar+Larangan",
    "https://www.google.com/maps/place/Pasar+Larangan",
    "https://www.google.com/maps/dir//Pasar+Larangan",
    "https://maps.apple.com/?q=Pasar%20Larangan",
    "geo:0,0?q=Pasar%20Larangan",
    "tolong ke https://maps.google.com/?q=Pasar+Larangan ya",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (SgPlaceInput) place = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (sg_place_input_parse (texts[i], NULL, &place, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
      g_assert_cmpstr (place.label, ==, "Pasar Larangan");
    }
}

static void
test_long_texts_are_refused (void)
{
  g_autofree char *longest = g_strnfill (SG_PLACE_INPUT_BYTES_MAX, '7');
  g_autofree char *longer = g_strnfill (SG_PLACE_INPUT_BYTES_MAX + 1, '7');
  g_auto (SgPlaceInput) place = { 0 };
  g_autoptr (GError) not_found = NULL;
  g_autoptr (GError) invalid = NULL;

  g_assert_false (sg_place_input_parse (longest, NULL, &place, &not_found));
  g_assert_error (not_found, SG_ERROR, SG_ERROR_NOT_FOUND);
  g_assert_false (sg_place_input_parse (longer, NULL, &place, &invalid));
  g_assert_error (invalid, SG_ERROR, SG_ERROR_INVALID);
}

static void
test_aml_says_how_sure_it_is (void)
{
  static const char text[] = "A\"ML=1;lt=-7.44123;lg=+112.71234;rd=50;top=20260717141935;lc=90;"
                             "pm=W;si=510000000000000;ei=000000000000000;mcc=510;mnc=00;ml=128";
  g_auto (SgPlaceInput) place = { 0 };
  SgAml message;

  parse (text, NULL, &place);
  g_assert_cmpfloat (place.radius_m, ==, 50);
  g_assert_cmpfloat (place.confidence, ==, 0.9);
  g_assert_cmpint (place.measured_at, ==, 1784297975);
  g_assert_true (sg_aml_parse (text, &message, NULL));
  g_assert_cmpint (message.method, ==, 'W');
}

static void
test_an_emergency_sms_is_taken_apart (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgEmergencySms)
    sms = sg_emergency_sms_parse ("darurat rel-0017 -7,44 112,71 henti_jantung bapak tidak sadar",
                                  NULL,
                                  &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sms->user, ==, "rel-0017");
  g_assert_cmpint (sms->at.point.lat, ==, -74400000);
  g_assert_cmpstr (sms->type, ==, "henti_jantung");
  g_assert_cmpstr (sms->description, ==, "bapak tidak sadar");
}

static void
test_an_emergency_sms_is_limited (void)
{
  g_autofree char *type = g_strnfill (100, 't');
  g_autofree char *description = g_strnfill (1500, 'd');
  g_autofree char *text = g_strdup_printf ("DARURAT u1 -7.44,112.71 %s %s", type, description);
  g_autoptr (SgEmergencySms) sms = sg_emergency_sms_parse (text, NULL, NULL);
  g_autoptr (SgEmergencySms) bare = sg_emergency_sms_parse ("DARURAT u1 -7.44,112.71", NULL, NULL);

  g_assert_cmpuint (strlen (sms->type), ==, SG_EMERGENCY_SMS_TYPE_MAX);
  g_assert_cmpuint (strlen (sms->description), ==, SG_EMERGENCY_SMS_DESCRIPTION_MAX);
  g_assert_cmpstr (bare->type, ==, "");
  g_assert_cmpstr (bare->description, ==, "");
}

static void
test_an_emergency_sms_without_a_place_says_its_form (void)
{
  static const char *const texts[] = { "",
                                       "DARURAT",
                                       "DARURAT u1",
                                       "DARURAT u1 sini tolong",
                                       "DARURAT u/1 -7.44,112.71",
                                       "darurat di jalan raya 12" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sg_emergency_sms_parse (texts[i], NULL, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, "DARURAT <user id>"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/place-input/reads-every-form", test_reads_every_form);
  g_test_add_func ("/place-input/reads-every-form-at-a-desk", test_reads_every_form_at_a_desk);
  g_test_add_func ("/place-input/words-are-for-the-gazetteer", test_words_are_for_the_gazetteer);
  g_test_add_func ("/place-input/wrong-places-are-refused-with-the-part",
                   test_wrong_places_are_refused_with_the_part);
  g_test_add_func ("/place-input/short-links-need-the-network", test_short_links_need_the_network);
  g_test_add_func ("/place-input/words-around-a-place-cost-confidence",
                   test_words_around_a_place_cost_confidence);
  g_test_add_func ("/place-input/a-view-is-less-than-a-pin", test_a_view_is_less_than_a_pin);
  g_test_add_func ("/place-input/figures-tell-the-order", test_figures_tell_the_order);
  g_test_add_func ("/place-input/names-in-any-order-are-not-swapped",
                   test_names_in_any_order_are_not_swapped);
  g_test_add_func ("/place-input/the-area-tells-the-order", test_the_area_tells_the_order);
  g_test_add_func ("/place-input/a-place-outside-is-taken-with-doubt",
                   test_a_place_outside_is_taken_with_doubt);
  g_test_add_func ("/place-input/a-missing-minus-is-seen", test_a_missing_minus_is_seen);
  g_test_add_func ("/place-input/a-link-is-taken-at-its-word", test_a_link_is_taken_at_its_word);
  g_test_add_func ("/place-input/a-written-hemisphere-is-kept", test_a_written_hemisphere_is_kept);
  g_test_add_func ("/place-input/two-readings-are-decided-by-the-area-alone",
                   test_two_readings_are_decided_by_the_area_alone);
  g_test_add_func ("/place-input/the-radius-follows-the-digits",
                   test_the_radius_follows_the_digits);
  g_test_add_func ("/place-input/a-short-code-is-near", test_a_short_code_is_near);
  g_test_add_func ("/place-input/the-area-is-enough-for-a-short-code",
                   test_the_area_is_enough_for_a_short_code);
  g_test_add_func ("/place-input/a-link-keeps-its-words", test_a_link_keeps_its_words);
  g_test_add_func ("/place-input/a-link-without-a-place-leaves-its-words",
                   test_a_link_without_a_place_leaves_its_words);
  g_test_add_func ("/place-input/long-texts-are-refused", test_long_texts_are_refused);
  g_test_add_func ("/place-input/aml-says-how-sure-it-is", test_aml_says_how_sure_it_is);
  g_test_add_func ("/place-input/an-emergency-sms-is-taken-apart",
                   test_an_emergency_sms_is_taken_apart);
  g_test_add_func ("/place-input/an-emergency-sms-is-limited", test_an_emergency_sms_is_limited);
  g_test_add_func ("/place-input/an-emergency-sms-without-a-place-says-its-form",
                   test_an_emergency_sms_without_a_place_says_its_form);

  return g_test_run ();
}
