/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rekap Ambulan Tidak Aktif: when each ambulance could not be asked, and why. From what was said of
 * its readiness, in the order of the times at which it was so. A unit is ready until somebody says
 * otherwise, and time to come is not counted. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "desk/report/sg-report-parts.h"

#define US_PER_HOUR (3600.0 * G_USEC_PER_SEC)

typedef struct
{
  const SgReportUnit *unit;
  SgReadiness         readiness;
  const char         *reason;
  gint64              from;
  gint64              to;
  gboolean            goes_on;
} Span;

typedef void (*SpanFunc) (SgReport *self, const Span *span, gpointer user_data);

static SgReadiness
read_readiness (const SgEvent *event)
{
  SgReadiness readiness = SG_UNIT_READY;

  sg_readiness_from_text (sg_event_get_text (event, "readiness"), &readiness, NULL);
  return readiness;
}

static gboolean
says_the_same (const SgEvent *event, const Span *span)
{
  return read_readiness (event) == span->readiness &&
         g_strcmp0 (sg_event_get_text (event, "reason"), span->reason) == 0;
}

static void
for_each_span_of (SgReport *self, const SgReportUnit *unit, SpanFunc func, gpointer user_data)
{
  gint64 end = self->data->until;
  Span   span = { .unit = unit, .readiness = SG_UNIT_READY };

  span.from = MAX (self->data->query.from, unit->registered_at);
  for (guint i = 0; i <= unit->readied->len; i++)
    {
      const SgEvent *event = i < unit->readied->len ? g_ptr_array_index (unit->readied, i) : NULL;
      gint64         next = event != NULL ? MIN (event->at, end) : end;

      /* Said again is not another time. */
      if (event != NULL && says_the_same (event, &span))
        continue;
      span.to = next;
      span.goes_on = event == NULL;
      if (span.to > span.from)
        func (self, &span, user_data);
      span.from = MAX (span.from, next);
      if (event == NULL)
        return;
      span.readiness = read_readiness (event);
      span.reason = sg_event_get_text (event, "reason");
    }
}

static gboolean
is_of_query (SgReport *self, const SgUnit *unit)
{
  const SgUuid *facility = &self->data->query.facility;

  return !unit->retired &&
         (sg_uuid_is_none (facility) || sg_uuid_equal (facility, &unit->facility));
}

static void
for_each_span (SgReport *self, SpanFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->data->units->len; i++)
    {
      const SgReportUnit *unit = g_ptr_array_index (self->data->units, i);

      if (is_of_query (self, unit->unit))
        for_each_span_of (self, unit, func, user_data);
    }
}

static const char *
name_of_base (SgReport *self, const SgUnit *unit)
{
  const SgFaskes *base = sg_report_data_find_facility (self->data, &unit->facility);

  return base != NULL ? base->name : NULL;
}

static double
hours_of (const Span *span)
{
  return (double) (span->to - span->from) / US_PER_HOUR;
}

/* ---- by ambulance ---- */

typedef struct
{
  const SgUnit *unit;
  double        hours[SG_UNIT_OFF + 1];
  guint         times;
} Sum;

static void
sum_span (SgReport *self, const Span *span, gpointer user_data)
{
  GArray *sums = user_data;
  Sum    *last = sums->len > 0 ? &g_array_index (sums, Sum, sums->len - 1) : NULL;
  Sum     fresh = { .unit = span->unit->unit };

  if (last == NULL || last->unit != span->unit->unit)
    {
      g_array_append_val (sums, fresh);
      last = &g_array_index (sums, Sum, sums->len - 1);
    }

  last->hours[span->readiness] += hours_of (span);
  last->times += span->readiness != SG_UNIT_READY ? 1 : 0;
}

static void
put_sum (SgSheet *sheet, const Sum *sum)
{
  double hours = 0;

  for (guint i = 0; i <= SG_UNIT_OFF; i++)
    hours += sum->hours[i];
  sg_sheet_number (sheet, sum->times);
  for (guint i = 0; i <= SG_UNIT_OFF; i++)
    sg_sheet_number (sheet, sum->hours[i]);
  sg_sheet_number (sheet, hours > 0 ? sum->hours[SG_UNIT_READY] / hours : NAN);
}

