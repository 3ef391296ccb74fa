/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SgWarningFunc) (gpointer user_data);

/**
 * SgWarning:
 * @heading: translated, what is the matter
 * @body: likewise, in a sentence or two
 * @go_on: likewise, of the button
 * @func: called when the person goes on; not at all when they turn away
 */
typedef struct
{
  const char    *heading;
  const char    *body;
  const char    *go_on;
  SgWarningFunc  func;
  gpointer       user_data;
  GDestroyNotify free_data;
} SgWarning;

void sg_warning_popover_show (GtkWidget *anchor, const SgWarning *warning);

G_END_DECLS
