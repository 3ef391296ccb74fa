/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/log/sg-cache.h"

#include <string.h>

#include "common/sg-closure.h"
#include "common/sg-error.h"
#include "common/sg-faskes.h"
#include "common/sg-patient.h"
#include "common/sg-psc.h"
#include "common/sg-shift.h"
#include "common/sg-unit.h"
#include "common/sg-volunteer.h"
#include "desk/log/sg-row.h"

static const SgFoldType *const types[SG_N_SUBJECTS] = {
  [SG_SUBJECT_INCIDENT] = &sg_incident_fold,
  [SG_SUBJECT_PATIENT] = &sg_patient_fold,
  [SG_SUBJECT_UNIT] = &sg_unit_fold,
  [SG_SUBJECT_VOLUNTEER] = &sg_volunteer_fold,
  [SG_SUBJECT_FASKES] = &sg_faskes_fold,
  [SG_SUBJECT_AED] = &sg_aed_fold,
  [SG_SUBJECT_CERTIFICATE] = &sg_certificate_fold,
  [SG_SUBJECT_CLOSURE] = &sg_closure_fold,
  [SG_SUBJECT_SHIFT] = &sg_shift_fold,
  [SG_SUBJECT_DESK] = &sg_presence_fold,
  [SG_SUBJECT_PSC] = &sg_psc_fold,
  [SG_SUBJECT_PERSON] = &sg_person_fold,
};

const char *const sg_cache_tables[] = {
  "incident",    "task",    "patient", "unit",     "volunteer", "facility", "aed",
  "certificate", "closure", "shift",   "presence", "psc",       "person",   NULL,
};

/**
 * sg_cache_find_type:
 * @events: (element-type SgEvent): of one subject
 *
 * Returns: (nullable): how they are folded; %NULL while all are of kinds of a later program
 */
const SgFoldType *
sg_cache_find_type (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);

      if (event->type != NULL && event->type->subject != SG_SUBJECT_ANY)
        return types[event->type->subject];
    }

  return NULL;
}

/* The rows of tasks that the incident has no more: an undo took back their request. */
static GArray *
list_stale_tasks (SgDb *db, const SgIncident *incident, GError **error)
{
  g_autoptr (GArray) stale = g_array_new (FALSE, FALSE, sizeof (SgUuid));
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;

  statement = sg_db_get_statement (db,
                                   error,
                                   "SELECT id FROM task WHERE incident = ?",
                                   "B",
                                   incident->id.bytes,
                                   (gsize) SG_UUID_BYTES);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return NULL;

  while (has_row)
    {
      SgUuid id = SG_UUID_NONE;

      if (sqlite3_column_bytes (statement, 0) == SG_UUID_BYTES)
        memcpy (id.bytes, sqlite3_column_blob (statement, 0), SG_UUID_BYTES);
      if (sg_incident_find_task (incident, &id) == NULL)
        g_array_append_val (stale, id);
      if (!sg_db_step (statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&stale);
}

static gboolean
save_tasks (SgDb *db, const SgIncident *incident, GError **error)
{
  g_autoptr (GArray) stale = list_stale_tasks (db, incident, error);

  if (stale == NULL)
    return FALSE;

  for (guint i = 0; i < stale->len; i++)
    if (!sg_db_run (db,
                    error,
                    "DELETE FROM task WHERE id = ?",
                    "B",
                    g_array_index (stale, SgUuid, i).bytes,
                    (gsize) SG_UUID_BYTES))
      return FALSE;

  for (guint i = 0; incident->tasks != NULL && i < incident->tasks->len; i++)
    if (!sg_row_save (db, &sg_task_record, g_ptr_array_index (incident->tasks, i), error))
      return FALSE;

  return TRUE;
}

/**
 * sg_cache_save:
 * @record: from sg_fold_events()
 */
gboolean
sg_cache_save (SgDb *db, const SgFoldType *type, gconstpointer record, GError **error)
{
  return sg_row_save (db, type->record, record, error) &&
         (type != &sg_incident_fold || save_tasks (db, record, error));
}

/**
 * sg_cache_refresh:
 * @events: (element-type SgEvent): all of @subject, in order, their bodies parsed
 */
gboolean
sg_cache_refresh (SgDb *db, const SgUuid *subject, GPtrArray *events, GError **error)
{
  const SgFoldType *type = sg_cache_find_type (events);
  gpointer          record;
  gboolean          saved;

  if (type == NULL)
    return TRUE;

  record = sg_fold_events (type, subject, events);
  saved = sg_cache_save (db, type, record, error);
  sg_fold_free (type, record);

  return saved;
}

/**
 * sg_cache_advance:
 * @events: (element-type SgEvent): what just happened to @subject, such that sg_fold_can_go_on()
 * @advanced: (out): %FALSE when there is no row to go on from: sg_cache_refresh() makes it
 *
 * Brings the row up to date without reading what happened before.
 */
gboolean
sg_cache_advance (SgDb         *db,
                  const SgUuid *subject,
                  GPtrArray    *events,
                  gboolean     *advanced,
                  GError      **error)
{
  const SgFoldType *type = sg_cache_find_type (events);
  g_autoptr (GError) why = NULL;
  gpointer record = sg_row_get (db, type->record, subject, &why);

  *advanced = record != NULL;
  if (record == NULL && g_error_matches (why, SG_ERROR, SG_ERROR_NOT_FOUND))
    return TRUE;
  if (record == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }

  sg_fold_go_on (type, record, events);
  *advanced = sg_row_save (db, type->record, record, error);
  sg_fold_free (type, record);

  return *advanced;
}
