/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reading Protocol Buffers from bytes nobody has checked. A span never reads over its end: what
 * does not fit marks it broken and moves it to its end, so loops over it stop by themselves and one
 * look at @broken after the loop is enough. */

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean      broken;
} SgPbfSpan;

typedef enum
{
  SG_PBF_VARINT = 0,
  SG_PBF_FIXED64 = 1,
  SG_PBF_BYTES = 2,
  SG_PBF_FIXED32 = 5
} SgPbfWire;

/**
 * SgPbfField:
 * @number: which field of its message
 * @value: of an %SG_PBF_VARINT
 * @bytes: of %SG_PBF_BYTES
 */
typedef struct
{
  guint32   number;
  SgPbfWire wire;
  guint64   value;
  SgPbfSpan bytes;
} SgPbfField;

static inline SgPbfSpan
sg_pbf_span (const guint8 *bytes, gsize length)
{
  return (SgPbfSpan){ bytes, bytes + length, FALSE };
}

static inline gsize
sg_pbf_span_length (const SgPbfSpan *self)
{
  return (gsize) (self->end - self->at);
}

static inline guint64
sg_pbf_break (SgPbfSpan *self)
{
  self->broken = TRUE;
  self->at = self->end;
  return 0;
}

/* At most ten bytes, and no bit beyond the 64th. */
static inline guint64
sg_pbf_read_varint (SgPbfSpan *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      if (shift == 63 && byte > 1)
        return sg_pbf_break (self);
      value |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return value;
    }

  return sg_pbf_break (self);
}

/* A number of type sint64, as the bits of its two's complement so that sums wrap and never trap. */
static inline guint64
sg_pbf_unzigzag (guint64 value)
{
  return (value >> 1) ^ (0 - (value & 1));
}

static inline guint64
sg_pbf_read_signed (SgPbfSpan *self)
{
  return sg_pbf_unzigzag (sg_pbf_read_varint (self));
}

static inline SgPbfSpan
sg_pbf_read_bytes (SgPbfSpan *self, guint64 length)
{
  SgPbfSpan inner = { self->at, self->at, FALSE };

  if (length > sg_pbf_span_length (self))
    {
      sg_pbf_break (self);
      return inner;
    }

  self->at += length;
  inner.end = self->at;
  return inner;
}

/* The next field of a message. FALSE at its end, and when it is broken. */
static inline gboolean
sg_pbf_read_field (SgPbfSpan *self, SgPbfField *field)
{
  guint64 tag;

  if (self->at == self->end)
    return FALSE;

  tag = sg_pbf_read_varint (self);
  field->number = (guint32) (tag >> 3);
  field->wire = (SgPbfWire) (tag & 7);
  field->value = 0;
  field->bytes = (SgPbfSpan){ self->at, self->at, FALSE };

  if (tag > G_MAXUINT32 || field->number == 0)
    sg_pbf_break (self);
  else if (field->wire == SG_PBF_VARINT)
    field->value = sg_pbf_read_varint (self);
  else if (field->wire == SG_PBF_BYTES)
    field->bytes = sg_pbf_read_bytes (self, sg_pbf_read_varint (self));
  else if (field->wire == SG_PBF_FIXED64)
    sg_pbf_read_bytes (self, 8);
  else if (field->wire == SG_PBF_FIXED32)
    sg_pbf_read_bytes (self, 4);
  else
    sg_pbf_break (self);

  return !self->broken;
}

/* Whether it is the field asked for. A known number with another wire type is not: it would be
 * read wrongly, and is skipped as the format's rules for unknown fields want. */
static inline gboolean
sg_pbf_field_is (const SgPbfField *field, guint32 number, SgPbfWire wire)
{
  return field->number == number && field->wire == wire;
}

G_END_DECLS
