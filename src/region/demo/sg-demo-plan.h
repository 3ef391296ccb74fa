/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/demo/sg-demo-plane.h"

G_BEGIN_DECLS

/* What lies where before the first street is built: river, railway, the course of the great roads,
 * quarters and the use of the land, and the direction in which streets run. */

#define SG_PLAN_HALF_WIDTH  7600.0
#define SG_PLAN_HALF_HEIGHT 6960.0

/* How land is used, in squares of 40 m. */
typedef enum
{
  SG_ZONE_FIELDS,
  SG_ZONE_VILLAGE,
  SG_ZONE_TOWN,
  SG_ZONE_KAMPUNG,
  SG_ZONE_CENTRE,
  SG_ZONE_ESTATE,
  SG_ZONE_INDUSTRY,
  SG_ZONE_CLOSED, /* no street enters */
  SG_N_ZONES
} SgZone;

typedef enum
{
  SG_QUARTER_SQUARE,
  SG_QUARTER_INDUSTRY,
  SG_QUARTER_LAKE,
  SG_QUARTER_CAMPUS,
  SG_QUARTER_ESTATE,
  SG_QUARTER_PARK,
  SG_QUARTER_CEMETERY,
  SG_QUARTER_VILLAGE,
  SG_N_QUARTER_KINDS
} SgQuarterKind;

typedef struct
{
  SgQuarterKind kind;
  SgSpot        centre;
  SgSpot        axis; /* along its longer side */
  double        half_length;
  double        half_width;
  SgLine       *ring;
} SgQuarter;

typedef struct
{
  guint64  seed;
  SgChance chance;

  SgLine    *river; /* its middle, downstream */
  SgLine    *banks[2];
  SgLine    *railway;
  SgLine    *toll_road;
  SgLine    *ring_road;   /* closed */
  SgLine    *centre_loop; /* closed */
  GPtrArray *radials;     /* SgLine, outwards from the loop */

  GArray *quarters; /* SgQuarter */
  guint8 *zones;
  gint16 *quarter_at; /* −1 is none */
  SgSpot *grain;      /* of streets, as direction of four times the angle */
  float  *to_radial;  /* metres from the nearest great road of the town, up to a kilometre */
  float  *to_river;   /* up to 400 metres */
  int     columns;
  int     rows;
} SgDemoPlan;

SgDemoPlan *sg_demo_plan_new (guint64 seed);
void        sg_demo_plan_free (SgDemoPlan *self);

gboolean sg_demo_plan_contains (SgSpot spot);
SgZone   sg_demo_plan_zone (const SgDemoPlan *self, SgSpot spot);
int      sg_demo_plan_quarter (const SgDemoPlan *self, SgSpot spot);
SgSpot   sg_demo_plan_grain (const SgDemoPlan *self, SgSpot spot, SgSpot heading);
double   sg_demo_plan_urban (const SgDemoPlan *self, SgSpot spot);
double   sg_demo_plan_to_great_road (const SgDemoPlan *self, SgSpot spot);

#define sg_demo_plan_get_quarter(plan, index) (&g_array_index ((plan)->quarters, SgQuarter, index))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDemoPlan, sg_demo_plan_free)

G_END_DECLS
