/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

/**
 * SgRing:
 * @points: (array length=n_points): the corners; the last equals the first
 * @inner: whether it is a hole in the outer rings
 */
typedef struct
{
  SgPoint *points;
  guint32  n_points;
  gboolean inner;
} SgRing;

SgRing *sg_ring_new (const SgPoint *points, guint32 n_points);
void    sg_ring_free (SgRing *self);

double   sg_ring_area (const SgRing *self);
gboolean sg_ring_contains (const SgRing *self, SgPoint point);
SgPoint  sg_ring_label_point (const SgRing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRing, sg_ring_free)

G_END_DECLS
