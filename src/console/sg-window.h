/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-loader.h"

G_BEGIN_DECLS

#define SG_TYPE_WINDOW (sg_window_get_type ())

G_DECLARE_FINAL_TYPE (SgWindow, sg_window, SG, WINDOW, AdwApplicationWindow)

SgWindow *sg_window_new (AdwApplication *application, GSettings *settings);

void           sg_window_load (SgWindow *self, SgDeskLoader *loader);
void           sg_window_ask (SgWindow *self);
SgDeskLoader  *sg_window_get_loader (SgWindow *self);
SgDeskSession *sg_window_get_session (SgWindow *self);
void           sg_window_freeze (SgWindow *self, gint64 now);
gboolean       sg_window_do (SgWindow *self, const char *detailed_action);
gboolean       sg_window_is_settled (SgWindow *self);
const char    *sg_window_get_failure (SgWindow *self);

G_END_DECLS
