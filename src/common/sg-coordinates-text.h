/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-place-context.h"

G_BEGIN_DECLS

/* [us] No figure that people exchange is nearer to the truth than this. */
#define SG_COORDINATES_LEAST_METRES 10

/**
 * SgCoordinates:
 * @point: where it is
 * @radius_m: how far off it may be, by the digits that were written
 * @is_dms: it was written with minutes
 * @swapped: the longitude came first and nothing but the figures said so
 * @south_assumed: the minus was left out, and only south of the equator is where the desk works
 */
typedef struct
{
  SgPoint  point;
  double   radius_m;
  gboolean is_dms;
  gboolean swapped;
  gboolean south_assumed;
} SgCoordinates;

gboolean    sg_coordinates_parse (const char           *text,
                                  const SgPlaceContext *context,
                                  SgCoordinates        *coordinates,
                                  GError              **error);
gboolean    sg_coordinates_scan (const char          **at,
                                 const SgPlaceContext *context,
                                 SgCoordinates        *coordinates,
                                 GError              **error);
const char *sg_coordinates_find (const char           *text,
                                 const SgPlaceContext *context,
                                 SgCoordinates        *coordinates);

G_END_DECLS
