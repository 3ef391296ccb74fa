/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/sg-desk.h"

G_BEGIN_DECLS

#define SG_TYPE_HEAT_MAP (sg_heat_map_get_type ())

G_DECLARE_FINAL_TYPE (SgHeatMap, sg_heat_map, SG, HEAT_MAP, GtkWidget)

SgHeatMap *sg_heat_map_new (SgDesk *desk, GPtrArray *incidents);
GPtrArray *sg_heat_map_list_behind (SgHeatMap *self, guint district, guint hour);
guint      sg_heat_map_count_districts (SgHeatMap *self);

G_END_DECLS
