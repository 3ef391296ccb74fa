/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Geometry of one closed line. The label point is the centre of the largest circle that fits into
 * the ring, found by halving squares and looking first where there may be most room (the method is
 * known as polylabel). */

#include "region/osm/sg-ring.h"

#include <math.h>

#define EARTH_RADIUS 6371008.8 /* metres */

/* Squares the search for a label point looks at. More would move the label by a hair. */
#define CELLS_MAX 250

/* Good enough: no place has more than this much more room, as a share of the ring's height. */
#define LABEL_PRECISION 0.01

/* A square in the plane of the ring: steps, the eastward ones shrunk to be as long as the
 * northward ones. */
typedef struct
{
  double x;
  double y;
  double half; /* of its side */
  double room; /* from the centre to the ring, negative outside */
  double most; /* room there may be anywhere in it */
} Cell;

typedef struct
{
  const SgRing *ring;
  double        shrink; /* of eastward steps */
  SgBox         box;
} Plane;

/* Whether the corners do not all lie on one line. Twice the area in steps, exactly: it fits into 64
 * bits, and the sum may wrap on the way there. */
static gboolean
spans_an_area (const SgRing *self)
{
  guint64 sum = 0;

  for (guint32 i = 1; i < self->n_points; i++)
    {
      gint64 width = (gint64) self->points[i].lon - self->points[i - 1].lon;
      gint64 height = (gint64) self->points[i].lat + self->points[i - 1].lat;

      sum += (guint64) width * (guint64) height;
    }

  return sum != 0;
}

/**
 * sg_ring_new:
 * @points: the corners in order; the last may equal the first or not
 *
 * Corners that repeat the one before are left out.
 *
 * Returns: (nullable): the ring, or %NULL when it has no area
 */
SgRing *
sg_ring_new (const SgPoint *points, guint32 n_points)
{
  g_autoptr (SgRing) self = g_new0 (SgRing, 1);
  guint32 n = 0;

  self->points = g_new (SgPoint, (gsize) n_points + 1);
  for (guint32 i = 0; i < n_points; i++)
    if (n == 0 || !sg_point_equal (self->points[n - 1], points[i]))
      self->points[n++] = points[i];
  if (n > 1 && !sg_point_equal (self->points[0], self->points[n - 1]))
    self->points[n++] = self->points[0];

  self->n_points = n;
  return n >= 4 && spans_an_area (self) && sg_ring_area (self) > 0 ? g_steal_pointer (&self) : NULL;
}

void
sg_ring_free (SgRing *self)
{
  if (self == NULL)
    return;

  g_free (self->points);
  g_free (self);
}

static double
to_radians (gint64 steps)
{
  return (double) steps / SG_STEPS_PER_DEGREE * G_PI / 180;
}

/**
 * sg_ring_area:
 *
 * Returns: square metres on the sphere, whichever way the ring turns
 */
double
sg_ring_area (const SgRing *self)
{
  double base = self->n_points > 0 ? sin (to_radians (self->points[0].lat)) : 0;
  double last = 0;
  double sum = 0;

  /* The area between each side and the parallel of the first corner. */
  for (guint32 i = 1; i < self->n_points; i++)
    {
      double height = sin (to_radians (self->points[i].lat)) - base;

      sum += to_radians ((gint64) self->points[i].lon - self->points[i - 1].lon) * (height + last);
      last = height;
    }

  return fabs (sum) / 2 * EARTH_RADIUS * EARTH_RADIUS;
}

/* Positive when the point lies left of the way from a to b, 0 on the line. No product exceeds
 * 6.5e18, so they are compared instead of subtracted. */
static int
side_of (SgPoint a, SgPoint b, SgPoint point)
{
  gint64 left = ((gint64) b.lon - a.lon) * ((gint64) point.lat - a.lat);
  gint64 right = ((gint64) b.lat - a.lat) * ((gint64) point.lon - a.lon);

  return (left > right) - (left < right);
}

/**
 * sg_ring_contains:
 *
 * Returns: whether the point lies in the ring or on it
 */
gboolean
sg_ring_contains (const SgRing *self, SgPoint point)
{
  gboolean inside = FALSE;

  for (guint32 i = 1; i < self->n_points; i++)
    {
      SgPoint a = self->points[i - 1];
      SgPoint b = self->points[i];
      int     side;

      if ((a.lat > point.lat && b.lat > point.lat) || (a.lat < point.lat && b.lat < point.lat))
        continue;

      side = side_of (a, b, point);
      if (side == 0 && MIN (a.lon, b.lon) <= point.lon && point.lon <= MAX (a.lon, b.lon))
        return TRUE;
      /* A side counts when it crosses the point's parallel: its lower end belongs to it. */
      if ((a.lat > point.lat) != (b.lat > point.lat) && (side > 0) == (b.lat > a.lat))
        inside = !inside;
    }

  return inside;
}

