/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo city as a file of OpenStreetMap data, read back by the importer's own reader. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "region/demo/sg-demo-city.h"
#include "region/osm/sg-osm-rings.h"
#include "region/osm/sg-osm-store.h"
#include "region/places/sg-opening-hours.h"
#include "tests/sg-test.h"

#define WARDS 25

/* The city of one seed: as written, and as read. */
typedef struct
{
  char       *digest;
  SgOsmStore *store;
} City;

static char *
dup_digest (const char *path)
{
  g_autofree char *content = NULL;
  gsize            length = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}

static City
make_city (guint64 seed)
{
  g_autofree char *folder = g_dir_make_tmp ("demo-city-XXXXXX", NULL);
  g_autofree char *osm = g_build_filename (folder, "city.osm.pbf", NULL);
  g_autofree char *csv = g_build_filename (folder, "city.csv", NULL);
  const char      *paths[] = { osm, NULL };
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  City city;

  sg_demo_city_write (osm, csv, seed, &error);
  g_assert_no_error (error);
  city.digest = dup_digest (osm);
  sg_progress_begin (progress, "reading", 1);
  city.store = sg_osm_store_read (paths, progress, &error);
  g_assert_no_error (error);
  g_unlink (osm);
  g_unlink (csv);
  g_rmdir (folder);

  return city;
}

static void
city_clear (City *self)
{
  g_free (self->digest);
  sg_osm_store_free (self->store);
}

static void
test_seed (gconstpointer user_data)
{
  const City *city = user_data;
  City        again = make_city (SG_DEMO_CITY_SEED);
  City        other = make_city (SG_DEMO_CITY_SEED + 7);

  g_assert_cmpstr (city->digest, ==, again.digest);
  g_assert_cmpstr (city->digest, !=, other.digest);
  city_clear (&again);
  city_clear (&other);
}

static void
test_unwritable (void)
{
  g_autofree char *osm = sg_test_path ("no-such-folder/city.osm.pbf");
  g_autofree char *csv = sg_test_path ("no-such-folder/city.csv");
  g_autoptr (GError) error = NULL;

  g_assert_false (sg_demo_city_write (osm, csv, 7, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "no-such-folder"));
}

static void
test_references (gconstpointer user_data)
{
  const SgOsmStore *store = ((const City *) user_data)->store;

  g_assert_cmpuint (store->counts.missing_nodes, ==, 0);
  g_assert_cmpuint (store->counts.out_of_order, ==, 0);
  g_assert_cmpuint (store->counts.short_ways, ==, 0);
  g_assert_cmpuint (store->counts.bad_coordinates, ==, 0);
  for (guint32 i = 0; i < store->n_relations; i++)
    for (guint32 k = 0; k < store->relations[i].n_members; k++)
      g_assert_cmpuint (store->members[store->relations[i].first_member + k].index,
                        !=,
                        SG_OSM_MISSING);
}

static guint
count_nodes (const SgOsmStore *store, SgOsmKey key, const char *value)
{
  guint n = 0;

  for (guint32 i = 0; i < store->n_nodes; i++)
    n += sg_osm_is (store, &store->nodes[i], key, value);

  return n;
}

static guint
count_ways (const SgOsmStore *store, SgOsmKey key, const char *value)
{
  guint n = 0;

  for (guint32 i = 0; i < store->n_ways; i++)
    n += sg_osm_is (store, &store->ways[i], key, value);

  return n;
}

static void
test_content (gconstpointer user_data)
{
  static const struct
  {
    SgOsmKey    key;
    const char *value;
    guint       least;
  } wanted[] = {
    { SG_OSM_KEY_AMENITY, "hospital", 7 },
    { SG_OSM_KEY_AMENITY, "clinic", 25 },
    { SG_OSM_KEY_AMENITY, "pharmacy", 25 },
    { SG_OSM_KEY_AMENITY, "police", 6 },
    { SG_OSM_KEY_AMENITY, "fire_station", 3 },
    { SG_OSM_KEY_AMENITY, "school", 70 },
    { SG_OSM_KEY_AMENITY, "place_of_worship", 120 },
    { SG_OSM_KEY_AMENITY, "marketplace", 8 },
    { SG_OSM_KEY_AMENITY, "fuel", 10 },
    { SG_OSM_KEY_SHOP, "convenience", 50 },
    { SG_OSM_KEY_EMERGENCY, "ambulance_station", 4 },
    { SG_OSM_KEY_EMERGENCY, "defibrillator", 25 },
    { SG_OSM_KEY_EMERGENCY, "assembly_point", 5 },
    { SG_OSM_KEY_RAILWAY, "station", 3 },
    { SG_OSM_KEY_RAILWAY, "level_crossing", 5 },
    { SG_OSM_KEY_HIGHWAY, "traffic_signals", 60 },
    { SG_OSM_KEY_BARRIER, "toll_booth", 4 },
    { SG_OSM_KEY_BARRIER, "gate", 5 },
    { SG_OSM_KEY_BARRIER, "bollard", 20 },
    { SG_OSM_KEY_SERVICE, "alley", 500 },
    { SG_OSM_KEY_ADDR_INTERPOLATION, "even", 1 },
    { SG_OSM_KEY_HIGHWAY, "motorway_link", 4 },
    { SG_OSM_KEY_HIGHWAY, "trunk", 8 },
  };
  const SgOsmStore *store = ((const City *) user_data)->store;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      guint n = count_nodes (store, wanted[i].key, wanted[i].value) +
                count_ways (store, wanted[i].key, wanted[i].value);

      g_test_message ("%s %u", wanted[i].value, n);
      g_assert_cmpuint (n, >=, wanted[i].least);
    }
  g_assert_cmpuint (count_ways (store, SG_OSM_KEY_BUILDING, "house"), >, 15000);
  g_assert_cmpuint (count_ways (store, SG_OSM_KEY_BUILDING, "house"), <, 40000);
}

