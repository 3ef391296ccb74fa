/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-map-shape.h"

/* Coarser than any simplification asks for. */
#define STEP_MAX (1 << 20)

/* The globe in steps of one. */
#define COORDINATE_MAX G_GINT64_CONSTANT (1800000000)

static void
add_number (GByteArray *bytes, guint64 number)
{
  guint8 coded[10];
  guint  n = 0;

  while (number >= 0x80)
    {
      coded[n++] = (guint8) (number | 0x80);
      number >>= 7;
    }
  coded[n++] = (guint8) number;
  g_byte_array_append (bytes, coded, n);
}

static void
add_difference (GByteArray *bytes, gint64 difference)
{
  add_number (bytes, ((guint64) difference << 1) ^ (guint64) (difference >> 63));
}

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
  add_number (bytes, step);
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

  add_number (bytes, n_points);
  for (guint32 i = 0; i < n_points; i++)
    {
      gint64 next_lat = to_steps (points[i].lat, step);
      gint64 next_lon = to_steps (points[i].lon, step);

      add_difference (bytes, next_lat - lat);
      add_difference (bytes, next_lon - lon);
      lat = next_lat;
      lon = next_lon;
    }
}

static guint64
read_number (SgMapShapeReader *self)
{
  guint64 number = 0;

  for (guint shift = 0; shift < 63 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      number |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return number;
    }

  self->damaged = TRUE;
  return 0;
}

static gint64
read_difference (SgMapShapeReader *self)
{
  guint64 number = read_number (self);

  return (gint64) (number >> 1) ^ -(gint64) (number & 1);
}

void
sg_map_shape_reader_init (SgMapShapeReader *self, const void *bytes, gsize size)
{
  guint64 step;

  *self = (SgMapShapeReader){ bytes, (const guint8 *) bytes + size };
  step = read_number (self);
  self->step = (gint64) step;
  if (step < 1 || step > STEP_MAX)
    self->damaged = TRUE;
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

  if (self->damaged || self->at >= self->end)
    return 0;

  n_points = read_number (self);

  /* A point takes at least two bytes. */
  if (n_points == 0 || n_points > (guint64) (self->end - self->at) / 2)
    {
      self->damaged = TRUE;
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
  gint64 lat;
  gint64 lon;

  if (self->points_left == 0 || self->damaged)
    return FALSE;

  lat = read_difference (self);
  lon = read_difference (self);
  if (ABS (lat) > COORDINATE_MAX * 2 || ABS (lon) > COORDINATE_MAX * 2)
    self->damaged = TRUE;
  else
    {
      self->lat += lat;
      self->lon += lon;
    }
  if (self->damaged || ABS (self->lat) * self->step > COORDINATE_MAX ||
      ABS (self->lon) * self->step > COORDINATE_MAX)
    {
      self->damaged = TRUE;
      return FALSE;
    }

  self->points_left--;
  *point = (SgPoint){ (gint32) (self->lat * self->step), (gint32) (self->lon * self->step) };

  return TRUE;
}
