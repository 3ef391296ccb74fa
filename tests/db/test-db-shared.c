/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "common/sg-error.h"
#include "db/sg-db-migrate.h"
#include "db/sg-db-wal.h"
#include "db/sg-db.h"
#include "tests/db/sg-db-test.h"

#define assert_fault(error, words, path)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_error ((error), SG_ERROR, SG_ERROR_STORAGE);                                          \
    g_test_message ("%s", (error)->message);                                                       \
    g_assert_nonnull (strstr ((error)->message, (words)));                                         \
    g_assert_nonnull (strstr ((error)->message, (path)));                                          \
  }                                                                                                \
  G_STMT_END

/* The other process: begins, writes, says so, and commits when it is let go. */
static int
hold_gate (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_test_open (path, 0);
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, &error);

  g_assert_no_error (error);
  sg_db_run (db, &error, "INSERT INTO note (text) VALUES ('other')", "");
  g_assert_no_error (error);
  sg_db_test_here ();
  sg_db_commit (transaction, &error);
  g_assert_no_error (error);

  return 0;
}

static void
test_gate_excludes_another_process (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (GSubprocess) other = sg_db_test_start ("--hold-gate", path);

  sg_db_test_await (other);
  sg_db_set_patience (db, 0);
  g_assert_false (sg_db_test_add (db, "refused", &error));
  assert_fault (error, "another program is writing", path);
  g_clear_error (&error);
  g_assert_false (sg_db_checkpoint (db, SG_DB_CHECKPOINT_PASSIVE, &error));
  assert_fault (error, "another program is writing", path);
  g_clear_error (&error);
  g_assert_cmpint (sg_db_test_count (db), ==, 0);

  sg_db_test_let_go (other);
  g_assert_true (sg_db_test_add (db, "mine", &error));
  g_assert_cmpint (sg_db_test_count (db), ==, 2);
}

static gpointer
add_in_thread (gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_test_open (user_data, 0);

  g_assert_true (sg_db_test_add (db, "waited", &error));
  g_assert_no_error (error);

  return NULL;
}

static void
test_writer_waits_for_another_process (void)
{
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (GSubprocess) other = sg_db_test_start ("--hold-gate", path);
  GThread *thread;

  sg_db_test_await (other);
  thread = g_thread_new ("writer", add_in_thread, path);
  sg_db_test_let_go (other);
  g_thread_join (thread);

  g_assert_cmpint (sg_db_test_count (db), ==, 2);
}

static void
test_killed_process_leaves_the_gate_open (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (GSubprocess) other = sg_db_test_start ("--hold-gate", path);

  sg_db_test_await (other);
  g_subprocess_force_exit (other);
  g_subprocess_wait (other, NULL, NULL);

  g_assert_true (sg_db_test_add (db, "mine", &error));
  g_assert_cmpint (sg_db_test_count (db), ==, 1);
}

static void
test_removed_gate_is_made_again (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autofree char *gate = g_strconcat (path, "-gate", NULL);
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDbTransaction) transaction = NULL;
  g_autoptr (SgDb) newcomer = NULL;

  g_assert_cmpint (g_unlink (gate), ==, 0);
  transaction = sg_db_begin (db, &error);
  g_assert_no_error (error);

  newcomer = sg_db_test_open (path, 0);
  sg_db_set_patience (newcomer, 0);
  g_assert_null (sg_db_begin (newcomer, &error));
  assert_fault (error, "another program is writing", path);
}

