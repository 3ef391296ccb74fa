/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which roads lie on the ground of a closure.
 *
 * An area touches every road with any part in it. A line is drawn by hand along a street or across
 * it: it touches the roads that it crosses, and those that run along it, but not the side streets
 * that merely begin where it passes.
 *
 * The edges are sorted into bands of latitude, so that a road meets only the edges beside it. */

#include "config.h"

#include "region/roads/sg-closure-shape.h"

#include <math.h>

/* How far from a road a hand draws its line, metres. */
#define LINE_METRES 15.0

#define N_BANDS_MAX 64
#define STEP_METRES 5.0
#define N_STEPS_MAX 200

typedef struct
{
  SgPoint a;
  SgPoint b;
} Edge;

struct _SgClosureShape
{
  gboolean is_area;
  GArray  *edges; /* of Edge */
  SgBox    box;   /* with the margin of a line */
  double   shrink;

  guint    n_bands;
  double   band_height;
  guint32 *first; /* n_bands + 1, into sorted */
  guint32 *sorted;
};

SgClosureShape *
sg_closure_shape_new (gboolean is_area)
{
  SgClosureShape *self = g_new0 (SgClosureShape, 1);

  self->is_area = is_area;
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  self->box = SG_BOX_EMPTY;

  return self;
}

void
sg_closure_shape_free (SgClosureShape *self)
{
  g_array_unref (self->edges);
  g_free (self->first);
  g_free (self->sorted);
  g_free (self);
}

void
sg_closure_shape_add_edge (SgClosureShape *self, SgPoint a, SgPoint b)
{
  Edge edge = { a, b };

  g_array_append_val (self->edges, edge);
  sg_box_extend (&self->box, a);
  sg_box_extend (&self->box, b);
}

static guint
band_of (const SgClosureShape *self, double lat)
{
  double band = (lat - self->box.south) / self->band_height;

  return (guint) CLAMP (band, 0, self->n_bands - 1);
}

static double
margin_steps (const SgClosureShape *self)
{
  return self->is_area ? 0 : LINE_METRES / SG_METRES_PER_STEP;
}

/**
 * sg_closure_shape_finish:
 *
 * To be called once, after the last edge and before the first question.
 */
void
sg_closure_shape_finish (SgClosureShape *self)
{
  double margin = margin_steps (self);
  double middle = ((double) self->box.south + self->box.north) / 2 / SG_STEPS_PER_DEGREE;

  self->shrink = MAX (cos (middle * G_PI / 180), 0.01);
  if (!self->is_area)
    {
      SgBox south_west = sg_box_around ((SgPoint){ self->box.south, self->box.west }, LINE_METRES);
      SgBox north_east = sg_box_around ((SgPoint){ self->box.north, self->box.east }, LINE_METRES);

      self->box = (SgBox){ south_west.south, south_west.west, north_east.north, north_east.east };
    }

  self->n_bands = CLAMP (self->edges->len / 4, 1, N_BANDS_MAX);
  self->band_height = MAX (((double) self->box.north - self->box.south) / self->n_bands, 1);
  self->first = g_new0 (guint32, self->n_bands + 1);

  /* Counted first, then filled from the back. */
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->edges->len; i++)
        {
          const Edge *edge = &g_array_index (self->edges, Edge, i);
          guint       last = band_of (self, MAX (edge->a.lat, edge->b.lat) + margin);

          for (guint band = band_of (self, MIN (edge->a.lat, edge->b.lat) - margin); band <= last;
               band++)
            if (pass == 0)
              self->first[band]++;
            else
              self->sorted[--self->first[band]] = i;
        }

      if (pass == 1)
        break;
      for (guint band = 1; band <= self->n_bands; band++)
        self->first[band] += self->first[band - 1];
      self->sorted = g_new (guint32, self->first[self->n_bands] + 1);
    }
}

const SgBox *
sg_closure_shape_get_box (const SgClosureShape *self)
{
  return &self->box;
}

static gboolean
contains (const SgClosureShape *self, SgPoint point)
{
  guint    band = band_of (self, point.lat);
  gboolean inside = FALSE;

  if (!sg_box_contains (&self->box, point))
    return FALSE;

  for (guint32 i = self->first[band]; i < self->first[band + 1]; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, self->sorted[i]);
      double      rise = (double) edge->b.lat - edge->a.lat;
      double      run = (double) edge->b.lon - edge->a.lon;
      double      above = (double) point.lat - edge->a.lat;

      if ((edge->a.lat > point.lat) != (edge->b.lat > point.lat) &&
          point.lon < edge->a.lon + run * above / rise)
        inside = !inside;
    }

  return inside;
}

static double
side_of (SgPoint a, SgPoint b, SgPoint c)
{
  return ((double) b.lon - a.lon) * ((double) c.lat - a.lat) -
         ((double) b.lat - a.lat) * ((double) c.lon - a.lon);
}

