/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files are read three times: relations, to learn which ways belong to them; ways, to learn
 * which nodes they use; nodes. So only what is kept is ever in memory. Between the passes ids stay
 * ids; at the end they become indices, in place. */

#include "config.h"

#include "region/osm/sg-osm-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "region/osm/sg-osm-ids.h"
#include "region/osm/sg-osm-reader.h"

/* The three passes, and the work after them which takes about as long as one. */
#define PROGRESS_PARTS 4

/* Arrays are counted in 32 bits, and one value says that something is missing. */
#define ITEMS_MAX (G_MAXUINT32 - 1)

/* A node of interest that no way uses. */
typedef struct
{
  gint64  id;
  SgPoint point;
  guint32 node; /* index in nodes */
} LooseNode;

typedef struct
{
  GPtrArray    *readers; /* of SgOsmReader */
  SgOsmStrings *strings;
  SgOsmCounts   counts;
  SgProgress   *progress;
  guint64       bytes_done;
  guint64       bytes;

  GArray *relations;  /* of SgOsmRelation */
  GArray *members;    /* of SgOsmMember, with no index yet */
  GArray *member_ids; /* of gint64, one for each member */
  GArray *ways;       /* of SgOsmWay */
  GArray *ref_ids;    /* of gint64 */
  GArray *nodes;      /* of SgOsmNode */
  GArray *loose;      /* of LooseNode */
  GArray *tags;       /* of SgOsmTag */

  SgOsmIds *member_ways; /* that relations of interest have */
  SgOsmIds *used_nodes;  /* that ways and relations of interest use */
  SgPoint  *used_points; /* one for each, SG_OSM_NOWHERE until it is met */
} Import;

static void
import_free (Import *self)
{
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->strings, sg_osm_strings_free);
  g_clear_pointer (&self->relations, g_array_unref);
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->member_ids, g_array_unref);
  g_clear_pointer (&self->ways, g_array_unref);
  g_clear_pointer (&self->ref_ids, g_array_unref);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->loose, g_array_unref);
  g_clear_pointer (&self->tags, g_array_unref);
  g_clear_pointer (&self->member_ways, sg_osm_ids_free);
  g_clear_pointer (&self->used_nodes, sg_osm_ids_free);
  g_free (self->used_points);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static gboolean
refuse_size (GError **error)
{
  g_set_error_literal (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       _ ("the map is larger than one region can be; import it in parts"));
  return FALSE;
}

static gboolean
has_room (const GArray *array, guint64 more)
{
  return array->len + more <= ITEMS_MAX;
}

static gboolean
is_of_interest (const SgOsmTag *tags, guint32 n_tags)
{
  for (guint32 i = 0; i < n_tags; i++)
    if (!sg_osm_key_is_attribute ((SgOsmKey) tags[i].key))
      return TRUE;

  return FALSE;
}

static gboolean
is_relation_of_interest (const Import *self, const SgOsmObject *relation)
{
  const char *type = "";

  for (guint32 i = 0; i < relation->n_tags; i++)
    if (relation->tags[i].key == SG_OSM_KEY_TYPE)
      type = sg_osm_strings_get (self->strings, relation->tags[i].value);

  if (g_str_equal (type, "restriction"))
    return TRUE;

  return (g_str_equal (type, "multipolygon") || g_str_equal (type, "boundary")) &&
         is_of_interest (relation->tags, relation->n_tags);
}

static gboolean
on_relation (const SgOsmObject *object, gpointer user_data, GError **error)
{
  Import       *self = user_data;
  SgOsmRelation relation = { .id = object->id,
                             .first_member = self->members->len,
                             .n_members = object->n_members,
                             .first_tag = self->tags->len,
                             .n_tags = object->n_tags };

  if (!is_relation_of_interest (self, object))
    return TRUE;
  if (!has_room (self->members, object->n_members) || !has_room (self->tags, object->n_tags))
    return refuse_size (error);

  for (guint32 i = 0; i < object->n_members; i++)
    {
      const SgOsmFileMember *from = &object->members[i];
      SgOsmMember            member = { from->type, from->role, SG_OSM_MISSING };

      g_array_append_val (self->members, member);
      g_array_append_val (self->member_ids, from->ref);
    }
  g_array_append_vals (self->tags, object->tags, object->n_tags);
  g_array_append_val (self->relations, relation);
  return TRUE;
}

