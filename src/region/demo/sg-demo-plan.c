/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/demo/sg-demo-plan.h"

#define SQUARE_METRES 40.0

/* Metres between the spots of a drawn line. */
#define LINE_STEP 40.0

/* The town ends about here, more along the great roads; noise makes bays and tongues. */
#define TOWN_RADIUS   4050.0
#define CENTRE_RADIUS 800.0

#define RADIALS          7
#define RING_RADIUS      2900.0
#define LOOP_RADIUS      330.0
#define PLACING_ATTEMPTS 400

static SgLine *
drawn_across (SgDemoPlan *self, SgSpot from, SgSpot to, double knot_metres, double sway)
{
  g_autoptr (GArray) knots = sg_line_new ();
  SgSpot  direction = sg_spot_direction (from, to);
  double  metres = sg_spot_distance (from, to);
  guint   n = (guint) MAX (2, lround (metres / knot_metres));
  guint64 seed = sg_chance_bits (&self->chance);

  for (guint i = 0; i <= n; i++)
    {
      double along = metres * i / n;
      double off = sway * (0.75 * sg_demo_noise (seed, along / (2.4 * knot_metres), 0.5) +
                           0.45 * sg_demo_noise (seed, along / knot_metres, 7.5));

      sg_line_add (
        knots,
        sg_spot_along (sg_spot_along (from, direction, along), sg_spot_left (direction), off));
    }

  return sg_line_curve (knots, LINE_STEP, FALSE);
}

static SgLine *
drawn_around (SgDemoPlan *self, double radius, double sway, guint n_knots)
{
  g_autoptr (GArray) knots = sg_line_new ();
  double  turn = sg_chance_between (&self->chance, 0, G_PI);
  guint64 seed = sg_chance_bits (&self->chance);

  for (guint i = 0; i < n_knots; i++)
    {
      SgSpot out = sg_spot_at_angle (turn + 2 * G_PI * i / n_knots);
      double at = radius + sway * sg_demo_noise (seed, 1.6 * out.x, 1.6 * out.y);

      sg_line_add (knots, (SgSpot){ out.x * at, out.y * at });
    }

  return sg_line_curve (knots, LINE_STEP, TRUE);
}

static guint
count_crossings (const SgLine *line, const SgLine *other)
{
  guint  n = 0;
  double along;

  for (guint i = 1; i < line->len; i++)
    for (guint k = 1; k < other->len; k++)
      n += sg_spots_cross (sg_line_get (line, i - 1),
                           sg_line_get (line, i),
                           sg_line_get (other, k - 1),
                           sg_line_get (other, k),
                           &along);

  return n;
}

/* Metres of the line that lie within @metres of another. */
static double
metres_beside (const SgLine *line, const SgLine *other, double metres)
{
  double beside = 0;

  for (guint i = 0; i < line->len; i++)
    if (sg_line_nearest (other, sg_line_get (line, i), NULL) < metres)
      beside += LINE_STEP;

  return beside;
}

static void
draw_river (SgDemoPlan *self)
{
  double  side = sg_chance_is (&self->chance, 0.5) ? 1 : -1;
  double  x = side * sg_chance_between (&self->chance, 1000, 1400);
  double  slant = sg_chance_between (&self->chance, -900, 900);
  SgSpot  from = { x - slant, -SG_PLAN_HALF_HEIGHT - 100 };
  SgSpot  to = { x + slant, SG_PLAN_HALF_HEIGHT + 100 };
  guint64 seed = sg_chance_bits (&self->chance);

  self->river = drawn_across (self, from, to, 520, 560);
  self->banks[0] = sg_line_new ();
  self->banks[1] = sg_line_new ();
  for (guint i = 0; i < self->river->len; i++)
    {
      SgSpot at = sg_line_get (self->river, i);
      SgSpot before = sg_line_get (self->river, i > 0 ? i - 1 : 0);
      SgSpot after = sg_line_get (self->river, MIN (i + 1, self->river->len - 1));
      SgSpot left = sg_spot_left (sg_spot_direction (before, after));

      for (guint bank = 0; bank < 2; bank++)
        {
          double half = 17 + 5 * sg_demo_noise (seed, i * 0.15, 10 * bank);

          sg_line_add (self->banks[bank], sg_spot_along (at, left, bank == 0 ? half : -half));
        }
    }
}

