/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_PRESENCE_BAR (sg_presence_bar_get_type ())

G_DECLARE_FINAL_TYPE (SgPresenceBar, sg_presence_bar, SG, PRESENCE_BAR, AdwBin)

void     sg_presence_bar_open (SgPresenceBar *self, SgDeskSession *session);
gboolean sg_presence_bar_is_left (SgPresenceBar *self);

G_END_DECLS
