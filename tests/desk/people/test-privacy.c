/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "common/sg-patient.h"
#include "common/sg-volunteer.h"
#include "desk/log/sg-row.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-people.h"
#include "desk/privacy/sg-desk-erase.h"
#include "desk/privacy/sg-desk-person-data.h"
#include "desk/privacy/sg-desk-person-export.h"
#include "desk/privacy/sg-desk-retention.h"
#include "tests/desk/paper/paper-fixture.h"
#include "tests/desk/people/people-fixture.h"

#define PHONE  "+6281100000177"
#define CALLER "Ratnawati Contoh"
#define NIK    "3171014501900001"
#define DAY_S  86400.0

static void
add (SgTestDesk *t, const char *kind, const SgUuid *subject, const char *json)
{
  SgEvent *event = sg_event_new (kind, subject, g_strdup (json));
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  g_autoptr (GError) error = NULL;
  SgLogAuthor author = { t->now, "local:tester", NULL };

  g_ptr_array_add (events, event);
  sg_event_log_record (sg_desk_get_log (t->desk), events, &author, &error);
  g_assert_no_error (error);
  sg_test_desk_wait (t, 7);
}

#define INCIDENT  sg_uuid_from_name ("incident:1")
#define PATIENT   sg_uuid_from_name ("patient:1")
#define VOLUNTEER sg_uuid_from_name ("volunteer:1")

static char *
dup_id (SgUuid id)
{
  return sg_uuid_to_text (&id);
}

static void
add_volunteer (SgTestDesk *t)
{
  SgUuid           id = VOLUNTEER;
  SgUuid           certificate = sg_uuid_from_name ("certificate:1");
  g_autofree char *holder = dup_id (VOLUNTEER);
  g_autofree char *json =
    g_strdup_printf ("{\"holder\":\"%s\",\"level\":\"plus\",\"number\":\"BHD-PLUS-2026-0007\","
                     "\"issued\":\"2026-01-01\",\"expires\":\"2028-01-01\",\"state\":\"valid\"}",
                     holder);

  add (t,
       "volunteer.registered@1",
       &id,
       "{\"name\":\"Bambang Uji\",\"phone\":\"+6281200000299\",\"email\":\"uji@contoh.example\","
       "\"birth\":\"1990-05-04\",\"sex\":\"L\",\"home\":{\"lat\":-6.21,\"lon\":106.83},"
       "\"number\":\"KREKI-2026-000009\",\"skills\":[\"bhd\"],\"consent\":true}");
  add (t, "volunteer.vetted@1", &id, "{\"state\":\"accepted\"}");
  add (t, "certificate.projected@1", &certificate, json);
}

static void
ask_volunteer (SgTestDesk *t)
{
  SgUuid           incident = INCIDENT;
  g_autofree char *task = dup_id (sg_uuid_from_name ("task:2"));
  g_autofree char *responder = dup_id (VOLUNTEER);
  g_autofree char *request = g_strdup_printf (
    "{\"task\":\"%s\",\"responder\":\"%s\",\"kind\":\"volunteer\",\"role\":\"patient\","
    "\"name\":\"Bambang Uji\",\"level\":\"plus\"}",
    task,
    responder);
  g_autofree char *answer = g_strdup_printf ("{\"task\":\"%s\",\"answer\":\"accepted\"}", task);
  g_autofree char *end = g_strdup_printf ("{\"task\":\"%s\"}", task);

  add (t, "task.requested@1", &incident, request);
  add (t, "task.answered@1", &incident, answer);
  add (t, "incident.noted@1", &incident, "{\"text\":\"Bambang Uji 0812 0000 0299 di tempat\"}");
  add (t, "task.ended@1", &incident, end);
}

