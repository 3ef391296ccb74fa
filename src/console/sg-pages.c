/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the window. They are there only while somebody may see the desk: what is not there
 * shows nothing of an incident, and nothing can be done with it. */

#include "config.h"

#include "console/sg-pages.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-page.h"
#include "console/dispatch/sg-dispatch-page.h"
#include "console/report/sg-reports-page.h"
#include "console/responders/sg-responders-page.h"
#include "console/settings/sg-settings-page.h"
#include "console/shift/sg-shift-page.h"

/* In the order of the rail and of Ctrl+1 to Ctrl+5. */
static const struct
{
  GType (*get_type) (void);
  const char *name;
  const char *title;
  const char *icon;
} pages[] = {
  { sg_dispatch_page_get_type, "dispatch", N_ ("Dispatch"), "siaga-dispatch-symbolic" },
  { sg_responders_page_get_type, "responders", N_ ("Responders"), "siaga-responders-symbolic" },
  { sg_shift_page_get_type, "shift", N_ ("Shift"), "siaga-shift-symbolic" },
  { sg_reports_page_get_type, "reports", N_ ("Reports"), "siaga-reports-symbolic" },
  { sg_settings_page_get_type, "settings", N_ ("Settings"), "siaga-settings-symbolic" },
};

/**
 * sg_pages_open:
 * @stack: an empty one
 * @session: of the desk to show
 */
void
sg_pages_open (AdwViewStack *stack, SgDeskSession *session)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = g_object_new (pages[i].get_type (), NULL);

      /* The rail reads the icon when the page comes. */
      adw_view_stack_add_titled_with_icon (stack,
                                           page,
                                           pages[i].name,
                                           _ (pages[i].title),
                                           pages[i].icon);
      sg_page_open (SG_PAGE (page), session);
    }
}

/* GTK asks its window where the focus is when it closes a popover or the notebook's page that is
 * seen, also when they are in no window any more: popovers are closed before, and a notebook that
 * shows its last page has none to change to while its pages go, the first one first. */
static void
prepare_to_go (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  else if (GTK_IS_NOTEBOOK (widget))
    gtk_notebook_set_current_page (GTK_NOTEBOOK (widget), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    prepare_to_go (child);
}

/**
 * sg_pages_close:
 *
 * Nobody may see the desk any more.
 */
void
sg_pages_close (AdwViewStack *stack)
{
  GtkWidget *child;

  prepare_to_go (GTK_WIDGET (stack));
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (stack))), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (stack))) != NULL)
    adw_view_stack_remove (stack, child);
}
