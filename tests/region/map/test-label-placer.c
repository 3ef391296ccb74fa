/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "region/map/sg-label-placer.h"

static SgLabel
label_at (double x_pixels, double y_pixels, int zoom, const char *text)
{
  double world = ldexp (256, zoom);

  return (SgLabel){ .x = x_pixels / world,
                    .y = y_pixels / world,
                    .text = text,
                    .width = 60,
                    .style = SG_LABEL_ROAD_SMALL };
}

static void
test_second_label_on_the_same_spot_does_not_fit (void)
{
  g_autoptr (SgLabelPlacer) placer = sg_label_placer_new ();
  SgLabel first = label_at (5000, 5000, 10, "a");
  SgLabel second = label_at (5030, 5004, 10, "b");
  SgLabel beside = label_at (5070, 5000, 10, "b");

  sg_label_placer_begin_zoom (placer, 10);
  g_assert_true (sg_label_placer_fits (placer, &first, 0));
  sg_label_placer_add (placer, &first);

  g_assert_false (sg_label_placer_fits (placer, &second, 0));
  g_assert_true (sg_label_placer_fits (placer, &beside, 0));
}

static void
test_turned_labels_may_pass_each_other (void)
{
  g_autoptr (SgLabelPlacer) placer = sg_label_placer_new ();
  SgLabel first = label_at (5000, 5000, 10, "a");
  SgLabel beside = label_at (5020, 5000, 10, "b");
  SgLabel across = label_at (5020, 5000, 10, "b");

  first.angle = beside.angle = (float) (G_PI / 2);
  sg_label_placer_begin_zoom (placer, 10);
  sg_label_placer_add (placer, &first);

  g_assert_true (sg_label_placer_fits (placer, &beside, 0));
  g_assert_false (sg_label_placer_fits (placer, &across, 0));
}

static void
test_same_name_must_be_far (void)
{
  g_autoptr (SgLabelPlacer) placer = sg_label_placer_new ();
  SgLabel first = label_at (5000, 5000, 10, "a");
  SgLabel near = label_at (5200, 5000, 10, first.text);
  SgLabel far = label_at (5400, 5000, 10, first.text);
  SgLabel other = label_at (5200, 5000, 10, "another");

  sg_label_placer_begin_zoom (placer, 10);
  sg_label_placer_add (placer, &first);

  g_assert_false (sg_label_placer_fits (placer, &near, 300));
  g_assert_true (sg_label_placer_fits (placer, &near, 0));
  g_assert_true (sg_label_placer_fits (placer, &far, 300));
  g_assert_true (sg_label_placer_fits (placer, &other, 300));
}

static void
test_room_grows_with_the_zoom (void)
{
  g_autoptr (SgLabelPlacer) placer = sg_label_placer_new ();
  SgLabel first = label_at (5000, 5000, 10, "a");
  SgLabel second = label_at (5040, 5000, 10, "b");

  sg_label_placer_begin_zoom (placer, 10);
  sg_label_placer_add (placer, &first);
  g_assert_false (sg_label_placer_fits (placer, &second, 0));

  sg_label_placer_begin_zoom (placer, 11);
  sg_label_placer_keep (placer, 0);
  g_assert_true (sg_label_placer_fits (placer, &second, 0));
  sg_label_placer_end (placer, 0);
  g_assert_cmpint (sg_label_placer_get (placer, 0)->first, ==, 10);
  g_assert_cmpint (sg_label_placer_get (placer, 0)->last, ==, 10);
}

/* Against a comparison of all pairs. */
static void
test_random_labels_never_overlap (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (SgLabelPlacer) placer = sg_label_placer_new ();
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (SgLabelBox));

  g_test_message ("seed %u", seed);
  sg_label_placer_begin_zoom (placer, 12);
  for (guint i = 0; i < 2000; i++)
    {
      SgLabel    label = label_at (g_rand_double_range (random, 9000, 11000),
                                g_rand_double_range (random, 9000, 11000),
                                12,
                                "name");
      SgLabelBox box;
      gboolean   is_free = TRUE;

      label.angle = (float) g_rand_double_range (random, -1.6, 1.6);
      label.width = (float) g_rand_double_range (random, 10, 200);
      box = sg_label_box (label.style, label.text, label.width, label.angle);
      box.x += label.x * ldexp (256, 12);
      box.y += label.y * ldexp (256, 12);
      for (guint j = 0; j < boxes->len; j++)
        is_free &= !sg_label_boxes_overlap (&box, &g_array_index (boxes, SgLabelBox, j));

      if (!sg_label_placer_fits (placer, &label, 0))
        continue;

      g_assert_true (is_free);
      sg_label_placer_add (placer, &label);
      g_array_append_val (boxes, box);
    }
  g_assert_cmpuint (boxes->len, >, 50);
}

static void
test_long_names_are_broken_evenly (void)
{
  g_autoptr (SgLabelMeter) meter = sg_label_meter_new ();
  g_autofree char *shorter = sg_label_meter_wrap (meter, SG_LABEL_HOSPITAL, "RSUD Koja");
  g_autofree char *longer =
    sg_label_meter_wrap (meter, SG_LABEL_HOSPITAL, "Rumah Sakit Umum Daerah Kota Contoh Raya");
  g_autofree char *street =
    sg_label_meter_wrap (meter, SG_LABEL_ROAD_SMALL, "Jalan Raya Pos Pengumben Lama Sekali");

  g_assert_cmpstr (shorter, ==, "RSUD Koja");
  g_assert_nonnull (strchr (longer, '\n'));
  g_assert_cmpfloat (sg_label_meter_measure (meter, SG_LABEL_HOSPITAL, longer), <, 130);
  g_assert_null (strchr (street, '\n'));
}

static void
test_what_cannot_be_written_is_refused (void)
{
  g_autoptr (SgLabelMeter) meter = sg_label_meter_new ();
  g_autofree char *endless = g_strnfill (500, 'x');

  g_assert_null (sg_label_meter_wrap (meter, SG_LABEL_CITY, "\xff\xfe"));
  g_assert_null (sg_label_meter_wrap (meter, SG_LABEL_CITY, endless));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-placer/second-label-on-the-same-spot-does-not-fit",
                   test_second_label_on_the_same_spot_does_not_fit);
  g_test_add_func ("/label-placer/turned-labels-may-pass-each-other",
                   test_turned_labels_may_pass_each_other);
  g_test_add_func ("/label-placer/same-name-must-be-far", test_same_name_must_be_far);
  g_test_add_func ("/label-placer/room-grows-with-the-zoom", test_room_grows_with_the_zoom);
  g_test_add_func ("/label-placer/random-labels-never-overlap", test_random_labels_never_overlap);
  g_test_add_func ("/label-placer/long-names-are-broken-evenly", test_long_names_are_broken_evenly);
  g_test_add_func ("/label-placer/what-cannot-be-written-is-refused",
                   test_what_cannot_be_written_is_refused);

  return g_test_run ();
}
