/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many volunteers were alerted, came, and came before the ambulance. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "desk/report/sg-report-parts.h"

/* KREKI's figure: from the panic button to an acceptance. */
#define ACCEPT_TARGET_S 120.0

enum
{
  ALERTED,
  ACCEPTED,
  ARRIVED,
  REFUSED,
  NO_ANSWER,
  RELEASED,
  N_COLUMNS
};

static const char *const titles[N_COLUMNS] = {
  [ALERTED] = N_ ("Alerted"), [ACCEPTED] = N_ ("Accepted"),   [ARRIVED] = N_ ("Arrived"),
  [REFUSED] = N_ ("Refused"), [NO_ANSWER] = N_ ("No answer"), [RELEASED] = N_ ("Released"),
};

enum
{
  ALERT_TO_ACCEPT,
  ACCEPT_TO_ARRIVE
};

static SgIntervalEnd
end_of (const SgTask *task, SgStep step)
{
  return (SgIntervalEnd){ task->at[step], task->clocks[step] };
}

static void
count (SgReportGroup *group, const SgTask *task, guint call)
{
  SgIntervalEnd alerted = end_of (task, SG_STEP_REQUESTED);
  SgIntervalEnd accepted = end_of (task, SG_STEP_ANSWERED);
  SgIntervalEnd arrived = end_of (task, SG_STEP_ON_SCENE);
  gboolean      came = task->at[SG_STEP_ON_SCENE] != 0;

  sg_report_group_count (group, ALERTED, call);
  if (came)
    sg_report_group_count (group, ARRIVED, call);
  if (task->state == SG_TASK_REFUSED)
    sg_report_group_count (group, REFUSED, call);
  else if (task->state == SG_TASK_NO_ANSWER || task->state == SG_TASK_REQUESTED)
    sg_report_group_count (group, NO_ANSWER, call);
  if (task->state == SG_TASK_RELEASED)
    sg_report_group_count (group, RELEASED, call);
  if (!sg_report_was_accepted (task))
    return;

  sg_report_group_count (group, ACCEPTED, call);
  sg_interval_add (sg_report_group_get_interval (group, ALERT_TO_ACCEPT),
                   &alerted,
                   &accepted,
                   ACCEPT_TARGET_S,
                   call);
  sg_interval_add (sg_report_group_get_interval (group, ACCEPT_TO_ARRIVE),
                   &accepted,
                   &arrived,
                   NAN,
                   call);
}

static SgReportGroup *
find_ring (SgReportGroups *groups, const SgTask *task)
{
  g_autofree char *key = g_strdup_printf ("%03d", (int) task->ring);
  SgReportGroup   *group = sg_report_groups_get (groups, key);

  if (group->label == NULL)
    group->label = task->ring > 0 ? g_strdup_printf (_ ("Ring %d"), (int) task->ring)
                                  : g_strdup (_ ("by hand"));
  return group;
}

static SgReportGroup *
find_person (SgReportGroups *groups, const SgTask *task)
{
  const char      *name = task->name != NULL ? task->name : "?";
  g_autofree char *id = sg_uuid_to_text (&task->responder);
  g_autofree char *key = g_strjoin ("\n", name, id, NULL);
  SgReportGroup   *group = sg_report_groups_get (groups, key);

  if (group->label == NULL)
    group->label = g_strdup (name);
  return group;
}

static void
count_alerts (SgReport *self, SgReportGroups *rings, SgReportGroups *people)
{
  for (guint i = 0; i < self->data->calls->len; i++)
    {
      const SgIncident *incident = sg_report_data_get_call (self->data, i)->incident;

      for (guint t = 0; t < incident->tasks->len; t++)
        {
          const SgTask *task = g_ptr_array_index (incident->tasks, t);

          if (task->kind != SG_RESPONDER_VOLUNTEER)
            continue;
          count (find_ring (rings, task), task, i);
          count (rings->total, task, i);
          count (find_person (people, task), task, i);
        }
    }
}

static void
put_line (SgReport *self, SgSheet *sheet, SgReportGroup *group)
{
  SgInterval *accepting = sg_report_group_get_interval (group, ALERT_TO_ACCEPT);

  sg_sheet_text (sheet, group->label);
  for (guint column = 0; column < N_COLUMNS; column++)
    sg_report_put_count (self, sheet, group, column);
  sg_report_put_share (self, sheet, group, ACCEPTED, ALERTED);
  sg_report_put_median (self, sheet, accepting);
  sg_report_put_calls (self, sheet, sg_interval_within (accepting), accepting->within);
  sg_report_put_median (self, sheet, sg_report_group_get_interval (group, ACCEPT_TO_ARRIVE));
}

