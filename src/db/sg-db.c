/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite itself. No other file of the product opens, prepares or commits, so errors and pragmas
 * are right everywhere once they are right here. */

#include "db/sg-db.h"

#include <spatialite.h>

#include "common/sg-error.h"

/* Read through the page cache rather than by copying; a region of a whole island fits. */
#define MMAP_BYTES "1073741824"

/* Another process writes to the same file; wait for it rather than fail the operator. */
#define BUSY_MS 2000

struct _SgDb
{
  sqlite3 *handle;
  void    *spatial; /* SpatiaLite's own memory of this connection */
};

/* Freed before sg_db_commit(), it rolls back. So every early return undoes the work. */
struct _SgDbTransaction
{
  SgDb    *db;
  gboolean committed;
};

static gboolean
set_error (sqlite3 *handle, GError **error)
{
  g_set_error (error, SG_ERROR, SG_ERROR_STORAGE, "database: %s", sqlite3_errmsg (handle));
  return FALSE;
}

/**
 * sg_db_exec:
 * @sql: one or more statements without values
 */
gboolean
sg_db_exec (SgDb *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return set_error (self->handle, error);

  return TRUE;
}

static const char *
pragmas_for (SgDbFlags flags)
{
  if (flags & SG_DB_READ_ONLY)
    return "PRAGMA mmap_size = " MMAP_BYTES "; PRAGMA query_only = ON";
  if (flags & SG_DB_SCRATCH)
    return "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
           "PRAGMA cache_size = -65536";

  return "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON";
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
  int mode = SQLITE_OPEN_NOMUTEX;

  mode |= flags & SG_DB_READ_ONLY ? SQLITE_OPEN_READONLY
                                  : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2 (path, &self->handle, mode, NULL) != SQLITE_OK)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STORAGE,
                   "%s: %s",
                   path,
                   sqlite3_errmsg (self->handle));
      return NULL;
    }

  sqlite3_busy_timeout (self->handle, BUSY_MS);
  if (flags & SG_DB_SPATIAL)
    {
      self->spatial = spatialite_alloc_connection ();
      spatialite_init_ex (self->handle, self->spatial, 0);
    }

  if (!sg_db_exec (self, pragmas_for (flags), error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sg_db_close (SgDb *self)
{
  if (self == NULL)
    return;

  sqlite3_close (self->handle);
  if (self->spatial != NULL)
    spatialite_cleanup_ex (self->spatial);
  g_free (self);
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
    set_error (self->handle, error);

  return statement;
}

static void
bind_one (sqlite3_stmt *statement, int at, char type, va_list *args)
{
  GBytes *bytes;

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
      bytes = va_arg (*args, GBytes *);
      sqlite3_bind_blob64 (statement,
                           at,
                           g_bytes_get_data (bytes, NULL),
                           g_bytes_get_size (bytes),
                           SQLITE_TRANSIENT);
      return;

    default:
      g_assert_not_reached ();
    }
}

static void
bind_va (sqlite3_stmt *statement, const char *types, va_list *args)
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
  bind_va (statement, types, &args);
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
  bind_va (statement, types, &args);
  va_end (args);

  return statement;
}

/**
 * sg_db_run:
 *
 * Runs one statement whose rows, if any, do not matter.
 */
gboolean
sg_db_run (SgDb *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (sqlite3_stmt) statement = sg_db_prepare (self, error, sql);
  gboolean has_row;
  va_list  args;

  if (statement == NULL)
    return FALSE;

  va_start (args, types);
  bind_va (statement, types, &args);
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

  return set_error (sqlite3_db_handle (statement), error);
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

gint64
sg_db_last_id (SgDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * sg_db_begin:
 *
 * Returns: (nullable): what must be true together; rolled back when freed uncommitted
 */
SgDbTransaction *
sg_db_begin (SgDb *self, GError **error)
{
  SgDbTransaction *transaction;

  /* IMMEDIATE takes the write lock now: a later statement cannot fail for want of it. */
  if (!sg_db_exec (self, "BEGIN IMMEDIATE", error))
    return NULL;

  transaction = g_new0 (SgDbTransaction, 1);
  transaction->db = self;

  return transaction;
}

gboolean
sg_db_commit (SgDbTransaction *self, GError **error)
{
  if (!sg_db_exec (self->db, "COMMIT", error))
    return FALSE;

  self->committed = TRUE;
  return TRUE;
}

void
sg_db_transaction_free (SgDbTransaction *self)
{
  if (self == NULL)
    return;

  /* The connection may have rolled back by itself, then there is nothing left to undo. */
  if (!self->committed)
    sg_db_exec (self->db, "ROLLBACK", NULL);
  g_free (self);
}
