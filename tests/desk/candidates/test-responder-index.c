/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/candidates/sg-position.h"
#include "tests/desk/candidates/sg-test-town.h"

static SgCandidate *
find (SgTown *t, GPtrArray **found, const char *name)
{
  SgUuid incident = sg_uuid_from_name ("A");

  g_clear_pointer (found, g_ptr_array_unref);
  *found = sg_town_find (t, &incident, SG_CANDIDATE_VOLUNTEER);

  return sg_town_pick (*found, name);
}

static void
place (SgTown *t, const char *name, double lat, double lon)
{
  SgPosition position = { sg_uuid_from_name (name), lat, lon, 10, t->desk.now };
  g_autoptr (GError) error = NULL;

  sg_desk_place_responder (t->desk.desk, &position, &error);
  g_assert_no_error (error);
}

/* A fresh position counts; an old one does not, and the home is marked as such. */
static void
test_positions_age (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  const SgCandidate *one;
  guint32            home_ms;

  sg_town_open (&t, "positions.db");
  sg_town_add_volunteer (&t, "Ani", "foot", NORTH, 106.8060);
  sg_town_open_incident (&t, "A", 1, NULL);
  one = find (&t, &found, "Ani");
  home_ms = one->ms;
  sg_town_reason (found, "Ani", SG_REASON_FROM_HOME);

  sg_test_desk_wait (&t.desk, 10);
  place (&t, "Ani", NORTH, 106.8020);
  sg_test_desk_wait (&t.desk, 30);
  one = find (&t, &found, "Ani");
  g_assert_cmpuint (one->ms, <, home_ms / 2);
  g_assert_cmpint (sg_town_reason (found, "Ani", SG_REASON_POSITION_LIVE)->number, ==, 30);

  sg_test_desk_wait (&t.desk, 151);
  one = find (&t, &found, "Ani");
  g_assert_cmpuint (one->ms, ==, home_ms);
  g_assert_cmpint (one->position_at, ==, 0);
}

/* Who has no home is in the index from the first position on. */
static void
test_a_position_is_enough (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  SgUuid  incident = sg_uuid_from_name ("A");
  SgBody *body = sg_body_new ();

  sg_town_open (&t, "homeless.db");
  sg_town_open_incident (&t, "A", 1, NULL);
  sg_body_text (body, "call_sign", "AMB-9");
  sg_town_add (&t, "AMB-9", "unit.registered@1", body);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_UNIT);
  g_assert_cmpuint (found->len, ==, 0);

  sg_test_desk_wait (&t.desk, 10);
  place (&t, "AMB-9", NORTH, 106.8020);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_UNIT);
  g_assert_cmpuint (found->len, ==, 1);
}

/* Whatever happens at the desk is in the next answer. */
static void
test_changes_reach_the_index (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;

  sg_town_open (&t, "changes.db");
  sg_town_add_volunteer (&t, "Ani", "foot", NORTH, 106.8040);
  sg_town_open_incident (&t, "A", 1, NULL);
  sg_town_open_incident (&t, "B", 1, NULL);
  g_assert_cmpint (find (&t, &found, "Ani")->verdict, ==, SG_ELIGIBLE);

  sg_town_add_volunteer (&t, "Budi", "motorcycle", NORTH, 106.8030);
  g_assert_cmpint (find (&t, &found, "Budi")->verdict, ==, SG_ELIGIBLE);

  sg_town_set_duty (&t, "Budi", "offline");
  g_assert_cmpint (find (&t, &found, "Budi")->verdict, ==, SG_NOT_ELIGIBLE);

  sg_town_request (&t, "B", "Ani", "volunteer");
  g_assert_cmpint (find (&t, &found, "Ani")->verdict, ==, SG_NOT_ELIGIBLE);

  sg_town_certify (&t, "Budi", "plus", "2026-09-30");
  sg_town_set_duty (&t, "Budi", "available");
  g_assert_cmpint (find (&t, &found, "Budi")->verdict, ==, SG_BY_HAND_ONLY);

  sg_town_add (&t, "Budi", "volunteer.erased@1", NULL);
  find (&t, &found, "Ani");
  g_assert_false (sg_town_has (found, "Budi"));
}

/* After an undo the task is in no row any more, and the responder is free again. */
static void
test_undone_request_frees_the_responder (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) events = NULL;
  SgUuid  incident = sg_uuid_from_name ("B");
  SgBody *body = sg_body_new ();

  sg_town_open (&t, "undone.db");
  sg_town_add_volunteer (&t, "Ani", "foot", NORTH, 106.8040);
  sg_town_open_incident (&t, "A", 1, NULL);
  sg_town_open_incident (&t, "B", 1, NULL);
  sg_town_build_index (&t);
  sg_town_request (&t, "B", "Ani", "volunteer");
  g_assert_cmpint (find (&t, &found, "Ani")->verdict, ==, SG_NOT_ELIGIBLE);

  events = sg_event_log_read (sg_desk_get_log (t.desk.desk), &incident, NULL);
  sg_body_uuid (body, "event", &((SgEvent *) g_ptr_array_index (events, events->len - 1))->id);
  sg_town_add (&t, "B", "event.undone@1", body);
  g_assert_cmpint (find (&t, &found, "Ani")->verdict, ==, SG_ELIGIBLE);
}

static void
on_built (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(SgResponderIndex **) user_data = sg_responder_index_build_finish (result, &error);
  g_assert_no_error (error);
}

/* Built on a thread; what happened meanwhile is caught up from the log. */
static void
test_index_of_a_thread_catches_up (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  SgResponderIndex *built = NULL;

  sg_town_open (&t, "thread.db");
  sg_town_add_volunteer (&t, "Ani", "foot", NORTH, 106.8040);
  sg_town_open_incident (&t, "A", 1, NULL);
  sg_responder_index_build_async (t.desk.desk, NULL, on_built, &built);
  while (built == NULL)
    g_main_context_iteration (NULL, TRUE);

  sg_town_add_volunteer (&t, "Budi", "foot", NORTH, 106.8030);
  sg_responder_index_catch_up (built, t.desk.desk, &error);
  g_assert_no_error (error);
  t.index = built;
  g_assert_cmpint (find (&t, &found, "Budi")->verdict, ==, SG_ELIGIBLE);
  g_assert_cmpint (find (&t, &found, "Ani")->verdict, ==, SG_ELIGIBLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/desk/responder-index/positions-age", test_positions_age);
  g_test_add_func ("/desk/responder-index/a-position-is-enough", test_a_position_is_enough);
  g_test_add_func ("/desk/responder-index/changes-reach-it", test_changes_reach_the_index);
  g_test_add_func ("/desk/responder-index/undone-request-frees-the-responder",
                   test_undone_request_frees_the_responder);
  g_test_add_func ("/desk/responder-index/of-a-thread-catches-up",
                   test_index_of_a_thread_catches_up);

  return sg_town_run_tests ();
}
