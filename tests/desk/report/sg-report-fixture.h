/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>

#include "desk/report/sg-report.h"
#include "tests/desk/sg-test-desk.h"

/**
 * SgTestPlan:
 * @at: T0, microseconds UTC; the others are seconds after it, 0 for what did not happen
 * @unit: nobody's when no ambulance is asked
 *
 * What is to happen at an incident.
 */
typedef struct
{
  const char *number;
  const char *source;
  const char *kecamatan;
  const char *patokan;
  const char *type;
  int         severity;
  gboolean    drill;
  const char *job;
  gint64      at;
  double      t1;
  double      t3;
  double      t4;
  double      t5;
  double      t6;
  double      t8;
  double      t9;
  double      t10;
  double      t11;
  SgUuid      unit;
  const char *unit_name;
  SgUuid      hospital;
  const char *disposition;
  const char *outcome;
  guint       n_notes;
} SgTestPlan;

static inline gint64
sg_plan_time (const SgTestPlan *plan, double seconds)
{
  return plan->at + (gint64) (seconds * G_USEC_PER_SEC);
}

static inline void
sg_plan_open (SgAct *act, const SgTestPlan *plan, const SgUuid *id)
{
  SgBody *body = sg_body_new ();

  sg_act_set_time (act, plan->at, SG_CLOCK_AUTO);
  sg_body_text (body, "number", plan->number);
  sg_body_text (body, "source", plan->source != NULL ? plan->source : "tel119");
  sg_body_text (body, "phone", "+6281100000001");
  sg_body_text (body, "caller", "Sari Contoh");
  sg_body_text (body, "text", "Pengendara motor jatuh");
  sg_body_bool (body, "drill", plan->drill);
  sg_body_text (body, "job", plan->job);
  sg_act_add (act, "incident.opened@1", id, body);

  if (plan->kecamatan != NULL)
    {
      body = sg_body_new ();
      sg_body_begin_object (body, "place");
      sg_body_number (body, "lat", -6.2, 6);
      sg_body_number (body, "lon", 106.8, 6);
      sg_body_text (body, "method", "picked");
      sg_body_text (body, "kecamatan", plan->kecamatan);
      sg_body_text (body, "patokan", plan->patokan);
      sg_body_bool (body, "verified", FALSE);
      sg_body_end_object (body);
      sg_act_add (act, "incident.located@1", id, body);
    }
  if (plan->type != NULL)
    {
      body = sg_body_new ();
      sg_body_text (body, "type", plan->type);
      sg_body_int (body, "severity", plan->severity);
      sg_act_add (act, "incident.classified@1", id, body);
    }
}

static inline void
sg_plan_stamp (SgAct *act, const SgUuid *id, const char *milestone, gint64 at)
{
  SgBody *body = sg_body_new ();

  sg_act_set_time (act, at, SG_CLOCK_AUTO);
  sg_body_text (body, "milestone", milestone);
  sg_act_add (act, "milestone.stamped@1", id, body);
}

static inline void
sg_plan_step (SgAct        *act,
              const SgUuid *id,
              const SgUuid *task,
              const char   *kind,
              const char   *member,
              const char   *value)
{
  SgBody *body = sg_body_new ();

  sg_body_uuid (body, "task", task);
  if (member != NULL)
    sg_body_text (body, member, value);
  sg_act_add (act, kind, id, body);
}

static inline void
sg_plan_request (SgAct *act, const SgTestPlan *plan, const SgUuid *id, const SgUuid *task)
{
  SgBody *body = sg_body_new ();

  sg_act_set_time (act, sg_plan_time (plan, plan->t3), SG_CLOCK_AUTO);
  sg_body_uuid (body, "task", task);
  sg_body_uuid (body, "responder", &plan->unit);
  sg_body_text (body, "kind", "ambulance");
  sg_body_text (body, "role", "patient");
  sg_body_text (body, "name", plan->unit_name);
  if (!sg_uuid_is_none (&plan->hospital))
    sg_body_uuid (body, "destination", &plan->hospital);
  sg_act_add (act, "task.requested@1", id, body);
}

static inline void
sg_plan_drive (SgAct *act, const SgTestPlan *plan, const SgUuid *id, const SgUuid *task)
{
  const struct
  {
    double      after;
    const char *kind;
    const char *member;
    const char *value;
  } steps[] = {
    { plan->t4, "task.answered@1", "answer", "accepted" },
    { plan->t5, "task.progressed@1", "state", "en_route" },
    { plan->t6, "task.progressed@1", "state", "on_scene" },
    { plan->t8, "task.progressed@1", "state", "transporting" },
    { plan->t9, "task.progressed@1", "state", "at_hospital" },
    { plan->t10, "task.progressed@1", "state", "returning" },
    { plan->t11, "task.ended@1", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].after > 0)
      {
        sg_act_set_time (act, sg_plan_time (plan, steps[i].after), SG_CLOCK_AUTO);
        sg_plan_step (act, id, task, steps[i].kind, steps[i].member, steps[i].value);
      }
}

