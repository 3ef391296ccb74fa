/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "console/map/sg-isochrone-layer.h"

G_BEGIN_DECLS

#define SG_TYPE_REACH (sg_reach_get_type ())

/* How far one gets from a place in 5, 10 and 15 minutes, kept up to date on a layer. */
G_DECLARE_FINAL_TYPE (SgReach, sg_reach, SG, REACH, GObject)

SgReach *sg_reach_new (SgDeskSession *session, SgIsochroneLayer *layer);

void sg_reach_set_from (SgReach *self, const SgPoint *from);

G_END_DECLS
