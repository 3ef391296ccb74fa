/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A word that no place has is compared with every word that some place has. That is quick because
 * almost all of them differ in length or in too many letters, which one AND and a bit count tell.
 */

#include "region/places/sg-place-terms.h"

#include <stdlib.h>
#include <string.h>

#define MAX_WORD 48

/* A file can hold any number of words; so many a country does not have. */
#define MAX_TERMS 2000000

typedef struct
{
  guint32 text; /* offset */
  guint32 letters;
  guint32 places;
  guint8  length;
} Term;

struct _SgPlaceTerms
{
  GArray  *terms; /* of Term, by their text */
  GString *texts; /* each ended by zero */
};

/* Which letters a word has: 26 bits, and one for all else. */
static guint32
find_letters (const char *word)
{
  guint32 letters = 0;

  for (; *word != '\0'; word++)
    letters |= g_ascii_islower (*word) ? 1u << (*word - 'a') : 1u << (26 + (*word & 3));

  return letters;
}

SgPlaceTerms *
sg_place_terms_load (SgDb *db, GError **error)
{
  g_autoptr (SgPlaceTerms) self = g_new0 (SgPlaceTerms, 1);
  g_autoptr (sqlite3_stmt) rows = NULL;
  gboolean has_row;
  gboolean done;

  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  self->texts = g_string_new (NULL);
  rows = sg_db_query (db,
                      error,
                      "SELECT term, names + contexts FROM place_term ORDER BY term LIMIT ?",
                      "i",
                      (gint64) MAX_TERMS);
  if (rows == NULL)
    return NULL;

  while ((done = sg_db_step (rows, &has_row, error)) && has_row)
    {
      const char *text = (const char *) sqlite3_column_text (rows, 0);
      Term        term = { (guint32) self->texts->len };

      if (text == NULL || strlen (text) > MAX_WORD)
        continue;
      term.letters = find_letters (text);
      term.places = (guint32) sqlite3_column_int64 (rows, 1);
      term.length = (guint8) strlen (text);
      g_string_append_len (self->texts, text, term.length + 1);
      g_array_append_val (self->terms, term);
    }

  return done ? g_steal_pointer (&self) : NULL;
}

void
sg_place_terms_free (SgPlaceTerms *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->terms, g_array_unref);
  if (self->texts != NULL)
    g_string_free (self->texts, TRUE);
  g_free (self);
}

static const char *
get_text (const SgPlaceTerms *self, const Term *term)
{
  return self->texts->str + term->text;
}

/* The first term that is not before @word. */
static guint
find_first (const SgPlaceTerms *self, const char *word)
{
  guint first = 0;
  guint last = self->terms->len;

  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (strcmp (get_text (self, &g_array_index (self->terms, Term, middle)), word) < 0)
        first = middle + 1;
      else
        last = middle;
    }

  return first;
}

/**
 * sg_place_terms_count_places:
 *
 * Returns: how many places have just this word; 0 when none
 */
guint32
sg_place_terms_count_places (const SgPlaceTerms *self, const char *word)
{
  guint       first = find_first (self, word);
  const Term *term = first < self->terms->len ? &g_array_index (self->terms, Term, first) : NULL;

  return term != NULL && strcmp (get_text (self, term), word) == 0 ? term->places : 0;
}

/**
 * sg_place_terms_has_prefix:
 *
 * Returns: whether any place has a word that begins with @word
 */
gboolean
sg_place_terms_has_prefix (const SgPlaceTerms *self, const char *word)
{
  guint first = find_first (self, word);

  return first < self->terms->len &&
         g_str_has_prefix (get_text (self, &g_array_index (self->terms, Term, first)), word);
}

/* Damerau-Levenshtein with swaps of neighbours, given up above @most. When @is_prefix, the distance
 * to the best beginning of @term. Rows lie in a ring of three. */
