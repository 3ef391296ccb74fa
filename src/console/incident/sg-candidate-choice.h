/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-incident.h"
#include "console/incident/sg-candidates-find.h"

G_BEGIN_DECLS

GPtrArray *sg_candidate_choice_list_first (const SgCandidatesFound *found, GPtrArray *ranked);
GPtrArray *sg_candidate_choice_list_wanted (const SgCandidatesFound *found,
                                            GPtrArray               *ranked,
                                            const SgCandidate       *selected);

const SgTask *sg_candidate_choice_find_transport (const SgIncident *incident);

G_END_DECLS