/* An incident from the call to its end, in which the person is the caller and the patient. */
static void
fill (SgTestDesk *t, const char *name)
{
  SgUuid           incident = INCIDENT;
  SgUuid           patient = PATIENT;
  g_autofree char *of = dup_id (INCIDENT);
  g_autofree char *added = g_strdup_printf ("{\"incident\":\"%s\",\"label\":\"P1\",\"sex\":\"P\","
                                            "\"name\":\"" CALLER "\",\"nik\":\"" NIK "\"}",
                                            of);

  sg_test_desk_open (t, name);
  add_volunteer (t);
  add (t,
       "incident.opened@1",
       &incident,
       "{\"number\":\"PSC-3171-20261125-X1\",\"source\":\"tel119\",\"phone\":\"" PHONE
       "\",\"caller\":\"" CALLER "\",\"text\":\"jatuh, hubungi 0811-0000-0177\"}");
  add (t,
       "incident.located@1",
       &incident,
       "{\"place\":{\"lat\":-6.214567,\"lon\":106.831234,\"method\":\"gazetteer\","
       "\"text\":\"Jalan Melati 9\",\"patokan\":\"rumah ratnawati contoh\","
       "\"desa\":\"Gambir\",\"area_code\":\"3171011001\",\"verified\":true}}");
  add (t, "incident.classified@1", &incident, "{\"type\":\"trauma_non_kll\",\"severity\":2}");
  add (t, "incident.noted@1", &incident, "{\"text\":\"RATNAWATI CONTOH sendirian di rumah\"}");
  ask_volunteer (t);
  add (t, "patient.added@1", &patient, added);
  add (t, "patient.vitals@1", &patient, "{\"temp\":\"36.6\",\"hr\":\"92\"}");
  add (t, "incident.closed@1", &incident, "{\"disposition\":\"dispatch\"}");
}

static SgErasure
erase (SgTestDesk *t, const char *key, gboolean force)
{
  SgErasureRequest request = { "surat 12/2026", force };
  g_autoptr (GError) error = NULL;
  SgErasure done;

  sg_desk_erase_person (t->desk, key, &request, &done, &error);
  g_assert_no_error (error);
  sg_desk_sweep (t->desk, FALSE, &error);
  g_assert_no_error (error);
  assert_clean (t->desk);

  return done;
}

static SgIncident *
get_incident (SgTestDesk *t)
{
  g_autoptr (GError) error = NULL;
  SgUuid      id = INCIDENT;
  SgIncident *incident = sg_desk_get_incident (t->desk, &id, &error);

  g_assert_no_error (error);
  return incident;
}

/* What a figure could be made of. */
static void
assert_same_figures (const SgIncident *one, const SgIncident *other)
{
  g_assert_cmpstr (one->number, ==, other->number);
  g_assert_cmpstr (one->type, ==, other->type);
  g_assert_cmpstr (one->scene.desa, ==, other->scene.desa);
  g_assert_cmpstr (one->opened_by, ==, other->opened_by);
  g_assert_cmpstr (one->clocks, ==, other->clocks);
  g_assert_cmpint (one->status, ==, other->status);
  g_assert_cmpint (one->opened_at, ==, other->opened_at);
  g_assert_cmpint (one->changed_at, ==, other->changed_at);
  g_assert_cmpint (one->closed_at, ==, other->closed_at);
  g_assert_cmpint (one->n_events, ==, other->n_events);
  g_assert_cmpint (one->tasks->len, ==, other->tasks->len);
  for (guint i = 0; i < SG_N_MILESTONES; i++)
    g_assert_cmpint (one->at[i], ==, other->at[i]);
}

