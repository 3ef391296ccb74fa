/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define SG_TYPE_ISOCHRONE_LAYER (sg_isochrone_layer_get_type ())

G_DECLARE_FINAL_TYPE (SgIsochroneLayer, sg_isochrone_layer, SG, ISOCHRONE_LAYER, ShumateLayer)

SgIsochroneLayer *sg_isochrone_layer_new (ShumateViewport *viewport);

void sg_isochrone_layer_set_isochrones (SgIsochroneLayer *self, const GPtrArray *isochrones);

G_END_DECLS
