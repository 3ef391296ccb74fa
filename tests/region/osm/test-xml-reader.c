/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "region/osm/sg-osm-store.h"
#include "tests/sg-test.h"

#define NODES                                                                                      \
  "<node id='1' lat='-6.2' lon='106.8'/>"                                                          \
  "<node id='2' lat='-6.2000001' lon='106.81'/>"
#define ROAD                                                                                       \
  "<way id='10'><nd ref='1'/><nd ref='2'/>"                                                        \
  "<tag k='highway' v='residential'/><tag k='name' v='Jalan A &amp; B'/></way>"

static SgOsmStore *
read_text (const char *text, GError **error)
{
  g_autofree char *path = sg_test_path ("made.osm");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return sg_osm_store_read ((const char *[]){ path, NULL }, NULL, error);
}

static SgOsmStore *
read_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  SgOsmStore *store = read_text (text, &error);

  g_assert_no_error (error);
  return store;
}

static void
assert_refused (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  if (strstr (error->message, expected) == NULL || strstr (error->message, "made.osm") == NULL)
    g_error ("“%s” does not say “%s” or name the file", error->message, expected);
}

static void
test_map_is_read (void)
{
  g_autoptr (SgOsmStore)
    store = read_good ("\n<?xml version='1.0'?>\n<osm version='0.6'>" NODES ROAD "</osm>");

  g_assert_cmpuint (store->counts.nodes, ==, 2);
  g_assert_cmpuint (store->counts.ways, ==, 1);
  g_assert_cmpuint (store->n_ways, ==, 1);
  g_assert_cmpint (store->points[1].lat, ==, -62000001);
  g_assert_cmpint (store->points[1].lon, ==, 1068100000);
  g_assert_cmpstr (sg_osm_get (store, &store->ways[0], SG_OSM_KEY_NAME), ==, "Jalan A & B");
}

static void
test_relation_is_read (void)
{
  g_autoptr (SgOsmStore) store =
    read_good ("<osm>" NODES ROAD "<relation id='5'><member type='way' ref='10' role='from'/>"
               "<member type='node' ref='2' role='via'/><tag k='type' v='restriction'/>"
               "</relation></osm>");
  const SgOsmMember *members = store->members;

  g_assert_cmpuint (store->n_relations, ==, 1);
  g_assert_cmpuint (members[0].index, ==, 0);
  g_assert_cmpstr (store->strings + members[1].role, ==, "via");
  g_assert_cmpint (store->points[members[1].index].lat, ==, -62000001);
}

static void
test_age_of_file_counts (void)
{
  g_autoptr (SgOsmStore) overpass = read_good (
    "<osm><meta osm_base='2024-05-01T00:00:00Z'/>"
    "<node id='1' lat='1' lon='1' timestamp='2030-01-01T00:00:00Z'><tag k='amenity' v='pub'/></node>"
    "</osm>");
  g_autoptr (SgOsmStore) editor = read_good (
    "<osm>"
    "<node id='1' lat='1' lon='1' timestamp='2020-01-01T00:00:00Z'><tag k='amenity' v='pub'/></node>"
    "</osm>");

  g_assert_cmpint (overpass->timestamp, ==, 1714521600);
  g_assert_cmpint (editor->timestamp, ==, 1577836800);
}

static void
test_deleted_objects_are_skipped (void)
{
  g_autoptr (SgOsmStore)
    store = read_good ("<osm>" NODES ROAD "<way id='11' visible='false'><nd ref='1'/><nd ref='2'/>"
                       "<tag k='highway' v='primary'/></way>"
                       "<way id='12' action='delete'><nd ref='1'/><nd ref='2'/>"
                       "<tag k='highway' v='primary'/></way></osm>");

  g_assert_cmpuint (store->n_ways, ==, 1);
}

static void
test_nodes_outside_the_globe_are_counted (void)
{
  g_autoptr (SgOsmStore) store =
    read_good ("<osm>" NODES "<node id='3' lat='91' lon='0'/><node id='4' lat='0' lon='181'/>"
               "<node id='5' lon='0'/><node id='6' lat='nan' lon='0'/>"
               "<node id='7' lat='1e400' lon='0'/><node id='8' lat='1,5' lon='0'/>" ROAD "</osm>");

  g_assert_cmpuint (store->counts.bad_coordinates, ==, 6);
  g_assert_cmpuint (store->n_points, ==, 2);
}

static void
test_damaged_text_is_refused (void)
{
  assert_refused ("<osm>" NODES ROAD, "ended");
  assert_refused ("<osm>" NODES "<way id='10'><nd ref='1'", "ended");
  assert_refused ("<osm><node id='1' lat='1' lon='1'></osm>", "line 1");
  assert_refused ("<osm>\n<node id='a' lat='1' lon='1'/></osm>", "“id” is not a whole number");
  assert_refused ("<osm><node id='9223372036854775808' lat='1' lon='1'/></osm>", "whole number");
  assert_refused ("<osm><way id='1'><nd/></way></osm>", "“ref” is not a whole number");
  assert_refused ("<osm><relation id='1'><member type='area' ref='1'/></relation></osm>",
                  "neither node nor way nor relation");
  assert_refused ("<osm><node id='1' lat='1' lon='1'><tag k='name' v='\xff'/></node></osm>",
                  "damaged");
}

static void
test_other_xml_is_refused (void)
{
  assert_refused ("<html><body/></html>", "not OpenStreetMap data");
  assert_refused ("<osmChange><create/></osmChange>", "osmChange");
}

static void
test_odd_nesting_and_double_tags_are_harmless (void)
{
  g_autoptr (SgOsmStore) nested =
    read_good ("<osm>" NODES "<way id='10'><node id='7' lat='1' lon='1'/><nd ref='1'/><nd ref='2'/>"
               "<tag k='highway' v='residential'/><tag k='highway' v='primary'/></way></osm>");

  /* What stands inside another object is none; of two values the first counts. */
  g_assert_cmpuint (nested->counts.nodes, ==, 2);
  g_assert_cmpuint (nested->ways[0].n_refs, ==, 2);
  g_assert_true (sg_osm_is (nested, &nested->ways[0], SG_OSM_KEY_HIGHWAY, "residential"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test) g_test_add_func ("/xml-reader/" name, test)
  ADD ("map-is-read", test_map_is_read);
  ADD ("relation-is-read", test_relation_is_read);
  ADD ("age-of-file-counts", test_age_of_file_counts);
  ADD ("deleted-objects-are-skipped", test_deleted_objects_are_skipped);
  ADD ("nodes-outside-the-globe-are-counted", test_nodes_outside_the_globe_are_counted);
  ADD ("damaged-text-is-refused", test_damaged_text_is_refused);
  ADD ("other-xml-is-refused", test_other_xml_is_refused);
  ADD ("odd-nesting-and-double-tags-are-harmless", test_odd_nesting_and_double_tags_are_harmless);
#undef ADD

  return g_test_run ();
}
