/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "desk/sg-desk-settings.h"
#include "tests/common/random-event.h"
#include "tests/desk/log/sg-log-test.h"

static SgUuid
open_incident (SgTestDesk *t, const char *number)
{
  g_autoptr (SgAct) act = sg_act_new (t->desk);
  g_autoptr (GError) error = NULL;
  SgBody *body = sg_body_new ();
  SgUuid  id = sg_act_new_id (act);

  sg_body_text (body, "number", number);
  sg_body_text (body, "source", "tel119");
  sg_body_text (body, "text", "Jatuh dari tangga");
  sg_act_add (act, "incident.opened@1", &id, body);
  sg_act_do (act, &error);
  g_assert_no_error (error);

  return id;
}

static gboolean
add (SgTestDesk *t, const char *kind, const SgUuid *subject, SgBody *body, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (t->desk);

  sg_act_add (act, kind, subject, body);
  return sg_act_do (act, error);
}

static void
request (SgTestDesk *t, const SgUuid *incident, const SgUuid *task)
{
  g_autoptr (GError) error = NULL;
  SgBody *body = sg_body_new ();
  SgUuid  responder = sg_uuid_from_name ("unit:1");

  sg_body_uuid (body, "task", task);
  sg_body_uuid (body, "responder", &responder);
  sg_body_text (body, "kind", "ambulance");
  sg_body_text (body, "role", "patient");
  add (t, "task.requested@1", incident, body, &error);
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

static void
test_row_is_the_fold_of_its_events (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgIncident) incident = NULL;
  SgUuid id;
  SgUuid task = sg_uuid_from_name ("task:1");

  sg_test_desk_open (&t, "fold.db");
  id = open_incident (&t, "PSC-3171-20261125-XTEST001");
  request (&t, &id, &task);
  sg_test_desk_wait (&t, 20);
  add (&t, "task.answered@1", &id, task_body (&task, "answer", "accepted"), &error);
  g_assert_no_error (error);
  sg_test_desk_wait (&t, 300);
  add (&t, "task.progressed@1", &id, task_body (&task, "state", "on_scene"), &error);
  g_assert_no_error (error);

  sg_test_desk_reopen (&t);
  incident = sg_desk_find_incident (t.desk, "PSC-3171-20261125-XTEST001", &error);
  g_assert_no_error (error);
  g_assert_cmpint (incident->status, ==, SG_STATUS_ON_SCENE);
  g_assert_cmpint (incident->tasks->len, ==, 1);
  g_assert_cmpint (incident->at[SG_T4] - incident->at[SG_T3], ==, 20 * G_USEC_PER_SEC);
  g_assert_cmpint (incident->at[SG_T6], ==, SG_TEST_NOW + 320 * G_USEC_PER_SEC);
  sg_log_test_assert_clean (t.desk);
}

static void
test_refused_action_leaves_no_trace (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  SgUuid id;
  SgUuid task = sg_uuid_from_name ("task:1");

  sg_test_desk_open (&t, "refused.db");
  id = open_incident (&t, "A");
  request (&t, &id, &task);
  add (&t, "task.ended@1", &id, task_body (&task, NULL, NULL), &error);
  g_assert_no_error (error);

  g_assert_false (
    add (&t, "task.answered@1", &id, task_body (&task, "answer", "accepted"), &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STALE);
  g_clear_error (&error);

  g_assert_false (add (&t, "task.answered@1", &id, task_body (&task, "answer", "maybe"), &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "answer"));

  events = sg_event_log_read (sg_desk_get_log (t.desk), &id, NULL);
  g_assert_cmpuint (events->len, ==, 3);
  sg_log_test_assert_clean (t.desk);
}

static void
test_nothing_happens_to_nobody (void)
{
  g_auto (SgTestDesk) t = { 0 };
  SgUuid      nobody = sg_uuid_from_name ("nobody");
  const char *kinds[] = { "incident.noted@1", "patient.refused@1" };

  sg_test_desk_open (&t, "nobody.db");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      SgBody *body = sg_body_new ();

      sg_body_text (body, i == 0 ? "text" : "what", "apa saja");
      g_assert_false (add (&t, kinds[i], &nobody, body, &error));
      g_assert_error (error, SG_ERROR, SG_ERROR_NOT_FOUND);
    }
  sg_log_test_assert_clean (t.desk);
}

static void
test_undone_event_has_no_effect (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgAct) close = NULL;
  g_autoptr (SgAct) undo = NULL;
  g_autoptr (SgIncident) incident = NULL;
  SgUuid  id;
  SgUuid  closing;
  SgBody *body = sg_body_new ();

  sg_test_desk_open (&t, "undo.db");
  id = open_incident (&t, "A");
  close = sg_act_new (t.desk);
  sg_body_text (body, "disposition", "prank");
  closing = sg_act_add (close, "incident.closed@1", &id, body);
  g_assert_true (sg_act_do (close, &error));

  undo = sg_act_new (t.desk);
  body = sg_body_new ();
  sg_body_uuid (body, "event", &closing);
  sg_act_add_in_stream (undo, "event.undone@1", &id, body, "ops:3171");
  g_assert_true (sg_act_do (undo, &error));

  incident = sg_desk_get_incident (t.desk, &id, &error);
  g_assert_no_error (error);
  g_assert_true (sg_incident_is_open (incident));
  sg_log_test_assert_clean (t.desk);
}

