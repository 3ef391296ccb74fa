/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo city as a road graph, beside Jakarta's. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/wait.h>

#include "region/demo/sg-demo-city.h"
#include "region/demo/sg-demo-region.h"
#include "region/demo/sg-demo-wards.h"
#include "region/places/sg-facility.h"
#include "region/roads/sg-roads-builder.h"
#include "region/roads/sg-router.h"
#include "region/sg-region.h"
#include "tests/sg-test.h"

/* How far the city may be from Jakarta, as a share of Jakarta's figure. */
#define TOLERANCE 0.20

/* An ambulance from the RSUD is at the border of the city within this. */
#define REACH_MS (40u * 60 * 1000)

#define ARMS_MAX 5

typedef struct
{
  guint32 junctions;
  double  dead_ends;
  double  three_arms;
  double  four_arms;
  double  five_arms; /* or more */
  double  quartile;  /* to the median */
  double  upper_quartile;
  double  variation; /* standard deviation to the mean */
  double  median;    /* metres */
} Shape;

/* Jakarta's, of the road network of 2012 as /demo/prints-jakartas-figures prints it, for machines
 * that do not have it. */
static const Shape jakarta = { 31829, 0.1400, 0.7146, 0.1439, 0.0015, 0.584, 1.969, 1.862, 72.0 };

static gboolean
is_road_arm (const SgRoads *roads, guint32 arm)
{
  return (sg_roads_get_shape_flags (roads, roads->arms[arm].end >> 1) & SG_SHAPE_TWIN) == 0;
}

/* Arms of a junction that are no twins; @other gets the last one that is not @but. */
static guint
count_arms (const SgRoads *roads, guint32 junction, guint32 but, guint32 *other)
{
  guint n = 0;

  for (guint32 i = roads->first_arm[junction]; i < roads->first_arm[junction + 1]; i++)
    {
      if (!is_road_arm (roads, i))
        continue;
      n++;
      if (roads->arms[i].end != but)
        *other = roads->arms[i].end;
    }

  return n;
}

/* From a junction along one arm to the next place that is more than a bend. */
static double
measure_edge (const SgRoads *roads, guint32 end)
{
  double  dm = 0;
  guint32 start = end;

  do
    {
      guint32 junction = sg_roads_other_junction (roads, end);
      guint32 next = end;

      dm += sg_segment_length_dm (&roads->segments[end >> 1]);
      if (count_arms (roads, junction, end ^ 1, &next) != 2)
        break;
      end = next;
    }
  while (end != start);

  return dm / 10;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
measure_lengths (GArray *lengths, Shape *shape)
{
  double mean = 0;
  double square = 0;

  g_array_sort (lengths, compare_doubles);
  for (guint i = 0; i < lengths->len; i++)
    mean += g_array_index (lengths, double, i) / lengths->len;
  for (guint i = 0; i < lengths->len; i++)
    square += pow (g_array_index (lengths, double, i) - mean, 2) / lengths->len;

  shape->median = g_array_index (lengths, double, lengths->len / 2);
  shape->quartile = g_array_index (lengths, double, lengths->len / 4) / shape->median;
  shape->upper_quartile = g_array_index (lengths, double, lengths->len * 3 / 4) / shape->median;
  shape->variation = sqrt (square) / mean;
}

static Shape
measure (const SgRoads *roads)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (double));
  guint32 with_arms[ARMS_MAX + 1] = { 0 };
  Shape   shape = { 0 };

  for (guint32 i = 0; i < roads->n_junctions; i++)
    {
      guint32 other = 0;
      guint   n = count_arms (roads, i, G_MAXUINT32, &other);

      if (n == 0 || n == 2)
        continue;
      with_arms[MIN (n, ARMS_MAX)]++;
      shape.junctions++;
      for (guint32 arm = roads->first_arm[i]; arm < roads->first_arm[i + 1]; arm++)
        if (is_road_arm (roads, arm))
          {
            double metres = measure_edge (roads, roads->arms[arm].end);

            g_array_append_val (lengths, metres);
          }
    }

  shape.dead_ends = (double) with_arms[1] / shape.junctions;
  shape.three_arms = (double) with_arms[3] / shape.junctions;
  shape.four_arms = (double) with_arms[4] / shape.junctions;
  shape.five_arms = (double) with_arms[5] / shape.junctions;
  measure_lengths (lengths, &shape);
  return shape;
}

static SgRoads *
build_roads (const char *osm)
{
  const char      *paths[] = { osm, NULL };
  g_autofree char *graph = sg_test_path ("roads.srg");
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, NULL);
  g_autoptr (SgOsmStore) store = NULL;
  g_autoptr (GError) error = NULL;
  SgRoadsSummary summary;
  SgRoads       *roads;

  sg_progress_begin (progress, "reading", 0.5);
  store = sg_osm_store_read (paths, progress, &error);
  g_assert_no_error (error);
  sg_progress_begin (progress, "roads", 0.5);
  sg_roads_build (store, FALSE, graph, &summary, progress, &error);
  g_assert_no_error (error);
  roads = sg_roads_open (graph, &error);
  g_assert_no_error (error);

  return roads;
}

