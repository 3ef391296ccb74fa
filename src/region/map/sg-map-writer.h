/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"
#include "region/map/sg-map-kind.h"
#include "region/osm/sg-osm-rings.h"

G_BEGIN_DECLS

/* Puts areas and lines into region.db: simplified for each band of zooms where that saves much,
 * cut into pieces that a tile can read alone, and in the order of place, so that neighbours share
 * pages. */

typedef struct _SgMapWriter SgMapWriter;

SgMapWriter *sg_map_writer_new (SgDb *db, GError **error);
void         sg_map_writer_free (SgMapWriter *self);

gboolean sg_map_writer_add_area (SgMapWriter *self,
                                 SgMapKind    kind,
                                 GPtrArray   *rings,
                                 int          zoom_first,
                                 GError     **error);
gboolean sg_map_writer_add_line (SgMapWriter *self,
                                 SgMapKind    kind,
                                 GArray      *points,
                                 int          zoom_first,
                                 int          zoom_last,
                                 GError     **error);
gboolean sg_map_writer_flush (SgMapWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgMapWriter, sg_map_writer_free)

G_END_DECLS