static gboolean
on_way (const SgOsmObject *object, gpointer user_data, GError **error)
{
  Import  *self = user_data;
  SgOsmWay way = { .id = object->id,
                   .first_ref = self->ref_ids->len,
                   .n_refs = object->n_refs,
                   .first_tag = self->tags->len,
                   .n_tags = object->n_tags };

  if (!is_of_interest (object->tags, object->n_tags) &&
      sg_osm_ids_find (self->member_ways, object->id) == SG_OSM_MISSING)
    return TRUE;
  if (!has_room (self->ref_ids, object->n_refs) || !has_room (self->tags, object->n_tags) ||
      !has_room (self->ways, 1))
    return refuse_size (error);

  g_array_append_vals (self->ref_ids, object->refs, object->n_refs);
  g_array_append_vals (self->tags, object->tags, object->n_tags);
  g_array_append_val (self->ways, way);
  return TRUE;
}

static gboolean
on_node (const SgOsmObject *object, gpointer user_data, GError **error)
{
  Import   *self = user_data;
  guint32   used = sg_osm_ids_find (self->used_nodes, object->id);
  gboolean  of_interest = is_of_interest (object->tags, object->n_tags);
  LooseNode loose = { object->id, object->point, self->nodes->len };
  SgOsmNode node = { used, self->tags->len, object->n_tags };

  if (used != SG_OSM_MISSING && !sg_point_equal (self->used_points[used], SG_OSM_NOWHERE))
    {
      self->counts.duplicates++;
      return TRUE;
    }
  if (!has_room (self->tags, object->n_tags) || !has_room (self->loose, 1))
    return refuse_size (error);

  if (used != SG_OSM_MISSING)
    self->used_points[used] = object->point;
  if (!of_interest)
    return TRUE;

  if (used == SG_OSM_MISSING)
    g_array_append_val (self->loose, loose);
  g_array_append_vals (self->tags, object->tags, object->n_tags);
  g_array_append_val (self->nodes, node);
  return TRUE;
}

static gboolean
on_bytes (guint64 bytes, gpointer user_data, GError **error)
{
  Import *self = user_data;

  self->bytes_done += bytes;
  return sg_progress_step (self->progress, self->bytes_done, self->bytes * PROGRESS_PARTS, error);
}

static gboolean
read_all (Import *self, SgOsmKinds kinds, SgOsmObjectFunc on_object, GError **error)
{
  SgOsmSink sink = { .kinds = kinds,
                     .strings = self->strings,
                     .counts = &self->counts,
                     .on_object = on_object,
                     .on_bytes = on_bytes,
                     .user_data = self };

  for (guint i = 0; i < self->readers->len; i++)
    if (!sg_osm_reader_read (self->readers->pdata[i], &sink, error))
      return FALSE;

  return TRUE;
}

/* Ways, relations and loose nodes all begin with their id. */
static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *id = a;
  const gint64 *other = b;

  return (*id > *other) - (*id < *other);
}

/* Brings objects into the order of their ids, and removes those whose id was read before. */
static void
sort_by_id (Import *self, GArray *objects)
{
  gsize size = g_array_get_element_size (objects);
  guint ascending = 1;
  guint n = 0;

#define OBJECT(i) (objects->data + (gsize) (i) *size)
  while (ascending < objects->len && compare_ids (OBJECT (ascending - 1), OBJECT (ascending)) < 0)
    ascending++;
  if (ascending >= objects->len)
    return;

  /* It keeps the order of equal ones. */
  g_array_sort (objects, compare_ids);
  for (guint i = 0; i < objects->len; i++)
    if (n == 0 || compare_ids (OBJECT (n - 1), OBJECT (i)) != 0)
      memmove (OBJECT (n++), OBJECT (i), size);
#undef OBJECT

  self->counts.duplicates += objects->len - n;
  g_array_set_size (objects, n);
}

/* The ids of all members of one type, and @others too. */
static SgOsmIds *
collect_ids (const Import *self, SgOsmType type, const GArray *others)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (others != NULL)
    g_array_append_vals (ids, others->data, others->len);
  for (guint i = 0; i < self->members->len; i++)
    if (g_array_index (self->members, SgOsmMember, i).type == type)
      g_array_append_val (ids, g_array_index (self->member_ids, gint64, i));

  return sg_osm_ids_new (ids);
}

static gboolean
read_passes (Import *self, GError **error)
{
  guint32 n_used;

  if (!read_all (self, SG_OSM_RELATIONS, on_relation, error))
    return FALSE;
  sort_by_id (self, self->relations);
  self->member_ways = collect_ids (self, SG_OSM_WAY, NULL);

  if (!read_all (self, SG_OSM_WAYS, on_way, error))
    return FALSE;
  sort_by_id (self, self->ways);
  if (!has_room (self->ref_ids, self->members->len))
    return refuse_size (error);
  self->used_nodes = collect_ids (self, SG_OSM_NODE, self->ref_ids);

  n_used = sg_osm_ids_get_length (self->used_nodes);
  self->used_points = g_new (SgPoint, n_used);
  for (guint32 i = 0; i < n_used; i++)
    self->used_points[i] = SG_OSM_NOWHERE;

  return read_all (self, SG_OSM_NODES, on_node, error);
}

