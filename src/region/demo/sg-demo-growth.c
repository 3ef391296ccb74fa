/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the town fills with streets. A street starts at a corner of one that is there, follows the
 * grain of the land, and ends where it meets another, where it would come too near to a parallel
 * one, or where the land forbids it; then it is built, or forgotten. Great streets grow first. Most
 * corners become T, as in towns that nobody drew; what share of streets ends blindly and how many
 * corners have four arms is kept at the figures of Jakarta. */

#include "region/demo/sg-demo-growth.h"

/* Shares of Jakarta's junctions, of docs/region/demo.md. */
#define SHARE_DEAD_ENDS 0.140
#define SHARE_FOUR_ARMS 0.144
#define SHARE_FIVE_ARMS 0.0016

#define NARROWEST_ANGLE  0.75 /* radians between two arms of a corner */
#define NEAR_LINE_METRES 16.0 /* no street runs nearer along railway, water or toll road */
#define NEIGHBOUR_METRES 50.0
#define BRIDGES_APART    850.0 /* metres */
#define CROSSINGS_APART  420.0 /* on the railway, metres */
#define BLOCK_LENGTH     2.4   /* to its width */
#define MOOD             1.0   /* powers of two between the usual and the widest streets */
#define CORNERS_APART    17.0  /* metres between two junctions, unless they are one */

typedef struct
{
  SgStreetKind kind;
  guint32      from; /* kinds it starts at */
  double       step;
  double       shortest;
  double       longest;
  double       dead_ends;         /* how willingly it ends blindly, 0…1 */
  gboolean     crosses;           /* river, railway and toll road */
  double       apart[SG_N_ZONES]; /* metres between parallel ones; 0 is none there */
} Stage;

#define BIT(kind) SG_STREET_BIT (SG_STREET_##kind)
#define GREAT     (BIT (TRUNK) | BIT (PRIMARY) | BIT (SECONDARY))
#define SMALL     (BIT (TERTIARY) | BIT (UNCLASSIFIED) | BIT (RESIDENTIAL) | BIT (LIVING))

static const Stage stages[] = {
  { SG_STREET_SECONDARY,
    GREAT,
    34,
    500,
    4500,
    0,
    TRUE,
    { [SG_ZONE_TOWN] = 1150, [SG_ZONE_KAMPUNG] = 1150, [SG_ZONE_CENTRE] = 600 } },
  { SG_STREET_TERTIARY,
    GREAT | BIT (TERTIARY),
    30,
    250,
    4000,
    0.03,
    TRUE,
    { 2300, 900, 440, 440, 250, 0, 500, 0 } },
  { SG_STREET_UNCLASSIFIED,
    GREAT | BIT (TERTIARY) | BIT (UNCLASSIFIED),
    34,
    300,
    5000,
    0.1,
    FALSE,
    { [SG_ZONE_FIELDS] = 950, [SG_ZONE_VILLAGE] = 520 } },
  { SG_STREET_RESIDENTIAL,
    GREAT | SMALL,
    17,
    40,
    900,
    0.35,
    FALSE,
    { 0, 62, 70, 80, 64, 50, 260, 0 } },
  { SG_STREET_LIVING,
    SMALL,
    14,
    35,
    260,
    0.5,
    FALSE,
    { [SG_ZONE_VILLAGE] = 55, [SG_ZONE_KAMPUNG] = 60 } },
  { SG_STREET_ALLEY, SMALL | BIT (ALLEY), 10, 22, 130, 0.6, FALSE, { [SG_ZONE_KAMPUNG] = 34 } },
};

#define STAR_STAGE 3

/* How much streets wind, radians. */
static const double winding[SG_N_ZONES] = { 0.45, 0.5, 0.14, 0.5, 0.1, 0, 0, 0 };

typedef struct
{
  guint32 corner;
  int     side;
} Seed;

typedef struct
{
  SgDemoPlan  *plan;
  SgNet       *net;
  const Stage *stage;
  GArray      *seeds;
  GArray      *bridges;   /* SgSpot */
  GArray      *crossings; /* SgSpot, of the railway */
  GArray      *near;
} Growth;

