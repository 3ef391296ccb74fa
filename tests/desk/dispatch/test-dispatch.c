/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "desk/dispatch/sg-desk-clocks.h"
#include "desk/dispatch/sg-desk-message.h"
#include "desk/dispatch/sg-desk-task.h"
#include "desk/dispatch/sg-desk-undo.h"
#include "desk/log/sg-log-check.h"
#include "desk/sg-desk-settings.h"
#include "tests/desk/sg-test-roster.h"

static SgUuid
request (SgTestDesk *t, const SgUuid *incident, const SgUuid *responder, SgResponderKind kind)
{
  g_autoptr (GError) error = NULL;
  SgRequest asked = { .responder = *responder, .kind = kind, .eta_s = 240 };
  SgUuid    task;

  sg_desk_request (t->desk, incident, &asked, &task, &error);
  g_assert_no_error (error);

  return task;
}

static void
answer (SgTestDesk *t, const SgUuid *incident, const SgUuid *task, const char *word)
{
  g_autoptr (GError) error = NULL;
  SgAnswerGiven given = { word, strcmp (word, "refused") == 0 ? "rujukan_lain" : NULL, -1 };

  sg_desk_answer (t->desk, incident, task, &given, &error);
  g_assert_no_error (error);
}

static void
progress (SgTestDesk *t, const SgUuid *incident, const SgUuid *task, const char *state)
{
  g_autoptr (GError) error = NULL;

  sg_test_desk_wait (t, 60);
  sg_desk_progress (t->desk, incident, task, state, &error);
  g_assert_no_error (error);
}

