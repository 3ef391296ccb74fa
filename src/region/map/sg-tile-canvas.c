/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-tile-canvas.h"

#include <math.h>

/* A point nearer than this to the one before it is left out. */
#define LEAST_PIXELS 0.6

static gint32
to_coordinate (double degrees, double most)
{
  return (gint32) (CLAMP (degrees, -most, most) * SG_STEPS_PER_DEGREE);
}

SgBox
sg_tile_canvas_get_ground (const SgTileCanvas *self, double margin)
{
  double left = (self->left - margin) / self->world;
  double top = (self->top - margin) / self->world;
  double right = (self->left + self->size + margin) / self->world;
  double bottom = (self->top + self->size + margin) / self->world;

  return (SgBox){ to_coordinate (sg_mercator_lat (bottom), 90),
                  to_coordinate (sg_mercator_lon (left), 180),
                  to_coordinate (sg_mercator_lat (top), 90),
                  to_coordinate (sg_mercator_lon (right), 180) };
}

void
sg_tile_paths_init (SgTilePaths *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (SgTilePoint));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
sg_tile_paths_clear (SgTilePaths *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
}

/* Forgets the lines and keeps the memory. */
void
sg_tile_paths_reset (SgTilePaths *self)
{
  g_array_set_size (self->points, 0);
  g_array_set_size (self->starts, 0);
}

void
sg_tile_paths_begin (SgTilePaths *self)
{
  g_array_append_val (self->starts, self->points->len);
}

void
sg_tile_paths_add (SgTilePaths *self, double x, double y, gboolean is_last)
{
  guint       start = g_array_index (self->starts, guint, self->starts->len - 1);
  SgTilePoint point = { x, y };

  if (self->points->len > start && !is_last)
    {
      const SgTilePoint *before = &g_array_index (self->points, SgTilePoint, self->points->len - 1);

      if (fabs (before->x - x) < LEAST_PIXELS && fabs (before->y - y) < LEAST_PIXELS)
        return;
    }

  g_array_append_val (self->points, point);
}

/**
 * sg_tile_paths_end:
 *
 * Ends a line, and drops it when all of it is farther than @margin outside the tile.
 */
void
sg_tile_paths_end (SgTilePaths *self, const SgTileCanvas *canvas, double margin)
{
  guint  start = g_array_index (self->starts, guint, self->starts->len - 1);
  double left = G_MAXDOUBLE;
  double top = G_MAXDOUBLE;
  double right = -G_MAXDOUBLE;
  double bottom = -G_MAXDOUBLE;

  for (guint i = start; i < self->points->len; i++)
    {
      const SgTilePoint *point = &g_array_index (self->points, SgTilePoint, i);

      left = MIN (left, point->x);
      right = MAX (right, point->x);
      top = MIN (top, point->y);
      bottom = MAX (bottom, point->y);
    }

  if (right < -margin || bottom < -margin || left > canvas->size + margin ||
      top > canvas->size + margin)
    {
      g_array_set_size (self->points, start);
      g_array_set_size (self->starts, self->starts->len - 1);
    }
}

void
sg_tile_paths_trace (const SgTilePaths *self, cairo_t *cr)
{
  const SgTilePoint *points = (const SgTilePoint *) (gpointer) self->points->data;

  cairo_new_path (cr);
  for (guint line = 0; line < self->starts->len; line++)
    {
      guint start = g_array_index (self->starts, guint, line);
      guint end = line + 1 < self->starts->len ? g_array_index (self->starts, guint, line + 1)
                                               : self->points->len;

      cairo_move_to (cr, points[start].x, points[start].y);
      for (guint i = start + 1; i < end; i++)
        cairo_line_to (cr, points[i].x, points[i].y);
    }
}
