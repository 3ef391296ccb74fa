/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The console: the map of the region, and beside it the tool that has the map. Everything it does
 * is an action of the window, so that keys, buttons and tests share one way in. */

#include "config.h"

#include "console/sg-window.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/sg-candidate-panel.h"
#include "console/sg-loading-page.h"
#include "console/sg-place-search.h"
#include "console/sg-region-loader.h"
#include "console/sg-route-panel.h"

struct _SgWindow
{
  AdwApplicationWindow parent_instance;

  SgRegionLoader  *loader;
  GCancellable    *loading_stop; /* NULL when nothing is being loaded */
  SgRegionSession *session;      /* NULL until a region is open */
  SgMapTool       *tool;         /* which has the map */
  SgMapPin        *found;        /* the place that was searched for */
  GArray          *waiting_picks;
  char            *failure;
  GSettings       *settings;

  /* Template widgets */
  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  SgPlaceSearch   *search;
  GtkStack        *pages;
  SgLoadingPage   *loading;
  GtkPaned        *panes;
  SgRegionMap     *map;
  AdwViewStack    *tools;
  SgMapTool       *route;
  SgMapTool       *candidates;
};

G_DEFINE_FINAL_TYPE (SgWindow, sg_window, ADW_TYPE_APPLICATION_WINDOW)

static void
toast (SgWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
drop_found (SgWindow *self)
{
  if (self->found != NULL)
    sg_region_map_remove_pin (self->map, self->found);
  g_clear_object (&self->found);
}

static void
on_tool_changed (SgWindow *self)
{
  SgMapTool *tool = SG_MAP_TOOL (adw_view_stack_get_visible_child (self->tools));

  if (self->session == NULL || tool == self->tool)
    return;

  if (self->tool != NULL)
    sg_map_tool_set_shown (self->tool, FALSE);
  self->tool = tool;
  sg_map_tool_set_shown (tool, TRUE);
}

static void
on_map_clicked (SgWindow *self, const SgPoint *point)
{
  sg_window_pick (self, *point);
}

static void
on_copied (SgWindow *self, const char *text)
{
  /* Translators: %s are coordinates */
  g_autofree char *message = g_strdup_printf (_ ("%s copied"), text);

  toast (self, message);
}

static void
on_place_chosen (SgWindow *self, const SgPlace *place)
{
  drop_found (self);
  self->found = g_object_ref_sink (sg_map_pin_new (SG_PIN_PLACE, "•", place->name));
  sg_map_pin_set_point (self->found, place->point);
  sg_region_map_add_pin (self->map, self->found);
  sg_region_map_fly_to (self->map, place->point);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
open_desk (SgWindow *self, SgRegionSession *session)
{
  const SgManifest *manifest = sg_region_get_manifest (sg_region_session_get_region (session));
  SgMapTool        *tools[] = { self->route, self->candidates };

  g_set_object (&self->session, session);
  adw_window_title_set_subtitle (self->title, manifest->name);
  sg_region_map_set_region (self->map, sg_region_session_get_region (session));
  sg_place_search_set_context (self->search, session, self->map);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    sg_map_tool_set_context (tools[i], session, self->map);

  gtk_stack_set_visible_child_name (self->pages, "desk");
  on_tool_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));

  for (guint i = 0; i < self->waiting_picks->len; i++)
    sg_map_tool_pick (self->tool, g_array_index (self->waiting_picks, SgPoint, i));
  g_array_set_size (self->waiting_picks, 0);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRegionSession)
    session = sg_region_loader_load_finish (SG_REGION_LOADER (source), result, &error);

  g_clear_object (&self->loading_stop);
  g_application_release (g_application_get_default ());
  if (self->loading == NULL)
    return;

  if (session != NULL)
    {
      open_desk (self, session);
      return;
    }

  g_free (self->failure);
  self->failure = g_error_matches (error, SG_ERROR, SG_ERROR_CANCELLED)
                    ? g_strdup (_ ("The preparation was stopped. Nothing was left behind."))
                    : g_strdup (error->message);
  sg_loading_page_fail (self->loading, self->failure);
}

