/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card is what to ask a caller and what to tell them. Everything medical in it is data of
 * data/cards/cards.json with a physician's name on it; here is only how answers lead on. */

#include "config.h"

#include "common/sg-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"

static void
clear_text (SgCardText *text)
{
  g_free (text->id);
  g_free (text->en);
}

static void
free_text (SgCardText *text)
{
  clear_text (text);
  g_free (text);
}

static void
free_choice (SgCardChoice *choice)
{
  g_free (choice->code);
  clear_text (&choice->label);
  g_free (choice);
}

static void
free_answer (SgCardAnswer *answer)
{
  g_free ((char *) answer->question);
  g_free ((char *) answer->answer);
  g_free (answer);
}

static void
free_question (SgCardQuestion *question)
{
  g_free (question->id);
  clear_text (&question->text);
  g_ptr_array_unref (question->choices);
  g_ptr_array_unref (question->asked_when);
  g_free (question);
}

static void
free_rule (SgCardRule *rule)
{
  g_ptr_array_unref (rule->when);
  g_free (rule->category);
  g_free (rule->type);
  g_free (rule->card);
  clear_text (&rule->why);
  g_free (rule);
}

/* What was answered last: a caller may correct himself. */
static const char *
find_answer (const SgCardAnswer *answers, guint n_answers, const char *question)
{
  for (guint i = n_answers; i > 0; i--)
    if (strcmp (answers[i - 1].question, question) == 0)
      return answers[i - 1].answer;

  return NULL;
}

static gboolean
all_hold (const GPtrArray *conditions, const SgCardAnswer *answers, guint n_answers)
{
  for (guint i = 0; i < conditions->len; i++)
    {
      const SgCardAnswer *condition = g_ptr_array_index (conditions, i);

      if (g_strcmp0 (find_answer (answers, n_answers, condition->question), condition->answer) != 0)
        return FALSE;
    }

  return TRUE;
}

/* The worse one; of two as bad, the one that rests on more answers; then the first of the card. */
static gboolean
is_stronger (const SgCardRule *rule, const SgCardRule *best)
{
  if (best == NULL || rule->severity != best->severity)
    return best == NULL || rule->severity < best->severity;

  return rule->when->len > best->when->len;
}

SgCard *
sg_card_new (void)
{
  SgCard *self = g_new0 (SgCard, 1);

  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->types = g_ptr_array_new_with_free_func (g_free);
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_question);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) free_rule);
  self->instructions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_text);

  return self;
}

void
sg_card_free (SgCard *self)
{
  g_free (self->id);
  clear_text (&self->title);
  g_free (self->approver);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->types);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->instructions);
  g_free (self);
}

const SgCardQuestion *
sg_card_find_question (const SgCard *self, const char *id)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const SgCardQuestion *question = g_ptr_array_index (self->questions, i);

      if (strcmp (question->id, id) == 0)
        return question;
    }

  return NULL;
}

/**
 * sg_card_check_answer:
 *
 * Returns: %FALSE with %SG_ERROR_INVALID, whose message names the field `question` or `answer`,
 * when the card does not ask this or does not offer that
 */
gboolean
sg_card_check_answer (const SgCard *self, const char *question, const char *answer, GError **error)
{
  const SgCardQuestion *asked = sg_card_find_question (self, question);

  if (asked == NULL)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("question: the card “%s” does not ask this: choose one of its questions"),
                   self->id);
      return FALSE;
    }

  for (guint i = 0; i < asked->choices->len; i++)
    if (strcmp (((SgCardChoice *) g_ptr_array_index (asked->choices, i))->code, answer) == 0)
      return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("answer: “%s” of the card “%s” has no such answer: choose one of its answers"),
               asked->id,
               self->id);
  return FALSE;
}

/**
 * sg_card_evaluate:
 * @answers: (array length=n_answers): what was answered so far, in the order of time; of two to the
 *   same question the later one counts. What the card does not know, as after a new version of it,
 *   is passed over.
 *
 * Returns: what to ask now and what the answers suggest; its parts belong to the card
 */
SgCardAdvice
sg_card_evaluate (const SgCard *self, const SgCardAnswer *answers, guint n_answers)
{
  SgCardAdvice advice = { NULL, NULL };
  gboolean     ends = FALSE;

  for (guint i = 0; i < self->rules->len; i++)
    {
      const SgCardRule *rule = g_ptr_array_index (self->rules, i);

      if (!all_hold (rule->when, answers, n_answers))
        continue;

      ends = ends || rule->ends;
      if (is_stronger (rule, advice.rule))
        advice.rule = rule;
    }

  for (guint i = 0; i < self->questions->len && advice.next == NULL && !ends; i++)
    {
      const SgCardQuestion *question = g_ptr_array_index (self->questions, i);

      if (find_answer (answers, n_answers, question->id) == NULL &&
          all_hold (question->asked_when, answers, n_answers))
        advice.next = question;
    }

  return advice;
}

SgCardChoice *
sg_card_choice_new (const char *code, const char *label_id, const char *label_en)
{
  SgCardChoice *self = g_new0 (SgCardChoice, 1);

  *self = (SgCardChoice){ g_strdup (code), { g_strdup (label_id), g_strdup (label_en) } };
  return self;
}

SgCardAnswer *
sg_card_answer_new (const char *question, const char *answer)
{
  SgCardAnswer *self = g_new0 (SgCardAnswer, 1);

  *self = (SgCardAnswer){ g_strdup (question), g_strdup (answer) };
  return self;
}

SgCardQuestion *
sg_card_question_new (void)
{
  SgCardQuestion *self = g_new0 (SgCardQuestion, 1);

  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) free_choice);
  self->asked_when = g_ptr_array_new_with_free_func ((GDestroyNotify) free_answer);
  return self;
}

SgCardRule *
sg_card_rule_new (void)
{
  SgCardRule *self = g_new0 (SgCardRule, 1);

  self->when = g_ptr_array_new_with_free_func ((GDestroyNotify) free_answer);
  return self;
}
