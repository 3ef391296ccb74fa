/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines that are drawn before the town grows: banks, railway, toll road with its ramps, ring
 * road, the great roads from the centre, and the pairs of one-way streets. Traffic keeps left. */

#include "region/demo/sg-demo-arteries.h"

/* From the middle of a dual carriageway to the middle of each half, metres. */
#define TOLL_HALF 10.0
#define RING_HALF 7.5
#define DUAL_HALF 6.0
#define PAIR_HALF 46.0

#define OPENING_METRES 560.0 /* between two openings in the median */
#define RAMP_METRES    400.0 /* along the toll road */
#define RAMP_OUT       105.0 /* along the road that is reached */
#define RAMPS_APART    2200.0

static guint32
lay_line (SgNet *net, SgStreetKind kind, gboolean oneway, const SgLine *line)
{
  guint32 street = sg_net_add_street (net, kind, oneway);

  sg_net_lay (net, street, line, SG_NET_NONE, SG_NET_NONE);
  return street;
}

static guint32
lay_ring (SgNet *net, SgStreetKind kind, gboolean oneway, const SgLine *ring)
{
  guint32 first_piece = net->pieces->len;
  guint32 street = lay_line (net, kind, oneway, ring);
  g_autoptr (GArray) corners = sg_net_list_corners (net, street, first_piece);
  g_autoptr (GArray) rest = sg_line_new ();

  sg_line_add (rest, sg_line_get (ring, ring->len - 1));
  sg_line_add (rest, sg_line_get (ring, 0));
  sg_net_lay (net,
              street,
              rest,
              g_array_index (corners, guint32, corners->len - 1),
              g_array_index (corners, guint32, 0));

  return street;
}

/* Two one-way streets that leave @first together and meet again at @last. */
static void
lay_dual (SgNet *net, guint32 street, const SgLine *middle, double half, guint32 ends[2])
{
  double            taper = MAX (40, 2.5 * half);
  const SgNetStreet like = *sg_net_street (net, street);
  g_autoptr (GArray) there = sg_line_beside (middle, half, taper);
  g_autoptr (GArray) back_forwards = sg_line_beside (middle, -half, taper);
  g_autoptr (GArray) back = sg_line_reversed (back_forwards);
  guint32 forward = sg_net_add_street (net, like.kind, TRUE);
  guint32 backward = sg_net_add_street (net, like.kind, TRUE);

  sg_net_lay (net, forward, there, ends[0], ends[1]);
  sg_net_lay (net, backward, back, ends[1], ends[0]);
  sg_net_street (net, forward)->name = sg_net_street (net, backward)->name = like.name;
}

/* Openings in the median, where one turns round. */
static void
lay_openings (SgNet *net, const SgLine *middle, double half, SgStreetKind kind, double from)
{
  double whole = sg_line_metres (middle);

  for (double at = from; at < whole - from; at += OPENING_METRES)
    {
      SgSpot  direction;
      SgSpot  spot = sg_line_at (middle, at, &direction);
      SgSpot  left = sg_spot_left (direction);
      guint32 kinds = SG_STREET_BIT (kind);
      guint32 a = sg_net_corner_on (net, kinds, sg_spot_along (spot, left, half), 4);
      guint32 b = sg_net_corner_on (net, kinds, sg_spot_along (spot, left, -half), 4);
      g_autoptr (GArray) opening = sg_line_new ();

      if (a == SG_NET_NONE || b == SG_NET_NONE || sg_net_corner (net, a)->n_arms > 2 ||
          sg_net_corner (net, b)->n_arms > 2)
        continue;
      sg_line_add (opening, sg_net_corner (net, a)->at);
      sg_line_add (opening, sg_net_corner (net, b)->at);
      sg_net_lay (net, sg_net_add_street (net, kind + 1, FALSE), opening, a, b);
    }
}

static void
lay_water_and_railway (const SgDemoPlan *plan, SgNet *net)
{
  lay_line (net, SG_STREET_BANK, FALSE, plan->banks[0]);
  lay_line (net, SG_STREET_BANK, FALSE, plan->banks[1]);
  sg_net_name (net, lay_line (net, SG_STREET_RAIL, FALSE, plan->railway), "Lintas Utara");
}

static void
lay_toll_road (const SgDemoPlan *plan, SgNet *net)
{
  g_autoptr (GArray) left = sg_line_beside (plan->toll_road, TOLL_HALF, 0);
  g_autoptr (GArray) right = sg_line_beside (plan->toll_road, -TOLL_HALF, 0);
  g_autoptr (GArray) back = sg_line_reversed (right);
  guint32 streets[] = { lay_line (net, SG_STREET_MOTORWAY, TRUE, left),
                        lay_line (net, SG_STREET_MOTORWAY, TRUE, back) };

  for (guint i = 0; i < 2; i++)
    {
      sg_net_name (net, streets[i], "Jalan Tol Contoh");
      sg_net_street (net, streets[i])->maxspeed = 100;
    }
}

