/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roads that are closed or slow for now: hatched ground or a barred line, never colour alone, and a
 * label that says what, why and for how long. What is being drawn looks the same, with a dashed
 * border. */

#include "config.h"

#include "console/map/sg-closure-layer.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "console/base/sg-text.h"
#include "console/map/sg-world-path.h"

#define BORDER_WIDTH  2.5
#define LINE_WIDTH    7.0
#define HATCH_PIXELS  9.0
#define LABEL_PADDING 4.0

/* Room for the label and the width of lines around the ground. */
#define MARGIN_PIXELS 160.0

typedef struct
{
  GPtrArray *paths; /* of GArray of SgWorldPoint */
  gboolean   is_area;
  gboolean   is_closed;
  gboolean   is_draft;
  char      *label;
} Shape;

struct _SgClosureLayer
{
  ShumateLayer parent_instance;

  GPtrArray *shapes; /* of Shape */
  Shape     *draft;  /* NULL while nothing is drawn */
};

G_DEFINE_FINAL_TYPE (SgClosureLayer, sg_closure_layer, SHUMATE_TYPE_LAYER)

static Shape *
shape_new (gboolean is_area, gboolean is_closed)
{
  Shape *self = g_new0 (Shape, 1);

  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->is_area = is_area;
  self->is_closed = is_closed;

  return self;
}

static void
shape_free (Shape *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->paths);
  g_free (self->label);
  g_free (self);
}

/* ---- GeoJSON ---- */

static void
add_path (Shape *shape, JsonArray *positions)
{
  GArray *path = sg_world_path_new (NULL);

  for (guint i = 0; i < json_array_get_length (positions); i++)
    {
      JsonArray   *position = json_array_get_array_element (positions, i);
      SgPoint      point = sg_point_from_degrees (json_array_get_double_element (position, 1),
                                             json_array_get_double_element (position, 0));
      SgWorldPoint world = sg_world_point (point);

      g_array_append_val (path, world);
    }

  g_ptr_array_add (shape->paths, path);
}

static void
add_rings (Shape *shape, JsonArray *rings)
{
  for (guint i = 0; i < json_array_get_length (rings); i++)
    add_path (shape, json_array_get_array_element (rings, i));
}

/* What the desk has accepted: it was parsed for the roads before it was recorded. */
static Shape *
parse_closure (const SgClosure *closure)
{
  g_autoptr (JsonNode) node = closure->geometry != NULL ? json_from_string (closure->geometry, NULL)
                                                        : NULL;
  JsonObject *geometry = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                       : NULL;
  const char *type;
  JsonArray  *coordinates;
  Shape      *shape;

  if (geometry == NULL || !json_object_has_member (geometry, "coordinates"))
    return NULL;

  type = json_object_get_string_member_with_default (geometry, "type", "");
  coordinates = json_object_get_array_member (geometry, "coordinates");
  shape = shape_new (!g_str_equal (type, "LineString"), isnan (closure->factor));
  if (g_str_equal (type, "LineString"))
    add_path (shape, coordinates);
  else if (g_str_equal (type, "Polygon"))
    add_rings (shape, coordinates);
  else if (g_str_equal (type, "MultiPolygon"))
    for (guint i = 0; i < json_array_get_length (coordinates); i++)
      add_rings (shape, json_array_get_array_element (coordinates, i));

  return shape;
}

/* ---- drawing ---- */

static void
set_colour (const Shape *shape, cairo_t *cr, double alpha)
{
  if (shape->is_closed)
    cairo_set_source_rgba (cr, 0.75, 0.11, 0.16, alpha);
  else
    cairo_set_source_rgba (cr, 0.90, 0.55, 0.04, alpha);
}

