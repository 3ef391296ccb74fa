/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"

G_BEGIN_DECLS

gboolean sg_desk_schema_apply (SgDb *db, GError **error);

G_END_DECLS
