/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/region/roads/sg-test-oracle.h"

#include <math.h>
#include <string.h>

/* A way travelled in one direction: way << 1 | 1 when from its last node to its first. */
typedef guint Course;

static const SgTestWay *
way_of (const SgTestTown *self, Course course)
{
  return &self->ways[course >> 1];
}

static guint
begin_of (const SgTestTown *self, Course course)
{
  return way_of (self, course)->ends[course & 1];
}

static guint
end_of (const SgTestTown *self, Course course)
{
  return way_of (self, course)->ends[!(course & 1)];
}

static gboolean
holds (const SgTestTown *self, const SgTravel *travel)
{
  (void) self;
  return travel->closures != NULL;
}

static gboolean
is_closed (const SgTestTown *self, const SgTravel *travel, Course course)
{
  return holds (self, travel) && way_of (self, course)->is_closed;
}

/* Along the whole course; on foot when it is closed. */
static guint32
course_ms (const SgTestTown *self, const SgTravel *travel, Course course)
{
  const SgTestWay *way = way_of (self, course);
  gint64           hour = (travel->at / 3600 + 7) % 24;
  const guint32   *rates = sg_profiles_get_rates (self->profiles,
                                                travel->profile,
                                                travel->at != 0 ? (int) hour : SG_HOUR_NONE);
  double           metres = 0;
  guint32          dm;
  guint64          ms;

  for (guint i = 1; i < way->n_points; i++)
    metres += sg_point_distance (way->points[i - 1], way->points[i]);
  dm = (guint32) MAX (metres * 10 + 0.5, 1);

  if (is_closed (self, travel, course))
    return sg_rate_ms (sg_profiles_get_off_road_rate (self->profiles, travel->profile), dm);

  ms = sg_rates_segment_ms (rates,
                            dm << SG_SEGMENT_CLASS_BITS | way->road_class,
                            way->limit / 5 << SG_ARM_SPEED_SHIFT);
  if (holds (self, travel))
    ms = (ms * way->factor + SG_CLOSURE_FACTOR_ONE / 2) / SG_CLOSURE_FACTOR_ONE;
  return (guint32) MAX (ms, 1);
}

static gboolean
may_travel (const SgTestTown *self, const SgTravel *travel, Course course)
{
  const SgTestWay *way = way_of (self, course);

  return is_closed (self, travel, course) || travel->profile == SG_PROFILE_FOOT ||
         !way->is_oneway || (course & 1) == 0;
}

static gboolean
breaks_rule (const SgTestRule *rule, guint node, Course before, Course from, Course to)
{
  gboolean applies = rule->via == SG_TEST_NEVER
                       ? rule->node == node && rule->from == from >> 1
                       : rule->node == node && rule->via == from >> 1 && before != SG_TEST_NEVER &&
                           rule->from == before >> 1;

  return applies && (rule->to == to >> 1) != rule->is_only;
}

static gboolean
may_turn (const SgTestTown *self, const SgTravel *travel, Course before, Course from, Course to)
{
  guint node = end_of (self, from);

  /* Who walks a closed road walks past signs and bollards. */
  if (is_closed (self, travel, from) || is_closed (self, travel, to))
    return TRUE;
  if (before != SG_TEST_NEVER && is_closed (self, travel, before))
    before = SG_TEST_NEVER;
  if (travel->profile <= SG_PROFILE_AMBULANCE && self->nodes[node].is_bollard && to != (from ^ 1))
    return FALSE;
  if (travel->profile == SG_PROFILE_FOOT)
    return TRUE;

  for (guint i = 0; i < self->n_rules; i++)
    if (breaks_rule (&self->rules[i], node, before, from, to))
      return FALSE;

  return TRUE;
}

static guint
count_arms (const SgTestTown *self, guint node)
{
  guint n = 0;

  for (guint i = 0; i < self->n_ways; i++)
    n += (self->ways[i].ends[0] == node) + (self->ways[i].ends[1] == node);

  return n;
}

/* In which direction a course leaves its first node. */
static guint8
bearing_of (const SgTestTown *self, Course course)
{
  const SgTestWay *way = way_of (self, course);

  return course & 1
           ? sg_point_bearing (way->points[way->n_points - 1], way->points[way->n_points - 2])
           : sg_point_bearing (way->points[0], way->points[1]);
}

