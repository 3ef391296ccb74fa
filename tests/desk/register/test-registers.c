/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "desk/log/sg-row.h"
#include "desk/register/sg-certificates.h"
#include "desk/register/sg-facilities.h"
#include "desk/register/sg-hospitals.h"
#include "desk/register/sg-position-store.h"
#include "desk/register/sg-unit-board.h"
#include "desk/register/sg-units.h"
#include "desk/register/sg-volunteers.h"
#include "tests/desk/register/register-fixture.h"

#define UNIT_A                                                                                     \
  "call_sign=AGD-01|class=B|lat=-7.25|lon=112.75|phone=081200000001|equipment=tandu;AED"
#define HOSPITAL "name=RSUD Uji|kind=hospital|lat=-7.26|lon=112.74|capabilities=igd;icu"

/* ---- entries ---- */

static void
test_bad_entries_are_refused_with_the_field (void)
{
  static const struct
  {
    const SgRegisterType *type;
    const char           *texts;
    const char           *part;
  } cases[] = {
    { &sg_unit_register, "class=B|lat=-7|lon=112", "call_sign" },
    { &sg_unit_register, "call_sign=X|lat=-7|lon=112", "class" },
    { &sg_unit_register, "call_sign=X|class=E|lat=-7|lon=112", "A, B, C, D" },
    { &sg_unit_register, "call_sign=X|class=B", "facility" },
    { &sg_unit_register, "call_sign=X|class=B|lat=-7", "lat, lon" },
    { &sg_unit_register, "call_sign=X|class=B|lat=0|lon=0", "0,0" },
    { &sg_unit_register, "call_sign=X|class=B|lat=-7|lon=112|phone=12x", "phone" },
    { &sg_faskes_register, "kind=hospital|lat=-7|lon=112", "name" },
    { &sg_faskes_register, "name=A|kind=hotel|lat=-7|lon=112", "kind" },
    { &sg_faskes_register, "name=A|kind=hospital", "lat, lon" },
    { &sg_faskes_register, "name=A|kind=hospital|lat=-7|lon=112|capabilities=igd;magic", "magic" },
    { &sg_faskes_register, "name=A|kind=hospital|lat=-7|lon=112|phones=0812;xx", "phone" },
    { &sg_aed_register, "lat=-7|lon=112", "place" },
    { &sg_aed_register, "place=Lobi", "lat, lon" },
    { &sg_aed_register, "place=Lobi|lat=-7|lon=112|hours=kadang", "hours" },
    { &sg_volunteer_register, "phone=081200000001", "name" },
    { &sg_volunteer_register, "name=A\tB", "one line" },
    { &sg_volunteer_register, "name=A|sex=X", "sex" },
    { &sg_volunteer_register, "name=A|birth=1990-02-30", "birth" },
    { &sg_volunteer_register, "name=A|birth=2 Jan 1990", "birth" },
    { &sg_volunteer_register, "name=A|email=nobody", "email" },
    { &sg_volunteer_register, "name=A|skills=flying", "skills" },
    { &sg_volunteer_register, "name=A|transport=car", "transport" },
  };
  g_auto (SgTestDesk) t = { 0 };

  sg_test_desk_open (&t, "bad-entries.db");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (try_add (cases[i].type, t.desk, cases[i].texts, FALSE, NULL, &error));
      assert_refused (&error, cases[i].part);
    }
}

static void
test_long_text_is_refused (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *name = g_strnfill (121, 'a');
  g_autofree char *texts = g_strconcat ("name=", name, NULL);
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (&t, "long.db");
  g_assert_false (try_add (&sg_volunteer_register, t.desk, texts, TRUE, NULL, &error));
  assert_refused (&error, "120");
}

