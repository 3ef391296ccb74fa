/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who types in a hurry leaves out hyphens, capitals and zeros: “A-03”, “a03” and “a3” are the same
 * word here. */

#include "config.h"

#include "console/command/sg-words.h"

#include <string.h>

/* Shorter than this, a part of a word is found in too many. */
#define PART_LEAST 3

/* One slip of the finger in so many letters. */
#define LETTERS_PER_SLIP 3

/* What is typed is cut there: nobody types more by intent. */
#define LENGTH_MOST 64

typedef struct
{
  char *word;
  char *key;
  guint meaning;
} Word;

struct _SgWords
{
  GArray *words;
};

static void
clear_word (gpointer data)
{
  Word *word = data;

  g_free (word->word);
  g_free (word->key);
}

static gboolean
is_leading_zero (const GString *key, gunichar letter, const char *next)
{
  gboolean after_digit = key->len > 0 && g_ascii_isdigit (key->str[key->len - 1]);

  return letter == '0' && !after_digit && g_unichar_isdigit (g_utf8_get_char (next));
}

static char *
make_key (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *at = folded; *at != '\0' && key->len < LENGTH_MOST; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if ((g_unichar_isalnum (letter) || letter == '?') &&
          !is_leading_zero (key, letter, g_utf8_next_char (at)))
        g_string_append_unichar (key, letter);
    }

  return g_string_free (g_steal_pointer (&key), FALSE);
}

SgWords *
sg_words_new (void)
{
  SgWords *self = g_new0 (SgWords, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, clear_word);

  return self;
}

void
sg_words_free (SgWords *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->words);
  g_free (self);
}

/**
 * sg_words_add:
 * @word: one without a letter or digit is left out
 */
void
sg_words_add (SgWords *self, const char *word, guint meaning)
{
  Word new = { g_strdup (word), make_key (word), meaning };

  if (*new.key != '\0')
    g_array_append_val (self->words, new);
  else
    clear_word (&new);
}

static gboolean
is_exact (const Word *word, const char *key)
{
  return strcmp (word->key, key) == 0;
}

static gboolean
is_beginning (const Word *word, const char *key)
{
  return g_str_has_prefix (word->key, key);
}

static gboolean
is_part (const Word *word, const char *key)
{
  return strlen (key) >= PART_LEAST && strstr (word->key, key) != NULL;
}

static SgWordsFit
find_by (SgWords    *self,
         const char *key,
         gboolean (*fits) (const Word *word, const char *key),
         guint *meaning)
{
  SgWordsFit fit = SG_WORDS_NONE;

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      if (!fits (word, key))
        continue;
      if (fit != SG_WORDS_NONE && word->meaning != *meaning)
        return SG_WORDS_MANY;
      *meaning = word->meaning;
      fit = SG_WORDS_ONE;
    }

  return fit;
}

/**
 * sg_words_has:
 *
 * Returns: whether it is one of the words, in full
 */
gboolean
sg_words_has (SgWords *self, const char *typed, guint *meaning)
{
  g_autofree char *key = make_key (typed);

  return *key != '\0' && find_by (self, key, is_exact, meaning) == SG_WORDS_ONE;
}

/**
 * sg_words_find:
 * @parts: whether a part of a word will do
 * @meaning: (out): for %SG_WORDS_ONE
 *
 * A word in full is that word; else the beginnings of words count, and then their parts.
 */
SgWordsFit
sg_words_find (SgWords *self, const char *typed, gboolean parts, guint *meaning)
{
  gboolean (*const ways[]) (const Word *, const char *) = { is_exact, is_beginning, is_part };
  g_autofree char *key = make_key (typed);
  SgWordsFit       fit = SG_WORDS_NONE;
  guint            n_ways = parts ? G_N_ELEMENTS (ways) : G_N_ELEMENTS (ways) - 1;

  for (guint i = 0; i < n_ways && fit == SG_WORDS_NONE && *key != '\0'; i++)
    fit = find_by (self, key, ways[i], meaning);

  return fit;
}

/* How many letters to put in, leave out, change or swap to get from one to the other. */
static guint
get_distance (const char *one, const char *other)
{
  gsize n = strlen (one);
  gsize m = strlen (other);
  guint rows[3][LENGTH_MOST + 1];

  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (guint) j;

  for (gsize i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3];
      guint *above = rows[(i + 2) % 3];
      guint *before = rows[(i + 1) % 3];

      row[0] = (guint) i;
      for (gsize j = 1; j <= m; j++)
        {
          row[j] =
            MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (one[i - 1] != other[j - 1]));
          if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
    }

  return rows[n % 3][m];
}

/* Likewise, when the word may not have been typed to its end. */
static guint
get_slips (const char *typed, const char *word)
{
  g_autofree char *beginning = g_strndup (word, strlen (typed));

  return MIN (get_distance (typed, word), get_distance (typed, beginning));
}

/**
 * sg_words_get_nearest:
 *
 * Returns: (nullable) (transfer none): the word that was probably meant
 */
const char *
sg_words_get_nearest (SgWords *self, const char *typed)
{
  g_autofree char *key = make_key (typed);
  guint            most = MAX (1, (guint) strlen (key) / LETTERS_PER_SLIP);
  guint            best = most + 1;
  const char      *nearest = NULL;

  for (guint i = 0; i < self->words->len && strlen (key) >= 2; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);
      guint       distance = strlen (word->key) >= 2 ? get_slips (key, word->key) : best;

      if (distance < best)
        {
          best = distance;
          nearest = word->word;
        }
    }

  return nearest;
}

/**
 * sg_words_list:
 * @parts: whether a part of a word will do
 *
 * Returns: (transfer full) (element-type utf8): the words that begin with it or hold it, one for
 *   each meaning; all for nothing typed
 */
GPtrArray *
sg_words_list (SgWords *self, const char *typed, gboolean parts)
{
  g_autofree char *key = make_key (typed);
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      if ((is_beginning (word, key) || (parts && is_part (word, key))) &&
          g_hash_table_add (listed, GUINT_TO_POINTER (word->meaning)))
        g_ptr_array_add (list, g_strdup (word->word));
    }

  return list;
}
