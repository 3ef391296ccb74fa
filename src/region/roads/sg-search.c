/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dijkstra's search from the incident backwards, or from a place forwards.
 *
 * What is settled is not a junction but an arm: travelling along a segment, with its junction just
 * ahead (backwards) or just behind (forwards). So the cost of a turn depends on both roads, and a
 * turn can be forbidden. A label holds the time from there to the seed, the turn at the junction
 * included, the segment itself not.
 *
 * Responders are one more kind of node: the search reaches them along the segment they are on, each
 * keeps its best label, and when its turn comes its time is final. The search ends with the k-th of
 * them, so with many responders it settles only a few arms.
 *
 * A label is one number: above, a clock that counts down from the newest value of this search;
 * below, the metres. The greater label is the better one, whatever earlier searches left is
 * smaller than any of this one, and untouched memory is zero. So nothing is cleared between
 * searches, one comparison tells whether a label improves, and of two ways that take the same time
 * the shorter one wins. No path is stored: who wants one follows the labels, see sg-route.c. */

#include "config.h"

#include "region/roads/sg-search.h"

#include <string.h>

#define BUCKET_BITS   8 /* of milliseconds */
#define WAITING_FIRST 1024

/* Time, way and origin of whatever stands at a node. */
typedef struct
{
  guint32 ms;
  guint32 dm;
  guint32 root;
} Spent;

/* ---- queue ----
 *
 * A row of buckets, each a quarter of a second wide, and in a bucket a chain without order. What is
 * settled too soon for that is settled again when it gets better; segments are longer than that, so
 * it happens rarely. */

static void
grow_queue (SgSearch *self)
{
  guint32 size = MAX (self->n_waiting * 2, WAITING_FIRST);

  self->waiting = g_renew (SgSearchWaiting, self->waiting, size);
  for (guint32 i = self->n_waiting; i < size; i++)
    self->waiting[i].next = i + 1 < size ? i + 2 : 0;
  self->free_waiting = self->n_waiting + 1;
  self->n_waiting = size;
}

static inline void
push (SgSearch *self, guint32 ms, guint32 node)
{
  guint32          bucket = ms >> BUCKET_BITS;
  guint32          place;
  SgSearchWaiting *waiting;

  if (G_UNLIKELY (self->free_waiting == 0))
    grow_queue (self);

  place = self->free_waiting;
  waiting = &self->waiting[place - 1];
  self->free_waiting = waiting->next;
  *waiting = (SgSearchWaiting){ ms, node, self->buckets[bucket] };
  self->buckets[bucket] = place;
  self->last_bucket = MAX (self->last_bucket, bucket);
}

/* Takes any one out of a bucket that holds some. */
static inline SgSearchWaiting
pop (SgSearch *self, guint32 bucket)
{
  guint32         place = self->buckets[bucket];
  SgSearchWaiting taken = self->waiting[place - 1];

  self->buckets[bucket] = taken.next;
  self->waiting[place - 1].next = self->free_waiting;
  self->free_waiting = place;

  return taken;
}

static void
empty_queue (SgSearch *self)
{
  guint32 n_buckets = (self->within_ms >> BUCKET_BITS) + 1;

  for (guint32 bucket = self->bucket; bucket < self->n_buckets && bucket <= self->last_bucket;
       bucket++)
    while (self->buckets[bucket] != 0)
      pop (self, bucket);
  self->bucket = self->last_bucket = 0;

  if (n_buckets > self->n_buckets)
    {
      g_free (self->buckets);
      self->buckets = g_new0 (guint32, n_buckets);
      self->n_buckets = n_buckets;
    }
}

/* ---- labels ---- */

/* Returns whether the label got better. Nodes whose time did not change are in the queue already.
 */
