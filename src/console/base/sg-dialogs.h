/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SgFileFunc) (const char *path, gpointer user_data);

void sg_dialog_open_file (GtkWidget *from, const char *title, SgFileFunc func, gpointer user_data);
void sg_dialog_save_file (GtkWidget  *from,
                          const char *title,
                          const char *name,
                          SgFileFunc  func,
                          gpointer    user_data);
void sg_dialog_open_folder (GtkWidget  *from,
                            const char *title,
                            SgFileFunc  func,
                            gpointer    user_data);
void sg_dialog_about (GtkWindow *from);

G_END_DECLS
