/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to make of a caller's first words, by data/complaints/complaints.tsv, which a physician can
 * read and change. It is a suggestion: the operator decides, and is shown the words that led to it.
 * When in doubt it is the more urgent of two. */

#include "config.h"

#include "common/sg-complaint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-spoken.h"

#define NOT     "tidak"
#define UNKNOWN "tidak_diketahui"

#define CHAR_BYTES_MAX 4

/* Between two words of a pattern may stand two others that carry something, and some that do not.
 */
#define GAP_MAX    2
#define FILLER_MAX 4

/* What each further row that speaks for the same type adds. */
#define SCORE_STEP 3
#define SCORE_MAX  100

typedef struct
{
  const char *type;
  const char *category;
  const char *severity; /* one digit */
  const char *weight;
  const char *pattern;
} Rule;

static const Rule rules[] = {
#include <common/complaint-rows.h>
};

typedef struct
{
  const SgSpoken *spoken;
  gboolean       *used; /* for each word: it led to something */
} Search;

/* Whether @word is one of the alternatives “a|b|c” that end at a space or at the end of @pattern.
 */
static gboolean
is_one_of (const char *pattern, const char *word)
{
  gsize length = strlen (word);

  for (const char *c = pattern;; c++)
    {
      gsize end = strcspn (c, "| ");

      if (end == length && strncmp (c, word, length) == 0)
        return TRUE;
      c += end;
      if (*c != '|')
        return FALSE;
    }
}

static const char *
next_of_pattern (const char *pattern, const char *end)
{
  const char *space = memchr (pattern, ' ', (gsize) (end - pattern));

  return space != NULL ? space + 1 : end;
}

/* The place of the pattern's next word behind @at, or @n_words. A “tidak” belongs to the word that
 * follows it: nothing that carries something may stand between, and none is passed over. */
static guint
find_next (const SgSpoken *spoken, guint at, const char *pattern)
{
  const SgSpokenWord *words = spoken->words;
  guint               gap_max = strcmp (words[at].word, NOT) == 0 ? 0 : GAP_MAX;
  guint               n_fillers = 0;
  guint               n_others = 0;

  for (guint i = at + 1; i < spoken->n_words && words[i].thought == words[at].thought; i++)
    {
      if (is_one_of (pattern, words[i].word))
        return i;
      if (strcmp (words[i].word, NOT) == 0)
        break;

      n_fillers += words[i].is_filler;
      n_others += !words[i].is_filler;
      if (n_others > gap_max || n_fillers > FILLER_MAX)
        break;
    }

  return spoken->n_words;
}

/* “tidak ada sesak” before it, or “sesak tidak ada.” behind it. */
static gboolean
is_denied (const SgSpoken *spoken, guint first, guint last)
{
  const SgSpokenWord *words = spoken->words;
  guint               i = first;

  if (strcmp (words[first].word, NOT) == 0)
    return FALSE;

  while (i > 0 && words[i - 1].thought == words[first].thought && words[i - 1].is_filler)
    i--;
  if (i > 0 && words[i - 1].thought == words[first].thought && strcmp (words[i - 1].word, NOT) == 0)
    return TRUE;

  i = last + 1;
  if (i >= spoken->n_words || words[i].thought != words[last].thought ||
      strcmp (words[i].word, NOT) != 0)
    return FALSE;
  for (i++; i < spoken->n_words && words[i].thought == words[last].thought; i++)
    if (!words[i].is_filler)
      return FALSE;

  return TRUE;
}

/* Tries the pattern at one place. With @mark, notes down the words it is made of. */
static gboolean
fits_at (Search *search, guint first, const char *pattern, const char *end, gboolean mark)
{
  const SgSpoken *spoken = search->spoken;
  guint           last = first;

  if (!is_one_of (pattern, spoken->words[first].word))
    return FALSE;

  for (;;)
    {
      if (mark)
        search->used[last] = TRUE;
      pattern = next_of_pattern (pattern, end);
      if (pattern == end)
        return !is_denied (spoken, first, last);

      last = find_next (spoken, last, pattern);
      if (last == spoken->n_words)
        return FALSE;
    }
}

/* The first place where a part of a pattern fits, or @n_words. */
static guint
find_part (Search *search, const char *part, const char *end)
{
  for (guint i = 0; i < search->spoken->n_words; i++)
    if (fits_at (search, i, part, end, FALSE))
      return i;

  return search->spoken->n_words;
}

/* Walks the parts “a b & c”; all of them have to be there. */
static gboolean
fits (Search *search, const char *pattern, gboolean mark)
{
  while (pattern != NULL)
    {
      const char *joint = strstr (pattern, " & ");
      const char *end = joint != NULL ? joint : pattern + strlen (pattern);
      guint       place = find_part (search, pattern, end);

      if (place == search->spoken->n_words)
        return FALSE;
      if (mark)
        fits_at (search, place, pattern, end, TRUE);

      pattern = joint != NULL ? joint + strlen (" & ") : NULL;
    }

  return TRUE;
}

static guint
weight_of (const Rule *rule)
{
  return (guint) g_ascii_strtoull (rule->weight, NULL, 10);
}

/* The heavier row; of two that weigh the same the more urgent one. */
static gboolean
is_better (const Rule *rule, const Rule *best)
{
  if (best == NULL || weight_of (rule) != weight_of (best))
    return best == NULL || weight_of (rule) > weight_of (best);

  return *rule->severity < *best->severity;
}

