/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that the desk knows of one person, for that person: a document for machines with every event,
 * and paper for people. */

#include "config.h"

#include "desk/privacy/sg-desk-person-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "db/sg-db-fault.h"
#include "desk/keep/sg-desk-forms.h"
#include "desk/log/sg-row.h"
#include "desk/paper/sg-print.h"
#include "desk/paper/sg-safe-file.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-may.h"
#include "desk/privacy/sg-desk-person-data.h"

/* ---- JSON ---- */

static void
add_time (SgBody *out, const char *name, gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autofree char *text = at != 0 ? g_date_time_format_iso8601 (time) : NULL;

  sg_body_text (out, name, text);
}

static void
add_column (SgBody *out, const SgColumn *column, gconstpointer record)
{
  gconstpointer member = (const char *) record + column->offset;
  gboolean      is_time = g_str_has_suffix (column->name, "_at");

  switch (column->type)
    {
    case SG_COLUMN_TEXT:
      sg_body_text (out, column->name, *(const char *const *) member);
      return;

    case SG_COLUMN_CHARS:
      sg_body_text (out, column->name, member);
      return;

    case SG_COLUMN_INT:
      if (is_time)
        add_time (out, column->name, *(const gint64 *) member);
      else
        sg_body_int (out, column->name, *(const gint64 *) member);
      return;

    case SG_COLUMN_TIME:
      add_time (out, column->name, *(const gint64 *) member);
      return;

    case SG_COLUMN_ENUM:
      sg_body_int (out, column->name, *(const int *) member);
      return;

    case SG_COLUMN_REAL:
      if (!isnan (*(const double *) member))
        sg_body_number (out, column->name, *(const double *) member, 6);
      return;

    case SG_COLUMN_UUID:
      if (!sg_uuid_is_none (member))
        sg_body_uuid (out, column->name, member);
      return;

    default:
      g_assert_not_reached ();
    }
}

static gboolean
add_events (SgBody *out, SgDesk *desk, const SgUuid *subject, GError **error)
{
  g_autoptr (GPtrArray) events = sg_event_log_read (sg_desk_get_log (desk), subject, error);

  if (events == NULL)
    return FALSE;

  sg_body_begin_array (out, "events");
  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *json = sg_event_to_json (g_ptr_array_index (events, i));

      sg_body_raw (out, NULL, json);
    }
  sg_body_end_array (out);

  return TRUE;
}

static gboolean
add_records (SgBody             *out,
             SgDesk             *desk,
             const SgRecordType *type,
             GPtrArray          *records,
             GError            **error)
{
  g_autofree char *name = g_strconcat (type->table, "s", NULL);

  sg_body_begin_array (out, name);
  for (guint i = 0; i < records->len; i++)
    {
      gconstpointer record = g_ptr_array_index (records, i);

      sg_body_begin_object (out, NULL);
      for (guint c = 0; c < type->n_columns; c++)
        add_column (out, &type->columns[c], record);
      if (!add_events (out, desk, record, error))
        return FALSE;
      sg_body_end_object (out);
    }
  sg_body_end_array (out);

  return TRUE;
}

static void
add_accesses (SgBody *out, GPtrArray *accesses)
{
  sg_body_begin_array (out, "accesses");
  for (guint i = 0; i < accesses->len; i++)
    {
      const SgAccess *access = g_ptr_array_index (accesses, i);

      sg_body_begin_object (out, NULL);
      add_time (out, "at", access->at);
      sg_body_text (out, "by", access->name);
      sg_body_text (out, "subject", access->subject);
      sg_body_text (out, "what", access->what);
      sg_body_text (out, "purpose", access->purpose);
      sg_body_end_object (out);
    }
  sg_body_end_array (out);
}

static char *
make_json (SgDesk *desk, const SgPersonData *data, const char *purpose, GError **error)
{
  g_autoptr (SgBody) out = sg_body_new ();

  sg_body_text (out, "psc", sg_desk_get_identity (desk)->psc_name);
  add_time (out, "exported_at", sg_desk_get_now (desk));
  sg_body_text (out, "purpose", purpose);
  if (!add_records (out, desk, &sg_incident_record, data->incidents, error) ||
      !add_records (out, desk, &sg_patient_record, data->patients, error) ||
      !add_records (out, desk, &sg_volunteer_record, data->volunteers, error) ||
      !add_records (out, desk, &sg_certificate_record, data->certificates, error))
    return NULL;

  add_accesses (out, data->accesses);
  return sg_body_end (g_steal_pointer (&out));
}