static void
test_restrictions (gconstpointer user_data)
{
  const SgOsmStore *store = ((const City *) user_data)->store;
  guint             no_right = 0;
  guint             straight = 0;
  guint             no_u = 0;

  for (guint32 i = 0; i < store->n_relations; i++)
    {
      const SgOsmRelation *relation = &store->relations[i];

      no_right += sg_osm_is (store, relation, SG_OSM_KEY_RESTRICTION, "no_right_turn");
      straight += sg_osm_is (store, relation, SG_OSM_KEY_RESTRICTION, "only_straight_on");
      no_u += sg_osm_is (store, relation, SG_OSM_KEY_RESTRICTION, "no_u_turn");
    }

  g_assert_cmpuint (no_right, >, 0);
  g_assert_cmpuint (straight, >, 0);
  g_assert_cmpuint (no_u, >, 0);
}

/* Square steps of all rings of one relation. */
static double
measure_area (const SgOsmStore *store, const SgOsmRelation *relation)
{
  g_autoptr (GPtrArray) rings = sg_osm_rings_assemble (store, relation);
  double area = 0;

  g_assert_nonnull (rings);
  for (guint i = 0; i < rings->len; i++)
    {
      const SgRing *ring = rings->pdata[i];

      area += (ring->inner ? -1 : 1) * sg_ring_area (ring);
    }

  return area;
}

static void
test_kelurahan (gconstpointer user_data)
{
  const SgOsmStore *store = ((const City *) user_data)->store;
  double            areas[3] = { 0, 0, 0 };
  guint             n[3] = { 0, 0, 0 };
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint32 i = 0; i < store->n_relations; i++)
    {
      const SgOsmRelation *relation = &store->relations[i];
      const char          *level = sg_osm_get (store, relation, SG_OSM_KEY_ADMIN_LEVEL);

      if (!sg_osm_is (store, relation, SG_OSM_KEY_BOUNDARY, "administrative"))
        continue;
      g_assert_cmpint (level[0], >=, '5');
      g_assert_cmpint (level[0], <=, '7');
      areas[level[0] - '5'] += measure_area (store, relation);
      n[level[0] - '5']++;
      g_hash_table_add (codes, (gpointer) sg_osm_get (store, relation, SG_OSM_KEY_REF));
    }

  g_assert_cmpuint (n[0], ==, 1);
  g_assert_cmpuint (n[1], ==, 5);
  g_assert_cmpuint (n[2], ==, WARDS);
  g_assert_cmpuint (g_hash_table_size (codes), ==, 1 + 5 + WARDS);

  /* Without a gap or an overlap the parts have the area of the whole. */
  g_assert_cmpfloat (fabs (areas[1] / areas[0] - 1), <, 1e-9);
  g_assert_cmpfloat (fabs (areas[2] / areas[0] - 1), <, 1e-9);
}

