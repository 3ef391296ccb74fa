/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/responders/sg-register-kind.h"

G_BEGIN_DECLS

#define SG_TYPE_WHERE_MAP (sg_where_map_get_type ())

G_DECLARE_FINAL_TYPE (SgWhereMap, sg_where_map, SG, WHERE_MAP, AdwBin)

void     sg_where_map_open (SgWhereMap *self, SgDeskSession *session);
void     sg_where_map_show (SgWhereMap *self, const SgRegisterKind *kind);
gboolean sg_where_map_is_settled (SgWhereMap *self);
guint    sg_where_map_get_n (SgWhereMap *self);

G_END_DECLS