static gboolean
write_json (const char *path, const char *json, GError **error)
{
  g_autoptr (SgSafeFile) file = sg_safe_file_new (path, error);

  return file != NULL && sg_safe_file_write (file, json, strlen (json), error) &&
         sg_safe_file_commit (file, error);
}

/* ---- paper ---- */

/* What people read on the paper; the document for machines has every column. */
static const struct
{
  const SgRecordType *type;
  const char         *column;
  const char         *label;
} lines[] = {
  { &sg_incident_record, "number", N_ ("Incident number") },
  { &sg_incident_record, "opened_at", N_ ("Reported") },
  { &sg_incident_record, "caller", N_ ("Caller") },
  { &sg_incident_record, "phone", N_ ("Telephone") },
  { &sg_incident_record, "text", N_ ("What was told") },
  { &sg_incident_record, "place", N_ ("Place") },
  { &sg_incident_record, "patokan", N_ ("Landmark") },
  { &sg_incident_record, "desa", N_ ("Village") },
  { &sg_incident_record, "remarks", N_ ("Remarks") },
  { &sg_incident_record, "close_reason", N_ ("How it ended") },
  { &sg_patient_record, "name", N_ ("Name") },
  { &sg_patient_record, "nik", N_ ("NIK") },
  { &sg_patient_record, "sex", N_ ("Sex") },
  { &sg_patient_record, "age", N_ ("Age") },
  { &sg_patient_record, "triage", N_ ("Triage") },
  { &sg_patient_record, "treatments", N_ ("Treatments") },
  { &sg_patient_record, "condition", N_ ("Condition at the hospital") },
  { &sg_patient_record, "receiver", N_ ("Received by") },
  { &sg_patient_record, "handed_over_at", N_ ("Handed over") },
  { &sg_volunteer_record, "number", N_ ("KREKI number") },
  { &sg_volunteer_record, "name", N_ ("Name") },
  { &sg_volunteer_record, "phone", N_ ("Telephone") },
  { &sg_volunteer_record, "email", N_ ("E-mail") },
  { &sg_volunteer_record, "birth", N_ ("Date of birth") },
  { &sg_volunteer_record, "organisation", N_ ("Organisation") },
  { &sg_volunteer_record, "skills", N_ ("Skills") },
  { &sg_certificate_record, "level", N_ ("Level") },
  { &sg_certificate_record, "number", N_ ("Certificate number") },
  { &sg_certificate_record, "issued", N_ ("Issued") },
  { &sg_certificate_record, "expires", N_ ("Valid until") },
};

static char *
dup_local_time (SgDesk *desk, gint64 at)
{
  g_autoptr (GDateTime) local = at != 0 ? sg_desk_to_local (desk, at) : NULL;

  return local != NULL ? g_date_time_format (local, "%d-%m-%Y %H:%M %Z") : g_strdup ("");
}

static char *
dup_value (SgDesk *desk, const SgColumn *column, gconstpointer record)
{
  gconstpointer member = (const char *) record + column->offset;

  if (column->type == SG_COLUMN_INT || column->type == SG_COLUMN_TIME)
    return dup_local_time (desk, *(const gint64 *) member);
  if (column->type == SG_COLUMN_TEXT && *(const char *const *) member != NULL)
    return g_strdup (*(const char *const *) member);

  return g_strdup ("");
}

static const SgColumn *
find_column (const SgRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_columns; i++)
    if (strcmp (type->columns[i].name, name) == 0)
      return &type->columns[i];

  g_assert_not_reached ();
}

static void
print_record (SgPrint *print, SgDesk *desk, const SgRecordType *type, gconstpointer record)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].type == type)
      {
        g_autofree char *value = dup_value (desk, find_column (type, lines[i].column), record);

        sg_print_pairs (print, (const char *const[]){ _ (lines[i].label), value, NULL });
      }

  sg_print_space (print, 3 * SG_PRINT_MM);
}

