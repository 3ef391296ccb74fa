/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/alarm/sg-alarms.h"
#include "desk/dispatch/sg-desk-task.h"
#include "desk/shift/sg-desk-shift.h"
#include "tests/console/sg-test-session.h"

/* What was heard. */
typedef struct
{
  SgTestSession s;
  SgAlarms     *alarms;
  guint         n[SG_N_SOUNDS];
  guint         n_raised;
} Watch;

static void
on_rang (Watch *watch, int sound, gboolean raised)
{
  watch->n[sound]++;
  watch->n_raised += raised;
}

static void
on_failed (Watch *watch, const char *message)
{
  g_error ("%s", message);
}

static void
watch_open (Watch *watch, const char *name)
{
  sg_test_session_open (&watch->s, name);
  watch->alarms = sg_alarms_new (watch->s.session);
  g_signal_connect_swapped (watch->alarms, "rang", G_CALLBACK (on_rang), watch);
  g_signal_connect_swapped (watch->alarms, "failed", G_CALLBACK (on_failed), watch);
  sg_test_session_settle (&watch->s);
}

static void
watch_clear (Watch *watch)
{
  sg_test_session_settle (&watch->s);
  g_assert_finalize_object (g_steal_pointer (&watch->alarms));
  sg_test_session_clear (&watch->s);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watch, watch_clear)

static const SgAlarm *
get_worst (Watch *watch)
{
  const SgAlarm *worst = sg_alarms_get_worst (watch->alarms);

  g_assert (worst != NULL);

  return worst;
}

static void
wait_seconds (Watch *watch, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    sg_test_session_wait (&watch->s, 1);
}

static void
test_panic_becomes_louder (void)
{
  g_auto (Watch) watch = { 0 };

  watch_open (&watch, "louder.db");
  sg_test_press_panic (&watch.s.t, "Budi");
  sg_test_session_wait (&watch.s, 1);
  g_assert_cmpint (get_worst (&watch)->kind, ==, SG_ALARM_PANIC);
  g_assert_cmpuint (get_worst (&watch)->level, ==, 2);
  g_assert_cmpuint (get_worst (&watch)->stage, ==, 0);
  g_assert_cmpuint (watch.n[SG_SOUND_PANIC], ==, 1);

  wait_seconds (&watch, 14);
  g_assert_cmpuint (get_worst (&watch)->level, ==, 3);
  g_assert_cmpuint (get_worst (&watch)->stage, ==, 1);
  g_assert_cmpuint (watch.n_raised, ==, 0);

  wait_seconds (&watch, 15);
  g_assert_cmpuint (get_worst (&watch)->stage, ==, 2);
  wait_seconds (&watch, 5);
  g_assert_cmpuint (watch.n_raised, >=, 1);

  wait_seconds (&watch, 25);
  g_assert_cmpuint (get_worst (&watch)->stage, ==, 3);
}

static void
test_level_three_repeats_each_five_seconds (void)
{
  g_auto (Watch) watch = { 0 };
  guint before;

  watch_open (&watch, "repeats.db");
  sg_test_press_panic (&watch.s.t, "Budi");
  sg_test_session_wait (&watch.s, 1);
  wait_seconds (&watch, 15);
  before = watch.n[SG_SOUND_PANIC];
  wait_seconds (&watch, 20);
  g_assert_cmpuint (watch.n[SG_SOUND_PANIC] - before, ==, 4);
}

static void
test_acknowledged_panic_is_silent_for_good (void)
{
  g_auto (Watch) watch = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  SgUuid id;
  guint  before;

  watch_open (&watch, "silent.db");
  id = sg_test_press_panic (&watch.s.t, "Budi");
  sg_test_session_wait (&watch.s, 20);
  sg_alarms_acknowledge (watch.alarms, get_worst (&watch));
  g_assert_null (sg_alarms_get_worst (watch.alarms));
  before = watch.n[SG_SOUND_PANIC];
  sg_test_session_wait (&watch.s, 1);

  incident = sg_test_get (&watch.s.t, &id);
  g_assert_nonnull (strstr (incident->alarms_acknowledged, "panic"));
  wait_seconds (&watch, 30);
  g_assert_cmpuint (watch.n[SG_SOUND_PANIC], ==, before);
  g_assert_cmpuint (sg_alarms_count_ringing (watch.alarms), ==, 0);
}

static void
test_alarm_says_who_and_where (void)
{
  g_auto (Watch) watch = { 0 };
  g_autofree char *text = NULL;

  watch_open (&watch, "text.db");
  sg_test_press_panic (&watch.s.t, "Budi");
  sg_test_session_wait (&watch.s, 14);
  text = sg_alarm_to_text (get_worst (&watch), sg_alarms_get_now (watch.alarms));

  g_assert_nonnull (strstr (text, "Budi 0812-…"));
  g_assert_nonnull (strstr (text, "Kel. Menteng"));
  g_assert_nonnull (strstr (text, "00:14"));
  g_assert_null (strstr (text, "34567890"));
}

