/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "common/sg-closure.h"
#include "common/sg-geo.h"

G_BEGIN_DECLS

#define SG_TYPE_CLOSURE_LAYER (sg_closure_layer_get_type ())

G_DECLARE_FINAL_TYPE (SgClosureLayer, sg_closure_layer, SG, CLOSURE_LAYER, ShumateLayer)

SgClosureLayer *sg_closure_layer_new (ShumateViewport *viewport);

void  sg_closure_layer_set_closures (SgClosureLayer *self, const GPtrArray *closures, gint64 now);
void  sg_closure_layer_set_drawing (SgClosureLayer *self,
                                    const GArray   *corners,
                                    gboolean        is_area,
                                    gboolean        is_closed);
guint sg_closure_layer_get_n (SgClosureLayer *self);

char *sg_closure_dup_effect (const SgClosure *closure);

G_END_DECLS
