/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-map-label.h"
#include "region/map/sg-map-lines.h"
#include "region/map/sg-map-shape.h"

static const SgPoint square[] = {
  { -62000000, 1068000000 }, { -62000000, 1068010000 }, { -61990000, 1068010000 },
  { -61990000, 1068000000 }, { -62000000, 1068000000 },
};

static guint
count_points (const guint8 *bytes, gsize size, gboolean *damaged)
{
  SgMapShapeReader reader;
  SgPoint          point;
  guint            n_points = 0;

  sg_map_shape_reader_init (&reader, bytes, size);
  while (sg_map_shape_reader_next_ring (&reader) > 0)
    while (sg_map_shape_reader_next_point (&reader, &point))
      n_points++;
  *damaged = reader.bytes.damaged;

  return n_points;
}

static GByteArray *
code_squares (guint n_squares, guint32 step)
{
  GByteArray *bytes = g_byte_array_new ();

  sg_map_shape_begin (bytes, step);
  for (guint i = 0; i < n_squares; i++)
    sg_map_shape_add_ring (bytes, square, G_N_ELEMENTS (square), step);

  return bytes;
}

static void
test_points_come_back (void)
{
  g_autoptr (GByteArray) bytes = code_squares (1, 1);
  SgMapShapeReader reader;
  SgPoint          point;

  sg_map_shape_reader_init (&reader, bytes->data, bytes->len);
  g_assert_cmpuint (sg_map_shape_reader_next_ring (&reader), ==, G_N_ELEMENTS (square));
  for (guint i = 0; i < G_N_ELEMENTS (square); i++)
    {
      g_assert_true (sg_map_shape_reader_next_point (&reader, &point));
      g_assert_cmpint (point.lat, ==, square[i].lat);
      g_assert_cmpint (point.lon, ==, square[i].lon);
    }
  g_assert_cmpuint (sg_map_shape_reader_next_ring (&reader), ==, 0);
  g_assert_false (reader.bytes.damaged);
}

static void
test_step_rounds_to_the_nearest (void)
{
  const SgPoint line[] = { { 1007, -1007 }, { 1009, -1009 } };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  SgMapShapeReader reader;
  SgPoint          point;

  sg_map_shape_begin (bytes, 16);
  sg_map_shape_add_ring (bytes, line, 2, 16);
  sg_map_shape_reader_init (&reader, bytes->data, bytes->len);
  sg_map_shape_reader_next_ring (&reader);
  g_assert_true (sg_map_shape_reader_next_point (&reader, &point));
  g_assert_cmpint (ABS (point.lat - 1007), <=, 8);
  g_assert_cmpint (point.lon, ==, -point.lat);
}

static void
test_cut_shape_is_damaged (void)
{
  g_autoptr (GByteArray) bytes = code_squares (3, 1);
  gboolean damaged;
  guint    whole;

  for (guint size = 0; size < bytes->len; size++)
    {
      guint n_points = count_points (bytes->data, size, &damaged);

      /* Cut between two rings, a shape is only shorter. */
      if (!damaged)
        g_assert_cmpuint (n_points % G_N_ELEMENTS (square), ==, 0);
      g_assert_cmpuint (n_points, <, 3 * G_N_ELEMENTS (square));
    }
  whole = count_points (bytes->data, bytes->len, &damaged);
  g_assert_cmpuint (whole, ==, 3 * G_N_ELEMENTS (square));
  g_assert_false (damaged);
}

static void
test_random_bytes_do_no_harm (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 20000; round++)
    {
      guint8           bytes[48];
      gsize            size = (gsize) g_rand_int_range (random, 0, sizeof bytes);
      gboolean         damaged;
      guint            n_points;
      SgMapLabelReader reader;
      SgMapLabel       label;

      for (gsize i = 0; i < size; i++)
        bytes[i] = (guint8) (g_rand_int_range (random, 0, 256) >> g_rand_int_range (random, 0, 8));
      n_points = count_points (bytes, size, &damaged);
      g_assert_cmpuint (n_points, <=, size);

      sg_map_label_reader_init (&reader, bytes, size);
      while (sg_map_label_reader_next (&reader, &label))
        g_assert_cmpuint (label.style, <, SG_N_LABEL_STYLES);
    }
}

