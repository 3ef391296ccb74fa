/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far somebody gets by road: a border for each number of minutes with the number on it, and
 * the ground within faintly coloured, the nearer the stronger. */

#include "config.h"

#include "console/map/sg-isochrone-layer.h"

#include <glib/gi18n-lib.h>

#include "console/map/sg-world-path.h"
#include "region/roads/sg-isochrone.h"

#define BORDER_WIDTH 2.0

typedef struct
{
  guint      minutes;
  GPtrArray *rings; /* of GArray of SgWorldPoint */
} Band;

struct _SgIsochroneLayer
{
  ShumateLayer parent_instance;

  GPtrArray *bands; /* of Band, the nearest first */
};

G_DEFINE_FINAL_TYPE (SgIsochroneLayer, sg_isochrone_layer, SHUMATE_TYPE_LAYER)

static void
band_free (Band *self)
{
  g_ptr_array_unref (self->rings);
  g_free (self);
}

static Band *
band_new (const SgIsochrone *isochrone)
{
  Band *self = g_new0 (Band, 1);

  self->minutes = isochrone->minutes;
  self->rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < isochrone->polygons->len; i++)
    {
      const GPtrArray *polygon = g_ptr_array_index (isochrone->polygons, i);

      for (guint ring = 0; ring < polygon->len; ring++)
        g_ptr_array_add (self->rings, sg_world_path_new (g_ptr_array_index (polygon, ring)));
    }

  return self;
}

static void
draw_band (const Band *band, const SgWorldView *view, cairo_t *cr)
{
  for (guint i = 0; i < band->rings->len; i++)
    {
      sg_world_path_trace (g_ptr_array_index (band->rings, i), view, cr);
      cairo_close_path (cr);
    }

  cairo_set_source_rgba (cr, 0.20, 0.52, 0.90, 0.13);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0.11, 0.40, 0.80, 0.9);
  cairo_stroke (cr);
}

/* The number stands at the northernmost point of the largest border, where nothing covers it. */
static void
draw_minutes (SgIsochroneLayer  *self,
              const Band        *band,
              const SgWorldView *view,
              GtkSnapshot       *snapshot)
{
  const GArray       *largest = band->rings->len > 0 ? g_ptr_array_index (band->rings, 0) : NULL;
  const SgWorldPoint *north = NULL;
  g_autofree char    *text = g_strdup_printf (_ ("%u min"), band->minutes);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA ground = { 0.06f, 0.22f, 0.45f, 0.95f };
  GdkRGBA colour = { 1, 1, 1, 1 };
  int     width;
  int     height;

  for (guint i = 1; i < band->rings->len; i++)
    if (((GArray *) g_ptr_array_index (band->rings, i))->len > largest->len)
      largest = g_ptr_array_index (band->rings, i);
  for (guint i = 0; largest != NULL && i < largest->len; i++)
    if (north == NULL || g_array_index (largest, SgWorldPoint, i).y < north->y)
      north = &g_array_index (largest, SgWorldPoint, i);
  if (north == NULL)
    return;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) (north->x * view->world - view->left) - (float) width / 2,
                          (float) (north->y * view->world - view->top) - (float) height / 2));
  gtk_snapshot_append_color (snapshot,
                             &ground,
                             &GRAPHENE_RECT_INIT (-4, 0, (float) width + 8, (float) height));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
sg_isochrone_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SgIsochroneLayer *self = SG_ISOCHRONE_LAYER (widget);
  SgWorldView       view = sg_world_view_of (SHUMATE_LAYER (widget));
  cairo_t          *cr;

  if (self->bands->len == 0)
    return;

  cr =
    gtk_snapshot_append_cairo (snapshot,
                               &GRAPHENE_RECT_INIT (0, 0, (float) view.width, (float) view.height));
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_width (cr, BORDER_WIDTH);
  for (guint i = self->bands->len; i-- > 0;)
    draw_band (g_ptr_array_index (self->bands, i), &view, cr);
  cairo_destroy (cr);

  for (guint i = 0; i < self->bands->len; i++)
    draw_minutes (self, g_ptr_array_index (self->bands, i), &view, snapshot);
}

static void
sg_isochrone_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (sg_isochrone_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)),
                           "notify",
                           G_CALLBACK (gtk_widget_queue_draw),
                           object,
                           G_CONNECT_SWAPPED);
}

static void
sg_isochrone_layer_finalize (GObject *object)
{
  SgIsochroneLayer *self = SG_ISOCHRONE_LAYER (object);

  g_clear_pointer (&self->bands, g_ptr_array_unref);

  G_OBJECT_CLASS (sg_isochrone_layer_parent_class)->finalize (object);
}

static void
sg_isochrone_layer_class_init (SgIsochroneLayerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sg_isochrone_layer_constructed;
  object_class->finalize = sg_isochrone_layer_finalize;
  widget_class->snapshot = sg_isochrone_layer_snapshot;
}

static void
sg_isochrone_layer_init (SgIsochroneLayer *self)
{
  self->bands = g_ptr_array_new_with_free_func ((GDestroyNotify) band_free);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

SgIsochroneLayer *
sg_isochrone_layer_new (ShumateViewport *viewport)
{
  return g_object_new (SG_TYPE_ISOCHRONE_LAYER, "viewport", viewport, NULL);
}

/**
 * sg_isochrone_layer_set_isochrones:
 * @isochrones: (nullable) (element-type SgIsochrone): the nearest first; %NULL for none
 */
void
sg_isochrone_layer_set_isochrones (SgIsochroneLayer *self, const GPtrArray *isochrones)
{
  g_return_if_fail (SG_IS_ISOCHRONE_LAYER (self));

  g_ptr_array_set_size (self->bands, 0);
  for (guint i = 0; isochrones != NULL && i < isochrones->len; i++)
    g_ptr_array_add (self->bands, band_new (g_ptr_array_index (isochrones, i)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
