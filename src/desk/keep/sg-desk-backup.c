/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A copy of the desk on another disk or a USB stick, while the desk works on. Nobody finds out in
 * the night of the fire that a backup was bad: each is opened and its chain looked at before an
 * older one is given up for it. */

#include "config.h"

#include "desk/keep/sg-desk-backup.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "common/sg-error.h"
#include "db/sg-db-backup.h"
#include "db/sg-db-wal.h"
#include "desk/keep/sg-keep-store.h"
#include "desk/people/sg-desk-access.h"

/* Enough of the identifier's end, which is random, to tell desks on one stick apart. */
#define ID_DIGITS 8

#define MIB (G_GINT64_CONSTANT (1) << 20)

void
sg_backup_clear (SgBackup *self)
{
  g_clear_pointer (&self->path, g_free);
}

/* Without a colon: a USB stick could not have such a name. */
static char *
dup_prefix (SgDesk *desk)
{
  const SgLogIdentity *identity = sg_desk_get_identity (desk);
  g_autofree char     *id = sg_uuid_to_text (&identity->desk);

  return g_strdup_printf ("siaga-%s-%s-", identity->psc, id + strlen (id) - ID_DIGITS);
}

static char *
make_path (SgDesk *desk, const char *path)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_strdup (path);

  now = sg_desk_to_local (desk, sg_desk_get_now (desk));
  prefix = dup_prefix (desk);
  stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  name = g_strconcat (prefix, stamp, ".db", NULL);

  return g_build_filename (path, name, NULL);
}

static gint64
find_bytes_needed (SgDesk *desk)
{
  GStatBuf status;
  gint64   bytes = sg_db_get_wal_bytes (sg_desk_get_db (desk));

  if (g_stat (sg_desk_get_path (desk), &status) == 0)
    bytes += status.st_size;

  return bytes;
}

/* A stick that was pulled out leaves an empty folder of the wrong disk behind, or none. */
static gboolean
check_target (SgDesk *desk, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gint64           needed = find_bytes_needed (desk);
  struct statvfs   disk;
  gint64           there;

  if (statvfs (folder, &disk) != 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STORAGE,
                   _ ("there is no folder “%s” (%s): is the disk or USB stick plugged in?"),
                   folder,
                   g_strerror (errno));
      return FALSE;
    }

  there = (gint64) disk.f_bavail * (gint64) disk.f_frsize;
  if (there >= needed)
    return TRUE;

  g_set_error (
    error,
    SG_ERROR,
    SG_ERROR_STORAGE,
    _ (
      "the disk of “%s” is full: a backup needs %lld MiB, and there are %lld: free some space, or choose another disk"),
    folder,
    (long long) (needed / MIB + 1),
    (long long) (there / MIB));
  return FALSE;
}

/* Before the copy is made, so that it holds the line too: otherwise the desk would be newer than
 * its own backup, and a restore would ask about that. */
static gboolean
copy (SgDesk *desk, const char *path, SgProgress *progress, SgBackup *done, GError **error)
{
  const SgUuid *own = &sg_desk_get_identity (desk)->desk;
  SgBackupState state;

  if (!check_target (desk, path, error) ||
      !sg_desk_look_at (desk, SG_SUBJECT_DESK, own, SG_ACCESS_EXPORTED, "backup", error) ||
      !sg_db_backup (sg_desk_get_db (desk), path, progress, error) ||
      !sg_keep_store_check (path, &state, error))
    return FALSE;

  done->path = g_strdup (path);
  done->seq = state.seq;
  return TRUE;
}

/**
 * sg_desk_backup:
 * @path: of the copy, or a folder that gets one named after the desk and the time
 * @done: (out): cleared by sg_backup_clear()
 *
 * Takes long: it belongs on a thread with a desk of its own. An older copy of the same name is
 * replaced only by one that is whole.
 */
gboolean
sg_desk_backup (SgDesk     *desk,
                const char *path,
                SgProgress *progress,
                SgBackup   *done,
                GError    **error)
{
  g_autofree char *target = make_path (desk, path);

  *done = (SgBackup){ 0 };
  if (copy (desk, target, progress, done, error))
    return TRUE;

  g_prefix_error (error, _ ("no backup was made: "));
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

static GPtrArray *
list_copies (SgDesk *desk, const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *prefix = dup_prefix (desk);
  const char      *name;

  if (dir == NULL)
    return NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static gboolean
remove_old (SgDesk *desk, const char *folder, guint keep, guint *n_removed, GError **error)
{
  g_autoptr (GPtrArray) names = list_copies (desk, folder, error);

  for (guint i = keep; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (g_unlink (path) != 0)
        {
          g_set_error (error,
                       SG_ERROR,
                       SG_ERROR_STORAGE,
                       _ ("the old copy “%s” cannot be removed (%s): the new one is made; remove it"
                          " yourself"),
                       path,
                       g_strerror (errno));
          return FALSE;
        }
      (*n_removed)++;
    }

  return names != NULL;
}

/**
 * sg_desk_backup_nightly:
 * @folder: that must be there: one that is not is a stick that is not plugged in
 * @keep: how many copies of this desk stay there, the newest; at least one
 *
 * Copies of other desks in the folder are left alone.
 */
gboolean
sg_desk_backup_nightly (SgDesk     *desk,
                        const char *folder,
                        guint       keep,
                        SgProgress *progress,
                        SgBackup   *done,
                        GError    **error)
{
  *done = (SgBackup){ 0 };
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (
        error,
        SG_ERROR,
        SG_ERROR_STORAGE,
        _ ("no backup was made: there is no folder “%s”: is the disk or USB stick plugged"
           " in?"),
        folder);
      return FALSE;
    }

  if (keep == 0)
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, _ ("“keep” must be at least 1"));
      return FALSE;
    }

  return sg_desk_backup (desk, folder, progress, done, error) &&
         remove_old (desk, folder, keep, &done->n_removed, error);
}
