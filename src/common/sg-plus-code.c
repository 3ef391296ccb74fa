/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plus Codes (Open Location Code), from the published format. Five pairs of digits to the base 20
 * narrow a cell from 20° to 1/8000°; every digit after them divides the cell into 5 rows of 4. So
 * a latitude is a whole number of 1/8000/5⁵°, a longitude one of 1/8000/4⁵°, and nothing here is
 * rounded before the last step. */

#include "config.h"

#include "common/sg-plus-code.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-pasted-text.h"

#define ALPHABET     "23456789CFGHJMPQRVWX"
#define SEPARATOR    '+'
#define PADDING      '0'
#define SEPARATOR_AT 8u
#define PAIR_DIGITS  10u
#define GRID_ROWS    5
#define GRID_COLUMNS 4

/* The finest steps of a degree. */
#define LAT_STEPS (G_GINT64_CONSTANT (8000) * 3125)
#define LON_STEPS (G_GINT64_CONSTANT (8000) * 1024)

/* The side of a cell of ten digits, in those steps. */
#define PAIR_LAT 3125
#define PAIR_LON 1024

static int
get_digit (char character)
{
  const char *found = character != '\0' ? strchr (ALPHABET, g_ascii_toupper (character)) : NULL;

  return found != NULL ? (int) (found - ALPHABET) : -1;
}

static gint64
floor_divide (gint64 value, gint64 by)
{
  return value >= 0 ? value / by : -((by - 1 - value) / by);
}

/**
 * sg_plus_code_encode:
 * @digits: 2, 4, 6, 8 or 10 to 15
 *
 * Returns: (transfer full): the code of the cell that holds @point
 */
char *
sg_plus_code_encode (SgPoint point, guint digits)
{
  char     code[SG_PLUS_CODE_MOST_DIGITS];
  gint64   lat = floor_divide (point.lat * LAT_STEPS, SG_STEPS_PER_DEGREE) + 90 * LAT_STEPS;
  gint64   lon = floor_divide (point.lon * LON_STEPS, SG_STEPS_PER_DEGREE) + 180 * LON_STEPS;
  GString *text;

  g_return_val_if_fail (digits >= 2 && digits <= SG_PLUS_CODE_MOST_DIGITS, NULL);
  g_return_val_if_fail (digits >= PAIR_DIGITS || digits % 2 == 0, NULL);

  /* The pole belongs to the cell south of it; 180° east is 180° west. */
  lat = CLAMP (lat, 0, 180 * LAT_STEPS - 1);
  lon = lon % (360 * LON_STEPS);

  for (guint i = SG_PLUS_CODE_MOST_DIGITS; i-- > PAIR_DIGITS;)
    {
      code[i] = ALPHABET[lat % GRID_ROWS * GRID_COLUMNS + lon % GRID_COLUMNS];
      lat /= GRID_ROWS;
      lon /= GRID_COLUMNS;
    }
  for (guint i = PAIR_DIGITS; i > 0; i -= 2)
    {
      code[i - 1] = ALPHABET[lon % 20];
      code[i - 2] = ALPHABET[lat % 20];
      lat /= 20;
      lon /= 20;
    }

  text = g_string_new_len (code, (gssize) digits);
  while (text->len < SEPARATOR_AT)
    g_string_append_c (text, PADDING);
  g_string_insert_c (text, SEPARATOR_AT, SEPARATOR);

  return g_string_free (text, FALSE);
}

/* How many digits of @text are before its padding, or 0 when it is padded wrongly. */
static guint
count_padded (const char *text)
{
  guint digits = 0;

  while (digits < SEPARATOR_AT && get_digit (text[digits]) >= 0)
    digits++;
  for (guint i = digits; i < SEPARATOR_AT; i++)
    if (text[i] != PADDING)
      return 0;

  return digits % 2 == 0 && text[SEPARATOR_AT] == SEPARATOR ? digits : 0;
}

/**
 * sg_plus_code_match:
 * @text: what may begin with a code
 * @length: (out): how many bytes of @text it takes
 *
 * Finds a code by its form alone. A short code has four or six digits before its “+”, which is
 * what maps show, and two or three after it.
 *
 * Returns: whether there is a code and of which kind
 */
SgPlusCodeKind
sg_plus_code_match (const char *text, gsize *length)
{
  guint before = 0;
  guint after = 0;

  while (before <= SEPARATOR_AT && get_digit (text[before]) >= 0)
    before++;
  if (before < SEPARATOR_AT && text[before] == PADDING && before > 0 && count_padded (text) > 0)
    {
      *length = SEPARATOR_AT + 1;
      return SG_PLUS_CODE_FULL;
    }
  if (text[before] != SEPARATOR)
    return SG_PLUS_CODE_NONE;

  while (after <= SG_PLUS_CODE_MOST_DIGITS && get_digit (text[before + 1 + after]) >= 0)
    after++;
  *length = before + 1 + after;

  if (before == SEPARATOR_AT && after != 1 && after <= SG_PLUS_CODE_MOST_DIGITS - SEPARATOR_AT)
    return SG_PLUS_CODE_FULL;
  if ((before == 4 || before == 6) && (after == 2 || after == 3))
    return SG_PLUS_CODE_SHORT;

  return SG_PLUS_CODE_NONE;
}

