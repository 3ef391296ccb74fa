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

/* Of the incident, named after @number. */
static SgUuid
add_patient (SgTestDesk *t, const SgTestPlan *plan, const SgUuid *incident, guint number)
{
  g_autofree char *name = g_strdup_printf ("patient:%u", number);
  SgUuid           patient = sg_uuid_from_name (name);
  SgBody          *body = sg_body_new ();

  sg_body_uuid (body, "incident", incident);
  sg_plan_event (t, "patient.added@1", &patient, plan->at, body);

  return patient;
}

static void
hand_over (SgTestDesk *t, const SgTestPlan *plan, const SgUuid *patient)
{
  SgBody *body = sg_body_new ();

  sg_body_uuid (body, "facility", &plan->hospital);
  sg_body_text (body, "receiver", "dr. Jaga");
  sg_plan_event (t, "patient.handed_over@1", patient, plan->at, body);
}

static void
say_of_patient (SgTestDesk   *t,
                const SgUuid *patient,
                const char   *kind,
                const char   *member,
                const char   *value)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, member, value);
  sg_plan_event (t, kind, patient, SG_TEST_NOW, body);
}

static void
assert_lacks (SgTestDesk *t, const SgUuid *id, const char *expected)
{
  g_autofree char *codes = list (t, id);

  g_assert_cmpstr (codes, ==, expected);
}

/* An incident of the plan with @n_patients, of whom nothing else is known. */
static void
check (const SgTestPlan *plan, const char *name, guint n_patients, const char *expected)
{
  g_auto (SgTestDesk) t = { 0 };
  SgUuid id;

  sg_test_desk_open (&t, name);
  id = sg_plan_do (&t, plan);
  for (guint i = 0; i < n_patients; i++)
    add_patient (&t, plan, &id, i);
  assert_lacks (&t, &id, expected);
}

static void
test_whole_report_lacks_nothing (void)
{
  SgTestPlan plan = plan_whole ();

  check (&plan, "whole.db", 1, "");
}

static void
test_each_gap_is_named (void)
{
  SgTestPlan plan = plan_whole ();

  plan.patokan = NULL;
  plan.t1 = plan.t6 = 0;
  plan.outcome = NULL;
  check (&plan, "gaps.db", 0, "place t1 t6 outcome");
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

      check (&plan, name, 0, "");
    }
}

static void
test_cancelled_call_needs_a_reason (void)
{
  SgTestPlan plan = { .number = "A", .at = SG_TEST_NOW, .disposition = "cancelled" };

  check (&plan, "cancelled.db", 0, "reason");
}

static void
test_category_has_rules_of_its_own (void)
{
  SgTestPlan plan = plan_whole ();

  plan.type = "trauma_kll";
  check (&plan, "trauma.db", 1, "victims triage");
  plan.type = "maternal";
  check (&plan, "maternal.db", 1, "hospital");
  plan.hospital = sg_uuid_from_name ("hospital");
  check (&plan, "maternal-there.db", 1, "");
}

static SgUuid
do_trauma (SgTestDesk *t, SgTestPlan *plan)
{
  SgBody *body = sg_body_new ();
  SgUuid  id;

  plan->type = "trauma_kll";
  id = sg_plan_do (t, plan);
  sg_body_int (body, "victims", 1);
  sg_plan_event (t, "incident.changed@1", &id, plan->at, body);

  return id;
}

static void
test_each_patient_of_trauma_is_triaged (void)
{
  g_auto (SgTestDesk) t = { 0 };
  SgTestPlan plan = plan_whole ();
  SgUuid     first;
  SgUuid     second;
  SgUuid     id;

  sg_test_desk_open (&t, "triage.db");
  id = do_trauma (&t, &plan);
  assert_lacks (&t, &id, "patient triage");

  first = add_patient (&t, &plan, &id, 1);
  second = add_patient (&t, &plan, &id, 2);
  say_of_patient (&t, &first, "patient.triaged@1", "triage", "kuning");
  assert_lacks (&t, &id, "triage");
  say_of_patient (&t, &second, "patient.triaged@1", "triage", "hijau");
  assert_lacks (&t, &id, "");
}