static void
test_labels_come_back (void)
{
  const SgMapLabel first = {
    SG_LABEL_CITY, 5, 12, { -62000000, 1068000000 }, 0, 80.25, "Kota\nBaru"
  };
  const SgMapLabel second = {
    SG_LABEL_HOSPITAL, 13, 20, { -62000500, 1068000700 }, 0, 0, "",
  };
  const SgMapLabel third = {
    SG_LABEL_ROAD_SMALL, 16, 18, { -61000000, 1067000000 }, -1.25, 33, "Jl. Melati",
  };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  SgMapLabelReader reader;
  SgMapLabel       label;

  sg_map_label_append (bytes, &first, NULL);
  sg_map_label_append (bytes, &second, &first.point);
  sg_map_label_append (bytes, &third, &second.point);

  sg_map_label_reader_init (&reader, bytes->data, bytes->len);
  g_assert_true (sg_map_label_reader_next (&reader, &label));
  g_assert_cmpstr (label.text, ==, "Kota\nBaru");
  g_assert_cmpint (label.zoom_last, ==, 12);
  g_assert_cmpfloat (label.width, ==, 80.25);
  g_assert_true (sg_map_label_reader_next (&reader, &label));
  g_assert_cmpint (label.style, ==, SG_LABEL_HOSPITAL);
  g_assert_cmpstr (label.text, ==, "");
  g_assert_true (sg_point_equal (label.point, second.point));
  g_assert_true (sg_map_label_reader_next (&reader, &label));
  g_assert_cmpfloat_with_epsilon (label.angle, -1.25, 0.001);
  g_assert_true (sg_point_equal (label.point, third.point));
  g_assert_false (sg_map_label_reader_next (&reader, &label));
  g_assert_false (reader.bytes.damaged);
}

static void
test_simple_line_keeps_its_shape (void)
{
  const SgPoint line[] = { { 0, 0 }, { 3, 1000 }, { -2, 2000 }, { 900, 3000 }, { 0, 4000 } };
  g_autoptr (GArray) simple = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  sg_line_simplify (line, G_N_ELEMENTS (line), 10, simple);
  g_assert_cmpuint (simple->len, ==, 4);
  g_assert_cmpint (g_array_index (simple, SgPoint, 1).lon, ==, 2000);
  g_assert_cmpint (g_array_index (simple, SgPoint, 2).lat, ==, 900);
}

/* In the square of 1000 steps, what is inside the left half. */
static void
test_clipped_ring_stays_inside (void)
{
  const SgPoint corners[] = { { 0, 0 }, { 0, 1000 }, { 1000, 1000 }, { 1000, 0 }, { 0, 0 } };
  const SgBox   left = { -10, -10, 2000, 500 };
  const SgBox   away = { 5000, 5000, 6000, 6000 };
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  g_autoptr (GArray) clipped = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  g_array_append_vals (ring, corners, G_N_ELEMENTS (corners));
  sg_ring_clip (ring, &left, clipped);
  g_assert_cmpuint (clipped->len, ==, 5);
  g_assert_cmpfloat (ABS (sg_ring_turning ((const SgPoint *) (gpointer) clipped->data, 5)),
                     ==,
                     2 * 1000.0 * 500);

  sg_ring_clip (ring, &away, clipped);
  g_assert_cmpuint (clipped->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-shape/points-come-back", test_points_come_back);
  g_test_add_func ("/map-shape/step-rounds-to-the-nearest", test_step_rounds_to_the_nearest);
  g_test_add_func ("/map-shape/cut-shape-is-damaged", test_cut_shape_is_damaged);
  g_test_add_func ("/map-shape/random-bytes-do-no-harm", test_random_bytes_do_no_harm);
  g_test_add_func ("/map-shape/labels-come-back", test_labels_come_back);
  g_test_add_func ("/map-shape/simple-line-keeps-its-shape", test_simple_line_keeps_its_shape);
  g_test_add_func ("/map-shape/clipped-ring-stays-inside", test_clipped_ring_stays_inside);

  return g_test_run ();
}
