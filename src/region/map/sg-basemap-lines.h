/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-basemap-builder.h"
#include "region/map/sg-basemap-steps.h"
#include "region/map/sg-map-writer.h"

G_BEGIN_DECLS

gboolean sg_basemap_add_lines (const SgOsmStore     *store,
                               SgMapWriter          *writer,
                               SgBasemapSummary     *summary,
                               const SgBasemapSteps *steps,
                               GError              **error);
gboolean sg_basemap_add_overview (const SgRoads    *roads,
                                  SgMapWriter      *writer,
                                  SgBasemapSummary *summary,
                                  GError          **error);

G_END_DECLS
