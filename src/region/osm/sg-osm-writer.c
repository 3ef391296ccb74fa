/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The format is https://wiki.openstreetmap.org/wiki/PBF_Format: fileblocks, each a blob packed by
 * zlib. The first holds the box of all that follows, so the packed blocks wait in memory until the
 * file is closed; it is then written at once and replaces an older file only when it is whole. */

#include "region/osm/sg-osm-writer.h"

#include <string.h>

#include "common/sg-error.h"
#include "region/osm/sg-pbf-bytes.h"

/* What the format asks of writers: readers may refuse more. */
#define BLOCK_OBJECTS 8000
#define BLOCK_BYTES   (16 * 1024 * 1024)

/* The file counts in 1e-9 degree: its default step of 100 of them is our 1e-7. */
#define NANO_PER_STEP 100

struct _SgOsmWriter
{
  char       *path;
  GByteArray *file; /* all finished blocks */
  SgBox       box;
  gint64      timestamp;
  gboolean    too_long; /* a block did not fit */

  /* The block being filled. */
  SgOsmType   type;
  guint       n_objects;
  GHashTable *string_indices; /* text → index in the table */
  GByteArray *strings;        /* the table as it goes to the file */
  GByteArray *objects;        /* ways or relations */
  GByteArray *ids;            /* of nodes, each as difference to the one before, as are… */
  GByteArray *lats;
  GByteArray *lons;
  GByteArray *node_tags;
  gint64      last_id;
  SgPoint     last_point;
};

static guint32
intern (SgOsmWriter *self, const char *text)
{
  gpointer known;
  guint32  index;

  if (g_hash_table_lookup_extended (self->string_indices, text, NULL, &known))
    return GPOINTER_TO_UINT (known);

  index = g_hash_table_size (self->string_indices);
  g_hash_table_insert (self->string_indices, g_strdup (text), GUINT_TO_POINTER (index));
  sg_pbf_append_text (self->strings, 1, text);

  return index;
}

/* Ids are written as differences to the one before; those wrap as the readers' sums do. */
static void
append_difference (GByteArray *list, gint64 id, gint64 last)
{
  sg_pbf_append_signed (list, (gint64) ((guint64) id - (guint64) last));
}

static void
begin_block (SgOsmWriter *self)
{
  g_hash_table_remove_all (self->string_indices);
  g_byte_array_set_size (self->strings, 0);
  g_byte_array_set_size (self->objects, 0);
  g_byte_array_set_size (self->ids, 0);
  g_byte_array_set_size (self->lats, 0);
  g_byte_array_set_size (self->lons, 0);
  g_byte_array_set_size (self->node_tags, 0);
  self->n_objects = 0;
  self->last_id = 0;
  self->last_point = (SgPoint){ 0, 0 };

  /* Index 0 ends the tags of a node, so no text may have it. */
  intern (self, "");
}

static void
append_dense_nodes (SgOsmWriter *self, GByteArray *group)
{
  g_autoptr (GByteArray) dense = g_byte_array_new ();

  sg_pbf_append_inner (dense, 1, self->ids);
  sg_pbf_append_inner (dense, 8, self->lats);
  sg_pbf_append_inner (dense, 9, self->lons);
  sg_pbf_append_inner (dense, 10, self->node_tags);

  sg_pbf_append_inner (group, 2, dense);
}

static void
finish_block (SgOsmWriter *self)
{
  g_autoptr (GByteArray) block = g_byte_array_new ();
  g_autoptr (GByteArray) blob = NULL;

  if (self->n_objects == 0)
    return;

  if (self->type == SG_OSM_NODE)
    append_dense_nodes (self, self->objects);
  sg_pbf_append_inner (block, 1, self->strings);
  sg_pbf_append_inner (block, 2, self->objects);

  blob = sg_pbf_pack_blob (block);
  self->too_long = self->too_long || MAX (block->len, blob->len) > SG_PBF_BLOB_MAX;
  sg_pbf_append_fileblock (self->file, "OSMData", blob);
  begin_block (self);
}

/* Called before an object is added. */
static void
make_room (SgOsmWriter *self, SgOsmType type)
{
  guint bytes = self->strings->len + self->objects->len + self->ids->len + self->lats->len +
                self->lons->len + self->node_tags->len;

  if (self->type != type || self->n_objects == BLOCK_OBJECTS || bytes > BLOCK_BYTES)
    finish_block (self);

  self->type = type;
  self->n_objects++;
}

/* The fields that ways and relations have in common. */
static void
append_id_and_tags (SgOsmWriter *self, GByteArray *object, gint64 id, const char *const *tags)
{
  g_autoptr (GByteArray) keys = g_byte_array_new ();
  g_autoptr (GByteArray) values = g_byte_array_new ();

  for (; tags != NULL && tags[0] != NULL; tags += 2)
    {
      sg_pbf_append_varint (keys, intern (self, tags[0]));
      sg_pbf_append_varint (values, intern (self, tags[1]));
    }

  sg_pbf_append_number (object, 1, (guint64) id);
  sg_pbf_append_inner (object, 2, keys);
  sg_pbf_append_inner (object, 3, values);
}

static GByteArray *
make_header (SgOsmWriter *self)
{
  g_autoptr (GByteArray) box = g_byte_array_new ();
  GByteArray  *header = g_byte_array_new ();
  const gint64 sides[] = { self->box.west, self->box.east, self->box.north, self->box.south };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      sg_pbf_append_varint (box, (i + 1) << 3);
      sg_pbf_append_signed (box, sides[i] * NANO_PER_STEP);
    }

  if (!sg_box_is_empty (&self->box))
    sg_pbf_append_inner (header, 1, box);
  sg_pbf_append_text (header, 4, "OsmSchema-V0.6");
  sg_pbf_append_text (header, 4, "DenseNodes");
  sg_pbf_append_text (header, 16, "siaga");
  if (self->timestamp > 0)
    sg_pbf_append_number (header, 32, (guint64) self->timestamp);

  return header;
}