/* The profiles as delivered, written down a second time. */
static const struct
{
  double time_factor;
  double turn;
  double u_turn;
  double delays[4];
} rules[SG_N_PROFILES] = {
  [SG_PROFILE_SIREN] = { 0.72, 7.5, 20, { 0, 2, 20, 10 } },
  [SG_PROFILE_AMBULANCE] = { 1, 7.5, 20, { 0, 8, 20, 10 } },
  [SG_PROFILE_MOTORCYCLE] = { 1, 5, 8, { 0, 6, 20, 5 } },
  [SG_PROFILE_FOOT] = { 1, 0, 0, { 0, 6, 20, 0 } },
};

guint32
sg_test_town_turn_ms (const SgTestTown *self, const SgTravel *travel, guint from, guint to)
{
  guint  node = end_of (self, from);
  int    change = (guint8) (bearing_of (self, to) - bearing_of (self, from ^ 1) - 128);
  double degrees = (change > 128 ? change - 256 : change) * 360.0 / 256;
  double bias = self->drives_right ? 1.075 : 1 / 1.075;
  double seconds = 0;

  if (travel->node_based)
    return 0;

  if (travel->profile == SG_PROFILE_FOOT)
    bias = 1;
  if (degrees >= 0)
    seconds = rules[travel->profile].turn / (1 + exp (-(13 / bias * degrees / 180 - 6.5 * bias)));
  else
    seconds = rules[travel->profile].turn / (1 + exp (-(13 * bias * -degrees / 180 - 6.5 / bias)));

  if (fabs (degrees) > 174)
    seconds += rules[travel->profile].u_turn;
  else if (count_arms (self, node) <= 2)
    seconds = 0;

  return (guint32) lround (seconds * rules[travel->profile].time_factor * 1000) +
         (guint32) lround (rules[travel->profile].delays[self->nodes[node].delay] * 1000);
}

static guint32
part_to_end (const SgTestTown *self, const SgTravel *travel, Course course, guint32 along)
{
  guint32 whole = course_ms (self, travel, course);
  guint32 before = (guint32) ((guint64) whole * along >> 16);

  return course & 1 ? before : whole - before;
}

/* The state of a traveller: the course before, and the one they have just come to the end of. */
typedef struct
{
  const SgTestTown *town;
  const SgTravel   *travel;
  guint             n;  /* courses */
  guint32          *ms; /* [before or n][course] */
} Opinion;

static guint32 *
state_of (const Opinion *self, Course before, Course course)
{
  return &self->ms[(before == SG_TEST_NEVER ? self->n : before) * self->n + course];
}

/* From one state on to all that follow it; whether any got sooner. */
static gboolean
go_on (Opinion *self, Course before, Course from)
{
  guint32  ms = *state_of (self, before, from);
  gboolean sooner = FALSE;

  for (Course to = 0; ms != SG_TEST_NEVER && to < self->n; to++)
    {
      guint32 *there = state_of (self, from, to);
      guint32  sum;

      if (begin_of (self->town, to) != end_of (self->town, from) ||
          !may_travel (self->town, self->travel, to) || is_closed (self->town, self->travel, to) ||
          !may_turn (self->town, self->travel, before, from, to))
        continue;

      sum = ms + sg_test_town_turn_ms (self->town, self->travel, from, to) +
            course_ms (self->town, self->travel, to);
      if (sum < *there)
        {
          *there = sum;
          sooner = TRUE;
        }
    }

  return sooner;
}

static guint32
find_best (const Opinion *self, const SgTestPlace *from, const SgTestPlace *to)
{
  guint32 best = SG_TEST_NEVER;

  for (Course last = to->way << 1; last < to->way * 2 + 2; last++)
    {
      guint32 whole = course_ms (self->town, self->travel, last);
      guint32 part = whole - part_to_end (self->town, self->travel, last, to->along);

      if (!may_travel (self->town, self->travel, last))
        continue;

      if (from->way == to->way && (last & 1 ? from->along >= to->along : from->along <= to->along))
        best =
          MIN (best, part - (whole - part_to_end (self->town, self->travel, last, from->along)));

      for (Course before = 0; before <= self->n; before++)
        for (Course course = 0; course < self->n; course++)
          {
            Course  b = before == self->n ? SG_TEST_NEVER : before;
            guint32 ms = *state_of (self, b, course);

            if (ms != SG_TEST_NEVER && end_of (self->town, course) == begin_of (self->town, last) &&
                may_turn (self->town, self->travel, b, course, last))
              best =
                MIN (best,
                     ms + part + sg_test_town_turn_ms (self->town, self->travel, course, last));
          }
    }

  return best;
}

