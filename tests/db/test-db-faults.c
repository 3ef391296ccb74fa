/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that fails at every call in turn, one that loses its power, and the race between a
 * checkpoint and a commit: what was acknowledged is there afterwards, whole. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "common/sg-error.h"
#include "db/sg-db-wal.h"
#include "db/sg-db.h"
#include "tests/db/sg-db-test.h"
#include "tests/db/sg-test-vfs.h"

#define ROWS  9
#define SEEDS 300

/* More than a round has, so that in some of them the power stays. */
#define CALLS_A_ROUND 200

/* What one round of the program did. */
typedef struct
{
  char   *path;
  GArray *acknowledged; /* numbers of rows */
  guint   refused;
  GError *last;
} Round;

static Round *
round_new (const char *folder)
{
  Round           *self = g_new0 (Round, 1);
  g_autofree char *parent = sg_test_path (folder);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  self->path = g_build_filename (parent, "desk.db", NULL);
  self->acknowledged = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

static void
round_free (Round *self)
{
  sg_test_remove_beside (self->path);
  g_free (self->path);
  g_array_unref (self->acknowledged);
  g_clear_error (&self->last);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Round, round_free)

static gboolean
note_result (Round *self, gboolean done, GError **error)
{
  if (done)
    return TRUE;

  g_assert_error (*error, SG_ERROR, SG_ERROR_STORAGE);
  g_assert_nonnull (strstr ((*error)->message, "desk.db"));
  g_clear_error (&self->last);
  self->last = g_steal_pointer (error);
  self->refused++;

  return FALSE;
}

/* Two tables and an index, so that half a transaction can be seen. Some rows need pages of their
 * own. */
static gboolean
add_row (SgDb *db, gint64 number, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);

  return transaction != NULL &&
         sg_db_run (db,
                    error,
                    "INSERT INTO note VALUES (?1, hex (randomblob (?1 % 5 * 700)))",
                    "i",
                    number) &&
         sg_db_run (db, error, "INSERT INTO outbox VALUES (?)", "i", number) &&
         sg_db_commit (transaction, error);
}

static gboolean
make_tables (SgDb *db, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);

  return transaction != NULL &&
         sg_db_exec (db,
                     "CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT);"
                     "CREATE INDEX IF NOT EXISTS note_text ON note (text);"
                     "CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY)",
                     error) &&
         sg_db_commit (transaction, error);
}

static void
work (Round *self, SgDb *db)
{
  g_autoptr (GError) error = NULL;

  for (gint64 i = 1; i <= ROWS; i++)
    {
      SgDbCheckpoint how = i % 8 == 0 ? SG_DB_CHECKPOINT_TRUNCATE : SG_DB_CHECKPOINT_PASSIVE;

      if (note_result (self, add_row (db, i, &error), &error))
        g_array_append_val (self->acknowledged, i);
      if (i % 4 == 0)
        note_result (self, sg_db_checkpoint (db, how, &error), &error);
    }
}

/* Opens the file and works with it; after a fault it goes on as if nothing was. */
static void
run_round (Round *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_open (self->path, SG_DB_SHARED, &error);

  if (note_result (self, db != NULL, &error) &&
      note_result (self, make_tables (db, &error), &error))
    work (self, db);
}

static void
assert_sound (SgDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDbStatement)
    statement = sg_db_get_statement (db, &error, "PRAGMA integrity_check", "");
  gboolean has_row;

  g_assert_no_error (error);
  sg_db_step (statement, &has_row, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sg_db_get_text (statement, 0), ==, "ok");
}

static gboolean
has_row_of (SgDb *db, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDbStatement)
    statement = sg_db_get_statement (db,
                                     &error,
                                     "SELECT 1 FROM outbox JOIN note USING (id) WHERE id = ?",
                                     "i",
                                     number);
  gboolean has_row;

  g_assert_no_error (error);
  sg_db_step (statement, &has_row, &error);
  g_assert_no_error (error);

  return has_row;
}