static void
test_duplicate_names_the_other (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (&t, "duplicates.db");
  add_record (&sg_unit_register, t.desk, UNIT_A "|plate=L 1 UJI");
  g_assert_false (try_add (&sg_unit_register,
                           t.desk,
                           "call_sign=agd-01|class=C|lat=-7|lon=112",
                           TRUE,
                           NULL,
                           &error));
  assert_refused (&error, "L 1 UJI");
  g_assert_false (try_add (&sg_unit_register,
                           t.desk,
                           "call_sign=AGD-02|class=C|lat=-7|lon=112|phone=+62 812 0000 0001",
                           FALSE,
                           NULL,
                           &error));
  assert_refused (&error, "AGD-01");

  add_record (&sg_faskes_register, t.desk, HOSPITAL);
  g_assert_false (try_add (&sg_faskes_register, t.desk, HOSPITAL, FALSE, NULL, &error));
  assert_refused (&error, "RSUD Uji");
  add_record (&sg_aed_register, t.desk, "place=Lobi|lat=-7.26|lon=112.74");
  g_assert_false (
    try_add (&sg_aed_register, t.desk, "place=Pintu|lat=-7.26001|lon=112.74", FALSE, NULL, &error));
  assert_refused (&error, "Lobi");
}

static void
test_shared_telephone_is_a_warning (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (&t, "phone.db");
  add_record (&sg_volunteer_register, t.desk, "name=Ani Contoh|phone=081200000009");
  g_assert_false (try_add (&sg_volunteer_register,
                           t.desk,
                           "name=Ina Contoh|phone=0812-0000-0009",
                           FALSE,
                           NULL,
                           &error));
  assert_refused (&error, "Ani Contoh");
  g_assert_true (try_add (&sg_volunteer_register,
                          t.desk,
                          "name=Ina Contoh|phone=0812-0000-0009",
                          TRUE,
                          NULL,
                          &error));
  g_assert_no_error (error);
}

static void
test_change_writes_only_what_differs (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgUnit) mine = NULL;
  g_autoptr (SgUnit) before = NULL;
  g_autoptr (SgUnit) after = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "change.db");
  id = add_record (&sg_unit_register, t.desk, UNIT_A);
  before = sg_desk_find_unit (t.desk, "agd-01", &error);
  g_assert_no_error (error);

  /* Somebody else changes the class meanwhile. */
  mine = sg_register_copy (&sg_unit_register, before);
  g_free (mine->class);
  mine->class = g_strdup ("D");
  g_assert_true (sg_register_change (&sg_unit_register, t.desk, before, mine, FALSE, &error));

  g_clear_pointer (&mine, sg_unit_free);
  mine = sg_register_copy (&sg_unit_register, before);
  g_clear_pointer (&mine->phone, g_free);
  mine->lat = -7.3;
  g_assert_true (sg_register_change (&sg_unit_register, t.desk, before, mine, FALSE, &error));

  after = sg_row_get (sg_desk_get_db (t.desk), &sg_unit_record, &id, &error);
  g_assert_cmpstr (after->class, ==, "D");
  g_assert_null (after->phone);
  g_assert_cmpfloat_with_epsilon (after->lat, -7.3, 1e-7);
  g_assert_cmpstr (after->equipment, ==, "tandu\nAED");
  assert_clean (t.desk);
}

static void
test_retired_entry_leaves_the_list (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "retire.db");
  id = add_record (&sg_unit_register, t.desk, UNIT_A);
  g_assert_true (sg_register_retire (&sg_unit_register, t.desk, &id, TRUE, &error));
  units = sg_desk_list_units (t.desk, &error);
  g_assert_cmpuint (units->len, ==, 0);
  g_assert_false (sg_desk_set_readiness (t.desk, &id, SG_UNIT_READY, NULL, &error));
  assert_refused (&error, "no longer in use");

  /* Its call sign is free again. */
  add_record (&sg_unit_register, t.desk, UNIT_A);
}

/* ---- units ---- */

