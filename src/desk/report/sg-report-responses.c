/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rekap Bantuan: what health facilities and their ambulances answered when they were asked. Counts
 * are of requests: two ambulances at one incident are two. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "desk/report/sg-report-parts.h"

enum
{
  ASKED,
  ACCEPTED,
  REFUSED,
  NO_ANSWER,
  WAITING,
  CANCELLED,
  REASSIGNED,
  ON_SCENE,
  TRANSPORTED,
  N_COLUMNS
};

static const char *const titles[N_COLUMNS] = {
  [ASKED] = N_ ("Requests"),      [ACCEPTED] = N_ ("Accepted"), [REFUSED] = N_ ("Refused"),
  [NO_ANSWER] = N_ ("No answer"), [WAITING] = N_ ("Waiting"),   [CANCELLED] = N_ ("Cancelled"),
  [REASSIGNED] = N_ ("Replaced"), [ON_SCENE] = N_ ("On scene"), [TRANSPORTED] = N_ ("To hospital"),
};

/**
 * sg_report_was_accepted:
 *
 * Returns: whether the responder said yes, whatever came of it
 */
gboolean
sg_report_was_accepted (const SgTask *task)
{
  switch (task->state)
    {
    case SG_TASK_ACCEPTED:
    case SG_TASK_EN_ROUTE:
    case SG_TASK_ON_SCENE:
    case SG_TASK_TRANSPORTING:
    case SG_TASK_AT_HOSPITAL:
    case SG_TASK_RETURNING:
      return TRUE;

    case SG_TASK_CANCELLED:
    case SG_TASK_REASSIGNED:
    case SG_TASK_RELEASED:
    case SG_TASK_ENDED:
      /* An answer that was no would have ended it before; who set out has said yes. */
      return task->at[SG_STEP_ANSWERED] != 0 || task->at[SG_STEP_EN_ROUTE] != 0 ||
             task->at[SG_STEP_ON_SCENE] != 0;

    case SG_TASK_REQUESTED:
    case SG_TASK_REFUSED:
    case SG_TASK_NO_ANSWER:
    case SG_N_TASK_STATES:
    default:
      return FALSE;
    }
}

static void
count (SgReportGroup *group, const SgTask *task, guint call)
{
  static const guint columns[SG_N_TASK_STATES] = {
    [SG_TASK_REQUESTED] = WAITING,     [SG_TASK_REFUSED] = REFUSED,
    [SG_TASK_NO_ANSWER] = NO_ANSWER,   [SG_TASK_CANCELLED] = CANCELLED,
    [SG_TASK_REASSIGNED] = REASSIGNED, [SG_TASK_RELEASED] = CANCELLED,
  };
  gboolean      accepted = sg_report_was_accepted (task);
  SgIntervalEnd asked = { task->at[SG_STEP_REQUESTED], task->clocks[SG_STEP_REQUESTED] };
  SgIntervalEnd answered = { task->at[SG_STEP_ANSWERED], task->clocks[SG_STEP_ANSWERED] };

  sg_report_group_count (group, ASKED, call);
  if (accepted)
    sg_report_group_count (group, ACCEPTED, call);
  if (columns[task->state] != 0)
    sg_report_group_count (group, columns[task->state], call);
  if (task->at[SG_STEP_ON_SCENE] != 0)
    sg_report_group_count (group, ON_SCENE, call);
  if (task->at[SG_STEP_AT_HOSPITAL] != 0)
    sg_report_group_count (group, TRANSPORTED, call);

  /* A clock that ran out is no answer. */
  if (task->state != SG_TASK_NO_ANSWER)
    sg_interval_add (sg_report_group_get_interval (group, 0), &asked, &answered, NAN, call);
}

/* ---- the tables ---- */

static void
put_line (SgReport *self, SgSheet *sheet, SgReportGroup *group)
{
  for (guint column = 0; column < N_COLUMNS; column++)
    sg_report_put_count (self, sheet, group, column);
  sg_report_put_share (self, sheet, group, ACCEPTED, ASKED);
  sg_report_put_median (self, sheet, sg_report_group_get_interval (group, 0));
}

static SgReportGroup *
find_group (SgReport *self, SgReportGroups *groups, const SgTask *task, gboolean by_unit)
{
  const SgReportUnit *unit = sg_report_data_find_unit (self->data, &task->responder);
  const SgFaskes     *base = sg_report_data_find_base (self->data, task);
  const char         *name = task->name;
  SgReportGroup      *group;

  if (by_unit && unit != NULL && unit->unit->call_sign != NULL)
    name = unit->unit->call_sign;
  else if (!by_unit)
    name = base != NULL ? base->name : NULL;
  if (name == NULL)
    name = by_unit ? _ ("unknown unit") : _ ("unit without a facility");

  group = sg_report_groups_get (groups, name);
  if (group->label == NULL)
    group->label = g_strdup (name);
  return group;
}

static void
count_requests (SgReport *self, SgReportGroups *groups, gboolean by_unit)
{
  for (guint i = 0; i < self->data->calls->len; i++)
    {
      const SgIncident *incident = sg_report_data_get_call (self->data, i)->incident;

      for (guint t = 0; t < incident->tasks->len; t++)
        {
          const SgTask *task = g_ptr_array_index (incident->tasks, t);

          if (task->kind != SG_RESPONDER_AMBULANCE)
            continue;
          count (find_group (self, groups, task, by_unit), task, i);
          count (groups->total, task, i);
        }
    }
  sg_report_groups_sort_by_count (groups, ASKED);
}

static void
fill (SgReport *self, gboolean by_unit)
{
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgSheet *sheet =
    sg_report_add_sheet (self, SG_REPORT_RESPONSES, by_unit ? _ ("by ambulance") : NULL);

  count_requests (self, groups, by_unit);
  sg_sheet_add_column (sheet, by_unit ? _ ("Ambulance") : _ ("Facility"), SG_SHEET_TEXT);
  for (guint i = 0; i < N_COLUMNS; i++)
    sg_sheet_add_column (sheet, _ (titles[i]), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Acceptance"), SG_SHEET_PERCENT);
  sg_sheet_add_column (sheet, _ ("Answer, median"), SG_SHEET_SECONDS);
  sg_sheet_add_column (sheet, _ ("Answer, P90"), SG_SHEET_SECONDS);

  for (guint i = 0; i < groups->groups->len; i++)
    {
      SgReportGroup *group = g_ptr_array_index (groups->groups, i);

      sg_sheet_add_row_begin (sheet);
      sg_sheet_text (sheet, group->label);
      put_line (self, sheet, group);
    }
  if (groups->groups->len == 0)
    return;

  sg_sheet_add_total_begin (sheet);
  sg_sheet_text (sheet, groups->total->label);
  put_line (self, sheet, groups->total);
}

void
sg_report_fill_responses (SgReport *self)
{
  fill (self, FALSE);
  fill (self, TRUE);
}