static SgUuid
ask_unit (Watch *watch, const SgUuid *incident, const char *call_sign)
{
  g_autoptr (GError) error = NULL;
  SgRequest request = { .kind = SG_RESPONDER_AMBULANCE, .eta_s = 240 };
  SgUuid    task;

  request.responder = sg_test_add_unit (&watch->s.t, call_sign);
  sg_desk_request (watch->s.t.desk, incident, &request, &task, &error);
  g_assert_no_error (error);

  return task;
}

static const SgAlarm *
find_due (Watch *watch, SgDueKind due)
{
  GPtrArray *all = sg_alarms_get_all (watch->alarms);

  for (guint i = 0; i < all->len; i++)
    if (((const SgAlarm *) g_ptr_array_index (all, i))->due == due)
      return g_ptr_array_index (all, i);

  return NULL;
}

static void
test_unanswered_request_expires_and_is_heard_of (void)
{
  g_auto (Watch) watch = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  const SgAlarm *alarm;
  SgUuid         id;
  SgUuid         task;

  watch_open (&watch, "unanswered.db");
  id = sg_test_call (&watch.s.t, "sesak napas");
  task = ask_unit (&watch, &id, "AGD 1");
  sg_test_session_wait (&watch.s, 30);
  g_assert_null (find_due (&watch, SG_DUE_UNANSWERED));

  sg_test_session_wait (&watch.s, 70);
  incident = sg_test_get (&watch.s.t, &id);
  g_assert_cmpint (sg_incident_find_task (incident, &task)->state, ==, SG_TASK_NO_ANSWER);
  g_assert_cmpuint (watch.n[SG_SOUND_OVERDUE], >=, 1);

  /* Recorded, and still on the screen. */
  sg_test_session_wait (&watch.s, 1);
  alarm = find_due (&watch, SG_DUE_UNANSWERED);
  g_assert (alarm != NULL);
  g_assert_nonnull (strstr (alarm->about, "AGD 1"));

  ask_unit (&watch, &id, "AGD 2");
  sg_test_session_wait (&watch.s, 1);
  g_assert_null (find_due (&watch, SG_DUE_UNANSWERED));
}

static void
test_acknowledged_overdue_comes_back (void)
{
  g_auto (Watch) watch = { 0 };

  watch_open (&watch, "back.db");
  sg_test_call (&watch.s.t, "sesak napas");
  sg_test_session_wait (&watch.s, 200);
  sg_alarms_acknowledge (watch.alarms, get_worst (&watch));
  sg_test_session_wait (&watch.s, 1);
  g_assert_cmpuint (sg_alarms_count_ringing (watch.alarms), ==, 0);
  g_assert_cmpuint (sg_alarms_get_all (watch.alarms)->len, ==, 1);

  sg_test_session_wait (&watch.s, 300);
  g_assert_cmpuint (sg_alarms_count_ringing (watch.alarms), ==, 1);
}

static void
test_mute_expires_and_spares_level_three_a_minute (void)
{
  g_auto (Watch) watch = { 0 };

  watch_open (&watch, "mute.db");
  sg_alarms_mute (watch.alarms, 5);
  sg_test_press_panic (&watch.s.t, "Budi");
  wait_seconds (&watch, 70);
  g_assert_cmpuint (watch.n[SG_SOUND_PANIC], ==, 0);
  g_assert_cmpint (sg_alarms_get_muted_until (watch.alarms), !=, 0);

  /* It became loud after fifteen seconds. */
  wait_seconds (&watch, 10);
  g_assert_cmpuint (watch.n[SG_SOUND_PANIC], >=, 1);

  sg_test_session_wait (&watch.s, 300);
  g_assert_cmpint (sg_alarms_get_muted_until (watch.alarms), ==, 0);
}

static void
test_lost_link_rings_until_acknowledged (void)
{
  g_auto (Watch) watch = { 0 };

  watch_open (&watch, "link.db");
  g_assert_false (sg_alarms_has_link (watch.alarms));
  sg_alarms_set_link (watch.alarms, TRUE);
  g_assert_null (sg_alarms_get_worst (watch.alarms));

  sg_alarms_set_link (watch.alarms, FALSE);
  g_assert_cmpint (get_worst (&watch)->kind, ==, SG_ALARM_LINK);
  g_assert_cmpuint (watch.n[SG_SOUND_LINK_LOST], ==, 1);
  g_assert_cmpint (sg_alarms_get_link_lost_at (watch.alarms), ==, watch.s.t.now);

  sg_alarms_acknowledge (watch.alarms, get_worst (&watch));
  sg_test_session_wait (&watch.s, 900);
  g_assert_null (sg_alarms_get_worst (watch.alarms));
  g_assert_cmpuint (watch.n[SG_SOUND_LINK_LOST], ==, 1);

  sg_alarms_set_link (watch.alarms, TRUE);
  g_assert_cmpint (sg_alarms_get_link_lost_at (watch.alarms), ==, 0);
  sg_alarms_set_link (watch.alarms, FALSE);
  g_assert_cmpuint (watch.n[SG_SOUND_LINK_LOST], ==, 2);
}

