/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rekap Kejadian: how many called, about what, from where, and what became of it. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "desk/report/sg-report-parts.h"

enum
{
  CALLS,
  SENT,
  PHONE,
  PRANK,
  GHOST,
  INFORMATION,
  OTHER,
  OPEN,
  N_COLUMNS
};

static const char *const titles[N_COLUMNS] = {
  [CALLS] = N_ ("Calls"), [SENT] = N_ ("Help sent"),  [PHONE] = N_ ("By phone"),
  [PRANK] = N_ ("Prank"), [GHOST] = N_ ("Silent"),    [INFORMATION] = N_ ("Information"),
  [OTHER] = N_ ("Other"), [OPEN] = N_ ("Still open"),
};

static const struct
{
  const char *disposition;
  guint       column;
} outcomes[] = {
  { "dispatch", SENT }, { "no_sign", SENT }, { "solved_phone", PHONE },
  { "prank", PRANK },   { "ghost", GHOST },  { "info", INFORMATION },
};

static guint
column_of (const SgIncident *incident)
{
  if (incident->disposition == NULL)
    return OPEN;

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (strcmp (incident->disposition, outcomes[i].disposition) == 0)
      return outcomes[i].column;

  return OTHER;
}

static void
count (SgReportGroup *group, const SgReportCall *call, guint index)
{
  sg_report_group_count (group, CALLS, index);
  sg_report_group_count (group, column_of (call->incident), index);
}

static void
put_line (SgReport *self, SgSheet *sheet, SgReportGroup *group)
{
  sg_sheet_text (sheet, group->label);
  for (guint column = 0; column < N_COLUMNS; column++)
    sg_report_put_count (self, sheet, group, column);
  sg_report_put_share (self, sheet, group, PRANK, CALLS);
  sg_report_put_share (self, sheet, group, GHOST, CALLS);
}

static void
fill_axis (SgReport *self, SgAxis which)
{
  const SgReportAxis *axis = &sg_report_axes[which];
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_SUMMARY, _ (axis->name));

  for (guint i = 0; i < self->data->calls->len; i++)
    {
      const SgReportCall *call = sg_report_data_get_call (self->data, i);

      count (sg_report_groups_find (groups, self->data, axis, call), call, i);
      count (groups->total, call, i);
    }
  sg_report_groups_sort (groups);

  sg_sheet_add_column (sheet, _ (axis->title), SG_SHEET_TEXT);
  for (guint i = 0; i < N_COLUMNS; i++)
    sg_sheet_add_column (sheet, _ (titles[i]), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Prank share"), SG_SHEET_PERCENT);
  sg_sheet_add_column (sheet, _ ("Silent share"), SG_SHEET_PERCENT);
  for (guint i = 0; i < groups->groups->len; i++)
    {
      sg_sheet_add_row_begin (sheet);
      put_line (self, sheet, g_ptr_array_index (groups->groups, i));
    }
  if (groups->groups->len > 0)
    {
      sg_sheet_add_total_begin (sheet);
      put_line (self, sheet, groups->total);
      if (groups->groups->len > 1)
        sg_sheet_set_chart (sheet, 0, 1);
    }
}

/* ---- the first page ---- */

static void
put_figure (SgReport *self, SgSheet *sheet, const char *label, GArray *calls)
{
  guint n = calls != NULL ? calls->len : 0;
  guint all = self->data->calls->len;

  sg_sheet_add_row_begin (sheet);
  sg_sheet_text (sheet, label);
  sg_report_put_calls (self, sheet, n, calls);
  sg_report_put_calls (self, sheet, all > 0 ? (double) n / all : NAN, calls);
}

static void
fill_figures (SgReport *self)
{
  static const char *const labels[N_COLUMNS] = {
    [SENT] = N_ ("Help was sent"),      [PHONE] = N_ ("Solved by phone"),
    [PRANK] = N_ ("Prank calls"),       [GHOST] = N_ ("Silent calls"),
    [INFORMATION] = N_ ("Information"), [OTHER] = N_ ("Other outcomes"),
    [OPEN] = N_ ("Not closed yet"),
  };
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgReportGroup *verified = sg_report_groups_get (groups, "verified");
  SgSheet       *sheet = sg_report_add_sheet (self, SG_REPORT_SUMMARY, NULL);

  for (guint i = 0; i < self->data->calls->len; i++)
    {
      const SgReportCall *call = sg_report_data_get_call (self->data, i);

      count (groups->total, call, i);
      if (g_strcmp0 (call->incident->job, "emergency") != 0)
        sg_report_group_count (verified, 1, i);
      if (call->incident->revision > 0)
        sg_report_group_count (verified, 0, i);
    }

  sg_sheet_add_column (sheet, _ ("Figure"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Count"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Share of calls"), SG_SHEET_PERCENT);
  put_figure (self, sheet, _ ("Calls"), self->everything);
  for (guint i = SENT; i < N_COLUMNS; i++)
    put_figure (self, sheet, _ (labels[i]), groups->total->counts[i]);
  put_figure (self, sheet, _ ("Ordered transports and standby"), verified->counts[1]);
  put_figure (self, sheet, _ ("Verified by a second person"), verified->counts[0]);
}

void
sg_report_fill_summary (SgReport *self)
{
  static const SgAxis axes[] = {
    SG_AXIS_DISPOSITION, SG_AXIS_CATEGORY, SG_AXIS_SEVERITY, SG_AXIS_KECAMATAN,
    SG_AXIS_HOUR,        SG_AXIS_WEEKDAY,  SG_AXIS_SHIFT,    SG_AXIS_SOURCE,
  };

  fill_figures (self);
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    fill_axis (self, axes[i]);
}
