/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-store.h"
#include "region/roads/sg-road-tags.h"
#include "region/roads/sg-roads-builder.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* The road graph while it is built: the same arrays as SgRoads, writable, and what leads to them.
 * Each step of sg_roads_build() fills some and frees what nobody needs any more. */

typedef struct
{
  guint32    way;  /* in the store */
  guint32    name; /* 0: none */
  SgRoadTags tags;
} SgRoadWay;

/* Which part of a way becomes a segment. */
typedef struct
{
  guint32 road;
  guint32 first_ref; /* in the store */
  guint32 n_refs;
} SgRoadPiece;

/* SgRoadNet.travel: who goes which way, and how fast. */
#define SG_TRAVEL_FORWARD(travel)  ((travel) &0xfu)
#define SG_TRAVEL_BACKWARD(travel) (((travel) >> 4) & 0xfu)
#define SG_TRAVEL_SPEED_SHIFT      8

/* What is told about how far the work is. */
typedef enum
{
  SG_ROAD_STAGE_WAYS,
  SG_ROAD_STAGE_SEGMENTS,
  SG_ROAD_STAGE_TURNS,
  SG_ROAD_STAGE_PARTS,
  SG_ROAD_STAGE_WRITE,
  SG_N_ROAD_STAGES
} SgRoadStage;

typedef struct
{
  const SgOsmStore *store;
  SgProgress       *progress;

  GArray  *roads;       /* SgRoadWay */
  guint8  *uses;        /* by point, see sg-road-net.c */
  guint32 *junction_of; /* by point, SG_OSM_MISSING for the others */

  SgRoadPiece *pieces; /* those of the segments, twins aside */

  SgPoint *junctions;
  guint8  *delays;  /* by junction: SgRoadDelay */
  guint8  *blocked; /* by junction: bit p */
  guint32  n_junctions;
  SgBox    box; /* of every point of a road */

  GArray     *segments; /* SgRoadSegment */
  GArray     *travel;   /* guint16 by segment */
  GArray     *bearings; /* guint8[2] by segment: at its start, at its end */
  GByteArray *shapes;
  guint32     n_plain; /* segments that are not twins: the first ones */

  guint32   *first_arm;
  SgRoadArm *arms;
  GArray    *turns; /* SgRoadTurn */
  GArray    *twins; /* SgRoadTwin */

  GArray  *name_starts;
  GString *name_text;
} SgRoadNet;

SgRoadNet *sg_road_net_new (const SgOsmStore *store, SgProgress *progress);
void       sg_road_net_free (SgRoadNet *self);

gboolean sg_road_net_step (SgRoadNet  *self,
                           SgRoadStage stage,
                           guint64     done,
                           guint64     total,
                           GError    **error);

gboolean sg_road_net_collect (SgRoadNet *self, GError **error);
gboolean sg_road_net_cut (SgRoadNet *self, GError **error);
void     sg_road_net_join (SgRoadNet *self);
void     sg_road_net_drop_sources (SgRoadNet *self);
SgRoads  sg_road_net_view (const SgRoadNet *self);

static inline SgRoadSegment *
sg_road_net_segment (const SgRoadNet *self, guint32 segment)
{
  return &g_array_index (self->segments, SgRoadSegment, segment);
}

static inline guint16
sg_road_net_travel (const SgRoadNet *self, guint32 segment)
{
  return g_array_index (self->travel, guint16, segment);
}

/* The junction where an arm's end is. */
static inline guint32
sg_road_net_junction (const SgRoadNet *self, guint32 end)
{
  const SgRoadSegment *segment = sg_road_net_segment (self, end >> 1);

  return end & 1 ? segment->to : segment->from;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRoadNet, sg_road_net_free)

G_END_DECLS
