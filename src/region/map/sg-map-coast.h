/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-rings.h"

G_BEGIN_DECLS

typedef struct _SgMapSea SgMapSea;

/**
 * sg_map_coast_assemble:
 * @n_gaps: (out): how many loose ends the coastline has inside the region's box
 *
 * Returns: (transfer full) (element-type SgRing): the sea inside the box of the store, islands as
 *   inner rings; empty when there is no coast
 */
GPtrArray *sg_map_coast_assemble (const SgOsmStore *store, guint32 *n_gaps);

/* Which points are in the sea, answered quickly. */
SgMapSea *sg_map_sea_new (const GPtrArray *rings, const SgBox *box);
void      sg_map_sea_free (SgMapSea *self);
gboolean  sg_map_sea_contains (const SgMapSea *self, SgPoint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgMapSea, sg_map_sea_free)

G_END_DECLS
