/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-tile-canvas.h"

G_BEGIN_DECLS

/* Areas and lines of the region's database. */

typedef struct _SgTileShapes SgTileShapes;

SgTileShapes *sg_tile_shapes_new (SgDb *db, GError **error);
void          sg_tile_shapes_free (SgTileShapes *self);

gboolean sg_tile_shapes_load (SgTileShapes *self, const SgTileCanvas *canvas, GError **error);

/* What lies under the roads, among them, and above. */
void sg_tile_shapes_draw_ground (SgTileShapes *self, const SgTileCanvas *canvas);
void sg_tile_shapes_draw_overview (SgTileShapes *self, const SgTileCanvas *canvas);
void sg_tile_shapes_draw_rails (SgTileShapes *self, const SgTileCanvas *canvas, gboolean bridges);
void sg_tile_shapes_draw_borders (SgTileShapes *self, const SgTileCanvas *canvas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTileShapes, sg_tile_shapes_free)

G_END_DECLS
