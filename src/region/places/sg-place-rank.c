/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How well a place fits what was said. Four things count: how many of the words it has and how
 * exactly, how much of its own name was said, how important it is, and how near. The shares are
 * ours, tried on the searches in tests/region/places; docs/region/places.md gives them. */

#include "region/places/sg-place-rank.h"

#include <string.h>

#include "region/places/sg-place-text.h"

#define SHARE_IMPORTANCE 0.14

/* How much of the words' part each makes. */
#define SHARE_FOUND   0.62
#define SHARE_COVERED 0.26
#define SHARE_FIRST   0.12

/* A word that says little counts little. */
#define WEIGHT_GENERIC 0.3

/* How good a place a word was found in. */
#define IN_NAME        1.0
#define IN_KIND        0.92
#define IN_CONTEXT     0.85
#define IN_RIGHT_LEVEL 1.0
#define IN_WRONG_LEVEL 0.6

#define MAX_NAME_WORDS 24
#define MAX_LEVELS     8

/* The words of one name, with what has been said of them. */
typedef struct
{
  char    *words[MAX_NAME_WORDS];
  gboolean said[MAX_NAME_WORDS];
  guint    n_words;
} NameWords;

void
sg_place_row_free (SgPlaceRow *self)
{
  g_free (self->name);
  g_free (self->other_names);
  g_free (self);
}

static void
split_name (char *normalised, NameWords *name)
{
  char *at = normalised;

  name->n_words = 0;
  while (*at != '\0' && name->n_words < MAX_NAME_WORDS)
    {
      char *end = strchr (at, ' ');

      name->said[name->n_words] = FALSE;
      name->words[name->n_words++] = at;
      if (end == NULL)
        break;
      *end = '\0';
      at = end + 1;
    }
}

static double
weigh (const char *word)
{
  return sg_place_word_is_generic (word, strcspn (word, " ")) ? WEIGHT_GENERIC : 1.0;
}

/* 1 for the whole word, less for its beginning. */
static double
judge_length (gsize said, gsize known)
{
  return said == known ? 1 : 0.65 + 0.2 * (double) said / (double) known;
}

static double
compare_word (const char *known, const char *said, gsize length, gboolean prefix)
{
  gsize known_length = strlen (known);

  if (strncmp (known, said, length) != 0 || (!prefix && known_length != length))
    return 0;

  return judge_length (length, known_length);
}

static double
find_in_name (NameWords *name, const char *said, gsize length, gboolean prefix)
{
  double best = 0;
  guint  found = 0;

  for (guint i = 0; i < name->n_words; i++)
    {
      double fit = compare_word (name->words[i], said, length, prefix);

      if (fit > best)
        {
          best = fit;
          found = i;
        }
    }
  if (best > 0)
    name->said[found] = TRUE;

  return best * IN_NAME;
}

/* @text: words apart by spaces. */
static double
find_in_text (const char *text, const char *said, gsize length, gboolean prefix)
{
  double best = 0;

  while (*text != '\0')
    {
      gsize word = strcspn (text, " ");

      if (word >= length && strncmp (text, said, length) == 0 && (prefix || word == length))
        best = MAX (best, judge_length (length, word));
      text += word + (text[word] == ' ');
    }

  return best;
}

static double
find_in_context (const SgRankContext *self,
                 const SgPlaceRow    *row,
                 int                  level,
                 const char          *said,
                 gsize                length,
                 gboolean             prefix)
{
  const SgAreaRow *area = sg_area_table_get (self->areas, row->area);
  double           best = 0;

  for (guint i = 0; area != NULL && i < MAX_LEVELS; i++)
    {
      double fit = find_in_text (area->words, said, length, prefix);

      fit *= level < 0 ? IN_CONTEXT : (int) area->kind == level ? IN_RIGHT_LEVEL : IN_WRONG_LEVEL;
      best = MAX (best, fit);
      area = sg_area_table_get (self->areas, area->parent);
    }

  return best;
}

/* One word of a choice, wherever it is. */
static double
find_word (const SgRankContext *self,
           const SgPlaceRow    *row,
           NameWords           *name,
           const SgQuerySlot   *slot,
           const char          *said,
           gboolean             prefix)
{
  gsize  length = strcspn (said, " ");
  double best = find_in_name (name, said, length, prefix);
  double other;

  /* “jalan veteran kelurahan gambir” does not look for a street called Gambir. */
  if (slot->level >= 0 && (int) row->kind != slot->level)
    best *= IN_WRONG_LEVEL;
  if (best >= IN_NAME)
    return best;

  other = IN_KIND * find_in_text (sg_place_kind_get_words (row->kind), said, length, prefix);
  best = MAX (best, other);
  other = find_in_context (self, row, slot->level, said, length, prefix);

  return MAX (best, other);
}

static double
find_choice (const SgRankContext *self,
             const SgPlaceRow    *row,
             NameWords           *name,
             const SgQuerySlot   *slot,
             const SgQueryChoice *choice)
{
  double      sum = 0;
  guint       n_words = 0;
  const char *at = choice->words;

  while (*at != '\0')
    {
      gsize    length = strcspn (at, " ");
      gboolean last = at[length] == '\0';
      double   fit = find_word (self, row, name, slot, at, choice->prefix && last);

      if (fit <= 0)
        return 0;
      sum += fit;
      n_words++;
      at += length + !last;
    }

  return n_words > 0 ? sum / n_words * (1 - 0.13 * MIN (choice->wrong, 4)) : 0;
}

