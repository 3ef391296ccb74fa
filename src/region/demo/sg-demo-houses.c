/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Houses along the streets, as the quarter builds them: rows of shops in the centre, small houses
 * wall to wall in the kampungs, equal ones in equal rows in an estate. Some streets have house
 * numbers, odd on the left and even on the right. */

#include "region/demo/sg-demo-houses.h"

/* House numbers count the metres from the start of the street in steps of this many. */
#define NUMBER_METRES 9.0

/* One street in so many has its numbers on the map. */
#define NUMBERED_ONE_IN 7

/* From the middle of a street to the line of an address interpolation. */
#define INTERPOLATION_ASIDE 11.0
#define INTERPOLATIONS      6

typedef struct
{
  SgDemoPlan  *plan;
  SgNet       *net;
  SgDemoLots  *lots;
  SgDemoSheet *sheet;
  guint        n_houses;
  guint        n_interpolations;
} Builder;

/* How a zone is built on. */
static const struct
{
  const char *building;
  double      width[2];
  double      depth[2];
  double      gap[2];
  double      share; /* of the places that get a house on the map */
} zones[SG_N_ZONES] = {
  [SG_ZONE_FIELDS] = { "house", { 9, 13 }, { 9, 14 }, { 20, 160 }, 0.3 },
  [SG_ZONE_VILLAGE] = { "house", { 9, 15 }, { 9, 13 }, { 4, 18 }, 0.7 },
  [SG_ZONE_TOWN] = { "house", { 10, 24 }, { 10, 15 }, { 2, 9 }, 0.55 },
  [SG_ZONE_KAMPUNG] = { "house", { 8, 21 }, { 7, 11 }, { 0, 3 }, 0.66 },
  [SG_ZONE_CENTRE] = { "retail", { 14, 42 }, { 13, 20 }, { 0.5, 8 }, 0.9 },
  [SG_ZONE_ESTATE] = { "house", { 22, 46 }, { 11, 12 }, { 2, 5 }, 0.9 },
  [SG_ZONE_INDUSTRY] = { "industrial", { 40, 90 }, { 30, 60 }, { 6, 20 }, 0.9 },
  [SG_ZONE_CLOSED] = { "yes", { 20, 30 }, { 14, 20 }, { 20, 60 }, 0 },
};

static gboolean
is_numbered (const Builder *self, guint32 street_index)
{
  const SgNetStreet *street = sg_net_street (self->net, street_index);

  return street->name != NULL && street_index % NUMBERED_ONE_IN == 0 &&
         street->kind >= SG_STREET_PRIMARY && street->kind <= SG_STREET_RESIDENTIAL;
}

static void
draw_house (Builder *self, const SgLot *lot, const char *building, guint number, const char *street)
{
  SgTags tags = { 0 };
  char   digits[16];
  g_autoptr (GArray) outline = sg_demo_lot_outline (lot, 0.6);

  sg_tags_add (&tags, "building", building);
  if (street != NULL)
    {
      g_snprintf (digits, sizeof digits, "%u", number);
      sg_tags_add (&tags, "addr:housenumber", digits);
      sg_tags_add (&tags, "addr:street", street);
    }
  sg_demo_sheet_add_ring (self->sheet, outline, &tags);
  self->n_houses++;
}

/* Builds on one side of one piece, from @at metres on; @before is how long the street is so far. */
static void
build_side (Builder *self, guint32 piece, int side, double before)
{
  const SgNetPiece *here = sg_net_piece (self->net, piece);
  SgSpot            from = sg_net_corner (self->net, here->from)->at;
  SgSpot            to = sg_net_corner (self->net, here->to)->at;
  double            metres = sg_spot_distance (from, to);
  SgZone            zone = sg_demo_plan_zone (self->plan, sg_spot_between (from, to, 0.5));
  SgChance         *chance = &self->plan->chance;
  gboolean          numbered = is_numbered (self, here->street);
  double            at = sg_chance_between (chance, 0, zones[zone].gap[1]);

  while (at < metres && self->n_houses < SG_DEMO_HOUSES_MAX)
    {
      SgSpot size = {
        sg_chance_between (chance, zones[zone].width[0], zones[zone].width[1]),
        sg_chance_between (chance, zones[zone].depth[0], zones[zone].depth[1]),
      };
      SgLot    lot = sg_demo_lot_beside (self->net, piece, at + size.x / 2, side, size);
      gboolean wanted = numbered || sg_chance_is (chance, zones[zone].share);

      if (wanted && !sg_demo_lots_take (self->lots, &lot, 0))
        {
          at += 5;
          continue;
        }
      if (wanted)
        {
          guint number = 2 * (guint) ((before + at) / NUMBER_METRES) + (side > 0 ? 1 : 2);

          draw_house (self,
                      &lot,
                      zones[zone].building,
                      number,
                      numbered ? sg_net_street (self->net, here->street)->name : NULL);
        }
      at += size.x + sg_chance_between (chance, zones[zone].gap[0], zones[zone].gap[1]);
    }
}