static void
test_everything_of_a_person_is_found (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPersonData) caller = NULL;
  g_autoptr (SgPersonData) patient = NULL;
  g_autoptr (SgPersonData) volunteer = NULL;

  fill (&t, "find.db");
  caller = sg_desk_find_person_data (t.desk, "0811 0000 0177", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (caller->incidents->len, ==, 1);
  g_assert_cmpstr (caller->label, ==, "phone:+628*****177");

  patient = sg_desk_find_person_data (t.desk, NIK, &error);
  g_assert_cmpuint (patient->patients->len, ==, 1);
  g_assert_cmpuint (patient->mentions->len, ==, 1);

  volunteer = sg_desk_find_person_data (t.desk, "KREKI-2026-000009", &error);
  g_assert_cmpuint (volunteer->volunteers->len, ==, 1);
  g_assert_cmpuint (volunteer->certificates->len, ==, 1);
  g_assert_null (sg_desk_find_person_data (t.desk, "KREKI-2026-000010", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

static void
test_look_at_all_is_told_to_each (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPersonData) volunteer = NULL;
  g_autoptr (SgPersonData) caller = NULL;

  fill (&t, "all.db");
  g_assert_true (
    sg_desk_look_at (t.desk, SG_SUBJECT_VOLUNTEER, NULL, SG_ACCESS_EXPORTED, "register", &error));
  volunteer = sg_desk_find_person_data (t.desk, "KREKI-2026-000009", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (volunteer->accesses->len, ==, 1);
  caller = sg_desk_find_person_data (t.desk, PHONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (caller->accesses->len, ==, 0);
}

static void
test_record_that_must_be_kept_is_masked (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgIncident) before = NULL;
  g_autoptr (SgIncident) after = NULL;
  SgErasure done;

  fill (&t, "mask.db");
  before = get_incident (&t);
  done = erase (&t, PHONE, FALSE);
  g_assert_cmpuint (done.n_masked, ==, 1);
  g_assert_cmpuint (done.n_erased, ==, 0);

  after = get_incident (&t);
  assert_same_figures (before, after);
  g_assert_cmpstr (after->phone, ==, "+628*****177");
  g_assert_cmpstr (after->caller, ==, "Ratnawati C***");
  g_assert_cmpstr (after->text, ==, "jatuh, hubungi +628*****177");
  g_assert_cmpstr (after->scene.patokan, ==, "rumah Ratnawati C***");
  g_assert_cmpfloat (after->scene.lat, ==, before->scene.lat);
  g_assert_cmpuint (count_in_desk (t.path, PHONE), ==, 0);
  g_assert_cmpuint (count_in_desk (t.path, "0811-0000-0177"), ==, 0);
  g_assert_cmpuint (count_in_desk (t.path, "RATNAWATI CONTOH"), ==, 0);

  /* The patient of the same name is another person as far as the number tells. */
  g_assert_cmpuint (count_in_desk (t.path, NIK), >, 0);
  g_assert_cmpuint (erase (&t, PHONE, FALSE).n_events, ==, 0);
}

static void
test_forced_erasure_leaves_no_byte (void)
{
  static const char *const gone[] = {
    PHONE, "81100000177", "0811-0000-0177", CALLER, "RATNAWATI", "Jalan Melati", "ratnawati", NIK,
  };
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgIncident) before = NULL;
  g_autoptr (SgIncident) after = NULL;
  g_autoptr (SgPatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  SgUuid id = PATIENT;

  fill (&t, "force.db");
  before = get_incident (&t);

  /* First masked, so what was left of the bodies is erased in its turn. */
  erase (&t, PHONE, FALSE);
  g_assert_cmpuint (erase (&t, NIK, TRUE).n_erased, ==, 1);
  g_assert_cmpuint (erase (&t, "+628110000017", FALSE).n_events, ==, 0);

  sg_test_desk_clear (&t);
  fill (&t, "force-2.db");
  g_assert_cmpuint (erase (&t, PHONE, TRUE).n_erased, ==, 1);
  g_assert_cmpuint (erase (&t, NIK, TRUE).n_erased, ==, 1);
  after = get_incident (&t);
  assert_same_figures (before, after);
  g_assert_null (after->phone);
  g_assert_null (after->text);
  g_assert_cmpfloat (after->scene.lat, ==, -6.21);

  patient = sg_row_get (sg_desk_get_db (t.desk), &sg_patient_record, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (patient->temp, ==, "36.6");
  g_assert_cmpstr (patient->sex, ==, "P");
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    if (count_in_desk (t.path, gone[i]) > 0)
      g_error ("%s is still there", gone[i]);
}

static void
test_masked_record_can_be_erased_later (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgIncident) after = NULL;
  SgRetention done;
  g_autoptr (GError) error = NULL;

  fill (&t, "later.db");
  erase (&t, PHONE, FALSE);
  sg_test_desk_wait (&t, 3651 * DAY_S);
  g_assert_true (sg_desk_apply_retention (t.desk, FALSE, NULL, &done, &error));
  g_assert_true (sg_desk_sweep (t.desk, FALSE, &error));
  assert_clean (t.desk);
  after = get_incident (&t);
  g_assert_null (after->phone);
  g_assert_cmpstr (after->scene.desa, ==, "Gambir");
  g_assert_cmpuint (count_in_desk (t.path, "Ratnawati"), ==, 0);
  g_assert_cmpuint (count_in_desk (t.path, "Jalan Melati"), ==, 0);
}

static void
test_volunteer_is_erased_altogether (void)
{
  static const char *const gone[] = {
    "Bambang",    "81200000299",       "0812 0000 0299", "uji@contoh.example",
    "1990-05-04", "KREKI-2026-000009",
  };
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgVolunteer) volunteer = NULL;
  g_autoptr (SgIncident) before = NULL;
  g_autoptr (SgIncident) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = dup_id (VOLUNTEER);
  SgUuid           id = VOLUNTEER;

  fill (&t, "volunteer.db");
  before = get_incident (&t);
  g_assert_true (sg_uuid_equal (&((SgTask *) before->tasks->pdata[0])->responder, &id));
  g_assert_cmpuint (erase (&t, key, FALSE).n_erased, ==, 1);

  volunteer = sg_row_get (sg_desk_get_db (t.desk), &sg_volunteer_record, &id, &error);
  g_assert_true (volunteer->erased);
  g_assert_null (volunteer->name);
  after = get_incident (&t);
  assert_same_figures (before, after);
  g_assert_cmpstr (after->phone, ==, PHONE);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    if (count_in_desk (t.path, gone[i]) > 0 && !g_str_equal (gone[i], "Bambang"))
      g_error ("%s is still there", gone[i]);

  /* Of the name in somebody else's note the mask stays. */
  g_assert_cmpuint (count_in_desk (t.path, "Bambang Uji"), ==, 0);
}

static void
test_erasure_is_on_record (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) accesses = NULL;
  g_autoptr (SgPerson) none = NULL;
  SgErasureRequest request = { "", FALSE };
  SgErasure        done;
  SgUuid           id = INCIDENT;
  guint            n = 0;

  fill (&t, "record.db");
  assert_refused (sg_desk_erase_person (t.desk, PHONE, &request, &done, &error), &error, "reason");
  done = erase (&t, PHONE, TRUE);
  events = sg_event_log_read (sg_desk_get_log (t.desk), &id, &error);
  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent   *event = g_ptr_array_index (events, i);
      g_autofree char *json = sg_event_to_json (event);

      g_assert_true ((event->body != NULL) != (strstr (json, "\"erased\":") != NULL));
      if (!sg_event_is_kind (event, "event.erased"))
        continue;
      n++;
      g_assert_cmpstr (sg_event_get_text (event, "reason"), ==, "surat 12/2026");
      g_assert_cmpstr (event->stream, ==, "ops:3171");
    }
  g_assert_cmpuint (n, ==, done.n_events);

  accesses = sg_desk_list_access (t.desk, &(SgAccessFilter){ .subject = "incident" }, &error);
  g_assert_cmpuint (accesses->len, ==, 1);
  g_assert_cmpstr (((SgAccess *) accesses->pdata[0])->what, ==, "erased");
}

