/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

/* What the parts of a search for candidates share; for the files of this folder. */
typedef struct
{
  SgDesk           *desk;
  SgResponderIndex *index;
  SgRouter         *router;
  SgPoint           at;
  SgPool            pool;
  SgTravel          travel;
  SgEligibilityCase on;
  guint             limit;
  guint             explained; /* how many others, of either verdict */
  GHashTable       *seen;      /* of the slots that were judged */
  GPtrArray        *eligible;  /* of SgCandidate, the soonest first */
  GPtrArray        *others;    /* likewise */
} SgCandidateSearch;

SgCandidate *sg_candidate_new (SgCandidateKind kind, const SgUuid *id);
void         sg_candidate_take (SgCandidate *self, SgJudgement *judgement);
int          sg_candidate_compare (gconstpointer a, gconstpointer b);

gboolean     sg_candidate_search_people (SgCandidateSearch *self, GError **error);
SgCandidate *sg_candidate_search_judge (SgCandidateSearch *self,
                                        guint32            slot,
                                        guint32            ms,
                                        double             metres,
                                        GError           **error);

gboolean sg_candidate_search_hospitals (SgCandidateSearch *self, GError **error);
gboolean sg_candidate_search_aeds (SgCandidateSearch *self, GError **error);
gboolean sg_candidate_search_assign_roles (SgCandidateSearch *self, GError **error);

GPtrArray *sg_candidate_search_list_aeds (SgCandidateSearch *self, GError **error);

G_END_DECLS
