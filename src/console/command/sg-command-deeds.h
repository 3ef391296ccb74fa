/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_COMMAND_DEEDS (sg_command_deeds_get_type ())

/* Gives a window the actions of the command line that are recorded at the desk, such as
 * `win.unit-status(('UUID','en_route'))`. */
G_DECLARE_FINAL_TYPE (SgCommandDeeds, sg_command_deeds, SG, COMMAND_DEEDS, GObject)

SgCommandDeeds *sg_command_deeds_new (GtkApplicationWindow *window, SgDeskSession *session);

G_END_DECLS
