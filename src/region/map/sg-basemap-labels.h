/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-basemap-builder.h"
#include "region/map/sg-basemap-steps.h"

G_BEGIN_DECLS

/* How many steps they count. */
#define SG_BASEMAP_LABEL_STEPS 1000000

gboolean sg_basemap_add_labels (const SgOsmStore     *store,
                                const SgRoads        *roads,
                                SgDb                 *db,
                                SgBasemapSummary     *summary,
                                const SgBasemapSteps *steps,
                                GError              **error);

G_END_DECLS
