/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The format is https://wiki.openstreetmap.org/wiki/OSM_XML, as editors and Overpass save it. It is
 * for small files: every pass reads all of it. */

#include "config.h"

#include "region/osm/sg-xml-reader.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-error.h"

#define CHUNK_BYTES (64 * 1024)

struct _SgXmlReader
{
  char  *path;
  gint64 timestamp; /* of the file */
  gint64 newest;    /* change of an object */

  /* The pass that runs, and the object being read. */
  SgOsmSink  *sink;
  gboolean    is_osm;  /* its root element was seen */
  gboolean    ignored; /* deleted, or of a kind nobody wants */
  gboolean    inside;  /* an object */
  SgOsmObject object;
  SgOsmTag    tags[SG_OSM_N_KEYS];
  GArray     *refs;    /* of gint64 */
  GArray     *members; /* of SgOsmFileMember */
};

static gboolean
type_from_text (const char *text, SgOsmType *type)
{
  static const char *const names[] = { "node", "way", "relation" };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *type = (SgOsmType) i;
        return TRUE;
      }

  return FALSE;
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static gboolean
find_id (const char **names, const char **values, const char *name, gint64 *id, GError **error)
{
  const char *text = find_attribute (names, values, name);

  if (text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, id, NULL))
    return TRUE;

  g_set_error (error,
               G_MARKUP_ERROR,
               G_MARKUP_ERROR_INVALID_CONTENT,
               _ ("“%s” is not a whole number"),
               name);
  return FALSE;
}

static double
parse_degrees (const char *text)
{
  char  *end = NULL;
  double degrees = text != NULL ? g_ascii_strtod (text, &end) : NAN;

  return text != NULL && end != text && *end == '\0' ? degrees : NAN;
}

static gint64
parse_time (const char *text)
{
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? MAX (g_date_time_to_unix (time), 0) : 0;
}

static gboolean
is_deleted (const char **names, const char **values)
{
  return g_strcmp0 (find_attribute (names, values, "visible"), "false") == 0 ||
         g_strcmp0 (find_attribute (names, values, "action"), "delete") == 0;
}

static gboolean
begin_object (SgXmlReader *self,
              SgOsmType    type,
              const char **names,
              const char **values,
              GError     **error)
{
  double lat = parse_degrees (find_attribute (names, values, "lat"));
  double lon = parse_degrees (find_attribute (names, values, "lon"));

  self->inside = TRUE;
  self->object = (SgOsmObject){ .type = type, .tags = self->tags };
  self->ignored = (self->sink->kinds & 1u << type) == 0 || is_deleted (names, values);
  if (self->ignored)
    return TRUE;

  g_array_set_size (self->refs, 0);
  g_array_set_size (self->members, 0);
  self->object.point = sg_point_is_valid_degrees (lat, lon) ? sg_point_from_degrees (lat, lon)
                                                            : SG_OSM_NOWHERE;
  if (self->timestamp == 0)
    self->newest = MAX (self->newest, parse_time (find_attribute (names, values, "timestamp")));

  return find_id (names, values, "id", &self->object.id, error);
}

static gboolean
end_object (SgXmlReader *self, GError **error)
{
  self->inside = FALSE;
  if (self->ignored)
    return TRUE;

  self->object.refs = (const gint64 *) (gpointer) self->refs->data;
  self->object.n_refs = self->refs->len;
  self->object.members = (const SgOsmFileMember *) (gpointer) self->members->data;
  self->object.n_members = self->members->len;

  return sg_osm_sink_deliver (self->sink, &self->object, error);
}

static guint32
intern (SgXmlReader *self, const char *text)
{
  return text != NULL ? sg_osm_strings_add (self->sink->strings, text, strlen (text)) : 0;
}

static void
add_tag (SgXmlReader *self, const char *name, const char *value)
{
  SgOsmKey key;

  if (name == NULL || !sg_osm_key_from_text (name, strlen (name), &key))
    return;

  for (guint32 i = 0; i < self->object.n_tags; i++)
    if (self->tags[i].key == key)
      return;

  self->tags[self->object.n_tags++] = (SgOsmTag){ key, intern (self, value) };
}

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (error,
                       G_MARKUP_ERROR,
                       G_MARKUP_ERROR_INVALID_CONTENT,
                       _ ("an object has more parts than any real one"));
  return FALSE;
}

static gboolean
add_ref (SgXmlReader *self, const char **names, const char **values, GError **error)
{
  gint64 ref;

  if (!find_id (names, values, "ref", &ref, error))
    return FALSE;
  if (self->refs->len == SG_OSM_REFS_MAX)
    return refuse_size (error);

  g_array_append_val (self->refs, ref);
  return TRUE;
}

