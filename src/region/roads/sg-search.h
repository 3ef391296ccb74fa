/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-router.h"

G_BEGIN_DECLS

/* The search itself, for the router and the isochrones only. See sg-search.c. */

/* Low bits of a label: decimetres. The rest: milliseconds. */
#define SG_LABEL_DM_BITS 26
#define SG_LABEL_DM_MAX  ((1u << SG_LABEL_DM_BITS) - 1)

/* Marks a responder among the arms in the queue. */
#define SG_QUEUE_RESPONDER 0x80000000u

/* A place where the search begins: where all ways end in a reverse search. */
typedef struct
{
  SgSnap  snap;
  guint32 ms; /* already spent when the search begins there */
  guint32 dm;
  guint32 root; /* what the labels that come from here are marked with, if marks are kept */
} SgSearchSeed;

/* An arm, a junction or a responder that has a label and waits for its time. */
typedef struct
{
  guint32 ms;
  guint32 node;
  guint32 next; /* 1 + the next in its bucket, or 0 */
} SgSearchWaiting;

/**
 * SgSearch:
 * @arm_labels: by arm; see sg-search.c
 * @junction_labels: by junction, for node-based searches; made when first needed
 * @responder_labels: by slot of a pool
 * @arm_roots, @junction_roots, @responder_roots: from which seed a label comes; only kept while
 *   @keeps_roots
 * @newest: what a label of 0 ms has in its upper bits in this search
 * @oldest: labels with less in their upper bits are of earlier searches
 * @turn_ms: as SgTurnCosts has them, for the difference of two outward bearings
 * @open_bit: of the arms' flags: along which the search may go
 * @settled: (nullable): gathers the arms or junctions in the order they were settled
 */
typedef struct
{
  const SgRoads    *roads;
  const SgProfiles *profiles;

  guint32 first_twin_end;

  guint64 *arm_labels;
  guint64 *junction_labels;
  guint64 *responder_labels;
  guint32  n_responder_labels;
  guint32 *arm_roots;
  guint32 *junction_roots;
  guint32 *responder_roots;
  gboolean keeps_roots;
  guint64  newest;
  guint64  oldest;

  guint32         *buckets; /* by time: 1 + the first one waiting, 0 for nobody */
  guint32          n_buckets;
  guint32          bucket;      /* at hand; none before it holds anyone */
  guint32          last_bucket; /* none behind it holds anyone */
  SgSearchWaiting *waiting;
  guint32          n_waiting;
  guint32          free_waiting; /* 1 + the first that is free; chained like the others */
  GArray          *arrived;      /* of SgFound: responders of the bucket at hand */

  SgTravel           travel;
  gboolean           forward;
  gboolean           obeys;
  guint32            within_ms;
  const guint32     *rates;
  guint32            off_road_rate;
  const SgTurnCosts *turns_set; /* what the next two were made of */
  gboolean           turns_forward;
  guint32            turn_ms[2][256];
  guint32            delay_ms[4];
  guint16            open_bit;
  const guint64     *touched; /* bits by segment, or NULL without closures */

  SgResponderChains chains;
  const guint32    *heads;   /* of the profile */
  const guint64    *peopled; /* bits by segment: whether it has a head */
  guint32           flags_mask;
  guint32           flags_value;

  GArray *seed_roads; /* of SgSearchRoad: those of the last seed, its own segment first */
  GArray *settled;
} SgSearch;

/* What a segment takes in this search. */
typedef struct
{
  guint32  ms; /* on foot when closed */
  guint32  dm;
  gboolean closed;
} SgSearchStretch;

/**
 * SgSearchRoad:
 * @segment: on which a seed lies, or a twin of it
 * @arms: at its start and at its end
 * @up: may be travelled from its start to its end
 * @down: may be travelled from its end to its start
 */
typedef struct
{
  guint32          segment;
  const SgRoadArm *arms[2];
  SgSearchStretch  stretch;
  gboolean         up;
  gboolean         down;
} SgSearchRoad;

/* What a search found: see SgRanked. */
typedef struct
{
  guint32 responder;
  guint32 ms;
  guint32 dm;
  guint32 root;
} SgFound;

int sg_found_compare (gconstpointer a, gconstpointer b);

void sg_search_init (SgSearch *self, const SgRoads *roads, const SgProfiles *profiles);
void sg_search_clear (SgSearch *self);

void     sg_search_begin (SgSearch *self, const SgTravel *travel, SgPoint place, guint32 within_ms);
void     sg_search_turn_forward (SgSearch *self);
void     sg_search_look_for (SgSearch                *self,
                             const SgResponderChains *chains,
                             guint32                  require,
                             guint32                  exclude);
void     sg_search_keep_roots (SgSearch *self);
void     sg_search_add_seed (SgSearch *self, const SgSearchSeed *seed);
gboolean sg_search_may_leave_seed (const SgSearch     *self,
                                   const SgSearchRoad *road,
                                   guint32             along,
                                   guint32             end);
void     sg_search_run (SgSearch *self, guint32 limit, GArray *found);

gboolean        sg_search_is_open (const SgSearch *self, const SgRoadArm *arm);
SgSearchStretch sg_search_measure (const SgSearch *self, guint32 segment, guint32 flags);
gboolean sg_search_is_forbidden (const SgSearch *self, guint32 junction, guint32 arm, guint32 end);

/* The part of a whole that lies before a place on a segment; the rest is behind it. */
static inline guint32
sg_part_before (guint32 whole, guint32 along)
{
  return (guint32) (((guint64) whole * along) >> 16);
}

/* The part of a whole between an end of a segment, 0 its start and 1 its end, and a place on it. */
static inline guint32
sg_part_from_end (guint32 whole, guint32 along, guint32 end)
{
  guint32 before = sg_part_before (whole, along);

  return end == 0 ? before : whole - before;
}

/* Whether a label is of this search. */
static inline gboolean
sg_search_knows (const SgSearch *self, guint64 label)
{
  return (label >> SG_LABEL_DM_BITS) > self->oldest;
}

static inline guint32
sg_search_label_ms (const SgSearch *self, guint64 label)
{
  return (guint32) (self->newest - (label >> SG_LABEL_DM_BITS));
}

static inline guint32
sg_search_label_dm (guint64 label)
{
  return SG_LABEL_DM_MAX - (guint32) (label & SG_LABEL_DM_MAX);
}

/* Whether there is anywhere to turn at a junction: whether it has more than two arms. Twins, which
 * are the last segments and so the last arms, are the same road again. */
static inline gboolean
sg_search_has_turns (const SgSearch *self, guint32 first_arm, guint32 last_arm)
{
  guint32 n_arms = last_arm - first_arm;

  while (n_arms > 2 && self->roads->arms[first_arm + n_arms - 1].end >= self->first_twin_end)
    n_arms--;

  return n_arms > 2;
}

/* What passing a junction takes between two of its arms: @bearing is the outward bearing of the one
 * that the search comes from. */
static inline guint32
sg_search_turn_ms (const SgSearch *self, gboolean has_turns, guint8 bearing, const SgRoadArm *arm)
{
  return self->turn_ms[has_turns][(guint8) (bearing - arm->bearing_here)] +
         self->delay_ms[arm->flags >> SG_ARM_DELAY_SHIFT];
}

G_END_DECLS
