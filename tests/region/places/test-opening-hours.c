/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/places/sg-opening-hours.h"

#define AT(hours, minutes) ((hours) *60 + (minutes))

static void
assert_state (const char *hours, GDateWeekday day, guint minute, SgOpenState expected)
{
  g_test_message ("%s", hours);
  g_assert_cmpint (sg_opening_hours_state (hours, day, minute), ==, expected);
}

static void
test_always_open (void)
{
  assert_state ("24/7", G_DATE_SUNDAY, 0, SG_OPEN_OPEN);
  assert_state ("Mo-Su 00:00-24:00", G_DATE_WEDNESDAY, AT (23, 59), SG_OPEN_OPEN);
  assert_state ("24/7; Su off", G_DATE_SUNDAY, AT (12, 0), SG_OPEN_CLOSED);
}

static void
test_hours_of_weekdays (void)
{
  static const char hours[] = "Mo-Fr 08:00-17:00; Sa 08:00-12:00";

  assert_state (hours, G_DATE_MONDAY, AT (8, 0), SG_OPEN_OPEN);
  assert_state (hours, G_DATE_MONDAY, AT (7, 59), SG_OPEN_CLOSED);
  assert_state (hours, G_DATE_FRIDAY, AT (17, 0), SG_OPEN_CLOSED);
  assert_state (hours, G_DATE_SATURDAY, AT (11, 59), SG_OPEN_OPEN);
  assert_state (hours, G_DATE_SATURDAY, AT (12, 30), SG_OPEN_CLOSED);
  assert_state (hours, G_DATE_SUNDAY, AT (10, 0), SG_OPEN_CLOSED);
}

static void
test_several_spans_and_days (void)
{
  static const char hours[] = "Mo,We-Th 08:00-12:00,13:00-16:00, Fr 09:00-10:00";

  assert_state (hours, G_DATE_MONDAY, AT (12, 30), SG_OPEN_CLOSED);
  assert_state (hours, G_DATE_MONDAY, AT (13, 30), SG_OPEN_OPEN);
  assert_state (hours, G_DATE_TUESDAY, AT (13, 30), SG_OPEN_CLOSED);
  assert_state (hours, G_DATE_FRIDAY, AT (9, 30), SG_OPEN_OPEN);
  assert_state ("Fr-Mo 10:00-11:00", G_DATE_SUNDAY, AT (10, 30), SG_OPEN_OPEN);
  assert_state ("08:00-20:00", G_DATE_SUNDAY, AT (19, 0), SG_OPEN_OPEN);
}

static void
test_night_goes_on_into_the_next_day (void)
{
  assert_state ("Fr 22:00-02:00", G_DATE_FRIDAY, AT (23, 0), SG_OPEN_OPEN);
  assert_state ("Fr 22:00-02:00", G_DATE_SATURDAY, AT (1, 59), SG_OPEN_OPEN);
  assert_state ("Fr 22:00-02:00", G_DATE_SATURDAY, AT (2, 0), SG_OPEN_CLOSED);
  assert_state ("Fr 22:00-02:00", G_DATE_FRIDAY, AT (1, 0), SG_OPEN_CLOSED);
  assert_state ("Fr 22:00-26:00", G_DATE_SATURDAY, AT (1, 0), SG_OPEN_OPEN);
}

static void
test_later_rule_replaces_an_earlier_one (void)
{
  assert_state ("Mo-Su 08:00-17:00; We off", G_DATE_WEDNESDAY, AT (9, 0), SG_OPEN_CLOSED);
  assert_state ("Mo-Su 08:00-17:00; We 10:00-11:00", G_DATE_WEDNESDAY, AT (9, 0), SG_OPEN_CLOSED);
  assert_state ("Mo-Sa 08:00-17:00; Su closed", G_DATE_SUNDAY, AT (9, 0), SG_OPEN_CLOSED);
}

static void
test_public_holidays_are_left_aside (void)
{
  assert_state ("Mo-Fr 08:00-17:00; PH off", G_DATE_TUESDAY, AT (9, 0), SG_OPEN_OPEN);
  assert_state ("Mo-Fr,PH 08:00-17:00", G_DATE_TUESDAY, AT (9, 0), SG_OPEN_OPEN);
  assert_state ("Su,PH off; Mo-Sa 07:00-21:00", G_DATE_SUNDAY, AT (9, 0), SG_OPEN_CLOSED);
}

static void
test_what_is_not_understood_is_unknown (void)
{
  static const char *const hours[] = {
    NULL,
    "",
    "maybe",
    "Mo-Fr sunrise-sunset",
    "Jan-Mar 08:00-10:00",
    "Mo 8-10",
    "08:00",
    "Mo-Fr 08:00+",
    "week 1-10 Mo 08:00-09:00",
    "08:00-25:61",
    "Mo-Xx 08:00-10:00",
    "Mo-Fr 08:00-17:00 \"by appointment\"",
    ";;",
  };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    g_assert_cmpint (sg_opening_hours_state (hours[i], G_DATE_MONDAY, AT (9, 0)),
                     ==,
                     SG_OPEN_UNKNOWN);
}

static void
test_noise_is_survived (void)
{
  static const char letters[] = "MoTuPH0123456789:-,; offcls/+";
  guint32           seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 20000; i++)
    {
      char  hours[40];
      guint length = (guint) g_rand_int_range (random, 0, sizeof hours);

      for (guint c = 0; c < length; c++)
        hours[c] = letters[g_rand_int_range (random, 0, sizeof letters - 1)];
      hours[MIN (length, sizeof hours - 1)] = '\0';
      g_assert_cmpint (sg_opening_hours_state (hours, G_DATE_FRIDAY, i % 1440), <=, SG_OPEN_OPEN);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/opening-hours/always-open", test_always_open);
  g_test_add_func ("/opening-hours/hours-of-weekdays", test_hours_of_weekdays);
  g_test_add_func ("/opening-hours/several-spans-and-days", test_several_spans_and_days);
  g_test_add_func ("/opening-hours/night-goes-on-into-the-next-day",
                   test_night_goes_on_into_the_next_day);
  g_test_add_func ("/opening-hours/later-rule-replaces-an-earlier-one",
                   test_later_rule_replaces_an_earlier_one);
  g_test_add_func ("/opening-hours/public-holidays-are-left-aside",
                   test_public_holidays_are_left_aside);
  g_test_add_func ("/opening-hours/what-is-not-understood-is-unknown",
                   test_what_is_not_understood_is_unknown);
  g_test_add_func ("/opening-hours/noise-is-survived", test_noise_is_survived);

  return g_test_run ();
}
