/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-tile-shapes.h"

#include "common/sg-error.h"
#include "region/map/sg-map-shape.h"

/* Widest line outside the tile that still reaches into it. */
#define MARGIN 24

/* From this level on buildings have edges. */
#define BUILDING_EDGE_LEVEL 17

/* Pixels at levels 8…20. */
#define FIRST_WIDTH 8
#define N_WIDTHS    13

static const struct
{
  SgMapKind kind;
  float     widths[N_WIDTHS];
} waters[] = {
  { SG_MAP_STREAM, { 0, 0, 0, 0, 0, 0, 0.7f, 0.9f, 1.2f, 1.8f, 2.5f, 3.5f, 5 } },
  { SG_MAP_CANAL, { 0, 0, 0, 0.8f, 1, 1.3f, 1.8f, 2.4f, 3.4f, 5, 8, 12, 18 } },
  { SG_MAP_RIVER, { 0.6f, 0.8f, 1, 1.2f, 1.6f, 2, 2.6f, 3.4f, 5, 8, 12, 18, 26 } },
};

static const float pier_widths[N_WIDTHS] = { 0, 0, 0, 0, 0, 1, 1.4f, 2, 3, 4.5f, 7, 10, 14 };
static const float runway_widths[N_WIDTHS] = { 0, 0, 1.5f, 2, 3, 5, 9, 16, 30, 55, 100, 180, 300 };
static const float taxiway_widths[N_WIDTHS] = { 0, 0, 0, 0, 0, 1, 1.6f, 3, 5, 9, 16, 28, 50 };
static const float rail_widths[N_WIDTHS] = { 0,    0, 0.7f, 0.8f, 0.9f, 1.1f, 1.6f,
                                             2.2f, 3, 3.6f, 4.2f, 5,    6 };
static const float tram_widths[N_WIDTHS] = {
  0, 0, 0, 0, 0, 0.6f, 0.7f, 0.9f, 1.2f, 1.6f, 2, 2.5f, 3
};

/* Large roads from the smallest zooms up to the last that the graph does not serve. */
#define N_OVERVIEW_WIDTHS (SG_MAP_OVERVIEW_ZOOM_LAST - SG_MAP_ZOOM_FIRST + 1)

/* From this level on they have edges. */
#define OVERVIEW_CASING_LEVEL 12

static const struct
{
  SgMapKind  kind;
  SgRoadLook look;
  float      widths[N_OVERVIEW_WIDTHS];
} overviews[] = {
  { SG_MAP_OVERVIEW_TERTIARY, SG_ROAD_LOOK_TERTIARY, { 0, 0, 0, 0, 0, 0, 0.6f, 1 } },
  { SG_MAP_OVERVIEW_SECONDARY, SG_ROAD_LOOK_SECONDARY, { 0, 0, 0, 0, 0, 0.8f, 1.1f, 1.7f } },
  { SG_MAP_OVERVIEW_TRUNK_LINK, SG_ROAD_LOOK_TRUNK, { 0, 0, 0, 0, 0, 0, 0, 1.2f } },
  { SG_MAP_OVERVIEW_MOTORWAY_LINK, SG_ROAD_LOOK_MOTORWAY, { 0, 0, 0, 0, 0, 0, 0, 1.4f } },
  { SG_MAP_OVERVIEW_PRIMARY, SG_ROAD_LOOK_PRIMARY, { 0, 0, 0, 0.6f, 0.9f, 1.2f, 1.5f, 2.1f } },
  { SG_MAP_OVERVIEW_TRUNK, SG_ROAD_LOOK_TRUNK, { 0, 0.6f, 0.7f, 0.9f, 1.2f, 1.5f, 1.8f, 2.5f } },
  { SG_MAP_OVERVIEW_MOTORWAY,
    SG_ROAD_LOOK_MOTORWAY,
    { 0.8f, 0.9f, 1.1f, 1.3f, 1.6f, 1.9f, 2.3f, 2.9f } },
};

struct _SgTileShapes
{
  sqlite3_stmt *find;
  SgTilePaths   kinds[SG_N_MAP_KINDS];
};

SgTileShapes *
sg_tile_shapes_new (SgDb *db, GError **error)
{
  sqlite3_stmt *find = sg_db_prepare (db,
                                      error,
                                      "SELECT kind, shape FROM map_shape"
                                      " WHERE west <= ?2 AND east >= ?1 AND south <= ?4"
                                      " AND north >= ?3 AND zoom_first <= ?5 AND zoom_last >= ?5");
  SgTileShapes *self;

  if (find == NULL)
    return NULL;

  self = g_new0 (SgTileShapes, 1);
  self->find = find;
  for (guint i = 0; i < SG_N_MAP_KINDS; i++)
    sg_tile_paths_init (&self->kinds[i]);

  return self;
}

