/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/places/sg-area-table.h"

G_BEGIN_DECLS

void     sg_reverse_find_road (SgReverse *self, const SgRoads *roads, SgPoint point);
gboolean sg_reverse_find_area (SgReverse *self, SgAreaTable *areas, SgPoint point, GError **error);

G_END_DECLS
