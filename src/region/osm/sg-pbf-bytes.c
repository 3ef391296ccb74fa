/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/osm/sg-pbf-bytes.h"

#include <string.h>
#include <zlib.h>

enum
{
  WIRE_VARINT = 0,
  WIRE_BYTES = 2
};

void
sg_pbf_append_varint (GByteArray *bytes, guint64 value)
{
  guint8 encoded[10];
  guint  length = 0;

  while (value >= 0x80)
    {
      encoded[length++] = (guint8) (value | 0x80);
      value >>= 7;
    }
  encoded[length++] = (guint8) value;

  g_byte_array_append (bytes, encoded, length);
}

/**
 * sg_pbf_append_signed:
 *
 * Appends a number of type sint64: zigzag, so that small negative numbers stay short.
 */
void
sg_pbf_append_signed (GByteArray *bytes, gint64 value)
{
  sg_pbf_append_varint (bytes, ((guint64) value << 1) ^ -(guint64) (value < 0));
}

void
sg_pbf_append_number (GByteArray *bytes, guint field, guint64 value)
{
  sg_pbf_append_varint (bytes, field << 3 | WIRE_VARINT);
  sg_pbf_append_varint (bytes, value);
}

static void
append_bytes (GByteArray *bytes, guint field, const guint8 *start, gsize length)
{
  sg_pbf_append_varint (bytes, field << 3 | WIRE_BYTES);
  sg_pbf_append_varint (bytes, length);
  g_byte_array_append (bytes, start, (guint) length);
}

void
sg_pbf_append_text (GByteArray *bytes, guint field, const char *text)
{
  append_bytes (bytes, field, (const guint8 *) text, strlen (text));
}

void
sg_pbf_append_inner (GByteArray *bytes, guint field, const GByteArray *inner)
{
  append_bytes (bytes, field, inner->data, inner->len);
}

void
sg_pbf_append_fileblock (GByteArray *file, const char *type, const GByteArray *blob)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();
  guint32 length;

  sg_pbf_append_text (header, 1, type);
  sg_pbf_append_number (header, 3, blob->len);

  length = GUINT32_TO_BE (header->len);
  g_byte_array_append (file, (const guint8 *) &length, sizeof length);
  g_byte_array_append (file, header->data, header->len);
  g_byte_array_append (file, blob->data, blob->len);
}

GByteArray *
sg_pbf_pack_blob (const GByteArray *content)
{
  uLongf             length = compressBound (content->len);
  g_autofree guint8 *packed = g_malloc (length);
  GByteArray        *blob = g_byte_array_new ();

  /* It can only run out of memory, and then the allocation above would have failed first. */
  if (compress2 (packed, &length, content->data, content->len, Z_DEFAULT_COMPRESSION) != Z_OK)
    g_error ("zlib could not pack %u bytes", content->len);

  sg_pbf_append_number (blob, 2, content->len);
  append_bytes (blob, 3, packed, length);

  return blob;
}
