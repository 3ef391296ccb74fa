/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/base/sg-popover.h"

static gboolean
unparent (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/**
 * sg_popover_drop:
 *
 * For the signal `closed` of a popover that lives as long as it is seen. It goes a moment later:
 * what closed it is still on its way to what is inside.
 */
void
sg_popover_drop (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (popover), g_object_unref);
}
