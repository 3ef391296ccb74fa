/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A way over the map: a coloured line with a casing, so that it stands out on light and on dark
 * ground. The points are projected once; a frame only scales and moves them. */

#include "console/map/sg-route-layer.h"

#include "console/map/sg-world-path.h"

#define LINE_WIDTH   5.0
#define CASING_WIDTH 9.0

struct _SgRouteLayer
{
  ShumateLayer parent_instance;

  GArray *path; /* of SgWorldPoint */
};

G_DEFINE_FINAL_TYPE (SgRouteLayer, sg_route_layer, SHUMATE_TYPE_LAYER)

static void
sg_route_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SgRouteLayer   *self = SG_ROUTE_LAYER (widget);
  SgWorldView     view = sg_world_view_of (SHUMATE_LAYER (widget));
  graphene_rect_t extents;
  cairo_t        *cr;

  if (self->path->len < 2 ||
      !sg_world_path_find_extents (self->path, &view, CASING_WIDTH, &extents))
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &extents);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  sg_world_path_trace (self->path, &view, cr);

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

  g_clear_pointer (&self->path, g_array_unref);

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
  self->path = sg_world_path_new (NULL);
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

  g_array_unref (self->path);
  self->path = sg_world_path_new (points);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
