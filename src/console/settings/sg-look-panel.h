/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"

G_BEGIN_DECLS

#define SG_TYPE_LOOK_PANEL (sg_look_panel_get_type ())

G_DECLARE_FINAL_TYPE (SgLookPanel, sg_look_panel, SG, LOOK_PANEL, SgPage)

G_END_DECLS