/* Whether the pieces cross or touch; @t says where on the first, 0…1. */
static gboolean
cross (SgPoint a, SgPoint b, const Edge *edge, double *t)
{
  double a_side = side_of (edge->a, edge->b, a);
  double b_side = side_of (edge->a, edge->b, b);
  double start = side_of (a, b, edge->a);
  double end = side_of (a, b, edge->b);

  if ((a_side > 0 && b_side > 0) || (a_side < 0 && b_side < 0) || (start > 0 && end > 0) ||
      (start < 0 && end < 0))
    return FALSE;

  /* On one line: then they touch when their boxes do. */
  if (a_side == b_side)
    {
      SgBox piece = SG_BOX_EMPTY;
      SgBox other = SG_BOX_EMPTY;

      sg_box_extend (&piece, a);
      sg_box_extend (&piece, b);
      sg_box_extend (&other, edge->a);
      sg_box_extend (&other, edge->b);
      *t = 0;
      return sg_box_intersects (&piece, &other);
    }

  *t = a_side / (a_side - b_side);
  return TRUE;
}

static double
length_of (const SgClosureShape *self, SgPoint a, SgPoint b)
{
  return hypot (((double) b.lon - a.lon) * self->shrink, (double) b.lat - a.lat);
}

/* Whether any edge crosses the road farther than @keep_off steps from its ends. */
static gboolean
is_crossed (const SgClosureShape *self, GArray *points, double length, double keep_off)
{
  double walked = 0;

  for (guint p = 0; p + 1 < points->len; p++)
    {
      SgPoint a = g_array_index (points, SgPoint, p);
      SgPoint b = g_array_index (points, SgPoint, p + 1);
      guint32 first = self->first[band_of (self, MIN (a.lat, b.lat))];
      guint32 last = self->first[band_of (self, MAX (a.lat, b.lat)) + 1];
      double  piece = length_of (self, a, b);

      for (guint32 i = first; i < last; i++)
        {
          double t;

          if (cross (a, b, &g_array_index (self->edges, Edge, self->sorted[i]), &t) &&
              walked + t * piece >= keep_off && length - walked - t * piece >= keep_off)
            return TRUE;
        }
      walked += piece;
    }

  return FALSE;
}

static gboolean
is_near (const SgClosureShape *self, double lat, double lon)
{
  guint  band = band_of (self, lat);
  double margin = margin_steps (self);

  for (guint32 i = self->first[band]; i < self->first[band + 1]; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, self->sorted[i]);
      double      ax = (edge->a.lon - lon) * self->shrink;
      double      ay = edge->a.lat - lat;
      double      bx = ((double) edge->b.lon - edge->a.lon) * self->shrink;
      double      by = (double) edge->b.lat - edge->a.lat;
      double      square = bx * bx + by * by;
      double      t = square > 0 ? CLAMP (-(ax * bx + ay * by) / square, 0, 1) : 0;

      if (hypot (ax + t * bx, ay + t * by) <= margin)
        return TRUE;
    }

  return FALSE;
}

/* Whether at least half of the road runs beside the line. */
static gboolean
runs_along (const SgClosureShape *self, GArray *points, double length)
{
  double steps = ceil (length * SG_METRES_PER_STEP / STEP_METRES);
  guint  n = (guint) CLAMP (steps, 4, N_STEPS_MAX);
  guint  near = 0;
  guint  p = 0;
  double walked = 0;

  for (guint i = 0; i < n; i++)
    {
      double  place = length * (i + 0.5) / n;
      SgPoint a = g_array_index (points, SgPoint, p);
      SgPoint b = g_array_index (points, SgPoint, p + 1);
      double  piece = length_of (self, a, b);
      double  t;

      while (walked + piece < place && p + 2 < points->len)
        {
          walked += piece;
          a = b;
          b = g_array_index (points, SgPoint, ++p + 1);
          piece = length_of (self, a, b);
        }
      t = piece > 0 ? CLAMP ((place - walked) / piece, 0, 1) : 0;
      near +=
        is_near (self, a.lat + t * ((double) b.lat - a.lat), a.lon + t * ((double) b.lon - a.lon));
    }

  return near * 2 >= n;
}

/**
 * sg_closure_shape_touches:
 * @points: (element-type SgPoint): of a road, two or more
 */
gboolean
sg_closure_shape_touches (const SgClosureShape *self, GArray *points)
{
  double length = 0;

  for (guint i = 0; i + 1 < points->len; i++)
    length +=
      length_of (self, g_array_index (points, SgPoint, i), g_array_index (points, SgPoint, i + 1));

  if (!self->is_area)
    return is_crossed (self, points, length, MIN (margin_steps (self), length / 4)) ||
           runs_along (self, points, length);

  for (guint i = 0; i < points->len; i++)
    if (contains (self, g_array_index (points, SgPoint, i)))
      return TRUE;

  /* A road that ends on the border is touched: no end to keep off. */
  return is_crossed (self, points, length, -INFINITY);
}