static void
test_acceptance_and_arrival_are_heard (void)
{
  const SgAnswerGiven given = { "accepted", NULL, -1 };
  g_auto (Watch) watch = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid id;
  SgUuid task;

  watch_open (&watch, "accepted.db");
  id = sg_test_call (&watch.s.t, "sesak napas");
  task = ask_unit (&watch, &id, "AGD 1");
  sg_test_session_wait (&watch.s, 1);
  g_assert_cmpuint (watch.n[SG_SOUND_MESSAGE], ==, 1);
  g_assert_cmpuint (watch.n[SG_SOUND_ACCEPTED], ==, 0);

  g_assert_true (sg_desk_answer (watch.s.t.desk, &id, &task, &given, &error));
  sg_test_session_wait (&watch.s, 1);
  g_assert_cmpuint (watch.n[SG_SOUND_ACCEPTED], ==, 1);
  sg_test_session_wait (&watch.s, 1);
  g_assert_cmpuint (watch.n[SG_SOUND_ACCEPTED], ==, 1);
}

static void
test_empty_desk_is_louder_at_once (void)
{
  g_auto (Watch) watch = { 0 };
  g_autoptr (GError) error = NULL;

  watch_open (&watch, "empty.db");
  sg_desk_leave (watch.s.t.desk, "081200000000", "ikut ambulans", &error);
  g_assert_no_error (error);
  sg_test_session_wait (&watch.s, 1);
  g_assert_true (sg_alarms_is_desk_empty (watch.alarms));

  sg_test_press_panic (&watch.s.t, "Budi");
  sg_test_session_wait (&watch.s, 1);
  g_assert_cmpuint (get_worst (&watch)->level, ==, 3);
  g_assert_cmpuint (watch.n_raised, ==, 1);
}

static void
test_worst_comes_first (void)
{
  g_auto (Watch) watch = { 0 };

  watch_open (&watch, "worst.db");
  sg_test_call (&watch.s.t, "sesak napas");
  sg_test_session_wait (&watch.s, 200);
  sg_test_press_panic (&watch.s.t, "Budi");
  sg_test_session_wait (&watch.s, 20);
  sg_alarms_set_link (watch.alarms, FALSE);

  g_assert_cmpint (get_worst (&watch)->kind, ==, SG_ALARM_PANIC);
  g_assert_cmpuint (sg_alarms_count_ringing (watch.alarms), ==, 3);
}

/* Each second, in the thread of the window. */
static void
test_looking_is_cheap (void)
{
  g_auto (Watch) watch = { 0 };
  gint64 begun;
  double ms;

  watch_open (&watch, "cheap.db");
  for (guint i = 0; i < 50; i++)
    sg_test_call (&watch.s.t, "sesak napas");
  sg_test_session_wait (&watch.s, 200);

  begun = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    g_signal_emit_by_name (watch.s.session, "tick");
  ms = (double) (g_get_monotonic_time () - begun) / 1000 / 20;
  g_test_message ("%.2f ms a second with 50 open incidents", ms);
  /* Under a sanitizer a time says nothing. */
  if (SG_TEST_STRIDE == 1)
    g_assert_cmpfloat (ms, <, 16.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/alarms/panic-becomes-louder", test_panic_becomes_louder);
  g_test_add_func ("/alarms/level-three-repeats-each-five-seconds",
                   test_level_three_repeats_each_five_seconds);
  g_test_add_func ("/alarms/acknowledged-panic-is-silent-for-good",
                   test_acknowledged_panic_is_silent_for_good);
  g_test_add_func ("/alarms/alarm-says-who-and-where", test_alarm_says_who_and_where);
  g_test_add_func ("/alarms/unanswered-request-expires-and-is-heard-of",
                   test_unanswered_request_expires_and_is_heard_of);
  g_test_add_func ("/alarms/acknowledged-overdue-comes-back", test_acknowledged_overdue_comes_back);
  g_test_add_func ("/alarms/mute-expires-and-spares-level-three-a-minute",
                   test_mute_expires_and_spares_level_three_a_minute);
  g_test_add_func ("/alarms/lost-link-rings-until-acknowledged",
                   test_lost_link_rings_until_acknowledged);
  g_test_add_func ("/alarms/acceptance-and-arrival-are-heard",
                   test_acceptance_and_arrival_are_heard);
  g_test_add_func ("/alarms/empty-desk-is-louder-at-once", test_empty_desk_is_louder_at_once);
  g_test_add_func ("/alarms/worst-comes-first", test_worst_comes_first);
  g_test_add_func ("/alarms/looking-is-cheap", test_looking_is_cheap);

  return g_test_run ();
}