/* A street that is being tried. */
typedef struct
{
  SgLine  *line;
  SgSpot   tip;
  SgSpot   heading;
  double   stride; /* metres of a step */
  double   metres;
  guint32  first;
  gboolean over_water;
  gboolean joins;
  guint32  last_piece;
  SgSpot   last_at;
} Shoot;

static guint32
count_junctions (const SgNet *net)
{
  guint32 n = net->n_with_arms[1];

  for (guint arms = 3; arms <= SG_NET_ARMS_MAX; arms++)
    n += net->n_with_arms[arms];

  return MAX (n, 1);
}

static gboolean
wants_four_arms (const Growth *self)
{
  return self->net->n_with_arms[4] < SHARE_FOUR_ARMS * count_junctions (self->net);
}

static gboolean
wants_dead_end (const Growth *self)
{
  return self->net->n_with_arms[1] < SHARE_DEAD_ENDS * count_junctions (self->net) &&
         sg_chance_is (&self->plan->chance, self->stage->dead_ends);
}

/* Metres to keep from a parallel street. Blocks are long in one direction and short in the other,
 * and finer in some parts of the town than in others. */
static double
apart_at (const Growth *self, SgSpot spot, SgSpot heading)
{
  SgZone zone = sg_demo_plan_zone (self->plan, spot);
  int    quarter = sg_demo_plan_quarter (self->plan, spot);
  double apart = self->stage->apart[zone];
  double mood = sg_demo_noise (self->plan->seed ^ 31, spot.x / 420, spot.y / 420) +
                0.5 * sg_demo_noise (self->plan->seed ^ 33, spot.x / 150, spot.y / 150);
  SgSpot   rows = sg_demo_plan_grain (self->plan, spot, (SgSpot){ 1, 0 });
  gboolean along = fabs (sg_spot_dot (heading, rows)) > 0.7;

  if (zone == SG_ZONE_ESTATE)
    {
      rows = sg_demo_plan_get_quarter (self->plan, quarter)->axis;
      return fabs (sg_spot_dot (heading, rows)) > 0.7 ? apart : 3.3 * apart;
    }
  if (self->stage->kind >= SG_STREET_RESIDENTIAL &&
      along == (sg_demo_noise (self->plan->seed ^ 34, spot.x / 500, spot.y / 500) > 0))
    apart *= BLOCK_LENGTH;

  return apart * pow (2, MOOD * mood);
}

static gboolean
is_closed (const Growth *self, SgSpot spot)
{
  for (int i = 0; i < 9; i++)
    {
      SgSpot beside = { spot.x + (i % 3 - 1) * 40, spot.y + (i / 3 - 1) * 40 };
      int    quarter = sg_demo_plan_quarter (self->plan, beside);

      if (quarter >= 0 && sg_demo_plan_zone (self->plan, beside) == SG_ZONE_CLOSED &&
          sg_line_contains (sg_demo_plan_get_quarter (self->plan, quarter)->ring, spot))
        return TRUE;
    }

  return FALSE;
}

static gboolean
passes_closed (const Growth *self, SgSpot from, SgSpot to)
{
  for (double share = 0; share <= 1; share += 0.25)
    if (is_closed (self, sg_spot_between (from, to, share)))
      return TRUE;

  return FALSE;
}

/* Walls: an estate is entered and left through few gates. */
static gboolean
may_pass_wall (const Growth *self, SgSpot from, SgSpot to)
{
  int a = sg_demo_plan_quarter (self->plan, from);
  int b = sg_demo_plan_quarter (self->plan, to);

  if (a == b || (sg_demo_plan_zone (self->plan, from) != SG_ZONE_ESTATE &&
                 sg_demo_plan_zone (self->plan, to) != SG_ZONE_ESTATE))
    return TRUE;

  return sg_chance_is (&self->plan->chance, 0.2);
}

static gboolean
is_far_from_all (const GArray *spots, SgSpot spot, double metres)
{
  for (guint i = 0; i < spots->len; i++)
    if (sg_spot_distance (g_array_index (spots, SgSpot, i), spot) < metres)
      return FALSE;

  return TRUE;
}

