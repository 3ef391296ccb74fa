/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "region/roads/sg-isochrone.h"
#include "tests/region/roads/sg-test-oracle.h"

#define MINUTES 4

/* Metres from a road that are surely walked, and that surely are not: 150, give or take. */
#define WALKED_METRES     110.0
#define NOT_WALKED_METRES 190.0

/* What a raster of 25 m and its eight directions may get wrong, walking at 5 km/h. */
#define RASTER_MS 45000

#define STEP_METRES  20.0
#define N_PLACES_MAX 6000

static SgProfiles *profiles;

/* All ways of a town, step by step, and how soon one is there by the second opinion. */
typedef struct
{
  SgTestPlace places[N_PLACES_MAX];
  SgPoint     points[N_PLACES_MAX];
  guint32     ms[N_PLACES_MAX];
  guint       n;
} Ground;

static void
survey_way (Ground *ground, const SgTestTown *town, guint index)
{
  const SgTestWay *way = &town->ways[index];
  double           length = 0;
  double           before = 0;

  for (guint p = 1; p < way->n_points; p++)
    length += sg_point_distance (way->points[p - 1], way->points[p]);

  for (guint p = 1; p < way->n_points; p++)
    {
      SgPoint a = way->points[p - 1];
      SgPoint b = way->points[p];
      double  piece = sg_point_distance (a, b);

      for (double at = 0; at < piece && ground->n < N_PLACES_MAX; at += STEP_METRES)
        {
          double t = at / piece;
          double along = (before + at) / length * SG_ALONG_WHOLE;

          ground->places[ground->n] = (SgTestPlace){ index, (guint32) along, 0 };
          ground->points[ground->n++] = (SgPoint){ (gint32) (a.lat + t * (b.lat - a.lat)),
                                                   (gint32) (a.lon + t * (b.lon - a.lon)) };
        }
      before += piece;
    }
}

static Ground *
survey (const SgTestTown *town, const SgTravel *travel, SgPoint from)
{
  Ground     *ground = g_new0 (Ground, 1);
  SgTestPlace start;

  for (guint i = 0; i < town->n_ways; i++)
    survey_way (ground, town, i);
  g_assert_true (sg_test_town_place (town, travel->profile, from, &start));
  sg_test_town_measure (town, travel, &start, ground->places, ground->n, ground->ms);

  return ground;
}

/* The soonest anybody gets to a point, walking at most so far from a road. */
static double
soonest (const Ground *ground, SgPoint to, double walked_metres)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < ground->n; i++)
    {
      double metres = sg_point_distance (ground->points[i], to);

      if (ground->ms[i] != SG_TEST_NEVER && metres <= walked_metres)
        best = MIN (best, ground->ms[i] + metres * 720);
    }

  return best;
}

/* Whether no road that is reached in time is near. */
static gboolean
is_far_from_roads (const Ground *ground, SgPoint to)
{
  for (guint i = 0; i < ground->n; i++)
    if (ground->ms[i] != SG_TEST_NEVER && ground->ms[i] <= MINUTES * 60000 + RASTER_MS &&
        sg_point_distance (ground->points[i], to) <= NOT_WALKED_METRES)
      return FALSE;

  return TRUE;
}

static void
test_polygons_hold_what_is_reached_and_nothing_else (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_inside = 0;
  guint n_outside = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 16; i++)
    {
      guint    minutes[] = { 1, MINUTES };
      SgTravel travel = { .profile = (SgProfile) g_rand_int_range (random, 0, SG_N_PROFILES) };
      g_autoptr (SgTestTown) town = sg_test_town_new (random, profiles);
      g_autoptr (SgRouter) router = sg_router_new (town->roads, profiles);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) isochrones = NULL;
      g_autofree Ground *ground = NULL;
      SgPoint            from = sg_test_town_pick_point (town, random);

      travel.node_based = i % 4 == 0;
      ground = survey (town, &travel, from);
      isochrones = sg_isochrone_find (router, from, &travel, minutes, 2, &error);
      g_assert_no_error (error);

      for (guint k = 0; k < 400; k++)
        {
          SgPoint  to = sg_test_town_pick_point (town, random);
          gboolean inside = sg_isochrone_contains (isochrones->pdata[1], to);

          g_assert_true (inside || !sg_isochrone_contains (isochrones->pdata[0], to));
          if (soonest (ground, to, WALKED_METRES) < MINUTES * 60000 - RASTER_MS)
            {
              g_assert_true (inside);
              n_inside++;
            }
          if (soonest (ground, to, G_MAXDOUBLE) > MINUTES * 60000 + RASTER_MS ||
              is_far_from_roads (ground, to))
            {
              g_assert_false (inside);
              n_outside++;
            }
        }
    }

  g_test_message ("%u inside, %u outside", n_inside, n_outside);
  g_assert_cmpuint (n_inside, >, 300);
  g_assert_cmpuint (n_outside, >, 300);
}

