/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "console/base/sg-accessible.h"

#include <adwaita.h>

/**
 * sg_accessible_name:
 *
 * What assistive technology calls the widget; of an entry, the part that has the keyboard.
 */
void
sg_accessible_name (GtkWidget *widget, const char *name)
{
  GtkEditable *inner = GTK_IS_EDITABLE (widget) ? gtk_editable_get_delegate (GTK_EDITABLE (widget))
                                                : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name,
                                    -1);
}

/**
 * sg_accessible_name_rows:
 *
 * A row with an entry shows its title, but libadwaita 1.2 does not tell it to anybody else.
 */
void
sg_accessible_name_rows (GtkWidget *root)
{
  if (ADW_IS_ENTRY_ROW (root))
    {
      sg_accessible_name (root, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    sg_accessible_name_rows (child);
}
