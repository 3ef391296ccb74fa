/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The format is https://wiki.openstreetmap.org/wiki/PBF_Format. Ids, coordinates and references
 * are stored as differences; they are summed as unsigned numbers, which wrap and never trap. A key
 * is looked up, and a value interned, once for each block, not once for each object. */

#include "config.h"

#include "region/osm/sg-pbf-block.h"

#include <glib/gi18n-lib.h>

/* Writers stop at 8,000 objects a block; more texts than this do not come from one. */
#define TEXTS_MAX (1u << 21)

/* The file counts in 1e-9 degree, we in 1e-7. */
#define NANO_PER_STEP 100

#define KEY_UNKNOWN    G_MAXUINT16       /* not looked up yet */
#define KEY_UNUSED     (G_MAXUINT16 - 1) /* looked up, of no interest */
#define VALUE_UNKNOWN  G_MAXUINT32
#define SECONDS_MAX    G_GINT64_CONSTANT (4102444800) /* the year 2100 */
#define DEFAULT_MILLIS 1000

typedef struct
{
  const guint8 *text;
  guint32       length;
  guint32       value; /* offset in the sink's strings, or VALUE_UNKNOWN */
  guint16       key;   /* SgOsmKey, or KEY_… */
} Text;

struct _SgPbfBlock
{
  SgOsmSink  *sink;
  gboolean    wants_times;
  SgOsmKinds  kinds;
  const char *fault;
  GError    **error;
  gint64      newest;

  GArray *texts;   /* of Text */
  GArray *refs;    /* of gint64 */
  GArray *members; /* of SgOsmFileMember */

  SgOsmTag tags[SG_OSM_N_KEYS];
  guint32  n_tags;

  gint64 granularity; /* 1e-9 degree */
  gint64 lat_offset;
  gint64 lon_offset;
  gint64 millis; /* of one step of time */
};

/* The fields of a way or a relation, before they are read. */
typedef struct
{
  gint64    id;
  SgPbfSpan keys;
  SgPbfSpan values;
  SgPbfSpan roles;
  SgPbfSpan refs;
  SgPbfSpan types;
} Parts;

static gboolean
refuse (SgPbfBlock *self, const char *fault)
{
  self->fault = fault;
  return FALSE;
}

static gboolean
refuse_span (SgPbfBlock *self)
{
  return refuse (self, _ ("a number or a list runs over its end"));
}

static Text *
find_text (SgPbfBlock *self, guint64 index)
{
  if (index >= self->texts->len)
    {
      refuse (self, _ ("a text is used that the block does not hold"));
      return NULL;
    }

  return &g_array_index (self->texts, Text, index);
}

static guint32
intern (SgPbfBlock *self, Text *text)
{
  if (text->value == VALUE_UNKNOWN)
    text->value = sg_osm_strings_add (self->sink->strings, (const char *) text->text, text->length);

  return text->value;
}

static gboolean
has_tag (const SgPbfBlock *self, guint32 key)
{
  for (guint32 i = 0; i < self->n_tags; i++)
    if (self->tags[i].key == key)
      return TRUE;

  return FALSE;
}

static gboolean
add_tag (SgPbfBlock *self, guint64 key_index, guint64 value_index)
{
  Text *key = find_text (self, key_index);
  Text *value = find_text (self, value_index);

  if (key == NULL || value == NULL)
    return FALSE;

  if (key->key == KEY_UNKNOWN)
    {
      SgOsmKey known;

      key->key = sg_osm_key_from_text ((const char *) key->text, key->length, &known)
                   ? (guint16) known
                   : KEY_UNUSED;
    }

  if (key->key != KEY_UNUSED && !has_tag (self, key->key))
    self->tags[self->n_tags++] = (SgOsmTag){ key->key, intern (self, value) };

  return TRUE;
}

static gboolean
read_tags (SgPbfBlock *self, Parts *parts)
{
  self->n_tags = 0;
  while (parts->keys.at < parts->keys.end && parts->values.at < parts->values.end)
    if (!add_tag (self, sg_pbf_read_varint (&parts->keys), sg_pbf_read_varint (&parts->values)))
      return FALSE;

  if (parts->keys.broken || parts->values.broken)
    return refuse_span (self);
  if (parts->keys.at < parts->keys.end || parts->values.at < parts->values.end)
    return refuse (self, _ ("a tag has a key and no value, or a value and no key"));

  return TRUE;
}

