/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-store.h"
#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

#define SG_PROFILE_BIT(profile) (1u << (profile))

/* The profiles that obey one-ways and turn restrictions. */
#define SG_PROFILES_WHEELS                                                                         \
  (SG_PROFILE_BIT (SG_PROFILE_SIREN) | SG_PROFILE_BIT (SG_PROFILE_AMBULANCE) |                     \
   SG_PROFILE_BIT (SG_PROFILE_MOTORCYCLE))
#define SG_PROFILES_ALL (SG_PROFILES_WHEELS | SG_PROFILE_BIT (SG_PROFILE_FOOT))

/**
 * SgRoadTags:
 * @road_class: of %SgRoadClass
 * @forward: bit p: profile p may travel in the order of the way's nodes
 * @backward: likewise against it
 * @speed: signed limit in 5 km/h, 0 none; of a ferry the speed of its timetable
 * @shape_flags: of %SgShapeFlags
 *
 * What the tags of a way say about travelling along it.
 */
typedef struct
{
  guint8 road_class;
  guint8 forward;
  guint8 backward;
  guint8 speed;
  guint8 shape_flags;
} SgRoadTags;

/**
 * SgRoadNodeTags:
 * @delay: of %SgRoadDelay
 * @blocked: bit p: profile p cannot pass
 */
typedef struct
{
  guint8 delay;
  guint8 blocked;
} SgRoadNodeTags;

gboolean sg_road_tags_read (const SgOsmStore *store, const SgOsmWay *way, SgRoadTags *tags);
gboolean sg_road_node_tags_read (const SgOsmStore *store,
                                 const SgOsmNode  *node,
                                 SgRoadNodeTags   *tags);

guint sg_road_speed_parse (const char *text);
guint sg_road_exceptions_parse (const char *text);

G_END_DECLS
