/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/dispatch/sg-unit-roster.h"

G_BEGIN_DECLS

#define SG_TYPE_SECOND_WINDOW (sg_second_window_get_type ())

/* The map or the board on another screen; what is chosen there is shown on the page it belongs to.
 */
G_DECLARE_FINAL_TYPE (SgSecondWindow, sg_second_window, SG, SECOND_WINDOW, AdwWindow)

SgSecondWindow *sg_second_window_new (GtkWidget    *page,
                                      SgUnitRoster *roster,
                                      gboolean      begins_with_map);

G_END_DECLS