static void
test_clock_may_step_back (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  SgHlc  last = 0;
  SgUuid id;

  sg_test_desk_open (&t, "clock.db");
  id = open_incident (&t, "A");
  for (guint i = 0; i < 5; i++)
    {
      SgBody *body = sg_body_new ();

      sg_test_desk_wait (&t, i == 2 ? -86400 : 1);
      sg_body_text (body, "text", "catatan");
      g_assert_true (add (&t, "incident.noted@1", &id, body, &error));
    }

  events = sg_event_log_read (sg_desk_get_log (t.desk), &id, NULL);
  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);

      g_assert_cmpint (event->hlc, >, last);
      g_assert_cmpint (event->seq, ==, i + 1);
      last = event->hlc;
    }
  sg_log_test_assert_clean (t.desk);
}

static void
test_every_tampering_is_found (void)
{
  static const struct
  {
    const char *sql;
    const char *said;
  } tampering[] = {
    { "UPDATE event SET body = '{\"text\":\"lain\"}' WHERE seq = 3", "seq 3" },
    { "UPDATE event SET at = at + 1 WHERE seq = 2", "seq 2" },
    { "UPDATE event SET \"by\" = 'local:other' WHERE seq = 4", "seq 4" },
    { "DELETE FROM event WHERE seq = 3", "missing" },
    { "DELETE FROM event WHERE seq = 6", "ends at seq 5" },
    { "UPDATE event SET seq = CASE seq WHEN 3 THEN 4 WHEN 4 THEN 3 END WHERE seq IN (3, 4)",
      "seq 3" },
    { "UPDATE incident SET severity = 3", "row: incident" },
    { "DELETE FROM incident", "row: incident" },
    { "INSERT INTO psc SELECT x'00112233445566778899aabbccddeeff', 1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,"
      "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,NULL",
      "row: psc" },
    { "UPDATE desk SET seq = seq + 1", "the desk wrote 7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tampering); i++)
    {
      g_auto (SgTestDesk) t = { 0 };
      g_autofree char *name = g_strdup_printf ("tampered-%u.db", i);
      g_autoptr (SgLogFindings) findings = NULL;
      g_autoptr (GError) error = NULL;
      SgUuid id;

      sg_test_desk_open (&t, name);
      id = open_incident (&t, "A");
      for (guint n = 0; n < 5; n++)
        {
          SgBody *body = sg_body_new ();

          sg_body_text (body, "text", "catatan");
          g_assert_true (add (&t, "incident.noted@1", &id, body, &error));
        }
      sg_log_test_assert_clean (t.desk);

      sg_log_test_run_sql (t.path, tampering[i].sql);
      findings = sg_log_check (sg_desk_get_log (t.desk), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (findings->n_faults, >=, 1);
      if (strstr (g_ptr_array_index (findings->faults, 0), tampering[i].said) == NULL)
        g_error ("%s: said %s", tampering[i].sql, (char *) g_ptr_array_index (findings->faults, 0));
    }
}

static void
test_rebuild_puts_rows_right (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (SgLogFindings) findings = NULL;
  g_autoptr (GError) error = NULL;
  SgUuid id;
  SgUuid task = sg_uuid_from_name ("task:1");

  sg_test_desk_open (&t, "rebuild.db");
  id = open_incident (&t, "A");
  request (&t, &id, &task);
  g_assert_true (sg_desk_configure (t.desk, "ack_s", 120, &error));
  sg_log_test_run_sql (t.path,
                       "UPDATE incident SET number = 'B'; DELETE FROM task; DELETE FROM psc");

  findings = sg_log_rebuild (sg_desk_get_log (t.desk), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->n_faults, ==, 3);
  g_assert_cmpuint (findings->n_events, ==, 3);
  sg_log_test_assert_clean (t.desk);
  sg_test_desk_reopen (&t);
  g_assert_cmpint (sg_desk_get_setting (t.desk, SG_SETTING_ACK_S), ==, 120);
}

/* Registers and settings are brought up to date from their rows alone; a check folds them whole. */
static void
test_rows_are_the_whole_fold_of_any_events (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (119);
  g_autoptr (GError) error = NULL;
  guint recorded = 0;

  sg_test_desk_open (&t, "any.db");
  for (guint i = 0; i < 1500 / SG_TEST_STRIDE; i++)
    {
      SgSubject         sort = (SgSubject) g_rand_int_range (rand, 0, SG_SUBJECT_ANY);
      g_autofree char  *name = g_strdup_printf ("%d:%d", sort, g_rand_int_range (rand, 0, 3));
      SgUuid            subject = sg_uuid_from_name (name);
      const SgLogAuthor author = { SG_TEST_NOW, "local:tester", NULL };
      g_autoptr (GPtrArray)
        events = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
      guint n = (guint) g_rand_int_range (rand, 1, 4);

      for (guint k = 0; k < n; k++)
        g_ptr_array_add (events,
                         sg_random_event (sg_random_kind (sort, rand), &subject, 4 * i + k, rand));
      for (guint k = 0; k < n; k++)
        g_clear_pointer (&((SgEvent *) g_ptr_array_index (events, k))->by, g_free);
      if (sg_event_log_record (sg_desk_get_log (t.desk), events, &author, &error))
        recorded += n;
      g_clear_error (&error);
    }

  g_assert_cmpuint (recorded, >, 1500 / SG_TEST_STRIDE);
  sg_log_test_assert_clean (t.desk);
}

static void
test_file_opens_in_a_gis (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;
  SgBody  *body = sg_body_new ();
  SgUuid   id;

  sg_test_desk_open (&t, "gis.db");
  id = open_incident (&t, "A");
  sg_body_begin_object (body, "place");
  sg_body_number (body, "lat", -6.2, 7);
  sg_body_number (body, "lon", 106.8, 7);
  sg_body_text (body, "method", "picked");
  sg_body_bool (body, "verified", FALSE);
  sg_body_end_object (body);
  g_assert_true (add (&t, "incident.located@1", &id, body, &error));

  db = sg_db_open (t.path, SG_DB_READ_ONLY | SG_DB_SHARED | SG_DB_SPATIAL, &error);
  g_assert_no_error (error);
  g_assert_true (sg_db_exec (db, "PRAGMA trusted_schema = ON", &error));
  statement = sg_db_query (db,
                           &error,
                           "SELECT CheckSpatialMetaData(), AsText(geometry) FROM incident_point",
                           "");
  g_assert_no_error (error);
  g_assert_true (sg_db_step (statement, &has_row, &error) && has_row);
  g_assert_cmpint (sqlite3_column_int (statement, 0), ==, 3);
  g_assert_cmpstr (sg_db_get_text (statement, 1), ==, "POINT(106.8 -6.2)");
}

static void
test_every_kind_is_complete (void)
{
  for (guint i = 0; i < sg_event_kind_count (); i++)
    {
      const SgEventKind *kind = sg_event_kind_get (i);

      g_assert_nonnull (strchr (kind->name, '@'));
      g_assert_true (sg_event_kind_find (kind->name) == kind);
      g_assert_nonnull (sg_stream_to_text (kind->stream));
      g_assert_nonnull (sg_subject_to_text (kind->subject));
      g_assert_cmpuint (kind->authors, !=, 0);
      g_assert_nonnull (kind->fields);
    }
}

static void
test_identity_must_make_sense (void)
{
  const struct
  {
    SgLogIdentity identity;
    const char   *field;
  } mistakes[] = {
    { { .name = (char *) "Meja", .psc = (char *) "3171", .zone = (char *) "Mars/Base" }, "zone" },
    { { .name = (char *) "", .psc = (char *) "3171", .zone = (char *) "Asia/Jakarta" }, "name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = sg_test_path ("identity.db");
      g_autoptr (GError) error = NULL;
      g_autoptr (SgDesk) desk = sg_desk_create (path, &mistakes[i].identity, &error);

      g_assert_null (desk);
      g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
      if (strstr (error->message, mistakes[i].field) == NULL)
        g_error ("“%s” does not name %s", error->message, mistakes[i].field);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/event-log/row-is-the-fold-of-its-events", test_row_is_the_fold_of_its_events);
  g_test_add_func ("/event-log/refused-action-leaves-no-trace",
                   test_refused_action_leaves_no_trace);
  g_test_add_func ("/event-log/nothing-happens-to-nobody", test_nothing_happens_to_nobody);
  g_test_add_func ("/event-log/undone-event-has-no-effect", test_undone_event_has_no_effect);
  g_test_add_func ("/event-log/clock-may-step-back", test_clock_may_step_back);
  g_test_add_func ("/event-log/every-tampering-is-found", test_every_tampering_is_found);
  g_test_add_func ("/event-log/rebuild-puts-rows-right", test_rebuild_puts_rows_right);
  g_test_add_func ("/event-log/file-opens-in-a-gis", test_file_opens_in_a_gis);
  g_test_add_func ("/event-log/rows-are-the-whole-fold-of-any-events",
                   test_rows_are_the_whole_fold_of_any_events);
  g_test_add_func ("/event-log/every-kind-is-complete", test_every_kind_is_complete);

  g_test_add_func ("/event-log/identity-must-make-sense", test_identity_must_make_sense);

  return g_test_run ();
}
