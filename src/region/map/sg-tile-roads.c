/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-tile-roads.h"

#include <math.h>

/* Half of the widest road and what it casts. */
#define MARGIN 24

/* Levels from which on roads have casings, bridges and tunnels their own look, and one-way streets
 * arrows. */
#define CASING_LEVEL 14
#define BRIDGE_LEVEL 13
#define ARROW_LEVEL  17

/* Between two arrows of a street, and the shortest street that has one. */
#define ARROW_EVERY 110
#define ARROW_LEAST 36

typedef enum
{
  LAYER_TUNNEL,
  LAYER_SURFACE,
  LAYER_BRIDGE,
  N_LAYERS
} Layer;

struct _SgTileRoads
{
  SgRoads    *roads;
  GArray     *segments;
  GArray     *shape; /* of SgPoint, of the segment at hand */
  SgTilePaths paths[N_LAYERS][SG_N_ROAD_LOOKS];
  SgTilePaths arrows;
};

SgTileRoads *
sg_tile_roads_new (SgRoads *roads)
{
  SgTileRoads *self = g_new0 (SgTileRoads, 1);

  self->roads = sg_roads_ref (roads);
  self->segments = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->shape = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  for (guint layer = 0; layer < N_LAYERS; layer++)
    for (guint look = 0; look < SG_N_ROAD_LOOKS; look++)
      sg_tile_paths_init (&self->paths[layer][look]);
  sg_tile_paths_init (&self->arrows);

  return self;
}

void
sg_tile_roads_free (SgTileRoads *self)
{
  if (self == NULL)
    return;

  for (guint layer = 0; layer < N_LAYERS; layer++)
    for (guint look = 0; look < SG_N_ROAD_LOOKS; look++)
      sg_tile_paths_clear (&self->paths[layer][look]);
  sg_tile_paths_clear (&self->arrows);
  g_array_unref (self->segments);
  g_array_unref (self->shape);
  sg_roads_unref (self->roads);
  g_free (self);
}

static void
reset (SgTileRoads *self)
{
  g_array_set_size (self->segments, 0);
  sg_tile_paths_reset (&self->arrows);
  for (guint layer = 0; layer < N_LAYERS; layer++)
    for (guint look = 0; look < SG_N_ROAD_LOOKS; look++)
      sg_tile_paths_reset (&self->paths[layer][look]);
}

static Layer
layer_of (SgShapeFlags flags, int level)
{
  if (level < BRIDGE_LEVEL)
    return LAYER_SURFACE;
  if (flags & SG_SHAPE_TUNNEL)
    return LAYER_TUNNEL;

  return flags & SG_SHAPE_BRIDGE ? LAYER_BRIDGE : LAYER_SURFACE;
}

/* 1 along the segment, −1 against it, 0 both or none. */
static int
one_way (const SgRoads *roads, guint32 segment)
{
  guint32 junction = roads->segments[segment].from;
  guint32 arm = sg_roads_find_arm (roads, junction, segment << 1);
  guint   flags = roads->arms[arm].flags;
  int     along = (flags & SG_ARM_LEAVE (SG_PROFILE_AMBULANCE)) != 0;
  int     against = (flags & SG_ARM_ARRIVE (SG_PROFILE_AMBULANCE)) != 0;

  return along - against;
}

static void
add_arrow (SgTileRoads *self, const SgTilePoint *from, const SgTilePoint *to, double t, int sense)
{
  double dx = to->x - from->x;
  double dy = to->y - from->y;
  double length = hypot (dx, dy);
  double x = from->x + t * dx;
  double y = from->y + t * dy;
  double ux = length > 0 ? sense * dx / length : 1;
  double uy = length > 0 ? sense * dy / length : 0;

  sg_tile_paths_begin (&self->arrows);
  sg_tile_paths_add (&self->arrows, x - 5 * ux, y - 5 * uy, TRUE);
  sg_tile_paths_add (&self->arrows, x + 5 * ux, y + 5 * uy, TRUE);
  sg_tile_paths_begin (&self->arrows);
  sg_tile_paths_add (&self->arrows, x + 2 * ux - 2.5 * uy, y + 2 * uy + 2.5 * ux, TRUE);
  sg_tile_paths_add (&self->arrows, x + 5 * ux, y + 5 * uy, TRUE);
  sg_tile_paths_add (&self->arrows, x + 2 * ux + 2.5 * uy, y + 2 * uy - 2.5 * ux, TRUE);
}

