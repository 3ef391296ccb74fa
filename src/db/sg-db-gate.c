/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite before 3.51.3 can lose committed rows of a WAL file when one process starts a checkpoint
 * while another commits (the WAL-reset bug). So no two of our processes write or checkpoint at
 * once: each first locks a file beside the database. Locks of flock() belong to the open file, so
 * two handles of one process exclude each other too, and the kernel drops them when a process
 * dies.
 *
 * In front of the gate is a turnstile, a lock on the first byte of the same file: whoever wants in
 * holds it until the gate is his. So a process that leaves the gate and wants it again at once
 * stands behind the one that has waited meanwhile, and an operator waits for one batch of an
 * import, not for all of it. */

#define _GNU_SOURCE  /* F_OFD_SETLK: a lock that belongs to the open file, as that of flock() does \
                      */

#include "db/sg-db-gate.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/sg-db-fault.h"

/* Neither lock can be waited for with a limit of time. Who waits at the turnstile also looks so
 * often; a process that writes a lot pauses for longer than that between its batches. */
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

static gboolean
set_turnstile (SgDbGate *self, short type)
{
  struct flock first_byte = { .l_type = type, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };

  return fcntl (self->fd, F_OFD_SETLK, &first_byte) == 0;
}

/* A disk without such locks has no order among those who wait, and still only one inside. */
static gboolean
try_turnstile (SgDbGate *self)
{
  return set_turnstile (self, F_WRLCK) || (errno != EAGAIN && errno != EACCES);
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

/* Once through the turnstile we stay in front of the gate, and nobody overtakes us. */
static gboolean
try_in_turn (SgDbGate *self, gboolean *is_next, GError **error)
{
  if (!*is_next)
    *is_next = try_turnstile (self);

  return *is_next && sg_db_gate_try (self, error);
}

/**
 * sg_db_gate_enter:
 * @milliseconds: how long to wait for another process
 *
 * Who comes back stands behind those who have waited meanwhile.
 */
gboolean
sg_db_gate_enter (SgDbGate *self, guint milliseconds, GError **error)
{
  gint64 until = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  g_autoptr (GError) broken = NULL;
  gboolean is_next = FALSE;
  gboolean is_in = try_in_turn (self, &is_next, &broken);

  while (!is_in && broken == NULL && g_get_monotonic_time () < until)
    {
      g_usleep (LOOK_AGAIN_USEC);
      is_in = try_in_turn (self, &is_next, &broken);
    }

  if (is_next)
    set_turnstile (self, F_UNLCK);
  if (broken != NULL)
    g_propagate_error (error, g_steal_pointer (&broken));
  else if (!is_in)
    sg_db_set_file_fault (self->database, EWOULDBLOCK, error);

  return is_in;
}

void
sg_db_gate_leave (SgDbGate *self)
{
  flock (self->fd, LOCK_UN);
}
