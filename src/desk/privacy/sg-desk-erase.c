/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forgetting a person. The body of each event that holds personal data is erased; what is nobody's
 * (the category, the district, whom an ambulance was asked for) goes into the record of the erasure
 * and has its effect in the place of the erased body. So no time moves, no figure changes, and the
 * chain holds.
 *
 * Health records must be kept: what is younger than the PSC's limit is masked, not erased, unless
 * somebody takes the responsibility for that by name. */

#include "config.h"

#include "desk/privacy/sg-desk-erase.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "db/sg-db-wal.h"
#include "desk/log/sg-row.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-may.h"
#include "desk/privacy/sg-desk-person-data.h"
#include "desk/privacy/sg-person-store.h"
#include "desk/sg-act.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* Up to here, writing the file anew takes less than a second. */
#define SWEEP_BYTES_MAX (G_GINT64_CONSTANT (32) << 20)

/* What is under way for one subject. */
typedef struct
{
  const SgHide *hide;
  const char   *reason;
  GHashTable   *last;     /* of an event: the erasure that has what was left of it */
  GPtrArray    *erasures; /* the events to record; NULL to only count */
  guint64       n;
} Work;

/* ---- one subject ---- */

static void
add_erasure (Work *work, const SgEvent *event, const char *left)
{
  SgBody  *body;
  SgEvent *erasure;

  if (work->erasures == NULL)
    return;

  body = sg_body_new ();
  sg_body_uuid (body, "event", &event->id);
  sg_body_text (body, "reason", work->reason);
  sg_body_raw (body, "left", left);
  erasure = sg_event_new ("event.erased@1", &event->subject, sg_body_end (body));
  erasure->stream = g_strdup (event->stream);
  g_ptr_array_add (work->erasures, erasure);
}

/* What an event says now: its body, or what was left of that before. */
static void
look_at (Work *work, const SgEvent *event)
{
  const SgEvent   *before = g_hash_table_lookup (work->last, &event->id);
  JsonObject      *fields = event->fields;
  g_autofree char *left = NULL;

  if (sg_event_is_kind (event, "event.undone") || sg_event_is_kind (event, "event.erased"))
    return;

  if (event->body == NULL)
    fields = before != NULL ? sg_event_get_object (before, "left") : NULL;
  if (fields == NULL || !sg_personal_hide (work->hide, event->kind, fields, &left))
    return;

  work->n++;
  if (event->body == NULL)
    add_erasure (work, before, NULL);
  add_erasure (work, event, left);
}

static gboolean
look_at_subject (SgDesk *desk, const SgUuid *subject, Work *work, GError **error)
{
  g_autoptr (GPtrArray) events = sg_event_log_read (sg_desk_get_log (desk), subject, error);

  if (events == NULL)
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      SgEvent *event = g_ptr_array_index (events, i);
      SgUuid   named = sg_event_get_uuid (event, "event");

      if (sg_event_is_kind (event, "event.erased") && event->fields != NULL)
        g_hash_table_insert (work->last, g_memdup2 (&named, sizeof named), event);
    }

  for (guint i = 0; i < events->len; i++)
    look_at (work, g_ptr_array_index (events, i));

  g_hash_table_remove_all (work->last);
  return TRUE;
}

static gboolean
write_erasures (SgDesk *desk, const SgUuid *subject, GPtrArray *erasures, GError **error)
{
  SgLogAuthor author = { sg_desk_get_now (desk), sg_desk_get_person (desk), NULL };

  if (erasures->len == 0)
    return TRUE;
  if (!sg_event_log_erase (sg_desk_get_log (desk), erasures, &author, error))
    return FALSE;

  sg_desk_emit_changed (desk, SG_SUBJECT_ANY, subject);
  return TRUE;
}

static gboolean
work_on (SgDesk *desk, const SgUuid *subject, Work *work, guint64 *n_events, GError **error)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);

  work->last = last;
  if (!look_at_subject (desk, subject, work, error) ||
      (work->erasures != NULL && !write_erasures (desk, subject, work->erasures, error)))
    return FALSE;

  *n_events += work->n;
  return TRUE;
}

