/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/places/sg-place-writer.h"

#include <string.h>

#include "region/places/sg-place-text.h"

/* What the index gathers in memory before it writes a piece of itself. Fewer, larger pieces take
 * less merging; 16 MB costs about twice that. */
#define CREATE_INDEX                                                                               \
  "CREATE VIRTUAL TABLE place_index USING fts5 (words, content='', detail=none, columnsize=0,"     \
  " tokenize=\"ascii tokenchars '~@=^'\");"                                                        \
  "INSERT INTO place_index (place_index, rank) VALUES ('hashsize', 16777216);"                     \
  "INSERT INTO place_index (place_index, rank) VALUES ('automerge', 0);"

#define CREATE_PLACES                                                                              \
  "CREATE TABLE place (id INTEGER PRIMARY KEY, kind INTEGER, importance INTEGER, area INTEGER,"    \
  " lat INTEGER, lon INTEGER, cluster INTEGER, south INTEGER, west INTEGER, north INTEGER,"        \
  " east INTEGER, name TEXT, other_names TEXT);"                                                   \
  "CREATE TABLE place_term (term TEXT PRIMARY KEY, names INTEGER, contexts INTEGER) WITHOUT ROWID;"

#define CREATE_AREAS                                                                                \
  "CREATE TABLE area (id INTEGER PRIMARY KEY, kind INTEGER, code TEXT, name TEXT, short_name TEXT," \
  " label TEXT, parent INTEGER, lat INTEGER, lon INTEGER);"                                         \
  "CREATE VIRTUAL TABLE area_index USING rtree_i32 (id, west, east, south, north);"                 \
  "CREATE TABLE boundary (area INTEGER PRIMARY KEY, kind INTEGER);"                                 \
  "SELECT AddGeometryColumn ('boundary', 'geometry', 4326, 'MULTIPOLYGON', 'XY');"                  \
  "SELECT CreateSpatialIndex ('boundary', 'geometry')"

static const SgOsmKey other_names[] = {
  SG_OSM_KEY_ALT_NAME, SG_OSM_KEY_OLD_NAME,      SG_OSM_KEY_NAME_ID,    SG_OSM_KEY_NAME_EN,
  SG_OSM_KEY_LOC_NAME, SG_OSM_KEY_OFFICIAL_NAME, SG_OSM_KEY_SHORT_NAME,
};

/* In how many places a word is. */
typedef struct
{
  guint32 names;
  guint32 contexts;
} TermCount;

struct _SgPlaceWriter
{
  SgDb             *db;
  const SgAreas    *areas;
  const SgOsmStore *store; /* NULL when no record has tags */
  sqlite3_stmt     *insert_place;
  sqlite3_stmt     *insert_words;
  gint64            n_places;
  GPtrArray        *contexts; /* of each area: its words, made when first needed */
  GHashTable       *terms;    /* word → TermCount */
  GString          *words;    /* of the place being written */
  GString          *wholes;
  GString          *others;
};

/* Cells. */

/**
 * sg_index_find_cell:
 * @side: %SG_INDEX_FINE_CELL or %SG_INDEX_WIDE_CELL
 */
void
sg_index_find_cell (SgPoint point, gint32 side, gint32 *row, gint32 *column)
{
  *row = (gint32) (((gint64) point.lat + 900000000) / side);
  *column = (gint32) (((gint64) point.lon + 1800000000) / side);
}

/**
 * sg_index_append_cell:
 *
 * Appends the word by which a cell is in the index.
 */
void
sg_index_append_cell (GString *words, gint32 side, gint32 row, gint32 column)
{
  g_string_append_printf (words,
                          "%c%c%xx%x",
                          SG_INDEX_CELL,
                          side == SG_INDEX_FINE_CELL ? 'f' : 'w',
                          (guint) row,
                          (guint) column);
}

/* Words. */

static void
count_term (SgPlaceWriter *self, const char *word, gsize length, gboolean in_name)
{
  char       key[SG_PLACE_TEXT_MAX];
  TermCount *count;

  if (length >= sizeof key)
    return;
  memcpy (key, word, length);
  key[length] = '\0';

  count = g_hash_table_lookup (self->terms, key);
  if (count == NULL)
    {
      count = g_new0 (TermCount, 1);
      g_hash_table_insert (self->terms, g_strdup (key), count);
    }
  if (in_name)
    count->names++;
  else
    count->contexts++;
}

