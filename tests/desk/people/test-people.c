/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "common/sg-error.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-may.h"
#include "desk/people/sg-desk-people.h"
#include "desk/people/sg-desk-sign-in.h"
#include "desk/people/sg-pin-store.h"
#include "desk/people/sg-pin.h"
#include "tests/desk/people/people-fixture.h"

#define PIN       "731940"
#define WRONG_PIN "731941"

static SgUuid
register_person (SgTestDesk *t, const char *name, const char *roles, const char *pin)
{
  SgPersonEntry entry = { name, roles, pin };
  g_autoptr (GError) error = NULL;
  SgUuid person;

  sg_desk_register_person (t->desk, &entry, &person, &error);
  g_assert_no_error (error);

  return person;
}

static void
act_as (SgTestDesk *t, const SgUuid *person)
{
  g_autofree char *id = sg_uuid_to_text (person);
  g_autofree char *by = g_strconcat (SG_PERSON_PREFIX, id, NULL);

  sg_desk_set_person (t->desk, by);
}

static void
test_desk_without_people_is_open (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgPersonEntry entry = { "Sari", "operator", PIN };
  SgUuid        person;

  sg_test_desk_open (&t, "open.db");
  sg_desk_set_person (t.desk, NULL);
  for (guint i = 0; i < SG_N_PERMISSIONS; i++)
    g_assert_true (sg_desk_may (t.desk, i, &error));

  assert_refused (sg_desk_register_person (t.desk, &entry, &person, &error),
                  &error,
                  "must be an admin");
  entry = (SgPersonEntry){ "Sari", "admin", NULL };
  assert_refused (sg_desk_register_person (t.desk, &entry, &person, &error), &error, "pin");

  register_person (&t, "Sari", "admin", PIN);
  assert_refused (sg_desk_may (t.desk, SG_MAY_TAKE_CALLS, &error), &error, "sign in");
}

/* Written out once more: a change of the table is a decision, not a slip. */
static const struct
{
  SgPermission permission;
  const char  *roles;
} rows[] = {
  { SG_MAY_TAKE_CALLS, "operator dispatcher supervisor" },
  { SG_MAY_DISPATCH, "operator dispatcher supervisor" },
  { SG_MAY_CLOSE, "operator dispatcher supervisor" },
  { SG_MAY_VERIFY, "supervisor verifier" },
  { SG_MAY_CONFIGURE, "admin" },
  { SG_MAY_MANAGE_REGISTERS, "supervisor admin" },
  { SG_MAY_SEE_VOLUNTEERS, "operator dispatcher supervisor verifier trainer admin" },
  { SG_MAY_SEE_PERSONAL, "operator dispatcher supervisor verifier admin" },
  { SG_MAY_SEE_CLINICAL, "operator dispatcher supervisor verifier admin" },
  { SG_MAY_EXPORT, "supervisor admin" },
  { SG_MAY_ERASE, "admin" },
  { SG_MAY_RESTORE, "supervisor admin" },
  { SG_MAY_RUN_REPORTS, "dispatcher supervisor verifier admin" },
  { SG_MAY_MANAGE_PEOPLE, "admin" },
};

static void
test_every_permission_has_its_roles (void)
{
  static const char *const roles[] = {
    "operator", "dispatcher", "supervisor", "verifier", "trainer", "admin",
  };
  g_auto (SgTestDesk) t = { 0 };
  SgUuid people[G_N_ELEMENTS (roles)];

  sg_test_desk_open (&t, "may.db");
  register_person (&t, "Kepala", "admin", PIN);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    people[i] = register_person (&t, roles[i], roles[i], NULL);

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, SG_N_PERMISSIONS);
  for (guint p = 0; p < G_N_ELEMENTS (rows); p++)
    for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
      {
        g_autoptr (GError) error = NULL;
        gboolean meant = strstr (rows[p].roles, roles[i]) != NULL;
        gboolean may;

        act_as (&t, &people[i]);
        may = sg_desk_may (t.desk, rows[p].permission, &error);
        if (may != meant)
          g_error ("%s as %s", sg_permission_get_type (rows[p].permission)->code, roles[i]);
        if (!may)
          g_assert_nonnull (strstr (error->message, "needs the role"));
      }
}

