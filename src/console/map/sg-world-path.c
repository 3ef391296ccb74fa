/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "console/map/sg-world-path.h"

#include <math.h>

/* Closer than this a point makes no difference on a screen. */
#define LEAST_STEP_PIXELS 1.0

/* Pixels of the whole world at zoom 0. */
#define WORLD_PIXELS 256.0

SgWorldView
sg_world_view_of (ShumateLayer *layer)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (layer);
  ShumateLocation *centre = SHUMATE_LOCATION (viewport);
  SgWorldView view = { .world = WORLD_PIXELS * exp2 (shumate_viewport_get_zoom_level (viewport)),
                       .width = gtk_widget_get_width (GTK_WIDGET (layer)),
                       .height = gtk_widget_get_height (GTK_WIDGET (layer)) };

  view.left = sg_mercator_x (shumate_location_get_longitude (centre)) * view.world -
              view.width / 2.0;
  view.top = sg_mercator_y (shumate_location_get_latitude (centre)) * view.world -
             view.height / 2.0;

  return view;
}

SgWorldPoint
sg_world_point (SgPoint point)
{
  return (SgWorldPoint){ sg_mercator_x (sg_point_lon (point)),
                         sg_mercator_y (sg_point_lat (point)) };
}

/**
 * sg_world_path_new:
 * @points: (nullable) (element-type SgPoint): one after the other
 *
 * Returns: (transfer full) (element-type SgWorldPoint): the same
 */
GArray *
sg_world_path_new (const GArray *points)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (SgWorldPoint));

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      SgWorldPoint point = sg_world_point (g_array_index (points, SgPoint, i));

      g_array_append_val (path, point);
    }

  return path;
}

/**
 * sg_world_path_trace:
 *
 * Adds the path to what @cr strokes or fills next, without the points nobody can tell apart.
 */
void
sg_world_path_trace (const GArray *path, const SgWorldView *view, cairo_t *cr)
{
  double last_x = -INFINITY;
  double last_y = -INFINITY;

  cairo_new_sub_path (cr);
  for (guint i = 0; i < path->len; i++)
    {
      const SgWorldPoint *point = &g_array_index (path, SgWorldPoint, i);
      double              x = point->x * view->world - view->left;
      double              y = point->y * view->world - view->top;

      if (i + 1 < path->len && fabs (x - last_x) < LEAST_STEP_PIXELS &&
          fabs (y - last_y) < LEAST_STEP_PIXELS)
        continue;

      cairo_line_to (cr, x, y);
      last_x = x;
      last_y = y;
    }
}

/**
 * sg_world_path_find_extents:
 * @margin: of what is drawn around it, pixels
 * @extents: (out): the part of the widget it touches
 *
 * Returns: whether it touches any
 */
gboolean
sg_world_path_find_extents (const GArray      *path,
                            const SgWorldView *view,
                            double             margin,
                            graphene_rect_t   *extents)
{
  double west = INFINITY;
  double east = -INFINITY;
  double north = INFINITY;
  double south = -INFINITY;

  for (guint i = 0; i < path->len; i++)
    {
      const SgWorldPoint *point = &g_array_index (path, SgWorldPoint, i);

      west = MIN (west, point->x);
      east = MAX (east, point->x);
      north = MIN (north, point->y);
      south = MAX (south, point->y);
    }

  west = MAX (west * view->world - view->left - margin, 0);
  east = MIN (east * view->world - view->left + margin, view->width);
  north = MAX (north * view->world - view->top - margin, 0);
  south = MIN (south * view->world - view->top + margin, view->height);
  if (!(west < east && north < south))
    return FALSE;

  *extents = GRAPHENE_RECT_INIT ((float) west,
                                 (float) north,
                                 (float) (east - west),
                                 (float) (south - north));
  return TRUE;
}
