/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/demo/sg-demo-plane.h"

/* SplitMix64: small, and the same everywhere. */
guint64
sg_chance_bits (SgChance *self)
{
  guint64 bits = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return bits ^ (bits >> 31);
}

double
sg_chance_between (SgChance *self, double low, double high)
{
  return low + (high - low) * (double) (sg_chance_bits (self) >> 11) * 0x1p-53;
}

gboolean
sg_chance_is (SgChance *self, double probability)
{
  return sg_chance_between (self, 0, 1) < probability;
}

/* 0 … n − 1 */
guint
sg_chance_index (SgChance *self, guint n)
{
  return (guint) (sg_chance_bits (self) % n);
}

static double
noise_at (guint64 seed, double x, double y)
{
  SgChance chance = { seed ^ ((guint64) (gint64) x * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^
                      ((guint64) (gint64) y * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f)) };

  sg_chance_bits (&chance);
  return sg_chance_between (&chance, -1, 1);
}

static double
eased (double share)
{
  return share * share * (3 - 2 * share);
}

/**
 * sg_demo_noise:
 *
 * Returns: −1…1, smooth over the plane; its hills are about one unit of @x and @y wide
 */
double
sg_demo_noise (guint64 seed, double x, double y)
{
  double left = floor (x);
  double low = floor (y);
  double right = eased (x - left);
  double up = eased (y - low);
  double south = noise_at (seed, left, low) * (1 - right) + noise_at (seed, left + 1, low) * right;
  double north = noise_at (seed, left, low + 1) * (1 - right) +
                 noise_at (seed, left + 1, low + 1) * right;

  return south * (1 - up) + north * up;
}

SgLine *
sg_line_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SgSpot));
}

void
sg_line_add (SgLine *self, SgSpot spot)
{
  g_array_append_val (self, spot);
}

guint
sg_line_length (const SgLine *self)
{
  return self->len;
}

SgSpot
sg_line_get (const SgLine *self, guint index)
{
  return g_array_index (self, SgSpot, index);
}

double
sg_line_metres (const SgLine *self)
{
  double metres = 0;

  for (guint i = 1; i < self->len; i++)
    metres += sg_spot_distance (sg_line_get (self, i - 1), sg_line_get (self, i));

  return metres;
}

/**
 * sg_line_at:
 * @metres: from the start; beyond an end means that end
 * @direction: (out) (optional): where the line goes there
 */
SgSpot
sg_line_at (const SgLine *self, double metres, SgSpot *direction)
{
  guint  i = 1;
  SgSpot from = sg_line_get (self, 0);
  SgSpot to = sg_line_get (self, 1);
  double piece = sg_spot_distance (from, to);

  while (metres > piece && i + 1 < self->len)
    {
      metres -= piece;
      i++;
      from = to;
      to = sg_line_get (self, i);
      piece = sg_spot_distance (from, to);
    }

  if (direction != NULL)
    *direction = sg_spot_direction (from, to);

  return sg_spot_between (from, to, piece > 0 ? CLAMP (metres / piece, 0, 1) : 0);
}

/* Catmull and Rom's curve through four spots, from the second to the third. */
static SgSpot
curve_at (const SgSpot spots[4], double t)
{
  double weights[4] = { -t * t * t + 2 * t * t - t,
                        3 * t * t * t - 5 * t * t + 2,
                        -3 * t * t * t + 4 * t * t + t,
                        t * t * t - t * t };
  SgSpot at = { 0, 0 };

  for (guint i = 0; i < 4; i++)
    at = sg_spot_along (at, spots[i], weights[i] / 2);

  return at;
}

/**
 * sg_line_curve:
 * @step: metres between the spots of the result, about
 *
 * Returns: (transfer full): a smooth line through all spots; of a ring, without repeating the first
 */
SgLine *
sg_line_curve (const SgLine *self, double step, gboolean closed)
{
  SgLine *curve = sg_line_new ();
  int     n = (int) self->len;
  int     pieces = closed ? n : n - 1;

  for (int i = 0; i < pieces; i++)
    {
      SgSpot spots[4];
      guint  parts;

      for (int k = 0; k < 4; k++)
        {
          int index = closed ? (i + k - 1 + n) % n : CLAMP (i + k - 1, 0, n - 1);

          spots[k] = sg_line_get (self, (guint) index);
        }
      parts = (guint) MAX (1, lround (sg_spot_distance (spots[1], spots[2]) / step));
      for (guint part = 0; part < parts; part++)
        sg_line_add (curve, curve_at (spots, (double) part / parts));
    }
  if (!closed)
    sg_line_add (curve, sg_line_get (self, self->len - 1));

  return curve;
}

/**
 * sg_line_part:
 * @from: metres from the start; @to may be smaller, the part then runs backwards
 * @step: metres between the spots of the result, about
 */
SgLine *
sg_line_part (const SgLine *self, double from, double to, double step)
{
  SgLine *part = sg_line_new ();
  guint   pieces = (guint) MAX (1, lround (fabs (to - from) / step));

  for (guint i = 0; i <= pieces; i++)
    sg_line_add (part, sg_line_at (self, from + (to - from) * i / pieces, NULL));

  return part;
}

/**
 * sg_line_beside:
 * @metres: to the left, or negative to the right
 * @taper: over how many metres the line leaves and regains the ends of @self; 0 is not at all; of a
 *   ring there is nothing to regain, and it is negative
 */