static void
test_disabled_person_may_nothing (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid admin, sari;

  sg_test_desk_open (&t, "disabled.db");
  admin = register_person (&t, "Kepala", "admin", PIN);
  sari = register_person (&t, "Sari", "operator", PIN);
  act_as (&t, &sari);
  g_assert_true (sg_desk_may (t.desk, SG_MAY_DISPATCH, &error));

  act_as (&t, &admin);
  g_assert_true (sg_desk_disable_person (t.desk, &sari, TRUE, &error));
  assert_refused (sg_desk_disable_person (t.desk, &admin, TRUE, &error), &error, "no admin");
  assert_refused (sg_desk_sign_in (t.desk, "Sari", PIN, &error), &error, "any more");
  act_as (&t, &sari);
  assert_refused (sg_desk_may (t.desk, SG_MAY_DISPATCH, &error), &error, "any more");
}

static void
test_names_are_told_apart (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = NULL;
  SgPersonEntry entry = { "SARI", "operator", PIN };
  SgPersonEntry change = { NULL, "operator,verifier", NULL };
  SgUuid        sari, other;

  sg_test_desk_open (&t, "names.db");
  register_person (&t, "Kepala", "admin", PIN);
  sari = register_person (&t, "Sari", "operator", NULL);
  assert_refused (sg_desk_register_person (t.desk, &entry, &other, &error), &error, "already");
  entry = (SgPersonEntry){ "Budi", "operator,pilot", PIN };
  assert_refused (sg_desk_register_person (t.desk, &entry, &other, &error), &error, "pilot");
  g_assert_true (sg_desk_change_person (t.desk, &sari, &change, &error));

  people = sg_desk_list_people (t.desk, &error);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (((SgPerson *) g_ptr_array_index (people, 1))->roles, ==, "operator\nverifier");
  g_assert_cmpstr (((SgPerson *) g_ptr_array_index (people, 1))->name, ==, "Sari");
}

static void
test_guessable_pins_are_refused (void)
{
  static const char *const bad[] = {
    "1234",     "0000", "9876",          "7890",   "2468",     "1212", "119119",
    "1122",     "1987", "170845",        "450817", "2580",     "123",  "12a4",
    "17081945", "",     "1234567890123", "445566", "19450817",
  };
  static const char *const good[] = { "7319", "731940", "8204617", "951753842016" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      if (sg_pin_check_strength (bad[i], &error))
        g_error ("%s passed", bad[i]);
      g_assert_true (g_str_has_prefix (error->message, "“pin”"));
    }

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (sg_pin_check_strength (good[i], NULL));
}

static void
test_sign_in_is_on_record (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (SgPerson) person = NULL;
  SgUuid sari, budi, id;

  sg_test_desk_open (&t, "sign-in.db");
  sari = register_person (&t, "Sari", "admin", PIN);
  budi = register_person (&t, "Budi", "operator", "5093");
  sg_desk_set_person (t.desk, NULL);
  g_assert_true (sg_desk_sign_in (t.desk, "sari", PIN, &error));
  g_assert_true (sg_person_id_of (sg_desk_get_person (t.desk), &id));
  g_assert_true (sg_uuid_equal (&id, &sari));

  g_assert_true (sg_desk_sign_in (t.desk, "Budi", "5093", &error));
  person = sg_desk_find_person (t.desk, "Sari", &error);
  g_assert_cmpint (person->signed_in_at, ==, 0);
  g_assert_true (sg_desk_sign_out (t.desk, &error));
  g_assert_cmpstr (sg_desk_get_person (t.desk), ==, "local:nobody");
  assert_refused (sg_desk_sign_in (t.desk, "Budi", "5094", &error), &error, "wait 1 s");

  events = sg_event_log_read (sg_desk_get_log (t.desk), &budi, &error);
  g_assert_cmpuint (events->len, ==, 4);
  g_assert_true (sg_event_get_bool (g_ptr_array_index (events, 3), "refused"));
  assert_refused (sg_desk_sign_in (t.desk, "Tono", "5094", &error), &error, "Tono");
}

static void
test_wrong_pin_slows_and_never_locks (void)
{
  static const guint waits[] = { 1, 2, 4, 8, 16, 32, 60, 60, 60 };
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  SgUuid sari;

  sg_test_desk_open (&t, "slow.db");
  sari = register_person (&t, "Sari", "admin", PIN);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autofree char *said = g_strdup_printf ("wait %u s", waits[i]);
      guint            seconds;

      assert_refused (sg_desk_sign_in (t.desk, "Sari", WRONG_PIN, &error), &error, said);

      /* Even the right one has to wait, and says so without being looked at. */
      assert_refused (sg_desk_sign_in (t.desk, "Sari", PIN, &error), &error, said);
      g_assert_true (sg_pin_store_find_wait (t.desk, &sari, &seconds, &error));
      g_assert_cmpuint (seconds, ==, waits[i]);
      sg_test_desk_wait (&t, waits[i]);
    }

  g_assert_true (sg_desk_sign_in (t.desk, "Sari", PIN, &error));
  events = sg_event_log_read (sg_desk_get_log (t.desk), &sari, &error);
  g_assert_cmpuint (events->len, ==, 1 + G_N_ELEMENTS (waits) + 1);

  /* The right one begins anew. */
  assert_refused (sg_desk_sign_in (t.desk, "Sari", WRONG_PIN, &error), &error, "wait 1 s");
}