/* Whether a parallel street is nearer than @room, or a railway, water or toll road too near. */
static gboolean
is_crowded_within (Growth *self, SgSpot spot, SgSpot heading, double room)
{
  double step = self->stage->step;

  sg_net_list_near (self->net, spot, spot, room, self->near);
  for (guint i = 0; i < self->near->len; i++)
    {
      guint32           index = g_array_index (self->near, guint32, i);
      const SgNetPiece *piece = sg_net_piece (self->net, index);
      SgStreetKind      kind = sg_net_kind (self->net, index);
      SgSpot            from = sg_net_corner (self->net, piece->from)->at;
      SgSpot            to = sg_net_corner (self->net, piece->to)->at;
      double            least = room;
      double            share;
      SgSpot            away;

      if (kind >= SG_STREET_RAIL || kind <= SG_STREET_MOTORWAY_LINK)
        least = MIN (room, NEAR_LINE_METRES);
      if (sg_spot_to_piece (spot, from, to, &share) > least ||
          fabs (sg_spot_cross (sg_spot_direction (from, to), heading)) > 0.72)
        continue;

      away = sg_spot_minus (sg_spot_between (from, to, share), spot);
      if (sg_spot_dot (away, heading) > -0.5 * step &&
          (fabs (sg_spot_cross (away, heading)) > 6 || hypot (away.x, away.y) < 6))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_crowded (Growth *self, SgSpot spot, SgSpot heading)
{
  double room = apart_at (self, spot, heading);

  /* The neighbours are asked first: mostly that is enough, and there are far fewer of them. */
  for (double reach = NEIGHBOUR_METRES; reach < room; reach *= 2)
    if (is_crowded_within (self, spot, heading, reach))
      return TRUE;

  return is_crowded_within (self, spot, heading, room);
}

static gboolean
is_far_from_junctions (const Growth *self, guint32 corner_index)
{
  const SgNetCorner *corner = sg_net_corner (self->net, corner_index);

  for (guint i = 0; i < corner->n_arms; i++)
    {
      const SgNetPiece  *piece = sg_net_piece (self->net, corner->arms[i]);
      const SgNetCorner *other =
        sg_net_corner (self->net, piece->from == corner_index ? piece->to : piece->from);

      if (other->n_roads != 2 && sg_spot_distance (other->at, corner->at) < CORNERS_APART)
        return FALSE;
    }

  return TRUE;
}

static gboolean
may_take_arm (const Growth *self, guint32 corner_index, SgSpot direction)
{
  const SgNetCorner *corner = sg_net_corner (self->net, corner_index);

  if (corner->n_arms > corner->n_roads || corner->n_roads > 3 || corner->mark != SG_CORNER_PLAIN ||
      (corner->n_roads == 3 && !wants_four_arms (self)))
    return FALSE;
  if (corner->n_roads == 2 && !is_far_from_junctions (self, corner_index))
    return FALSE;

  return sg_net_narrowest_angle (self->net, corner_index, direction) > NARROWEST_ANGLE;
}

static void
turn_heading (const Growth *self, Shoot *shoot)
{
  SgZone zone = sg_demo_plan_zone (self->plan, shoot->tip);
  SgSpot grain = sg_demo_plan_grain (self->plan, shoot->tip, shoot->heading);
  double wind = winding[zone] * sg_demo_noise (self->plan->seed ^ (32 + self->stage->kind),
                                               shoot->tip.x / (7 * self->stage->step),
                                               shoot->tip.y / (7 * self->stage->step));

  grain = sg_spot_turned (grain, wind);
  grain = sg_spot_between (shoot->heading, grain, zone == SG_ZONE_ESTATE ? 1 : 0.45);
  shoot->heading = sg_spot_direction ((SgSpot){ 0, 0 }, grain);
}

/* Whether it may go on over what it met: water, railway or toll road. */
static gboolean
may_cross (const Growth *self, const Shoot *shoot, const SgNetCrossing *crossing)
{
  SgStreetKind      kind = sg_net_kind (self->net, crossing->piece);
  const SgNetPiece *piece = sg_net_piece (self->net, crossing->piece);
  SgSpot            along = sg_spot_direction (sg_net_corner (self->net, piece->from)->at,
                                    sg_net_corner (self->net, piece->to)->at);

  if (fabs (sg_spot_cross (along, shoot->heading)) < 0.75 || piece->bridge)
    return FALSE;
  if (kind == SG_STREET_RAIL)
    return is_far_from_all (self->crossings, crossing->at, CROSSINGS_APART);
  if (!self->stage->crosses)
    return FALSE;
  if (kind == SG_STREET_BANK)
    return shoot->over_water || is_far_from_all (self->bridges, crossing->at, BRIDGES_APART);

  return kind == SG_STREET_MOTORWAY &&
         (shoot->metres > 60 || sg_spot_distance (crossing->at, shoot->tip) > 30) &&
         is_far_from_all (self->bridges, crossing->at, 60);
}

/* The last piece ends where the next begins, so it does not count. */
static gboolean
crosses_itself (const Shoot *shoot, SgSpot next)
{
  double along;

  for (guint i = 1; i + 1 < shoot->line->len; i++)
    if (sg_spots_cross (shoot->tip,
                        next,
                        sg_line_get (shoot->line, i - 1),
                        sg_line_get (shoot->line, i),
                        &along))
      return TRUE;

  return FALSE;
}

/* Ends the shoot at a spot of a piece, if a corner can be there. */
static gboolean
try_join (const Growth *self, Shoot *shoot, guint32 piece_index, SgSpot at)
{
  const SgNetPiece *piece = sg_net_piece (self->net, piece_index);
  SgSpot            from = sg_net_corner (self->net, piece->from)->at;
  SgSpot            to = sg_net_corner (self->net, piece->to)->at;
  SgSpot            coming = sg_spot_direction (at, shoot->tip);
  guint32 end = sg_spot_distance (at, from) < sg_spot_distance (at, to) ? piece->from : piece->to;
  double  to_end = sg_spot_distance (at, sg_net_corner (self->net, end)->at);

  if (piece->bridge || end == shoot->first || passes_closed (self, shoot->tip, at) ||
      fabs (sg_spot_cross (sg_spot_direction (from, to), coming)) < sin (NARROWEST_ANGLE))
    return FALSE;

  if (to_end < MAX (12, shoot->stride * 0.5))
    {
      at = sg_net_corner (self->net, end)->at;
      coming = sg_spot_direction (at, shoot->tip);
      if (!may_take_arm (self, end, coming))
        return FALSE;
    }
  else if (to_end < CORNERS_APART && sg_net_corner (self->net, end)->n_roads != 2)
    return FALSE;

  if (crosses_itself (shoot, at))
    return FALSE;

  shoot->joins = TRUE;
  shoot->last_piece = piece_index;
  shoot->last_at = at;
  return TRUE;
}

/* Goes over what it met and stops just behind it. */
static void
cross (Growth *self, Shoot *shoot, const SgNetCrossing *crossing)
{
  SgStreetKind kind = sg_net_kind (self->net, crossing->piece);

  if (kind == SG_STREET_BANK)
    shoot->over_water = !shoot->over_water;
  shoot->metres += sg_spot_distance (shoot->tip, crossing->at) + 1;
  shoot->tip = sg_spot_along (crossing->at, shoot->heading, 1);
  sg_line_add (shoot->line, shoot->tip);
}

/* Turns aside to the parallel street that stopped it. */
static gboolean
bend_to_neighbour (Growth *self, Shoot *shoot)
{
  guint32       piece;
  SgNetCrossing crossing;
  SgSpot        from;
  SgSpot        to;
  double        share;
  double        room = 1.2 * apart_at (self, shoot->tip, shoot->heading);

  if (shoot->metres < self->stage->shortest || shoot->over_water)
    return FALSE;
  sg_net_find_nearest (self->net, shoot->tip, room, SG_STREET_ROADS & ~SG_STREET_TOLL, &piece);
  if (piece == SG_NET_NONE)
    return FALSE;

  from = sg_net_corner (self->net, sg_net_piece (self->net, piece)->from)->at;
  to = sg_net_corner (self->net, sg_net_piece (self->net, piece)->to)->at;
  sg_spot_to_piece (shoot->tip, from, to, &share);
  from = sg_spot_between (from, to, share);
  if (sg_spot_dot (sg_spot_direction (shoot->tip, from), shoot->heading) < -0.3 ||
      sg_net_find_crossing (self->net,
                            shoot->tip,
                            sg_spot_between (shoot->tip, from, 0.95),
                            ~0u,
                            SG_NET_NONE,
                            &crossing))
    return FALSE;

  return try_join (self, shoot, piece, from);
}

/* One step; returns whether there may be another. */
static gboolean
step (Growth *self, Shoot *shoot)
{
  SgNetCrossing crossing;
  SgSpot        next;
  guint32       skip = shoot->line->len == 1 ? shoot->first : SG_NET_NONE;

  if (!shoot->over_water)
    turn_heading (self, shoot);
  next = sg_spot_along (shoot->tip, shoot->heading, shoot->stride);
  if (sg_net_find_crossing (self->net,
                            shoot->tip,
                            sg_spot_along (shoot->tip, shoot->heading, 1.7 * shoot->stride),
                            ~0u,
                            skip,
                            &crossing))
    {
      SgStreetKind kind = sg_net_kind (self->net, crossing.piece);

      if (kind < SG_STREET_RAIL && kind > SG_STREET_MOTORWAY_LINK)
        {
          if (!shoot->over_water)
            try_join (self, shoot, crossing.piece, crossing.at);
          return FALSE;
        }
      if (!may_cross (self, shoot, &crossing))
        return FALSE;
      cross (self, shoot, &crossing);
      return TRUE;
    }

  if (crosses_itself (shoot, next))
    return FALSE;
  if (!shoot->over_water)
    {
      if (!sg_demo_plan_contains (next) || apart_at (self, next, shoot->heading) <= 0 ||
          is_closed (self, next) || !may_pass_wall (self, shoot->tip, next))
        return FALSE;
      if (is_crowded (self, next, shoot->heading))
        {
          bend_to_neighbour (self, shoot);
          return FALSE;
        }
    }

  sg_line_add (shoot->line, next);
  shoot->tip = next;
  shoot->metres += shoot->stride;
  return shoot->metres < self->stage->longest;
}

static void
note_crossings (Growth *self, guint32 first_piece)
{
  for (guint32 i = first_piece; i < self->net->pieces->len; i++)
    {
      const SgNetPiece *piece = sg_net_piece (self->net, i);
      SgSpot            at = sg_net_corner (self->net, piece->to)->at;

      if (piece->bridge && sg_net_kind (self->net, i) < SG_STREET_RAIL)
        g_array_append_val (self->bridges, at);
      if (sg_net_corner (self->net, piece->to)->mark == SG_CORNER_LEVEL_CROSSING)
        g_array_append_val (self->crossings, at);
    }
}

static void
sow (Growth *self, guint32 corner)
{
  for (int side = -1; side <= 1; side += 2)
    g_array_append_val (self->seeds, ((Seed){ corner, side }));
}

static void
build (Growth *self, const Shoot *shoot)
{
  guint32 street = sg_net_add_street (self->net, self->stage->kind, FALSE);
  guint32 first_piece;
  guint32 last = SG_NET_NONE;
  g_autoptr (GArray) corners = NULL;

  if (shoot->joins)
    {
      last = sg_net_join (self->net, shoot->last_piece, shoot->last_at, 5);
      sg_line_add (shoot->line, sg_net_corner (self->net, last)->at);
    }
  if (shoot->line->len < 2)
    return;

  first_piece = self->net->pieces->len;
  sg_net_lay (self->net, street, shoot->line, shoot->first, last);
  sg_net_street (self->net, street)->quarter =
    sg_demo_plan_quarter (self->plan, sg_line_get (shoot->line, shoot->line->len / 2));
  note_crossings (self, first_piece);
  if ((self->stage->from & SG_STREET_BIT (self->stage->kind)) == 0)
    return;

  corners = sg_net_list_corners (self->net, street, first_piece);
  for (guint i = 1; i < corners->len; i++)
    sow (self, g_array_index (corners, guint32, i));
}

/* Which way a new street leaves a corner: across the one that is there. */
static gboolean
find_start (const Growth *self, Seed seed, SgSpot *heading)
{
  const SgNetCorner *corner = sg_net_corner (self->net, seed.corner);

  for (guint i = 0; i < corner->n_arms; i++)
    {
      const SgNetPiece *piece = sg_net_piece (self->net, corner->arms[i]);
      SgStreetKind      kind = sg_net_kind (self->net, corner->arms[i]);
      SgSpot            along;

      if ((self->stage->from & SG_STREET_BIT (kind)) == 0 || piece->bridge)
        continue;
      along = sg_spot_direction (sg_net_corner (self->net, piece->from)->at,
                                 sg_net_corner (self->net, piece->to)->at);
      *heading = sg_spot_turned (along, seed.side * G_PI / 2);
      return may_take_arm (self, seed.corner, *heading);
    }

  return FALSE;
}

static void
try_seed (Growth *self, Seed seed)
{
  g_autoptr (GArray) line = sg_line_new ();
  Shoot shoot = { .line = line, .first = seed.corner };

  if (sg_net_corner (self->net, seed.corner)->n_roads < 2 ||
      !find_start (self, seed, &shoot.heading))
    return;

  shoot.tip = sg_net_corner (self->net, seed.corner)->at;
  shoot.stride = self->stage->step * sg_chance_between (&self->plan->chance, 0.7, 1.35);
  sg_line_add (line, shoot.tip);
  while (step (self, &shoot))
    continue;

  if (shoot.over_water || (!shoot.joins && shoot.metres < self->stage->shortest))
    return;
  if (shoot.joins
        ? shoot.metres + sg_spot_distance (shoot.tip, shoot.last_at) < self->stage->shortest * 0.6
        : !wants_dead_end (self))
    return;

  build (self, &shoot);
}

static void
sow_all (Growth *self)
{
  for (guint32 i = 0; i < self->net->corners->len; i++)
    sow (self, i);

  /* In any order, or one end of the town would be built before the other. */
  for (guint i = self->seeds->len; i > 1; i--)
    {
      Seed *last = &g_array_index (self->seeds, Seed, i - 1);
      Seed *other = &g_array_index (self->seeds, Seed, sg_chance_index (&self->plan->chance, i));
      Seed  kept = *last;

      *last = *other;
      *other = kept;
    }
}

static void
run_stage (Growth *self, const Stage *stage)
{
  self->stage = stage;
  g_array_set_size (self->seeds, 0);
  sow_all (self);
  for (guint i = 0; i < self->seeds->len; i++)
    try_seed (self, g_array_index (self->seeds, Seed, i));
}

/* The street by which a quarter is reached, from the nearest road into its middle. */
static void
lay_entrance (Growth *self, const SgQuarter *quarter)
{
  g_autoptr (GArray) line = sg_line_new ();
  guint32       kinds = GREAT | SMALL;
  guint32       first;
  SgSpot        from;
  SgSpot        end;
  guint32       street;
  SgNetCrossing crossing;
  guint32       first_piece;

  first = sg_net_corner_on (self->net, kinds, quarter->centre, 1200);
  if (first == SG_NET_NONE || sg_net_corner (self->net, first)->n_roads > 3)
    return;
  from = sg_net_corner (self->net, first)->at;
  end = sg_demo_plan_grain (self->plan, quarter->centre, sg_spot_direction (from, quarter->centre));
  end = sg_spot_along (quarter->centre, end, 0.6 * quarter->half_width);
  if (sg_spot_distance (from, quarter->centre) < 30 ||
      sg_net_find_crossing (self->net, from, end, ~0u, first, &crossing))
    return;

  first_piece = self->net->pieces->len;
  sg_line_add (line, from);
  sg_line_add (line, quarter->centre);
  sg_line_add (line, end);
  street = sg_net_add_street (self->net,
                              quarter->kind == SG_QUARTER_VILLAGE ? SG_STREET_UNCLASSIFIED
                                                                  : SG_STREET_RESIDENTIAL,
                              FALSE);
  {
    g_autoptr (GArray) curve = sg_line_curve (line, 18, FALSE);

    sg_net_lay (self->net, street, curve, first, SG_NET_NONE);
  }
  sg_net_street (self->net, street)->quarter = sg_demo_plan_quarter (self->plan, quarter->centre);
  note_crossings (self, first_piece);
}

static void
lay_entrances (Growth *self)
{
  for (guint i = 0; i < self->plan->quarters->len; i++)
    {
      const SgQuarter *quarter = sg_demo_plan_get_quarter (self->plan, i);

      if (quarter->kind == SG_QUARTER_ESTATE || quarter->kind == SG_QUARTER_INDUSTRY ||
          quarter->kind == SG_QUARTER_VILLAGE)
        lay_entrance (self, quarter);
    }
}

/* A fifth street from a crossing, into the widest gap between the others. */
static gboolean
try_fifth_arm (Growth *self, guint32 corner)
{
  g_autoptr (GArray) line = sg_line_new ();
  Shoot         shoot = { .line = line, .first = corner, .stride = self->stage->step };
  guint32       before = self->net->n_with_arms[5];
  SgNetCrossing crossing;

  shoot.tip = sg_net_corner (self->net, corner)->at;
  for (guint i = 0; i < 48; i++)
    {
      SgSpot heading = sg_spot_at_angle (2 * G_PI * i / 48);

      if (i == 0 || sg_net_narrowest_angle (self->net, corner, heading) >
                      sg_net_narrowest_angle (self->net, corner, shoot.heading))
        shoot.heading = heading;
    }
  if (sg_net_narrowest_angle (self->net, corner, shoot.heading) < NARROWEST_ANGLE)
    return FALSE;

  sg_line_add (line, shoot.tip);
  while (step (self, &shoot))
    continue;
  if (shoot.over_water || (!shoot.joins && shoot.metres < self->stage->shortest))
    {
      /* A yard behind the crossing, then. */
      g_array_set_size (line, 1);
      shoot.joins = FALSE;
      shoot.tip = sg_spot_along (sg_line_get (line, 0), shoot.heading, 28);
      if (sg_net_find_crossing (self->net,
                                sg_line_get (line, 0),
                                sg_spot_along (shoot.tip, shoot.heading, 12),
                                ~0u,
                                corner,
                                &crossing))
        return FALSE;
      sg_line_add (line, shoot.tip);
    }

  build (self, &shoot);
  return self->net->n_with_arms[5] > before;
}

static void
add_stars (Growth *self)
{
  guint32 n_corners = self->net->corners->len;

  self->stage = &stages[STAR_STAGE];
  for (guint32 tries = 0; tries < n_corners; tries++)
    {
      guint32            corner = sg_chance_index (&self->plan->chance, n_corners);
      const SgNetCorner *candidate = sg_net_corner (self->net, corner);

      if (self->net->n_with_arms[5] + self->net->n_with_arms[6] >=
          SHARE_FIVE_ARMS * count_junctions (self->net))
        return;
      if (candidate->n_roads == 4 && candidate->n_arms == 4)
        try_fifth_arm (self, corner);
    }
}

/**
 * sg_demo_growth_run:
 *
 * Grows all streets of the town from what sg_demo_arteries_lay() has laid.
 */
void
sg_demo_growth_run (SgDemoPlan *plan, SgNet *net)
{
  g_autoptr (GArray) seeds = g_array_new (FALSE, FALSE, sizeof (Seed));
  g_autoptr (GArray) bridges = sg_line_new ();
  g_autoptr (GArray) crossings = sg_line_new ();
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint32));
  Growth self = { plan, net, NULL, seeds, bridges, crossings, near };

  note_crossings (&self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (stages[i].kind == SG_STREET_RESIDENTIAL)
        lay_entrances (&self);
      run_stage (&self, &stages[i]);
      if (stages[i].kind == SG_STREET_RESIDENTIAL)
        run_stage (&self, &stages[i]);
    }
  add_stars (&self);
}