static inline gboolean
improve (SgSearch *self, guint64 *label, guint32 node, const Spent *spent)
{
  guint64 fresh;

  if (spent->ms > self->within_ms)
    return FALSE;

  fresh = (self->newest - spent->ms) << SG_LABEL_DM_BITS |
          (SG_LABEL_DM_MAX - MIN (spent->dm, SG_LABEL_DM_MAX));
  if (fresh <= *label)
    return FALSE;

  *label = fresh;
  push (self, spent->ms, node);

  return TRUE;
}

static inline void
reach_arm (SgSearch *self, guint32 arm, const Spent *spent)
{
  /* It will be asked for when the arm's turn comes. */
  __builtin_prefetch (&self->roads->segments[self->roads->arms[arm].end >> 1]);

  if (improve (self, &self->arm_labels[arm], arm, spent) && self->keeps_roots)
    self->arm_roots[arm] = spent->root;
}

static void
reach_junction (SgSearch *self, guint32 junction, const Spent *spent)
{
  if (improve (self, &self->junction_labels[junction], junction, spent) && self->keeps_roots)
    self->junction_roots[junction] = spent->root;
}

static inline void
reach_responder (SgSearch *self, guint32 responder, const Spent *spent)
{
  if (improve (self, &self->responder_labels[responder], responder | SG_QUEUE_RESPONDER, spent) &&
      self->keeps_roots)
    self->responder_roots[responder] = spent->root;
}

/* ---- roads ---- */

static inline gboolean
is_touched (const SgSearch *self, guint32 segment)
{
  return self->touched != NULL && (self->touched[segment >> 6] >> (segment & 63) & 1) != 0;
}

static SgSearchStretch
measure_touched (const SgSearch *self, guint32 segment, guint32 flags)
{
  SgClosureEffect effect =
    sg_closures_find_effect (self->travel.closures, segment, self->travel.at);
  guint32         length_class = self->roads->segments[segment].length_class;
  SgSearchStretch stretch = { 0, length_class >> SG_SEGMENT_CLASS_BITS, effect.closed };
  guint64         ms;

  if (effect.closed)
    {
      stretch.ms = sg_rate_ms (self->off_road_rate, stretch.dm);
      return stretch;
    }

  ms = sg_rates_segment_ms (self->rates, length_class, flags);
  ms = (ms * effect.factor + SG_CLOSURE_FACTOR_ONE / 2) / SG_CLOSURE_FACTOR_ONE;
  stretch.ms = (guint32) CLAMP (ms, 1, SG_SEGMENT_MS_MAX);
  return stretch;
}

static inline SgSearchStretch
measure (const SgSearch *self, guint32 segment, guint32 flags)
{
  guint32 length_class = self->roads->segments[segment].length_class;

  if (G_UNLIKELY (is_touched (self, segment)))
    return measure_touched (self, segment, flags);

  return (SgSearchStretch){ sg_rates_segment_ms (self->rates, length_class, flags),
                            length_class >> SG_SEGMENT_CLASS_BITS,
                            FALSE };
}

static inline gboolean
is_closed (const SgSearch *self, guint32 segment)
{
  return G_UNLIKELY (is_touched (self, segment)) &&
         sg_closures_find_effect (self->travel.closures, segment, self->travel.at).closed;
}

/* Whether the search may take this arm: the road is open that way, or closed and so walked, which
 * the first and the last stretch of a way may be. */
static inline gboolean
is_open (const SgSearch *self, const SgRoadArm *arm)
{
  return (arm->flags & self->open_bit) != 0 || is_closed (self, arm->end >> 1);
}

/**
 * sg_search_is_open:
 *
 * Returns: whether a search may take that arm, be it on foot
 */
gboolean
sg_search_is_open (const SgSearch *self, const SgRoadArm *arm)
{
  return is_open (self, arm);
}

/**
 * sg_search_measure:
 * @flags: of either arm of @segment
 *
 * Returns: what the whole of @segment takes in this search
 */
SgSearchStretch
sg_search_measure (const SgSearch *self, guint32 segment, guint32 flags)
{
  return measure (self, segment, flags);
}