static void
weigh (Search *search, SgComplaint *complaint)
{
  gboolean    fitting[G_N_ELEMENTS (rules)] = { FALSE };
  const Rule *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (!fits (search, rules[i].pattern, FALSE))
        continue;

      fits (search, rules[i].pattern, TRUE);
      fitting[i] = TRUE;
      if (best == NULL || *rules[i].severity - '0' < (int) complaint->severity)
        complaint->severity = (SgSeverity) (*rules[i].severity - '0');
      if (is_better (&rules[i], best))
        best = &rules[i];
    }

  if (best == NULL)
    return;

  complaint->type = best->type;
  complaint->category = best->category;
  complaint->score = weight_of (best);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (fitting[i] && &rules[i] != best && strcmp (rules[i].type, best->type) == 0)
      complaint->score = MIN (complaint->score + SCORE_STEP, SCORE_MAX);
}

/* “tidak sadar, nyeri dada”: what belongs together has no comma. */
static char *
tell_why (const Search *search)
{
  g_autoptr (GString) why = g_string_new (NULL);
  const SgSpokenWord *before = NULL; /* the last that was told, while only fillers follow it */

  for (guint i = 0; i < search->spoken->n_words; i++)
    {
      const SgSpokenWord *word = &search->spoken->words[i];
      gboolean            follows = before != NULL && before->thought == word->thought;

      if (search->used[i] && !(follows && before->typed == word->typed))
        {
          if (why->len > 0)
            g_string_append (why, follows ? " " : ", ");
          g_string_append (why, word->typed);
        }
      if (search->used[i] || !word->is_filler)
        before = search->used[i] ? word : NULL;
    }

  return g_string_free (g_steal_pointer (&why), FALSE);
}

static gboolean
is_person (const SgSpokenWord *word)
{
  return strcmp (word->word, "korban") == 0 || strcmp (word->word, "orang") == 0;
}

static const SgSpokenWord *
next_word (const SgSpoken *spoken, guint at)
{
  guint i = at + 1;

  while (i < spoken->n_words && spoken->words[i].thought == spoken->words[at].thought &&
         spoken->words[i].is_filler)
    i++;

  return i < spoken->n_words && spoken->words[i].thought == spoken->words[at].thought
           ? &spoken->words[i]
           : NULL;
}

/* “2 korban”, “korban ada 3”, “4 orang luka”; not “korban 45 tahun”. */
static int
count_victims (const SgSpoken *spoken)
{
  static const char *const units[] = { "tahun", "thn", "th", "bulan", "bln", "hari",
                                       "hr",    "jam", "km", "meter", "m",   NULL };
  int                      victims = SG_VICTIMS_UNKNOWN;

  for (guint i = 0; i < spoken->n_words; i++)
    {
      const SgSpokenWord *word = &spoken->words[i];
      const SgSpokenWord *next = next_word (spoken, i);
      const SgSpokenWord *after = next != NULL ? next_word (spoken, (guint) (next - spoken->words))
                                               : NULL;

      if (word->number > 0 && next != NULL && is_person (next))
        victims = MAX (victims, word->number);
      else if (strcmp (word->word, "korban") == 0 && next != NULL && next->number > 0 &&
               (after == NULL || !g_strv_contains (units, after->word)))
        victims = MAX (victims, next->number);
    }

  return victims;
}

static gboolean
check_text (const char *text, GError **error)
{
  gsize    bytes_max = SG_COMPLAINT_CHARS_MAX * CHAR_BYTES_MAX;
  gsize    length = strnlen (text, bytes_max + 1);
  gboolean is_text = length > bytes_max || g_utf8_validate (text, (gssize) length, NULL);

  if (!is_text)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("text: is not readable as UTF-8: type it instead of pasting it"));
      return FALSE;
    }
  if (length > bytes_max || g_utf8_strlen (text, (gssize) length) > SG_COMPLAINT_CHARS_MAX)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("text: longer than %d characters: write what is needed to send help"),
                   SG_COMPLAINT_CHARS_MAX);
      return FALSE;
    }

  return TRUE;
}

/**
 * sg_complaint_suggest:
 * @text: what the caller said, as it was typed
 *
 * Returns: (nullable) (transfer full): `tidak_diketahui` with %SG_SEVERITY_URGENT when nothing in
 * it is known; %NULL with %SG_ERROR_INVALID, whose message names the field `text`, when it is too
 *   long or no text at all
 */
SgComplaint *
sg_complaint_suggest (const char *text, GError **error)
{
  g_autoptr (SgSpoken) spoken = NULL;
  g_autofree gboolean *used = NULL;
  SgComplaint         *complaint;
  Search               search;

  g_return_val_if_fail (text != NULL, NULL);

  if (!check_text (text, error))
    return NULL;

  spoken = sg_spoken_new (text);
  used = g_new0 (gboolean, spoken->n_words + 1);
  search = (Search){ spoken, used };
  complaint = g_new0 (SgComplaint, 1);
  *complaint = (SgComplaint){ UNKNOWN, UNKNOWN, SG_SEVERITY_URGENT, SG_VICTIMS_UNKNOWN, 0, NULL };
  weigh (&search, complaint);
  complaint->victims = count_victims (spoken);
  complaint->why = tell_why (&search);

  return complaint;
}

void
sg_complaint_free (SgComplaint *self)
{
  g_free (self->why);
  g_free (self);
}
