/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/region/roads/sg-test-roads.h"

#include <string.h>

#include <glib/gstdio.h>

typedef struct
{
  GArray     *points;
  GArray     *nodes;
  GArray     *ways;
  GArray     *refs;
  GArray     *relations;
  GArray     *members;
  GArray     *tags;
  GString    *strings;
  GHashTable *offsets;   /* of strings */
  GHashTable *points_by; /* node's name → 1 + point */
  GHashTable *ways_by;   /* way's number as text → 1 + way */
} Town;

static guint32
intern (Town *town, const char *text)
{
  gpointer offset;
  guint32  place = (guint32) town->strings->len;

  if (g_hash_table_lookup_extended (town->offsets, text, NULL, &offset))
    return GPOINTER_TO_UINT (offset);

  g_string_append_len (town->strings, text, (gssize) strlen (text) + 1);
  g_hash_table_insert (town->offsets, g_strdup (text), GUINT_TO_POINTER (place));
  return place;
}

static guint32
find (GHashTable *names, const char *name)
{
  gpointer found = g_hash_table_lookup (names, name);

  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : SG_OSM_MISSING;
}

/* Reads the KEY=VALUE words; keys that an import does not keep are dropped as it does. */
static guint32
read_tags (Town *town, char **words)
{
  guint32 n = 0;

  for (; *words != NULL; words++)
    {
      const char *equals = strchr (*words, '=');
      SgOsmKey    key;
      SgOsmTag    tag;

      if (equals == NULL || !sg_osm_key_from_text (*words, (gsize) (equals - *words), &key))
        continue;

      tag = (SgOsmTag){ key, intern (town, equals + 1) };
      g_array_append_val (town->tags, tag);
      n++;
    }

  return n;
}

static void
read_node (Town *town, char **words)
{
  SgPoint point =
    sg_point_from_degrees (g_ascii_strtod (words[2], NULL), g_ascii_strtod (words[3], NULL));
  SgOsmNode node = { .point = town->points->len, .first_tag = town->tags->len };

  g_array_append_val (town->points, point);
  g_assert_true (g_hash_table_insert (town->points_by,
                                      g_strdup (words[1]),
                                      GUINT_TO_POINTER (town->points->len)));

  node.n_tags = read_tags (town, words + 4);
  if (node.n_tags > 0)
    g_array_append_val (town->nodes, node);
}

static void
read_way (Town *town, char **words)
{
  g_auto (GStrv) names = g_strsplit (words[2], ",", -1);
  SgOsmWay way = { .id = g_ascii_strtoll (words[1], NULL, 10),
                   .first_ref = town->refs->len,
                   .n_refs = g_strv_length (names),
                   .first_tag = town->tags->len };

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint32 point = find (town->points_by, names[i]);

      g_assert_cmpuint (point, !=, SG_OSM_MISSING);
      g_array_append_val (town->refs, point);
    }

  way.n_tags = read_tags (town, words + 3);
  g_array_append_val (town->ways, way);
  g_hash_table_insert (town->ways_by, g_strdup (words[1]), GUINT_TO_POINTER (town->ways->len));
}

static void
read_relation (Town *town, char **words)
{
  SgOsmRelation relation = { .id = g_ascii_strtoll (words[1], NULL, 10),
                             .first_member = town->members->len,
                             .first_tag = town->tags->len };

  for (guint i = 2; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], ":", 2);
      SgOsmMember member = { .type = SG_OSM_NODE };

      if (strchr (words[i], '=') != NULL || parts[1] == NULL)
        continue;

      member.role = intern (town, parts[0]);
      if (g_ascii_isdigit (parts[1][0]))
        member.type = SG_OSM_WAY;
      member.index = find (member.type == SG_OSM_WAY ? town->ways_by : town->points_by, parts[1]);
      g_array_append_val (town->members, member);
      relation.n_members++;
    }

  relation.n_tags = read_tags (town, words + 2);
  g_array_append_val (town->relations, relation);
}

static void
read_line (Town *town, const char *line)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;

  if (strspn (line, " \t") == strlen (line))
    return;

  g_assert_true (g_shell_parse_argv (line, NULL, &words, &error));
  g_assert_cmpuint (g_strv_length (words), >=, 3);

  if (strcmp (words[0], "node") == 0)
    read_node (town, words);
  else if (strcmp (words[0], "way") == 0)
    read_way (town, words);
  else if (strcmp (words[0], "relation") == 0)
    read_relation (town, words);
  else
    g_error ("“%s” is neither node, way nor relation", line);
}

