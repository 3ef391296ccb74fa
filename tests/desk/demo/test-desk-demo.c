/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The invented desk: always the same one, complete, and nobody's. */

#include <string.h>

#include "common/sg-error.h"
#include "common/sg-faskes.h"
#include "common/sg-patient.h"
#include "common/sg-shift.h"
#include "common/sg-unit.h"
#include "common/sg-volunteer.h"
#include "desk/demo/sg-desk-demo.h"
#include "desk/log/sg-log-check.h"
#include "desk/log/sg-row.h"
#include "desk/people/sg-desk-sign-in.h"
#include "region/demo/sg-demo-city.h"
#include "region/demo/sg-demo-region.h"
#include "region/sg-region-import.h"
#include "tests/desk/sg-test-desk.h"

#define READ_AT_ONCE 5000
#define LONG_DAYS    15

/* Two streets that cross, without a hospital or anything else. */
#define HAMLET                                                                                     \
  "<?xml version='1.0'?><osm version='0.6'>"                                                       \
  "<node id='1' lat='-6.2000' lon='106.8000'/><node id='2' lat='-6.2000' lon='106.8100'/>"         \
  "<node id='3' lat='-6.2000' lon='106.8200'/><node id='4' lat='-6.1900' lon='106.8100'/>"         \
  "<node id='5' lat='-6.2100' lon='106.8100'/>"                                                    \
  "<way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/>"                                            \
  "<tag k='highway' v='primary'/><tag k='name' v='Jalan Satu'/></way>"                             \
  "<way id='2'><nd ref='4'/><nd ref='2'/><nd ref='5'/>"                                            \
  "<tag k='highway' v='residential'/><tag k='name' v='Jalan Dua'/></way></osm>"

static const SgDeskDemoPlan small = { .seed = 7,
                                      .n_volunteers = 120,
                                      .n_units = 6,
                                      .n_days = 1,
                                      .incidents_per_day = 20,
                                      .now = SG_TEST_NOW };

/* Made once: the demo city, and a small desk in it for those who only look. */
static char   *city;
static char   *desk_path;
static SgDesk *looked_at;

static SgDesk *
make_desk_at (const char *path, const char *region, const SgDeskDemoPlan *plan)
{
  g_autoptr (GError) error = NULL;
  SgDesk *desk = sg_desk_demo_create (path, region, plan, NULL, &error);

  g_assert_no_error (error);
  return desk;
}

static SgDesk *
make_desk (const char *name, const char *region, const SgDeskDemoPlan *plan)
{
  g_autofree char *path = sg_test_path (name);

  return make_desk_at (path, region, plan);
}

/* In a test, since GLib keeps other folders for what is done outside of one. */
static SgDesk *
get_desk (void)
{
  if (looked_at == NULL)
    looked_at = make_desk_at (desk_path, city, &small);

  return looked_at;
}

typedef void (*EventFunc) (const SgEvent *event, gpointer user_data);

static void
for_each_event (SgDesk *desk, EventFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) events = NULL;
  gint64 n = 0;

  do
    {
      g_autoptr (GError) error = NULL;

      g_clear_pointer (&events, g_ptr_array_unref);
      events = sg_event_log_read_after (sg_desk_get_log (desk), n, READ_AT_ONCE, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < events->len; i++)
        func (g_ptr_array_index (events, i), user_data);
      n += events->len;
    }
  while (events->len == READ_AT_ONCE);
}

static void
add_to_checksum (const SgEvent *event, gpointer user_data)
{
  g_autofree char *json = sg_event_to_json (event);

  g_checksum_update (user_data, (const guchar *) json, -1);
}

static char *
dup_digest (SgDesk *desk)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for_each_event (desk, add_to_checksum, checksum);
  return g_strdup (g_checksum_get_string (checksum));
}

static GPtrArray *
list (SgDesk *desk, const SgRecordType *type, const char *rest)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = sg_row_list (sg_desk_get_db (desk), type, rest, &error, "");

  g_assert_no_error (error);
  return rows;
}

