/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

void sg_deed_do (GtkWidget *from, SgDeskSession *session, const SgDeskWork *work, const char *done);
void sg_deed_do_at (GtkLabel *problem, SgDeskSession *session, const SgDeskWork *work);
void sg_deed_undo (GtkWidget *from, SgDeskSession *session);

G_END_DECLS
