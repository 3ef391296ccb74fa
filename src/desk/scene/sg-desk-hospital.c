/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the scene into the hands of a hospital: what it is told before, who goes where when many are
 * hurt, and who took over whom. */

#include "config.h"

#include "desk/scene/sg-desk-hospital.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "desk/log/sg-row.h"
#include "desk/sg-act.h"

/* Bytes; the limit of a `hospital.notified`. */
#define SUMMARY_MOST 15900

/* ---- what a hospital is told ---- */

static void
add_vital (GString *text, const char *name, const char *value, const char *unit)
{
  if (value != NULL)
    g_string_append_printf (text, " %s %s%s", name, value, unit);
}

static void
add_patient (GString *text, const SgPatient *patient, guint number)
{
  g_string_append_printf (text,
                          "%u. %s %s %s",
                          number,
                          patient->label != NULL ? patient->label : "",
                          patient->sex != NULL ? patient->sex : "",
                          patient->age != NULL ? patient->age : "");
  if (patient->triage != NULL)
    g_string_append_printf (text,
                            " · %s",
                            sg_code_label ("triage", patient->triage, sg_desk_language ()));

  if (patient->sbp != NULL)
    g_string_append_printf (text,
                            " · %s %s/%s",
                            _ ("BP"),
                            patient->sbp,
                            patient->dbp != NULL ? patient->dbp : "–");
  add_vital (text, _ ("HR"), patient->hr, "");
  add_vital (text, _ ("RR"), patient->rr, "");
  add_vital (text, "SpO2", patient->spo2, " %");
  add_vital (text, "T", patient->temp, " °C");
  add_vital (text, "GDS", patient->glucose, "");
  add_vital (text, "AVPU", patient->avpu, "");
  if (patient->gcs > 0)
    g_string_append_printf (text, " GCS %" G_GINT64_FORMAT, patient->gcs);
  g_string_append_c (text, '\n');

  if (patient->treatments != NULL)
    {
      g_autofree char *line = g_strdelimit (g_strdup (patient->treatments), "\n", ';');

      g_string_append_printf (text, _ ("   Treated: %s\n"), line);
    }
}

static void
add_arrival (SgDesk *desk, GString *text, const SgIncident *incident)
{
  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);
      g_autoptr (GDateTime) left = NULL;
      g_autofree char *time = NULL;

      if (task->kind != SG_RESPONDER_AMBULANCE || task->state != SG_TASK_TRANSPORTING)
        continue;
      left = sg_desk_to_local (desk, task->at[SG_STEP_TRANSPORTING]);
      time = g_date_time_format (left, "%H:%M %Z");
      g_string_append_printf (text, _ ("%s left the scene at %s\n"), task->name, time);
    }
}

/**
 * sg_desk_make_summary:
 *
 * Returns: (nullable) (transfer full): what a hospital has to know before the patients arrive,
 * ready to be read out or sent. Without names: those come with the patient
 */
char *
sg_desk_make_summary (SgDesk *desk, const SgUuid *incident, GError **error)
{
  g_autoptr (SgIncident) about = sg_desk_get_incident (desk, incident, error);
  g_autoptr (GPtrArray) patients = NULL;
  GString *text;

  patients = about != NULL ? sg_desk_list_patients (desk, incident, error) : NULL;
  if (patients == NULL)
    return NULL;

  text = g_string_new (NULL);
  g_string_append_printf (text,
                          "%s · %s · SEV-%" G_GINT64_FORMAT "\n",
                          sg_desk_get_identity (desk)->psc_name,
                          about->number,
                          about->severity);
  if (about->drill)
    g_string_append (text, _ ("*DRILL, NOT AN EMERGENCY*\n"));
  if (about->type != NULL)
    g_string_append_printf (
      text,
      "%s%s%s\n",
      sg_code_label ("category", about->type, sg_desk_language ()),
      about->finding != NULL ? " · " : "",
      about->finding != NULL ? sg_code_label ("complaint_type", about->finding, sg_desk_language ())
                             : "");
  for (guint i = 0; i < patients->len; i++)
    add_patient (text, g_ptr_array_index (patients, i), i + 1);
  add_arrival (desk, text, about);

  return g_string_free (text, FALSE);
}

/* What is on record has a limit; what was sent is longer only when very many are hurt. */
static void
shorten (char *summary)
{
  gsize length = strlen (summary);

  if (length > SUMMARY_MOST)
    *(char *) g_utf8_find_prev_char (summary, summary + SUMMARY_MOST) = '\0';
}

/**
 * sg_desk_notify_hospital:
 *
 * Records that a hospital was told, and what.
 */
gboolean
sg_desk_notify_hospital (SgDesk       *desk,
                         const SgUuid *facility,
                         const SgUuid *incident,
                         GError      **error)
{
  g_autofree char *summary = sg_desk_make_summary (desk, incident, error);
  SgBody          *body;

  if (summary == NULL)
    return FALSE;

  shorten (summary);
  body = sg_body_new ();
  sg_body_uuid (body, "incident", incident);
  sg_body_text (body, "summary", summary);
  return sg_act_once (desk, "hospital.notified@1", facility, body, error);
}

/**
 * sg_desk_acknowledge_hospital:
 * @by: (nullable): who there took the message
 */
gboolean
sg_desk_acknowledge_hospital (SgDesk       *desk,
                              const SgUuid *facility,
                              const SgUuid *incident,
                              const char   *by,
                              GError      **error)
{
  SgBody *body = sg_body_new ();

  sg_body_uuid (body, "incident", incident);
  sg_body_text (body, "by", by);
  return sg_act_once (desk, "hospital.acknowledged@1", facility, body, error);
}

/* ---- handing over ---- */

