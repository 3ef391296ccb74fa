/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "region/roads/sg-closures.h"
#include "tests/region/roads/sg-test-roads.h"

/* A street of two blocks with a side street from its middle, and a street across the first block
 * by a bridge. */
#define TOWN                                                                                       \
  "node a -6.2 106.8\n"                                                                            \
  "node b -6.2 106.802\n"                                                                          \
  "node c -6.2 106.804\n"                                                                          \
  "node d -6.198 106.802\n"                                                                        \
  "node e -6.201 106.801\n"                                                                        \
  "node f -6.199 106.801\n"                                                                        \
  "way 1 a,b highway=primary name=west\n"                                                          \
  "way 2 b,c highway=primary name=east\n"                                                          \
  "way 3 b,d highway=residential name=side\n"                                                      \
  "way 4 e,f highway=residential name=bridge bridge=yes\n"

#define FEATURE(geometry, properties)                                                              \
  "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":" geometry     \
  ",\"properties\":" properties "}]}"

#define LINE(coordinates) "{\"type\":\"LineString\",\"coordinates\":" coordinates "}"
#define CLOSED            "{\"effect\":\"closed\",\"reason\":\"banjir\"}"

/* A box around the middle of “east”. */
#define EAST_BOX                                                                                   \
  "{\"type\":\"Polygon\",\"coordinates\":[[[106.8029,-6.2001],[106.8031,-6.2001],"                 \
  "[106.8031,-6.1999],[106.8029,-6.1999],[106.8029,-6.2001]]]}"

static guint32
find (const SgRoads *roads, const char *name)
{
  g_autoptr (GArray) segments = sg_test_roads_list_named (roads, name);

  g_assert_cmpuint (segments->len, ==, 1);
  return g_array_index (segments, guint32, 0);
}

static void
check_closed (const char *geojson, const char *expected)
{
  static const char *const names[] = { "west", "east", "side", "bridge" };
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (TOWN, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgClosures) closures = sg_closures_parse (roads, geojson, &error);
  g_autoptr (GString) closed = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (sg_closures_find_effect (closures, find (roads, names[i]), 0).closed)
      g_string_append_printf (closed, "%s%s", closed->len > 0 ? " " : "", names[i]);
  g_assert_cmpstr (closed->str, ==, expected);
}

