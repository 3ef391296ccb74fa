/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgBackup:
 * @path: where the copy is
 * @seq: up to which event of this desk it goes
 * @n_removed: older copies that made room for it
 */
typedef struct
{
  char  *path;
  gint64 seq;
  guint  n_removed;
} SgBackup;

void sg_backup_clear (SgBackup *self);

gboolean sg_desk_backup (SgDesk     *desk,
                         const char *path,
                         SgProgress *progress,
                         SgBackup   *done,
                         GError    **error);
gboolean sg_desk_backup_nightly (SgDesk     *desk,
                                 const char *folder,
                                 guint       keep,
                                 SgProgress *progress,
                                 SgBackup   *done,
                                 GError    **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgBackup, sg_backup_clear)

G_END_DECLS