/* Diagonal bars over what is clipped; slow ones lean the other way. */
static void
hatch (const Shape *shape, cairo_t *cr, const graphene_rect_t *extents)
{
  double height = extents->size.height;
  double lean = shape->is_closed ? height : -height;

  for (double x = extents->origin.x - height; x < extents->origin.x + extents->size.width + height;
       x += HATCH_PIXELS)
    {
      cairo_move_to (cr, x, extents->origin.y);
      cairo_line_to (cr, x + lean, extents->origin.y + height);
    }
  set_colour (shape, cr, 0.55);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_area (const Shape *shape, const SgWorldView *view, cairo_t *cr, const graphene_rect_t *extents)
{
  const double dashes[] = { 8, 5 };

  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (guint i = 0; i < shape->paths->len; i++)
    {
      sg_world_path_trace (g_ptr_array_index (shape->paths, i), view, cr);
      cairo_close_path (cr);
    }

  set_colour (shape, cr, 0.22);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  hatch (shape, cr, extents);
  cairo_restore (cr);

  for (guint i = 0; i < shape->paths->len; i++)
    {
      sg_world_path_trace (g_ptr_array_index (shape->paths, i), view, cr);
      cairo_close_path (cr);
    }
  set_colour (shape, cr, 1);
  cairo_set_line_width (cr, BORDER_WIDTH);
  cairo_set_dash (cr, dashes, shape->is_draft ? 2 : 0, 0);
  cairo_stroke (cr);
}

static void
draw_line (const Shape *shape, const SgWorldView *view, cairo_t *cr)
{
  const double bars[] = { 10, 6 };

  for (guint i = 0; i < shape->paths->len; i++)
    sg_world_path_trace (g_ptr_array_index (shape->paths, i), view, cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_stroke_preserve (cr);
  set_colour (shape, cr, 1);
  cairo_set_dash (cr, bars, 2, 0);
  cairo_set_line_width (cr, LINE_WIDTH - 2);
  cairo_stroke (cr);
}

static SgWorldPoint
find_middle (const GArray *path)
{
  SgWorldPoint middle = { 0, 0 };

  for (guint i = 0; i < path->len; i++)
    {
      middle.x += g_array_index (path, SgWorldPoint, i).x / path->len;
      middle.y += g_array_index (path, SgWorldPoint, i).y / path->len;
    }

  return middle;
}

static void
draw_label (SgClosureLayer    *self,
            const Shape       *shape,
            const SgWorldView *view,
            GtkSnapshot       *snapshot)
{
  SgWorldPoint middle = find_middle (g_ptr_array_index (shape->paths, 0));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), shape->label);
  GdkRGBA colour = { 1, 1, 1, 1 };
  GdkRGBA ground = { 0.35f, 0.05f, 0.08f, 0.92f };
  int     width;
  int     height;
  float   x;
  float   y;

  if (!shape->is_closed)
    ground = (GdkRGBA){ 0.36f, 0.20f, 0, 0.92f };
  pango_layout_get_pixel_size (layout, &width, &height);
  x = roundf ((float) (middle.x * view->world - view->left - width / 2.0));
  y = roundf ((float) (middle.y * view->world - view->top - height / 2.0));
  gtk_snapshot_append_color (snapshot,
                             &ground,
                             &GRAPHENE_RECT_INIT (x - (float) LABEL_PADDING,
                                                  y - 1,
                                                  (float) width + 2 * (float) LABEL_PADDING,
                                                  (float) height + 2));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_shape (SgClosureLayer    *self,
            const Shape       *shape,
            const SgWorldView *view,
            GtkSnapshot       *snapshot)
{
  graphene_rect_t extents;
  cairo_t        *cr;

  if (shape->paths->len == 0 || !sg_world_path_find_extents (g_ptr_array_index (shape->paths, 0),
                                                             view,
                                                             MARGIN_PIXELS,
                                                             &extents))
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &extents);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (shape->is_area)
    draw_area (shape, view, cr, &extents);
  else
    draw_line (shape, view, cr);
  cairo_destroy (cr);

  if (shape->label != NULL)
    draw_label (self, shape, view, snapshot);
}

