/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/report/sg-missing.h"
#include "tests/desk/report/sg-report-fixture.h"

static SgTestPlan
plan_whole (void)
{
  return (SgTestPlan){ .number = "A",
                       .kecamatan = "Taman",
                       .patokan = "Pasar Contoh",
                       .type = "non_trauma_em",
                       .severity = 2,
                       .at = SG_TEST_NOW,
                       .t1 = 5,
                       .t3 = 60,
                       .t4 = 80,
                       .t5 = 90,
                       .t6 = 500,
                       .t11 = 900,
                       .unit = sg_uuid_from_name ("unit"),
                       .unit_name = "Alpha 1",
                       .disposition = "dispatch",
                       .outcome = "recovered" };
}

/* The codes, apart by blanks. */
static char *
list (SgTestDesk *t, const SgUuid *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = sg_desk_get_incident (t->desk, id, &error);
  g_autoptr (GPtrArray) patients = sg_desk_list_patients_of (t->desk, id, &error);
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);

  g_assert_no_error (error);
  missing = sg_incident_list_missing (incident, patients);
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (codes,
                            "%s%s",
                            i > 0 ? " " : "",
                            ((SgMissing *) g_ptr_array_index (missing, i))->code);

  return g_strdup (codes->str);
}

static void
check (const SgTestPlan *plan, const char *name, const char *expected)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *codes = NULL;
  SgUuid           id;

  sg_test_desk_open (&t, name);
  id = sg_plan_do (&t, plan);
  codes = list (&t, &id);
  g_assert_cmpstr (codes, ==, expected);
}

static void
test_whole_report_lacks_nothing (void)
{
  SgTestPlan plan = plan_whole ();

  check (&plan, "whole.db", "");
}

static void
test_each_gap_is_named (void)
{
  SgTestPlan plan = plan_whole ();

  plan.patokan = NULL;
  plan.t1 = plan.t6 = 0;
  plan.outcome = NULL;
  check (&plan, "gaps.db", "place t1 t6 outcome");
}

static void
test_calls_without_help_need_nothing (void)
{
  static const char *const ends[] = {
    "prank", "ghost", "info", "outside", "transfer", "solved_phone", "duplicate",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      SgTestPlan       plan = { .number = "A", .at = SG_TEST_NOW, .disposition = ends[i] };
      g_autofree char *name = g_strdup_printf ("%s.db", ends[i]);

      check (&plan, name, "");
    }
}

static void
test_cancelled_call_needs_a_reason (void)
{
  SgTestPlan plan = { .number = "A", .at = SG_TEST_NOW, .disposition = "cancelled" };

  check (&plan, "cancelled.db", "reason");
}

static void
test_category_has_rules_of_its_own (void)
{
  SgTestPlan plan = plan_whole ();

  plan.type = "trauma_kll";
  check (&plan, "trauma.db", "victims");
  plan.type = "maternal";
  check (&plan, "maternal.db", "hospital");
  plan.hospital = sg_uuid_from_name ("hospital");
  check (&plan, "maternal-there.db", "");
}

static void
test_each_patient_of_trauma_is_triaged (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SgTestPlan       plan = plan_whole ();
  SgUuid           patient = sg_uuid_from_name ("patient");
  SgUuid           id;
  SgBody          *body = sg_body_new ();

  sg_test_desk_open (&t, "triage.db");
  plan.type = "trauma_kll";
  id = sg_plan_do (&t, &plan);
  sg_body_int (body, "victims", 1);
  sg_plan_event (&t, "incident.changed@1", &id, plan.at, body);
  body = sg_body_new ();
  sg_body_uuid (body, "incident", &id);
  sg_plan_event (&t, "patient.added@1", &patient, plan.at, body);
  before = list (&t, &id);
  g_assert_cmpstr (before, ==, "triage");

  body = sg_body_new ();
  sg_body_text (body, "triage", "kuning");
  sg_plan_event (&t, "patient.triaged@1", &patient, plan.at, body);
  after = list (&t, &id);
  g_assert_cmpstr (after, ==, "");
}

static void
test_list_is_of_closed_incidents_that_were_no_drill (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  SgTestPlan plan = plan_whole ();

  sg_test_desk_open (&t, "list.db");
  sg_plan_do (&t, &plan);
  plan.outcome = NULL;
  plan.number = "B";
  sg_plan_do (&t, &plan);
  plan.number = "SIM";
  plan.drill = TRUE;
  sg_plan_do (&t, &plan);
  plan.number = "OPEN";
  plan.drill = FALSE;
  plan.disposition = NULL;
  sg_plan_do (&t, &plan);

  reports = sg_desk_list_incomplete (t.desk, 0, G_MAXINT64, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  g_assert_cmpstr (((SgIncompleteReport *) g_ptr_array_index (reports, 0))->incident->number,
                   ==,
                   "B");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/missing/whole-report-lacks-nothing", test_whole_report_lacks_nothing);
  g_test_add_func ("/missing/each-gap-is-named", test_each_gap_is_named);
  g_test_add_func ("/missing/calls-without-help-need-nothing",
                   test_calls_without_help_need_nothing);
  g_test_add_func ("/missing/cancelled-call-needs-a-reason", test_cancelled_call_needs_a_reason);
  g_test_add_func ("/missing/category-has-rules-of-its-own", test_category_has_rules_of_its_own);
  g_test_add_func ("/missing/each-patient-of-trauma-is-triaged",
                   test_each_patient_of_trauma_is_triaged);
  g_test_add_func ("/missing/list-is-of-closed-incidents-that-were-no-drill",
                   test_list_is_of_closed_incidents_that_were_no_drill);

  return g_test_run ();
}
