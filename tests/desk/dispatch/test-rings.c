/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "desk/dispatch/sg-desk-next.h"
#include "desk/dispatch/sg-desk-ring.h"
#include "desk/dispatch/sg-desk-task.h"
#include "desk/log/sg-log-check.h"
#include "desk/sg-desk-settings.h"
#include "tests/desk/candidates/sg-test-town.h"

static SgAlertRing *
open_ring (SgTown *t, const SgUuid *incident, gint64 ring)
{
  g_autoptr (GError) error = NULL;
  SgAlertRing *opened = sg_desk_open_ring (t->desk.desk, t->index, incident, ring, &error);

  g_assert_no_error (error);
  return opened;
}

static void
answer (SgTown *t, const SgUuid *incident, const char *name, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) about = sg_desk_get_incident (t->desk.desk, incident, &error);
  SgUuid        responder = sg_uuid_from_name (name);
  const SgTask *task = sg_incident_find_responder (about, &responder);
  SgAnswerGiven given = { word, strcmp (word, "refused") == 0 ? "jauh" : NULL, -1 };

  sg_desk_answer (t->desk.desk, incident, &task->id, &given, &error);
  g_assert_no_error (error);
}

static const char *
name_of (GPtrArray *candidates, guint i)
{
  return ((SgCandidate *) g_ptr_array_index (candidates, i))->name;
}

/* 220 m away across the river are more than 6 km by road: no ring reaches them. */
static void
test_rings_reach_by_road (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgAlertRing) first = NULL;
  g_autoptr (SgAlertRing) second = NULL;
  g_autoptr (SgAlertRing) none = NULL;
  SgUuid incident;

  sg_town_open (&t, "rings.db");
  sg_town_add_volunteer (&t, "Seberang", "motorcycle", SOUTH, 106.8010);
  sg_town_add_volunteer (&t, "Dekat", "foot", NORTH, 106.8040);
  sg_town_add_volunteer (&t, "Jauh", "motorcycle", NORTH, 106.8150);
  sg_town_add_volunteer (&t, "Kedaluwarsa", "foot", NORTH, 106.8020);
  sg_town_certify (&t, "Kedaluwarsa", "plus", "2024-01-01");
  incident = sg_town_open_incident (&t, "A", 1, NULL);
  sg_town_build_index (&t);

  first = open_ring (&t, &incident, 0);
  g_assert_cmpint (first->ring, ==, 1);
  g_assert_cmpuint (first->alerted->len, ==, 1);
  g_assert_cmpstr (name_of (first->alerted, 0), ==, "Dekat");

  /* Nobody new lives within 1 km, so the next ring that finds somebody is the third. */
  second = open_ring (&t, &incident, 0);
  g_assert_cmpint (second->ring, ==, 3);
  g_assert_cmpuint (second->alerted->len, ==, 1);
  g_assert_cmpstr (name_of (second->alerted, 0), ==, "Jauh");

  none = sg_desk_open_ring (t.desk.desk, t.index, &incident, 0, &error);
  g_assert_null (none);
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

static void
test_ring_is_small_and_stops_when_enough_come (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgAlertRing) first = NULL;
  g_autoptr (SgAlertRing) more = NULL;
  g_autoptr (SgIncident) about = NULL;
  g_autoptr (SgLogFindings) findings = NULL;
  SgUuid incident;

  sg_town_open (&t, "small.db");
  g_assert_true (sg_desk_configure (t.desk.desk, "ring_size", 2, &error));
  g_assert_true (sg_desk_configure (t.desk.desk, "volunteer_cap", 1, &error));
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Relawan %u", i);

      sg_town_add_volunteer (&t, name, "foot", NORTH, 106.8020 + 0.0004 * i);
    }
  incident = sg_town_open_incident (&t, "A", 1, NULL);
  sg_town_build_index (&t);

  first = open_ring (&t, &incident, 1);
  g_assert_cmpuint (first->alerted->len, ==, 2);
  answer (&t, &incident, name_of (first->alerted, 1), "accepted");
  about = sg_desk_get_incident (t.desk.desk, &incident, &error);
  g_assert_cmpint (about->ring_expires_at, ==, 0);
  g_assert_cmpint (((SgTask *) g_ptr_array_index (about->tasks, 0))->state, ==, SG_TASK_RELEASED);

  more = sg_desk_open_ring (t.desk.desk, t.index, &incident, 0, &error);
  g_assert_null (more);
  g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
  findings = sg_log_check (sg_desk_get_log (t.desk.desk), NULL, NULL);
  g_assert_cmpuint (findings->n_faults, ==, 0);
}

