/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite itself. No other file of the product opens, prepares or commits, so errors and pragmas
 * are right everywhere once they are right here. */

#define G_LOG_DOMAIN "siaga-db"

#include "config.h"

#include "db/sg-db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <spatialite.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/sg-error.h"
#include "db/sg-db-fault.h"
#include "db/sg-db-private.h"

/* Read through the page cache rather than by copying; a region of a whole island fits. */
#define MMAP_BYTES "1073741824"

/* Another process writes to the same file; wait for it rather than fail the operator. */
#define PATIENCE_MS        2000
#define SHARED_PATIENCE_MS 5000

#define IN_MEMORY ":memory:"

/* Freed before sg_db_commit(), it rolls back. So every early return undoes the work. */
struct _SgDbTransaction
{
  SgDb    *db;
  gboolean committed;
  gboolean gated;
};

/**
 * sg_db_exec:
 * @sql: one or more statements without values
 */
gboolean
sg_db_exec (SgDb *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return sg_db_set_fault (self->handle, NULL, error);

  return TRUE;
}

/* FULL: a row that was acknowledged survives a power cut, which it does not with NORMAL. No mmap: a
 * failing disk is then an error of read() and not a signal. No checkpoint by chance: each is made
 * under the gate. What is deleted or replaced is overwritten at once: such files hold what people
 * may ask to be forgotten. */
#define SHARED_PRAGMAS                                                                             \
  "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 0;"                     \
  "PRAGMA wal_autocheckpoint = 0; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;"       \
  "PRAGMA secure_delete = ON;"

static const char *
pragmas_for (SgDbFlags flags)
{
  if ((flags & SG_DB_SHARED) && (flags & SG_DB_READ_ONLY))
    return SHARED_PRAGMAS "PRAGMA query_only = ON";
  if (flags & SG_DB_SHARED)
    return SHARED_PRAGMAS;
  if (flags & SG_DB_READ_ONLY)
    return "PRAGMA mmap_size = " MMAP_BYTES "; PRAGMA query_only = ON";
  if (flags & SG_DB_SCRATCH)
    return "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
           "PRAGMA cache_size = -65536";

  return "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON";
}

/* The one name that all processes know the file by, whatever way they came to it: the gate and the
 * bell are found by it. The file itself is not followed if it is a link. */
static char *
dup_canonical (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *base = g_path_get_basename (absolute);
  char            *real = realpath (folder, NULL);
  char            *canonical = g_build_filename (real != NULL ? real : folder, base, NULL);

  free (real);
  return canonical;
}

/* SQLite would make it readable for everybody. A file that is there already is not touched: to
 * close it would drop the locks that another handle of this process has on it. */
static gboolean
create_private (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0 && errno != EEXIST)
    return sg_db_set_file_fault (path, errno, error);
  if (fd >= 0)
    close (fd);

  return TRUE;
}

static gboolean
is_in_memory (SgDb *self)
{
  return g_str_equal (self->path, IN_MEMORY);
}

static gboolean
open_handle (SgDb *self, GError **error)
{
  int mode = SQLITE_OPEN_NOMUTEX;

  mode |= self->flags & SG_DB_READ_ONLY ? SQLITE_OPEN_READONLY
                                        : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (self->flags & SG_DB_SHARED)
    mode |= SQLITE_OPEN_NOFOLLOW;

  if (sqlite3_open_v2 (self->path, &self->handle, mode, NULL) != SQLITE_OK)
    return sg_db_set_fault (self->handle, self->path, error);

  sg_db_set_patience (self, self->patience_ms);
  return TRUE;
}

static gboolean
read_journal_mode (SgDb *self, const char *sql, char **mode, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sg_db_prepare (self, error, sql);
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  *mode = sg_db_dup_text (statement, 0);
  return TRUE;
}

/* The first process changes the file's header, so it does that under the gate. */
static gboolean
use_wal (SgDb *self, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean         done;

  if (!read_journal_mode (self, "PRAGMA journal_mode", &before, error))
    return FALSE;
  if (self->gate == NULL || g_strcmp0 (before, "wal") == 0)
    return TRUE;

  if (!sg_db_enter_gate (self, error))
    return FALSE;

  done = read_journal_mode (self, "PRAGMA journal_mode = WAL", &after, error);
  sg_db_leave_gate (self);
  if (done && g_strcmp0 (after, "wal") != 0)
    {
      g_set_error (
        error,
        SG_ERROR,
        SG_ERROR_STORAGE,
        _ (
          "“%s” is on a disk where programs cannot share a file: move it to a disk of this computer"),
        self->path);
      return FALSE;
    }

  return done;
}

