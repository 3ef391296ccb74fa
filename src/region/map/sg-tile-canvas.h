/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "region/map/sg-tile-theme.h"

G_BEGIN_DECLS

/**
 * SgTileCanvas:
 * @level: the zoom whose detail is drawn
 * @world: pixels of the whole world at that level
 * @left: where in the world the tile begins, in the same pixels
 * @top: the same
 * @size: side of the tile
 * @scale: pixels of the screen for one of these
 *
 * What is being drawn, and how the ground maps to it. Neighbours have the same level, so whatever
 * is drawn by world pixels alone meets at their border.
 */
typedef struct
{
  cairo_t            *cr;
  int                 level;
  double              world;
  double              left;
  double              top;
  double              size;
  double              scale;
  const SgTileColors *colors;
} SgTileCanvas;

static inline void
sg_tile_canvas_project (const SgTileCanvas *self, SgPoint point, double *x, double *y)
{
  *x = sg_mercator_x (sg_point_lon (point)) * self->world - self->left;
  *y = sg_mercator_y (sg_point_lat (point)) * self->world - self->top;
}

/* The ground that the tile shows, with so many pixels around it. */
SgBox sg_tile_canvas_get_ground (const SgTileCanvas *self, double margin);

/**
 * SgTilePaths:
 *
 * Lines of one kind, collected before they are drawn in one go.
 */
typedef struct
{
  GArray *points; /* of SgTilePoint */
  GArray *starts; /* of guint: where in points each line begins */
} SgTilePaths;

typedef struct
{
  double x;
  double y;
} SgTilePoint;

void sg_tile_paths_init (SgTilePaths *self);
void sg_tile_paths_clear (SgTilePaths *self);
void sg_tile_paths_reset (SgTilePaths *self);
void sg_tile_paths_begin (SgTilePaths *self);
void sg_tile_paths_add (SgTilePaths *self, double x, double y, gboolean is_last);
void sg_tile_paths_end (SgTilePaths *self, const SgTileCanvas *canvas, double margin);
void sg_tile_paths_trace (const SgTilePaths *self, cairo_t *cr);

G_END_DECLS
