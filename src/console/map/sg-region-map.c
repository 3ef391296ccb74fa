/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of a region with what belongs to every map: scale, attribution, zoom, a way drawn on it
 * and pins. It knows points and pins, not what they mean; that is the window's. */

#define G_LOG_DOMAIN "siaga-map"

#include "config.h"

#include "console/map/sg-region-map.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "console/base/sg-text.h"
#include "console/map/sg-online-map.h"
#include "console/map/sg-route-layer.h"
#include "console/map/sg-tile-source.h"

/* A press that moves further than this is a pan, not a click. */
#define CLICK_PIXELS 6.0

#define PAN_PIXELS 100.0

/* How close one looks at a place that was searched for. */
#define PLACE_ZOOM 16.0

/* A box that is too large for a level by less than this, in levels, is shown on it all the same:
 * its margins of some percent matter less than everything being half as large. */
#define BOX_TOLERANCE 0.1

#define WORLD_PIXELS 256.0

struct _SgRegionMap
{
  GtkWidget parent_instance;

  SgRegion     *region;
  SgTileSource *source;
  SgOnlineMap  *online;

  ShumateMapLayer    *ground;
  ShumateLayer       *bottom; /* of the layers over the ground */
  SgRouteLayer       *route;
  ShumateMarkerLayer *pins;

  SgBox    box_to_show; /* waits until the widget has a size */
  gboolean box_waits;
  gboolean was_moved; /* by the person, who then wants to look there */
  gboolean is_dragged;
  double   press_x;
  double   press_y;
  double   pointer_x;
  double   pointer_y;
  SgPoint  menu_point;

  /* Template widgets */
  GtkWidget      *overlay;
  ShumateMap     *map;
  ShumateScale   *scale;
  GtkLabel       *attribution;
  GtkPopoverMenu *menu;
};

enum
{
  SIGNAL_CLICKED,
  SIGNAL_COPIED,
  SIGNAL_CONFIRMED,
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgRegionMap, sg_region_map, GTK_TYPE_WIDGET)

static ShumateViewport *
get_viewport (SgRegionMap *self)
{
  return shumate_map_get_viewport (self->map);
}

