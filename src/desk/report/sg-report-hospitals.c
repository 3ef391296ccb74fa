/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who was brought where, how long ambulances waited there, and what hospitals said when they were
 * asked. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "desk/report/sg-report-parts.h"

enum
{
  ARRIVALS,
  PATIENTS,
  RED,
  YELLOW,
  GREEN,
  BLACK,
  ASKED,
  ACCEPTED,
  REFUSED,
  NO_ANSWER,
  N_COLUMNS
};

static const char *const titles[N_COLUMNS] = {
  [ARRIVALS] = N_ ("Arrivals"),   [PATIENTS] = N_ ("Patients"), [RED] = N_ ("Red"),
  [YELLOW] = N_ ("Yellow"),       [GREEN] = N_ ("Green"),       [BLACK] = N_ ("Black"),
  [ASKED] = N_ ("Asked"),         [ACCEPTED] = N_ ("Accepted"), [REFUSED] = N_ ("Refused"),
  [NO_ANSWER] = N_ ("No answer"),
};

static const struct
{
  const char *word;
  guint       column;
} columns[] = {
  { "merah", RED },        { "kuning", YELLOW },   { "hijau", GREEN },         { "hitam", BLACK },
  { "accepts", ACCEPTED }, { "refuses", REFUSED }, { "no_answer", NO_ANSWER },
};

static void
count_word (SgReportGroup *group, const char *word, guint call)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (word, columns[i].word) == 0)
      sg_report_group_count (group, columns[i].column, call);
}

static SgReportGroup *
find_group (SgReport *self, SgReportGroups *groups, const SgUuid *facility)
{
  const SgFaskes *place = sg_report_data_find_facility (self->data, facility);
  const char     *name = place != NULL ? place->name : NULL;
  SgReportGroup  *group;

  group = sg_report_groups_get (groups, name != NULL ? name : "\x7f");
  if (group->label == NULL)
    group->label = g_strdup (name != NULL ? name : _ ("not recorded"));

  return group;
}

static void
count_tasks (SgReport *self, SgReportGroups *groups, guint call)
{
  const SgIncident *incident = sg_report_data_get_call (self->data, call)->incident;

  for (guint t = 0; t < incident->tasks->len; t++)
    {
      const SgTask  *task = g_ptr_array_index (incident->tasks, t);
      SgIntervalEnd  at = { task->at[SG_STEP_AT_HOSPITAL], task->clocks[SG_STEP_AT_HOSPITAL] };
      SgIntervalEnd  left = { task->at[SG_STEP_RETURNING], task->clocks[SG_STEP_RETURNING] };
      SgReportGroup *group;

      if (task->kind != SG_RESPONDER_AMBULANCE || at.at == 0)
        continue;
      group = find_group (self, groups, &task->destination);
      sg_report_group_count (group, ARRIVALS, call);
      sg_interval_add (sg_report_group_get_interval (group, 0), &at, &left, NAN, call);
    }
}

static void
count_patients (SgReport *self, SgReportGroups *groups, guint call)
{
  GPtrArray *patients = sg_report_data_get_call (self->data, call)->patients;

  for (guint i = 0; patients != NULL && i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);
      SgReportGroup   *group;

      if (patient->handed_over_at == 0)
        continue;
      group = find_group (self, groups, &patient->facility);
      sg_report_group_count (group, PATIENTS, call);
      count_word (group, patient->triage, call);
    }
}

static guint
find_call (SgReport *self, const SgEvent *asked)
{
  SgUuid incident = sg_event_get_uuid (asked, "incident");

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->data->call_of, &incident)) - 1;
}

static void
count_answers (SgReport *self, SgReportGroups *groups)
{
  for (guint i = 0; i < self->data->asked->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (self->data->asked, i);
      SgReportGroup *group = find_group (self, groups, &event->subject);
      guint          call = find_call (self, event);

      sg_report_group_count (group, ASKED, call);
      count_word (group, sg_event_get_text (event, "answer"), call);
    }
}

static void
put_columns (SgReport *self, SgSheet *sheet, SgReportGroups *groups, guint first, guint last)
{
  gboolean with_handover = first == ARRIVALS;

  sg_sheet_add_column (sheet, _ ("Hospital"), SG_SHEET_TEXT);
  for (guint i = first; i <= last; i++)
    sg_sheet_add_column (sheet, _ (titles[i]), SG_SHEET_INT);
  if (with_handover)
    {
      sg_sheet_add_column (sheet, _ ("Handover, median"), SG_SHEET_SECONDS);
      sg_sheet_add_column (sheet, _ ("Handover, P90"), SG_SHEET_SECONDS);
    }

  for (guint i = 0; i < groups->groups->len; i++)
    {
      SgReportGroup *group = g_ptr_array_index (groups->groups, i);

      if (sg_report_group_get_count (group, first) == 0 &&
          sg_report_group_get_count (group, first + 1) == 0)
        continue;
      sg_sheet_add_row_begin (sheet);
      sg_sheet_text (sheet, group->label);
      for (guint column = first; column <= last; column++)
        sg_report_put_count (self, sheet, group, column);
      if (with_handover)
        sg_report_put_median (self, sheet, sg_report_group_get_interval (group, 0));
    }
}

static void
fill_hospitals (SgReport *self)
{
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_HOSPITALS, NULL);

  for (guint i = 0; i < self->data->calls->len; i++)
    {
      count_tasks (self, groups, i);
      count_patients (self, groups, i);
    }
  count_answers (self, groups);
  sg_report_groups_sort (groups);

  put_columns (self, sheet, groups, ARRIVALS, BLACK);
  put_columns (self,
               sg_report_add_sheet (self, SG_REPORT_HOSPITALS, _ ("answers")),
               groups,
               ASKED,
               NO_ANSWER);
}

static void
fill_refusals (SgReport *self)
{
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_HOSPITALS, _ ("refusals by reason"));

  for (guint i = 0; i < self->data->asked->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (self->data->asked, i);
      const char    *reason = sg_report_label_reason (sg_event_get_text (event, "reason"));

      if (g_strcmp0 (sg_event_get_text (event, "answer"), "refuses") == 0)
        sg_report_group_count (sg_report_groups_get (groups, reason), 0, find_call (self, event));
    }
  sg_report_groups_sort_by_count (groups, 0);

  sg_sheet_add_column (sheet, _ ("Reason"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Times"), SG_SHEET_INT);
  for (guint i = 0; i < groups->groups->len; i++)
    {
      SgReportGroup *group = g_ptr_array_index (groups->groups, i);

      sg_sheet_add_row_begin (sheet);
      sg_sheet_text (sheet, group->key);
      sg_report_put_count (self, sheet, group, 0);
    }
}

void
sg_report_fill_hospitals (SgReport *self)
{
  fill_hospitals (self);
  fill_refusals (self);
}
