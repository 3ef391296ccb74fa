/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands about a desk's registers promise to scripts. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "tests/sg-test.h"

#define TOWN                                                                                       \
  "<?xml version='1.0'?><osm version='0.6'>"                                                       \
  "<node id='1' lat='-7.2000' lon='112.7000'/><node id='2' lat='-7.2000' lon='112.7100'/>"         \
  "<node id='6' lat='-7.2001' lon='112.7050'><tag k='emergency' v='defibrillator'/>"               \
  "<tag k='defibrillator:location' v='Pos satpam'/></node>"                                        \
  "<node id='7' lat='-7.2050' lon='112.7101'><tag k='amenity' v='hospital'/>"                      \
  "<tag k='name' v='RSUD Dua'/><tag k='phone' v='+62 399 555 0100'/></node>"                       \
  "<way id='1'><nd ref='1'/><nd ref='2'/>"                                                         \
  "<tag k='highway' v='primary'/><tag k='name' v='Jalan Satu'/></way></osm>"

static char *region;
static char *db;

/* Runs “siagactl WORDS” with the desk's file for each @; returns its exit code. */
static int
run (const char *words, char **out, char **err)
{
  g_auto (GStrv) parts = g_strsplit (words, "@", -1);
  g_autofree char *whole = g_strjoinv (db, parts);
  g_autofree char *line = g_strdup_printf ("%s %s", g_getenv ("SIAGACTL"), whole);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, out, err, &status, &error);
  g_assert_no_error (error);

  return WEXITSTATUS (status);
}

static void
succeed (const char *words)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  if (run (words, &out, &err) != 0)
    g_error ("%s: %s", words, err);
}

static void
fail (const char *words, int exit_code, const char *part)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run (words, &out, &err), ==, exit_code);
  if (strstr (err, part) == NULL)
    g_error ("%s: “%s” does not say “%s”", words, err, part);
}

static JsonNode *
run_json (const char *words)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  if (run (words, &out, &err) != 0)
    g_error ("%s: %s", words, err);
  node = json_from_string (out, &error);
  g_assert_no_error (error);

  return node;
}

static JsonObject *
get_only (JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  return json_array_get_object_element (array, 0);
}

static void
create_desk (const char *name)
{
  g_autofree char *words = NULL;

  g_free (db);
  db = sg_test_path (name);
  words = g_strdup_printf ("desk create @ --region %s --psc 3578 --name Uji", region);
  succeed (words);
}

static void
import_town (const char *folder)
{
  g_autofree char *town = g_build_filename (folder, "town.osm", NULL);
  g_autofree char *words = NULL;

  g_assert_true (g_file_set_contents (town, TOWN, -1, NULL));
  db = g_strdup ("");
  region = g_build_filename (folder, "region", NULL);
  words = g_strdup_printf ("region import %s --output %s", town, region);
  succeed (words);
}

static void
test_unit_is_added_changed_and_on_the_board (void)
{
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonNode) board = NULL;
  JsonObject *row;

  create_desk ("units.db");
  succeed ("desk unit add @ --call-sign AGD-01 --class B --at -7.2,112.7 --phone 0812-0000-0001"
           " --equipment tandu;AED");
  fail ("desk unit add @ --call-sign AGD-01 --class B --at -7.2,112.7", 1, "AGD-01");
  fail ("desk unit add @ --class B --wings 2", 2, "wings");
  succeed ("desk unit change @ AGD-01 --class C --plate 'L 1 UJI'");
  succeed ("desk unit ready @ AGD-01");
  fail ("desk unit off @ AGD-01", 1, "reason");
  succeed ("desk unit crew @ AGD-01 'Siti Uji:perawat:081200000002' 'Budi Uji:sopir'");
  succeed ("desk unit odometer @ AGD-01 1200.5");
  fail ("desk unit odometer @ AGD-01 12", 1, "1200.5");
  succeed ("desk unit missing @ AGD-01 AED");

  list = run_json ("desk unit list @ --json");
  row = get_only (list);
  g_assert_cmpstr (json_object_get_string_member (row, "class"), ==, "C");
  g_assert_cmpstr (json_object_get_string_member (row, "phone"), ==, "+6281200000001");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (row, "crew")), ==, 2);

  board = run_json ("desk unit board @ --json");
  row = get_only (board);
  g_assert_cmpstr (json_object_get_string_member (row, "status"), ==, "tersedia");
  g_assert_true (json_object_get_null_member (row, "incident"));
  succeed ("desk unit retire @ AGD-01");
  succeed ("desk check @");
}

