/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-label-line.h"

#include <math.h>

/* A line is straight enough for a name when it leaves it by less than this share of its length, and
 * is hardly longer than the name. */
#define MOST_BEND      0.035
#define LEAST_STRAIGHT 0.97

SgLabelLine *
sg_label_line_new (void)
{
  SgLabelLine *self = g_new0 (SgLabelLine, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (SgPlanePoint));
  self->along = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
sg_label_line_free (SgLabelLine *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->points);
  g_array_unref (self->along);
  g_free (self);
}

void
sg_label_line_set (SgLabelLine *self, const SgPoint *points, guint32 n_points)
{
  double length = 0;

  g_array_set_size (self->points, 0);
  g_array_set_size (self->along, 0);
  for (guint32 i = 0; i < n_points; i++)
    {
      SgPlanePoint point = { sg_mercator_x (sg_point_lon (points[i])),
                             sg_mercator_y (sg_point_lat (points[i])) };

      if (i > 0)
        {
          SgPlanePoint before = g_array_index (self->points, SgPlanePoint, i - 1);

          length += hypot (point.x - before.x, point.y - before.y);
        }
      g_array_append_val (self->points, point);
      g_array_append_val (self->along, length);
    }
}

double
sg_label_line_get_length (const SgLabelLine *self)
{
  return self->along->len > 0 ? g_array_index (self->along, double, self->along->len - 1) : 0;
}

/* The last point that is not farther along than @at. */
static guint
point_before (const SgLabelLine *self, double at)
{
  guint first = 0;
  guint last = self->along->len - 1;

  while (last - first > 1)
    {
      guint middle = (first + last) / 2;

      if (g_array_index (self->along, double, middle) <= at)
        first = middle;
      else
        last = middle;
    }

  return first;
}

static SgPlanePoint
point_at (const SgLabelLine *self, guint before, double at)
{
  SgPlanePoint a = g_array_index (self->points, SgPlanePoint, before);
  SgPlanePoint b = g_array_index (self->points, SgPlanePoint, before + 1);
  double       from = g_array_index (self->along, double, before);
  double       length = g_array_index (self->along, double, before + 1) - from;
  double       t = length > 0 ? CLAMP ((at - from) / length, 0, 1) : 0;

  return (SgPlanePoint){ a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) };
}

/**
 * sg_label_line_find_stretch:
 * @at: the middle of the stretch, from the start of the line
 * @width: its length
 * @stretch: (out): how a name of that width lies there
 *
 * Returns: %FALSE when the line is too short or bends too much there
 */
gboolean
sg_label_line_find_stretch (const SgLabelLine *self,
                            double             at,
                            double             width,
                            SgLabelStretch    *stretch)
{
  double       from = at - width / 2;
  double       to = at + width / 2;
  guint        before;
  SgPlanePoint a;
  SgPlanePoint b;
  double       chord;
  double       least = 0;
  double       most = 0;

  if (self->points->len < 2 || from < 0 || to > sg_label_line_get_length (self))
    return FALSE;

  before = point_before (self, from);
  a = point_at (self, before, from);
  b = point_at (self, point_before (self, to), to);
  chord = hypot (b.x - a.x, b.y - a.y);
  if (chord < LEAST_STRAIGHT * width || chord <= 0)
    return FALSE;

  for (guint i = before + 1; i < self->points->len && g_array_index (self->along, double, i) < to;
       i++)
    {
      SgPlanePoint p = g_array_index (self->points, SgPlanePoint, i);
      double       bend = ((p.y - a.y) * (b.x - a.x) - (p.x - a.x) * (b.y - a.y)) / chord;

      least = MIN (least, bend);
      most = MAX (most, bend);
    }
  if (most - least > MOST_BEND * width)
    return FALSE;

  /* Half of the bend on each side of the name. */
  stretch->middle.x = (a.x + b.x) / 2 - (b.y - a.y) / chord * (least + most) / 2;
  stretch->middle.y = (a.y + b.y) / 2 + (b.x - a.x) / chord * (least + most) / 2;
  stretch->angle = b.x >= a.x ? atan2 (b.y - a.y, b.x - a.x) : atan2 (a.y - b.y, a.x - b.x);
  stretch->bend = most - least;

  return TRUE;
}

/**
 * sg_label_line_project:
 *
 * Returns: how far along the line the point nearest to @point is
 */
double
sg_label_line_project (const SgLabelLine *self, SgPlanePoint point)
{
  double nearest = G_MAXDOUBLE;
  double found = 0;

  for (guint i = 0; i + 1 < self->points->len; i++)
    {
      SgPlanePoint a = g_array_index (self->points, SgPlanePoint, i);
      SgPlanePoint b = g_array_index (self->points, SgPlanePoint, i + 1);
      double       dx = b.x - a.x;
      double       dy = b.y - a.y;
      double       squared = dx * dx + dy * dy;
      double       t = squared > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared : 0;
      double       far;

      t = CLAMP (t, 0, 1);
      far = hypot (a.x + t * dx - point.x, a.y + t * dy - point.y);
      if (far < nearest)
        {
          nearest = far;
          found = g_array_index (self->along, double, i) + t * sqrt (squared);
        }
    }

  return found;
}
