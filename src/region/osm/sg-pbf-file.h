/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "region/osm/sg-osm-sink.h"
#include "region/osm/sg-pbf-span.h"

G_BEGIN_DECLS

/* The outer shape of a `.osm.pbf`: a row of blobs, each with a small header before it. */

typedef enum
{
  SG_PBF_BLOB_OTHER, /* of a type that readers are to skip */
  SG_PBF_BLOB_HEADER,
  SG_PBF_BLOB_DATA
} SgPbfBlobType;

/**
 * SgPbfBlob:
 * @offset: of its content in the file, bytes
 * @length: of its content, bytes
 * @kinds: which objects it holds; %SG_OSM_ALL until it was read once
 */
typedef struct
{
  goffset       offset;
  guint32       length;
  SgPbfBlobType type;
  SgOsmKinds    kinds;
} SgPbfBlob;

typedef struct _SgPbfFile SgPbfFile;

SgPbfFile *sg_pbf_file_open (const char *path, GError **error);
void       sg_pbf_file_free (SgPbfFile *self);

goffset  sg_pbf_file_get_length (const SgPbfFile *self);
gboolean sg_pbf_file_next_blob (SgPbfFile *self, goffset *at, SgPbfBlob *blob, GError **error);
gboolean sg_pbf_file_unpack (SgPbfFile       *self,
                             const SgPbfBlob *blob,
                             SgPbfSpan       *content,
                             GError         **error);
gboolean sg_pbf_file_refuse (const SgPbfFile *self, goffset at, const char *why, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPbfFile, sg_pbf_file_free)

G_END_DECLS
