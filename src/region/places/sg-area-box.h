/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "db/sg-db.h"

G_BEGIN_DECLS

gboolean sg_area_find_box (SgDb *region_db, const char *code, SgBox *box, GError **error);

G_END_DECLS
