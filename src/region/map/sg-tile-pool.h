/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "region/map/sg-tile.h"

G_BEGIN_DECLS

#define SG_TYPE_TILE_POOL (sg_tile_pool_get_type ())

G_DECLARE_FINAL_TYPE (SgTilePool, sg_tile_pool, SG, TILE_POOL, GObject)

/**
 * SgTilePoolOpenFunc:
 *
 * Called once in each thread of the pool, for a handle of its own.
 *
 * Returns: (transfer full): a read-only handle of the region's database
 */
typedef SgDb *(*SgTilePoolOpenFunc) (gpointer user_data, GError **error);

SgTilePool *sg_tile_pool_new (SgRoads           *roads,
                              SgTileTheme        theme,
                              SgTilePoolOpenFunc open,
                              gpointer           user_data,
                              GDestroyNotify     destroy);

void             sg_tile_pool_draw_async (SgTilePool         *self,
                                          const SgTile       *tile,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
cairo_surface_t *sg_tile_pool_draw_finish (SgTilePool *self, GAsyncResult *result, GError **error);

G_END_DECLS
