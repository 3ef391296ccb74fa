/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/roads/sg-roads.h"
#include "region/sg-manifest.h"

G_BEGIN_DECLS

/* The names in a region's folder. */
#define SG_REGION_MANIFEST "manifest.json"
#define SG_REGION_ROADS    "roads.srg"
#define SG_REGION_DATABASE "region.db"

typedef struct _SgRegion SgRegion;

SgRegion *sg_region_open (const char *path, GError **error);
SgRegion *sg_region_ref (SgRegion *self);
void      sg_region_unref (SgRegion *self);

const char       *sg_region_get_path (SgRegion *self);
const SgManifest *sg_region_get_manifest (SgRegion *self);
SgRoads          *sg_region_get_roads (SgRegion *self);
SgDb             *sg_region_open_db (SgRegion *self, GError **error);

gboolean sg_region_check (const char *path, SgProgress *progress, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRegion, sg_region_unref)

G_END_DECLS
