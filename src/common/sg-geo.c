/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Arithmetic on the globe, as much as a desk needs. Distances are those of a locally flat sphere:
 * over the few kilometres of a road or a ring the error stays below one in a thousand. */

#include "config.h"

#include "common/sg-geo.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include "common/sg-error.h"

/* Beyond it the Mercator projection leaves its square. */
#define MERCATOR_LAT_MAX 85.05112878

gboolean
sg_point_is_valid_degrees (double lat, double lon)
{
  return isfinite (lat) && isfinite (lon) && fabs (lat) <= 90 && fabs (lon) <= 180;
}

/**
 * sg_point_from_degrees:
 * @lat: degrees, −90…90
 * @lon: degrees, −180…180
 *
 * Returns: the nearest point; both must have passed sg_point_is_valid_degrees()
 */
SgPoint
sg_point_from_degrees (double lat, double lon)
{
  return (SgPoint){ (gint32) lround (lat * SG_STEPS_PER_DEGREE),
                    (gint32) lround (lon * SG_STEPS_PER_DEGREE) };
}

/**
 * sg_point_parse:
 * @text: `LAT,LON` in decimal degrees, with decimal points
 * @point: (out): where it is
 *
 * The machine's form of a place, for options and files. What people type is another matter.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when @text is not such a pair
 */
gboolean
sg_point_parse (const char *text, SgPoint *point, GError **error)
{
  char  *end = NULL;
  double lat;
  double lon = NAN;

  lat = g_ascii_strtod (text, &end);
  if (end != text && *end == ',')
    {
      const char *second = end + 1;

      lon = g_ascii_strtod (second, &end);
      if (end == second)
        lon = NAN;
    }

  while (g_ascii_isspace (*end))
    end++;

  if (*end != '\0' || !sg_point_is_valid_degrees (lat, lon))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” is not a place: write LAT,LON in degrees, for example -6.2,106.8"),
                   text);
      return FALSE;
    }

  *point = sg_point_from_degrees (lat, lon);
  return TRUE;
}

/**
 * sg_point_distance:
 *
 * Returns: metres between two points near each other
 */
double
sg_point_distance (SgPoint a, SgPoint b)
{
  double shrink = cos ((sg_point_lat (a) + sg_point_lat (b)) / 2 * G_PI / 180);
  double north = (double) b.lat - a.lat;
  double east = ((double) b.lon - a.lon) * shrink;

  return sqrt (north * north + east * east) * SG_METRES_PER_STEP;
}

/**
 * sg_point_bearing:
 *
 * Returns: the direction of @to seen from @from, clockwise from north, in 1/256 of a turn. It is a
 *   byte so that the difference of two bearings wraps by itself.
 */
guint8
sg_point_bearing (SgPoint from, SgPoint to)
{
  double shrink = cos (sg_point_lat (from) * G_PI / 180);
  double turn = atan2 (((double) to.lon - from.lon) * shrink, (double) to.lat - from.lat);

  return (guint8) (lrint (turn / (2 * G_PI) * 256) & 255);
}

/**
 * sg_point_hilbert:
 *
 * Returns: the point's place along a Hilbert curve of 2^24 × 2^24 cells (2.4 m at the equator).
 *   Things sorted by it lie near each other in memory when they lie near each other on the ground.
 */
guint64
sg_point_hilbert (SgPoint point)
{
  guint32 x = ((guint32) point.lon + 1800000000u) >> 8;
  guint32 y = ((guint32) point.lat + 900000000u) >> 8;
  guint64 place = 0;

  for (guint32 side = 1u << 23; side > 0; side >>= 1)
    {
      guint32 right = (x & side) != 0;
      guint32 top = (y & side) != 0;
      guint32 keep = x;

      place += (guint64) side * side * ((3 * right) ^ top);
      if (top)
        continue;

      if (right)
        {
          keep = side - 1 - (x & (side - 1));
          y = side - 1 - (y & (side - 1));
        }
      x = y;
      y = keep;
    }

  return place;
}

/**
 * sg_box_around:
 * @metres: how far the box reaches from @point to each side
 */
SgBox
sg_box_around (SgPoint point, double metres)
{
  double north = metres / SG_METRES_PER_STEP;
  double east = north / MAX (cos (sg_point_lat (point) * G_PI / 180), 0.01);

  return (SgBox){ (gint32) MAX (point.lat - north, -90.0 * SG_STEPS_PER_DEGREE),
                  (gint32) MAX (point.lon - east, -180.0 * SG_STEPS_PER_DEGREE),
                  (gint32) MIN (point.lat + north, 90.0 * SG_STEPS_PER_DEGREE),
                  (gint32) MIN (point.lon + east, 180.0 * SG_STEPS_PER_DEGREE) };
}

/**
 * sg_mercator_x:
 *
 * Returns: 0 at 180° west to 1 at 180° east, the x of the web's map tiles
 */
double
sg_mercator_x (double lon)
{
  return (lon + 180) / 360;
}

/**
 * sg_mercator_y:
 *
 * Returns: 0 in the far north to 1 in the far south, the y of the web's map tiles
 */
double
sg_mercator_y (double lat)
{
  double s = sin (CLAMP (lat, -MERCATOR_LAT_MAX, MERCATOR_LAT_MAX) * G_PI / 180);

  return 0.5 - log ((1 + s) / (1 - s)) / (4 * G_PI);
}

double
sg_mercator_lon (double x)
{
  return x * 360 - 180;
}

double
sg_mercator_lat (double y)
{
  return atan (sinh (G_PI * (1 - 2 * y))) * 180 / G_PI;
}
