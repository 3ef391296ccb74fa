/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define SG_TYPE_ONLINE_MAP (sg_online_map_get_type ())

G_DECLARE_FINAL_TYPE (SgOnlineMap, sg_online_map, SG, ONLINE_MAP, GObject)

SgOnlineMap *sg_online_map_new (ShumateMap *map, ShumateLayer *above);

void     sg_online_map_put_below (SgOnlineMap *self, ShumateLayer *above);
gboolean sg_online_map_is_address (const char *text);

G_END_DECLS
