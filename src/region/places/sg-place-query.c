/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what a caller says to what the index is asked. Everything here works on text alone; which of
 * the readings is right only the data can tell, so a word keeps all its readings as choices. */

#include "region/places/sg-place-query.h"

#include <string.h>

#include "region/places/sg-place-text.h"

/* The words that start a description by what is near. */
static const char *const near_words[] = {
  "dekat", "deket",    "dkt",      "sekitar", "samping", "sebelah",
  "depan", "belakang", "seberang", "sebrang", "near",    "dpn",
};

static const char *const crossing_words[] = {
  "simpang", "perempatan", "pertigaan", "persimpangan", "prapatan", "simp", "crossing",
};

static const char *const joining_words[] = { "x", "dan", "dengan", "dgn", "sama", "and" };

/* They say that a number follows. */
static const char *const number_words[] = { "no", "nomor", "nomer", "nmr", "number" };

/* Said, but on no map. */
static const char *const filler_words[] = {
  "di", "yang", "yg", "dlm", "dalam", "itu", "ada", "sini", "pak", "bu", "tolong", "alamat",
};

static const struct
{
  const char *word;
  SgPlaceKind kind;
} level_words[] = {
  { "kelurahan", SG_PLACE_VILLAGE },  { "desa", SG_PLACE_VILLAGE },
  { "kecamatan", SG_PLACE_DISTRICT }, { "kabupaten", SG_PLACE_REGENCY },
  { "kota", SG_PLACE_REGENCY },       { "provinsi", SG_PLACE_PROVINCE },
};

#define is_one_of(word, list) is_in ((word), (list), G_N_ELEMENTS (list))

static gboolean
is_in (const char *word, const char *const *list, guint length)
{
  for (guint i = 0; i < length; i++)
    if (strcmp (list[i], word) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

static gboolean
is_number (const char *word)
{
  return word[0] != '\0' && strspn (word, "0123456789") == strlen (word);
}

/* The sentence. */

static char *
join_words (char **words, guint from, guint to)
{
  GString *joined = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);

  return g_string_free (joined, FALSE);
}

/* “RT 03/RW 07” is no crossing. */
static gboolean
has_crossing_mark (const char *text)
{
  const char *mark = strpbrk (text, "/&");
  gsize       letters = 0;

  if (mark == NULL)
    return FALSE;
  for (const char *at = mark + 1; *at != '\0'; at++)
    letters += g_ascii_isalpha (*at) != 0;

  return letters >= 3 && g_ascii_strncasecmp (mark + 1 + strspn (mark + 1, " "), "rw", 2) != 0 &&
         !g_ascii_isdigit (mark[1]);
}

/**
 * sg_spoken_place_parse:
 * @text: what was said or typed
 * @spoken: (out): its parts, to be cleared
 */
void
sg_spoken_place_parse (const char *text, SgSpokenPlace *spoken)
{
  g_autofree char *folded = sg_place_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n_words = g_strv_length (words);

  *spoken = (SgSpokenPlace){ 0 };
  spoken->crossing = has_crossing_mark (text) ||
                     (n_words > 2 && is_one_of (words[0], crossing_words));
  for (guint i = 1; i + 1 < n_words; i++)
    {
      spoken->crossing |= i > 1 && strcmp (words[i], "x") == 0;
      if (!is_one_of (words[i], near_words))
        continue;
      spoken->target = join_words (words, 0, i);
      spoken->anchor = join_words (words, i + 1, n_words);
      return;
    }

  /* As it is, not folded: the marks between the words still say something. */
  spoken->target = g_strdup (
    n_words > 1 && is_one_of (words[0], near_words) ? folded + strlen (words[0]) + 1 : text);
}

void
sg_spoken_place_clear (SgSpokenPlace *spoken)
{
  g_clear_pointer (&spoken->target, g_free);
  g_clear_pointer (&spoken->anchor, g_free);
}

static void
add_split (GPtrArray *splits, char **words, guint from, guint at, guint after)
{
  guint  n_words = g_strv_length (words);
  char **pair;

  if (at <= from || after >= n_words)
    return;

  pair = g_new0 (char *, 3);
  pair[0] = join_words (words, from, at);
  pair[1] = join_words (words, after, n_words);
  g_ptr_array_add (splits, pair);
}

/* Where the marks / and & stand, the word “x” takes their place. */
static char *
spell_marks (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/&", 3);

  return g_strjoinv (" x ", parts);
}

static gboolean
is_street_word (const char *word)
{
  g_autofree char *normal = sg_place_text_normalise (word);

  return strcmp (normal, "jalan") == 0 || strcmp (normal, "gang") == 0;
}

/**
 * sg_spoken_place_split_crossing:
 *
 * Returns: (transfer full) (element-type GStrv): pairs of street names as which the target can be
 *   read, the likelier first: at a joining word, at a second “jalan”, else anywhere
 */
GPtrArray *
sg_spoken_place_split_crossing (const SgSpokenPlace *spoken)
{
  g_autofree char *spelled = spell_marks (spoken->target);
  g_autofree char *folded = sg_place_text_fold (spelled);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GPtrArray *splits = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint      n_words = g_strv_length (words);
  guint      from = n_words > 0 && is_one_of (words[0], crossing_words) ? 1 : 0;

  for (guint i = from + 1; i < n_words; i++)
    if (is_one_of (words[i], joining_words))
      add_split (splits, words, from, i, i + 1);
  for (guint i = from + 1; i < n_words && splits->len == 0; i++)
    if (is_street_word (words[i]))
      add_split (splits, words, from, i, i);
  for (guint i = from + 1; i < n_words && i < 6 && splits->len == 0; i++)
    if (from == 1 && n_words <= 7 && !is_street_word (words[i - 1]))
      for (guint at = i; at < n_words; at++)
        add_split (splits, words, from, at, at);

  return splits;
}

/* The words. */

static void
free_choice (gpointer data)
{
  SgQueryChoice *choice = data;

  g_free (choice->words);
  g_free (choice);
}

static void
free_slot (gpointer data)
{
  SgQuerySlot *slot = data;

  g_ptr_array_unref (slot->choices);
  g_free (slot->said);
  g_free (slot);
}

/**
 * sg_query_slot_add_choice:
 *
 * Returns: (transfer none): another way to understand the word
 */
SgQueryChoice *
sg_query_slot_add_choice (SgQuerySlot *self, const char *words, guint wrong)
{
  SgQueryChoice *choice = g_new0 (SgQueryChoice, 1);

  choice->words = g_strdup (words);
  choice->wrong = wrong;
  g_ptr_array_add (self->choices, choice);

  return choice;
}

static void
add_slot (SgPlaceQuery *self, const char *said, const char *words, int level)
{
  SgQuerySlot *slot;

  if (self->slots->len >= SG_QUERY_WORDS_MAX)
    return;

  slot = g_new0 (SgQuerySlot, 1);
  slot->choices = g_ptr_array_new_with_free_func (free_choice);
  slot->said = g_strdup (said);
  slot->level = level;
  slot->optional = is_one_of (said, filler_words);
  sg_query_slot_add_choice (slot, words, 0);
  g_ptr_array_add (self->slots, slot);
}

static int
find_level (const char *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (level_words); i++)
    if (strcmp (level_words[i].word, words) == 0)
      return (int) level_words[i].kind;

  return -1;
}