/* Twice the area, above zero when the ring runs anticlockwise. */
static double
measure_ring (GArray *ring)
{
  SgPoint first = g_array_index (ring, SgPoint, 0);
  double  area = 0;

  for (guint i = 0; i + 1 < ring->len; i++)
    {
      SgPoint a = g_array_index (ring, SgPoint, i);
      SgPoint b = g_array_index (ring, SgPoint, i + 1);

      area += ((double) a.lon - first.lon) * ((double) b.lat - first.lat) -
              ((double) b.lon - first.lon) * ((double) a.lat - first.lat);
    }

  return area;
}

static void
check_polygon (GPtrArray *polygon)
{
  for (guint i = 0; i < polygon->len; i++)
    {
      GArray *ring = polygon->pdata[i];

      g_assert_cmpuint (ring->len, >=, 4);
      g_assert_true (sg_point_equal (g_array_index (ring, SgPoint, 0),
                                     g_array_index (ring, SgPoint, ring->len - 1)));
      g_assert_true (i == 0 ? measure_ring (ring) > 0 : measure_ring (ring) < 0);
    }
}

static void
test_rings_are_closed_and_wound_as_geojson_asks (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (SgTestTown) town = sg_test_town_new (random, profiles);
  g_autoptr (SgRouter) router = sg_router_new (town->roads, profiles);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) isochrones = NULL;
  g_autoptr (JsonNode) geojson = NULL;
  g_autofree char *text = NULL;
  SgTravel         travel = { .profile = SG_PROFILE_MOTORCYCLE };
  guint            minutes[] = { 5, 10, 15 };
  SgPoint          from = sg_test_town_pick_point (town, random);

  isochrones = sg_isochrone_find (router, from, &travel, minutes, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (isochrones->len, ==, 3);

  for (guint i = 0; i < 3; i++)
    {
      const SgIsochrone *isochrone = isochrones->pdata[i];

      g_assert_cmpuint (isochrone->minutes, ==, minutes[i]);
      g_assert_true (sg_isochrone_contains (isochrone, from));
      g_ptr_array_foreach (isochrone->polygons, (GFunc) check_polygon, NULL);
    }

  geojson = sg_isochrones_to_geojson (isochrones);
  text = json_to_string (geojson, FALSE);
  g_assert_true (g_str_has_prefix (text, "{\"type\":\"FeatureCollection\""));
  g_assert_nonnull (strstr (text, "\"properties\":{\"minutes\":15}"));
}

static void
test_minutes_and_place_are_checked (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (SgTestTown) town = sg_test_town_new (random, profiles);
  g_autoptr (SgRouter) router = sg_router_new (town->roads, profiles);
  g_autoptr (GError) nowhere = NULL;
  SgTravel travel = { .profile = SG_PROFILE_FOOT };
  guint    bad[] = { 0, SG_ISOCHRONE_MINUTES_MAX + 1 };
  guint    good = 5;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sg_isochrone_find (router, town->nodes[0].point, &travel, &bad[i], 1, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
    }

  g_assert_null (sg_isochrone_find (router, (SgPoint){ 0, 0 }, &travel, &good, 1, &nowhere));
  g_assert_error (nowhere, SG_ERROR, SG_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  profiles = sg_profiles_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/isochrone/polygons-hold-what-is-reached-and-nothing-else",
                   test_polygons_hold_what_is_reached_and_nothing_else);
  g_test_add_func ("/isochrone/rings-are-closed-and-wound-as-geojson-asks",
                   test_rings_are_closed_and_wound_as_geojson_asks);
  g_test_add_func ("/isochrone/minutes-and-place-are-checked", test_minutes_and_place_are_checked);
  status = g_test_run ();
  sg_profiles_unref (profiles);

  return status;
}
