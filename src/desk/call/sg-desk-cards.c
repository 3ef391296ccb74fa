/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions to a caller, and what the answers mean. The questions, the meaning and the words to say
 * are data that a physician answers for; here they only meet the incident. */

#include "config.h"

#include "desk/call/sg-desk-cards.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"
#include "desk/log/sg-event-log.h"
#include "desk/sg-act.h"

#define FOLDER_VARIABLE "SIAGA_CARDS"
#define FILE_NAME       "cards.json"

/**
 * sg_desk_load_cards:
 *
 * Reads the installed cards, or those of the folder that `SIAGA_CARDS` names.
 *
 * Returns: (nullable) (transfer full): the cards
 */
SgCards *
sg_desk_load_cards (GError **error)
{
  const char      *folder = g_getenv (FOLDER_VARIABLE);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;

  path = folder != NULL ? g_build_filename (folder, FILE_NAME, NULL)
                        : g_build_filename (SIAGA_DATADIR, "cards", FILE_NAME, NULL);
  if (!g_file_get_contents (path, &text, NULL, &why))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("question cards: %s"), why->message);
      return NULL;
    }

  return sg_cards_parse (text, path, error);
}

/**
 * sg_desk_read_answers:
 * @events: (out): what the answers borrow from; to be kept as long as they
 *
 * Returns: (nullable) (transfer full) (element-type SgCardAnswer): the last answer to each question
 *   of @card that was asked about the incident
 */
GArray *
sg_desk_read_answers (SgDesk       *desk,
                      const SgUuid *incident,
                      const SgCard *card,
                      GPtrArray   **events,
                      GError      **error)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (SgCardAnswer));

  *events = sg_event_log_read_effective (sg_desk_get_log (desk), incident, error);
  if (*events == NULL)
    {
      g_array_unref (answers);
      return NULL;
    }

  for (guint i = (*events)->len; i > 0; i--)
    {
      const SgEvent *event = g_ptr_array_index (*events, i - 1);
      SgCardAnswer   answer = { sg_event_get_text (event, "question"),
                                sg_event_get_text (event, "answer") };
      gboolean       newer = FALSE;

      if (!sg_event_is_kind (event, "question.answered") || answer.question == NULL ||
          answer.answer == NULL || g_strcmp0 (sg_event_get_text (event, "card"), card->id) != 0)
        continue;
      for (guint n = 0; n < answers->len; n++)
        newer |= strcmp (g_array_index (answers, SgCardAnswer, n).question, answer.question) == 0;
      if (!newer)
        g_array_append_val (answers, answer);
    }

  return answers;
}

static SgBody *
make_class (const SgCardRule *rule)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "type", rule->category);
  sg_body_int (body, "severity", rule->severity);
  sg_body_text (body, "finding", rule->type);
  sg_body_text (body, "why", rule->why.id);

  return body;
}

/* What was judged before is only made worse by an answer: better news is for the operator to judge.
 */
static gboolean
is_news (const SgIncident *incident, const SgCardRule *rule)
{
  return rule != NULL && rule->category != NULL &&
         (incident->severity == 0 || rule->severity < incident->severity ||
          (rule->severity == incident->severity && g_strcmp0 (rule->type, incident->finding) != 0));
}

/**
 * sg_desk_answer_question:
 * @card: whose question it is
 *
 * Records the answer, and what follows from it together with those before: two “no” to the two key
 * questions make it a cardiac arrest in the same moment.
 */
gboolean
sg_desk_answer_question (SgDesk       *desk,
                         const SgUuid *incident,
                         const SgCard *card,
                         const char   *question,
                         const char   *answer,
                         GError      **error)
{
  g_autoptr (SgIncident) before = sg_desk_get_incident (desk, incident, error);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GArray) answers = NULL;
  g_autoptr (SgAct) act = NULL;
  SgCardAnswer given = { question, answer };
  SgCardAdvice advice;
  SgBody      *body;

  if (before == NULL || !sg_card_check_answer (card, question, answer, error))
    return FALSE;

  answers = sg_desk_read_answers (desk, incident, card, &events, error);
  if (answers == NULL)
    return FALSE;

  for (guint i = answers->len; i > 0; i--)
    if (strcmp (g_array_index (answers, SgCardAnswer, i - 1).question, question) == 0)
      g_array_remove_index (answers, i - 1);
  g_array_append_val (answers, given);
  advice = sg_card_evaluate (card, (const SgCardAnswer *) (gpointer) answers->data, answers->len);

  act = sg_act_new (desk);
  body = sg_body_new ();
  sg_body_text (body, "card", card->id);
  sg_body_text (body, "question", question);
  sg_body_text (body, "answer", answer);
  sg_act_add (act, "question.answered@1", incident, body);
  if (is_news (before, advice.rule))
    sg_act_add (act, "incident.classified@1", incident, make_class (advice.rule));

  return sg_act_do (act, error);
}
