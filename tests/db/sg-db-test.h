/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A desk's file with one table, and this test's own program as the second process at it. */

#pragma once

#include <gio/gio.h>
#include <unistd.h>

#include "db/sg-db.h"
#include "tests/sg-test.h"

static inline SgDb *
sg_db_test_open (const char *path, SgDbFlags flags)
{
  g_autoptr (GError) error = NULL;
  SgDb *db = sg_db_open (path, SG_DB_SHARED | flags, &error);

  g_assert_no_error (error);
  return db;
}

/* Commits @text as one more row. */
static inline gboolean
sg_db_test_add (SgDb *db, const char *text, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);

  return transaction != NULL &&
         sg_db_run (db, error, "INSERT INTO note (text) VALUES (?)", "s", text) &&
         sg_db_commit (transaction, error);
}

static inline SgDb *
sg_db_test_new (const char *path)
{
  g_autoptr (GError) error = NULL;
  SgDb *db = sg_db_test_open (path, 0);
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, &error);

  g_assert_no_error (error);
  sg_db_exec (db, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)", &error);
  g_assert_no_error (error);
  sg_db_commit (transaction, &error);
  g_assert_no_error (error);

  return db;
}

static inline gint64
sg_db_test_number (SgDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDbStatement) statement = sg_db_get_statement (db, &error, sql, "");
  gboolean has_row;

  g_assert_no_error (error);
  sg_db_step (statement, &has_row, &error);
  g_assert_no_error (error);
  g_assert_true (has_row);

  return sqlite3_column_int64 (statement, 0);
}

static inline gint64
sg_db_test_count (SgDb *db)
{
  return sg_db_test_number (db, "SELECT count(*) FROM note");
}

/* Starts this program again with @role and @path as its arguments. It shares the runtime folder of
 * this test, and talks through a pipe. */
static inline GSubprocess *
sg_db_test_start (const char *role, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", g_get_user_runtime_dir (), TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, role, path, NULL);
  g_assert_no_error (error);

  return process;
}

/* Waits until the other process says that it is where the test wants it. */
static inline void
sg_db_test_await (GSubprocess *process)
{
  char word = '\0';

  g_input_stream_read (g_subprocess_get_stdout_pipe (process), &word, 1, NULL, NULL);
  g_assert_cmpint (word, ==, '!');
}

static inline void
sg_db_test_let_go (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* In the other process: says so, and waits to be let go. */
static inline void
sg_db_test_here (void)
{
  char byte;

  g_assert_cmpint (write (1, "!", 1), ==, 1);
  g_assert_cmpint (read (0, &byte, 1), ==, 0);
}
