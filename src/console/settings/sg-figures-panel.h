/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"

G_BEGIN_DECLS

#define SG_TYPE_FIGURES_PANEL (sg_figures_panel_get_type ())

G_DECLARE_FINAL_TYPE (SgFiguresPanel, sg_figures_panel, SG, FIGURES_PANEL, SgPage)

G_END_DECLS
