/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/osm/sg-osm-rings.h"

G_BEGIN_DECLS

/* Making lines and rings smaller. Arrays are of SgPoint. */

double sg_map_pixel (int zoom, gint32 lat);
SgBox  sg_points_get_box (const SgPoint *points, guint32 n_points);
void   sg_line_simplify (const SgPoint *points, guint32 n_points, double tolerance, GArray *out);
double sg_ring_turning (const SgPoint *points, guint32 n_points);
void   sg_ring_orient (SgPoint *points, guint32 n_points, gboolean counterclockwise);
void   sg_ring_clip (const GArray *ring, const SgBox *box, GArray *out);

G_END_DECLS