static gboolean
is_in_table (const SgSearch *self, guint32 from_arm, guint32 to_arm)
{
  const SgRoadTurn *turns = self->roads->turns;
  guint32           low = 0;
  guint32           high = self->roads->n_turns;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (turns[middle].from_arm < from_arm ||
          (turns[middle].from_arm == from_arm && turns[middle].to_arm < to_arm))
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->roads->n_turns && turns[low].from_arm == from_arm &&
         turns[low].to_arm == to_arm && (turns[low].profiles & 1u << self->travel.profile) != 0;
}

/**
 * sg_search_is_forbidden:
 * @arm: the one the search may go on to
 * @end: the end, at @junction, of the segment that the search comes from
 *
 * Returns: whether nobody may travel between the two, in the direction of travel. What is walked
 *   because it is closed is walked past signs and bollards too.
 */
gboolean
sg_search_is_forbidden (const SgSearch *self, guint32 junction, guint32 arm, guint32 end)
{
  guint32 other;

  if (!self->obeys || (self->roads->arms[arm].flags & SG_ARM_RESTRICTED) == 0)
    return FALSE;

  other = sg_roads_find_arm (self->roads, junction, end);
  if ((self->roads->arms[other].flags & SG_ARM_RESTRICTED) == 0 ||
      is_closed (self, self->roads->arms[arm].end >> 1) || is_closed (self, end >> 1))
    return FALSE;

  return self->forward ? is_in_table (self, other, arm) : is_in_table (self, arm, other);
}

/* From the segment whose @end is at @junction to all arms there. */
static inline void
pass_junction (SgSearch *self, guint32 junction, guint32 end, guint8 bearing, const Spent *spent)
{
  guint32  first = self->roads->first_arm[junction];
  guint32  last = self->roads->first_arm[junction + 1];
  gboolean has_turns = sg_search_has_turns (self, first, last);

  for (guint32 i = first; i < last; i++)
    {
      const SgRoadArm *arm = &self->roads->arms[i];
      Spent            next = *spent;

      if (!is_open (self, arm) || (G_UNLIKELY (arm->flags & SG_ARM_RESTRICTED) &&
                                   sg_search_is_forbidden (self, junction, i, end)))
        continue;

      next.ms += sg_search_turn_ms (self, has_turns, bearing, arm);
      reach_arm (self, i, &next);
    }
}

/* Whether anyone that the search could look for is on a segment. */
static inline gboolean
is_peopled (const SgSearch *self, guint32 segment)
{
  return self->peopled != NULL && (self->peopled[segment >> 6] >> (segment & 63) & 1) != 0;
}

/* Everyone on a segment that the search enters, backwards, at its end 0 (start) or 1. */
static void
reach_responders_behind (SgSearch              *self,
                         guint32                end,
                         const SgSearchStretch *stretch,
                         gboolean               only_at_end,
                         const Spent           *spent)
{
  guint32 next = self->heads[end >> 1];

  while (next != 0)
    {
      guint32            responder = next - 1;
      const SgResponder *found = &self->chains.responders[responder];
      guint32            whole = end & 1 ? SG_ALONG_WHOLE : 0;
      Spent              there = *spent;

      next = found->next;
      if ((found->flags & self->flags_mask) != self->flags_value ||
          (only_at_end && found->along != whole))
        continue;

      there.ms += sg_part_from_end (stretch->ms, found->along, end & 1);
      there.ms += sg_rate_ms (self->off_road_rate, found->off_road_dm);
      there.dm += sg_part_from_end (stretch->dm, found->along, end & 1) + found->off_road_dm;
      reach_responder (self, responder, &there);
    }
}

/* ---- settling ---- */

static inline void
settle_arm (SgSearch *self, guint32 arm_index, Spent spent)
{
  const SgRoadArm *arm = &self->roads->arms[arm_index];
  guint32          segment = arm->end >> 1;
  SgSearchStretch  stretch = measure (self, segment, arm->flags);

  if (is_peopled (self, segment))
    reach_responders_behind (self, arm->end, &stretch, FALSE, &spent);
  if (stretch.closed)
    return;

  spent.ms += stretch.ms;
  spent.dm += stretch.dm;
  pass_junction (self,
                 sg_roads_other_junction (self->roads, arm->end),
                 arm->end ^ 1,
                 arm->bearing_there,
                 &spent);
}

