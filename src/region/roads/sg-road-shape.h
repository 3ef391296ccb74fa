/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* How a segment's points between its junctions are written: one number, points << 4 | SgShapeFlags,
 * then for each point how far north and east of the one before it lies, the first seen from the
 * segment's start. Numbers take seven bits a byte, low bits first, the eighth says that more
 * follow; signed ones are folded, 0, −1, 1, −2… to 0, 1, 2, 3…, so that small steps take few bytes.
 */

#define SG_SHAPE_FLAG_BITS  4
#define SG_SHAPE_POINTS_MAX 1000
#define SG_SHAPE_BYTES_MAX  (5 * (1 + 2 * SG_SHAPE_POINTS_MAX))

static inline guint32
sg_shape_fold (gint32 step)
{
  return ((guint32) step << 1) ^ -(guint32) (step < 0);
}

static inline gint32
sg_shape_unfold (guint32 number)
{
  return (gint32) ((number >> 1) ^ (0u - (number & 1)));
}

static inline guint8 *
sg_shape_put (guint8 *at, guint32 number)
{
  for (; number >= 0x80; number >>= 7)
    *at++ = (guint8) (number | 0x80);
  *at++ = (guint8) number;

  return at;
}

/* For shapes that sg_roads_open() has checked: reads no further than the number goes. */
static inline const guint8 *
sg_shape_get (const guint8 *at, guint32 *number)
{
  guint32 byte = *at++;
  guint32 sum = byte & 0x7f;

  for (guint shift = 7; byte & 0x80; shift += 7)
    {
      byte = *at++;
      sum |= (byte & 0x7f) << shift;
    }

  *number = sum;
  return at;
}

/* The point after @point; wraps rather than overflows, checking is for others. */
static inline const guint8 *
sg_shape_next (const guint8 *at, SgPoint *point)
{
  guint32 north;
  guint32 east;

  at = sg_shape_get (at, &north);
  at = sg_shape_get (at, &east);
  point->lat = (gint32) ((guint32) point->lat + (guint32) sg_shape_unfold (north));
  point->lon = (gint32) ((guint32) point->lon + (guint32) sg_shape_unfold (east));

  return at;
}

G_END_DECLS
