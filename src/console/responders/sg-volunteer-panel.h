/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/responders/sg-entry-panel.h"

G_BEGIN_DECLS

#define SG_TYPE_VOLUNTEER_PANEL (sg_volunteer_panel_get_type ())

/* How far a volunteer is vetted, whether they may be asked now, and with what certificates. */
G_DECLARE_FINAL_TYPE (SgVolunteerPanel, sg_volunteer_panel, SG, VOLUNTEER_PANEL, SgEntryPanel)

G_END_DECLS
