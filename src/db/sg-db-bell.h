/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"

G_BEGIN_DECLS

/* Tells the other programs at a shared file that something was committed. */
typedef struct _SgDbBell SgDbBell;

typedef void (*SgDbBellFunc) (gpointer user_data);

SgDbBell *sg_db_bell_new (SgDb *db, GError **error);
void      sg_db_bell_free (SgDbBell *self);

void     sg_db_bell_ring (SgDbBell *self);
void     sg_db_bell_listen (SgDbBell *self, SgDbBellFunc rang, gpointer user_data);
int      sg_db_bell_get_fd (SgDbBell *self);
gboolean sg_db_bell_hush (SgDbBell *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDbBell, sg_db_bell_free)

G_END_DECLS