/* One coordinate in 1e-7 degree, or G_MAXINT32, which lies outside the globe. */
static gint32
to_steps (const SgPbfBlock *self, guint64 sum, gint64 offset)
{
  gint64 nano;

  if (__builtin_mul_overflow ((gint64) sum, self->granularity, &nano) ||
      __builtin_add_overflow (nano, offset, &nano))
    return G_MAXINT32;

  nano += nano < 0 ? -(NANO_PER_STEP / 2) : NANO_PER_STEP / 2;
  nano /= NANO_PER_STEP;
  return nano < -G_MAXINT32 || nano > G_MAXINT32 ? G_MAXINT32 : (gint32) nano;
}

static gboolean
deliver_node (SgPbfBlock *self, guint64 id, guint64 lat, guint64 lon)
{
  const SgOsmObject node = {
    .type = SG_OSM_NODE,
    .id = (gint64) id,
    .tags = self->tags,
    .n_tags = self->n_tags,
    .point = { to_steps (self, lat, self->lat_offset), to_steps (self, lon, self->lon_offset) },
  };

  return sg_osm_sink_deliver (self->sink, &node, self->error);
}

/* The tags of the next node: key, value, key, value, …, 0. */
static gboolean
read_dense_tags (SgPbfBlock *self, SgPbfSpan *tags)
{
  self->n_tags = 0;
  while (tags->at < tags->end)
    {
      guint64 key = sg_pbf_read_varint (tags);

      if (key == 0)
        break;
      if (tags->at == tags->end)
        return refuse_span (self);
      if (!add_tag (self, key, sg_pbf_read_varint (tags)))
        return FALSE;
    }

  return !tags->broken || refuse_span (self);
}

static gboolean
read_dense_nodes (SgPbfBlock *self, SgPbfSpan message)
{
  SgPbfSpan  ids = { NULL };
  SgPbfSpan  lats = { NULL };
  SgPbfSpan  lons = { NULL };
  SgPbfSpan  tags = { NULL };
  SgPbfField field;
  guint64    id = 0;
  guint64    lat = 0;
  guint64    lon = 0;

  while (sg_pbf_read_field (&message, &field))
    if (sg_pbf_field_is (&field, 1, SG_PBF_BYTES))
      ids = field.bytes;
    else if (sg_pbf_field_is (&field, 8, SG_PBF_BYTES))
      lats = field.bytes;
    else if (sg_pbf_field_is (&field, 9, SG_PBF_BYTES))
      lons = field.bytes;
    else if (sg_pbf_field_is (&field, 10, SG_PBF_BYTES))
      tags = field.bytes;

  if (message.broken)
    return refuse_span (self);

  while (ids.at < ids.end)
    {
      id += sg_pbf_read_signed (&ids);
      lat += sg_pbf_read_signed (&lats);
      lon += sg_pbf_read_signed (&lons);
      if (ids.broken || lats.broken || lons.broken)
        return refuse_span (self);
      if (!read_dense_tags (self, &tags) || !deliver_node (self, id, lat, lon))
        return FALSE;
    }

  if (lats.at < lats.end || lons.at < lons.end || tags.at < tags.end)
    return refuse (self, _ ("the lists of a block of nodes differ in length"));

  return TRUE;
}

static gboolean
read_node (SgPbfBlock *self, SgPbfSpan message)
{
  Parts      parts = { 0 };
  SgPbfField field;
  guint64    id = 0;
  guint64    lat = 0;
  guint64    lon = 0;

  while (sg_pbf_read_field (&message, &field))
    if (sg_pbf_field_is (&field, 1, SG_PBF_VARINT))
      id = sg_pbf_unzigzag (field.value);
    else if (sg_pbf_field_is (&field, 2, SG_PBF_BYTES))
      parts.keys = field.bytes;
    else if (sg_pbf_field_is (&field, 3, SG_PBF_BYTES))
      parts.values = field.bytes;
    else if (sg_pbf_field_is (&field, 8, SG_PBF_VARINT))
      lat = sg_pbf_unzigzag (field.value);
    else if (sg_pbf_field_is (&field, 9, SG_PBF_VARINT))
      lon = sg_pbf_unzigzag (field.value);

  if (message.broken)
    return refuse_span (self);

  return read_tags (self, &parts) && deliver_node (self, id, lat, lon);
}

/* When an object was changed, for files whose header does not tell their age. */
static void
look_at_time (SgPbfBlock *self, SgPbfSpan about)
{
  SgPbfField field;

  while (sg_pbf_read_field (&about, &field))
    if (sg_pbf_field_is (&field, 2, SG_PBF_VARINT) &&
        field.value <= (guint64) (SECONDS_MAX * 1000 / self->millis))
      self->newest = MAX (self->newest, (gint64) field.value * self->millis / 1000);
}

