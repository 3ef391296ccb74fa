/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A shared file collects its changes in a WAL until one process, the checkpointer, brings them
 * over. The others never do: a checkpoint costs the one who makes it, and an operator should not
 * pay. */

#include "db/sg-db-wal.h"

#include <sys/stat.h>

#include "db/sg-db-fault.h"
#include "db/sg-db-private.h"

/**
 * sg_db_checkpoint:
 *
 * Brings the WAL over into the file, under the gate. What somebody still reads stays, which is no
 * error: look at sg_db_get_wal_bytes(), and try later.
 */
gboolean
sg_db_checkpoint (SgDb *self, SgDbCheckpoint how, GError **error)
{
  int mode = how == SG_DB_CHECKPOINT_TRUNCATE ? SQLITE_CHECKPOINT_TRUNCATE
                                              : SQLITE_CHECKPOINT_PASSIVE;
  int result;

  g_return_val_if_fail (sqlite3_get_autocommit (self->handle), FALSE);

  if (!sg_db_enter_gate (self, error))
    return FALSE;

  /* It does not wait for readers: all who want to write would wait with it. */
  sqlite3_busy_timeout (self->handle, 0);
  result = sqlite3_wal_checkpoint_v2 (self->handle, NULL, mode, NULL, NULL);
  sqlite3_busy_timeout (self->handle, (int) self->patience_ms);
  sg_db_leave_gate (self);

  return result == SQLITE_OK || result == SQLITE_BUSY ||
         sg_db_set_fault (self->handle, NULL, error);
}

/**
 * sg_db_become_checkpointer:
 *
 * The daemon asks once, and the console now and then: it takes over when no daemon is there. The
 * role lasts until the handle is closed.
 *
 * Returns: whether this handle is the one that makes checkpoints; if not and there is no error,
 *   another is
 */
gboolean
sg_db_become_checkpointer (SgDb *self, GError **error)
{
  g_autoptr (SgDbGate) role = NULL;

  if (self->checkpointer != NULL)
    return TRUE;

  role = sg_db_gate_new (self->path, "-checkpointer", error);
  if (role == NULL || !sg_db_gate_try (role, error))
    return FALSE;

  self->checkpointer = g_steal_pointer (&role);
  return TRUE;
}

static gboolean
find_wal (SgDb *self, struct stat *status)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);

  return stat (path, status) == 0;
}

/**
 * sg_db_get_wal_bytes:
 *
 * Returns: the length of the WAL, 0 if there is none
 */
gint64
sg_db_get_wal_bytes (SgDb *self)
{
  struct stat status;

  return find_wal (self, &status) ? status.st_size : 0;
}

/**
 * sg_db_get_wal_time:
 *
 * Returns: when somebody last wrote to the WAL by the disk's clock, nanoseconds; 0 if there is none
 */
gint64
sg_db_get_wal_time (SgDb *self)
{
  struct stat status;

  return find_wal (self, &status)
           ? status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec
           : 0;
}

/**
 * sg_db_has_written:
 *
 * Returns: whether this handle changed a row since it was opened
 */
gboolean
sg_db_has_written (SgDb *self)
{
  return sqlite3_total_changes (self->handle) > 0;
}

/**
 * sg_db_get_data_version:
 *
 * Returns: a number that changes when another handle or process has committed, or -1 with an error.
 *   It costs a few microseconds
 */
gint64
sg_db_get_data_version (SgDb *self, GError **error)
{
  g_autoptr (SgDbStatement)
    statement = sg_db_get_statement (self, error, "PRAGMA data_version", "");
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return -1;

  return sqlite3_column_int64 (statement, 0);
}
