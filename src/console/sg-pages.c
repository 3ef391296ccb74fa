/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the window. They are there only while somebody may see the desk: what is not there
 * shows nothing of an incident, and nothing can be done with it. */

#include "config.h"

#include "console/sg-pages.h"

#include <glib/gi18n-lib.h>

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

/* The source that makes what nobody has looked at yet. */
#define MAKER "siaga-page-maker"

static void
stop_making (gpointer source)
{
  g_source_remove (GPOINTER_TO_UINT (source));
}

static AdwBin *
get_place (AdwViewStack *stack, guint i)
{
  return ADW_BIN (adw_view_stack_get_child_by_name (stack, pages[i].name));
}

static SgPage *
get_page (AdwViewStack *stack, guint i)
{
  return SG_PAGE (adw_bin_get_child (get_place (stack, i)));
}

static void
make (AdwViewStack *stack, guint i, SgDeskSession *session)
{
  GtkWidget *page = g_object_new (pages[i].get_type (), NULL);

  adw_bin_set_child (get_place (stack, i), page);
  sg_page_open (SG_PAGE (page), session);
}

static gboolean
make_next (gpointer stack)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (get_page (stack, i) == NULL)
      {
        make (stack, i, sg_page_get_session (get_page (stack, 0)));
        return G_SOURCE_CONTINUE;
      }

  g_object_steal_data (stack, MAKER);

  return G_SOURCE_REMOVE;
}

/**
 * sg_pages_open:
 * @stack: an empty one
 * @session: of the desk to show
 *
 * The first page is there at once, the others come one by one while the window has nothing to do,
 * or when they are to be shown: all five together keep somebody who has just sat down waiting.
 */
void
sg_pages_open (AdwViewStack *stack, SgDeskSession *session)
{
  guint source;

  /* The rail reads the icon when the page comes. */
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    adw_view_stack_add_titled_with_icon (stack,
                                         adw_bin_new (),
                                         pages[i].name,
                                         _ (pages[i].title),
                                         pages[i].icon);
  make (stack, 0, session);
  source = g_idle_add_full (G_PRIORITY_LOW, make_next, stack, NULL);
  g_object_set_data_full (G_OBJECT (stack), MAKER, GUINT_TO_POINTER (source), stop_making);
}

/**
 * sg_pages_show:
 * @stack: one that is open
 * @name: of a page
 *
 * Returns: (transfer none) (nullable): the page, %NULL where none has that name
 */
SgPage *
sg_pages_show (AdwViewStack *stack, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      {
        if (get_page (stack, i) == NULL)
          make (stack, i, sg_page_get_session (get_page (stack, 0)));
        adw_view_stack_set_visible_child_name (stack, name);
        return get_page (stack, i);
      }

  return NULL;
}

/**
 * sg_pages_get_shown:
 * @stack: one that is open
 *
 * Returns: (transfer none): what the window shows
 */
SgPage *
sg_pages_get_shown (AdwViewStack *stack)
{
  return SG_PAGE (adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (stack))));
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

  g_object_set_data (G_OBJECT (stack), MAKER, NULL);
  prepare_to_go (GTK_WIDGET (stack));
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (stack))), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (stack))) != NULL)
    adw_view_stack_remove (stack, child);
}