/* Nothing reaches a shared file but through sg_db_begin(), which waits for the gate. What comes
 * here another way is a mistake of ours, and undone. */
static int
on_commit (gpointer user_data)
{
  SgDb *self = user_data;

  g_return_val_if_fail (self->committing, 1);
  return 0;
}

static gboolean
open_shared (SgDb *self, GError **error)
{
  gboolean writes = !(self->flags & SG_DB_READ_ONLY);

  if (writes && !is_in_memory (self))
    {
      self->gate = sg_db_gate_new (self->path, "-gate", error);
      if (self->gate == NULL || !create_private (self->path, error))
        return FALSE;
    }

  if (!open_handle (self, error))
    return FALSE;

  /* SQLite falls back to reading without a word. */
  if (writes && sqlite3_db_readonly (self->handle, "main") == 1)
    return sg_db_set_file_fault (self->path, EROFS, error);

  g_info ("%s: SQLite %s", self->path, sqlite3_libversion ());
  if (!use_wal (self, error))
    return FALSE;

  sqlite3_commit_hook (self->handle, on_commit, self);
  return TRUE;
}

/**
 * sg_db_open:
 * @path: the file, or `:memory:`
 *
 * A handle belongs to one thread.
 *
 * Returns: (nullable): the open file, or %NULL with %SG_ERROR_STORAGE
 */
SgDb *
sg_db_open (const char *path, SgDbFlags flags, GError **error)
{
  g_autoptr (SgDb) self = g_new0 (SgDb, 1);
  gboolean shared = (flags & SG_DB_SHARED) != 0;

  self->flags = flags;
  self->patience_ms = shared ? SHARED_PATIENCE_MS : PATIENCE_MS;
  self->path = shared && !g_str_equal (path, IN_MEMORY) ? dup_canonical (path) : g_strdup (path);
  self->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);

  if (!(shared ? open_shared (self, error) : open_handle (self, error)))
    return NULL;

  if (flags & SG_DB_SPATIAL)
    {
      self->spatial = spatialite_alloc_connection ();
      spatialite_init_ex (self->handle, self->spatial, 0);
    }

  if (!sg_db_exec (self, pragmas_for (flags), error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The last handle to close brings the WAL into the file, which is a checkpoint like any other:
 * under the gate, or left to the next who opens the file. */
static void
close_shared (SgDb *self)
{
  /* A gate that is broken is like one that another has: then we do not checkpoint. */
  gboolean may_checkpoint = self->gate != NULL && sg_db_gate_try (self->gate, NULL);

  if (!may_checkpoint && self->handle != NULL)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  sqlite3_close (self->handle);
}

void
sg_db_close (SgDb *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->statements);
  if (self->flags & SG_DB_SHARED)
    close_shared (self);
  else
    sqlite3_close (self->handle);

  if (self->spatial != NULL)
    spatialite_cleanup_ex (self->spatial);
  sg_db_gate_free (self->checkpointer);
  sg_db_gate_free (self->gate);
  g_free (self->path);
  g_free (self);
}

/**
 * sg_db_get_path:
 *
 * Returns: the file; of a shared one the name without links
 */
const char *
sg_db_get_path (SgDb *self)
{
  return self->path;
}

/**
 * sg_db_set_patience:
 * @milliseconds: how long a call waits for another process that writes
 */
void
sg_db_set_patience (SgDb *self, guint milliseconds)
{
  self->patience_ms = milliseconds;
  sqlite3_busy_timeout (self->handle, (int) milliseconds);
}

/**
 * sg_db_prepare:
 *
 * Returns: (nullable): a statement to bind and step many times
 */
sqlite3_stmt *
sg_db_prepare (SgDb *self, GError **error, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK)
    sg_db_set_fault (self->handle, NULL, error);

  return statement;
}

/* SQLite takes a NULL pointer for no value, and bytes of length 0 may come as one. */
static void
bind_bytes (sqlite3_stmt *statement, int at, GBytes *bytes)
{
  gsize         length = 0;
  gconstpointer start = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (bytes != NULL && length == 0)
    sqlite3_bind_zeroblob (statement, at, 0);
  else
    sqlite3_bind_blob64 (statement, at, start, length, SQLITE_TRANSIENT);
}

