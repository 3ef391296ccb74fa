/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db-wal.h"

G_BEGIN_DECLS

/* A longer WAL makes every reader slower, and is brought over while the desk works. */
#define SG_DB_WAL_LONG (G_GINT64_CONSTANT (1) << 20)

/* When the WAL of a shared file is due to be brought over into it. All zeros to begin with. */
typedef struct
{
  gint64   bytes;
  gint64   written_at; /* as the disk says; only compared */
  gint64   quiet_since;
  gint64   passive_at;
  gint64   truncate_at;
  gboolean is_new; /* what was written since the last time it was brought over */
} SgDbUpkeep;

gboolean sg_db_upkeep_is_due (SgDbUpkeep     *self,
                              gint64          wal_bytes,
                              gint64          wal_written_at,
                              gint64          now,
                              SgDbCheckpoint *how);

gboolean sg_db_tidy (SgDb *db, SgDbCheckpoint how, GError **error);

G_END_DECLS