static void
start_loading (SgWindow *self)
{
  g_clear_pointer (&self->failure, g_free);
  sg_loading_page_start (self->loading);
  gtk_stack_set_visible_child_name (self->pages, "loading");
  self->loading_stop = g_cancellable_new ();
  /* A window that is closed now stops the work; the program stays until it has tidied up. */
  g_application_hold (g_application_get_default ());
  sg_region_loader_load_async (self->loader, self->loading_stop, on_loaded, g_object_ref (self));
}

static void
on_progressed (SgWindow *self, const char *phase, double fraction, double seconds_left)
{
  if (self->loading_stop != NULL && self->loading != NULL)
    sg_loading_page_tell (self->loading, phase, fraction, seconds_left);
}

static void
on_cancel_loading (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (SG_WINDOW (widget)->loading_stop);
}

static void
on_retry_loading (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow *self = SG_WINDOW (widget);

  if (self->loading_stop == NULL && self->loader != NULL && self->session == NULL)
    start_loading (self);
}

static void
on_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_place_search_start (SG_WINDOW (widget)->search);
}

static void
on_show_route (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_window_show_page (SG_WINDOW (widget), "route");
}

static void
on_show_candidates (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_window_show_page (SG_WINDOW (widget), "candidates");
}

static void
on_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow *self = SG_WINDOW (widget);

  drop_found (self);
  if (self->tool != NULL)
    sg_map_tool_clear (self->tool);
}

static void
on_zoom_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_region_map_zoom_by (SG_WINDOW (widget)->map, 1);
}

static void
on_zoom_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_region_map_zoom_by (SG_WINDOW (widget)->map, -1);
}

static void
on_show_region (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_region_map_show_region (SG_WINDOW (widget)->map);
}

/* What is remembered is how much wider the pane is than it must be, so that it fits any window. */
static void
on_panes_resized (SgWindow *self)
{
  int widest;

  if (self->settings == NULL)
    return;

  g_object_get (self->panes, "max-position", &widest, NULL);
  gtk_paned_set_position (
    self->panes,
    MAX (widest - g_settings_get_int (self->settings, "pane-extra-width"), 0));
}

static void
on_panes_moved (SgWindow *self)
{
  gboolean set;
  int      widest;
  int      position;

  g_object_get (self->panes,
                "max-position",
                &widest,
                "position",
                &position,
                "position-set",
                &set,
                NULL);
  if (set && self->settings != NULL && position <= widest)
    g_settings_set_int (self->settings, "pane-extra-width", widest - position);
}

/* Only what is bound here and not as an accelerator of the application leaves a letter to an entry
 * that has the keyboard. The sheet of shortcuts is data/ui/help-overlay.ui. */
static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_f, GDK_CONTROL_MASK, "win.find" },
    { GDK_KEY_F3, 0, "win.find" },
    { GDK_KEY_r, 0, "win.show-route" },
    { GDK_KEY_k, 0, "win.show-candidates" },
    { GDK_KEY_Escape, 0, "win.clear" },
    { GDK_KEY_plus, 0, "win.zoom-in" },
    { GDK_KEY_equal, 0, "win.zoom-in" },
    { GDK_KEY_KP_Add, 0, "win.zoom-in" },
    { GDK_KEY_minus, 0, "win.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "win.zoom-out" },
    { GDK_KEY_Home, 0, "win.show-region" },
    { GDK_KEY_F1, 0, "win.show-help-overlay" },
    { GDK_KEY_question, 0, "win.show-help-overlay" },
    { GDK_KEY_question, GDK_SHIFT_MASK, "win.show-help-overlay" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass,
                                         keys[i].key,
                                         keys[i].modifiers,
                                         keys[i].action,
                                         NULL);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.cancel-loading", NULL, on_cancel_loading);
  gtk_widget_class_install_action (klass, "win.retry-loading", NULL, on_retry_loading);
  gtk_widget_class_install_action (klass, "win.find", NULL, on_find);
  gtk_widget_class_install_action (klass, "win.show-route", NULL, on_show_route);
  gtk_widget_class_install_action (klass, "win.show-candidates", NULL, on_show_candidates);
  gtk_widget_class_install_action (klass, "win.clear", NULL, on_clear);
  gtk_widget_class_install_action (klass, "win.zoom-in", NULL, on_zoom_in);
  gtk_widget_class_install_action (klass, "win.zoom-out", NULL, on_zoom_out);
  gtk_widget_class_install_action (klass, "win.show-region", NULL, on_show_region);
}

