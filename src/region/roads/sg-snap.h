/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* The whole of a segment in the unit of SgSnap.along. */
#define SG_ALONG_WHOLE 65536u

#define SG_SEGMENT_NONE G_MAXUINT32

/**
 * SgSnap:
 * @segment: the nearest usable one, or %SG_SEGMENT_NONE
 * @along: how far along it, from its start, in 1/65536 of its length
 * @off_road_dm: from the place to the road, decimetres
 * @point: the place on the road
 */
typedef struct
{
  guint32 segment;
  guint32 along;
  guint32 off_road_dm;
  SgPoint point;
} SgSnap;

gboolean sg_snap_find (const SgRoads *roads, SgProfile profile, SgPoint point, SgSnap *snap);

G_END_DECLS