static gboolean
has_word (const GString *words, const char *word, gsize length)
{
  const char *at = words->str;

  while ((at = strstr (at, word)) != NULL)
    {
      if ((at == words->str || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
        return TRUE;
      at += length;
    }

  return FALSE;
}

/* Appends each word of @text once, with the mark in front. */
static void
append_marked (GString *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *marked = g_strdup_printf ("%c%s", SG_INDEX_CONTEXT, parts[i]);

      if (parts[i][0] != '\0' && !has_word (words, marked, strlen (marked)))
        g_string_append_printf (words, " %s", marked);
      g_free (marked);
    }
}

static const char *
get_context (SgPlaceWriter *self, guint32 area)
{
  GString *words;

  if (area == SG_AREA_NONE)
    return "";
  if (g_ptr_array_index (self->contexts, area) != NULL)
    return g_ptr_array_index (self->contexts, area);

  words = g_string_new (NULL);
  for (guint32 a = area; a != SG_AREA_NONE; a = sg_areas_get (self->areas, a)->parent)
    {
      g_autofree char *name = sg_place_text_normalise (sg_areas_get (self->areas, a)->short_name);

      append_marked (words, name);
    }
  g_ptr_array_index (self->contexts, area) = g_string_free (words, FALSE);

  return g_ptr_array_index (self->contexts, area);
}

static void
collect_other_names (SgPlaceWriter *self, const SgPlaceRecord *record)
{
  g_string_assign (self->others, record->other_names != NULL ? record->other_names : "");
  for (guint i = 0; self->store != NULL && i < G_N_ELEMENTS (other_names); i++)
    {
      const char *name = sg_osm_get (self->store, record, other_names[i]);

      if (name == NULL || strcmp (name, record->name) == 0 ||
          self->others->len + strlen (name) > SG_PLACE_TEXT_MAX)
        continue;
      if (self->others->len > 0)
        g_string_append_c (self->others, ';');
      g_string_append (self->others, name);
    }
}

static void
append_cells (GString *words, SgPoint point)
{
  static const gint32 sides[] = { SG_INDEX_FINE_CELL, SG_INDEX_WIDE_CELL };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gint32 row;
      gint32 column;

      sg_index_find_cell (point, sides[i], &row, &column);
      g_string_append_c (words, ' ');
      sg_index_append_cell (words, sides[i], row, column);
    }
}

/* The beginnings of the words of the name. The index takes each once. */
static void
append_beginnings (GString *words, gsize end)
{
  gsize at = 0;

  while (at < end)
    {
      gsize letters = 0;

      for (gsize to = at; to < end && words->str[to] != ' ' && letters < SG_INDEX_BEGIN_LETTERS;)
        {
          to += (gsize) (g_utf8_next_char (words->str + to) - (words->str + to));
          letters++;
          g_string_append (words, " ^");
          g_string_append_len (words, words->str + at, (gssize) (to - at));
        }
      at += strcspn (words->str + at, " ") + 1;
    }
}

static gboolean
is_marked (char first)
{
  return first == SG_INDEX_CELL || first == SG_INDEX_WHOLE || first == SG_INDEX_BEGIN;
}

static void
count_terms (SgPlaceWriter *self)
{
  const char *at = self->words->str;

  while (*at != '\0')
    {
      gsize length = strcspn (at, " ");

      if (at[0] == SG_INDEX_CONTEXT)
        count_term (self, at + 1, length - 1, FALSE);
      else if (length > 0 && !is_marked (at[0]))
        count_term (self, at, length, TRUE);
      at += length + (at[length] == ' ');
    }
}

static void
append_name (SgPlaceWriter *self, const char *name)
{
  g_autofree char *normalised = sg_place_text_normalise (name);

  if (self->words->len > 0)
    g_string_append_c (self->words, ' ');
  g_string_append (self->words, normalised);
  g_string_append_printf (self->wholes, " %c", SG_INDEX_WHOLE);
  sg_place_text_append_core (self->wholes, normalised);
}

static void
collect_words (SgPlaceWriter *self, const SgPlaceRecord *record)
{
  g_auto (GStrv) others = g_strsplit (self->others->str, ";", -1);

  g_string_truncate (self->words, 0);
  g_string_truncate (self->wholes, 0);
  append_name (self, record->name);
  for (guint i = 0; others[i] != NULL; i++)
    if (others[i][0] != '\0')
      append_name (self, others[i]);
  append_beginnings (self->words, self->words->len);
  g_string_append (self->words, self->wholes->str);
  /* “jalan” finds nothing that the rest of the words does not. */
  if (record->kind != SG_PLACE_STREET)
    append_marked (self->words, sg_place_kind_get_words ((SgPlaceKind) record->kind));
  g_string_append_c (self->words, ' ');
  g_string_append (self->words, get_context (self, record->area));
  append_cells (self->words, record->point);
  count_terms (self);
}