static SgRoads *
build_city (guint64 seed)
{
  g_autofree char *osm = sg_test_path ("city.osm.pbf");
  g_autofree char *csv = sg_test_path ("city.csv");
  g_autoptr (GError) error = NULL;

  sg_demo_city_write (osm, csv, seed, &error);
  g_assert_no_error (error);

  return build_roads (osm);
}

static void
print (const char *name, const Shape *shape)
{
  g_test_message ("%s: %u junctions, %.2f %% dead ends, %.2f %% three arms, %.2f %% four, %.3f %% "
                  "more; edges: median %.1f m, quartiles %.3f and %.3f of it, variation %.3f",
                  name,
                  shape->junctions,
                  100 * shape->dead_ends,
                  100 * shape->three_arms,
                  100 * shape->four_arms,
                  100 * shape->five_arms,
                  shape->median,
                  shape->quartile,
                  shape->upper_quartile,
                  shape->variation);
}

static void
assert_near (const char *what, double value, double wanted)
{
  if (fabs (value / wanted - 1) > TOLERANCE)
    g_error ("%s is %.4f, Jakarta's is %.4f", what, value, wanted);
}

static void
assert_like (const Shape *city, const Shape *wanted)
{
  assert_near ("share of dead ends", city->dead_ends, wanted->dead_ends);
  assert_near ("share of three arms", city->three_arms, wanted->three_arms);
  assert_near ("share of four arms", city->four_arms, wanted->four_arms);
  assert_near ("share of more arms", city->five_arms, wanted->five_arms);
  assert_near ("lower quartile of edges", city->quartile, wanted->quartile);
  assert_near ("upper quartile of edges", city->upper_quartile, wanted->upper_quartile);
  assert_near ("variation of edges", city->variation, wanted->variation);
  assert_near ("median of edges", city->median, wanted->median);
}

static void
test_jakarta (void)
{
  g_autofree char *osm = sg_test_shared_file ("jakarta.osm.pbf");
  g_autoptr (SgRoads) roads = NULL;
  Shape shape;

  if (osm == NULL)
    return;

  roads = build_roads (osm);
  shape = measure (roads);
  print ("Jakarta", &shape);

  /* The constants are what they say they are. */
  g_assert_cmpfloat (fabs (shape.dead_ends - jakarta.dead_ends), <, 0.002);
  g_assert_cmpfloat (fabs (shape.three_arms - jakarta.three_arms), <, 0.002);
  g_assert_cmpfloat (fabs (shape.four_arms - jakarta.four_arms), <, 0.002);
  g_assert_cmpfloat (fabs (shape.five_arms - jakarta.five_arms), <, 0.0002);
  g_assert_cmpfloat (fabs (shape.quartile - jakarta.quartile), <, 0.01);
  g_assert_cmpfloat (fabs (shape.upper_quartile - jakarta.upper_quartile), <, 0.02);
  g_assert_cmpfloat (fabs (shape.variation - jakarta.variation), <, 0.02);
  g_assert_cmpfloat (fabs (shape.median - jakarta.median), <, 0.5);
}

static void
check_shape (const SgRoads *roads, guint64 seed)
{
  g_autofree char *name = g_strdup_printf ("seed %" G_GUINT64_FORMAT, seed);
  Shape            shape = measure (roads);

  print (name, &shape);
  assert_like (&shape, &jakarta);
  g_assert_cmpuint (shape.junctions, >=, 6000);
  g_assert_cmpuint (shape.junctions, <=, 12000);
}

static void
test_shape (gconstpointer user_data)
{
  check_shape (sg_region_get_roads ((SgRegion *) user_data), SG_DEMO_CITY_SEED);
}

static void
test_other_seeds (void)
{
  for (guint64 seed = SG_DEMO_CITY_SEED + 1; seed <= SG_DEMO_CITY_SEED + 2; seed++)
    {
      g_autoptr (SgRoads) roads = build_city (seed);

      check_shape (roads, seed);
    }
}

static void
test_on_foot (gconstpointer user_data)
{
  const SgRoads *roads = sg_region_get_roads ((SgRegion *) user_data);
  guint32        large = 0;

  for (guint32 i = 0; i < roads->n_segments; i++)
    large += (roads->segments[i].name & SG_SEGMENT_LARGE (SG_PROFILE_FOOT)) != 0;

  g_assert_cmpfloat ((double) large / roads->n_segments, >=, 0.97);
}

static void
test_alleys (gconstpointer user_data)
{
  const SgRoads *roads = sg_region_get_roads ((SgRegion *) user_data);
  guint32        alleys = 0;

  for (guint32 i = 0; i < roads->n_arms; i++)
    if (sg_segment_class (&roads->segments[roads->arms[i].end >> 1]) == SG_ROAD_ALLEY)
      {
        alleys++;
        g_assert_false (roads->arms[i].flags & SG_ARM_LEAVE (SG_PROFILE_SIREN));
        g_assert_true (roads->arms[i].flags & SG_ARM_LEAVE (SG_PROFILE_FOOT));
      }

  g_assert_cmpuint (alleys, >, 1000);
}