static void
tell_moved (SgRegionMap *self)
{
  self->was_moved = TRUE;
  self->box_waits = FALSE;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static SgPoint
point_at (SgRegionMap *self, double x, double y)
{
  double lat;
  double lon;

  shumate_viewport_widget_coords_to_location (get_viewport (self),
                                              GTK_WIDGET (self->map),
                                              x,
                                              y,
                                              &lat,
                                              &lon);

  return sg_point_from_degrees (CLAMP (lat, -90, 90), CLAMP (lon, -180, 180));
}

/* Another theme or another screen is another look of every tile. */
static void
replace_ground (SgRegionMap *self)
{
  ShumateViewport *viewport = get_viewport (self);
  gboolean         dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  ShumateMapLayer *old = self->ground;

  if (self->region == NULL)
    return;

  g_clear_object (&self->source);
  self->source = sg_tile_source_new (self->region,
                                     dark ? SG_TILE_THEME_DARK : SG_TILE_THEME_LIGHT,
                                     gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  shumate_viewport_set_reference_map_source (viewport, SHUMATE_MAP_SOURCE (self->source));
  self->ground = shumate_map_layer_new (SHUMATE_MAP_SOURCE (self->source), viewport);
  shumate_map_insert_layer_behind (self->map, SHUMATE_LAYER (self->ground), self->bottom);
  if (old != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (old));
  sg_online_map_put_below (self->online, self->bottom);
}

static void
look_at (SgRegionMap *self, const SgBox *box)
{
  int    width = gtk_widget_get_width (GTK_WIDGET (self));
  int    height = gtk_widget_get_height (GTK_WIDGET (self));
  double west = sg_mercator_x ((double) box->west / SG_STEPS_PER_DEGREE);
  double east = sg_mercator_x ((double) box->east / SG_STEPS_PER_DEGREE);
  double north = sg_mercator_y ((double) box->north / SG_STEPS_PER_DEGREE);
  double south = sg_mercator_y ((double) box->south / SG_STEPS_PER_DEGREE);
  double levels = MIN (log2 (width / WORLD_PIXELS / MAX (east - west, 1e-9)),
                       log2 (height / WORLD_PIXELS / MAX (south - north, 1e-9)));

  shumate_map_stop_go_to (self->map);
  shumate_viewport_set_zoom_level (
    get_viewport (self),
    CLAMP (floor (levels + BOX_TOLERANCE), SG_TILE_ZOOM_FIRST, PLACE_ZOOM));
  shumate_location_set_location (SHUMATE_LOCATION (get_viewport (self)),
                                 sg_mercator_lat ((north + south) / 2),
                                 sg_mercator_lon ((west + east) / 2));
}

/* Only an allocated widget knows how much fits in. */
static gboolean
look_when_allocated (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SgRegionMap *self = SG_REGION_MAP (widget);

  if (self->box_waits && gtk_widget_get_width (widget) == 0)
    return G_SOURCE_CONTINUE;

  if (self->box_waits)
    look_at (self, &self->box_to_show);
  self->box_waits = FALSE;

  return G_SOURCE_REMOVE;
}

/* Whole levels only: between them the tiles are blown up and their names with them.
 * @x and @y are what stays where it is. */
static void
zoom_around (SgRegionMap *self, double levels, double x, double y)
{
  ShumateViewport *viewport = get_viewport (self);
  ShumateLocation *centre = SHUMATE_LOCATION (viewport);
  SgPoint          fixed = point_at (self, x, y);
  double           before = shumate_viewport_get_zoom_level (viewport);
  double           after = CLAMP (round (before + levels), SG_TILE_ZOOM_FIRST, SG_TILE_ZOOM_LAST);
  double           closer = exp2 (before - after);
  double           fixed_x = sg_mercator_x (sg_point_lon (fixed));
  double           fixed_y = sg_mercator_y (sg_point_lat (fixed));
  double           centre_x = sg_mercator_x (shumate_location_get_longitude (centre));
  double           centre_y = sg_mercator_y (shumate_location_get_latitude (centre));

  shumate_map_stop_go_to (self->map);
  shumate_viewport_set_zoom_level (viewport, after);
  shumate_location_set_location (centre,
                                 sg_mercator_lat (fixed_y + (centre_y - fixed_y) * closer),
                                 sg_mercator_lon (fixed_x + (centre_x - fixed_x) * closer));
}

static void
pan_by (SgRegionMap *self, double x, double y)
{
  SgPoint point = point_at (self,
                            gtk_widget_get_width (GTK_WIDGET (self->map)) / 2.0 + x,
                            gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0 + y);

  shumate_map_stop_go_to (self->map);
  shumate_location_set_location (SHUMATE_LOCATION (get_viewport (self)),
                                 sg_point_lat (point),
                                 sg_point_lon (point));
}

static gboolean
on_pan_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  double x;
  double y;

  g_variant_get (arguments, "(dd)", &x, &y);
  pan_by (SG_REGION_MAP (widget), x, y);
  tell_moved (SG_REGION_MAP (widget));

  return GDK_EVENT_STOP;
}

/* With no pointer, the cross in the middle is what clicks. */
static gboolean
on_click_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SgPoint point = sg_region_map_get_centre (SG_REGION_MAP (widget));

  if (SG_REGION_MAP (widget)->region != NULL)
    g_signal_emit (widget, signals[SIGNAL_CLICKED], 0, &point);

  return GDK_EVENT_STOP;
}

static gboolean
on_confirm_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (widget, signals[SIGNAL_CONFIRMED], 0);

  return GDK_EVENT_STOP;
}

