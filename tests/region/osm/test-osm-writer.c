/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "region/osm/sg-osm-writer.h"
#include "tests/sg-test.h"

/* More than one block holds. */
#define MANY 20001

static const char *const hospital[] = { "amenity", "hospital", "name", "RSUD Koja",
                                        "note",    "x",        NULL };
static const char *const road[] = { "highway", "primary", "name", "Jalan Raya Bogor", NULL };
static const char *const no_left_turn[] = { "type",
                                            "restriction",
                                            "restriction",
                                            "no_left_turn",
                                            NULL };

static SgOsmStore *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  SgOsmStore *store = sg_osm_store_read ((const char *[]){ path, NULL }, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static SgPoint
point_of (gint64 id)
{
  return (SgPoint){ -62000000 + (gint32) id, 1068000000 - 3 * (gint32) id };
}

static void
write_city (const char *path)
{
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (GError) error = NULL;
  const SgOsmWriterMember members[] = { { SG_OSM_WAY, 1, "from" },
                                        { SG_OSM_NODE, 2, "via" },
                                        { SG_OSM_WAY, 2, "to" },
                                        { SG_OSM_WAY, MANY + 1, "to" } };

  sg_osm_writer_set_timestamp (writer, 1700000000);
  for (gint64 id = 1; id <= MANY; id++)
    sg_osm_writer_add_node (writer, id, point_of (id), id == 7 ? hospital : NULL);
  for (gint64 id = 1; id < MANY; id++)
    sg_osm_writer_add_way (writer, id, (const gint64[]){ id, id + 1 }, 2, road);
  sg_osm_writer_add_relation (writer, 5, members, G_N_ELEMENTS (members), no_left_turn);

  g_assert_true (sg_osm_writer_close (writer, &error));
  g_assert_no_error (error);
}

static void
test_nodes_come_back (void)
{
  g_autofree char *path = sg_test_path ("nodes.osm.pbf");
  g_autoptr (SgOsmStore) store = NULL;

  write_city (path);
  store = read_file (path);

  g_assert_cmpuint (store->counts.nodes, ==, MANY);
  g_assert_cmpuint (store->n_points, ==, MANY);
  g_assert_cmpuint (store->n_nodes, ==, 1);
  g_assert_true (sg_point_equal (store->points[store->nodes[0].point], point_of (7)));
  g_assert_cmpstr (sg_osm_get (store, &store->nodes[0], SG_OSM_KEY_NAME), ==, "RSUD Koja");
  g_assert_cmpstr (sg_osm_get (store, &store->nodes[0], SG_OSM_KEY_AMENITY), ==, "hospital");
  g_assert_cmpuint (store->nodes[0].n_tags, ==, 2);
}

static void
test_ways_come_back (void)
{
  g_autofree char *path = sg_test_path ("ways.osm.pbf");
  g_autoptr (SgOsmStore) store = NULL;

  write_city (path);
  store = read_file (path);

  g_assert_cmpuint (store->n_ways, ==, MANY - 1);
  for (guint32 i = 0; i < store->n_ways; i++)
    {
      const SgOsmWay *way = &store->ways[i];

      g_assert_cmpint (way->id, ==, i + 1);
      g_assert_cmpuint (way->n_refs, ==, 2);
      g_assert_true (
        sg_point_equal (store->points[store->refs[way->first_ref + 1]], point_of (i + 2)));
      g_assert_cmpstr (sg_osm_get (store, way, SG_OSM_KEY_NAME), ==, "Jalan Raya Bogor");
    }
}

static void
test_relations_come_back (void)
{
  g_autofree char *path = sg_test_path ("relations.osm.pbf");
  g_autoptr (SgOsmStore) store = NULL;
  const SgOsmMember *members;

  write_city (path);
  store = read_file (path);

  g_assert_cmpuint (store->n_relations, ==, 1);
  g_assert_cmpint (store->relations[0].id, ==, 5);
  g_assert_cmpuint (store->relations[0].n_members, ==, 4);
  members = &store->members[store->relations[0].first_member];
  g_assert_cmpuint (members[0].type, ==, SG_OSM_WAY);
  g_assert_cmpuint (members[0].index, ==, 0);
  g_assert_cmpstr (store->strings + members[1].role, ==, "via");
  g_assert_true (sg_point_equal (store->points[members[1].index], point_of (2)));
  g_assert_cmpuint (members[2].index, ==, 1);
  g_assert_cmpuint (members[3].index, ==, SG_OSM_MISSING);
}

static void
test_box_and_time_come_back (void)
{
  g_autofree char *path = sg_test_path ("box.osm.pbf");
  g_autoptr (SgOsmStore) store = NULL;

  write_city (path);
  store = read_file (path);

  g_assert_cmpint (store->timestamp, ==, 1700000000);
  g_assert_cmpint (store->box.south, ==, point_of (1).lat);
  g_assert_cmpint (store->box.north, ==, point_of (MANY).lat);
  g_assert_cmpint (store->box.west, ==, point_of (MANY).lon);
  g_assert_cmpint (store->box.east, ==, point_of (1).lon);
}

static void
test_large_ids_come_back (void)
{
  g_autofree char *path = sg_test_path ("large.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (SgOsmStore) store = NULL;
  const gint64 ids[] = { -5, 1, G_GINT64_CONSTANT (12345678901) };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    sg_osm_writer_add_node (writer, ids[i], point_of (i), NULL);
  sg_osm_writer_add_way (writer, G_MAXINT64, ids, G_N_ELEMENTS (ids), road);
  g_assert_true (sg_osm_writer_close (writer, NULL));

  store = read_file (path);
  g_assert_cmpint (store->ways[0].id, ==, G_MAXINT64);
  g_assert_cmpuint (store->ways[0].n_refs, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (sg_point_equal (store->points[store->refs[i]], point_of (i)));
}

static void
test_full_disk_is_an_error (void)
{
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new ("/nowhere/at/all.osm.pbf");
  g_autoptr (GError) error = NULL;

  g_assert_false (sg_osm_writer_close (writer, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/osm-writer/nodes-come-back", test_nodes_come_back);
  g_test_add_func ("/osm-writer/ways-come-back", test_ways_come_back);
  g_test_add_func ("/osm-writer/relations-come-back", test_relations_come_back);
  g_test_add_func ("/osm-writer/box-and-time-come-back", test_box_and_time_come_back);
  g_test_add_func ("/osm-writer/large-ids-come-back", test_large_ids_come_back);
  g_test_add_func ("/osm-writer/unwritable-place-is-an-error", test_full_disk_is_an_error);

  return g_test_run ();
}
