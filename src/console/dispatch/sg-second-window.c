/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/dispatch/sg-second-window.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-keys.h"
#include "console/dispatch/sg-dispatch-map.h"
#include "console/dispatch/sg-unit-board.h"

struct _SgSecondWindow
{
  AdwWindow parent_instance;

  GtkWidget *page; /* weak: NULL once the desk is closed */

  /* Template widgets */
  GtkStack      *stack;
  SgDispatchMap *view;
  SgUnitBoard   *board;
};

G_DEFINE_FINAL_TYPE (SgSecondWindow, sg_second_window, ADW_TYPE_WINDOW)

static void
open_incident (SgSecondWindow *self, const SgUuid *incident)
{
  g_autofree char *text = sg_uuid_to_text (incident);

  if (self->page != NULL)
    gtk_widget_activate_action (self->page, "dispatch.open-incident", "s", text);
  sg_dispatch_map_show_incident (self->view, incident, FALSE);
}

static void
on_unit (SgSecondWindow *self, const SgUuid *unit)
{
  SgUuid           id = *unit;
  g_autofree char *text = sg_uuid_to_text (&id);

  sg_unit_board_select (self->board, &id);
  sg_dispatch_map_show_unit (self->view, &id);
  if (self->page != NULL)
    gtk_widget_activate_action (self->page, "dispatch.select-unit", "s", text);
}

/* What is told and asked for here belongs to the desk's own window. */
static void
forward (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgSecondWindow *self = SG_SECOND_WINDOW (widget);

  if (self->page != NULL)
    gtk_widget_activate_action_variant (self->page, action, parameter);
}

static gboolean
on_key (const char *action, gpointer user_data)
{
  SgSecondWindow  *self = user_data;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  return self->page != NULL && g_action_parse_detailed_name (action, &name, &target, NULL) &&
         gtk_widget_activate_action_variant (self->page, name, target);
}

static void
sg_second_window_dispose (GObject *object)
{
  g_clear_weak_pointer (&SG_SECOND_WINDOW (object)->page);

  G_OBJECT_CLASS (sg_second_window_parent_class)->dispose (object);
}

static void
sg_second_window_class_init (SgSecondWindowClass *klass)
{
  static const char *const with_text[] = { "win.tell",
                                           "win.tell-done",
                                           "win.tell-trouble",
                                           "win.open-incident" };
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_second_window_dispose;

  g_type_ensure (SG_TYPE_DISPATCH_MAP);
  g_type_ensure (SG_TYPE_UNIT_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-second-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SgSecondWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SgSecondWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SgSecondWindow, board);
  gtk_widget_class_bind_template_callback (widget_class, open_incident);
  gtk_widget_class_bind_template_callback (widget_class, on_unit);
  for (guint i = 0; i < G_N_ELEMENTS (with_text); i++)
    gtk_widget_class_install_action (widget_class, with_text[i], "s", forward);
}

static void
sg_second_window_init (SgSecondWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_keys_watch (GTK_WIDGET (self), on_key, self);
}

/**
 * sg_second_window_new:
 * @page: the dispatch page that does what is asked for here
 * @begins_with_map: or else with the board
 */
SgSecondWindow *
sg_second_window_new (GtkWidget *page, SgUnitRoster *roster, gboolean begins_with_map)
{
  SgSecondWindow *self = g_object_new (SG_TYPE_SECOND_WINDOW, NULL);

  g_set_weak_pointer (&self->page, page);
  gtk_stack_set_visible_child_name (self->stack, begins_with_map ? "map" : "board");
  /* The page has said already when the region is away. */
  sg_dispatch_map_open (self->view, roster, FALSE, NULL);
  sg_unit_board_open (self->board, roster, FALSE);

  return self;
}
