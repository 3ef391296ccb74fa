/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desk knows of one person, who is named by a telephone number, a NIK or, for a volunteer,
 * an identifier or a KREKI number. Names find nobody: too many people share one. */

#include "config.h"

#include "desk/privacy/sg-desk-person-data.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"
#include "common/sg-nik.h"
#include "common/sg-phone.h"
#include "desk/log/sg-row.h"
#include "desk/people/sg-desk-access.h"
#include "desk/privacy/sg-person-store.h"

void
sg_person_data_free (SgPersonData *self)
{
  if (self == NULL)
    return;

  g_free (self->label);
  sg_traces_free (self->traces);
  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  g_clear_pointer (&self->patients, g_ptr_array_unref);
  g_clear_pointer (&self->volunteers, g_ptr_array_unref);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->accesses, g_ptr_array_unref);
  g_free (self);
}

static SgPersonData *
data_new (void)
{
  SgPersonData *self = g_new0 (SgPersonData, 1);

  self->traces = sg_traces_new ();
  self->incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_incident_free);
  self->patients = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_patient_free);
  self->volunteers = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_volunteer_free);
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_certificate_free);
  self->mentions = g_ptr_array_new_with_free_func (g_free);
  self->accesses = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_access_free);

  return self;
}

/* ---- who is meant ---- */

static gboolean
is_nik (const char *key)
{
  return strlen (key) == SG_NIK_DIGITS && strspn (key, "0123456789") == SG_NIK_DIGITS;
}

static gboolean
find_volunteer (SgDesk *desk, SgPersonData *data, const char *key, GError **error)
{
  SgDb *db = sg_desk_get_db (desk);
  g_autoptr (GPtrArray) found = NULL;
  SgUuid id;

  if (sg_uuid_parse (key, &id, NULL))
    found = sg_row_list (db,
                         &sg_volunteer_record,
                         "WHERE id = ?",
                         error,
                         "B",
                         id.bytes,
                         (gsize) SG_UUID_BYTES);
  else
    found = sg_row_list (db, &sg_volunteer_record, "WHERE number = ?", error, "s", key);
  if (found == NULL)
    return FALSE;

  if (found->len == 0)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("there is no volunteer %s"), key);
      return FALSE;
    }

  g_ptr_array_extend_and_steal (data->volunteers, g_steal_pointer (&found));
  data->label =
    sg_access_dup_subject (SG_SUBJECT_VOLUNTEER, &((SgVolunteer *) data->volunteers->pdata[0])->id);
  return TRUE;
}