static void
test_trauma_that_nobody_got_to_needs_no_triage (void)
{
  g_auto (SgTestDesk) t = { 0 };
  SgTestPlan plan = plan_whole ();
  SgUuid     id;

  sg_test_desk_open (&t, "unreached.db");
  plan.t4 = plan.t5 = plan.t6 = plan.t11 = 0;
  id = do_trauma (&t, &plan);
  assert_lacks (&t, &id, "t6");
}

static void
test_where_help_arrived_there_is_a_patient (void)
{
  SgTestPlan plan = plan_whole ();

  check (&plan, "arrived.db", 0, "patient");
  plan.disposition = "no_sign";
  plan.outcome = NULL;
  check (&plan, "nobody-there.db", 0, "");

  plan = plan_whole ();
  plan.t4 = plan.t5 = plan.t6 = plan.t11 = 0;
  check (&plan, "never-arrived.db", 0, "t6");
}

static void
test_contact_by_hand_is_arrival_too (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgAct) act = NULL;
  SgTestPlan plan = plan_whole ();
  SgUuid     id;

  sg_test_desk_open (&t, "contact.db");
  plan.t4 = plan.t5 = plan.t6 = plan.t11 = 0;
  id = sg_plan_do (&t, &plan);
  act = sg_act_new (t.desk);
  sg_plan_stamp (act, &id, "T7", sg_plan_time (&plan, 520));
  g_assert_true (sg_act_do (act, NULL));
  assert_lacks (&t, &id, "t6 patient");
}

static void
test_each_patient_that_was_transported_is_received (void)
{
  g_auto (SgTestDesk) t = { 0 };
  SgTestPlan plan = plan_whole ();
  SgUuid     patients[3];
  SgUuid     dead;
  SgUuid     id;

  sg_test_desk_open (&t, "handover.db");
  plan.hospital = sg_uuid_from_name ("hospital");
  plan.t8 = 600;
  plan.t9 = 700;
  plan.t10 = 800;
  id = sg_plan_do (&t, &plan);
  assert_lacks (&t, &id, "patient handover");

  for (guint i = 0; i < G_N_ELEMENTS (patients); i++)
    patients[i] = add_patient (&t, &plan, &id, i);
  hand_over (&t, &plan, &patients[0]);
  assert_lacks (&t, &id, "handover");
  say_of_patient (&t, &patients[1], "patient.refused@1", "what", "dibawa ke rumah sakit");
  assert_lacks (&t, &id, "handover");
  hand_over (&t, &plan, &patients[2]);
  assert_lacks (&t, &id, "");

  /* The dead stay where they are. */
  dead = add_patient (&t, &plan, &id, 3);
  assert_lacks (&t, &id, "handover");
  say_of_patient (&t, &dead, "patient.triaged@1", "triage", "hitam");
  assert_lacks (&t, &id, "");
}

static void
test_list_is_of_closed_incidents_that_were_no_drill (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  SgTestPlan plan = plan_whole ();
  SgUuid     whole;

  sg_test_desk_open (&t, "list.db");
  whole = sg_plan_do (&t, &plan);
  add_patient (&t, &plan, &whole, 1);
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
  g_test_add_func ("/missing/trauma-that-nobody-got-to-needs-no-triage",
                   test_trauma_that_nobody_got_to_needs_no_triage);
  g_test_add_func ("/missing/where-help-arrived-there-is-a-patient",
                   test_where_help_arrived_there_is_a_patient);
  g_test_add_func ("/missing/contact-by-hand-is-arrival-too", test_contact_by_hand_is_arrival_too);
  g_test_add_func ("/missing/each-patient-that-was-transported-is-received",
                   test_each_patient_that_was_transported_is_received);
  g_test_add_func ("/missing/list-is-of-closed-incidents-that-were-no-drill",
                   test_list_is_of_closed_incidents_that_were_no_drill);

  return g_test_run ();
}
