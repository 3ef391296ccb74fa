/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/**
 * SgRoadChains:
 * @steps: (element-type guint32): segment << 1 | 1 when it is walked from its end to its start
 * @starts: (element-type guint32): where each chain begins in @steps, and one more at the end
 *
 * Segments of one street joined end to end, each used once.
 */
typedef struct
{
  GArray *steps;
  GArray *starts;

  GArray *ends; /* while joining: of segment ends, sorted by junction */
  GArray *used; /* while joining: of gboolean, by place in the list of segments */
} SgRoadChains;

SgRoadChains *sg_road_chains_new (void);
void          sg_road_chains_free (SgRoadChains *self);

void sg_road_chains_add (SgRoadChains  *self,
                         const SgRoads *roads,
                         const guint32 *segments,
                         guint32        n_segments);
void sg_road_chains_append_points (const SgRoadChains *self,
                                   const SgRoads      *roads,
                                   guint32             chain,
                                   GArray             *points);

static inline guint32
sg_road_chains_get_length (const SgRoadChains *self)
{
  return self->starts->len - 1;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRoadChains, sg_road_chains_free)

G_END_DECLS
