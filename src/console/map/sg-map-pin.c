/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A mark on the map that keyboard and assistive technology can reach: a small button around its
 * place. What it stands for shows in colour, shape and text together, never in colour alone. */

#include "console/map/sg-map-pin.h"

struct _SgMapPin
{
  ShumateMarker parent_instance;

  GtkWidget *button;
  char      *css; /* of its look now; NULL until it gets one */
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgMapPin, sg_map_pin, SHUMATE_TYPE_MARKER)

static void
on_clicked (SgMapPin *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, SgMapPin *self)
{
  /* Taken at once, or the button and the map would take it. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The button moves with the pointer, so the place is read from where the pointer is now. */
static void
on_drag_update (GtkGestureDrag *gesture, double offset_x, double offset_y, SgMapPin *self)
{
  GtkWidget *map = gtk_widget_get_ancestor (GTK_WIDGET (self), SHUMATE_TYPE_MAP);
  double     x;
  double     y;
  double     lat;
  double     lon;

  if (!gtk_gesture_get_point (GTK_GESTURE (gesture), NULL, &x, &y) ||
      !gtk_widget_translate_coordinates (self->button, map, x, y, &x, &y))
    return;

  shumate_viewport_widget_coords_to_location (shumate_map_get_viewport (SHUMATE_MAP (map)),
                                              map,
                                              x,
                                              y,
                                              &lat,
                                              &lon);
  shumate_location_set_location (SHUMATE_LOCATION (self), lat, lon);
}

static void
on_drag_end (GtkGestureDrag *gesture, double offset_x, double offset_y, SgMapPin *self)
{
  if (offset_x != 0 || offset_y != 0)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
sg_map_pin_finalize (GObject *object)
{
  g_free (SG_MAP_PIN (object)->css);

  G_OBJECT_CLASS (sg_map_pin_parent_class)->finalize (object);
}

static void
sg_map_pin_class_init (SgMapPinClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sg_map_pin_finalize;

  /**
   * SgMapPin::activated:
   *
   * The person clicked the pin or pressed it by key.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            SG_TYPE_MAP_PIN,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);

  /**
   * SgMapPin::moved:
   *
   * The person dragged the pin to another place and let go.
   */
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", SG_TYPE_MAP_PIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sg_map_pin_init (SgMapPin *self)
{
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "map-pin");
  g_signal_connect_object (self->button,
                           "clicked",
                           G_CALLBACK (on_clicked),
                           self,
                           G_CONNECT_SWAPPED);
  shumate_marker_set_child (SHUMATE_MARKER (self), self->button);
}

/**
 * sg_map_pin_new:
 * @text: one or two characters to show
 * @description: what it is, for the tooltip and for assistive technology
 */
SgMapPin *
sg_map_pin_new (SgPinKind kind, const char *text, const char *description)
{
  static const char *const classes[SG_N_PIN_KINDS] = {
    [SG_PIN_START] = "start",         [SG_PIN_END] = "end",
    [SG_PIN_INCIDENT] = "incident",   [SG_PIN_PLACE] = "place",
    [SG_PIN_AMBULANCE] = "ambulance", [SG_PIN_VOLUNTEER] = "volunteer",
    [SG_PIN_CORNER] = "corner",       [SG_PIN_UNIT] = "unit",
  };
  SgMapPin *self = g_object_new (SG_TYPE_MAP_PIN, NULL);

  gtk_button_set_label (GTK_BUTTON (self->button), text);
  gtk_widget_set_tooltip_text (self->button, description);
  gtk_widget_add_css_class (self->button, classes[kind]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);

  return self;
}

SgPoint
sg_map_pin_get_point (SgMapPin *self)
{
  g_return_val_if_fail (SG_IS_MAP_PIN (self), (SgPoint){ 0 });

  return sg_point_from_degrees (shumate_location_get_latitude (SHUMATE_LOCATION (self)),
                                shumate_location_get_longitude (SHUMATE_LOCATION (self)));
}

void
sg_map_pin_set_point (SgMapPin *self, SgPoint point)
{
  g_return_if_fail (SG_IS_MAP_PIN (self));

  shumate_location_set_location (SHUMATE_LOCATION (self),
                                 sg_point_lat (point),
                                 sg_point_lon (point));
}

/**
 * sg_map_pin_set_look:
 * @css: classes of the state it shows, apart by spaces; they replace those of the state before
 */
void
sg_map_pin_set_look (SgMapPin *self, const char *css, const char *text, const char *description)
{
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) now = NULL;

  g_return_if_fail (SG_IS_MAP_PIN (self));

  before = g_strsplit (self->css != NULL ? self->css : "", " ", -1);
  now = g_strsplit (css, " ", -1);
  for (guint i = 0; before[i] != NULL; i++)
    gtk_widget_remove_css_class (self->button, before[i]);
  for (guint i = 0; now[i] != NULL; i++)
    gtk_widget_add_css_class (self->button, now[i]);
  g_free (self->css);
  self->css = g_strdup (css);

  gtk_button_set_label (GTK_BUTTON (self->button), text);
  gtk_widget_set_tooltip_text (self->button, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
}

/**
 * sg_map_pin_set_chosen:
 * @chosen: whether it stands out from the others
 */
void
sg_map_pin_set_chosen (SgMapPin *self, gboolean chosen)
{
  g_return_if_fail (SG_IS_MAP_PIN (self));

  if (chosen)
    gtk_widget_add_css_class (self->button, "chosen");
  else
    gtk_widget_remove_css_class (self->button, "chosen");
}

/**
 * sg_map_pin_allow_moving:
 *
 * Lets the person drag the pin; see #SgMapPin::moved.
 */
void
sg_map_pin_allow_moving (SgMapPin *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_return_if_fail (SG_IS_MAP_PIN (self));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, 0);
  gtk_widget_add_controller (self->button, GTK_EVENT_CONTROLLER (drag));
}
