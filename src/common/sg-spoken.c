/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Callers say “gak sadar”, “ora eling” and “teu sadar”, and whoever types it makes mistakes. Before
 * anything is looked for, each word becomes the one that data/complaints/words.tsv leads to. */

#include "common/sg-spoken.h"

#include <string.h>

#define FILLER      "~"
#define NEW_THOUGHT ";"

#define LETTERS_KEPT  2 /* of a letter that is drawn out: sesaaaak */
#define NUMBER_DIGITS 3
#define ENDED_MIN     4 /* letters that a word with an ending has more than: hanya has none */

typedef struct
{
  const char *word;
  const char *means;
} Meaning;

static const Meaning meanings[] = {
#include <common/word-rows.h>
};

static const char *const number_words[] = { "nol",     "satu",     "dua",    "tiga",
                                            "empat",   "lima",     "enam",   "tujuh",
                                            "delapan", "sembilan", "sepuluh" };

typedef struct
{
  SgSpoken   *spoken;
  GHashTable *meanings; /* word → what it means, both of the table */
  guint       thought;
} Listener;

static int
number_of (const char *word)
{
  if (g_ascii_isdigit (*word))
    return strlen (word) <= NUMBER_DIGITS ? (int) g_ascii_strtoll (word, NULL, 10) : -1;

  for (guint i = 0; i < G_N_ELEMENTS (number_words); i++)
    if (strcmp (word, number_words[i]) == 0)
      return (int) i;

  return -1;
}

/* sesaaaak → sesaak, kejang2 → kejang; the text is shortened where it stands. */
static void
calm_down (char *word)
{
  gsize length = 0;

  for (const char *c = word; *c != '\0'; c++)
    if (length < LETTERS_KEPT || *c != word[length - 1] || *c != word[length - 2] ||
        g_ascii_isdigit (*c))
      word[length++] = *c;
  if (length > 1 && word[length - 1] == '2' && !g_ascii_isdigit (*word))
    length--;
  word[length] = '\0';
}

/* sesaak → sesak, for a word that nobody knows as it is. */
static char *
undouble (const char *word)
{
  g_autoptr (GString) once = g_string_new (NULL);

  for (const char *c = word; *c != '\0'; c++)
    if (c == word || *c != c[-1])
      g_string_append_c (once, *c);

  return g_string_free (g_steal_pointer (&once), FALSE);
}

/* What the word means without the ending that says “the”: -nya, Javanese -e and -ne, Sundanese -na.
 */
static const char *
find_without_ending (const Listener *listener, const char *word)
{
  static const char *const endings[] = { "nya", "ne", "na", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (word) > ENDED_MIN && g_str_has_suffix (word, endings[i]))
      {
        g_autofree char *stem = g_strndup (word, strlen (word) - strlen (endings[i]));
        const char      *means = g_hash_table_lookup (listener->meanings, stem);

        if (means != NULL)
          return means;
      }

  return NULL;
}

static const char *
find_meaning (const Listener *listener, const char *word)
{
  const char      *means = g_hash_table_lookup (listener->meanings, word);
  g_autofree char *once = NULL;

  if (means == NULL)
    means = find_without_ending (listener, word);
  if (means == NULL && !g_ascii_isdigit (*word))
    {
      once = undouble (word);
      means = g_hash_table_lookup (listener->meanings, once);
    }

  return means;
}

static void
add_word (Listener *listener, const char *word, const char *typed, gboolean is_filler)
{
  SgSpokenWord spoken = { word, typed, listener->thought, number_of (word), is_filler };

  g_array_append_val (listener->spoken->array, spoken);
}

/* @means may be several words: gabisa → tidak bisa. */
static void
add_meaning (Listener *listener, const char *means, const char *typed)
{
  g_auto (GStrv) words = g_strsplit (means, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *again = g_hash_table_lookup (listener->meanings, words[i]);

      add_word (listener,
                g_string_chunk_insert (listener->spoken->texts, words[i]),
                typed,
                g_strcmp0 (again, FILLER) == 0);
    }
}

static void
hear_word (Listener *listener, const char *start, gsize length)
{
  g_autofree char *word = g_strndup (start, length);
  char       *typed = g_string_chunk_insert_len (listener->spoken->texts, start, (gssize) length);
  const char *means;

  calm_down (word);
  means = find_meaning (listener, word);
  if (means == NULL && g_str_has_suffix (word, "nya") && strlen (word) > ENDED_MIN)
    word[strlen (word) - strlen ("nya")] = '\0';
  if (means == NULL)
    means = word;
  if (strcmp (means, NEW_THOUGHT) == 0)
    listener->thought++;
  else if (strcmp (means, FILLER) == 0)
    add_word (listener, g_string_chunk_insert (listener->spoken->texts, word), typed, TRUE);
  else
    add_meaning (listener, means, typed);
}

/* A word is letters and the 2 that says them twice, or digits: 2korban and 45th are two words. */
static gsize
word_length (const char *text)
{
  const char *c = text;

  if (g_ascii_isdigit (*c))
    {
      while (g_ascii_isdigit (*c))
        c++;
      return (gsize) (c - text);
    }

  while (g_unichar_isalpha (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  if (c > text && *c == '2' && !g_ascii_isdigit (c[1]))
    c++;

  return (gsize) (c - text);
}

static void
hear (Listener *listener, const char *text)
{
  gboolean was_word = FALSE; /* and nothing stands between: the 4 of R4 is no number */

  while (*text != '\0')
    {
      gsize length = word_length (text);

      if (length > 0 && !(was_word && g_ascii_isdigit (*text)))
        hear_word (listener, text, length);
      else if (strchr (".,;:!?\n()", *text) != NULL)
        listener->thought++;

      was_word = length > 0;
      text = length > 0 ? text + length : g_utf8_next_char (text);
    }
}

/**
 * sg_spoken_new:
 * @text: UTF-8 of any kind
 *
 * Returns: (transfer full): its words
 */
SgSpoken *
sg_spoken_new (const char *text)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *folded = g_utf8_strdown (text, -1);
  SgSpoken        *self = g_new0 (SgSpoken, 1);
  Listener         listener = { self, table, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      const char *means = meanings[i].means;

      g_hash_table_insert (table, (gpointer) meanings[i].word, (gpointer) means);
      if (strchr (FILLER NEW_THOUGHT, *means) == NULL && strchr (means, ' ') == NULL)
        g_hash_table_insert (table, (gpointer) means, (gpointer) means);
    }

  self->array = g_array_new (FALSE, FALSE, sizeof (SgSpokenWord));
  self->texts = g_string_chunk_new (1024);
  hear (&listener, folded);
  self->words = (SgSpokenWord *) (gpointer) self->array->data;
  self->n_words = self->array->len;

  return self;
}

void
sg_spoken_free (SgSpoken *self)
{
  g_array_unref (self->array);
  g_string_chunk_free (self->texts);
  g_free (self);
}
