/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Back to a copy, when the desk's file is damaged or lost. The new file is made whole beside the
 * present one, with what that one still gives; only then do the two change places. The present file
 * is moved aside and never deleted: it may hold what nobody has sent yet.
 *
 * The restored desk begins a new epoch. The server, which may know the old history, then sees that
 * the same numbers mean other events. */

#include "config.h"

#include "desk/keep/sg-desk-restore.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "common/sg-error.h"
#include "db/sg-db-backup.h"
#include "db/sg-db-fault.h"
#include "db/sg-db-gate.h"
#include "db/sg-db-use.h"
#include "db/sg-db-wal.h"
#include "desk/keep/sg-keep-store.h"

/* So many events are written at once; see sync.md on long batches. */
#define BATCH 50

/* What lies beside a desk's file; the file itself last, as long as its WAL is there it is whole. */
static const char *const suffixes[] = { "-wal", "-shm", "-gate", "-checkpointer", "", NULL };

typedef struct
{
  const SgRestore *request;
  SgRestored      *done;
  SgBackupState    copy;
  SgBackupState    present;
  gboolean         has_present;
  gboolean         is_readable;
  SgEventLog      *log;   /* of the backup, or of the file that is made from it */
  GPtrArray       *batch; /* NULL to only count */
} Work;

void
sg_restored_clear (SgRestored *self)
{
  g_clear_pointer (&self->aside, g_free);
}

static gboolean
refuse_busy (const char *path, GError **error)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STALE,
               _ ("“%s” is in use: close the console and stop the daemon, then restore"),
               path);
  return FALSE;
}

static gboolean
check_unused (const char *path, GError **error)
{
  gboolean in_use;

  if (!sg_db_is_in_use (path, &in_use, error))
    return FALSE;

  return !in_use || refuse_busy (path, error);
}

/* ---- what the present file has ---- */

static gboolean
flush (Work *self, GError **error)
{
  if (self->batch == NULL || self->batch->len == 0)
    return TRUE;
  if (!sg_event_log_adopt (self->log, self->batch, error))
    return FALSE;

  self->done->n_salvaged += self->batch->len;
  g_ptr_array_set_size (self->batch, 0);
  return TRUE;
}

static gboolean
on_event (SgEvent *event, gpointer user_data, GError **error)
{
  Work    *self = user_data;
  gboolean is_there = FALSE;

  if (!sg_keep_store_has (self->log, &event->id, &is_there, error) || is_there)
    {
      sg_event_free (event);
      return is_there;
    }

  if (self->batch == NULL)
    {
      self->done->n_newer++;
      sg_event_free (event);
      return TRUE;
    }

  g_ptr_array_add (self->batch, event);
  return self->batch->len < BATCH || flush (self, error);
}

static gboolean
read_present (Work *self, GError **error)
{
  return sg_keep_store_read_own (self->request->target,
                                 &self->copy.desk,
                                 on_event,
                                 self,
                                 &self->done->n_damaged,
                                 error) &&
         flush (self, error);
}

static gboolean
check_is_older (Work *self, GError **error)
{
  const SgRestore *request = self->request;

  if (request->force)
    return TRUE;

  if (self->is_readable && !sg_uuid_equal (&self->present.desk, &self->copy.desk))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” is of another desk than “%s”: choose the right backup, or --force"),
                   request->backup,
                   request->target);
      return FALSE;
    }

  if (!self->is_readable || self->done->n_newer == 0)
    return TRUE;

  g_set_error (
    error,
    SG_ERROR,
    SG_ERROR_INVALID,
    _ ("%llu event(s) of “%s” are newer than the backup: --force restores"
       " all the same and moves that file aside, --force --salvage also takes them over"),
    (unsigned long long) self->done->n_newer,
    request->target);
  return FALSE;
}

/* A sound file is left without a WAL: then it is one file to move. */
static gboolean
settle (const char *path, GError **error)
{
  g_autoptr (SgDb) db = sg_db_open (path, SG_DB_SHARED, error);

  return db != NULL && sg_db_checkpoint (db, SG_DB_CHECKPOINT_TRUNCATE, error);
}

static gboolean
look_at_present (Work *self, GError **error)
{
  const char *target = self->request->target;
  g_autoptr (GError) why = NULL;
  g_autoptr (GError) lost = NULL;

  self->has_present = g_file_test (target, G_FILE_TEST_EXISTS);
  if (!self->has_present)
    return TRUE;
  if (!check_unused (target, error))
    return FALSE;

  self->is_readable = sg_keep_store_check (target, &self->present, &why) && settle (target, &why);
  if (!self->is_readable)
    g_info ("%s cannot be used any more: %s", target, why->message);

  self->log = sg_event_log_open (self->request->backup, SG_DB_READ_ONLY, error);
  if (self->log == NULL)
    return FALSE;

  /* Of a file too damaged to be opened nothing can be counted; it is moved aside as it is. */
  self->done->is_unreadable = !read_present (self, &lost);
  if (self->done->is_unreadable)
    g_info ("%s gives nothing: %s", target, lost->message);
  g_clear_pointer (&self->log, sg_event_log_close);

  return check_is_older (self, error);
}