void
sg_tile_shapes_free (SgTileShapes *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->find);
  for (guint i = 0; i < SG_N_MAP_KINDS; i++)
    sg_tile_paths_clear (&self->kinds[i]);
  g_free (self);
}

static gboolean
load_shape (SgTileShapes *self, const SgTileCanvas *canvas, GError **error)
{
  int              kind = sqlite3_column_int (self->find, 0);
  const void      *bytes = sqlite3_column_blob (self->find, 1);
  gsize            size = (gsize) sqlite3_column_bytes (self->find, 1);
  SgMapShapeReader reader;
  SgPoint          point;
  guint32          n_points;

  sg_map_shape_reader_init (&reader, bytes, size);
  if (kind < 0 || kind >= SG_N_MAP_KINDS)
    reader.bytes.damaged = TRUE;

  while ((n_points = sg_map_shape_reader_next_ring (&reader)) > 0)
    {
      sg_tile_paths_begin (&self->kinds[kind]);
      while (sg_map_shape_reader_next_point (&reader, &point))
        {
          double x;
          double y;

          sg_tile_canvas_project (canvas, point, &x, &y);
          sg_tile_paths_add (&self->kinds[kind], x, y, reader.points_left == 0);
        }
      sg_tile_paths_end (&self->kinds[kind], canvas, MARGIN);
    }

  if (reader.bytes.damaged)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_STORAGE,
                 "region.db: a shape of the base map (kind %d) is damaged; import the region again",
                 kind);

  return !reader.bytes.damaged;
}

/**
 * sg_tile_shapes_load:
 *
 * Reads what the tile shows, for the draw functions.
 */
gboolean
sg_tile_shapes_load (SgTileShapes *self, const SgTileCanvas *canvas, GError **error)
{
  SgBox    ground = sg_tile_canvas_get_ground (canvas, MARGIN);
  gboolean has_row = TRUE;

  for (guint i = 0; i < SG_N_MAP_KINDS; i++)
    sg_tile_paths_reset (&self->kinds[i]);

  sg_db_bind (self->find,
              "iiiii",
              (gint64) ground.west,
              (gint64) ground.east,
              (gint64) ground.south,
              (gint64) ground.north,
              (gint64) canvas->level);
  while (has_row)
    {
      if (!sg_db_step (self->find, &has_row, error) ||
          (has_row && !load_shape (self, canvas, error)))
        {
          sqlite3_reset (self->find);
          return FALSE;
        }
    }
  sqlite3_reset (self->find);

  return TRUE;
}

static gboolean
trace (SgTileShapes *self, const SgTileCanvas *canvas, SgMapKind kind)
{
  if (self->kinds[kind].starts->len == 0)
    return FALSE;

  sg_tile_paths_trace (&self->kinds[kind], canvas->cr);

  return TRUE;
}

static double
width_at (const float *widths, int level)
{
  return level < FIRST_WIDTH ? 0 : widths[MIN (level - FIRST_WIDTH, N_WIDTHS - 1)];
}

static void
stroke (SgTileShapes *self, const SgTileCanvas *canvas, SgMapKind kind, double width, guint32 color)
{
  if (width <= 0 || !trace (self, canvas, kind))
    return;

  sg_tile_set_color (canvas->cr, color);
  cairo_set_line_width (canvas->cr, width);
  cairo_stroke (canvas->cr);
}

static void
draw_area (SgTileShapes *self, const SgTileCanvas *canvas, SgMapKind kind)
{
  if (!trace (self, canvas, kind))
    return;

  sg_tile_set_color (canvas->cr, canvas->colors->areas[kind]);
  cairo_fill_preserve (canvas->cr);
  if ((kind == SG_MAP_BUILDING || kind == SG_MAP_BUILDING_HEALTH) &&
      canvas->level >= BUILDING_EDGE_LEVEL)
    {
      sg_tile_set_color (canvas->cr, canvas->colors->building_edge);
      cairo_set_line_width (canvas->cr, 0.7);
      cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_BEVEL);
      cairo_stroke (canvas->cr);
      cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
    }
  cairo_new_path (canvas->cr);
}

static void
draw_water_lines (SgTileShapes *self, const SgTileCanvas *canvas)
{
  for (guint i = 0; i < G_N_ELEMENTS (waters); i++)
    stroke (self,
            canvas,
            waters[i].kind,
            width_at (waters[i].widths, canvas->level),
            canvas->colors->waterline);
}

/**
 * sg_tile_shapes_draw_ground:
 *
 * Draws all areas, and the lines that belong to the ground.
 */