/* Writing. */

/**
 * sg_place_writer_new:
 * @db: with an open transaction; sg_place_writer_add_areas() comes before
 * @areas: complete
 * @store: (nullable): where the tags of the records are
 */
SgPlaceWriter *
sg_place_writer_new (SgDb *db, const SgAreas *areas, const SgOsmStore *store, GError **error)
{
  g_autoptr (SgPlaceWriter) self = g_new0 (SgPlaceWriter, 1);

  self->db = db;
  self->areas = areas;
  self->store = store;
  self->contexts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->contexts, (gint) sg_areas_count (areas));
  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->words = g_string_new (NULL);
  self->wholes = g_string_new (NULL);
  self->others = g_string_new (NULL);

  if (!sg_db_exec (db, CREATE_PLACES CREATE_INDEX, error))
    return NULL;
  self->insert_place = sg_db_prepare (db,
                                      error,
                                      "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?,"
                                      " nullif (?, 0), ?, ?, ?, ?, ?, nullif (?, ''))");
  if (self->insert_place == NULL)
    return NULL;
  self->insert_words =
    sg_db_prepare (db, error, "INSERT INTO place_index (rowid, words) VALUES (?, ?)");
  if (self->insert_words == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
sg_place_writer_free (SgPlaceWriter *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->insert_place);
  sqlite3_finalize (self->insert_words);
  g_ptr_array_unref (self->contexts);
  g_hash_table_unref (self->terms);
  g_string_free (self->words, TRUE);
  g_string_free (self->wholes, TRUE);
  g_string_free (self->others, TRUE);
  g_free (self);
}

gboolean
sg_place_writer_add (SgPlaceWriter *self, const SgPlaceRecord *record, GError **error)
{
  gint64       id = ++self->n_places;
  gboolean     is_street = record->cluster != 0;
  const SgBox *box = &record->box;

  collect_other_names (self, record);
  collect_words (self, record);

  sg_db_bind (self->insert_place,
              "iiiiiiiiiiiss",
              id,
              (gint64) record->kind,
              (gint64) record->importance,
              record->area == SG_AREA_NONE ? (gint64) 0 : (gint64) record->area + 1,
              (gint64) record->point.lat,
              (gint64) record->point.lon,
              (gint64) record->cluster,
              (gint64) (is_street ? box->south : 0),
              (gint64) (is_street ? box->west : 0),
              (gint64) (is_street ? box->north : 0),
              (gint64) (is_street ? box->east : 0),
              record->name,
              self->others->str);
  if (!sg_db_run_bound (self->insert_place, error))
    return FALSE;

  sg_db_bind (self->insert_words, "is", id, self->words->str);

  return sg_db_run_bound (self->insert_words, error);
}