static double
length_of (const SgTilePoint *points, guint n_points)
{
  double length = 0;

  for (guint i = 1; i < n_points; i++)
    length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);

  return length;
}

/* By the length of the segment alone, so that neighbouring tiles agree. */
static void
add_arrows (SgTileRoads *self, const SgTilePaths *paths, int sense)
{
  guint              start = g_array_index (paths->starts, guint, paths->starts->len - 1);
  const SgTilePoint *points = &g_array_index (paths->points, SgTilePoint, start);
  guint              n_points = paths->points->len - start;
  double             length = length_of (points, n_points);
  guint              n_arrows = MAX (1, (guint) (length / ARROW_EVERY));
  double             every = length / n_arrows;
  double             next = every / 2;

  if (length < ARROW_LEAST)
    return;

  for (guint i = 1; i < n_points; i++)
    {
      double step = hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);

      for (; next < step; next += every)
        add_arrow (self, &points[i - 1], &points[i], next / step, sense);
      next -= step;
    }
}

static void
add_segment (SgTileRoads *self, const SgTileCanvas *canvas, guint32 segment)
{
  SgRoadLook   look = sg_road_look_of (sg_segment_class (&self->roads->segments[segment]));
  SgShapeFlags flags;
  SgTilePaths *paths;
  guint        before;
  int          sense;

  if (look == SG_ROAD_LOOK_NONE || sg_road_look_width (look, canvas->level) <= 0)
    return;

  flags = sg_roads_get_shape_flags (self->roads, segment);
  paths = &self->paths[layer_of (flags, canvas->level)][look];
  before = paths->starts->len;
  g_array_set_size (self->shape, 0);
  sg_roads_append_shape (self->roads, segment, self->shape);

  sg_tile_paths_begin (paths);
  for (guint i = 0; i < self->shape->len; i++)
    {
      double x;
      double y;

      sg_tile_canvas_project (canvas, g_array_index (self->shape, SgPoint, i), &x, &y);
      sg_tile_paths_add (paths, x, y, i + 1 == self->shape->len);
    }
  sg_tile_paths_end (paths, canvas, MARGIN);

  if (canvas->level < ARROW_LEVEL || paths->starts->len == before || look < SG_ROAD_LOOK_SERVICE)
    return;

  sense = one_way (self->roads, segment);
  if (sense != 0)
    add_arrows (self, paths, sense);
}

/**
 * sg_tile_roads_load:
 *
 * Finds what the tile shows, for the draw functions.
 */
void
sg_tile_roads_load (SgTileRoads *self, const SgTileCanvas *canvas)
{
  SgBox ground = sg_tile_canvas_get_ground (canvas, MARGIN);

  reset (self);
  if (canvas->level <= SG_MAP_OVERVIEW_ZOOM_LAST)
    return;

  sg_roads_find_in_box (self->roads, SG_ROAD_GRID_ALL, &ground, self->segments);
  for (guint i = 0; i < self->segments->len; i++)
    add_segment (self, canvas, g_array_index (self->segments, guint32, i));
}

static void
stroke (const SgTilePaths *paths, const SgTileCanvas *canvas, double width, guint32 color)
{
  if (paths->starts->len == 0 || width <= 0 || (color & 0xff) == 0)
    return;

  sg_tile_paths_trace (paths, canvas->cr);
  sg_tile_set_color (canvas->cr, color);
  cairo_set_line_width (canvas->cr, width);
  cairo_stroke (canvas->cr);
}

/* How much wider than the road its casing is. */
static double
casing_of (SgRoadLook look, int level)
{
  if ((level < CASING_LEVEL && look < SG_ROAD_LOOK_PRIMARY) ||
      (level == CASING_LEVEL && look <= SG_ROAD_LOOK_STREET) ||
      (level <= 15 && look <= SG_ROAD_LOOK_SERVICE))
    return 0;

  return level < 16 ? 1.2 : 1.6;
}

