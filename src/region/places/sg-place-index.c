/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The index gives rows by their number, which is their rank by importance, and is read only as far
 * as needed. So a question costs what its rarest word costs, however many places there are; the one
 * thing to avoid is the beginning of a word that gathers a whole country before the first row. */

#include "region/places/sg-place-index.h"

#include <string.h>

#include "region/places/sg-place-writer.h"

/* A longer beginning is looked up word by word when its words are in more places than this. */
#define MAX_PREFIX_PLACES 20000

/* Of those words, the most frequent. */
#define MAX_PREFIX_WORDS 12

/* Rows that are looked at to find those of the kinds that are wanted. */
#define MAX_ROWS_FOR_KINDS 4000

struct _SgPlaceIndex
{
  sqlite3_stmt *select_rows;
  sqlite3_stmt *select_words;
  sqlite3_stmt *count_words;
};

/**
 * sg_place_index_new:
 * @db: of the region; must outlive the index
 */
SgPlaceIndex *
sg_place_index_new (SgDb *db, GError **error)
{
  g_autoptr (SgPlaceIndex) self = g_new0 (SgPlaceIndex, 1);

  self->select_rows = sg_db_prepare (
    db,
    error,
    "SELECT p.id, p.kind, p.importance, p.area, p.lat, p.lon, p.cluster, p.name,"
    " p.other_names, p.south, p.west, p.north, p.east FROM (SELECT rowid FROM place_index WHERE place_index MATCH ?1"
    " ORDER BY rowid LIMIT ?2) i CROSS JOIN place p ON p.id = i.rowid"
    " WHERE (?3 >> p.kind) & 1 LIMIT ?4");
  if (self->select_rows == NULL)
    return NULL;
  self->select_words = sg_db_prepare (db,
                                      error,
                                      "SELECT term FROM place_term WHERE term >= ?1 AND term < ?2"
                                      " ORDER BY names + contexts DESC, term LIMIT ?3");
  if (self->select_words == NULL)
    return NULL;
  self->count_words =
    sg_db_prepare (db, error, "SELECT sum (names) FROM place_term WHERE term >= ? AND term < ?");

  return self->count_words != NULL ? g_steal_pointer (&self) : NULL;
}

void
sg_place_index_free (SgPlaceIndex *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->select_rows);
  sqlite3_finalize (self->select_words);
  sqlite3_finalize (self->count_words);
  g_free (self);
}

/* The question. Words are of letters and digits only, so quoting them is enough. */

/* @mark: 0 for a word of the name. */
static void
append_quoted (GString *match, char mark, const char *word, gsize length)
{
  g_string_append_c (match, '"');
  if (mark != 0)
    g_string_append_c (match, mark);
  g_string_append_len (match, word, (gssize) length);
  g_string_append_c (match, '"');
}

/* The first text after all that begin with @prefix. */
static char *
find_end_of_prefix (const char *prefix)
{
  return g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);
}

static gboolean
is_frequent (SgPlaceIndex *self, const char *prefix)
{
  g_autofree char *end = find_end_of_prefix (prefix);
  gboolean         has_row = FALSE;
  gint64           places = 0;

  sg_db_bind (self->count_words, "ss", prefix, end);
  /* Not to know is no harm: the question is then merely slower. */
  if (sg_db_step (self->count_words, &has_row, NULL) && has_row)
    places = sqlite3_column_int64 (self->count_words, 0);
  sqlite3_reset (self->count_words);

  return places > MAX_PREFIX_PLACES;
}

static void
append_words_of_prefix (SgPlaceIndex *self, GString *match, char mark, const char *prefix)
{
  g_autofree char *end = find_end_of_prefix (prefix);
  gboolean         has_row = FALSE;
  guint            n_words = 0;

  sg_db_bind (self->select_words, "ssi", prefix, end, (gint64) MAX_PREFIX_WORDS);
  g_string_append_c (match, '(');
  /* As above: without it the word itself is asked for. */
  while (sg_db_step (self->select_words, &has_row, NULL) && has_row)
    {
      const char *word = (const char *) sqlite3_column_text (self->select_words, 0);

      if (word == NULL)
        continue;
      g_string_append (match, n_words++ > 0 ? " OR " : "");
      append_quoted (match, mark, word, strlen (word));
    }
  if (n_words == 0)
    append_quoted (match, mark, prefix, strlen (prefix));
  g_string_append_c (match, ')');
  sqlite3_reset (self->select_words);
}

/* Short beginnings are in the index; of long ones it goes through the words; between them lie those
 * with too many places to gather. */
static void
append_prefix (SgPlaceIndex *self, GString *match, char mark, const char *word)
{
  if (mark == 0 && g_utf8_strlen (word, -1) <= SG_INDEX_BEGIN_LETTERS)
    append_quoted (match, SG_INDEX_BEGIN, word, strlen (word));
  else if (mark != 0 || is_frequent (self, word))
    append_words_of_prefix (self, match, mark, word);
  else
    {
      append_quoted (match, mark, word, strlen (word));
      g_string_append (match, " *");
    }
}

static void
append_word (SgPlaceIndex *self, GString *match, char mark, const char *word, gboolean prefix)
{
  gsize length = strcspn (word, " ");

  if (prefix && word[length] == '\0')
    append_prefix (self, match, mark, word);
  else
    append_quoted (match, mark, word, length);
}

