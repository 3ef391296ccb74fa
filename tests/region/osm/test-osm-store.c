/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "region/osm/sg-osm-rings.h"
#include "region/osm/sg-osm-store.h"
#include "region/osm/sg-osm-writer.h"
#include "tests/sg-test.h"

#define TAGS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static SgPoint
point_of (gint64 id)
{
  return (SgPoint){ -62000000 + (gint32) id * 1000, 1068000000 + (gint32) (id * id) * 100 };
}

static SgOsmStore *
read_files (const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  SgOsmStore *store = sg_osm_store_read ((const char *[]){ first, second, NULL }, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static SgOsmStore *
close_and_read (SgOsmWriter *writer, const char *path)
{
  g_autoptr (GError) error = NULL;

  sg_osm_writer_close (writer, &error);
  g_assert_no_error (error);
  return read_files (path, NULL);
}

static void
add_nodes (SgOsmWriter *writer, gint64 first, gint64 last)
{
  for (gint64 id = first; id <= last; id++)
    sg_osm_writer_add_node (writer, id, point_of (id), NULL);
}

static void
add_way (SgOsmWriter *writer, gint64 id, gint64 from, gint64 to, const char *const *tags)
{
  sg_osm_writer_add_way (writer, id, (const gint64[]){ from, to }, 2, tags);
}

static void
test_only_what_is_of_interest_is_kept (void)
{
  g_autofree char *path = sg_test_path ("interest.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (SgOsmStore) store = NULL;

  add_nodes (writer, 1, 6);
  sg_osm_writer_add_node (writer, 7, point_of (7), TAGS ("name", "Nowhere", "layer", "1"));
  sg_osm_writer_add_node (writer, 8, point_of (8), TAGS ("addr:housenumber", "12A"));
  sg_osm_writer_add_node (writer, 9, point_of (9), TAGS ("power", "tower"));
  add_way (writer, 1, 1, 2, TAGS ("highway", "primary"));
  add_way (writer, 2, 2, 3, TAGS ("power", "line"));
  add_way (writer, 3, 3, 4, TAGS ("name", "Only a name"));
  add_way (writer, 4, 4, 5, NULL);
  store = close_and_read (writer, path);

  g_assert_cmpuint (store->counts.nodes, ==, 9);
  g_assert_cmpuint (store->counts.ways, ==, 4);
  g_assert_cmpuint (store->n_ways, ==, 1);
  g_assert_cmpuint (store->n_nodes, ==, 1);
  g_assert_cmpuint (store->n_points, ==, 3);
}

static void
test_members_of_relations_are_kept (void)
{
  g_autofree char *path = sg_test_path ("members.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (SgOsmStore) store = NULL;
  const SgOsmWriterMember border[] = { { SG_OSM_WAY, 2, "outer" }, { SG_OSM_NODE, 6, "label" } };
  const SgOsmWriterMember route[] = { { SG_OSM_WAY, 3, "" } };

  add_nodes (writer, 1, 6);
  for (gint64 id = 1; id <= 3; id++)
    add_way (writer, id, id, id + 1, NULL);
  sg_osm_writer_add_relation (writer, 1, route, 1, TAGS ("type", "route", "route", "bus"));
  sg_osm_writer_add_relation (writer, 2, border, 2, TAGS ("type", "boundary", "boundary", "x"));
  sg_osm_writer_add_relation (writer, 3, route, 1, TAGS ("type", "multipolygon", "power", "plant"));
  store = close_and_read (writer, path);

  g_assert_cmpuint (store->n_relations, ==, 1);
  g_assert_cmpuint (store->n_ways, ==, 1);
  g_assert_cmpint (store->ways[0].id, ==, 2);
  g_assert_cmpuint (store->members[0].index, ==, 0);
  g_assert_true (sg_point_equal (store->points[store->members[1].index], point_of (6)));
}

static void
test_missing_nodes_are_dropped_and_counted (void)
{
  g_autofree char *path = sg_test_path ("missing.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (SgOsmStore) store = NULL;
  const gint64 refs[] = { 99, 2, 50, 4, 98 };

  add_nodes (writer, 2, 4);
  sg_osm_writer_add_way (writer, 1, refs, G_N_ELEMENTS (refs), TAGS ("highway", "primary"));
  add_way (writer, 2, 3, 97, TAGS ("highway", "primary"));
  add_way (writer, 3, 3, 4, TAGS ("highway", "primary"));
  store = close_and_read (writer, path);

  g_assert_cmpuint (store->counts.missing_nodes, ==, 4);
  g_assert_cmpuint (store->counts.short_ways, ==, 1);
  g_assert_cmpuint (store->n_ways, ==, 2);
  g_assert_cmpuint (store->ways[0].n_refs, ==, 2);
  g_assert_true (
    sg_point_equal (store->points[store->refs[store->ways[0].first_ref + 1]], point_of (4)));
  g_assert_true (
    sg_point_equal (store->points[store->refs[store->ways[1].first_ref]], point_of (3)));
}

static void
test_map_without_its_nodes_is_refused (void)
{
  g_autofree char *path = sg_test_path ("no-nodes.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (GError) error = NULL;

  add_way (writer, 1, 1, 2, TAGS ("highway", "primary"));
  g_assert_true (sg_osm_writer_close (writer, NULL));

  g_assert_null (sg_osm_store_read ((const char *[]){ path, NULL }, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "none of their nodes"));
}

static void
test_first_of_two_files_counts (void)
{
  g_autofree char *west = sg_test_path ("west.osm.pbf");
  g_autofree char *east = sg_test_path ("east.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (west);
  g_autoptr (SgOsmWriter) other = sg_osm_writer_new (east);
  g_autoptr (SgOsmStore) store = NULL;

  add_nodes (writer, 1, 3);
  sg_osm_writer_add_node (writer, 50, point_of (50), TAGS ("amenity", "hospital"));
  add_way (writer, 5, 1, 2, TAGS ("highway", "primary"));
  add_way (writer, 8, 2, 3, TAGS ("highway", "primary"));
  g_assert_true (sg_osm_writer_close (writer, NULL));

  sg_osm_writer_add_node (other, 3, point_of (33), NULL);
  add_nodes (other, 4, 5);
  sg_osm_writer_add_node (other, 50, point_of (51), TAGS ("amenity", "clinic"));
  add_way (other, 6, 3, 4, TAGS ("highway", "secondary"));
  add_way (other, 8, 4, 5, TAGS ("highway", "secondary"));
  g_assert_true (sg_osm_writer_close (other, NULL));

  store = read_files (west, east);
  g_assert_cmpuint (store->counts.nodes, ==, 8);
  g_assert_cmpuint (store->counts.duplicates, ==, 3); /* node 3, node 50, way 8 */
  g_assert_cmpuint (store->n_nodes, ==, 1);
  g_assert_true (sg_osm_is (store, &store->nodes[0], SG_OSM_KEY_AMENITY, "hospital"));
  g_assert_true (sg_point_equal (store->points[store->nodes[0].point], point_of (50)));

  g_assert_cmpuint (store->n_ways, ==, 3);
  g_assert_cmpint (store->ways[1].id, ==, 6);
  g_assert_true (
    sg_point_equal (store->points[store->refs[store->ways[1].first_ref]], point_of (3)));
  g_assert_true (sg_osm_is (store, &store->ways[2], SG_OSM_KEY_HIGHWAY, "primary"));
}

static void
test_texts_are_mended (void)
{
  static const struct
  {
    const char *written;
    const char *read;
  } texts[] = { { "Jalan Éléphant 象", "Jalan Éléphant 象" },
                { "a\xff\xfe", "a\357\277\275\357\277\275" },
                { "bell\x07 and \x7f"
                  "del",
                  "bell and del" },
                { "two\nlines\tand a tab", "two lines and a tab" },
                { "next\xc2\x85line", "nextline" } };
  g_autofree char *path = sg_test_path ("texts.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (SgOsmStore) store = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sg_osm_writer_add_node (writer,
                            i + 1,
                            point_of (i),
                            TAGS ("amenity", "pub", "name", texts[i].written));
  store = close_and_read (writer, path);

  g_assert_cmpuint (store->counts.mended_texts, ==, G_N_ELEMENTS (texts) - 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (sg_osm_get (store, &store->nodes[i], SG_OSM_KEY_NAME), ==, texts[i].read);
}

static void
test_long_text_is_cut_between_characters (void)
{
  g_autofree char *path = sg_test_path ("long.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (SgOsmStore) store = NULL;
  g_autoptr (GString) text = g_string_new ("x");
  const char *read;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "é");
  sg_osm_writer_add_node (writer, 1, point_of (1), TAGS ("amenity", "pub", "name", text->str));
  store = close_and_read (writer, path);

  read = sg_osm_get (store, &store->nodes[0], SG_OSM_KEY_NAME);
  g_assert_true (g_utf8_validate (read, -1, NULL));
  g_assert_true (g_str_has_prefix (text->str, read));
  g_assert_cmpuint (g_utf8_strlen (read, -1), ==, 510);
}

static void
test_equal_texts_are_kept_once (void)
{
  g_autofree char *path = sg_test_path ("once.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (SgOsmStore) store = NULL;

  for (gint64 id = 1; id <= 9000; id++) /* two blocks */
    sg_osm_writer_add_node (writer, id, point_of (1), TAGS ("amenity", "pub"));
  store = close_and_read (writer, path);

  for (guint32 i = 0; i < store->n_nodes; i++)
    g_assert_cmpuint (store->tags[i].value, ==, store->tags[0].value);
}

static void
test_cancelled_reading_stops (void)
{
  g_autofree char *path = sg_test_path ("cancel.osm.pbf");
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, cancellable);
  g_autoptr (GError) error = NULL;

  add_nodes (writer, 1, 2);
  add_way (writer, 1, 1, 2, TAGS ("highway", "primary"));
  g_assert_true (sg_osm_writer_close (writer, NULL));

  g_cancellable_cancel (cancellable);
  g_assert_null (sg_osm_store_read ((const char *[]){ path, NULL }, progress, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);
}

/* The figures of `osmium fileinfo -e`. */
static void
test_jakarta_counts_are_osmiums (void)
{
  g_autofree char *path = sg_test_shared_file ("jakarta.osm.pbf");
  g_autoptr (SgOsmStore) store = NULL;

  if (path == NULL)
    return;

  store = read_files (path, NULL);
  g_assert_cmpuint (store->counts.nodes, ==, 60404);
  g_assert_cmpuint (store->counts.ways, ==, 18574);
  g_assert_cmpuint (store->counts.relations, ==, 0);
  g_assert_cmpuint (store->counts.out_of_order, ==, 0);
  g_assert_cmpuint (store->counts.missing_nodes, ==, 0);
  g_assert_cmpuint (store->n_ways, ==, 18574);
  g_assert_cmpint (store->box.south, ==, -63715426);
  g_assert_cmpint (store->box.west, ==, 1066860855);
  g_assert_cmpint (store->box.north, ==, -60903919);
  g_assert_cmpint (store->box.east, ==, 1069717368);
  g_assert_cmpint (store->timestamp, ==, 1346976000); /* 2012-09-07 */
}

static guint
count_ways_with (const SgOsmStore *store, SgOsmKey key)
{
  guint n = 0;

  for (guint32 i = 0; i < store->n_ways; i++)
    n += sg_osm_get (store, &store->ways[i], key) != NULL;

  return n;
}

static guint
count_nodes_with (const SgOsmStore *store, SgOsmKey key)
{
  guint n = 0;

  for (guint32 i = 0; i < store->n_nodes; i++)
    n += sg_osm_get (store, &store->nodes[i], key) != NULL;

  return n;
}

static void
test_monaco_counts_are_osmiums (void)
{
  g_autofree char *path = sg_test_shared_file ("monaco.osm.pbf");
  g_autoptr (SgOsmStore) store = NULL;

  if (path == NULL)
    return;

  store = read_files (path, NULL);
  g_assert_cmpuint (store->counts.nodes, ==, 180118);
  g_assert_cmpuint (store->counts.ways, ==, 27377);
  g_assert_cmpuint (store->counts.relations, ==, 212);
  g_assert_cmpuint (store->counts.out_of_order, ==, 0);
  g_assert_cmpint (store->timestamp, ==, 1457137562); /* 2016-03-05T00:26:02Z */

  /* `osmium tags-filter -R` finds 2,927 ways with highway, three of them with one node. */
  g_assert_cmpuint (count_ways_with (store, SG_OSM_KEY_HIGHWAY), ==, 2924);
  g_assert_cmpuint (count_nodes_with (store, SG_OSM_KEY_AMENITY), ==, 422);
}

/* The areas of `osmium export`, measured by the same formula. */
static void
test_monaco_areas_are_osmiums (void)
{
  static const struct
  {
    gint64 id;
    guint  n_rings;
    double area;
  } known[] = { { 36990, 2, 2334809 }, { 174562, 1, 2779075 }, { 174956, 2, 2119349 },
                { 1484190, 2, 2756 },  { 2093796, 2, 11159 },  { 2220206, 1, 405825 },
                { 2220208, 1, 69347 }, { 288004, 1, 1593217 } };
  g_autofree char *path = sg_test_shared_file ("monaco.osm.pbf");
  g_autoptr (SgOsmStore) store = NULL;
  guint found = 0;

  if (path == NULL)
    return;

  store = read_files (path, NULL);
  for (guint32 i = 0; i < store->n_relations * G_N_ELEMENTS (known); i++)
    {
      const SgOsmRelation *relation = &store->relations[i / G_N_ELEMENTS (known)];
      guint                k = i % G_N_ELEMENTS (known);
      g_autoptr (GPtrArray) rings = sg_osm_rings_assemble (store, relation);
      double area = 0;

      if (relation->id != known[k].id)
        continue;

      for (guint j = 0; j < rings->len; j++)
        {
          const SgRing *ring = rings->pdata[j];

          area += ring->inner ? -sg_ring_area (ring) : sg_ring_area (ring);
        }
      found++;
      g_assert_cmpuint (rings->len, ==, known[k].n_rings);
      g_assert_cmpfloat_with_epsilon (area, known[k].area, 0.6);
      g_assert_cmpuint (sg_osm_rings_count_open_ways (store, relation), ==, 0);
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (known));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test) g_test_add_func ("/osm-store/" name, test)
  ADD ("only-what-is-of-interest-is-kept", test_only_what_is_of_interest_is_kept);
  ADD ("members-of-relations-are-kept", test_members_of_relations_are_kept);
  ADD ("missing-nodes-are-dropped-and-counted", test_missing_nodes_are_dropped_and_counted);
  ADD ("map-without-its-nodes-is-refused", test_map_without_its_nodes_is_refused);
  ADD ("first-of-two-files-counts", test_first_of_two_files_counts);
  ADD ("texts-are-mended", test_texts_are_mended);
  ADD ("long-text-is-cut-between-characters", test_long_text_is_cut_between_characters);
  ADD ("equal-texts-are-kept-once", test_equal_texts_are_kept_once);
  ADD ("cancelled-reading-stops", test_cancelled_reading_stops);
  ADD ("jakarta-counts-are-osmiums", test_jakarta_counts_are_osmiums);
  ADD ("monaco-counts-are-osmiums", test_monaco_counts_are_osmiums);
  ADD ("monaco-areas-are-osmiums", test_monaco_areas_are_osmiums);
#undef ADD

  return g_test_run ();
}
