/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"

G_BEGIN_DECLS

/**
 * SgDbCheckpoint:
 * @SG_DB_CHECKPOINT_PASSIVE: copies what it can and stops nobody; the WAL is then written from its
 *   start again, but stays as long as it was
 * @SG_DB_CHECKPOINT_TRUNCATE: also makes the WAL empty, if nobody reads it
 */
typedef enum
{
  SG_DB_CHECKPOINT_PASSIVE,
  SG_DB_CHECKPOINT_TRUNCATE
} SgDbCheckpoint;

gboolean sg_db_checkpoint (SgDb *self, SgDbCheckpoint how, GError **error);
gboolean sg_db_become_checkpointer (SgDb *self, GError **error);
gint64   sg_db_get_wal_bytes (SgDb *self);
gint64   sg_db_get_wal_time (SgDb *self);
gboolean sg_db_has_written (SgDb *self);
gint64   sg_db_get_data_version (SgDb *self, GError **error);

G_END_DECLS
