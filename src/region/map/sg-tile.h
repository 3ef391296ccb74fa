/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "db/sg-db.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* Tiles of the web's usual grid. One of 512 pixels at zoom z covers the ground of the 256 pixel
 * tile z/x/y and shows the detail of zoom z + 1: it is its four children in one picture. */
#define SG_TILE_ZOOM_FIRST 5
#define SG_TILE_ZOOM_LAST  19

/* Whoever shows a tile shows this beside it. */
#define SG_TILE_ATTRIBUTION "© OpenStreetMap contributors"

typedef enum
{
  SG_TILE_THEME_LIGHT,
  SG_TILE_THEME_DARK,
  SG_N_TILE_THEMES
} SgTileTheme;

/**
 * SgTile:
 * @zoom: %SG_TILE_ZOOM_FIRST…%SG_TILE_ZOOM_LAST
 * @x: column, 0 in the west, below 2^zoom
 * @y: row, 0 in the north, below 2^zoom
 * @size: side in logical pixels, 256 or 512
 * @scale: pixels of the screen for one logical pixel, 1…3
 */
typedef struct
{
  gint   zoom;
  gint64 x;
  gint64 y;
  gint   size;
  double scale;
} SgTile;

gboolean sg_tile_check (const SgTile *tile, GError **error);
SgBox    sg_tile_get_box (const SgTile *tile);

typedef struct _SgTilePainter SgTilePainter;

SgTilePainter   *sg_tile_painter_new (SgRoads *roads, SgDb *db, SgTileTheme theme, GError **error);
void             sg_tile_painter_free (SgTilePainter *self);
cairo_surface_t *sg_tile_painter_draw (SgTilePainter *self, const SgTile *tile, GError **error);

/* As a PNG that names its attribution. */
gboolean sg_tile_write_png (cairo_surface_t *surface, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTilePainter, sg_tile_painter_free)

G_END_DECLS
