/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One step of a coordinate: 1e-7 degree is 1.1 cm and OpenStreetMap's own unit, so nothing is
 * rounded between the map's source and the desk. */
#define SG_STEPS_PER_DEGREE 10000000

/* Metres of one coordinate step along a meridian, on the sphere of the mean earth radius
 * 6,371,008.8 m. */
#define SG_METRES_PER_STEP 0.011119508

/**
 * SgPoint:
 * @lat: latitude, WGS 84, in 1e-7 degree, north positive
 * @lon: longitude, WGS 84, in 1e-7 degree, east positive
 */
typedef struct
{
  gint32 lat;
  gint32 lon;
} SgPoint;

/**
 * SgBox:
 *
 * A box that holds its borders, in 1e-7 degree. It never crosses the antimeridian.
 */
typedef struct
{
  gint32 south;
  gint32 west;
  gint32 north;
  gint32 east;
} SgBox;

/* Holds nothing; extending it by a point gives that point. */
#define SG_BOX_EMPTY ((SgBox){ G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 })

static inline double
sg_point_lat (SgPoint point)
{
  return (double) point.lat / SG_STEPS_PER_DEGREE;
}

static inline double
sg_point_lon (SgPoint point)
{
  return (double) point.lon / SG_STEPS_PER_DEGREE;
}

static inline gboolean
sg_point_equal (SgPoint a, SgPoint b)
{
  return a.lat == b.lat && a.lon == b.lon;
}

static inline void
sg_box_extend (SgBox *box, SgPoint point)
{
  box->south = MIN (box->south, point.lat);
  box->west = MIN (box->west, point.lon);
  box->north = MAX (box->north, point.lat);
  box->east = MAX (box->east, point.lon);
}

static inline gboolean
sg_box_contains (const SgBox *box, SgPoint point)
{
  return point.lat >= box->south && point.lat <= box->north && point.lon >= box->west &&
         point.lon <= box->east;
}

static inline gboolean
sg_box_intersects (const SgBox *a, const SgBox *b)
{
  return a->south <= b->north && b->south <= a->north && a->west <= b->east && b->west <= a->east;
}

static inline gboolean
sg_box_is_empty (const SgBox *box)
{
  return box->south > box->north;
}

gboolean sg_point_is_valid_degrees (double lat, double lon);
SgPoint  sg_point_from_degrees (double lat, double lon);
gboolean sg_point_parse (const char *text, SgPoint *point, GError **error);
double   sg_point_distance (SgPoint a, SgPoint b);
guint8   sg_point_bearing (SgPoint from, SgPoint to);
guint64  sg_point_hilbert (SgPoint point);
SgBox    sg_box_around (SgPoint point, double metres);

double sg_mercator_x (double lon);
double sg_mercator_y (double lat);
double sg_mercator_lon (double x);
double sg_mercator_lat (double y);

G_END_DECLS
