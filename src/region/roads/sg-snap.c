/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a place to the nearest road that its traveller may use and that leads somewhere. The grid
 * is walked in growing rings around the place, until no farther ring can hold a nearer road. */

#include "config.h"

#include "region/roads/sg-snap.h"

#include <math.h>

#include "region/roads/sg-road-shape.h"
#include "region/roads/sg-roads-file.h"

/* A road in a part that leads somewhere is preferred up to here; beyond, any road will do. */
#define LARGE_WITHIN_METRES 2000.0
#define ANY_WITHIN_METRES   10000.0

typedef struct
{
  const SgRoads *roads;
  SgProfile      profile;
  gboolean       any; /* whether small parts will do */
  SgPoint        here;
  double         shrink; /* of a step east against a step north */

  guint32 segment; /* the nearest so far */
  double  nearest; /* square of its distance, in steps north */
  double  nearest_root;
} Look;

static gboolean
is_usable (const Look *look, guint32 segment)
{
  const SgRoadSegment *found = &look->roads->segments[segment];
  guint32              open = SG_ARM_ARRIVE (look->profile) | SG_ARM_LEAVE (look->profile);
  guint32              arm;

  if (found->name & SG_SEGMENT_LARGE (look->profile))
    return TRUE;
  if (!look->any)
    return FALSE;

  arm = sg_roads_find_arm (look->roads, found->from, segment << 1);
  return (look->roads->arms[arm].flags & open) != 0;
}

/* The square of the distance from here to the piece between two points; @t says where on it. */
static double
measure_piece (const Look *look, SgPoint a, SgPoint b, double *t)
{
  double ax = ((double) a.lon - look->here.lon) * look->shrink;
  double ay = (double) a.lat - look->here.lat;
  double bx = ((double) b.lon - a.lon) * look->shrink;
  double by = (double) b.lat - a.lat;
  double square = bx * bx + by * by;
  double along = square > 0 ? -(ax * bx + ay * by) / square : 0;
  double dx;
  double dy;

  *t = CLAMP (along, 0, 1);
  dx = ax + *t * bx;
  dy = ay + *t * by;

  return dx * dx + dy * dy;
}

/* Walks along the points of a segment, which are decoded as they come. */
typedef struct
{
  const guint8 *at;
  guint32       n_left; /* points between the junctions */
  SgPoint       point;
  SgPoint       last;
} Walk;

static inline void
begin_walk (const SgRoads *roads, guint32 segment, Walk *walk)
{
  const SgRoadSegment *found = &roads->segments[segment];
  guint32              number;

  walk->at = sg_shape_get (roads->shapes + found->shape, &number);
  walk->n_left = (number >> SG_SHAPE_FLAG_BITS) + 1;
  walk->point = roads->junctions[found->from];
  walk->last = roads->junctions[found->to];
}

/* Whether there was another piece: from @piece[0] to @piece[1]. */
static inline gboolean
walk_on (Walk *walk, SgPoint *piece)
{
  if (walk->n_left == 0)
    return FALSE;

  piece[0] = walk->point;
  if (--walk->n_left > 0)
    walk->at = sg_shape_next (walk->at, &walk->point);
  else
    walk->point = walk->last;
  piece[1] = walk->point;

  return TRUE;
}

static void
measure_segment (Look *look, guint32 segment)
{
  const SgRoadSegment *candidate = &look->roads->segments[segment];
  SgPoint              from = look->roads->junctions[candidate->from];
  double               t;
  double               reach = sg_segment_length_dm (candidate) / (10 * SG_METRES_PER_STEP);
  double               spare = look->nearest_root + reach * 1.01 + 100;
  SgPoint              piece[2];
  Walk                 walk;

  /* It cannot come nearer than its length lets it. */
  if (measure_piece (look, from, from, &t) > spare * spare || !is_usable (look, segment))
    return;

  begin_walk (look->roads, segment, &walk);
  while (walk_on (&walk, piece))
    {
      double square = measure_piece (look, piece[0], piece[1], &t);

      if (square < look->nearest)
        {
          look->nearest = square;
          look->nearest_root = sqrt (square);
          look->segment = segment;
        }
    }
}

