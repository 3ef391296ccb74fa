/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

/* The ground of one closure: an area with its holes, or a line. */
typedef struct _SgClosureShape SgClosureShape;

SgClosureShape *sg_closure_shape_new (gboolean is_area);
void            sg_closure_shape_free (SgClosureShape *self);

void         sg_closure_shape_add_edge (SgClosureShape *self, SgPoint a, SgPoint b);
void         sg_closure_shape_finish (SgClosureShape *self);
const SgBox *sg_closure_shape_get_box (const SgClosureShape *self);
gboolean     sg_closure_shape_touches (const SgClosureShape *self, GArray *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgClosureShape, sg_closure_shape_free)

G_END_DECLS
