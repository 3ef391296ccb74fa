/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "common/sg-geo.h"

G_BEGIN_DECLS

/* Points as a layer keeps them: Mercator, 0…1, so that a frame only scales and moves them. */
typedef struct
{
  double x;
  double y;
} SgWorldPoint;

/**
 * SgWorldView:
 * @world: pixels around the whole world
 * @left: of the widget in them
 *
 * What a layer shows just now.
 */
typedef struct
{
  double world;
  double left;
  double top;
  int    width;
  int    height;
} SgWorldView;

SgWorldView sg_world_view_of (ShumateLayer *layer);

SgWorldPoint sg_world_point (SgPoint point);
GArray      *sg_world_path_new (const GArray *points);
void         sg_world_path_trace (const GArray *path, const SgWorldView *view, cairo_t *cr);
gboolean     sg_world_path_find_extents (const GArray      *path,
                                         const SgWorldView *view,
                                         double             margin,
                                         graphene_rect_t   *extents);

G_END_DECLS
