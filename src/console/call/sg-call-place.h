/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "console/map/sg-region-map.h"

G_BEGIN_DECLS

#define SG_TYPE_CALL_PLACE (sg_call_place_get_type ())

/* Where it happened: words, a place found by them, and a pin that can be put anywhere. */
G_DECLARE_FINAL_TYPE (SgCallPlace, sg_call_place, SG, CALL_PLACE, GtkWidget)

void sg_call_place_set_context (SgCallPlace *self, SgDeskSession *session, SgRegionMap *map);
void sg_call_place_start (SgCallPlace *self);
void sg_call_place_pick (SgCallPlace *self, SgPoint point, const char *method);
void sg_call_place_set_shown (SgCallPlace *self, gboolean shown);

void     sg_call_place_read_scene (SgCallPlace *self, SgScene *scene);
void     sg_call_place_show_scene (SgCallPlace *self, const SgScene *scene);
gboolean sg_call_place_close_list (SgCallPlace *self);

G_END_DECLS
