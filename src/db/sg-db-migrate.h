/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"

G_BEGIN_DECLS

gboolean sg_db_migrate (SgDb              *self,
                        const char *const *migrations,
                        guint              n_migrations,
                        GError           **error);

G_END_DECLS