static void
measure_turns (Opinion *self, const SgTestPlace *from)
{
  gboolean sooner = TRUE;

  for (Course course = from->way << 1; course < from->way * 2 + 2; course++)
    if (may_travel (self->town, self->travel, course))
      *state_of (self, SG_TEST_NEVER, course) =
        part_to_end (self->town, self->travel, course, from->along);

  while (sooner)
    {
      sooner = FALSE;
      for (Course course = 0; course < self->n; course++)
        {
          sooner = go_on (self, SG_TEST_NEVER, course) || sooner;
          for (Course before = 0; before < self->n; before++)
            sooner = go_on (self, before, course) || sooner;
        }
    }
}

/* ---- without turns: junctions only ---- */

static guint32
node_part (const SgTestTown  *self,
           const SgTravel    *travel,
           const SgTestPlace *place,
           guint              end,
           gboolean           leaving)
{
  /* To leave over end 1 is to travel up; to come from end 1 is to travel down. */
  Course  course = place->way << 1 | (leaving == (end == 0));
  guint32 whole = course_ms (self, travel, course);
  guint32 before = (guint32) ((guint64) whole * place->along >> 16);

  if (place->along == (end == 0 ? 0 : SG_ALONG_WHOLE))
    return 0;

  return may_travel (self, travel, course) ? (end == 0 ? before : whole - before) : SG_TEST_NEVER;
}

static void
measure_nodes (const SgTestTown  *self,
               const SgTravel    *travel,
               const SgTestPlace *from,
               guint32           *nodes)
{
  gboolean sooner = TRUE;

  for (guint i = 0; i < self->n_nodes; i++)
    nodes[i] = SG_TEST_NEVER;
  for (guint end = 0; end < 2; end++)
    {
      guint node = self->ways[from->way].ends[end];

      nodes[node] = MIN (nodes[node], node_part (self, travel, from, end, TRUE));
    }

  while (sooner)
    {
      sooner = FALSE;
      for (Course course = 0; course < self->n_ways * 2; course++)
        {
          guint32  ms = nodes[begin_of (self, course)];
          guint32 *there = &nodes[end_of (self, course)];
          guint32  sum = ms + course_ms (self, travel, course);

          if (ms == SG_TEST_NEVER || sum >= *there || !may_travel (self, travel, course) ||
              is_closed (self, travel, course))
            continue;
          *there = sum;
          sooner = TRUE;
        }
    }
}

static guint32
find_best_of_nodes (const Opinion     *self,
                    const guint32     *nodes,
                    const SgTestPlace *from,
                    const SgTestPlace *to)
{
  guint32 best = SG_TEST_NEVER;

  for (guint end = 0; end < 2; end++)
    {
      guint32 ms = nodes[self->town->ways[to->way].ends[end]];
      guint32 part = node_part (self->town, self->travel, to, end, FALSE);
      Course  course = to->way << 1 | end;
      guint32 whole = course_ms (self->town, self->travel, course);
      guint32 a = (guint32) ((guint64) whole * from->along >> 16);
      guint32 b = (guint32) ((guint64) whole * to->along >> 16);

      if (ms != SG_TEST_NEVER && part != SG_TEST_NEVER)
        best = MIN (best, ms + part);
      if (from->way == to->way && may_travel (self->town, self->travel, course) &&
          (end == 0 ? from->along <= to->along : from->along >= to->along))
        best = MIN (best, end == 0 ? b - a : a - b);
    }

  return best;
}

void
sg_test_town_measure (const SgTestTown  *self,
                      const SgTravel    *travel,
                      const SgTestPlace *from,
                      const SgTestPlace *to,
                      guint              n,
                      guint32           *ms)
{
  guint32             nodes[G_N_ELEMENTS (self->nodes)] = { 0 };
  Opinion             opinion = { self, travel, self->n_ways * 2, NULL };
  guint               n_states = (opinion.n + 1) * opinion.n;
  guint32             rate = sg_profiles_get_off_road_rate (self->profiles, travel->profile);
  g_autofree guint32 *states = g_new (guint32, n_states);

  memset (states, 0xff, n_states * sizeof *states);
  opinion.ms = states;
  if (travel->node_based)
    measure_nodes (self, travel, from, nodes);
  else
    measure_turns (&opinion, from);

  for (guint i = 0; i < n; i++)
    {
      ms[i] = travel->node_based ? find_best_of_nodes (&opinion, nodes, from, &to[i])
                                 : find_best (&opinion, from, &to[i]);
      if (ms[i] != SG_TEST_NEVER)
        ms[i] += sg_rate_ms (rate, from->off_road_dm) + sg_rate_ms (rate, to[i].off_road_dm);
    }
}
