/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "common/sg-geo.h"

static void
test_parse_reads_a_pair (void)
{
  g_autoptr (GError) error = NULL;
  SgPoint point;

  g_assert_true (sg_point_parse ("-6.1753924,106.8271528", &point, &error));
  g_assert_no_error (error);
  g_assert_cmpint (point.lat, ==, -61753924);
  g_assert_cmpint (point.lon, ==, 1068271528);
}

static void
test_parse_names_what_is_wrong (void)
{
  static const char *const bad[] = { "",     "-6.2",  "-6.2,", "-6.2;106.8", "-6.2,106.8x",
                                     "91,0", "0,181", "nan,0", "inf,0",      "a,b" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      SgPoint point;

      g_assert_false (sg_point_parse (bad[i], &point, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
    }
}

static void
test_distance_is_in_metres (void)
{
  SgPoint monas = sg_point_from_degrees (-6.1753924, 106.8271528);
  SgPoint senen = sg_point_from_degrees (-6.1744500, 106.8453333);
  SgPoint paris = sg_point_from_degrees (48.8566, 2.3522);
  SgPoint east = sg_point_from_degrees (48.8566, 2.3622);

  /* By the haversine formula on the sphere of the mean earth radius. */
  g_assert_cmpfloat_with_epsilon (sg_point_distance (monas, senen), 2012.6, 1);
  g_assert_cmpfloat_with_epsilon (sg_point_distance (paris, east), 731.6, 1);
  g_assert_cmpfloat (sg_point_distance (paris, paris), ==, 0);
}

static void
test_bearing_turns_clockwise_from_north (void)
{
  SgPoint here = sg_point_from_degrees (-6.2, 106.8);

  g_assert_cmpuint (sg_point_bearing (here, sg_point_from_degrees (-6.1, 106.8)), ==, 0);
  g_assert_cmpuint (sg_point_bearing (here, sg_point_from_degrees (-6.2, 106.9)), ==, 64);
  g_assert_cmpuint (sg_point_bearing (here, sg_point_from_degrees (-6.3, 106.8)), ==, 128);
  g_assert_cmpuint (sg_point_bearing (here, sg_point_from_degrees (-6.2, 106.7)), ==, 192);
}

static void
test_hilbert_neighbours_are_neighbours (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint64 first = G_MAXUINT64;
  guint64 last = 0;

  /* An aligned square of 16 × 16 cells is one unbroken piece of the curve. */
  for (gint32 y = 0; y < 16; y++)
    for (gint32 x = 0; x < 16; x++)
      {
        SgPoint point = { (y << 8) - (900000000 & ~0xfff) - (900000000 & 0xfff) + (4096 << 8),
                          (x << 8) - 1800000000 + (4096 << 8) };
        guint64 place = sg_point_hilbert (point);

        first = MIN (first, place);
        last = MAX (last, place);
        g_hash_table_add (seen, g_memdup2 (&place, sizeof place));
      }

  g_assert_cmpuint (g_hash_table_size (seen), ==, 256);
  g_assert_cmpuint (last - first, ==, 255);
}

static void
test_mercator_comes_back (void)
{
  for (double lat = -85; lat <= 85; lat += 5)
    g_assert_cmpfloat_with_epsilon (sg_mercator_lat (sg_mercator_y (lat)), lat, 1e-9);

  g_assert_cmpfloat_with_epsilon (sg_mercator_y (0), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (sg_mercator_lon (sg_mercator_x (106.8)), 106.8, 1e-9);
}

static void
test_box_reaches_as_far_as_asked (void)
{
  SgPoint here = sg_point_from_degrees (-6.2, 106.8);
  SgBox   box = sg_box_around (here, 500);
  SgPoint corner = { here.lat, box.east };

  g_assert_cmpfloat_with_epsilon (sg_point_distance (here, corner), 500, 1);
  g_assert_true (sg_box_contains (&box, here));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/geo/parse-reads-a-pair", test_parse_reads_a_pair);
  g_test_add_func ("/geo/parse-names-what-is-wrong", test_parse_names_what_is_wrong);
  g_test_add_func ("/geo/distance-is-in-metres", test_distance_is_in_metres);
  g_test_add_func ("/geo/bearing-turns-clockwise-from-north",
                   test_bearing_turns_clockwise_from_north);
  g_test_add_func ("/geo/hilbert-neighbours-are-neighbours",
                   test_hilbert_neighbours_are_neighbours);
  g_test_add_func ("/geo/mercator-comes-back", test_mercator_comes_back);
  g_test_add_func ("/geo/box-reaches-as-far-as-asked", test_box_reaches_as_far_as_asked);

  return g_test_run ();
}
