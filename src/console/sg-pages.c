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

#define MAKER "siaga-pages-maker"

/* Makes the pages that nobody looks at yet, one whenever the window has nothing to do. */
typedef struct
{
  AdwViewStack  *stack;
  SgDeskSession *session;
  guint          source;
} Maker;

static void
maker_free (Maker *maker)
{
  g_clear_handle_id (&maker->source, g_source_remove);
  g_object_unref (maker->session);
  g_free (maker);
}

static SgPage *
make (AdwViewStack *stack, guint i)
{
  Maker     *maker = g_object_get_data (G_OBJECT (stack), MAKER);
  AdwBin    *place = ADW_BIN (adw_view_stack_get_child_by_name (stack, pages[i].name));
  GtkWidget *page = adw_bin_get_child (place);

  if (page == NULL)
    {
      page = g_object_new (pages[i].get_type (), NULL);
      adw_bin_set_child (place, page);
      sg_page_open (SG_PAGE (page), maker->session);
    }

  return SG_PAGE (page);
}

static gboolean
make_next (gpointer user_data)
{
  Maker *maker = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *place = adw_view_stack_get_child_by_name (maker->stack, pages[i].name);

      if (adw_bin_get_child (ADW_BIN (place)) != NULL)
        continue;
      make (maker->stack, i);
      return G_SOURCE_CONTINUE;
    }

  maker->source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * sg_pages_open:
 * @stack: an empty one
 * @session: of the desk to show
 *
 * The first page is there at once, the others come while the window has nothing to do or when they
 * are to be shown: all five together would keep somebody who has just sat down waiting.
 */
void
sg_pages_open (AdwViewStack *stack, SgDeskSession *session)
{
  Maker *maker = g_new0 (Maker, 1);

  maker->stack = stack;
  maker->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (stack), MAKER, maker, (GDestroyNotify) maker_free);

  /* The rail reads the icon when the page comes. */
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    adw_view_stack_add_titled_with_icon (stack,
                                         adw_bin_new (),
                                         pages[i].name,
                                         _ (pages[i].title),
                                         pages[i].icon);
  sg_pages_show (stack, pages[0].name);
  maker->source = g_idle_add_full (G_PRIORITY_LOW, make_next, maker, NULL);
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
        SgPage *page = make (stack, i);

        adw_view_stack_set_visible_child_name (stack, name);
        return page;
      }

  return NULL;
}

/**
 * sg_pages_get_shown:
 *
 * Returns: (transfer none) (nullable): %NULL while nobody may see the desk
 */
SgPage *
sg_pages_get_shown (AdwViewStack *stack)
{
  GtkWidget *place = adw_view_stack_get_visible_child (stack);

  return place != NULL ? SG_PAGE (adw_bin_get_child (ADW_BIN (place))) : NULL;
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