/* The map's own gesture does the moving; this one only sees that it happens. */
static void
on_drag_update (GtkGestureDrag *gesture, double x, double y, SgRegionMap *self)
{
  if (hypot (x, y) > CLICK_PIXELS && !self->is_dragged)
    {
      self->is_dragged = TRUE;
      tell_moved (self);
    }
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, SgRegionMap *self)
{
  self->is_dragged = FALSE;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, SgRegionMap *self)
{
  self->press_x = x;
  self->press_y = y;
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, SgRegionMap *self)
{
  SgPoint point;

  if (self->region == NULL || hypot (x - self->press_x, y - self->press_y) > CLICK_PIXELS)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  point = point_at (self, x, y);
  g_signal_emit (self, signals[SIGNAL_CLICKED], 0, &point);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, SgRegionMap *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double x, double y, SgRegionMap *self)
{
  if (y != 0)
    {
      zoom_around (self, -y, self->pointer_x, self->pointer_y);
      tell_moved (self);
    }

  return GDK_EVENT_STOP;
}

static void
on_menu_pressed (GtkGestureClick *gesture, int n_press, double x, double y, SgRegionMap *self)
{
  if (self->region == NULL)
    return;

  self->menu_point = point_at (self, x, y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_copy_coordinates (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgRegionMap     *self = SG_REGION_MAP (widget);
  g_autofree char *text = sg_text_point (self->menu_point);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  g_signal_emit (self, signals[SIGNAL_COPIED], 0, text);
}

static void
on_centre_here (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgRegionMap *self = SG_REGION_MAP (widget);

  shumate_map_go_to (self->map, sg_point_lat (self->menu_point), sg_point_lon (self->menu_point));
  tell_moved (self);
}

static void
on_show_region (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_region_map_show_region (SG_REGION_MAP (widget));
}

static void
on_zoom_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_region_map_zoom_by (SG_REGION_MAP (widget), 1);
}

static void
on_zoom_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_region_map_zoom_by (SG_REGION_MAP (widget), -1);
}

/* Names in the tiles would stand on their heads: the map does not turn. */
static void
forbid_turning (ShumateMap *map)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (map));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ROTATE (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint  keys[2];
    double x;
    double y;
  } pans[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, -PAN_PIXELS, 0 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, PAN_PIXELS, 0 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, -PAN_PIXELS },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, PAN_PIXELS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pans); i++)
    for (guint k = 0; k < G_N_ELEMENTS (pans[i].keys); k++)
      gtk_widget_class_add_binding (klass,
                                    pans[i].keys[k],
                                    0,
                                    on_pan_key,
                                    "(dd)",
                                    pans[i].x,
                                    pans[i].y);

  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, on_click_key, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, on_confirm_key, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, on_confirm_key, NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Home, 0, "view.fit", NULL);
}

static void
sg_region_map_dispose (GObject *object)
{
  SgRegionMap *self = SG_REGION_MAP (object);

  g_clear_object (&self->online);
  g_clear_object (&self->source);
  g_clear_pointer ((GtkWidget **) &self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->region, sg_region_unref);

  G_OBJECT_CLASS (sg_region_map_parent_class)->dispose (object);
}

