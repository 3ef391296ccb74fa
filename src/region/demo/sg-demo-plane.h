/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <math.h>

#include "common/sg-geo.h"

G_BEGIN_DECLS

/* The drawing board of the demo city: a flat plane in metres, east and north of its centre, and the
 * chance that everything on it comes from. The same seed draws the same city on every machine. */

/**
 * SgSpot:
 * @x: metres east of the city's centre; also used for directions, then of length 1
 * @y: metres north
 */
typedef struct
{
  double x;
  double y;
} SgSpot;

/* A line of SgSpot, or the corners of a ring without repeating the first. */
typedef GArray SgLine;

typedef struct
{
  guint64 state;
} SgChance;

static inline SgSpot
sg_spot_along (SgSpot from, SgSpot direction, double metres)
{
  return (SgSpot){ from.x + direction.x * metres, from.y + direction.y * metres };
}

static inline SgSpot
sg_spot_minus (SgSpot a, SgSpot b)
{
  return (SgSpot){ a.x - b.x, a.y - b.y };
}

static inline SgSpot
sg_spot_between (SgSpot a, SgSpot b, double share)
{
  return (SgSpot){ a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
}

static inline double
sg_spot_dot (SgSpot a, SgSpot b)
{
  return a.x * b.x + a.y * b.y;
}

/* Positive when @b lies to the left of @a. */
static inline double
sg_spot_cross (SgSpot a, SgSpot b)
{
  return a.x * b.y - a.y * b.x;
}

static inline double
sg_spot_distance (SgSpot a, SgSpot b)
{
  SgSpot way = sg_spot_minus (a, b);

  return sqrt (sg_spot_dot (way, way));
}

static inline SgSpot
sg_spot_direction (SgSpot from, SgSpot to)
{
  double metres = MAX (sg_spot_distance (from, to), 1e-9);

  return (SgSpot){ (to.x - from.x) / metres, (to.y - from.y) / metres };
}

static inline SgSpot
sg_spot_left (SgSpot direction)
{
  return (SgSpot){ -direction.y, direction.x };
}

static inline SgSpot
sg_spot_at_angle (double radians)
{
  return (SgSpot){ cos (radians), sin (radians) };
}

static inline SgSpot
sg_spot_turned (SgSpot direction, double radians)
{
  double c = cos (radians);
  double s = sin (radians);

  return (SgSpot){ direction.x * c - direction.y * s, direction.x * s + direction.y * c };
}

guint64  sg_chance_bits (SgChance *self);
double   sg_chance_between (SgChance *self, double low, double high);
gboolean sg_chance_is (SgChance *self, double probability);
guint    sg_chance_index (SgChance *self, guint n);
double   sg_demo_noise (guint64 seed, double x, double y);

double sg_spot_to_piece (SgSpot spot, SgSpot from, SgSpot to, double *share);

SgLine  *sg_line_new (void);
void     sg_line_add (SgLine *self, SgSpot spot);
guint    sg_line_length (const SgLine *self);
SgSpot   sg_line_get (const SgLine *self, guint index);
double   sg_line_metres (const SgLine *self);
SgSpot   sg_line_at (const SgLine *self, double metres, SgSpot *direction);
SgLine  *sg_line_curve (const SgLine *self, double step, gboolean closed);
SgLine  *sg_line_part (const SgLine *self, double from, double to, double step);
SgLine  *sg_line_beside (const SgLine *self, double metres, double taper);
SgLine  *sg_line_reversed (const SgLine *self);
SgLine  *sg_line_simplified (const SgLine *self, double tolerance);
gboolean sg_line_contains (const SgLine *ring, SgSpot spot);
double   sg_line_area (const SgLine *ring);
double   sg_line_nearest (const SgLine *self, SgSpot spot, double *along);
gboolean sg_spots_cross (SgSpot a, SgSpot b, SgSpot c, SgSpot d, double *along);

G_END_DECLS
