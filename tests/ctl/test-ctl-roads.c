/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands about roads promise to scripts. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "tests/sg-test.h"

/* Two streets that cross, at some distance from the shape of each other's ends. */
#define TOWN                                                                                       \
  "<?xml version='1.0'?><osm version='0.6'>"                                                       \
  "<node id='1' lat='-6.2000' lon='106.8000'/><node id='2' lat='-6.2000' lon='106.8100'/>"         \
  "<node id='3' lat='-6.2000' lon='106.8200'/><node id='4' lat='-6.1900' lon='106.8100'/>"         \
  "<node id='5' lat='-6.2100' lon='106.8100'/>"                                                    \
  "<node id='6' lat='-6.2001' lon='106.8050'><tag k='emergency' v='defibrillator'/>"               \
  "<tag k='defibrillator:location' v='Pos satpam'/>"                                               \
  "<tag k='opening_hours' v='Mo-Fr 08:00-17:00'/></node>"                                          \
  "<node id='7' lat='-6.2050' lon='106.8101'><tag k='amenity' v='hospital'/>"                      \
  "<tag k='name' v='RSUD Dua'/><tag k='phone' v='+62 399 555 0100'/></node>"                       \
  "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/>"                                            \
  "<tag k='highway' v='primary'/><tag k='name' v='Jalan Satu'/></way>"                             \
  "<way id='2'><nd ref='4'/><nd ref='2'/><nd ref='5'/>"                                            \
  "<tag k='highway' v='residential'/><tag k='name' v='Jalan Dua'/></way></osm>"

#define WEST  "-6.2,106.801"
#define SOUTH "-6.209,106.81"

static char *region;

/* Runs “siagactl region WORDS”; returns its exit code. */
static int
run (const char *words, char **out, char **err)
{
  g_autofree char *line = g_strdup_printf ("%s region %s", g_getenv ("SIAGACTL"), words);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, out, err, &status, &error);
  g_assert_no_error (error);

  return WEXITSTATUS (status);
}

G_GNUC_PRINTF (1, 2)
static JsonNode *
run_json (const char *format, ...)
{
  g_autofree char *words = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;
  va_list   args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  if (run (words, &out, &err) != 0)
    g_error ("%s: %s", words, err);
  node = json_from_string (out, &error);
  g_assert_no_error (error);

  return node;
}

static char *
write_file (const char *name, const char *text)
{
  char *path = sg_test_path (name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static double
get_number (JsonObject *object, const char *member)
{
  g_assert_true (json_object_has_member (object, member));

  return json_object_get_double_member (object, member);
}

static void
test_route_sums_up_its_streets (void)
{
  g_autoptr (JsonNode) node = run_json ("route %s " WEST " " SOUTH " --json", region);
  JsonObject *route = json_node_get_object (node);
  JsonArray  *streets = json_object_get_array_member (route, "streets");
  JsonArray  *geometry = json_object_get_array_member (route, "geometry");
  JsonArray  *first = json_array_get_array_element (geometry, 0);
  double      seconds = 0;

  g_assert_cmpuint (json_array_get_length (streets), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *street = json_array_get_object_element (streets, i);

      g_assert_cmpstr (json_object_get_string_member (street, "name"),
                       ==,
                       i == 0 ? "Jalan Satu" : "Jalan Dua");
      seconds += get_number (street, "seconds");
    }
  g_assert_cmpfloat_with_epsilon (seconds, get_number (route, "seconds"), 0.0011);
  g_assert_cmpfloat_with_epsilon (get_number (route, "metres"), 995 + 1001, 2);
  g_assert_cmpuint (json_array_get_length (geometry), >=, 3);
  g_assert_cmpfloat (json_array_get_double_element (first, 0), ==, -6.2);
  g_assert_cmpfloat (json_array_get_double_element (first, 1), ==, 106.801);
}

static void
test_rank_filters_and_sorts (void)
{
  g_autofree char *table = write_file ("responders.csv",
                                       "id,lat,lon,profile,als,ready\n"
                                       "far,-6.2,106.8,siren,1,1\n"
                                       "near,-6.2,106.809,siren,1,1\n"
                                       "busy,-6.2,106.81,siren,1,0\n"
                                       "walker,-6.2,106.8105,foot,0,1\n");
  g_autoptr (JsonNode)
    all = run_json ("rank %s -6.2,106.811 --responders %s --json", region, table);
  g_autoptr (JsonNode)
    als = run_json ("rank %s -6.2,106.811 --responders %s --require als,ready --limit 1 --json",
                    region,
                    table);
  g_autoptr (JsonNode)
    soon = run_json ("rank %s -6.2,106.811 --responders %s --require !als --within 10 --json",
                     region,
                     table);
  JsonArray *ranked = json_node_get_array (all);

  g_assert_cmpuint (json_array_get_length (ranked), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (ranked, 0), "id"),
                   ==,
                   "busy");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (ranked, 3), "id"),
                   ==,
                   "far");

  ranked = json_node_get_array (als);
  g_assert_cmpuint (json_array_get_length (ranked), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (ranked, 0), "id"),
                   ==,
                   "near");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (soon)), ==, 0);
}

