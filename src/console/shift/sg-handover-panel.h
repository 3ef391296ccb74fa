/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_HANDOVER_PANEL (sg_handover_panel_get_type ())

G_DECLARE_FINAL_TYPE (SgHandoverPanel, sg_handover_panel, SG, HANDOVER_PANEL, AdwBin)

void sg_handover_panel_open (SgHandoverPanel *self, SgDeskSession *session);
void sg_handover_panel_refresh (SgHandoverPanel *self);

G_END_DECLS
