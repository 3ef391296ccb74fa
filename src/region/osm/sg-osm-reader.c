/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "region/osm/sg-osm-reader.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "region/osm/sg-pbf-reader.h"
#include "region/osm/sg-xml-reader.h"

/* Enough to tell the formats apart. */
#define SIGNATURE_BYTES 64

struct _SgOsmReader
{
  guint64      length;
  SgPbfReader *pbf; /* either this… */
  SgXmlReader *xml; /* …or that */
};

typedef enum
{
  FORMAT_UNKNOWN,
  FORMAT_EMPTY,
  FORMAT_PBF,
  FORMAT_XML,
  FORMAT_PACKED
} Format;

static Format
format_of (const char *start, gsize length)
{
  static const char *const packers[] = { "\x1f\x8b", "BZh", "\3757zXZ", "PK\3\4", "\x28\xb5/\xfd" };
  const char              *text = start;

  if (length == 0)
    return FORMAT_EMPTY;
  if (length > 15 && memcmp (start + 4, "\x0a\x09OSMHeader", 11) == 0)
    return FORMAT_PBF;

  for (guint i = 0; i < G_N_ELEMENTS (packers); i++)
    if (length >= strlen (packers[i]) && memcmp (start, packers[i], strlen (packers[i])) == 0)
      return FORMAT_PACKED;

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  while (g_ascii_isspace (*text))
    text++;

  return *text == '<' ? FORMAT_XML : FORMAT_UNKNOWN;
}

static gboolean
refuse (const char *path, Format format, GError **error)
{
  const char *why = _ ("this is not OpenStreetMap data; take a .osm.pbf or a .osm file");

  if (format == FORMAT_EMPTY)
    why = _ ("the file is empty");
  else if (format == FORMAT_PACKED)
    why = _ ("this is a packed file; unpack it first");

  g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "%s: %s", path, why);
  return FALSE;
}

static gboolean
look_at (const char *path, Format *format, guint64 *length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) about = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) refused = NULL;
  char  start[SIGNATURE_BYTES + 1] = "";
  gsize got = 0;

  about = g_file_query_info (file, "standard::type,standard::size", 0, NULL, &refused);
  if (about != NULL && g_file_info_get_file_type (about) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, _ ("%s is not a file"), path);
      return FALSE;
    }

  if (about != NULL)
    stream = g_file_read (file, NULL, &refused);
  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream),
                                                  start,
                                                  SIGNATURE_BYTES,
                                                  &got,
                                                  NULL,
                                                  &refused))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, "%s: %s", path, refused->message);
      return FALSE;
    }

  *length = (guint64) g_file_info_get_size (about);
  *format = format_of (start, got);
  return TRUE;
}

/**
 * sg_osm_reader_open:
 *
 * The content decides what the file is, not its name.
 *
 * Returns: (nullable): the reader, or %NULL with %SG_ERROR_NOT_FOUND, %SG_ERROR_INVALID or
 *   %SG_ERROR_STORAGE
 */
SgOsmReader *
sg_osm_reader_open (const char *path, GError **error)
{
  g_autoptr (SgOsmReader) self = g_new0 (SgOsmReader, 1);
  Format format;

  if (!look_at (path, &format, &self->length, error))
    return NULL;

  if (format == FORMAT_PBF)
    self->pbf = sg_pbf_reader_new (path, error);
  else if (format == FORMAT_XML)
    self->xml = sg_xml_reader_new (path);
  else
    refuse (path, format, error);

  return self->pbf != NULL || self->xml != NULL ? g_steal_pointer (&self) : NULL;
}

void
sg_osm_reader_free (SgOsmReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->pbf, sg_pbf_reader_free);
  g_clear_pointer (&self->xml, sg_xml_reader_free);
  g_free (self);
}

/**
 * sg_osm_reader_read:
 *
 * Reads the file once and hands the objects that @sink wants over to it, in the order of the file.
 */
gboolean
sg_osm_reader_read (SgOsmReader *self, SgOsmSink *sink, GError **error)
{
  return self->pbf != NULL ? sg_pbf_reader_read (self->pbf, sink, error)
                           : sg_xml_reader_read (self->xml, sink, error);
}

/**
 * sg_osm_reader_get_length:
 *
 * Returns: bytes of the file
 */
guint64
sg_osm_reader_get_length (const SgOsmReader *self)
{
  return self->length;
}

/**
 * sg_osm_reader_get_timestamp:
 *
 * Returns: of which moment the map is, seconds UTC, once the ways were read; 0 when nothing says
 */
gint64
sg_osm_reader_get_timestamp (const SgOsmReader *self)
{
  return self->pbf != NULL ? sg_pbf_reader_get_timestamp (self->pbf)
                           : sg_xml_reader_get_timestamp (self->xml);
}
