/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A search stores no paths. It need not: the traveller stands at a node with a label, and the next
 * node is the one whose label is smaller by just what lies between. All is in whole milliseconds
 * and decimetres, so “just” means equal, and the parts of a route sum up to its whole. */

#include "config.h"

#include "region/roads/sg-route.h"

#include <math.h>

/* One stretch of the way. */
typedef struct
{
  guint32 segment;
  guint32 from_along;
  guint32 to_along;
  guint32 turn_ms;
  guint32 ms;
  guint32 dm;
} Step;

typedef struct
{
  const SgSearch     *search;
  const SgSearchSeed *to;
  guint32             to_ms; /* with the walk from the road */
  guint32             to_dm;
  GArray             *steps; /* of Step */
} Trail;

/* What is left of the way at some node. */
typedef struct
{
  guint32 ms;
  guint32 dm;
} Left;

static gboolean
is_label (const Trail *trail, guint64 label, Left left)
{
  return sg_search_knows (trail->search, label) &&
         sg_search_label_ms (trail->search, label) == left.ms &&
         sg_search_label_dm (label) == left.dm;
}

static const SgSearchRoad *
get_seed_road (const Trail *trail, guint i)
{
  return &g_array_index (trail->search->seed_roads, SgSearchRoad, i);
}

static guint32
junction_at (const SgRoads *roads, guint32 end)
{
  return end & 1 ? roads->segments[end >> 1].to : roads->segments[end >> 1].from;
}

/* ---- the first stretch ---- */

static gboolean
go_straight (Trail *trail, const SgResponder *from, Left left)
{
  const SgSearchRoad *road = get_seed_road (trail, 0);
  guint32             along = trail->to->snap.along;
  guint32             here = sg_part_before (road->stretch.ms, from->along);
  guint32             there = sg_part_before (road->stretch.ms, along);
  guint32             here_dm = sg_part_before (road->stretch.dm, from->along);
  guint32             there_dm = sg_part_before (road->stretch.dm, along);
  Step step = { road->segment, from->along, along, 0, MAX (here, there) - MIN (here, there), 0 };

  step.dm = MAX (here_dm, there_dm) - MIN (here_dm, there_dm);
  if (from->segment != road->segment || left.ms != trail->to_ms + step.ms ||
      left.dm != trail->to_dm + step.dm ||
      !((from->along <= along && road->up) || (from->along >= along && road->down)))
    return FALSE;

  g_array_append_val (trail->steps, step);
  return TRUE;
}

/* Finds the end of the first segment that the way goes over, and takes the step to it. */
static gboolean
go_to_junction (Trail *trail, const SgResponder *from, Left *left, guint32 *end)
{
  const SgSearch *search = trail->search;
  const SgRoads  *roads = search->roads;

  for (guint32 side = 0; side < 2; side++)
    {
      guint32         junction = junction_at (roads, from->segment << 1 | side);
      guint32         arm = sg_roads_find_arm (roads, junction, from->segment << 1 | side);
      gboolean        nodes = search->travel.node_based;
      guint64         label = nodes ? search->junction_labels[junction] : search->arm_labels[arm];
      guint32         whole = side == 0 ? 0 : SG_ALONG_WHOLE;
      SgSearchStretch stretch = sg_search_measure (search, from->segment, roads->arms[arm].flags);
      Step            step = { from->segment, from->along, whole, 0, 0, 0 };
      Left            after;

      step.ms = sg_part_from_end (stretch.ms, from->along, side);
      step.dm = sg_part_from_end (stretch.dm, from->along, side);
      after = (Left){ left->ms - step.ms, left->dm - step.dm };
      if (!is_label (trail, label, after) ||
          (nodes && from->along != whole && !sg_search_is_open (search, &roads->arms[arm])))
        continue;

      g_array_append_val (trail->steps, step);
      *left = after;
      *end = from->segment << 1 | side;
      return TRUE;
    }

  return FALSE;
}

/* ---- from junction to junction ---- */

/* What the turn at a junction takes: from the arm travelled up to it into the segment that has @end
 * there. */
static gboolean
measure_turn (const Trail *trail, guint32 arm, guint32 end, guint8 bearing, guint32 *turn_ms)
{
  const SgRoads *roads = trail->search->roads;
  guint32        junction = junction_at (roads, end);
  gboolean       has_turns =
    sg_search_has_turns (trail->search, roads->first_arm[junction], roads->first_arm[junction + 1]);

  *turn_ms = 0;
  if (trail->search->travel.node_based)
    return TRUE;

  *turn_ms = sg_search_turn_ms (trail->search, has_turns, bearing, &roads->arms[arm]);
  return !sg_search_is_forbidden (trail->search, junction, arm, end);
}

