/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that happened around an incident: to it, to its patients, and what hospitals were told and
 * said because of it. */

#include "console/incident/sg-incident-events.h"

#include "desk/register/sg-hospitals.h"
#include "desk/report/sg-missing.h"

static gboolean
add_patients (SgDesk *desk, const SgUuid *incident, GPtrArray *events, GError **error)
{
  g_autoptr (GPtrArray) patients = sg_desk_list_patients_of (desk, incident, error);

  for (guint i = 0; patients != NULL && i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);
      GPtrArray       *more = sg_event_log_read (sg_desk_get_log (desk), &patient->id, error);

      if (more == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (events, more);
    }

  return patients != NULL;
}

static gboolean
add_hospital (SgDesk           *desk,
              const SgIncident *incident,
              const SgUuid     *facility,
              GPtrArray        *events,
              GError          **error)
{
  static const char *const kinds[] = { "hospital.asked",
                                       "hospital.notified",
                                       "hospital.acknowledged" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) some = sg_event_log_read_period (sg_desk_get_log (desk),
                                                             facility,
                                                             kinds[i],
                                                             incident->opened_at,
                                                             G_MAXINT64,
                                                             error);

      if (some == NULL)
        return FALSE;

      for (guint e = some->len; e > 0; e--)
        {
          SgEvent *event = g_ptr_array_index (some, e - 1);
          SgUuid   about = sg_event_get_uuid (event, "incident");

          if (sg_uuid_equal (&about, &incident->id))
            g_ptr_array_add (events, g_ptr_array_steal_index (some, e - 1));
        }
    }

  return TRUE;
}

static gboolean
add_hospitals (SgDesk *desk, const SgUuid *id, GPtrArray *events, GError **error)
{
  g_autoptr (SgIncident) incident = sg_desk_get_incident (desk, id, error);
  g_autoptr (GPtrArray) board = incident != NULL ? sg_desk_list_hospital_board (desk, error) : NULL;

  for (guint i = 0; board != NULL && i < board->len; i++)
    {
      const SgHospitalBoardRow *row = g_ptr_array_index (board, i);

      if (!add_hospital (desk, incident, &row->facility->id, events, error))
        return FALSE;
    }

  return board != NULL;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const SgEvent *left = *(const SgEvent *const *) a;
  const SgEvent *right = *(const SgEvent *const *) b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;

  return left->hlc < right->hlc ? -1 : left->hlc > right->hlc;
}

/**
 * sg_incident_events_read:
 *
 * Returns: (nullable) (transfer full) (element-type SgEvent): in the order in which they happened,
 *   with those that were undone
 */
GPtrArray *
sg_incident_events_read (SgDesk *desk, const SgUuid *incident, GError **error)
{
  g_autoptr (GPtrArray) events = sg_event_log_read (sg_desk_get_log (desk), incident, error);

  if (events == NULL || !add_patients (desk, incident, events, error) ||
      !add_hospitals (desk, incident, events, error))
    return NULL;

  g_ptr_array_sort (events, compare_events);

  return g_steal_pointer (&events);
}

/**
 * sg_incident_events_list_undone:
 *
 * Returns: (transfer full) (element-type SgEvent): those of @events that were undone, borrowed
 */
GPtrArray *
sg_incident_events_list_undone (GPtrArray *events)
{
  GPtrArray *undone = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *undoing = g_ptr_array_index (events, i);
      SgUuid         id = sg_event_get_uuid (undoing, "event");

      for (guint e = 0; sg_event_is_kind (undoing, "event.undone") && e < events->len; e++)
        if (sg_uuid_equal (&((SgEvent *) g_ptr_array_index (events, e))->id, &id))
          g_ptr_array_add (undone, g_ptr_array_index (events, e));
    }

  return undone;
}
