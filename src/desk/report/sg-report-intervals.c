/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long help took, by the milestones of the incident. Never a mean: n, the median, the P90, the
 * share within the target, and how well the times are known. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "common/sg-eligibility.h"
#include "desk/report/sg-report-parts.h"

typedef enum
{
  TARGET_NONE,
  TARGET_ANSWER,
  TARGET_PROCESS,
  TARGET_RESPONSE
} Target;

/* domain.md, KPI. */
static const struct
{
  const char *name;
  SgMilestone from;
  SgMilestone to;
  Target      target;
} intervals[] = {
  { N_ ("Answer (T1−T0)"), SG_T0, SG_T1, TARGET_ANSWER },
  { N_ ("Process (T3−T1)"), SG_T1, SG_T3, TARGET_PROCESS },
  { N_ ("Turnout (T5−T3)"), SG_T3, SG_T5, TARGET_NONE },
  { N_ ("Travel (T6−T5)"), SG_T5, SG_T6, TARGET_NONE },
  { N_ ("Response (T6−T1)"), SG_T1, SG_T6, TARGET_RESPONSE },
  { N_ ("Scene (T8−T6)"), SG_T6, SG_T8, TARGET_NONE },
  { N_ ("Transport (T9−T8)"), SG_T8, SG_T9, TARGET_NONE },
  { N_ ("Handover (T10−T9)"), SG_T9, SG_T10, TARGET_NONE },
  { N_ ("Total (T11−T1)"), SG_T1, SG_T11, TARGET_NONE },
};

#define RESPONSE 4

static double
target_of (const SgReportData *data, const SgIncident *incident, Target target)
{
  switch (target)
    {
    case TARGET_ANSWER:
      return data->target_answer_s;

    case TARGET_PROCESS:
      return data->target_process_s;

    case TARGET_RESPONSE:
      return (double) sg_incident_get_target_s (incident, data->psc);

    case TARGET_NONE:
    default:
      return NAN;
    }
}

static void
add (SgReportGroup *group, const SgReportData *data, guint call, guint which)
{
  const SgIncident *incident = sg_report_data_get_call (data, call)->incident;
  SgMilestone       from = intervals[which].from;
  SgMilestone       to = intervals[which].to;
  SgIntervalEnd     begin = { incident->at[from], incident->clocks[from] };
  SgIntervalEnd     end = { incident->at[to], incident->clocks[to] };

  sg_interval_add (sg_report_group_get_interval (group, which),
                   &begin,
                   &end,
                   target_of (data, incident, intervals[which].target),
                   call);
}

/* What was ordered ahead waits for its hour, and that is no response time. */
static gboolean
is_measured (const SgReportCall *call)
{
  return g_strcmp0 (call->incident->job, "emergency") == 0;
}

static void
put_all (SgReport *self, SgSheet *sheet, SgReportGroup *group, gboolean with_label)
{
  for (guint which = 0; which < G_N_ELEMENTS (intervals); which++)
    {
      sg_sheet_add_row_begin (sheet);
      if (with_label)
        sg_sheet_text (sheet, group->label);
      sg_sheet_text (sheet, _ (intervals[which].name));
      sg_report_put_interval (self, sheet, sg_report_group_get_interval (group, which));
    }
}

static void
fill_all (SgReport *self)
{
  const SgReportAxis *axis = &sg_report_axes[SG_AXIS_SEVERITY];
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgSheet *all = sg_report_add_sheet (self, SG_REPORT_INTERVALS, NULL);
  SgSheet *each;

  for (guint i = 0; i < self->data->calls->len; i++)
    {
      const SgReportCall *call = sg_report_data_get_call (self->data, i);
      SgReportGroup      *group;

      if (!is_measured (call))
        continue;
      group = sg_report_groups_find (groups, self->data, axis, call);
      for (guint which = 0; which < G_N_ELEMENTS (intervals); which++)
        {
          add (group, self->data, i, which);
          add (groups->total, self->data, i, which);
        }
    }
  sg_report_groups_sort (groups);

  sg_sheet_add_column (all, _ ("Interval"), SG_SHEET_TEXT);
  sg_report_add_interval_columns (all);
  sg_sheet_set_note (
    all,
    _ ("Percentiles by nearest rank. Measured: the program saw both ends. "
       "Corrected: somebody corrected one, with a reason. Typed: somebody told or "
       "guessed one. Reversed: the ends are the wrong way round. Implausible: they "
       "are more than 24 hours apart. These two are in no figure until somebody "
       "corrects them. Ordered transports and standby are not counted. Targets "
       "are settings of this PSC."));
  put_all (self, all, groups->total, FALSE);

  each = sg_report_add_sheet (self, SG_REPORT_INTERVALS, _ ("all by severity"));
  sg_sheet_add_column (each, _ ("Severity"), SG_SHEET_TEXT);
  sg_sheet_add_column (each, _ ("Interval"), SG_SHEET_TEXT);
  sg_report_add_interval_columns (each);
  for (guint i = 0; i < groups->groups->len; i++)
    put_all (self, each, g_ptr_array_index (groups->groups, i), TRUE);
}

static void
put_response (SgReport *self, SgSheet *sheet, SgReportGroup *group)
{
  sg_sheet_text (sheet, group->label);
  sg_report_put_interval (self, sheet, sg_report_group_get_interval (group, RESPONSE));
}

static void
fill_axis (SgReport *self, SgAxis which)
{
  const SgReportAxis *axis = &sg_report_axes[which];
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  g_autofree char *name = g_strdup_printf (_ ("response %s"), _ (axis->name));
  SgSheet         *sheet = sg_report_add_sheet (self, SG_REPORT_INTERVALS, name);

  for (guint i = 0; i < self->data->calls->len; i++)
    {
      const SgReportCall *call = sg_report_data_get_call (self->data, i);

      /* Calls that no help went to would be lines of nothing. */
      if (!is_measured (call) || call->incident->at[SG_T6] == 0)
        continue;
      add (sg_report_groups_find (groups, self->data, axis, call), self->data, i, RESPONSE);
      add (groups->total, self->data, i, RESPONSE);
    }
  sg_report_groups_sort (groups);

  sg_sheet_add_column (sheet, _ (axis->title), SG_SHEET_TEXT);
  sg_report_add_interval_columns (sheet);
  for (guint i = 0; i < groups->groups->len; i++)
    {
      sg_sheet_add_row_begin (sheet);
      put_response (self, sheet, g_ptr_array_index (groups->groups, i));
    }
  if (groups->groups->len > 0)
    {
      sg_sheet_add_total_begin (sheet);
      put_response (self, sheet, groups->total);
      if (groups->groups->len > 1)
        sg_sheet_set_chart (sheet, 0, 3);
    }
}

void
sg_report_fill_intervals (SgReport *self)
{
  static const SgAxis axes[] = {
    SG_AXIS_SEVERITY, SG_AXIS_CATEGORY, SG_AXIS_KECAMATAN, SG_AXIS_FACILITY,
    SG_AXIS_HOUR,     SG_AXIS_WEEKDAY,  SG_AXIS_SHIFT,
  };

  fill_all (self);
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    fill_axis (self, axes[i]);
}
