/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of sg-eligibility.h, asked with what the desk's file knows of one responder. */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "desk/candidates/sg-desk-judge.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "desk/candidates/sg-candidate-search.h"
#include "desk/candidates/sg-reason-text.h"
#include "desk/candidates/sg-responder-store.h"
#include "desk/log/sg-row.h"
#include "desk/shift/sg-desk-shift.h"

/* Somebody advanced has said yes, or an ambulance has. */
static gboolean
is_supervised (const SgIncident *incident)
{
  for (guint i = 0; incident->tasks != NULL && i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (task->state >= SG_TASK_ACCEPTED && !sg_task_is_over (task) &&
          (task->kind == SG_RESPONDER_AMBULANCE || sg_level_is_advanced (task->level)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_workload (SgDesk                  *desk,
               const SgEligibilityCase *on,
               const SgUuid            *id,
               SgWorkload              *workload,
               GError                 **error)
{
  SgDb *db = sg_desk_get_db (desk);

  return sg_responder_store_count_tasks (db,
                                         id,
                                         on->now - G_TIME_SPAN_DAY,
                                         &workload->n_tasks,
                                         error) &&
         sg_responder_store_find_other (db,
                                        id,
                                        &on->incident->id,
                                        (char **) &workload->on_task,
                                        error);
}

static SgCandidate *
judge_unit (SgDesk                  *desk,
            const SgEligibilityCase *on,
            const SgUuid            *id,
            const SgWorkload        *workload,
            GError                 **error)
{
  g_autoptr (SgUnit) unit = sg_row_get (sg_desk_get_db (desk), &sg_unit_record, id, error);
  SgCandidate *candidate;

  if (unit == NULL)
    return NULL;

  candidate = sg_candidate_new (SG_CANDIDATE_UNIT, id);
  candidate->name = g_steal_pointer (&unit->call_sign);
  candidate->phone = g_steal_pointer (&unit->phone);
  sg_candidate_take (candidate, sg_judge_unit (on, unit, workload));

  return candidate;
}

static SgCandidate *
judge_volunteer (SgDesk                  *desk,
                 const SgEligibilityCase *on,
                 const SgUuid            *id,
                 const SgWorkload        *workload,
                 GError                 **error)
{
  SgDb *db = sg_desk_get_db (desk);
  g_autoptr (SgVolunteer) volunteer = sg_row_get (db, &sg_volunteer_record, id, error);
  g_autoptr (GPtrArray) certificates = NULL;
  const SgCertificate *best;
  SgCandidate         *candidate;

  if (volunteer != NULL)
    certificates = sg_row_list (db,
                                &sg_certificate_record,
                                "WHERE holder = ?",
                                error,
                                "B",
                                id->bytes,
                                (gsize) SG_UUID_BYTES);
  if (certificates == NULL)
    return NULL;

  candidate = sg_candidate_new (SG_CANDIDATE_VOLUNTEER, id);
  candidate->name = g_steal_pointer (&volunteer->name);
  candidate->phone = g_steal_pointer (&volunteer->phone);
  sg_candidate_take (candidate, sg_judge_volunteer (on, volunteer, certificates, workload));
  sg_certificates_judge (certificates, on->today, on->settings[SG_SETTING_GRACE_MONTHS], &best);
  candidate->level = g_strdup (best != NULL ? best->level : NULL);

  return candidate;
}

/**
 * sg_desk_fill_case:
 * @incident: borrowed, with its tasks
 * @on: (out): the incident, the settings, the time and the shift
 */
void
sg_desk_fill_case (SgDesk *desk, const SgIncident *incident, SgEligibilityCase *on)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *today = NULL;

  on->incident = incident;
  on->now = sg_desk_get_now (desk);
  for (guint i = 0; i < SG_N_SETTINGS; i++)
    on->settings[i] = sg_desk_get_setting (desk, i);
  on->target_s = sg_incident_get_target_s (incident, sg_desk_get_psc (desk));
  local = sg_desk_to_local (desk, on->now);
  today = g_date_time_format (local, "%Y-%m-%d");
  g_strlcpy (on->today, today, sizeof on->today);
  on->shift = sg_desk_get_shift (desk, sg_desk_get_now (desk));
  on->supervised = is_supervised (incident);
}

/**
 * sg_desk_judge:
 * @kind: a unit or a volunteer
 * @ms: by road; 0 while nobody has reckoned it
 *
 * Returns: (nullable) (transfer full): with its verdict and the reasons, and without a place
 */
SgCandidate *
sg_desk_judge (SgDesk                  *desk,
               const SgEligibilityCase *on,
               SgCandidateKind          kind,
               const SgUuid            *id,
               guint32                  ms,
               GError                 **error)
{
  SgWorkload       workload = { .ms = ms };
  g_autofree char *on_task = NULL;
  SgCandidate     *candidate;

  if (!read_workload (desk, on, id, &workload, error))
    return NULL;

  on_task = (char *) workload.on_task;
  candidate = kind == SG_CANDIDATE_UNIT ? judge_unit (desk, on, id, &workload, error)
                                        : judge_volunteer (desk, on, id, &workload, error);
  if (candidate != NULL)
    candidate->ms = ms;

  return candidate;
}

static char *
join_reasons (const GPtrArray *reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      g_autofree char *one = sg_reason_to_text (g_ptr_array_index (reasons, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", one);
    }

  return g_string_free (text, FALSE);
}

/**
 * sg_desk_check_volunteer:
 * @incident: with its tasks
 * @reason: (nullable): why the volunteer is asked although only an operator may
 * @level: (out) (nullable): of the certificate that counts
 *
 * The gate before a volunteer is asked, by whatever way; minutes do not count here.
 *
 * Returns: %FALSE with %SG_ERROR_STALE when the rules forbid it, %SG_ERROR_INVALID when they want a
 *   reason and there is none
 */
gboolean
sg_desk_check_volunteer (SgDesk           *desk,
                         const SgIncident *incident,
                         const SgUuid     *volunteer,
                         const char       *reason,
                         char            **level,
                         GError          **error)
{
  SgEligibilityCase on = { 0 };
  g_autoptr (SgCandidate) judged = NULL;
  g_autofree char *why_not = NULL;

  *level = NULL;
  sg_desk_fill_case (desk, incident, &on);
  judged = sg_desk_judge (desk, &on, SG_CANDIDATE_VOLUNTEER, volunteer, 0, error);
  if (judged == NULL)
    return FALSE;

  why_not = join_reasons (judged->why_not);
  if (judged->verdict == SG_NOT_ELIGIBLE)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_STALE,
                 _ ("%s cannot be asked: %s"),
                 judged->name != NULL ? judged->name : _ ("the volunteer"),
                 why_not);
  else if (judged->verdict == SG_BY_HAND_ONLY && (reason == NULL || *reason == '\0'))
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_INVALID,
                 _ ("“reason” is missing: %s (%s)"),
                 judged->name != NULL ? judged->name : _ ("the volunteer"),
                 why_not);
  else
    *level = g_steal_pointer (&judged->level);

  return judged->verdict == SG_ELIGIBLE ||
         (judged->verdict == SG_BY_HAND_ONLY && reason != NULL && *reason != '\0');
}