static void
draw_railway_and_toll_road (SgDemoPlan *self)
{
  double side = sg_chance_is (&self->chance, 0.5) ? 1 : -1;
  double y = side * sg_chance_between (&self->chance, 600, 900);
  double tilt = sg_chance_between (&self->chance, -500, 500);
  double x = SG_PLAN_HALF_WIDTH;

  self->railway = drawn_across (self,
                                (SgSpot){ -x, y + side * 300 - tilt },
                                (SgSpot){ x, y + side * 300 + tilt },
                                2600,
                                330);
  y = -side * sg_chance_between (&self->chance, 4150, 4500);
  tilt = sg_chance_between (&self->chance, -350, 350);
  self->toll_road =
    drawn_across (self, (SgSpot){ -x, y - tilt }, (SgSpot){ x, y + tilt }, 2400, 300);
}

gboolean
sg_demo_plan_contains (SgSpot spot)
{
  return fabs (spot.x) <= SG_PLAN_HALF_WIDTH && fabs (spot.y) <= SG_PLAN_HALF_HEIGHT;
}

static SgLine *
draw_radial (SgDemoPlan *self, double angle)
{
  SgSpot  out = sg_spot_at_angle (angle);
  double  reach = MIN (SG_PLAN_HALF_WIDTH / MAX (fabs (out.x), 1e-6),
                      SG_PLAN_HALF_HEIGHT / MAX (fabs (out.y), 1e-6));
  SgSpot  start = { out.x * LOOP_RADIUS, out.y * LOOP_RADIUS };
  SgSpot  end = { out.x * (reach + 600), out.y * (reach + 600) };
  SgLine *line = drawn_across (self, start, end, 800, 260);
  guint   inside = 2;

  /* The sway must not move it away from the loop or into the air beyond the map. */
  g_array_index (line, SgSpot, 0) = start;
  while (inside < line->len && sg_demo_plan_contains (sg_line_get (line, inside)))
    inside++;
  g_array_set_size (line, inside);

  return line;
}

