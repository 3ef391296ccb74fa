/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/responders/sg-entry-panel.h"

G_BEGIN_DECLS

#define SG_TYPE_UNIT_PANEL (sg_unit_panel_get_type ())

/* Whether an ambulance is ready, who is in it and what it lacks. */
G_DECLARE_FINAL_TYPE (SgUnitPanel, sg_unit_panel, SG, UNIT_PANEL, SgEntryPanel)

G_END_DECLS
