/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/log/sg-event-log.h"

G_BEGIN_DECLS

/**
 * SgBackupState:
 * @seq: of the last event of the desk in it
 * @last_at: when that was recorded, microseconds UTC; 0 for none
 *
 * What a file of a desk holds.
 */
typedef struct
{
  SgUuid desk;
  gint64 epoch;
  gint64 seq;
  gint64 last_at;
} SgBackupState;

gboolean sg_keep_store_check (const char *path, SgBackupState *state, GError **error);

/* Called for each event of the desk that another history has and no server knows. */
typedef gboolean (*SgKeepFunc) (SgEvent *event, gpointer user_data, GError **error);

gboolean sg_keep_store_read_own (const char   *path,
                                 const SgUuid *desk,
                                 SgKeepFunc    found,
                                 gpointer      user_data,
                                 guint64      *n_damaged,
                                 GError      **error);
gboolean sg_keep_store_has (SgEventLog   *log,
                            const SgUuid *event,
                            gboolean     *is_there,
                            GError      **error);

G_END_DECLS
