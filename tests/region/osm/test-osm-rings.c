/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/osm/sg-osm-rings.h"
#include "region/osm/sg-osm-writer.h"
#include "tests/sg-test.h"

#define TAGS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* 1,000 steps are 11 m at the equator, where all this lies. */
#define UNIT 1000

#define OUTER   "outer"
#define INNER   "inner"
#define NOTHING ""

/* A way through nodes of a grid: node 10 * y + x lies at (x, y). */
typedef struct
{
  const char *role;
  gint64      nodes[8]; /* ended by 0 */
} Part;

/* Makes a boundary of ways, with ids from 1, and reads it. */
static SgOsmStore *
make_relation (const Part *parts, guint n_parts)
{
  g_autofree char *path = sg_test_path ("rings.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (SgOsmWriterMember));
  g_autoptr (GError) error = NULL;
  SgOsmStore *store;

  for (gint32 id = 1; id < 100; id++)
    sg_osm_writer_add_node (writer, id, (SgPoint){ id / 10 * UNIT, id % 10 * UNIT }, NULL);

  for (guint i = 0; i < n_parts; i++)
    {
      SgOsmWriterMember member = { SG_OSM_WAY, i + 1, parts[i].role };
      guint             n = 0;

      while (n < G_N_ELEMENTS (parts[i].nodes) && parts[i].nodes[n] != 0)
        n++;
      if (n > 0)
        sg_osm_writer_add_way (writer, i + 1, parts[i].nodes, n, NULL);
      g_array_append_val (members, member);
    }
  sg_osm_writer_add_relation (writer,
                              1,
                              (const SgOsmWriterMember *) (gpointer) members->data,
                              members->len,
                              TAGS ("type", "boundary", "boundary", "administrative"));
  sg_osm_writer_close (writer, &error);
  g_assert_no_error (error);

  store = sg_osm_store_read ((const char *[]){ path, NULL }, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static double
units (const SgRing *ring)
{
  double side = UNIT * SG_METRES_PER_STEP;

  return sg_ring_area (ring) / (side * side);
}

/* Asserts the areas of the rings, in squares of the grid, in their order. */
static void
assert_areas (const Part *parts, guint n_parts, const double *areas, guint n_areas, guint n_open)
{
  g_autoptr (SgOsmStore) store = make_relation (parts, n_parts);
  g_autoptr (GPtrArray) rings = sg_osm_rings_assemble (store, &store->relations[0]);

  g_assert_cmpuint (rings->len, ==, n_areas);
  for (guint i = 0; i < n_areas; i++)
    {
      const SgRing *ring = rings->pdata[i];

      g_assert_cmpfloat_with_epsilon (units (ring), ABS (areas[i]), 0.001);
      g_assert_cmpint (ring->inner, ==, areas[i] < 0);
      g_assert_true (sg_point_equal (ring->points[0], ring->points[ring->n_points - 1]));
    }
  g_assert_cmpuint (sg_osm_rings_count_open_ways (store, &store->relations[0]), ==, n_open);
}

#define ASSERT_AREAS(parts, n_open, ...)                                                           \
  assert_areas (parts,                                                                             \
                G_N_ELEMENTS (parts),                                                              \
                (const double[]){ __VA_ARGS__ },                                                   \
                sizeof ((const double[]){ __VA_ARGS__ }) / sizeof (double),                        \
                n_open)

static void
test_closed_way_is_a_ring (void)
{
  const Part parts[] = { { OUTER, { 11, 13, 33, 31, 11 } } };

  ASSERT_AREAS (parts, 0, 4);
}

static void
test_ways_join_in_any_order_and_direction (void)
{
  const Part parts[] = { { OUTER, { 33, 31 } },
                         { OUTER, { 11, 12, 13 } },
                         { OUTER, { 11, 21, 31 } },
                         { OUTER, { 33, 23, 13 } } };

  ASSERT_AREAS (parts, 0, 4);
}

static void
test_several_outer_rings_are_found (void)
{
  const Part parts[] = { { OUTER, { 11, 13, 33 } },
                         { OUTER, { 55, 56, 66 } },
                         { OUTER, { 33, 31, 11 } },
                         { OUTER, { 66, 65, 55 } } };

  ASSERT_AREAS (parts, 0, 4, 1);
}

static void
test_inner_rings_are_marked (void)
{
  const Part parts[] = { { INNER, { 22, 23, 33, 32, 22 } }, { OUTER, { 11, 15, 55, 51, 11 } } };

  ASSERT_AREAS (parts, 0, 16, -1);
}

static void
test_rings_without_roles_nest (void)
{
  const Part parts[] = { { NOTHING, { 33, 34, 44, 43, 33 } },
                         { NOTHING, { 11, 19, 99, 91, 11 } },
                         { NOTHING, { 22, 27, 77, 72, 22 } } };

  ASSERT_AREAS (parts, 0, 1, 64, -25);
}

static void
test_rings_that_touch_come_apart (void)
{
  /* Two squares share the corner 33; a third one hangs at 55. */
  const Part parts[] = { { OUTER, { 33, 31, 11 } }, { OUTER, { 33, 35, 55 } },
                         { OUTER, { 11, 13, 33 } }, { OUTER, { 55, 53, 33 } },
                         { OUTER, { 55, 56, 66 } }, { OUTER, { 66, 65, 55 } } };
  g_autoptr (SgOsmStore) store = make_relation (parts, G_N_ELEMENTS (parts));
  g_autoptr (GPtrArray) rings = sg_osm_rings_assemble (store, &store->relations[0]);
  double sum = 0;

  g_assert_cmpuint (rings->len, ==, 3);
  for (guint i = 0; i < rings->len; i++)
    sum += units (rings->pdata[i]);
  g_assert_cmpfloat_with_epsilon (sum, 4 + 4 + 1, 0.001);
}

static void
test_open_rest_is_left_out_and_counted (void)
{
  const Part parts[] = { { OUTER, { 11, 13, 33 } },
                         { OUTER, { 33, 31, 11 } },
                         { OUTER, { 33, 44 } },
                         { OUTER, { 44, 55 } },
                         { OUTER, { 77, 78, 88 } } };

  ASSERT_AREAS (parts, 3, 4);
}

static void
test_missing_way_is_counted (void)
{
  const Part parts[] = { { OUTER, { 11, 13, 33, 31, 11 } }, { OUTER, { 0 } } };

  ASSERT_AREAS (parts, 1, 4);
}

static void
test_way_named_twice_counts_once (void)
{
  g_autoptr (SgOsmStore) store = NULL;
  const Part parts[] = { { OUTER, { 11, 13, 33 } }, { OUTER, { 33, 31, 11 } } };
  g_autoptr (GPtrArray) rings = NULL;

  store = make_relation (parts, G_N_ELEMENTS (parts));
  store->members[store->relations[0].first_member + 1] =
    store->members[store->relations[0].first_member];
  rings = sg_osm_rings_assemble (store, &store->relations[0]);

  g_assert_cmpuint (rings->len, ==, 0);
}

static void
test_other_roles_are_ignored (void)
{
  const Part parts[] = { { OUTER, { 11, 13, 33, 31, 11 } }, { "part", { 44, 45, 55, 54, 44 } } };

  ASSERT_AREAS (parts, 0, 4);
}

static void
test_line_without_area_is_no_ring (void)
{
  const Part parts[] = { { OUTER, { 11, 12, 13, 12, 11 } }, { OUTER, { 22, 23, 33, 22 } } };

  ASSERT_AREAS (parts, 0, 0.5);
}

static void
test_open_way_is_no_ring (void)
{
  const Part parts[] = { { OUTER, { 11, 13, 33, 31, 11 } }, { OUTER, { 44, 45, 55, 54 } } };
  g_autoptr (SgOsmStore) store = make_relation (parts, G_N_ELEMENTS (parts));
  g_autoptr (SgRing) closed = sg_osm_rings_from_way (store, &store->ways[0]);

  g_assert_cmpuint (closed->n_points, ==, 5);
  g_assert_null (sg_osm_rings_from_way (store, &store->ways[1]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test) g_test_add_func ("/osm-rings/" name, test)
  ADD ("closed-way-is-a-ring", test_closed_way_is_a_ring);
  ADD ("ways-join-in-any-order-and-direction", test_ways_join_in_any_order_and_direction);
  ADD ("several-outer-rings-are-found", test_several_outer_rings_are_found);
  ADD ("inner-rings-are-marked", test_inner_rings_are_marked);
  ADD ("rings-without-roles-nest", test_rings_without_roles_nest);
  ADD ("rings-that-touch-come-apart", test_rings_that_touch_come_apart);
  ADD ("open-rest-is-left-out-and-counted", test_open_rest_is_left_out_and_counted);
  ADD ("missing-way-is-counted", test_missing_way_is_counted);
  ADD ("way-named-twice-counts-once", test_way_named_twice_counts_once);
  ADD ("other-roles-are-ignored", test_other_roles_are_ignored);
  ADD ("line-without-area-is-no-ring", test_line_without_area_is_no_ring);
  ADD ("open-way-is-no-ring", test_open_way_is_no_ring);
#undef ADD

  return g_test_run ();
}
