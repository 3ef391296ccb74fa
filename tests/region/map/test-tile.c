/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "region/map/sg-tile-theme.h"
#include "region/sg-region.h"
#include "tests/region/map/sg-test-map.h"
#include "tests/sg-test.h"

/* How far two pixels of one place may differ, of 255. Pictures of turned names are sampled in steps
 * of 1/128 of a pixel, counted from another corner by the neighbour; nobody sees that. */
#define SEAM_TOLERANCE 24

typedef struct
{
  char          *folder;
  SgTilePainter *painter;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = sg_test_map_import ("town");
  fixture->painter = sg_test_map_new_painter (fixture->folder, SG_TILE_THEME_LIGHT);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  sg_tile_painter_free (fixture->painter);
  g_free (fixture->folder);
}

static guint32
area_color (SgTileTheme theme, SgMapKind kind)
{
  return sg_tile_theme_get_colors (theme)->areas[kind] >> 8;
}

static void
test_things_have_their_colors (Fixture *fixture, gconstpointer user_data)
{
  const SgTileColors *colors = sg_tile_theme_get_colors (SG_TILE_THEME_LIGHT);

  g_assert_cmphex (sg_test_map_color_at (fixture->painter, SG_TEST_LAKE, 17),
                   ==,
                   area_color (SG_TILE_THEME_LIGHT, SG_MAP_WATER));
  g_assert_cmphex (sg_test_map_color_at (fixture->painter, -6.1940, 106.8040, 17),
                   ==,
                   area_color (SG_TILE_THEME_LIGHT, SG_MAP_PARK));
  g_assert_cmphex (sg_test_map_color_at (fixture->painter, SG_TEST_ROAD, 19),
                   ==,
                   colors->roads[SG_ROAD_LOOK_PRIMARY].fill >> 8);
  g_assert_cmphex (sg_test_map_color_at (fixture->painter, SG_TEST_HOUSE, 17),
                   ==,
                   area_color (SG_TILE_THEME_LIGHT, SG_MAP_BUILDING));
  g_assert_cmphex (sg_test_map_color_at (fixture->painter, SG_TEST_LAND, 17),
                   ==,
                   colors->land >> 8);
}

static void
test_island_in_a_lake_is_land (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmphex (sg_test_map_color_at (fixture->painter, SG_TEST_ISLE, 17),
                   ==,
                   sg_tile_theme_get_colors (SG_TILE_THEME_LIGHT)->land >> 8);
}

static void
test_outside_of_the_region_is_marked (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmphex (sg_test_map_color_at (fixture->painter, -6.25, 106.81, 14),
                   ==,
                   sg_tile_theme_get_colors (SG_TILE_THEME_LIGHT)->beyond >> 8);
}

static void
test_dark_is_dark (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SgTilePainter) dark = sg_test_map_new_painter (fixture->folder, SG_TILE_THEME_DARK);

  g_assert_cmphex (sg_test_map_color_at (dark, SG_TEST_LAKE, 17),
                   ==,
                   area_color (SG_TILE_THEME_DARK, SG_MAP_WATER));
}

static void
assert_same_pixels (cairo_surface_t *a, cairo_surface_t *b)
{
  g_assert_cmpmem (cairo_image_surface_get_data (a),
                   cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a),
                   cairo_image_surface_get_data (b),
                   cairo_image_surface_get_stride (b) * cairo_image_surface_get_height (b));
}

static void
test_same_tile_is_the_same_picture (Fixture *fixture, gconstpointer user_data)
{
  SgTile           tile = sg_test_map_tile_at (SG_TEST_ROAD, 16);
  cairo_surface_t *first = sg_test_map_draw (fixture->painter, &tile);
  g_autoptr (SgTilePainter) other = sg_test_map_new_painter (fixture->folder, SG_TILE_THEME_LIGHT);
  cairo_surface_t *again = sg_test_map_draw (fixture->painter, &tile);
  cairo_surface_t *by_other = sg_test_map_draw (other, &tile);

  assert_same_pixels (first, again);
  assert_same_pixels (first, by_other);
  cairo_surface_destroy (first);
  cairo_surface_destroy (again);
  cairo_surface_destroy (by_other);
}

