/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *sg_severity_style_find (gint64 severity);
void        sg_severity_style_show (GtkWidget *widget, GtkLabel *badge, gint64 severity);

G_END_DECLS
