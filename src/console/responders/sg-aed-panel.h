/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/responders/sg-entry-panel.h"

G_BEGIN_DECLS

#define SG_TYPE_AED_PANEL (sg_aed_panel_get_type ())

/* When a defibrillator was looked at last. */
G_DECLARE_FINAL_TYPE (SgAedPanel, sg_aed_panel, SG, AED_PANEL, SgEntryPanel)

G_END_DECLS