void
sg_tile_shapes_draw_ground (SgTileShapes *self, const SgTileCanvas *canvas)
{
  const SgTileColors *colors = canvas->colors;
  int                 level = canvas->level;

  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  for (int kind = 0; kind < SG_N_MAP_AREAS; kind++)
    {
      /* Rivers run into lakes and under piers. */
      if (kind == SG_MAP_WATER)
        draw_water_lines (self, canvas);
      draw_area (self, canvas, (SgMapKind) kind);
    }

  stroke (self,
          canvas,
          SG_MAP_PIER_LINE,
          width_at (pier_widths, level),
          colors->areas[SG_MAP_PIER]);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_BUTT);
  stroke (self,
          canvas,
          SG_MAP_TAXIWAY,
          width_at (taxiway_widths, level),
          colors->areas[SG_MAP_APRON]);
  stroke (self,
          canvas,
          SG_MAP_RUNWAY,
          width_at (runway_widths, level),
          colors->areas[SG_MAP_APRON]);
}

static void
draw_overview_road (SgTileShapes *self, const SgTileCanvas *canvas, guint i, gboolean casing)
{
  const SgRoadColors *colors = &canvas->colors->roads[overviews[i].look];
  double              width = overviews[i].widths[canvas->level - SG_MAP_ZOOM_FIRST];
  gboolean            has_casing = canvas->level >= OVERVIEW_CASING_LEVEL &&
                        overviews[i].look >= SG_ROAD_LOOK_PRIMARY;

  if (!casing)
    stroke (self, canvas, overviews[i].kind, width, has_casing ? colors->fill : colors->bare);
  else if (has_casing)
    stroke (self, canvas, overviews[i].kind, width + 1, colors->casing);
}

/**
 * sg_tile_shapes_draw_overview:
 *
 * Draws ferries, and the large roads where they are not drawn from the graph.
 */
void
sg_tile_shapes_draw_overview (SgTileShapes *self, const SgTileCanvas *canvas)
{
  static const double dash[] = { 6, 4 };

  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (canvas->cr, dash, 2, 0);
  stroke (self, canvas, SG_MAP_FERRY, 1.1, canvas->colors->ferry);
  cairo_set_dash (canvas->cr, NULL, 0, 0);

  if (canvas->level > SG_MAP_OVERVIEW_ZOOM_LAST)
    return;

  for (int casing = 1; casing >= 0; casing--)
    for (guint i = 0; i < G_N_ELEMENTS (overviews); i++)
      draw_overview_road (self, canvas, i, casing);
}

static void
draw_track (SgTileShapes *self, const SgTileCanvas *canvas, SgMapKind kind)
{
  static const double sleepers[] = { 7, 7 };
  double              width = width_at (rail_widths, canvas->level);

  stroke (self, canvas, kind, width, canvas->colors->rail);
  if (canvas->level < 14)
    return;

  cairo_set_dash (canvas->cr, sleepers, 2, 0);
  stroke (self, canvas, kind, width - 1, canvas->colors->rail_gap);
  cairo_set_dash (canvas->cr, NULL, 0, 0);
}

/**
 * sg_tile_shapes_draw_rails:
 * @bridges: those on bridges, or the others
 */
void
sg_tile_shapes_draw_rails (SgTileShapes *self, const SgTileCanvas *canvas, gboolean bridges)
{
  static const double tunnel[] = { 3, 3 };

  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  if (bridges)
    {
      double width = width_at (rail_widths, canvas->level);

      if (canvas->level >= 14)
        stroke (self, canvas, SG_MAP_RAIL_BRIDGE, width + 3, canvas->colors->bridge_edge);
      if (canvas->level >= 14)
        stroke (self, canvas, SG_MAP_RAIL_BRIDGE, width + 1.6, canvas->colors->land);
      draw_track (self, canvas, SG_MAP_RAIL_BRIDGE);
      return;
    }

  cairo_set_dash (canvas->cr, tunnel, 2, 0);
  stroke (self,
          canvas,
          SG_MAP_RAIL_TUNNEL,
          width_at (tram_widths, canvas->level),
          canvas->colors->tram);
  cairo_set_dash (canvas->cr, NULL, 0, 0);
  stroke (self, canvas, SG_MAP_TRAM, width_at (tram_widths, canvas->level), canvas->colors->tram);
  draw_track (self, canvas, SG_MAP_RAIL);
}

/**
 * sg_tile_shapes_draw_borders:
 *
 * Draws administrative borders, the higher above the lower.
 */
void
sg_tile_shapes_draw_borders (SgTileShapes *self, const SgTileCanvas *canvas)
{
  static const double fine[] = { 4, 4 };
  static const double coarse[] = { 9, 3, 2, 3 };
  const SgTileColors *colors = canvas->colors;

  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (canvas->cr, fine, 2, 0);
  stroke (self, canvas, SG_MAP_BORDER_DISTRICT, 0.9, colors->border);
  cairo_set_dash (canvas->cr, coarse, 4, 0);
  stroke (self, canvas, SG_MAP_BORDER_REGENCY, 1.1, colors->border);
  stroke (self, canvas, SG_MAP_BORDER_PROVINCE, 1.4, colors->border);
  stroke (self, canvas, SG_MAP_BORDER_COUNTRY, 1.8, colors->border);
  cairo_set_dash (canvas->cr, NULL, 0, 0);
}
