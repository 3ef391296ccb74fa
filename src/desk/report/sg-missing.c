/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which reports are not complete, by rules in a table: for whom a rule holds, and what fulfils it.
 * The rules look at what was recorded, never at who recorded it. */

#include "config.h"

#include "desk/report/sg-missing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk/log/sg-row.h"

typedef gboolean (*Rule) (const SgIncident *incident, GPtrArray *patients);

static gboolean
has_category (const SgIncident *incident, const char *const *categories)
{
  return incident->type != NULL && g_strv_contains (categories, incident->type);
}

/* ---- for whom ---- */

/* Help was asked, or may still be: everything but what ended on the telephone. */
static gboolean
is_dispatched (const SgIncident *incident, GPtrArray *patients)
{
  static const char *const with_help[] = { "dispatch", "no_sign", NULL };

  return incident->disposition == NULL || g_strv_contains (with_help, incident->disposition);
}

static gboolean
found_somebody (const SgIncident *incident, GPtrArray *patients)
{
  return is_dispatched (incident, patients) && g_strcmp0 (incident->disposition, "no_sign") != 0;
}

static gboolean
is_trauma (const SgIncident *incident, GPtrArray *patients)
{
  static const char *const categories[] = { "trauma_kll", "trauma_non_kll", "bencana", NULL };

  return found_somebody (incident, patients) && has_category (incident, categories);
}

static gboolean
needs_hospital (const SgIncident *incident, GPtrArray *patients)
{
  static const char *const categories[] = { "maternal", "neonatal", "rujukan", NULL };

  return found_somebody (incident, patients) && has_category (incident, categories);
}

static gboolean
was_transported (const SgIncident *incident, GPtrArray *patients)
{
  return found_somebody (incident, patients) && incident->at[SG_T9] != 0;
}

