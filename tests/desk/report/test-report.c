/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "desk/paper/sg-sheet-json.h"
#include "desk/paper/sg-sheet-write.h"
#include "tests/desk/report/sg-report-world.h"

#define SUMMARY   "Incident summary"
#define INTERVALS "Response times"
#define RESPONSES "Ambulance requests"
#define DOWNTIME  "Ambulances out of service"

/* ---- figures by hand ---- */

static void
test_intervals_are_those_of_the_milestones (void)
{
  static const struct
  {
    const char *name;
    double      seconds;
  } expected[] = {
    { "Answer (T1−T0)", 8 },      { "Process (T3−T1)", 52 },    { "Turnout (T5−T3)", 70 },
    { "Travel (T6−T5)", 278 },    { "Response (T6−T1)", 400 },  { "Scene (T8−T6)", 600 },
    { "Transport (T9−T8)", 500 }, { "Handover (T10−T9)", 300 }, { "Total (T11−T1)", 2400 },
  };
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  SgReportQuery query = ask_today ();
  SgTestPlan    plan;

  open_world (&w, "intervals.db");
  plan = plan_help (&w, "A");
  sg_plan_do (&w.desk, &plan);
  report = sg_plan_report (&w.desk, &query);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      assert_figure (sg_plan_figure (report, INTERVALS, expected[i].name, "n"), 1);
      assert_figure (sg_plan_figure (report, INTERVALS, expected[i].name, "Median"),
                     expected[i].seconds);
      assert_figure (sg_plan_figure (report, INTERVALS, expected[i].name, "P90"),
                     expected[i].seconds);
      assert_figure (sg_plan_figure (report, INTERVALS, expected[i].name, "Measured"), 1);
    }
  assert_figure (sg_plan_figure (report, INTERVALS, "Answer (T1−T0)", "Within target"), 1);
  assert_figure (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "Within target"), 1);
  g_assert_true (isnan (sg_plan_figure (report, INTERVALS, "Turnout (T5−T3)", "Within target")));
}

static void
test_corrected_milestone_moves_the_figure (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  SgReportQuery query = ask_today ();
  SgTestPlan    plan;
  SgUuid        id;
  SgBody       *body = sg_body_new ();

  open_world (&w, "corrected.db");
  plan = plan_help (&w, "A");
  id = sg_plan_do (&w.desk, &plan);
  sg_body_text (body, "milestone", "T6");
  sg_body_text (body, "reason", "GPS menunjukkan lebih lambat");
  sg_plan_event (&w.desk, "milestone.corrected@1", &id, sg_plan_time (&plan, 608), body);
  report = sg_plan_report (&w.desk, &query);

  assert_figure (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "Median"), 600);
  assert_figure (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "Corrected"), 1);
  assert_figure (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "Measured"), 0);
  assert_figure (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "Within target"), 0);
  assert_figure (sg_plan_figure (report, INTERVALS, "Answer (T1−T0)", "Measured"), 1);
}

static void
test_time_of_another_year_is_no_response_time (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  g_autoptr (GPtrArray) behind = NULL;
  SgReportQuery query = ask_today ();
  SgTestPlan    plan;
  SgUuid        id;
  SgBody       *body = sg_body_new ();

  open_world (&w, "another-year.db");
  plan = plan_help (&w, "A");
  id = sg_plan_do (&w.desk, &plan);
  sg_body_text (body, "milestone", "T6");
  sg_body_text (body, "reason", "Salah ketik tahun");
  sg_plan_event (&w.desk,
                 "milestone.corrected@1",
                 &id,
                 sg_plan_time (&plan, 365.0 * 24 * 3600 + 408),
                 body);
  report = sg_plan_report (&w.desk, &query);

  assert_figure (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "n"), 0);
  assert_figure (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "Implausible"), 1);
  assert_figure (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "Reversed"), 0);
  assert_figure (sg_plan_figure (report, INTERVALS, "Scene (T8−T6)", "Reversed"), 1);
  g_assert_true (isnan (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "P90")));

  behind = sg_plan_behind (report, INTERVALS, "Response (T6−T1)", "Implausible");
  g_assert_cmpuint (behind->len, ==, 1);
}

