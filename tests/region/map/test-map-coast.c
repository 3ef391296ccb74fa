/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-map-coast.h"
#include "tests/sg-test.h"

/* A region from 0, 0 to 1, 1 degree with the given lines of coast, as `lat,lon lat,lon …`,
 * separated by `;`. Points written the same are the same node. */
static SgOsmStore *
read_coast (const char *lines)
{
  g_autofree char *path = sg_test_path ("coast.osm");
  const char      *paths[] = { path, NULL };
  g_autoptr (GString) nodes = g_string_new (NULL);
  g_autoptr (GString) ways = g_string_new (NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (lines, ";", -1);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  SgOsmStore *store;

  g_string_append (nodes,
                   "<node id='1' lat='0' lon='0'><tag k='amenity' v='bench'/></node>"
                   "<node id='2' lat='1' lon='1'><tag k='amenity' v='bench'/></node>");
  for (guint i = 0; parts[i] != NULL && parts[i][0] != '\0'; i++)
    {
      g_auto (GStrv) points = g_strsplit (parts[i], " ", -1);

      g_string_append_printf (ways, "<way id='%u'>", i + 1);
      for (guint j = 0; points[j] != NULL; j++)
        {
          g_auto (GStrv) pair = g_strsplit (points[j], ",", 2);
          guint id = GPOINTER_TO_UINT (g_hash_table_lookup (ids, points[j]));

          if (id == 0)
            {
              id = g_hash_table_size (ids) + 10;
              g_hash_table_insert (ids, g_strdup (points[j]), GUINT_TO_POINTER (id));
              g_string_append_printf (nodes,
                                      "<node id='%u' lat='%s' lon='%s'/>",
                                      id,
                                      pair[0],
                                      pair[1]);
            }
          g_string_append_printf (ways, "<nd ref='%u'/>", id);
        }
      g_string_append (ways, "<tag k='natural' v='coastline'/></way>");
    }

  text = g_strconcat ("<osm version='0.6'>", nodes->str, ways->str, "</osm>", NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  store = sg_osm_store_read (paths, NULL, &error);
  g_assert_no_error (error);

  return store;
}

typedef struct
{
  double   lat;
  double   lon;
  gboolean is_sea;
} Probe;

static void
assert_sea (const char *lines, guint32 n_gaps, const Probe *probes, guint n_probes)
{
  g_autoptr (SgOsmStore) store = read_coast (lines);
  guint32 found_gaps;
  g_autoptr (GPtrArray) sea = sg_map_coast_assemble (store, &found_gaps);
  g_autoptr (SgMapSea) index = sg_map_sea_new (sea, &store->box);

  g_assert_cmpuint (found_gaps, ==, n_gaps);
  for (guint i = 0; i < n_probes; i++)
    {
      SgPoint point = sg_point_from_degrees (probes[i].lat, probes[i].lon);

      if (sg_map_sea_contains (index, point) != probes[i].is_sea)
        g_error ("%g,%g of “%s” is on the wrong side", probes[i].lat, probes[i].lon, lines);
    }
}

#define ASSERT_SEA(lines, n_gaps, ...)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const Probe probes[] = { __VA_ARGS__ };                                                        \
    assert_sea (lines, n_gaps, probes, G_N_ELEMENTS (probes));                                     \
  }                                                                                                \
  G_STMT_END

static void
test_no_coast_no_sea (void)
{
  ASSERT_SEA ("", 0, { 0.5, 0.5, FALSE });
}

static void
test_sea_is_on_the_right (void)
{
  ASSERT_SEA ("0.5,0 0.4,0.5 0.5,1", 0, { 0.1, 0.5, TRUE }, { 0.9, 0.5, FALSE });
  ASSERT_SEA ("0.5,1 0.4,0.5 0.5,0", 0, { 0.1, 0.5, FALSE }, { 0.9, 0.5, TRUE });
  ASSERT_SEA ("0,0.5 1,0.5", 0, { 0.5, 0.9, TRUE }, { 0.5, 0.1, FALSE });
  ASSERT_SEA ("1,0.5 0,0.5", 0, { 0.5, 0.9, FALSE }, { 0.5, 0.1, TRUE });
}

static void
test_pieces_of_coast_are_joined (void)
{
  ASSERT_SEA ("0.4,0.5 0.5,1;0.5,0 0.45,0.2;0.45,0.2 0.4,0.5",
              0,
              { 0.1, 0.5, TRUE },
              { 0.9, 0.5, FALSE });
}

static void
test_coast_that_turns_back_leaves_a_cape (void)
{
  /* A cape of land from the north; it enters and leaves on the same side. */
  ASSERT_SEA ("1,0.3 0.4,0.5 1,0.7",
              0,
              { 0.9, 0.5, FALSE },
              { 0.1, 0.5, TRUE },
              { 0.9, 0.1, TRUE },
              { 0.9, 0.9, TRUE });
}

static void
test_bay_between_two_capes_is_sea (void)
{
  ASSERT_SEA ("1,0.7 0.4,0.5 1,0.3", 0, { 0.9, 0.5, TRUE }, { 0.1, 0.5, FALSE });
}

static void
test_strait_between_two_lands (void)
{
  ASSERT_SEA ("0.6,0 0.6,1;0.4,1 0.4,0",
              0,
              { 0.5, 0.5, TRUE },
              { 0.9, 0.5, FALSE },
              { 0.1, 0.5, FALSE });
}

static void
test_island_makes_the_rest_sea (void)
{
  ASSERT_SEA ("0.4,0.4 0.4,0.6 0.6,0.6 0.6,0.4 0.4,0.4",
              0,
              { 0.5, 0.5, FALSE },
              { 0.1, 0.1, TRUE },
              { 0.9, 0.9, TRUE });
}

static void
test_island_off_the_shore (void)
{
  ASSERT_SEA ("0.5,0 0.5,1;0.2,0.4 0.2,0.6 0.3,0.6 0.3,0.4 0.2,0.4",
              0,
              { 0.25, 0.5, FALSE },
              { 0.1, 0.5, TRUE },
              { 0.4, 0.5, TRUE },
              { 0.9, 0.5, FALSE });
}

static void
test_inner_sea_is_sea (void)
{
  ASSERT_SEA ("0.4,0.4 0.6,0.4 0.6,0.6 0.4,0.6 0.4,0.4",
              0,
              { 0.5, 0.5, TRUE },
              { 0.1, 0.1, FALSE });
}

static void
test_loose_ends_are_drawn_on_to_the_edge (void)
{
  ASSERT_SEA ("0.5,0.02 0.5,0.5 0.5,0.97", 2, { 0.1, 0.5, TRUE }, { 0.9, 0.5, FALSE });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/map-coast/no-coast-no-sea", test_no_coast_no_sea);
  g_test_add_func ("/map-coast/sea-is-on-the-right", test_sea_is_on_the_right);
  g_test_add_func ("/map-coast/pieces-of-coast-are-joined", test_pieces_of_coast_are_joined);
  g_test_add_func ("/map-coast/coast-that-turns-back-leaves-a-cape",
                   test_coast_that_turns_back_leaves_a_cape);
  g_test_add_func ("/map-coast/bay-between-two-capes-is-sea", test_bay_between_two_capes_is_sea);
  g_test_add_func ("/map-coast/strait-between-two-lands", test_strait_between_two_lands);
  g_test_add_func ("/map-coast/island-makes-the-rest-sea", test_island_makes_the_rest_sea);
  g_test_add_func ("/map-coast/island-off-the-shore", test_island_off_the_shore);
  g_test_add_func ("/map-coast/inner-sea-is-sea", test_inner_sea_is_sea);
  g_test_add_func ("/map-coast/loose-ends-are-drawn-on-to-the-edge",
                   test_loose_ends_are_drawn_on_to_the_edge);

  return g_test_run ();
}