/* The last stretch, when the place is on a segment that begins at this junction. */
static gboolean
go_to_seed (Trail *trail, guint32 junction, guint32 arm, Left left)
{
  const SgSearch *search = trail->search;
  guint32         along = trail->to->snap.along;

  for (guint i = 0; i < search->seed_roads->len; i++)
    for (guint32 side = 0; side < 2; side++)
      {
        const SgSearchRoad *road = get_seed_road (trail, i);
        guint32             end = road->segment << 1 | side;
        Step step = { road->segment, side == 0 ? 0 : SG_ALONG_WHOLE, along, 0, 0, 0 };

        step.ms = sg_part_from_end (road->stretch.ms, along, side);
        step.dm = sg_part_from_end (road->stretch.dm, along, side);
        if (junction_at (search->roads, end) != junction ||
            !sg_search_may_leave_seed (search, road, along, side) ||
            !measure_turn (trail, arm, end, road->arms[side]->bearing_here, &step.turn_ms) ||
            left.ms != trail->to_ms + step.ms + step.turn_ms || left.dm != trail->to_dm + step.dm)
          continue;

        g_array_append_val (trail->steps, step);
        return TRUE;
      }

  return FALSE;
}

/* One segment on, to its other end. */
static gboolean
go_on (Trail *trail, guint32 junction, guint32 arm, Left *left, guint32 *end)
{
  const SgSearch *search = trail->search;
  const SgRoads  *roads = search->roads;

  for (guint32 i = roads->first_arm[junction]; i < roads->first_arm[junction + 1]; i++)
    {
      const SgRoadArm *next = &roads->arms[i];
      guint32          segment = next->end >> 1;
      guint32          other = junction_at (roads, next->end ^ 1);
      guint32          other_arm = sg_roads_find_arm (roads, other, next->end ^ 1);
      SgSearchStretch  stretch = sg_search_measure (search, segment, next->flags);
      gboolean         nodes = search->travel.node_based;
      guint64 label = nodes ? search->junction_labels[other] : search->arm_labels[other_arm];
      guint32 whole = next->end & 1 ? SG_ALONG_WHOLE : 0;
      Step    step = { segment, whole, SG_ALONG_WHOLE - whole, 0, stretch.ms, stretch.dm };
      Left    after;

      if (stretch.closed || !sg_search_is_open (search, &roads->arms[other_arm]) ||
          !measure_turn (trail, arm, next->end, next->bearing_here, &step.turn_ms))
        continue;

      after = (Left){ left->ms - step.ms - step.turn_ms, left->dm - step.dm };
      if (after.ms >= left->ms || !is_label (trail, label, after))
        continue;

      g_array_append_val (trail->steps, step);
      *left = after;
      *end = next->end ^ 1;
      return TRUE;
    }

  return FALSE;
}

static gboolean
walk_trail (Trail *trail, const SgResponder *from, Left left)
{
  guint32 end;

  if (go_straight (trail, from, left))
    return TRUE;
  if (!go_to_junction (trail, from, &left, &end))
    return FALSE;

  for (;;)
    {
      guint32 junction = junction_at (trail->search->roads, end);
      guint32 arm = sg_roads_find_arm (trail->search->roads, junction, end);

      if (go_to_seed (trail, junction, arm, left))
        return TRUE;
      if (!go_on (trail, junction, arm, &left, &end))
        return FALSE;
    }
}

/* ---- what the steps look like ---- */

static void
append_point (GArray *points, SgPoint point)
{
  if (points->len == 0 || !sg_point_equal (g_array_index (points, SgPoint, points->len - 1), point))
    g_array_append_val (points, point);
}

/* The point at a place on a shape of some length, in metres. */
static SgPoint
point_at (GArray *shape, double length, guint32 along)
{
  SgPoint a = g_array_index (shape, SgPoint, 0);
  double  place = length * along / SG_ALONG_WHOLE;

  for (guint i = 1; along < SG_ALONG_WHOLE && i < shape->len; i++)
    {
      SgPoint b = g_array_index (shape, SgPoint, i);
      double  piece = sg_point_distance (a, b);
      double  t = piece > 0 ? place / piece : 1;

      if (t < 1)
        return (SgPoint){ (gint32) lround (a.lat + t * ((double) b.lat - a.lat)),
                          (gint32) lround (a.lon + t * ((double) b.lon - a.lon)) };
      place -= piece;
      a = b;
    }

  return along < SG_ALONG_WHOLE ? a : g_array_index (shape, SgPoint, shape->len - 1);
}

/* The points of a shape between two places on it, @from not behind @to, in 1/65536 of its length.
 */