static void
test_told_time_is_typed (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  g_autoptr (SgAct) act = NULL;
  SgReportQuery query = ask_today ();
  SgTestPlan    plan;
  SgUuid        id;
  SgBody       *body = sg_body_new ();

  open_world (&w, "typed.db");
  plan = plan_help (&w, "A");
  plan.t1 = 0;
  id = sg_plan_do (&w.desk, &plan);
  act = sg_act_new (w.desk.desk);
  sg_act_set_time (act, sg_plan_time (&plan, 20), SG_CLOCK_MANUAL);
  sg_body_text (body, "milestone", "T1");
  sg_act_add (act, "milestone.stamped@1", &id, body);
  g_assert_true (sg_act_do (act, NULL));
  report = sg_plan_report (&w.desk, &query);

  assert_figure (sg_plan_figure (report, INTERVALS, "Answer (T1−T0)", "Typed"), 1);
  assert_figure (sg_plan_figure (report, INTERVALS, "Answer (T1−T0)", "Median"), 20);
  assert_figure (sg_plan_figure (report, INTERVALS, "Answer (T1−T0)", "Within target"), 0);
}

static void
test_outcomes_and_shares (void)
{
  static const char *const dispositions[] = { "dispatch", "prank",        "prank",   "ghost",
                                              "info",     "solved_phone", "outside", NULL };
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  g_autoptr (GPtrArray) pranks = NULL;
  SgReportQuery query = ask_today ();

  open_world (&w, "outcomes.db");
  for (guint i = 0; i < G_N_ELEMENTS (dispositions); i++)
    {
      g_autofree char *number = g_strdup_printf ("N%u", i);
      SgTestPlan       plan = { .number = number,
                                .at = TODAY + 2 * HOUR + i,
                                .disposition = dispositions[i] };

      sg_plan_do (&w.desk, &plan);
    }
  report = sg_plan_report (&w.desk, &query);

  assert_figure (sg_plan_figure (report, SUMMARY, "Calls", "Count"), 8);
  assert_figure (sg_plan_figure (report, SUMMARY, "Help was sent", "Count"), 1);
  assert_figure (sg_plan_figure (report, SUMMARY, "Prank calls", "Count"), 2);
  assert_figure (sg_plan_figure (report, SUMMARY, "Prank calls", "Share of calls"), 0.25);
  assert_figure (sg_plan_figure (report, SUMMARY, "Silent calls", "Share of calls"), 0.125);
  assert_figure (sg_plan_figure (report, SUMMARY, "Other outcomes", "Count"), 1);
  assert_figure (sg_plan_figure (report, SUMMARY, "Not closed yet", "Count"), 1);

  pranks = sg_plan_behind (report, SUMMARY, "Prank calls", "Count");
  g_assert_cmpuint (pranks->len, ==, 2);
  g_assert_cmpstr (((SgIncident *) g_ptr_array_index (pranks, 0))->number, ==, "N1");
  g_assert_cmpstr (((SgIncident *) g_ptr_array_index (pranks, 1))->number, ==, "N2");
}

/* ---- what counts ---- */

static void
test_drills_are_in_no_figure (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SgReportQuery    query = ask_today ();
  SgTestPlan       plan;

  open_world (&w, "drill.db");
  plan = plan_help (&w, "A");
  sg_plan_do (&w.desk, &plan);
  report = sg_plan_report (&w.desk, &query);
  before = sg_sheet_dup_json (sg_report_get_book (report));
  g_clear_pointer (&report, sg_report_free);

  plan = plan_help (&w, "SIM");
  plan.drill = TRUE;
  sg_plan_do (&w.desk, &plan);
  report = sg_plan_report (&w.desk, &query);
  after = sg_sheet_dup_json (sg_report_get_book (report));

  g_assert_cmpstr (before, ==, after);
}

