/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "region/map/sg-tile-pool.h"

G_BEGIN_DECLS

#define SG_TYPE_TILE_SOURCE (sg_tile_source_get_type ())

G_DECLARE_FINAL_TYPE (SgTileSource, sg_tile_source, SG, TILE_SOURCE, ShumateMapSource)

SgTileSource *sg_tile_source_new_bare (void);
SgTileSource *sg_tile_source_new (SgRegion *region, SgTileTheme theme, int scale);

guint sg_tile_source_get_n_waiting (SgTileSource *self);

G_END_DECLS