static void
test_clock_set_back_locks_nobody_out (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (&t, "back.db");
  register_person (&t, "Sari", "admin", PIN);
  assert_refused (sg_desk_sign_in (t.desk, "Sari", WRONG_PIN, &error), &error, "wait 1 s");
  sg_test_desk_wait (&t, -86400);
  g_assert_true (sg_desk_sign_in (t.desk, "Sari", PIN, &error));
}

static void
test_pin_is_changed_and_reset (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid admin, sari;

  sg_test_desk_open (&t, "change.db");
  admin = register_person (&t, "Kepala", "admin", "5093");
  sari = register_person (&t, "Sari", "operator", PIN);
  act_as (&t, &sari);
  assert_refused (sg_desk_change_pin (t.desk, &sari, PIN, PIN, &error), &error, "another");
  assert_refused (sg_desk_change_pin (t.desk, &sari, PIN, "1234", &error), &error, "pin");
  assert_refused (sg_desk_change_pin (t.desk, &sari, WRONG_PIN, "820461", &error), &error, "wrong");
  sg_test_desk_wait (&t, 1);
  g_assert_true (sg_desk_change_pin (t.desk, &sari, PIN, "820461", &error));
  assert_refused (sg_desk_sign_in (t.desk, "Sari", PIN, &error), &error, "wrong");
  sg_test_desk_wait (&t, 1);
  g_assert_true (sg_desk_sign_in (t.desk, "Sari", "820461", &error));

  assert_refused (sg_desk_reset_pin (t.desk, &sari, PIN, &error), &error, "admin");
  act_as (&t, &admin);
  g_assert_true (sg_desk_reset_pin (t.desk, &sari, PIN, &error));
  g_assert_true (sg_desk_sign_in (t.desk, "Sari", PIN, &error));

  assert_clean (t.desk);
  g_assert_cmpuint (count_in_desk (t.path, PIN), ==, 0);
}

static void
test_hours_at_the_desk_are_counted (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgFatigue fatigue;

  sg_test_desk_open (&t, "fatigue.db");
  register_person (&t, "Sari", "admin", PIN);
  g_assert_true (sg_desk_sign_in (t.desk, "Sari", PIN, &error));
  sg_test_desk_wait (&t, 6 * 3600);
  g_assert_true (sg_desk_get_fatigue (t.desk, &fatigue, &error));
  g_assert_cmpfloat (fatigue.hours, ==, 6);
  g_assert_false (fatigue.tired);

  /* Half an hour away is no rest. */
  g_assert_true (sg_desk_sign_out (t.desk, &error));
  sg_test_desk_wait (&t, 1800);
  g_assert_true (sg_desk_sign_in (t.desk, "Sari", PIN, &error));
  sg_test_desk_wait (&t, 3.5 * 3600);
  g_assert_true (sg_desk_get_fatigue (t.desk, &fatigue, &error));
  g_assert_cmpfloat (fatigue.hours, ==, 10);
  g_assert_true (fatigue.tired);

  g_assert_true (sg_desk_sign_out (t.desk, &error));
  sg_test_desk_wait (&t, 8 * 3600);
  g_assert_true (sg_desk_sign_in (t.desk, "Sari", PIN, &error));
  g_assert_true (sg_desk_get_fatigue (t.desk, &fatigue, &error));
  g_assert_false (fatigue.tired);
}

static SgUuid
close_incident (SgTestDesk *t)
{
  g_autoptr (SgAct) act = sg_act_new (t->desk);
  g_autoptr (GError) error = NULL;
  SgBody *body = sg_body_new ();
  SgUuid  id = sg_act_new_id (act);

  sg_body_text (body, "number", "A");
  sg_body_text (body, "source", "tel119");
  sg_act_add (act, "incident.opened@1", &id, body);
  body = sg_body_new ();
  sg_body_text (body, "disposition", "prank");
  sg_act_add (act, "incident.closed@1", &id, body);
  g_assert_true (sg_act_do (act, &error));

  return id;
}

