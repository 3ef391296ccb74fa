/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/base/sg-desk-session.h"
#include "console/map/sg-region-map.h"
#include "desk/call/sg-desk-place.h"

G_BEGIN_DECLS

#define SG_TYPE_PLACE_SEARCH (sg_place_search_get_type ())

G_DECLARE_FINAL_TYPE (SgPlaceSearch, sg_place_search, SG, PLACE_SEARCH, GtkWidget)

void sg_place_search_set_context (SgPlaceSearch *self, SgDeskSession *session, SgRegionMap *map);
void sg_place_search_start (SgPlaceSearch *self);

void        sg_place_search_use_as_field (SgPlaceSearch *self, const char *hint);
const char *sg_place_search_get_text (SgPlaceSearch *self);
void        sg_place_search_set_text (SgPlaceSearch *self, const char *text);
gboolean    sg_place_search_is_open (SgPlaceSearch *self);
void        sg_place_search_close (SgPlaceSearch *self);

G_END_DECLS
