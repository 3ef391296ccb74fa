/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a region is and of which files: written last by an import, so a folder with a manifest is a
 * complete region. The sizes are compared at every opening, the digests when a region has
 * travelled. */

#include "config.h"

#include "region/sg-manifest.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "common/sg-error.h"

/* A manifest has a few kilobytes; what is larger is something else. */
#define MANIFEST_BYTES_MAX (1 << 20)

/* Read in pieces, so that a person can stop a check of a large region. */
#define READ_BYTES (1 << 20)

static void
file_free (SgManifestFile *file)
{
  g_free (file->name);
  g_free (file);
}

SgManifest *
sg_manifest_new (void)
{
  SgManifest *self = g_new0 (SgManifest, 1);

  self->format = SG_REGION_FORMAT;
  self->box = SG_BOX_EMPTY;
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_array_new (FALSE, FALSE, sizeof (SgManifestCount));
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);

  return self;
}

void
sg_manifest_free (SgManifest *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_ptr_array_unref (self->sources);
  g_array_unref (self->counts);
  g_ptr_array_unref (self->files);
  g_free (self->first_warning);
  g_free (self);
}

void
sg_manifest_set_count (SgManifest *self, const char *name, guint64 value)
{
  SgManifestCount count = { g_intern_string (name), value };

  g_array_append_val (self->counts, count);
}

/**
 * sg_manifest_get_count:
 *
 * Returns: 0 also for what was never counted
 */
guint64
sg_manifest_get_count (const SgManifest *self, const char *name)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      const SgManifestCount *count = &g_array_index (self->counts, SgManifestCount, i);

      if (strcmp (count->name, name) == 0)
        return count->value;
    }

  return 0;
}

static gboolean
set_file_error (GError **error, const char *path, int saved_errno)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STORAGE,
               _ ("“%s” cannot be read: %s"),
               path,
               g_strerror (saved_errno));
  return FALSE;
}

/* Reads the whole file once. @total is of all files together, @done what was read before. */
static gboolean
digest (const char *path,
        char       *sha256,
        guint64    *done,
        guint64     total,
        SgProgress *progress,
        GError    **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);
  gssize             length;

  if (stream == NULL)
    return FALSE;

  while ((length = g_input_stream_read (G_INPUT_STREAM (stream), buffer, READ_BYTES, NULL, error)) >
         0)
    {
      g_checksum_update (checksum, buffer, length);
      *done += (guint64) length;
      if (!sg_progress_step (progress, *done, total, error))
        return FALSE;
    }

  if (length < 0)
    return FALSE;

  g_strlcpy (sha256, g_checksum_get_string (checksum), SG_SHA256_LENGTH + 1);
  return TRUE;
}

/**
 * sg_manifest_add_file:
 * @folder: where the file is
 * @name: its name there
 *
 * Writes down the size and digest of a finished file.
 */
gboolean
sg_manifest_add_file (SgManifest *self, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  SgManifestFile  *file = g_new0 (SgManifestFile, 1);

  file->name = g_strdup (name);
  g_ptr_array_add (self->files, file);

  return digest (path, file->sha256, &file->bytes, 0, NULL, error);
}

static JsonNode *
files_to_json (const SgManifest *self)
{
  JsonObject *files = json_object_new ();
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < self->files->len; i++)
    {
      const SgManifestFile *file = g_ptr_array_index (self->files, i);
      JsonObject           *object = json_object_new ();

      json_object_set_int_member (object, "bytes", (gint64) file->bytes);
      json_object_set_string_member (object, "sha256", file->sha256);
      json_object_set_object_member (files, file->name, object);
    }

  json_node_take_object (node, files);
  return node;
}

static JsonArray *
box_to_json (const SgBox *box)
{
  JsonArray *array = json_array_new ();

  json_array_add_double_element (array, (double) box->south / SG_STEPS_PER_DEGREE);
  json_array_add_double_element (array, (double) box->west / SG_STEPS_PER_DEGREE);
  json_array_add_double_element (array, (double) box->north / SG_STEPS_PER_DEGREE);
  json_array_add_double_element (array, (double) box->east / SG_STEPS_PER_DEGREE);

  return array;
}

