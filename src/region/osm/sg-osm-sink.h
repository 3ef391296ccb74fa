/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-store.h"
#include "region/osm/sg-osm-strings.h"

G_BEGIN_DECLS

/* What the readers of the formats have in common: how they hand over what they find. */

/* A point that lies outside the globe, for what cannot be said in coordinates. */
#define SG_OSM_NOWHERE ((SgPoint){ G_MAXINT32, G_MAXINT32 })

/* No object has more: OpenStreetMap's own limits are 2,000 nodes and 32,000 members. */
#define SG_OSM_REFS_MAX (1u << 20)

typedef enum
{
  SG_OSM_NODES = 1 << SG_OSM_NODE,
  SG_OSM_WAYS = 1 << SG_OSM_WAY,
  SG_OSM_RELATIONS = 1 << SG_OSM_RELATION,
  SG_OSM_ALL = SG_OSM_NODES | SG_OSM_WAYS | SG_OSM_RELATIONS
} SgOsmKinds;

/* A member as the file names it: by id. */
typedef struct
{
  gint64  ref;
  guint32 type; /* SgOsmType */
  guint32 role; /* offset in strings */
} SgOsmFileMember;

/**
 * SgOsmObject:
 * @tags: those with a key of %SgOsmKey, each key once
 * @point: of a node
 * @refs: of a way: ids of its nodes
 * @members: of a relation
 *
 * Valid during the call that hands it over.
 */
typedef struct
{
  SgOsmType              type;
  gint64                 id;
  const SgOsmTag        *tags;
  guint32                n_tags;
  SgPoint                point;
  const gint64          *refs;
  guint32                n_refs;
  const SgOsmFileMember *members;
  guint32                n_members;
} SgOsmObject;

typedef gboolean (*SgOsmObjectFunc) (const SgOsmObject *object, gpointer user_data, GError **error);

/* @bytes: how much further the reader got in its file */
typedef gboolean (*SgOsmBytesFunc) (guint64 bytes, gpointer user_data, GError **error);

/**
 * SgOsmSink:
 * @kinds: what is wanted in this pass
 * @strings: where the values of tags and the roles go
 * @counts: what is met is added here
 * @on_object: called for each object; %FALSE with an error ends the reading
 * @on_bytes: (nullable): called now and then; %FALSE with an error ends the reading
 */
typedef struct
{
  SgOsmKinds      kinds;
  SgOsmStrings   *strings;
  SgOsmCounts    *counts;
  SgOsmObjectFunc on_object;
  SgOsmBytesFunc  on_bytes;
  gpointer        user_data;

  /* private: to see whether ids ascend */
  gint64 last_ids[3];
} SgOsmSink;

void     sg_osm_sink_begin (SgOsmSink *self);
gboolean sg_osm_sink_deliver (SgOsmSink *self, const SgOsmObject *object, GError **error);
gboolean sg_osm_sink_advance (SgOsmSink *self, guint64 bytes, GError **error);

G_END_DECLS