/* Whether the line does not meet the other just where the ring road does. */
static gboolean
crosses_apart (const SgDemoPlan *self, const SgLine *line, const SgLine *other)
{
  for (guint i = 0; i < line->len; i++)
    {
      SgSpot at = sg_line_get (line, i);

      if (sg_line_nearest (other, at, NULL) < 60 &&
          sg_line_nearest (self->ring_road, at, NULL) < 250)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_good_radial (const SgDemoPlan *self, const SgLine *line)
{
  return count_crossings (line, self->river) <= 1 && count_crossings (line, self->railway) <= 1 &&
         count_crossings (line, self->toll_road) <= 1 &&
         metres_beside (line, self->river, 110) < 420 &&
         metres_beside (line, self->railway, 110) < 420 &&
         metres_beside (line, self->toll_road, 150) < 600 &&
         crosses_apart (self, line, self->river) && crosses_apart (self, line, self->railway);
}

static void
draw_radials (SgDemoPlan *self)
{
  double turn = sg_chance_between (&self->chance, 0, 2 * G_PI);

  self->radials = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < RADIALS; i++)
    {
      SgLine *line = NULL;

      for (guint attempt = 0; attempt < PLACING_ATTEMPTS; attempt++)
        {
          double jitter = sg_chance_between (&self->chance, -0.24, 0.24);

          g_clear_pointer (&line, g_array_unref);
          line = draw_radial (self, turn + 2 * G_PI * i / RADIALS + jitter);
          if (is_good_radial (self, line))
            break;
        }
      g_ptr_array_add (self->radials, line);
    }
}

static SgLine *
outline_rectangle (const SgQuarter *quarter)
{
  SgLine *ring = sg_line_new ();
  SgSpot  left = sg_spot_left (quarter->axis);
  double  along[] = { 1, -1, -1, 1 };
  double  aside[] = { 1, 1, -1, -1 };

  for (guint i = 0; i < 4; i++)
    sg_line_add (ring,
                 sg_spot_along (
                   sg_spot_along (quarter->centre, quarter->axis, along[i] * quarter->half_length),
                   left,
                   aside[i] * quarter->half_width));

  return ring;
}

static SgLine *
outline_blob (SgDemoPlan *self, const SgQuarter *quarter)
{
  g_autoptr (GArray) knots = sg_line_new ();
  SgSpot  left = sg_spot_left (quarter->axis);
  guint64 seed = sg_chance_bits (&self->chance);

  for (guint i = 0; i < 9; i++)
    {
      SgSpot out = sg_spot_at_angle (2 * G_PI * i / 9);
      double share = 0.86 + 0.24 * sg_demo_noise (seed, 3 * out.x, 3 * out.y);

      sg_line_add (
        knots,
        sg_spot_along (
          sg_spot_along (quarter->centre, quarter->axis, share * out.x * quarter->half_length),
          left,
          share * out.y * quarter->half_width));
    }

  return sg_line_curve (knots, quarter->half_length / 3, TRUE);
}

/* How quarters are scattered. Distances from the centre are shares of the town's radius there. */
static const struct
{
  guint    n;
  double   nearest;
  double   furthest;
  double   length[2]; /* half, metres */
  double   width[2];
  double   from_road; /* metres between its edge and the great roads, about */
  gboolean rectangle;
} scattering[SG_N_QUARTER_KINDS] = {
  [SG_QUARTER_SQUARE] = { 1, 0, 0, { 80, 95 }, { 70, 80 }, -1000, TRUE },
  [SG_QUARTER_INDUSTRY] = { 2, 0.75, 1.05, { 380, 520 }, { 230, 320 }, 40, TRUE },
  [SG_QUARTER_LAKE] = { 3, 0.5, 1.2, { 130, 260 }, { 90, 160 }, 60, FALSE },
  [SG_QUARTER_CAMPUS] = { 1, 0.4, 0.7, { 210, 260 }, { 150, 190 }, 30, TRUE },
  [SG_QUARTER_ESTATE] = { 34, 0.33, 1.12, { 150, 330 }, { 110, 210 }, 15, TRUE },
  [SG_QUARTER_PARK] = { 14, 0.15, 0.9, { 50, 110 }, { 40, 80 }, 10, FALSE },
  [SG_QUARTER_CEMETERY] = { 12, 0.3, 1.1, { 50, 100 }, { 30, 60 }, 20, TRUE },
  [SG_QUARTER_VILLAGE] = { 40, 1.1, 2.0, { 180, 400 }, { 130, 260 }, -180, FALSE },
};

static SgSpot
square_middle (const SgDemoPlan *self, int column, int row)
{
  return (SgSpot){ (column + 0.5) * SQUARE_METRES - SG_PLAN_HALF_WIDTH,
                   (row + 0.5) * SQUARE_METRES - SG_PLAN_HALF_HEIGHT };
}

static int
square_of (const SgDemoPlan *self, SgSpot spot)
{
  int column = (int) ((spot.x + SG_PLAN_HALF_WIDTH) / SQUARE_METRES);
  int row = (int) ((spot.y + SG_PLAN_HALF_HEIGHT) / SQUARE_METRES);

  return CLAMP (row, 0, self->rows - 1) * self->columns + CLAMP (column, 0, self->columns - 1);
}

/**
 * sg_demo_plan_urban:
 *
 * Returns: how far out of town a spot lies: 0 is the centre, 1 the edge of the town, which reaches
 *   out along the great roads
 */
double
sg_demo_plan_urban (const SgDemoPlan *self, SgSpot spot)
{
  double away = hypot (spot.x, spot.y);
  double bays = 0.30 * sg_demo_noise (self->seed ^ 11, spot.x / 1900, spot.y / 1900) +
                0.14 * sg_demo_noise (self->seed ^ 12, spot.x / 600, spot.y / 600);
  double to_radial = self->to_radial[square_of (self, spot)];

  return (away / TOWN_RADIUS + MIN (away / 1500, 1) * bays) * (1 - 0.2 * exp (-to_radial / 350));
}

/* Metres to the nearest of the lines that no quarter may lie across. */
double
sg_demo_plan_to_great_road (const SgDemoPlan *self, SgSpot spot)
{
  const SgLine *lines[] = { self->river, self->railway, self->toll_road, self->ring_road };
  double        nearest = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    nearest = MIN (nearest, sg_line_nearest (lines[i], spot, NULL));
  for (guint i = 0; i < self->radials->len; i++)
    nearest = MIN (nearest, sg_line_nearest (self->radials->pdata[i], spot, NULL));

  return nearest;
}

static gboolean
is_free (const SgDemoPlan *self, const SgQuarter *quarter)
{
  for (guint i = 0; i < self->quarters->len; i++)
    {
      const SgQuarter *other = sg_demo_plan_get_quarter (self, i);
      double           room = quarter->half_length + other->half_length;

      if (sg_spot_distance (quarter->centre, other->centre) < room + 25)
        return FALSE;
    }

  return sg_demo_plan_to_great_road (self, quarter->centre) >
         scattering[quarter->kind].from_road + quarter->half_width;
}

static void
place_quarter (SgDemoPlan *self, SgQuarterKind kind)
{
  SgChance *chance = &self->chance;

  for (guint attempt = 0; attempt < PLACING_ATTEMPTS; attempt++)
    {
      SgQuarter quarter = { .kind = kind };
      double    urban;

      quarter.axis = sg_spot_at_angle (sg_chance_between (chance, 0, G_PI));
      quarter.half_length =
        sg_chance_between (chance, scattering[kind].length[0], scattering[kind].length[1]);
      quarter.half_width =
        sg_chance_between (chance, scattering[kind].width[0], scattering[kind].width[1]);
      if (scattering[kind].furthest > 0)
        quarter.centre =
          (SgSpot){ sg_chance_between (chance, -SG_PLAN_HALF_WIDTH, SG_PLAN_HALF_WIDTH),
                    sg_chance_between (chance, -SG_PLAN_HALF_HEIGHT, SG_PLAN_HALF_HEIGHT) };
      urban = sg_demo_plan_urban (self, quarter.centre);
      if (urban < scattering[kind].nearest || urban > scattering[kind].furthest ||
          !is_free (self, &quarter))
        continue;

      if (kind != SG_QUARTER_SQUARE)
        quarter.axis = sg_demo_plan_grain (self, quarter.centre, quarter.axis);
      quarter.ring = scattering[kind].rectangle ? outline_rectangle (&quarter)
                                                : outline_blob (self, &quarter);
      g_array_append_val (self->quarters, quarter);
      return;
    }
}

static SgSpot
four_times (SgSpot direction)
{
  double angle = 4 * atan2 (direction.y, direction.x);

  return sg_spot_at_angle (angle);
}

/* Streets near a great road run along and across it. */
static void
comb_along (SgDemoPlan *self, const SgLine *line, double reach, double weight)
{
  int squares = (int) (reach / SQUARE_METRES);

  for (guint i = 1; i < line->len; i++)
    {
      SgSpot at = sg_line_get (line, i);
      SgSpot four = four_times (sg_spot_direction (sg_line_get (line, i - 1), at));

      for (int k = 0; k < (2 * squares + 1) * (2 * squares + 1); k++)
        {
          SgSpot  off = { (k % (2 * squares + 1) - squares) * SQUARE_METRES,
                          (k / (2 * squares + 1) - squares) * SQUARE_METRES };
          SgSpot  there = { at.x + off.x, at.y + off.y };
          double  away = hypot (off.x, off.y) / reach;
          SgSpot *grain = &self->grain[square_of (self, there)];

          if (away < 1 && sg_demo_plan_contains (there))
            *grain = sg_spot_along (*grain, four, weight * (1 - away) * (1 - away));
        }
    }
}

/* Elsewhere the direction changes from patch to patch, as fields and villages once did. */
static void
comb_patches (SgDemoPlan *self)
{
  enum
  {
    PATCHES = 90
  };
  SgSpot patches[PATCHES];
  SgSpot fours[PATCHES];

  for (guint i = 0; i < PATCHES; i++)
    {
      patches[i] = (SgSpot){
        sg_chance_between (&self->chance, -SG_PLAN_HALF_WIDTH, SG_PLAN_HALF_WIDTH),
        sg_chance_between (&self->chance, -SG_PLAN_HALF_HEIGHT, SG_PLAN_HALF_HEIGHT),
      };
      fours[i] = sg_spot_at_angle (sg_chance_between (&self->chance, 0, 2 * G_PI));
    }

  for (int i = 0; i < self->columns * self->rows; i++)
    for (guint k = 0; k < PATCHES; k++)
      {
        SgSpot middle = square_middle (self, i % self->columns, i / self->columns);
        double away = sg_spot_distance (middle, patches[k]) / 1300;

        if (away < 1)
          self->grain[i] = sg_spot_along (self->grain[i], fours[k], pow (1 - away, 3));
      }
}

static void
comb (SgDemoPlan *self)
{
  comb_patches (self);
  comb_along (self, self->ring_road, 420, 0.5);
  comb_along (self, self->river, 260, 0.35);
  comb_along (self, self->railway, 260, 0.4);
  comb_along (self, self->toll_road, 260, 0.4);
  for (guint i = 0; i < self->radials->len; i++)
    comb_along (self, self->radials->pdata[i], 480, 0.5);
}

/* Notes in every square within @reach metres of the line how far away that is. */
static void
measure_from (SgDemoPlan *self, const SgLine *line, double reach, float *distances)
{
  int squares = (int) (reach / SQUARE_METRES);
  int side = 2 * squares + 1;

  for (guint i = 0; i < line->len; i++)
    for (int k = 0; k < side * side; k++)
      {
        SgSpot at = sg_line_get (line, i);
        SgSpot there = { at.x + (k % side - squares) * SQUARE_METRES,
                         at.y + (k / side - squares) * SQUARE_METRES };
        int    square = square_of (self, there);
        float  away = (float) sg_spot_distance (
          at,
          square_middle (self, square % self->columns, square / self->columns));

        distances[square] = MIN (distances[square], away);
      }
}

static void
measure (SgDemoPlan *self)
{
  int n = self->columns * self->rows;

  self->to_radial = g_new (float, n);
  self->to_river = g_new (float, n);
  for (int i = 0; i < n; i++)
    self->to_radial[i] = self->to_river[i] = G_MAXFLOAT;
  measure_from (self, self->river, 400, self->to_river);
  for (guint i = 0; i < self->radials->len; i++)
    measure_from (self, self->radials->pdata[i], 1000, self->to_radial);
}

static SgZone
zone_of_quarter (SgQuarterKind kind)
{
  if (kind == SG_QUARTER_ESTATE)
    return SG_ZONE_ESTATE;
  if (kind == SG_QUARTER_INDUSTRY)
    return SG_ZONE_INDUSTRY;

  return kind == SG_QUARTER_VILLAGE ? SG_ZONE_VILLAGE : SG_ZONE_CLOSED;
}

/* The kampungs are the old quarters: near the river, behind the great roads, and here and there. */
static SgZone
zone_by_itself (const SgDemoPlan *self, SgSpot spot)
{
  double urban = sg_demo_plan_urban (self, spot);
  double old = sg_demo_noise (self->seed ^ 21, spot.x / 750, spot.y / 750) +
               0.4 * sg_demo_noise (self->seed ^ 22, spot.x / 300, spot.y / 300);

  if (urban > 1)
    return SG_ZONE_FIELDS;
  if (hypot (spot.x, spot.y) < CENTRE_RADIUS)
    return SG_ZONE_CENTRE;
  if (self->to_river[square_of (self, spot)] < 300)
    old += 0.45;

  return old > 0.45 ? SG_ZONE_KAMPUNG : SG_ZONE_TOWN;
}

static void
zone_quarters (SgDemoPlan *self)
{
  for (guint i = 0; i < self->quarters->len; i++)
    {
      const SgQuarter *quarter = sg_demo_plan_get_quarter (self, i);
      SgSpot           corner = { quarter->centre.x - quarter->half_length * 1.5,
                                  quarter->centre.y - quarter->half_length * 1.5 };
      int              n = (int) (3 * quarter->half_length / SQUARE_METRES) + 2;

      for (int k = 0; k < n * n; k++)
        {
          SgSpot spot = { corner.x + (k % n) * SQUARE_METRES, corner.y + (k / n) * SQUARE_METRES };
          int    square = square_of (self, spot);

          spot = square_middle (self, square % self->columns, square / self->columns);
          if (!sg_line_contains (quarter->ring, spot))
            continue;
          self->zones[square] = (guint8) zone_of_quarter (quarter->kind);
          self->quarter_at[square] = (gint16) i;
        }
    }
}

static void
zone (SgDemoPlan *self)
{
  for (int i = 0; i < self->columns * self->rows; i++)
    {
      SgSpot middle = square_middle (self, i % self->columns, i / self->columns);

      self->zones[i] = (guint8) zone_by_itself (self, middle);
      self->quarter_at[i] = -1;
    }
  zone_quarters (self);
}

SgDemoPlan *
sg_demo_plan_new (guint64 seed)
{
  SgDemoPlan *self = g_new0 (SgDemoPlan, 1);
  int         n;

  self->seed = seed;
  self->chance = (SgChance){ seed };
  self->columns = (int) ceil (2 * SG_PLAN_HALF_WIDTH / SQUARE_METRES);
  self->rows = (int) ceil (2 * SG_PLAN_HALF_HEIGHT / SQUARE_METRES);
  n = self->columns * self->rows;
  self->zones = g_new0 (guint8, n);
  self->quarter_at = g_new0 (gint16, n);
  self->grain = g_new0 (SgSpot, n);
  self->quarters = g_array_new (FALSE, FALSE, sizeof (SgQuarter));

  draw_river (self);
  draw_railway_and_toll_road (self);
  self->ring_road = drawn_around (self, RING_RADIUS, 620, 15);
  self->centre_loop = drawn_around (self, LOOP_RADIUS, 110, 7);
  draw_radials (self);
  measure (self);
  comb (self);
  for (SgQuarterKind kind = 0; kind < SG_N_QUARTER_KINDS; kind++)
    for (guint i = 0; i < scattering[kind].n; i++)
      place_quarter (self, kind);
  zone (self);

  return self;
}

void
sg_demo_plan_free (SgDemoPlan *self)
{
  for (guint i = 0; i < self->quarters->len; i++)
    g_array_unref (sg_demo_plan_get_quarter (self, i)->ring);
  g_array_unref (self->quarters);
  g_array_unref (self->river);
  g_array_unref (self->banks[0]);
  g_array_unref (self->banks[1]);
  g_array_unref (self->railway);
  g_array_unref (self->toll_road);
  g_array_unref (self->ring_road);
  g_array_unref (self->centre_loop);
  g_ptr_array_unref (self->radials);
  g_free (self->zones);
  g_free (self->to_radial);
  g_free (self->to_river);
  g_free (self->quarter_at);
  g_free (self->grain);
  g_free (self);
}

SgZone
sg_demo_plan_zone (const SgDemoPlan *self, SgSpot spot)
{
  return (SgZone) self->zones[square_of (self, spot)];
}

/* Which quarter a spot lies in, or −1. */
int
sg_demo_plan_quarter (const SgDemoPlan *self, SgSpot spot)
{
  return self->quarter_at[square_of (self, spot)];
}

/**
 * sg_demo_plan_grain:
 *
 * Returns: the direction in which a street runs there that is most like @heading
 */
SgSpot
sg_demo_plan_grain (const SgDemoPlan *self, SgSpot spot, SgSpot heading)
{
  int    quarter = self->quarter_at[square_of (self, spot)];
  SgSpot four = self->grain[square_of (self, spot)];
  SgSpot best = sg_spot_at_angle (atan2 (four.y, four.x) / 4);

  if (quarter >= 0 && sg_demo_plan_get_quarter (self, quarter)->kind != SG_QUARTER_VILLAGE)
    best = sg_demo_plan_get_quarter (self, quarter)->axis;
  if (fabs (sg_spot_dot (best, heading)) < fabs (sg_spot_cross (best, heading)))
    best = sg_spot_left (best);
  if (sg_spot_dot (best, heading) < 0)
    best = (SgSpot){ -best.x, -best.y };

  return best;
}
