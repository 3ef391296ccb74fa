/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to try when nothing has all the words: first the words that no place knows may be mistyped,
 * joined or split; then any word may be; at last words are let go one by one. */

#include "region/places/sg-place-relax.h"

#include <string.h>

#include "region/places/sg-place-text.h"

/* A word of more places than this is hardly a mistake. */
#define MAX_PLACES_OF_MISTAKE 3

static SgQuerySlot *
get_slot (const SgPlaceQuery *query, guint i)
{
  return g_ptr_array_index (query->slots, i);
}

static gboolean
is_known (const SgQuerySlot *slot, const SgPlaceTerms *terms)
{
  for (guint i = 0; i < slot->choices->len; i++)
    {
      const SgQueryChoice *choice = g_ptr_array_index (slot->choices, i);

      /* Of several words each is common: they come from an abbreviation. */
      if (strchr (choice->words, ' ') != NULL ||
          (choice->prefix ? sg_place_terms_has_prefix (terms, choice->words)
                          : sg_place_terms_count_places (terms, choice->words) > 0))
        return TRUE;
    }

  return FALSE;
}

static guint32
count_places (const SgQuerySlot *slot, const SgPlaceTerms *terms)
{
  const SgQueryChoice *choice = g_ptr_array_index (slot->choices, 0);

  return sg_place_terms_count_places (terms, choice->words);
}

/* Adds what the word may have been meant to be. */
static gboolean
add_corrections (SgQuerySlot *slot, const SgPlaceTerms *terms)
{
  const SgQueryChoice *said = g_ptr_array_index (slot->choices, 0);
  g_autofree char     *word = g_strdup (said->words);
  g_autofree char     *parts = NULL;
  gboolean             prefix = said->prefix;
  SgTermMatch          matches[SG_TERM_MATCHES_MAX];
  guint                n_matches = 0;

  if (strchr (word, ' ') != NULL)
    return FALSE;

  n_matches = sg_place_terms_correct (terms, word, prefix, matches);
  for (guint i = 0; i < n_matches; i++)
    sg_query_slot_add_choice (slot, matches[i].term, matches[i].distance + matches[i].goes_on);
  if (sg_place_terms_split (terms, word, &parts))
    {
      sg_query_slot_add_choice (slot, parts, 0)->prefix = prefix;
      return TRUE;
    }

  return n_matches > 0;
}

/* “kebon jeruk” where the map has “Kebonjeruk”: adds to both words what they make together. */
static gboolean
add_joined (SgPlaceQuery *query, guint at, const SgPlaceTerms *terms)
{
  const SgQueryChoice *first = g_ptr_array_index (get_slot (query, at)->choices, 0);
  const SgQueryChoice *second = g_ptr_array_index (get_slot (query, at + 1)->choices, 0);
  g_autofree char     *joined = g_strconcat (first->words, second->words, NULL);

  if (strchr (joined, ' ') != NULL || sg_place_terms_count_places (terms, joined) == 0)
    return FALSE;

  sg_query_slot_add_choice (get_slot (query, at), joined, 0);
  sg_query_slot_add_choice (get_slot (query, at + 1), joined, 0);

  return TRUE;
}

static gboolean
add_all_joined (SgPlaceQuery *query, const SgPlaceTerms *terms)
{
  gboolean changed = FALSE;

  for (guint i = 0; i + 1 < query->slots->len; i++)
    changed |= add_joined (query, i, terms);

  return changed;
}

/**
 * sg_place_query_correct:
 *
 * Corrects the words that no place has.
 *
 * Returns: whether there is something new to look for
 */
gboolean
sg_place_query_correct (SgPlaceQuery *query, const SgPlaceTerms *terms)
{
  gboolean changed = add_all_joined (query, terms);

  for (guint i = 0; i < query->slots->len; i++)
    if (!get_slot (query, i)->optional && !is_known (get_slot (query, i), terms))
      changed |= add_corrections (get_slot (query, i), terms);

  return changed;
}

/**
 * sg_place_query_correct_all:
 *
 * Takes every word for mistyped: “Mentang” is a village somewhere, but not the one that was meant.
 *
 * Returns: whether there is something new to look for
 */
gboolean
sg_place_query_correct_all (SgPlaceQuery *query, const SgPlaceTerms *terms)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < query->slots->len; i++)
    {
      SgQuerySlot *slot = get_slot (query, i);

      if (!slot->optional && slot->choices->len == 1 && is_known (slot, terms) &&
          count_places (slot, terms) <= MAX_PLACES_OF_MISTAKE)
        changed |= add_corrections (slot, terms);
    }

  return changed;
}

/* Which word can best be spared: one that nothing is like, then the area, then the most frequent.
 * Returns −1 for the last one. */
static int
find_spare (const SgPlaceQuery *query, const SgPlaceTerms *terms)
{
  int     spare = -1;
  guint64 most = 0;
  guint   n_required = 0;

  for (guint i = 0; i < query->slots->len; i++)
    {
      const SgQuerySlot *slot = get_slot (query, i);
      guint64            worth;

      if (slot->optional)
        continue;
      n_required++;
      worth = 1 + count_places (slot, terms);
      if (slot->level >= 0)
        worth += G_GUINT64_CONSTANT (1) << 32;
      if (slot->choices->len == 1 && !is_known (slot, terms))
        worth += G_GUINT64_CONSTANT (1) << 33;
      if (worth >= most)
        {
          most = worth;
          spare = (int) i;
        }
    }

  return n_required > 1 ? spare : -1;
}

/**
 * sg_place_query_drop_word:
 *
 * Lets one more word go.
 *
 * Returns: %FALSE when none can be spared
 */
gboolean
sg_place_query_drop_word (SgPlaceQuery *query, const SgPlaceTerms *terms)
{
  int spare = find_spare (query, terms);

  if (spare < 0)
    return FALSE;

  get_slot (query, (guint) spare)->optional = TRUE;
  return TRUE;
}
