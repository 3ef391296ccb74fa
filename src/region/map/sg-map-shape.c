/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-map-shape.h"

#include "region/osm/sg-pbf-bytes.h"

/* Coarser than any simplification asks for. */
#define STEP_MAX (1 << 20)

/* Half of the globe in steps of one. */
#define COORDINATE_MAX G_GINT64_CONSTANT (1800000000)

static gint64
to_steps (gint32 coordinate, guint32 step)
{
  gint64 half = coordinate >= 0 ? step / 2 : -(gint64) (step / 2);

  return (coordinate + half) / (gint64) step;
}

/**
 * sg_map_shape_begin:
 * @bytes: an empty array
 * @step: the finest difference to keep, in 1e-7 degree
 */
void
sg_map_shape_begin (GByteArray *bytes, guint32 step)
{
  sg_pbf_append_varint (bytes, step);
}

/**
 * sg_map_shape_add_ring:
 * @points: a line, or a ring that returns to its first point
 * @step: that of the shape
 */
void
sg_map_shape_add_ring (GByteArray *bytes, const SgPoint *points, guint32 n_points, guint32 step)
{
  gint64 lat = 0;
  gint64 lon = 0;

  sg_pbf_append_varint (bytes, n_points);
  for (guint32 i = 0; i < n_points; i++)
    {
      gint64 next_lat = to_steps (points[i].lat, step);
      gint64 next_lon = to_steps (points[i].lon, step);

      sg_pbf_append_signed (bytes, next_lat - lat);
      sg_pbf_append_signed (bytes, next_lon - lon);
      lat = next_lat;
      lon = next_lon;
    }
}

void
sg_map_shape_reader_init (SgMapShapeReader *self, const void *bytes, gsize size)
{
  guint64 step;

  *self = (SgMapShapeReader){ .bytes = { bytes, (const guint8 *) bytes + size } };
  step = sg_map_bytes_read (&self->bytes);
  self->step = (gint64) step;
  if (step < 1 || step > STEP_MAX)
    self->bytes.damaged = TRUE;
}

/**
 * sg_map_shape_reader_next_ring:
 *
 * Returns: how many points the next ring has, 0 at the end or where the shape is damaged
 */
guint32
sg_map_shape_reader_next_ring (SgMapShapeReader *self)
{
  guint64 n_points;

  if (self->bytes.damaged || self->bytes.at >= self->bytes.end)
    return 0;

  n_points = sg_map_bytes_read (&self->bytes);

  /* A point takes at least two bytes. */
  if (n_points == 0 || n_points > (guint64) (self->bytes.end - self->bytes.at) / 2)
    {
      self->bytes.damaged = TRUE;
      return 0;
    }

  self->lat = 0;
  self->lon = 0;
  self->points_left = (guint32) n_points;

  return self->points_left;
}

/**
 * sg_map_shape_reader_next_point:
 *
 * Returns: %FALSE at the end of the ring or where the shape is damaged
 */
gboolean
sg_map_shape_reader_next_point (SgMapShapeReader *self, SgPoint *point)
{
  gint64 most;

  if (self->points_left == 0 || self->bytes.damaged)
    return FALSE;

  most = COORDINATE_MAX / self->step;
  if (!sg_map_bytes_move (&self->bytes, &self->lat, most) ||
      !sg_map_bytes_move (&self->bytes, &self->lon, most))
    return FALSE;

  self->points_left--;
  *point = (SgPoint){ (gint32) (self->lat * self->step), (gint32) (self->lon * self->step) };

  return TRUE;
}
