/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-sink.h"

G_BEGIN_DECLS

typedef struct _SgPbfReader SgPbfReader;

SgPbfReader *sg_pbf_reader_new (const char *path, GError **error);
void         sg_pbf_reader_free (SgPbfReader *self);

gboolean sg_pbf_reader_read (SgPbfReader *self, SgOsmSink *sink, GError **error);
gint64   sg_pbf_reader_get_timestamp (const SgPbfReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPbfReader, sg_pbf_reader_free)

G_END_DECLS
