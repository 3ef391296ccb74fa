/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what the tables are made of. Everything is read in one snapshot: a report agrees with
 * itself while the desk works on. Rows are enough for nearly all of it; only what a unit was like
 * at a time is read from its events, and units are few. */

#include "config.h"

#include "desk/report/sg-report-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/log/sg-row.h"

/* domain.md W9: 07–14, 14–21, 21–07. */
#define MORNING_H   7
#define AFTERNOON_H 14
#define NIGHT_H     21

static void
free_unit (gpointer unit)
{
  SgReportUnit *self = unit;

  g_clear_pointer (&self->readied, g_ptr_array_unref);
  g_clear_pointer (&self->crewed, g_ptr_array_unref);
  g_free (self);
}

static SgReportData *
new_data (SgDesk *desk, const SgReportQuery *query)
{
  SgReportData *self = g_new0 (SgReportData, 1);

  self->query = *query; /* borrows its texts while the report is made */
  self->zone = g_time_zone_new_identifier (sg_desk_get_identity (desk)->zone);
  self->now = sg_desk_get_now (desk);
  self->until = MIN (query->to, MAX (self->now, query->from));
  self->calls = g_array_new (FALSE, TRUE, sizeof (SgReportCall));
  self->call_of = g_hash_table_new (sg_uuid_hash, sg_uuid_equal);
  self->patients_of =
    g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->units = g_ptr_array_new_with_free_func (free_unit);
  self->unit_of = g_hash_table_new (sg_uuid_hash, sg_uuid_equal);
  self->facility_of = g_hash_table_new (sg_uuid_hash, sg_uuid_equal);
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  self->target_answer_s = (double) sg_desk_get_setting (desk, SG_SETTING_TARGET_ANSWER_S);
  self->target_process_s = (double) sg_desk_get_setting (desk, SG_SETTING_TARGET_PROCESS_S);
  self->psc = sg_desk_get_psc (desk);

  return self;
}

void
sg_report_data_free (SgReportData *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  g_array_unref (self->calls);
  g_hash_table_unref (self->call_of);
  g_hash_table_unref (self->patients_of);
  g_clear_pointer (&self->patients, g_ptr_array_unref);
  g_ptr_array_unref (self->units);
  g_hash_table_unref (self->unit_of);
  g_hash_table_unref (self->facility_of);
  g_clear_pointer (&self->unit_rows, g_ptr_array_unref);
  g_clear_pointer (&self->facility_rows, g_ptr_array_unref);
  g_ptr_array_unref (self->asked);
  g_free (self);
}

/* ---- rows ---- */

#define OF_THE_PERIOD                                                                              \
  "(SELECT id FROM incident WHERE opened_at >= ? AND opened_at < ? AND drill = 0)"

static gboolean
read_tasks (SgReportData *self, SgDb *db, GHashTable *by_id, GError **error)
{
  g_autoptr (GPtrArray)
    tasks = sg_row_list (db,
                         &sg_task_record,
                         "WHERE incident IN " OF_THE_PERIOD " ORDER BY incident, number",
                         error,
                         "ii",
                         self->query.from,
                         self->query.to);

  if (tasks == NULL)
    return FALSE;

  g_ptr_array_set_free_func (tasks, NULL);
  for (guint i = 0; i < tasks->len; i++)
    {
      SgTask     *task = g_ptr_array_index (tasks, i);
      SgIncident *incident = g_hash_table_lookup (by_id, &task->incident);

      if (incident != NULL)
        g_ptr_array_add (incident->tasks, task);
      else
        sg_task_free (task);
    }

  return TRUE;
}

static gboolean
read_incidents (SgReportData *self, SgDesk *desk, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (sg_uuid_hash, sg_uuid_equal);
  SgDb *db = sg_desk_get_db (desk);

  /* What was handed to another PSC is in that one's report. */
  self->incidents = sg_row_list (db,
                                 &sg_incident_record,
                                 "WHERE opened_at >= ? AND opened_at < ? AND drill = 0"
                                 " AND coalesce(psc, ?3) = ?3 ORDER BY opened_at, id",
                                 error,
                                 "iis",
                                 self->query.from,
                                 self->query.to,
                                 sg_desk_get_identity (desk)->psc);
  if (self->incidents == NULL)
    return FALSE;

  for (guint i = 0; i < self->incidents->len; i++)
    {
      SgIncident *incident = g_ptr_array_index (self->incidents, i);

      incident->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_task_free);
      g_hash_table_insert (by_id, &incident->id, incident);
    }

  return read_tasks (self, db, by_id, error);
}

