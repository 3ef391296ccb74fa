/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "region/map/sg-tile.h"
#include "region/sg-region.h"

G_BEGIN_DECLS

/* Threads that draw the tiles of one region. What was asked for last is drawn first: an operator
 * who pans wants what is under the eyes now. */

#define SG_TYPE_TILE_POOL (sg_tile_pool_get_type ())

G_DECLARE_FINAL_TYPE (SgTilePool, sg_tile_pool, SG, TILE_POOL, GObject)

SgTilePool *sg_tile_pool_new (SgRegion *region, SgTileTheme theme);

void             sg_tile_pool_draw_async (SgTilePool         *self,
                                          const SgTile       *tile,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
cairo_surface_t *sg_tile_pool_draw_finish (SgTilePool *self, GAsyncResult *result, GError **error);

G_END_DECLS