/* Leaves out the points that no file holds, and adds the loose ones after the others.
 *
 * Returns: for each used node the index of its point, or %SG_OSM_MISSING */
static guint32 *
place_points (Import *self, SgOsmStore *store)
{
  guint32  n_used = sg_osm_ids_get_length (self->used_nodes);
  guint32 *places = g_new (guint32, n_used);
  guint32  n = 0;

  for (guint32 i = 0; i < n_used; i++)
    {
      SgPoint point = self->used_points[i];

      places[i] = sg_point_equal (point, SG_OSM_NOWHERE) ? SG_OSM_MISSING : n;
      if (places[i] != SG_OSM_MISSING)
        self->used_points[n++] = point;
    }

  store->n_points = n + self->loose->len;
  store->points = g_renew (SgPoint, g_steal_pointer (&self->used_points), store->n_points);
  for (guint32 i = 0; i < self->loose->len; i++)
    store->points[n + i] = g_array_index (self->loose, LooseNode, i).point;

  store->box = SG_BOX_EMPTY;
  for (guint32 i = 0; i < store->n_points; i++)
    sg_box_extend (&store->box, store->points[i]);

  return places;
}

/* Those of the loose nodes that turned out to be duplicates still have no point: they go. */
static void
resolve_nodes (Import *self, const guint32 *places, guint32 n_points)
{
  SgOsmNode *nodes = (SgOsmNode *) (gpointer) self->nodes->data;
  guint32    n = 0;

  for (guint32 i = 0; i < self->nodes->len; i++)
    if (nodes[i].point != SG_OSM_MISSING)
      nodes[i].point = places[nodes[i].point];
  for (guint32 i = 0; i < self->loose->len; i++)
    nodes[g_array_index (self->loose, LooseNode, i).node].point = n_points - self->loose->len + i;

  for (guint32 i = 0; i < self->nodes->len; i++)
    if (nodes[i].point != SG_OSM_MISSING)
      nodes[n++] = nodes[i];
  g_array_set_size (self->nodes, n);
}

/* Writes indices of points over the front half of the ids they come from: these are many. */
static guint32 *
resolve_refs (Import *self, const guint32 *places)
{
  gsize    n = 0;
  gint64  *ids = (gint64 *) (gpointer) g_array_steal (self->ref_ids, &n);
  guint32 *refs = (guint32 *) (gpointer) ids;

  for (gsize i = 0; i < n; i++)
    refs[i] = places[sg_osm_ids_find (self->used_nodes, ids[i])];

  return g_renew (guint32, refs, n);
}

/* Leaves missing nodes out of the ways, and ways with fewer than two nodes out of the store. */
static void
resolve_ways (Import *self, guint32 *refs)
{
  SgOsmWay *ways = (SgOsmWay *) (gpointer) self->ways->data;
  guint32   n = 0;

  for (guint32 i = 0; i < self->ways->len; i++)
    {
      SgOsmWay way = ways[i];
      guint32  n_found = 0;

      for (guint32 j = 0; j < way.n_refs; j++)
        if (refs[way.first_ref + j] != SG_OSM_MISSING)
          refs[way.first_ref + n_found++] = refs[way.first_ref + j];

      self->counts.missing_nodes += way.n_refs - n_found;
      self->counts.short_ways += n_found < 2;
      way.n_refs = n_found;
      if (n_found >= 2)
        ways[n++] = way;
    }

  g_array_set_size (self->ways, n);
}

static guint32
find_way (const GArray *ways, gint64 id)
{
  guint index;

  return g_array_binary_search ((GArray *) ways, &id, compare_ids, &index) ? index : SG_OSM_MISSING;
}

static void
resolve_members (Import *self, const guint32 *places)
{
  for (guint32 i = 0; i < self->members->len; i++)
    {
      SgOsmMember *member = &g_array_index (self->members, SgOsmMember, i);
      gint64       id = g_array_index (self->member_ids, gint64, i);

      if (member->type == SG_OSM_NODE)
        member->index = places[sg_osm_ids_find (self->used_nodes, id)];
      else if (member->type == SG_OSM_WAY)
        member->index = find_way (self->ways, id);
    }
}

static gpointer
take_array (GArray **array, guint32 *length)
{
  g_autoptr (GArray) taken = g_steal_pointer (array);
  gsize    n = 0;
  gsize    size = g_array_get_element_size (taken);
  gpointer items = g_array_steal (taken, &n);

  if (length != NULL)
    *length = (guint32) n;

  return g_realloc_n (items, n, size);
}