/* Counts the pixels of a tile that differ from those at x, y of a larger picture. */
static guint
count_differences (cairo_surface_t *whole, int x, int y, cairo_surface_t *part)
{
  guint n_different = 0;

  for (int row = 0; row < 256; row++)
    {
      const guint8 *a = cairo_image_surface_get_data (whole) +
                        (y + row) * cairo_image_surface_get_stride (whole) + 4 * x;
      const guint8 *b = cairo_image_surface_get_data (part) +
                        row * cairo_image_surface_get_stride (part);

      for (int i = 0; i < 4 * 256; i++)
        n_different += i % 4 != 3 && abs (a[i] - b[i]) > SEAM_TOLERANCE;
    }

  return n_different;
}

/* A tile of 512 pixels is its four children, drawn without a border between them. */
static void
assert_seamless (SgTilePainter *painter, const SgTile *whole_tile)
{
  cairo_surface_t *whole = sg_test_map_draw (painter, whole_tile);

  for (int i = 0; i < 4; i++)
    {
      SgTile           child = { whole_tile->zoom + 1,
                                 2 * whole_tile->x + i % 2,
                                 2 * whole_tile->y + i / 2,
                                 256,
                                 1 };
      cairo_surface_t *part = sg_test_map_draw (painter, &child);

      g_assert_cmpuint (count_differences (whole, i % 2 * 256, i / 2 * 256, part), ==, 0);
      cairo_surface_destroy (part);
    }
  cairo_surface_destroy (whole);
}

static void
test_neighbours_meet_without_a_seam (Fixture *fixture, gconstpointer user_data)
{
  for (int zoom = 11; zoom <= 18; zoom++)
    {
      SgTile tile = sg_test_map_tile_at (SG_TEST_ROAD, zoom);

      tile.size = 512;
      assert_seamless (fixture->painter, &tile);
    }
}

static void
test_real_city_has_no_seams (void)
{
  g_autofree char *file = sg_test_shared_file ("monaco.osm.pbf");
  g_autofree char *folder = NULL;
  g_autoptr (SgTilePainter) painter = NULL;

  if (file == NULL)
    return;

  folder = sg_test_map_import_file (file, "monaco");
  painter = sg_test_map_new_painter (folder, SG_TILE_THEME_DARK);
  for (int zoom = 11; zoom <= 17; zoom += 2)
    {
      SgTile tile = sg_test_map_tile_at (43.7365, 7.4226, zoom);

      tile.size = 512;
      assert_seamless (painter, &tile);
    }
}

static void
test_scale_gives_more_pixels (Fixture *fixture, gconstpointer user_data)
{
  SgTile           tile = sg_test_map_tile_at (SG_TEST_ROAD, 15);
  cairo_surface_t *surface;

  tile.scale = 2;
  surface = sg_test_map_draw (fixture->painter, &tile);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 512);
  cairo_surface_destroy (surface);
}

static void
test_impossible_tile_is_refused (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    SgTile      tile;
    const char *field;
  } cases[] = {
    { { 4, 0, 0, 256, 1 }, "zoom" },     { { 20, 0, 0, 256, 1 }, "zoom" },
    { { -1, 0, 0, 256, 1 }, "zoom" },    { { 12, -1, 0, 256, 1 }, "x" },
    { { 12, 4096, 0, 256, 1 }, "x" },    { { 12, 0, 4096, 256, 1 }, "y" },
    { { 12, 0, -1, 256, 1 }, "y" },      { { 12, 0, 0, 255, 1 }, "size" },
    { { 12, 0, 0, 256, 0.5 }, "scale" }, { { 12, 0, 0, 256, 99 }, "scale" },
    { { 12, 0, 0, 256, NAN }, "scale" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sg_tile_painter_draw (fixture->painter, &cases[i].tile, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].field));
    }
}

static void
test_corners_of_the_world_are_drawn (Fixture *fixture, gconstpointer user_data)
{
  for (int corner = 0; corner < 4; corner++)
    for (int zoom = SG_TILE_ZOOM_FIRST; zoom <= SG_TILE_ZOOM_LAST; zoom += 7)
      {
        gint64           last = (1 << zoom) - 1;
        SgTile           tile = { zoom, corner & 1 ? last : 0, corner & 2 ? last : 0, 512, 1 };
        cairo_surface_t *surface = sg_test_map_draw (fixture->painter, &tile);

        cairo_surface_destroy (surface);
      }
}

