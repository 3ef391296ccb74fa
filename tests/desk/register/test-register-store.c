/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "desk/log/sg-row.h"
#include "desk/register/sg-certificates.h"
#include "desk/register/sg-register-store.h"
#include "desk/register/sg-units.h"
#include "desk/register/sg-volunteers.h"
#include "tests/desk/register/register-fixture.h"
#include "tests/desk/sg-test-roster.h"

#define MANY 100000

#define ANY                                                                                        \
  {                                                                                                \
    .state = SG_REGISTER_ANY, .certified = SG_REGISTER_ANY, .availability = SG_REGISTER_ANY        \
  }

/* What people call those that were found, apart by |. */
static char *
list_names (SgDesk *desk, const SgRegisterType *type, const SgRegisterQuery *query)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sg_desk_list_register (desk, type, query, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      gpointer record =
        sg_row_get (sg_desk_get_db (desk), type->record, &g_array_index (ids, SgUuid, i), &error);
      g_autofree char *name = type->dup_name (record);

      g_assert_no_error (error);
      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", name);
      type->record->free (record);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_found (SgDesk                *desk,
              const SgRegisterType  *type,
              const SgRegisterQuery *query,
              const char            *expected)
{
  g_autofree char *names = list_names (desk, type, query);

  g_assert_cmpstr (names, ==, expected);
}

static void
add_people (SgDesk *desk)
{
  static const char *const people[] = {
    "name=Citra Dewi|phone=081200000003|number=KREKI-2026-000003|organisation=PMI",
    "name=Ani Budiman|phone=081200000001|number=KREKI-2026-000001",
    "name=Budi Santoso|phone=081300000002|number=KREKI-2026-000002|organisation=KREKI",
  };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    add_record (&sg_volunteer_register, desk, people[i]);
}

static void
certify (SgDesk *desk, const char *name, const char *number, const char *expires)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgVolunteer) holder = sg_desk_find_volunteer (desk, name, &error);
  SgCertificate certificate = { .holder = holder->id,
                                .level = (char *) "basic",
                                .number = (char *) number,
                                .issued = (char *) "2024-01-02",
                                .expires = (char *) expires };

  g_assert_true (sg_desk_certify (desk, &certificate, NULL, &error));
  g_assert_no_error (error);
}

static void
test_volunteers_are_found_by_what_is_typed (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { NULL, "Ani Budiman|Budi Santoso|Citra Dewi" },
    { "bud", "Ani Budiman|Budi Santoso" },
    { " Santoso ", "Budi Santoso" },
    { "0812", "Ani Budiman|Citra Dewi" },
    { "+62 813", "Budi Santoso" },
    { "kreki-2026-000003", "Citra Dewi" },
    { "BHD-BASIC-2024-0009", "Ani Budiman" },
    { "zzz", "" },
  };
  g_auto (SgTestDesk) t = { 0 };

  sg_test_desk_open (&t, "typed.db");
  add_people (t.desk);
  certify (t.desk, "Ani Budiman", "BHD-BASIC-2024-0009", "2027-01-01");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SgRegisterQuery query = ANY;

      query.text = cases[i].text;
      assert_found (t.desk, &sg_volunteer_register, &query, cases[i].found);
    }
}

static void
test_volunteers_are_narrowed_by_state_and_availability (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgVolunteer) budi = NULL;
  SgRegisterQuery query = ANY;

  sg_test_desk_open (&t, "states.db");
  add_people (t.desk);
  budi = sg_desk_find_volunteer (t.desk, "Budi Santoso", &error);
  sg_desk_vet_volunteer (t.desk, &budi->id, "accepted", NULL, &error);
  sg_desk_set_duty (t.desk, &budi->id, "available", t.now + G_USEC_PER_SEC, &error);
  g_assert_no_error (error);

  query.state = SG_VETTING_ACCEPTED;
  assert_found (t.desk, &sg_volunteer_register, &query, "Budi Santoso");
  query.availability = SG_AVAILABILITY_AVAILABLE;
  assert_found (t.desk, &sg_volunteer_register, &query, "Budi Santoso");
  sg_test_desk_wait (&t, 2);
  assert_found (t.desk, &sg_volunteer_register, &query, "");
  query.availability = SG_AVAILABILITY_OFFLINE;
  assert_found (t.desk, &sg_volunteer_register, &query, "Budi Santoso");
}

static void
test_certificates_are_judged_as_everywhere (void)
{
  static const struct
  {
    SgCertified state;
    const char *found;
  } cases[] = {
    { SG_CERTIFIED, "Ani Budiman" },
    { SG_CERTIFIED_ONCE, "Budi Santoso" },
    { SG_CERTIFIED_NEVER, "Citra Dewi" },
    { SG_CERTIFIED_REVOKED, "" },
  };
  g_auto (SgTestDesk) t = { 0 };
  SgRegisterQuery query = ANY;

  sg_test_desk_open (&t, "judged.db");
  add_people (t.desk);
  certify (t.desk, "Ani Budiman", "BHD-BASIC-2024-0001", "2024-06-01");
  certify (t.desk, "Ani Budiman", "BHD-BASIC-2024-0002", "2027-06-01");
  certify (t.desk, "Budi Santoso", "BHD-BASIC-2024-0003", "2025-01-01");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      query.certified = (int) cases[i].state;
      assert_found (t.desk, &sg_volunteer_register, &query, cases[i].found);
    }

  query.certified = SG_REGISTER_ANY;
  query.sort = "certificate";
  query.descending = TRUE;
  assert_found (t.desk, &sg_volunteer_register, &query, "Citra Dewi|Budi Santoso|Ani Budiman");
}