static SgRegion *
make_region (const char *folder)
{
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, NULL);
  g_autoptr (SgManifest) manifest = NULL;
  g_autoptr (GError) error = NULL;
  SgRegion *region;

  manifest = sg_demo_region_make (folder, SG_DEMO_CITY_SEED, progress, &error);
  g_assert_no_error (error);
  region = sg_region_open (folder, &error);
  g_assert_no_error (error);

  return region;
}

static void
remove_region (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_import (gconstpointer user_data)
{
  const SgManifest *manifest = sg_region_get_manifest ((SgRegion *) user_data);

  g_assert_cmpstr (manifest->name, ==, "Kota Contoh");
  g_assert_false (manifest->drives_right);
  g_assert_cmpuint (sg_manifest_get_count (manifest, "boundaries"), ==, 31);
  g_assert_cmpuint (sg_manifest_get_count (manifest, "warning_bad_boundaries"), ==, 0);
  g_assert_cmpuint (sg_manifest_get_count (manifest, "warning_bad_rows"), ==, 0);
  g_assert_cmpuint (sg_manifest_get_count (manifest, "warning_restrictions_ignored"), ==, 0);
  g_assert_cmpuint (sg_manifest_get_count (manifest, "forbidden_turns"), >, 0);
}

static SgPoint
find_rsud (SgRegion *region)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_region_open_db (region, &error);
  g_autoptr (GPtrArray) hospitals = NULL;

  hospitals = sg_facility_list_in_box (db,
                                       &sg_region_get_manifest (region)->box,
                                       1u << SG_FACILITY_HOSPITAL,
                                       &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hospitals->len; i++)
    {
      const SgFacility *hospital = hospitals->pdata[i];

      if (strcmp (hospital->name, "RSUD Kota Contoh") != 0)
        continue;
      g_assert_cmpint (hospital->beds, >, 0);
      g_assert_cmpint (hospital->emergency, ==, SG_ANSWER_YES);
      return hospital->point;
    }

  g_assert_not_reached ();
}

static void
assert_reaches (SgRouter *router, SgPoint from, SgPoint to, const char *name)
{
  const SgTravel travel = { .profile = SG_PROFILE_AMBULANCE };
  SgCost         cost = sg_router_find_cost (router, from, to, &travel);

  g_test_message ("%s: %u s", name, cost.ms / 1000);
  g_assert_true (cost.found);
  g_assert_cmpuint (cost.ms, <, REACH_MS);
}

/* To the centre of every kelurahan and kecamatan, as the list of areas has them. */
static void
test_ambulance (gconstpointer user_data)
{
  SgRegion *region = (SgRegion *) user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgProfiles) profiles = sg_profiles_load (NULL, &error);
  g_autoptr (SgRouter) router = sg_router_new (sg_region_get_roads (region), profiles);
  g_autoptr (SgDemoPlan) plan = sg_demo_plan_new (SG_DEMO_CITY_SEED);
  g_autoptr (SgDemoWards) wards = sg_demo_wards_new (plan);
  g_autofree char *csv = g_strchomp (sg_demo_wards_dup_csv (wards));
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  SgPoint rsud = find_rsud (region);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 1 + 1 + 5 + 25);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

      assert_reaches (
        router,
        rsud,
        sg_point_from_degrees (g_ascii_strtod (fields[2], NULL), g_ascii_strtod (fields[3], NULL)),
        fields[1]);
    }
}

static void
test_command (void)
{
  const char      *arguments[] = { g_getenv ("SIAGACTL"), "region", "demo", NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL,
                (char **) arguments,
                NULL,
                G_SPAWN_DEFAULT,
                NULL,
                NULL,
                NULL,
                &said,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (WEXITSTATUS (status), ==, 2);
  g_assert_nonnull (strstr (said, "--output"));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (SgRegion) region = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  /* Made once: it is what nearly all tests look at. */
  folder = g_dir_make_tmp ("demo-region-XXXXXX", NULL);
  region = make_region (folder);
  g_test_add_func ("/demo/prints-jakartas-figures", test_jakarta);
  g_test_add_data_func ("/demo/streets-are-shaped-like-jakartas", region, test_shape);
  g_test_add_func ("/demo/streets-of-other-seeds-are-too", test_other_seeds);
  g_test_add_data_func ("/demo/nearly-all-can-be-walked-to", region, test_on_foot);
  g_test_add_data_func ("/demo/alleys-are-too-narrow-for-an-ambulance", region, test_alleys);
  g_test_add_data_func ("/demo/imports-without-a-warning", region, test_import);
  g_test_add_data_func ("/demo/ambulance-reaches-every-kelurahan", region, test_ambulance);
  g_test_add_func ("/demo/command-asks-where-to", test_command);
  status = g_test_run ();
  remove_region (folder);

  return status;
}