static double
find_slot (const SgRankContext *self,
           const SgPlaceRow    *row,
           NameWords           *name,
           const SgQuerySlot   *slot)
{
  double best = 0;

  for (guint i = 0; i < slot->choices->len; i++)
    {
      double fit = find_choice (self, row, name, slot, g_ptr_array_index (slot->choices, i));

      best = MAX (best, fit);
    }

  return best;
}

static double
find_covered (const NameWords *name)
{
  double all = 0;
  double said = 0;

  for (guint i = 0; i < name->n_words; i++)
    {
      all += weigh (name->words[i]);
      if (name->said[i])
        said += weigh (name->words[i]);
    }

  return all > 0 ? said / all : 0;
}

/* Whether the first telling word of the name was said. */
static gboolean
is_first_said (const NameWords *name)
{
  guint i = 0;

  while (i + 1 < name->n_words &&
         sg_place_word_is_generic (name->words[i], strlen (name->words[i])))
    i++;

  return i < name->n_words && name->said[i];
}

static const char *
get_reading (const SgQuerySlot *slot)
{
  return ((const SgQueryChoice *) g_ptr_array_index (slot->choices, 0))->words;
}

/* Whether the name is just what was said, however it is parted into words. */
static gboolean
is_whole_name (const SgPlaceQuery *query, const char *normalised)
{
  g_autoptr (GString) core = g_string_sized_new (64);

  sg_place_text_append_core (core, normalised);

  return core->len > 0 && strcmp (core->str, query->name) == 0;
}

/* How well one of its names fits, 0…1. */
static double
rank_name (const SgRankContext *self,
           const SgPlaceQuery  *query,
           const SgPlaceRow    *row,
           const char          *text)
{
  g_autofree char *normalised = sg_place_text_normalise (text);
  NameWords        name;
  double           found = 0;
  double           all = 0;
  gboolean         whole = is_whole_name (query, normalised);

  split_name (normalised, &name);
  for (guint i = 0; i < query->slots->len; i++)
    {
      const SgQuerySlot *slot = g_ptr_array_index (query->slots, i);
      double             fit = whole && slot->level < 0 ? 1 : find_slot (self, row, &name, slot);
      double             weight = slot->optional ? WEIGHT_GENERIC : weigh (get_reading (slot));

      /* What need not be there does no harm when it is not. */
      if (slot->optional && fit <= 0)
        weight *= 0.3;
      found += weight * fit;
      all += weight;
    }

  if (all <= 0)
    return 0;
  if (self->kind_only)
    return found / all;

  return SHARE_FOUND * found / all + SHARE_COVERED * (whole ? 1 : find_covered (&name)) +
         SHARE_FIRST * (whole || is_first_said (&name));
}

/**
 * sg_place_query_is_kind_only:
 *
 * Returns: whether nothing but a kind is asked for: the nearest ones are meant then, whatever they
 *   are called
 */
gboolean
sg_place_query_is_kind_only (const SgPlaceQuery *query)
{
  for (guint k = 0; k < SG_N_PLACE_KINDS; k++)
    {
      const char *words = sg_place_kind_get_words ((SgPlaceKind) k);
      guint       n_found = 0;

      if (sg_place_kind_is_area ((SgPlaceKind) k))
        continue;
      for (guint i = 0; i < query->slots->len; i++)
        {
          const SgQuerySlot   *slot = g_ptr_array_index (query->slots, i);
          const SgQueryChoice *choice = g_ptr_array_index (slot->choices, 0);
          const char          *found = strstr (words, choice->words);
          gsize                length = strlen (choice->words);

          n_found += slot->optional || (found != NULL && (found == words || found[-1] == ' ') &&
                                        (found[length] == ' ' || found[length] == '\0'));
        }
      if (query->slots->len > 0 && n_found == query->slots->len)
        return TRUE;
    }

  return FALSE;
}

static double
find_nearness (const SgRankContext *self, const SgPlaceRow *row)
{
  if (self->near == NULL)
    return sg_box_contains (&self->home, row->point) ? 0.5 : 0;

  return self->reach / (self->reach + sg_point_distance (*self->near, row->point));
}

/**
 * sg_place_rank:
 *
 * Sets the scores of @row.
 */
void
sg_place_rank (const SgRankContext *self, const SgPlaceQuery *query, SgPlaceRow *row)
{
  double share_said = 1 - SHARE_IMPORTANCE - self->near_share;
  g_auto (GStrv) others = NULL;

  row->said = rank_name (self, query, row, row->name);
  if (row->other_names != NULL)
    others = g_strsplit (row->other_names, ";", 12);
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    {
      double said = rank_name (self, query, row, others[i]);

      row->said = MAX (row->said, said);
    }
  if (query->target_level >= 0 && (int) row->kind != query->target_level)
    row->said *= 0.9;

  row->score = share_said * row->said + SHARE_IMPORTANCE * row->importance / 1000.0 +
               self->near_share * find_nearness (self, row);
}