static void
sg_closure_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SgClosureLayer *self = SG_CLOSURE_LAYER (widget);
  SgWorldView     view = sg_world_view_of (SHUMATE_LAYER (widget));

  for (guint i = 0; i < self->shapes->len; i++)
    draw_shape (self, g_ptr_array_index (self->shapes, i), &view, snapshot);
  if (self->draft != NULL)
    draw_shape (self, self->draft, &view, snapshot);
}

static void
sg_closure_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (sg_closure_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)),
                           "notify",
                           G_CALLBACK (gtk_widget_queue_draw),
                           object,
                           G_CONNECT_SWAPPED);
}

static void
sg_closure_layer_finalize (GObject *object)
{
  SgClosureLayer *self = SG_CLOSURE_LAYER (object);

  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_clear_pointer (&self->draft, shape_free);

  G_OBJECT_CLASS (sg_closure_layer_parent_class)->finalize (object);
}

static void
sg_closure_layer_class_init (SgClosureLayerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sg_closure_layer_constructed;
  object_class->finalize = sg_closure_layer_finalize;
  widget_class->snapshot = sg_closure_layer_snapshot;
}

static void
sg_closure_layer_init (SgClosureLayer *self)
{
  self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) shape_free);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

SgClosureLayer *
sg_closure_layer_new (ShumateViewport *viewport)
{
  return g_object_new (SG_TYPE_CLOSURE_LAYER, "viewport", viewport, NULL);
}

/**
 * sg_closure_dup_effect:
 *
 * Returns: (transfer full): such as “✕ Closed” or “2× slower”
 */
char *
sg_closure_dup_effect (const SgClosure *closure)
{
  if (isnan (closure->factor))
    /* Translators: of a road; keep the sign */
    return g_strdup (_ ("✕ Closed"));

  /* Translators: of a road: it takes so many times longer */
  return g_strdup_printf (_ ("%.3g× slower"), closure->factor);
}

/* What, why and for how long yet. */
static char *
dup_label (const SgClosure *closure, gint64 now)
{
  g_autofree char *effect = sg_closure_dup_effect (closure);
  g_autofree char *left = sg_text_minutes ((double) (closure->until - now) / G_USEC_PER_SEC);

  if (closure->reason == NULL)
    return g_strdup_printf ("%s · %s", effect, left);

  return g_strdup_printf ("%s · %s · %s", effect, closure->reason, left);
}

/**
 * sg_closure_layer_set_closures:
 * @closures: (element-type SgClosure): all that hold
 * @now: microseconds UTC
 */
void
sg_closure_layer_set_closures (SgClosureLayer *self, const GPtrArray *closures, gint64 now)
{
  g_return_if_fail (SG_IS_CLOSURE_LAYER (self));

  g_ptr_array_set_size (self->shapes, 0);
  for (guint i = 0; i < closures->len; i++)
    {
      const SgClosure *closure = g_ptr_array_index (closures, i);
      Shape           *shape = parse_closure (closure);

      if (shape == NULL)
        continue;
      shape->label = dup_label (closure, now);
      g_ptr_array_add (self->shapes, shape);
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sg_closure_layer_set_drawing:
 * @corners: (nullable) (element-type SgPoint): of what is being drawn; %NULL for nothing
 */
void
sg_closure_layer_set_drawing (SgClosureLayer *self,
                              const GArray   *corners,
                              gboolean        is_area,
                              gboolean        is_closed)
{
  g_return_if_fail (SG_IS_CLOSURE_LAYER (self));

  g_clear_pointer (&self->draft, shape_free);
  if (corners != NULL && corners->len > 0)
    {
      self->draft = shape_new (is_area, is_closed);
      self->draft->is_draft = TRUE;
      g_ptr_array_add (self->draft->paths, sg_world_path_new (corners));
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
sg_closure_layer_get_n (SgClosureLayer *self)
{
  g_return_val_if_fail (SG_IS_CLOSURE_LAYER (self), 0);

  return self->shapes->len;
}
