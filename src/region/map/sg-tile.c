/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-tile.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

#include "common/sg-error.h"

#define SCALE_MAX 3

/* Length, name and checksum of a chunk of a PNG. */
#define CHUNK_FRAME 12

/* The signature and the header chunk, after which texts may stand. */
#define HEADER_BYTES (8 + CHUNK_FRAME + 13)

static gboolean
refuse (GError **error, const char *field, gint64 value, gint64 first, gint64 last)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               "tile: %s is %" G_GINT64_FORMAT ", it must be %" G_GINT64_FORMAT
               "…%" G_GINT64_FORMAT,
               field,
               value,
               first,
               last);
  return FALSE;
}

/**
 * sg_tile_check:
 *
 * Returns: %FALSE with %SG_ERROR_INVALID that names the field when there is no such tile
 */
gboolean
sg_tile_check (const SgTile *tile, GError **error)
{
  gint64 last;

  if (tile->zoom < SG_TILE_ZOOM_FIRST || tile->zoom > SG_TILE_ZOOM_LAST)
    return refuse (error, "zoom", tile->zoom, SG_TILE_ZOOM_FIRST, SG_TILE_ZOOM_LAST);

  last = (G_GINT64_CONSTANT (1) << tile->zoom) - 1;
  if (tile->x < 0 || tile->x > last)
    return refuse (error, "x", tile->x, 0, last);
  if (tile->y < 0 || tile->y > last)
    return refuse (error, "y", tile->y, 0, last);

  if (tile->size != 256 && tile->size != 512)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "tile: size is %d, it must be 256 or 512",
                   tile->size);
      return FALSE;
    }
  if (!(tile->scale >= 1 && tile->scale <= SCALE_MAX))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "tile: scale is %g, it must be 1…%d",
                   tile->scale,
                   SCALE_MAX);
      return FALSE;
    }

  return TRUE;
}

/**
 * sg_tile_get_box:
 *
 * Returns: the ground that a tile shows; it must have passed sg_tile_check()
 */
SgBox
sg_tile_get_box (const SgTile *tile)
{
  double  side = ldexp (1, -tile->zoom);
  SgPoint north_west = sg_point_from_degrees (sg_mercator_lat ((double) tile->y * side),
                                              sg_mercator_lon ((double) tile->x * side));
  SgPoint south_east = sg_point_from_degrees (sg_mercator_lat ((double) (tile->y + 1) * side),
                                              sg_mercator_lon ((double) (tile->x + 1) * side));

  return (SgBox){ south_east.lat, north_west.lon, north_west.lat, south_east.lon };
}

static cairo_status_t
append (void *closure, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (closure, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
append_big_endian (GByteArray *bytes, guint32 number)
{
  guint32 ordered = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &ordered, sizeof ordered);
}

/* The plain text chunk, in Latin-1: few programs show the one for UTF-8. */
static GByteArray *
new_text_chunk (const char *keyword, const char *text)
{
  GByteArray      *chunk = g_byte_array_new ();
  gsize            length;
  g_autofree char *latin = g_convert (text, -1, "ISO-8859-1", "UTF-8", NULL, &length, NULL);

  g_assert (latin != NULL);
  append_big_endian (chunk, (guint32) (strlen (keyword) + 1 + length));
  g_byte_array_append (chunk, (const guint8 *) "tEXt", 4);
  g_byte_array_append (chunk, (const guint8 *) keyword, (guint) strlen (keyword) + 1);
  g_byte_array_append (chunk, (const guint8 *) latin, (guint) length);
  append_big_endian (chunk, (guint32) crc32 (0, chunk->data + 4, chunk->len - 4));

  return chunk;
}

/**
 * sg_tile_write_png:
 *
 * Writes a picture of the map as PNG, with %SG_TILE_ATTRIBUTION as its copyright: wherever the file
 * goes, it says whose data it shows.
 */
gboolean
sg_tile_write_png (cairo_surface_t *surface, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) text = new_text_chunk ("Copyright", SG_TILE_ATTRIBUTION);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) refused = NULL;
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append, bytes);

  if (status != CAIRO_STATUS_SUCCESS || bytes->len < HEADER_BYTES)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STORAGE,
                   "%s: %s",
                   path,
                   cairo_status_to_string (status));
      return FALSE;
    }

  g_byte_array_append (file, bytes->data, HEADER_BYTES);
  g_byte_array_append (file, text->data, text->len);
  g_byte_array_append (file, bytes->data + HEADER_BYTES, bytes->len - HEADER_BYTES);

  if (g_file_set_contents (path, (const char *) file->data, (gssize) file->len, &refused))
    return TRUE;

  g_set_error_literal (error, SG_ERROR, SG_ERROR_STORAGE, refused->message);
  return FALSE;
}