/* Thin lines look the same and cost half with the coarse filter and without round ends. */
static void
set_pen (const SgTileCanvas *canvas, double width)
{
  gboolean thin = width < 3;

  cairo_set_antialias (canvas->cr, thin ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT);
  cairo_set_line_cap (canvas->cr, thin ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (canvas->cr, thin ? CAIRO_LINE_JOIN_BEVEL : CAIRO_LINE_JOIN_ROUND);
}

static void
set_dash (const SgTileCanvas *canvas, SgRoadLook look, double width)
{
  double path[] = { 3 + width, 2 + width };
  double track[] = { 8, 3 };

  if (look == SG_ROAD_LOOK_PATH)
    cairo_set_dash (canvas->cr, path, 2, 0);
  else if (look == SG_ROAD_LOOK_TRACK)
    cairo_set_dash (canvas->cr, track, 2, 0);
  else
    cairo_set_dash (canvas->cr, NULL, 0, 0);
}

static void
draw_casings (SgTileRoads *self, const SgTileCanvas *canvas, Layer layer)
{
  for (int look = 0; look < SG_N_ROAD_LOOKS; look++)
    {
      double width = sg_road_look_width ((SgRoadLook) look, canvas->level);
      double casing = casing_of ((SgRoadLook) look, canvas->level);

      if (casing <= 0)
        continue;

      set_pen (canvas, width + casing);
      stroke (&self->paths[layer][look],
              canvas,
              width + casing,
              canvas->colors->roads[look].casing);
    }
}

static void
draw_fills (SgTileRoads *self, const SgTileCanvas *canvas, Layer layer)
{
  for (int look = 0; look < SG_N_ROAD_LOOKS; look++)
    {
      const SgRoadColors *colors = &canvas->colors->roads[look];
      double              width = sg_road_look_width ((SgRoadLook) look, canvas->level);
      gboolean            bare = casing_of ((SgRoadLook) look, canvas->level) <= 0;

      set_pen (canvas, width);
      set_dash (canvas, (SgRoadLook) look, width);
      stroke (&self->paths[layer][look], canvas, width, bare ? colors->bare : colors->fill);
    }
  set_dash (canvas, SG_ROAD_LOOK_NONE, 0);
}

/**
 * sg_tile_roads_draw_tunnels:
 *
 * Draws what runs below everything else.
 */
void
sg_tile_roads_draw_tunnels (SgTileRoads *self, const SgTileCanvas *canvas)
{
  static const double dash[] = { 4, 3 };

  for (int look = SG_ROAD_LOOK_SERVICE; look < SG_N_ROAD_LOOKS; look++)
    {
      const SgTilePaths *paths = &self->paths[LAYER_TUNNEL][look];
      double             width = sg_road_look_width ((SgRoadLook) look, canvas->level);

      set_pen (canvas, width);
      cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_dash (canvas->cr, dash, 2, 0);
      stroke (paths, canvas, width + 1.4, canvas->colors->tunnel.casing);
      cairo_set_dash (canvas->cr, NULL, 0, 0);
      stroke (paths, canvas, width, canvas->colors->tunnel.fill);
    }
}

void
sg_tile_roads_draw_surface (SgTileRoads *self, const SgTileCanvas *canvas)
{
  draw_casings (self, canvas, LAYER_SURFACE);
  draw_fills (self, canvas, LAYER_SURFACE);
}

/**
 * sg_tile_roads_draw_bridges:
 *
 * Draws what runs above, with an edge that cuts it off from what it crosses.
 */
void
sg_tile_roads_draw_bridges (SgTileRoads *self, const SgTileCanvas *canvas)
{
  for (int look = 0; look < SG_N_ROAD_LOOKS && canvas->level >= CASING_LEVEL; look++)
    {
      double width = sg_road_look_width ((SgRoadLook) look, canvas->level);

      if (look < SG_ROAD_LOOK_SERVICE && canvas->level < 16)
        continue;

      set_pen (canvas, width + 2);
      cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_BUTT);
      stroke (&self->paths[LAYER_BRIDGE][look],
              canvas,
              width + (canvas->level < 16 ? 2 : 2.6),
              canvas->colors->bridge_edge);
    }
  draw_fills (self, canvas, LAYER_BRIDGE);
}

/**
 * sg_tile_roads_draw_arrows:
 *
 * Draws in which direction one-way streets are driven.
 */
void
sg_tile_roads_draw_arrows (SgTileRoads *self, const SgTileCanvas *canvas)
{
  cairo_set_antialias (canvas->cr, CAIRO_ANTIALIAS_DEFAULT);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_MITER);
  stroke (&self->arrows, canvas, 1.2, canvas->colors->arrow);
}
