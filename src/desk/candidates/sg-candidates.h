/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-eligibility.h"
#include "desk/candidates/sg-responder-index.h"

G_BEGIN_DECLS

typedef enum
{
  SG_CANDIDATE_UNIT,
  SG_CANDIDATE_VOLUNTEER,
  SG_CANDIDATE_HOSPITAL,
  SG_CANDIDATE_AED
} SgCandidateKind;

/**
 * SgCandidate:
 * @name: call sign, name, or where the AED is
 * @phone: (nullable)
 * @level: (nullable): of a volunteer's certificate
 * @ms: by road: to the patient; to a hospital from the patient; @metres likewise
 * @position_at: when it was seen there; 0 for a home, a base, and what does not move
 * @why: (element-type SgReason): what speaks for it
 * @why_not: (element-type SgReason): what forbids it, and what only warns
 * @role: of a volunteer
 * @aed: which AED to fetch, for %SG_ROLE_AED; else nobody's
 * @via_ms: until it is with the patient with that AED, picking it up included
 * @lost: how many districts would have no ambulance in time without this unit
 */
typedef struct
{
  SgUuid          id;
  SgCandidateKind kind;
  char           *name;
  char           *phone;
  char           *level;
  SgPoint         point;
  SgProfile       profile;
  guint32         ms;
  double          metres;
  gint64          position_at;
  SgEligibility   verdict;
  GPtrArray      *why;
  GPtrArray      *why_not;
  SgRole          role;
  SgUuid          aed;
  char           *aed_place;
  guint32         via_ms;
  guint           lost;
} SgCandidate;

/* How many of those who can only be chosen by hand are explained, and of those who cannot. */
#define SG_CANDIDATES_EXPLAINED 5

#define SG_CANDIDATES_MAX 200

GPtrArray *sg_desk_find_candidates (SgDesk           *desk,
                                    SgResponderIndex *index,
                                    const SgIncident *incident,
                                    SgCandidateKind   kind,
                                    guint             limit,
                                    GError          **error);
void       sg_candidate_free (SgCandidate *self);

const char *sg_candidate_kind_to_text (SgCandidateKind kind);
gboolean    sg_candidate_kind_from_text (const char *text, SgCandidateKind *kind, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCandidate, sg_candidate_free)

G_END_DECLS
