/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "db/sg-db.h"
#include "tests/sg-test.h"

static gint64
count (SgDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) statement = sg_db_query (db, &error, "SELECT count(*) FROM note", "");
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (sg_db_step (statement, &has_row, &error));
  g_assert_true (has_row);

  return sqlite3_column_int64 (statement, 0);
}

static void
test_uncommitted_work_is_undone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_open (":memory:", 0, &error);

  g_assert_no_error (error);
  g_assert_true (sg_db_exec (db, "CREATE TABLE note (text TEXT)", &error));

  {
    g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, &error);

    g_assert_nonnull (transaction);
    g_assert_true (sg_db_run (db, &error, "INSERT INTO note VALUES (?)", "s", "lost"));
  }
  g_assert_cmpint (count (db), ==, 0);

  {
    g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, &error);

    g_assert_true (sg_db_run (db, &error, "INSERT INTO note VALUES (?)", "s", "kept"));
    g_assert_true (sg_db_commit (transaction, &error));
  }
  g_assert_cmpint (count (db), ==, 1);
}

static void
test_bound_statement_runs_again (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_open (":memory:", 0, &error);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (sqlite3_stmt) insert = NULL;

  g_assert_true (sg_db_exec (db, "CREATE TABLE note (text, number, real, blob)", &error));
  insert = sg_db_prepare (db, &error, "INSERT INTO note VALUES (?, ?, ?, ?)");
  g_assert_no_error (error);
  for (gint64 i = 0; i < 3; i++)
    {
      sg_db_bind (insert, "sidb", (const char *) NULL, i, 0.5, bytes);
      g_assert_true (sg_db_run_bound (insert, &error));
    }

  g_assert_cmpint (count (db), ==, 3);
}

static void
test_read_only_file_is_not_written (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("read-only.db");
  g_autoptr (SgDb) db = sg_db_open (path, 0, &error);

  g_assert_no_error (error);
  g_assert_true (sg_db_exec (db, "CREATE TABLE note (text TEXT)", &error));
  g_clear_pointer (&db, sg_db_close);

  db = sg_db_open (path, SG_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (sg_db_exec (db, "INSERT INTO note VALUES ('x')", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
}

static void
test_missing_file_is_an_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("nowhere.db");

  g_assert_null (sg_db_open (path, SG_DB_READ_ONLY, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "nowhere.db"));
}

static void
test_spatial_functions_are_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_open (":memory:", SG_DB_SPATIAL, &error);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  g_assert_no_error (error);
  statement =
    sg_db_query (db, &error, "SELECT ST_Contains(BuildMbr(0, 0, 2, 2), MakePoint(1, 1))", "");
  g_assert_no_error (error);
  g_assert_true (sg_db_step (statement, &has_row, &error));
  g_assert_cmpint (sqlite3_column_int (statement, 0), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/db/uncommitted-work-is-undone", test_uncommitted_work_is_undone);
  g_test_add_func ("/db/bound-statement-runs-again", test_bound_statement_runs_again);
  g_test_add_func ("/db/read-only-file-is-not-written", test_read_only_file_is_not_written);
  g_test_add_func ("/db/missing-file-is-an-error", test_missing_file_is_an_error);
  g_test_add_func ("/db/spatial-functions-are-there", test_spatial_functions_are_there);

  return g_test_run ();
}
