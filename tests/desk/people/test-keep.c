/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "common/sg-error.h"
#include "desk/keep/sg-desk-backup.h"
#include "desk/keep/sg-desk-forms.h"
#include "desk/keep/sg-desk-restore.h"
#include "desk/privacy/sg-desk-erase.h"
#include "tests/desk/paper/paper-fixture.h"
#include "tests/desk/people/people-fixture.h"

#define PHONE "+6281100000177"

static void
note (SgDesk *desk, const SgUuid *incident, const char *text)
{
  g_autoptr (SgAct) act = sg_act_new (desk);
  g_autoptr (GError) error = NULL;
  SgBody *body = sg_body_new ();

  sg_body_text (body, "text", text);
  sg_act_add (act, "incident.noted@1", incident, body);
  sg_act_do (act, &error);
  g_assert_no_error (error);
}

static SgUuid
open_incident (SgTestDesk *t, const char *number)
{
  g_autoptr (SgAct) act = sg_act_new (t->desk);
  SgBody *body = sg_body_new ();
  SgUuid  id = sg_act_new_id (act);

  sg_body_text (body, "number", number);
  sg_body_text (body, "source", "tel119");
  sg_body_text (body, "phone", PHONE);
  sg_act_add (act, "incident.opened@1", &id, body);
  g_assert_true (sg_act_do (act, NULL));

  return id;
}

static char *
back_up (SgTestDesk *t, const char *name)
{
  g_autofree char *path = sg_test_path (name);
  g_autoptr (GError) error = NULL;
  g_auto (SgBackup) done = { 0 };

  sg_desk_backup (t->desk, path, NULL, &done, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&done.path);
}

static guint
count_notes (SgTestDesk *t, const SgUuid *incident)
{
  g_autoptr (GPtrArray) events = sg_event_log_read (sg_desk_get_log (t->desk), incident, NULL);

  return events->len - 1;
}

/* ---- backup ---- */

typedef struct
{
  const char *path;
  SgUuid      incident;
  gint        stop;
} Writer;

static gpointer
write_on (gpointer data)
{
  Writer *writer = data;
  g_autoptr (SgDesk) desk = sg_desk_open (writer->path, NULL);

  while (!g_atomic_int_get (&writer->stop))
    note (desk, &writer->incident, "catatan");

  return NULL;
}

static void
test_copy_is_whole_while_others_write (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_auto (SgTestDesk) copy = { 0 };
  Writer   writer = { 0 };
  GThread *thread;

  sg_test_desk_open (&t, "busy.db");
  writer.path = t.path;
  writer.incident = open_incident (&t, "A");
  for (guint i = 0; i < 300; i++)
    note (t.desk, &writer.incident, "catatan yang cukup panjang untuk mengisi halaman");

  thread = g_thread_new ("writer", write_on, &writer);
  copy.path = back_up (&t, "busy-copy.db");
  g_atomic_int_set (&writer.stop, TRUE);
  g_thread_join (thread);

  sg_test_desk_reopen (&copy);
  g_assert_cmpuint (count_notes (&copy, &writer.incident), >=, 300);
  assert_clean (copy.desk);
}

