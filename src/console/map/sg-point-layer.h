/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "console/map/sg-point-clusters.h"

G_BEGIN_DECLS

/**
 * SgPointLook:
 * @colour: of the disc, as #rrggbb
 * @letter: one or two characters: colour never says it alone
 *
 * How points of a kind look. Of the table that a layer gets the last is the worst.
 */
typedef struct
{
  const char *colour;
  const char *letter;
} SgPointLook;

#define SG_TYPE_POINT_LAYER (sg_point_layer_get_type ())

G_DECLARE_FINAL_TYPE (SgPointLayer, sg_point_layer, SG, POINT_LAYER, ShumateLayer)

SgPointLayer *sg_point_layer_new (ShumateViewport   *viewport,
                                  const SgPointLook *looks,
                                  guint              n_looks);

void sg_point_layer_set_clusters (SgPointLayer *self, SgPointClusters *clusters);

guint    sg_point_layer_get_n (SgPointLayer *self);
gboolean sg_point_layer_press (SgPointLayer *self, SgPoint point);

G_END_DECLS
