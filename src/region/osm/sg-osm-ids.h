/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A set of ids, and the place of each in their ascending order. Ids of a region lie in clumps
 * between zero and many thousand millions. */

typedef struct _SgOsmIds SgOsmIds;

SgOsmIds *sg_osm_ids_new (GArray *ids);
void      sg_osm_ids_free (SgOsmIds *self);

guint32 sg_osm_ids_get_length (const SgOsmIds *self);
guint32 sg_osm_ids_find (const SgOsmIds *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgOsmIds, sg_osm_ids_free)

G_END_DECLS