static void
test_day_is_the_day_of_the_desk (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) november = NULL;
  g_autoptr (SgReport) october = NULL;
  gint64        first = TODAY - 24 * DAY; /* 1 November, 00:00 in Jakarta, still October in UTC */
  SgReportQuery query = { .from = first, .to = first + 30 * DAY, .kinds = SG_REPORT_ALL };
  SgTestPlan    late = { .number = "LATE", .at = first - G_USEC_PER_SEC, .disposition = "prank" };
  SgTestPlan    early = { .number = "EARLY", .at = first, .disposition = "ghost" };

  open_world (&w, "month.db");
  sg_plan_do (&w.desk, &late);
  sg_plan_do (&w.desk, &early);

  november = sg_plan_report (&w.desk, &query);
  assert_figure (sg_plan_figure (november, SUMMARY, "Calls", "Count"), 1);
  assert_figure (sg_plan_figure (november, SUMMARY, "Silent calls", "Count"), 1);
  assert_figure (sg_plan_figure (november, "Incident summary: by hour", "00:00–00:59", "Calls"), 1);
  assert_figure (sg_plan_figure (november, "Incident summary: by weekday", "Sunday", "Calls"), 1);
  assert_figure (sg_plan_figure (november, "Incident summary: by shift", "Night 21–07", "Calls"),
                 1);

  query.to = first;
  query.from = first - 31 * DAY;
  october = sg_plan_report (&w.desk, &query);
  assert_figure (sg_plan_figure (october, SUMMARY, "Prank calls", "Count"), 1);
  assert_figure (sg_plan_figure (october, "Incident summary: by hour", "23:00–23:59", "Calls"), 1);
  assert_figure (sg_plan_figure (october, "Incident summary: by weekday", "Saturday", "Calls"), 1);
}

static void
test_empty_period_is_a_whole_report (void)
{
  static const SgSheetFormat formats[] = { SG_SHEET_JSON, SG_SHEET_XLSX, SG_SHEET_PDF };
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  g_autofree char *path = sg_test_path ("empty.out");
  SgReportQuery    query = ask_today ();

  open_world (&w, "empty.db");
  report = sg_plan_report (&w.desk, &query);
  assert_figure (sg_plan_figure (report, SUMMARY, "Calls", "Count"), 0);
  g_assert_true (isnan (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "Median")));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;

      sg_sheet_book_write (sg_report_get_book (report), formats[i], path, &error);
      g_assert_no_error (error);
    }
}

static void
test_ordered_transport_has_no_response_time (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  SgReportQuery query = ask_today ();
  SgTestPlan    plan;

  open_world (&w, "ordered.db");
  plan = plan_help (&w, "A");
  plan.job = "transport";
  sg_plan_do (&w.desk, &plan);
  report = sg_plan_report (&w.desk, &query);

  assert_figure (sg_plan_figure (report, INTERVALS, "Response (T6−T1)", "n"), 0);
  assert_figure (sg_plan_figure (report, SUMMARY, "Ordered transports and standby", "Count"), 1);
}

static void
test_filters_choose_incidents (void)
{
  g_auto (World) w = { 0 };
  SgReportQuery query;
  SgTestPlan    plan;

  open_world (&w, "filters.db");
  plan = plan_help (&w, "A");
  sg_plan_do (&w.desk, &plan);
  plan = plan_help (&w, "B");
  plan.kecamatan = "Waru";
  plan.severity = 3;
  plan.type = "maternal";
  plan.unit = w.bravo;
  plan.hospital = SG_UUID_NONE;
  sg_plan_do (&w.desk, &plan);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SgReport) report = NULL;

      query = ask_today ();
      query.severity = i == 0 ? 3 : 0;
      query.kecamatan = i == 1 ? "waru" : NULL;
      query.category = i == 2 ? "maternal" : NULL;
      query.facility = i == 3 ? w.puskesmas : i == 4 ? w.hospital : SG_UUID_NONE;
      report = sg_plan_report (&w.desk, &query);
      /* The hospital sent one ambulance and was brought the other's patient. */
      assert_figure (sg_plan_figure (report, SUMMARY, "Calls", "Count"), i == 4 ? 2 : 1);
    }
}

