/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/responders/sg-entry-panel.h"

G_BEGIN_DECLS

#define SG_TYPE_FACILITY_PANEL (sg_facility_panel_get_type ())

/* What a facility says of its beds, with who said it and when. */
G_DECLARE_FINAL_TYPE (SgFacilityPanel, sg_facility_panel, SG, FACILITY_PANEL, SgEntryPanel)

G_END_DECLS