/**
 * sg_desk_hide_subject:
 * @n_events: (inout): grows by what was erased
 *
 * Hides personal data in all events of one subject, as one action. Doing it again does nothing.
 */
gboolean
sg_desk_hide_subject (SgDesk       *desk,
                      const SgUuid *subject,
                      const SgHide *hide,
                      const char   *reason,
                      guint64      *n_events,
                      GError      **error)
{
  g_autoptr (GPtrArray) erasures = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  Work work = { .hide = hide, .reason = reason, .erasures = erasures };

  return work_on (desk, subject, &work, n_events, error);
}

/**
 * sg_desk_count_hidden:
 *
 * How many events sg_desk_hide_subject() would erase.
 */
gboolean
sg_desk_count_hidden (SgDesk       *desk,
                      const SgUuid *subject,
                      const SgHide *hide,
                      guint64      *n_events,
                      GError      **error)
{
  Work work = { .hide = hide };

  return work_on (desk, subject, &work, n_events, error);
}

/* ---- one person ---- */

typedef struct
{
  SgDesk                 *desk;
  const SgPersonData     *data;
  const SgErasureRequest *request;
  SgErasure              *done;
} Erasing;

static gboolean
hide_own (Erasing *self, const SgUuid *subject, gint64 since, GError **error)
{
  gint64   until = sg_desk_get_now (self->desk) - self->done->keep_days * DAY_US;
  gboolean keep = since > until && !self->request->force;
  SgHide   hide = { SG_PERSONAL_SUBJECT,
                  keep ? SG_HIDE_MASK : SG_HIDE_ALL,
                    self->data->traces,
                    NULL };

  if (!sg_desk_hide_subject (self->desk,
                             subject,
                             &hide,
                             self->request->reason,
                             &self->done->n_events,
                             error))
    return FALSE;

  self->done->n_masked += keep;
  self->done->n_erased += !keep;
  return TRUE;
}

static gboolean
hide_mentions (Erasing *self, GPtrArray *subjects, const SgUuid *volunteer, GError **error)
{
  SgHide hide = { volunteer != NULL ? SG_PERSONAL_RESPONDER : 0,
                  SG_HIDE_MASK,
                  self->data->traces,
                  volunteer };

  for (guint i = 0; i < subjects->len; i++)
    if (!sg_desk_hide_subject (self->desk,
                               g_ptr_array_index (subjects, i),
                               &hide,
                               self->request->reason,
                               &self->done->n_events,
                               error))
      return FALSE;

  return TRUE;
}

static gboolean
record_volunteer_erased (SgDesk *desk, const SgVolunteer *volunteer, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  if (volunteer->erased)
    return TRUE;

  sg_act_set_time (act, sg_desk_get_now (desk), SG_CLOCK_AUTO);
  sg_act_add (act, "volunteer.erased@1", &volunteer->id, NULL);
  return sg_act_do (act, error);
}

/* No law keeps a volunteer's profile: it goes altogether. */
static gboolean
erase_volunteer (Erasing *self, const SgVolunteer *volunteer, GError **error)
{
  SgHide hide = { SG_PERSONAL_SUBJECT, SG_HIDE_ALL, self->data->traces, NULL };
  g_autoptr (GPtrArray) tasked = NULL;

  tasked = sg_person_store_list_tasked (self->desk, &volunteer->id, error);
  if (tasked == NULL || !hide_mentions (self, tasked, &volunteer->id, error) ||
      !record_volunteer_erased (self->desk, volunteer, error) ||
      !sg_desk_hide_subject (self->desk,
                             &volunteer->id,
                             &hide,
                             self->request->reason,
                             &self->done->n_events,
                             error) ||
      !sg_person_store_drop_local (self->desk, self->data->traces, &volunteer->id, error))
    return FALSE;

  self->done->n_erased++;
  return TRUE;
}

static gint64
find_treated_at (SgDesk *desk, const SgPatient *patient)
{
  g_autoptr (SgIncident) incident = sg_desk_get_incident (desk, &patient->incident, NULL);

  /* When nobody knows the incident, the record counts as new: it is kept. */
  return incident != NULL ? incident->opened_at : sg_desk_get_now (desk);
}