static char *
time_to_text (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format_iso8601 (time);
}

/**
 * sg_manifest_to_json:
 *
 * Returns: (transfer full): what stands in the file
 */
static JsonNode *
manifest_to_json (const SgManifest *self)
{
  JsonNode        *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject      *object = json_object_new ();
  JsonArray       *sources = json_array_new ();
  JsonObject      *counts = json_object_new ();
  g_autofree char *created = time_to_text (self->created);

  for (guint i = 0; i < self->sources->len; i++)
    json_array_add_string_element (sources, g_ptr_array_index (self->sources, i));
  for (guint i = 0; i < self->counts->len; i++)
    {
      const SgManifestCount *count = &g_array_index (self->counts, SgManifestCount, i);

      json_object_set_int_member (counts, count->name, (gint64) count->value);
    }

  json_object_set_int_member (object, "format", self->format);
  json_object_set_string_member (object, "name", self->name);
  json_object_set_string_member (object, "created", created);
  if (self->osm_timestamp > 0)
    {
      g_autofree char *timestamp = time_to_text (self->osm_timestamp);

      json_object_set_string_member (object, "osm_timestamp", timestamp);
    }
  json_object_set_string_member (object, "drive", self->drives_right ? "right" : "left");
  json_object_set_string_member (object, "attribution", "© OpenStreetMap contributors");
  json_object_set_array_member (object, "bbox", box_to_json (&self->box));
  json_object_set_array_member (object, "sources", sources);
  json_object_set_object_member (object, "counts", counts);
  json_object_set_member (object, "files", files_to_json (self));
  json_node_take_object (node, object);

  return node;
}

/**
 * sg_manifest_write:
 * @path: the file
 */
gboolean
sg_manifest_write (const SgManifest *self, const char *path, GError **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = manifest_to_json (self);
  g_autofree char *text = NULL;
  gsize            length;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);

  return g_file_set_contents_full (path,
                                   text,
                                   (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0644,
                                   error);
}

static gboolean
set_invalid (GError **error, const char *path, const char *member)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("“%s”: “%s” is missing or wrong: import the region again"),
               path,
               member);
  return FALSE;
}

static const char *
string_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gint64
time_from_member (JsonObject *object, const char *member)
{
  const char *text = string_member (object, member);
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static gboolean
read_box (SgManifest *self, JsonObject *object)
{
  JsonNode  *node = json_object_get_member (object, "bbox");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;
  double     degrees[4];
  SgPoint    low;
  SgPoint    high;

  if (array == NULL || json_array_get_length (array) != 4)
    return FALSE;

  for (guint i = 0; i < 4; i++)
    degrees[i] = json_node_get_double (json_array_get_element (array, i));
  if (!sg_point_is_valid_degrees (degrees[0], degrees[1]) ||
      !sg_point_is_valid_degrees (degrees[2], degrees[3]))
    return FALSE;

  low = sg_point_from_degrees (degrees[0], degrees[1]);
  high = sg_point_from_degrees (degrees[2], degrees[3]);
  self->box = (SgBox){ low.lat, low.lon, high.lat, high.lon };

  return TRUE;
}

static void
read_counts (SgManifest *self, JsonObject *object)
{
  JsonNode      *node = json_object_get_member (object, "counts");
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (JSON_NODE_HOLDS_VALUE (value))
      sg_manifest_set_count (self, name, (guint64) MAX (json_node_get_int (value), 0));
}

static void
read_sources (SgManifest *self, JsonObject *object)
{
  JsonNode  *node = json_object_get_member (object, "sources");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *name = json_node_get_string (json_array_get_element (array, i));

      if (name != NULL)
        g_ptr_array_add (self->sources, g_strdup (name));
    }
}

/* A name is a plain file in the folder: nothing that a manifest says leads out of it. */
static gboolean
is_plain_name (const char *name)
{
  return name[0] != '\0' && name[0] != '.' && strchr (name, '/') == NULL;
}

