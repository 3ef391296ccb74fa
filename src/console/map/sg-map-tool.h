/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/map/sg-region-map.h"

G_BEGIN_DECLS

#define SG_TYPE_MAP_TOOL (sg_map_tool_get_type ())

G_DECLARE_DERIVABLE_TYPE (SgMapTool, sg_map_tool, SG, MAP_TOOL, AdwBin)

/**
 * SgMapToolClass:
 * @pick: the person clicked a place on the map
 * @clear: begin anew
 * @confirm: (nullable): Enter was pressed on the map: do what was prepared
 * @set_shown: put the tool's marks on the map, or take them off and keep what they stand for
 */
struct _SgMapToolClass
{
  AdwBinClass parent_class;

  void (*pick) (SgMapTool *self, SgPoint point);
  void (*clear) (SgMapTool *self);
  void (*confirm) (SgMapTool *self);
  void (*set_shown) (SgMapTool *self, gboolean shown);
};

void sg_map_tool_set_context (SgMapTool *self, SgDeskSession *session, SgRegionMap *map);
void sg_map_tool_pick (SgMapTool *self, SgPoint point);
void sg_map_tool_clear (SgMapTool *self);
void sg_map_tool_confirm (SgMapTool *self);
void sg_map_tool_set_shown (SgMapTool *self, gboolean shown);

gboolean       sg_map_tool_is_shown (SgMapTool *self);
SgDeskSession *sg_map_tool_get_session (SgMapTool *self);
SgRegionMap   *sg_map_tool_get_map (SgMapTool *self);

G_END_DECLS
