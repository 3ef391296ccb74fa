/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/demo/sg-demo-sheet.h"

/* Where the city lies: in the lowlands of East Java, where no such city is. */
#define CENTRE_LAT -7.25
#define CENTRE_LON 112.40

/* The day on which the city was drawn, for the age of its data: 1 January 2025. */
#define DRAWN_AT G_GINT64_CONSTANT (1735689600)

/* Objects of all kinds; what is not of its kind stays empty. */
typedef struct
{
  SgPoint point;
  guint32 first; /* in refs or members */
  guint32 n;
  guint32 first_word;
  guint32 n_words; /* 0 is untagged */
} Object;

struct _SgDemoSheet
{
  GArray       *nodes; /* Object; its id is its place, from 1 */
  GArray       *ways;
  GArray       *relations;
  GArray       *refs;    /* gint64 */
  GArray       *members; /* SgOsmWriterMember */
  GPtrArray    *words;   /* lists of tags, each ended by NULL */
  GStringChunk *texts;
};

SgDemoSheet *
sg_demo_sheet_new (void)
{
  SgDemoSheet *self = g_new0 (SgDemoSheet, 1);

  self->nodes = g_array_new (FALSE, TRUE, sizeof (Object));
  self->ways = g_array_new (FALSE, TRUE, sizeof (Object));
  self->relations = g_array_new (FALSE, TRUE, sizeof (Object));
  self->refs = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->members = g_array_new (FALSE, FALSE, sizeof (SgOsmWriterMember));
  self->words = g_ptr_array_new ();
  self->texts = g_string_chunk_new (65536);

  return self;
}

void
sg_demo_sheet_free (SgDemoSheet *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->ways);
  g_array_unref (self->relations);
  g_array_unref (self->refs);
  g_array_unref (self->members);
  g_ptr_array_unref (self->words);
  g_string_chunk_free (self->texts);
  g_free (self);
}

void
sg_tags_add (SgTags *self, const char *key, const char *value)
{
  g_assert (self->n_words + 2 < G_N_ELEMENTS (self->words));

  if (value == NULL)
    return;

  self->words[self->n_words++] = key;
  self->words[self->n_words++] = value;
}

static gint64
add_object (SgDemoSheet *self, GArray *objects, Object object, const SgTags *tags)
{
  object.first_word = self->words->len;
  object.n_words = tags != NULL ? tags->n_words : 0;
  for (guint i = 0; i < object.n_words; i++)
    g_ptr_array_add (self->words, g_string_chunk_insert_const (self->texts, tags->words[i]));
  if (object.n_words > 0)
    g_ptr_array_add (self->words, NULL);

  g_array_append_val (objects, object);
  return objects->len;
}

SgPoint
sg_demo_sheet_point (SgSpot spot)
{
  double metres_per_degree = SG_METRES_PER_STEP * SG_STEPS_PER_DEGREE;

  return sg_point_from_degrees (CENTRE_LAT + spot.y / metres_per_degree,
                                CENTRE_LON +
                                  spot.x / (metres_per_degree * cos (CENTRE_LAT * G_PI / 180)));
}

/**
 * sg_demo_sheet_add_node:
 * @tags: (nullable): of the node
 *
 * Returns: its id
 */
gint64
sg_demo_sheet_add_node (SgDemoSheet *self, SgSpot at, const SgTags *tags)
{
  return add_object (self, self->nodes, (Object){ .point = sg_demo_sheet_point (at) }, tags);
}

/**
 * sg_demo_sheet_add_way:
 * @refs: (element-type gint64): ids of its nodes
 *
 * Returns: its id
 */
gint64
sg_demo_sheet_add_way (SgDemoSheet *self, const GArray *refs, const SgTags *tags)
{
  Object way = { .first = self->refs->len, .n = refs->len };

  g_array_append_vals (self->refs, refs->data, refs->len);
  return add_object (self, self->ways, way, tags);
}

static gint64
add_way_of_its_own (SgDemoSheet *self, const SgLine *line, gboolean closed, const SgTags *tags)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < line->len; i++)
    {
      gint64 id = sg_demo_sheet_add_node (self, sg_line_get (line, i), NULL);

      g_array_append_val (refs, id);
    }
  if (closed)
    {
      gint64 first = g_array_index (refs, gint64, 0);

      g_array_append_val (refs, first);
    }

  return sg_demo_sheet_add_way (self, refs, tags);
}

/* A way that shares no node with another. */
gint64
sg_demo_sheet_add_line (SgDemoSheet *self, const SgLine *line, const SgTags *tags)
{
  return add_way_of_its_own (self, line, FALSE, tags);
}

/* The outline of an area, which shares no node with another. */
gint64
sg_demo_sheet_add_ring (SgDemoSheet *self, const SgLine *ring, const SgTags *tags)
{
  return add_way_of_its_own (self, ring, TRUE, tags);
}

void
sg_demo_sheet_add_relation (SgDemoSheet             *self,
                            const SgOsmWriterMember *members,
                            guint                    n_members,
                            const SgTags            *tags)
{
  Object relation = { .first = self->members->len, .n = n_members };

  for (guint i = 0; i < n_members; i++)
    {
      SgOsmWriterMember member = members[i];

      member.role = g_string_chunk_insert_const (self->texts, member.role);
      g_array_append_val (self->members, member);
    }
  add_object (self, self->relations, relation, tags);
}

static const char *const *
tags_of (const SgDemoSheet *self, const Object *object)
{
  return object->n_words > 0 ? (const char *const *) &self->words->pdata[object->first_word] : NULL;
}

gboolean
sg_demo_sheet_write (const SgDemoSheet *self, const char *path, GError **error)
{
  g_autoptr (SgOsmWriter) writer = sg_osm_writer_new (path);

  sg_osm_writer_set_timestamp (writer, DRAWN_AT);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Object *node = &g_array_index (self->nodes, Object, i);

      sg_osm_writer_add_node (writer, i + 1, node->point, tags_of (self, node));
    }
  for (guint i = 0; i < self->ways->len; i++)
    {
      const Object *way = &g_array_index (self->ways, Object, i);

      sg_osm_writer_add_way (writer,
                             i + 1,
                             &g_array_index (self->refs, gint64, way->first),
                             way->n,
                             tags_of (self, way));
    }
  for (guint i = 0; i < self->relations->len; i++)
    {
      const Object *relation = &g_array_index (self->relations, Object, i);

      sg_osm_writer_add_relation (
        writer,
        i + 1,
        &g_array_index (self->members, SgOsmWriterMember, relation->first),
        relation->n,
        tags_of (self, relation));
    }

  return sg_osm_writer_close (writer, error);
}
