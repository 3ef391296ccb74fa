/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SgMapBytes:
 *
 * Reads the numbers of a blob of region.db, as sg_pbf_append_varint() writes them, and stops at its
 * end whatever they say.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean      damaged;
} SgMapBytes;

static inline guint64
sg_map_bytes_read (SgMapBytes *self)
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

static inline gint64
sg_map_bytes_read_signed (SgMapBytes *self)
{
  guint64 number = sg_map_bytes_read (self);

  return (gint64) (number >> 1) ^ -(gint64) (number & 1);
}

/* Adds what was read to a coordinate; FALSE, and damaged, when it leaves the globe. */
static inline gboolean
sg_map_bytes_move (SgMapBytes *self, gint64 *coordinate, gint64 most)
{
  gint64 step = sg_map_bytes_read_signed (self);

  if (step < -2 * most || step > 2 * most || *coordinate + step < -most ||
      *coordinate + step > most)
    self->damaged = TRUE;
  else
    *coordinate += step;

  return !self->damaged;
}

G_END_DECLS