static gint64
draw_number (Builder *self, SgSpot at, guint number, const char *street)
{
  SgTags tags = { 0 };
  char   digits[16];

  g_snprintf (digits, sizeof digits, "%u", number);
  sg_tags_add (&tags, "addr:housenumber", digits);
  sg_tags_add (&tags, "addr:street", street);

  return sg_demo_sheet_add_node (self->sheet, at, &tags);
}

/* Two numbers and a line between them: those between can be reckoned. */
static void
draw_interpolation (Builder *self, const SgLine *street, const char *name)
{
  g_autoptr (GArray) beside = sg_line_beside (street, -INTERPOLATION_ASIDE, 0);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (gint64));
  double metres = sg_line_metres (street);
  SgTags tags = { 0 };

  for (guint i = 0; i < beside->len; i++)
    {
      SgSpot at = sg_line_get (beside, i);
      gint64 node;

      if (i == 0)
        node = draw_number (self, at, 2, name);
      else if (i + 1 == beside->len)
        node = draw_number (self, at, 2 + 2 * (guint) (metres / NUMBER_METRES), name);
      else
        node = sg_demo_sheet_add_node (self->sheet, at, NULL);
      g_array_append_val (refs, node);
    }

  sg_tags_add (&tags, "addr:interpolation", "even");
  sg_demo_sheet_add_way (self->sheet, refs, &tags);
  self->n_interpolations++;
}

static void
build_street (Builder *self, guint32 first)
{
  const SgNetStreet *street = sg_net_street (self->net, sg_net_piece (self->net, first)->street);
  double             before = 0;
  g_autoptr (GArray) line = sg_line_new ();
  guint32 piece = first;

  if (street->kind <= SG_STREET_TRUNK_LINK || street->kind >= SG_STREET_RAIL)
    return;

  sg_line_add (line, sg_net_corner (self->net, sg_net_piece (self->net, first)->from)->at);
  do
    {
      SgSpot to = sg_net_corner (self->net, sg_net_piece (self->net, piece)->to)->at;

      for (int side = -1; side <= 1 && !sg_net_piece (self->net, piece)->bridge; side += 2)
        build_side (self, piece, side, before);
      before += sg_spot_distance (sg_line_get (line, line->len - 1), to);
      sg_line_add (line, to);
      piece = sg_net_next_piece (self->net, piece);
    }
  while (piece != SG_NET_NONE && piece != first);

  if (street->kind == SG_STREET_TERTIARY && street->name != NULL && before > 300 && before < 900 &&
      self->n_interpolations < INTERPOLATIONS)
    draw_interpolation (self, line, street->name);
}

static gboolean
begins_street (const SgNet *net, guint32 piece)
{
  const SgNetCorner *corner = sg_net_corner (net, sg_net_piece (net, piece)->from);

  for (guint i = 0; i < corner->n_arms; i++)
    if (sg_net_piece (net, corner->arms[i])->to == sg_net_piece (net, piece)->from &&
        sg_net_piece (net, corner->arms[i])->street == sg_net_piece (net, piece)->street)
      return FALSE;

  return TRUE;
}

/**
 * sg_demo_houses_draw:
 *
 * Builds along every street on what the facilities have left free.
 */
void
sg_demo_houses_draw (SgDemoPlan *plan, SgNet *net, SgDemoLots *lots, SgDemoSheet *sheet)
{
  Builder self = { plan, net, lots, sheet, 0, 0 };

  for (guint32 i = 0; i < net->pieces->len; i++)
    if (sg_net_piece (net, i)->from != SG_NET_NONE && begins_street (net, i))
      build_street (&self, i);
}
