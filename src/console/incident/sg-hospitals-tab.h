/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/incident/sg-care-tab.h"

G_BEGIN_DECLS

#define SG_TYPE_HOSPITALS_TAB (sg_hospitals_tab_get_type ())

/* Which hospitals have room, what they said, and who was handed over where. */
G_DECLARE_FINAL_TYPE (SgHospitalsTab, sg_hospitals_tab, SG, HOSPITALS_TAB, SgCareTab)

G_END_DECLS