static void
sg_region_map_class_init (SgRegionMapClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_region_map_dispose;

  g_type_ensure (SHUMATE_TYPE_MAP);
  g_type_ensure (SHUMATE_TYPE_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-region-map.ui");
  gtk_widget_class_bind_template_child (widget_class, SgRegionMap, overlay);
  gtk_widget_class_bind_template_child (widget_class, SgRegionMap, map);
  gtk_widget_class_bind_template_child (widget_class, SgRegionMap, scale);
  gtk_widget_class_bind_template_child (widget_class, SgRegionMap, attribution);
  gtk_widget_class_bind_template_child (widget_class, SgRegionMap, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_begin);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_update);
  gtk_widget_class_bind_template_callback (widget_class, on_motion);
  gtk_widget_class_bind_template_callback (widget_class, on_scroll);

  gtk_widget_class_install_action (widget_class, "map.copy-coordinates", NULL, on_copy_coordinates);
  gtk_widget_class_install_action (widget_class, "map.centre-here", NULL, on_centre_here);
  gtk_widget_class_install_action (widget_class, "map.show-region", NULL, on_show_region);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, on_zoom_in);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, on_zoom_out);
  gtk_widget_class_set_css_name (widget_class, "regionmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  add_keys (widget_class);

  /**
   * SgRegionMap::clicked:
   * @point: (type gpointer): an #SgPoint, where
   */
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked",
                                          SG_TYPE_REGION_MAP,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_POINTER);

  /**
   * SgRegionMap::copied:
   * @text: what is now in the clipboard
   */
  signals[SIGNAL_COPIED] = g_signal_new ("copied",
                                         SG_TYPE_REGION_MAP,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_STRING);

  /**
   * SgRegionMap::confirmed:
   *
   * Enter was pressed on the map: what is being done with it is to be done.
   */
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed",
                                            SG_TYPE_REGION_MAP,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);

  /**
   * SgRegionMap::moved:
   *
   * The person moved the map or came closer; see sg_region_map_was_moved().
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved",
                                        SG_TYPE_REGION_MAP,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
}

/* libshumate cannot place anything without a source, and a desk without a region takes calls. */
static void
use_bare_earth (ShumateViewport *viewport)
{
  g_autoptr (SgTileSource) earth = sg_tile_source_new_bare ();

  shumate_viewport_set_reference_map_source (viewport, SHUMATE_MAP_SOURCE (earth));
}

static void
sg_region_map_init (SgRegionMap *self)
{
  ShumateViewport *viewport;

  gtk_widget_init_template (GTK_WIDGET (self));

  viewport = get_viewport (self);
  use_bare_earth (viewport);
  shumate_viewport_set_min_zoom_level (viewport, SG_TILE_ZOOM_FIRST);
  shumate_viewport_set_max_zoom_level (viewport, SG_TILE_ZOOM_LAST);
  shumate_scale_set_viewport (self->scale, viewport);
  gtk_label_set_label (self->attribution, SG_TILE_ATTRIBUTION);
  forbid_turning (self->map);

  self->route = sg_route_layer_new (viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->route));
  self->bottom = SHUMATE_LAYER (self->route);
  self->online = sg_online_map_new (self->map, self->bottom);
  self->pins = shumate_marker_layer_new (viewport);
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->pins));

  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (replace_ground),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (replace_ground), NULL);
}

/**
 * sg_region_map_set_region:
 *
 * Shows another region, whole.
 */
void
sg_region_map_set_region (SgRegionMap *self, SgRegion *region)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));
  g_return_if_fail (region != NULL);

  g_clear_pointer (&self->region, sg_region_unref);
  self->region = sg_region_ref (region);
  replace_ground (self);
  sg_region_map_show_region (self);
}

/**
 * sg_region_map_show_box:
 *
 * Makes the whole box visible, at once or as soon as the map has a size.
 */
void
sg_region_map_show_box (SgRegionMap *self, const SgBox *box)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));
  g_return_if_fail (!sg_box_is_empty (box));

  self->box_to_show = *box;
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      look_at (self, box);
    }
  else if (!self->box_waits)
    {
      self->box_waits = TRUE;
      gtk_widget_add_tick_callback (GTK_WIDGET (self), look_when_allocated, NULL, NULL);
    }
}

void
sg_region_map_show_region (SgRegionMap *self)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));

  if (self->region != NULL)
    sg_region_map_show_box (self, &sg_region_get_manifest (self->region)->box);
}

/**
 * sg_region_map_fly_to:
 *
 * Moves to a place and close enough to see its street.
 */
void
sg_region_map_fly_to (SgRegionMap *self, SgPoint point)
{
  double zoom;

  g_return_if_fail (SG_IS_REGION_MAP (self));

  zoom = shumate_viewport_get_zoom_level (get_viewport (self));
  self->box_waits = FALSE;
  shumate_map_go_to_full (self->map,
                          sg_point_lat (point),
                          sg_point_lon (point),
                          MAX (zoom, PLACE_ZOOM));
}

/**
 * sg_region_map_zoom_by:
 * @levels: 1 shows everything twice as large; the outcome is a whole level
 */