/* Whether each of the words says little. */
static gboolean
are_generic (const char *words)
{
  while (*words != '\0')
    {
      gsize length = strcspn (words, " ");

      if (!sg_place_word_is_generic (words, length))
        return FALSE;
      words += length + (words[length] == ' ');
    }

  return TRUE;
}

static void
append_detail (GString *detail, const char *name, const char *number)
{
  g_autofree char *upper = g_ascii_strup (name, -1);

  g_string_append_printf (detail,
                          "%s%s %s",
                          detail->len == 0            ? ""
                          : strcmp (upper, "RW") == 0 ? "/"
                                                      : ", ",
                          upper,
                          number);
}

/* Takes “rt 03”, “rt03” and “rt 03 07” at @at. Returns how many words that were. */
static guint
take_rt_rw (char **words, guint at, GString *detail)
{
  const char *word = words[at];
  char        name[3] = { word[0], word[0] != '\0' ? word[1] : '\0', '\0' };
  const char *next = words[at + 1];

  if (strcmp (name, "rt") != 0 && strcmp (name, "rw") != 0)
    return 0;

  if (is_number (word + 2))
    {
      append_detail (detail, name, word + 2);
      return 1;
    }
  if (word[2] != '\0' || next == NULL || !is_number (next))
    return 0;

  append_detail (detail, name, next);
  if (name[1] == 't' && words[at + 2] != NULL && is_number (words[at + 2]) &&
      strlen (words[at + 2]) <= 3)
    {
      append_detail (detail, "rw", words[at + 2]);
      return 3;
    }

  return 2;
}

/* Takes “no 12” at @at. Returns how many words that were. */
static guint
take_number (SgPlaceQuery *self, char **words, guint at)
{
  const char *next = words[at + 1];

  if (self->number != NULL || !is_one_of (words[at], number_words) || next == NULL ||
      !has_digit (next) || strlen (next) > 10)
    return 0;

  self->number = g_strdup (next);

  /* “12 a” */
  if (is_number (next) && words[at + 2] != NULL && g_ascii_isalpha (words[at + 2][0]) &&
      words[at + 2][1] == '\0')
    {
      g_free (self->number);
      self->number = g_strconcat (next, words[at + 2], NULL);
      return 3;
    }

  return 2;
}

