/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/incident/sg-incident-tab.h"

G_BEGIN_DECLS

#define SG_TYPE_CANDIDATES_TAB (sg_candidates_tab_get_type ())

/* Who is on the incident, and who could be: by minutes by road, with reasons. */
G_DECLARE_FINAL_TYPE (SgCandidatesTab, sg_candidates_tab, SG, CANDIDATES_TAB, SgIncidentTab)

G_END_DECLS