/* @path is the file of the round, or what was left of it. */
static void
assert_kept (Round *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDb) db = sg_db_test_open (path, 0);

  g_assert_true (make_tables (db, &error));
  assert_sound (db);
  for (guint i = 0; i < self->acknowledged->len; i++)
    g_assert_true (has_row_of (db, g_array_index (self->acknowledged, gint64, i)));

  g_assert_cmpint (sg_db_test_count (db),
                   ==,
                   sg_db_test_number (db, "SELECT count(*) FROM outbox"));
  g_assert_true (add_row (db, ROWS + 1, &error));
}

/* Returns: whether there were @nth such calls */
static gboolean
fail_one_call (guint fault, guint nth)
{
  g_autoptr (SgTestVfs) disk = sg_test_vfs_new ();
  g_autoptr (Round) round = round_new ("live");
  gboolean failed;

  sg_test_vfs_fail_so (disk, fault, nth);
  run_round (round);
  failed = sg_test_vfs_has_failed (disk);
  sg_test_vfs_heal (disk);

  if (round->last != NULL)
    g_assert_nonnull (strstr (round->last->message, sg_test_vfs_faults[fault].words));
  else
    g_assert_cmpuint (round->acknowledged->len, ==, ROWS);
  assert_kept (round, round->path);

  return failed;
}

static void
test_every_call_fails_in_turn (void)
{
  for (guint i = 0; i < SG_TEST_VFS_N_FAULTS; i++)
    {
      guint nth = 1;

      while (fail_one_call (i, nth))
        nth++;

      g_test_message ("%s: %u calls", sg_test_vfs_faults[i].name, nth - 1);
      g_assert_cmpuint (nth, >, 1);
    }
}

static gboolean
cut_power_once (guint seed, guint nth, guint *acknowledged)
{
  g_autoptr (SgTestVfs) disk = sg_test_vfs_new ();
  g_autoptr (Round) live = round_new ("live");
  g_autoptr (Round) after = round_new ("after");
  g_autofree char *folder = g_path_get_dirname (after->path);
  gboolean         was_cut;

  sg_test_vfs_cut_power (disk, nth);
  run_round (live);
  was_cut = sg_test_vfs_has_failed (disk);
  sg_test_vfs_write_survivors (disk, seed, folder);
  sg_test_vfs_heal (disk);

  *acknowledged += live->acknowledged->len;
  assert_kept (live, after->path);

  return was_cut;
}

static void
test_acknowledged_rows_survive_a_power_cut (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (119);
  guint cuts = 0, acknowledged = 0;

  for (guint seed = 1; seed <= SEEDS; seed++)
    cuts += cut_power_once (seed, (guint) g_rand_int_range (rand, 1, CALLS_A_ROUND), &acknowledged);

  g_test_message ("%u cuts in %u rounds, %u rows kept", cuts, SEEDS, acknowledged);
  g_assert_cmpuint (cuts, >, SEEDS / 2);
  g_assert_cmpuint (cuts, <, SEEDS);
}

/* The race of SQLite before 3.51.3: a handle begins a checkpoint that finds nothing left to do; at
 * that moment another commits, which starts the WAL anew; the first goes on with what it knew. */
typedef struct
{
  sqlite3 *writer; /* without a gate, as any program of SQLite */
  SgDb    *desk;
  gint64   rows;
  guint    in_checkpoint;
  guint    refused;
} Race;

static void
commit_row (Race *self)
{
  if (sqlite3_exec (self->writer,
                    "INSERT INTO note (text) VALUES (hex (randomblob (700)))",
                    NULL,
                    NULL,
                    NULL) == SQLITE_OK)
    self->rows++;
}

static void
commit_in_checkpoint (gpointer user_data)
{
  Race *self = user_data;

  self->in_checkpoint++;
  commit_row (self);
}

static sqlite3 *
open_plain (const char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_exec (handle,
                  "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = FULL; SELECT * FROM note",
                  NULL,
                  NULL,
                  NULL),
    ==,
    SQLITE_OK);

  return handle;
}