static void
test_newest_copies_are_kept (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *folder = sg_test_path ("stick");
  g_autofree char *other =
    g_build_filename (folder, "siaga-3171-00000000-20200101-000000.db", NULL);
  g_autoptr (GError) error = NULL;

  sg_test_desk_open (&t, "nightly.db");
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (other, "x", 1, &error));
  for (guint i = 0; i < 5; i++)
    {
      g_auto (SgBackup) done = { 0 };

      g_assert_true (sg_desk_backup_nightly (t.desk, folder, 3, NULL, &done, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (done.n_removed, ==, i < 3 ? 0 : 1);
      g_assert_nonnull (strstr (done.path, i == 0 ? "20261125-090000" : "202611"));
      sg_test_desk_wait (&t, 86400);
    }

  g_assert_cmpuint (count_files (folder), ==, 4);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_missing_stick_is_told (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  SgBackup done;

  sg_test_desk_open (&t, "stick.db");
  assert_refused (sg_desk_backup_nightly (t.desk, "/nowhere/stick", 3, NULL, &done, &error),
                  &error,
                  "plugged in");
  assert_refused (sg_desk_backup (t.desk, "/nowhere/a.db", NULL, &done, &error),
                  &error,
                  "no backup was made");
}

static void
test_full_disk_leaves_the_older_copy (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autofree char *folder = sg_test_path ("full");
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (SgBackup) first = { 0 };
  g_auto (SgBackup) second = { 0 };
  gsize  n_before, n_after;
  SgUuid id;

  sg_test_desk_open (&t, "full.db");
  id = open_incident (&t, "A");
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (sg_desk_backup (t.desk, path, NULL, &first, &error));
  g_assert_true (g_file_get_contents (path, &before, &n_before, &error));
  for (guint i = 0; i < 100; i++)
    note (t.desk, &id, "catatan");

  signal (SIGXFSZ, SIG_IGN);
  limit_files (64 << 10);
  assert_refused (sg_desk_backup (t.desk, path, NULL, &second, &error),
                  &error,
                  "no backup was made");
  limit_files (RLIM_INFINITY);

  g_assert_true (g_file_get_contents (path, &after, &n_after, &error));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* ---- restore ---- */

static gboolean
restore (SgTestDesk *t,
         const char *backup,
         gboolean    force,
         gboolean    salvage,
         SgRestored *done,
         GError    **error)
{
  SgRestore request = { backup, t->path, force, salvage, t->now };
  gboolean  restored;

  g_clear_object (&t->desk);
  restored = sg_desk_restore (&request, NULL, done, error);
  if (restored)
    sg_test_desk_reopen (t);

  return restored;
}

static void
test_lost_file_is_restored_in_a_new_epoch (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (SgRestored) done = { 0 };
  g_autofree char *backup = NULL;
  g_autoptr (GPtrArray) events = NULL;
  SgUuid id;

  sg_test_desk_open (&t, "lost.db");
  id = open_incident (&t, "A");
  backup = back_up (&t, "lost-copy.db");
  g_clear_object (&t.desk);
  g_unlink (t.path);

  g_assert_true (restore (&t, backup, FALSE, FALSE, &done, &error));
  g_assert_null (done.aside);
  g_assert_cmpint (sg_desk_get_identity (t.desk)->epoch, ==, 2);
  note (t.desk, &id, "sesudah");
  events = sg_event_log_read (sg_desk_get_log (t.desk), &id, &error);
  g_assert_cmpint (((SgEvent *) events->pdata[0])->epoch, ==, 1);
  g_assert_cmpint (((SgEvent *) events->pdata[1])->epoch, ==, 2);
  assert_clean (t.desk);
}

static void
test_newer_file_is_not_replaced_unasked (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (SgRestored) refused = { 0 };
  g_auto (SgRestored) done = { 0 };
  g_autofree char *backup = NULL;
  SgUuid           id;

  sg_test_desk_open (&t, "newer.db");
  id = open_incident (&t, "A");
  backup = back_up (&t, "newer-copy.db");
  note (t.desk, &id, "satu");
  note (t.desk, &id, "dua");

  assert_refused (restore (&t, backup, FALSE, FALSE, &refused, &error), &error, "2 event(s)");
  sg_test_desk_reopen (&t);
  g_assert_cmpuint (count_notes (&t, &id), ==, 2);
  g_assert_cmpint (sg_desk_get_identity (t.desk)->epoch, ==, 1);

  g_assert_true (restore (&t, backup, TRUE, FALSE, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done.n_newer, ==, 2);
  g_assert_cmpuint (count_notes (&t, &id), ==, 0);

  /* Nothing is lost: it is in the file that was moved aside. */
  g_free (t.path);
  t.path = g_strdup (done.aside);
  sg_test_desk_reopen (&t);
  g_assert_cmpuint (count_notes (&t, &id), ==, 2);
  assert_clean (t.desk);
}

static void
test_salvage_takes_over_what_is_newer (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (SgRestored) done = { 0 };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *backup = NULL;
  SgUuid           id;

  sg_test_desk_open (&t, "salvage.db");
  id = open_incident (&t, "A");
  backup = back_up (&t, "salvage-copy.db");
  for (guint i = 0; i < 120; i++)
    note (t.desk, &id, "catatan");
  before = sg_event_log_read (sg_desk_get_log (t.desk), &id, &error);

  g_assert_true (restore (&t, backup, TRUE, TRUE, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done.n_salvaged, ==, 120);
  after = sg_event_log_read (sg_desk_get_log (t.desk), &id, &error);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    {
      const SgEvent *one = g_ptr_array_index (before, i);
      const SgEvent *other = g_ptr_array_index (after, i);

      g_assert_true (sg_uuid_equal (&one->id, &other->id));
      g_assert_cmpstr (one->body, ==, other->body);
      g_assert_cmpint (one->recorded_at, ==, other->recorded_at);
    }
  assert_clean (t.desk);
}

static void
test_erased_stays_erased (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (SgRestored) done = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  g_autofree char *backup = NULL;
  SgErasureRequest request = { "surat", TRUE };
  SgErasure        erasure;
  SgUuid           id;

  sg_test_desk_open (&t, "erased.db");
  id = open_incident (&t, "A");
  backup = back_up (&t, "erased-copy.db");
  g_assert_true (sg_desk_erase_person (t.desk, PHONE, &request, &erasure, &error));
  g_assert_cmpuint (erasure.n_events, ==, 1);

  g_assert_true (restore (&t, backup, TRUE, TRUE, &done, &error));
  incident = sg_desk_get_incident (t.desk, &id, &error);
  g_assert_null (incident->phone);
  g_assert_cmpstr (incident->number, ==, "A");
  assert_clean (t.desk);
}

static void
test_file_in_use_is_left_alone (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  SgRestored       done;
  SgRestore        request;

  sg_test_desk_open (&t, "used.db");
  backup = back_up (&t, "used-copy.db");
  request = (SgRestore){ backup, t.path, TRUE, FALSE, t.now };
  assert_refused (sg_desk_restore (&request, NULL, &done, &error), &error, "in use");
  assert_clean (t.desk);
}

static void
overwrite (const char *path, gsize from, gsize length)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, &error));
  g_assert_cmpuint (from + length, <=, n);
  memset (bytes + from, 0xa5, length);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, &error));
}