static gboolean
read_patients (SgReportData *self, SgDb *db, GError **error)
{
  self->patients = sg_row_list (db,
                                &sg_patient_record,
                                "WHERE incident IN " OF_THE_PERIOD " ORDER BY incident, id",
                                error,
                                "ii",
                                self->query.from,
                                self->query.to);
  for (guint i = 0; self->patients != NULL && i < self->patients->len; i++)
    {
      SgPatient *patient = g_ptr_array_index (self->patients, i);
      GPtrArray *others = g_hash_table_lookup (self->patients_of, &patient->incident);

      if (others == NULL)
        {
          others = g_ptr_array_new ();
          g_hash_table_insert (self->patients_of, &patient->incident, others);
        }
      g_ptr_array_add (others, patient);
    }

  return self->patients != NULL;
}

static gboolean
read_facilities (SgReportData *self, SgDb *db, GError **error)
{
  self->facility_rows = sg_row_list (db, &sg_faskes_record, "ORDER BY name, id", error, "");
  for (guint i = 0; self->facility_rows != NULL && i < self->facility_rows->len; i++)
    {
      SgFaskes *facility = g_ptr_array_index (self->facility_rows, i);

      g_hash_table_insert (self->facility_of, &facility->id, facility);
    }

  return self->facility_rows != NULL;
}

/* ---- events of units and hospitals ---- */

static gboolean
read_unit (SgReportData *self, SgEventLog *log, SgUnit *row, GError **error)
{
  SgReportUnit *unit = g_new0 (SgReportUnit, 1);
  gint64        from = self->query.from;
  g_autoptr (GPtrArray) registered = NULL;

  unit->unit = row;
  g_ptr_array_add (self->units, unit);
  g_hash_table_insert (self->unit_of, &row->id, unit);
  unit->readied =
    sg_event_log_read_period (log, &row->id, "unit.readied", from, self->until, error);
  if (unit->readied == NULL)
    return FALSE;

  /* A crew is looked up at the time of a request, which may follow the end of the period. */
  unit->crewed =
    sg_event_log_read_period (log, &row->id, "unit.crewed", from, self->now + 1, error);
  if (unit->crewed == NULL)
    return FALSE;

  registered =
    sg_event_log_read_period (log, &row->id, "unit.registered", from, self->now + 1, error);
  if (registered != NULL && registered->len > 0)
    unit->registered_at = ((SgEvent *) g_ptr_array_index (registered, 0))->at;

  return registered != NULL;
}