/* A file that is damaged has nothing left. */
static gint64
count_what_is_left (const char *path)
{
  g_autoptr (SgDb) db = sg_db_open (path, 0, NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  if (db == NULL)
    return 0;

  statement = sg_db_query (db, NULL, "SELECT count(*) FROM note", "");
  return statement != NULL && sg_db_step (statement, &has_row, NULL)
           ? sqlite3_column_int64 (statement, 0)
           : 0;
}

static void
test_race_is_there_without_the_gate (void)
{
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgTestVfs) disk = sg_test_vfs_new ();
  g_autoptr (SgDb) db = sg_db_test_new (path);
  sqlite3 *checkpointer;
  Race     race = { 0 };

  if (sqlite3_libversion_number () >= 3051003)
    {
      g_test_skip ("this SQLite has no such race");
      return;
    }

  sg_db_close (g_steal_pointer (&db));
  race.writer = open_plain (path);
  checkpointer = open_plain (path);
  for (int i = 0; i < 60; i++)
    commit_row (&race);

  sqlite3_wal_checkpoint_v2 (race.writer, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  sg_test_vfs_run_in_checkpoint (disk, commit_in_checkpoint, &race);
  sqlite3_wal_checkpoint_v2 (checkpointer, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  for (int i = 0; i < 20; i++)
    commit_row (&race);
  g_assert_cmpuint (race.in_checkpoint, ==, 1);
  sqlite3_close (checkpointer);
  sqlite3_close (race.writer);

  g_assert_cmpint (race.rows, ==, 81);
  g_assert_cmpint (count_what_is_left (path), <, race.rows);
}

static void
add_to_desk (Race *self)
{
  g_autoptr (GError) error = NULL;

  if (sg_db_test_add (self->desk, "row", &error))
    self->rows++;
  else
    self->refused++;
}

static void
add_in_checkpoint (gpointer user_data)
{
  Race *self = user_data;

  self->in_checkpoint++;
  add_to_desk (self);
}

static void
test_gate_stops_the_race (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_test_path ("desk.db");
  g_autoptr (SgTestVfs) disk = sg_test_vfs_new ();
  g_autoptr (SgDb) db = sg_db_test_new (path);
  g_autoptr (SgDb) checkpointer = sg_db_test_open (path, 0);
  Race race = { .desk = db };

  g_assert_cmpint (sg_db_test_count (checkpointer), ==, 0);
  sg_db_set_patience (db, 0);
  for (int i = 0; i < 60; i++)
    add_to_desk (&race);

  g_assert_true (sg_db_checkpoint (db, SG_DB_CHECKPOINT_PASSIVE, &error));
  sg_test_vfs_run_in_checkpoint (disk, add_in_checkpoint, &race);
  g_assert_true (sg_db_checkpoint (checkpointer, SG_DB_CHECKPOINT_PASSIVE, &error));
  g_assert_cmpuint (race.in_checkpoint, ==, 1);
  g_assert_cmpuint (race.refused, ==, 1);
  for (int i = 0; i < 20; i++)
    add_to_desk (&race);

  sg_db_close (g_steal_pointer (&checkpointer));
  sg_db_close (g_steal_pointer (&db));
  db = sg_db_test_open (path, 0);
  assert_sound (db);
  g_assert_cmpint (race.rows, ==, 80);
  g_assert_cmpint (sg_db_test_count (db), ==, race.rows);
}

int
main (int argc, char *argv[])
{
  /* What is synced is decided by the test's own disk; the files under it may lie in memory. */
  if (g_access ("/dev/shm", R_OK | W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/db/faults/every-call-fails-in-turn", test_every_call_fails_in_turn);
  g_test_add_func ("/db/faults/acknowledged-rows-survive-a-power-cut",
                   test_acknowledged_rows_survive_a_power_cut);
  g_test_add_func ("/db/faults/race-is-there-without-the-gate",
                   test_race_is_there_without_the_gate);
  g_test_add_func ("/db/faults/gate-stops-the-race", test_gate_stops_the_race);

  return g_test_run ();
}