SgLine *
sg_line_beside (const SgLine *self, double metres, double taper)
{
  SgLine  *beside = sg_line_new ();
  double   whole = sg_line_metres (self);
  double   done = 0;
  gboolean closed = taper < 0;

  for (guint i = 0; i < self->len; i++)
    {
      SgSpot at = sg_line_get (self, i);
      SgSpot before = sg_line_get (self, i > 0 ? i - 1 : closed ? self->len - 1 : 0);
      SgSpot after = sg_line_get (self, i + 1 < self->len ? i + 1 : closed ? 0 : i);
      double share;

      done += i > 0 ? sg_spot_distance (before, at) : 0;
      share = taper > 0 ? CLAMP (MIN (done, whole - done) / taper, 0, 1) : 1;
      sg_line_add (beside,
                   sg_spot_along (at,
                                  sg_spot_left (sg_spot_direction (before, after)),
                                  metres * eased (share)));
    }

  return beside;
}

SgLine *
sg_line_reversed (const SgLine *self)
{
  SgLine *reversed = sg_line_new ();

  for (guint i = self->len; i > 0; i--)
    sg_line_add (reversed, sg_line_get (self, i - 1));

  return reversed;
}

/**
 * sg_spot_to_piece:
 * @share: (out) (optional): at which share of the way from @from to @to the nearest spot is
 *
 * Returns: how far a spot lies from a straight piece, metres
 */
double
sg_spot_to_piece (SgSpot spot, SgSpot from, SgSpot to, double *share)
{
  SgSpot piece = sg_spot_minus (to, from);
  double square = sg_spot_dot (piece, piece);
  double t = square > 0 ? sg_spot_dot (sg_spot_minus (spot, from), piece) / square : 0;

  t = CLAMP (t, 0, 1);
  if (share != NULL)
    *share = t;

  return sg_spot_distance (spot, sg_spot_between (from, to, t));
}

static void
keep_corners (const SgLine *self, guint first, guint last, double tolerance, guint8 *keep)
{
  double furthest = tolerance;
  guint  corner = 0;

  for (guint i = first + 1; i < last; i++)
    {
      double off = sg_spot_to_piece (sg_line_get (self, i),
                                     sg_line_get (self, first),
                                     sg_line_get (self, last),
                                     NULL);

      if (off > furthest)
        {
          furthest = off;
          corner = i;
        }
    }
  if (corner == 0)
    return;

  keep[corner] = 1;
  keep_corners (self, first, corner, tolerance, keep);
  keep_corners (self, corner, last, tolerance, keep);
}

/**
 * sg_line_simplified:
 *
 * Returns: (transfer full): the line without the spots that lie within @tolerance metres of it
 */
SgLine *
sg_line_simplified (const SgLine *self, double tolerance)
{
  SgLine            *simple = sg_line_new ();
  g_autofree guint8 *keep = g_new0 (guint8, self->len);

  keep[0] = keep[self->len - 1] = 1;
  keep_corners (self, 0, self->len - 1, tolerance, keep);
  for (guint i = 0; i < self->len; i++)
    if (keep[i])
      sg_line_add (simple, sg_line_get (self, i));

  return simple;
}

gboolean
sg_line_contains (const SgLine *ring, SgSpot spot)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < ring->len; i++)
    {
      SgSpot a = sg_line_get (ring, i);
      SgSpot b = sg_line_get (ring, (i + 1) % ring->len);

      if ((a.y > spot.y) != (b.y > spot.y) &&
          spot.x < a.x + (b.x - a.x) * (spot.y - a.y) / (b.y - a.y))
        inside = !inside;
    }

  return inside;
}

/* Square metres, positive when the ring runs anticlockwise. */
double
sg_line_area (const SgLine *ring)
{
  double twice = 0;

  for (guint i = 0; i < ring->len; i++)
    twice += sg_spot_cross (sg_line_get (ring, i), sg_line_get (ring, (i + 1) % ring->len));

  return twice / 2;
}

/**
 * sg_line_nearest:
 * @along: (out) (optional): metres from the start to the nearest spot of the line
 *
 * Returns: how far away the line is, metres
 */
double
sg_line_nearest (const SgLine *self, SgSpot spot, double *along)
{
  double nearest = G_MAXDOUBLE;
  double done = 0;

  for (guint i = 1; i < self->len; i++)
    {
      SgSpot from = sg_line_get (self, i - 1);
      SgSpot to = sg_line_get (self, i);
      double share;
      double metres = sg_spot_to_piece (spot, from, to, &share);

      if (metres < nearest)
        {
          nearest = metres;
          if (along != NULL)
            *along = done + share * sg_spot_distance (from, to);
        }
      done += sg_spot_distance (from, to);
    }

  return nearest;
}

/**
 * sg_spots_cross:
 * @along: (out): at which share of the way from @a to @b it crosses the way from @c to @d
 */
gboolean
sg_spots_cross (SgSpot a, SgSpot b, SgSpot c, SgSpot d, double *along)
{
  SgSpot way = sg_spot_minus (b, a);
  SgSpot other = sg_spot_minus (d, c);
  SgSpot apart = sg_spot_minus (c, a);
  double turn = sg_spot_cross (way, other);
  double share;

  if (fabs (turn) < 1e-12)
    return FALSE;

  *along = sg_spot_cross (apart, other) / turn;
  share = sg_spot_cross (apart, way) / turn;

  return *along >= 0 && *along <= 1 && share >= 0 && share <= 1;
}
