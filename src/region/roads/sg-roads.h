/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

/* The road graph of a region: one file, mapped read-only and shared by every process of the desk.
 *
 * A road is cut into segments between junctions. At a junction its arms, one for each segment end
 * that meets there, lie side by side in memory. A search moves from arm to arm: one arm stands for
 * both travelling towards its junction along the segment and leaving the junction along it, so the
 * one table serves searches in both directions, and a turn costs one cache line.
 *
 * The arrays may be read in place: sg_roads_open() has checked every index and offset in them. */

/**
 * SgProfile:
 *
 * Who travels. The order is that of the access bits in the file.
 */
typedef enum
{
  SG_PROFILE_SIREN,     /* an ambulance with right of way */
  SG_PROFILE_AMBULANCE, /* without */
  SG_PROFILE_MOTORCYCLE,
  SG_PROFILE_FOOT,
  SG_N_PROFILES
} SgProfile;

/* The order is that of importance, and of the low five bits of SgRoadSegment.length_class. */
typedef enum
{
  SG_ROAD_MOTORWAY,
  SG_ROAD_TRUNK,
  SG_ROAD_PRIMARY,
  SG_ROAD_SECONDARY,
  SG_ROAD_TERTIARY,
  SG_ROAD_UNCLASSIFIED,
  SG_ROAD_RESIDENTIAL,
  SG_ROAD_LIVING_STREET,
  SG_ROAD_SERVICE,
  SG_ROAD_MOTORWAY_LINK,
  SG_ROAD_TRUNK_LINK,
  SG_ROAD_PRIMARY_LINK,
  SG_ROAD_SECONDARY_LINK,
  SG_ROAD_TERTIARY_LINK,
  SG_ROAD_TRACK,
  SG_ROAD_ROAD,      /* highway=road: class unknown */
  SG_ROAD_BUSWAY,    /* for ambulances with siren */
  SG_ROAD_EMERGENCY, /* highway=emergency_access, service=emergency_access */
  SG_ROAD_PEDESTRIAN,
  SG_ROAD_PATH,
  SG_ROAD_FOOTWAY,
  SG_ROAD_CYCLEWAY,
  SG_ROAD_STEPS,
  SG_ROAD_ALLEY, /* service=alley, or narrower than 2.5 m: gang, too narrow for an ambulance */
  SG_ROAD_FERRY,
  SG_N_ROAD_CLASSES
} SgRoadClass;

/* Bits of SgRoadArm.flags. For profile p, bit p and bit 4 + p. */
#define SG_ARM_ARRIVE(profile) (1u << (profile))       /* may travel along it to this junction */
#define SG_ARM_LEAVE(profile)  (1u << (4 + (profile))) /* may leave this junction along it */
#define SG_ARM_SPEED_SHIFT     8 /* five bits: signed limit in 5 km/h, 0 none; a ferry's timetable */
#define SG_ARM_SPEED_MASK      31u
#define SG_ARM_RESTRICTED      (1u << 13) /* is in the table of forbidden turns, on either side */
#define SG_ARM_DELAY_SHIFT     14         /* two bits: SgRoadDelay of this junction */

typedef enum
{
  SG_ROAD_DELAY_NONE,
  SG_ROAD_DELAY_SIGNALS,
  SG_ROAD_DELAY_LEVEL_CROSSING,
  SG_ROAD_DELAY_GATE
} SgRoadDelay;

/**
 * SgRoadArm:
 * @end: segment << 1 | 0 when this junction is the segment's @from, 1 when it is its @to
 * @bearing_here: in which direction the segment leaves this junction, 1/256 turn from north
 * @bearing_there: in which direction it leaves its other junction
 * @flags: see above
 */
typedef struct
{
  guint32 end;
  guint8  bearing_here;
  guint8  bearing_there;
  guint16 flags;
} SgRoadArm;

/**
 * SgRoadSegment:
 * @from: junction at its start
 * @to: junction at its end; may equal @from
 * @length_class: decimetres << 5 | SgRoadClass; the length is at least 1
 * @shape: offset in shapes, see SgRoadShape
 * @name: low 28 bits: which name, 0 is none; bit 28 + p: lies in a large strongly connected part
 *   for profile p, so that it may be snapped to
 */
typedef struct
{
  guint32 from;
  guint32 to;
  guint32 length_class;
  guint32 shape;
  guint32 name;
} SgRoadSegment;

#define SG_SEGMENT_CLASS_BITS     5
#define SG_SEGMENT_NAME_MASK      0x0fffffffu
#define SG_SEGMENT_LARGE(profile) (1u << (28 + (profile)))

/* Forbidden: to travel through a junction from one arm to another. Sorted by from_arm, to_arm.
 * Restrictions (only_ and via way too) and barriers are all brought into this one form. */
