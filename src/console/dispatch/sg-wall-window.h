/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/dispatch/sg-unit-roster.h"

G_BEGIN_DECLS

#define SG_TYPE_WALL_WINDOW (sg_wall_window_get_type ())

/* What a room may see: no caller, no telephone number, no address. */
G_DECLARE_FINAL_TYPE (SgWallWindow, sg_wall_window, SG, WALL_WINDOW, GtkWindow)

SgWallWindow *sg_wall_window_new (SgUnitRoster *roster);

G_END_DECLS