static void
test_arrest_sends_one_by_way_of_an_aed (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgAlertRing) ring = NULL;
  g_autoptr (SgIncident) about = NULL;
  SgUuid incident;
  SgUuid aed;
  guint  n_by_aed = 0;

  sg_town_open (&t, "arrest.db");
  aed = sg_town_add_aed (&t, "Pos satpam", "24/7", NORTH, 106.8030);
  sg_town_add_volunteer (&t, "Satu", "foot", NORTH, 106.8020);
  sg_town_add_volunteer (&t, "Dua", "foot", NORTH, 106.8035);
  incident = sg_town_open_incident (&t, "A", 1, "henti_jantung");
  sg_town_build_index (&t);

  ring = open_ring (&t, &incident, 1);
  g_assert_cmpuint (ring->alerted->len, ==, 2);
  about = sg_desk_get_incident (t.desk.desk, &incident, &error);
  for (guint i = 0; i < about->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (about->tasks, i);

      n_by_aed += task->role == SG_ROLE_AED;
      if (task->role == SG_ROLE_AED)
        {
          g_assert_true (sg_uuid_equal (&task->aed, &aed));
          g_assert_cmpstr (task->name, ==, "Dua");
        }
    }
  g_assert_cmpuint (n_by_aed, ==, 1);
}

static void
test_next_best_follows_a_refusal (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) none = NULL;
  SgUuid incident;

  sg_town_open (&t, "next.db");
  sg_town_add_unit (&t, "AMB-JAUH", NORTH, 106.8200);
  sg_town_add_unit (&t, "AMB-DEKAT", NORTH, 106.8050);
  incident = sg_town_open_incident (&t, "A", 2, NULL);
  sg_town_build_index (&t);

  first = sg_desk_request_next (t.desk.desk, t.index, &incident, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpstr (name_of (first, 0), ==, "AMB-DEKAT");
  answer (&t, &incident, "AMB-DEKAT", "refused");
  second = sg_desk_request_next (t.desk.desk, t.index, &incident, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name_of (second, 0), ==, "AMB-JAUH");

  none = sg_desk_request_next (t.desk.desk, t.index, &incident, &error);
  g_assert_null (none);
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

static void
test_two_are_asked_at_once_for_the_most_severe (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (SgIncident) before = NULL;
  g_autoptr (SgIncident) after = NULL;
  SgUuid incident;

  sg_town_open (&t, "parallel.db");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("AMB-%u", i);

      sg_town_add_unit (&t, name, NORTH, 106.8050 + 0.004 * i);
    }
  incident = sg_town_open_incident (&t, "A", 1, NULL);
  sg_town_build_index (&t);
  before = sg_desk_get_incident (t.desk.desk, &incident, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sg_desk_count_wanted (t.desk.desk, before), ==, 2);
  asked = sg_desk_request_next (t.desk.desk, t.index, &incident, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (asked->len, ==, 2);
  g_assert_cmpstr (name_of (asked, 0), ==, "AMB-0");

  /* Who presses the key again wants one more. */
  after = sg_desk_get_incident (t.desk.desk, &incident, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sg_desk_count_wanted (t.desk.desk, after), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/rings/rings-reach-by-road", test_rings_reach_by_road);
  g_test_add_func ("/rings/ring-is-small-and-stops-when-enough-come",
                   test_ring_is_small_and_stops_when_enough_come);
  g_test_add_func ("/rings/arrest-sends-one-by-way-of-an-aed",
                   test_arrest_sends_one_by_way_of_an_aed);
  g_test_add_func ("/rings/next-best-follows-a-refusal", test_next_best_follows_a_refusal);
  g_test_add_func ("/rings/two-are-asked-at-once-for-the-most-severe",
                   test_two_are_asked_at_once_for_the_most_severe);

  return sg_town_run_tests ();
}