/* Adds what the plan says to an act; the task has the incident's name with its last bit turned. */
static inline SgUuid
sg_plan_add (SgAct *act, const SgTestPlan *plan)
{
  SgUuid  id = sg_act_new_id (act);
  SgUuid  task = id;
  SgBody *body;

  task.bytes[SG_UUID_BYTES - 1] ^= 1;
  sg_plan_open (act, plan, &id);
  sg_plan_stamp (act, &id, "T0", plan->at);
  if (plan->t1 > 0)
    sg_plan_stamp (act, &id, "T1", sg_plan_time (plan, plan->t1));
  if (!sg_uuid_is_none (&plan->unit))
    {
      sg_plan_request (act, plan, &id, &task);
      sg_plan_drive (act, plan, &id, &task);
    }
  for (guint i = 0; i < plan->n_notes; i++)
    {
      body = sg_body_new ();
      sg_body_text (body, "text", "Keadaan tidak berubah");
      sg_act_add (act, "incident.noted@1", &id, body);
    }
  if (plan->disposition != NULL)
    {
      body = sg_body_new ();
      sg_act_set_time (act, sg_plan_time (plan, MAX (plan->t11, 3600)), SG_CLOCK_AUTO);
      sg_body_text (body, "disposition", plan->disposition);
      sg_body_text (body, "outcome", plan->outcome);
      sg_act_add (act, "incident.closed@1", &id, body);
    }

  return id;
}

static inline SgUuid
sg_plan_do (SgTestDesk *t, const SgTestPlan *plan)
{
  g_autoptr (SgAct) act = NULL;
  g_autoptr (GError) error = NULL;
  SgUuid id;

  /* a plan is written after everything in it has happened */
  t->now = MAX (t->now, plan->at + G_TIME_SPAN_DAY);
  act = sg_act_new (t->desk);
  id = sg_plan_add (act, plan);

  sg_act_do (act, &error);
  g_assert_no_error (error);

  return id;
}

static inline void
sg_plan_event (SgTestDesk *t, const char *kind, const SgUuid *subject, gint64 at, SgBody *body)
{
  g_autoptr (SgAct) act = NULL;
  g_autoptr (GError) error = NULL;

  t->now = MAX (t->now, at);
  act = sg_act_new (t->desk);
  sg_act_set_time (act, at, SG_CLOCK_AUTO);
  sg_act_add (act, kind, subject, body);
  sg_act_do (act, &error);
  g_assert_no_error (error);
}

static inline void
sg_plan_facility (SgTestDesk *t, const SgUuid *id, const char *name, const char *kind)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "name", name);
  sg_body_text (body, "kind", kind);
  sg_body_number (body, "lat", -6.2, 6);
  sg_body_number (body, "lon", 106.8, 6);
  sg_plan_event (t, "facility.registered@1", id, t->now - 400 * G_TIME_SPAN_DAY, body);
}

static inline void
sg_plan_unit (SgTestDesk *t, const SgUuid *id, const char *call_sign, const SgUuid *facility)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "call_sign", call_sign);
  sg_body_uuid (body, "facility", facility);
  sg_plan_event (t, "unit.registered@1", id, t->now - 400 * G_TIME_SPAN_DAY, body);
}

/* ---- looking ---- */

static inline SgReport *
sg_plan_report (SgTestDesk *t, const SgReportQuery *query)
{
  g_autoptr (GError) error = NULL;
  SgReport *report = sg_desk_make_report (t->desk, query, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);

  return report;
}

static inline const SgSheet *
sg_plan_find_sheet (SgReport *report, const char *name, guint *place)
{
  SgSheetBook *book = sg_report_get_book (report);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      const SgSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (strcmp (sheet->name, name) == 0)
        {
          *place = i;
          return sheet;
        }
    }

  g_error ("there is no table “%s”", name);
}

static inline gboolean
sg_plan_find_row (const SgSheet *sheet, const char *label, guint *row)
{
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      const SgSheetCell *cell = sg_sheet_get_cell (sheet, i, 0);

      if (cell->kind == SG_SHEET_CELL_TEXT && strcmp (cell->text, label) == 0)
        {
          *row = i;
          return TRUE;
        }
    }

  return FALSE;
}

static inline guint
sg_plan_find_column (const SgSheet *sheet, const char *title)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (strcmp (sg_sheet_get_column (sheet, i)->title, title) == 0)
      return i;

  g_error ("“%s” has no column “%s”", sheet->name, title);
}

/* NAN for an empty cell and for a line that is not there. */
static inline double
sg_plan_figure (SgReport *report, const char *name, const char *label, const char *title)
{
  guint              place;
  guint              row;
  const SgSheet     *sheet = sg_plan_find_sheet (report, name, &place);
  const SgSheetCell *cell;

  if (!sg_plan_find_row (sheet, label, &row))
    return NAN;

  cell = sg_sheet_get_cell (sheet, row, sg_plan_find_column (sheet, title));
  return cell->kind == SG_SHEET_CELL_NUMBER ? cell->number : NAN;
}

static inline GPtrArray *
sg_plan_behind (SgReport *report, const char *name, const char *label, const char *title)
{
  guint          place;
  guint          row = 0;
  const SgSheet *sheet = sg_plan_find_sheet (report, name, &place);

  g_assert_true (sg_plan_find_row (sheet, label, &row));
  return sg_report_list_behind (report, place, row, sg_plan_find_column (sheet, title));
}