static Town
open_town (void)
{
  return (Town){ .points = g_array_new (FALSE, FALSE, sizeof (SgPoint)),
                 .nodes = g_array_new (FALSE, FALSE, sizeof (SgOsmNode)),
                 .ways = g_array_new (FALSE, FALSE, sizeof (SgOsmWay)),
                 .refs = g_array_new (FALSE, FALSE, sizeof (guint32)),
                 .relations = g_array_new (FALSE, FALSE, sizeof (SgOsmRelation)),
                 .members = g_array_new (FALSE, FALSE, sizeof (SgOsmMember)),
                 .tags = g_array_new (FALSE, FALSE, sizeof (SgOsmTag)),
                 .strings = g_string_new (NULL),
                 .offsets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                 .points_by = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                 .ways_by = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
}

static gpointer
take (GArray *array, guint32 *n)
{
  *n = array->len;
  return g_array_free (array, FALSE);
}

static SgOsmStore *
close_town (Town *town)
{
  SgOsmStore *store = g_new0 (SgOsmStore, 1);
  guint32     n;

  store->box = SG_BOX_EMPTY;
  for (guint i = 0; i < town->points->len; i++)
    sg_box_extend (&store->box, g_array_index (town->points, SgPoint, i));

  store->points = take (town->points, &store->n_points);
  store->nodes = take (town->nodes, &store->n_nodes);
  store->ways = take (town->ways, &store->n_ways);
  store->refs = take (town->refs, &n);
  store->relations = take (town->relations, &store->n_relations);
  store->members = take (town->members, &n);
  store->tags = take (town->tags, &n);
  store->strings = g_string_free (town->strings, FALSE);
  g_hash_table_unref (town->offsets);
  g_hash_table_unref (town->points_by);
  g_hash_table_unref (town->ways_by);

  return store;
}

SgOsmStore *
sg_test_store_from_text (const char *text)
{
  Town town = open_town ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (intern (&town, ""), ==, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (&town, lines[i]);

  return close_town (&town);
}

char *
sg_test_random_town (GRand *random, guint n_nodes, guint n_ways)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_nodes; i++)
    g_string_append_printf (text,
                            "node n%u %.7f %.7f\n",
                            i,
                            g_rand_double_range (random, -6.3, -6.1),
                            g_rand_double_range (random, 106.7, 106.9));

  for (guint i = 1; i <= n_ways; i++)
    {
      g_string_append_printf (text, "way %u n%d", i, g_rand_int_range (random, 0, (gint) n_nodes));
      for (gint k = g_rand_int_range (random, 1, 3); k > 0; k--)
        g_string_append_printf (text, ",n%d", g_rand_int_range (random, 0, (gint) n_nodes));
      g_string_append (text, " highway=residential\n");
    }

  return g_string_free (text, FALSE);
}

/* Builds into a file of its own, which is gone once it is mapped. */
SgRoads *
sg_test_roads_from_store (const SgOsmStore *store, gboolean drives_right, SgRoadsSummary *summary)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  SgRoadsSummary unused;
  SgRoads       *roads;
  int            file = g_file_open_tmp ("roads-XXXXXX.srg", &path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);

  sg_roads_build (store, drives_right, path, summary != NULL ? summary : &unused, NULL, &error);
  g_assert_no_error (error);
  roads = sg_roads_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (sg_roads_check (roads, &error));
  g_unlink (path);

  return roads;
}

SgRoads *
sg_test_roads_from_text (const char *text, gboolean drives_right)
{
  g_autoptr (SgOsmStore) store = sg_test_store_from_text (text);

  return sg_test_roads_from_store (store, drives_right, NULL);
}

GArray *
sg_test_roads_list_named (const SgRoads *roads, const char *name)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < roads->n_segments; i++)
    if (strcmp (sg_roads_get_name (roads, i), name) == 0 &&
        (sg_roads_get_shape_flags (roads, i) & SG_SHAPE_TWIN) == 0)
      g_array_append_val (segments, i);

  return segments;
}
