/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "region/roads/sg-road-sort.h"
#include "tests/region/roads/sg-test-roads.h"

static gboolean
grid_has (const SgRoads *roads, SgRoadGridLevel level, const char *name)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  sg_roads_find_in_box (roads, level, &roads->box, found);
  for (guint i = 0; i < found->len; i++)
    if (strcmp (sg_roads_get_name (roads, g_array_index (found, guint32, i)), name) == 0)
      return TRUE;

  return FALSE;
}

static void
test_grids_hold_their_classes_and_links (void)
{
  g_autoptr (SgRoads)
    roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                     "node b -6.20 106.85\n"
                                     "way 1 a,b highway=motorway_link name=Gerbang\n"
                                     "way 2 a,b highway=secondary name=Sedang\n"
                                     "way 3 a,b highway=tertiary_link name=Kecil\n"
                                     "way 4 a,b highway=residential name=Rumah\n"
                                     "way 5 a,b route=ferry name=Laut\n",
                                     FALSE);
  static const struct
  {
    const char *name;
    gboolean    in[SG_N_ROAD_GRIDS];
  } expected[] = {
    { "Gerbang", { TRUE, TRUE, TRUE, TRUE } }, { "Sedang", { TRUE, TRUE, TRUE, FALSE } },
    { "Kecil", { TRUE, TRUE, FALSE, FALSE } }, { "Rumah", { TRUE, FALSE, FALSE, FALSE } },
    { "Laut", { TRUE, FALSE, FALSE, FALSE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint level = 0; level < SG_N_ROAD_GRIDS; level++)
      g_assert_cmpint (grid_has (roads, (SgRoadGridLevel) level, expected[i].name),
                       ==,
                       expected[i].in[level]);
}

static void
test_road_due_east_is_found_in_its_middle (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                                       "node b -6.20 106.85\n"
                                                       "way 1 a,b highway=residential name=Lurus\n",
                                                       FALSE);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  SgBox middle = sg_box_around (sg_point_from_degrees (-6.20, 106.825), 50);

  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, &middle, found);
  g_assert_cmpuint (found->len, ==, 1);
}

/* Whether a line comes into a box, by cutting it ever shorter. */
static gboolean
line_meets (SgPoint a, SgPoint b, const SgBox *box)
{
  for (guint i = 0; i <= 200; i++)
    {
      SgPoint point = { a.lat + (gint32) (((gint64) b.lat - a.lat) * i / 200),
                        a.lon + (gint32) (((gint64) b.lon - a.lon) * i / 200) };

      if (sg_box_contains (box, point))
        return TRUE;
    }

  return FALSE;
}

static void
assert_found_where_it_is (const SgRoads *roads, const SgBox *box)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint next = 0;

  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, box, found);
  for (guint32 i = 0; i < roads->n_segments; i++)
    {
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
      gboolean meets = FALSE;

      sg_roads_append_shape (roads, i, points);
      for (guint k = 1; k < points->len; k++)
        meets = meets || line_meets (g_array_index (points, SgPoint, k - 1),
                                     g_array_index (points, SgPoint, k),
                                     box);

      if (next < found->len && g_array_index (found, guint32, next) == i)
        next++;
      else
        g_assert_false (meets);
    }

  g_assert_cmpuint (next, ==, found->len);
}

static void
test_grid_finds_every_line_that_enters_a_box (void)
{
  guint32 seed = g_test_rand_int () & 0x7fffffff;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *text = sg_test_random_town (random, 120, 100);
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (text, FALSE);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 50; i++)
    {
      SgPoint middle = sg_point_from_degrees (g_rand_double_range (random, -6.31, -6.09),
                                              g_rand_double_range (random, 106.69, 106.91));
      SgBox   box = sg_box_around (middle, g_rand_double_range (random, 1, 3000));

      assert_found_where_it_is (roads, &box);
    }
}

static void
test_box_elsewhere_finds_nothing (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text ("node a -6.20 106.80\n"
                                                       "node b -6.20 106.85\n"
                                                       "node c -6.15 106.85\n"
                                                       "way 1 a,b highway=primary\n"
                                                       "way 2 b,c highway=primary\n",
                                                       FALSE);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  SgBox empty = SG_BOX_EMPTY;
  SgBox west = { -62000000, 900000000, -61000000, 910000000 };
  SgBox world = { -900000000, -1800000000, 900000000, 1800000000 };

  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, &empty, found);
  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, &west, found);
  g_assert_cmpuint (found->len, ==, 0);

  sg_roads_find_in_box (roads, SG_ROAD_GRID_TRUNK, &world, found);
  g_assert_cmpuint (found->len, ==, 0);
  sg_roads_find_in_box (roads, SG_ROAD_GRID_ALL, &world, found);
  g_assert_cmpuint (found->len, ==, roads->n_segments);
}

static void
test_sorting_keeps_the_order_of_equals (void)
{
  g_autofree SgRoadSortItem *items = g_new (SgRoadSortItem, 5000);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint32 i = 0; i < 5000; i++)
    items[i] = (SgRoadSortItem){ (guint64) g_rand_int_range (random, 0, 900) << 38, i };

  sg_road_sort_items (items, 5000, 48);
  for (guint32 i = 1; i < 5000; i++)
    g_assert_true (items[i - 1].key < items[i].key ||
                   (items[i - 1].key == items[i].key && items[i - 1].value < items[i].value));
}

static void
test_sorting_numbers_of_any_size (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint n = 0; n < 200; n += 7)
    {
      g_autofree guint32 *numbers = g_new (guint32, n);
      guint32             sum = 0;

      for (guint i = 0; i < n; i++)
        sum += numbers[i] = g_rand_int (random) >> g_rand_int_range (random, 0, 32);

      sg_road_sort_numbers (numbers, n);
      for (guint i = 1; i < n; i++)
        g_assert_cmpuint (numbers[i - 1], <=, numbers[i]);
      for (guint i = 0; i < n; i++)
        sum -= numbers[i];
      g_assert_cmpuint (sum, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/road-grid/road-due-east-is-found-in-its-middle",
                   test_road_due_east_is_found_in_its_middle);

  g_test_add_func ("/road-grid/grids-hold-their-classes-and-links",
                   test_grids_hold_their_classes_and_links);
  g_test_add_func ("/road-grid/grid-finds-every-line-that-enters-a-box",
                   test_grid_finds_every_line_that_enters_a_box);
  g_test_add_func ("/road-grid/box-elsewhere-finds-nothing", test_box_elsewhere_finds_nothing);
  g_test_add_func ("/road-grid/sorting-keeps-the-order-of-equals",
                   test_sorting_keeps_the_order_of_equals);
  g_test_add_func ("/road-grid/sorting-numbers-of-any-size", test_sorting_numbers_of_any_size);

  return g_test_run ();
}
