/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/sg-map-tool.h"

G_BEGIN_DECLS

#define SG_TYPE_CANDIDATE_PANEL (sg_candidate_panel_get_type ())

G_DECLARE_FINAL_TYPE (SgCandidatePanel, sg_candidate_panel, SG, CANDIDATE_PANEL, SgMapTool)

G_END_DECLS
