/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "common/sg-geo.h"

G_BEGIN_DECLS

#define SG_TYPE_WINDOW (sg_window_get_type ())

G_DECLARE_FINAL_TYPE (SgWindow, sg_window, SG, WINDOW, AdwApplicationWindow)

SgWindow *sg_window_new (AdwApplication *application, GSettings *settings);

void        sg_window_load (SgWindow *self, const char *path, gboolean builds_demo);
void        sg_window_show_page (SgWindow *self, const char *page);
void        sg_window_pick (SgWindow *self, SgPoint point);
gboolean    sg_window_is_settled (SgWindow *self);
const char *sg_window_get_failure (SgWindow *self);

G_END_DECLS
