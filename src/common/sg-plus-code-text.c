/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plus Codes as people paste them: alone, with the name of a town behind a short one
 * (“HP4J+8V Sidoarjo”), or somewhere in a sentence. */

#include "config.h"

#include "common/sg-plus-code-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"

/* The form of a code, and the end of a word behind it. A short code of ciphers alone with more text
 * behind it is a sum: 2222+33 = 2255. */
static SgPlusCodeKind
match_word (const char *at, gsize *length)
{
  SgPlusCodeKind kind = sg_plus_code_match (at, length);
  char           next = kind != SG_PLUS_CODE_NONE ? at[*length] : '\0';

  if (g_ascii_isalnum (next) || next == '+' || (guchar) next >= 0x80)
    return SG_PLUS_CODE_NONE;
  if (kind == SG_PLUS_CODE_SHORT && next != '\0' && strspn (at, "0123456789+") >= *length)
    return SG_PLUS_CODE_NONE;

  return kind;
}

static void
set_cell (SgCoordinates *coordinates, const SgBox *cell)
{
  SgPoint north_east = { cell->north, cell->east };

  *coordinates = (SgCoordinates){ 0 };
  coordinates->point.lat = (gint32) (((gint64) cell->south + cell->north) / 2);
  coordinates->point.lon = (gint32) (((gint64) cell->west + cell->east) / 2);
  coordinates->radius_m =
    MAX (sg_point_distance (coordinates->point, north_east), SG_COORDINATES_LEAST_METRES);
}

/**
 * sg_plus_code_text_scan:
 * @at: (inout): what may begin with a code; then what follows it
 * @context: (nullable): where the desk works, for a short code
 * @coordinates: (out): the middle of its cell
 *
 * Returns: the kind of code, or %SG_PLUS_CODE_NONE with %SG_ERROR_NOT_FOUND when there is none,
 *   with %SG_ERROR_INVALID when it is a short one and there is no place to be near to
 */
SgPlusCodeKind
sg_plus_code_text_scan (const char          **at,
                        const SgPlaceContext *context,
                        SgCoordinates        *coordinates,
                        GError              **error)
{
  gsize            length = 0;
  SgPlusCodeKind   kind = match_word (*at, &length);
  g_autofree char *code = g_strndup (*at, length);
  SgPoint          reference;
  SgBox            cell;

  if (kind == SG_PLUS_CODE_NONE)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_NOT_FOUND,
                           _ ("there is no Plus Code: write it as in 6PH57VP3+PR"));
      return kind;
    }
  if (kind == SG_PLUS_CODE_SHORT && !sg_place_context_find_reference (context, &reference))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” is a short Plus Code and nothing says where it is near: write the full "
                      "code, as in 6PH57VP3+PR"),
                   code);
      return SG_PLUS_CODE_NONE;
    }
  if (kind == SG_PLUS_CODE_SHORT ? !sg_plus_code_recover (code, reference, &cell, error)
                                 : !sg_plus_code_decode (code, &cell, error))
    return SG_PLUS_CODE_NONE;

  set_cell (coordinates, &cell);
  *at += length;

  return kind;
}

/**
 * sg_plus_code_text_find:
 * @text: from sg_pasted_text_clean()
 *
 * Returns: (nullable): where the first code within @text begins. It holds a letter: 2222+33 is a
 *   sum
 */
const char *
sg_plus_code_text_find (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      gsize length;

      if (at > text && (g_ascii_isalnum (at[-1]) || (guchar) at[-1] >= 0x80 || at[-1] == '+'))
        continue;
      if (match_word (at, &length) != SG_PLUS_CODE_NONE && strspn (at, "0123456789+") < length)
        return at;
    }

  return NULL;
}