static void
test_costs_answer_line_by_line (void)
{
  g_autofree char *pairs = write_file ("pairs.csv",
                                       "from_lat,from_lon,to_lat,to_lon\n"
                                       "-6.2,106.801,-6.209,106.81\n"
                                       "-6.2,106.801,-7.5,106.81\n"
                                       "-6.2,106.801,-6.2,106.801\n");
  g_autoptr (JsonNode)
    node = run_json ("costs %s --pairs %s --profile ambulance --json", region, pairs);
  JsonArray *costs = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (costs), ==, 3);
  g_assert_cmpfloat (get_number (json_array_get_object_element (costs, 0), "seconds"),
                     >,
                     995 / 12.5);
  g_assert_true (json_array_get_null_element (costs, 1));
  g_assert_cmpfloat (get_number (json_array_get_object_element (costs, 2), "seconds"), ==, 0);
}

static void
test_closures_and_time_change_the_way (void)
{
  g_autofree char *flood = write_file (
    "flood.geojson",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{"
    "\"type\":\"LineString\",\"coordinates\":[[106.8049,-6.1995],[106.8049,-6.2005]]},"
    "\"properties\":{\"effect\":\"factor\",\"factor\":3,\"until\":\"2025-11-24T18:00:00Z\"}}]}");
  const char *times[] = { "2025-11-24T17:30:00Z", "2025-11-24T18:30:00Z" };
  double      seconds[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonNode)
        node = run_json ("route %s " WEST " -6.2,106.809 --at %s --closures %s --json",
                         region,
                         times[i],
                         flood);

      seconds[i] = get_number (json_node_get_object (node), "seconds");
    }
  g_assert_cmpfloat (seconds[0], >, seconds[1] * 2.5);
}

static void
test_isochrone_is_geojson (void)
{
  g_autoptr (JsonNode)
    node = run_json ("isochrone %s " WEST " --minutes 1,2 --profile foot --json", region);
  JsonObject *root = json_node_get_object (node);
  JsonArray  *features = json_object_get_array_member (root, "features");

  g_assert_cmpstr (json_object_get_string_member (root, "type"), ==, "FeatureCollection");
  g_assert_cmpuint (json_array_get_length (features), ==, 2);
}

static void
test_edges_are_exported (void)
{
  g_autofree char *path = sg_test_path ("edges.csv");
  g_autofree char *words = g_strdup_printf ("export-edges %s --output %s", region, path);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (run (words, &out, &err), ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "id,source,target,cost,reverse_cost,class,metres,x1,y1,x2,y2");
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 4 + 1);
}

static void
test_bench_prints_its_figures (void)
{
  g_autoptr (JsonNode) node = run_json ("bench %s --responders 50 --queries 20 --json", region);
  JsonObject *bench = json_node_get_object (node);

  g_assert_cmpfloat (get_number (bench, "recall"), ==, 1);
  g_assert_cmpfloat (get_number (bench, "open_to_first_answer_ms"), >, 0);
  g_assert_cmpfloat (get_number (bench, "moves_10000_ms"), >, 0);
  g_assert_cmpfloat (
    get_number (json_object_get_object_member (bench, "rank_filter_1_8"), "p99_ms"),
    >,
    0);
}