static gboolean
check_patient (SgDesk *desk, const SgUuid *incident, const SgUuid *patient, GError **error)
{
  g_autoptr (SgPatient) record = sg_desk_get_patient (desk, patient, error);

  if (record == NULL)
    return FALSE;

  if (!sg_uuid_equal (&record->incident, incident))
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“patient” belongs to another incident"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_facility (SgDesk *desk, const SgUuid *facility, GError **error)
{
  g_autoptr (SgFaskes) record = NULL;

  record = sg_row_get (sg_desk_get_db (desk), &sg_faskes_record, facility, error);
  return record != NULL;
}

/**
 * sg_desk_hand_over:
 *
 * T10: the patient is in the hands of @facility, and somebody there has a name.
 */
gboolean
sg_desk_hand_over (SgDesk           *desk,
                   const SgUuid     *incident,
                   const SgUuid     *patient,
                   const SgHandover *handover,
                   GError          **error)
{
  g_autoptr (SgAct) act = NULL;
  SgBody *body;

  if (!check_patient (desk, incident, patient, error) ||
      !check_facility (desk, &handover->facility, error))
    return FALSE;

  act = sg_act_new (desk);
  body = sg_body_new ();
  sg_body_uuid (body, "facility", &handover->facility);
  sg_body_text (body, "receiver", handover->receiver);
  sg_body_text (body, "condition", handover->condition);
  sg_act_add (act, "patient.handed_over@1", patient, body);

  body = sg_body_new ();
  sg_body_text (body, "milestone", "T10");
  sg_act_add (act, "milestone.stamped@1", incident, body);

  return sg_act_do (act, error);
}

/* ---- many patients, many hospitals ---- */

/**
 * sg_desk_allocate:
 *
 * Decides to which hospital a patient of a major incident goes.
 */
gboolean
sg_desk_allocate (SgDesk       *desk,
                  const SgUuid *incident,
                  const SgUuid *patient,
                  const SgUuid *facility,
                  GError      **error)
{
  SgBody *body;

  if (!check_patient (desk, incident, patient, error) || !check_facility (desk, facility, error))
    return FALSE;

  body = sg_body_new ();
  sg_body_uuid (body, "patient", patient);
  sg_body_uuid (body, "facility", facility);
  return sg_act_once (desk, "incident.allocated@1", incident, body, error);
}

void
sg_allocation_free (SgAllocation *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

static gint64
sum_beds (const char *lines)
{
  g_auto (GStrv) beds = g_strsplit (lines != NULL ? lines : "", "\n", -1);
  gint64 sum = lines != NULL ? 0 : -1;

  for (guint i = 0; beds[i] != NULL; i++)
    {
      const char *count = strchr (beds[i], '\t');

      if (count != NULL)
        sum += g_ascii_strtoll (count + 1, NULL, 10);
    }

  return sum;
}

static SgAllocation *
get_allocation (SgDesk *desk, GPtrArray *allocations, const SgUuid *facility)
{
  g_autoptr (SgFaskes) record = NULL;
  SgAllocation *self;

  for (guint i = 0; i < allocations->len; i++)
    {
      self = g_ptr_array_index (allocations, i);
      if (sg_uuid_equal (&self->facility, facility))
        return self;
    }

  record = sg_row_get (sg_desk_get_db (desk), &sg_faskes_record, facility, NULL);
  self = g_new0 (SgAllocation, 1);
  self->facility = *facility;
  self->name = g_strdup (record != NULL ? record->name : "?");
  self->beds = record != NULL ? sum_beds (record->beds) : -1;
  self->reported_at = record != NULL ? record->reported_at : 0;
  g_ptr_array_add (allocations, self);

  return self;
}

/* The last decision about each patient is the one that holds. */
static GHashTable *
collect_decisions (GPtrArray *events)
{
  GHashTable *decisions = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, g_free);

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);
      SgUuid         patient = sg_event_get_uuid (event, "patient");
      SgUuid         facility = sg_event_get_uuid (event, "facility");

      if (sg_event_is_kind (event, "incident.allocated"))
        g_hash_table_insert (decisions,
                             g_memdup2 (&patient, sizeof patient),
                             g_memdup2 (&facility, sizeof facility));
    }

  return decisions;
}

/**
 * sg_desk_read_allocations:
 *
 * Returns: (nullable) (transfer full) (element-type SgUuid SgUuid): for each patient about whom it
 * was decided, the hospital
 */
GHashTable *
sg_desk_read_allocations (SgDesk *desk, const SgUuid *incident, GError **error)
{
  g_autoptr (GPtrArray)
    events = sg_event_log_read_effective (sg_desk_get_log (desk), incident, error);

  return events != NULL ? collect_decisions (events) : NULL;
}

/**
 * sg_desk_list_allocations:
 *
 * Returns: (nullable) (transfer full) (element-type SgAllocation): for each hospital how many it
 * has room for, how many are meant to go there and how many arrived
 */
GPtrArray *
sg_desk_list_allocations (SgDesk *desk, const SgUuid *incident, GError **error)
{
  g_autoptr (GHashTable) decisions = sg_desk_read_allocations (desk, incident, error);
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (GPtrArray) allocations = NULL;

  patients = decisions != NULL ? sg_desk_list_patients (desk, incident, error) : NULL;
  if (patients == NULL)
    return NULL;

  allocations = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_allocation_free);
  for (guint i = 0; i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);
      const SgUuid    *facility = g_hash_table_lookup (decisions, &patient->id);

      if (facility != NULL)
        get_allocation (desk, allocations, facility)->n_allocated++;
      if (patient->handed_over_at != 0)
        get_allocation (desk, allocations, &patient->facility)->n_arrived++;
    }

  return g_steal_pointer (&allocations);
}