/* Reads the fields of a way or a relation. */
static gboolean
read_parts (SgPbfBlock *self, SgPbfSpan message, guint32 refs_field, Parts *parts)
{
  SgPbfField field;

  *parts = (Parts){ 0 };
  while (sg_pbf_read_field (&message, &field))
    if (sg_pbf_field_is (&field, 1, SG_PBF_VARINT))
      parts->id = (gint64) field.value;
    else if (sg_pbf_field_is (&field, 2, SG_PBF_BYTES))
      parts->keys = field.bytes;
    else if (sg_pbf_field_is (&field, 3, SG_PBF_BYTES))
      parts->values = field.bytes;
    else if (self->wants_times && sg_pbf_field_is (&field, 4, SG_PBF_BYTES))
      look_at_time (self, field.bytes);
    else if (sg_pbf_field_is (&field, refs_field, SG_PBF_BYTES))
      parts->refs = field.bytes;
    else if (sg_pbf_field_is (&field, 8, SG_PBF_BYTES))
      parts->roles = field.bytes;
    else if (sg_pbf_field_is (&field, 10, SG_PBF_BYTES))
      parts->types = field.bytes;

  return !message.broken || refuse_span (self);
}

static gboolean
read_way (SgPbfBlock *self, SgPbfSpan message)
{
  Parts       parts;
  SgOsmObject way = { .type = SG_OSM_WAY, .tags = self->tags };
  guint64     ref = 0;

  if (!read_parts (self, message, 8, &parts) || !read_tags (self, &parts))
    return FALSE;

  g_array_set_size (self->refs, 0);
  while (parts.refs.at < parts.refs.end)
    {
      ref += sg_pbf_read_signed (&parts.refs);
      g_array_append_val (self->refs, ref);
      if (self->refs->len > SG_OSM_REFS_MAX)
        return refuse (self, _ ("a way has more nodes than any real one"));
    }
  if (parts.refs.broken)
    return refuse_span (self);

  way.id = parts.id;
  way.n_tags = self->n_tags;
  way.refs = (const gint64 *) (gpointer) self->refs->data;
  way.n_refs = self->refs->len;
  return sg_osm_sink_deliver (self->sink, &way, self->error);
}

static gboolean
read_member (SgPbfBlock *self, Parts *parts, guint64 ref)
{
  Text           *role = find_text (self, sg_pbf_read_varint (&parts->roles));
  guint64         type = sg_pbf_read_varint (&parts->types);
  SgOsmFileMember member = { (gint64) ref, (guint32) type, 0 };

  if (parts->refs.broken || parts->roles.broken || parts->types.broken)
    return refuse_span (self);
  if (role == NULL)
    return FALSE;
  if (type > SG_OSM_RELATION || self->members->len == SG_OSM_REFS_MAX)
    return refuse (self, _ ("the members of a relation make no sense"));

  member.role = intern (self, role);
  g_array_append_val (self->members, member);
  return TRUE;
}

static gboolean
read_relation (SgPbfBlock *self, SgPbfSpan message)
{
  Parts       parts;
  SgOsmObject relation = { .type = SG_OSM_RELATION, .tags = self->tags };
  guint64     ref = 0;

  if (!read_parts (self, message, 9, &parts) || !read_tags (self, &parts))
    return FALSE;

  g_array_set_size (self->members, 0);
  while (parts.refs.at < parts.refs.end)
    {
      ref += sg_pbf_read_signed (&parts.refs);
      if (!read_member (self, &parts, ref))
        return FALSE;
    }
  if (parts.roles.at < parts.roles.end || parts.types.at < parts.types.end)
    return refuse (self, _ ("the members of a relation make no sense"));

  relation.id = parts.id;
  relation.n_tags = self->n_tags;
  relation.members = (const SgOsmFileMember *) (gpointer) self->members->data;
  relation.n_members = self->members->len;
  return sg_osm_sink_deliver (self->sink, &relation, self->error);
}

static gboolean
read_group (SgPbfBlock *self, SgPbfSpan group)
{
  static const struct
  {
    SgOsmKinds kind;
    gboolean (*read) (SgPbfBlock *self, SgPbfSpan message);
  } fields[] = { { 0 },
                 { SG_OSM_NODES, read_node },
                 { SG_OSM_NODES, read_dense_nodes },
                 { SG_OSM_WAYS, read_way },
                 { SG_OSM_RELATIONS, read_relation } };
  SgPbfField field;

  while (sg_pbf_read_field (&group, &field))
    {
      if (field.number >= G_N_ELEMENTS (fields) || field.wire != SG_PBF_BYTES)
        continue;

      self->kinds |= fields[field.number].kind;
      if ((self->sink->kinds & fields[field.number].kind) != 0 &&
          !fields[field.number].read (self, field.bytes))
        return FALSE;
    }

  return !group.broken || refuse_span (self);
}

