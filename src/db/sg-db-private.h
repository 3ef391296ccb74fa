/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this folder know of a handle, and nobody else. */

#pragma once

#include "db/sg-db-gate.h"
#include "db/sg-db.h"

G_BEGIN_DECLS

struct _SgDb
{
  sqlite3    *handle;
  void       *spatial; /* SpatiaLite's own memory of this connection */
  char       *path;
  SgDbFlags   flags;
  guint       patience_ms;
  SgDbGate   *gate;         /* NULL unless it writes a file that is shared */
  SgDbGate   *checkpointer; /* NULL unless this process is the one */
  gboolean    committing;
  GHashTable *statements; /* SQL to the statement prepared for it */
};

gboolean sg_db_enter_gate (SgDb *self, GError **error);
void     sg_db_leave_gate (SgDb *self);

G_END_DECLS
