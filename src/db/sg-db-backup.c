/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A copy of the file as it is at one moment, while others go on writing it. The handle holds a read
 * transaction all the time: without it SQLite would begin anew after each commit of another
 * process, and on a busy desk never end. */

#include "config.h"

#include "db/sg-db-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/sg-error.h"
#include "db/sg-db-fault.h"
#include "db/sg-db-private.h"

/* 4 MiB with the usual page: often enough to stop at once, and to show that it moves. */
#define PAGES_A_STEP 1024

/* About every 10 ms. */
#define OPERATIONS_A_LOOK 100000

/* What the check costs beside the copy, which also waits for the disk. */
#define COPY_SHARE  0.7
#define CHECK_SHARE 0.3

/* Removed when freed, unless it got its name. */
typedef struct
{
  char    *path;
  gboolean kept;
} PartFile;

static void
part_file_free (PartFile *self)
{
  if (!self->kept)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PartFile, part_file_free)

static PartFile *
part_file_new (const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  PartFile        *self;
  int              fd;

  /* What a killed process has left. */
  g_unlink (part);
  fd = open (part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      sg_db_set_file_fault (part, errno, error);
      return NULL;
    }

  close (fd);
  self = g_new0 (PartFile, 1);
  self->path = g_steal_pointer (&part);

  return self;
}

static gboolean
copy_pages (sqlite3_backup *backup, SgDb *copy, SgProgress *progress, GError **error)
{
  int result;

  do
    {
      int left, total;

      result = sqlite3_backup_step (backup, PAGES_A_STEP);
      left = sqlite3_backup_remaining (backup);
      total = sqlite3_backup_pagecount (backup);
      if (!sg_progress_step (progress, (guint64) (total - left), (guint64) total, error))
        return FALSE;
    }
  while (result == SQLITE_OK);

  return TRUE;
}

/* Whether the source or the copy failed is known only at the end: the copy's handle has the error.
 */
static gboolean
copy_into (SgDb *self, SgDb *copy, SgProgress *progress, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy->handle, "main", self->handle, "main");
  gboolean        goes_on;

  if (backup == NULL)
    return sg_db_set_fault (copy->handle, NULL, error);

  goes_on = copy_pages (backup, copy, progress, error);
  if (sqlite3_backup_finish (backup) != SQLITE_OK && goes_on)
    return sg_db_set_fault (copy->handle, NULL, error);

  /* One file, complete without a WAL beside it. */
  return goes_on && sg_db_exec (copy, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
copy_snapshot (SgDb *self, const char *path, SgProgress *progress, GError **error)
{
  g_autoptr (SgDb) copy = sg_db_open (path, SG_DB_SCRATCH, error);
  gboolean done;

  if (copy == NULL)
    return FALSE;

  done = sg_db_exec (self, "BEGIN; SELECT count(*) FROM sqlite_schema", error) &&
         copy_into (self, copy, progress, error);

  /* Nothing was written, so there is nothing that its end could lose. */
  if (!sqlite3_get_autocommit (self->handle))
    sg_db_exec (self, "ROLLBACK", NULL);
  return done;
}

static int
on_check_goes_on (gpointer progress)
{
  return !sg_progress_step (progress, 0, 0, NULL);
}

static gboolean
check_copy (const char *path, SgProgress *progress, GError **error)
{
  g_autoptr (SgDb) copy = sg_db_open (path, SG_DB_READ_ONLY, error);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GError) fault = NULL;
  gboolean done, has_row;

  if (copy == NULL)
    return FALSE;

  sqlite3_progress_handler (copy->handle, OPERATIONS_A_LOOK, on_check_goes_on, progress);
  statement = sg_db_query (copy, &fault, "PRAGMA quick_check(1)", "");
  done = statement != NULL && sg_db_step (statement, &has_row, &fault);

  /* Who stopped it wants to hear that, and not that SQLite was interrupted. */
  if (!sg_progress_step (progress, 0, 0, error))
    return FALSE;
  if (!done)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (g_strcmp0 (sg_db_get_text (statement, 0), "ok") == 0)
    return TRUE;

  g_set_error (
    error,
    SG_ERROR,
    SG_ERROR_STORAGE,
    _ ("The copy “%s” is not sound (%s): check both disks, and the file that was copied"),
    path,
    sg_db_get_text (statement, 0));
  return FALSE;
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int      fd = open (path, flags | O_RDONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    sg_db_set_file_fault (path, errno, error);
  if (fd >= 0)
    close (fd);

  return done;
}

static gboolean
give_name (PartFile *part, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_rename (part->path, path) != 0)
    return sg_db_set_file_fault (path, errno, error);

  part->kept = TRUE;
  return sync_path (folder, O_DIRECTORY, error);
}

static gboolean
is_same_file (const char *path, const char *other)
{
  struct stat one, two;

  return stat (path, &one) == 0 && stat (other, &two) == 0 && one.st_dev == two.st_dev &&
         one.st_ino == two.st_ino;
}

/**
 * sg_db_backup:
 * @self: not in a transaction
 * @path: where the copy goes; an older one there is replaced only by a copy that is whole
 * @progress: (nullable): gets two phases of its own
 *
 * Takes long: it belongs on a thread, with a handle of its own.
 */
gboolean
sg_db_backup (SgDb *self, const char *path, SgProgress *progress, GError **error)
{
  g_autoptr (PartFile) part = NULL;

  g_return_val_if_fail (sqlite3_get_autocommit (self->handle), FALSE);

  if (is_same_file (path, self->path))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” is the file itself: choose another name for the copy"),
                   path);
      return FALSE;
    }

  part = part_file_new (path, error);
  if (part == NULL)
    return FALSE;

  sg_progress_begin (progress, _ ("Copying"), COPY_SHARE);
  if (!copy_snapshot (self, part->path, progress, error) || !sync_path (part->path, 0, error))
    return FALSE;

  sg_progress_begin (progress, _ ("Checking"), CHECK_SHARE);
  return check_copy (part->path, progress, error) && give_name (part, path, error);
}
