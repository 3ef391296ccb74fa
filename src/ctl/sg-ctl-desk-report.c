/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk report, incomplete, print, sitrep: what leaves a desk on paper and as files. They
 * only read, but for the line in the log of who reads whose names. */

#include "config.h"

#include <string.h>

#include "common/sg-error.h"
#include "common/sg-faskes.h"
#include "ctl/sg-ctl-desk.h"
#include "desk/log/sg-row.h"
#include "desk/paper/sg-sheet-json.h"
#include "desk/paper/sg-sheet-write.h"
#include "desk/report/sg-incident-print.h"
#include "desk/report/sg-missing.h"
#include "desk/report/sg-report.h"

typedef struct
{
  SgCtlDesk     desk;
  char         *from;
  char         *to;
  char         *kinds;
  char         *format_name;
  char         *output;
  char         *severity;
  char         *district;
  char         *category;
  char         *facility;
  char         *open;
  SgSheetFormat format;
  SgReportQuery query;
} Options;

static void
clear_options (Options *self)
{
  sg_ctl_desk_clear (&self->desk);
  g_free (self->from);
  g_free (self->to);
  g_free (self->kinds);
  g_free (self->format_name);
  g_free (self->output);
  g_free (self->severity);
  g_free (self->district);
  g_free (self->category);
  g_free (self->facility);
  g_free (self->open);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* A day alone is meant as a whole: the period ends where the next day begins. */
static gboolean
parse_end (SgDesk *desk, const char *text, gint64 *to, GError **error)
{
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) next = NULL;

  if (!sg_ctl_desk_parse_time (desk, text, to, error))
    return FALSE;
  if (strchr (text, 'T') != NULL)
    return TRUE;

  local = sg_desk_to_local (desk, *to);
  next = g_date_time_add_days (local, 1);
  *to = g_date_time_to_unix (next) * G_USEC_PER_SEC;

  return TRUE;
}

static gboolean
find_facility (SgDesk *desk, const char *name_or_id, SgUuid *id, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (sg_uuid_parse (name_or_id, id, NULL))
    return TRUE;

  found = sg_row_list (sg_desk_get_db (desk),
                       &sg_faskes_record,
                       "WHERE name = ?",
                       error,
                       "s",
                       name_or_id);
  if (found == NULL)
    return FALSE;

  if (found->len != 1)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   "facility: %u facilities are named “%s”: give the identifier of one",
                   found->len,
                   name_or_id);
      return FALSE;
    }

  *id = ((SgFaskes *) g_ptr_array_index (found, 0))->id;
  return TRUE;
}

static gboolean
parse_severity (const char *text, gint64 *severity, GError **error)
{
  const char *digit = g_ascii_strncasecmp (text, "sev", 3) == 0 ? text + 3 : text;

  digit += *digit == '-' ? 1 : 0;
  return g_ascii_string_to_signed (digit, 10, 1, 3, severity, error);
}

static gboolean
parse_query (Options *self, GError **error)
{
  SgDesk *desk = self->desk.desk;

  self->query.kecamatan = self->district;
  self->query.category = self->category;

  return sg_ctl_desk_parse_time (desk, self->from, &self->query.from, error) &&
         parse_end (desk, self->to, &self->query.to, error) &&
         (self->severity == NULL ||
          parse_severity (self->severity, &self->query.severity, error)) &&
         (self->facility == NULL ||
          find_facility (desk, self->facility, &self->query.facility, error)) &&
         (self->format_name == NULL ||
          sg_sheet_format_from_name (self->format_name, &self->format, error));
}

/* Names are put on record, which is written. */
static gboolean
open_for_report (Options *self, const char *path, GError **error)
{
  self->query.kinds = SG_REPORT_ALL;
  if (self->kinds != NULL && !sg_report_kinds_from_text (self->kinds, &self->query.kinds, error))
    return FALSE;

  return sg_report_kinds_have_names (self->query.kinds)
           ? sg_ctl_desk_open (&self->desk, path, error)
           : sg_ctl_desk_open_to_read (&self->desk, path, error);
}

/* ---- report ---- */

