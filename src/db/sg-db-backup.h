/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "db/sg-db.h"

G_BEGIN_DECLS

gboolean sg_db_backup (SgDb *self, const char *path, SgProgress *progress, GError **error);

G_END_DECLS