static void
test_area_touches_every_road_in_it (void)
{
  check_closed (FEATURE (EAST_BOX, CLOSED), "east");

  /* The side street's end alone; then nothing at all. */
  check_closed (FEATURE ("{\"type\":\"MultiPolygon\",\"coordinates\":[[[[106.8019,-6.1981],"
                         "[106.8021,-6.1981],[106.8021,-6.1979],[106.8019,-6.1979],"
                         "[106.8019,-6.1981]]]]}",
                         CLOSED),
                "side");
  check_closed (FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[[[107,-6],[107.1,-6],"
                         "[107.1,-6.1],[107,-6]]]}",
                         CLOSED),
                "");
}

static void
test_border_of_an_area_belongs_to_it (void)
{
  /* Its northern side lies on the street, its corners between the crossings. */
  check_closed (FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[[[106.8025,-6.2005],"
                         "[106.8035,-6.2005],[106.8035,-6.2],[106.8025,-6.2],"
                         "[106.8025,-6.2005]]]}",
                         CLOSED),
                "east");

  /* The side street ends on its southern side. */
  check_closed (FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[[[106.8013,-6.198],"
                         "[106.8029,-6.198],[106.8029,-6.197],[106.8013,-6.197],"
                         "[106.8013,-6.198]]]}",
                         CLOSED),
                "side");
}

static void
test_hole_in_an_area_is_open (void)
{
  check_closed (FEATURE ("{\"type\":\"Polygon\",\"coordinates\":["
                         "[[106.79,-6.21],[106.81,-6.21],[106.81,-6.19],[106.79,-6.19],"
                         "[106.79,-6.21]],"
                         "[[106.7995,-6.2015],[106.8015,-6.2015],[106.8015,-6.1985],"
                         "[106.7995,-6.1985],[106.7995,-6.2015]]]}",
                         CLOSED),
                "west east side");
}

static void
test_line_along_a_street_spares_its_side_streets (void)
{
  /* 5 m beside “east” from end to end, crossing the first metres of “side”. */
  check_closed (FEATURE (LINE ("[[106.8018,-6.19995],[106.804,-6.19995]]"), CLOSED), "east");
}

static void
test_line_across_a_street_closes_it (void)
{
  check_closed (FEATURE (LINE ("[[106.803,-6.2002],[106.803,-6.1998]]"), CLOSED), "east");
}

static void
test_slow_zones_multiply_and_expire (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (TOWN, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgClosures) closures =
    sg_closures_parse (roads,
                       "{\"type\":\"FeatureCollection\",\"features\":["
                       "{\"type\":\"Feature\",\"geometry\":" EAST_BOX
                       ",\"properties\":{\"effect\":\"factor\",\"factor\":2}},"
                       "{\"type\":\"Feature\",\"geometry\":" EAST_BOX
                       ",\"properties\":{\"effect\":\"factor\",\"factor\":1.5,"
                       "\"until\":\"2025-11-24T18:00:00+07:00\",\"reason\":\"pasar\"}}]}",
                       &error);
  guint32 east = find (roads, "east");
  gint64  until = 1763982000;

  g_assert_no_error (error);
  g_assert_cmpuint (sg_closures_get_n_segments (closures), ==, 1);
  g_assert_cmpuint (sg_closures_find_effect (closures, east, 0).factor,
                    ==,
                    3 * SG_CLOSURE_FACTOR_ONE);
  g_assert_cmpuint (sg_closures_find_effect (closures, east, until - 1).factor,
                    ==,
                    3 * SG_CLOSURE_FACTOR_ONE);
  g_assert_cmpuint (sg_closures_find_effect (closures, east, until).factor,
                    ==,
                    2 * SG_CLOSURE_FACTOR_ONE);
  g_assert_cmpuint (sg_closures_find_effect (closures, find (roads, "west"), 0).factor,
                    ==,
                    SG_CLOSURE_FACTOR_ONE);
}

static void
test_reason_is_told (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (TOWN, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgClosures) closures = sg_closures_parse (roads, FEATURE (EAST_BOX, CLOSED), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sg_closures_find_reason (closures, find (roads, "east"), 0), ==, "banjir");
  g_assert_null (sg_closures_find_reason (closures, find (roads, "west"), 0));
}

static void
test_twins_are_closed_with_their_originals (void)
{
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (
    TOWN "node g -6.202 106.802\n"
         "way 5 b,g highway=primary name=south\n"
         "node h -6.1985 106.804\nway 6 c,h highway=primary name=north\n"
         "node i -6.2015 106.804\nway 7 c,i highway=primary name=down\n"
         "relation 1 from:5 via:2 to:6 type=restriction restriction=no_left_turn\n",
    FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgClosures) closures = sg_closures_parse (roads, FEATURE (EAST_BOX, CLOSED), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (roads->n_twins, ==, 1);
  g_assert_cmpuint (sg_closures_get_n_segments (closures), ==, 2);
  g_assert_true (sg_closures_find_effect (closures, roads->twins[0].twin, 0).closed);
}

static void
test_every_mistake_is_named (void)
{
  static const struct
  {
    const char *geojson;
    const char *named;
  } mistakes[] = {
    { "", "FeatureCollection" },
    { "[1,2]", "FeatureCollection" },
    { "{\"type\":\"FeatureCollection\"}", "FeatureCollection" },
    { "{\"type\":\"FeatureCollection\",\"features\":[7]}", "feature 1" },
    { FEATURE ("null", CLOSED), "geometry" },
    { FEATURE ("{\"type\":\"Point\",\"coordinates\":[106,-6]}", CLOSED), "geometry" },
    { FEATURE (LINE ("[]"), CLOSED), "geometry" },
    { FEATURE (LINE ("[[106,-6]]"), CLOSED), "two positions" },
    { FEATURE (LINE ("[[106,-6],[106]]"), CLOSED), "position 2" },
    { FEATURE (LINE ("[[106,-6],[-6,106]]"), CLOSED), "position 2" },
    { FEATURE (LINE ("[[106,-6],[\"106\",-6]]"), CLOSED), "position 2" },
    { FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[[]]}", CLOSED), "four positions" },
    { FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[7]}", CLOSED), "four positions" },
    { FEATURE ("{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[2,2],[1,2]]]}", CLOSED),
      "equal its first" },
    { FEATURE (EAST_BOX, "null"), "effect" },
    { FEATURE (EAST_BOX, "{\"effect\":\"gone\"}"), "effect" },
    { FEATURE (EAST_BOX, "{\"effect\":\"factor\"}"), "factor" },
    { FEATURE (EAST_BOX, "{\"effect\":\"factor\",\"factor\":0}"), "factor" },
    { FEATURE (EAST_BOX, "{\"effect\":\"factor\",\"factor\":\"2\"}"), "factor" },
    { FEATURE (EAST_BOX, "{\"effect\":\"closed\",\"until\":\"tomorrow\"}"), "until" },
    { FEATURE (EAST_BOX, "{\"effect\":\"closed\",\"until\":7}"), "until" },
  };
  g_autoptr (SgRoads) roads = sg_test_roads_from_text (TOWN, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sg_closures_parse (roads, mistakes[i].geojson, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      if (strstr (error->message, mistakes[i].named) == NULL)
        g_error ("%u: “%s” does not name %s", i, error->message, mistakes[i].named);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/closures/area-touches-every-road-in-it", test_area_touches_every_road_in_it);
  g_test_add_func ("/closures/border-of-an-area-belongs-to-it",
                   test_border_of_an_area_belongs_to_it);
  g_test_add_func ("/closures/hole-in-an-area-is-open", test_hole_in_an_area_is_open);
  g_test_add_func ("/closures/line-along-a-street-spares-its-side-streets",
                   test_line_along_a_street_spares_its_side_streets);
  g_test_add_func ("/closures/line-across-a-street-closes-it", test_line_across_a_street_closes_it);
  g_test_add_func ("/closures/slow-zones-multiply-and-expire", test_slow_zones_multiply_and_expire);
  g_test_add_func ("/closures/reason-is-told", test_reason_is_told);
  g_test_add_func ("/closures/twins-are-closed-with-their-originals",
                   test_twins_are_closed_with_their_originals);
  g_test_add_func ("/closures/every-mistake-is-named", test_every_mistake_is_named);

  return g_test_run ();
}
