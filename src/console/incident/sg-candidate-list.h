/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/incident/sg-candidates-find.h"

G_BEGIN_DECLS

#define SG_TYPE_CANDIDATE_LIST (sg_candidate_list_get_type ())

/* Candidates of one kind, whose rows stay where they are while somebody is at them. */
G_DECLARE_FINAL_TYPE (SgCandidateList, sg_candidate_list, SG, CANDIDATE_LIST, AdwBin)

void     sg_candidate_list_take (SgCandidateList *self, SgCandidatesFound *found);
void     sg_candidate_list_clear (SgCandidateList *self);
void     sg_candidate_list_select (SgCandidateList *self, const SgUuid *id);
gboolean sg_candidate_list_focus_first (SgCandidateList *self);
void     sg_candidate_list_clear_ticks (SgCandidateList *self);

const SgCandidate *sg_candidate_list_get_selected (SgCandidateList *self);
GPtrArray         *sg_candidate_list_list_ranked (SgCandidateList *self);
GPtrArray         *sg_candidate_list_list_ticked (SgCandidateList *self);

G_END_DECLS