static double
squared_distance_to_side (const Plane *plane, guint32 side, double x, double y)
{
  SgPoint a = plane->ring->points[side - 1];
  SgPoint b = plane->ring->points[side];
  double  from_x = x - a.lon * plane->shrink;
  double  from_y = y - a.lat;
  double  along_x = ((double) b.lon - a.lon) * plane->shrink;
  double  along_y = (double) b.lat - a.lat;
  double  square = along_x * along_x + along_y * along_y;
  double  share = square > 0 ? (from_x * along_x + from_y * along_y) / square : 0;

  share = CLAMP (share, 0, 1);
  from_x -= share * along_x;
  from_y -= share * along_y;

  return from_x * from_x + from_y * from_y;
}

static SgPoint
to_point (const Plane *plane, double x, double y)
{
  return (SgPoint){ (gint32) lround (CLAMP (y, plane->box.south, plane->box.north)),
                    (gint32) lround (CLAMP (x / plane->shrink, plane->box.west, plane->box.east)) };
}

static Cell
measure (const Plane *plane, double x, double y, double half)
{
  Cell   cell = { x, y, half };
  double nearest = INFINITY;

  for (guint32 i = 1; i < plane->ring->n_points; i++)
    nearest = MIN (nearest, squared_distance_to_side (plane, i, x, y));

  cell.room = sqrt (nearest);
  if (!sg_ring_contains (plane->ring, to_point (plane, x, y)))
    cell.room = -cell.room;
  cell.most = cell.room + half * G_SQRT2;

  return cell;
}

static gint
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *number = a;
  const double *other = b;

  return (*number > *other) - (*number < *other);
}

/* The middle of the widest stretch of one parallel that lies inside: a place to start from that is
 * inside however thin the ring is. */
static Cell
measure_widest_chord (const Plane *plane, double y)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (double));
  double best = 0;
  double middle = ((double) plane->box.west + plane->box.east) / 2;

  for (guint32 i = 1; i < plane->ring->n_points; i++)
    {
      SgPoint a = plane->ring->points[i - 1];
      SgPoint b = plane->ring->points[i];
      double  x;

      if ((a.lat > y) == (b.lat > y))
        continue;
      x = a.lon + (y - a.lat) / ((double) b.lat - a.lat) * ((double) b.lon - a.lon);
      g_array_append_val (crossings, x);
    }

  g_array_sort (crossings, compare_doubles);
  for (guint i = 1; i < crossings->len; i += 2)
    {
      double west = g_array_index (crossings, double, i - 1);
      double east = g_array_index (crossings, double, i);

      if (east - west > best)
        {
          best = east - west;
          middle = (west + east) / 2;
        }
    }

  return measure (plane, middle * plane->shrink, y, 0);
}

/* Takes the cell out that may hold the most room. */
static Cell
take_most_promising (GArray *cells)
{
  guint best = 0;
  Cell  cell;

  for (guint i = 1; i < cells->len; i++)
    if (g_array_index (cells, Cell, i).most > g_array_index (cells, Cell, best).most)
      best = i;

  cell = g_array_index (cells, Cell, best);
  g_array_remove_index_fast (cells, best);
  return cell;
}

static void
add_quarters (const Plane *plane, GArray *cells, const Cell *cell)
{
  double half = cell->half / 2;

  for (guint i = 0; i < 4; i++)
    {
      Cell quarter =
        measure (plane, cell->x + (i & 1 ? half : -half), cell->y + (i & 2 ? half : -half), half);

      g_array_append_val (cells, quarter);
    }
}

/**
 * sg_ring_label_point:
 *
 * Returns: a place in the ring with much room around it
 */
SgPoint
sg_ring_label_point (const SgRing *self)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Plane  plane = { self, 1, SG_BOX_EMPTY };
  double height;
  double width;
  Cell   best;
  Cell   whole;

  g_return_val_if_fail (self->n_points > 0, ((SgPoint){ 0, 0 }));

  for (guint32 i = 0; i < self->n_points; i++)
    sg_box_extend (&plane.box, self->points[i]);
  height = (double) plane.box.north - plane.box.south;
  /* Never 0, also for a ring around a pole. */
  plane.shrink = MAX (cos (to_radians (((gint64) plane.box.north + plane.box.south) / 2)), 0.01);
  width = ((double) plane.box.east - plane.box.west) * plane.shrink;

  /* Half a step beside the corners, so that none of them lies on the parallel. */
  best = measure_widest_chord (&plane, plane.box.south + floor (height / 2) + 0.5);
  whole = measure (&plane,
                   plane.box.west * plane.shrink + width / 2,
                   plane.box.south + height / 2,
                   MAX (height, width) / 2);
  g_array_append_val (cells, whole);

  for (guint looked = 0; looked < CELLS_MAX && cells->len > 0; looked++)
    {
      Cell cell = take_most_promising (cells);

      if (cell.most - best.room <= LABEL_PRECISION * MIN (height, width))
        break;
      if (cell.room > best.room)
        best = cell;
      add_quarters (&plane, cells, &cell);
    }

  return to_point (&plane, best.x, best.y);
}