static void
test_columns_sort_both_ways (void)
{
  g_auto (SgTestDesk) t = { 0 };
  SgRegisterQuery query = ANY;

  sg_test_desk_open (&t, "sorted.db");
  add_people (t.desk);
  query.sort = "phone";
  assert_found (t.desk, &sg_volunteer_register, &query, "Ani Budiman|Citra Dewi|Budi Santoso");
  query.descending = TRUE;
  assert_found (t.desk, &sg_volunteer_register, &query, "Budi Santoso|Citra Dewi|Ani Budiman");
  query.sort = "name";
  assert_found (t.desk, &sg_volunteer_register, &query, "Citra Dewi|Budi Santoso|Ani Budiman");
  g_assert_true (sg_register_can_sort (&sg_volunteer_register, "availability"));
  g_assert_false (sg_register_can_sort (&sg_volunteer_register, "name; DROP TABLE volunteer"));
}

static void
test_units_out_of_use_are_apart (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgRegisterQuery query = ANY;
  SgUuid          old;
  guint           n = 0;

  sg_test_desk_open (&t, "units.db");
  old = sg_test_add_unit (&t, "AGD-09");
  sg_test_add_unit (&t, "AGD-01");
  g_assert_true (sg_register_retire (&sg_unit_register, t.desk, &old, TRUE, &error));

  assert_found (t.desk, &sg_unit_register, &query, "AGD-01");
  query.state = SG_REGISTER_RETIRED;
  assert_found (t.desk, &sg_unit_register, &query, "AGD-09");
  query.text = "agd-01";
  assert_found (t.desk, &sg_unit_register, &query, "");
  g_assert_true (sg_desk_count_register (t.desk, &sg_unit_register, &n, &error));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_facilities_and_aeds_are_found (void)
{
  g_auto (SgTestDesk) t = { 0 };
  SgRegisterQuery query = ANY;

  sg_test_desk_open (&t, "places.db");
  add_record (&sg_faskes_register, t.desk, "name=RSUD Uji|kind=hospital|lat=-7.2|lon=112.7");
  add_record (&sg_faskes_register, t.desk, "name=PKM Uji|kind=puskesmas|lat=-7.3|lon=112.7");
  add_record (&sg_aed_register, t.desk, "place=Lobi stasiun|lat=-7.2|lon=112.7|hours=24/7");
  for (const char *const *sort = (const char *const[]){ "name", "kind", "reported_at", NULL };
       *sort != NULL;
       sort++)
    {
      query.sort = *sort;
      query.text = "rsud";
      assert_found (t.desk, &sg_faskes_register, &query, "RSUD Uji");
    }
  query.text = "STASIUN";
  query.sort = "checked_at";
  assert_found (t.desk, &sg_aed_register, &query, "Lobi stasiun");
}

static void
test_tasks_of_a_responder_name_their_incident (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (SgIncident) incident = NULL;
  SgBody *body = sg_body_new ();
  SgUuid  unit;
  SgUuid  task;
  SgUuid  call;

  sg_test_desk_open (&t, "tasks.db");
  unit = sg_test_add_unit (&t, "AGD-01");
  call = sg_test_call (&t, "Kecelakaan");
  task = sg_uuid_new (t.now / 1000);
  sg_body_uuid (body, "task", &task);
  sg_body_uuid (body, "responder", &unit);
  sg_body_text (body, "kind", "ambulance");
  sg_body_text (body, "role", "patient");
  sg_test_tell (&t, "task.requested@1", &call, body);

  incident = sg_test_get (&t, &call);
  tasks = sg_desk_list_tasks_of (t.desk, &unit, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpstr (((SgResponderTask *) g_ptr_array_index (tasks, 0))->incident_number,
                   ==,
                   incident->number);
}

static void
test_certificate_lasts_longer_after_a_refresher (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgVolunteer) ani = NULL;
  g_autoptr (GPtrArray) all = NULL;

  sg_test_desk_open (&t, "extended.db");
  add_people (t.desk);
  certify (t.desk, "Ani Budiman", "BHD-BASIC-2024-0001", "2027-01-01");
  g_assert_false (sg_desk_extend_certificate (t.desk, "BHD-BASIC-2024-0001", "2026-12-31", &error));
  assert_refused (&error, "after 2027-01-01");
  g_assert_false (sg_desk_extend_certificate (t.desk, "BHD-BASIC-2024-0001", "soon", &error));
  assert_refused (&error, "expires");
  g_assert_true (sg_desk_extend_certificate (t.desk, "BHD-BASIC-2024-0001", "2029-01-01", &error));
  g_assert_no_error (error);

  ani = sg_desk_find_volunteer (t.desk, "Ani Budiman", &error);
  all = sg_desk_list_certificates (t.desk, &ani->id, &error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (((SgCertificate *) g_ptr_array_index (all, 0))->expires, ==, "2029-01-01");

  g_assert_true (sg_desk_revoke_certificate (t.desk, "BHD-BASIC-2024-0001", "palsu", &error));
  g_assert_false (sg_desk_extend_certificate (t.desk, "BHD-BASIC-2024-0001", "2031-01-01", &error));
  assert_refused (&error, "revoked");
}

/* ---- how long it takes ---- */

static void
add_many (SgDesk *desk)
{
  static const char *const first[] = { "Ani", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gita" };
  static const char *const last[] = { "Santoso", "Wijaya", "Putri", "Lestari", "Pratama" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (sg_desk_get_db (desk), &error);

  for (guint i = 0; i < MANY; i++)
    {
      SgVolunteer      volunteer = { .lat = -7, .lon = 112, .vetting = SG_VETTING_ACCEPTED };
      SgCertificate    certificate = { .level = (char *) "basic" };
      g_autofree char *name = g_strdup_printf ("%s %s %05u", first[i % 7], last[i % 5], i);
      g_autofree char *phone = g_strdup_printf ("+6281%09u", i);
      g_autofree char *expires = g_strdup_printf ("202%u-06-01", i % 10);

      volunteer.id = sg_uuid_new (SG_TEST_NOW / 1000 + i);
      certificate.id = sg_uuid_new (SG_TEST_NOW / 1000 + i);
      certificate.holder = volunteer.id;
      certificate.expires = expires;
      volunteer.name = name;
      volunteer.phone = phone;
      volunteer.availability = (SgAvailability) (i % 3);
      sg_row_save (sg_desk_get_db (desk), &sg_volunteer_record, &volunteer, &error);
      sg_row_save (sg_desk_get_db (desk), &sg_certificate_record, &certificate, &error);
      g_assert_no_error (error);
    }

  g_assert_true (sg_db_commit (transaction, &error));
}

static void
measure (SgDesk *desk, const char *what, const SgRegisterQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 began = g_get_monotonic_time ();

  ids = sg_desk_list_register (desk, &sg_volunteer_register, query, &error);
  g_assert_no_error (error);
  g_test_message ("%-24s %6u of %u: %5.1f ms",
                  what,
                  ids->len,
                  MANY,
                  (double) (g_get_monotonic_time () - began) / 1000);
}

static void
test_hundred_thousand_are_listed (void)
{
  static const struct
  {
    const char     *what;
    SgRegisterQuery query;
  } cases[] = {
    { "all by name", { NULL, -1, -1, -1, NULL, FALSE } },
    { "b", { "b", -1, -1, -1, NULL, FALSE } },
    { "budi w", { "budi w", -1, -1, -1, NULL, FALSE } },
    { "telephone", { "08100001", -1, -1, -1, NULL, FALSE } },
    { "by telephone", { NULL, -1, -1, -1, "phone", TRUE } },
    { "by availability", { NULL, -1, -1, -1, "availability", TRUE } },
    { "by position", { NULL, -1, -1, -1, "position", TRUE } },
    { "by certificate", { NULL, -1, -1, -1, "certificate", FALSE } },
    { "valid certificate", { NULL, -1, SG_CERTIFIED, -1, NULL, FALSE } },
    { "available", { NULL, -1, -1, SG_AVAILABILITY_AVAILABLE, NULL, FALSE } },
  };
  g_auto (SgTestDesk) t = { 0 };

  if (SG_TEST_STRIDE > 1)
    {
      g_test_skip ("takes minutes under the sanitizers, and measures nothing there");
      return;
    }

  sg_test_desk_open (&t, "many.db");
  add_many (t.desk);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    measure (t.desk, cases[i].what, &cases[i].query);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test) g_test_add_func ("/desk/register/" name, test)
  ADD ("volunteers-are-found-by-what-is-typed", test_volunteers_are_found_by_what_is_typed);
  ADD ("volunteers-are-narrowed", test_volunteers_are_narrowed_by_state_and_availability);
  ADD ("certificates-are-judged-as-everywhere", test_certificates_are_judged_as_everywhere);
  ADD ("columns-sort-both-ways", test_columns_sort_both_ways);
  ADD ("units-out-of-use-are-apart", test_units_out_of_use_are_apart);
  ADD ("facilities-and-aeds-are-found", test_facilities_and_aeds_are_found);
  ADD ("tasks-of-a-responder-name-their-incident", test_tasks_of_a_responder_name_their_incident);
  ADD ("certificate-lasts-longer-after-a-refresher",
       test_certificate_lasts_longer_after_a_refresher);
  ADD ("hundred-thousand-are-listed", test_hundred_thousand_are_listed);

  return g_test_run ();
}