static void
put_lines (SgReport *self, SgSheet *sheet, const char *title, SgReportGroups *groups)
{
  /* Twelve figures need the page to lie, however short the names are. */
  sg_sheet_add_column (sheet, title, SG_SHEET_TEXT)->weight = 4;
  for (guint i = 0; i < N_COLUMNS; i++)
    sg_sheet_add_column (sheet, _ (titles[i]), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Acceptance"), SG_SHEET_PERCENT);
  sg_sheet_add_column (sheet, _ ("Accepting, median"), SG_SHEET_SECONDS);
  sg_sheet_add_column (sheet, _ ("Accepting, P90"), SG_SHEET_SECONDS);
  sg_sheet_add_column (sheet, _ ("Within 2 minutes"), SG_SHEET_PERCENT);
  sg_sheet_add_column (sheet, _ ("Arriving, median"), SG_SHEET_SECONDS);
  sg_sheet_add_column (sheet, _ ("Arriving, P90"), SG_SHEET_SECONDS);
  for (guint i = 0; i < groups->groups->len; i++)
    {
      sg_sheet_add_row_begin (sheet);
      put_line (self, sheet, g_ptr_array_index (groups->groups, i));
    }
}

/* ---- who was first ---- */

enum
{
  WITH_ALERT,
  SOMEBODY_ACCEPTED,
  SOMEBODY_CAME,
  BEFORE,
  AFTER,
  ALONE,
  N_FIRSTS
};

static const char *const firsts[N_FIRSTS] = {
  [WITH_ALERT] = N_ ("Incidents with volunteers alerted"),
  [SOMEBODY_ACCEPTED] = N_ ("At least one accepted"),
  [SOMEBODY_CAME] = N_ ("At least one arrived"),
  [BEFORE] = N_ ("Arrived before the ambulance"),
  [AFTER] = N_ ("Arrived with or after the ambulance"),
  [ALONE] = N_ ("No ambulance arrived"),
};

/* The first arrival of a volunteer; 0 when none came. */
static gint64
find_arrival (const SgIncident *incident, gboolean *alerted, gboolean *accepted)
{
  gint64 first = 0;

  for (guint t = 0; t < incident->tasks->len; t++)
    {
      const SgTask *task = g_ptr_array_index (incident->tasks, t);
      gint64        at = task->at[SG_STEP_ON_SCENE];

      if (task->kind != SG_RESPONDER_VOLUNTEER)
        continue;
      *alerted = TRUE;
      *accepted = *accepted || sg_report_was_accepted (task);
      if (at != 0 && (first == 0 || at < first))
        first = at;
    }

  return first;
}

static void
count_first (SgReport *self, SgReportGroup *group, guint index)
{
  const SgReportCall *call = sg_report_data_get_call (self->data, index);
  gint64              ambulance = call->incident->at[SG_T6];
  gboolean            alerted = FALSE;
  gboolean            accepted = FALSE;
  gint64              volunteer = find_arrival (call->incident, &alerted, &accepted);

  if (alerted)
    sg_report_group_count (group, WITH_ALERT, index);
  if (accepted)
    sg_report_group_count (group, SOMEBODY_ACCEPTED, index);
  if (volunteer == 0)
    return;

  sg_report_group_count (group, SOMEBODY_CAME, index);
  if (ambulance == 0)
    sg_report_group_count (group, ALONE, index);
  else
    sg_report_group_count (group, volunteer < ambulance ? BEFORE : AFTER, index);
}

static void
fill_firsts (SgReport *self)
{
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgReportGroup *total = groups->total;
  SgSheet       *sheet = sg_report_add_sheet (self, SG_REPORT_VOLUNTEERS, NULL);

  for (guint i = 0; i < self->data->calls->len; i++)
    count_first (self, total, i);

  sg_sheet_add_column (sheet, _ ("Figure"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Incidents"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Share"), SG_SHEET_PERCENT);
  for (guint i = 0; i < N_FIRSTS; i++)
    {
      sg_sheet_add_row_begin (sheet);
      sg_sheet_text (sheet, _ (firsts[i]));
      sg_report_put_count (self, sheet, total, i);
      sg_report_put_share (self, sheet, total, i, WITH_ALERT);
    }
}

void
sg_report_fill_volunteers (SgReport *self)
{
  g_autoptr (SgReportGroups) rings = sg_report_groups_new ();
  g_autoptr (SgReportGroups) people = sg_report_groups_new ();
  SgSheet *sheet;

  count_alerts (self, rings, people);
  sg_report_groups_sort (rings);
  sg_report_groups_sort (people);

  fill_firsts (self);
  sheet = sg_report_add_sheet (self, SG_REPORT_VOLUNTEERS, _ ("by ring"));
  put_lines (self, sheet, _ ("Ring"), rings);
  if (rings->groups->len > 0)
    {
      sg_sheet_add_total_begin (sheet);
      put_line (self, sheet, rings->total);
    }
  put_lines (self,
             sg_report_add_sheet (self, SG_REPORT_VOLUNTEERS, _ ("by volunteer")),
             _ ("Volunteer"),
             people);
}