/* Reads a full code's digits, without its “+” and its padding. */
static gboolean
read_digits (const char *code, int *digits, guint *n_digits)
{
  gsize length = strlen (code);
  guint padded = length == SEPARATOR_AT + 1 ? count_padded (code) : 0;
  guint n = 0;

  if (padded > 0 && padded < SEPARATOR_AT)
    length = padded;
  else if (length < SEPARATOR_AT + 1 || code[SEPARATOR_AT] != SEPARATOR ||
           length == SEPARATOR_AT + 2)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      int digit = get_digit (code[i]);

      if (i == SEPARATOR_AT)
        continue;
      if (digit < 0)
        return FALSE;
      if (n < SG_PLUS_CODE_MOST_DIGITS)
        digits[n++] = digit;
    }

  *n_digits = n;
  return digits[0] < 9 && digits[1] < 18;
}

static gint32
round_steps (gint64 steps, gint64 per_degree, gint32 origin)
{
  return (gint32) (llround ((double) steps * SG_STEPS_PER_DEGREE / (double) per_degree) -
                   (gint64) origin * SG_STEPS_PER_DEGREE);
}

/**
 * sg_plus_code_decode:
 * @code: a full code, in small or capital letters
 * @cell: (out): what it covers
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when @code is not a full code
 */
gboolean
sg_plus_code_decode (const char *code, SgBox *cell, GError **error)
{
  int    digits[SG_PLUS_CODE_MOST_DIGITS] = { 0 };
  guint  n = 0;
  gint64 height = 20 * LAT_STEPS;
  gint64 width = 20 * LON_STEPS;
  gint64 lat = 0;
  gint64 lon = 0;

  if (!g_utf8_validate (code, -1, NULL) || !read_digits (code, digits, &n))
    {
      g_autofree char *given = g_utf8_make_valid (code, -1);
      g_autofree char *excerpt = sg_pasted_text_excerpt (given);

      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” is not a Plus Code: write it as in 6PH57VP3+PR"),
                   excerpt);
      return FALSE;
    }

  for (guint i = 0; i + 1 < MIN (n, PAIR_DIGITS); i += 2)
    {
      height = i > 0 ? height / 20 : height;
      width = i > 0 ? width / 20 : width;
      lat += digits[i] * height;
      lon += digits[i + 1] * width;
    }
  for (guint i = PAIR_DIGITS; i < n; i++)
    {
      height /= GRID_ROWS;
      width /= GRID_COLUMNS;
      lat += digits[i] / GRID_COLUMNS * height;
      lon += digits[i] % GRID_COLUMNS * width;
    }

  cell->south = round_steps (lat, LAT_STEPS, 90);
  cell->north = round_steps (lat + height, LAT_STEPS, 90);
  cell->west = round_steps (lon, LON_STEPS, 180);
  cell->east = round_steps (lon + width, LON_STEPS, 180);

  return TRUE;
}

/* Moves @cell by its region's size, so that it is the nearest such cell to @near. */
static void
move_nearer (SgBox *cell, SgPoint near, gint64 side)
{
  gint64 lat = ((gint64) cell->south + cell->north) / 2;
  gint64 lon = ((gint64) cell->west + cell->east) / 2;
  gint64 north = 0;
  gint64 east = 0;

  if (near.lat + side / 2 < lat && lat - side >= -G_GINT64_CONSTANT (90) * SG_STEPS_PER_DEGREE)
    north = -side;
  else if (near.lat - side / 2 > lat && lat + side <= G_GINT64_CONSTANT (90) * SG_STEPS_PER_DEGREE)
    north = side;
  if (near.lon + side / 2 < lon && cell->west - side >= -180 * (gint64) SG_STEPS_PER_DEGREE)
    east = -side;
  else if (near.lon - side / 2 > lon && cell->east + side <= 180 * (gint64) SG_STEPS_PER_DEGREE)
    east = side;

  cell->south = (gint32) (cell->south + north);
  cell->north = (gint32) (cell->north + north);
  cell->west = (gint32) (cell->west + east);
  cell->east = (gint32) (cell->east + east);
}

/**
 * sg_plus_code_recover:
 * @code: a code that lacks its first two, four or six digits; a full one is taken as it is
 * @near: a place within half the size of what those digits name: 0.5° for four of them
 * @cell: (out): the nearest cell of that code
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when @code is not a code
 */
gboolean
sg_plus_code_recover (const char *code, SgPoint near, SgBox *cell, GError **error)
{
  const char      *separator = strchr (code, SEPARATOR);
  gsize            before = separator != NULL ? (gsize) (separator - code) : SEPARATOR_AT;
  g_autofree char *region = NULL;
  g_autofree char *full = NULL;
  gint64           side = 20 * (gint64) SG_STEPS_PER_DEGREE;

  /* Anything else is a full code, or is refused by the decoder. */
  if (before < 2 || before >= SEPARATOR_AT || before % 2 != 0)
    return sg_plus_code_decode (code, cell, error);

  region = sg_plus_code_encode (near, SG_PLUS_CODE_USUAL_DIGITS);
  region[SEPARATOR_AT - before] = '\0';
  full = g_strconcat (region, code, NULL);
  if (!sg_plus_code_decode (full, cell, error))
    return FALSE;

  for (gsize missing = SEPARATOR_AT - before; missing > 2; missing -= 2)
    side /= 20;
  move_nearer (cell, near, side);

  return TRUE;
}
