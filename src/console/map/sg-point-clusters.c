/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Points on a grid of cells. A cell's code interleaves the bits of its column and row, so a coarser
 * level's code is the finer one's without its last two bits: the points are sorted once, and every
 * level is one pass over the level below it, sorted again by itself. What is drawn of a level is
 * looked up cell by cell, and so costs as much as fits on the screen, however many points there
 * are. */

#include "console/map/sg-point-clusters.h"

#include <math.h>
#include <stdlib.h>

#define N_LEVELS (SG_CLUSTER_LEVEL_LAST - SG_CLUSTER_LEVEL_FIRST + 1)

/* Cells beside one another around the whole world: 256 pixels at level 0 are four cells. */
#define CELL_BITS(level)  ((level) + 2)
#define CELL_COUNT(level) (1u << CELL_BITS (level))

struct _SgPointClusters
{
  gatomicrefcount ref_count;
  SgLayerPoint   *points;
  guint           n_points;
  SgCluster      *levels[N_LEVELS]; /* each by code */
  guint           n_clusters[N_LEVELS];
};

static guint64
spread_bits (guint32 value)
{
  guint64 bits = value;

  bits = (bits | bits << 16) & G_GUINT64_CONSTANT (0x0000ffff0000ffff);
  bits = (bits | bits << 8) & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  bits = (bits | bits << 4) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  bits = (bits | bits << 2) & G_GUINT64_CONSTANT (0x3333333333333333);
  bits = (bits | bits << 1) & G_GUINT64_CONSTANT (0x5555555555555555);

  return bits;
}

static guint64
make_code (guint32 column, guint32 row)
{
  return spread_bits (column) | spread_bits (row) << 1;
}

static guint32
find_cell_of (double along, guint level)
{
  double cells = CELL_COUNT (level);

  return (guint32) CLAMP (floor (along * cells), 0, cells - 1);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  guint64 one = ((const SgCluster *) a)->code;
  guint64 other = ((const SgCluster *) b)->code;

  return (one > other) - (one < other);
}

static void
join (const SgPointClusters *self, SgCluster *cluster, const SgCluster *with)
{
  double n = cluster->n + with->n;

  cluster->x = (cluster->x * cluster->n + with->x * with->n) / n;
  cluster->y = (cluster->y * cluster->n + with->y * with->n) / n;
  cluster->n += with->n;
  if (self->points[with->worst].look > self->points[cluster->worst].look)
    cluster->worst = with->worst;
}

/* @clusters are sorted, and those of one cell stand together. */
static guint
join_equal (const SgPointClusters *self, SgCluster *clusters, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (kept > 0 && clusters[kept - 1].code == clusters[i].code)
      join (self, &clusters[kept - 1], &clusters[i]);
    else
      clusters[kept++] = clusters[i];

  return kept;
}

static void
set_level (SgPointClusters *self, guint level, SgCluster *clusters, guint n)
{
  guint kept = join_equal (self, clusters, n);

  self->levels[level - SG_CLUSTER_LEVEL_FIRST] = g_renew (SgCluster, clusters, kept);
  self->n_clusters[level - SG_CLUSTER_LEVEL_FIRST] = kept;
}

static void
build_finest (SgPointClusters *self)
{
  SgCluster *clusters = g_new (SgCluster, self->n_points);

  for (guint i = 0; i < self->n_points; i++)
    {
      const SgLayerPoint *point = &self->points[i];

      clusters[i] = (SgCluster){ make_code (find_cell_of (point->x, SG_CLUSTER_LEVEL_LAST),
                                            find_cell_of (point->y, SG_CLUSTER_LEVEL_LAST)),
                                 point->x,
                                 point->y,
                                 1,
                                 i };
    }

  if (self->n_points > 0)
    qsort (clusters, self->n_points, sizeof (SgCluster), compare_codes);
  set_level (self, SG_CLUSTER_LEVEL_LAST, clusters, self->n_points);
}

static void
build_coarser (SgPointClusters *self, guint level)
{
  guint            n;
  const SgCluster *finer = sg_point_clusters_get_level (self, level + 1, &n);
  SgCluster       *clusters = g_memdup2 (finer, n * sizeof (SgCluster));

  for (guint i = 0; i < n; i++)
    clusters[i].code >>= 2;
  set_level (self, level, clusters, n);
}

