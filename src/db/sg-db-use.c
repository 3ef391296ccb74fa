/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether somebody has a shared file open. SQLite holds a read lock on such a file as long as its
 * handle lives, also while it does nothing, so it can be seen from outside; that works for a file
 * too damaged to be opened. */

#define _GNU_SOURCE /* F_OFD_GETLK */

#include "db/sg-db-use.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "db/sg-db-fault.h"

/* Where SQLite puts its locks: its file format says so, and will not change. */
#define PENDING_BYTE 0x40000000
#define LOCK_BYTES   512

/**
 * sg_db_is_in_use:
 * @path: of a file that this program has not opened itself
 * @in_use: (out): whether another has; %FALSE for a file that is not there
 */
gboolean
sg_db_is_in_use (const char *path, gboolean *in_use, GError **error)
{
  struct flock lock = { .l_type = F_WRLCK,
                        .l_whence = SEEK_SET,
                        .l_start = PENDING_BYTE,
                        .l_len = LOCK_BYTES };
  int          fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean     done;

  *in_use = FALSE;
  if (fd < 0)
    return errno == ENOENT || sg_db_set_file_fault (path, errno, error);

  done = fcntl (fd, F_OFD_GETLK, &lock) == 0 || sg_db_set_file_fault (path, errno, error);
  *in_use = done && lock.l_type != F_UNLCK;

  /* To close it would drop the locks of this very process, should it be the one after all. */
  if (!*in_use || lock.l_pid != getpid ())
    close (fd);

  return done;
}
