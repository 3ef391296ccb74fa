/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "common/sg-error.h"
#include "console/base/sg-desk-session.h"
#include "desk/call/sg-desk-call.h"
#include "desk/people/sg-desk-people.h"
#include "tests/desk/candidates/sg-test-town.h"

#define PATIENCE_S 60

typedef struct
{
  SgTown         town;
  SgDeskSession *session;
  guint          kinds; /* that the session told */
  guint          n_told;
} Fixture;

static gboolean
on_too_late (gpointer what)
{
  g_error ("waited in vain for %s", (const char *) what);

  return G_SOURCE_REMOVE;
}

static void
wait_until (const char *what, gboolean (*is_so) (gpointer data), gpointer data)
{
  guint source = g_timeout_add_seconds (PATIENCE_S, on_too_late, (gpointer) what);

  while (!is_so (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static void
on_changed (SgDeskSession *session, guint kinds, Fixture *f)
{
  f->kinds |= kinds;
  f->n_told++;
}

static void
set_up (Fixture *f, const char *name)
{
  g_autoptr (GError) error = NULL;

  sg_town_open_with_unit (&f->town, name);
  f->session = sg_desk_session_open (f->town.desk.path, &error);
  g_assert_no_error (error);
  sg_desk_session_freeze (f->session, SG_TEST_NOW);
  sg_desk_session_start (f->session, &error);
  g_assert_no_error (error);
  g_signal_connect (f->session, "changed", G_CALLBACK (on_changed), f);
}

static gboolean
is_idle (gpointer data)
{
  return sg_desk_session_is_idle (data);
}

static void
tear_down (Fixture *f)
{
  wait_until ("the session to be idle", is_idle, f->session);
  g_assert_finalize_object (f->session);
  sg_town_clear (&f->town);
}

typedef struct
{
  gboolean done;
  gpointer answer;
  GError  *error;
} Outcome;

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->answer = sg_desk_session_finish (SG_DESK_SESSION (source), result, &outcome->error);
  outcome->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Outcome *) data)->done;
}

static gpointer
take_call (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgCall call = { .source = "tel119", .victims = -1, .text = data };
  SgUuid       incident;

  sg_desk_take_call (hand->desk, &call, &incident, error);

  return NULL;
}

static gboolean
has_told_incident (gpointer data)
{
  return (((Fixture *) data)->kinds & (1u << SG_SUBJECT_INCIDENT)) != 0;
}

static guint
count_open (SgDeskSession *session)
{
  g_autoptr (GPtrArray) open = sg_desk_list_open (sg_desk_session_get_desk (session), NULL);

  return open->len;
}

static void
test_what_is_done_is_told_and_seen (void)
{
  Fixture          f = { 0 };
  Outcome          outcome = { 0 };
  const SgDeskWork work = { take_call, (gpointer) "jatuh", NULL, NULL };
  guint            before;

  set_up (&f, "told.db");
  before = count_open (f.session);
  sg_desk_session_act_async (f.session, &work, on_done, &outcome);
  wait_until ("the act", is_done, &outcome);
  g_assert_no_error (outcome.error);
  wait_until ("the news", has_told_incident, &f);
  g_assert_cmpuint (count_open (f.session), ==, before + 1);
  tear_down (&f);
}

static void
test_what_another_program_did_is_told (void)
{
  Fixture      f = { 0 };
  const SgCall call = { .source = "tel119", .victims = -1 };
  SgUuid       incident;
  guint        before;

  set_up (&f, "other.db");
  before = count_open (f.session);
  g_assert_true (sg_desk_take_call (f.town.desk.desk, &call, &incident, NULL));
  wait_until ("the news", has_told_incident, &f);
  g_assert_cmpuint (count_open (f.session), ==, before + 1);
  tear_down (&f);
}

static gpointer
append_letter (SgDeskHand *hand, gpointer data, GError **error)
{
  g_string_append_c (((gpointer *) data)[0], *(const char *) ((gpointer *) data)[1]);

  return NULL;
}

typedef struct
{
  GMutex   lock;
  GCond    opened;
  gboolean is_open;
} Gate;

static gpointer
wait_at_gate (SgDeskHand *hand, gpointer data, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  while (!gate->is_open)
    g_cond_wait (&gate->opened, &gate->lock);
  g_mutex_unlock (&gate->lock);

  return NULL;
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->is_open = TRUE;
  g_cond_signal (&gate->opened);
  g_mutex_unlock (&gate->lock);
}

static void
test_decisions_come_before_questions (void)
{
  Fixture f = { 0 };
  Gate    gate = { 0 };
  g_autoptr (GString) order = g_string_new (NULL);
  gpointer         asked[] = { order, (gpointer) "q" };
  gpointer         acted[] = { order, (gpointer) "a" };
  const SgDeskWork waiting = { wait_at_gate, &gate, NULL, NULL };
  const SgDeskWork question = { append_letter, asked, NULL, NULL };
  const SgDeskWork act = { append_letter, acted, NULL, NULL };

  set_up (&f, "order.db");
  sg_desk_session_ask_async (f.session, &waiting, NULL, NULL, NULL);
  sg_desk_session_ask_async (f.session, &question, NULL, NULL, NULL);
  sg_desk_session_ask_async (f.session, &question, NULL, NULL, NULL);
  sg_desk_session_act_async (f.session, &act, NULL, NULL);
  open_gate (&gate);
  wait_until ("all of them", is_idle, f.session);
  g_assert_cmpstr (order->str, ==, "aqq");
  tear_down (&f);
}

