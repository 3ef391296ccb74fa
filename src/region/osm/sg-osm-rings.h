/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-store.h"
#include "region/osm/sg-ring.h"

G_BEGIN_DECLS

GPtrArray *sg_osm_rings_assemble (const SgOsmStore *store, const SgOsmRelation *relation);
guint      sg_osm_rings_count_open_ways (const SgOsmStore *store, const SgOsmRelation *relation);
SgRing    *sg_osm_rings_from_way (const SgOsmStore *store, const SgOsmWay *way);

G_END_DECLS