static void
test_unit_of_a_shift (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgUnit) unit = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "shift.db");
  id = add_record (&sg_unit_register, t.desk, UNIT_A);
  g_assert_false (sg_desk_set_readiness (t.desk, &id, SG_UNIT_OFF, " ", &error));
  assert_refused (&error, "reason");
  g_assert_true (sg_desk_set_readiness (t.desk, &id, SG_UNIT_OFF, "ban pecah", &error));

  g_assert_false (sg_desk_set_crew (t.desk, &id, "\tsopir", NULL, &error));
  assert_refused (&error, "name");
  g_assert_false (sg_desk_set_crew (t.desk, &id, "Siti\tperawat\t12x", NULL, &error));
  assert_refused (&error, "Siti");
  g_assert_false (sg_desk_set_crew (t.desk, &id, "Siti", "sore", &error));
  assert_refused (&error, "shift");
  g_assert_true (
    sg_desk_set_crew (t.desk, &id, "Siti\tperawat\t081200000002\nBudi\tsopir", NULL, &error));

  g_assert_true (sg_desk_set_odometer (t.desk, &id, 1000.5, FALSE, &error));
  g_assert_false (sg_desk_set_odometer (t.desk, &id, 999, FALSE, &error));
  assert_refused (&error, "1000.5");
  g_assert_false (sg_desk_set_odometer (t.desk, &id, 100050, FALSE, &error));
  assert_refused (&error, "odometer");
  g_assert_true (sg_desk_set_odometer (t.desk, &id, 12, TRUE, &error));

  g_assert_false (sg_desk_set_missing (t.desk, &id, "oksigen", FALSE, &error));
  assert_refused (&error, "oksigen");
  g_assert_true (sg_desk_set_missing (t.desk, &id, "AED", FALSE, &error));

  unit = sg_desk_find_unit (t.desk, "AGD-01", &error);
  g_assert_cmpint (unit->readiness, ==, SG_UNIT_OFF);
  g_assert_cmpstr (unit->reason, ==, "ban pecah");
  g_assert_cmpstr (unit->crew, ==, "Siti\tperawat\t+6281200000002\nBudi\tsopir\t");
  g_assert_cmpstr (unit->shift, ==, "pagi");
  g_assert_cmpfloat (unit->odometer_km, ==, 12);
  g_assert_cmpstr (unit->missing, ==, "AED");
  assert_clean (t.desk);
}

static void
act (SgTestDesk *t, const char *kind, const SgUuid *subject, SgBody *body)
{
  g_autoptr (SgAct) one = sg_act_new (t->desk);
  g_autoptr (GError) error = NULL;

  sg_act_add (one, kind, subject, body);
  sg_act_do (one, &error);
  g_assert_no_error (error);
}

static SgBody *
task_body (const SgUuid *task, const char *name, const char *value)
{
  SgBody *body = sg_body_new ();

  sg_body_uuid (body, "task", task);
  sg_body_text (body, name, value);
  return body;
}

static SgUuid
request (SgTestDesk *t, const SgUuid *unit, const SgUuid *task)
{
  SgUuid  incident = sg_uuid_from_name ("incident:1");
  SgBody *body = sg_body_new ();

  sg_body_text (body, "number", "PSC-3171-20261125-X0001");
  sg_body_text (body, "source", "tel119");
  act (t, "incident.opened@1", &incident, body);

  body = task_body (task, "kind", "ambulance");
  sg_body_uuid (body, "responder", unit);
  sg_body_text (body, "role", "patient");
  act (t, "task.requested@1", &incident, body);

  return incident;
}

static void
assert_board (SgTestDesk *t, const char *status, const char *next, gint64 since)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sg_desk_list_unit_board (t->desk, &error);
  const SgUnitBoardRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->status, ==, status);
  g_assert_cmpstr (row->next, ==, next);
  g_assert_cmpint (row->since, ==, since);
  g_assert_cmpstr (row->incident_number, ==, next != NULL ? "PSC-3171-20261125-X0001" : NULL);
}

