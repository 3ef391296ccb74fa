/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-net.h"
#include "region/demo/sg-demo-plan.h"

G_BEGIN_DECLS

/* Which ground is taken, to 2 m: by streets, water, railway, parks, and then by each building. */
typedef struct
{
  guint8 *taken; /* bits */
  int     columns;
  int     rows;
} SgDemoLots;

/**
 * SgLot:
 * @along: the direction of the street before it
 * @gate: on the street
 */
typedef struct
{
  SgSpot centre;
  SgSpot along;
  SgSpot gate;
  double width; /* along the street, metres */
  double depth;
} SgLot;

SgDemoLots *sg_demo_lots_new (const SgDemoPlan *plan, const SgNet *net);
void        sg_demo_lots_free (SgDemoLots *self);

SgLot    sg_demo_lot_beside (const SgNet *net, guint32 piece, double along, int side, SgSpot size);
gboolean sg_demo_lots_take (SgDemoLots *self, const SgLot *lot, double margin);
SgLine  *sg_demo_lot_outline (const SgLot *lot, double setback);
double   sg_demo_street_half_width (SgStreetKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDemoLots, sg_demo_lots_free)

G_END_DECLS