static void
bind_one (sqlite3_stmt *statement, int at, char type, va_list *args)
{
  gconstpointer start;

  switch (type)
    {
    case 's':
      sqlite3_bind_text (statement, at, va_arg (*args, const char *), -1, SQLITE_TRANSIENT);
      return;

    case 'i':
      sqlite3_bind_int64 (statement, at, va_arg (*args, gint64));
      return;

    case 'd':
      sqlite3_bind_double (statement, at, va_arg (*args, double));
      return;

    case 'b':
      bind_bytes (statement, at, va_arg (*args, GBytes *));
      return;

    case 'B':
      start = va_arg (*args, gconstpointer);
      sqlite3_bind_blob64 (statement, at, start, va_arg (*args, gsize), SQLITE_TRANSIENT);
      return;

    case 'n':
      sqlite3_bind_null (statement, at);
      return;

    default:
      g_assert_not_reached ();
    }
}

/**
 * sg_db_bind_va:
 *
 * Binds the values of a function that takes them as its own last arguments.
 */
void
sg_db_bind_va (sqlite3_stmt *statement, const char *types, va_list *args)
{
  for (int i = 0; types[i] != '\0'; i++)
    bind_one (statement, i + 1, types[i], args);
}

/**
 * sg_db_bind:
 *
 * Makes a prepared statement ready to run again with new values.
 */
void
sg_db_bind (sqlite3_stmt *statement, const char *types, ...)
{
  va_list args;

  sqlite3_reset (statement);
  va_start (args, types);
  sg_db_bind_va (statement, types, &args);
  va_end (args);
}

/**
 * sg_db_query:
 *
 * Returns: (nullable): a statement with its values bound, to be stepped
 */
sqlite3_stmt *
sg_db_query (SgDb *self, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement = sg_db_prepare (self, error, sql);
  va_list       args;

  if (statement == NULL)
    return NULL;

  va_start (args, types);
  sg_db_bind_va (statement, types, &args);
  va_end (args);

  return statement;
}

static sqlite3_stmt *
find_statement (SgDb *self, GError **error, const char *sql)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      statement = sg_db_prepare (self, error, sql);
      if (statement != NULL)
        g_hash_table_insert (self->statements, g_strdup (sql), statement);
      return statement;
    }

  /* Whoever has it still steps through its rows, which end here. */
  g_warn_if_fail (!sqlite3_stmt_busy (statement));
  sg_db_statement_release (statement);

  return statement;
}

/**
 * sg_db_get_statement:
 * @sql: a literal; what is put together anew each time would fill the memory
 *
 * The same as sg_db_query(), but prepared once for the life of the handle.
 *
 * Returns: (nullable): to be held in a g_autoptr (SgDbStatement), not to be finalized; the same SQL
 *   cannot be asked again before that is left
 */
SgDbStatement *
sg_db_get_statement (SgDb *self, GError **error, const char *sql, const char *types, ...)
{
  SgDbStatement *statement = find_statement (self, error, sql);
  va_list        args;

  if (statement == NULL)
    return NULL;

  va_start (args, types);
  sg_db_bind_va (statement, types, &args);
  va_end (args);

  return statement;
}

/**
 * sg_db_statement_release:
 *
 * Gives a statement back to its handle. One that is kept at a row would keep the file as it was at
 * that moment, for every later query of the handle.
 */