static void
test_only_an_admin_erases (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgErasureRequest request = { "surat", FALSE };
  SgErasure        done;
  SgPersonEntry    entry = { "Kepala", "admin", "731940" };
  SgUuid           person;

  fill (&t, "admin.db");
  g_assert_true (sg_desk_register_person (t.desk, &entry, &person, &error));
  sg_desk_set_person (t.desk, NULL);
  assert_refused (sg_desk_erase_person (t.desk, PHONE, &request, &done, &error), &error, "admin");
  assert_refused (sg_desk_sweep (t.desk, TRUE, &error), &error, "admin");
  assert_refused (sg_desk_export_person (t.desk, PHONE, "x", "permintaan", &error),
                  &error,
                  "supervisor or admin");
}

static void
test_retention_counts_then_forgets (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) before = NULL;
  g_autoptr (SgIncident) after = NULL;
  SgRetention dry, done;

  fill (&t, "retention.db");
  before = get_incident (&t);
  g_assert_true (sg_desk_apply_retention (t.desk, TRUE, NULL, &dry, &error));
  g_assert_cmpuint (dry.n_events, ==, 0);

  /* After two years, who was asked; the record of the incident stays for ten. */
  sg_test_desk_wait (&t, 731 * DAY_S);
  g_assert_true (sg_desk_apply_retention (t.desk, TRUE, NULL, &dry, &error));
  g_assert_true (sg_desk_apply_retention (t.desk, FALSE, NULL, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (dry.n_responses, ==, 1);
  g_assert_cmpuint (dry.n_events, ==, done.n_events);
  g_assert_cmpuint (done.n_incidents, ==, 0);
  after = get_incident (&t);
  assert_same_figures (before, after);
  g_assert_cmpstr (after->phone, ==, PHONE);
  g_assert_true (sg_uuid_is_none (&((SgTask *) after->tasks->pdata[0])->responder));
  g_assert_null (((SgTask *) after->tasks->pdata[0])->name);

  sg_test_desk_wait (&t, 2920 * DAY_S);
  g_assert_true (sg_desk_apply_retention (t.desk, FALSE, NULL, &done, &error));
  g_assert_cmpuint (done.n_incidents, ==, 1);
  g_assert_cmpuint (done.n_responses, ==, 0);
  g_assert_true (sg_desk_apply_retention (t.desk, FALSE, NULL, &done, &error));
  g_assert_cmpuint (done.n_events, ==, 0);
  g_assert_cmpuint (done.n_incidents, ==, 0);
  assert_clean (t.desk);
}

static void
test_old_positions_are_deleted (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDbTransaction) transaction = NULL;
  SgDb       *db;
  SgRetention done;

  sg_test_desk_open (&t, "positions.db");
  db = sg_desk_get_db (t.desk);
  transaction = sg_db_begin (db, &error);
  for (gint64 i = 0; i < 3; i++)
    g_assert_true (sg_db_run (db,
                              &error,
                              "INSERT INTO position VALUES (?, -6.2, 106.8, 10, ?)",
                              "Bi",
                              &i,
                              sizeof i,
                              t.now - i * 20 * 3600 * G_USEC_PER_SEC));
  g_assert_true (sg_db_commit (transaction, &error));

  g_assert_true (sg_desk_apply_retention (t.desk, TRUE, NULL, &done, &error));
  g_assert_cmpuint (done.n_positions, ==, 1);
  g_assert_true (sg_desk_apply_retention (t.desk, FALSE, NULL, &done, &error));
  g_assert_true (sg_desk_apply_retention (t.desk, FALSE, NULL, &done, &error));
  g_assert_cmpuint (done.n_positions, ==, 0);
}