static void
settle_junction (SgSearch *self, guint32 junction, const Spent *spent)
{
  for (guint32 i = self->roads->first_arm[junction]; i < self->roads->first_arm[junction + 1]; i++)
    {
      const SgRoadArm *arm = &self->roads->arms[i];
      guint32          segment = arm->end >> 1;
      SgSearchStretch  stretch = measure (self, segment, arm->flags);
      gboolean         open = is_open (self, arm);
      Spent            next = *spent;

      if (is_peopled (self, segment))
        reach_responders_behind (self, arm->end, &stretch, !open, spent);
      if (!open || stretch.closed)
        continue;

      next.ms += stretch.ms;
      next.dm += stretch.dm;
      reach_junction (self, sg_roads_other_junction (self->roads, arm->end), &next);
    }
}

static void
settle (SgSearch *self, guint32 node, guint64 label)
{
  Spent spent = { sg_search_label_ms (self, label), sg_search_label_dm (label), 0 };

  if (self->settled != NULL)
    g_array_append_val (self->settled, node);

  if (self->travel.node_based)
    {
      spent.root = self->keeps_roots ? self->junction_roots[node] : 0;
      settle_junction (self, node, &spent);
    }
  else
    {
      spent.root = self->keeps_roots ? self->arm_roots[node] : 0;
      settle_arm (self, node, spent);
    }
}

/**
 * sg_found_compare:
 *
 * Returns: the order of two #SgFound: the sooner first, of equals the lower index
 */
int
sg_found_compare (gconstpointer a, gconstpointer b)
{
  const SgFound *first = a;
  const SgFound *second = b;

  if (first->ms != second->ms)
    return first->ms < second->ms ? -1 : 1;

  return (first->responder > second->responder) - (first->responder < second->responder);
}

/* The responders of a bucket are final once its last arm is settled: those with a label that has
 * not become better meanwhile. */
static void
gather (SgSearch *self, GArray *found)
{
  guint before = found->len;
  guint n = 0;

  for (guint i = 0; i < self->arrived->len; i++)
    {
      SgFound one = g_array_index (self->arrived, SgFound, i);
      guint64 label = self->responder_labels[one.responder];

      one.dm = sg_search_label_dm (label);
      one.root = self->keeps_roots ? self->responder_roots[one.responder] : 0;
      if (sg_search_label_ms (self, label) == one.ms)
        g_array_append_val (found, one);
    }
  g_array_set_size (self->arrived, 0);

  if (found->len - before > 1)
    qsort (&g_array_index (found, SgFound, before),
           found->len - before,
           sizeof (SgFound),
           sg_found_compare);

  /* Whoever was reached by a shorter way in the same time stands there twice. */
  for (guint i = before; i < found->len; i++)
    {
      SgFound one = g_array_index (found, SgFound, i);

      if (n == 0 || g_array_index (found, SgFound, before + n - 1).responder != one.responder)
        g_array_index (found, SgFound, before + n++) = one;
    }
  g_array_set_size (found, before + n);
}

static inline void
settle_bucket (SgSearch *self, guint32 bucket)
{
  const guint64 *labels = self->travel.node_based ? self->junction_labels : self->arm_labels;

  while (self->buckets[bucket] != 0)
    {
      SgSearchWaiting next = pop (self, bucket);
      SgFound         one = { next.node & ~SG_QUEUE_RESPONDER, next.ms, 0, 0 };

      if (next.node & SG_QUEUE_RESPONDER)
        g_array_append_val (self->arrived, one);
      else if (sg_search_label_ms (self, labels[next.node]) == next.ms)
        settle (self, next.node, labels[next.node]);
    }
}

