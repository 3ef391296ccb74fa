/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgRestore:
 * @backup: a copy made by sg_desk_backup()
 * @target: the desk's file, which may be damaged or missing
 * @force: although @target has events that the backup lacks, or is of another desk
 * @salvage: take those events over from it
 * @now: microseconds UTC, for the name of what is moved aside
 */
typedef struct
{
  const char *backup;
  const char *target;
  gboolean    force;
  gboolean    salvage;
  gint64      now;
} SgRestore;

/**
 * SgRestored:
 * @aside: (nullable): where the present file went; it is never deleted
 * @epoch: of the history that begins now
 * @n_newer: events of this desk that the present file had and the backup lacks
 * @n_salvaged: of those, how many were taken over
 * @n_damaged: places of the present file that could not be read
 * @is_unreadable: it could not even be opened
 */
typedef struct
{
  char    *aside;
  gint64   epoch;
  guint64  n_newer;
  guint64  n_salvaged;
  guint64  n_damaged;
  gboolean is_unreadable;
} SgRestored;

gboolean sg_desk_restore (const SgRestore *request,
                          SgProgress      *progress,
                          SgRestored      *done,
                          GError         **error);
void     sg_restored_clear (SgRestored *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgRestored, sg_restored_clear)

G_END_DECLS
