/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that is there whole or not at all. It is written beside its place, under a name of its
 * own, and takes its place when every byte is on the disk. Freed before that, it leaves nothing
 * behind and what stood in its place stays as it was. */

#include "config.h"

#include "desk/paper/sg-safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/sg-error.h"

/* Reports name patients: only the one who wrote them reads them, until that person decides. */
#define MODE 0600

struct _SgSafeFile
{
  char *target;
  char *path; /* where it is being written */
  int   file;
};

static gboolean
set_errno_error (GError **error, const char *target, int saved_errno)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STORAGE,
               _ ("“%s” cannot be written: %s"),
               target,
               g_strerror (saved_errno));

  return FALSE;
}

/* A rename would put a plain file where a device or a folder is. */
static gboolean
check_target (const char *target, GError **error)
{
  GStatBuf status;

  if (g_stat (target, &status) != 0 || S_ISREG (status.st_mode))
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("“%s” is not a file: name a file to write"),
               target);
  return FALSE;
}

/**
 * sg_safe_file_new:
 * @target: the path it will have
 *
 * Returns: (nullable): a file to write, or %NULL with %SG_ERROR_INVALID or %SG_ERROR_STORAGE
 */
SgSafeFile *
sg_safe_file_new (const char *target, GError **error)
{
  g_autoptr (SgSafeFile) self = NULL;
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);

  if (!check_target (target, error))
    return NULL;

  self = g_new0 (SgSafeFile, 1);
  self->target = g_strdup (target);
  self->path = g_build_filename (folder, hidden, NULL);
  self->file = g_mkstemp_full (self->path, O_RDWR | O_CLOEXEC, MODE);
  if (self->file < 0)
    {
      set_errno_error (error, target, errno);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
sg_safe_file_free (SgSafeFile *self)
{
  if (self == NULL)
    return;

  /* Only what was not committed is still open. */
  if (self->file >= 0)
    {
      close (self->file);
      g_unlink (self->path);
    }
  g_free (self->path);
  g_free (self->target);
  g_free (self);
}

/**
 * sg_safe_file_get_path:
 *
 * Returns: where it is being written, for a library that opens files by name
 */
const char *
sg_safe_file_get_path (SgSafeFile *self)
{
  return self->path;
}

gboolean
sg_safe_file_write (SgSafeFile *self, gconstpointer bytes, gsize length, GError **error)
{
  const char *at = bytes;

  while (length > 0)
    {
      gssize written = write (self->file, at, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return set_errno_error (error, self->target, written < 0 ? errno : ENOSPC);
      at += written;
      length -= (gsize) written;
    }

  return TRUE;
}

/* Not every file system lets a folder be synced, and the file itself is safe by then. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              file = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (file < 0)
    return;

  fsync (file);
  close (file);
}

/**
 * sg_safe_file_commit:
 *
 * Puts the file in its place once it is on the disk.
 */
gboolean
sg_safe_file_commit (SgSafeFile *self, GError **error)
{
  if (fsync (self->file) != 0 || g_rename (self->path, self->target) != 0)
    return set_errno_error (error, self->target, errno);

  close (self->file);
  self->file = -1;
  sync_folder (self->target);

  return TRUE;
}
