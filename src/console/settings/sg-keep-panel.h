/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"

G_BEGIN_DECLS

#define SG_TYPE_KEEP_PANEL (sg_keep_panel_get_type ())

G_DECLARE_FINAL_TYPE (SgKeepPanel, sg_keep_panel, SG, KEEP_PANEL, SgPage)

G_END_DECLS
