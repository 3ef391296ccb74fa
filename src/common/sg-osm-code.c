/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The codes of osm.org/go/…, the only short links that hold their place: the bits of longitude and
 * latitude take turns, three of each in a character, and hyphens at the end make the zoom a number
 * that three does not divide. */

#include "config.h"

#include "common/sg-osm-code.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-error.h"

#define ALPHABET         "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~"
#define BITS_A_CHARACTER 3u
#define CHARACTERS_MAX   10u

/* A character's pixel is 2⁸ times finer than a tile. */
#define PIXEL_ZOOM 8

static int
get_bits (char character)
{
  const char *found;

  /* Links from before 2010 have @ where later ones have ~. */
  found = strchr (ALPHABET, character == '@' ? '~' : character);
  return character != '\0' && found != NULL ? (int) (found - ALPHABET) : -1;
}

/**
 * sg_osm_code_decode:
 * @code: what follows `osm.org/go/`
 * @point: (out): the place
 * @zoom: (out): how near the map was
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when @code is not one
 */
gboolean
sg_osm_code_decode (const char *code, SgPoint *point, double *zoom, GError **error)
{
  guint64 lat = 0;
  guint64 lon = 0;
  guint   n = 0;
  gsize   hyphens;
  double  cells;

  for (; n < CHARACTERS_MAX && get_bits (code[n]) >= 0; n++)
    for (int bit = 5; bit > 0; bit -= 2)
      {
        lon = lon << 1 | (guint64) (get_bits (code[n]) >> bit & 1);
        lat = lat << 1 | (guint64) (get_bits (code[n]) >> (bit - 1) & 1);
      }

  hyphens = strspn (code + n, "-=");
  if (n == 0 || hyphens > 2 || code[n + hyphens] != '\0')
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_INVALID,
                           _ ("the OpenStreetMap link is cut short: copy it again as a whole"));
      return FALSE;
    }

  cells = exp2 (BITS_A_CHARACTER * n);
  *point =
    sg_point_from_degrees ((double) lat * 180 / cells - 90, (double) lon * 360 / cells - 180);
  *zoom = BITS_A_CHARACTER * n - PIXEL_ZOOM - (double) ((3 - hyphens) % 3);

  return TRUE;
}
