/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* A grid with arrays of its own. */
typedef struct
{
  SgRoadGrid grid;
  guint32   *pages;
  guint32   *first;
  guint32   *segments;
} SgRoadGridArrays;

gboolean sg_road_grid_build (const SgRoads    *roads,
                             SgRoadGridLevel   level,
                             SgRoadGridArrays *arrays,
                             GError          **error);
void     sg_road_grid_arrays_clear (SgRoadGridArrays *self);

gint32 sg_road_grid_cell (SgRoadGridLevel level);

G_END_DECLS