/**
 * sg_osm_writer_new:
 * @path: what sg_osm_writer_close() writes, or replaces
 */
SgOsmWriter *
sg_osm_writer_new (const char *path)
{
  SgOsmWriter *self = g_new0 (SgOsmWriter, 1);

  self->path = g_strdup (path);
  self->file = g_byte_array_new ();
  self->box = SG_BOX_EMPTY;
  self->string_indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->strings = g_byte_array_new ();
  self->objects = g_byte_array_new ();
  self->ids = g_byte_array_new ();
  self->lats = g_byte_array_new ();
  self->lons = g_byte_array_new ();
  self->node_tags = g_byte_array_new ();
  begin_block (self);

  return self;
}

void
sg_osm_writer_free (SgOsmWriter *self)
{
  if (self == NULL)
    return;

  g_byte_array_unref (self->file);
  g_hash_table_unref (self->string_indices);
  g_byte_array_unref (self->strings);
  g_byte_array_unref (self->objects);
  g_byte_array_unref (self->ids);
  g_byte_array_unref (self->lats);
  g_byte_array_unref (self->lons);
  g_byte_array_unref (self->node_tags);
  g_free (self->path);
  g_free (self);
}

/**
 * sg_osm_writer_set_timestamp:
 * @seconds: of which moment the data is, UTC since 1970; unset, the file does not say
 */
void
sg_osm_writer_set_timestamp (SgOsmWriter *self, gint64 seconds)
{
  self->timestamp = seconds;
}

void
sg_osm_writer_add_node (SgOsmWriter *self, gint64 id, SgPoint point, const char *const *tags)
{
  make_room (self, SG_OSM_NODE);
  sg_box_extend (&self->box, point);

  append_difference (self->ids, id, self->last_id);
  sg_pbf_append_signed (self->lats, (gint64) point.lat - self->last_point.lat);
  sg_pbf_append_signed (self->lons, (gint64) point.lon - self->last_point.lon);
  self->last_id = id;
  self->last_point = point;

  for (; tags != NULL && tags[0] != NULL; tags += 2)
    {
      sg_pbf_append_varint (self->node_tags, intern (self, tags[0]));
      sg_pbf_append_varint (self->node_tags, intern (self, tags[1]));
    }
  sg_pbf_append_varint (self->node_tags, 0);
}

void
sg_osm_writer_add_way (SgOsmWriter       *self,
                       gint64             id,
                       const gint64      *refs,
                       guint              n_refs,
                       const char *const *tags)
{
  g_autoptr (GByteArray) way = g_byte_array_new ();
  g_autoptr (GByteArray) deltas = g_byte_array_new ();
  gint64 last = 0;

  make_room (self, SG_OSM_WAY);
  for (guint i = 0; i < n_refs; i++)
    {
      append_difference (deltas, refs[i], last);
      last = refs[i];
    }

  append_id_and_tags (self, way, id, tags);
  sg_pbf_append_inner (way, 8, deltas);
  sg_pbf_append_inner (self->objects, 3, way);
}

void
sg_osm_writer_add_relation (SgOsmWriter             *self,
                            gint64                   id,
                            const SgOsmWriterMember *members,
                            guint                    n_members,
                            const char *const       *tags)
{
  g_autoptr (GByteArray) relation = g_byte_array_new ();
  g_autoptr (GByteArray) roles = g_byte_array_new ();
  g_autoptr (GByteArray) deltas = g_byte_array_new ();
  g_autoptr (GByteArray) types = g_byte_array_new ();
  gint64 last = 0;

  make_room (self, SG_OSM_RELATION);
  for (guint i = 0; i < n_members; i++)
    {
      sg_pbf_append_varint (roles, intern (self, members[i].role));
      append_difference (deltas, members[i].ref, last);
      sg_pbf_append_varint (types, members[i].type);
      last = members[i].ref;
    }

  append_id_and_tags (self, relation, id, tags);
  sg_pbf_append_inner (relation, 8, roles);
  sg_pbf_append_inner (relation, 9, deltas);
  sg_pbf_append_inner (relation, 10, types);
  sg_pbf_append_inner (self->objects, 4, relation);
}

/**
 * sg_osm_writer_close:
 *
 * Writes the file. Nothing may be added afterwards.
 *
 * Returns: %FALSE with %SG_ERROR_STORAGE when the disk refuses, or %SG_ERROR_INVALID when one
 *   object was larger than the format can hold; there is no new file then
 */
gboolean
sg_osm_writer_close (SgOsmWriter *self, GError **error)
{
  g_autoptr (GByteArray) header = make_header (self);
  g_autoptr (GByteArray) blob = sg_pbf_pack_blob (header);
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  g_autoptr (GError) refused = NULL;

  finish_block (self);
  if (self->too_long)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "%s: an object is too large for the format",
                   self->path);
      return FALSE;
    }

  sg_pbf_append_fileblock (whole, "OSMHeader", blob);
  g_byte_array_append (whole, self->file->data, self->file->len);
  if (g_file_set_contents (self->path, (const char *) whole->data, whole->len, &refused))
    return TRUE;

  g_set_error_literal (error, SG_ERROR, SG_ERROR_STORAGE, refused->message);
  return FALSE;
}
