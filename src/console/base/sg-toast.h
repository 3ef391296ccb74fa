/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void sg_toast_say (AdwToastOverlay *overlay, const char *text);
void sg_toast_say_done (AdwToastOverlay *overlay, const char *text, guint seconds);

G_END_DECLS