static void
test_board_follows_the_tasks (void)
{
  static const struct
  {
    const char *kind;
    const char *name;
    const char *value;
    const char *status;
    const char *next;
  } steps[] = {
    { "task.answered@1", "answer", "accepted", "sibuk", "en_route" },
    { "task.progressed@1", "state", "en_route", "ke_lokasi", "on_scene" },
    { "task.progressed@1", "state", "on_scene", "tiba_lokasi", "transporting" },
    { "task.progressed@1", "state", "transporting", "ke_rs", "at_hospital" },
    { "task.progressed@1", "state", "at_hospital", "tiba_rs", "returning" },
    { "task.progressed@1", "state", "returning", "kembali", "ended" },
    { "task.ended@1", NULL, NULL, "tersedia", NULL },
  };
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid task = sg_uuid_from_name ("task:1");
  SgUuid incident;
  SgUuid id;

  sg_test_desk_open (&t, "board.db");
  id = add_record (&sg_unit_register, t.desk, UNIT_A);
  sg_desk_set_readiness (t.desk, &id, SG_UNIT_NOT_READY, NULL, &error);
  assert_board (&t, "belum_siap", NULL, t.now);
  sg_desk_set_readiness (t.desk, &id, SG_UNIT_OFF, "libur", &error);
  assert_board (&t, "offline", NULL, t.now);
  sg_desk_set_readiness (t.desk, &id, SG_UNIT_READY, NULL, &error);
  assert_board (&t, "tersedia", NULL, t.now);

  incident = request (&t, &id, &task);
  assert_board (&t, "ditugaskan", "accepted", t.now);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      sg_test_desk_wait (&t, 60);
      act (&t, steps[i].kind, &incident, task_body (&task, steps[i].name, steps[i].value));
      assert_board (&t, steps[i].status, steps[i].next, t.now);
    }
}

/* ---- volunteers ---- */

static void
test_volunteer_is_vetted_and_on_duty (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgVolunteer) volunteer = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "vetting.db");
  id = add_record (&sg_volunteer_register, t.desk, "name=Ani Contoh|phone=081200000009");
  g_assert_false (sg_desk_set_duty (t.desk, &id, "available", 0, &error));
  assert_refused (&error, "vet first");
  g_assert_false (sg_desk_vet_volunteer (t.desk, &id, "rejected", NULL, &error));
  assert_refused (&error, "reason");
  g_assert_false (sg_desk_vet_volunteer (t.desk, &id, "perhaps", NULL, &error));
  assert_refused (&error, "state");
  g_assert_true (sg_desk_vet_volunteer (t.desk, &id, "accepted", NULL, &error));
  g_assert_false (sg_desk_set_duty (t.desk, &id, "available", t.now - 1, &error));
  assert_refused (&error, "until");
  g_assert_true (sg_desk_set_duty (t.desk, &id, "available", t.now + G_TIME_SPAN_HOUR, &error));

  volunteer = sg_desk_find_volunteer (t.desk, "0812 0000 0009", &error);
  g_assert_no_error (error);
  g_assert_cmpint (volunteer->vetting, ==, SG_VETTING_ACCEPTED);
  g_assert_cmpint (volunteer->availability, ==, SG_AVAILABILITY_AVAILABLE);
}