static void
append_choice (SgPlaceIndex *self, GString *match, const SgQueryChoice *choice, SgIndexPart part)
{
  const char *at = choice->words;

  g_string_append_c (match, '(');
  while (*at != '\0')
    {
      gsize length = strcspn (at, " ");

      if (at != choice->words)
        g_string_append (match, " AND ");
      if (part == SG_INDEX_IN_PLACE)
        {
          g_string_append_c (match, '(');
          append_word (self, match, 0, at, choice->prefix);
          g_string_append (match, " OR ");
          append_word (self, match, SG_INDEX_CONTEXT, at, choice->prefix);
          g_string_append_c (match, ')');
        }
      else
        append_word (self, match, 0, at, choice->prefix);
      at += length + (at[length] == ' ');
    }
  g_string_append_c (match, ')');
}

static void
append_slot (SgPlaceIndex *self, GString *match, const SgQuerySlot *slot, SgIndexPart part)
{
  g_string_append (match, match->len > 0 ? " AND (" : "(");
  for (guint c = 0; c < slot->choices->len; c++)
    {
      if (c > 0)
        g_string_append (match, " OR ");
      append_choice (self, match, g_ptr_array_index (slot->choices, c), part);
    }
  g_string_append_c (match, ')');
}

static void
append_cells (GString *match, SgPoint near, gint32 side)
{
  gint32 row;
  gint32 column;

  sg_index_find_cell (near, side, &row, &column);
  g_string_append (match, " AND (");
  for (gint32 r = MAX (row - 1, 0); r <= row + 1; r++)
    for (gint32 c = MAX (column - 1, 0); c <= column + 1; c++)
      {
        if (match->str[match->len - 1] != '(')
          g_string_append (match, " OR ");
        g_string_append_c (match, '"');
        sg_index_append_cell (match, side, r, c);
        g_string_append_c (match, '"');
      }
  g_string_append_c (match, ')');
}

/* Returns FALSE when there is nothing to ask for. */
static gboolean
make_match (SgPlaceIndex       *self,
            const SgPlaceQuery *query,
            const SgIndexScope *scope,
            GString            *match)
{
  gboolean whole = scope->part == SG_INDEX_IN_WHOLE_NAME;

  if (whole && query->name[0] == '\0')
    return FALSE;
  if (whole)
    append_quoted (match, SG_INDEX_WHOLE, query->name, strlen (query->name));
  for (guint i = 0; i < query->slots->len; i++)
    {
      const SgQuerySlot *slot = g_ptr_array_index (query->slots, i);

      if (!slot->optional && (!whole || slot->level >= 0))
        append_slot (self, match, slot, whole ? SG_INDEX_IN_PLACE : scope->part);
    }
  if (match->len > 0 && scope->near != NULL)
    append_cells (match, *scope->near, scope->cell);

  return match->len > 0;
}

static SgPlaceRow *
read_row (sqlite3_stmt *from)
{
  SgPlaceRow *row = g_new0 (SgPlaceRow, 1);

  row->rank = sqlite3_column_int64 (from, 0);
  row->kind = (SgPlaceKind) CLAMP (sqlite3_column_int (from, 1), 0, SG_N_PLACE_KINDS - 1);
  row->importance = (guint) CLAMP (sqlite3_column_int (from, 2), 0, 1000);
  row->area = sqlite3_column_int64 (from, 3);
  row->point = (SgPoint){ sqlite3_column_int (from, 4), sqlite3_column_int (from, 5) };
  row->cluster = sqlite3_column_int64 (from, 6);
  row->name = sg_db_dup_text (from, 7);
  row->other_names = sg_db_dup_text (from, 8);
  row->box = (SgBox){ sqlite3_column_int (from, 9),
                      sqlite3_column_int (from, 10),
                      sqlite3_column_int (from, 11),
                      sqlite3_column_int (from, 12) };
  if (row->name == NULL)
    row->name = g_strdup ("");

  return row;
}

/**
 * sg_place_index_find:
 * @rows: (element-type gint64 SgPlaceRow): by rank; new ones are added, unranked
 */
gboolean
sg_place_index_find (SgPlaceIndex       *self,
                     const SgPlaceQuery *query,
                     const SgIndexScope *scope,
                     GHashTable         *rows,
                     GError            **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  guint64  kinds = scope->kinds != 0 ? scope->kinds : G_MAXINT64;
  gboolean has_row = FALSE;
  gboolean done;

  if (!make_match (self, query, scope, match))
    return TRUE;

  sg_db_bind (self->select_rows,
              "siii",
              match->str,
              (gint64) (scope->kinds != 0 ? MAX_ROWS_FOR_KINDS : scope->limit),
              (gint64) kinds,
              (gint64) scope->limit);
  while ((done = sg_db_step (self->select_rows, &has_row, error)) && has_row)
    {
      gint64 rank = sqlite3_column_int64 (self->select_rows, 0);

      if (!g_hash_table_contains (rows, &rank))
        {
          SgPlaceRow *row = read_row (self->select_rows);

          g_hash_table_insert (rows, &row->rank, row);
        }
    }
  sqlite3_reset (self->select_rows);

  return done;
}
