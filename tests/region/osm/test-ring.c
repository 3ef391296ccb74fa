/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "region/osm/sg-ring.h"

/* Jakarta. */
static const SgPoint here = { -62000000, 1068000000 };

static SgRing *
make_ring (const gint32 (*corners)[2], guint n)
{
  g_autofree SgPoint *points = g_new (SgPoint, n);

  for (guint i = 0; i < n; i++)
    points[i] = (SgPoint){ here.lat + corners[i][1], here.lon + corners[i][0] };

  return sg_ring_new (points, n);
}

static void
test_area_is_in_square_metres (void)
{
  const gint32 square[][2] = { { 0, 0 }, { 100000, 0 }, { 100000, 100000 }, { 0, 100000 } };
  g_autoptr (SgRing) ring = make_ring (square, G_N_ELEMENTS (square));
  double side = 100000 * SG_METRES_PER_STEP;

  /* Along the parallel in the middle of the square. */
  g_assert_cmpfloat_with_epsilon (sg_ring_area (ring), side * side * cos (6.195 * G_PI / 180), 1);
}

static void
test_area_of_a_house_is_exact (void)
{
  const gint32 house[][2] = { { 0, 0 }, { 900, 0 }, { 900, 900 }, { 0, 900 } };
  g_autoptr (SgRing) ring = make_ring (house, G_N_ELEMENTS (house));
  double side = 900 * SG_METRES_PER_STEP;

  g_assert_cmpfloat_with_epsilon (sg_ring_area (ring), side * side * cos (6.2 * G_PI / 180), 0.001);
}

static void
test_octant_of_the_earth_has_its_area (void)
{
  const SgPoint corners[] = { { 0, 0 },
                              { 0, 900000000 },
                              { 900000000, 900000000 },
                              { 900000000, 0 } };
  g_autoptr (SgRing) ring = sg_ring_new (corners, G_N_ELEMENTS (corners));
  double whole = 4 * G_PI * 6371008.8 * 6371008.8;

  g_assert_cmpfloat_with_epsilon (sg_ring_area (ring) / whole, 1.0 / 8, 1e-9);
}

static void
test_repeated_corners_are_left_out (void)
{
  const gint32 corners[][2] = { { 0, 0 }, { 0, 0 }, { 9, 0 }, { 9, 9 }, { 9, 9 }, { 0, 0 } };
  g_autoptr (SgRing) ring = make_ring (corners, G_N_ELEMENTS (corners));

  g_assert_cmpuint (ring->n_points, ==, 4);
}

static void
test_ring_needs_an_area (void)
{
  const gint32 line[][2] = { { 0, 0 }, { 5, 5 }, { 9, 9 } };

  g_assert_null (make_ring (line, G_N_ELEMENTS (line)));
  g_assert_null (make_ring (line, 1));
  g_assert_null (make_ring (line, 0));
}

static void
test_contains_border_and_corners (void)
{
  const gint32 house[][2] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 5, 5 }, { 0, 10 } };
  g_autoptr (SgRing) ring = make_ring (house, G_N_ELEMENTS (house));
  static const struct
  {
    gint32   x, y;
    gboolean inside;
  } points[] = { { 5, 2, TRUE },   { 0, 0, TRUE },   { 10, 10, TRUE }, { 5, 5, TRUE },
                 { 5, 6, FALSE },  { 2, 9, FALSE },  { 1, 9, TRUE },   { 0, 5, TRUE },
                 { 11, 5, FALSE }, { -1, 5, FALSE }, { -1, 0, FALSE }, { 12, 10, FALSE },
                 { 5, 10, FALSE }, { 5, -1, FALSE }, { 7, 0, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      SgPoint point = { here.lat + points[i].y, here.lon + points[i].x };

      g_assert_cmpint (sg_ring_contains (ring, point), ==, points[i].inside);
    }
}

static void
test_contains_works_across_the_whole_globe (void)
{
  const SgPoint corners[] = { { -900000000, -1800000000 },
                              { -900000000, 1800000000 },
                              { 900000000, 1800000000 } };
  g_autoptr (SgRing) ring = sg_ring_new (corners, G_N_ELEMENTS (corners));

  g_assert_true (sg_ring_contains (ring, (SgPoint){ -1, 1 }));
  g_assert_true (sg_ring_contains (ring, (SgPoint){ 0, 0 }));
  g_assert_false (sg_ring_contains (ring, (SgPoint){ 1, -1 }));
}

static void
test_label_of_a_square_is_its_middle (void)
{
  const gint32 square[][2] = { { 0, 0 }, { 10000, 0 }, { 10000, 10000 }, { 0, 10000 } };
  g_autoptr (SgRing) ring = make_ring (square, G_N_ELEMENTS (square));
  SgPoint label = sg_ring_label_point (ring);

  g_assert_cmpint (ABS (label.lat - here.lat - 5000), <, 150);
  g_assert_cmpint (ABS (label.lon - here.lon - 5000), <, 150);
}

/* A U, whose middle is outside, with one thick leg. */
static void
test_label_stands_where_there_is_room (void)
{
  const gint32 corners[][2] = { { 0, 0 },       { 10000, 0 },   { 10000, 10000 }, { 9000, 10000 },
                                { 9000, 1000 }, { 4000, 1000 }, { 4000, 10000 },  { 0, 10000 } };
  g_autoptr (SgRing) ring = make_ring (corners, G_N_ELEMENTS (corners));
  SgPoint label = sg_ring_label_point (ring);

  g_assert_true (sg_ring_contains (ring, label));
  g_assert_cmpint (ABS (label.lon - here.lon - 2000), <, 200);
}

static void
test_label_is_inside_of_any_star (void)
{
  for (guint round = 0; round < 300; round++)
    {
      SgPoint points[24];
      g_autoptr (SgRing) ring = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        {
          double turn = 2 * G_PI * i / G_N_ELEMENTS (points);
          double reach = g_test_rand_double_range (20, 20000);

          points[i] = (SgPoint){ here.lat + (gint32) (sin (turn) * reach),
                                 here.lon + (gint32) (cos (turn) * reach) };
        }

      ring = sg_ring_new (points, G_N_ELEMENTS (points));
      g_assert_true (sg_ring_contains (ring, sg_ring_label_point (ring)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add_func ("/ring/" name, test)
  ADD ("area-is-in-square-metres", test_area_is_in_square_metres);
  ADD ("area-of-a-house-is-exact", test_area_of_a_house_is_exact);
  ADD ("octant-of-the-earth-has-its-area", test_octant_of_the_earth_has_its_area);
  ADD ("repeated-corners-are-left-out", test_repeated_corners_are_left_out);
  ADD ("ring-needs-an-area", test_ring_needs_an_area);
  ADD ("contains-border-and-corners", test_contains_border_and_corners);
  ADD ("contains-works-across-the-whole-globe", test_contains_works_across_the_whole_globe);
  ADD ("label-of-a-square-is-its-middle", test_label_of_a_square_is_its_middle);
  ADD ("label-stands-where-there-is-room", test_label_stands_where_there_is_room);
  ADD ("label-is-inside-of-any-star", test_label_is_inside_of_any_star);
#undef ADD

  return g_test_run ();
}
