/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/candidates/sg-responder-index.h"
#include "region/places/sg-district.h"

G_BEGIN_DECLS

/**
 * SgCovered:
 * @target_s: within which an ambulance should be there
 * @unit: the nearest ready unit, or nobody's; @ms: how long it takes
 * @second: the next one after it, likewise @second_ms
 *
 * How soon an ambulance is in the middle of a district.
 */
typedef struct
{
  SgDistrict *district;
  gint64      target_s;
  SgUuid      unit;
  guint32     ms;
  SgUuid      second;
  guint32     second_ms;
} SgCovered;

/**
 * SgCoverage:
 * @districts: (element-type SgCovered): of the PSC; none when the region has no names
 */
typedef struct
{
  GPtrArray *districts;
} SgCoverage;

const SgCoverage *sg_desk_get_coverage (SgDesk *desk, SgResponderIndex *index, GError **error);

gboolean   sg_covered_in_time (const SgCovered *self);
GPtrArray *sg_coverage_list_lost (const SgCoverage *self, const SgUuid *unit);

G_END_DECLS
