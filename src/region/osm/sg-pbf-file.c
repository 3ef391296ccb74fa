/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The format is https://wiki.openstreetmap.org/wiki/PBF_Format. The file is read rather than
 * mapped: another program may shorten it meanwhile, and that must be an error and not a crash. */

#include "config.h"

#include "region/osm/sg-pbf-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "common/sg-error.h"
#include "region/osm/sg-pbf-bytes.h"

/* Maps pack about 3:1, the most uniform ones 20:1. Bytes that unpack to more than this are made to
 * fill the memory. Small blobs may pack as well as they like. */
#define RATIO_MAX       100
#define RATIO_FREE_SIZE (1024 * 1024)

struct _SgPbfFile
{
  char    *path;
  int      fd;
  goffset  length;
  z_stream zlib;

  guint8 *packed;
  gsize   packed_room;
  guint8 *unpacked;
  gsize   unpacked_room;
};

/* Fields of a blob that hold its content. */
static const struct
{
  guint32     field;
  const char *codec;
} foreign_codecs[] = { { 4, "LZMA" }, { 5, "bzip2" }, { 6, "LZ4" }, { 7, "Zstandard" } };

/**
 * sg_pbf_file_refuse:
 * @at: where in the file, bytes
 * @why: what is wrong there, translated
 *
 * Returns: %FALSE, with %SG_ERROR_INVALID
 */
gboolean
sg_pbf_file_refuse (const SgPbfFile *self, goffset at, const char *why, GError **error)
{
  g_autofree char *offset = g_strdup_printf ("%" G_GOFFSET_FORMAT, at);

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("%s is damaged at byte %s: %s. Get the file again."),
               self->path,
               offset,
               why);
  return FALSE;
}

/**
 * sg_pbf_file_open:
 *
 * Returns: (nullable): the file, or %NULL with %SG_ERROR_NOT_FOUND
 */
SgPbfFile *
sg_pbf_file_open (const char *path, GError **error)
{
  g_autoptr (SgPbfFile) self = g_new0 (SgPbfFile, 1);
  struct stat status = { 0 };

  self->path = g_strdup (path);
  if (inflateInit (&self->zlib) != Z_OK)
    g_error ("zlib has no memory");

  self->fd = open (path, O_RDONLY | O_CLOEXEC);
  if (self->fd < 0 || fstat (self->fd, &status) != 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   _ ("%s cannot be opened: %s"),
                   path,
                   g_strerror (errno));
      return NULL;
    }

  self->length = status.st_size;
  return g_steal_pointer (&self);
}

void
sg_pbf_file_free (SgPbfFile *self)
{
  if (self == NULL)
    return;

  inflateEnd (&self->zlib);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->packed);
  g_free (self->unpacked);
  g_free (self);
}

goffset
sg_pbf_file_get_length (const SgPbfFile *self)
{
  return self->length;
}

static gboolean
read_at (SgPbfFile *self, goffset at, guint8 *bytes, gsize length, GError **error)
{
  gsize done = 0;

  while (done < length)
    {
      gssize got = pread (self->fd, bytes + done, length - done, at + (goffset) done);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          g_set_error (error,
                       SG_ERROR,
                       SG_ERROR_STORAGE,
                       _ ("%s cannot be read: %s"),
                       self->path,
                       g_strerror (errno));
          return FALSE;
        }
      if (got == 0)
        return sg_pbf_file_refuse (self, at + (goffset) done, _ ("it ends too early"), error);
      done += (gsize) got;
    }

  return TRUE;
}

static void
make_room (guint8 **bytes, gsize *room, gsize length)
{
  if (length <= *room)
    return;

  g_free (*bytes);
  *bytes = g_malloc (length);
  *room = length;
}

static SgPbfBlobType
blob_type (const SgPbfSpan *text)
{
  gsize length = sg_pbf_span_length (text);

  if (length == 7 && memcmp (text->at, "OSMData", length) == 0)
    return SG_PBF_BLOB_DATA;
  if (length == 9 && memcmp (text->at, "OSMHeader", length) == 0)
    return SG_PBF_BLOB_HEADER;

  return SG_PBF_BLOB_OTHER;
}

static gboolean
parse_blob_header (SgPbfSpan header, SgPbfBlob *blob, guint64 *length)
{
  SgPbfField field;

  *length = G_MAXUINT64;
  while (sg_pbf_read_field (&header, &field))
    if (sg_pbf_field_is (&field, 1, SG_PBF_BYTES))
      blob->type = blob_type (&field.bytes);
    else if (sg_pbf_field_is (&field, 3, SG_PBF_VARINT))
      *length = field.value;

  return !header.broken;
}

/**
 * sg_pbf_file_next_blob:
 * @at: (inout): offset of the blob's header, and then of the next one's; less than the length
 */
