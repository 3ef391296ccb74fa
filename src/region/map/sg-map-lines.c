/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-map-lines.h"

#include <math.h>

/* Longer lines are simplified piece by piece, so that no line costs more than its length. */
#define PIECE_POINTS 1024

/**
 * sg_map_pixel:
 *
 * Returns: the side of a pixel of a 256 pixel tile, in 1e-7 degree of latitude
 */
double
sg_map_pixel (int zoom, gint32 lat)
{
  double lat_degrees = (double) lat / SG_STEPS_PER_DEGREE;

  return ldexp (360.0 / 256, -zoom) * SG_STEPS_PER_DEGREE * cos (lat_degrees * G_PI / 180);
}

SgBox
sg_points_get_box (const SgPoint *points, guint32 n_points)
{
  SgBox box = SG_BOX_EMPTY;

  for (guint32 i = 0; i < n_points; i++)
    sg_box_extend (&box, points[i]);

  return box;
}

/* Squared distance of @point from the stretch @from–@to, in steps of latitude. */
static double
distance_squared (SgPoint point, SgPoint from, SgPoint to, double shrink)
{
  double dx = ((double) to.lon - from.lon) * shrink;
  double dy = (double) to.lat - from.lat;
  double px = ((double) point.lon - from.lon) * shrink;
  double py = (double) point.lat - from.lat;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP ((px * dx + py * dy) / length, 0, 1) : 0;

  px -= t * dx;
  py -= t * dy;

  return px * px + py * py;
}

static guint32
find_farthest (const SgPoint *points, guint32 first, guint32 last, double *farthest)
{
  double  shrink = cos (sg_point_lat (points[first]) * G_PI / 180);
  guint32 found = first;

  *farthest = 0;
  for (guint32 i = first + 1; i < last; i++)
    {
      double far = distance_squared (points[i], points[first], points[last], shrink);

      if (far > *farthest)
        {
          *farthest = far;
          found = i;
        }
    }

  return found;
}

static void
push (GArray *stack, guint32 first, guint32 last)
{
  g_array_append_val (stack, first);
  g_array_append_val (stack, last);
}

static void
simplify_pieces (const SgPoint *points, GArray *stack, double tolerance, guint8 *keep)
{
  while (stack->len > 0)
    {
      guint32 last = g_array_index (stack, guint32, stack->len - 1);
      guint32 first = g_array_index (stack, guint32, stack->len - 2);
      double  farthest;
      guint32 middle = find_farthest (points, first, last, &farthest);

      g_array_set_size (stack, stack->len - 2);
      if (farthest <= tolerance * tolerance)
        continue;

      keep[middle] = 1;
      push (stack, first, middle);
      push (stack, middle, last);
    }
}

/**
 * sg_line_simplify:
 * @tolerance: how far a point left out may lie from the line, in 1e-7 degree of latitude
 * @out: gets the points that stay; the first and the last always do
 *
 * Douglas and Peucker's method, with a stack of its own: a coastline would exhaust that of the
 * thread.
 */
void
sg_line_simplify (const SgPoint *points, guint32 n_points, double tolerance, GArray *out)
{
  g_autofree guint8 *keep = g_new0 (guint8, n_points);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (n_points == 0)
    return;

  keep[n_points - 1] = 1;
  for (guint32 first = 0; first < n_points - 1; first += PIECE_POINTS)
    {
      keep[first] = 1;
      push (stack, first, MIN (first + PIECE_POINTS, n_points - 1));
      simplify_pieces (points, stack, tolerance, keep);
    }

  for (guint32 i = 0; i < n_points; i++)
    if (keep[i])
      g_array_append_val (out, points[i]);
}

/**
 * sg_ring_turning:
 *
 * Returns: a number that is positive when the ring runs counterclockwise, negative when clockwise
 */
double
sg_ring_turning (const SgPoint *points, guint32 n_points)
{
  SgPoint origin = points[0];
  double  sum = 0;

  for (guint32 i = 0; i + 1 < n_points; i++)
    sum += ((double) points[i].lon - origin.lon) * ((double) points[i + 1].lat - origin.lat) -
           ((double) points[i + 1].lon - origin.lon) * ((double) points[i].lat - origin.lat);

  return sum;
}

/**
 * sg_ring_orient:
 *
 * Turns the ring round when it runs the other way. Outer rings run counterclockwise and inner ones
 * clockwise, so that a painter may fill many areas at once by the nonzero rule, even where they
 * overlap.
 */
void
sg_ring_orient (SgPoint *points, guint32 n_points, gboolean counterclockwise)
{
  if ((sg_ring_turning (points, n_points) > 0) == counterclockwise)
    return;

  for (guint32 i = 0, j = n_points; i + 1 < j; i++)
    {
      SgPoint keep = points[i];

      points[i] = points[--j];
      points[j] = keep;
    }
}

typedef enum
{
  SIDE_SOUTH,
  SIDE_WEST,
  SIDE_NORTH,
  SIDE_EAST
} Side;

/* How far inside that side of the box a point is; negative outside. */
static gint64
depth (SgPoint point, const SgBox *box, Side side)
{
  switch (side)
    {
    case SIDE_SOUTH:
      return (gint64) point.lat - box->south;
    case SIDE_WEST:
      return (gint64) point.lon - box->west;
    case SIDE_NORTH:
      return (gint64) box->north - point.lat;
    case SIDE_EAST:
    default:
      return (gint64) box->east - point.lon;
    }
}

static SgPoint
crossing (SgPoint from, SgPoint to, const SgBox *box, Side side)
{
  double  from_depth = (double) depth (from, box, side);
  double  to_depth = (double) depth (to, box, side);
  double  t = from_depth / (from_depth - to_depth);
  SgPoint point = { (gint32) lrint (from.lat + t * ((double) to.lat - from.lat)),
                    (gint32) lrint (from.lon + t * ((double) to.lon - from.lon)) };

  if (side == SIDE_SOUTH || side == SIDE_NORTH)
    point.lat = side == SIDE_SOUTH ? box->south : box->north;
  else
    point.lon = side == SIDE_WEST ? box->west : box->east;

  return point;
}

static void
clip_side (const GArray *ring, const SgBox *box, Side side, GArray *out)
{
  g_array_set_size (out, 0);
  for (guint i = 0; i + 1 < ring->len; i++)
    {
      SgPoint  from = g_array_index (ring, SgPoint, i);
      SgPoint  to = g_array_index (ring, SgPoint, i + 1);
      gboolean from_in = depth (from, box, side) >= 0;
      gboolean to_in = depth (to, box, side) >= 0;
      SgPoint  between;

      if (from_in)
        g_array_append_val (out, from);
      if (from_in != to_in)
        {
          between = crossing (from, to, box, side);
          g_array_append_val (out, between);
        }
    }

  if (out->len > 0)
    {
      SgPoint first = g_array_index (out, SgPoint, 0);

      g_array_append_val (out, first);
    }
}

/**
 * sg_ring_clip:
 * @ring: its last point equals the first
 * @out: gets the part inside the box, as one ring that may run along the sides of the box; empty
 *   when nothing is inside
 *
 * Sutherland and Hodgman's method. Such a ring is right to fill, not to draw along.
 */
void
sg_ring_clip (const GArray *ring, const SgBox *box, GArray *out)
{
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  clip_side (ring, box, SIDE_SOUTH, other);
  clip_side (other, box, SIDE_WEST, out);
  clip_side (out, box, SIDE_NORTH, other);
  clip_side (other, box, SIDE_EAST, out);
  if (out->len < 4)
    g_array_set_size (out, 0);
}
