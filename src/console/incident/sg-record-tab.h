/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/incident/sg-care-tab.h"

G_BEGIN_DECLS

#define SG_TYPE_RECORD_TAB (sg_record_tab_get_type ())

/* What is written down of an incident, who else was told, and how it ends. */
G_DECLARE_FINAL_TYPE (SgRecordTab, sg_record_tab, SG, RECORD_TAB, SgCareTab)

G_END_DECLS
