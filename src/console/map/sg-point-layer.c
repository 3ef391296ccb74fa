/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hundred thousand points, of which a frame draws only what lies in the view: a point with its
 * letter, or how many there are with the colour and the letter of the worst. Every picture is a
 * small texture that is made once. The layer is one opaque widget: pair it with a list. */

#include "console/map/sg-point-layer.h"

#include <math.h>

#include "console/map/sg-world-path.h"

/* How far from its middle something is still hit. */
#define HIT_PIXELS 22.0

/* A click on a cluster comes closer by so many levels. */
#define ZOOM_STEP 2

/* Sides of the pictures, in pixels of the widget. All are small enough for the atlas of the GL
 * renderer, which draws what is in it at once. */
#define POINT_SIZE   20
#define CLUSTER_SIZE 38

/* The same twice: see sg_point_layer_snapshot(). */
typedef struct
{
  cairo_surface_t *surface;
  GdkTexture      *texture;
} Picture;

struct _SgPointLayer
{
  ShumateLayer parent_instance;

  const SgPointLook *looks;
  guint              n_looks;
  SgPointClusters   *clusters; /* NULL until there are points */
  GHashTable        *pictures; /* text → Picture */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgPointLayer, sg_point_layer, SHUMATE_TYPE_LAYER)

/* ---- pictures ---- */

/* Few texts, so that there are few pictures: of what is more than a hundred nobody counts ones. */
static char *
abbreviate (guint n)
{
  if (n < 100)
    return g_strdup_printf ("%u", n);
  if (n < 1000)
    return g_strdup_printf ("%u", n / 10 * 10);
  if (n < 10000)
    return g_strdup_printf ("%u.%uk", n / 1000, n / 100 % 10);

  return g_strdup_printf ("%uk", n / 1000);
}

static void
draw_text (SgPointLayer *self, cairo_t *cr, const char *text, double size, double y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans Bold");
  int width;
  int height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, -width / 2.0, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_disc (cairo_t *cr, const SgPointLook *look, double radius, gboolean is_cluster)
{
  GdkRGBA colour;

  gdk_rgba_parse (&colour, look->colour);
  if (is_cluster)
    {
      cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
      cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, 0.35);
      cairo_fill (cr);
      radius -= 4;
    }
  cairo_arc (cr, 0, 0, radius - 1, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static cairo_surface_t *
draw_picture (SgPointLayer *self, const SgPointLook *look, const char *count)
{
  int              scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int              side = count != NULL ? CLUSTER_SIZE : POINT_SIZE;
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side * scale, side * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, side / 2.0, side / 2.0);
  draw_disc (cr, look, side / 2.0, count != NULL);
  if (count != NULL)
    {
      draw_text (self, cr, count, 11, -4);
      draw_text (self, cr, look->letter, 9, 8);
    }
  else
    {
      draw_text (self, cr, look->letter, 11, 0);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static Picture *
picture_new (cairo_surface_t *surface)
{
  Picture *self = g_new0 (Picture, 1);
  int      stride = cairo_image_surface_get_stride (surface);
  int      height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                          (gsize) stride * (gsize) height,
                                                          (GDestroyNotify) cairo_surface_destroy,
                                                          cairo_surface_reference (surface));

  self->surface = surface;
  self->texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface),
                                          height,
                                          GDK_MEMORY_DEFAULT,
                                          pixels,
                                          (gsize) stride);

  return self;
}

static void
picture_free (Picture *self)
{
  g_object_unref (self->texture);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

static const Picture *
find_picture (SgPointLayer *self, guint look, guint n)
{
  g_autofree char *count = n > 1 ? abbreviate (n) : NULL;
  g_autofree char *key = g_strdup_printf ("%u %s", look, count != NULL ? count : "");
  Picture         *picture = g_hash_table_lookup (self->pictures, key);

  if (picture == NULL)
    {
      picture =
        picture_new (draw_picture (self, &self->looks[MIN (look, self->n_looks - 1)], count));
      g_hash_table_insert (self->pictures, g_steal_pointer (&key), picture);
    }

  return picture;
}

static void
forget_pictures (SgPointLayer *self)
{
  g_hash_table_remove_all (self->pictures);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- drawing ---- */

typedef struct
{
  GtkSnapshot *snapshot;
  SgWorldView  view;
  cairo_t     *cr; /* NULL for textures */
} Canvas;

static guint
get_level (SgPointLayer *self)
{
  double zoom = shumate_viewport_get_zoom_level (shumate_layer_get_viewport (SHUMATE_LAYER (self)));

  return (guint) CLAMP (floor (zoom), SG_CLUSTER_LEVEL_FIRST, SG_CLUSTER_LEVEL_LAST);
}

static void
draw_cluster (SgPointLayer *self, const Canvas *canvas, const SgCluster *cluster)
{
  guint          look = sg_point_clusters_get_point (self->clusters, cluster->worst)->look;
  const Picture *picture = find_picture (self, look, cluster->n);
  float          side = cluster->n > 1 ? CLUSTER_SIZE : POINT_SIZE;
  float          x = (float) round (cluster->x * canvas->view.world - canvas->view.left - side / 2);
  float          y = (float) round (cluster->y * canvas->view.world - canvas->view.top - side / 2);

  if (canvas->cr == NULL)
    {
      gtk_snapshot_append_texture (canvas->snapshot,
                                   picture->texture,
                                   &GRAPHENE_RECT_INIT (x, y, side, side));
      return;
    }

  cairo_set_source_surface (canvas->cr, picture->surface, x, y);
  cairo_paint (canvas->cr);
}

static void
draw_clusters (SgPointLayer *self, const Canvas *canvas)
{
  const SgWorldView *view = &canvas->view;
  guint              level = get_level (self);
  double             cells = exp2 (level + 2);
  double             side = view->world / cells;
  double             last_row = MIN ((view->top + view->height + CLUSTER_SIZE) / side, cells - 1);
  double last_column = MIN ((view->left + view->width + CLUSTER_SIZE) / side, cells - 1);

  for (double row = MAX (floor ((view->top - CLUSTER_SIZE) / side), 0); row <= last_row; row++)
    for (double column = MAX (floor ((view->left - CLUSTER_SIZE) / side), 0); column <= last_column;
         column++)
      {
        const SgCluster *cluster =
          sg_point_clusters_find_cell (self->clusters, level, (guint32) column, (guint32) row);

        if (cluster != NULL)
          draw_cluster (self, canvas, cluster);
      }
}

/* GTK 4.8's cairo renderer takes every pixel of a texture through floating point in every frame: it
 * gets surfaces. The GL renderer would upload those in every frame: it gets textures. */
static gboolean
is_drawn_by_cairo (GtkWidget *widget)
{
  return GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget)));
}

