/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_DISTRICT_POPOVER (sg_district_popover_get_type ())

G_DECLARE_FINAL_TYPE (SgDistrictPopover, sg_district_popover, SG, DISTRICT_POPOVER, GtkPopover)

void sg_district_popover_open (SgDistrictPopover *self, SgDeskSession *session);

G_END_DECLS