static void
test_ambulance_goes_its_road (void)
{
  static const char *const states[] = {
    "en_route", "on_scene", "transporting", "at_hospital", "returning",
  };
  static const SgStatus statuses[] = {
    SG_STATUS_SENT,     SG_STATUS_ON_SCENE, SG_STATUS_TRANSPORTING,
    SG_STATUS_HANDOVER, SG_STATUS_HANDOVER,
  };
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) done = NULL;
  SgUuid unit;
  SgUuid id;
  SgUuid task;

  sg_test_desk_open (&t, "road.db");
  unit = sg_test_add_unit (&t, "AGD 1");
  id = sg_test_call (&t, "nyeri dada keringat dingin");
  task = request (&t, &id, &unit, SG_RESPONDER_AMBULANCE);
  sg_test_desk_wait (&t, 30);
  answer (&t, &id, &task, "accepted");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (SgIncident) incident = NULL;

      progress (&t, &id, &task, states[i]);
      incident = sg_test_get (&t, &id);
      g_assert_cmpint (incident->status, ==, statuses[i]);
    }
  g_assert_true (sg_desk_end_task (t.desk, &id, &task, &error));

  done = sg_test_get (&t, &id);
  g_assert_cmpint (done->at[SG_T4] - done->at[SG_T3], ==, 30 * G_USEC_PER_SEC);
  g_assert_cmpint (done->at[SG_T6] - done->at[SG_T5], ==, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (done->at[SG_T9] - done->at[SG_T8], ==, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (done->at[SG_T11], ==, t.now);
}

static void
test_refusal_needs_a_reason_and_a_next (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = NULL;
  SgAnswerGiven bare = { "refused", NULL, -1 };
  SgUuid        first;
  SgUuid        second;
  SgUuid        id;
  SgUuid        task;

  sg_test_desk_open (&t, "refusal.db");
  first = sg_test_add_unit (&t, "AGD 1");
  second = sg_test_add_unit (&t, "AGD 2");
  id = sg_test_call (&t, "sesak napas");
  task = request (&t, &id, &first, SG_RESPONDER_AMBULANCE);
  g_assert_false (sg_desk_answer (t.desk, &id, &task, &bare, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "reason"));

  answer (&t, &id, &task, "refused");
  request (&t, &id, &second, SG_RESPONDER_AMBULANCE);
  incident = sg_test_get (&t, &id);
  g_assert_cmpint (incident->status, ==, SG_STATUS_REQUESTED);
  g_assert_cmpstr (((SgTask *) g_ptr_array_index (incident->tasks, 0))->reason, ==, "rujukan_lain");

  /* No acceptance, so no T4. */
  g_assert_cmpint (incident->at[SG_T4], ==, 0);
}

static void
test_second_request_warns_and_rewrites_nothing (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) first = NULL;
  g_autoptr (SgIncident) second = NULL;
  g_autoptr (GPtrArray) alive = NULL;
  SgRequest again = { .kind = SG_RESPONDER_AMBULANCE, .eta_s = -1 };
  SgUuid    here;
  SgUuid    there;
  SgUuid    task;
  SgUuid    other;

  sg_test_desk_open (&t, "twice.db");
  again.responder = sg_test_add_unit (&t, "AGD 1");
  here = sg_test_call (&t, "jatuh");
  there = sg_test_call (&t, "sesak napas");
  task = request (&t, &here, &again.responder, SG_RESPONDER_AMBULANCE);
  progress (&t, &here, &task, "on_scene");

  g_assert_false (sg_desk_request (t.desk, &there, &again, &other, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
  g_clear_error (&error);

  again.forced = TRUE;
  g_assert_true (sg_desk_request (t.desk, &there, &again, &other, &error));
  first = sg_test_get (&t, &here);
  second = sg_test_get (&t, &there);
  g_assert_cmpint (first->status, ==, SG_STATUS_ON_SCENE);
  g_assert_cmpint (second->status, ==, SG_STATUS_REQUESTED);
  g_assert_true (sg_incident_find_task (second, &other)->forced);
  alive = sg_desk_list_alive_tasks (t.desk, &again.responder, &error);
  g_assert_cmpuint (alive->len, ==, 2);
}

static void
test_volunteer_serves_one_at_a_time (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgRequest again = { .kind = SG_RESPONDER_VOLUNTEER, .eta_s = -1, .forced = TRUE };
  SgUuid    here;
  SgUuid    there;
  SgUuid    task;

  sg_test_desk_open (&t, "one.db");
  again.responder = sg_test_add_volunteer (&t, "Relawan Satu", "basic");
  here = sg_test_call (&t, "jatuh");
  there = sg_test_call (&t, "sesak napas");
  request (&t, &here, &again.responder, SG_RESPONDER_VOLUNTEER);
  g_assert_false (sg_desk_request (t.desk, &there, &again, &task, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
}

static void
test_unready_unit_needs_force (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgAct) act = NULL;
  SgRequest asked = { .kind = SG_RESPONDER_AMBULANCE, .eta_s = -1 };
  SgBody   *body = sg_body_new ();
  SgUuid    id;
  SgUuid    task;

  sg_test_desk_open (&t, "unready.db");
  asked.responder = sg_test_add_unit (&t, "AGD 1");
  sg_body_text (body, "readiness", "off");
  sg_body_text (body, "reason", "rem blong");
  act = sg_act_new (t.desk);
  sg_act_add (act, "unit.readied@1", &asked.responder, body);
  g_assert_true (sg_act_do (act, &error));

  id = sg_test_call (&t, "jatuh");
  g_assert_false (sg_desk_request (t.desk, &id, &asked, &task, &error));
  g_assert_nonnull (strstr (error->message, "rem blong"));
  g_clear_error (&error);
  asked.forced = TRUE;
  g_assert_true (sg_desk_request (t.desk, &id, &asked, &task, &error));
}

static void
test_enough_volunteers_let_the_rest_go (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = NULL;
  g_autoptr (SgCrewMessage) message = NULL;
  SgUuid tasks[4];
  SgUuid id;

  sg_test_desk_open (&t, "enough.db");
  g_assert_true (sg_desk_configure (t.desk, "volunteer_cap", 2, &error));
  id = sg_test_call (&t, "tidak sadar tidak napas");
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autofree char *name = g_strdup_printf ("Relawan %u", i);
      SgUuid           volunteer = sg_test_add_volunteer (&t, name, i == 1 ? "plus" : "basic");

      tasks[i] = request (&t, &id, &volunteer, SG_RESPONDER_VOLUNTEER);
    }

  answer (&t, &id, &tasks[0], "accepted");
  sg_test_desk_wait (&t, 5);
  answer (&t, &id, &tasks[1], "accepted");
  incident = sg_test_get (&t, &id);
  g_assert_cmpint (sg_incident_find_task (incident, &tasks[2])->state, ==, SG_TASK_RELEASED);
  g_assert_cmpint (sg_incident_find_task (incident, &tasks[3])->state, ==, SG_TASK_RELEASED);

  /* The first with more than the basic certificate leads. */
  g_assert_false (sg_incident_find_task (incident, &tasks[0])->lead);
  g_assert_true (sg_incident_find_task (incident, &tasks[1])->lead);

  /* Who was let go is not told the address. */
  message = sg_desk_make_message (t.desk, &id, &tasks[2], &error);
  g_assert_null (message);
  g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
}

static void
test_message_holds_what_the_crew_needs (void)
{
  static const char *const needed[] = {
    "PSC-3171-",
    "SEV-1",
    "Depan masjid",
    "https://maps.google.com/?q=-6.200000,106.800000",
  };
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCrewMessage) message = NULL;
  SgUuid unit;
  SgUuid id;
  SgUuid task;

  sg_test_desk_open (&t, "message.db");
  unit = sg_test_add_unit (&t, "AGD 1");
  id = sg_test_call (&t, "tidak sadar tidak napas");
  task = request (&t, &id, &unit, SG_RESPONDER_AMBULANCE);
  message = sg_desk_make_message (t.desk, &id, &task, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (strstr (message->text, needed[i]) == NULL)
      g_error ("%s is not in “%s”", needed[i], message->text);
  g_assert_true (g_str_has_prefix (message->whatsapp, "https://wa.me/628000000001?text="));
}

static void
test_clocks_run_out (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (SgIncident) incident = NULL;
  const SgDue *due;
  guint        n_expired;
  SgUuid       unit;
  SgUuid       id;
  SgUuid       task;

  sg_test_desk_open (&t, "clocks.db");
  unit = sg_test_add_unit (&t, "AGD 1");
  id = sg_test_call (&t, "tidak sadar tidak napas");
  task = request (&t, &id, &unit, SG_RESPONDER_AMBULANCE);
  sg_test_desk_wait (&t, 89);
  before = sg_desk_list_due (t.desk, &error);
  g_assert_cmpuint (before->len, ==, 0);

  sg_test_desk_wait (&t, 1);
  after = sg_desk_list_due (t.desk, &error);
  g_assert_cmpuint (after->len, ==, 1);
  due = g_ptr_array_index (after, 0);
  g_assert_cmpint (due->kind, ==, SG_DUE_UNANSWERED);
  g_assert_cmpint (due->level, ==, 3);

  g_assert_true (sg_desk_expire_requests (t.desk, &n_expired, &error));
  g_assert_cmpuint (n_expired, ==, 1);
  g_assert_cmpstr (sg_desk_get_person (t.desk), ==, "local:tester");

  /* A late yes is a yes. */
  answer (&t, &id, &task, "accepted");
  incident = sg_test_get (&t, &id);
  g_assert_cmpint (incident->status, ==, SG_STATUS_SENT);
}

static void
test_panic_grows_louder_until_somebody_hears (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgCall call = { .source = "panic", .victims = -1 };
  SgUuid id;

  sg_test_desk_open (&t, "panic.db");
  g_assert_true (sg_desk_take_call (t.desk, &call, &id, &error));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) dues = NULL;

      if (i == 1)
        sg_test_desk_wait (&t, 15);
      if (i == 2)
        g_assert_true (sg_desk_acknowledge (t.desk, &id, "panic", &error));
      dues = sg_desk_list_due (t.desk, &error);
      g_assert_cmpuint (dues->len, ==, i < 2);
      if (i < 2)
        g_assert_cmpuint (((SgDue *) g_ptr_array_index (dues, 0))->level, ==, 2 + i);
    }
}

