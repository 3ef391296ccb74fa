/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "common/sg-error.h"
#include "desk/candidates/sg-desk-closures.h"
#include "desk/candidates/sg-reason-text.h"
#include "tests/desk/candidates/sg-test-town.h"

static const char *
get_name (GPtrArray *candidates, guint at)
{
  g_assert_cmpuint (at, <, candidates->len);

  return ((SgCandidate *) g_ptr_array_index (candidates, at))->name;
}

static SgPoint
get_patient (void)
{
  return sg_point_from_degrees (PATIENT_LAT, PATIENT_LON);
}

/* Over the river it is 220 m by air, and more than 6 km by road. */
static void
test_river_is_not_crossed (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  SgUuid incident;

  sg_town_open (&t, "river.db");
  sg_town_add_unit (&t, "AMB-SEBERANG", SOUTH, 106.8010);
  sg_town_add_unit (&t, "AMB-UTARA", NORTH, 106.8200);
  incident = sg_town_open_incident (&t, "A", 1, NULL);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_UNIT);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (get_name (found, 0), ==, "AMB-UTARA");
  g_assert_cmpfloat (sg_town_pick (found, "AMB-SEBERANG")->metres, >, 6000);
}

/* The property behind it: every answer is the router's, and nobody is nearer than by air. */
static void
test_nobody_is_reckoned_in_a_straight_line (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;
  SgRouter *router;
  SgTravel  travel;
  SgUuid    incident;

  sg_town_open (&t, "property.db");
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Relawan %d", i);

      sg_town_add_volunteer (&t,
                             name,
                             i % 2 == 0 ? "foot" : "motorcycle",
                             i % 3 == 0 ? SOUTH : NORTH,
                             g_rand_double_range (random, 106.8002, 106.8298));
    }
  incident = sg_town_open_incident (&t, "A", 1, NULL);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_VOLUNTEER);
  router = sg_desk_get_router (t.desk.desk, &error);
  g_assert_true (sg_desk_plan_travel (t.desk.desk, SG_PROFILE_FOOT, &travel, &error));
  g_assert_cmpuint (found->len, >=, 20);

  for (guint i = 0; i < found->len; i++)
    {
      const SgCandidate *one = g_ptr_array_index (found, i);
      double             by_air = sg_point_distance (one->point, get_patient ());
      SgCost             cost;

      travel.profile = one->profile;
      cost = sg_router_find_cost (router, one->point, get_patient (), &travel);
      g_assert_true (cost.found);
      g_assert_cmpuint (one->ms, ==, cost.ms);
      g_assert_cmpfloat_with_epsilon (one->metres, cost.metres, 0.2);
      if (one->point.lat != get_patient ().lat)
        g_assert_cmpfloat (one->metres, >, by_air + 200);
    }
}

/* What is not urgent is driven to without the siren. */
static void
test_siren_is_for_the_urgent (void)
{
  g_auto (SgTown) t = { 0 };
  guint32 ms[4];

  sg_town_open (&t, "siren.db");
  sg_town_add_unit (&t, "AMB-1", NORTH, 106.8200);
  for (int severity = 1; severity <= 3; severity++)
    {
      g_autofree char *number = g_strdup_printf ("SEV-%d", severity);
      SgUuid           incident = sg_town_open_incident (&t, number, severity, NULL);
      g_autoptr (GPtrArray) found = sg_town_find (&t, &incident, SG_CANDIDATE_UNIT);

      ms[severity] = sg_town_pick (found, "AMB-1")->ms;
    }

  g_assert_cmpuint (ms[1], ==, ms[2]);
  g_assert_cmpuint (ms[3], >, ms[1]);
}