static void
fill_units (SgReport *self)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (Sum));
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_DOWNTIME, NULL);
  Sum      total = { 0 };

  for_each_span (self, sum_span, sums);
  sg_sheet_add_column (sheet, _ ("Ambulance"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Facility"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Times out"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Hours ready"), SG_SHEET_NUMBER);
  sg_sheet_add_column (sheet, _ ("Hours not ready"), SG_SHEET_NUMBER);
  sg_sheet_add_column (sheet, _ ("Hours off duty"), SG_SHEET_NUMBER);
  sg_sheet_add_column (sheet, _ ("Ready"), SG_SHEET_PERCENT);
  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *sum = &g_array_index (sums, Sum, i);

      sg_sheet_add_row_begin (sheet);
      sg_sheet_text (sheet, sum->unit->call_sign);
      sg_sheet_text (sheet, name_of_base (self, sum->unit));
      put_sum (sheet, sum);
      total.times += sum->times;
      for (guint r = 0; r <= SG_UNIT_OFF; r++)
        total.hours[r] += sum->hours[r];
    }
  if (sums->len == 0)
    return;

  sg_sheet_add_total_begin (sheet);
  sg_sheet_text (sheet, _ ("Total"));
  sg_sheet_empty (sheet);
  put_sum (sheet, &total);
}

/* ---- by reason ---- */

static void
sum_reason (SgReport *self, const Span *span, gpointer groups)
{
  SgReportGroup *group;

  if (span->readiness == SG_UNIT_READY)
    return;

  group = sg_report_groups_get (groups, sg_report_label_reason (span->reason));
  group->sum += hours_of (span);
  sg_report_group_count (group, 0, 0); /* times; there are no calls behind them */
}

static void
fill_reasons (SgReport *self)
{
  g_autoptr (SgReportGroups) groups = sg_report_groups_new ();
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_DOWNTIME, _ ("by reason"));

  for_each_span (self, sum_reason, groups);
  sg_report_groups_sort_by_count (groups, 0);
  sg_sheet_add_column (sheet, _ ("Reason"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Times"), SG_SHEET_INT);
  sg_sheet_add_column (sheet, _ ("Hours"), SG_SHEET_NUMBER);
  for (guint i = 0; i < groups->groups->len; i++)
    {
      const SgReportGroup *group = g_ptr_array_index (groups->groups, i);

      sg_sheet_add_row_begin (sheet);
      sg_sheet_text (sheet, group->key);
      sg_sheet_number (sheet, sg_report_group_get_count (group, 0));
      sg_sheet_number (sheet, group->sum);
    }
}

/* ---- one by one ---- */

static void
put_span (SgReport *self, const Span *span, gpointer sheet)
{
  if (span->readiness == SG_UNIT_READY)
    return;

  sg_sheet_add_row_begin (sheet);
  sg_sheet_text (sheet, span->unit->unit->call_sign);
  sg_sheet_text (sheet, name_of_base (self, span->unit->unit));
  sg_sheet_text (sheet, sg_report_label ("unit_readiness", sg_readiness_to_text (span->readiness)));
  sg_sheet_text (sheet, sg_report_label_reason (span->reason));
  sg_report_put_time (sheet, span->from);
  sg_report_put_time (sheet, span->goes_on ? 0 : span->to);
  sg_sheet_number (sheet, hours_of (span));
}

static void
fill_spans (SgReport *self)
{
  SgSheet *sheet = sg_report_add_sheet (self, SG_REPORT_DOWNTIME, _ ("one by one"));

  sg_sheet_add_column (sheet, _ ("Ambulance"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Facility"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("State"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("Reason"), SG_SHEET_TEXT);
  sg_sheet_add_column (sheet, _ ("From"), SG_SHEET_TIME);
  sg_sheet_add_column (sheet, _ ("To"), SG_SHEET_TIME);
  sg_sheet_add_column (sheet, _ ("Hours"), SG_SHEET_NUMBER);
  sg_sheet_set_note (sheet,
                     _ ("Within the period. Without an end: it went on when the period, or the "
                        "time until now, was over."));
  for_each_span (self, put_span, sheet);
}

void
sg_report_fill_downtime (SgReport *self)
{
  fill_units (self);
  fill_reasons (self);
  fill_spans (self);
}