static guint
find_distance (const char *word, const char *term, gboolean is_prefix, guint most)
{
  guint rows[3][MAX_WORD + 1];
  gsize n_word = strlen (word);
  gsize n_term = strlen (term);
  guint best_prefix = (guint) n_word;

  for (gsize w = 0; w <= n_word; w++)
    rows[0][w] = (guint) w;

  for (gsize t = 1; t <= n_term; t++)
    {
      guint       *row = rows[t % 3];
      const guint *before = rows[(t + 2) % 3];
      const guint *swap = rows[(t + 1) % 3];
      guint        least;

      row[0] = least = (guint) t;
      for (gsize w = 1; w <= n_word; w++)
        {
          guint best = before[w - 1] + (word[w - 1] != term[t - 1]);

          best = MIN (best, MIN (before[w], row[w - 1]) + 1);
          if (t > 1 && w > 1 && word[w - 1] == term[t - 2] && word[w - 2] == term[t - 1])
            best = MIN (best, swap[w - 2] + 1);
          row[w] = best;
          least = MIN (least, best);
        }
      best_prefix = MIN (best_prefix, row[n_word]);
      if (least > most)
        break;
      if (t == n_term && !is_prefix)
        return row[n_word];
    }

  return is_prefix ? best_prefix : most + 1;
}

/* Ours: so many wrong letters as leave the word recognisable. */
static guint
find_most_wrong (gsize length)
{
  if (length < 4)
    return length == 3 ? 1 : 0;

  return length < 7 ? 1 : 2;
}

static int
compare_matches (const void *a, const void *b)
{
  const SgTermMatch *first = a;
  const SgTermMatch *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  if (first->goes_on != second->goes_on)
    return first->goes_on ? 1 : -1;
  if (first->places != second->places)
    return first->places > second->places ? -1 : 1;

  return strcmp (first->term, second->term);
}

static void
keep_match (SgTermMatch *matches, guint *n_matches, const SgTermMatch *match)
{
  if (*n_matches < SG_TERM_MATCHES_MAX)
    matches[(*n_matches)++] = *match;
  else if (compare_matches (match, &matches[SG_TERM_MATCHES_MAX - 1]) < 0)
    matches[SG_TERM_MATCHES_MAX - 1] = *match;
  else
    return;

  qsort (matches, *n_matches, sizeof matches[0], compare_matches);
}

/**
 * sg_place_terms_correct:
 * @word: as typed
 * @is_prefix: whether more letters may follow
 * @matches: (out): what may have been meant, the most likely first; not @word itself
 *
 * Returns: how many there are
 */
guint
sg_place_terms_correct (const SgPlaceTerms *self,
                        const char         *word,
                        gboolean            is_prefix,
                        SgTermMatch         matches[SG_TERM_MATCHES_MAX])
{
  gsize   length = strlen (word);
  guint   most = find_most_wrong (length);
  guint32 letters = find_letters (word);
  guint   n_matches = 0;

  if (most == 0 || length > MAX_WORD)
    return 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);
      SgTermMatch match = { get_text (self, term), 0, FALSE, term->places };

      if (term->length + most < length || (!is_prefix && term->length > length + most) ||
          (guint) __builtin_popcount (letters & ~term->letters) > most ||
          (!is_prefix && (guint) __builtin_popcount (term->letters & ~letters) > most))
        continue;
      match.distance = find_distance (word, match.term, is_prefix, most);
      if (match.distance == 0 || match.distance > most)
        continue;

      /* One wrong letter explains it better than two. */
      if (match.distance < most)
        {
          most = match.distance;
          n_matches = 0;
        }
      match.goes_on = is_prefix &&
                      find_distance (word, match.term, FALSE, match.distance) > match.distance;
      keep_match (matches, &n_matches, &match);
    }

  return n_matches;
}

/**
 * sg_place_terms_split:
 * @parts: (out) (transfer full): two words apart by a space
 *
 * Takes two words apart that were written as one, such as `gatotsubroto`.
 *
 * Returns: %FALSE when no two known words make up @word
 */
gboolean
sg_place_terms_split (const SgPlaceTerms *self, const char *word, char **parts)
{
  gsize   length = strlen (word);
  gsize   best = 0;
  guint32 most_places = 0;

  for (gsize at = 3; at + 3 <= length && length <= MAX_WORD; at++)
    {
      g_autofree char *first = g_strndup (word, at);
      guint32          places = MIN (sg_place_terms_count_places (self, first),
                            sg_place_terms_count_places (self, word + at));

      if (places > most_places)
        {
          most_places = places;
          best = at;
        }
    }

  if (best > 0)
    *parts = g_strdup_printf ("%.*s %s", (int) best, word, word + best);

  return best > 0;
}