static void
sg_point_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SgPointLayer *self = SG_POINT_LAYER (widget);
  Canvas canvas = { .snapshot = snapshot, .view = sg_world_view_of (SHUMATE_LAYER (widget)) };

  if (self->clusters == NULL)
    return;

  if (is_drawn_by_cairo (widget))
    canvas.cr = gtk_snapshot_append_cairo (
      snapshot,
      &GRAPHENE_RECT_INIT (0, 0, (float) canvas.view.width, (float) canvas.view.height));
  draw_clusters (self, &canvas);
  g_clear_pointer (&canvas.cr, cairo_destroy);
}

static void
sg_point_layer_constructed (GObject *object)
{
  SgPointLayer *self = SG_POINT_LAYER (object);

  G_OBJECT_CLASS (sg_point_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                           "notify",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
sg_point_layer_dispose (GObject *object)
{
  SgPointLayer *self = SG_POINT_LAYER (object);

  g_clear_pointer (&self->clusters, sg_point_clusters_unref);
  g_clear_pointer (&self->pictures, g_hash_table_unref);

  G_OBJECT_CLASS (sg_point_layer_parent_class)->dispose (object);
}

static void
sg_point_layer_class_init (SgPointLayerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sg_point_layer_constructed;
  object_class->dispose = sg_point_layer_dispose;
  widget_class->snapshot = sg_point_layer_snapshot;

  /**
   * SgPointLayer::activated:
   * @id: (type gpointer): the #SgUuid of the point that was clicked
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            SG_TYPE_POINT_LAYER,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_POINTER);
}

static void
sg_point_layer_init (SgPointLayer *self)
{
  self->pictures =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) picture_free);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_pictures), NULL);
}

/**
 * sg_point_layer_new:
 * @looks: (array length=n_looks): borrowed for ever; the last is the worst
 */
SgPointLayer *
sg_point_layer_new (ShumateViewport *viewport, const SgPointLook *looks, guint n_looks)
{
  SgPointLayer *self = g_object_new (SG_TYPE_POINT_LAYER, "viewport", viewport, NULL);

  g_return_val_if_fail (n_looks > 0, self);

  self->looks = looks;
  self->n_looks = n_looks;

  return self;
}

/**
 * sg_point_layer_set_clusters:
 * @clusters: that were made elsewhere, in the thread that read the points
 */
void
sg_point_layer_set_clusters (SgPointLayer *self, SgPointClusters *clusters)
{
  g_return_if_fail (SG_IS_POINT_LAYER (self));

  sg_point_clusters_ref (clusters);
  g_clear_pointer (&self->clusters, sg_point_clusters_unref);
  self->clusters = clusters;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
sg_point_layer_get_n (SgPointLayer *self)
{
  g_return_val_if_fail (SG_IS_POINT_LAYER (self), 0);

  return self->clusters != NULL ? sg_point_clusters_get_n (self->clusters) : 0;
}

static void
come_closer (SgPointLayer *self, const SgCluster *cluster)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  double           zoom = floor (shumate_viewport_get_zoom_level (viewport)) + ZOOM_STEP;

  shumate_viewport_set_zoom_level (viewport,
                                   MIN (zoom, shumate_viewport_get_max_zoom_level (viewport)));
  shumate_location_set_location (SHUMATE_LOCATION (viewport),
                                 sg_mercator_lat (cluster->y),
                                 sg_mercator_lon (cluster->x));
}

/**
 * sg_point_layer_press:
 * @point: where the map was clicked
 *
 * A cluster comes closer. A point is activated, and so is the worst of a cluster that comes apart
 * on no level.
 *
 * Returns: whether there was anything
 */
gboolean
sg_point_layer_press (SgPointLayer *self, SgPoint point)
{
  const SgCluster *hit = NULL;
  SgUuid           id;

  g_return_val_if_fail (SG_IS_POINT_LAYER (self), FALSE);

  if (self->clusters != NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    hit =
      sg_point_clusters_find_nearest (self->clusters,
                                      get_level (self),
                                      sg_mercator_x (sg_point_lon (point)),
                                      sg_mercator_y (sg_point_lat (point)),
                                      HIT_PIXELS / sg_world_view_of (SHUMATE_LAYER (self)).world);
  if (hit == NULL)
    return FALSE;

  if (hit->n > 1 && get_level (self) < SG_CLUSTER_LEVEL_LAST)
    {
      come_closer (self, hit);
      return TRUE;
    }

  id = sg_point_clusters_get_point (self->clusters, hit->worst)->id;
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, &id);

  return TRUE;
}