static gboolean
print_behind (SgReport *report, const char *cell, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (cell, ",", -1);
  guint64 at[3] = { 0 };
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (g_strv_length (parts) != 3)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "open: “%s” must be SHEET,ROW,COLUMN, counted from 0",
                   cell);
      return FALSE;
    }
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 0, SG_SHEET_ROWS_MAX, &at[i], error))
      return FALSE;

  incidents = sg_report_list_behind (report, (guint) at[0], (guint) at[1], (guint) at[2]);
  json_builder_begin_array (builder);
  for (guint i = 0; i < incidents->len; i++)
    {
      const SgIncident *incident = g_ptr_array_index (incidents, i);

      json_builder_begin_object (builder);
      sg_ctl_json_text (builder, "number", incident->number);
      sg_ctl_json_uuid (builder, "id", &incident->id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sg_ctl_print_json (builder);

  return TRUE;
}

static gboolean
write_report (Options *self, GError **error)
{
  g_autoptr (GCancellable) cancellable = sg_ctl_cancel_on_signal ();
  SgProgress *progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  g_autoptr (SgReport) report = NULL;
  SgSheetBook *book;

  report = sg_desk_make_report (self->desk.desk, &self->query, progress, error);
  sg_progress_free (progress);
  sg_ctl_end_progress ();
  if (report == NULL)
    return FALSE;

  if (self->open != NULL)
    return print_behind (report, self->open, error);
  if (!sg_desk_log_report (self->desk.desk,
                           &self->query,
                           self->output != NULL ? SG_ACCESS_EXPORTED : SG_ACCESS_OPENED,
                           error))
    return FALSE;

  book = sg_report_get_book (report);
  if (self->output == NULL)
    {
      g_autofree char *text = sg_sheet_dup_json (book);

      g_print ("%s\n", text);
      return TRUE;
    }

  return sg_sheet_book_write (book, self->format, self->output, error);
}

static int
run_report (char **arguments)
{
  g_auto (Options) self = { 0 };
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self.desk),
    { "from", 0, 0, G_OPTION_ARG_STRING, &self.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self.to, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &self.kinds, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self.format_name, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self.output, NULL, NULL },
    { "severity", 0, 0, G_OPTION_ARG_STRING, &self.severity, NULL, NULL },
    { "district", 0, 0, G_OPTION_ARG_STRING, &self.district, NULL, NULL },
    { "category", 0, 0, G_OPTION_ARG_STRING, &self.category, NULL, NULL },
    { "facility", 0, 0, G_OPTION_ARG_STRING, &self.facility, NULL, NULL },
    { "open", 0, 0, G_OPTION_ARG_STRING, &self.open, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (self.from == NULL || self.to == NULL)
    return sg_ctl_usage ("desk report needs --from DAY and --to DAY, the last one counted too");
  if (self.output == NULL && self.format_name != NULL && strcmp (self.format_name, "json") != 0)
    return sg_ctl_usage ("--format %s needs --output FILE", self.format_name);

  if (!open_for_report (&self, words[0], &error) || !parse_query (&self, &error) ||
      !write_report (&self, &error))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

/* ---- incomplete ---- */

static void
add_incomplete (JsonBuilder *builder, const SgIncompleteReport *report)
{
  json_builder_begin_object (builder);
  sg_ctl_json_text (builder, "number", report->incident->number);
  sg_ctl_json_uuid (builder, "id", &report->incident->id);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->missing->len; i++)
    json_builder_add_string_value (builder,
                                   ((SgMissing *) g_ptr_array_index (report->missing, i))->code);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
show_incomplete (const SgIncompleteReport *report)
{
  g_print ("%s ", report->incident->number);
  for (guint i = 0; i < report->missing->len; i++)
    g_print (" %s", ((SgMissing *) g_ptr_array_index (report->missing, i))->code);
  g_print ("\n");
}

static void
print_incomplete (GPtrArray *reports, gboolean as_json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < reports->len; i++)
    if (as_json)
      add_incomplete (builder, g_ptr_array_index (reports, i));
    else
      show_incomplete (g_ptr_array_index (reports, i));
  json_builder_end_array (builder);
  if (as_json)
    sg_ctl_print_json (builder);
}

static int
run_incomplete (char **arguments)
{
  g_auto (Options) self = { 0 };
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self.desk),
    { "from", 0, 0, G_OPTION_ARG_STRING, &self.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self.to, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  gint64 from = 0;
  gint64 to = G_MAXINT64;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open_to_read (&self.desk, words[0], &error) ||
      (self.from != NULL && !sg_ctl_desk_parse_time (self.desk.desk, self.from, &from, &error)) ||
      (self.to != NULL && !parse_end (self.desk.desk, self.to, &to, &error)))
    return sg_ctl_failed (error);

  reports = sg_desk_list_incomplete (self.desk.desk, from, to, &error);
  if (reports == NULL)
    return sg_ctl_failed (error);

  print_incomplete (reports, self.desk.json);
  return SG_CTL_DONE;
}

/* ---- print, sitrep ---- */

static int
run_print (char **arguments)
{
  g_auto (Options) self = { 0 };
  gboolean           masked = FALSE;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self.desk),
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self.output, NULL, NULL },
    { "masked", 0, 0, G_OPTION_ARG_NONE, &masked, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (SgIncident) incident = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (self.output == NULL)
    return sg_ctl_usage ("desk print needs --output FILE.pdf");

  if (masked ? sg_ctl_desk_open_to_read (&self.desk, words[0], &error)
             : sg_ctl_desk_open (&self.desk, words[0], &error))
    incident = sg_ctl_desk_find (&self.desk, words[1], &error);
  if (incident == NULL ||
      !sg_desk_print_incident (self.desk.desk, &incident->id, self.output, masked, &error))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

static int
run_sitrep (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (SgIncident) incident = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;

  if (sg_ctl_desk_open_to_read (&self, words[0], &error))
    incident = sg_ctl_desk_find (&self, words[1], &error);
  if (incident != NULL)
    text = sg_desk_dup_sitrep (self.desk, &incident->id, &error);
  if (text == NULL)
    return sg_ctl_failed (error);

  g_print ("%s\n", text);
  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_desk_report_commands[] = {
  { "desk report",
    "DB --from DAY --to DAY [--kind NAME,…] [--format json|csv|csv-bom|xlsx|pdf] [--output FILE]"
    " [--severity 1|2|3] [--district NAME] [--category CODE] [--facility NAME|ID]"
    " [--open SHEET,ROW,COLUMN]",
    run_report },
  { "desk incomplete", "DB [--from DAY] [--to DAY] [--json]", run_incomplete },
  { "desk print", "DB INCIDENT --output FILE.pdf [--masked]", run_print },
  { "desk sitrep", "DB INCIDENT", run_sitrep },
  { NULL, NULL, NULL },
};
