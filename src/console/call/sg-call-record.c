/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed becomes an incident. First the incident itself, so that it exists whatever comes
 * after; then what the answers mean, what the operator chose, and how the call ended. What the desk
 * cannot read, a telephone number with a digit too few, is kept in words. */

#include "config.h"

#include "console/call/sg-call-record.h"

#include <glib/gi18n-lib.h>

#include "common/sg-phone.h"
#include "desk/call/sg-desk-call.h"
#include "desk/call/sg-desk-cards.h"
#include "desk/call/sg-desk-duplicate.h"
#include "desk/scene/sg-desk-close.h"

typedef struct
{
  SgCallDraft *draft;
  SgCallHow    how;
} Job;

static void
job_free (Job *job)
{
  sg_call_draft_free (job->draft);
  g_free (job->how.disposition);
  g_free (job);
}

void
sg_call_recorded_free (SgCallRecorded *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->trouble);
  g_free (self);
}

static gboolean
is_number (SgDesk *desk, const char *phone)
{
  g_autofree char *normalised =
    sg_phone_normalise (phone, sg_desk_get_identity (desk)->area_code, NULL);

  return normalised != NULL;
}

/* What belongs into a field that would refuse it. */
static char *
make_remarks (SgDesk *desk, const SgCallDraft *draft)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gint64 at;

  if (draft->remarks != NULL)
    g_ptr_array_add (parts, g_strdup (draft->remarks));
  if (draft->phone != NULL && !is_number (desk, draft->phone))
    /* Translators: a telephone number that is incomplete */
    g_ptr_array_add (parts, g_strdup_printf (_ ("Phone as told: %s"), draft->phone));
  if (draft->planned != NULL && !sg_call_draft_read_planned (draft, desk, &at))
    /* Translators: when a transport is wanted, in the caller's words */
    g_ptr_array_add (parts, g_strdup_printf (_ ("Wanted at: %s"), draft->planned));
  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static gboolean
take_call (SgDesk *desk, const SgCallDraft *draft, SgUuid *incident, GError **error)
{
  SgCall call = { .source = draft->source != NULL ? draft->source : "tel119",
                  .caller = draft->caller,
                  .text = draft->text,
                  .scene = &draft->scene,
                  .type = draft->type,
                  .severity = draft->severity,
                  .victims = draft->victims,
                  .job = draft->job,
                  .received_at = draft->begun_at,
                  .answered_at = draft->begun_at,
                  .drill = draft->drill };

  if (draft->phone != NULL && is_number (desk, draft->phone))
    call.phone = draft->phone;
  if (!sg_call_draft_read_planned (draft, desk, &call.planned_for))
    call.planned_for = 0;

  return sg_desk_take_call (desk, &call, incident, error);
}

static gboolean
answer (SgDesk            *desk,
        const SgCallDraft *draft,
        const SgCard      *card,
        const SgUuid      *incident,
        GError           **error)
{
  for (guint i = 0; i < card->questions->len; i++)
    {
      const SgCardQuestion *question = g_ptr_array_index (card->questions, i);
      const char           *given = g_hash_table_lookup (draft->answers, question->id);

      if (given != NULL &&
          !sg_desk_answer_question (desk, incident, card, question->id, given, error))
        return FALSE;
    }

  return TRUE;
}

/* What the operator saw on the form is what is recorded. */
static gboolean
classify (SgDesk            *desk,
          const SgCallDraft *draft,
          const SgCard      *card,
          const SgUuid      *incident,
          GError           **error)
{
  g_autoptr (SgIncident) now = sg_desk_get_incident (desk, incident, error);
  g_auto (SgCallJudgement) judged = { 0 };

  if (now == NULL)
    return FALSE;

  sg_call_draft_judge (draft, card, &judged);
  if (judged.category == NULL ||
      (now->severity == judged.severity && g_strcmp0 (now->type, judged.category) == 0 &&
       g_strcmp0 (now->finding, judged.finding) == 0))
    return TRUE;

  return sg_desk_classify (desk, incident, judged.category, judged.finding, judged.severity, error);
}

static gboolean
judge (SgDesk *desk, const SgCallDraft *draft, const SgUuid *incident, GError **error)
{
  g_autoptr (SgCards) cards = NULL;
  const SgCard *card = NULL;

  if (g_hash_table_size (draft->answers) > 0)
    {
      cards = sg_desk_load_cards (error);
      card = cards != NULL ? sg_cards_find (cards, SG_CALL_KEY_CARD) : NULL;
      if (cards == NULL || (card != NULL && !answer (desk, draft, card, incident, error)))
        return FALSE;
    }

  return classify (desk, draft, card, incident, error);
}

static gboolean
add_rest (SgDesk *desk, const SgCallDraft *draft, const SgUuid *incident, GError **error)
{
  g_autofree char *remarks = make_remarks (desk, draft);
  SgIncidentChange change = SG_INCIDENT_NO_CHANGE;

  if (remarks == NULL && draft->gender == NULL)
    return TRUE;

  change.remarks = remarks;
  change.gender_preference = draft->gender;
  return sg_desk_change_incident (desk, incident, &change, error);
}

static gboolean
end (SgDesk *desk, const SgCallHow *how, const SgUuid *incident, GError **error)
{
  SgClosing closing = { .disposition = how->disposition };

  if (how->ending == SG_CALL_PARK)
    return sg_desk_park (desk, incident, TRUE, error);
  if (how->ending == SG_CALL_MERGE)
    return sg_desk_merge (desk, incident, &how->into, error);
  if (how->ending == SG_CALL_CLOSE)
    return sg_desk_close (desk, incident, &closing, error);

  return TRUE;
}

/* In the desk's thread. */
static gpointer
record (SgDeskHand *hand, gpointer data, GError **error)
{
  const Job *job = data;
  SgDesk    *desk = hand->desk;
  g_autoptr (SgCallRecorded) recorded = g_new0 (SgCallRecorded, 1);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (SgIncident) incident = NULL;
  SgUuid *id = &recorded->incident;

  if (!take_call (desk, job->draft, id, error))
    return NULL;

  if (!judge (desk, job->draft, id, &trouble) || !add_rest (desk, job->draft, id, &trouble) ||
      !end (desk, &job->how, id, &trouble))
    recorded->trouble = g_strdup (trouble->message);
  /* Its number is only for a line that says so. */
  incident = sg_desk_get_incident (desk, id, NULL);
  recorded->number = g_strdup (incident != NULL ? incident->number : "");

  return g_steal_pointer (&recorded);
}

/**
 * sg_call_record_async:
 * @draft: copied
 * @how: copied
 *
 * The answer is an #SgCallRecorded, or an error and then nothing was recorded.
 */
void
sg_call_record_async (SgDeskSession      *session,
                      const SgCallDraft  *draft,
                      const SgCallHow    *how,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  Job             *job = g_new0 (Job, 1);
  const SgDeskWork work = { record,
                            job,
                            (GDestroyNotify) job_free,
                            (GDestroyNotify) sg_call_recorded_free };

  job->draft = sg_call_draft_copy (draft);
  job->how = *how;
  job->how.disposition = g_strdup (how->disposition);
  sg_desk_session_act_async (session, &work, callback, user_data);
}