static void
print_accesses (SgPrint *print, SgDesk *desk, GPtrArray *accesses)
{
  sg_print_heading (print, _ ("Who looked at these data"));
  for (guint i = 0; i < accesses->len; i++)
    {
      const SgAccess  *access = g_ptr_array_index (accesses, i);
      g_autofree char *at = dup_local_time (desk, access->at);
      g_autofree char *text = g_strdup_printf ("%s · %s%s%s",
                                               access->name,
                                               access->what,
                                               access->purpose != NULL ? " · " : "",
                                               access->purpose != NULL ? access->purpose : "");

      sg_print_pairs (print, (const char *const[]){ at, text, NULL });
    }
}

static gboolean
write_paper (SgDesk             *desk,
             const SgPersonData *data,
             const char         *path,
             const char         *purpose,
             GError            **error)
{
  const struct
  {
    const char         *heading;
    const SgRecordType *type;
    GPtrArray          *records;
  } parts[] = {
    { _ ("Calls"), &sg_incident_record, data->incidents },
    { _ ("As a patient"), &sg_patient_record, data->patients },
    { _ ("As a volunteer"), &sg_volunteer_record, data->volunteers },
    { _ ("Certificates"), &sg_certificate_record, data->certificates },
  };
  g_autoptr (SgLetterhead) letterhead = sg_desk_new_letterhead (desk);
  SgPrintSetup setup = { .letterhead = letterhead,
                         .title = _ ("Data about one person"),
                         .subtitle = purpose,
                         .footer = _ ("Confidential: only for the person whom it concerns") };
  g_autoptr (SgPrint) print = sg_print_new (&setup, error);

  if (print == NULL)
    return FALSE;

  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      if (parts[p].records->len > 0)
        sg_print_heading (print, parts[p].heading);
      for (guint i = 0; i < parts[p].records->len; i++)
        print_record (print, desk, parts[p].type, g_ptr_array_index (parts[p].records, i));
    }

  print_accesses (print, desk, data->accesses);
  return sg_print_finish (print, path, error);
}

/* ---- both ---- */

static gboolean
write_files (SgDesk             *desk,
             const SgPersonData *data,
             const char         *folder,
             const char         *purpose,
             GError            **error)
{
  g_autoptr (GDateTime) now = sg_desk_to_local (desk, sg_desk_get_now (desk));
  g_autofree char *stamp = g_date_time_format (now, "data-%Y%m%d-%H%M%S");
  g_autofree char *base = g_build_filename (folder, stamp, NULL);
  g_autofree char *json_path = g_strconcat (base, ".json", NULL);
  g_autofree char *pdf_path = g_strconcat (base, ".pdf", NULL);
  g_autofree char *json = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return sg_db_set_file_fault (folder, errno, error);

  json = make_json (desk, data, purpose, error);
  return json != NULL && write_json (json_path, json, error) &&
         write_paper (desk, data, pdf_path, purpose, error);
}

/**
 * sg_desk_export_person:
 * @key: as in sg_desk_find_person_data()
 * @folder: gets `data-<when>.json` and `.pdf`, readable by their owner only
 * @purpose: what for; it is on record before anything is written
 */
gboolean
sg_desk_export_person (SgDesk     *desk,
                       const char *key,
                       const char *folder,
                       const char *purpose,
                       GError    **error)
{
  g_autoptr (SgPersonData) data = NULL;
  g_auto (GStrv) subjects = NULL;

  if (purpose == NULL || *purpose == '\0')
    {
      g_set_error_literal (
        error,
        SG_ERROR,
        SG_ERROR_INVALID,
        _ ("“purpose” is empty: write what for, such as the person's own request"));
      return FALSE;
    }

  if (!sg_desk_may (desk, SG_MAY_EXPORT, error))
    return FALSE;

  data = sg_desk_find_person_data (desk, key, error);
  if (data == NULL)
    return FALSE;

  subjects = sg_person_data_dup_subjects (data);
  return sg_desk_log_accesses (desk,
                               (const char *const *) subjects,
                               SG_ACCESS_EXPORTED,
                               purpose,
                               error) &&
         write_files (desk, data, folder, purpose, error);
}
