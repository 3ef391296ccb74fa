/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-basemap-builder.h"

G_BEGIN_DECLS

gboolean sg_basemap_add_labels (const SgOsmStore *store,
                                const SgRoads    *roads,
                                SgDb             *db,
                                SgBasemapSummary *summary,
                                SgProgress       *progress,
                                GError          **error);

G_END_DECLS
