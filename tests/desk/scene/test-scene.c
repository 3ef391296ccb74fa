/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "desk/dispatch/sg-desk-task.h"
#include "desk/log/sg-log-check.h"
#include "desk/scene/sg-desk-close.h"
#include "desk/scene/sg-desk-hospital.h"
#include "tests/desk/sg-test-roster.h"

static SgUuid
add_patient (SgTestDesk *t, const SgUuid *incident, const char *label)
{
  g_autoptr (GError) error = NULL;
  SgPatientFacts facts = { .label = label, .sex = "L", .age = "45" };
  SgUuid         id;

  sg_desk_add_patient (t->desk, incident, &facts, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
test_vitals_stay_as_they_were_said (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPatient) patient = NULL;
  SgVitals first = { .hr = "110", .temp = "36,6", .gcs = "E3V4M6" };
  SgVitals second = { .hr = "96", .sbp = "120", .dbp = "80", .avpu = "A" };
  SgUuid   incident;
  SgUuid   id;

  sg_test_desk_open (&t, "vitals.db");
  incident = sg_test_call (&t, "jatuh");
  id = add_patient (&t, &incident, "Bapak baju merah");
  g_assert_true (sg_desk_take_vitals (t.desk, &id, &first, &error));
  g_assert_true (sg_desk_take_vitals (t.desk, &id, &second, &error));
  patient = sg_desk_get_patient (t.desk, &id, &error);
  g_assert_cmpstr (patient->hr, ==, "96");
  g_assert_cmpstr (patient->temp, ==, "36.6");
  g_assert_cmpint (patient->gcs, ==, 13);
  g_assert_cmpint (patient->n_vitals, ==, 2);
}

static void
test_impossible_vitals_are_refused (void)
{
  const struct
  {
    SgVitals    vitals;
    const char *field;
  } mistakes[] = {
    { { .hr = "999" }, "hr" },    { { .spo2 = "101" }, "spo2" },  { { .temp = "98.6" }, "temp" },
    { { .rr = "banyak" }, "rr" }, { { .gcs = "E5V4M6" }, "gcs" }, { { .gcs = "15" }, "gcs" },
    { { .avpu = "X" }, "avpu" },  { { .pain = "-1" }, "pain" },   { { .sbp = "nan" }, "sbp" },
  };
  g_auto (SgTestDesk) t = { 0 };
  SgUuid incident;
  SgUuid id;

  sg_test_desk_open (&t, "impossible.db");
  incident = sg_test_call (&t, "jatuh");
  id = add_patient (&t, &incident, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sg_desk_take_vitals (t.desk, &id, &mistakes[i].vitals, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      if (strstr (error->message, mistakes[i].field) == NULL)
        g_error ("“%s” does not name %s", error->message, mistakes[i].field);
    }
}

static void
test_start_follows_the_card (void)
{
  static const struct
  {
    SgStart     start;
    const char *colour;
    const char *next;
  } cases[] = {
    { { .walks = SG_FINDING_YES, .breaths_per_minute = -1 }, "hijau", NULL },
    { { .breaths_per_minute = -1 }, NULL, "walks" },
    { { .walks = SG_FINDING_NO, .breaths_per_minute = -1 }, NULL, "breathes" },
    { { .walks = SG_FINDING_NO, .breathes = SG_FINDING_NO, .breaths_per_minute = -1 },
      NULL,
      "breathes_after_opening" },
    { { SG_FINDING_NO, SG_FINDING_NO, SG_FINDING_NO, -1, 0, 0 }, "hitam", NULL },
    { { SG_FINDING_NO, SG_FINDING_NO, SG_FINDING_YES, -1, 0, 0 }, "merah", NULL },
    { { SG_FINDING_NO, SG_FINDING_YES, 0, 31, 0, 0 }, "merah", NULL },
    { { SG_FINDING_NO, SG_FINDING_YES, 0, 9, 0, 0 }, "merah", NULL },
    { { SG_FINDING_NO, SG_FINDING_YES, 0, 30, SG_FINDING_NO, 0 }, "merah", NULL },
    { { SG_FINDING_NO, SG_FINDING_YES, 0, 10, SG_FINDING_YES, SG_FINDING_NO }, "merah", NULL },
    { { SG_FINDING_NO, SG_FINDING_YES, 0, 20, SG_FINDING_YES, SG_FINDING_YES }, "kuning", NULL },
    { { SG_FINDING_NO, SG_FINDING_YES, 0, 20, SG_FINDING_YES, 0 }, NULL, "obeys" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *next = "?";

      g_assert_cmpstr (sg_start_triage (&cases[i].start, &next), ==, cases[i].colour);
      g_assert_cmpstr (next, ==, cases[i].next);
    }
}

static void
test_many_patients_are_counted_and_allocated (void)
{
  static const char *const colours[] = { "merah", "merah", "kuning", "hijau", "hitam", NULL };
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (GPtrArray) allocations = NULL;
  SgMajor             major = { .on = TRUE, .reason = "bus terguling", .commander = "BPBD" };
  SgHandover          handover = { .receiver = "Ns. Uji" };
  const SgAllocation *first;
  SgTally             tally;
  SgUuid              incident;
  SgUuid              near;
  SgUuid              far;
  SgUuid              ids[6];

  sg_test_desk_open (&t, "many.db");
  near = sg_test_add_hospital (&t, "RS Dekat");
  far = sg_test_add_hospital (&t, "RS Jauh");
  incident = sg_test_call (&t, "kecelakaan bus banyak korban");
  g_assert_true (sg_desk_declare_major (t.desk, &incident, &major, &error));
  for (guint i = 0; i < 6; i++)
    {
      ids[i] = add_patient (&t, &incident, NULL);
      if (colours[i] != NULL)
        g_assert_true (sg_desk_triage (t.desk, &ids[i], colours[i], "START", &error));
    }

  patients = sg_desk_list_patients (t.desk, &incident, &error);
  tally = sg_patients_tally (patients);
  g_assert_cmpuint (tally.red, ==, 2);
  g_assert_cmpuint (tally.yellow + tally.green + tally.black, ==, 3);
  g_assert_cmpuint (tally.untriaged, ==, 1);

  g_assert_true (sg_desk_allocate (t.desk, &incident, &ids[0], &near, &error));
  g_assert_true (sg_desk_allocate (t.desk, &incident, &ids[1], &far, &error));
  g_assert_true (sg_desk_allocate (t.desk, &incident, &ids[1], &near, &error));
  handover.facility = near;
  g_assert_true (sg_desk_hand_over (t.desk, &incident, &ids[0], &handover, &error));
  allocations = sg_desk_list_allocations (t.desk, &incident, &error);
  g_assert_cmpuint (allocations->len, ==, 1);
  first = g_ptr_array_index (allocations, 0);
  g_assert_cmpuint (first->n_allocated, ==, 2);
  g_assert_cmpuint (first->n_arrived, ==, 1);
  g_assert_cmpint (first->beds, ==, -1);
}

static void
test_last_decision_about_a_patient_holds (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) decisions = NULL;
  SgUuid near;
  SgUuid far;
  SgUuid incident;
  SgUuid patient;

  sg_test_desk_open (&t, "decision.db");
  near = sg_test_add_hospital (&t, "RS Dekat");
  far = sg_test_add_hospital (&t, "RS Jauh");
  incident = sg_test_call (&t, "kecelakaan bus banyak korban");
  patient = add_patient (&t, &incident, NULL);
  g_assert_true (sg_desk_allocate (t.desk, &incident, &patient, &far, &error));
  g_assert_true (sg_desk_allocate (t.desk, &incident, &patient, &near, &error));

  decisions = sg_desk_read_allocations (t.desk, &incident, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (decisions), ==, 1);
  g_assert_true (sg_uuid_equal (g_hash_table_lookup (decisions, &patient), &near));
}

static void
test_handover_names_who_received (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPatient) patient = NULL;
  g_autoptr (SgIncident) about = NULL;
  SgHandover nobody = { .receiver = NULL };
  SgHandover handover = { .receiver = "Ns. Uji", .condition = "stabil" };
  SgUuid     incident;
  SgUuid     other;
  SgUuid     id;

  sg_test_desk_open (&t, "handover.db");
  nobody.facility = handover.facility = sg_test_add_hospital (&t, "RSUD Uji");
  incident = sg_test_call (&t, "jatuh");
  other = sg_test_call (&t, "sesak");
  id = add_patient (&t, &incident, NULL);
  g_assert_false (sg_desk_hand_over (t.desk, &incident, &id, &nobody, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (sg_desk_hand_over (t.desk, &other, &id, &handover, &error));
  g_clear_error (&error);

  sg_test_desk_wait (&t, 100);
  g_assert_true (sg_desk_hand_over (t.desk, &incident, &id, &handover, &error));
  patient = sg_desk_get_patient (t.desk, &id, &error);
  about = sg_test_get (&t, &incident);
  g_assert_cmpstr (patient->receiver, ==, "Ns. Uji");
  g_assert_cmpint (patient->handed_over_at, ==, t.now);
  g_assert_cmpint (about->at[SG_T10], ==, t.now);
}

static void
test_closing_waits_for_the_crew (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) closed = NULL;
  SgRequest asked = { .kind = SG_RESPONDER_AMBULANCE, .eta_s = -1 };
  SgClosing closing = { .disposition = "cancelled", .reason = "dibawa_sendiri" };
  SgUuid    incident;
  SgUuid    task;

  sg_test_desk_open (&t, "closing.db");
  asked.responder = sg_test_add_unit (&t, "AGD 1");
  incident = sg_test_call (&t, "jatuh");
  g_assert_true (sg_desk_request (t.desk, &incident, &asked, &task, &error));
  g_assert_false (sg_desk_close (t.desk, &incident, &closing, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
  g_clear_error (&error);

  closing.release = TRUE;
  g_assert_true (sg_desk_close (t.desk, &incident, &closing, &error));
  closed = sg_test_get (&t, &incident);
  g_assert_cmpint (closed->status, ==, SG_STATUS_CANCELLED);
  g_assert_cmpint (sg_incident_find_task (closed, &task)->state, ==, SG_TASK_CANCELLED);
  g_assert_cmpstr (sg_incident_find_task (closed, &task)->reason, ==, "dibawa_sendiri");

  closing.disposition = "sulap";
  g_assert_false (sg_desk_close (t.desk, &incident, &closing, &error));
  g_assert_nonnull (strstr (error->message, "disposition"));
}

static void
test_a_second_person_verifies (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) verified = NULL;
  SgClosing closing = { .disposition = "solved_phone", .outcome = "recovered" };
  SgUuid    incident;

  sg_test_desk_open (&t, "verify.db");
  incident = sg_test_call (&t, "jatuh");
  g_assert_false (sg_desk_verify (t.desk, &incident, NULL, &error));
  g_clear_error (&error);
  g_assert_true (sg_desk_close (t.desk, &incident, &closing, &error));
  g_assert_false (sg_desk_verify (t.desk, &incident, NULL, &error));
  g_assert_nonnull (strstr (error->message, "another person"));
  g_clear_error (&error);

  sg_desk_set_person (t.desk, "local:verifier");
  sg_desk_set_entry_time (t.desk, SG_TEST_NOW - 60 * G_USEC_PER_SEC, SG_CLOCK_MANUAL);
  g_assert_true (sg_desk_correct (t.desk, &incident, NULL, SG_T1, "jam salah", &error));
  sg_desk_set_entry_time (t.desk, 0, SG_CLOCK_AUTO);
  g_assert_true (sg_desk_verify (t.desk, &incident, NULL, &error));
  verified = sg_test_get (&t, &incident);
  g_assert_cmpint (verified->status, ==, SG_STATUS_VERIFIED);
  g_assert_cmpint (verified->revision, ==, 1);
  g_assert_cmpstr (verified->verified_by, ==, "local:verifier");
  g_assert_cmpint (verified->at[SG_T1], ==, SG_TEST_NOW - 60 * G_USEC_PER_SEC);
  g_assert_cmpint (verified->clocks[SG_T1], ==, 'c');

  /* A new revision says why. */
  g_assert_false (sg_desk_verify (t.desk, &incident, NULL, &error));
  g_clear_error (&error);
  g_assert_true (sg_desk_verify (t.desk, &incident, "jam dibetulkan lagi", &error));
}

static void
test_summary_has_no_names (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  SgPatientFacts   facts = { .label = "Pria", .name = "Nama Rahasia", .age = "60" };
  SgVitals         vitals = { .sbp = "90", .dbp = "60", .hr = "120" };
  SgTreatment      treatment = { .what = "O2", .dose = "10 L", .route = "NRM" };
  SgUuid           incident;
  SgUuid           id;

  sg_test_desk_open (&t, "summary.db");
  incident = sg_test_call (&t, "nyeri dada keringat dingin");
  g_assert_true (sg_desk_add_patient (t.desk, &incident, &facts, &id, &error));
  g_assert_true (sg_desk_take_vitals (t.desk, &id, &vitals, &error));
  g_assert_true (sg_desk_treat (t.desk, &id, &treatment, &error));
  summary = sg_desk_make_summary (t.desk, &incident, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (summary, "BP 90/60"));
  g_assert_nonnull (strstr (summary, "O2, 10 L, NRM"));
  g_assert_null (strstr (summary, "Rahasia"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/scene/vitals-stay-as-they-were-said", test_vitals_stay_as_they_were_said);
  g_test_add_func ("/scene/impossible-vitals-are-refused", test_impossible_vitals_are_refused);
  g_test_add_func ("/scene/start-follows-the-card", test_start_follows_the_card);
  g_test_add_func ("/scene/last-decision-about-a-patient-holds",
                   test_last_decision_about_a_patient_holds);
  g_test_add_func ("/scene/many-patients-are-counted-and-allocated",
                   test_many_patients_are_counted_and_allocated);
  g_test_add_func ("/scene/handover-names-who-received", test_handover_names_who_received);
  g_test_add_func ("/scene/closing-waits-for-the-crew", test_closing_waits_for_the_crew);
  g_test_add_func ("/scene/a-second-person-verifies", test_a_second_person_verifies);
  g_test_add_func ("/scene/summary-has-no-names", test_summary_has_no_names);

  return g_test_run ();
}
