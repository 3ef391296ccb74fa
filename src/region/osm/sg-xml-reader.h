/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-sink.h"

G_BEGIN_DECLS

typedef struct _SgXmlReader SgXmlReader;

SgXmlReader *sg_xml_reader_new (const char *path);
void         sg_xml_reader_free (SgXmlReader *self);

gboolean sg_xml_reader_read (SgXmlReader *self, SgOsmSink *sink, GError **error);
gint64   sg_xml_reader_get_timestamp (const SgXmlReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgXmlReader, sg_xml_reader_free)

G_END_DECLS
