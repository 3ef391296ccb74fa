/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How Protocol Buffers are written, as far as OpenStreetMap's files use them. */

#define SG_PBF_HEADER_MAX (64 * 1024)        /* bytes of a blob header */
#define SG_PBF_BLOB_MAX   (32 * 1024 * 1024) /* bytes of a blob, packed or not */

void sg_pbf_append_varint (GByteArray *bytes, guint64 value);
void sg_pbf_append_signed (GByteArray *bytes, gint64 value);
void sg_pbf_append_number (GByteArray *bytes, guint field, guint64 value);
void sg_pbf_append_text (GByteArray *bytes, guint field, const char *text);
void sg_pbf_append_inner (GByteArray *bytes, guint field, const GByteArray *inner);

/* A whole fileblock: its length, its header and the blob. */
void sg_pbf_append_fileblock (GByteArray *file, const char *type, const GByteArray *blob);

/* The blob that holds @content packed by zlib. */
GByteArray *sg_pbf_pack_blob (const GByteArray *content);

G_END_DECLS