static void
test_unreadable_file_says_what_to_do (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (SgRestored) done = { 0 };
  g_autofree char *backup = NULL;

  sg_test_desk_open (&t, "garbage.db");
  open_incident (&t, "A");
  backup = back_up (&t, "garbage-copy.db");
  g_clear_object (&t.desk);
  overwrite (t.path, 0, 4096);

  g_assert_null (sg_desk_open (t.path, &error));
  g_assert_nonnull (strstr (error->message, "restore a backup"));
  g_clear_error (&error);

  g_assert_true (restore (&t, backup, FALSE, TRUE, &done, &error));
  g_assert_no_error (error);
  g_assert_true (done.is_unreadable);
  g_assert_nonnull (done.aside);
  assert_clean (t.desk);
}

static void
test_damaged_page_costs_only_what_was_on_it (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (SgRestored) done = { 0 };
  g_autofree char *backup = NULL;
  g_autofree char *bytes = NULL;
  const char      *needle = "catatan-150";
  SgUuid           id;
  gsize            length, at = 0;

  sg_test_desk_open (&t, "page.db");
  id = open_incident (&t, "A");
  backup = back_up (&t, "page-copy.db");
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = g_strdup_printf ("catatan-%u dan banyak kata lain", i);

      note (t.desk, &id, text);
    }
  g_clear_object (&t.desk);

  g_assert_true (g_file_get_contents (t.path, &bytes, &length, &error));
  while (at + strlen (needle) < length && memcmp (bytes + at, needle, strlen (needle)) != 0)
    at++;
  overwrite (t.path, at / 4096 * 4096, 4096);

  g_assert_true (restore (&t, backup, TRUE, TRUE, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done.n_damaged, >, 0);
  g_assert_cmpuint (done.n_salvaged, >, 200);
  g_assert_cmpuint (done.n_salvaged, <, 300);
  assert_clean (t.desk);
}

