/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite before 3.51.3 can lose committed rows of a WAL file when one process starts a checkpoint
 * while another commits (the WAL-reset bug). So no two of our processes write or checkpoint at
 * once: each first locks a file beside the database. Locks of flock() belong to the open file, so
 * two handles of one process exclude each other too, and the kernel drops them when a process
 * dies. */

#include "db/sg-db-gate.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/sg-db-fault.h"

/* flock() itself has no limit of time. A process that writes a lot pauses 2 ms between its batches:
 * who looks four times in that pause gets in before the next batch. */
#define LOOK_AGAIN_USEC 500

struct _SgDbGate
{
  char *database;
  char *path;
  int   fd;
};

static gboolean
open_file (SgDbGate *self, GError **error)
{
  if (self->fd >= 0)
    close (self->fd);

  self->fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  return self->fd >= 0 || sg_db_set_file_fault (self->path, errno, error);
}

/* Somebody may have removed the file as needless while we had it open; then a newcomer locks
 * another file than we do. */
static gboolean
is_removed (SgDbGate *self)
{
  struct stat status;

  return fstat (self->fd, &status) == 0 && status.st_nlink == 0;
}

/**
 * sg_db_gate_new:
 * @database: its path; the lock lies beside it
 * @suffix: what the lock is for
 *
 * Returns: (nullable): a gate that is open
 */
SgDbGate *
sg_db_gate_new (const char *database, const char *suffix, GError **error)
{
  g_autoptr (SgDbGate) self = g_new0 (SgDbGate, 1);

  self->database = g_strdup (database);
  self->path = g_strconcat (database, suffix, NULL);
  self->fd = -1;

  return open_file (self, error) ? g_steal_pointer (&self) : NULL;
}

void
sg_db_gate_free (SgDbGate *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->database);
  g_free (self);
}

/**
 * sg_db_gate_try:
 *
 * Returns: whether the gate is ours now; if not and there is no error, another has it
 */
gboolean
sg_db_gate_try (SgDbGate *self, GError **error)
{
  while (flock (self->fd, LOCK_EX | LOCK_NB) == 0)
    {
      if (!is_removed (self))
        return TRUE;
      if (!open_file (self, error))
        return FALSE;
    }

  return errno == EWOULDBLOCK || errno == EINTR ? FALSE
                                                : sg_db_set_file_fault (self->path, errno, error);
}

/**
 * sg_db_gate_enter:
 * @milliseconds: how long to wait for another process
 */
gboolean
sg_db_gate_enter (SgDbGate *self, guint milliseconds, GError **error)
{
  gint64 until = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  g_autoptr (GError) broken = NULL;

  while (!sg_db_gate_try (self, &broken))
    {
      if (broken != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&broken));
          return FALSE;
        }
      if (g_get_monotonic_time () >= until)
        return sg_db_set_file_fault (self->database, EWOULDBLOCK, error);

      g_usleep (LOOK_AGAIN_USEC);
    }

  return TRUE;
}

void
sg_db_gate_leave (SgDbGate *self)
{
  flock (self->fd, LOCK_UN);
}