static void
lay_ring_road (const SgDemoPlan *plan, SgNet *net)
{
  g_autoptr (GArray) inner = sg_line_beside (plan->ring_road, RING_HALF, -1);
  g_autoptr (GArray) outer_round = sg_line_beside (plan->ring_road, -RING_HALF, -1);
  g_autoptr (GArray) outer = sg_line_reversed (outer_round);
  guint32 streets[] = { lay_ring (net, SG_STREET_TRUNK, TRUE, inner),
                        lay_ring (net, SG_STREET_TRUNK, TRUE, outer) };

  for (guint i = 0; i < 2; i++)
    {
      sg_net_name (net, streets[i], "Jalan Lingkar Kota");
      sg_net_street (net, streets[i])->maxspeed = 60;
    }
}

static double
find_along (const SgLine *line, const SgLine *other)
{
  double done = 0;
  double along;

  for (guint i = 1; i < line->len; i++)
    {
      SgSpot a = sg_line_get (line, i - 1);
      SgSpot b = sg_line_get (line, i);

      for (guint k = 1; k < other->len; k++)
        if (sg_spots_cross (a, b, sg_line_get (other, k - 1), sg_line_get (other, k), &along))
          return done + along * sg_spot_distance (a, b);
      done += sg_spot_distance (a, b);
    }

  return -1;
}

static const char *const radial_names[] = {
  "Jalan Jenderal Sudirman", "Jalan Ahmad Yani",     "Jalan Diponegoro",  "Jalan Gatot Subroto",
  "Jalan Pahlawan",          "Jalan Panglima Polim", "Jalan Hayam Wuruk",
};

/* The drawn line, but from the loop as it has become. */
static SgLine *
from_corner (const SgNet *net, guint32 corner, const SgLine *drawn)
{
  g_autoptr (GArray) knots = sg_line_new ();
  SgSpot start = sg_net_corner (net, corner)->at;
  double out = hypot (start.x, start.y);

  sg_line_add (knots, start);
  for (guint i = 1; i < drawn->len; i++)
    {
      SgSpot spot = sg_line_get (drawn, i);

      if (knots->len > 1 || hypot (spot.x, spot.y) > out + 130)
        sg_line_add (knots, spot);
    }

  return sg_line_curve (knots, 40, FALSE);
}

static void
lay_split_radial (SgNet *net, guint32 street, const SgLine *line, double end, double half)
{
  g_autoptr (GArray) middle = sg_line_part (line, 0, end, 40);
  g_autoptr (GArray) rest = sg_line_part (line, end, sg_line_metres (line), 40);
  SgStreetKind kind = sg_net_street (net, street)->kind;
  guint32      ends[2] = {
         sg_net_corner_on (net, SG_STREET_BIT (SG_STREET_PRIMARY), sg_line_get (line, 0), 5),
         net->corners->len,
  };

  sg_net_lay (net, street, rest, SG_NET_NONE, SG_NET_NONE);
  lay_dual (net, street, middle, half, ends);
  if (half < PAIR_HALF)
    lay_openings (net, middle, half, kind, 230);
}

static void
lay_radial (const SgDemoPlan *plan, SgNet *net, guint index)
{
  const SgLine *drawn = plan->radials->pdata[index];
  SgStreetKind  kind = index % 2 == 0 ? SG_STREET_PRIMARY : SG_STREET_SECONDARY;
  guint32       street = sg_net_add_street (net, kind, FALSE);
  guint32       first =
    sg_net_corner_on (net, SG_STREET_BIT (SG_STREET_PRIMARY), sg_line_get (drawn, 0), 300);
  g_autoptr (GArray) line = from_corner (net, first, drawn);

  sg_net_name (net, street, radial_names[index]);
  if (index == 0)
    lay_split_radial (net, street, line, find_along (line, plan->ring_road) - 160, DUAL_HALF);
  else if (index == 2 || index == 5)
    lay_split_radial (net, street, line, 1150, PAIR_HALF);
  else
    sg_net_lay (net, street, line, first, SG_NET_NONE);
}

/* The road that a ramp reaches, at a spot a little away from the toll road on one side. */
static guint32
ramp_corner (SgNet *net, const SgLine *radial, const SgLine *toll, SgSpot out)
{
  double along = find_along (radial, toll);
  SgSpot direction;
  SgSpot spot;
  double sign;

  sg_line_at (radial, along, &direction);
  sign = sg_spot_dot (direction, out) > 0 ? 1 : -1;
  spot = sg_line_at (radial, along + sign * RAMP_OUT, NULL);

  return sg_net_corner_on (net,
                           SG_STREET_BIT (SG_STREET_PRIMARY) | SG_STREET_BIT (SG_STREET_SECONDARY),
                           spot,
                           15);
}

