/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "db/sg-db.h"

G_BEGIN_DECLS

gboolean sg_desk_spatial_create (const char *path, GError **error);
gboolean sg_desk_spatial_set_area (const char *path,
                                   const char *region_db,
                                   const char *code,
                                   GError    **error);

G_END_DECLS