typedef struct
{
  guint32 from_arm; /* travelled towards the junction */
  guint32 to_arm;   /* left along */
  guint32 profiles; /* bit p: forbidden for profile p */
} SgRoadTurn;

/* A restriction via ways is kept by a second, one-way copy of each via segment, that can be entered
 * only from where the restriction begins. Copies are not in the grids. Sorted by original, twin. */
typedef struct
{
  guint32 original;
  guint32 twin;
} SgRoadTwin;

/* Bits of the first number of a shape. */
typedef enum
{
  SG_SHAPE_BRIDGE = 1 << 0,
  SG_SHAPE_TUNNEL = 1 << 1,
  SG_SHAPE_ROUNDABOUT = 1 << 2,
  SG_SHAPE_TWIN = 1 << 3
} SgShapeFlags;

/* Which segments cross which cell, in two levels: pages of 32 × 32 cells, and only pages with a
 * segment in them take space. */
typedef struct
{
  gint32         cell;    /* side of a cell, 1e-7 degree */
  SgPoint        origin;  /* south-west corner */
  guint32        columns; /* of pages */
  guint32        rows;
  const guint32 *pages; /* columns × rows: 1 + index of the page in first, 0 when empty */
  guint32        n_pages;
  const guint32 *first;    /* n_pages × 1024 + 1: first entry of each cell */
  const guint32 *segments; /* the entries, ascending in a cell */
  guint32        n_entries;
} SgRoadGrid;

/* The grids: all segments for snapping and the closest zooms, then the more important ones for
 * overviews. Level n holds the classes up to sg_road_grid_last_class(n), and their links; ferries
 * are in the first only. Twins are in none. */
typedef enum
{
  SG_ROAD_GRID_ALL,       /* cells of 0.002° */
  SG_ROAD_GRID_TERTIARY,  /* 0.01° */
  SG_ROAD_GRID_SECONDARY, /* 0.05° */
  SG_ROAD_GRID_TRUNK,     /* 0.2° */
  SG_N_ROAD_GRIDS
} SgRoadGridLevel;

/**
 * SgRoads:
 *
 * Borrowed views of the mapped file.
 */
typedef struct
{
  const SgPoint *junctions;
  guint32        n_junctions;
  const guint32 *first_arm; /* n_junctions + 1 */

  const SgRoadArm *arms;
  guint32          n_arms;

  const SgRoadSegment *segments;
  guint32              n_segments;

  const guint8 *shapes;
  gsize         n_shape_bytes;

  const SgRoadTurn *turns;
  guint32           n_turns;
  const SgRoadTwin *twins;
  guint32           n_twins;

  const guint32 *name_starts; /* n_names + 1, into name_text */
  guint32        n_names;     /* with the empty name 0 */
  const char    *name_text;   /* UTF-8, each ended by zero */

  SgRoadGrid grids[SG_N_ROAD_GRIDS];

  SgBox    box;
  gboolean drives_right;
  guint64  n_edges; /* directed, open to wheels; or to feet where no wheels may go at all */
  gint64   osm_timestamp;
} SgRoads;

SgRoads *sg_roads_open (const char *path, GError **error);
SgRoads *sg_roads_ref (SgRoads *self);
void     sg_roads_unref (SgRoads *self);
gboolean sg_roads_check (const SgRoads *self, GError **error);

static inline guint32
sg_segment_length_dm (const SgRoadSegment *segment)
{
  return segment->length_class >> SG_SEGMENT_CLASS_BITS;
}

static inline SgRoadClass
sg_segment_class (const SgRoadSegment *segment)
{
  return (SgRoadClass) (segment->length_class & ((1u << SG_SEGMENT_CLASS_BITS) - 1));
}

/* The junction at the other end of an arm's segment. */
static inline guint32
sg_roads_other_junction (const SgRoads *self, guint32 end)
{
  const SgRoadSegment *segment = &self->segments[end >> 1];

  return end & 1 ? segment->from : segment->to;
}

const char  *sg_roads_get_name (const SgRoads *self, guint32 segment);
guint32      sg_roads_find_arm (const SgRoads *self, guint32 junction, guint32 end);
SgShapeFlags sg_roads_get_shape_flags (const SgRoads *self, guint32 segment);

/* Appends the points of a segment, both junctions included, from its start to its end. */
void sg_roads_append_shape (const SgRoads *self, guint32 segment, GArray *points);

/* Appends every segment of a grid that may touch the box, ascending, each once. */
void        sg_roads_find_in_box (const SgRoads  *self,
                                  SgRoadGridLevel level,
                                  const SgBox    *box,
                                  GArray         *segments);
SgRoadClass sg_road_grid_last_class (SgRoadGridLevel level);

const char *sg_profile_to_text (SgProfile profile);
gboolean    sg_profile_from_text (const char *text, SgProfile *profile, GError **error);
const char *sg_road_class_to_text (SgRoadClass road_class);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRoads, sg_roads_unref)

G_END_DECLS
