/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which incidents a figure counts: each line opens one. */

#include "config.h"

#include "console/report/sg-behind-popover.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-popover.h"
#include "console/base/sg-text.h"

/* Nobody reads more lines than this; the table of incidents has them all. */
#define LINES_MAX 200

#define LIST_HEIGHT 320

static char *
describe (SgDesk *desk, const SgIncident *incident)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, incident->opened_at);
  g_autofree char *at = g_date_time_format (local, "%d/%m %H:%M");

  return g_strdup_printf ("%s · %s · %s",
                          incident->number != NULL ? incident->number : "–",
                          at,
                          sg_text_incident_kind (incident));
}

static void
on_clicked (GtkButton *button, GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

static GtkWidget *
make_line (SgDesk *desk, const SgIncident *incident, GtkPopover *popover)
{
  g_autofree char *text = describe (desk, incident);
  g_autofree char *id = sg_uuid_to_text (&incident->id);
  GtkWidget       *button = gtk_button_new_with_label (text);
  GtkWidget       *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-incident");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), popover, 0);

  return button;
}

static GtkWidget *
make_list (SgDesk *desk, GPtrArray *incidents, GtkPopover *popover)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u incident", "%u incidents", incidents->len),
                     incidents->len);
  GtkWidget *heading = gtk_label_new (title);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < MIN (incidents->len, LINES_MAX); i++)
    gtk_box_append (GTK_BOX (box), make_line (desk, g_ptr_array_index (incidents, i), popover));
  if (incidents->len > LINES_MAX)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("The list of incidents has the others.")));

  return box;
}

/**
 * sg_behind_popover_show:
 * @parent: that has to unparent it when it goes first
 * @anchor: the figure, somewhere in @parent
 * @incidents: (element-type SgIncident): behind it
 *
 * Returns: (transfer none): owned by @parent until it is closed
 */
GtkPopover *
sg_behind_popover_show (GtkWidget *parent, GtkWidget *anchor, SgDesk *desk, GPtrArray *incidents)
{
  GtkPopover        *popover = GTK_POPOVER (gtk_popover_new ());
  GtkWidget         *scroller = gtk_scrolled_window_new ();
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (scroller);
  graphene_rect_t    bounds;
  GdkRectangle       place;

  gtk_scrolled_window_set_child (scrolled, make_list (desk, incidents, popover));
  gtk_scrolled_window_set_policy (scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scrolled, TRUE);
  gtk_scrolled_window_set_max_content_height (scrolled, LIST_HEIGHT);
  gtk_popover_set_child (popover, scroller);
  gtk_widget_set_parent (GTK_WIDGET (popover), parent);
  if (gtk_widget_compute_bounds (anchor, parent, &bounds))
    {
      place.x = (int) bounds.origin.x;
      place.y = (int) bounds.origin.y;
      place.width = (int) bounds.size.width;
      place.height = (int) bounds.size.height;
      gtk_popover_set_pointing_to (popover, &place);
    }
  g_signal_connect (popover, "closed", G_CALLBACK (sg_popover_drop), NULL);
  gtk_popover_popup (popover);

  return popover;
}
