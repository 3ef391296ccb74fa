/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/map/sg-map-tool.h"

G_BEGIN_DECLS

#define SG_TYPE_ROUTE_PANEL (sg_route_panel_get_type ())

G_DECLARE_FINAL_TYPE (SgRoutePanel, sg_route_panel, SG, ROUTE_PANEL, SgMapTool)

G_END_DECLS