static guint
count (SgDesk *desk, const SgRecordType *type, const char *rest)
{
  g_autoptr (GPtrArray) rows = list (desk, type, rest);

  return rows->len;
}

static void
assert_clean (SgDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLogFindings) findings = sg_log_check (sg_desk_get_log (desk), NULL, &error);

  g_assert_no_error (error);
  if (findings->n_faults > 0)
    g_error ("%s", (char *) g_ptr_array_index (findings->faults, 0));
}

static void
test_same_seed_same_events (void)
{
  g_autoptr (SgDesk) again = make_desk ("again.db", city, &small);
  g_autofree char *digest = dup_digest (get_desk ());
  g_autofree char *other = dup_digest (again);

  g_assert_cmpstr (digest, ==, other);
}

static void
test_other_seed_other_events (void)
{
  SgDeskDemoPlan plan = small;
  g_autoptr (SgDesk) again = NULL;
  g_autofree char *digest = dup_digest (get_desk ());
  g_autofree char *other = NULL;

  plan.seed++;
  again = make_desk ("other.db", city, &plan);
  other = dup_digest (again);
  g_assert_cmpstr (digest, !=, other);
  g_assert_false (
    sg_uuid_equal (&sg_desk_get_identity (get_desk ())->desk, &sg_desk_get_identity (again)->desk));
}

static void
test_check_is_clean (void)
{
  assert_clean (get_desk ());
}

static void
test_every_role_can_sign_in (void)
{
  static const char *const roles[] = {
    "operator", "dispatcher", "supervisor", "verifier", "trainer", "admin",
  };
  g_autoptr (SgDesk) desk = make_desk ("roles.db", city, &small);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *rest = g_strdup_printf ("WHERE roles LIKE '%%%s%%'", roles[i]);
      g_autoptr (GPtrArray) people = list (desk, &sg_person_record, rest);
      g_autoptr (GError) error = NULL;
      const SgPerson *person;

      g_assert_cmpuint (people->len, >, 0);
      person = g_ptr_array_index (people, 0);
      g_assert_true (sg_desk_sign_in (desk, person->name, SG_DESK_DEMO_PIN, &error));
      g_assert_no_error (error);
    }
}

static void
test_certificates_in_every_state (void)
{
  g_autoptr (GPtrArray) all = list (get_desk (), &sg_certificate_record, "");
  guint n_valid = 0;
  guint n_grace = 0;
  guint n_expired = 0;
  guint n_revoked = 0;

  /* SG_TEST_NOW, and six months before it; dates compare as text. */
  for (guint i = 0; i < all->len; i++)
    {
      const SgCertificate *one = g_ptr_array_index (all, i);

      if (one->revoked)
        n_revoked++;
      else if (strcmp (one->expires, "2026-11-25") >= 0)
        n_valid++;
      else if (strcmp (one->expires, "2026-05-25") >= 0)
        n_grace++;
      else
        n_expired++;
    }

  g_assert_cmpuint (n_valid, >, all->len / 2);
  g_assert_cmpuint (n_grace, >, 0);
  g_assert_cmpuint (n_expired, >, 0);
  g_assert_cmpuint (n_revoked, >, 0);
  g_assert_cmpuint (all->len, <, small.n_volunteers);
  g_assert_cmpuint (count (get_desk (), &sg_volunteer_record, ""), ==, small.n_volunteers);
}

static void
assert_arrest (const SgIncident *incident)
{
  const SgTask *first = g_ptr_array_index (incident->tasks, 0);

  g_assert_cmpint (incident->severity, ==, 1);
  g_assert_cmpstr (incident->finding, ==, "henti_jantung");
  g_assert_cmpint (incident->ring, ==, 1);
  g_assert_cmpint (incident->ring_expires_at, >, SG_TEST_NOW);
  g_assert_cmpint (first->kind, ==, SG_RESPONDER_AMBULANCE);
  g_assert_cmpint (first->state, ==, SG_TASK_REQUESTED);
  g_assert_cmpint (first->at[SG_STEP_REQUESTED], ==, SG_TEST_NOW - 40 * G_USEC_PER_SEC);
  g_assert_cmpuint (incident->tasks->len, >, 1);
}

