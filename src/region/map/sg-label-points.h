/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/map/sg-label-placer.h"
#include "region/osm/sg-osm-store.h"

G_BEGIN_DECLS

/* Names that stand at a point: places, waters, parks, and symbols with a name below. */

typedef struct _SgLabelPoints SgLabelPoints;

/* What is placed before the streets, between the large and the small ones, and after them. */
typedef enum
{
  SG_LABEL_TURN_FIRST,
  SG_LABEL_TURN_MIDDLE,
  SG_LABEL_TURN_LAST,
  SG_N_LABEL_TURNS
} SgLabelTurn;

SgLabelPoints *sg_label_points_new (const SgOsmStore *store, SgLabelMeter *meter);
void           sg_label_points_free (SgLabelPoints *self);

void sg_label_points_add_place (SgLabelPoints *self,
                                SgLabelStyle   style,
                                const char    *name,
                                SgPoint        point,
                                double         weight);
void sg_label_points_sort (SgLabelPoints *self);

void sg_label_points_keep (SgLabelPoints *self, SgLabelPlacer *placer, int zoom);
void sg_label_points_place (SgLabelPoints *self, SgLabelPlacer *placer, int zoom, SgLabelTurn turn);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLabelPoints, sg_label_points_free)

G_END_DECLS
