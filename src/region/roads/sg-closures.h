/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/roads/sg-roads.h"

G_BEGIN_DECLS

/* Roads that are closed or slow for now, compiled against one region. Searches apply it as they
 * go, so a new closure costs no preparation. Does not change; threads may share it. */
typedef struct _SgClosures SgClosures;

SgClosures *sg_closures_read (SgRoads *roads, const char *path, GError **error);
SgClosures *sg_closures_parse (SgRoads *roads, const char *geojson, GError **error);
SgClosures *sg_closures_ref (SgClosures *self);
void        sg_closures_unref (SgClosures *self);

/* A factor in SgClosureEffect that changes nothing. */
#define SG_CLOSURE_FACTOR_ONE 65536u

/**
 * SgClosureEffect:
 * @closed: nobody can travel through
 * @factor: how much longer it takes, in 1/65536
 */
typedef struct
{
  gboolean closed;
  guint32  factor;
} SgClosureEffect;

const guint64  *sg_closures_get_touched (const SgClosures *self);
SgClosureEffect sg_closures_find_effect (const SgClosures *self, guint32 segment, gint64 at);

guint32     sg_closures_get_n_segments (const SgClosures *self);
const char *sg_closures_find_reason (const SgClosures *self, guint32 segment, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgClosures, sg_closures_unref)

G_END_DECLS
