/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"

G_BEGIN_DECLS

#define SG_TYPE_PEOPLE_PANEL (sg_people_panel_get_type ())

G_DECLARE_FINAL_TYPE (SgPeoplePanel, sg_people_panel, SG, PEOPLE_PANEL, SgPage)

G_END_DECLS
