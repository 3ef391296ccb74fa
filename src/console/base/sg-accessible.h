/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sg_accessible_name (GtkWidget *widget, const char *name);
void sg_accessible_name_of (GtkWidget *widget, const char *whose, const char *label);
void sg_accessible_name_rows (GtkWidget *root);

G_END_DECLS