static gboolean
find_patients (SgDesk *desk, SgPersonData *data, const char *nik, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  found = sg_row_list (sg_desk_get_db (desk), &sg_patient_record, "WHERE nik = ?", error, "s", nik);
  if (found == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (data->patients, g_steal_pointer (&found));
  sg_traces_add_nik (data->traces, nik);
  data->label = g_strdup ("nik:*****");
  return TRUE;
}

static gboolean
find_by_phone (SgDesk *desk, SgPersonData *data, const char *key, GError **error)
{
  g_autofree char *phone = sg_phone_normalise (key, sg_desk_get_identity (desk)->area_code, error);
  g_autofree char *masked = phone != NULL ? sg_phone_mask (phone) : NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (phone == NULL)
    return FALSE;

  found =
    sg_row_list (sg_desk_get_db (desk), &sg_volunteer_record, "WHERE phone = ?", error, "s", phone);
  if (found == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (data->volunteers, g_steal_pointer (&found));
  sg_traces_add_phone (data->traces, phone);
  data->label = g_strconcat ("phone:", masked, NULL);
  return TRUE;
}

static gboolean
find_person (SgDesk *desk, SgPersonData *data, const char *key, GError **error)
{
  SgUuid id;

  if (is_nik (key))
    return find_patients (desk, data, key, error);
  if (sg_uuid_parse (key, &id, NULL) || g_ascii_isalpha (*key))
    return find_volunteer (desk, data, key, error);

  return find_by_phone (desk, data, key, error);
}

/* ---- what belongs to them ---- */

static gboolean
add_certificates (SgDesk *desk, SgPersonData *data, GError **error)
{
  for (guint i = 0; i < data->volunteers->len; i++)
    {
      const SgVolunteer *one = g_ptr_array_index (data->volunteers, i);
      GPtrArray         *found = sg_row_list (sg_desk_get_db (desk),
                                      &sg_certificate_record,
                                      "WHERE holder = ? ORDER BY issued",
                                      error,
                                      "B",
                                      one->id.bytes,
                                      (gsize) SG_UUID_BYTES);

      if (found == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (data->certificates, found);
    }

  return TRUE;
}

static void
add_traces (SgPersonData *data)
{
  for (guint i = 0; i < data->volunteers->len; i++)
    {
      const SgVolunteer *one = g_ptr_array_index (data->volunteers, i);

      sg_traces_add_name (data->traces, one->name);
      if (one->phone != NULL)
        sg_traces_add_phone (data->traces, one->phone);
    }

  for (guint i = 0; i < data->patients->len; i++)
    sg_traces_add_name (data->traces, ((SgPatient *) g_ptr_array_index (data->patients, i))->name);
}

/* Whether the person was the caller at any time; what the caller was called then is a trace. */
static gboolean
look_for_caller (SgDesk       *desk,
                 SgPersonData *data,
                 const SgUuid *incident,
                 gboolean     *found,
                 GError      **error)
{
  g_autoptr (GPtrArray) events = sg_event_log_read (sg_desk_get_log (desk), incident, error);

  *found = FALSE;
  for (guint i = 0; events != NULL && i < events->len; i++)
    *found |= sg_traces_have_number (data->traces,
                                     sg_event_get_text (g_ptr_array_index (events, i), "phone"));

  for (guint i = 0; *found && i < events->len; i++)
    sg_traces_add_name (data->traces, sg_event_get_text (g_ptr_array_index (events, i), "caller"));

  return events != NULL;
}

static void
mention (SgPersonData *data, const SgUuid *subject)
{
  g_ptr_array_add (data->mentions, g_memdup2 (subject, sizeof *subject));
}

static gboolean
is_own (const SgPersonData *data, const SgUuid *subject)
{
  for (guint i = 0; i < data->volunteers->len; i++)
    if (sg_uuid_equal (&((SgVolunteer *) data->volunteers->pdata[i])->id, subject))
      return TRUE;

  for (guint i = 0; i < data->patients->len; i++)
    if (sg_uuid_equal (&((SgPatient *) data->patients->pdata[i])->id, subject))
      return TRUE;

  return FALSE;
}

/* What is there and cannot be read is not the same as what is not there: somebody's data would be
 * left out of the answer to them. */
static gboolean
is_only_missing (GError *why, GError **error)
{
  if (why == NULL || g_error_matches (why, SG_ERROR, SG_ERROR_NOT_FOUND))
    {
      g_clear_error (&why);
      return TRUE;
    }

  g_propagate_error (error, why);
  return FALSE;
}

static gboolean
sort_incident (SgDesk       *desk,
               SgPersonData *data,
               const SgUuid *subject,
               gboolean     *sorted,
               GError      **error)
{
  GError *why = NULL;
  g_autoptr (SgIncident) incident = sg_desk_get_incident (desk, subject, &why);

  *sorted = FALSE;
  if (incident == NULL)
    return is_only_missing (why, error);

  if (!look_for_caller (desk, data, subject, sorted, error))
    return FALSE;

  if (*sorted)
    g_ptr_array_add (data->incidents, g_steal_pointer (&incident));
  return TRUE;
}

/* A patient whose NIK was corrected since: the row has another one. */
static gboolean
sort_patient (SgDesk       *desk,
              SgPersonData *data,
              const SgUuid *subject,
              gboolean     *sorted,
              GError      **error)
{
  GError    *why = NULL;
  SgPatient *patient = sg_row_get (sg_desk_get_db (desk), &sg_patient_record, subject, &why);

  *sorted = patient != NULL;
  if (patient == NULL)
    return is_only_missing (why, error);

  sg_traces_add_name (data->traces, patient->name);
  g_ptr_array_add (data->patients, patient);
  return TRUE;
}

static gboolean
sort_out (SgDesk *desk, SgPersonData *data, const SgUuid *subject, gboolean by_nik, GError **error)
{
  gboolean sorted = FALSE;

  if (is_own (data, subject))
    return TRUE;

  if (!sort_incident (desk, data, subject, &sorted, error) ||
      (!sorted && by_nik && !sort_patient (desk, data, subject, &sorted, error)))
    return FALSE;

  if (!sorted)
    mention (data, subject);
  return TRUE;
}

static gboolean
add_subjects (SgDesk *desk, SgPersonData *data, gboolean by_nik, GError **error)
{
  g_autoptr (GHashTable)
    subjects = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       subject;

  if (!sg_person_store_scan (desk, data->traces, subjects, error))
    return FALSE;

  g_hash_table_iter_init (&iter, subjects);
  while (g_hash_table_iter_next (&iter, &subject, NULL))
    if (!sort_out (desk, data, subject, by_nik, error))
      return FALSE;

  /* What was said of a patient is among the notes of the incident. */
  for (guint i = 0; i < data->patients->len; i++)
    {
      const SgUuid *incident = &((SgPatient *) g_ptr_array_index (data->patients, i))->incident;

      if (!sg_uuid_is_none (incident) && !g_hash_table_contains (subjects, incident))
        mention (data, incident);
    }

  return TRUE;
}

/* A look at all volunteers was one at each of them. */
static gboolean
is_about (const SgPersonData *data, const char *const *subjects, const SgAccess *access)
{
  g_autofree char *all = sg_access_dup_subject (SG_SUBJECT_VOLUNTEER, NULL);

  return g_strv_contains (subjects, access->subject) ||
         (data->volunteers->len > 0 && strcmp (access->subject, all) == 0);
}

static gboolean
add_accesses (SgDesk *desk, SgPersonData *data, GError **error)
{
  g_auto (GStrv) subjects = sg_person_data_dup_subjects (data);
  g_autoptr (GPtrArray) all = sg_desk_list_access (desk, &(SgAccessFilter){ 0 }, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const SgAccess *one = g_ptr_array_index (all, i);

      if (is_about (data, (const char *const *) subjects, one))
        g_ptr_array_add (data->accesses, g_steal_pointer (&all->pdata[i]));
    }

  return all != NULL;
}

/**
 * sg_desk_find_person_data:
 * @key: a telephone number, a NIK, or a volunteer's identifier or KREKI number
 *
 * Reads every event, so it takes seconds in a large file: not for the thread of a window. The
 * caller logs why it was asked.
 *
 * Returns: (nullable) (transfer full): what is known, which may be nothing
 */
SgPersonData *
sg_desk_find_person_data (SgDesk *desk, const char *key, GError **error)
{
  g_autoptr (SgPersonData) data = data_new ();
  g_autofree char *trimmed = g_strstrip (g_strdup (key));

  if (*trimmed == '\0')
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("“key” is empty: give a telephone number, a NIK or a volunteer"));
      return NULL;
    }

  if (!find_person (desk, data, trimmed, error) || !add_certificates (desk, data, error))
    return NULL;

  add_traces (data);
  if (!add_subjects (desk, data, is_nik (trimmed), error) || !add_accesses (desk, data, error))
    return NULL;

  return g_steal_pointer (&data);
}

/**
 * sg_person_data_dup_subjects:
 *
 * Returns: (transfer full): what is theirs, as the log of accesses names it, and the person
 */
char **
sg_person_data_dup_subjects (const SgPersonData *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const struct
  {
    SgSubject  kind;
    GPtrArray *records; /* each begins with its identifier */
  } parts[] = {
    { SG_SUBJECT_INCIDENT, self->incidents },
    { SG_SUBJECT_PATIENT, self->patients },
    { SG_SUBJECT_VOLUNTEER, self->volunteers },
  };

  g_strv_builder_add (builder, self->label);
  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    for (guint i = 0; i < parts[p].records->len; i++)
      {
        g_autofree char *text =
          sg_access_dup_subject (parts[p].kind, g_ptr_array_index (parts[p].records, i));

        g_strv_builder_add (builder, text);
      }

  return g_strv_builder_end (builder);
}
