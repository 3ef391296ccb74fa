/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-tile-canvas.h"

G_BEGIN_DECLS

/* Roads, straight from the graph. */

typedef struct _SgTileRoads SgTileRoads;

SgTileRoads *sg_tile_roads_new (SgRoads *roads);
void         sg_tile_roads_free (SgTileRoads *self);

void sg_tile_roads_load (SgTileRoads *self, const SgTileCanvas *canvas);

void sg_tile_roads_draw_tunnels (SgTileRoads *self, const SgTileCanvas *canvas);
void sg_tile_roads_draw_surface (SgTileRoads *self, const SgTileCanvas *canvas);
void sg_tile_roads_draw_bridges (SgTileRoads *self, const SgTileCanvas *canvas);
void sg_tile_roads_draw_arrows (SgTileRoads *self, const SgTileCanvas *canvas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTileRoads, sg_tile_roads_free)

G_END_DECLS
