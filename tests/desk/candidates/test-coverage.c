/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "desk/candidates/sg-coverage.h"
#include "desk/sg-desk-settings.h"
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
  g_assert_true (sg_covered_in_time (south));

  sg_town_open_incident (&t, "A", 1, NULL);
  sg_town_request (&t, "A", "AMB-3", "ambulance");
  south = g_ptr_array_index (get_coverage (&t)->districts, 1);
  g_assert_false (sg_covered_in_time (south));
}

/* What a village can have is not what a town wants. */
static void
test_district_has_its_own_target (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = NULL;
  const SgCovered *south;
  const SgPsc     *psc;

  open_town (&t, "own.db");
  g_assert_true (
    sg_desk_configure_district (t.desk.desk, "selatan", "coverage_target_s", 120, &error));
  g_assert_no_error (error);
  south = g_ptr_array_index (get_coverage (&t)->districts, 1);
  g_assert_cmpint (south->target_s, ==, 120);
  g_assert_cmpint (((SgCovered *) g_ptr_array_index (get_coverage (&t)->districts, 0))->target_s,
                   ==,
                   TARGET_S);
  g_assert_true (
    sg_desk_configure_district (t.desk.desk, "Selatan", "target_sev2_s", 1800, &error));

  incident = sg_record_new (&sg_incident_record);
  incident->severity = 2;
  incident->scene.kecamatan = g_strdup ("Selatan");
  psc = sg_desk_get_psc (t.desk.desk);
  g_assert_cmpint (sg_incident_get_target_s (incident, psc), ==, 1800);
  incident->severity = 3;
  g_assert_cmpint (sg_incident_get_target_s (incident, psc), ==, 1200);

  /* 0 is as everywhere, and leaves the other figures of the district alone. */
  g_assert_true (
    sg_desk_configure_district (t.desk.desk, "Selatan", "coverage_target_s", 0, &error));
  psc = sg_desk_get_psc (t.desk.desk);
  g_assert_cmpint (sg_psc_get_value (psc, SG_SETTING_COVERAGE_TARGET_S, "Selatan"), ==, TARGET_S);
  g_assert_cmpint (sg_psc_get_value (psc, SG_SETTING_TARGET_SEV2_S, "SELATAN"), ==, 1800);
}

static void
test_wrong_district_or_setting_is_refused (void)
{
  const struct
  {
    const char *district;
    const char *key;
    gint64      value;
    const char *named;
  } mistakes[] = {
    { "Atlantis", "target_sev1_s", 480, "Atlantis" },
    { "", "target_sev1_s", 480, "district" },
    { "Selatan", "ack_s", 60, "ack_s" },
    { "Selatan", "target_sev1_s", 1, "target_sev1_s" },
  };
  g_auto (SgTown) t = { 0 };

  open_town (&t, "wrong.db");
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sg_desk_configure_district (t.desk.desk,
                                                  mistakes[i].district,
                                                  mistakes[i].key,
                                                  mistakes[i].value,
                                                  &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, mistakes[i].named));
    }
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
  g_test_add_func ("/desk/coverage/district-has-its-own-target", test_district_has_its_own_target);
  g_test_add_func ("/desk/coverage/wrong-district-or-setting-is-refused",
                   test_wrong_district_or_setting_is_refused);
  g_test_add_func ("/desk/coverage/critical-gets-the-soonest", test_critical_gets_the_soonest);
  g_test_add_func ("/desk/coverage/preference-shows-both-numbers",
                   test_preference_shows_both_numbers);
  g_test_add_func ("/desk/coverage/keeping-cover-has-a-price-limit",
                   test_keeping_cover_has_a_price_limit);

  return sg_town_run_tests ();
}
