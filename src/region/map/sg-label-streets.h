/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "region/map/sg-label-placer.h"
#include "region/osm/sg-osm-store.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* Names written along streets and rivers. */

typedef struct _SgLabelStreets SgLabelStreets;

SgLabelStreets *sg_label_streets_new (const SgOsmStore *store,
                                      const SgRoads    *roads,
                                      SgLabelMeter     *meter);
void            sg_label_streets_free (SgLabelStreets *self);

/* In this order at each zoom: what stays, the large ones, the small ones. */
void sg_label_streets_keep (SgLabelStreets *self, SgLabelPlacer *placer, int zoom);
void sg_label_streets_place (SgLabelStreets *self, SgLabelPlacer *placer, int zoom, gboolean large);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLabelStreets, sg_label_streets_free)

G_END_DECLS
