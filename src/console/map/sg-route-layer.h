/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define SG_TYPE_ROUTE_LAYER (sg_route_layer_get_type ())

G_DECLARE_FINAL_TYPE (SgRouteLayer, sg_route_layer, SG, ROUTE_LAYER, ShumateLayer)

SgRouteLayer *sg_route_layer_new (ShumateViewport *viewport);

void sg_route_layer_set_points (SgRouteLayer *self, const GArray *points);

G_END_DECLS