gboolean
sg_pbf_file_next_blob (SgPbfFile *self, goffset *at, SgPbfBlob *blob, GError **error)
{
  guint8  size_bytes[4];
  guint8  header[SG_PBF_HEADER_MAX];
  guint32 size;
  guint64 length;

  *blob = (SgPbfBlob){ .type = SG_PBF_BLOB_OTHER, .kinds = SG_OSM_ALL };
  if (!read_at (self, *at, size_bytes, sizeof size_bytes, error))
    return FALSE;

  memcpy (&size, size_bytes, sizeof size);
  size = GUINT32_FROM_BE (size);
  if (size > sizeof header)
    return sg_pbf_file_refuse (self, *at, _ ("the header of a block is too long"), error);
  if (!read_at (self, *at + 4, header, size, error))
    return FALSE;

  blob->offset = *at + 4 + size;
  if (!parse_blob_header (sg_pbf_span (header, size), blob, &length))
    return sg_pbf_file_refuse (self, *at + 4, _ ("the header of a block cannot be read"), error);
  if (length > SG_PBF_BLOB_MAX)
    return sg_pbf_file_refuse (self, *at + 4, _ ("a block is too long"), error);
  if ((goffset) length > self->length - blob->offset)
    return sg_pbf_file_refuse (self, self->length, _ ("it ends too early"), error);

  blob->length = (guint32) length;
  *at = blob->offset + (goffset) length;
  return TRUE;
}

/* What is wrong, or NULL. */
static const char *
inflate_into (SgPbfFile *self, const SgPbfSpan *packed, guint64 raw_length)
{
  gsize packed_length = sg_pbf_span_length (packed);

  if (raw_length > SG_PBF_BLOB_MAX)
    return _ ("a block is too long");
  if (raw_length > RATIO_FREE_SIZE && raw_length / RATIO_MAX > packed_length)
    return _ ("a block unpacks to far more than map data does");

  /* One byte more, so that zlib notices the end even of an empty block. */
  make_room (&self->unpacked, &self->unpacked_room, raw_length + 1);
  inflateReset (&self->zlib);
  self->zlib.next_in = (Bytef *) packed->at;
  self->zlib.avail_in = (uInt) packed_length;
  self->zlib.next_out = self->unpacked;
  self->zlib.avail_out = (uInt) raw_length + 1;
  if (inflate (&self->zlib, Z_FINISH) != Z_STREAM_END || self->zlib.total_out != raw_length)
    return _ ("a block does not unpack to the length it says");

  return NULL;
}

static gboolean
refuse_codec (const SgPbfFile *self, const char *codec, GError **error)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("%s is packed with %s; write it anew with zlib, for example: osmium cat %s -o "
                  "new.osm.pbf"),
               self->path,
               codec,
               self->path);
  return FALSE;
}

/**
 * sg_pbf_file_unpack:
 * @content: (out): valid until the next call
 */
gboolean
sg_pbf_file_unpack (SgPbfFile *self, const SgPbfBlob *blob, SgPbfSpan *content, GError **error)
{
  SgPbfSpan   message;
  SgPbfSpan   packed = { NULL, NULL, FALSE };
  SgPbfField  field;
  guint64     raw_length = G_MAXUINT64;
  const char *wrong = NULL;

  /* One byte more, so that there is a buffer even for an empty block. */
  make_room (&self->packed, &self->packed_room, (gsize) blob->length + 1);
  if (!read_at (self, blob->offset, self->packed, blob->length, error))
    return FALSE;

  *content = packed;
  message = sg_pbf_span (self->packed, blob->length);
  while (sg_pbf_read_field (&message, &field))
    {
      for (guint i = 0; i < G_N_ELEMENTS (foreign_codecs); i++)
        if (sg_pbf_field_is (&field, foreign_codecs[i].field, SG_PBF_BYTES))
          return refuse_codec (self, foreign_codecs[i].codec, error);

      if (sg_pbf_field_is (&field, 1, SG_PBF_BYTES))
        *content = field.bytes;
      else if (sg_pbf_field_is (&field, 2, SG_PBF_VARINT))
        raw_length = field.value;
      else if (sg_pbf_field_is (&field, 3, SG_PBF_BYTES))
        packed = field.bytes;
    }

  if (message.broken || (packed.at == NULL && content->at == NULL))
    wrong = _ ("a block has no content that can be read");
  else if (packed.at != NULL)
    {
      wrong = inflate_into (self, &packed, raw_length);
      *content = sg_pbf_span (self->unpacked, wrong == NULL ? raw_length : 0);
    }

  return wrong == NULL || sg_pbf_file_refuse (self, blob->offset, wrong, error);
}
