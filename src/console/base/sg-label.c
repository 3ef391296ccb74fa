/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/base/sg-label.h"

/**
 * sg_label_show:
 * @text: (nullable): without any, the label is hidden and takes no room
 */
void
sg_label_show (GtkLabel *label, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}