static void
test_who_closed_does_not_verify (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid sari, budi, id;

  sg_test_desk_open (&t, "verify.db");
  sari = register_person (&t, "Sari", "admin,supervisor", PIN);
  budi = register_person (&t, "Budi", "verifier", NULL);
  act_as (&t, &sari);
  id = close_incident (&t);
  assert_refused (sg_desk_may_verify (t.desk, &id, &error), &error, "Sari closed");
  act_as (&t, &budi);
  g_assert_true (sg_desk_may_verify (t.desk, &id, &error));
}

static void
test_access_is_listed_by_whom_what_and_when (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid             sari, id;
  g_autofree char   *subject = NULL;
  SgAccessFilter     filters[] = { { 0 },
                                   { .by = "local:tester" },
                                   { .subject = "incident" },
                                   { .from = SG_TEST_NOW + G_USEC_PER_SEC },
                                   { .to = SG_TEST_NOW + G_USEC_PER_SEC } };
  static const guint counts[] = { 3, 2, 2, 1, 2 };

  sg_test_desk_open (&t, "access.db");
  sari = register_person (&t, "Sari", "admin", PIN);
  id = close_incident (&t);
  subject = sg_access_dup_subject (SG_SUBJECT_INCIDENT, &id);
  g_assert_true (sg_desk_log_access (t.desk, subject, SG_ACCESS_OPENED, NULL, &error));
  g_assert_true (sg_desk_log_access (t.desk, "patient:x", SG_ACCESS_PRINTED, "IGD", &error));
  sg_test_desk_wait (&t, 60);
  act_as (&t, &sari);
  g_assert_true (sg_desk_log_access (t.desk, subject, SG_ACCESS_OPENED, "lanjutan", &error));

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GPtrArray) found = sg_desk_list_access (t.desk, &filters[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, counts[i]);
    }

  {
    g_autoptr (GPtrArray) all = sg_desk_list_access (t.desk, &filters[0], &error);
    const SgAccess *last = g_ptr_array_index (all, 2);

    g_assert_cmpstr (last->name, ==, "Sari");
    g_assert_cmpstr (last->what, ==, "opened");
    g_assert_cmpstr (last->subject, ==, subject);
    g_assert_cmpstr (last->purpose, ==, "lanjutan");
  }
}

static guint
count_looks (SgTestDesk *t, const char *subject)
{
  SgAccessFilter filter = { .subject = subject };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sg_desk_list_access (t->desk, &filter, &error);

  g_assert_no_error (error);
  return found->len;
}

static void
add_patient (SgTestDesk *t, const SgUuid *incident)
{
  SgUuid  id = sg_uuid_from_name ("patient:1");
  SgBody *body = sg_body_new ();
  g_autoptr (GError) error = NULL;

  sg_body_uuid (body, "incident", incident);
  sg_body_text (body, "name", "Ratna Contoh");
  g_assert_true (sg_act_once (t->desk, "patient.added@1", &id, body, &error));
}

static void
test_look_is_allowed_and_on_record (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid   sari, tono, id;
  gboolean masked;

  sg_test_desk_open (&t, "look.db");
  sari = register_person (&t, "Sari", "admin", PIN);
  tono = register_person (&t, "Tono", "trainer", NULL);
  id = close_incident (&t);
  add_patient (&t, &id);

  act_as (&t, &sari);
  g_assert_true (sg_desk_look_at_incident (t.desk, &id, SG_ACCESS_OPENED, NULL, &masked, &error));
  g_assert_false (masked);
  g_assert_cmpuint (count_looks (&t, "incident"), ==, 1);
  g_assert_cmpuint (count_looks (&t, "patient"), ==, 1);

  act_as (&t, &tono);
  g_assert_true (sg_desk_look_at_incident (t.desk, &id, SG_ACCESS_OPENED, NULL, &masked, &error));
  g_assert_true (masked);
  assert_refused (sg_desk_look_at_incident (t.desk, &id, SG_ACCESS_PRINTED, NULL, NULL, &error),
                  &error,
                  "needs the role operator");
  assert_refused (sg_desk_look_at (t.desk, SG_SUBJECT_PATIENT, &id, SG_ACCESS_OPENED, NULL, &error),
                  &error,
                  "see patients' data");
  assert_refused (
    sg_desk_look_at (t.desk, SG_SUBJECT_VOLUNTEER, NULL, SG_ACCESS_EXPORTED, NULL, &error),
    &error,
    "supervisor or admin");
  g_assert_cmpuint (count_looks (&t, NULL), ==, 2);

  sg_desk_set_person (t.desk, NULL);
  assert_refused (sg_desk_look_at_incident (t.desk, &id, SG_ACCESS_OPENED, NULL, &masked, &error),
                  &error,
                  "nobody has signed in");
  assert_clean (t.desk);
}