static void
test_bad_backup_is_refused (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (SgRestored) done = { 0 };
  g_autofree char *backup = NULL;
  sqlite3         *handle;

  sg_test_desk_open (&t, "bad.db");
  open_incident (&t, "A");
  backup = back_up (&t, "bad-copy.db");
  g_assert_cmpint (sqlite3_open (backup, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE event SET at = at + 1", NULL, NULL, NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_close (handle);

  assert_refused (restore (&t, backup, TRUE, FALSE, &done, &error), &error, "chain");
  g_assert_false (restore (&t, "/nowhere.db", TRUE, FALSE, &done, &error));
  sg_test_desk_reopen (&t);
  assert_clean (t.desk);
}

static void
test_forms_carry_the_letterhead (void)
{
  g_auto (SgTestDesk) t = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = sg_test_path ("forms");
  g_autofree char *path = g_build_filename (folder, "incident.pdf", NULL);
  g_autofree char *said = NULL;
  SgLogIdentity    identity;

  sg_test_desk_open (&t, "forms.db");
  identity = *sg_desk_get_identity (t.desk);
  identity.letterhead = (char *) "PEMERINTAH CONTOH\nDINAS KESEHATAN\nPSC 119 CONTOH\nJalan Uji 1\n"
                                 "Telepon (0399) 000-119";
  g_assert_true (sg_event_log_set_identity (sg_desk_get_log (t.desk), &identity, &error));
  g_assert_true (sg_desk_print_forms (t.desk, folder, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 3);

  said = read_pdf (path);
  if (said == NULL)
    return;
  g_assert_nonnull (strstr (said, "PSC 119 CONTOH"));
  g_assert_nonnull (strstr (said, "Jalan Uji 1 · Telepon (0399) 000-119"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/keep/copy-is-whole-while-others-write", test_copy_is_whole_while_others_write);
  g_test_add_func ("/keep/newest-copies-are-kept", test_newest_copies_are_kept);
  g_test_add_func ("/keep/missing-stick-is-told", test_missing_stick_is_told);
  g_test_add_func ("/keep/full-disk-leaves-the-older-copy", test_full_disk_leaves_the_older_copy);
  g_test_add_func ("/keep/lost-file-is-restored-in-a-new-epoch",
                   test_lost_file_is_restored_in_a_new_epoch);
  g_test_add_func ("/keep/newer-file-is-not-replaced-unasked",
                   test_newer_file_is_not_replaced_unasked);
  g_test_add_func ("/keep/salvage-takes-over-what-is-newer", test_salvage_takes_over_what_is_newer);
  g_test_add_func ("/keep/erased-stays-erased", test_erased_stays_erased);
  g_test_add_func ("/keep/file-in-use-is-left-alone", test_file_in_use_is_left_alone);
  g_test_add_func ("/keep/unreadable-file-says-what-to-do", test_unreadable_file_says_what_to_do);
  g_test_add_func ("/keep/damaged-page-costs-only-what-was-on-it",
                   test_damaged_page_costs_only_what_was_on_it);
  g_test_add_func ("/keep/bad-backup-is-refused", test_bad_backup_is_refused);
  g_test_add_func ("/keep/forms-carry-the-letterhead", test_forms_carry_the_letterhead);

  return g_test_run ();
}