static void
append_part (GArray *points, GArray *shape, guint32 from, guint32 to)
{
  double length = 0;
  double walked = 0;

  for (guint i = 1; i < shape->len; i++)
    length +=
      sg_point_distance (g_array_index (shape, SgPoint, i - 1), g_array_index (shape, SgPoint, i));

  append_point (points, point_at (shape, length, from));
  for (guint i = 1; i + 1 < shape->len; i++)
    {
      SgPoint point = g_array_index (shape, SgPoint, i);

      walked += sg_point_distance (g_array_index (shape, SgPoint, i - 1), point);
      if (walked * SG_ALONG_WHOLE > length * from && walked * SG_ALONG_WHOLE < length * to)
        append_point (points, point);
    }
  append_point (points, point_at (shape, length, to));
}

static void
reverse (GArray *points, guint first)
{
  for (guint last = points->len; first + 1 < last; first++)
    {
      SgPoint *a = &g_array_index (points, SgPoint, first);
      SgPoint *b = &g_array_index (points, SgPoint, --last);
      SgPoint  keep = *a;

      *a = *b;
      *b = keep;
    }
}

static void
append_step (const SgRoads *roads, const Step *step, GArray *points)
{
  g_autoptr (GArray) shape = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (SgPoint));

  sg_roads_append_shape (roads, step->segment, shape);
  append_part (part,
               shape,
               MIN (step->from_along, step->to_along),
               MAX (step->from_along, step->to_along));
  if (step->from_along > step->to_along)
    reverse (part, 0);
  for (guint i = 0; i < part->len; i++)
    append_point (points, g_array_index (part, SgPoint, i));
}

static guint32
find_original (const SgRoads *roads, guint32 segment)
{
  if ((sg_roads_get_shape_flags (roads, segment) & SG_SHAPE_TWIN) == 0)
    return segment;

  for (guint32 i = 0; i < roads->n_twins; i++)
    if (roads->twins[i].twin == segment)
      return roads->twins[i].original;

  return segment;
}

static void
append_street (SgRoute *route, const SgRouteLeg *leg, const char *name)
{
  SgRouteStreet *last = route->streets->len > 0
                          ? &g_array_index (route->streets, SgRouteStreet, route->streets->len - 1)
                          : NULL;
  SgRouteStreet  street = { name, leg->turn_ms + leg->ms, leg->metres };

  if (last == NULL || g_strcmp0 (last->name, name) != 0)
    {
      g_array_append_val (route->streets, street);
      return;
    }

  last->ms += street.ms;
  last->metres += street.metres;
}

static void
append_leg (SgRoute *route, const SgRoads *roads, const Step *step)
{
  SgRouteLeg leg = { .segment = find_original (roads, step->segment) };

  leg.turn_ms = step->turn_ms;
  leg.ms = step->ms;
  leg.metres = step->dm / 10.0;
  leg.first_point = route->points->len > 0 ? route->points->len - 1 : 0;

  append_step (roads, step, route->points);
  append_street (route, &leg, sg_roads_get_name (roads, leg.segment));
  g_array_append_val (route->legs, leg);
}

static SgRoute *
route_new (void)
{
  SgRoute *route = g_new0 (SgRoute, 1);

  route->points = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  route->legs = g_array_new (FALSE, FALSE, sizeof (SgRouteLeg));
  route->streets = g_array_new (FALSE, FALSE, sizeof (SgRouteStreet));

  return route;
}

void
sg_route_free (SgRoute *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->points);
  g_array_unref (self->legs);
  g_array_unref (self->streets);
  g_free (self);
}

/**
 * sg_route_follow:
 * @search: that has just found @found, from one seed
 * @from: the responder it found
 * @to: the seed
 * @place: where the seed's traveller wants to be, off the road
 *
 * Returns: (transfer full): the way
 */
SgRoute *
sg_route_follow (const SgSearch     *search,
                 const SgResponder  *from,
                 const SgFound      *found,
                 const SgSearchSeed *to,
                 SgPoint             place)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  guint32  walk_ms = sg_rate_ms (search->off_road_rate, from->off_road_dm);
  Trail    trail = { search, to, 0, to->dm + to->snap.off_road_dm, steps };
  Left     left = { found->ms - walk_ms, found->dm - from->off_road_dm };
  SgRoute *route = route_new ();

  route->ms = found->ms;
  route->metres = found->dm / 10.0;
  route->off_road_ms[0] = walk_ms;
  route->off_road_ms[1] = sg_rate_ms (search->off_road_rate, to->snap.off_road_dm);
  route->off_road_metres[0] = from->off_road_dm / 10.0;
  route->off_road_metres[1] = to->snap.off_road_dm / 10.0;
  trail.to_ms = to->ms + route->off_road_ms[1];

  if (!walk_trail (&trail, from, left))
    g_critical ("no way leads through the labels");

  append_point (route->points, from->point);
  for (guint i = 0; i < steps->len; i++)
    append_leg (route, search->roads, &g_array_index (steps, Step, i));
  append_point (route->points, place);

  return route;
}