static void
test_write_outside_a_transaction_is_undone (void)
{
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = NULL;

  if (g_test_subprocess ())
    {
      db = sg_db_test_new (path);
      sg_db_run (db, NULL, "INSERT INTO note (text) VALUES ('stray')", "");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*self->committing*");

  db = sg_db_test_open (path, 0);
  g_assert_cmpint (sg_db_test_count (db), ==, 0);
}

static void
test_file_is_set_up_for_sharing (void)
{
  g_autofree char *path = sg_test_path ("desk.db");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (SgDb) db = sg_db_test_new (path);
  GStatBuf status;

  g_assert_cmpint (sg_db_test_number (db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (sg_db_test_number (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (sg_db_test_number (db, "PRAGMA busy_timeout"), ==, 5000);
  g_assert_cmpint (sg_db_test_number (db, "PRAGMA wal_autocheckpoint"), ==, 0);
  g_assert_cmpint (sg_db_test_number (db, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (sg_db_test_number (db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (sg_db_test_number (db, "PRAGMA mmap_size"), ==, 0);

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (wal, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_linked_folder_is_the_same_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *link = sg_test_path ("elsewhere");
  g_autofree char *other_path = g_build_filename (link, "desk.db", NULL);
  g_autofree char *linked_file = sg_test_path ("link.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDb) same = NULL;

  g_assert_cmpint (symlink (folder, link), ==, 0);
  g_assert_cmpint (symlink (path, linked_file), ==, 0);

  same = sg_db_test_open (other_path, 0);
  g_assert_cmpstr (sg_db_get_path (same), ==, sg_db_get_path (db));
  g_assert_null (sg_db_open (linked_file, SG_DB_SHARED, &error));
  assert_fault (error, "cannot be opened", "link.db");
}

static void
test_reader_sees_commits_and_writes_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDb) reader = sg_db_test_open (path, SG_DB_READ_ONLY);
  gint64 before = sg_db_get_data_version (reader, &error);

  g_assert_cmpint (sg_db_get_data_version (reader, &error), ==, before);
  g_assert_true (sg_db_test_add (db, "seen", &error));
  g_assert_cmpint (sg_db_get_data_version (reader, &error), !=, before);
  g_assert_cmpint (sg_db_test_count (reader), ==, 1);
  g_assert_cmpint (sg_db_test_number (reader, "PRAGMA mmap_size"), ==, 0);

  g_assert_false (sg_db_exec (reader, "DELETE FROM note", &error));
  assert_fault (error, "cannot be written", path);
}

static void
test_statement_is_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_test_open (":memory:", 0);
  SgDbStatement *first;

  {
    g_autoptr (SgDbStatement) statement = sg_db_get_statement (db, &error, "SELECT ?", "s", "a");
    gboolean has_row;

    first = statement;
    g_assert_true (sg_db_step (statement, &has_row, &error));
    g_assert_cmpstr (sg_db_get_text (statement, 0), ==, "a");
  }
  {
    g_autoptr (SgDbStatement) statement = sg_db_get_statement (db, &error, "SELECT ?", "");
    gboolean has_row;

    g_assert_true (statement == first);
    g_assert_true (sg_db_step (statement, &has_row, &error));
    g_assert_true (sg_db_is_null (statement, 0));
  }
  g_assert_null (sg_db_get_statement (db, &error, "SELEKT", ""));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
}

static void
test_values_come_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_test_open (":memory:", 0);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GBytes) pair = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (SgDbStatement) statement = sg_db_get_statement (db,
                                                             &error,
                                                             "SELECT ?, ?, ?, ?, ?",
                                                             "bbBns",
                                                             empty,
                                                             (GBytes *) NULL,
                                                             "a\0b",
                                                             (gsize) 3,
                                                             "x");
  gboolean has_row;

  g_assert_true (sg_db_step (statement, &has_row, &error));
  back = sg_db_dup_bytes (statement, 0);
  none = sg_db_dup_bytes (statement, 1);
  pair = sg_db_dup_bytes (statement, 2);

  g_assert_true (g_bytes_equal (back, empty));
  g_assert_null (none);
  g_assert_cmpmem (g_bytes_get_data (pair, NULL), g_bytes_get_size (pair), "a\0b", 3);
  g_assert_true (sg_db_is_null (statement, 3));
  g_assert_cmpstr (sg_db_get_text (statement, 4), ==, "x");
}

static void
test_file_that_is_no_database (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("letter.db");
  g_autofree char *garbage = g_strnfill (8192, 'x');

  g_assert_true (g_file_set_contents (path, garbage, -1, &error));
  g_assert_null (sg_db_open (path, SG_DB_SHARED, &error));
  assert_fault (error, "not a database", path);
}

static void
test_damaged_file_is_told (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autofree char *content = NULL;
  gsize            length;

  sg_db_close (g_steal_pointer (&db));
  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  g_assert_cmpuint (length, ==, 2 * 4096);
  memset (content + 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, &error));

  db = sg_db_test_open (path, 0);
  g_assert_false (sg_db_test_add (db, "x", &error));
  assert_fault (error, "damaged", path);
}

static void
test_folder_that_cannot_be_written (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = sg_test_path ("closed");
  g_autofree char *path = g_build_filename (folder, "desk.db", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  g_assert_null (sg_db_open (path, SG_DB_SHARED, &error));
  assert_fault (error, "cannot be written", path);
}

static void
test_folder_that_is_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("nowhere/desk.db");

  g_assert_null (sg_db_open (path, SG_DB_SHARED, &error));
  assert_fault (error, "cannot be opened", path);
  g_clear_error (&error);
  g_assert_null (sg_db_open (path, SG_DB_SHARED | SG_DB_READ_ONLY, &error));
  assert_fault (error, "cannot be opened", path);
}

static const char *const migrations[] = {
  "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)",
  "ALTER TABLE note ADD COLUMN priority INTEGER; CREATE INDEX note_text ON note (text)",
  "CREATE TABLE half (id); SELECT no_such_function ()",
};

static void
test_migrations_run_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_open (path, 0);

  g_assert_true (sg_db_migrate (db, migrations, 1, &error));
  g_assert_true (sg_db_test_add (db, "old", &error));
  g_assert_true (sg_db_migrate (db, migrations, 2, &error));
  g_assert_true (sg_db_migrate (db, migrations, 2, &error));
  g_assert_no_error (error);

  g_assert_cmpint (sg_db_test_number (db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (sg_db_test_number (db, "SELECT count(priority) FROM note"), ==, 0);
  g_assert_cmpint (sg_db_test_count (db), ==, 1);
}

static void
test_failed_migration_leaves_the_last_step (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_open (path, 0);

  g_assert_false (sg_db_migrate (db, migrations, 3, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
  g_assert_cmpint (sg_db_test_number (db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (sg_db_test_number (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"),
                   ==,
                   0);
}

static void
test_newer_file_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_open (path, 0);

  g_assert_true (sg_db_migrate (db, migrations, 2, &error));
  g_assert_false (sg_db_migrate (db, migrations, 1, &error));
  assert_fault (error, "newer Siaga", path);
}

static void
test_checkpoint_empties_the_wal (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDb) reader = sg_db_test_open (path, SG_DB_READ_ONLY);

  g_assert_true (sg_db_test_add (db, "x", &error));
  g_assert_cmpint (sg_db_get_wal_bytes (db), >, 4096);

  g_assert_true (sg_db_exec (reader, "BEGIN; SELECT * FROM note", &error));
  g_assert_true (sg_db_checkpoint (db, SG_DB_CHECKPOINT_PASSIVE, &error));
  g_assert_true (sg_db_checkpoint (db, SG_DB_CHECKPOINT_TRUNCATE, &error));
  g_assert_cmpint (sg_db_get_wal_bytes (db), >, 4096);

  g_assert_true (sg_db_exec (reader, "COMMIT", &error));
  g_assert_true (sg_db_checkpoint (db, SG_DB_CHECKPOINT_TRUNCATE, &error));
  g_assert_cmpint (sg_db_get_wal_bytes (db), ==, 0);
  g_assert_cmpint (sg_db_test_count (reader), ==, 1);
}

static void
test_one_checkpointer (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) daemon = sg_db_test_new (path);
  g_autoptr (SgDb) console = sg_db_test_open (path, 0);

  g_assert_true (sg_db_become_checkpointer (daemon, &error));
  g_assert_true (sg_db_become_checkpointer (daemon, &error));
  g_assert_false (sg_db_become_checkpointer (console, &error));
  g_assert_no_error (error);

  sg_db_close (g_steal_pointer (&daemon));
  g_assert_true (sg_db_become_checkpointer (console, &error));
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--hold-gate"))
    return hold_gate (argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/db/shared/gate-excludes-another-process", test_gate_excludes_another_process);
  g_test_add_func ("/db/shared/writer-waits-for-another-process",
                   test_writer_waits_for_another_process);
  g_test_add_func ("/db/shared/killed-process-leaves-the-gate-open",
                   test_killed_process_leaves_the_gate_open);
  g_test_add_func ("/db/shared/removed-gate-is-made-again", test_removed_gate_is_made_again);
  g_test_add_func ("/db/shared/write-outside-a-transaction-is-undone",
                   test_write_outside_a_transaction_is_undone);
  g_test_add_func ("/db/shared/file-is-set-up-for-sharing", test_file_is_set_up_for_sharing);
  g_test_add_func ("/db/shared/linked-folder-is-the-same-file",
                   test_linked_folder_is_the_same_file);
  g_test_add_func ("/db/shared/reader-sees-commits-and-writes-nothing",
                   test_reader_sees_commits_and_writes_nothing);
  g_test_add_func ("/db/shared/statement-is-kept", test_statement_is_kept);
  g_test_add_func ("/db/shared/values-come-back", test_values_come_back);
  g_test_add_func ("/db/shared/file-that-is-no-database", test_file_that_is_no_database);
  g_test_add_func ("/db/shared/damaged-file-is-told", test_damaged_file_is_told);
  g_test_add_func ("/db/shared/folder-that-cannot-be-written", test_folder_that_cannot_be_written);
  g_test_add_func ("/db/shared/folder-that-is-missing", test_folder_that_is_missing);
  g_test_add_func ("/db/shared/migrations-run-once", test_migrations_run_once);
  g_test_add_func ("/db/shared/failed-migration-leaves-the-last-step",
                   test_failed_migration_leaves_the_last_step);
  g_test_add_func ("/db/shared/newer-file-is-refused", test_newer_file_is_refused);
  g_test_add_func ("/db/shared/checkpoint-empties-the-wal", test_checkpoint_empties_the_wal);
  g_test_add_func ("/db/shared/one-checkpointer", test_one_checkpointer);

  return g_test_run ();
}