void
sg_db_statement_release (SgDbStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/**
 * sg_db_run:
 * @sql: a literal, as in sg_db_get_statement()
 *
 * Runs one statement whose rows, if any, do not matter.
 */
gboolean
sg_db_run (SgDb *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (SgDbStatement) statement = find_statement (self, error, sql);
  gboolean has_row;
  va_list  args;

  if (statement == NULL)
    return FALSE;

  va_start (args, types);
  sg_db_bind_va (statement, types, &args);
  va_end (args);

  return sg_db_step (statement, &has_row, error);
}

/**
 * sg_db_step:
 * @has_row: (out): %FALSE at the end
 */
gboolean
sg_db_step (sqlite3_stmt *statement, gboolean *has_row, GError **error)
{
  int result = sqlite3_step (statement);

  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;

  return sg_db_set_fault (sqlite3_db_handle (statement), NULL, error);
}

/**
 * sg_db_run_bound:
 *
 * Runs a statement after sg_db_bind() and makes it ready for the next values.
 */
gboolean
sg_db_run_bound (sqlite3_stmt *statement, GError **error)
{
  gboolean has_row;
  gboolean done = sg_db_step (statement, &has_row, error);

  sqlite3_reset (statement);
  return done;
}

char *
sg_db_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * sg_db_get_text:
 *
 * Returns: (nullable): the text, valid until the statement moves on
 */
const char *
sg_db_get_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/**
 * sg_db_dup_bytes:
 *
 * Returns: (nullable) (transfer full): the bytes, %NULL for NULL
 */
GBytes *
sg_db_dup_bytes (sqlite3_stmt *statement, int column)
{
  gconstpointer start = sqlite3_column_blob (statement, column);

  if (sg_db_is_null (statement, column))
    return NULL;

  return g_bytes_new (start, (gsize) sqlite3_column_bytes (statement, column));
}

gboolean
sg_db_is_null (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL;
}

/* Of this folder only: a handle of its own file has no gate, and is never stopped by one. */
gboolean
sg_db_enter_gate (SgDb *self, GError **error)
{
  return self->gate == NULL || sg_db_gate_enter (self->gate, self->patience_ms, error);
}

void
sg_db_leave_gate (SgDb *self)
{
  if (self->gate != NULL)
    sg_db_gate_leave (self->gate);
}

/**
 * sg_db_begin:
 *
 * Of a shared file it first waits for the other processes, so it does not belong on the thread of a
 * window.
 *
 * Returns: (nullable): what must be true together; rolled back when freed uncommitted
 */
SgDbTransaction *
sg_db_begin (SgDb *self, GError **error)
{
  SgDbTransaction *transaction;

  g_return_val_if_fail (sqlite3_get_autocommit (self->handle), NULL);

  if (!sg_db_enter_gate (self, error))
    return NULL;

  /* IMMEDIATE takes the write lock now: a later statement cannot fail for want of it. */
  if (!sg_db_exec (self, "BEGIN IMMEDIATE", error))
    {
      sg_db_leave_gate (self);
      return NULL;
    }

  transaction = g_new0 (SgDbTransaction, 1);
  transaction->db = self;
  transaction->gated = TRUE;

  return transaction;
}

/**
 * sg_db_begin_snapshot:
 *
 * For reading much as it was at one moment, while others go on writing. Temporary tables may be
 * written in it, and stay when it is committed; nothing else may.
 */
SgDbTransaction *
sg_db_begin_snapshot (SgDb *self, GError **error)
{
  SgDbTransaction *transaction;

  g_return_val_if_fail (sqlite3_get_autocommit (self->handle), NULL);

  if (!sg_db_exec (self, "BEGIN", error))
    return NULL;

  transaction = g_new0 (SgDbTransaction, 1);
  transaction->db = self;

  return transaction;
}

/**
 * sg_db_commit:
 *
 * On failure nothing was acknowledged, but a disk that broke while it wrote may still turn out to
 * have the work after a restart: what is sent again must do no harm.
 */
gboolean
sg_db_commit (SgDbTransaction *self, GError **error)
{
  self->db->committing = TRUE;
  self->committed = sg_db_exec (self->db, "COMMIT", error);
  self->db->committing = FALSE;

  if (self->committed && self->gated)
    sg_db_leave_gate (self->db);
  return self->committed;
}

/**
 * sg_db_vacuum:
 * @self: not in a transaction
 *
 * Writes the whole file anew, without what lies between its rows. Nobody else can write meanwhile.
 */
gboolean
sg_db_vacuum (SgDb *self, GError **error)
{
  gboolean done;

  g_return_val_if_fail (sqlite3_get_autocommit (self->handle), FALSE);

  if (!sg_db_enter_gate (self, error))
    return FALSE;

  self->committing = TRUE;
  done = sg_db_exec (self, "VACUUM", error);
  self->committing = FALSE;
  sg_db_leave_gate (self);

  return done;
}

void
sg_db_transaction_free (SgDbTransaction *self)
{
  if (self == NULL)
    return;

  /* After a fault of the disk the connection may have rolled back by itself. If a rollback fails,
   * the error that led to it is with the caller already, and SQLite gives up the work anyway. */
  if (!self->committed && !sqlite3_get_autocommit (self->db->handle))
    sg_db_exec (self->db, "ROLLBACK", NULL);
  if (!self->committed && self->gated)
    sg_db_leave_gate (self->db);
  g_free (self);
}
