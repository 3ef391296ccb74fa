/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two clicks, one route: how long, how far and along which streets. A third click begins anew, and
 * both ends can be dragged. */

#include "config.h"

#include "console/map/sg-route-panel.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/base/sg-entry-item.h"
#include "console/base/sg-text.h"
#include "console/map/sg-point-row.h"
#include "desk/candidates/sg-desk-closures.h"

/* A shorter walk than this from the road to the point is not worth a line. */
#define OFF_ROAD_METRES_LEAST 10.0

struct _SgRoutePanel
{
  SgMapTool parent_instance;

  SgMapPin     *ends[2]; /* NULL until they are picked */
  SgRoute      *route;
  GCancellable *asking;
  GListStore   *street_items;

  /* Template widgets */
  GtkDropDown   *profile;
  GtkStack      *pages;
  GtkStack      *outcomes;
  SgPointRow    *from_row;
  SgPointRow    *to_row;
  AdwStatusPage *failure;
  GtkLabel      *minutes;
  GtkLabel      *distance;
  GtkLabel      *off_road;
  GtkListView   *streets;
};

G_DEFINE_FINAL_TYPE (SgRoutePanel, sg_route_panel, SG_TYPE_MAP_TOOL)

static void
list_streets (SgRoutePanel *self)
{
  g_list_store_remove_all (self->street_items);
  for (guint i = 0; i < self->route->streets->len; i++)
    {
      const SgRouteStreet *street = &g_array_index (self->route->streets, SgRouteStreet, i);
      g_autofree char     *length = sg_text_distance (street->metres);
      const char          *name = *street->name != '\0' ? street->name : _ ("Unnamed road");
      g_autoptr (SgEntryItem) item = sg_entry_item_new ("", name, "", length);

      g_list_store_append (self->street_items, item);
    }
}

static void
tell_route (SgRoutePanel *self)
{
  const SgRoute   *route = self->route;
  double           walked = route->off_road_metres[0] + route->off_road_metres[1];
  g_autofree char *minutes = sg_text_minutes (route->ms / 1000.0);
  g_autofree char *distance = sg_text_distance (route->metres);

  gtk_label_set_label (self->minutes, minutes);
  gtk_label_set_label (self->distance, distance);
  gtk_widget_set_visible (GTK_WIDGET (self->off_road), walked >= OFF_ROAD_METRES_LEAST);
  if (walked >= OFF_ROAD_METRES_LEAST)
    {
      g_autofree char *length = sg_text_distance (walked);
      /* Translators: %s is a length such as “40 m” */
      g_autofree char *text = g_strdup_printf (_ ("%s of it on foot, off the road"), length);

      gtk_label_set_label (self->off_road, text);
    }
  list_streets (self);
}

/* The description is markup, a message is not. */
static void
tell_failure (SgRoutePanel *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failure, markup);
}

static void
draw (SgRoutePanel *self)
{
  SgRegionMap *map = sg_map_tool_get_map (SG_MAP_TOOL (self));

  if (sg_map_tool_is_shown (SG_MAP_TOOL (self)))
    sg_region_map_set_route (map, self->route != NULL ? self->route->points : NULL);
}

/* What the desk's thread looks for. */
typedef struct
{
  SgPoint   from;
  SgPoint   to;
  SgProfile profile;
} Ways;

static gpointer
find_way (SgDeskHand *hand, gpointer data, GError **error)
{
  const Ways *ways = data;
  SgRouter   *router = sg_desk_get_router (hand->desk, error);
  SgTravel    travel;

  if (router == NULL || !sg_desk_plan_travel (hand->desk, ways->profile, &travel, error))
    return NULL;

  return sg_router_find_route (router, ways->from, ways->to, &travel, error);
}