static void
test_long_list_is_one_look (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);

  sg_test_desk_open (&t, "list.db");
  g_assert_true (
    sg_desk_look_at_each (t.desk, SG_SUBJECT_VOLUNTEER, records, SG_ACCESS_SEARCHED, NULL, &error));
  g_assert_cmpuint (count_looks (&t, NULL), ==, 0);

  for (guint i = 0; i < SG_ACCESS_EACH_MAX; i++)
    g_ptr_array_add (records, g_new0 (SgUuid, 1));
  g_assert_true (
    sg_desk_look_at_each (t.desk, SG_SUBJECT_VOLUNTEER, records, SG_ACCESS_SEARCHED, NULL, &error));
  g_assert_cmpuint (count_looks (&t, "volunteer"), ==, SG_ACCESS_EACH_MAX);

  g_ptr_array_add (records, g_new0 (SgUuid, 1));
  g_assert_true (
    sg_desk_look_at_each (t.desk, SG_SUBJECT_VOLUNTEER, records, SG_ACCESS_SEARCHED, NULL, &error));
  g_assert_cmpuint (count_looks (&t, "volunteer"), ==, SG_ACCESS_EACH_MAX + 1);
  g_assert_cmpuint (count_looks (&t, "volunteer:all"), ==, 1);
}

/* Whatever a part of the desk does becomes an act, and each act is asked for the role. */
static void
test_roles_stand_before_every_act (void)
{
  static const struct
  {
    const char *role;
    const char *kind;
    const char *may_not;
  } acts[] = {
    { "trainer", "incident.opened@1", "take" },
    { "trainer", "task.requested@1", "send ambulances" },
    { "operator", "incident.verified@1", "verif" },
    { "operator", "psc.configured@1", "admin" },
    { "operator", "volunteer.vetted@1", "supervisor" },
    { "verifier", "incident.closed@1", "close" },
  };
  g_auto (SgTestDesk) t = { 0 };
  SgUuid subject = sg_uuid_from_name ("nobody");

  sg_test_desk_open (&t, "acts.db");
  register_person (&t, "Sari", "admin", PIN);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *name = g_strdup_printf ("Orang %u", i);
      g_autoptr (GError) error = NULL;
      SgUuid person;

      sg_desk_set_person (t.desk, "tester");
      person = register_person (&t, name, acts[i].role, PIN);
      act_as (&t, &person);
      g_assert_false (sg_act_once (t.desk, acts[i].kind, &subject, NULL, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      if (strstr (error->message, acts[i].may_not) == NULL ||
          strstr (error->message, "needs the role") == NULL)
        g_error ("“%s” does not say %s", error->message, acts[i].may_not);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/people/desk-without-people-is-open", test_desk_without_people_is_open);
  g_test_add_func ("/people/every-permission-has-its-roles", test_every_permission_has_its_roles);
  g_test_add_func ("/people/disabled-person-may-nothing", test_disabled_person_may_nothing);
  g_test_add_func ("/people/names-are-told-apart", test_names_are_told_apart);
  g_test_add_func ("/people/guessable-pins-are-refused", test_guessable_pins_are_refused);
  g_test_add_func ("/people/sign-in-is-on-record", test_sign_in_is_on_record);
  g_test_add_func ("/people/wrong-pin-slows-and-never-locks", test_wrong_pin_slows_and_never_locks);
  g_test_add_func ("/people/clock-set-back-locks-nobody-out", test_clock_set_back_locks_nobody_out);
  g_test_add_func ("/people/pin-is-changed-and-reset", test_pin_is_changed_and_reset);
  g_test_add_func ("/people/hours-at-the-desk-are-counted", test_hours_at_the_desk_are_counted);
  g_test_add_func ("/people/who-closed-does-not-verify", test_who_closed_does_not_verify);
  g_test_add_func ("/people/roles-stand-before-every-act", test_roles_stand_before_every_act);
  g_test_add_func ("/people/access-is-listed-by-whom-what-and-when",
                   test_access_is_listed_by_whom_what_and_when);
  g_test_add_func ("/people/look-is-allowed-and-on-record", test_look_is_allowed_and_on_record);
  g_test_add_func ("/people/long-list-is-one-look", test_long_list_is_one_look);

  return g_test_run ();
}
