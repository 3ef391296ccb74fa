/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-severity.h"

G_BEGIN_DECLS

/* The same in both languages; neither is ever NULL. */
typedef struct
{
  char *id;
  char *en;
} SgCardText;

/**
 * SgCardChoice:
 * @code: what is stored: `yes`, `no`, `unknown`, or the card's own
 */
typedef struct
{
  char      *code;
  SgCardText label;
} SgCardChoice;

/* Which question was answered how. */
typedef struct
{
  const char *question;
  const char *answer;
} SgCardAnswer;

/**
 * SgCardQuestion:
 * @choices: (element-type SgCardChoice): what can be answered, in the order of the buttons
 * @asked_when: (element-type SgCardAnswer): answers without which it is not asked
 */
typedef struct
{
  char      *id;
  SgCardText text;
  GPtrArray *choices;
  GPtrArray *asked_when;
} SgCardQuestion;

/**
 * SgCardRule:
 * @when: (element-type SgCardAnswer): the answers that must all have been given
 * @category: of the code list `category`
 * @type: of the code list `complaint_type`
 * @card: (nullable): the id of the card with what to tell the caller now
 * @ends: nothing more is asked: help first
 */
typedef struct
{
  GPtrArray *when;
  SgSeverity severity;
  char      *category;
  char      *type;
  char      *card;
  SgCardText why;
  gboolean   ends;
} SgCardRule;

/**
 * SgCard:
 * @approver: the physician who answers for it
 * @approved: whether that person has signed it; if not, say so wherever it is shown
 * @categories: (element-type utf8): what it is for
 * @types: (element-type utf8): what it is for, finer
 * @beats_per_minute: for the metronome; 0 when there is nothing to count
 * @questions: (element-type SgCardQuestion)
 * @rules: (element-type SgCardRule)
 * @instructions: (element-type SgCardText): what to tell the caller, step by step
 */
typedef struct
{
  char      *id;
  guint      version;
  SgCardText title;
  char      *approver;
  gboolean   approved;
  GPtrArray *categories;
  GPtrArray *types;
  guint      beats_per_minute;
  GPtrArray *questions;
  GPtrArray *rules;
  GPtrArray *instructions;
} SgCard;

/**
 * SgCardAdvice:
 * @next: (nullable): what to ask now; %NULL when there is nothing left
 * @rule: (nullable): what the answers suggest, and why; %NULL when they suggest nothing yet
 */
typedef struct
{
  const SgCardQuestion *next;
  const SgCardRule     *rule;
} SgCardAdvice;

SgCard *sg_card_new (void);
void    sg_card_free (SgCard *self);

const SgCardQuestion *sg_card_find_question (const SgCard *self, const char *id);
gboolean              sg_card_check_answer (const SgCard *self,
                                            const char   *question,
                                            const char   *answer,
                                            GError      **error);
SgCardAdvice sg_card_evaluate (const SgCard *self, const SgCardAnswer *answers, guint n_answers);

SgCardChoice   *sg_card_choice_new (const char *code, const char *label_id, const char *label_en);
SgCardAnswer   *sg_card_answer_new (const char *question, const char *answer);
SgCardQuestion *sg_card_question_new (void);
SgCardRule     *sg_card_rule_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCard, sg_card_free)

G_END_DECLS
