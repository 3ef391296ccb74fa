/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The office's reports, made anew from the desk's file each time: nothing is summed up beforehand,
 * so a corrected time is in the next report and no figure is without its incidents. */

#include "config.h"

#include "desk/report/sg-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/paper/sg-desk-letterhead.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-may.h"
#include "desk/report/sg-report-parts.h"

static const struct
{
  const char *name;
  const char *title;
  void (*fill) (SgReport *self);
} kinds[SG_N_REPORTS] = {
  [SG_REPORT_SUMMARY] = { "summary", N_ ("Incident summary"), sg_report_fill_summary },
  [SG_REPORT_INTERVALS] = { "intervals", N_ ("Response times"), sg_report_fill_intervals },
  [SG_REPORT_RESPONSES] = { "responses", N_ ("Ambulance requests"), sg_report_fill_responses },
  [SG_REPORT_REFUSALS] = { "refusals",
                           N_ ("Refused and cancelled requests"),
                           sg_report_fill_refusals },
  [SG_REPORT_CREWS] = { "crews", N_ ("Crew activity"), sg_report_fill_crews },
  [SG_REPORT_DOWNTIME] = { "downtime", N_ ("Ambulances out of service"), sg_report_fill_downtime },
  [SG_REPORT_HOSPITALS] = { "hospitals", N_ ("Hospitals"), sg_report_fill_hospitals },
  [SG_REPORT_VOLUNTEERS] = { "volunteers", N_ ("Volunteers"), sg_report_fill_volunteers },
  [SG_REPORT_INCOMPLETE] = { "incomplete", N_ ("Incomplete reports"), sg_report_fill_incomplete },
  [SG_REPORT_INCIDENTS] = { "incidents", N_ ("Incident list"), sg_report_fill_incidents },
};

const char *
sg_report_kind_get_title (SgReportKind kind)
{
  return _ (kinds[kind].title);
}

static gboolean
add_kind (const char *name, guint *bits)
{
  for (guint i = 0; i < SG_N_REPORTS; i++)
    if (strcmp (name, kinds[i].name) == 0)
      {
        *bits |= 1u << i;
        return TRUE;
      }

  return FALSE;
}

/**
 * sg_report_kinds_from_text:
 * @text: names, apart by commas
 * @bits: (out): for SgReportQuery
 */
gboolean
sg_report_kinds_from_text (const char *text, guint *bits, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  *bits = 0;
  for (guint i = 0; names[i] != NULL; i++)
    if (!add_kind (g_strstrip (names[i]), bits))
      {
        g_set_error (error,
                     SG_ERROR,
                     SG_ERROR_INVALID,
                     _ ("kind: there is no report “%s”: choose of summary, intervals, responses, "
                        "refusals, crews, downtime, hospitals, volunteers, incomplete, incidents"),
                     names[i]);
        return FALSE;
      }

  return TRUE;
}

/* ---- the head ---- */

static char *
dup_date (GTimeZone *zone, gint64 at, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, format);
}

static void
append_filter (GString *text, const char *label, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, " · %s: %s", label, value);
}

static char *
dup_subtitle (const SgReportData *data, SgDesk *desk)
{
  const SgReportQuery *query = &data->query;
  const SgFaskes      *facility = sg_report_data_find_facility (data, &query->facility);
  g_autofree char     *from = dup_date (data->zone, query->from, "%d-%m-%Y");
  g_autofree char     *to = dup_date (data->zone, query->to - 1, "%d-%m-%Y");
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: the first and the last day of a report */
  g_string_append_printf (text, _ ("%s to %s"), from, to);
  g_string_append_printf (text, " · %s", sg_desk_get_identity (desk)->psc_name);
  if (query->severity > 0)
    append_filter (text, _ ("Severity"), sg_report_label_severity (query->severity));
  append_filter (text, _ ("District"), query->kecamatan);
  append_filter (text, _ ("Category"), sg_report_label ("category", query->category));
  append_filter (text, _ ("Facility"), facility != NULL ? facility->name : NULL);

  return g_strdup (text->str);
}

static SgSheetBook *
new_book (const SgReportData *data, SgDesk *desk)
{
  g_autofree char *subtitle = dup_subtitle (data, desk);
  g_autofree char *time = dup_date (data->zone, data->now, "%d-%m-%Y %H:%M %Z");
  g_autofree char *printed = g_strdup_printf (_ ("Printed %s. Drills are not counted."), time);
  SgSheetBook     *book = sg_sheet_book_new (_ ("PSC 119 report"), subtitle, printed);

  book->zone = g_time_zone_ref (data->zone);
  book->letterhead = sg_desk_new_letterhead (desk);

  return book;
}