static void
test_three_are_open (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = sg_desk_list_open (get_desk (), &error);
  const SgIncident *new;
  const SgIncident *crash;

  g_assert_no_error (error);
  g_assert_cmpuint (open->len, ==, 3);
  new = g_ptr_array_index (open, 0);
  g_assert_cmpint (new->status, ==, SG_STATUS_NEW);
  g_assert_cmpstr (new->source, ==, "wa_call");
  g_assert_false (sg_scene_is_known (&new->scene));

  assert_arrest (g_ptr_array_index (open, 1));
  crash = g_ptr_array_index (open, 2);
  g_assert_cmpint (crash->status, ==, SG_STATUS_ON_SCENE);
  g_assert_cmpint (crash->severity, ==, 2);
  g_assert_cmpuint (
    count (get_desk (),
           &sg_patient_record,
           "WHERE incident = (SELECT id FROM main.incident WHERE closed_at IS NULL AND "
           "severity = 2)"),
    ==,
    2);
}

static void
test_drills_are_marked (void)
{
  g_assert_cmpuint (count (get_desk (), &sg_incident_record, "WHERE drill"), >, 0);
  g_assert_cmpuint (
    count (get_desk (), &sg_incident_record, "WHERE drill <> (source = 'simulasi')"),
    ==,
    0);
}

static void
assert_invented (const SgEvent *event, gpointer user_data)
{
  const char *body = event->body;

  for (const char *c = strstr (body, "+62"); c != NULL; c = strstr (c + 1, "+62"))
    if (!g_str_has_prefix (c, "+628000"))
      g_error ("%s has a real number: %s", event->kind, body);

  g_assert_null (strstr (body, "\"08"));
  g_assert_null (strstr (body, "\"nik\""));
  if (strchr (body, '@') != NULL)
    g_assert_nonnull (strstr (body, "@contoh.invalid"));
}

static void
test_nobody_real_is_in_it (void)
{
  for_each_event (get_desk (), assert_invented, NULL);
  g_assert_nonnull (strstr (sg_desk_get_identity (get_desk ())->psc_name, "DEMO"));
  g_assert_cmpuint (count (get_desk (), &sg_unit_record, "WHERE NOT demo"), ==, 0);
}

/* Every event is one that a person could have recorded at that moment. */
static void
test_rules_were_kept (void)
{
  g_autoptr (GPtrArray) incidents = list (get_desk (), &sg_incident_record, "");

  for (guint i = 0; i < incidents->len; i++)
    {
      SgUuid id = ((SgIncident *) g_ptr_array_index (incidents, i))->id;
      g_autoptr (GPtrArray) events = sg_event_log_read (sg_desk_get_log (get_desk ()), &id, NULL);
      g_autoptr (GPtrArray) before = g_ptr_array_new ();

      for (guint e = 0; e < events->len; e++)
        {
          const SgEvent *event = g_ptr_array_index (events, e);
          g_autoptr (GError) error = NULL;
          g_autoptr (SgIncident) incident = sg_fold_events (&sg_incident_fold, &id, before);

          if (e > 0)
            sg_incident_may (incident, event, &error);
          g_assert_no_error (error);
          g_assert_cmpint (event->recorded_at, >=, event->at);
          g_assert_cmpint (event->recorded_at, <=, SG_TEST_NOW);
          g_ptr_array_add (before, (gpointer) event);
        }
    }
}