/**
 * sg_search_run:
 * @limit: how many responders to find; 0 for all
 * @found: (nullable) (element-type SgFound): gets them, soonest first, of equals the lowest index
 */
void
sg_search_run (SgSearch *self, guint32 limit, GArray *found)
{
  guint end = found != NULL && limit != 0 ? found->len + limit : G_MAXUINT;

  for (; self->bucket <= self->last_bucket; self->bucket++)
    {
      if (self->buckets[self->bucket] == 0)
        continue;

      settle_bucket (self, self->bucket);
      if (self->arrived->len > 0)
        gather (self, found);
      if (found != NULL && found->len >= end)
        {
          g_array_set_size (found, end);
          return;
        }
    }
}

/* ---- setting up ---- */

/**
 * sg_search_init:
 * @roads: borrowed
 * @profiles: borrowed
 */
void
sg_search_init (SgSearch *self, const SgRoads *roads, const SgProfiles *profiles)
{
  g_assert (roads->n_arms < SG_QUEUE_RESPONDER && roads->n_junctions < SG_QUEUE_RESPONDER);

  *self = (SgSearch){ .roads = roads, .profiles = profiles };
  self->first_twin_end = (roads->n_segments - roads->n_twins) << 1;
  self->arm_labels = g_new0 (guint64, roads->n_arms);
  self->arrived = g_array_new (FALSE, FALSE, sizeof (SgFound));
  self->seed_roads = g_array_new (FALSE, FALSE, sizeof (SgSearchRoad));
}

void
sg_search_clear (SgSearch *self)
{
  g_free (self->arm_labels);
  g_free (self->junction_labels);
  g_free (self->responder_labels);
  g_free (self->arm_roots);
  g_free (self->junction_roots);
  g_free (self->responder_roots);
  g_free (self->buckets);
  g_free (self->waiting);
  g_array_unref (self->arrived);
  g_array_unref (self->seed_roads);
  *self = (SgSearch){ 0 };
}

/* The clock of the labels has run out: once in tens of thousands of searches. */
static void
forget_labels (SgSearch *self)
{
  memset (self->arm_labels, 0, sizeof (guint64) * self->roads->n_arms);
  if (self->junction_labels != NULL)
    memset (self->junction_labels, 0, sizeof (guint64) * self->roads->n_junctions);
  if (self->responder_labels != NULL)
    memset (self->responder_labels, 0, sizeof (guint64) * self->n_responder_labels);
  self->newest = 0;
}

static void
set_turns (SgSearch *self)
{
  const SgTurnCosts *turns =
    sg_profiles_get_turns (self->profiles, self->travel.profile, self->roads->drives_right);

  if (turns == self->turns_set && self->forward == self->turns_forward)
    return;

  self->turns_set = turns;
  self->turns_forward = self->forward;

  /* Backwards the search comes from the road that is travelled second: the heading changes by the
   * outward bearing it comes from, less the outward bearing it goes to and half a turn. */
  for (guint kind = 0; kind < 2; kind++)
    for (guint i = 0; i < 256; i++)
      {
        guint8 heading = (guint8) (self->forward ? 128 - i : i + 128);

        self->turn_ms[kind][i] = turns->turn_ms[kind][heading];
      }

  memcpy (self->delay_ms, turns->delay_ms, sizeof self->delay_ms);
}

/**
 * sg_search_begin:
 * @place: where it begins, for the local hour
 * @within_ms: no label is greater; at most %SG_TRAVEL_MS_MAX
 *
 * A fresh search backwards. Then come, as needed, sg_search_turn_forward(), _look_for() and
 * _keep_roots(), the seeds, and sg_search_run().
 */