static void
test_reassigning_keeps_both_trips (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = NULL;
  SgRequest to = { .kind = SG_RESPONDER_AMBULANCE, .eta_s = 300, .reason = "ban pecah" };
  SgUuid    unit;
  SgUuid    id;
  SgUuid    task;
  SgUuid    next;

  sg_test_desk_open (&t, "reassign.db");
  unit = sg_test_add_unit (&t, "AGD 1");
  to.responder = sg_test_add_unit (&t, "AGD 2");
  id = sg_test_call (&t, "jatuh");
  task = request (&t, &id, &unit, SG_RESPONDER_AMBULANCE);
  progress (&t, &id, &task, "en_route");
  g_assert_true (sg_desk_reassign (t.desk, &id, &task, &to, &next, &error));
  g_assert_no_error (error);

  incident = sg_test_get (&t, &id);
  g_assert_cmpuint (incident->tasks->len, ==, 2);
  g_assert_cmpint (sg_incident_find_task (incident, &task)->state, ==, SG_TASK_REASSIGNED);
  g_assert_cmpint (sg_incident_find_task (incident, &task)->at[SG_STEP_EN_ROUTE], !=, 0);
  g_assert_cmpint (sg_incident_find_task (incident, &next)->state, ==, SG_TASK_REQUESTED);
}

