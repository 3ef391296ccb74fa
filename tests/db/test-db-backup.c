/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-progress.h"
#include "db/sg-db-backup.h"
#include "db/sg-db.h"
#include "tests/db/sg-db-test.h"

/* Some steps of the copy, so that there is a middle to write in. */
static SgDb *
new_large (const char *path)
{
  g_autoptr (GError) error = NULL;
  SgDb *db = sg_db_test_new (path);
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, &error);

  sg_db_exec (db,
              "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
              "INSERT INTO note (text) SELECT hex (randomblob (2000)) FROM n",
              &error);
  sg_db_commit (transaction, &error);
  g_assert_no_error (error);

  return db;
}

static gint64
count_copy (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) copy = sg_db_open (path, SG_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  return sg_db_test_count (copy);
}

static gboolean
is_there (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  return g_file_test (name, G_FILE_TEST_EXISTS);
}

static void
on_progress_write (const SgProgressReport *report, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sg_db_test_add (user_data, "during the copy", &error));
  g_assert_no_error (error);
}

static void
test_copy_while_another_writes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autofree char *copy = sg_test_path ("copy.db");
  g_autoptr (SgDb) db = new_large (path);
  g_autoptr (SgDb) other = sg_db_test_open (path, 0);
  g_autoptr (SgProgress) progress = sg_progress_new (on_progress_write, other, NULL);
  GStatBuf status;

  g_assert_true (sg_db_backup (db, copy, progress, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sg_db_test_count (db), >, 3000);
  g_assert_cmpint (count_copy (copy), ==, 3000);
  g_assert_false (is_there (copy, ".part"));
  g_assert_false (is_there (copy, "-wal"));
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  /* The handle is free again, and the copy is a desk's file. */
  g_assert_true (sg_db_test_add (db, "afterwards", &error));
  g_clear_pointer (&other, sg_db_close);
  other = sg_db_test_open (copy, 0);
  g_assert_true (sg_db_test_add (other, "in the copy", &error));
}

static void
on_progress_stop (const SgProgressReport *report, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_stopped_copy_leaves_the_old_one (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autofree char *copy = sg_test_path ("copy.db");
  g_autoptr (SgDb) small = sg_db_test_new (copy);
  g_autoptr (SgDb) db = new_large (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SgProgress) progress = sg_progress_new (on_progress_stop, cancellable, cancellable);

  g_clear_pointer (&small, sg_db_close);
  g_assert_false (sg_db_backup (db, copy, progress, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);
  g_assert_cmpint (count_copy (copy), ==, 0);
  g_assert_false (is_there (copy, ".part"));
}

static void
test_file_is_not_copied_onto_itself (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);

  g_assert_false (sg_db_backup (db, path, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_INVALID);
}

static void
test_folder_of_the_copy_is_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autofree char *copy = sg_test_path ("usb/copy.db");
  g_autoptr (SgDb) db = sg_db_test_new (path);

  g_assert_false (sg_db_backup (db, copy, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "usb/copy.db"));
}

static void
test_damaged_file_is_no_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autofree char *copy = sg_test_path ("copy.db");
  g_autoptr (SgDb) db = new_large (path);
  g_autofree char *content = NULL;
  gsize            length;

  sg_db_close (g_steal_pointer (&db));
  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  memset (content + length / 8192 * 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, &error));

  db = sg_db_test_open (path, 0);
  g_assert_false (sg_db_backup (db, copy, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "not sound"));
  g_assert_false (is_there (copy, ""));
  g_assert_false (is_there (copy, ".part"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/db/backup/copy-while-another-writes", test_copy_while_another_writes);
  g_test_add_func ("/db/backup/stopped-copy-leaves-the-old-one",
                   test_stopped_copy_leaves_the_old_one);
  g_test_add_func ("/db/backup/file-is-not-copied-onto-itself",
                   test_file_is_not_copied_onto_itself);
  g_test_add_func ("/db/backup/folder-of-the-copy-is-missing", test_folder_of_the_copy_is_missing);
  g_test_add_func ("/db/backup/damaged-file-is-no-copy", test_damaged_file_is_no_copy);

  return g_test_run ();
}
