/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-basemap-builder.h"
#include "region/map/sg-basemap-steps.h"
#include "region/map/sg-map-writer.h"

G_BEGIN_DECLS

/* What kind of area the tags make; FALSE for none. */
gboolean sg_basemap_classify (const SgOsmStore *store,
                              guint32           first_tag,
                              guint32           n_tags,
                              SgMapKind        *kind);

gboolean sg_basemap_add_areas (const SgOsmStore     *store,
                               SgMapWriter          *writer,
                               SgBasemapSummary     *summary,
                               const SgBasemapSteps *steps,
                               GError              **error);
gboolean sg_basemap_add_sea (const SgOsmStore *store,
                             const SgRoads    *roads,
                             SgMapWriter      *writer,
                             SgBasemapSummary *summary,
                             GError          **error);

G_END_DECLS