static char *
find_export (const char *folder, const char *end)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, end))
      return g_build_filename (folder, name, NULL);

  g_assert_not_reached ();
}

static void
test_export_is_whole_and_on_record (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accesses = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *folder = NULL;
  g_autofree char *json = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *said = NULL;
  JsonArray       *incidents;

  fill (&t, "export.db");
  folder = sg_test_path ("export");
  assert_refused (sg_desk_export_person (t.desk, PHONE, folder, NULL, &error), &error, "purpose");
  g_assert_true (sg_desk_export_person (t.desk, PHONE, folder, "permintaan sendiri", &error));
  g_assert_no_error (error);

  json = find_export (folder, ".json");
  g_assert_true (json_parser_load_from_file (parser, json, &error));
  incidents = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                            "incidents");
  g_assert_cmpuint (json_array_get_length (incidents), ==, 1);
  g_assert_cmpstr (
    json_object_get_string_member (json_array_get_object_element (incidents, 0), "caller"),
    ==,
    CALLER);

  accesses = sg_desk_list_access (t.desk, &(SgAccessFilter){ 0 }, &error);
  g_assert_cmpuint (accesses->len, ==, 2);
  pdf = find_export (folder, ".pdf");
  said = read_pdf (pdf);
  if (said != NULL)
    g_assert_nonnull (strstr (said, CALLER));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/privacy/look-at-all-is-told-to-each", test_look_at_all_is_told_to_each);
  g_test_add_func ("/privacy/everything-of-a-person-is-found",
                   test_everything_of_a_person_is_found);
  g_test_add_func ("/privacy/record-that-must-be-kept-is-masked",
                   test_record_that_must_be_kept_is_masked);
  g_test_add_func ("/privacy/forced-erasure-leaves-no-byte", test_forced_erasure_leaves_no_byte);
  g_test_add_func ("/privacy/masked-record-can-be-erased-later",
                   test_masked_record_can_be_erased_later);
  g_test_add_func ("/privacy/volunteer-is-erased-altogether", test_volunteer_is_erased_altogether);
  g_test_add_func ("/privacy/erasure-is-on-record", test_erasure_is_on_record);
  g_test_add_func ("/privacy/only-an-admin-erases", test_only_an_admin_erases);
  g_test_add_func ("/privacy/retention-counts-then-forgets", test_retention_counts_then_forgets);
  g_test_add_func ("/privacy/old-positions-are-deleted", test_old_positions_are_deleted);
  g_test_add_func ("/privacy/export-is-whole-and-on-record", test_export_is_whole_and_on_record);

  return g_test_run ();
}
