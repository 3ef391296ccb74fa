/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-sink.h"

G_BEGIN_DECLS

/* Reads one `.osm.pbf` or `.osm` file as often as one likes. */

typedef struct _SgOsmReader SgOsmReader;

SgOsmReader *sg_osm_reader_open (const char *path, GError **error);
void         sg_osm_reader_free (SgOsmReader *self);

gboolean sg_osm_reader_read (SgOsmReader *self, SgOsmSink *sink, GError **error);
guint64  sg_osm_reader_get_length (const SgOsmReader *self);
gint64   sg_osm_reader_get_timestamp (const SgOsmReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgOsmReader, sg_osm_reader_free)

G_END_DECLS
