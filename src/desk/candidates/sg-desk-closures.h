/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-closure.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgClosureDrawing:
 * @geometry: GeoJSON of a Polygon, a MultiPolygon or a LineString
 * @factor: how many times longer it takes; 0 when nobody gets through
 * @until: when it ends by itself, microseconds UTC
 * @reason: (nullable)
 *
 * What an operator draws on the map.
 */
typedef struct
{
  const char *geometry;
  double      factor;
  gint64      until;
  const char *reason;
} SgClosureDrawing;

char *sg_closure_make_geometry (const SgPoint *points, guint n, gboolean is_polygon);

gboolean   sg_desk_draw_closure (SgDesk                 *desk,
                                 const SgClosureDrawing *drawing,
                                 SgUuid                 *id,
                                 GError                **error);
gboolean   sg_desk_lift_closure (SgDesk *desk, const SgUuid *id, GError **error);
GPtrArray *sg_desk_list_closures (SgDesk *desk, GError **error);
gboolean   sg_desk_find_closures (SgDesk *desk, const SgClosures **closures, GError **error);
gboolean   sg_desk_plan_travel (SgDesk *desk, SgProfile profile, SgTravel *travel, GError **error);

G_END_DECLS