static void
change_database (const char *folder, const char *sql)
{
  g_autofree char *path = g_build_filename (folder, SG_REGION_DATABASE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_open (path, 0, &error);

  g_assert_no_error (error);
  g_assert_true (sg_db_exec (db, sql, &error));
  g_assert_no_error (error);
}

/* The manifest would refuse such a file, so the parts of the region are opened one by one. */
static SgTilePainter *
open_parts (const char *folder, GError **error)
{
  g_autofree char *roads_path = g_build_filename (folder, SG_REGION_ROADS, NULL);
  g_autofree char *db_path = g_build_filename (folder, SG_REGION_DATABASE, NULL);
  g_autoptr (SgRoads) roads = sg_roads_open (roads_path, NULL);

  g_assert_nonnull (roads);

  return sg_tile_painter_new (roads,
                              sg_db_open (db_path, SG_DB_READ_ONLY, NULL),
                              SG_TILE_THEME_LIGHT,
                              error);
}

static void
assert_draw_fails (const char *folder)
{
  SgTile tile = sg_test_map_tile_at (SG_TEST_ROAD, 15);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgTilePainter) painter = open_parts (folder, &error);

  g_assert_no_error (error);
  tile.size = 512;
  g_assert_null (sg_tile_painter_draw (painter, &tile, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "region.db"));
}

static void
test_damaged_shape_is_an_error (Fixture *fixture, gconstpointer user_data)
{
  change_database (fixture->folder, "UPDATE map_shape SET shape = substr (shape, 1, 5)");
  assert_draw_fails (fixture->folder);
}

static void
test_unknown_kind_is_an_error (Fixture *fixture, gconstpointer user_data)
{
  change_database (fixture->folder, "UPDATE map_shape SET kind = 1000");
  assert_draw_fails (fixture->folder);
}

static void
test_damaged_labels_are_an_error (Fixture *fixture, gconstpointer user_data)
{
  change_database (fixture->folder, "UPDATE map_label SET labels = x'ff'");
  assert_draw_fails (fixture->folder);
}

static void
test_other_version_is_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgTilePainter) painter = NULL;

  change_database (fixture->folder, "UPDATE map_version SET version = 999");
  painter = open_parts (fixture->folder, &error);
  g_assert_null (painter);
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "999"));
}

static gboolean
holds (const char *bytes, gsize length, const char *text)
{
  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (memcmp (bytes + i, text, strlen (text)) == 0)
      return TRUE;

  return FALSE;
}

static void
test_png_names_its_source (Fixture *fixture, gconstpointer user_data)
{
  SgTile           tile = sg_test_map_tile_at (SG_TEST_ROAD, 15);
  cairo_surface_t *surface = sg_test_map_draw (fixture->painter, &tile);
  g_autofree char *path = sg_test_path ("tile.png");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *read;
  gsize            length;

  g_assert_true (sg_tile_write_png (surface, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (holds (bytes, length, "\xa9 OpenStreetMap contributors"));

  read = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (read), ==, 256);
  cairo_surface_destroy (read);

  g_assert_false (sg_tile_write_png (surface, "/nowhere/at/all.png", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
  cairo_surface_destroy (surface);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/tile/things-have-their-colors", test_things_have_their_colors);
  add ("/tile/island-in-a-lake-is-land", test_island_in_a_lake_is_land);
  add ("/tile/outside-of-the-region-is-marked", test_outside_of_the_region_is_marked);
  add ("/tile/dark-is-dark", test_dark_is_dark);
  add ("/tile/same-tile-is-the-same-picture", test_same_tile_is_the_same_picture);
  add ("/tile/neighbours-meet-without-a-seam", test_neighbours_meet_without_a_seam);
  g_test_add_func ("/tile/real-city-has-no-seams", test_real_city_has_no_seams);
  add ("/tile/scale-gives-more-pixels", test_scale_gives_more_pixels);
  add ("/tile/impossible-tile-is-refused", test_impossible_tile_is_refused);
  add ("/tile/corners-of-the-world-are-drawn", test_corners_of_the_world_are_drawn);
  add ("/tile/damaged-shape-is-an-error", test_damaged_shape_is_an_error);
  add ("/tile/unknown-kind-is-an-error", test_unknown_kind_is_an_error);
  add ("/tile/damaged-labels-are-an-error", test_damaged_labels_are_an_error);
  add ("/tile/other-version-is-refused", test_other_version_is_refused);
  add ("/tile/png-names-its-source", test_png_names_its_source);

  return g_test_run ();
}
