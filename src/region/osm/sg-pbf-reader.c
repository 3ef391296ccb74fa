/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file is read several times, for one kind of object each, because it names nodes before it tells
 * which of them matter. The first time shows which kinds each block holds; later, blocks without
 * what is wanted are not even unpacked. */

#include "config.h"

#include "region/osm/sg-pbf-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "region/osm/sg-pbf-ahead.h"
#include "region/osm/sg-pbf-block.h"
#include "region/osm/sg-pbf-file.h"

struct _SgPbfReader
{
  char       *path;
  SgPbfFile  *file;      /* for its headers */
  SgPbfAhead *ahead;     /* for its data */
  GArray     *blobs;     /* of SgPbfBlob with data */
  gint64      timestamp; /* of the header */
  gint64      newest;    /* change of an object */
};

static gboolean
feature_is (const SgPbfSpan *feature, const char *name)
{
  gsize length = strlen (name);

  return sg_pbf_span_length (feature) == length && memcmp (feature->at, name, length) == 0;
}

static gboolean
check_feature (SgPbfReader *self, const SgPbfSpan *feature, GError **error)
{
  g_autofree char *name = NULL;

  if (feature_is (feature, "OsmSchema-V0.6") || feature_is (feature, "DenseNodes"))
    return TRUE;

  if (feature_is (feature, "HistoricalInformation"))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("%s holds the history of the map; take a file with its present state"),
                   self->path);
      return FALSE;
    }

  name =
    g_utf8_make_valid ((const char *) feature->at, (gssize) MIN (sg_pbf_span_length (feature), 64));
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("%s needs a reader that knows “%s”; take a plain .osm.pbf"),
               self->path,
               name);
  return FALSE;
}

static gboolean
read_header (SgPbfReader *self, const SgPbfBlob *blob, GError **error)
{
  SgPbfSpan  content;
  SgPbfField field;

  if (!sg_pbf_file_unpack (self->file, blob, &content, error))
    return FALSE;

  while (sg_pbf_read_field (&content, &field))
    if (sg_pbf_field_is (&field, 4, SG_PBF_BYTES) && !check_feature (self, &field.bytes, error))
      return FALSE;
    else if (sg_pbf_field_is (&field, 32, SG_PBF_VARINT) && field.value <= G_MAXINT32)
      self->timestamp = MAX (self->timestamp, (gint64) field.value);

  return !content.broken || sg_pbf_file_refuse (self->file,
                                                blob->offset,
                                                _ ("the header of the file cannot be read"),
                                                error);
}

/* Lists the blobs with data, without unpacking them. */
static gboolean
list_blobs (SgPbfReader *self, GError **error)
{
  g_autoptr (GArray) blobs = g_array_new (FALSE, FALSE, sizeof (SgPbfBlob));
  goffset at = 0;

  while (at < sg_pbf_file_get_length (self->file))
    {
      SgPbfBlob blob;

      if (!sg_pbf_file_next_blob (self->file, &at, &blob, error))
        return FALSE;
      if (blob.type == SG_PBF_BLOB_HEADER && !read_header (self, &blob, error))
        return FALSE;
      if (blob.type == SG_PBF_BLOB_DATA)
        g_array_append_val (blobs, blob);
    }

  self->blobs = g_steal_pointer (&blobs);
  return TRUE;
}

/* FALSE, with what is wrong with the block unless the sink said what is. */
static gboolean
refuse_block (SgPbfReader *self, const SgPbfBlob *blob, const SgPbfBlock *block, GError **error)
{
  const char *fault = sg_pbf_block_get_fault (block);

  return fault != NULL && sg_pbf_file_refuse (self->file, blob->offset, fault, error);
}

/**
 * sg_pbf_reader_new:
 * @path: a file that begins as `.osm.pbf` does
 */
SgPbfReader *
sg_pbf_reader_new (const char *path, GError **error)
{
  g_autoptr (SgPbfReader) self = g_new0 (SgPbfReader, 1);

  self->path = g_strdup (path);
  self->file = sg_pbf_file_open (path, error);
  if (self->file == NULL || !list_blobs (self, error))
    return NULL;

  self->ahead = sg_pbf_ahead_new (path, error);
  if (self->ahead == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
sg_pbf_reader_free (SgPbfReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->ahead, sg_pbf_ahead_free);
  g_clear_pointer (&self->blobs, g_array_unref);
  g_clear_pointer (&self->file, sg_pbf_file_free);
  g_free (self->path);
  g_free (self);
}

gboolean
sg_pbf_reader_read (SgPbfReader *self, SgOsmSink *sink, GError **error)
{
  g_autoptr (SgPbfBlock) block = sg_pbf_block_new (sink, self->timestamp == 0);
  g_autoptr (GError) found = NULL;
  SgPbfBlob *blob;
  SgPbfSpan  content;
  goffset    at = 0;
  goffset    end;

  sg_osm_sink_begin (sink);
  sg_pbf_ahead_begin (self->ahead, self->blobs, sink->kinds);
  while ((blob = sg_pbf_ahead_next (self->ahead, &content, &found)) != NULL)
    {
      if (!sg_pbf_block_read (block, content, error))
        return refuse_block (self, blob, block, error);

      blob->kinds = sg_pbf_block_get_kinds (block);
      end = blob->offset + blob->length;
      if (!sg_osm_sink_advance (sink, (guint64) (end - at), error))
        return FALSE;
      at = end;
    }

  self->newest = MAX (self->newest, sg_pbf_block_get_newest (block));
  if (found != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&found));
      return FALSE;
    }

  return sg_osm_sink_advance (sink, (guint64) (sg_pbf_file_get_length (self->file) - at), error);
}

/**
 * sg_pbf_reader_get_timestamp:
 *
 * Returns: of which moment the map is, seconds UTC, once the ways were read; 0 when nothing says
 */
gint64
sg_pbf_reader_get_timestamp (const SgPbfReader *self)
{
  return self->timestamp > 0 ? self->timestamp : self->newest;
}
