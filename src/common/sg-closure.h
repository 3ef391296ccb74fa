/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-fold.h"

G_BEGIN_DECLS

/**
 * SgClosure:
 * @geometry: GeoJSON of a line or polygon
 * @effect: closed or factor
 * @factor: how many times longer it takes; NAN for closed
 * @until: when it ends by itself
 *
 * A road that is closed or slow for now, as somebody at a desk drew it.
 */
typedef struct
{
  SgUuid   id;
  char    *geometry;
  char    *effect;
  double   factor;
  char    *reason;
  gint64   drawn_at;
  char    *drawn_by;
  gint64   until;
  gboolean lifted;
} SgClosure;

extern const SgRecordType sg_closure_record;
extern const SgFoldType   sg_closure_fold;

void sg_closure_free (SgClosure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgClosure, sg_closure_free)

G_END_DECLS
