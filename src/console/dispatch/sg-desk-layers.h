/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "console/map/sg-point-layer.h"
#include "console/map/sg-region-map.h"

G_BEGIN_DECLS

typedef enum
{
  SG_DESK_LAYER_HISTORY,
  SG_DESK_LAYER_VOLUNTEERS,
  SG_DESK_LAYER_AEDS,
  SG_DESK_LAYER_HOSPITALS,
  SG_N_DESK_LAYERS
} SgDeskLayer;

#define SG_TYPE_DESK_LAYERS (sg_desk_layers_get_type ())

/* What does not move by itself on a map of the desk, in layers that can be turned off. */
G_DECLARE_FINAL_TYPE (SgDeskLayers, sg_desk_layers, SG, DESK_LAYERS, GObject)

SgDeskLayers *sg_desk_layers_new (SgDeskSession *session, SgRegionMap *map);

void          sg_desk_layers_set_shown (SgDeskLayers *self, SgDeskLayer layer, gboolean shown);
gboolean      sg_desk_layers_is_shown (SgDeskLayers *self, SgDeskLayer layer);
gboolean      sg_desk_layers_press (SgDeskLayers *self, SgPoint point);
SgPointLayer *sg_desk_layers_get (SgDeskLayers *self, SgDeskLayer layer);

G_END_DECLS
