/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/dispatch/sg-dispatch-page.h"

G_BEGIN_DECLS

#define SG_TYPE_COMMAND_LINE (sg_command_line_get_type ())

/* Where everything can be typed: a command in either language, or a place. */
G_DECLARE_FINAL_TYPE (SgCommandLine, sg_command_line, SG, COMMAND_LINE, GtkWidget)

void     sg_command_line_open (SgCommandLine *self, SgDeskSession *session, SgDispatchPage *page);
void     sg_command_line_close (SgCommandLine *self);
void     sg_command_line_start (SgCommandLine *self);
gboolean sg_command_line_leave (SgCommandLine *self);

G_END_DECLS
