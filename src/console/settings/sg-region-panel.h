/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"

G_BEGIN_DECLS

#define SG_TYPE_REGION_PANEL (sg_region_panel_get_type ())

G_DECLARE_FINAL_TYPE (SgRegionPanel, sg_region_panel, SG, REGION_PANEL, SgPage)

G_END_DECLS