static void
test_minutes_are_by_road (void)
{
  g_autoptr (GPtrArray) tasks = list (get_desk (), &sg_task_record, "WHERE kind = 0 ORDER BY id");
  SgTravel travel = { .profile = SG_PROFILE_SIREN };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (tasks, i);
      SgDb         *db = sg_desk_get_db (get_desk ());
      g_autoptr (SgIncident) incident = sg_desk_get_incident (get_desk (), &task->incident, &error);
      g_autoptr (SgUnit) unit = sg_row_get (db, &sg_unit_record, &task->responder, &error);
      SgCost cost;

      g_assert_no_error (error);
      cost = sg_router_find_cost (sg_desk_get_router (get_desk (), NULL),
                                  sg_point_from_degrees (unit->lat, unit->lon),
                                  sg_scene_get_point (&incident->scene),
                                  &travel);
      g_assert_true (cost.found);
      g_assert_cmpint (ABS ((gint64) (cost.ms / 1000) - task->eta_s), <=, 1);
    }
}

static void
test_day_has_what_a_desk_knows (void)
{
  static const struct
  {
    const SgRecordType *type;
    const char         *rest;
    guint               least;
  } wanted[] = {
    { &sg_incident_record, "WHERE callback_at > 0", 1 },
    { &sg_incident_record, "WHERE linked_to IS NOT NULL", 1 },
    { &sg_incident_record, "WHERE revision > 0 AND verified_by <> opened_by", 3 },
    { &sg_incident_record, "WHERE disposition = 'dispatch' AND outcome IS NULL", 1 },
    { &sg_incident_record, "WHERE first_cpr IS NOT NULL AND closed_at IS NOT NULL", 1 },
    { &sg_incident_record, "WHERE kecamatan IS NOT NULL AND area_code LIKE '99.71.%'", 10 },
    { &sg_unit_record, "WHERE readiness > 0 AND reason IS NOT NULL", 1 },
    { &sg_unit_record, "WHERE crew IS NOT NULL AND odometer_km > 0", 6 },
    { &sg_patient_record, "WHERE receiver IS NOT NULL AND n_vitals > 1 AND triage IS NOT NULL", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpuint (count (get_desk (), wanted[i].type, wanted[i].rest), >=, wanted[i].least);
}

static void
assert_share (SgDesk *desk, const char *rest, guint of, guint least, guint most)
{
  guint n = count (desk, &sg_incident_record, rest);

  g_test_message ("%s: %u of %u", rest, n, of);
  g_assert_cmpuint (n * 100, >=, of * least);
  g_assert_cmpuint (n * 100, <=, of * most);
}

static void
test_figures_are_sane (void)
{
  SgDeskDemoPlan plan = small;
  g_autoptr (SgDesk) desk = NULL;
  guint n;
  guint n_asked;

  plan.n_days = LONG_DAYS;
  plan.n_volunteers = 400;
  desk = make_desk ("long.db", city, &plan);
  n = count (desk, &sg_incident_record, "");
  g_assert_cmpuint (n, >, LONG_DAYS * 20 * 8 / 10);
  g_assert_cmpuint (n, <, LONG_DAYS * 20 * 12 / 10);
  assert_share (desk, "WHERE disposition = 'dispatch'", n, 35, 55);
  assert_share (desk, "WHERE disposition = 'prank'", n, 10, 22);
  assert_share (desk, "WHERE disposition = 'ghost'", n, 5, 15);
  assert_share (desk, "WHERE drill", n, 0, 4);
  assert_share (desk, "WHERE revision > 0", n, 85, 99);
  assert_share (desk, "WHERE t6 IS NOT NULL AND (t6 - t1) BETWEEN 60e6 AND 2400e6", n, 35, 60);

  n_asked = count (desk, &sg_task_record, "WHERE kind = 0");
  g_assert_cmpuint (count (desk, &sg_task_record, "WHERE kind = 0 AND state = 7"), >, n_asked / 40);
  g_assert_cmpuint (count (desk, &sg_task_record, "WHERE kind = 0 AND state = 7"), <, n_asked / 5);
  n_asked = count (desk, &sg_task_record, "WHERE kind = 1");
  n = count (desk, &sg_task_record, "WHERE kind = 1 AND state IN (11, 12)");
  g_assert_cmpuint (n_asked, >, 50);
  g_assert_cmpuint (n * 100, >, n_asked * 2);
  g_assert_cmpuint (n * 100, <, n_asked * 30);
  assert_clean (desk);
}

static void
test_bases_are_invented_where_there_are_none (void)
{
  g_autofree char *osm = sg_test_path ("hamlet.osm");
  g_autofree char *folder = sg_test_path ("hamlet");
  const char      *osm_files[] = { osm, NULL };
  SgRegionImport   what = { .osm_files = osm_files, .output = folder };
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgManifest) manifest = NULL;
  g_autoptr (SgDesk) desk = NULL;

  g_assert_true (g_file_set_contents (osm, HAMLET, -1, NULL));
  manifest = sg_region_import (&what, progress, &error);
  g_assert_no_error (error);

  desk = make_desk ("hamlet.db", folder, &small);
  g_assert_cmpuint (count (desk, &sg_faskes_record, ""), >, 3);
  g_assert_cmpuint (count (desk, &sg_faskes_record, "WHERE NOT demo OR name NOT LIKE '%(DEMO)'"),
                    ==,
                    0);
  g_assert_cmpuint (count (desk, &sg_incident_record, "WHERE closed_at IS NULL"), ==, 3);
  assert_clean (desk);
}

static void
test_file_is_not_overwritten (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dup_digest (get_desk ());
  g_autofree char *after = NULL;

  g_assert_null (sg_desk_demo_create (sg_desk_get_path (get_desk ()), city, &small, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (sg_desk_demo_fill (get_desk (), &small, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);

  after = dup_digest (get_desk ());
  g_assert_cmpstr (before, ==, after);
}

static void
test_stopped_demo_leaves_no_file (void)
{
  g_autofree char *path = sg_test_path ("stopped.db");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, cancellable);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sg_desk_demo_create (path, city, &small, progress, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_plan_is_checked (void)
{
  g_autofree char *path = sg_test_path ("plan.db");
  SgDeskDemoPlan   plan = small;
  g_autoptr (GError) error = NULL;

  plan.n_units = 0;
  g_assert_null (sg_desk_demo_create (path, city, &plan, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "units"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
make_city (const char *folder)
{
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgManifest) manifest = NULL;

  city = g_build_filename (folder, "city", NULL);
  desk_path = g_build_filename (folder, "desk.db", NULL);
  manifest = sg_demo_region_make (city, SG_DEMO_CITY_SEED, progress, &error);
  g_assert_no_error (error);
}

static const struct
{
  const char *path;
  GTestFunc   func;
} tests[] = {
  { "/desk/demo/same-seed-gives-the-same-events", test_same_seed_same_events },
  { "/desk/demo/other-seed-gives-other-events", test_other_seed_other_events },
  { "/desk/demo/check-is-clean", test_check_is_clean },
  { "/desk/demo/every-role-can-sign-in", test_every_role_can_sign_in },
  { "/desk/demo/certificates-are-in-every-state", test_certificates_in_every_state },
  { "/desk/demo/three-incidents-are-open", test_three_are_open },
  { "/desk/demo/drills-are-marked", test_drills_are_marked },
  { "/desk/demo/nobody-real-is-in-it", test_nobody_real_is_in_it },
  { "/desk/demo/every-event-was-allowed", test_rules_were_kept },
  { "/desk/demo/minutes-are-by-road", test_minutes_are_by_road },
  { "/desk/demo/day-has-what-a-desk-knows", test_day_has_what_a_desk_knows },
  { "/desk/demo/figures-are-sane", test_figures_are_sane },
  { "/desk/demo/bases-are-invented-where-there-are-none",
    test_bases_are_invented_where_there_are_none },
  { "/desk/demo/file-is-not-overwritten", test_file_is_not_overwritten },
  { "/desk/demo/stopped-demo-leaves-no-file", test_stopped_demo_leaves_no_file },
  { "/desk/demo/plan-is-checked", test_plan_is_checked },
};

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("siaga-desk-demo-XXXXXX", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -rf %s", folder);
  int              status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].func);

  make_city (folder);
  status = g_test_run ();
  g_clear_object (&looked_at);
  g_free (desk_path);
  g_free (city);
  g_assert_true (g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL));

  return status;
}