static void
test_region_away_is_an_error (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = NULL;
  SgUuid id;

  sg_test_desk_open (&t.desk, "away.db");
  id = sg_town_open_incident (&t, "A", 1, NULL);
  incident = sg_desk_get_incident (t.desk.desk, &id, NULL);
  found = sg_desk_find_candidates (t.desk.desk, NULL, incident, SG_CANDIDATE_HOSPITAL, 20, &error);
  g_assert_null (found);
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

static void
test_unlocated_incident_is_refused (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  SgIncident incident = { .scene = SG_SCENE_UNKNOWN };

  sg_town_open (&t, "unlocated.db");
  found = sg_desk_find_candidates (t.desk.desk, NULL, &incident, SG_CANDIDATE_AED, 20, &error);
  g_assert_null (found);
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "place"));
}

static void
check_reason (GPtrArray *candidates, const char *name, SgReasonCode code, const char *text)
{
  g_autofree char *said = sg_reason_to_text (sg_town_reason (candidates, name, code));

  g_assert_cmpstr (said, ==, text);
}

/* Whoever is near and cannot be sent is in the list, with the reason. */
static void
test_why_not_that_one (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  const SgCandidate *last;
  SgUuid             incident;

  sg_town_open (&t, "why.db");
  sg_town_add_volunteer (&t, "Siap", "foot", NORTH, 106.8050);
  sg_town_add_volunteer (&t, "Luring", "foot", NORTH, 106.8020);
  sg_town_set_duty (&t, "Luring", "offline");
  sg_town_add_volunteer (&t, "Tenggang", "foot", NORTH, 106.8030);
  sg_town_certify (&t, "Tenggang", "plus", "2026-09-30");
  sg_town_add_volunteer (&t, "Lewat", "foot", NORTH, 106.8025);
  sg_town_certify (&t, "Lewat", "plus", "2025-09-30");
  sg_town_add_volunteer (&t, "Sibuk", "foot", NORTH, 106.8035);
  sg_town_open_incident (&t, "LAIN", 1, NULL);
  sg_town_request (&t, "LAIN", "Sibuk", "volunteer");
  incident = sg_town_open_incident (&t, "A", 1, NULL);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_VOLUNTEER);

  g_assert_cmpuint (found->len, ==, 5);
  g_assert_cmpstr (get_name (found, 0), ==, "Siap");
  g_assert_cmpstr (get_name (found, 1), ==, "Tenggang");
  last = g_ptr_array_index (found, 4);
  g_assert_cmpint (last->verdict, ==, SG_NOT_ELIGIBLE);
  check_reason (found, "Luring", SG_REASON_OFFLINE, "is not on duty");
  check_reason (found, "Sibuk", SG_REASON_ON_TASK, "is on a task of incident LAIN");
  check_reason (found, "Lewat", SG_REASON_EXPIRED, "BHD Plus expired on 2025-09-30");
  check_reason (found,
                "Tenggang",
                SG_REASON_GRACE,
                "BHD Plus expired on 2026-09-30: in the grace of 6 months, only by hand with a "
                "reason");
}

/* Many who must not be sent stand between: those who may are found behind them. */
static void
test_basic_do_not_hide_the_advanced (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  SgUuid incident;

  sg_town_open (&t, "behind.db");
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Luring %d", i);

      sg_town_add_volunteer (&t, name, "foot", NORTH, 106.8011 + i * 0.0001);
      sg_town_set_duty (&t, name, "offline");
    }
  sg_town_add_volunteer (&t, "Jauh", "motorcycle", NORTH, 106.8290);
  incident = sg_town_open_incident (&t, "A", 1, NULL);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_VOLUNTEER);
  g_assert_cmpuint (found->len, ==, 1 + SG_CANDIDATES_EXPLAINED);
  g_assert_cmpstr (get_name (found, 0), ==, "Jauh");
}

/* ---- cardiac arrest ---- */