static void
check_refused (World *w, const SgReportQuery *query, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sg_desk_make_report (w->desk.desk, query, NULL, &error));
  g_assert_error (error, SG_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_impossible_question_is_refused (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (GError) error = NULL;
  SgReportQuery query;
  guint         kinds;

  open_world (&w, "impossible.db");
  query = ask_today ();
  query.to = query.from;
  check_refused (&w, &query, SG_ERROR_INVALID, "to:");
  query = ask_today ();
  query.kinds = 0;
  check_refused (&w, &query, SG_ERROR_INVALID, "kind:");
  query = ask_today ();
  query.severity = 4;
  check_refused (&w, &query, SG_ERROR_INVALID, "severity:");
  query = ask_today ();
  query.facility = sg_uuid_from_name ("nowhere");
  check_refused (&w, &query, SG_ERROR_NOT_FOUND, "facility:");

  g_assert_false (sg_report_kinds_from_text ("summary,weather", &kinds, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "weather"));
}

/* ---- requests, crews, downtime, volunteers, hospitals ---- */

static SgUuid
ask_and (World *w, const char *number, const char *kind, const char *member, const char *value)
{
  g_autoptr (SgAct) act = sg_act_new (w->desk.desk);
  g_autoptr (GError) error = NULL;
  SgTestPlan plan = plan_help (w, number);
  SgUuid     id;
  SgUuid     task;
  SgBody    *body = sg_body_new ();

  plan.t4 = plan.t5 = plan.t6 = plan.t8 = plan.t9 = plan.t10 = plan.t11 = 0;
  plan.disposition = NULL;
  id = task = sg_plan_add (act, &plan);
  task.bytes[SG_UUID_BYTES - 1] ^= 1;
  sg_act_set_time (act, sg_plan_time (&plan, 100), SG_CLOCK_AUTO);
  sg_body_uuid (body, "task", &task);
  sg_body_text (body, member, value);
  if (strcmp (member, "reason") != 0)
    sg_body_text (body, "reason", "rujukan_lain");
  sg_act_add (act, kind, &id, body);
  sg_act_do (act, &error);
  g_assert_no_error (error);

  return id;
}

static void
test_requests_by_what_became_of_them (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  SgReportQuery  query = ask_today ();
  SgTestPlan     plan;
  const SgSheet *reasons;
  guint          place;

  open_world (&w, "requests.db");
  plan = plan_help (&w, "A");
  sg_plan_do (&w.desk, &plan);
  ask_and (&w, "B", "task.answered@1", "answer", "refused");
  ask_and (&w, "C", "task.answered@1", "answer", "no_answer");
  ask_and (&w, "D", "task.cancelled@1", "reason", "Dibawa mobil tetangga");
  report = sg_plan_report (&w.desk, &query);

  assert_figure (sg_plan_figure (report, RESPONSES, "PKM Contoh", "Requests"), 4);
  assert_figure (sg_plan_figure (report, RESPONSES, "PKM Contoh", "Accepted"), 1);
  assert_figure (sg_plan_figure (report, RESPONSES, "PKM Contoh", "Refused"), 1);
  assert_figure (sg_plan_figure (report, RESPONSES, "PKM Contoh", "No answer"), 1);
  assert_figure (sg_plan_figure (report, RESPONSES, "PKM Contoh", "Cancelled"), 1);
  assert_figure (sg_plan_figure (report, RESPONSES, "PKM Contoh", "Acceptance"), 0.25);
  assert_figure (sg_plan_figure (report, RESPONSES, "PKM Contoh", "Answer, median"), 20);
  assert_figure (sg_plan_figure (report, RESPONSES, "PKM Contoh", "Answer, P90"), 40);
  assert_figure (sg_plan_figure (report, "Ambulance requests: by ambulance", "Alpha 1", "On scene"),
                 1);

  refused = sg_plan_behind (report, RESPONSES, "PKM Contoh", "Refused");
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_cmpstr (((SgIncident *) g_ptr_array_index (refused, 0))->number, ==, "B");

  reasons = sg_plan_find_sheet (report, "Refused and cancelled requests", &place);
  g_assert_cmpuint (sg_sheet_count_rows (reasons), ==, 3);
  g_assert_cmpstr (sg_sheet_get_cell (reasons, 0, 1)->text, ==, "Cancelled");
  g_assert_cmpstr (sg_sheet_get_cell (reasons, 0, 2)->text, ==, "Dibawa mobil tetangga");
  g_assert_cmpstr (sg_sheet_get_cell (reasons, 2, 2)->text, ==, "Ambulance on another referral");
}

static void
enter_crew (World *w, gint64 at, const char *name)
{
  SgBody *body = sg_body_new ();

  sg_body_begin_array (body, "crew");
  sg_body_begin_object (body, NULL);
  sg_body_text (body, "name", name);
  sg_body_text (body, "job", "perawat");
  sg_body_end_object (body);
  sg_body_end_array (body);
  sg_plan_event (&w->desk, "unit.crewed@1", &w->alpha, at, body);
}

static void
test_task_belongs_to_the_crew_of_its_request (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  SgReportQuery query = ask_today ();
  SgTestPlan    plan;

  open_world (&w, "crews.db");
  plan = plan_help (&w, "A");
  enter_crew (&w, plan.at + 70 * G_USEC_PER_SEC, "Budi Contoh"); /* after the request */
  enter_crew (&w, plan.at - 9 * HOUR, "Ani Contoh");             /* entered later, was before */
  sg_plan_do (&w.desk, &plan);
  plan = plan_help (&w, "B");
  plan.at += HOUR;
  sg_plan_do (&w.desk, &plan);
  plan.number = "C";
  plan.unit = w.bravo;
  sg_plan_do (&w.desk, &plan);
  report = sg_plan_report (&w.desk, &query);

  assert_figure (sg_plan_figure (report, "Crew activity", "Ani Contoh", "Tasks"), 1);
  assert_figure (sg_plan_figure (report, "Crew activity", "Budi Contoh", "Tasks"), 1);
  assert_figure (sg_plan_figure (report, "Crew activity", "Budi Contoh", "To hospital"), 1);
  assert_figure (sg_plan_figure (report, "Crew activity", "Budi Contoh", "Hours out"),
                 (2408 - 80) / 3600.0);
  assert_figure (sg_plan_figure (report, "Crew activity", "crew not entered", "Tasks"), 1);
}

static SgUuid
ready (World *w, gint64 at, const char *readiness, const char *reason)
{
  g_autoptr (SgAct) act = sg_act_new (w->desk.desk);
  SgBody *body = sg_body_new ();
  SgUuid  id;

  sg_act_set_time (act, at, SG_CLOCK_AUTO);
  sg_body_text (body, "readiness", readiness);
  sg_body_text (body, "reason", reason);
  id = sg_act_add (act, "unit.readied@1", &w->alpha, body);
  g_assert_true (sg_act_do (act, NULL));

  return id;
}

static void
test_downtime_is_what_was_so_in_the_period (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  SgReportQuery query = ask_today ();
  SgBody       *body = sg_body_new ();
  SgUuid        mistake;

  open_world (&w, "downtime.db");
  ready (&w, TODAY - 3 * HOUR, "off", "Ban pecah"); /* from the day before … */
  ready (&w, TODAY + 2 * HOUR, "ready", NULL);      /* … two hours of today */
  ready (&w, TODAY + 4 * HOUR, "not_ready", "hp_unsupport");
  ready (&w, TODAY + 5 * HOUR, "not_ready", "hp_unsupport"); /* said again */
  ready (&w, TODAY + 7 * HOUR, "ready", NULL);
  mistake = ready (&w, TODAY + 8 * HOUR, "off", "Salah tekan");
  sg_body_uuid (body, "event", &mistake);
  sg_plan_event (&w.desk, "event.undone@1", &w.alpha, TODAY + 8 * HOUR + 1, body);
  report = sg_plan_report (&w.desk, &query); /* it is nine o'clock now */

  assert_figure (sg_plan_figure (report, DOWNTIME, "Alpha 1", "Times out"), 2);
  assert_figure (sg_plan_figure (report, DOWNTIME, "Alpha 1", "Hours ready"), 4);
  assert_figure (sg_plan_figure (report, DOWNTIME, "Alpha 1", "Hours not ready"), 3);
  assert_figure (sg_plan_figure (report, DOWNTIME, "Alpha 1", "Hours off duty"), 2);
  assert_figure (sg_plan_figure (report, DOWNTIME, "Alpha 1", "Ready"), 4 / 9.0);
  assert_figure (sg_plan_figure (report, DOWNTIME, "Bravo 2", "Hours ready"), 9);
  assert_figure (sg_plan_figure (report,
                                 "Ambulances out of service: by reason",
                                 "Phone does not support app",
                                 "Hours"),
                 3);
}

static void
alert (SgAct *act, const SgUuid *incident, const SgUuid *task, const char *name, gint64 at)
{
  SgBody *body = sg_body_new ();
  SgUuid  volunteer = sg_uuid_from_name (name);

  sg_act_set_time (act, at, SG_CLOCK_AUTO);
  sg_body_uuid (body, "task", task);
  sg_body_uuid (body, "responder", &volunteer);
  sg_body_text (body, "kind", "volunteer");
  sg_body_text (body, "role", "patient");
  sg_body_int (body, "ring", 1);
  sg_body_text (body, "name", name);
  sg_act_add (act, "task.requested@1", incident, body);
}

static void
test_volunteer_before_the_ambulance (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  g_autoptr (SgAct) act = NULL;
  g_autoptr (GError) error = NULL;
  SgReportQuery query = ask_today ();
  SgUuid        came = sg_uuid_from_name ("task:came");
  SgUuid        silent = sg_uuid_from_name ("task:silent");
  SgTestPlan    plan;
  SgUuid        id;

  open_world (&w, "volunteers.db");
  plan = plan_help (&w, "A");
  plan.disposition = NULL;
  id = sg_plan_do (&w.desk, &plan);
  act = sg_act_new (w.desk.desk);
  alert (act, &id, &came, "Rina Contoh", sg_plan_time (&plan, 10));
  alert (act, &id, &silent, "Joko Contoh", sg_plan_time (&plan, 10));
  sg_act_set_time (act, sg_plan_time (&plan, 55), SG_CLOCK_AUTO);
  sg_plan_step (act, &id, &came, "task.answered@1", "answer", "accepted");
  sg_act_set_time (act, sg_plan_time (&plan, 255), SG_CLOCK_AUTO);
  sg_plan_step (act, &id, &came, "task.progressed@1", "state", "on_scene");
  sg_act_do (act, &error);
  g_assert_no_error (error);
  report = sg_plan_report (&w.desk, &query);

  assert_figure (sg_plan_figure (report, "Volunteers: by ring", "Ring 1", "Alerted"), 2);
  assert_figure (sg_plan_figure (report, "Volunteers: by ring", "Ring 1", "Accepted"), 1);
  assert_figure (sg_plan_figure (report, "Volunteers: by ring", "Ring 1", "No answer"), 1);
  assert_figure (sg_plan_figure (report, "Volunteers: by ring", "Ring 1", "Accepting, median"), 45);
  assert_figure (sg_plan_figure (report, "Volunteers: by ring", "Ring 1", "Arriving, P90"), 200);
  assert_figure (sg_plan_figure (report, "Volunteers", "Arrived before the ambulance", "Incidents"),
                 1);
  assert_figure (sg_plan_figure (report, "Volunteers: by volunteer", "Rina Contoh", "Arrived"), 1);
  /* A volunteer is no ambulance. */
  assert_figure (sg_plan_figure (report, RESPONSES, "PKM Contoh", "Requests"), 1);
}

static void
test_hospitals (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  SgReportQuery query = ask_today ();
  SgTestPlan    plan;
  SgUuid        id;
  SgUuid        patient = sg_uuid_from_name ("patient");
  SgBody       *body = sg_body_new ();

  open_world (&w, "hospitals.db");
  plan = plan_help (&w, "A");
  id = sg_plan_do (&w.desk, &plan);
  sg_body_uuid (body, "incident", &id);
  sg_plan_event (&w.desk, "patient.added@1", &patient, plan.at, body);
  body = sg_body_new ();
  sg_body_text (body, "triage", "merah");
  sg_plan_event (&w.desk, "patient.triaged@1", &patient, plan.at, body);
  body = sg_body_new ();
  sg_body_uuid (body, "facility", &w.hospital);
  sg_body_text (body, "receiver", "dr. Contoh");
  sg_plan_event (&w.desk, "patient.handed_over@1", &patient, plan.at + HOUR, body);
  body = sg_body_new ();
  sg_body_uuid (body, "incident", &id);
  sg_body_text (body, "answer", "refuses");
  sg_body_text (body, "reason", "IGD penuh");
  sg_plan_event (&w.desk, "hospital.asked@1", &w.hospital, plan.at, body);
  report = sg_plan_report (&w.desk, &query);

  assert_figure (sg_plan_figure (report, "Hospitals", "RSUD Contoh", "Arrivals"), 1);
  assert_figure (sg_plan_figure (report, "Hospitals", "RSUD Contoh", "Patients"), 1);
  assert_figure (sg_plan_figure (report, "Hospitals", "RSUD Contoh", "Red"), 1);
  assert_figure (sg_plan_figure (report, "Hospitals: answers", "RSUD Contoh", "Refused"), 1);
  assert_figure (sg_plan_figure (report, "Hospitals", "RSUD Contoh", "Handover, median"), 300);
  assert_figure (sg_plan_figure (report, "Hospitals: refusals by reason", "IGD penuh", "Times"), 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/intervals-are-those-of-the-milestones",
                   test_intervals_are_those_of_the_milestones);
  g_test_add_func ("/report/corrected-milestone-moves-the-figure",
                   test_corrected_milestone_moves_the_figure);
  g_test_add_func ("/report/time-of-another-year-is-no-response-time",
                   test_time_of_another_year_is_no_response_time);
  g_test_add_func ("/report/told-time-is-typed", test_told_time_is_typed);
  g_test_add_func ("/report/outcomes-and-shares", test_outcomes_and_shares);
  g_test_add_func ("/report/drills-are-in-no-figure", test_drills_are_in_no_figure);
  g_test_add_func ("/report/day-is-the-day-of-the-desk", test_day_is_the_day_of_the_desk);
  g_test_add_func ("/report/empty-period-is-a-whole-report", test_empty_period_is_a_whole_report);
  g_test_add_func ("/report/ordered-transport-has-no-response-time",
                   test_ordered_transport_has_no_response_time);
  g_test_add_func ("/report/filters-choose-incidents", test_filters_choose_incidents);
  g_test_add_func ("/report/impossible-question-is-refused", test_impossible_question_is_refused);
  g_test_add_func ("/report/requests-by-what-became-of-them", test_requests_by_what_became_of_them);
  g_test_add_func ("/report/task-belongs-to-the-crew-of-its-request",
                   test_task_belongs_to_the_crew_of_its_request);
  g_test_add_func ("/report/downtime-is-what-was-so-in-the-period",
                   test_downtime_is_what_was_so_in_the_period);
  g_test_add_func ("/report/volunteer-before-the-ambulance", test_volunteer_before_the_ambulance);
  g_test_add_func ("/report/hospitals", test_hospitals);

  return g_test_run ();
}
