/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

/**
 * SgField:
 * @columns: of values
 * @rows: of values
 * @origin: where the first value stands, south-west
 * @north: from a row to the next, 1e-7 degree
 * @east: from a column to the next, 1e-7 degree
 * @values: (array): row after row from the south
 *
 * A value at each corner of a raster.
 */
typedef struct
{
  guint   columns;
  guint   rows;
  SgPoint origin;
  double  north;
  double  east;
  float  *values;
} SgField;

GPtrArray *sg_contour_trace (const SgField *field, float level, float most);

G_END_DECLS