static void
test_arrest_takes_two_roles (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  const SgCandidate *first;
  const SgCandidate *second;
  SgUuid             incident;
  SgUuid             open;

  sg_town_open (&t, "arrest.db");
  sg_town_add_volunteer (&t, "Dekat", "foot", NORTH, 106.8020);
  sg_town_add_volunteer (&t, "Sedang", "foot", NORTH, 106.8032);
  sg_town_add_volunteer (&t, "Dekat AED", "foot", NORTH, 106.8035);
  sg_town_add_aed (&t, "Tutup", "Sa-Su 08:00-17:00", NORTH, 106.8025);
  open = sg_town_add_aed (&t, "Buka", "Mo-Fr 08:00-17:00", NORTH, 106.8040);
  incident = sg_town_open_incident (&t, "A", 1, SG_FINDING_ARREST);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_VOLUNTEER);

  g_assert_cmpuint (found->len, ==, 3);
  first = g_ptr_array_index (found, 0);
  second = g_ptr_array_index (found, 1);
  g_assert_cmpstr (first->name, ==, "Dekat");
  g_assert_cmpint (first->role, ==, SG_ROLE_PATIENT);
  g_assert_cmpstr (second->name, ==, "Dekat AED");
  g_assert_cmpint (second->role, ==, SG_ROLE_AED);
  g_assert_true (sg_uuid_equal (&second->aed, &open));
  /* There and back is more than straight, and picking it up takes a minute. */
  g_assert_cmpuint (second->via_ms, >, second->ms + 60000);
  g_assert_cmpint (sg_town_pick (found, "Sedang")->role, ==, SG_ROLE_PATIENT);
  g_assert_true (sg_uuid_is_none (&first->aed));
}

static void
test_closed_aed_is_not_fetched (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) by_day = NULL;
  g_autoptr (GPtrArray) by_night = NULL;
  const SgCandidate *aed;
  SgUuid             incident;

  sg_town_open (&t, "hours.db");
  sg_town_add_aed (&t, "Kantor", "Mo-Fr 08:00-17:00", NORTH, 106.8040);
  sg_town_add_aed (&t, "Pos satpam", NULL, NORTH, 106.8060);
  incident = sg_town_open_incident (&t, "A", 1, SG_FINDING_ARREST);
  by_day = sg_town_find (&t, &incident, SG_CANDIDATE_AED);
  g_assert_cmpstr (get_name (by_day, 0), ==, "Kantor");
  aed = g_ptr_array_index (by_day, 1);
  g_assert_cmpint (aed->verdict, ==, SG_ELIGIBLE);
  g_assert_nonnull (sg_reasons_find (aed->why_not, SG_REASON_HOURS_UNKNOWN));

  sg_test_desk_wait (&t.desk, 12 * 3600);
  by_night = sg_town_find (&t, &incident, SG_CANDIDATE_AED);
  g_assert_cmpstr (get_name (by_night, 0), ==, "Pos satpam");
  aed = g_ptr_array_index (by_night, 1);
  g_assert_cmpint (aed->verdict, ==, SG_NOT_ELIGIBLE);
  g_assert_nonnull (sg_reasons_find (aed->why_not, SG_REASON_CLOSED));
}

/* ---- hospitals ---- */

static void
add_hospital (SgTown *t, const char *name, const char *capability, double lat, double lon)
{
  const char *const capabilities[] = { capability, NULL };
  SgBody           *body = sg_body_new ();

  sg_body_text (body, "name", name);
  sg_body_text (body, "kind", "hospital");
  sg_body_number (body, "lat", lat, 7);
  sg_body_number (body, "lon", lon, 7);
  sg_body_texts (body, "capabilities", capabilities);
  sg_town_add (t, name, "facility.registered@1", body);
}

static void
report_beds (SgTown *t, const char *name, int n)
{
  SgBody *body = sg_body_new ();

  sg_body_begin_array (body, "beds");
  sg_body_begin_object (body, NULL);
  sg_body_text (body, "kind", "igd");
  sg_body_int (body, "free", n);
  sg_body_end_object (body);
  sg_body_end_array (body);
  sg_body_text (body, "source", "phone");
  sg_body_text (body, "told_by", "Ners jaga");
  sg_town_add (t, name, "hospital.reported@1", body);
}

