/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each program at a shared file has a socket in a folder that is named after the file. Who has
 * committed sends a byte to all others there. To watch the WAL would wake them before the commit
 * can be seen. A byte may be lost, and a program may be unable to have a socket: so everyone also
 * looks at sg_db_get_data_version() four times a second, and the bell only makes it sooner.
 *
 * The name of a socket may have 107 bytes, which a long home uses up; so all are named through
 * /proc/self/fd, as seen from the open folder. */

#define G_LOG_DOMAIN "siaga-db"

#define _GNU_SOURCE /* O_PATH */

#include "db/sg-db-bell.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "db/sg-db-fault.h"

/* Enough of a SHA-256 to tell the files of one person apart. */
#define HASH_LENGTH 16

/* A program rarely has more than one; a process number that is used again finds old names taken. */
#define MOST_BELLS 64

struct _SgDbBell
{
  char    *folder;
  char    *name; /* of our socket in the folder; NULL until there is one */
  int      folder_fd;
  int      fd;
  GSource *source;

  SgDbBellFunc rang;
  gpointer     user_data;
};

static gboolean
open_folder (SgDbBell *self, const char *database, GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, database, -1);

  hash[HASH_LENGTH] = '\0';
  self->folder = g_build_filename (g_get_user_runtime_dir (), "siaga", hash, NULL);
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return sg_db_set_file_fault (self->folder, errno, error);

  self->folder_fd = open (self->folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  return self->folder_fd >= 0 || sg_db_set_file_fault (self->folder, errno, error);
}

static void
set_address (SgDbBell *self, const char *name, struct sockaddr_un *address)
{
  int length;

  *address = (struct sockaddr_un){ .sun_family = AF_UNIX };
  length = g_snprintf (address->sun_path,
                       sizeof address->sun_path,
                       "/proc/self/fd/%d/%s",
                       self->folder_fd,
                       name);
  g_assert (length < (int) sizeof address->sun_path);
}

static gboolean
take_name (SgDbBell *self, GError **error)
{
  int taken = EADDRINUSE;

  for (int i = 0; i < MOST_BELLS && taken == EADDRINUSE; i++)
    {
      g_autofree char   *name = g_strdup_printf ("%d-%d", (int) getpid (), i);
      struct sockaddr_un address;

      set_address (self, name, &address);
      taken = bind (self->fd, (struct sockaddr *) &address, sizeof address) == 0 ? 0 : errno;
      if (taken == 0)
        self->name = g_steal_pointer (&name);
    }

  return taken == 0 || sg_db_set_file_fault (self->folder, taken, error);
}

/**
 * sg_db_bell_new:
 * @db: only its path is used
 *
 * Returns: (nullable): a bell at the file; without one a program hears of changes a little later
 */
SgDbBell *
sg_db_bell_new (SgDb *db, GError **error)
{
  g_autoptr (SgDbBell) self = g_new0 (SgDbBell, 1);

  self->folder_fd = self->fd = -1;
  if (!open_folder (self, sg_db_get_path (db), error))
    return NULL;

  self->fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (self->fd < 0)
    {
      sg_db_set_file_fault (self->folder, errno, error);
      return NULL;
    }

  return take_name (self, error) ? g_steal_pointer (&self) : NULL;
}

void
sg_db_bell_free (SgDbBell *self)
{
  if (self == NULL)
    return;

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  if (self->name != NULL)
    unlinkat (self->folder_fd, self->name, 0);
  if (self->fd >= 0)
    close (self->fd);
  if (self->folder_fd >= 0)
    close (self->folder_fd);
  g_free (self->name);
  g_free (self->folder);
  g_free (self);
}

/* A full queue is no loss: who has not read the last byte is going to look anyway. */
static void
ring_one (SgDbBell *self, const char *name)
{
  struct sockaddr_un address;

  set_address (self, name, &address);
  if (sendto (self->fd,
              "",
              1,
              MSG_DONTWAIT | MSG_NOSIGNAL,
              (struct sockaddr *) &address,
              sizeof address) < 0 &&
      errno == ECONNREFUSED)
    unlinkat (self->folder_fd, name, 0); /* its program is dead */
}

/**
 * sg_db_bell_ring:
 * @self: (nullable): of any thread
 *
 * To be called after sg_db_commit(). It neither waits nor fails: what is committed stays so, heard
 * or not.
 */
void
sg_db_bell_ring (SgDbBell *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (self == NULL)
    return;

  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, self->name) && strlen (name) < HASH_LENGTH * 2)
      ring_one (self, name);
}

static gboolean
on_readable (int fd, GIOCondition condition, gpointer user_data)
{
  SgDbBell *self = user_data;

  if (sg_db_bell_hush (self))
    self->rang (self->user_data);

  return G_SOURCE_CONTINUE;
}

/**
 * sg_db_bell_listen:
 * @rang: called in the main context of the calling thread, once for any number of commits that were
 *   made in the meantime, until the bell is freed
 */
void
sg_db_bell_listen (SgDbBell *self, SgDbBellFunc rang, gpointer user_data)
{
  g_return_if_fail (self->source == NULL);

  self->rang = rang;
  self->user_data = user_data;
  self->source = g_unix_fd_source_new (self->fd, G_IO_IN);
  g_source_set_callback (self->source, G_SOURCE_FUNC (on_readable), self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

/**
 * sg_db_bell_get_fd:
 *
 * Returns: what becomes readable when another program has rung, for a loop that polls by itself
 */
int
sg_db_bell_get_fd (SgDbBell *self)
{
  return self->fd;
}

/**
 * sg_db_bell_hush:
 *
 * Makes the bell silent until it rings again. Look at the file afterwards, not before.
 *
 * Returns: whether it had rung
 */
gboolean
sg_db_bell_hush (SgDbBell *self)
{
  gboolean had_rung = FALSE;
  char     byte;

  while (recv (self->fd, &byte, 1, MSG_DONTWAIT) >= 0)
    had_rung = TRUE;

  return had_rung;
}