static gboolean
read_files (SgManifest *self, JsonObject *object)
{
  JsonNode      *node = json_object_get_member (object, "files");
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      JsonObject     *entry = JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
      const char     *sha256 = entry != NULL ? string_member (entry, "sha256") : NULL;
      SgManifestFile *file;

      if (sha256 == NULL || strlen (sha256) != SG_SHA256_LENGTH || !is_plain_name (name))
        return FALSE;

      file = g_new0 (SgManifestFile, 1);
      file->name = g_strdup (name);
      file->bytes = (guint64) json_object_get_int_member_with_default (entry, "bytes", 0);
      g_strlcpy (file->sha256, sha256, sizeof file->sha256);
      g_ptr_array_add (self->files, file);
    }

  return self->files->len > 0;
}

static gboolean
read_object (SgManifest *self, JsonObject *object, const char *path, GError **error)
{
  const char *drive = string_member (object, "drive");
  const char *name = string_member (object, "name");

  self->format = (int) json_object_get_int_member_with_default (object, "format", 0);
  if (self->format != SG_REGION_FORMAT)
    return set_invalid (error, path, "format");
  if (name == NULL)
    return set_invalid (error, path, "name");
  if (g_strcmp0 (drive, "left") != 0 && g_strcmp0 (drive, "right") != 0)
    return set_invalid (error, path, "drive");
  if (!read_box (self, object))
    return set_invalid (error, path, "bbox");
  if (!read_files (self, object))
    return set_invalid (error, path, "files");

  self->name = g_strdup (name);
  self->drives_right = strcmp (drive, "right") == 0;
  self->created = time_from_member (object, "created");
  self->osm_timestamp = time_from_member (object, "osm_timestamp");
  read_sources (self, object);
  read_counts (self, object);

  return TRUE;
}

/**
 * sg_manifest_read:
 * @path: the file
 *
 * Returns: (nullable): %NULL with %SG_ERROR_NOT_FOUND when there is none, %SG_ERROR_INVALID when it
 *   is damaged or of another version
 */
SgManifest *
sg_manifest_read (const char *path, GError **error)
{
  g_autoptr (SgManifest) self = sg_manifest_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) wrong = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   _ ("“%s”: %s: this is not a region"),
                   path,
                   g_strerror (errno));
      return NULL;
    }

  if (status.st_size > MANIFEST_BYTES_MAX || !json_parser_load_from_file (parser, path, &wrong) ||
      json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      set_invalid (error, path, wrong != NULL ? wrong->message : "{…}");
      return NULL;
    }

  if (!read_object (self, json_node_get_object (json_parser_get_root (parser)), path, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sg_manifest_check_sizes:
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when a file is missing or not as long as it was
 */
gboolean
sg_manifest_check_sizes (const SgManifest *self, const char *folder, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const SgManifestFile *file = g_ptr_array_index (self->files, i);
      g_autofree char      *path = g_build_filename (folder, file->name, NULL);
      GStatBuf              status;

      if (g_stat (path, &status) != 0)
        return set_file_error (error, path, errno);

      if ((guint64) status.st_size != file->bytes)
        {
          g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64) status.st_size);
          g_autofree char *expected = g_strdup_printf ("%" G_GUINT64_FORMAT, file->bytes);

          g_set_error (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       _ ("“%s” has %s bytes instead of %s: import or copy the region again"),
                       path,
                       size,
                       expected);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * sg_manifest_check_hashes:
 *
 * Reads every byte of the region.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID naming the file that has been changed
 */
gboolean
sg_manifest_check_hashes (const SgManifest *self,
                          const char       *folder,
                          SgProgress       *progress,
                          GError          **error)
{
  guint64 total = 0;
  guint64 done = 0;

  for (guint i = 0; i < self->files->len; i++)
    total += ((SgManifestFile *) g_ptr_array_index (self->files, i))->bytes;

  for (guint i = 0; i < self->files->len; i++)
    {
      const SgManifestFile *file = g_ptr_array_index (self->files, i);
      g_autofree char      *path = g_build_filename (folder, file->name, NULL);
      char                  sha256[SG_SHA256_LENGTH + 1];

      if (!digest (path, sha256, &done, total, progress, error))
        return FALSE;

      if (strcmp (sha256, file->sha256) != 0)
        {
          g_set_error (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       _ ("“%s” is not the file that was imported: its SHA-256 differs"),
                       path);
          return FALSE;
        }
    }

  return TRUE;
}
