/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "desk/report/sg-interval.h"

static void
add (SgInterval *interval, double seconds, const char *clocks, double target_s, guint whose)
{
  SgIntervalEnd from = { G_USEC_PER_SEC, clocks[0] };
  SgIntervalEnd to = { from.at + (gint64) (seconds * G_USEC_PER_SEC), clocks[1] };

  sg_interval_add (interval, &from, &to, target_s, whose);
}

static void
test_percentiles_are_by_nearest_rank (void)
{
  g_autoptr (SgInterval) interval = sg_interval_new ();

  for (guint i = 10; i > 0; i--)
    add (interval, i * 10, "aa", NAN, i);

  g_assert_cmpfloat (sg_interval_percentile (interval, 50), ==, 50);
  g_assert_cmpfloat (sg_interval_percentile (interval, 90), ==, 90);
  g_assert_cmpfloat (sg_interval_percentile (interval, 91), ==, 100);
  g_assert_cmpfloat (sg_interval_percentile (interval, 100), ==, 100);
  g_assert_cmpfloat (sg_interval_percentile (interval, 0.1), ==, 10);
}

static void
test_one_value_is_every_percentile (void)
{
  g_autoptr (SgInterval) interval = sg_interval_new ();

  add (interval, 42, "aa", NAN, 0);
  g_assert_cmpfloat (sg_interval_percentile (interval, 50), ==, 42);
  g_assert_cmpfloat (sg_interval_percentile (interval, 90), ==, 42);

  /* Sorted again after more comes. */
  add (interval, 7, "aa", NAN, 1);
  g_assert_cmpfloat (sg_interval_percentile (interval, 50), ==, 7);
}

static void
test_nothing_has_no_figures (void)
{
  g_autoptr (SgInterval) interval = sg_interval_new ();

  g_assert_cmpuint (sg_interval_count (interval), ==, 0);
  g_assert_true (isnan (sg_interval_percentile (interval, 50)));
  g_assert_true (isnan (sg_interval_within (interval)));
  g_assert_true (isnan (sg_interval_known (interval, SG_KNOWN_MEASURED)));
}

static void
test_what_lacks_an_end_is_not_counted (void)
{
  g_autoptr (SgInterval) interval = sg_interval_new ();
  SgIntervalEnd none = { 0, '-' };
  SgIntervalEnd some = { G_USEC_PER_SEC, 'a' };

  sg_interval_add (interval, &none, &some, 10, 0);
  sg_interval_add (interval, &some, &none, 10, 0);
  g_assert_cmpuint (sg_interval_count (interval), ==, 0);
  g_assert_cmpuint (interval->reversed->len, ==, 0);
}

static void
test_reversed_ends_are_in_no_figure (void)
{
  g_autoptr (SgInterval) interval = sg_interval_new ();

  add (interval, -0.5, "aa", 10, 3);
  add (interval, 0, "aa", 10, 4);
  g_assert_cmpuint (sg_interval_count (interval), ==, 1);
  g_assert_cmpuint (interval->reversed->len, ==, 1);
  g_assert_cmpuint (g_array_index (interval->reversed, guint, 0), ==, 3);
}

static void
test_more_than_a_day_is_in_no_figure (void)
{
  g_autoptr (SgInterval) interval = sg_interval_new ();

  add (interval, 300, "aa", 600, 1);
  add (interval, 24 * 3600, "aa", 600, 2);
  add (interval, 24 * 3600 + 1, "am", 600, 3);
  add (interval, 365.0 * 24 * 3600 + 300, "ac", 600, 4);

  g_assert_cmpuint (sg_interval_count (interval), ==, 2);
  g_assert_cmpfloat (sg_interval_percentile (interval, 100), ==, 24 * 3600);
  g_assert_cmpfloat (sg_interval_within (interval), ==, 0.5);
  g_assert_cmpfloat (sg_interval_known (interval, SG_KNOWN_MEASURED), ==, 1);
  g_assert_cmpuint (interval->implausible->len, ==, 2);
  g_assert_cmpuint (g_array_index (interval->implausible, guint, 0), ==, 3);
  g_assert_cmpuint (g_array_index (interval->implausible, guint, 1), ==, 4);
  g_assert_cmpuint (interval->reversed->len, ==, 0);
}

static void
test_within_includes_the_target (void)
{
  g_autoptr (SgInterval) interval = sg_interval_new ();

  add (interval, 60, "aa", 60, 0);
  add (interval, 60.1, "aa", 60, 1);
  add (interval, 61, "aa", 120, 2);
  add (interval, 300, "aa", 120, 3);
  g_assert_cmpfloat (sg_interval_within (interval), ==, 0.5);
}

static void
test_known_as_well_as_the_less_known_end (void)
{
  g_autoptr (SgInterval) interval = sg_interval_new ();
  static const char *const clocks[] = { "aa", "ac", "cm", "ae", "ma" };

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    add (interval, 1, clocks[i], NAN, i);

  g_assert_cmpfloat (sg_interval_known (interval, SG_KNOWN_MEASURED), ==, 0.2);
  g_assert_cmpfloat (sg_interval_known (interval, SG_KNOWN_CORRECTED), ==, 0.2);
  g_assert_cmpfloat (sg_interval_known (interval, SG_KNOWN_TYPED), ==, 0.6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/interval/percentiles-are-by-nearest-rank",
                   test_percentiles_are_by_nearest_rank);
  g_test_add_func ("/interval/one-value-is-every-percentile", test_one_value_is_every_percentile);
  g_test_add_func ("/interval/nothing-has-no-figures", test_nothing_has_no_figures);
  g_test_add_func ("/interval/what-lacks-an-end-is-not-counted",
                   test_what_lacks_an_end_is_not_counted);
  g_test_add_func ("/interval/reversed-ends-are-in-no-figure", test_reversed_ends_are_in_no_figure);
  g_test_add_func ("/interval/more-than-a-day-is-in-no-figure",
                   test_more_than_a_day_is_in_no_figure);
  g_test_add_func ("/interval/within-includes-the-target", test_within_includes_the_target);
  g_test_add_func ("/interval/known-as-well-as-the-less-known-end",
                   test_known_as_well_as_the_less_known_end);

  return g_test_run ();
}
