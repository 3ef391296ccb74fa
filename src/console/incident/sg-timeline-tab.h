/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/incident/sg-care-tab.h"

G_BEGIN_DECLS

#define SG_TYPE_TIMELINE_TAB (sg_timeline_tab_get_type ())

/* When what happened, and how that is known. */
G_DECLARE_FINAL_TYPE (SgTimelineTab, sg_timeline_tab, SG, TIMELINE_TAB, SgCareTab)

G_END_DECLS
