/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-map-label.h"

#include <math.h>
#include <string.h>

#include "region/map/sg-label-face.h"
#include "region/osm/sg-pbf-bytes.h"

/* How finely angles and widths are kept. */
#define ANGLE_STEPS 2048 /* a radian; half of one moves the end of a long name by 0.1 pixel */
#define WIDTH_STEPS 4    /* a pixel */

/* More than any import writes. */
#define TEXT_BYTES_MAX  1024
#define WIDTH_STEPS_MAX (4000 * WIDTH_STEPS)
#define ANGLE_STEPS_MAX (2 * ANGLE_STEPS)

/* Half of the globe in coordinate steps. */
#define COORDINATE_MAX G_GINT64_CONSTANT (1800000000)

void
sg_map_label_append (GByteArray *bytes, const SgMapLabel *label, const SgPoint *before)
{
  SgPoint from = before != NULL ? *before : (SgPoint){ 0, 0 };
  gsize   length = strlen (label->text);

  sg_pbf_append_varint (bytes, label->style);
  sg_pbf_append_varint (bytes, (guint64) label->zoom_first);
  sg_pbf_append_varint (bytes, (guint64) label->zoom_last);
  sg_pbf_append_signed (bytes, (gint64) label->point.lat - from.lat);
  sg_pbf_append_signed (bytes, (gint64) label->point.lon - from.lon);
  sg_pbf_append_signed (bytes, lround (label->angle * ANGLE_STEPS));
  sg_pbf_append_varint (bytes, (guint64) ceil (label->width * WIDTH_STEPS));
  sg_pbf_append_varint (bytes, length);
  g_byte_array_append (bytes, (const guint8 *) label->text, (guint) length + 1);
}

void
sg_map_label_reader_init (SgMapLabelReader *self, const void *bytes, gsize size)
{
  *self = (SgMapLabelReader){ .bytes = { bytes, (const guint8 *) bytes + size } };
}

/* The text is followed by a zero and holds none. */
static const char *
read_text (SgMapBytes *bytes)
{
  guint64     length = sg_map_bytes_read (bytes);
  const char *text = (const char *) bytes->at;

  if (bytes->damaged || length > TEXT_BYTES_MAX || (gsize) (bytes->end - bytes->at) <= length ||
      text[length] != '\0' || !g_utf8_validate_len (text, length, NULL))
    {
      bytes->damaged = TRUE;
      return "";
    }

  bytes->at += length + 1;
  return text;
}

static gboolean
is_sound (const SgMapLabel *label)
{
  return label->style < SG_N_LABEL_STYLES && fabs (label->angle) * ANGLE_STEPS <= ANGLE_STEPS_MAX &&
         label->width * WIDTH_STEPS <= WIDTH_STEPS_MAX &&
         (label->text[0] != '\0' || sg_label_has_symbol (label->style));
}

/**
 * sg_map_label_reader_next:
 * @label: (out): its text belongs to the blob
 *
 * Returns: %FALSE at the end or where the row is damaged
 */
gboolean
sg_map_label_reader_next (SgMapLabelReader *self, SgMapLabel *label)
{
  SgMapBytes *bytes = &self->bytes;
  guint64     style;

  if (bytes->damaged || bytes->at >= bytes->end)
    return FALSE;

  style = sg_map_bytes_read (bytes);
  label->style = style < SG_N_LABEL_STYLES ? (SgLabelStyle) style : SG_N_LABEL_STYLES;
  label->zoom_first = (int) (sg_map_bytes_read (bytes) & 31);
  label->zoom_last = (int) (sg_map_bytes_read (bytes) & 31);
  sg_map_bytes_move (bytes, &self->lat, COORDINATE_MAX);
  sg_map_bytes_move (bytes, &self->lon, COORDINATE_MAX);
  label->point = (SgPoint){ (gint32) self->lat, (gint32) self->lon };
  label->angle = (double) sg_map_bytes_read_signed (bytes) / ANGLE_STEPS;
  label->width = (double) sg_map_bytes_read (bytes) / WIDTH_STEPS;
  label->text = read_text (bytes);
  if (!bytes->damaged && !is_sound (label))
    bytes->damaged = TRUE;

  return !bytes->damaged;
}
