/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rekap Penolakan & Pembatalan Penugasan: which requests came to nothing, and why. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "desk/report/sg-report-parts.h"

/* The states in which a request came to nothing. */
static const struct
{
  SgTaskState state;
  SgStep      step;
} fates[] = {
  { SG_TASK_REFUSED, SG_STEP_ANSWERED }, { SG_TASK_NO_ANSWER, SG_STEP_ANSWERED },
  { SG_TASK_CANCELLED, SG_STEP_ENDED },  { SG_TASK_RELEASED, SG_STEP_ENDED },
  { SG_TASK_REASSIGNED, SG_STEP_ENDED },
};

static int
find_fate (const SgTask *task)
{
  for (guint i = 0; i < G_N_ELEMENTS (fates); i++)
    if (task->kind == SG_RESPONDER_AMBULANCE && task->state == fates[i].state)
      return (int) i;

  return -1;
}

/**
 * sg_report_label_reason:
 * @reason: (nullable): a code of one of the lists of reasons, or words
 *
 * Returns: what a person reads
 */
const char *
sg_report_label_reason (const char *reason)
{
  static const char *const lists[] = { "reject_reason", "cancel_reason", "offline_reason" };

  if (reason == NULL)
    return _ ("no reason recorded");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (sg_code_list_has (lists[i], reason))
      return sg_report_label (lists[i], reason);

  return reason;
}

static const char *
name_of_base (SgReport *self, const SgTask *task)
{
  const SgFaskes *base = sg_report_data_find_base (self->data, task);

  return base != NULL && base->name != NULL ? base->name : _ ("unit without a facility");
}

static const char *
label_state (const SgTask *task)
{
  return sg_report_label ("task_state", sg_task_state_to_text (task->state));
}

typedef void (*TaskFunc) (SgReport *self, const SgTask *task, guint call, gpointer user_data);

static void
for_each_failed (SgReport *self, TaskFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->data->calls->len; i++)
    {
      const SgIncident *incident = sg_report_data_get_call (self->data, i)->incident;

      for (guint t = 0; t < incident->tasks->len; t++)
        {
          const SgTask *task = g_ptr_array_index (incident->tasks, t);

          if (find_fate (task) >= 0)
            func (self, task, i, user_data);
        }
    }
}

/* ---- by reason ---- */

static void
count_reason (SgReport *self, const SgTask *task, guint call, gpointer groups)
{
  const char      *reason = sg_report_label_reason (task->reason);
  g_autofree char *key =
    g_strjoin ("\n", name_of_base (self, task), label_state (task), reason, NULL);

  sg_report_group_count (sg_report_groups_get (groups, key), 0, call);
  sg_report_group_count (((SgReportGroups *) groups)->total, 0, call);
}

static void
fill_reasons (SgReport *self)
{
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_REFUSALS, NULL);

  for_each_failed (self, count_reason, groups);
  sg_report_groups_sort (groups);

  sg_sheet_add_column (sheet, _ ("Facility"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("What"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Reason"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Requests"), SG_SHEET_INT);
  for (guint i = 0; i < groups->groups->len; i++)
    {
      SgReportGroup *group = g_ptr_array_index (groups->groups, i);
      g_auto (GStrv) parts = g_strsplit (group->key, "\n", 3);

      sg_sheet_add_row_begin (sheet);
      for (guint p = 0; p < 3; p++)
        sg_sheet_text (sheet, parts[p]);
      sg_report_put_count (self, sheet, group, 0);
    }
  if (groups->groups->len == 0)
    return;

  sg_sheet_add_total_begin (sheet);
  sg_sheet_text (sheet, groups->total->label);
  sg_sheet_empty (sheet);
  sg_sheet_empty (sheet);
  sg_report_put_count (self, sheet, groups->total, 0);
}

/* ---- one by one ---- */

static void
put_request (SgReport *self, const SgTask *task, guint call, gpointer sheet)
{
  int fate = find_fate (task);

  sg_sheet_add_row_begin (sheet);
  sg_report_put_number (self, sheet, call);
  sg_sheet_text (sheet, task->name);
  sg_sheet_text (sheet, name_of_base (self, task));
  sg_report_put_time (sheet, task->at[SG_STEP_REQUESTED]);
  sg_report_put_time (sheet, task->at[fates[fate].step]);
  sg_sheet_text (sheet, label_state (task));
  sg_sheet_text (sheet, sg_report_label_reason (task->reason));
}

void
sg_report_fill_refusals (SgReport *self)
{
  SgSheet *sheet;

  fill_reasons (self);

  sheet = sg_report_add_sheet (self, SG_REPORT_REFUSALS, _ ("one by one"));
  sg_sheet_add_column (sheet, _ ("Incident"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Ambulance"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Facility"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Asked"), SG_SHEET_TIME);
  sg_sheet_add_column (sheet, _ ("Ended"), SG_SHEET_TIME);
  sg_sheet_add_column (sheet, _ ("What"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Reason"), SG_SHEET_TEXT);
  for_each_failed (self, put_request, sheet);
}