static gboolean
add_member (SgXmlReader *self, const char **names, const char **values, GError **error)
{
  SgOsmFileMember member = { 0 };
  SgOsmType       type;

  if (!type_from_text (find_attribute (names, values, "type"), &type))
    {
      g_set_error_literal (error,
                           G_MARKUP_ERROR,
                           G_MARKUP_ERROR_INVALID_CONTENT,
                           _ ("a member is neither node nor way nor relation"));
      return FALSE;
    }
  if (!find_id (names, values, "ref", &member.ref, error))
    return FALSE;
  if (self->members->len == SG_OSM_REFS_MAX)
    return refuse_size (error);

  member.type = type;
  member.role = intern (self, find_attribute (names, values, "role"));
  g_array_append_val (self->members, member);
  return TRUE;
}

static gboolean
begin_root (SgXmlReader *self,
            const char  *element,
            const char **names,
            const char **values,
            GError     **error)
{
  const char *time = find_attribute (names, values, "osmosis_replication_timestamp");

  if (!g_str_equal (element, "osm"))
    {
      g_set_error (error,
                   G_MARKUP_ERROR,
                   G_MARKUP_ERROR_INVALID_CONTENT,
                   _ ("it is not OpenStreetMap data, it begins with “%s” and not with “osm”"),
                   element);
      return FALSE;
    }

  self->is_osm = TRUE;
  self->timestamp = MAX (self->timestamp, parse_time (time));
  return TRUE;
}

static void
on_start (GMarkupParseContext *context,
          const char          *element,
          const char         **names,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  SgXmlReader *self = user_data;
  SgOsmType    type;

  if (!self->is_osm)
    begin_root (self, element, names, values, error);
  else if (!self->inside && type_from_text (element, &type))
    begin_object (self, type, names, values, error);
  else if (!self->inside && g_str_equal (element, "meta"))
    self->timestamp =
      MAX (self->timestamp, parse_time (find_attribute (names, values, "osm_base")));
  else if (!self->inside || self->ignored)
    return;
  else if (g_str_equal (element, "tag"))
    add_tag (self, find_attribute (names, values, "k"), find_attribute (names, values, "v"));
  else if (g_str_equal (element, "nd"))
    add_ref (self, names, values, error);
  else if (g_str_equal (element, "member"))
    add_member (self, names, values, error);
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  SgXmlReader *self = user_data;
  SgOsmType    type;

  if (self->inside && type_from_text (element, &type) && type == self->object.type)
    end_object (self, error);
}

static gboolean
feed (SgXmlReader *self, GMarkupParseContext *context, GInputStream *stream, GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  gssize           got;

  while ((got = g_input_stream_read (stream, chunk, CHUNK_BYTES, NULL, error)) > 0)
    if (!g_markup_parse_context_parse (context, chunk, got, error) ||
        !sg_osm_sink_advance (self->sink, (guint64) got, error))
      return FALSE;

  return got == 0 && g_markup_parse_context_end_parse (context, error);
}

/* Errors of XML become ours; ours stay as they are. */
static gboolean
translate_error (SgXmlReader *self, GError *found, GError **error)
{
  if (found->domain == G_MARKUP_ERROR)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_INVALID,
                 _ ("%s is damaged: %s"),
                 self->path,
                 found->message);
  else if (found->domain == G_IO_ERROR)
    g_set_error (error, SG_ERROR, SG_ERROR_STORAGE, "%s: %s", self->path, found->message);
  else
    g_propagate_error (error, g_error_copy (found));

  return FALSE;
}

/**
 * sg_xml_reader_new:
 * @path: a file that begins as XML does
 */
SgXmlReader *
sg_xml_reader_new (const char *path)
{
  SgXmlReader *self = g_new0 (SgXmlReader, 1);

  self->path = g_strdup (path);
  self->refs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->members = g_array_new (FALSE, FALSE, sizeof (SgOsmFileMember));

  return self;
}

void
sg_xml_reader_free (SgXmlReader *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->refs);
  g_array_unref (self->members);
  g_free (self->path);
  g_free (self);
}

gboolean
sg_xml_reader_read (SgXmlReader *self, SgOsmSink *sink, GError **error)
{
  static const GMarkupParser parser = { .start_element = on_start, .end_element = on_end };
  g_autoptr (GMarkupParseContext)
    context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, self, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) found = NULL;

  self->sink = sink;
  self->is_osm = FALSE;
  self->inside = FALSE;
  sg_osm_sink_begin (sink);

  stream = g_file_read (file, NULL, &found);
  if (stream == NULL || !feed (self, context, G_INPUT_STREAM (stream), &found))
    return translate_error (self, found, error);

  return TRUE;
}

/**
 * sg_xml_reader_get_timestamp:
 *
 * Returns: of which moment the map is, seconds UTC, once it was read; 0 when nothing says
 */
gint64
sg_xml_reader_get_timestamp (const SgXmlReader *self)
{
  return self->timestamp > 0 ? self->timestamp : self->newest;
}
