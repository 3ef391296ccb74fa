/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "db/sg-db-upkeep.h"

/* A passive checkpoint leaves the WAL as long as it was, so its length alone does not tell whether
 * there is something to do; a busy desk does not do it with every commit. */
#define PASSIVE_PAUSE_USEC (5 * G_USEC_PER_SEC)

/* To make the WAL empty, all others have to wait: only while nobody works. */
#define QUIET_USEC (60 * G_USEC_PER_SEC)

static void
notice (SgDbUpkeep *self, gint64 wal_bytes, gint64 wal_written_at, gint64 now)
{
  if (wal_bytes == self->bytes && wal_written_at == self->written_at)
    return;

  self->bytes = wal_bytes;
  self->written_at = wal_written_at;
  self->quiet_since = now;
  self->is_new = TRUE;
}

/**
 * sg_db_upkeep_is_due:
 * @wal_bytes: from sg_db_get_wal_bytes()
 * @wal_written_at: from sg_db_get_wal_time()
 * @now: of a clock that never steps, microseconds
 * @how: (out): what is to be done
 *
 * To be asked a few times a second. What it says is due counts as done.
 */
gboolean
sg_db_upkeep_is_due (SgDbUpkeep     *self,
                     gint64          wal_bytes,
                     gint64          wal_written_at,
                     gint64          now,
                     SgDbCheckpoint *how)
{
  notice (self, wal_bytes, wal_written_at, now);

  if (wal_bytes > SG_DB_WAL_LONG && self->is_new && now - self->passive_at >= PASSIVE_PAUSE_USEC)
    {
      self->passive_at = now;
      self->is_new = FALSE;
      *how = SG_DB_CHECKPOINT_PASSIVE;
      return TRUE;
    }

  if (wal_bytes > 0 && now - MAX (self->quiet_since, self->truncate_at) >= QUIET_USEC)
    {
      self->truncate_at = now;
      *how = SG_DB_CHECKPOINT_TRUNCATE;
      return TRUE;
    }

  return FALSE;
}

/**
 * sg_db_tidy:
 *
 * Makes a checkpoint, unless another process is the one that makes them.
 */
gboolean
sg_db_tidy (SgDb *db, SgDbCheckpoint how, GError **error)
{
  g_autoptr (GError) broken = NULL;

  if (sg_db_become_checkpointer (db, &broken))
    return sg_db_checkpoint (db, how, error);
  if (broken == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&broken));
  return FALSE;
}