static gboolean
write_terms (SgPlaceWriter *self, GError **error)
{
  g_autoptr (sqlite3_stmt)
    insert = sg_db_prepare (self->db, error, "INSERT INTO place_term VALUES (?, ?, ?)");
  g_autoptr (GList) words = g_hash_table_get_keys (self->terms);

  if (insert == NULL)
    return FALSE;

  words = g_list_sort (words, (GCompareFunc) strcmp);
  for (GList *at = words; at != NULL; at = at->next)
    {
      const TermCount *count = g_hash_table_lookup (self->terms, at->data);

      sg_db_bind (insert, "sii", at->data, (gint64) count->names, (gint64) count->contexts);
      if (!sg_db_run_bound (insert, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sg_place_writer_finish:
 *
 * Completes the index. Nothing can be added afterwards.
 */
gboolean
sg_place_writer_finish (SgPlaceWriter *self, GError **error)
{
  return write_terms (self, error) &&
         sg_db_exec (self->db,
                     "INSERT INTO place_index (place_index) VALUES ('optimize');"
                     "CREATE INDEX place_cluster ON place (cluster) WHERE cluster IS NOT NULL",
                     error);
}

/* Areas and their boundaries. */

static void
append_ring (GByteArray *out, const SgRing *ring)
{
  guint32 n_points = GUINT32_TO_LE (ring->n_points);

  g_byte_array_append (out, (const guint8 *) &n_points, sizeof n_points);
  for (guint32 i = 0; i < ring->n_points; i++)
    {
      double pair[2] = { sg_point_lon (ring->points[i]), sg_point_lat (ring->points[i]) };

      g_byte_array_append (out, (const guint8 *) pair, sizeof pair);
    }
}

static void
append_number (GByteArray *out, guint32 number)
{
  number = GUINT32_TO_LE (number);
  g_byte_array_append (out, (const guint8 *) &number, sizeof number);
}

static guint
append_holes (GByteArray *out, const GPtrArray *rings, const SgRing *outer)
{
  guint n_holes = 0;

  for (guint i = 0; i < rings->len; i++)
    {
      const SgRing *ring = g_ptr_array_index (rings, i);

      if (ring->inner && sg_ring_contains (outer, ring->points[0]))
        {
          append_ring (out, ring);
          n_holes++;
        }
    }

  return n_holes;
}

/* The boundary as well-known binary: little-endian, type 6 of polygons of type 3. */
static GBytes *
make_multipolygon (const GPtrArray *rings)
{
  static const guint8 little_endian = 1;
  GByteArray         *out = g_byte_array_new ();
  guint32             n_polygons = 0;

  g_byte_array_append (out, &little_endian, 1);
  append_number (out, 6);
  append_number (out, 0);
  for (guint i = 0; i < rings->len; i++)
    {
      const SgRing *outer = g_ptr_array_index (rings, i);
      guint32       n_rings;
      guint         at;

      if (outer->inner)
        continue;
      g_byte_array_append (out, &little_endian, 1);
      append_number (out, 3);
      at = out->len;
      append_number (out, 0);
      append_ring (out, outer);
      n_rings = GUINT32_TO_LE (1 + append_holes (out, rings, outer));
      memcpy (out->data + at, &n_rings, sizeof n_rings);
      n_polygons++;
    }
  n_polygons = GUINT32_TO_LE (n_polygons);
  memcpy (out->data + 5, &n_polygons, sizeof n_polygons);

  return g_byte_array_free_to_bytes (out);
}

static gboolean
write_boundary (sqlite3_stmt *insert, const SgArea *area, gint64 id, GError **error)
{
  g_autoptr (GBytes) shape = make_multipolygon (area->rings);

  sg_db_bind (insert, "iib", id, (gint64) area->kind, shape);

  return sg_db_run_bound (insert, error);
}

/**
 * sg_place_writer_add_areas:
 * @db: with an open transaction and the functions of SpatiaLite
 *
 * Writes the areas; an area's id is its index + 1.
 */
gboolean
sg_place_writer_add_areas (SgDb *db, const SgAreas *areas, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;
  g_autoptr (sqlite3_stmt) centre = NULL;
  g_autoptr (sqlite3_stmt) boundary = NULL;

  if (!sg_db_exec (db, CREATE_AREAS, error))
    return FALSE;
  insert = sg_db_prepare (db, error, "INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  centre = sg_db_prepare (db, error, "INSERT INTO area_index VALUES (?1, ?2, ?2, ?3, ?3)");
  boundary =
    sg_db_prepare (db, error, "INSERT INTO boundary VALUES (?, ?, MPolyFromWKB (?, 4326))");
  if (insert == NULL || centre == NULL || boundary == NULL)
    return FALSE;

  for (guint i = 0; i < sg_areas_count (areas); i++)
    {
      const SgArea *area = sg_areas_get (areas, i);
      gint64        id = (gint64) i + 1;
      gint64        parent = area->parent == SG_AREA_NONE ? 0 : (gint64) area->parent + 1;

      sg_db_bind (insert,
                  "iissssiii",
                  id,
                  (gint64) area->kind,
                  area->code,
                  area->name,
                  area->short_name,
                  area->label,
                  parent,
                  (gint64) area->point.lat,
                  (gint64) area->point.lon);
      sg_db_bind (centre, "iii", id, (gint64) area->point.lon, (gint64) area->point.lat);
      if (!sg_db_run_bound (insert, error) ||
          (area->rings != NULL && !write_boundary (boundary, area, id, error)) ||
          (area->rings == NULL && area->kind == SG_PLACE_VILLAGE &&
           !sg_db_run_bound (centre, error)))
        return FALSE;
    }

  return TRUE;
}