static void
sg_window_dispose (GObject *object)
{
  SgWindow *self = SG_WINDOW (object);

  g_cancellable_cancel (self->loading_stop);
  g_clear_object (&self->loader);
  g_clear_object (&self->session);
  g_clear_object (&self->found);
  g_clear_pointer (&self->waiting_picks, g_array_unref);
  g_clear_pointer (&self->failure, g_free);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (sg_window_parent_class)->dispose (object);
}

static void
sg_window_class_init (SgWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_window_dispose;

  g_type_ensure (SG_TYPE_CANDIDATE_PANEL);
  g_type_ensure (SG_TYPE_LOADING_PAGE);
  g_type_ensure (SG_TYPE_PLACE_SEARCH);
  g_type_ensure (SG_TYPE_REGION_MAP);
  g_type_ensure (SG_TYPE_ROUTE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/or/kreki/Siaga/ui/sg-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SgWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, search);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, map);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, tools);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, route);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, candidates);
  gtk_widget_class_bind_template_callback (widget_class, on_map_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copied);
  gtk_widget_class_bind_template_callback (widget_class, on_tool_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_panes_resized);
  gtk_widget_class_bind_template_callback (widget_class, on_panes_moved);
  install_actions (widget_class);
  add_keys (widget_class);
}

static void
sg_window_init (SgWindow *self)
{
  self->waiting_picks = g_array_new (FALSE, FALSE, sizeof (SgPoint));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), FALSE);
  g_signal_connect_object (self->search,
                           "chosen",
                           G_CALLBACK (on_place_chosen),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * sg_window_new:
 * @settings: where size and panes are remembered
 */
SgWindow *
sg_window_new (AdwApplication *application, GSettings *settings)
{
  SgWindow *self = g_object_new (SG_TYPE_WINDOW, "application", application, NULL);

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  self->settings = g_object_ref (settings);
  on_panes_resized (self);

  return self;
}

/**
 * sg_window_load:
 * @path: the folder of a region
 * @builds_demo: whether the demo city is made there when no usable region is
 */
void
sg_window_load (SgWindow *self, const char *path, gboolean builds_demo)
{
  g_return_if_fail (SG_IS_WINDOW (self));
  g_return_if_fail (self->loader == NULL);

  self->loader = sg_region_loader_new (path, builds_demo);
  g_signal_connect_object (self->loader,
                           "progressed",
                           G_CALLBACK (on_progressed),
                           self,
                           G_CONNECT_SWAPPED);
  start_loading (self);
}

/**
 * sg_window_show_page:
 * @page: `route` or `candidates`
 */
void
sg_window_show_page (SgWindow *self, const char *page)
{
  g_return_if_fail (SG_IS_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->tools, page);
}

/**
 * sg_window_pick:
 *
 * As if the person had clicked that place; waits until there is a map.
 */
void
sg_window_pick (SgWindow *self, SgPoint point)
{
  g_return_if_fail (SG_IS_WINDOW (self));

  if (self->tool != NULL)
    sg_map_tool_pick (self->tool, point);
  else
    g_array_append_val (self->waiting_picks, point);
}

/**
 * sg_window_is_settled:
 *
 * Returns: whether there is nothing more to come: the map is drawn and every question answered
 */
gboolean
sg_window_is_settled (SgWindow *self)
{
  g_return_val_if_fail (SG_IS_WINDOW (self), FALSE);

  return self->session != NULL && sg_region_session_is_idle (self->session) &&
         sg_region_map_is_complete (self->map);
}

/**
 * sg_window_get_failure:
 *
 * Returns: (nullable): why there is no map and will be none unless the person does something
 */
const char *
sg_window_get_failure (SgWindow *self)
{
  g_return_val_if_fail (SG_IS_WINDOW (self), NULL);

  return self->failure;
}
