/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

/**
 * SgLostDistrict:
 * @unit: without which nobody is there in time
 * @centre: a point in its middle
 */
typedef struct
{
  SgUuid  unit;
  char   *name;
  SgPoint centre;
} SgLostDistrict;

/**
 * SgCandidatesFound:
 * @candidates: (element-type SgCandidate): in their order, see sg_desk_find_candidates()
 * @fetchers: (element-type SgCandidate): of AEDs at a cardiac arrest: the volunteers who fetch one
 * @lost: (element-type SgLostDistrict): by units
 * @n_wanted: how many ambulances are asked at once
 * @n_pranks: of the caller's number; 0 unless it is to be called back first
 *
 * What the tab shows, found in the desk's thread.
 */
typedef struct
{
  SgUuid          incident;
  SgCandidateKind kind;
  gboolean        is_arrest;
  GPtrArray      *candidates;
  GPtrArray      *fetchers;
  GPtrArray      *lost;
  guint           n_wanted;
  guint           n_pranks;
} SgCandidatesFound;

void               sg_candidates_found_free (SgCandidatesFound *self);
const SgCandidate *sg_candidates_found_find_fetcher (const SgCandidatesFound *self,
                                                     const SgUuid            *aed);

void sg_candidates_find_async (SgDeskSession      *session,
                               const SgUuid       *incident,
                               SgCandidateKind     kind,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
void sg_candidates_find_way_async (SgDeskSession      *session,
                                   const SgCandidate  *candidate,
                                   SgPoint             scene,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCandidatesFound, sg_candidates_found_free)

G_END_DECLS
