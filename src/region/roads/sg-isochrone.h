/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "region/roads/sg-router.h"

G_BEGIN_DECLS

/**
 * SgIsochrone:
 * @minutes: within how many
 * @polygons: (element-type GPtrArray): each a list of rings (GArray of SgPoint, the last equals
 *   the first), the outer one first, holes after it
 *
 * Everywhere that can be reached within so many minutes.
 */
typedef struct
{
  guint      minutes;
  GPtrArray *polygons;
} SgIsochrone;

#define SG_ISOCHRONE_MINUTES_MAX 180

GPtrArray *sg_isochrone_find (SgRouter       *router,
                              SgPoint         from,
                              const SgTravel *travel,
                              const guint    *minutes,
                              guint           n_minutes,
                              GError        **error);
gboolean   sg_isochrone_contains (const SgIsochrone *self, SgPoint point);
JsonNode  *sg_isochrones_to_geojson (GPtrArray *isochrones);

G_END_DECLS