static void
test_cancelled_question_is_not_asked (void)
{
  Fixture f = { 0 };
  Gate    gate = { 0 };
  Outcome outcome = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) order = g_string_new (NULL);
  gpointer         asked[] = { order, (gpointer) "q" };
  const SgDeskWork waiting = { wait_at_gate, &gate, NULL, NULL };
  const SgDeskWork question = { append_letter, asked, NULL, NULL };

  set_up (&f, "cancelled.db");
  sg_desk_session_ask_async (f.session, &waiting, NULL, NULL, NULL);
  sg_desk_session_ask_async (f.session, &question, cancellable, on_done, &outcome);
  g_cancellable_cancel (cancellable);
  open_gate (&gate);
  wait_until ("the answer", is_done, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (order->str, ==, "");
  g_clear_error (&outcome.error);
  tear_down (&f);
}

static gpointer
find_nearest (SgDeskHand *hand, gpointer data, GError **error)
{
  g_autoptr (SgIncident) incident = sg_desk_find_incident (hand->desk, "A", error);

  return incident != NULL && hand->index != NULL ? sg_desk_find_candidates (hand->desk,
                                                                            hand->index,
                                                                            incident,
                                                                            SG_CANDIDATE_UNIT,
                                                                            5,
                                                                            error)
                                                 : NULL;
}

static void
test_responders_are_on_the_roads (void)
{
  Fixture          f = { 0 };
  Outcome          outcome = { 0 };
  const SgDeskWork work = { find_nearest, NULL, NULL, (GDestroyNotify) g_ptr_array_unref };
  g_autoptr (GPtrArray) found = NULL;

  set_up (&f, "roads.db");
  sg_desk_session_ask_async (f.session, &work, NULL, on_done, &outcome);
  wait_until ("candidates", is_done, &outcome);
  g_assert_no_error (outcome.error);
  found = outcome.answer;
  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, 1);
  tear_down (&f);
}

static gpointer
tell_person (SgDeskHand *hand, gpointer data, GError **error)
{
  return g_strdup (sg_desk_get_person (hand->desk));
}

static char *
ask_person (
  Fixture *f,
  void (*ask) (SgDeskSession *, const SgDeskWork *, GCancellable *, GAsyncReadyCallback, gpointer))
{
  Outcome          outcome = { 0 };
  const SgDeskWork work = { tell_person, NULL, NULL, g_free };

  ask (f->session, &work, NULL, on_done, &outcome);
  wait_until ("who sits there", is_done, &outcome);

  return outcome.answer;
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  sg_desk_session_sign_in_finish (SG_DESK_SESSION (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
test_who_signs_in_acts_on_every_handle (void)
{
  Fixture             f = { 0 };
  Outcome             outcome = { 0 };
  const SgPersonEntry rina = { "Rina", "operator,admin", "731940" };
  SgUuid              id;
  const char         *by;

  set_up (&f, "person.db");
  g_assert_true (sg_desk_register_person (f.town.desk.desk, &rina, &id, NULL));
  sg_desk_session_sign_in_async (f.session, "Rina", "731940", on_signed_in, &outcome);
  wait_until ("the sign-in", is_done, &outcome);
  g_assert_no_error (outcome.error);

  by = sg_desk_get_person (sg_desk_session_get_desk (f.session));
  g_assert_true (g_str_has_prefix (by, SG_PERSON_PREFIX));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *other =
        ask_person (&f, i == 0 ? sg_desk_session_ask_async : sg_desk_session_toil_async);

      g_assert_cmpstr (other, ==, by);
    }
  tear_down (&f);
}

static void
test_wrong_pin_leaves_everything_as_it_is (void)
{
  Fixture             f = { 0 };
  Outcome             outcome = { 0 };
  const SgPersonEntry rina = { "Rina", "operator,admin", "731940" };
  SgUuid              id;
  g_autofree char    *before = NULL;

  set_up (&f, "pin.db");
  g_assert_true (sg_desk_register_person (f.town.desk.desk, &rina, &id, NULL));
  before = g_strdup (sg_desk_get_person (sg_desk_session_get_desk (f.session)));
  sg_desk_session_sign_in_async (f.session, "Rina", "000001", on_signed_in, &outcome);
  wait_until ("the refusal", is_done, &outcome);
  g_assert_error (outcome.error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_cmpstr (sg_desk_get_person (sg_desk_session_get_desk (f.session)), ==, before);
  g_clear_error (&outcome.error);
  tear_down (&f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/desk-session/what-is-done-is-told-and-seen",
                   test_what_is_done_is_told_and_seen);
  g_test_add_func ("/desk-session/what-another-program-did-is-told",
                   test_what_another_program_did_is_told);
  g_test_add_func ("/desk-session/decisions-come-before-questions",
                   test_decisions_come_before_questions);
  g_test_add_func ("/desk-session/cancelled-question-is-not-asked",
                   test_cancelled_question_is_not_asked);
  g_test_add_func ("/desk-session/responders-are-on-the-roads", test_responders_are_on_the_roads);
  g_test_add_func ("/desk-session/who-signs-in-acts-on-every-handle",
                   test_who_signs_in_acts_on_every_handle);
  g_test_add_func ("/desk-session/wrong-pin-leaves-everything-as-it-is",
                   test_wrong_pin_leaves_everything_as_it_is);

  return sg_town_run_tests ();
}