/* An ambulance was with the patients, so that there is something to write down about them. */
static gboolean
reached_patient (const SgIncident *incident, GPtrArray *patients)
{
  if (!found_somebody (incident, patients))
    return FALSE;

  if (incident->at[SG_T7] != 0 || incident->at[SG_T9] != 0)
    return TRUE;

  for (guint i = 0; incident->tasks != NULL && i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (task->kind == SG_RESPONDER_AMBULANCE && task->at[SG_STEP_ON_SCENE] != 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
was_cancelled (const SgIncident *incident, GPtrArray *patients)
{
  return g_strcmp0 (incident->disposition, "cancelled") == 0;
}

/* ---- what is there ---- */

static gboolean
has_type (const SgIncident *incident, GPtrArray *patients)
{
  return incident->type != NULL;
}

static gboolean
has_severity (const SgIncident *incident, GPtrArray *patients)
{
  return incident->severity > 0;
}

static gboolean
has_place (const SgIncident *incident, GPtrArray *patients)
{
  return (sg_scene_is_known (&incident->scene) && incident->scene.verified) ||
         incident->scene.patokan != NULL;
}

static gboolean
has_t1 (const SgIncident *incident, GPtrArray *patients)
{
  return incident->at[SG_T1] != 0;
}

static gboolean
has_t3 (const SgIncident *incident, GPtrArray *patients)
{
  return incident->at[SG_T3] != 0 || incident->close_reason != NULL;
}

/* The ambulances were all stopped or refused, each with its reason. */
static gboolean
has_reasons (const SgIncident *incident)
{
  guint n = 0;

  for (guint i = 0; incident->tasks != NULL && i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (task->kind != SG_RESPONDER_AMBULANCE)
        continue;
      n++;
      if (task->reason == NULL && task->state != SG_TASK_NO_ANSWER)
        return FALSE;
    }

  return n > 0;
}

static gboolean
has_t6 (const SgIncident *incident, GPtrArray *patients)
{
  return incident->at[SG_T6] != 0 || incident->close_reason != NULL || has_reasons (incident);
}

static gboolean
has_outcome (const SgIncident *incident, GPtrArray *patients)
{
  return incident->outcome != NULL;
}

static gboolean
has_victims (const SgIncident *incident, GPtrArray *patients)
{
  return incident->victims >= 0;
}

static gboolean
has_patient (const SgIncident *incident, GPtrArray *patients)
{
  return patients != NULL && patients->len > 0;
}

/* Where nobody got to, there was nobody to triage. */
static gboolean
has_triage (const SgIncident *incident, GPtrArray *patients)
{
  if (!has_patient (incident, patients))
    return !reached_patient (incident, patients);

  for (guint i = 0; i < patients->len; i++)
    if (((SgPatient *) g_ptr_array_index (patients, i))->triage == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
has_hospital (const SgIncident *incident, GPtrArray *patients)
{
  for (guint i = 0; incident->tasks != NULL && i < incident->tasks->len; i++)
    if (!sg_uuid_is_none (&((SgTask *) g_ptr_array_index (incident->tasks, i))->destination))
      return TRUE;

  for (guint i = 0; patients != NULL && i < patients->len; i++)
    if (!sg_uuid_is_none (&((SgPatient *) g_ptr_array_index (patients, i))->facility))
      return TRUE;

  return FALSE;
}

/* Which of the patients an ambulance took along is not recorded: all of them, but for those that
 * refused, and for the dead, who stay for the police. */
static gboolean
has_handover (const SgIncident *incident, GPtrArray *patients)
{
  if (!has_patient (incident, patients))
    return FALSE;

  for (guint i = 0; i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);

      if (patient->receiver == NULL && patient->refused == NULL &&
          g_strcmp0 (patient->triage, "hitam") != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_close_reason (const SgIncident *incident, GPtrArray *patients)
{
  return incident->close_reason != NULL;
}

static const struct
{
  SgMissing missing;
  Rule      applies;
  Rule      is_there;
} rules[] = {
  { { "type", N_ ("category") }, is_dispatched, has_type },
  { { "severity", N_ ("severity") }, is_dispatched, has_severity },
  { { "place", N_ ("verified place or landmark") }, is_dispatched, has_place },
  { { "t1", N_ ("time of answering (T1)") }, is_dispatched, has_t1 },
  { { "t3", N_ ("time of the request (T3), or a reason") }, is_dispatched, has_t3 },
  { { "t6", N_ ("time on scene (T6), or a reason") }, is_dispatched, has_t6 },
  { { "outcome", N_ ("outcome") }, found_somebody, has_outcome },
  { { "victims", N_ ("number of victims") }, is_trauma, has_victims },
  { { "patient", N_ ("record of the patient") }, reached_patient, has_patient },
  { { "triage", N_ ("triage of each patient") }, is_trauma, has_triage },
  { { "hospital", N_ ("hospital") }, needs_hospital, has_hospital },
  { { "handover", N_ ("who received each patient") }, was_transported, has_handover },
  { { "reason", N_ ("why it was cancelled") }, was_cancelled, has_close_reason },
};

/**
 * sg_incident_list_missing:
 * @patients: (nullable) (element-type SgPatient): of the incident
 *
 * Returns: (transfer full) (element-type SgMissing): what the report lacks; of an open incident,
 *   what it would lack if help had been sent
 */
GPtrArray *
sg_incident_list_missing (const SgIncident *incident, GPtrArray *patients)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].applies (incident, patients) && !rules[i].is_there (incident, patients))
      g_ptr_array_add (missing, (gpointer) &rules[i].missing);

  return missing;
}

/**
 * sg_desk_list_patients_of:
 *
 * Returns: (nullable) (transfer full) (element-type SgPatient): in the order in which they were
 *   entered
 */
GPtrArray *
sg_desk_list_patients_of (SgDesk *desk, const SgUuid *incident, GError **error)
{
  return sg_row_list (sg_desk_get_db (desk),
                      &sg_patient_record,
                      "WHERE incident = ? ORDER BY id",
                      error,
                      "B",
                      incident->bytes,
                      (gsize) SG_UUID_BYTES);
}

static void
free_report (gpointer report)
{
  SgIncompleteReport *self = report;

  sg_incident_free (self->incident);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

static gboolean
add_report (SgDesk *desk, const SgUuid *id, GPtrArray *reports, GError **error)
{
  g_autoptr (SgIncident) incident = sg_desk_get_incident (desk, id, error);
  g_autoptr (GPtrArray) patients = incident != NULL ? sg_desk_list_patients_of (desk, id, error)
                                                    : NULL;
  g_autoptr (GPtrArray) missing = NULL;
  SgIncompleteReport *report;

  if (patients == NULL)
    return FALSE;

  missing = sg_incident_list_missing (incident, patients);
  if (missing->len == 0)
    return TRUE;

  report = g_new0 (SgIncompleteReport, 1);
  report->incident = g_steal_pointer (&incident);
  report->missing = g_steal_pointer (&missing);
  g_ptr_array_add (reports, report);

  return TRUE;
}

/**
 * sg_desk_list_incomplete:
 * @from: microseconds UTC, @to the first moment that is not meant
 *
 * Returns: (nullable) (transfer full) (element-type SgIncompleteReport): of the incidents opened
 *   then and closed, those whose report is not complete; no drills
 */
GPtrArray *
sg_desk_list_incomplete (SgDesk *desk, gint64 from, gint64 to, GError **error)
{
  g_autoptr (SgDbTransaction) snapshot = sg_db_begin_snapshot (sg_desk_get_db (desk), error);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (free_report);
  g_autoptr (GPtrArray) incidents = NULL;

  if (snapshot != NULL)
    incidents = sg_desk_list_between (desk, from, to, error);
  if (incidents == NULL)
    return NULL;

  for (guint i = 0; i < incidents->len; i++)
    {
      const SgIncident *incident = g_ptr_array_index (incidents, i);

      if (!incident->drill && incident->closed_at != 0 &&
          !add_report (desk, &incident->id, reports, error))
        return NULL;
    }

  return g_steal_pointer (&reports);
}