void
sg_search_begin (SgSearch *self, const SgTravel *travel, SgPoint place, guint32 within_ms)
{
  int hour = sg_profiles_find_hour (self->profiles, travel->at, place);

  if (self->newest + SG_TRAVEL_MS_MAX + 1 >= (guint64) 1 << (64 - SG_LABEL_DM_BITS))
    forget_labels (self);

  self->within_ms = MIN (within_ms, SG_TRAVEL_MS_MAX);
  self->oldest = self->newest;
  self->newest += self->within_ms + 1;
  empty_queue (self);

  self->travel = *travel;
  self->forward = FALSE;
  self->keeps_roots = FALSE;
  self->peopled = NULL;
  self->settled = NULL;
  self->open_bit = SG_ARM_ARRIVE (travel->profile);
  self->obeys = sg_profiles_obeys_restrictions (self->profiles, travel->profile);
  self->rates = sg_profiles_get_rates (self->profiles, travel->profile, hour);
  self->off_road_rate = sg_profiles_get_off_road_rate (self->profiles, travel->profile);
  self->touched = travel->closures != NULL ? sg_closures_get_touched (travel->closures) : NULL;
  set_turns (self);

  if (travel->node_based && self->junction_labels == NULL)
    self->junction_labels = g_new0 (guint64, self->roads->n_junctions);
}

/**
 * sg_search_turn_forward:
 *
 * Makes it a search for where one gets from its seeds. It finds no responders.
 */
void
sg_search_turn_forward (SgSearch *self)
{
  self->forward = TRUE;
  self->open_bit = SG_ARM_LEAVE (self->travel.profile);
  set_turns (self);
}

/**
 * sg_search_look_for:
 * @chains: borrowed until the search is over
 */
void
sg_search_look_for (SgSearch                *self,
                    const SgResponderChains *chains,
                    guint32                  require,
                    guint32                  exclude)
{
  self->chains = *chains;
  self->heads = chains->heads[self->travel.profile];
  self->peopled = chains->peopled[self->travel.profile];
  self->flags_mask = require | exclude;
  self->flags_value = require;

  if (chains->n_slots > self->n_responder_labels)
    {
      g_free (self->responder_labels);
      g_clear_pointer (&self->responder_roots, g_free);
      self->n_responder_labels = MAX (chains->n_slots, self->n_responder_labels * 2);
      self->responder_labels = g_new0 (guint64, self->n_responder_labels);
    }
}

/**
 * sg_search_keep_roots:
 *
 * Marks every label with the seed it comes from. After sg_search_look_for().
 */
void
sg_search_keep_roots (SgSearch *self)
{
  self->keeps_roots = TRUE;
  if (self->travel.node_based && self->junction_roots == NULL)
    self->junction_roots = g_new0 (guint32, self->roads->n_junctions);
  if (!self->travel.node_based && self->arm_roots == NULL)
    self->arm_roots = g_new0 (guint32, self->roads->n_arms);
  if (self->responder_roots == NULL)
    self->responder_roots = g_new0 (guint32, self->n_responder_labels);
}

/* ---- seeds ---- */

static void
list_seed_road (SgSearch *self, guint32 segment)
{
  const SgRoads       *roads = self->roads;
  const SgRoadSegment *found = &roads->segments[segment];
  guint32              arrive = SG_ARM_ARRIVE (self->travel.profile);
  SgSearchRoad         road = { .segment = segment };

  road.arms[0] = &roads->arms[sg_roads_find_arm (roads, found->from, segment << 1)];
  road.arms[1] = &roads->arms[sg_roads_find_arm (roads, found->to, segment << 1 | 1)];
  road.stretch = measure (self, segment, road.arms[0]->flags);
  road.up = road.stretch.closed || (road.arms[1]->flags & arrive) != 0;
  road.down = road.stretch.closed || (road.arms[0]->flags & arrive) != 0;
  g_array_append_val (self->seed_roads, road);
}