static void
test_erased_volunteer_is_nobody (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (SgVolunteer) row = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "erase.db");
  id = add_record (&sg_volunteer_register, t.desk, "name=Ani Contoh|phone=081200000009");
  g_assert_true (sg_desk_erase_volunteer (t.desk, &id, &error));
  g_assert_no_error (error);

  row = sg_row_get (sg_desk_get_db (t.desk), &sg_volunteer_record, &id, &error);
  g_assert_true (row->erased);
  g_assert_null (row->name);
  found = sg_desk_search_volunteers (t.desk, "ani", 0, 10, &error);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_null (sg_desk_find_volunteer (t.desk, "Ani Contoh", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (sg_desk_vet_volunteer (t.desk, &id, "accepted", NULL, &error));
  assert_refused (&error, "erased");
  assert_clean (t.desk);
}

static char *
search (SgTestDesk *t, const char *text, guint offset, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sg_desk_search_volunteers (t->desk, text, offset, limit, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names,
                            "%s%s",
                            i > 0 ? "," : "",
                            ((SgVolunteer *) g_ptr_array_index (found, i))->name);

  return g_string_free (names, FALSE);
}

static void
test_search_finds_the_beginning_of_any_word (void)
{
  static const struct
  {
    const char *text;
    guint       offset;
    guint       limit;
    const char *names;
  } cases[] = {
    { "", 0, 9, "Agus Budi Wijaya,Budi Bambang,Budi Wijaya,dr. Siti Nur Budiman,Wija" },
    { "", 3, 1, "dr. Siti Nur Budiman" },
    { "budi", 0, 9, "Budi Bambang,Budi Wijaya,Agus Budi Wijaya,dr. Siti Nur Budiman" },
    { "b", 0, 9, "Budi Bambang,Budi Wijaya,Agus Budi Wijaya,dr. Siti Nur Budiman" },
    { "b", 1, 2, "Budi Wijaya,Agus Budi Wijaya" },
    { "BUDI W", 0, 9, "Budi Wijaya,Agus Budi Wijaya" },
    { " wija ", 0, 9, "Wija,Budi Wijaya,Agus Budi Wijaya" },
    { "0812000001", 0, 9, "Budi Wijaya" },
    { "+62 812-0000-02", 0, 9, "Wija" },
    { "kreki-2026", 0, 9, "Budi Bambang" },
    { "bhd-basic-2025-0007", 0, 9, "Agus Budi Wijaya" },
    { "%", 0, 9, "" },
    { "zzz", 0, 9, "" },
  };
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgCertificate certificate = { .level = (char *) "basic",
                                .number = (char *) "BHD-BASIC-2025-0007",
                                .issued = (char *) "2025-02-01" };

  sg_test_desk_open (&t, "search.db");
  add_record (&sg_volunteer_register, t.desk, "name=Budi Wijaya|phone=081200000100");
  add_record (&sg_volunteer_register, t.desk, "name=dr. Siti Nur Budiman");
  add_record (&sg_volunteer_register, t.desk, "name=Wija|phone=081200000200");
  add_record (&sg_volunteer_register, t.desk, "name=Budi Bambang|number=KREKI-2026-000001");
  certificate.holder = add_record (&sg_volunteer_register, t.desk, "name=Agus Budi Wijaya");
  g_assert_true (sg_desk_certify (t.desk, &certificate, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = search (&t, cases[i].text, cases[i].offset, cases[i].limit);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

/* ---- certificates ---- */

static void
test_bad_certificates_are_refused (void)
{
  static const struct
  {
    const char *level, *number, *issued, *expires, *part;
  } cases[] = {
    { "gold", "BHD-BASIC-2026-0001", NULL, NULL, "level" },
    { "basic", NULL, NULL, NULL, "number" },
    { "basic", "BHD-PLUS-2026-0001", NULL, NULL, "BHD-BASIC" },
    { "plus", "BHD-PLUS-26-0001", NULL, NULL, "number" },
    { "inst", "BHD-INST-2026-00001", NULL, NULL, "number" },
    { "basic", "BHD-BASIC-2026-0001", "2026-13-01", NULL, "issued" },
    { "basic", "BHD-BASIC-2026-0001", "2026-12-01", NULL, "not come" },
    { "basic", "BHD-BASIC-2026-0001", "2025-12-01", NULL, "2026" },
    { "basic", "BHD-BASIC-2026-0001", "2026-05-01", "2026-05-01", "expires" },
    { "basic", "BHD-BASIC-2026-0001", "2026-05-01", "never", "expires" },
  };
  g_auto (SgTestDesk) t = { 0 };
  SgUuid holder;

  sg_test_desk_open (&t, "bad-certificates.db");
  holder = add_record (&sg_volunteer_register, t.desk, "name=Ani Contoh");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SgCertificate certificate = { .holder = holder,
                                    .level = (char *) cases[i].level,
                                    .number = (char *) cases[i].number,
                                    .issued = (char *) cases[i].issued,
                                    .expires = (char *) cases[i].expires };

      g_assert_false (sg_desk_certify (t.desk, &certificate, NULL, &error));
      assert_refused (&error, cases[i].part);
    }
}

static void
certify (SgTestDesk *t, const SgUuid *holder, const char *level, const char *number)
{
  g_autoptr (GError) error = NULL;
  SgCertificate certificate = { .holder = *holder,
                                .level = (char *) level,
                                .number = (char *) number,
                                .issued = (char *) "2024-02-29" };

  sg_desk_certify (t->desk, &certificate, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_standing (SgTestDesk *t, const SgUuid *holder, const char *day, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgStanding) standing = sg_desk_find_standing (t->desk, holder, day, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = g_strdup_printf ("%s %s",
                          sg_standing_to_text (standing->state),
                          standing->best != NULL ? standing->best->level : "-");
  g_assert_cmpstr (told, ==, expected);
}

static void
test_standing_of_certificates_by_day (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgStanding) standing = NULL;
  SgUuid holder;

  sg_test_desk_open (&t, "standing.db");
  holder = add_record (&sg_volunteer_register, t.desk, "name=Ani Contoh");
  assert_standing (&t, &holder, "2025-01-01", "none -");

  /* Two years, from a leap day; three for an instructor. */
  certify (&t, &holder, "basic", "BHD-BASIC-2024-0001");
  certify (&t, &holder, "plus", "BHD-PLUS-2024-0001");
  assert_standing (&t, &holder, "2026-02-28", "valid plus");
  assert_standing (&t, &holder, "2026-03-01", "grace plus");
  assert_standing (&t, &holder, "2026-08-28", "grace plus");
  assert_standing (&t, &holder, "2026-08-29", "expired plus");
  certify (&t, &holder, "inst", "BHD-INST-2024-0001");
  assert_standing (&t, &holder, "2027-02-28", "valid inst");
  standing = sg_desk_find_standing (t.desk, &holder, "2026-11-25", &error);
  g_assert_cmpstr (standing->best->expires, ==, "2027-02-28");
  g_assert_cmpstr (standing->last_day, ==, "2027-08-28");

  g_assert_false (sg_desk_revoke_certificate (t.desk, "BHD-INST-2024-0001", "", &error));
  assert_refused (&error, "reason");
  g_assert_true (sg_desk_revoke_certificate (t.desk, "BHD-INST-2024-0001", "palsu", &error));
  assert_standing (&t, &holder, "2026-02-01", "valid plus");
  g_assert_true (sg_desk_revoke_certificate (t.desk, "BHD-PLUS-2024-0001", "palsu", &error));
  g_assert_true (sg_desk_revoke_certificate (t.desk, "BHD-BASIC-2024-0001", "palsu", &error));
  assert_standing (&t, &holder, "2026-02-01", "revoked inst");
  assert_clean (t.desk);
}

static void
test_certificate_number_has_one_holder (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgCertificate certificate = { .level = (char *) "basic",
                                .number = (char *) "BHD-BASIC-2024-0001",
                                .issued = (char *) "2024-02-29" };
  SgUuid        holder;

  sg_test_desk_open (&t, "number.db");
  holder = add_record (&sg_volunteer_register, t.desk, "name=Ani Contoh");
  certify (&t, &holder, "basic", "BHD-BASIC-2024-0001");
  certificate.holder = add_record (&sg_volunteer_register, t.desk, "name=Ina Contoh");
  g_assert_false (sg_desk_certify (t.desk, &certificate, NULL, &error));
  assert_refused (&error, "Ani Contoh");
}

/* ---- hospitals ---- */

static void
test_hospital_figures_have_age_and_source (void)
{
  const SgHospitalReport bad[] = {
    { "igd=2", 0, NULL, NULL, "Ns. Uji" },       { "igd=2", 0, NULL, "phone", NULL },
    { "igd=many", 0, NULL, "phone", "Ns. Uji" }, { NULL, -1, NULL, "phone", "Ns. Uji" },
    { "igd=2", 0, "magic", "phone", "Ns. Uji" }, { "igd=2", 0, NULL, "rumour", "Ns. Uji" }
  };
  const SgHospitalReport good = { "igd=2\nicu=0", 1, "igd\nponek", "phone", "Ns. Uji" };
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const SgHospitalBoardRow *row;
  SgUuid                    id;

  sg_test_desk_open (&t, "hospital.db");
  id = add_record (&sg_faskes_register, t.desk, HOSPITAL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (sg_desk_report_hospital (t.desk, &id, &bad[i], &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      g_clear_error (&error);
    }

  g_assert_true (sg_desk_report_hospital (t.desk, &id, &good, &error));
  sg_test_desk_wait (&t, 90000);
  rows = sg_desk_list_hospital_board (t.desk, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->age_s, ==, 90000);
  g_assert_true (row->is_old);
  g_assert_true (row->facility->diverted);
  g_assert_cmpstr (row->facility->beds, ==, "igd\t2\nicu\t0");
  g_assert_cmpstr (row->facility->told_by, ==, "Ns. Uji");
  assert_clean (t.desk);
}

static void
test_hospital_that_refuses_says_why (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid           task = sg_uuid_from_name ("task:1");
  SgHospitalAnswer answer = { .answer = "refuses", .answered_by = "Ns. Uji" };
  SgUuid           unit;
  SgUuid           id;

  sg_test_desk_open (&t, "refuses.db");
  id = add_record (&sg_faskes_register, t.desk, HOSPITAL);
  unit = add_record (&sg_unit_register, t.desk, UNIT_A);
  answer.incident = request (&t, &unit, &task);
  g_assert_false (sg_desk_record_hospital_answer (t.desk, &id, &answer, &error));
  assert_refused (&error, "reason");
  answer.reason = "penuh";
  g_assert_true (sg_desk_record_hospital_answer (t.desk, &id, &answer, &error));
  answer = (SgHospitalAnswer){ answer.incident, "no_answer", NULL, NULL };
  g_assert_true (sg_desk_record_hospital_answer (t.desk, &id, &answer, &error));
  answer.incident = sg_uuid_from_name ("incident:none");
  g_assert_false (sg_desk_record_hospital_answer (t.desk, &id, &answer, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
}

/* ---- positions ---- */

static void
test_newest_position_of_those_on_duty_is_kept (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgPosition positions[4];
  SgPosition found;
  SgUuid     unit;
  SgUuid     off_duty;

  sg_test_desk_open (&t, "position.db");
  unit = add_record (&sg_unit_register, t.desk, UNIT_A);
  off_duty = add_record (&sg_volunteer_register, t.desk, "name=Ani Contoh");
  positions[0] = (SgPosition){ unit, -7.1, 112.1, NAN, t.now - 20 };
  positions[1] = (SgPosition){ unit, -7.2, 112.2, 5, t.now - 10 };
  positions[2] = (SgPosition){ unit, -7.3, 112.3, NAN, t.now - 30 };
  positions[3] = (SgPosition){ off_duty, -7.4, 112.4, NAN, t.now };
  g_assert_true (sg_desk_set_positions (t.desk, positions, 4, &error));
  g_assert_no_error (error);

  g_assert_true (sg_desk_get_position (t.desk, &unit, &found, &error));
  g_assert_cmpfloat (found.lat, ==, -7.2);
  g_assert_cmpfloat (found.accuracy_m, ==, 5);
  g_assert_false (sg_desk_get_position (t.desk, &off_duty, &found, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A clock that is ahead does not hide what comes later. */
  positions[0] = (SgPosition){ unit, -7.5, 112.5, NAN, t.now + G_TIME_SPAN_HOUR };
  positions[1] = (SgPosition){ unit, -7.6, 112.6, NAN, t.now + 1 };
  sg_desk_set_positions (t.desk, positions, 1, &error);
  sg_test_desk_wait (&t, 1);
  sg_desk_set_positions (t.desk, &positions[1], 1, &error);
  g_assert_true (sg_desk_get_position (t.desk, &unit, &found, &error));
  g_assert_cmpfloat (found.lat, ==, -7.6);
}

static void
test_positions_are_forgotten (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgPosition position;
  SgUuid     unit;

  sg_test_desk_open (&t, "forget.db");
  unit = add_record (&sg_unit_register, t.desk, UNIT_A);
  position = (SgPosition){ unit, -7.1, 112.1, NAN, t.now };
  sg_desk_set_positions (t.desk, &position, 1, &error);
  g_assert_true (sg_desk_forget_positions (t.desk, &error));
  g_assert_true (sg_desk_get_position (t.desk, &unit, &position, &error));

  sg_test_desk_wait (&t, 25 * 3600);
  g_assert_true (sg_desk_forget_positions (t.desk, &error));
  g_assert_false (sg_desk_get_position (t.desk, &unit, &position, &error));
  g_clear_error (&error);

  position = (SgPosition){ unit, -7.1, 112.1, NAN, t.now };
  sg_desk_set_positions (t.desk, &position, 1, &error);
  sg_desk_set_readiness (t.desk, &unit, SG_UNIT_OFF, "libur", &error);
  g_assert_true (sg_desk_forget_positions (t.desk, &error));
  g_assert_false (sg_desk_get_position (t.desk, &unit, &position, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/register/bad-entries-are-refused-with-the-field",
                   test_bad_entries_are_refused_with_the_field);
  g_test_add_func ("/register/long-text-is-refused", test_long_text_is_refused);
  g_test_add_func ("/register/duplicate-names-the-other", test_duplicate_names_the_other);
  g_test_add_func ("/register/shared-telephone-is-a-warning", test_shared_telephone_is_a_warning);
  g_test_add_func ("/register/change-writes-only-what-differs",
                   test_change_writes_only_what_differs);
  g_test_add_func ("/register/retired-entry-leaves-the-list", test_retired_entry_leaves_the_list);
  g_test_add_func ("/register/unit-of-a-shift", test_unit_of_a_shift);
  g_test_add_func ("/register/board-follows-the-tasks", test_board_follows_the_tasks);
  g_test_add_func ("/register/volunteer-is-vetted-and-on-duty",
                   test_volunteer_is_vetted_and_on_duty);
  g_test_add_func ("/register/erased-volunteer-is-nobody", test_erased_volunteer_is_nobody);
  g_test_add_func ("/register/search-finds-the-beginning-of-any-word",
                   test_search_finds_the_beginning_of_any_word);
  g_test_add_func ("/register/bad-certificates-are-refused", test_bad_certificates_are_refused);
  g_test_add_func ("/register/standing-of-certificates-by-day",
                   test_standing_of_certificates_by_day);
  g_test_add_func ("/register/certificate-number-has-one-holder",
                   test_certificate_number_has_one_holder);
  g_test_add_func ("/register/hospital-figures-have-age-and-source",
                   test_hospital_figures_have_age_and_source);
  g_test_add_func ("/register/hospital-that-refuses-says-why", test_hospital_that_refuses_says_why);
  g_test_add_func ("/register/newest-position-of-those-on-duty-is-kept",
                   test_newest_position_of_those_on_duty_is_kept);
  g_test_add_func ("/register/positions-are-forgotten", test_positions_are_forgotten);

  return g_test_run ();
}
