/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desk forgets by itself, by the limits that the PSC chose. Figures stay: an incident of
 * eleven years ago still counts in its district and its month, and says nothing of anybody. */

#include "config.h"

#include "desk/privacy/sg-desk-retention.h"

#include <glib/gi18n-lib.h>

#include "common/sg-patient.h"
#include "desk/log/sg-row.h"
#include "desk/people/sg-desk-may.h"
#include "desk/privacy/sg-desk-erase.h"
#include "desk/privacy/sg-person-store.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define DAY_US  (24 * HOUR_US)

/* Another program that waits to write gets in between; see sync.md on long batches. */
#define PAUSE_US 2000

#define REASON "retention"

typedef struct
{
  SgDesk      *desk;
  gboolean     dry;
  SgRetention *done;
  SgTraces    *nothing; /* whole members go, so there is nothing to look for */
} Forgetting;

typedef gboolean (*ForgetFunc) (Forgetting *self, const SgUuid *incident, GError **error);

static gboolean
hide (Forgetting *self, const SgUuid *subject, guint groups, GError **error)
{
  SgHide how = { groups, SG_HIDE_ALL, self->nothing, NULL };

  if (self->dry)
    return sg_desk_count_hidden (self->desk, subject, &how, &self->done->n_events, error);

  if (!sg_desk_hide_subject (self->desk, subject, &how, REASON, &self->done->n_events, error))
    return FALSE;

  g_usleep (PAUSE_US);
  return TRUE;
}

static gboolean
forget_incident (Forgetting *self, const SgUuid *incident, GError **error)
{
  g_autoptr (GPtrArray) patients = NULL;

  patients = sg_row_list (sg_desk_get_db (self->desk),
                          &sg_patient_record,
                          "WHERE incident = ?",
                          error,
                          "B",
                          incident->bytes,
                          (gsize) SG_UUID_BYTES);
  if (patients == NULL)
    return FALSE;

  for (guint i = 0; i < patients->len; i++)
    if (!hide (self,
               &((SgPatient *) g_ptr_array_index (patients, i))->id,
               SG_PERSONAL_SUBJECT,
               error))
      return FALSE;

  self->done->n_incidents++;
  return hide (self, incident, SG_PERSONAL_SUBJECT | SG_PERSONAL_RESPONDER, error);
}

static gboolean
forget_responses (Forgetting *self, const SgUuid *incident, GError **error)
{
  self->done->n_responses++;
  return hide (self, incident, SG_PERSONAL_RESPONDER, error);
}

static gboolean
forget_each (Forgetting *self,
             GPtrArray  *incidents,
             ForgetFunc  forget,
             SgProgress *progress,
             GError    **error)
{
  for (guint i = 0; incidents != NULL && i < incidents->len; i++)
    if (!sg_progress_step (progress, i, incidents->len, error) ||
        !forget (self, g_ptr_array_index (incidents, i), error))
      return FALSE;

  return incidents != NULL;
}

/**
 * sg_desk_apply_retention:
 * @dry: only count
 * @progress: (nullable): in two phases
 * @done: (out): what was forgotten, or would be
 *
 * For once a day. Others can record meanwhile; what is open is never touched.
 */
gboolean
sg_desk_apply_retention (SgDesk      *desk,
                         gboolean     dry,
                         SgProgress  *progress,
                         SgRetention *done,
                         GError     **error)
{
  g_autoptr (SgTraces) nothing = sg_traces_new ();
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) responses = NULL;
  Forgetting self = { desk, dry, done, nothing };
  gint64     now = sg_desk_get_now (desk);
  gint64     incident_us = sg_desk_get_setting (desk, SG_SETTING_KEEP_INCIDENT_DAYS) * DAY_US;
  gint64     response_us = sg_desk_get_setting (desk, SG_SETTING_KEEP_RESPONSE_DAYS) * DAY_US;
  gint64     position_us = sg_desk_get_setting (desk, SG_SETTING_KEEP_POSITION_H) * HOUR_US;

  *done = (SgRetention){ 0 };
  if (!sg_desk_may (desk, SG_MAY_ERASE, error) ||
      !sg_person_store_drop_positions (desk, now - position_us, dry, &done->n_positions, error))
    return FALSE;

  sg_progress_begin (progress, _ ("Forgetting old incidents"), 0.5);
  incidents = sg_person_store_list_old (desk, now - incident_us, error);
  if (!forget_each (&self, incidents, forget_incident, progress, error))
    return FALSE;

  sg_progress_begin (progress, _ ("Forgetting old responses"), 0.5);
  responses = sg_person_store_list_old_responses (desk, now - response_us, error);
  return forget_each (&self, responses, forget_responses, progress, error);
}
