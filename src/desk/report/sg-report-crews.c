/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rekap Perawat: what each member of a crew did. Who was on an ambulance is what was entered last
 * before it was asked, so a change of crew in the middle of a task does not move it. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk/report/sg-report-parts.h"

enum
{
  TASKS,
  ON_SCENE,
  TRANSPORTED,
  STOPPED,
  N_COLUMNS
};

static void
count (SgReportGroup *group, const SgTask *task, guint call)
{
  gint64 out = task->at[SG_STEP_ANSWERED];
  gint64 back = task->at[SG_STEP_ENDED];

  sg_report_group_count (group, TASKS, call);
  if (task->at[SG_STEP_ON_SCENE] != 0)
    sg_report_group_count (group, ON_SCENE, call);
  if (task->at[SG_STEP_AT_HOSPITAL] != 0)
    sg_report_group_count (group, TRANSPORTED, call);
  if (task->state == SG_TASK_CANCELLED || task->state == SG_TASK_REASSIGNED ||
      task->state == SG_TASK_RELEASED)
    sg_report_group_count (group, STOPPED, call);
  if (out != 0 && back > out)
    group->sum += (double) (back - out) / G_USEC_PER_SEC / 3600;
}

static SgReportGroup *
find_member (SgReportGroups *groups, const SgUnit *unit, JsonObject *member)
{
  const char      *name = json_object_get_string_member_with_default (member, "name", "");
  const char      *job = json_object_get_string_member_with_default (member, "job", "");
  const char      *call_sign = unit->call_sign != NULL ? unit->call_sign : "";
  g_autofree char *key = g_strjoin ("\n", name, job, call_sign, NULL);

  return sg_report_groups_get (groups, key);
}

static void
count_task (SgReport *self, SgReportGroups *groups, const SgTask *task, guint call)
{
  const SgReportUnit *unit = sg_report_data_find_unit (self->data, &task->responder);
  const SgEvent      *entered = NULL;
  JsonArray          *crew = NULL;
  guint               n;

  if (unit != NULL)
    entered = sg_report_unit_find_crew (unit, task->at[SG_STEP_REQUESTED]);
  if (entered != NULL)
    crew = sg_event_get_array (entered, "crew");
  n = crew != NULL ? json_array_get_length (crew) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (crew, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        count (find_member (groups, unit->unit, json_node_get_object (node)), task, call);
    }
  if (n == 0)
    count (groups->total, task, call);
}

static void
count_tasks (SgReport *self, SgReportGroups *groups)
{
  for (guint i = 0; i < self->data->calls->len; i++)
    {
      const SgIncident *incident = sg_report_data_get_call (self->data, i)->incident;

      for (guint t = 0; t < incident->tasks->len; t++)
        {
          const SgTask *task = g_ptr_array_index (incident->tasks, t);

          if (task->kind == SG_RESPONDER_AMBULANCE && sg_report_was_accepted (task))
            count_task (self, groups, task, i);
        }
    }
}

static void
put_line (SgReport *self, SgSheet *sheet, SgReportGroup *group)
{
  for (guint column = 0; column < N_COLUMNS; column++)
    sg_report_put_count (self, sheet, group, column);
  sg_report_put_calls (self, sheet, group->sum, group->counts[TASKS]);
}

void
sg_report_fill_crews (SgReport *self)
{
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_CREWS, NULL);

  count_tasks (self, groups);
  sg_report_groups_sort (groups);

  sg_sheet_add_column (sheet, _ ("Name"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Job"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Ambulance"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Tasks"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("On scene"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("To hospital"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Stopped"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Hours out"), SG_SHEET_NUMBER);
  sg_sheet_set_note (sheet,
                     _ ("A task counts for everybody who was on the ambulance when it was asked. "
                        "Hours are from the acceptance to the end of the task."));
  for (guint i = 0; i < groups->groups->len; i++)
    {
      SgReportGroup *group = g_ptr_array_index (groups->groups, i);
      g_auto (GStrv) parts = g_strsplit (group->key, "\n", 3);

      sg_sheet_add_row_begin (sheet);
      for (guint p = 0; p < 3; p++)
        sg_sheet_text (sheet, parts[p]);
      put_line (self, sheet, group);
    }

  if (sg_report_group_get_count (groups->total, TASKS) == 0)
    return;

  sg_sheet_add_row_begin (sheet);
  sg_sheet_text (sheet, _ ("crew not entered"));
  sg_sheet_empty (sheet);
  sg_sheet_empty (sheet);
  put_line (self, sheet, groups->total);
}
