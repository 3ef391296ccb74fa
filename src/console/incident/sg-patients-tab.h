/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/incident/sg-care-tab.h"

G_BEGIN_DECLS

#define SG_TYPE_PATIENTS_TAB (sg_patients_tab_get_type ())

/* Who is hurt: triage, vital signs, treatment; and the board when there are many. */
G_DECLARE_FINAL_TYPE (SgPatientsTab, sg_patients_tab, SG, PATIENTS_TAB, SgCareTab)

G_END_DECLS