/* One way off and one way on, for one half of the toll road. */
static void
lay_ramps (SgNet *net, const SgLine *toll, double crossing, gboolean forward, guint32 road)
{
  double sign = forward ? 1 : -1;

  for (int on = 0; on < 2; on++)
    {
      g_autoptr (GArray) knots = sg_line_new ();
      g_autoptr (GArray) curve = NULL;
      double  there = on ? sign : -sign;
      double  outs[] = { TOLL_HALF, TOLL_HALF + 11, 46 };
      double  alongs[] = { RAMP_METRES, RAMP_METRES - 130, 150 };
      guint32 merge;
      guint32 street = sg_net_add_street (net, SG_STREET_MOTORWAY_LINK, TRUE);
      guint32 first_piece;

      for (guint i = 0; i < 3; i++)
        {
          SgSpot direction;
          SgSpot spot = sg_line_at (toll, crossing + there * alongs[i], &direction);

          sg_line_add (knots, sg_spot_along (spot, sg_spot_left (direction), sign * outs[i]));
        }
      merge =
        sg_net_corner_on (net, SG_STREET_BIT (SG_STREET_MOTORWAY), sg_line_get (knots, 0), 12);
      g_array_index (knots, SgSpot, 0) = sg_net_corner (net, merge)->at;
      sg_line_add (knots, sg_net_corner (net, road)->at);
      curve = sg_line_curve (knots, 30, FALSE);
      if (on)
        {
          SgLine *turned = sg_line_reversed (curve);

          g_array_unref (curve);
          curve = turned;
        }
      first_piece = net->pieces->len;
      sg_net_lay (net, street, curve, on ? road : merge, on ? merge : road);
      sg_net_corner (net, sg_net_piece (net, (first_piece + net->pieces->len) / 2)->from)->mark =
        SG_CORNER_TOLL_BOOTH;
      sg_net_street (net, street)->maxspeed = 40;
    }
}

static void
lay_interchanges (const SgDemoPlan *plan, SgNet *net)
{
  double last = -G_MAXDOUBLE;

  for (guint i = 0; i < plan->radials->len; i++)
    {
      const SgLine *radial = plan->radials->pdata[i];
      double        crossing = find_along (plan->toll_road, radial);
      SgSpot        direction;

      if (crossing < RAMP_METRES + 100 || fabs (crossing - last) < RAMPS_APART ||
          crossing > sg_line_metres (plan->toll_road) - RAMP_METRES - 100)
        continue;

      last = crossing;
      sg_line_at (plan->toll_road, crossing, &direction);
      for (int half = 0; half < 2; half++)
        {
          SgSpot  out = sg_spot_left (direction);
          guint32 road;

          if (half == 1)
            out = (SgSpot){ -out.x, -out.y };
          road = ramp_corner (net, radial, plan->toll_road, out);
          if (road != SG_NET_NONE)
            lay_ramps (net, plan->toll_road, crossing, half == 0, road);
        }
    }
}

/* A street round the square, and one from each of its sides to the loop. */
static void
lay_square (const SgDemoPlan *plan, SgNet *net)
{
  const SgQuarter *square = sg_demo_plan_get_quarter (plan, 0);
  g_autoptr (GArray) ring = sg_line_new ();
  guint32 street;

  for (guint i = 0; i < 4; i++)
    {
      SgSpot corner = sg_line_get (square->ring, i);
      SgSpot next = sg_line_get (square->ring, (i + 1) % 4);
      SgSpot out = sg_spot_direction (square->centre, corner);

      corner = sg_spot_along (corner, out, 14);
      next = sg_spot_along (next, sg_spot_direction (square->centre, next), 14);
      for (guint k = 0; k < 4; k++)
        sg_line_add (ring, sg_spot_between (corner, next, k / 4.0));
    }
  street = lay_ring (net, SG_STREET_TERTIARY, FALSE, ring);
  sg_net_name (net, street, "Jalan Alun-Alun");

  for (guint i = 0; i < 4; i++)
    {
      SgSpot        from = sg_line_get (ring, 4 * i + 2);
      SgSpot        out = sg_spot_direction (square->centre, from);
      guint32       first = sg_net_corner_on (net, SG_STREET_BIT (SG_STREET_TERTIARY), from, 8);
      SgNetCrossing crossing;
      g_autoptr (GArray) line = sg_line_new ();
      guint32 last;

      if (!sg_net_find_crossing (net,
                                 from,
                                 sg_spot_along (from, out, 500),
                                 SG_STREET_BIT (SG_STREET_PRIMARY),
                                 first,
                                 &crossing))
        continue;
      last = sg_net_join (net, crossing.piece, crossing.at, 12);
      sg_line_add (line, from);
      sg_line_add (line, sg_net_corner (net, last)->at);
      sg_net_lay (net, sg_net_add_street (net, SG_STREET_TERTIARY, FALSE), line, first, last);
    }
}

/**
 * sg_demo_arteries_lay:
 *
 * Must come first: the town grows from these lines.
 */
void
sg_demo_arteries_lay (SgDemoPlan *plan, SgNet *net)
{
  g_autoptr (GArray) loop = sg_line_reversed (plan->centre_loop);

  lay_water_and_railway (plan, net);
  lay_toll_road (plan, net);
  lay_ring_road (plan, net);
  sg_net_name (net, lay_ring (net, SG_STREET_PRIMARY, TRUE, loop), "Jalan Merdeka");
  for (guint i = 0; i < plan->radials->len; i++)
    lay_radial (plan, net, i);
  lay_openings (net, plan->ring_road, RING_HALF, SG_STREET_TRUNK, 300);
  lay_interchanges (plan, net);
  lay_square (plan, net);
}
