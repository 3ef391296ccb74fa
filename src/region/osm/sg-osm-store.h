/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "common/sg-progress.h"
#include "region/osm/sg-osm-key.h"

G_BEGIN_DECLS

/* What an import needs of one or more OSM files, in memory, resolved: a way's references are
 * indices of points, a relation's members are indices of ways. Plain arrays to be read in place by
 * the builders of roads, places and map; nobody changes them after sg_osm_store_read(). */

/* An index of something the file names but does not hold. */
#define SG_OSM_MISSING G_MAXUINT32

/**
 * SgOsmTag:
 * @key: one of %SgOsmKey; other keys are not kept
 * @value: offset of the zero-ended UTF-8 value in the strings of the store
 */
typedef struct
{
  guint32 key;
  guint32 value;
} SgOsmTag;

/* A node that has tags of interest. */
typedef struct
{
  guint32 point;
  guint32 first_tag;
  guint32 n_tags;
} SgOsmNode;

/* A way that has tags of interest or bounds such a relation. References to nodes that the file
 * does not hold are dropped; ways with fewer than two left are dropped too. */
typedef struct
{
  gint64  id;
  guint32 first_ref; /* in refs: indices of points */
  guint32 n_refs;
  guint32 first_tag;
  guint32 n_tags;
} SgOsmWay;

typedef enum
{
  SG_OSM_NODE,
  SG_OSM_WAY,
  SG_OSM_RELATION
} SgOsmType;

typedef struct
{
  guint32 type;  /* SgOsmType */
  guint32 role;  /* offset in strings */
  guint32 index; /* of a point or a way, or SG_OSM_MISSING; relations are always missing */
} SgOsmMember;

/* A relation of type multipolygon, boundary or restriction. */
typedef struct
{
  gint64  id;
  guint32 first_member;
  guint32 n_members;
  guint32 first_tag;
  guint32 n_tags;
} SgOsmRelation;

/**
 * SgOsmCounts:
 *
 * What a reader met in all files. All but the first three are warnings for the person who imports.
 */
typedef struct
{
  guint64 nodes;
  guint64 ways;
  guint64 relations;
  guint64 missing_nodes;   /* references to nodes that no file holds */
  guint64 bad_coordinates; /* nodes outside the globe, dropped */
  guint64 out_of_order;    /* ids that do not ascend in their file */
  guint64 duplicates;      /* objects of interest whose id was met before: the first one counts */
  guint64 short_ways;      /* ways of interest with fewer than two nodes left, dropped */
  guint64 mended_texts;    /* not UTF-8, with control characters, or too long */
} SgOsmCounts;

typedef struct
{
  SgPoint *points;
  guint32  n_points;

  SgOsmNode *nodes;
  guint32    n_nodes;

  SgOsmWay *ways; /* by ascending id */
  guint32   n_ways;
  guint32  *refs;

  SgOsmRelation *relations;
  guint32        n_relations;
  SgOsmMember   *members;

  SgOsmTag *tags;
  char     *strings; /* offset 0 is the empty text */

  SgBox       box;       /* of all points */
  gint64      timestamp; /* of the newest file, seconds UTC; 0 when no file says */
  SgOsmCounts counts;
} SgOsmStore;

SgOsmStore *sg_osm_store_read (const char *const *paths, SgProgress *progress, GError **error);
void        sg_osm_store_free (SgOsmStore *self);

/* The value of a tag, or NULL. @object is an SgOsmNode, SgOsmWay or SgOsmRelation. */
#define sg_osm_get(store, object, key)                                                             \
  sg_osm_store_get ((store), (object)->first_tag, (object)->n_tags, (key))

/* Whether a tag has just this value. */
#define sg_osm_is(store, object, key, text) (g_strcmp0 (sg_osm_get (store, object, key), text) == 0)

const char *sg_osm_store_get (const SgOsmStore *self,
                              guint32           first_tag,
                              guint32           n_tags,
                              SgOsmKey          key);

static inline gboolean
sg_osm_way_is_closed (const SgOsmStore *self, const SgOsmWay *way)
{
  return way->n_refs >= 4 &&
         self->refs[way->first_ref] == self->refs[way->first_ref + way->n_refs - 1];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgOsmStore, sg_osm_store_free)

G_END_DECLS
