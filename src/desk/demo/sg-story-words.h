/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What follows medically, so that vitals, treatments and outcome fit what the caller said. */
typedef enum
{
  SG_CARE_ARREST,
  SG_CARE_HEART,
  SG_CARE_STROKE,
  SG_CARE_BREATH,
  SG_CARE_TRAUMA,
  SG_CARE_WOUND,
  SG_CARE_BIRTH,
  SG_CARE_NEWBORN,
  SG_CARE_WEAK,
  SG_CARE_MIND,
  SG_CARE_TRANSFER,
  SG_CARE_DEATH,
  SG_N_CARES
} SgStoryCare;

/**
 * SgStoryCase:
 * @type: category code, @finding: complaint code; both as in data/codes/codes.tsv
 * @weight: how often, among emergencies
 * @victims: at most so many
 * @texts: what callers say
 */
typedef struct
{
  const char *type;
  const char *finding;
  int         severity;
  guint       weight;
  SgStoryCare care;
  guint       victims;
  const char *texts[3];
} SgStoryCase;

extern const SgStoryCase sg_story_cases[];
extern const guint       sg_story_n_cases;

/* The case of that complaint and severity; 0 for any severity. */
const SgStoryCase *sg_story_case_find (const char *finding, int severity);

typedef enum
{
  SG_WORDS_MEN,
  SG_WORDS_WOMEN,
  SG_WORDS_FAMILIES,
  SG_WORDS_PATOKAN,
  SG_WORDS_PRANK,
  SG_WORDS_GHOST,
  SG_WORDS_INFO,
  SG_WORDS_PHONE_ADVICE,
  SG_WORDS_OUTSIDE,
  SG_WORDS_CANCELLED,
  SG_WORDS_TRANSFER,
  SG_WORDS_REFUSAL,  /* codes of reject_reason */
  SG_WORDS_CANCEL,   /* codes of cancel_reason */
  SG_WORDS_DOWNTIME, /* codes of offline_reason, and what has none */
  SG_WORDS_CORRECTION,
  SG_WORDS_NOTE,
  SG_WORDS_SOURCE, /* codes of intake_source, as often as they are here */
  SG_WORDS_CALL_CHANNEL,
  SG_WORDS_CLOSURE, /* codes of closure_reason */
  SG_WORDS_AED_PLACE,
  SG_WORDS_ORGANISATION,
  SG_WORDS_SKILL, /* codes of volunteer_skill */
  SG_WORDS_EQUIPMENT,
  SG_WORDS_BED,
  SG_N_WORDS
} SgStoryWords;

typedef struct
{
  const char *const *words;
  guint              n;
} SgStoryWordList;

extern const SgStoryWordList sg_story_words[SG_N_WORDS];

G_END_DECLS
