/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/dispatch/sg-desk-layers.h"
#include "console/dispatch/sg-live-pins.h"
#include "console/map/sg-closure-layer.h"
#include "console/map/sg-map-tool.h"

G_BEGIN_DECLS

#define SG_TYPE_DISPATCH_MAP (sg_dispatch_map_get_type ())

/* The map of a desk: what is open, who moves, what is closed, and what can be laid over it. */
G_DECLARE_FINAL_TYPE (SgDispatchMap, sg_dispatch_map, SG, DISPATCH_MAP, AdwBin)

gboolean sg_dispatch_map_open (SgDispatchMap *self,
                               SgUnitRoster  *roster,
                               gboolean       is_public,
                               GError       **error);

SgRegionMap    *sg_dispatch_map_get_map (SgDispatchMap *self);
SgLivePins     *sg_dispatch_map_get_pins (SgDispatchMap *self);
SgDeskLayers   *sg_dispatch_map_get_layers (SgDispatchMap *self);
SgClosureLayer *sg_dispatch_map_get_closures (SgDispatchMap *self);

void sg_dispatch_map_set_tool (SgDispatchMap *self, SgMapTool *tool);
void sg_dispatch_map_show_incident (SgDispatchMap *self, const SgUuid *incident, gboolean go_there);
void sg_dispatch_map_show_unit (SgDispatchMap *self, const SgUuid *unit);
void sg_dispatch_map_fit (SgDispatchMap *self);
gboolean sg_dispatch_map_is_settled (SgDispatchMap *self);

G_END_DECLS