static void
on_route_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgRoutePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRoute) route = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  /* A newer question is under way, or the points are gone again. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->ends[1] == NULL)
    return;

  g_clear_pointer (&self->route, sg_route_free);
  self->route = g_steal_pointer (&route);
  if (self->route != NULL)
    tell_route (self);
  else
    tell_failure (self, error->message);
  gtk_stack_set_visible_child_name (self->outcomes, self->route != NULL ? "route" : "failed");
  draw (self);
}

static void
find_route (SgRoutePanel *self)
{
  Ways            *ways = g_new0 (Ways, 1);
  const SgDeskWork work = { find_way, ways, g_free, (GDestroyNotify) sg_route_free };

  ways->from = sg_map_pin_get_point (self->ends[0]);
  ways->to = sg_map_pin_get_point (self->ends[1]);
  ways->profile = gtk_drop_down_get_selected (self->profile);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  sg_desk_session_ask_async (sg_map_tool_get_session (SG_MAP_TOOL (self)),
                             &work,
                             self->asking,
                             on_route_found,
                             g_object_ref (self));
}

static void
describe_end (SgRoutePanel *self, guint end)
{
  sg_point_row_set_point (end == 0 ? self->from_row : self->to_row,
                          sg_map_tool_get_session (SG_MAP_TOOL (self)),
                          sg_map_pin_get_point (self->ends[end]));
}

static void
on_end_moved (SgRoutePanel *self, SgMapPin *pin)
{
  describe_end (self, pin == self->ends[1]);
  if (self->ends[1] != NULL)
    find_route (self);
}

static void
set_end (SgRoutePanel *self, guint end, SgPoint point)
{
  SgMapPin *pin = end == 0 ? sg_map_pin_new (SG_PIN_START, "A", _ ("Start of the route"))
                           : sg_map_pin_new (SG_PIN_END, "B", _ ("End of the route"));

  sg_map_pin_set_point (pin, point);
  sg_map_pin_allow_moving (pin);
  g_signal_connect_object (pin, "moved", G_CALLBACK (on_end_moved), self, G_CONNECT_SWAPPED);
  self->ends[end] = g_object_ref_sink (pin);
  sg_region_map_add_pin (sg_map_tool_get_map (SG_MAP_TOOL (self)), pin);
  describe_end (self, end);
}

static void
sg_route_panel_clear (SgMapTool *tool)
{
  SgRoutePanel *self = SG_ROUTE_PANEL (tool);

  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    if (self->ends[i] != NULL)
      {
        if (sg_map_tool_is_shown (tool))
          sg_region_map_remove_pin (sg_map_tool_get_map (tool), self->ends[i]);
        g_clear_object (&self->ends[i]);
      }

  g_clear_pointer (&self->route, sg_route_free);
  draw (self);
  gtk_stack_set_visible_child_name (self->pages, "empty");
}

static void
sg_route_panel_pick (SgMapTool *tool, SgPoint point)
{
  SgRoutePanel *self = SG_ROUTE_PANEL (tool);

  if (self->ends[1] != NULL)
    sg_route_panel_clear (tool);

  set_end (self, self->ends[0] == NULL ? 0 : 1, point);
  gtk_stack_set_visible_child_name (self->pages, "points");
  gtk_widget_set_visible (GTK_WIDGET (self->to_row), self->ends[1] != NULL);
  if (self->ends[1] == NULL)
    gtk_stack_set_visible_child_name (self->outcomes, "waiting");
  else
    find_route (self);
}

static void
sg_route_panel_set_shown (SgMapTool *tool, gboolean shown)
{
  SgRoutePanel *self = SG_ROUTE_PANEL (tool);
  SgRegionMap  *map = sg_map_tool_get_map (tool);

  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    if (self->ends[i] != NULL && shown)
      sg_region_map_add_pin (map, self->ends[i]);
    else if (self->ends[i] != NULL)
      sg_region_map_remove_pin (map, self->ends[i]);

  sg_region_map_set_route (map, shown && self->route != NULL ? self->route->points : NULL);
}

static void
on_profile_changed (SgRoutePanel *self)
{
  if (self->ends[1] != NULL)
    find_route (self);
}

static void
sg_route_panel_dispose (GObject *object)
{
  SgRoutePanel *self = SG_ROUTE_PANEL (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    g_clear_object (&self->ends[i]);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->route, sg_route_free);
  g_clear_object (&self->street_items);

  G_OBJECT_CLASS (sg_route_panel_parent_class)->dispose (object);
}

static void
sg_route_panel_class_init (SgRoutePanelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SgMapToolClass *tool_class = SG_MAP_TOOL_CLASS (klass);

  object_class->dispose = sg_route_panel_dispose;
  tool_class->pick = sg_route_panel_pick;
  tool_class->clear = sg_route_panel_clear;
  tool_class->set_shown = sg_route_panel_set_shown;

  g_type_ensure (SG_TYPE_ENTRY_ITEM);
  g_type_ensure (SG_TYPE_POINT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-route-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, profile);
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, pages);
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, outcomes);
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, from_row);
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, to_row);
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, failure);
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, minutes);
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, distance);
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, off_road);
  gtk_widget_class_bind_template_child (widget_class, SgRoutePanel, streets);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_changed);
}

static void
sg_route_panel_init (SgRoutePanel *self)
{
  g_autoptr (GtkStringList) profiles = gtk_string_list_new (NULL);
  g_autoptr (GtkSelectionModel) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  for (SgProfile profile = 0; profile < SG_N_PROFILES; profile++)
    gtk_string_list_append (profiles, sg_text_profile (profile));
  gtk_drop_down_set_model (self->profile, G_LIST_MODEL (profiles));

  self->street_items = g_list_store_new (SG_TYPE_ENTRY_ITEM);
  model =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->street_items))));
  gtk_list_view_set_model (self->streets, model);
}
