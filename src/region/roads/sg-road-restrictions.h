/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-road-net.h"

G_BEGIN_DECLS

/* Travelling along a segment: segment << 1 | 0 from its start to its end, 1 the other way. The same
 * number names the end it leaves by; it arrives by the other one. */
typedef guint32 SgRoadCourse;

static inline guint32
sg_road_course_leaves (SgRoadCourse course)
{
  return course;
}

static inline guint32
sg_road_course_arrives (SgRoadCourse course)
{
  return course ^ 1;
}

/* A restriction in its simplest form: who has come along @path must not leave along one of @ends.
 */
typedef struct
{
  GArray *path; /* SgRoadCourse, from the way it begins on over all via segments; at least one */
  GArray *ends; /* guint32: ends of segments at the junction that the path leads to */
  guint   profiles;
} SgRoadRule;

/* Restrictions at junctions with more arms are ignored, and barriers too: no real junction has so
 * many, and their turns grow with the square. */
#define SG_ROAD_ARMS_MAX 64

/* Forbidden by ends: becomes an SgRoadTurn once the arms are final. */
typedef struct
{
  guint32 from_end;
  guint32 to_end;
  guint32 profiles;
} SgRoadForbidden;

GPtrArray *sg_road_rules_read (SgRoadNet *net, guint32 *n_ignored, GError **error);
void       sg_road_rule_free (SgRoadRule *self);

guint32 sg_road_twins_build (SgRoadNet *net, const GPtrArray *rules, GArray *forbidden);
void    sg_road_turns_build (SgRoadNet *net, const GArray *forbidden);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRoadRule, sg_road_rule_free)

G_END_DECLS
