/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/base/sg-accessible.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

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
 * sg_accessible_name_of:
 * @whose: which one of the list it belongs to
 * @label: as on all of them
 *
 * In a list of many a screen reader has to say whose button it is.
 */
void
sg_accessible_name_of (GtkWidget *widget, const char *whose, const char *label)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", whose, label);

  sg_accessible_name (widget, name);
}

/* What stands in a row that unfolds is called like the row, where it has no name of its own. */
static const char *
name_row (GtkWidget *row, const char *above)
{
  const char *title =
    ADW_IS_PREFERENCES_ROW (row) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : "";
  const char *name = *title != '\0' ? title : above;

  if (name != NULL)
    sg_accessible_name (row, name);

  return name;
}

static void
name_below (GtkWidget *widget, const char *above)
{
  if (ADW_IS_ENTRY_ROW (widget))
    {
      name_row (widget, above);
      return;
    }

  if (ADW_IS_PREFERENCES_GROUP (widget))
    above = *adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)) == '\0'
              ? _ ("What can be recorded")
              : NULL;
  else if (ADW_IS_EXPANDER_ROW (widget))
    above = name_row (widget, above);
  else if (GTK_IS_LIST_BOX_ROW (widget))
    name_row (widget, above);
  else if (GTK_IS_LIST_BOX (widget) && above != NULL)
    sg_accessible_name (widget, above);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_below (child, above);
}

/**
 * sg_accessible_name_rows:
 *
 * Rows show their title, but libadwaita 1.2 does not tell it to anybody else, and the lists that it
 * makes itself have no name at all.
 */
void
sg_accessible_name_rows (GtkWidget *root)
{
  name_below (root, NULL);
}
