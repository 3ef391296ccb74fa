/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/map/sg-closure-layer.h"
#include "console/map/sg-map-tool.h"

G_BEGIN_DECLS

#define SG_TYPE_CLOSURE_TOOL (sg_closure_tool_get_type ())

G_DECLARE_FINAL_TYPE (SgClosureTool, sg_closure_tool, SG, CLOSURE_TOOL, SgMapTool)

void  sg_closure_tool_set_layer (SgClosureTool *self, SgClosureLayer *layer);
guint sg_closure_tool_count_corners (SgClosureTool *self);
guint sg_closure_tool_count_closures (SgClosureTool *self);

G_END_DECLS