static void
test_volunteer_is_certified_and_on_duty (void)
{
  g_autoptr (JsonNode) list = NULL;
  JsonObject *row;

  create_desk ("volunteers.db");
  succeed ("desk volunteer add @ --name 'Ani Contoh' --phone 081200000009 --skills bhd");
  fail ("desk volunteer duty @ 'Ani Contoh' available", 1, "vet");
  succeed ("desk volunteer vet @ 'Ani Contoh' accepted");
  succeed ("desk volunteer certify @ 081200000009 --level basic --number BHD-BASIC-2026-0001"
           " --issued 2026-05-01");
  succeed ("desk volunteer duty @ BHD-BASIC-2026-0001 available");

  list = run_json ("desk volunteer list @ --search cont --json");
  row = get_only (list);
  g_assert_cmpstr (json_object_get_string_member (row, "availability"), ==, "available");
  row = json_object_get_object_member (row, "certificate");
  g_assert_cmpstr (json_object_get_string_member (row, "expires"), ==, "2028-05-01");
  succeed ("desk volunteer revoke @ BHD-BASIC-2026-0001 --reason palsu");
  succeed ("desk volunteer erase @ 'Ani Contoh'");
  fail ("desk volunteer vet @ 'Ani Contoh' accepted", 1, "Ani Contoh");
  succeed ("desk check @");
}

static void
test_facilities_of_the_map_are_adopted_once (void)
{
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;
  g_autoptr (JsonNode) board = NULL;
  JsonObject *row;

  create_desk ("facilities.db");
  first = run_json ("desk facility adopt @ --json");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (first), "adopted"), ==, 2);
  second = run_json ("desk facility adopt @ --json");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (second), "adopted"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (second), "known"), ==, 2);

  succeed ("desk facility report @ 'RSUD Dua' --beds igd=2,icu=0 --diverted yes --source phone"
           " --told-by 'Ns. Uji'");
  board = run_json ("desk facility board @ --json");
  row = get_only (board);
  g_assert_true (json_object_get_boolean_member (row, "diverted"));
  row = json_object_get_object_member (row, "beds");
  g_assert_cmpint (json_object_get_int_member (row, "igd"), ==, 2);
}

static void
test_tables_go_out_and_come_in (void)
{
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;
  g_autofree char *again = NULL;
  g_autoptr (JsonNode) report = NULL;
  JsonObject *object;

  create_desk ("out.db");
  succeed ("desk aed add @ --place Lobi --at -7.2,112.7 --hours 24/7");
  path = sg_test_path ("aed.csv");
  words = g_strdup_printf ("desk aed export @ %s", path);
  succeed (words);

  create_desk ("in.db");
  again = g_strdup_printf ("desk aed import @ %s --json", path);
  report = run_json (again);
  object = json_node_get_object (report);
  g_assert_cmpint (json_object_get_int_member (object, "added"), ==, 1);

  g_assert_true (g_file_set_contents (path, "place,lat,lon\nLobi,x,112\n", -1, NULL));
  g_free (again);
  again = g_strdup_printf ("desk aed import @ %s", path);
  fail (again, 1, "line 2: lat");
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("siaga-ctl-XXXXXX", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -rf '%s'", folder);
  int              status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  import_town (folder);
  g_test_add_func ("/ctl-registers/unit-is-added-changed-and-on-the-board",
                   test_unit_is_added_changed_and_on_the_board);
  g_test_add_func ("/ctl-registers/volunteer-is-certified-and-on-duty",
                   test_volunteer_is_certified_and_on_duty);
  g_test_add_func ("/ctl-registers/facilities-of-the-map-are-adopted-once",
                   test_facilities_of_the_map_are_adopted_once);
  g_test_add_func ("/ctl-registers/tables-go-out-and-come-in", test_tables_go_out_and_come_in);
  status = g_test_run ();
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);
  g_free (region);
  g_free (db);

  return status;
}