static void
test_undo_works_for_ten_seconds (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = NULL;
  g_autoptr (SgLogFindings) findings = NULL;
  g_autofree char *what = NULL;
  SgUuid           unit;
  SgUuid           id;
  SgUuid           task;

  sg_test_desk_open (&t, "undo.db");
  unit = sg_test_add_unit (&t, "AGD 1");
  id = sg_test_call (&t, "jatuh");

  /* A call cannot be unmade. */
  g_assert_false (sg_desk_undo_last (t.desk, &what, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_clear_error (&error);

  sg_test_desk_wait (&t, 1);
  task = request (&t, &id, &unit, SG_RESPONDER_AMBULANCE);
  sg_test_desk_wait (&t, 9);
  g_assert_true (sg_desk_undo_last (t.desk, &what, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (what, ==, "task.requested@1");
  incident = sg_test_get (&t, &id);
  g_assert_cmpuint (incident->tasks->len, ==, 0);

  sg_test_desk_wait (&t, 1);
  task = request (&t, &id, &unit, SG_RESPONDER_AMBULANCE);
  sg_test_desk_wait (&t, 11);
  g_clear_pointer (&what, g_free);
  g_assert_false (sg_desk_undo_last (t.desk, &what, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
  g_clear_error (&error);

  answer (&t, &id, &task, "accepted");
  findings = sg_log_check (sg_desk_get_log (t.desk), NULL, &error);
  g_assert_cmpuint (findings->n_faults, ==, 0);
}

static void
test_nobody_undoes_what_another_did (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  SgUuid           unit;
  SgUuid           id;

  sg_test_desk_open (&t, "undo-other.db");
  unit = sg_test_add_unit (&t, "AGD 1");
  id = sg_test_call (&t, "jatuh");
  sg_test_desk_wait (&t, 1);
  request (&t, &id, &unit, SG_RESPONDER_AMBULANCE);

  sg_desk_set_person (t.desk, "local:other");
  g_assert_false (sg_desk_undo_last (t.desk, &what, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  sg_desk_set_person (t.desk, "local:tester");
  g_assert_true (sg_desk_undo_last (t.desk, &what, &error));
  g_assert_no_error (error);
}

static void
test_empty_way_home_is_no_handover (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = NULL;
  SgUuid unit;
  SgUuid id;
  SgUuid task;

  sg_test_desk_open (&t, "empty.db");
  unit = sg_test_add_unit (&t, "AGD 1");
  id = sg_test_call (&t, "jatuh");
  task = request (&t, &id, &unit, SG_RESPONDER_AMBULANCE);
  answer (&t, &id, &task, "accepted");
  progress (&t, &id, &task, "en_route");
  progress (&t, &id, &task, "on_scene");
  progress (&t, &id, &task, "returning");
  g_assert_true (sg_desk_end_task (t.desk, &id, &task, &error));
  g_assert_no_error (error);

  incident = sg_test_get (&t, &id);
  g_assert_cmpint (incident->at[SG_T6], !=, 0);
  g_assert_cmpint (incident->at[SG_T10], ==, 0);
  g_assert_cmpint (incident->at[SG_T11], !=, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/dispatch/ambulance-goes-its-road", test_ambulance_goes_its_road);
  g_test_add_func ("/dispatch/refusal-needs-a-reason-and-a-next",
                   test_refusal_needs_a_reason_and_a_next);
  g_test_add_func ("/dispatch/second-request-warns-and-rewrites-nothing",
                   test_second_request_warns_and_rewrites_nothing);
  g_test_add_func ("/dispatch/volunteer-serves-one-at-a-time", test_volunteer_serves_one_at_a_time);
  g_test_add_func ("/dispatch/unready-unit-needs-force", test_unready_unit_needs_force);
  g_test_add_func ("/dispatch/enough-volunteers-let-the-rest-go",
                   test_enough_volunteers_let_the_rest_go);
  g_test_add_func ("/dispatch/message-holds-what-the-crew-needs",
                   test_message_holds_what_the_crew_needs);
  g_test_add_func ("/dispatch/clocks-run-out", test_clocks_run_out);
  g_test_add_func ("/dispatch/panic-grows-louder-until-somebody-hears",
                   test_panic_grows_louder_until_somebody_hears);
  g_test_add_func ("/dispatch/reassigning-keeps-both-trips", test_reassigning_keeps_both_trips);
  g_test_add_func ("/dispatch/undo-works-for-ten-seconds", test_undo_works_for_ten_seconds);

  g_test_add_func ("/dispatch/nobody-undoes-what-another-did", test_nobody_undoes_what_another_did);

  g_test_add_func ("/dispatch/empty-way-home-is-no-handover", test_empty_way_home_is_no_handover);

  return g_test_run ();
}
