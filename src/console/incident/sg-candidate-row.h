/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

#define SG_TYPE_CANDIDATE_ROW (sg_candidate_row_get_type ())

G_DECLARE_FINAL_TYPE (SgCandidateRow, sg_candidate_row, SG, CANDIDATE_ROW, GtkListBoxRow)

SgCandidateRow *sg_candidate_row_new (void);

void sg_candidate_row_take (SgCandidateRow    *self,
                            SgCandidate       *candidate,
                            guint              rank,
                            const SgCandidate *fetcher);
void sg_candidate_row_set_place (SgCandidateRow *self, guint place);
void sg_candidate_row_set_ticked (SgCandidateRow *self, gboolean ticked);

const SgCandidate *sg_candidate_row_get_candidate (SgCandidateRow *self);
guint              sg_candidate_row_get_rank (SgCandidateRow *self);
guint              sg_candidate_row_get_place (SgCandidateRow *self);
gboolean           sg_candidate_row_is_ticked (SgCandidateRow *self);

G_END_DECLS