static void
look_in_cell (Look *look, gint64 column, gint64 row)
{
  const SgRoadGrid *grid = &look->roads->grids[SG_ROAD_GRID_ALL];
  guint32           page;
  gsize             cell;

  if (column < 0 || row < 0 || column >= (gint64) grid->columns * SG_ROAD_PAGE_SIDE ||
      row >= (gint64) grid->rows * SG_ROAD_PAGE_SIDE)
    return;

  page = grid->pages[(row / SG_ROAD_PAGE_SIDE) * grid->columns + column / SG_ROAD_PAGE_SIDE];
  if (page == 0)
    return;

  cell = (gsize) (page - 1) * SG_ROAD_PAGE_CELLS +
         (gsize) (row % SG_ROAD_PAGE_SIDE) * SG_ROAD_PAGE_SIDE +
         (gsize) (column % SG_ROAD_PAGE_SIDE);
  for (guint32 i = grid->first[cell]; i < grid->first[cell + 1]; i++)
    measure_segment (look, grid->segments[i]);
}

static gint64
floor_divide (gint64 a, gint64 b)
{
  return a >= 0 ? a / b : -((b - 1 - a) / b);
}

/* Looks through ring after ring of cells, up to @metres away. */
static gboolean
look_around (Look *look, double metres)
{
  const SgRoadGrid *grid = &look->roads->grids[SG_ROAD_GRID_ALL];
  gint64            east = (gint64) look->here.lon - grid->origin.lon;
  gint64            north = (gint64) look->here.lat - grid->origin.lat;
  gint64            column = floor_divide (east, grid->cell);
  gint64            row = floor_divide (north, grid->cell);
  double            x = (double) (east - column * grid->cell);
  double            y = (double) (north - row * grid->cell);
  double            edge = MIN (MIN (x, grid->cell - x) * look->shrink, MIN (y, grid->cell - y));
  double            limit = metres / SG_METRES_PER_STEP;
  SgBox             box = sg_box_around (look->here, metres);

  if (!sg_box_intersects (&box, &look->roads->box))
    return FALSE;

  look->segment = SG_SEGMENT_NONE;
  look->nearest = limit * limit;
  look->nearest_root = limit;
  look_in_cell (look, column, row);
  for (gint64 ring = 1;; ring++)
    {
      /* Nothing in this ring is nearer than the block inside it is wide. */
      double least = edge + (double) (ring - 1) * grid->cell * look->shrink;

      if (least * least >= look->nearest)
        return look->segment != SG_SEGMENT_NONE;

      for (gint64 i = -ring; i <= ring; i++)
        {
          look_in_cell (look, column + i, row - ring);
          look_in_cell (look, column + i, row + ring);
        }
      for (gint64 i = 1 - ring; i < ring; i++)
        {
          look_in_cell (look, column - ring, row + i);
          look_in_cell (look, column + ring, row + i);
        }
    }
}

/* Where on the segment that was found. */
static void
place_on_segment (const Look *look, SgSnap *snap)
{
  double  best = INFINITY;
  double  length = 0;
  double  to_best = 0;
  SgPoint piece[2];
  Walk    walk;

  begin_walk (look->roads, look->segment, &walk);
  while (walk_on (&walk, piece))
    {
      double east = (double) piece[1].lon - piece[0].lon;
      double north = (double) piece[1].lat - piece[0].lat;
      double piece_length = sqrt (east * look->shrink * east * look->shrink + north * north);
      double t;
      double square = measure_piece (look, piece[0], piece[1], &t);

      if (square < best)
        {
          best = square;
          to_best = length + t * piece_length;
          snap->point.lat = (gint32) lround (piece[0].lat + t * north);
          snap->point.lon = (gint32) lround (piece[0].lon + t * east);
        }
      length += piece_length;
    }

  snap->segment = look->segment;
  snap->along = length > 0 ? (guint32) lround (to_best / length * SG_ALONG_WHOLE) : 0;
  snap->off_road_dm = (guint32) lround (sqrt (best) * SG_METRES_PER_STEP * 10);
}

/**
 * sg_snap_find:
 * @profile: who looks for a road
 * @point: where
 * @snap: (out): the nearest road in a part of the graph that leads somewhere, within 2 km; else the
 *   nearest road at all, within 10 km
 *
 * Returns: %FALSE when there is none; @snap's segment is %SG_SEGMENT_NONE then
 */
gboolean
sg_snap_find (const SgRoads *roads, SgProfile profile, SgPoint point, SgSnap *snap)
{
  Look look = { .roads = roads, .profile = profile, .here = point };

  *snap = (SgSnap){ .segment = SG_SEGMENT_NONE, .point = point };
  look.shrink = MAX (cos (sg_point_lat (point) * G_PI / 180), 0.01);
  if (!look_around (&look, LARGE_WITHIN_METRES))
    {
      look.any = TRUE;
      if (!look_around (&look, ANY_WITHIN_METRES))
        return FALSE;
    }

  place_on_segment (&look, snap);
  return TRUE;
}