/* “jl veteran 12”: may be a house, may be a part of the name. */
static gboolean
may_be_number (const SgPlaceQuery *self, const char *word)
{
  return self->number == NULL && self->slots->len > 0 && g_ascii_isdigit (word[0]) &&
         strlen (word) <= 5 && strspn (word, "0123456789") >= strlen (word) - 1;
}

static void
take_word (SgPlaceQuery *self, const char *word, int *level)
{
  g_autoptr (GString) expanded = g_string_new (NULL);
  int named;

  sg_place_text_append_word (expanded, word);
  named = find_level (expanded->str);
  if (named >= 0)
    {
      *level = named;
      if (self->slots->len == 0)
        self->target_level = named;
      add_slot (self, word, expanded->str, -1);
      ((SgQuerySlot *) g_ptr_array_index (self->slots, self->slots->len - 1))->optional = TRUE;
      return;
    }

  if (may_be_number (self, word))
    self->number_slot = (int) self->slots->len;
  add_slot (self, word, expanded->str, *level);
}

/* The last word is still being typed: it may go on, and “rs” may become “rsud” or “rsak”. */
static void
open_last_word (SgPlaceQuery *self)
{
  SgQuerySlot   *slot;
  SgQueryChoice *choice;

  if (self->slots->len == 0)
    return;

  slot = g_ptr_array_index (self->slots, self->slots->len - 1);
  choice = g_ptr_array_index (slot->choices, 0);
  if (strcmp (choice->words, slot->said) == 0)
    {
      choice->prefix = TRUE;
      return;
    }

  choice = sg_query_slot_add_choice (slot, slot->said, 0);
  choice->prefix = TRUE;
}

static gboolean
is_generic_slot (const SgQuerySlot *slot)
{
  const SgQueryChoice *choice = g_ptr_array_index (slot->choices, 0);

  return are_generic (choice->words);
}

/* Lets go of what says little, unless nothing else was said. The word being typed stays. */
static void
mark_generic (SgPlaceQuery *self, gboolean last_is_open)
{
  guint n_closed = self->slots->len - (last_is_open && self->slots->len > 0);
  guint n_others = 0;

  for (guint i = 0; i < self->slots->len; i++)
    {
      SgQuerySlot *slot = g_ptr_array_index (self->slots, i);

      slot->optional |= i < n_closed && is_generic_slot (slot);
      n_others += !slot->optional;
    }
  for (guint i = 0; i < self->slots->len && n_others == 0; i++)
    ((SgQuerySlot *) g_ptr_array_index (self->slots, i))->optional = FALSE;
}

/* What was said before any area, as one name. */
static void
join_name (SgPlaceQuery *self)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < self->slots->len; i++)
    {
      const SgQuerySlot   *slot = g_ptr_array_index (self->slots, i);
      const SgQueryChoice *choice = g_ptr_array_index (slot->choices, 0);

      if (slot->level < 0)
        sg_place_text_append_core (name, choice->words);
    }
  self->name = g_string_free (name, FALSE);
}

static gboolean
ends_open (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && ((guchar) text[length - 1] >= 0x80 || g_ascii_isalnum (text[length - 1]));
}

/**
 * sg_place_query_parse:
 * @text: one place as it was said or typed
 */
SgPlaceQuery *
sg_place_query_parse (const char *text)
{
  g_autofree char *folded = sg_place_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) detail = g_string_new (NULL);
  SgPlaceQuery *self = g_new0 (SgPlaceQuery, 1);
  int           level = -1;
  gboolean      last_is_word = FALSE;

  self->slots = g_ptr_array_new_with_free_func (free_slot);
  self->target_level = -1;
  self->number_slot = -1;
  for (guint i = 0; words[i] != NULL;)
    {
      guint taken = take_rt_rw (words, i, detail);

      if (taken == 0)
        taken = take_number (self, words, i);
      last_is_word = taken == 0;
      if (taken == 0 && words[i][0] != '\0')
        take_word (self, words[i], &level);
      i += MAX (taken, 1);
    }

  join_name (self);
  last_is_word = last_is_word && ends_open (text);
  if (last_is_word)
    open_last_word (self);
  mark_generic (self, last_is_word);
  self->detail = g_strdup (detail->str);

  return self;
}

void
sg_place_query_free (SgPlaceQuery *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->slots);
  g_free (self->name);
  g_free (self->number);
  g_free (self->detail);
  g_free (self);
}
