/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/osm/sg-osm-store.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/**
 * SgBasemapSummary:
 *
 * What an import tells the person about the map. The last two are warnings.
 */
typedef struct
{
  guint32  areas;     /* of water, land use, green, grounds, piers … */
  guint32  buildings; /* outlines */
  guint32  lines;     /* of rivers, railways, ferries, borders and overview roads */
  guint32  labels;
  guint32  coast_gaps; /* ends of coastline inside the region that had to be drawn on to its edge */
  gboolean sea_dropped; /* the coastline would have drowned most roads, so no sea is drawn */
} SgBasemapSummary;

gboolean sg_basemap_build (const SgOsmStore *store,
                           const SgRoads    *roads,
                           SgDb             *db,
                           SgBasemapSummary *summary,
                           SgProgress       *progress,
                           GError          **error);

G_END_DECLS
