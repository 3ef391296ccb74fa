/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @reason is what was chosen or typed, never empty. */
typedef void (*SgReasonFunc) (const char *reason, gpointer user_data);

void sg_reason_popover_ask (GtkWidget     *anchor,
                            const char    *question,
                            const char    *code_list,
                            SgReasonFunc   func,
                            gpointer       user_data,
                            GDestroyNotify free_data);

G_END_DECLS