void
sg_region_map_zoom_by (SgRegionMap *self, double levels)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));

  zoom_around (self,
               levels,
               gtk_widget_get_width (GTK_WIDGET (self->map)) / 2.0,
               gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0);
  tell_moved (self);
}

/**
 * sg_region_map_centre_on:
 *
 * Moves to a place and comes no closer.
 */
void
sg_region_map_centre_on (SgRegionMap *self, SgPoint point)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));

  self->box_waits = FALSE;
  shumate_map_stop_go_to (self->map);
  shumate_location_set_location (SHUMATE_LOCATION (get_viewport (self)),
                                 sg_point_lat (point),
                                 sg_point_lon (point));
}

/**
 * sg_region_map_was_moved:
 *
 * Returns: whether the person moved the map. Then they look at something, and nothing else may take
 *   it from them until they ask for it
 */
gboolean
sg_region_map_was_moved (SgRegionMap *self)
{
  g_return_val_if_fail (SG_IS_REGION_MAP (self), FALSE);

  return self->was_moved;
}

/**
 * sg_region_map_set_moved:
 * @was_moved: %TRUE after the person chose in another way what to look at
 */
void
sg_region_map_set_moved (SgRegionMap *self, gboolean was_moved)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));

  self->was_moved = was_moved;
}

SgPoint
sg_region_map_get_centre (SgRegionMap *self)
{
  ShumateLocation *viewport;

  g_return_val_if_fail (SG_IS_REGION_MAP (self), (SgPoint){ 0 });

  viewport = SHUMATE_LOCATION (get_viewport (self));

  return sg_point_from_degrees (shumate_location_get_latitude (viewport),
                                shumate_location_get_longitude (viewport));
}

ShumateViewport *
sg_region_map_get_viewport (SgRegionMap *self)
{
  g_return_val_if_fail (SG_IS_REGION_MAP (self), NULL);

  return get_viewport (self);
}

/**
 * sg_region_map_add_layer:
 * @layer: of the viewport of this map
 *
 * Lays it over the ground and the layers before it, and under the way and the pins.
 */
void
sg_region_map_add_layer (SgRegionMap *self, ShumateLayer *layer)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));

  shumate_map_insert_layer_behind (self->map, layer, SHUMATE_LAYER (self->route));
  if (self->bottom != SHUMATE_LAYER (self->route))
    return;

  self->bottom = layer;
  sg_online_map_put_below (self->online, layer);
}

/**
 * sg_region_map_point_to_pointer:
 * @popover: of the map: points to where the pointer was last
 */
void
sg_region_map_point_to_pointer (SgRegionMap *self, GtkPopover *popover)
{
  GdkRectangle place = { 0, 0, 1, 1 };

  g_return_if_fail (SG_IS_REGION_MAP (self));

  place.x = (int) self->pointer_x;
  place.y = (int) self->pointer_y;
  gtk_popover_set_pointing_to (popover, &place);
}

void
sg_region_map_add_pin (SgRegionMap *self, SgMapPin *pin)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));

  shumate_marker_layer_add_marker (self->pins, SHUMATE_MARKER (pin));
}

void
sg_region_map_remove_pin (SgRegionMap *self, SgMapPin *pin)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));

  shumate_marker_layer_remove_marker (self->pins, SHUMATE_MARKER (pin));
}

/**
 * sg_region_map_set_route:
 * @points: (nullable) (element-type SgPoint): a way to draw, or %NULL for none
 */
void
sg_region_map_set_route (SgRegionMap *self, const GArray *points)
{
  g_return_if_fail (SG_IS_REGION_MAP (self));

  sg_route_layer_set_points (self->route, points);
}

/**
 * sg_region_map_is_complete:
 *
 * Returns: whether every tile that can be seen is there
 */
gboolean
sg_region_map_is_complete (SgRegionMap *self)
{
  g_return_val_if_fail (SG_IS_REGION_MAP (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return TRUE;

  return self->source != NULL && !self->box_waits &&
         sg_tile_source_get_n_waiting (self->source) == 0;
}
