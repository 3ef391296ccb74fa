/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Laporan Kejadian: the incidents one by one. No name and no number of a caller: this list leaves
 * the house. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "desk/report/sg-missing.h"
#include "desk/report/sg-report-parts.h"

static char *
dup_units (const SgIncident *incident)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < incident->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (task->kind == SG_RESPONDER_AMBULANCE && sg_report_was_accepted (task) &&
          task->name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", task->name);
    }

  return g_strdup (names->str);
}

static const char *
find_hospital (SgReport *self, const SgIncident *incident)
{
  for (guint i = incident->tasks->len; i > 0; i--)
    {
      const SgTask   *task = g_ptr_array_index (incident->tasks, i - 1);
      const SgFaskes *place = sg_report_data_find_facility (self->data, &task->destination);

      if (place != NULL && task->at[SG_STEP_AT_HOSPITAL] != 0)
        return place->name;
    }

  return NULL;
}

static double
seconds_between (const SgIncident *incident, SgMilestone from, SgMilestone to)
{
  if (incident->at[from] == 0 || incident->at[to] == 0)
    return NAN;

  return (double) (incident->at[to] - incident->at[from]) / G_USEC_PER_SEC;
}

static void
put_incident (SgReport *self, SgSheet *sheet, guint call)
{
  const SgIncident *incident = sg_report_data_get_call (self->data, call)->incident;
  g_autofree char  *units = dup_units (incident);

  sg_sheet_add_row_begin (sheet);
  sg_report_put_number (self, sheet, call);
  sg_report_put_time (sheet, incident->opened_at);
  sg_sheet_text (sheet, sg_report_label ("intake_source", incident->source));
  sg_sheet_text (sheet, sg_report_label ("category", incident->type));
  if (incident->severity > 0)
    sg_sheet_number (sheet, (double) incident->severity);
  else
    sg_sheet_empty (sheet);
  sg_sheet_text (sheet, incident->scene.kecamatan);
  sg_sheet_text (sheet, incident->scene.desa);
  sg_sheet_text (sheet, incident->scene.patokan);
  sg_sheet_text (sheet,
                 incident->disposition != NULL
                   ? sg_report_label ("disposition", incident->disposition)
                   : sg_report_label ("incident_status", sg_status_to_code (incident->status)));
  sg_sheet_text (sheet, sg_report_label ("outcome", incident->outcome));
  sg_sheet_text (sheet, units);
  sg_sheet_text (sheet, find_hospital (self, incident));
  sg_sheet_number (sheet, seconds_between (incident, SG_T1, SG_T6));
  sg_sheet_number (sheet, seconds_between (incident, SG_T1, SG_T11));
}

void
sg_report_fill_incidents (SgReport *self)
{
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_INCIDENTS, NULL);

  sg_sheet_add_column (sheet, _ ("Number"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Opened"), SG_SHEET_TIME);
  sg_sheet_add_column (sheet, _ ("Source"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Category"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("SEV"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("District"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Village"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Landmark"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("What became of it"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Outcome"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Ambulances"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Hospital"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Response"), SG_SHEET_SECONDS);
  sg_sheet_add_column (sheet, _ ("Total time"), SG_SHEET_SECONDS);
  for (guint i = 0; i < self->data->calls->len; i++)
    put_incident (self, sheet, i);
}

/* ---- incomplete ---- */

static char *
dup_missing (GPtrArray *missing)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    {
      const SgMissing *one = g_ptr_array_index (missing, i);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", _ (one->label));
    }

  return g_strdup (words->str);
}

void
sg_report_fill_incomplete (SgReport *self)
{
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_INCOMPLETE, NULL);

  sg_sheet_add_column (sheet, _ ("Number"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Opened"), SG_SHEET_TIME);
  sg_sheet_add_column (sheet, _ ("Category"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Missing"), SG_SHEET_TEXT);
  for (guint i = 0; i < self->data->calls->len; i++)
    {
      const SgReportCall *call = sg_report_data_get_call (self->data, i);
      g_autoptr (GPtrArray) missing = sg_incident_list_missing (call->incident, call->patients);
      g_autofree char *words = dup_missing (missing);

      if (call->incident->closed_at == 0 || missing->len == 0)
        continue;
      sg_sheet_add_row_begin (sheet);
      sg_report_put_number (self, sheet, i);
      sg_report_put_time (sheet, call->incident->opened_at);
      sg_sheet_text (sheet, sg_report_label ("category", call->incident->type));
      sg_sheet_text (sheet, words);
    }
}
