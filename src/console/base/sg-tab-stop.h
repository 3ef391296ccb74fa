/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sg_tab_stop_make (GtkWidget *list);

G_END_DECLS