static gboolean
read_texts (SgPbfBlock *self, SgPbfSpan table)
{
  SgPbfField field;

  g_array_set_size (self->texts, 0);
  while (sg_pbf_read_field (&table, &field))
    {
      Text text = { field.bytes.at, 0, VALUE_UNKNOWN, KEY_UNKNOWN };

      if (!sg_pbf_field_is (&field, 1, SG_PBF_BYTES))
        continue;
      if (self->texts->len == TEXTS_MAX)
        return refuse (self, _ ("a block holds more texts than any real one"));
      text.length = (guint32) sg_pbf_span_length (&field.bytes);
      g_array_append_val (self->texts, text);
    }

  return !table.broken || refuse_span (self);
}

/* All but the objects. They may stand before what it takes to read them. */
static gboolean
read_frame (SgPbfBlock *self, SgPbfSpan content)
{
  SgPbfField field;
  guint64    granularity = NANO_PER_STEP;
  guint64    millis = DEFAULT_MILLIS;

  self->lat_offset = 0;
  self->lon_offset = 0;
  g_array_set_size (self->texts, 0);
  while (sg_pbf_read_field (&content, &field))
    if (sg_pbf_field_is (&field, 1, SG_PBF_BYTES) && !read_texts (self, field.bytes))
      return FALSE;
    else if (sg_pbf_field_is (&field, 17, SG_PBF_VARINT))
      granularity = field.value;
    else if (sg_pbf_field_is (&field, 18, SG_PBF_VARINT))
      millis = field.value;
    else if (sg_pbf_field_is (&field, 19, SG_PBF_VARINT))
      self->lat_offset = (gint64) field.value;
    else if (sg_pbf_field_is (&field, 20, SG_PBF_VARINT))
      self->lon_offset = (gint64) field.value;

  if (content.broken)
    return refuse_span (self);
  if (granularity == 0 || granularity > G_MAXINT32 || millis == 0 || millis > G_MAXINT32)
    return refuse (self, _ ("the unit of a block makes no sense"));

  self->granularity = (gint64) granularity;
  self->millis = (gint64) millis;
  return TRUE;
}

/**
 * sg_pbf_block_new:
 * @sink: where the objects go
 * @wants_times: whether to look for the newest change of ways and relations
 */
SgPbfBlock *
sg_pbf_block_new (SgOsmSink *sink, gboolean wants_times)
{
  SgPbfBlock *self = g_new0 (SgPbfBlock, 1);

  self->sink = sink;
  self->wants_times = wants_times;
  self->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  self->refs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->members = g_array_new (FALSE, FALSE, sizeof (SgOsmFileMember));

  return self;
}

void
sg_pbf_block_free (SgPbfBlock *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->texts);
  g_array_unref (self->refs);
  g_array_unref (self->members);
  g_free (self);
}

/**
 * sg_pbf_block_read:
 *
 * Hands the objects that the sink wants over to it.
 *
 * Returns: %FALSE when the block is damaged, see sg_pbf_block_get_fault(); or with @error when the
 *   sink wants no more
 */
gboolean
sg_pbf_block_read (SgPbfBlock *self, SgPbfSpan content, GError **error)
{
  SgPbfField field;

  self->fault = NULL;
  self->kinds = 0;
  self->error = error;
  if (!read_frame (self, content))
    return FALSE;

  while (sg_pbf_read_field (&content, &field))
    if (sg_pbf_field_is (&field, 2, SG_PBF_BYTES) && !read_group (self, field.bytes))
      return FALSE;

  return TRUE;
}

/**
 * sg_pbf_block_get_kinds:
 *
 * Returns: which objects the last block held
 */
SgOsmKinds
sg_pbf_block_get_kinds (const SgPbfBlock *self)
{
  return self->kinds;
}

/**
 * sg_pbf_block_get_fault:
 *
 * Returns: (nullable): what is wrong with the last block, translated
 */
const char *
sg_pbf_block_get_fault (const SgPbfBlock *self)
{
  return self->fault;
}

/**
 * sg_pbf_block_get_newest:
 *
 * Returns: when the newest object of all blocks was changed, seconds UTC; 0 when none says
 */
gint64
sg_pbf_block_get_newest (const SgPbfBlock *self)
{
  return self->newest;
}