/* ---- making it ---- */

static SgReport *
new_report (SgReportData *data, SgDesk *desk)
{
  SgReport *self = g_new0 (SgReport, 1);

  self->data = data;
  self->book = new_book (data, desk);
  self->links =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->everything = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < data->calls->len; i++)
    g_array_append_val (self->everything, i);

  return self;
}

void
sg_report_free (SgReport *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->links);
  g_array_unref (self->everything);
  sg_sheet_book_free (self->book);
  sg_report_data_free (self->data);
  g_free (self);
}

/**
 * sg_report_get_book:
 *
 * Returns: (transfer none): to be written by sg_sheet_book_write()
 */
SgSheetBook *
sg_report_get_book (SgReport *self)
{
  return self->book;
}

static gboolean
check_query (const SgReportQuery *query, GError **error)
{
  const char *fault = NULL;

  if (query->from >= query->to)
    fault = _ ("to: must be later than from: choose a day that is not before the first");
  else if ((query->kinds & SG_REPORT_ALL) == 0)
    fault = _ ("kind: choose at least one report");
  else if (query->severity < 0 || query->severity > 3)
    fault = _ ("severity: must be 1, 2 or 3");

  if (fault != NULL)
    g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, fault);
  return fault == NULL;
}

static gboolean
has_kind (guint chosen, SgReportKind kind)
{
  return (chosen & 1u << kind) != 0;
}

/**
 * sg_report_kinds_have_names:
 *
 * Returns: whether volunteers or crews stand in such reports by name
 */
gboolean
sg_report_kinds_have_names (guint chosen)
{
  return has_kind (chosen, SG_REPORT_VOLUNTEERS) || has_kind (chosen, SG_REPORT_CREWS);
}

/**
 * sg_desk_log_report:
 * @desk: not opened to read only
 * @what: opened, printed or exported
 *
 * Puts on record who reads the names in a report; without names it does nothing. Comes before the
 * report is shown.
 */
gboolean
sg_desk_log_report (SgDesk *desk, const SgReportQuery *query, SgAccessKind what, GError **error)
{
  g_autofree char *volunteers = sg_access_dup_subject (SG_SUBJECT_VOLUNTEER, NULL);
  g_autofree char *crews = sg_access_dup_subject (SG_SUBJECT_UNIT, NULL);

  return (!has_kind (query->kinds, SG_REPORT_VOLUNTEERS) ||
          sg_desk_log_access (desk, volunteers, what, "report", error)) &&
         (!has_kind (query->kinds, SG_REPORT_CREWS) ||
          sg_desk_log_access (desk, crews, what, "report", error));
}

/**
 * sg_desk_make_report:
 * @desk: opened to read, in the thread that calls; may take seconds
 * @progress: (nullable):
 *
 * Returns: (nullable) (transfer full): the report, or %NULL with %SG_ERROR_INVALID that names the
 *   part of the query, %SG_ERROR_NOT_FOUND for the facility, %SG_ERROR_STORAGE or
 *   %SG_ERROR_CANCELLED
 */
SgReport *
sg_desk_make_report (SgDesk *desk, const SgReportQuery *query, SgProgress *progress, GError **error)
{
  g_autoptr (SgReport) self = NULL;
  SgReportData *data;

  if (!sg_desk_may (desk, SG_MAY_RUN_REPORTS, error) || !check_query (query, error))
    return NULL;

  data = sg_report_data_read (desk, query, progress, error);
  if (data == NULL)
    return NULL;

  self = new_report (data, desk);
  if (!sg_uuid_is_none (&query->facility) &&
      sg_report_data_find_facility (data, &query->facility) == NULL)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_NOT_FOUND,
                           _ ("facility: it is not in the register of this desk"));
      return NULL;
    }

  sg_progress_begin (progress, _ ("Counting"), 0.4);
  for (guint i = 0; i < SG_N_REPORTS; i++)
    {
      if (!sg_progress_step (progress, i, SG_N_REPORTS, error))
        return NULL;
      if ((query->kinds & (1u << i)) != 0)
        kinds[i].fill (self);
    }

  return g_steal_pointer (&self);
}