/* ---- the new file ---- */

static void
remove_parts (const char *path)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *part = g_strconcat (path, suffixes[i], NULL);

      g_unlink (part);
    }
}

static gboolean
copy_backup (const char *backup, const char *path, SgProgress *progress, GError **error)
{
  g_autoptr (SgDb) db = sg_db_open (backup, SG_DB_READ_ONLY, error);

  return db != NULL && sg_db_backup (db, path, progress, error);
}

static gboolean
salvage (Work *self, GError **error)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  gboolean done;

  if (!self->request->salvage || !self->has_present || self->done->is_unreadable)
    return TRUE;

  self->batch = batch;
  done = read_present (self, error);
  self->batch = NULL;

  return done;
}

static gboolean
make_new (Work *self, const char *path, SgProgress *progress, GError **error)
{
  gboolean done;

  remove_parts (path);
  if (!copy_backup (self->request->backup, path, progress, error))
    return FALSE;

  self->log = sg_event_log_open (path, 0, error);
  self->done->epoch = MAX (self->copy.epoch, self->present.epoch) + 1;
  done = self->log != NULL && sg_event_log_begin_epoch (self->log, self->done->epoch, error) &&
         salvage (self, error) &&
         sg_db_checkpoint (sg_event_log_get_db (self->log), SG_DB_CHECKPOINT_TRUNCATE, error);
  g_clear_pointer (&self->log, sg_event_log_close);

  return done;
}

/* ---- changing places ---- */

static gboolean
move (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;

  return sg_db_set_file_fault (from, errno, error);
}

static gboolean
move_aside (Work *self, GError **error)
{
  const char *target = self->request->target;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (self->request->now / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *aside = g_strdup_printf ("%s.aside-%s", target, stamp);

  for (guint n = 2; g_file_test (aside, G_FILE_TEST_EXISTS); n++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.aside-%s-%u", target, stamp, n);
    }

  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *from = g_strconcat (target, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (!move (from, to, error))
        return FALSE;
    }

  if (self->has_present)
    self->done->aside = g_steal_pointer (&aside);
  return TRUE;
}

static gboolean
sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean         done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    sg_db_set_file_fault (folder, errno, error);
  if (fd >= 0)
    close (fd);

  return done;
}

static gboolean
change_places (Work *self, const char *path, GError **error)
{
  const char *target = self->request->target;
  g_autoptr (SgDbGate) gate = NULL;
  g_autoptr (GError) why = NULL; /* a gate that is broken is one that another has */
  g_autofree char *left = g_strconcat (path, "-gate", NULL);

  /* Nobody writes while it moves. */
  gate = self->has_present ? sg_db_gate_new (target, "-gate", error) : NULL;
  if (self->has_present && (gate == NULL || !check_unused (target, error)))
    return FALSE;
  if (gate != NULL && !sg_db_gate_try (gate, &why))
    return refuse_busy (target, error);

  if (!move_aside (self, error))
    return FALSE;

  g_unlink (left);
  if (g_rename (path, target) == 0)
    return sync_folder (target, error);

  sg_db_set_file_fault (target, errno, error);
  g_prefix_error (error, _ ("the restored file is at “%s”, rename it: "), path);
  return FALSE;
}

/**
 * sg_desk_restore:
 * @progress: (nullable): gets two phases
 * @done: (out): cleared by sg_restored_clear(); tells what is newer also when it is refused
 *
 * Nobody may have @target open, this program included. Who shows this asks for the permission to
 * restore before it closes the desk.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when @target is newer, %SG_ERROR_STALE when it is in use;
 *   then it is as it was
 */
gboolean
sg_desk_restore (const SgRestore *request, SgProgress *progress, SgRestored *done, GError **error)
{
  Work             work = { .request = request, .done = done };
  g_autofree char *path = g_strconcat (request->target, ".restored", NULL);
  gboolean         restored;

  *done = (SgRestored){ 0 };
  restored = sg_keep_store_check (request->backup, &work.copy, error) &&
             look_at_present (&work, error) && make_new (&work, path, progress, error) &&
             change_places (&work, path, error);
  g_clear_pointer (&work.log, sg_event_log_close);

  /* What was begun is in the way of the next try; the finished one is kept for it to be renamed. */
  if (!restored && done->aside == NULL)
    remove_parts (path);

  return restored;
}
