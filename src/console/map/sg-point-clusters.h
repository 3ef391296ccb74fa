/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "common/sg-uuid.h"

G_BEGIN_DECLS

/* Between these levels of zoom points are clustered; outside them the nearest one serves. */
#define SG_CLUSTER_LEVEL_FIRST 5
#define SG_CLUSTER_LEVEL_LAST  18

/* Side of a cell on the screen: about what a finger covers. */
#define SG_CLUSTER_CELL_PIXELS 64

/**
 * SgLayerPoint:
 * @x: Mercator, 0…1
 * @y: likewise, from the north
 * @look: number of its look; of several the greatest is the worst and is shown
 */
typedef struct
{
  SgUuid id;
  double x;
  double y;
  guint  look;
} SgLayerPoint;

/**
 * SgCluster:
 * @code: of its cell, see sg-point-clusters.c
 * @x: Mercator, the mean of its points
 * @n: how many points
 * @worst: index of the point with the greatest look
 */
typedef struct
{
  guint64 code;
  double  x;
  double  y;
  guint32 n;
  guint32 worst;
} SgCluster;

/* Points and their clusters on every level. Does not change once made; threads may share it. */
typedef struct _SgPointClusters SgPointClusters;

SgPointClusters *sg_point_clusters_new (const SgLayerPoint *points, guint n);
SgPointClusters *sg_point_clusters_ref (SgPointClusters *self);
void             sg_point_clusters_unref (SgPointClusters *self);

SgLayerPoint sg_layer_point_make (const SgUuid *id, SgPoint point, guint look);
void sg_layer_points_add (GArray *points, const SgUuid *id, double lat, double lon, guint look);

guint               sg_point_clusters_get_n (const SgPointClusters *self);
const SgLayerPoint *sg_point_clusters_get_point (const SgPointClusters *self, guint32 index);
const SgCluster *sg_point_clusters_get_level (const SgPointClusters *self, guint level, guint *n);
const SgCluster *sg_point_clusters_find_cell (const SgPointClusters *self,
                                              guint                  level,
                                              guint32                column,
                                              guint32                row);
const SgCluster *sg_point_clusters_find_nearest (const SgPointClusters *self,
                                                 guint                  level,
                                                 double                 x,
                                                 double                 y,
                                                 double                 within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPointClusters, sg_point_clusters_unref)

G_END_DECLS
