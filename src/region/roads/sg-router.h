/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-closures.h"
#include "region/roads/sg-profiles.h"
#include "region/roads/sg-responders.h"

G_BEGIN_DECLS

/* Minutes by road. One per thread: it keeps the memory of its last search. The graph, the profiles,
 * closures and responders are shared. */
typedef struct _SgRouter SgRouter;

/* No search looks further than this; a longer way is no way. */
#define SG_TRAVEL_MS_MAX (24u * 3600 * 1000)

/* How far a ranking looks unless told: 60 minutes. */
#define SG_RANK_WITHIN_MS (60u * 60 * 1000)

/**
 * SgTravel:
 * @profile: who travels; a ranking takes each responder's own instead
 * @node_based: without turn costs, forbidden turns and delays, for comparison with other engines
 * @at: when, seconds UTC: chooses the hour's speeds and which closures still hold. 0: free speeds,
 *   and every closure holds
 * @closures: (nullable): borrowed
 */
typedef struct
{
  SgProfile         profile;
  gboolean          node_based;
  gint64            at;
  const SgClosures *closures;
} SgTravel;

/* What a way takes. */
typedef struct
{
  gboolean found;
  guint32  ms;
  double   metres; /* with what is walked off the road */
} SgCost;

/* One segment, or what is used of it. */
typedef struct
{
  guint32 segment; /* never a twin */
  guint32 turn_ms; /* turn and delay at the junction before it */
  guint32 ms;      /* along it */
  double  metres;
  guint32 first_point; /* in the points of the route */
} SgRouteLeg;

/* Legs in a row on one street. */
typedef struct
{
  const char *name; /* borrowed from the graph, "" when it has none */
  guint32     ms;   /* with its turns */
  double      metres;
} SgRouteStreet;

/**
 * SgRoute:
 * @ms: the whole: both walks, every leg and every turn; they sum up exactly
 * @metres: the whole, walks included
 * @points: (element-type SgPoint): from @from over the roads to @to
 * @legs: (element-type SgRouteLeg): in the order of travel, at least one
 * @streets: (element-type SgRouteStreet)
 * @off_road_ms: walked before the first and after the last leg
 * @off_road_metres: likewise
 */
typedef struct
{
  guint32 ms;
  double  metres;
  GArray *points;
  GArray *legs;
  GArray *streets;
  guint32 off_road_ms[2];
  double  off_road_metres[2];
} SgRoute;

/**
 * SgRankQuery:
 * @limit: how many; 0 for all
 * @within_ms: no further than this; 0 for %SG_RANK_WITHIN_MS
 * @require: flags that a responder must have
 * @exclude: flags that it must not have
 */
typedef struct
{
  guint32  limit;
  guint32  within_ms;
  guint32  require;
  guint32  exclude;
  SgTravel travel;
} SgRankQuery;

typedef struct
{
  guint32 responder;
  guint32 ms;
  double  metres;
} SgRanked;

/**
 * SgRankedViaAed:
 * @aed: which of the AEDs is best fetched by this responder
 * @aed_ms: when the responder reaches it; picking it up comes on top
 * @ms: when the responder is with the patient, with the AED
 */
typedef struct
{
  guint32 responder;
  guint32 aed;
  guint32 aed_ms;
  guint32 ms;
} SgRankedViaAed;

SgRouter *sg_router_new (SgRoads *roads, SgProfiles *profiles);
void      sg_router_free (SgRouter *self);

GArray *sg_router_rank (SgRouter           *self,
                        const SgResponders *responders,
                        SgPoint             at,
                        const SgRankQuery  *query);

GArray *sg_router_rank_via_aed (SgRouter           *self,
                                const SgResponders *responders,
                                const SgResponders *aeds,
                                SgPoint             at,
                                guint32             pick_up_ms,
                                const SgRankQuery  *query);

SgCost sg_router_find_cost (SgRouter *self, SgPoint from, SgPoint to, const SgTravel *travel);
void   sg_router_find_costs (SgRouter       *self,
                             const SgPoint  *from,
                             guint           n,
                             SgPoint         to,
                             const SgTravel *travel,
                             SgCost         *costs);

SgRoute *sg_router_find_route (SgRouter       *self,
                               SgPoint         from,
                               SgPoint         to,
                               const SgTravel *travel,
                               GError        **error);
SgRoute *sg_router_find_responder_route (SgRouter           *self,
                                         const SgResponders *responders,
                                         guint32             responder,
                                         SgPoint             to,
                                         const SgTravel     *travel,
                                         GError            **error);
void     sg_route_free (SgRoute *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRouter, sg_router_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRoute, sg_route_free)

G_END_DECLS