/* The volunteers first: the rest is found by what they were called. */
static gboolean
erase_all (Erasing *self, GError **error)
{
  const SgPersonData *data = self->data;

  for (guint i = 0; i < data->volunteers->len; i++)
    if (!erase_volunteer (self, g_ptr_array_index (data->volunteers, i), error))
      return FALSE;

  for (guint i = 0; i < data->patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (data->patients, i);

      if (!hide_own (self, &patient->id, find_treated_at (self->desk, patient), error))
        return FALSE;
    }

  for (guint i = 0; i < data->incidents->len; i++)
    {
      const SgIncident *incident = g_ptr_array_index (data->incidents, i);

      if (!hide_own (self, &incident->id, incident->opened_at, error))
        return FALSE;
    }

  return hide_mentions (self, data->mentions, NULL, error) &&
         sg_person_store_drop_local (self->desk, data->traces, NULL, error);
}

/**
 * sg_desk_erase_person:
 * @key: as in sg_desk_find_person_data()
 * @done: (out): what was done
 *
 * Each incident, patient and profile is erased as one action; when something stops it half-way,
 * doing it again does the rest. Afterwards sg_desk_sweep() clears what lies between the rows.
 */
gboolean
sg_desk_erase_person (SgDesk                 *desk,
                      const char             *key,
                      const SgErasureRequest *request,
                      SgErasure              *done,
                      GError                **error)
{
  g_autoptr (SgPersonData) data = NULL;
  g_auto (GStrv) subjects = NULL;
  Erasing erasing = { desk, NULL, request, done };

  *done = (SgErasure){ .keep_days = sg_desk_get_setting (desk, SG_SETTING_KEEP_INCIDENT_DAYS) };
  if (request->reason == NULL || *request->reason == '\0')
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“reason” is empty: write why, such as the date of the letter"));
      return FALSE;
    }

  if (!sg_desk_may (desk, SG_MAY_ERASE, error))
    return FALSE;

  data = sg_desk_find_person_data (desk, key, error);
  if (data == NULL)
    return FALSE;

  erasing.data = data;
  subjects = sg_person_data_dup_subjects (data);
  return sg_desk_log_accesses (desk,
                               (const char *const *) subjects,
                               SG_ACCESS_ERASED,
                               request->reason,
                               error) &&
         erase_all (&erasing, error);
}

/* ---- the file ---- */

static gint64
find_file_bytes (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) told = NULL;

  /* A file that cannot be asked is swept with care, like a large one. */
  told = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  return told != NULL ? g_file_info_get_size (told) : G_MAXINT64;
}

static gboolean
is_quiet (SgDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) open = sg_desk_list_open (desk, error);

  if (open == NULL)
    return FALSE;
  if (open->len == 0)
    return TRUE;

  g_set_error (
    error,
    SG_ERROR,
    SG_ERROR_STALE,
    _ ("%u incident(s) are open, and nothing can be recorded while the file is swept: do it"
       " when the desk is quiet (siagactl desk privacy sweep DB)"),
    open->len);
  return FALSE;
}

/**
 * sg_desk_sweep:
 * @anyway: also while incidents are open
 *
 * Writes the file anew, so that what was erased is not left between its rows or in the WAL. The
 * desk cannot record meanwhile, for seconds in a large file.
 */
gboolean
sg_desk_sweep (SgDesk *desk, gboolean anyway, GError **error)
{
  SgDb *db = sg_desk_get_db (desk);

  if (!sg_desk_may (desk, SG_MAY_ERASE, error))
    return FALSE;
  if (!anyway && find_file_bytes (sg_desk_get_path (desk)) > SWEEP_BYTES_MAX &&
      !is_quiet (desk, error))
    return FALSE;

  if (!sg_db_vacuum (db, error) || !sg_db_checkpoint (db, SG_DB_CHECKPOINT_TRUNCATE, error))
    return FALSE;
  if (sg_db_get_wal_bytes (db) == 0)
    return TRUE;

  g_set_error (
    error,
    SG_ERROR,
    SG_ERROR_STALE,
    _ ("another program is reading the desk, so what was erased is still in “%s-wal”: do it"
       " again when that program is closed (siagactl desk privacy sweep DB)"),
    sg_desk_get_path (desk));
  return FALSE;
}