static gboolean
read_units (SgReportData *self, SgDesk *desk, SgProgress *progress, GError **error)
{
  SgDb *db = sg_desk_get_db (desk);

  self->unit_rows = sg_row_list (db, &sg_unit_record, "ORDER BY call_sign, id", error, "");
  if (self->unit_rows == NULL)
    return FALSE;

  for (guint i = 0; i < self->unit_rows->len; i++)
    {
      SgUnit *row = g_ptr_array_index (self->unit_rows, i);

      if (!sg_progress_step (progress, i, self->unit_rows->len, error) ||
          !read_unit (self, sg_desk_get_log (desk), row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_answers (SgReportData *self, SgEventLog *log, const SgUuid *facility, GError **error)
{
  g_autoptr (GPtrArray) answers = NULL;

  answers = sg_event_log_read_period (log,
                                      facility,
                                      "hospital.asked",
                                      self->query.from,
                                      self->now + 1,
                                      error);
  if (answers == NULL)
    return FALSE;

  while (answers->len > 0)
    {
      SgEvent *event = g_ptr_array_steal_index (answers, answers->len - 1);
      SgUuid   incident = sg_event_get_uuid (event, "incident");

      if (g_hash_table_contains (self->call_of, &incident))
        g_ptr_array_add (self->asked, event);
      else
        sg_event_free (event);
    }

  return TRUE;
}

static gboolean
read_hospitals (SgReportData *self, SgEventLog *log, GError **error)
{
  for (guint i = 0; i < self->facility_rows->len; i++)
    {
      SgFaskes *facility = g_ptr_array_index (self->facility_rows, i);

      if (!read_answers (self, log, &facility->id, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- which incidents count ---- */

static gboolean
is_text (const char *wanted, const char *text)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (wanted == NULL || text == NULL)
    return wanted == NULL;

  left = g_utf8_casefold (wanted, -1);
  right = g_utf8_casefold (text, -1);
  return strcmp (left, right) == 0;
}

static gboolean
is_of_facility (const SgReportData *self, const SgIncident *incident)
{
  const SgUuid *wanted = &self->query.facility;
  GPtrArray    *patients = g_hash_table_lookup (self->patients_of, &incident->id);

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask   *task = g_ptr_array_index (incident->tasks, i);
      const SgFaskes *base = sg_report_data_find_base (self, task);

      if (sg_uuid_equal (&task->destination, wanted) ||
          (base != NULL && sg_uuid_equal (&base->id, wanted)))
        return TRUE;
    }

  for (guint i = 0; patients != NULL && i < patients->len; i++)
    if (sg_uuid_equal (&((SgPatient *) g_ptr_array_index (patients, i))->facility, wanted))
      return TRUE;

  return FALSE;
}

static gboolean
is_wanted (const SgReportData *self, const SgIncident *incident)
{
  const SgReportQuery *query = &self->query;

  return (query->severity == 0 || incident->severity == query->severity) &&
         is_text (query->kecamatan, incident->scene.kecamatan) &&
         (query->category == NULL || g_strcmp0 (query->category, incident->type) == 0) &&
         (sg_uuid_is_none (&query->facility) || is_of_facility (self, incident));
}

static const SgTask *
find_first (const SgIncident *incident)
{
  const SgTask *first = NULL;

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);
      gint64        at = task->at[SG_STEP_ON_SCENE];

      if (task->kind == SG_RESPONDER_AMBULANCE && at != 0 &&
          (first == NULL || at < first->at[SG_STEP_ON_SCENE]))
        first = task;
    }

  return first;
}

static void
choose_calls (SgReportData *self, SgDesk *desk)
{
  for (guint i = 0; i < self->incidents->len; i++)
    {
      SgReportCall call = { .incident = g_ptr_array_index (self->incidents, i) };
      g_autoptr (GDateTime) local = NULL;

      if (!is_wanted (self, call.incident))
        continue;

      local = sg_desk_to_local (desk, call.incident->opened_at);
      call.patients = g_hash_table_lookup (self->patients_of, &call.incident->id);
      call.hour = (guint) g_date_time_get_hour (local);
      call.weekday = (guint) g_date_time_get_day_of_week (local);
      call.shift = sg_report_shift_of (call.hour);
      call.first = find_first (call.incident);
      g_array_append_val (self->calls, call);
      g_hash_table_insert (self->call_of, &call.incident->id, GUINT_TO_POINTER (self->calls->len));
    }
}

/* ---- public ---- */

/**
 * sg_report_data_read:
 *
 * Returns: (nullable): the data, or %NULL with %SG_ERROR_STORAGE or %SG_ERROR_CANCELLED
 */
SgReportData *
sg_report_data_read (SgDesk *desk, const SgReportQuery *query, SgProgress *progress, GError **error)
{
  SgDb *db = sg_desk_get_db (desk);
  g_autoptr (SgDbTransaction) snapshot = sg_db_begin_snapshot (db, error);
  g_autoptr (SgReportData) self = NULL;

  if (snapshot == NULL)
    return NULL;

  self = new_data (desk, query);
  sg_progress_begin (progress, _ ("Reading the file"), 0.6);
  if (!read_facilities (self, db, error) || !read_incidents (self, desk, error) ||
      !read_patients (self, db, error) || !read_units (self, desk, progress, error))
    return NULL;

  choose_calls (self, desk);
  if (!read_hospitals (self, sg_desk_get_log (desk), error))
    return NULL;

  return g_steal_pointer (&self);
}

SgReportCall *
sg_report_data_get_call (const SgReportData *self, guint index)
{
  return &g_array_index (self->calls, SgReportCall, index);
}

/**
 * sg_report_data_find_unit:
 *
 * Returns: (transfer none) (nullable): the unit, with what it was like
 */
const SgReportUnit *
sg_report_data_find_unit (const SgReportData *self, const SgUuid *unit)
{
  return g_hash_table_lookup (self->unit_of, unit);
}

const SgFaskes *
sg_report_data_find_facility (const SgReportData *self, const SgUuid *id)
{
  return g_hash_table_lookup (self->facility_of, id);
}

/**
 * sg_report_data_find_base:
 *
 * Returns: (transfer none) (nullable): the facility whose ambulance was asked, as the register has
 *   it today
 */
const SgFaskes *
sg_report_data_find_base (const SgReportData *self, const SgTask *task)
{
  const SgReportUnit *unit = sg_report_data_find_unit (self, &task->responder);

  return unit != NULL ? sg_report_data_find_facility (self, &unit->unit->facility) : NULL;
}

/**
 * sg_report_unit_find_crew:
 *
 * Returns: (transfer none) (nullable): the last entry of a crew that was not after @at
 */
const SgEvent *
sg_report_unit_find_crew (const SgReportUnit *self, gint64 at)
{
  for (guint i = self->crewed->len; i > 0; i--)
    {
      const SgEvent *event = g_ptr_array_index (self->crewed, i - 1);

      if (event->at <= at)
        return event;
    }

  return NULL;
}

/**
 * sg_report_shift_of:
 * @hour: 0…23 in the desk's zone
 *
 * Returns: 0 for the morning's, 1 for the afternoon's, 2 for the night's
 */
guint
sg_report_shift_of (guint hour)
{
  if (hour < MORNING_H || hour >= NIGHT_H)
    return 2;

  return hour < AFTERNOON_H ? 0 : 1;
}
