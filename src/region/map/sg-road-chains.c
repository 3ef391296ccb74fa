/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-road-chains.h"

/* Two roads that meet at a sharper angle than this (1/256 turn, 75°) are not one line. */
#define MOST_TURN 53

typedef struct
{
  guint32 junction;
  guint32 end;   /* segment << 1 | 1 at its end */
  guint32 place; /* in the list of segments */
} End;

SgRoadChains *
sg_road_chains_new (void)
{
  SgRoadChains *self = g_new0 (SgRoadChains, 1);
  guint32       none = 0;

  self->steps = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ends = g_array_new (FALSE, FALSE, sizeof (End));
  self->used = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_append_val (self->starts, none);

  return self;
}

void
sg_road_chains_free (SgRoadChains *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->steps);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
  g_array_unref (self->used);
  g_free (self);
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *left = a;
  const End *right = b;

  if (left->junction != right->junction)
    return left->junction < right->junction ? -1 : 1;

  return (left->end > right->end) - (left->end < right->end);
}

static guint
first_end_at (const GArray *ends, guint32 junction)
{
  guint first = 0;
  guint last = ends->len;

  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (g_array_index (ends, End, middle).junction < junction)
        first = middle + 1;
      else
        last = middle;
    }

  return first;
}

static guint32
junction_of (const SgRoads *roads, guint32 end)
{
  const SgRoadSegment *segment = &roads->segments[end >> 1];

  return end & 1 ? segment->to : segment->from;
}

static guint8
bearing_of (const SgRoads *roads, guint32 junction, guint32 end)
{
  return roads->arms[sg_roads_find_arm (roads, junction, end)].bearing_here;
}

/* The straightest way on from @end, which has been reached: the near end of an unused segment. */
static const End *
find_onward (const SgRoadChains *self, const SgRoads *roads, guint32 end)
{
  guint32    junction = junction_of (roads, end);
  const End *found = NULL;
  int        least = MOST_TURN;

  for (guint i = first_end_at (self->ends, junction); i < self->ends->len; i++)
    {
      const End *other = &g_array_index (self->ends, End, i);
      int        turn;

      if (other->junction != junction)
        break;
      if (g_array_index (self->used, gboolean, other->place))
        continue;

      turn = (gint8) (bearing_of (roads, junction, end) + 128 -
                      bearing_of (roads, junction, other->end));
      if (ABS (turn) < least)
        {
          least = ABS (turn);
          found = other;
        }
    }

  return found;
}

/* Walks on from @end as far as it goes; adds to @steps which end each further segment is entered
 * by. */
static void
walk (SgRoadChains *self, const SgRoads *roads, guint32 end)
{
  const End *next;

  while ((next = find_onward (self, roads, end)) != NULL)
    {
      g_array_index (self->used, gboolean, next->place) = TRUE;
      g_array_append_val (self->steps, next->end);
      end = next->end ^ 1;
    }
}

/* Turns round what was walked backwards from the first segment. */
static void
reverse_steps (SgRoadChains *self, guint first)
{
  for (guint i = first, j = self->steps->len; i < j; i++)
    {
      guint32 *left = &g_array_index (self->steps, guint32, i);
      guint32 *right = &g_array_index (self->steps, guint32, --j);
      guint32  keep = *left ^ 1;

      *left = *right ^ 1;
      *right = keep;
    }
}

static void
add_ends (SgRoadChains *self, const SgRoads *roads, const guint32 *segments, guint32 n_segments)
{
  g_array_set_size (self->ends, 0);
  for (guint32 i = 0; i < n_segments; i++)
    for (guint32 side = 0; side < 2; side++)
      {
        guint32 end = segments[i] << 1 | side;
        End     one = { junction_of (roads, end), end, i };

        g_array_append_val (self->ends, one);
      }
  g_array_sort (self->ends, compare_ends);

  g_array_set_size (self->used, 0);
  g_array_set_size (self->used, n_segments);
}

/**
 * sg_road_chains_add:
 * @segments: of one street, ascending, each once
 */
void
sg_road_chains_add (SgRoadChains  *self,
                    const SgRoads *roads,
                    const guint32 *segments,
                    guint32        n_segments)
{
  add_ends (self, roads, segments, n_segments);

  for (guint32 i = 0; i < n_segments; i++)
    {
      guint   first = self->steps->len;
      guint32 forward = segments[i] << 1;

      if (g_array_index (self->used, gboolean, i))
        continue;

      g_array_index (self->used, gboolean, i) = TRUE;
      walk (self, roads, forward);
      reverse_steps (self, first);
      g_array_append_val (self->steps, forward);
      walk (self, roads, forward | 1);
      g_array_append_val (self->starts, self->steps->len);
    }
}

/**
 * sg_road_chains_append_points:
 *
 * Appends the points of a chain from its start to its end, each once.
 */
void
sg_road_chains_append_points (const SgRoadChains *self,
                              const SgRoads      *roads,
                              guint32             chain,
                              GArray             *points)
{
  guint32 first = g_array_index (self->starts, guint32, chain);
  guint32 last = g_array_index (self->starts, guint32, chain + 1);

  for (guint32 i = first; i < last; i++)
    {
      guint32 step = g_array_index (self->steps, guint32, i);
      guint   before = points->len;

      /* The next segment begins with the point that this one ends with. */
      if (i > first)
        g_array_set_size (points, --before);
      sg_roads_append_shape (roads, step >> 1, points);
      if ((step & 1) == 0)
        continue;

      for (guint a = before, b = points->len; a < b; a++)
        {
          SgPoint *left = &g_array_index (points, SgPoint, a);
          SgPoint *right = &g_array_index (points, SgPoint, --b);
          SgPoint  keep = *left;

          *left = *right;
          *right = keep;
        }
    }
}