/* One-way streets: the way to the hospital is not the way from it. */
static void
test_hospital_is_reached_from_the_patient (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const SgCandidate *hospital;
  SgUuid             incident;
  SgTravel           travel;
  SgCost             there;
  SgCost             back;

  sg_town_open (&t, "hospital.db");
  add_hospital (&t, "RS Satu Arah", "bedah", -6.1965, 106.8100);
  incident = sg_town_open_incident (&t, "A", 1, NULL);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_HOSPITAL);
  g_assert_cmpuint (found->len, ==, 1);
  hospital = g_ptr_array_index (found, 0);

  g_assert_true (sg_desk_plan_travel (t.desk.desk, SG_PROFILE_SIREN, &travel, &error));
  there = sg_router_find_cost (sg_desk_get_router (t.desk.desk, NULL),
                               get_patient (),
                               hospital->point,
                               &travel);
  back = sg_router_find_cost (sg_desk_get_router (t.desk.desk, NULL),
                              hospital->point,
                              get_patient (),
                              &travel);
  g_assert_cmpuint (hospital->ms, ==, there.ms);
  g_assert_cmpuint (back.ms, >, there.ms);
}

static void
test_hospitals_by_capability_and_beds (void)
{
  g_auto (SgTown) t = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *said = NULL;
  SgUuid           incident;

  sg_town_open (&t, "capability.db");
  add_hospital (&t, "RS Dekat", "bedah", NORTH, 106.8050);
  add_hospital (&t, "RS Jantung", "cathlab", NORTH, 106.8200);
  add_hospital (&t, "RS Penuh", "cathlab", NORTH, 106.8100);
  report_beds (&t, "RS Jantung", 2);
  report_beds (&t, "RS Penuh", 0);
  sg_test_desk_wait (&t.desk, 300);
  incident = sg_town_open_incident (&t, "A", 1, SG_FINDING_ARREST);
  found = sg_town_find (&t, &incident, SG_CANDIDATE_HOSPITAL);

  g_assert_cmpstr (get_name (found, 0), ==, "RS Jantung");
  g_assert_cmpstr (get_name (found, 1), ==, "RS Dekat");
  g_assert_cmpstr (get_name (found, 2), ==, "RS Penuh");
  said = sg_reason_to_text (sg_town_reason (found, "RS Jantung", SG_REASON_BEDS));
  g_assert_cmpstr (said, ==, "beds: igd 2 (5 min old, phone, Ners jaga)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/desk/candidates/river-is-not-crossed", test_river_is_not_crossed);
  g_test_add_func ("/desk/candidates/nobody-is-reckoned-in-a-straight-line",
                   test_nobody_is_reckoned_in_a_straight_line);
  g_test_add_func ("/desk/candidates/siren-is-for-the-urgent", test_siren_is_for_the_urgent);
  g_test_add_func ("/desk/candidates/region-away-is-an-error", test_region_away_is_an_error);
  g_test_add_func ("/desk/candidates/unlocated-incident-is-refused",
                   test_unlocated_incident_is_refused);
  g_test_add_func ("/desk/candidates/why-not-that-one", test_why_not_that_one);
  g_test_add_func ("/desk/candidates/those-who-may-are-found-behind-others",
                   test_basic_do_not_hide_the_advanced);
  g_test_add_func ("/desk/candidates/arrest-takes-two-roles", test_arrest_takes_two_roles);
  g_test_add_func ("/desk/candidates/closed-aed-is-not-fetched", test_closed_aed_is_not_fetched);
  g_test_add_func ("/desk/candidates/hospital-is-reached-from-the-patient",
                   test_hospital_is_reached_from_the_patient);
  g_test_add_func ("/desk/candidates/hospitals-by-capability-and-beds",
                   test_hospitals_by_capability_and_beds);

  return sg_town_run_tests ();
}