static SgOsmStore *
resolve (Import *self)
{
  SgOsmStore         *store = g_new0 (SgOsmStore, 1);
  g_autofree guint32 *places = NULL;

  sort_by_id (self, self->loose);
  places = place_points (self, store);
  resolve_nodes (self, places, store->n_points);
  store->refs = resolve_refs (self, places);
  resolve_ways (self, store->refs);
  resolve_members (self, places);

  store->nodes = take_array (&self->nodes, &store->n_nodes);
  store->ways = take_array (&self->ways, &store->n_ways);
  store->relations = take_array (&self->relations, &store->n_relations);
  store->members = take_array (&self->members, NULL);
  store->tags = take_array (&self->tags, NULL);

  self->counts.mended_texts = sg_osm_strings_get_n_mended (self->strings);
  store->strings = sg_osm_strings_steal (self->strings);
  store->counts = self->counts;
  for (guint i = 0; i < self->readers->len; i++)
    store->timestamp =
      MAX (store->timestamp, sg_osm_reader_get_timestamp (self->readers->pdata[i]));

  return store;
}

static Import *
import_new (SgProgress *progress)
{
  Import *self = g_new0 (Import, 1);

  self->progress = progress;
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_osm_reader_free);
  self->strings = sg_osm_strings_new ();
  self->relations = g_array_new (FALSE, FALSE, sizeof (SgOsmRelation));
  self->members = g_array_new (FALSE, FALSE, sizeof (SgOsmMember));
  self->member_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ways = g_array_new (FALSE, FALSE, sizeof (SgOsmWay));
  self->ref_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (SgOsmNode));
  self->loose = g_array_new (FALSE, FALSE, sizeof (LooseNode));
  self->tags = g_array_new (FALSE, FALSE, sizeof (SgOsmTag));

  return self;
}

static gboolean
open_all (Import *self, const char *const *paths, GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      SgOsmReader *reader = sg_osm_reader_open (paths[i], error);

      if (reader == NULL)
        return FALSE;
      g_ptr_array_add (self->readers, reader);
      self->bytes += sg_osm_reader_get_length (reader);
    }

  return TRUE;
}

static gboolean
fits (const Import *self, GError **error)
{
  guint32 n_used = sg_osm_ids_get_length (self->used_nodes);

  if (sg_osm_strings_is_full (self->strings) || !has_room (self->loose, n_used))
    return refuse_size (error);

  return TRUE;
}

static gboolean
is_a_map (const SgOsmStore *store, GError **error)
{
  if (store->n_points > 0)
    return TRUE;

  g_set_error_literal (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       store->counts.missing_nodes > 0
                         ? _ ("the map has ways and none of their nodes; write it with all nodes")
                         : _ ("there is nothing of use in the map: no road and no place"));
  return FALSE;
}

/**
 * sg_osm_store_read:
 * @paths: one or more `.osm.pbf` or `.osm` files; of an object that is in several of them, the
 *   first file counts
 * @progress: (nullable): counts bytes
 *
 * Returns: (nullable): the map, or %NULL with %SG_ERROR_INVALID when a file is not a map or is
 *   damaged, %SG_ERROR_NOT_FOUND, %SG_ERROR_STORAGE or %SG_ERROR_CANCELLED
 */
SgOsmStore *
sg_osm_store_read (const char *const *paths, SgProgress *progress, GError **error)
{
  g_autoptr (Import) import = import_new (progress);
  g_autoptr (SgOsmStore) store = NULL;

  if (!open_all (import, paths, error) || !read_passes (import, error) || !fits (import, error))
    return NULL;

  store = resolve (import);
  return is_a_map (store, error) ? g_steal_pointer (&store) : NULL;
}

void
sg_osm_store_free (SgOsmStore *self)
{
  if (self == NULL)
    return;

  g_free (self->points);
  g_free (self->nodes);
  g_free (self->ways);
  g_free (self->refs);
  g_free (self->relations);
  g_free (self->members);
  g_free (self->tags);
  g_free (self->strings);
  g_free (self);
}

/**
 * sg_osm_store_get:
 *
 * Returns: (nullable): the value of a tag; see sg_osm_get()
 */
const char *
sg_osm_store_get (const SgOsmStore *self, guint32 first_tag, guint32 n_tags, SgOsmKey key)
{
  for (guint32 i = 0; i < n_tags; i++)
    if (self->tags[first_tag + i].key == key)
      return self->strings + self->tags[first_tag + i].value;

  return NULL;
}
