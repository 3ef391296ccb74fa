/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-tiles REGION [TILES]: milliseconds of processor time for one tile, for each zoom and size.
 * Tiles lie where junctions are, so that most show a town; each is drawn once before it is timed,
 * as a desk draws its own city all day. */

#include <time.h>

#include "region/map/sg-tile.h"
#include "region/sg-region.h"

#define ZOOM_FIRST 10
#define ZOOM_LAST  17

static SgTilePainter *
new_painter (SgRoads *roads, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, SG_REGION_DATABASE, NULL);
  SgDb            *db = sg_db_open (path, SG_DB_READ_ONLY, error);

  return db != NULL ? sg_tile_painter_new (roads, db, SG_TILE_THEME_LIGHT, error) : NULL;
}

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static gboolean
time_tile (SgTilePainter *painter, const SgTile *tile, GArray *times, GError **error)
{
  for (int pass = 0; pass < 2; pass++)
    {
      double           start = cpu_ms ();
      cairo_surface_t *surface = sg_tile_painter_draw (painter, tile, error);
      double           spent = cpu_ms () - start;

      if (surface == NULL)
        return FALSE;

      cairo_surface_destroy (surface);
      if (pass == 1)
        g_array_append_val (times, spent);
    }

  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
print_times (int zoom, int size, GArray *times)
{
  double sum = 0;

  g_array_sort (times, compare);
  for (guint i = 0; i < times->len; i++)
    sum += g_array_index (times, double, i);
  g_print ("%4d %5d %6u %8.2f %8.2f %8.2f %8.2f\n",
           zoom,
           size,
           times->len,
           sum / times->len,
           g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 95 / 100),
           g_array_index (times, double, times->len - 1));
}

/* Different tiles that hold a junction, at most @n_tiles. */
static GArray *
choose_tiles (const SgRoads *roads, int zoom, int size, guint n_tiles)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  GArray *tiles = g_array_new (FALSE, FALSE, sizeof (SgTile));
  double  side = (double) (1 << zoom);

  for (guint i = 0; i < 4 * n_tiles && tiles->len < n_tiles; i++)
    {
      SgPoint point = roads->junctions[g_rand_int_range (random, 0, (gint32) roads->n_junctions)];
      SgTile  tile = { zoom,
                       (gint64) (sg_mercator_x (sg_point_lon (point)) * side),
                       (gint64) (sg_mercator_y (sg_point_lat (point)) * side),
                       size,
                       1 };
      gint64 *key = g_new (gint64, 1);

      *key = tile.y << 32 | tile.x;
      if (g_hash_table_add (seen, key))
        g_array_append_val (tiles, tile);
    }

  return tiles;
}

static gboolean
run (const char *folder, guint n_tiles, GError **error)
{
  g_autofree char *path = g_build_filename (folder, SG_REGION_ROADS, NULL);
  g_autoptr (SgRoads) roads = sg_roads_open (path, error);
  g_autoptr (SgTilePainter) painter = roads != NULL ? new_painter (roads, folder, error) : NULL;

  if (painter == NULL)
    return FALSE;

  g_print ("zoom  size  tiles     mean   median      p95    worst\n");
  for (int size = 256; size <= 512; size += 256)
    for (int zoom = ZOOM_FIRST; zoom <= ZOOM_LAST; zoom++)
      {
        g_autoptr (GArray) tiles = choose_tiles (roads, zoom, size, n_tiles);
        g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

        for (guint i = 0; i < tiles->len; i++)
          if (!time_tile (painter, &g_array_index (tiles, SgTile, i), times, error))
            return FALSE;
        print_times (zoom, size, times);
      }

  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc < 2 || argc > 3)
    {
      g_printerr ("usage: bench-tiles REGION [TILES]\n");
      return 2;
    }
  if (run (argv[1], argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 200, &error))
    return 0;

  g_printerr ("bench-tiles: %s\n", error->message);
  return 1;
}