static void
test_mistakes_have_their_exit_codes (void)
{
  static const struct
  {
    const char *words; /* %s is the region */
    int         exit_code;
    const char *said;
  } mistakes[] = {
    { "route %s here there", 2, "LAT,LON" },
    { "route %s " WEST, 2, "expected 3 arguments" },
    { "route %s " WEST " " SOUTH " --profile car", 1, "car" },
    { "route %s " WEST " " SOUTH " --at noon", 1, "--at" },
    { "route %s " WEST " 0,0", 1, "No road" },
    { "route %s-not-there " WEST " " SOUTH, 1, "not-there" },
    { "route %s " WEST " " SOUTH " --closures nothing.geojson", 1, "nothing.geojson" },
    { "rank %s " WEST, 2, "--responders" },
    { "rank %s " WEST " --responders nobody.csv", 1, "nobody.csv" },
    { "costs %s", 2, "--pairs" },
    { "isochrone %s " WEST " --minutes 0", 2, "--minutes" },
    { "isochrone %s " WEST " --minutes 5,x", 2, "--minutes" },
    { "bench %s --queries 0", 2, "--queries" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GString) words = g_string_new (mistakes[i].words);
      g_autofree char *out = NULL;
      g_autofree char *err = NULL;

      g_string_replace (words, "%s", region, 1);
      g_assert_cmpint (run (words->str, &out, &err), ==, mistakes[i].exit_code);
      g_assert_cmpstr (out, ==, "");
      if (strstr (err, mistakes[i].said) == NULL)
        g_error ("“%s” does not say %s", err, mistakes[i].said);
    }
}

static void
test_facilities_are_listed_by_kind (void)
{
  g_autoptr (JsonNode) node = run_json ("facilities %s -6.2,106.81 --kind hospital --json", region);
  JsonArray  *facilities = json_node_get_array (node);
  JsonObject *hospital = json_array_get_object_element (facilities, 0);

  g_assert_cmpuint (json_array_get_length (facilities), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (hospital, "name"), ==, "RSUD Dua");
  g_assert_cmpstr (json_object_get_string_member (hospital, "phone"), ==, "+62 399 555 0100");
}

static void
test_aed_is_fetched_while_it_is_open (void)
{
  g_autofree char *table = write_file ("volunteers.csv",
                                       "id,lat,lon,profile\n"
                                       "walker,-6.2,106.803,foot\n"
                                       "rider,-6.19,106.81,motorcycle\n");
  g_autoptr (JsonNode)
    open = run_json ("aed %s -6.2,106.809 --responders %s --pick-up 60 --at 2025-11-24T03:00:00Z "
                     "--json",
                     region,
                     table);
  g_autoptr (JsonNode)
    night = run_json ("aed %s -6.2,106.809 --responders %s --at 2025-11-24T20:00:00Z --json",
                      region,
                      table);
  JsonArray  *ranked = json_node_get_array (open);
  JsonObject *first = json_array_get_object_element (ranked, 0);

  g_assert_cmpuint (json_array_get_length (ranked), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (first, "id"), ==, "rider");
  g_assert_cmpstr (json_object_get_string_member (first, "aed"), ==, "Pos satpam");
  g_assert_cmpfloat (get_number (first, "seconds"), >, get_number (first, "aed_seconds") + 60);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (night)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("siaga-ctl-XXXXXX", NULL);
  g_autofree char *osm = g_build_filename (folder, "town.osm", NULL);
  g_autofree char *words = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *clean = NULL;
  int              status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  region = g_build_filename (folder, "region", NULL);
  g_assert_true (g_file_set_contents (osm, TOWN, -1, NULL));
  words = g_strdup_printf ("import %s --output %s", osm, region);
  if (run (words, &out, &err) != 0)
    g_error ("%s", err);

  g_test_add_func ("/ctl/route-sums-up-its-streets", test_route_sums_up_its_streets);
  g_test_add_func ("/ctl/rank-filters-and-sorts", test_rank_filters_and_sorts);
  g_test_add_func ("/ctl/costs-answer-line-by-line", test_costs_answer_line_by_line);
  g_test_add_func ("/ctl/closures-and-time-change-the-way", test_closures_and_time_change_the_way);
  g_test_add_func ("/ctl/isochrone-is-geojson", test_isochrone_is_geojson);
  g_test_add_func ("/ctl/edges-are-exported", test_edges_are_exported);
  g_test_add_func ("/ctl/bench-prints-its-figures", test_bench_prints_its_figures);
  g_test_add_func ("/ctl/mistakes-have-their-exit-codes", test_mistakes_have_their_exit_codes);
  g_test_add_func ("/ctl-roads/facilities-are-listed-by-kind", test_facilities_are_listed_by_kind);
  g_test_add_func ("/ctl-roads/aed-is-fetched-while-it-is-open",
                   test_aed_is_fetched_while_it_is_open);

  status = g_test_run ();

  clean = g_strdup_printf ("rm -rf %s", folder);
  g_assert_true (g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL));
  g_free (region);
  return status;
}