/* Whoever starts at the seed starts on its segment. Who comes to it may come over a twin too. */
static void
list_seed_roads (SgSearch *self, guint32 segment)
{
  const SgRoadTwin *twins = self->roads->twins;
  guint32           low = 0;
  guint32           high = self->roads->n_twins;

  g_array_set_size (self->seed_roads, 0);
  list_seed_road (self, segment);
  if (self->forward || self->travel.node_based)
    return;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (twins[middle].original < segment)
        low = middle + 1;
      else
        high = middle;
    }

  for (; low < self->roads->n_twins && twins[low].original == segment; low++)
    list_seed_road (self, twins[low].twin);
}

/**
 * sg_search_may_leave_seed:
 * @along: where on @road the seed is
 * @end: of the road, 0 or 1
 *
 * Returns: whether the search may go from the seed to the junction there
 */
gboolean
sg_search_may_leave_seed (const SgSearch     *self,
                          const SgSearchRoad *road,
                          guint32             along,
                          guint32             end)
{
  /* Between junctions without turns, who is at a junction just leaves it. */
  if (self->travel.node_based && along == (end == 0 ? 0 : SG_ALONG_WHOLE))
    return TRUE;

  return (end == 0) == self->forward ? road->down : road->up;
}

static void
leave_seed (SgSearch *self, const SgSearchRoad *road, guint32 end, const SgSearchSeed *seed)
{
  const SgRoadSegment *segment = &self->roads->segments[road->segment];
  guint32              junction = end == 0 ? segment->from : segment->to;
  Spent                spent = { seed->ms, seed->dm, seed->root };

  spent.ms += sg_part_from_end (road->stretch.ms, seed->snap.along, end);
  spent.dm += sg_part_from_end (road->stretch.dm, seed->snap.along, end);

  if (self->travel.node_based)
    reach_junction (self, junction, &spent);
  else
    pass_junction (self, junction, road->segment << 1 | end, road->arms[end]->bearing_here, &spent);
}

/* Who is on the same segment, and may travel straight to the seed. */
static void
reach_neighbours (SgSearch *self, const SgSearchRoad *road, const SgSearchSeed *seed)
{
  guint32 here = sg_part_before (road->stretch.ms, seed->snap.along);
  guint32 here_dm = sg_part_before (road->stretch.dm, seed->snap.along);
  guint32 next = self->heads[road->segment];

  while (next != 0)
    {
      guint32            responder = next - 1;
      const SgResponder *found = &self->chains.responders[responder];
      guint32            there = sg_part_before (road->stretch.ms, found->along);
      guint32            there_dm = sg_part_before (road->stretch.dm, found->along);
      Spent              spent = { seed->ms, seed->dm, seed->root };

      next = found->next;
      if ((found->flags & self->flags_mask) != self->flags_value ||
          !((found->along <= seed->snap.along && road->up) ||
            (found->along >= seed->snap.along && road->down)))
        continue;

      spent.ms += MAX (here, there) - MIN (here, there);
      spent.ms += sg_rate_ms (self->off_road_rate, found->off_road_dm);
      spent.dm += MAX (here_dm, there_dm) - MIN (here_dm, there_dm) + found->off_road_dm;
      reach_responder (self, responder, &spent);
    }
}

/**
 * sg_search_add_seed:
 *
 * The walk between the road and the place itself is added to what the seed has spent already.
 */
void
sg_search_add_seed (SgSearch *self, const SgSearchSeed *seed)
{
  SgSearchSeed on_road = *seed;

  on_road.ms += sg_rate_ms (self->off_road_rate, seed->snap.off_road_dm);
  on_road.dm += seed->snap.off_road_dm;

  list_seed_roads (self, seed->snap.segment);
  for (guint i = 0; i < self->seed_roads->len; i++)
    {
      const SgSearchRoad *road = &g_array_index (self->seed_roads, SgSearchRoad, i);

      for (guint32 end = 0; end < 2; end++)
        if (sg_search_may_leave_seed (self, road, seed->snap.along, end))
          leave_seed (self, road, end, &on_road);
    }

  if (is_peopled (self, seed->snap.segment))
    reach_neighbours (self, &g_array_index (self->seed_roads, SgSearchRoad, 0), &on_road);
}
