/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One tile: what lies on the ground, roads from the tunnels up to the bridges, then the names. The
 * painter belongs to one thread and keeps its statements, arrays and label pictures from tile to
 * tile. */

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "region/map/sg-map-kind.h"
#include "region/map/sg-tile-canvas.h"
#include "region/map/sg-tile-labels.h"
#include "region/map/sg-tile-roads.h"
#include "region/map/sg-tile-shapes.h"
#include "region/map/sg-tile.h"

/* Cairo cuts lines off at the edge of a picture and rounds there. So a tile is drawn with a rim
 * that is cut off again, and its outermost pixels equal those its neighbour would draw. In pixels.
 */
#define RIM 4

struct _SgTilePainter
{
  SgDb               *db;
  SgBox               region;
  const SgTileColors *colors;
  SgTileShapes       *shapes;
  SgTileRoads        *roads;
  SgTileLabels       *labels;
};

static gboolean
read_version (SgTilePainter *self, GError **error)
{
  g_autoptr (sqlite3_stmt) row = sg_db_query (self->db,
                                              error,
                                              "SELECT version, west, east, south, north"
                                              " FROM map_version",
                                              "");
  gboolean has_row = FALSE;

  if (row == NULL || !sg_db_step (row, &has_row, error))
    return FALSE;

  if (!has_row || sqlite3_column_int (row, 0) != SG_MAP_VERSION)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "region.db: the base map has version %d, this program draws %d;"
                   " import the region again",
                   has_row ? sqlite3_column_int (row, 0) : 0,
                   SG_MAP_VERSION);
      return FALSE;
    }

  self->region = (SgBox){ sqlite3_column_int (row, 3),
                          sqlite3_column_int (row, 1),
                          sqlite3_column_int (row, 4),
                          sqlite3_column_int (row, 2) };

  return TRUE;
}

/**
 * sg_tile_painter_new:
 * @roads: the region's graph; a reference is kept
 * @db: (transfer full): a read-only handle of the region's database for this painter alone
 *
 * Returns: (nullable): a painter for the calling thread or any other, one at a time
 */
SgTilePainter *
sg_tile_painter_new (SgRoads *roads, SgDb *db, SgTileTheme theme, GError **error)
{
  g_autoptr (SgTilePainter) self = g_new0 (SgTilePainter, 1);

  self->db = db;
  self->colors = sg_tile_theme_get_colors (theme);
  if (!read_version (self, error))
    return NULL;

  self->roads = sg_tile_roads_new (roads);
  self->shapes = sg_tile_shapes_new (db, error);
  if (self->shapes == NULL)
    return NULL;

  self->labels = sg_tile_labels_new (db, self->colors, error);
  if (self->labels == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
sg_tile_painter_free (SgTilePainter *self)
{
  if (self == NULL)
    return;

  sg_tile_shapes_free (self->shapes);
  sg_tile_roads_free (self->roads);
  sg_tile_labels_free (self->labels);
  sg_db_close (self->db);
  g_free (self);
}

/* The region, on what is not known. */
static void
draw_land (const SgTilePainter *self, const SgTileCanvas *canvas)
{
  double west;
  double north;
  double east;
  double south;

  sg_tile_canvas_project (canvas,
                          (SgPoint){ self->region.north, self->region.west },
                          &west,
                          &north);
  sg_tile_canvas_project (canvas,
                          (SgPoint){ self->region.south, self->region.east },
                          &east,
                          &south);

  sg_tile_set_color (canvas->cr, self->colors->beyond);
  cairo_paint (canvas->cr);

  /* Far outside, coordinates would not fit into those of cairo. */
  west = MAX (west, -canvas->size);
  north = MAX (north, -canvas->size);
  east = MIN (east, 2 * canvas->size);
  south = MIN (south, 2 * canvas->size);
  if (east <= west || south <= north)
    return;

  cairo_rectangle (canvas->cr, west, north, east - west, south - north);
  sg_tile_set_color (canvas->cr, self->colors->land);
  cairo_fill (canvas->cr);
}

static cairo_surface_t *
cut_rim (cairo_surface_t *whole, int rim, int pixels)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, pixels, pixels);
  int              from_stride = cairo_image_surface_get_stride (whole);
  int              to_stride = cairo_image_surface_get_stride (surface);
  const guint8    *from;
  guint8          *to;

  cairo_surface_flush (whole);
  cairo_surface_flush (surface);
  from = cairo_image_surface_get_data (whole) + rim * from_stride + 4 * rim;
  to = cairo_image_surface_get_data (surface);
  for (int row = 0; row < pixels; row++)
    memcpy (to + row * to_stride, from + row * from_stride, (gsize) pixels * 4);
  cairo_surface_mark_dirty (surface);

  return surface;
}

static gboolean
draw_all (SgTilePainter *self, const SgTileCanvas *canvas, GError **error)
{
  if (!sg_tile_shapes_load (self->shapes, canvas, error))
    return FALSE;

  draw_land (self, canvas);
  sg_tile_shapes_draw_ground (self->shapes, canvas);

  sg_tile_roads_load (self->roads, canvas);
  sg_tile_roads_draw_tunnels (self->roads, canvas);
  sg_tile_shapes_draw_overview (self->shapes, canvas);
  sg_tile_roads_draw_surface (self->roads, canvas);
  sg_tile_shapes_draw_rails (self->shapes, canvas, FALSE);
  sg_tile_roads_draw_bridges (self->roads, canvas);
  sg_tile_shapes_draw_rails (self->shapes, canvas, TRUE);
  sg_tile_roads_draw_arrows (self->roads, canvas);
  sg_tile_shapes_draw_borders (self->shapes, canvas);

  return sg_tile_labels_draw (self->labels, canvas, error);
}

/**
 * sg_tile_painter_draw:
 *
 * Returns: (nullable) (transfer full): an opaque picture (%CAIRO_FORMAT_RGB24) of size × scale
 *   pixels a side, or %NULL with %SG_ERROR_INVALID for a tile that cannot be and %SG_ERROR_STORAGE
 *   when the region is damaged
 */
cairo_surface_t *
sg_tile_painter_draw (SgTilePainter *self, const SgTile *tile, GError **error)
{
  SgTileCanvas     canvas = { .colors = self->colors };
  cairo_surface_t *whole;
  cairo_surface_t *surface = NULL;
  int              pixels;
  int              rim;

  if (!sg_tile_check (tile, error))
    return NULL;

  canvas.level = tile->zoom + (tile->size == 512);
  canvas.world = ldexp (256, canvas.level);
  canvas.size = tile->size;
  canvas.left = (double) tile->x * tile->size;
  canvas.top = (double) tile->y * tile->size;
  canvas.scale = tile->scale;

  pixels = (int) lround (tile->size * tile->scale);
  rim = (int) ceil (RIM * tile->scale);
  whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, pixels + 2 * rim, pixels + 2 * rim);
  cairo_surface_set_device_offset (whole, rim, rim);
  canvas.cr = cairo_create (whole);
  cairo_scale (canvas.cr, tile->scale, tile->scale);
  if (draw_all (self, &canvas, error))
    surface = cut_rim (whole, rim, pixels);
  cairo_destroy (canvas.cr);
  cairo_surface_destroy (whole);

  return surface;
}
