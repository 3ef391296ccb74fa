/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A way over the map: a coloured line with a casing, so that it stands out on light and on dark
 * ground. The points are projected once; a frame only scales and moves them. */

#include "console/map/sg-route-layer.h"

#include <math.h>

#include "common/sg-geo.h"

#define LINE_WIDTH   5.0
#define CASING_WIDTH 9.0

/* Closer than this a point makes no difference on a screen. */
#define LEAST_STEP_PIXELS 1.0

/* Pixels of the whole world at zoom 0. */
#define WORLD_PIXELS 256.0

typedef struct
{
  double x; /* Mercator, 0…1 */
  double y;
} Corner;

struct _SgRouteLayer
{
  ShumateLayer parent_instance;

  GArray *corners; /* of Corner */
};

G_DEFINE_FINAL_TYPE (SgRouteLayer, sg_route_layer, SHUMATE_TYPE_LAYER)

static void
trace (SgRouteLayer *self, cairo_t *cr, int width, int height)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  double           world = WORLD_PIXELS * exp2 (shumate_viewport_get_zoom_level (viewport));
  double left = sg_mercator_x (shumate_location_get_longitude (SHUMATE_LOCATION (viewport))) *
                  world -
                width / 2.0;
  double top = sg_mercator_y (shumate_location_get_latitude (SHUMATE_LOCATION (viewport))) * world -
               height / 2.0;
  double last_x = -INFINITY;
  double last_y = -INFINITY;

  for (guint i = 0; i < self->corners->len; i++)
    {
      const Corner *corner = &g_array_index (self->corners, Corner, i);
      double        x = corner->x * world - left;
      double        y = corner->y * world - top;

      if (i + 1 < self->corners->len && fabs (x - last_x) < LEAST_STEP_PIXELS &&
          fabs (y - last_y) < LEAST_STEP_PIXELS)
        continue;

      cairo_line_to (cr, x, y);
      last_x = x;
      last_y = y;
    }
}

static void
sg_route_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SgRouteLayer *self = SG_ROUTE_LAYER (widget);
  int           width = gtk_widget_get_width (widget);
  int           height = gtk_widget_get_height (widget);
  cairo_t      *cr;

  if (self->corners->len < 2)
    return;

  cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace (self, cr, width, height);

  cairo_set_line_width (cr, CASING_WIDTH);
  cairo_set_source_rgba (cr, 0.04, 0.13, 0.30, 0.9);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_source_rgb (cr, 0.38, 0.63, 0.92);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
sg_route_layer_constructed (GObject *object)
{
  SgRouteLayer *self = SG_ROUTE_LAYER (object);

  G_OBJECT_CLASS (sg_route_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                           "notify",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
sg_route_layer_finalize (GObject *object)
{
  SgRouteLayer *self = SG_ROUTE_LAYER (object);

  g_clear_pointer (&self->corners, g_array_unref);

  G_OBJECT_CLASS (sg_route_layer_parent_class)->finalize (object);
}

static void
sg_route_layer_class_init (SgRouteLayerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sg_route_layer_constructed;
  object_class->finalize = sg_route_layer_finalize;
  widget_class->snapshot = sg_route_layer_snapshot;
}

static void
sg_route_layer_init (SgRouteLayer *self)
{
  self->corners = g_array_new (FALSE, FALSE, sizeof (Corner));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

SgRouteLayer *
sg_route_layer_new (ShumateViewport *viewport)
{
  return g_object_new (SG_TYPE_ROUTE_LAYER, "viewport", viewport, NULL);
}

/**
 * sg_route_layer_set_points:
 * @points: (nullable) (element-type SgPoint): the way from its start to its end, or %NULL for none
 */
void
sg_route_layer_set_points (SgRouteLayer *self, const GArray *points)
{
  g_return_if_fail (SG_IS_ROUTE_LAYER (self));

  g_array_set_size (self->corners, 0);
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      SgPoint point = g_array_index (points, SgPoint, i);
      Corner  corner = { sg_mercator_x (sg_point_lon (point)),
                         sg_mercator_y (sg_point_lat (point)) };

      g_array_append_val (self->corners, corner);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}