static int
turn (SgPoint a, SgPoint b, SgPoint c)
{
  gint64 cross = ((gint64) b.lon - a.lon) * ((gint64) c.lat - a.lat) -
                 ((gint64) b.lat - a.lat) * ((gint64) c.lon - a.lon);

  return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

static gboolean
pieces_cross (const SgPoint *a, const SgPoint *b, SgPoint c, SgPoint d)
{
  return turn (*a, *b, c) != turn (*a, *b, d) && turn (c, d, *a) != turn (c, d, *b);
}

static SgBox
measure_box (const SgOsmStore *store, const SgOsmWay *way)
{
  SgBox box = SG_BOX_EMPTY;

  for (guint32 i = 0; i < way->n_refs; i++)
    sg_box_extend (&box, store->points[store->refs[way->first_ref + i]]);

  return box;
}

static gboolean
way_crosses (const SgOsmStore *store, const SgOsmWay *way, const SgRing *ring)
{
  SgBox near = SG_BOX_EMPTY;
  SgBox box = measure_box (store, way);

  for (guint32 i = 0; i < ring->n_points; i++)
    sg_box_extend (&near, ring->points[i]);
  if (!sg_box_intersects (&near, &box))
    return FALSE;

  for (guint32 i = 1; i < way->n_refs; i++)
    {
      SgPoint a = store->points[store->refs[way->first_ref + i - 1]];
      SgPoint b = store->points[store->refs[way->first_ref + i]];

      for (guint32 k = 1; k < ring->n_points; k++)
        if (pieces_cross (&ring->points[k - 1], &ring->points[k], a, b))
          return TRUE;
    }

  return FALSE;
}

static SgRing *
steal_river (const SgOsmStore *store)
{
  for (guint32 i = 0; i < store->n_relations; i++)
    if (sg_osm_is (store, &store->relations[i], SG_OSM_KEY_WATER, "river"))
      {
        g_autoptr (GPtrArray) rings = sg_osm_rings_assemble (store, &store->relations[i]);
        const SgRing *outline = rings->pdata[0];

        g_assert_cmpuint (rings->len, ==, 1);
        return sg_ring_new (outline->points, outline->n_points);
      }

  g_assert_not_reached ();
}

static void
test_river (gconstpointer user_data)
{
  const SgOsmStore *store = ((const City *) user_data)->store;
  g_autoptr (SgRing) river = steal_river (store);
  guint bridges = 0;

  for (guint32 i = 0; i < store->n_ways; i++)
    {
      const SgOsmWay *way = &store->ways[i];
      const char     *highway = sg_osm_get (store, way, SG_OSM_KEY_HIGHWAY);

      if ((highway == NULL && !sg_osm_is (store, way, SG_OSM_KEY_RAILWAY, "rail")) ||
          !way_crosses (store, way, river))
        continue;
      g_test_message ("%s crosses the river", sg_osm_get (store, way, SG_OSM_KEY_NAME));
      g_assert_true (sg_osm_is (store, way, SG_OSM_KEY_BRIDGE, "yes"));
      bridges++;
    }

  /* Few, but not so few that half the town is cut off. */
  g_assert_cmpuint (bridges, >=, 6);
  g_assert_cmpuint (bridges, <=, 30);
}

static void
test_aeds (gconstpointer user_data)
{
  const SgOsmStore *store = ((const City *) user_data)->store;

  for (guint32 i = 0; i < store->n_nodes; i++)
    {
      const SgOsmNode *node = &store->nodes[i];
      const char      *hours = sg_osm_get (store, node, SG_OSM_KEY_OPENING_HOURS);
      guint            open = 0;

      if (!sg_osm_is (store, node, SG_OSM_KEY_EMERGENCY, "defibrillator"))
        continue;
      g_assert_nonnull (hours);
      g_assert_nonnull (sg_osm_get (store, node, SG_OSM_KEY_INDOOR));
      g_assert_nonnull (sg_osm_get (store, node, SG_OSM_KEY_LEVEL));
      g_assert_nonnull (sg_osm_get (store, node, SG_OSM_KEY_DEFIBRILLATOR_LOCATION));
      for (guint day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
        {
          SgOpenState state = sg_opening_hours_state (hours, (GDateWeekday) day, 11 * 60);

          g_assert_cmpint (state, !=, SG_OPEN_UNKNOWN);
          open += state == SG_OPEN_OPEN;
        }
      g_assert_cmpuint (open, >=, 5);
    }
}

int
main (int argc, char *argv[])
{
  City city;
  int  status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  city = make_city (SG_DEMO_CITY_SEED);

  g_test_add_data_func ("/demo/same-seed-same-bytes-other-seed-other-bytes", &city, test_seed);
  g_test_add_func ("/demo/says-what-it-cannot-write", test_unwritable);
  g_test_add_data_func ("/demo/every-reference-is-in-the-file", &city, test_references);
  g_test_add_data_func ("/demo/has-all-that-a-desk-looks-for", &city, test_content);
  g_test_add_data_func ("/demo/has-three-kinds-of-forbidden-turns", &city, test_restrictions);
  g_test_add_data_func ("/demo/kelurahan-tile-the-city", &city, test_kelurahan);
  g_test_add_data_func ("/demo/river-is-crossed-by-bridges-only", &city, test_river);
  g_test_add_data_func ("/demo/hours-of-aeds-are-understood", &city, test_aeds);
  status = g_test_run ();
  city_clear (&city);

  return status;
}
