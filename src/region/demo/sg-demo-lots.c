/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/demo/sg-demo-lots.h"

#define SQUARE_METRES 2.0

/* Between two spots that are looked at; less than a square, so that none is missed. */
#define LOOK_METRES 1.8

/* From the middle of the river, so that no house stands in it. */
#define RIVER_HALF 29.0

/* Between the edge of a street and a lot: the squares that both touch would be taken. */
#define FRONT_METRES 2.2

/* From the middle of a street to its edge. */
double
sg_demo_street_half_width (SgStreetKind kind)
{
  static const double metres[SG_N_STREET_KINDS] = { 12, 7,   9,   6, 8,   6,   7,  5.5,
                                                    4,  3.4, 2.6, 2, 0.8, 0.5, 10, 4 };

  return metres[kind];
}

static gboolean
find_bit (const SgDemoLots *self, SgSpot spot, gsize *bit)
{
  int column = (int) ((spot.x + SG_PLAN_HALF_WIDTH) / SQUARE_METRES);
  int row = (int) ((spot.y + SG_PLAN_HALF_HEIGHT) / SQUARE_METRES);

  if (column < 0 || row < 0 || column >= self->columns || row >= self->rows)
    return FALSE;

  *bit = (gsize) row * (gsize) self->columns + (gsize) column;
  return TRUE;
}

static void
take_spot (SgDemoLots *self, SgSpot spot)
{
  gsize bit;

  if (find_bit (self, spot, &bit))
    self->taken[bit / 8] |= (guint8) (1u << bit % 8);
}

/* Off the board counts as taken. */
static gboolean
is_taken (const SgDemoLots *self, SgSpot spot)
{
  gsize bit;

  return !find_bit (self, spot, &bit) || (self->taken[bit / 8] & (1u << bit % 8)) != 0;
}

static void
take_strip (SgDemoLots *self, SgSpot from, SgSpot to, double half)
{
  double metres = sg_spot_distance (from, to);
  SgSpot along = sg_spot_direction (from, to);

  for (double at = -half / 2; at <= metres + half / 2; at += LOOK_METRES)
    for (double aside = -half; aside <= half; aside += LOOK_METRES)
      take_spot (self,
                 sg_spot_along (sg_spot_along (from, along, at), sg_spot_left (along), aside));
}

static void
take_ring (SgDemoLots *self, const SgQuarter *quarter)
{
  double reach = MAX (quarter->half_length, quarter->half_width) * 1.5;

  for (double x = -reach; x < reach; x += LOOK_METRES)
    for (double y = -reach; y < reach; y += LOOK_METRES)
      {
        SgSpot spot = { quarter->centre.x + x, quarter->centre.y + y };

        if (sg_line_contains (quarter->ring, spot))
          take_spot (self, spot);
      }
}

SgDemoLots *
sg_demo_lots_new (const SgDemoPlan *plan, const SgNet *net)
{
  SgDemoLots *self = g_new0 (SgDemoLots, 1);

  self->columns = (int) (2 * SG_PLAN_HALF_WIDTH / SQUARE_METRES);
  self->rows = (int) (2 * SG_PLAN_HALF_HEIGHT / SQUARE_METRES);
  self->taken = g_malloc0 ((gsize) self->columns * (gsize) self->rows / 8 + 1);

  for (guint32 i = 0; i < net->pieces->len; i++)
    {
      const SgNetPiece *piece = sg_net_piece (net, i);

      if (piece->from != SG_NET_NONE)
        take_strip (self,
                    sg_net_corner (net, piece->from)->at,
                    sg_net_corner (net, piece->to)->at,
                    sg_demo_street_half_width (sg_net_kind (net, i)));
    }
  for (guint i = 1; i < plan->river->len; i++)
    take_strip (self, sg_line_get (plan->river, i - 1), sg_line_get (plan->river, i), RIVER_HALF);
  for (guint i = 0; i < plan->quarters->len; i++)
    {
      const SgQuarter *quarter = sg_demo_plan_get_quarter (plan, i);

      if (quarter->kind == SG_QUARTER_SQUARE || quarter->kind == SG_QUARTER_LAKE ||
          quarter->kind == SG_QUARTER_PARK || quarter->kind == SG_QUARTER_CEMETERY)
        take_ring (self, quarter);
    }

  return self;
}

void
sg_demo_lots_free (SgDemoLots *self)
{
  g_free (self->taken);
  g_free (self);
}

/**
 * sg_demo_lot_beside:
 * @along: metres from the start of the piece to the middle of the lot
 * @side: 1 left, −1 right
 * @size: width and depth
 */
SgLot
sg_demo_lot_beside (const SgNet *net, guint32 piece, double along, int side, SgSpot size)
{
  SgSpot from = sg_net_corner (net, sg_net_piece (net, piece)->from)->at;
  SgSpot to = sg_net_corner (net, sg_net_piece (net, piece)->to)->at;
  SgLot  lot = { .along = sg_spot_direction (from, to), .width = size.x, .depth = size.y };
  double away = sg_demo_street_half_width (sg_net_kind (net, piece)) + size.y / 2 + FRONT_METRES;

  lot.gate = sg_spot_along (from, lot.along, along);
  lot.centre = sg_spot_along (lot.gate, sg_spot_left (lot.along), side * away);

  return lot;
}

static void
take_lot (SgDemoLots *self, const SgLot *lot)
{
  SgSpot from = sg_spot_along (lot->centre, lot->along, -lot->width / 2);
  SgSpot to = sg_spot_along (lot->centre, lot->along, lot->width / 2);

  for (double at = 0; at <= lot->width; at += LOOK_METRES)
    for (double aside = -lot->depth / 2; aside <= lot->depth / 2; aside += LOOK_METRES)
      take_spot (self,
                 sg_spot_along (sg_spot_between (from, to, at / lot->width),
                                sg_spot_left (lot->along),
                                aside));
}

/**
 * sg_demo_lots_take:
 * @margin: metres that must be free around the lot; negative when it may touch others
 *
 * Returns: whether the lot was free, and is now taken
 */
gboolean
sg_demo_lots_take (SgDemoLots *self, const SgLot *lot, double margin)
{
  double half_width = lot->width / 2 + margin;
  double half_depth = lot->depth / 2 + margin;
  SgSpot left = sg_spot_left (lot->along);

  for (double at = -half_width; at < half_width + LOOK_METRES; at += LOOK_METRES)
    for (double aside = -half_depth; aside < half_depth + LOOK_METRES; aside += LOOK_METRES)
      {
        SgSpot spot = sg_spot_along (lot->centre, lot->along, MIN (at, half_width));

        if (is_taken (self, sg_spot_along (spot, left, MIN (aside, half_depth))))
          return FALSE;
      }

  take_lot (self, lot);
  return TRUE;
}

/* The four walls of what stands on a lot, @setback metres inside it. */
SgLine *
sg_demo_lot_outline (const SgLot *lot, double setback)
{
  SgLine             *outline = sg_line_new ();
  SgSpot              left = sg_spot_left (lot->along);
  static const double along[] = { 1, -1, -1, 1 };
  static const double aside[] = { 1, 1, -1, -1 };

  for (guint i = 0; i < 4; i++)
    sg_line_add (
      outline,
      sg_spot_along (sg_spot_along (lot->centre, lot->along, along[i] * (lot->width / 2 - setback)),
                     left,
                     aside[i] * (lot->depth / 2 - setback)));

  return outline;
}
