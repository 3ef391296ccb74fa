/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "common/sg-start.h"

G_BEGIN_DECLS

#define SG_TYPE_START_WALK (sg_start_walk_get_type ())

/* START beside one casualty, a question at a time; emits `decided` when a colour follows. */
G_DECLARE_FINAL_TYPE (SgStartWalk, sg_start_walk, SG, START_WALK, AdwExpanderRow)

void           sg_start_walk_begin (SgStartWalk *self);
const SgStart *sg_start_walk_get_findings (SgStartWalk *self);

G_END_DECLS