SgLayerPoint
sg_layer_point_make (const SgUuid *id, SgPoint point, guint look)
{
  return (SgLayerPoint){ *id,
                         sg_mercator_x (sg_point_lon (point)),
                         sg_mercator_y (sg_point_lat (point)),
                         look };
}

/**
 * sg_layer_points_add:
 * @points: (element-type SgLayerPoint)
 * @lat: WGS 84 degrees; likewise @lon
 *
 * What is nowhere is left out.
 */
void
sg_layer_points_add (GArray *points, const SgUuid *id, double lat, double lon, guint look)
{
  SgLayerPoint point;

  if (!sg_point_is_valid_degrees (lat, lon))
    return;

  point = sg_layer_point_make (id, sg_point_from_degrees (lat, lon), look);
  g_array_append_val (points, point);
}

/**
 * sg_point_clusters_new:
 * @points: (array length=n): copied
 *
 * Takes some tens of milliseconds for a hundred thousand points: call it in a thread.
 */
SgPointClusters *
sg_point_clusters_new (const SgLayerPoint *points, guint n)
{
  SgPointClusters *self = g_new0 (SgPointClusters, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->points = g_memdup2 (points, n * sizeof (SgLayerPoint));
  self->n_points = n;
  build_finest (self);
  for (guint level = SG_CLUSTER_LEVEL_LAST; level-- > SG_CLUSTER_LEVEL_FIRST;)
    build_coarser (self, level);

  return self;
}

SgPointClusters *
sg_point_clusters_ref (SgPointClusters *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
sg_point_clusters_unref (SgPointClusters *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < N_LEVELS; i++)
    g_free (self->levels[i]);
  g_free (self->points);
  g_free (self);
}

guint
sg_point_clusters_get_n (const SgPointClusters *self)
{
  return self->n_points;
}

const SgLayerPoint *
sg_point_clusters_get_point (const SgPointClusters *self, guint32 index)
{
  g_return_val_if_fail (index < self->n_points, NULL);

  return &self->points[index];
}

/**
 * sg_point_clusters_get_level:
 * @level: %SG_CLUSTER_LEVEL_FIRST…%SG_CLUSTER_LEVEL_LAST
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n) (nullable): those of the level
 */
const SgCluster *
sg_point_clusters_get_level (const SgPointClusters *self, guint level, guint *n)
{
  g_return_val_if_fail (level >= SG_CLUSTER_LEVEL_FIRST && level <= SG_CLUSTER_LEVEL_LAST, NULL);

  *n = self->n_clusters[level - SG_CLUSTER_LEVEL_FIRST];

  return self->levels[level - SG_CLUSTER_LEVEL_FIRST];
}

/**
 * sg_point_clusters_find_cell:
 * @column: from the west, of %SG_CLUSTER_CELL_PIXELS each at that level
 * @row: from the north
 *
 * Returns: (transfer none) (nullable): what lies in the cell; its middle does too
 */
const SgCluster *
sg_point_clusters_find_cell (const SgPointClusters *self, guint level, guint32 column, guint32 row)
{
  const SgCluster  wanted = { .code = make_code (column, row) };
  guint            n;
  const SgCluster *clusters = sg_point_clusters_get_level (self, level, &n);

  if (n == 0)
    return NULL;

  return bsearch (&wanted, clusters, n, sizeof (SgCluster), compare_codes);
}

/**
 * sg_point_clusters_find_nearest:
 * @x: Mercator, likewise @y
 * @within: how far away at most, likewise; no more than a cell of the level
 *
 * Returns: (transfer none) (nullable): the cluster whose middle is nearest
 */
const SgCluster *
sg_point_clusters_find_nearest (const SgPointClusters *self,
                                guint                  level,
                                double                 x,
                                double                 y,
                                double                 within)
{
  const SgCluster *nearest = NULL;

  for (guint32 row = find_cell_of (y - within, level); row <= find_cell_of (y + within, level);
       row++)
    for (guint32 column = find_cell_of (x - within, level);
         column <= find_cell_of (x + within, level);
         column++)
      {
        const SgCluster *cluster = sg_point_clusters_find_cell (self, level, column, row);
        double           away = cluster != NULL ? hypot (cluster->x - x, cluster->y - y) : INFINITY;

        if (away <= within)
          {
            nearest = cluster;
            within = away;
          }
      }

  return nearest;
}
