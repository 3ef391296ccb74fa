/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "region/places/sg-facility.h"
#include "region/places/sg-place-record.h"

G_BEGIN_DECLS

/**
 * SgFacilityRecord:
 * @first_tag: of the OSM object that says the most about it
 *
 * A facility on its way into the database.
 */
typedef struct
{
  SgFacilityKind kind;
  SgPoint        point;
  guint32        first_tag;
  guint32        n_tags;
} SgFacilityRecord;

gboolean sg_poi_list_collect (const SgOsmStore *store,
                              const SgAreas    *areas,
                              GArray           *records,
                              GArray           *facilities,
                              SgProgress       *progress,
                              GError          **error);

G_END_DECLS
