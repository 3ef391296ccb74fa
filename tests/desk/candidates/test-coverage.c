/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/candidates/sg-coverage.h"
#include "tests/desk/candidates/sg-test-town.h"

/* Minutes in which an ambulance is in the middle of a district; short enough that the bridge
 * matters. */
#define TARGET_S 300

static void
configure (SgTown *t, const char *key, gint64 value)
{
  g_autoptr (GError) error = NULL;

  sg_desk_configure (t->desk.desk, key, value, &error);
  g_assert_no_error (error);
}

static const SgCoverage *
get_coverage (SgTown *t)
{
  g_autoptr (GError) error = NULL;
  const SgCoverage *coverage = sg_desk_get_coverage (t->desk.desk, t->index, &error);

  g_assert_no_error (error);
  return coverage;
}

/* Two in the north, one in the south. */
static void
open_town (SgTown *t, const char *name)
{
  sg_town_open (t, name);
  configure (t, "coverage_target_s", TARGET_S);
  sg_town_add_unit (t, "AMB-1", NORTH, 106.8020);
  sg_town_add_unit (t, "AMB-2", NORTH, 106.8080);
  sg_town_add_unit (t, "AMB-3", SOUTH, 106.8040);
  sg_town_build_index (t);
}

static void
test_a_choice_uncovers_a_district (void)
{
  g_auto (SgTown) t = { 0 };
  SgUuid            only = sg_uuid_from_name ("AMB-3");
  SgUuid            one_of_two = sg_uuid_from_name ("AMB-1");
  const SgCoverage *coverage;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  open_town (&t, "coverage.db");
  coverage = get_coverage (&t);
  g_assert_cmpuint (coverage->districts->len, ==, 2); /* of the PSC, and no other */

  lost = sg_coverage_list_lost (coverage, &only);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpstr (((SgCovered *) g_ptr_array_index (lost, 0))->district->name, ==, "Selatan");
  kept = sg_coverage_list_lost (coverage, &one_of_two);
  g_assert_cmpuint (kept->len, ==, 0);
}

static void
test_candidates_show_what_they_uncover (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  SgUuid incident;

  open_town (&t, "shown.db");
  incident = sg_town_open_incident (&t, "A", 1, NULL);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_UNIT);

  g_assert_cmpuint (sg_town_pick (found, "AMB-3")->lost, ==, 1);
  g_assert_cmpstr (sg_town_reason (found, "AMB-3", SG_REASON_UNCOVERS)->text, ==, "Selatan");
  sg_town_reason (found, "AMB-1", SG_REASON_COVERS);
}

/* A unit that leaves takes its district with it, at once. */
static void
test_coverage_follows_the_units (void)
{
  g_auto (SgTown) t = { 0 };
  const SgCovered *south;

  open_town (&t, "follows.db");
  south = g_ptr_array_index (get_coverage (&t)->districts, 1);
  g_assert_true (sg_covered_in_time (south, TARGET_S));

  sg_town_open_incident (&t, "A", 1, NULL);
  sg_town_request (&t, "A", "AMB-3", "ambulance");
  south = g_ptr_array_index (get_coverage (&t)->districts, 1);
  g_assert_false (sg_covered_in_time (south, TARGET_S));
}

/* The nearest is the last one for the north, and another is nearly as soon. */
static void
open_scarce_town (SgTown *t, const char *name)
{
  sg_town_open (t, name);
  configure (t, "coverage_target_s", 120);
  configure (t, "coverage_prefer", 1);
  sg_town_add_unit (t, "AMB-TERDEKAT", NORTH, 106.8120);
  sg_town_add_unit (t, "AMB-KEDUA", NORTH, 106.8210);
  sg_town_build_index (t);
}

static const char *
get_first (SgTown *t, int severity)
{
  g_autofree char *number = g_strdup_printf ("SEV-%d", severity);
  SgUuid           incident = sg_town_open_incident (t, number, severity, NULL);
  g_autoptr (GPtrArray) found = sg_town_find (t, &incident, SG_CANDIDATE_UNIT);
  const SgCandidate *first = g_ptr_array_index (found, 0);

  return g_intern_string (first->name);
}

static void
test_critical_gets_the_soonest (void)
{
  g_auto (SgTown) t = { 0 };

  open_scarce_town (&t, "critical.db");
  g_assert_cmpstr (get_first (&t, 1), ==, "AMB-TERDEKAT");
  g_assert_cmpstr (get_first (&t, 2), ==, "AMB-KEDUA");

  configure (&t, "coverage_prefer", 0);
  g_assert_cmpstr (get_first (&t, 3), ==, "AMB-TERDEKAT");
}

static void
test_preference_shows_both_numbers (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  const SgReason *reason;
  SgUuid          incident;

  open_scarce_town (&t, "numbers.db");
  incident = sg_town_open_incident (&t, "A", 2, NULL);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_UNIT);
  reason = sg_town_reason (found, "AMB-KEDUA", SG_REASON_PREFERRED);
  g_assert_cmpstr (reason->text, ==, "AMB-TERDEKAT");
  g_assert_cmpstr (reason->more, ==, "Utara");
  g_assert_cmpint (reason->number, >, reason->other);
  sg_town_reason (found, "AMB-TERDEKAT", SG_REASON_KEPT_BACK);
}

static void
test_keeping_cover_has_a_price_limit (void)
{
  g_auto (SgTown) t = { 0 };

  open_scarce_town (&t, "price.db");
  configure (&t, "coverage_extra_s", 5);
  g_assert_cmpstr (get_first (&t, 2), ==, "AMB-TERDEKAT");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/desk/coverage/a-choice-uncovers-a-district",
                   test_a_choice_uncovers_a_district);
  g_test_add_func ("/desk/coverage/candidates-show-what-they-uncover",
                   test_candidates_show_what_they_uncover);
  g_test_add_func ("/desk/coverage/follows-the-units", test_coverage_follows_the_units);
  g_test_add_func ("/desk/coverage/critical-gets-the-soonest", test_critical_gets_the_soonest);
  g_test_add_func ("/desk/coverage/preference-shows-both-numbers",
                   test_preference_shows_both_numbers);
  g_test_add_func ("/desk/coverage/keeping-cover-has-a-price-limit",
                   test_keeping_cover_has_a_price_limit);

  return sg_town_run_tests ();
}
