/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"
#include "region/map/sg-map-bytes.h"

G_BEGIN_DECLS

/* The coding of areas and lines in region.db: a list of rings, each a list of points as differences
 * in variable-length numbers. Written once, read at every draw, and never trusted. */

void sg_map_shape_begin (GByteArray *bytes, guint32 step);
void sg_map_shape_add_ring (GByteArray    *bytes,
                            const SgPoint *points,
                            guint32        n_points,
                            guint32        step);

/**
 * SgMapShapeReader:
 *
 * Walks over one coded shape; nothing in it belongs to anyone else.
 */
typedef struct
{
  SgMapBytes bytes;
  gint64     step;
  gint64     lat; /* in steps */
  gint64     lon;
  guint32    points_left; /* of this ring */
} SgMapShapeReader;

void     sg_map_shape_reader_init (SgMapShapeReader *self, const void *bytes, gsize size);
guint32  sg_map_shape_reader_next_ring (SgMapShapeReader *self);
gboolean sg_map_shape_reader_next_point (SgMapShapeReader *self, SgPoint *point);

G_END_DECLS
