/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "region/osm/sg-osm-store.h"

G_BEGIN_DECLS

/* Writes OpenStreetMap data as `.osm.pbf`. Add all nodes, then all ways, then all relations, each
 * by ascending id, as every reader expects; the writer does not sort. */

typedef struct _SgOsmWriter SgOsmWriter;

/**
 * SgOsmWriterMember:
 * @ref: id of the member
 * @role: for example `outer`; may be empty
 */
typedef struct
{
  SgOsmType   type;
  gint64      ref;
  const char *role;
} SgOsmWriterMember;

SgOsmWriter *sg_osm_writer_new (const char *path);
void         sg_osm_writer_free (SgOsmWriter *self);

void sg_osm_writer_set_timestamp (SgOsmWriter *self, gint64 seconds);

/* @tags is key, value, key, value, …, NULL; or NULL when there are none. */
void sg_osm_writer_add_node (SgOsmWriter *self, gint64 id, SgPoint point, const char *const *tags);
void sg_osm_writer_add_way (SgOsmWriter       *self,
                            gint64             id,
                            const gint64      *refs,
                            guint              n_refs,
                            const char *const *tags);
void sg_osm_writer_add_relation (SgOsmWriter             *self,
                                 gint64                   id,
                                 const SgOsmWriterMember *members,
                                 guint                    n_members,
                                 const char *const       *tags);

gboolean sg_osm_writer_close (SgOsmWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgOsmWriter, sg_osm_writer_free)

G_END_DECLS
