/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

#define SG_RINGS 4

/**
 * SgRing:
 * @ring: 1…%SG_RINGS
 * @road_m: how far along the roads
 * @alerted: (element-type SgCandidate): who is asked now
 */
typedef struct
{
  gint64     ring;
  gint64     road_m;
  GPtrArray *alerted;
} SgRing;

SgRing *sg_desk_open_ring (SgDesk           *desk,
                           SgResponderIndex *index,
                           const SgUuid     *incident,
                           gint64            ring,
                           GError          **error);
void    sg_ring_free (SgRing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRing, sg_ring_free)

G_END_DECLS
