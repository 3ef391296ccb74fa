/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The symbols of hospitals, stations … They are written here as small drawings on a square of 16
 * units: M x y moves, L x y draws a line, C draws a curve with two handles, O x y r is a disc, Z
 * closes, F fills what was drawn so far and S draws along it with the width that follows. */

#include "region/map/sg-tile-symbols.h"

#include "region/map/sg-label-face.h"

typedef enum
{
  BACK_DISC,
  BACK_SQUARE,
  BACK_NONE
} Back;

static const struct
{
  Back        back;
  const char *drawing;
} symbols[SG_N_LABEL_STYLES] = {
  [SG_LABEL_STATION] = { BACK_SQUARE,
                         "M 5 3.5 L 11 3.5 L 12 4.5 L 12 10 L 11 11 L 5 11 L 4 10 L 4 4.5 Z F "
                         "M 5.5 11 L 4 13.2 M 10.5 11 L 12 13.2 S 1.2" },
  [SG_LABEL_HOSPITAL] = { BACK_SQUARE,
                          "M 6.4 3.2 L 9.6 3.2 L 9.6 6.4 L 12.8 6.4 L 12.8 9.6 L 9.6 9.6 "
                          "L 9.6 12.8 L 6.4 12.8 L 6.4 9.6 L 3.2 9.6 L 3.2 6.4 L 6.4 6.4 Z F" },
  [SG_LABEL_CLINIC] = { BACK_DISC,
                        "M 7 4 L 9 4 L 9 7 L 12 7 L 12 9 L 9 9 L 9 12 L 7 12 L 7 9 L 4 9 "
                        "L 4 7 L 7 7 Z F" },
  [SG_LABEL_PHARMACY] = { BACK_DISC,
                          "M 7 4.4 L 9 4.4 L 9 7 L 11.6 7 L 11.6 9 L 9 9 L 9 11.6 L 7 11.6 "
                          "L 7 9 L 4.4 9 L 4.4 7 L 7 7 Z F" },
  [SG_LABEL_POLICE] = { BACK_DISC,
                        "M 8 3.2 L 12 4.6 L 12 8 C 12 10.4 10.4 12 8 13 C 5.6 12 4 10.4 4 8 "
                        "L 4 4.6 Z F" },
  [SG_LABEL_FIRE] = { BACK_DISC,
                      "M 8.4 2.8 C 8.8 5.4 11.8 6.6 11.8 9.6 C 11.8 12 10 13.2 8 13.2 "
                      "C 6 13.2 4.2 12 4.2 9.6 C 4.2 8 5 7 5.8 6.2 C 6 7.2 6.4 7.6 7 7.8 "
                      "C 6.8 6 7.2 4 8.4 2.8 Z F" },
  [SG_LABEL_AED] = { BACK_SQUARE,
                     "M 8 13 C 5 10.6 3 8.6 3 6.4 C 3 4.6 4.2 3.6 5.6 3.6 C 6.8 3.6 7.6 4.2 8 5 "
                     "C 8.4 4.2 9.2 3.6 10.4 3.6 C 11.8 3.6 13 4.6 13 6.4 C 13 8.6 11 10.6 8 13 "
                     "Z F" },
  [SG_LABEL_ASSEMBLY] = { BACK_SQUARE,
                          "M 2.8 2.8 L 6 6 M 13.2 2.8 L 10 6 M 2.8 13.2 L 6 10 M 13.2 13.2 L 10 10 "
                          "S 1.6 O 8 8 1.8 F" },
  [SG_LABEL_MOSQUE] = { BACK_DISC,
                        "M 4 12.4 L 4 9.4 C 4 7.4 6.4 7 8 5 C 9.6 7 12 7.4 12 9.4 L 12 12.4 Z F "
                        "M 8 5.2 L 8 3 S 1" },
  [SG_LABEL_CHURCH] = { BACK_DISC,
                        "M 7.2 3.4 L 8.8 3.4 L 8.8 5.6 L 11 5.6 L 11 7.2 L 8.8 7.2 L 8.8 12.6 "
                        "L 7.2 12.6 L 7.2 7.2 L 5 7.2 L 5 5.6 L 7.2 5.6 Z F" },
  [SG_LABEL_WORSHIP] = { BACK_DISC,
                         "M 8 3.4 L 12.4 7.2 L 3.6 7.2 Z F M 5 8 L 6.4 8 L 6.4 12 L 5 12 Z F "
                         "M 9.6 8 L 11 8 L 11 12 L 9.6 12 Z F" },
  [SG_LABEL_SCHOOL] = { BACK_DISC,
                        "M 8 4 L 13.4 6.8 L 8 9.6 L 2.6 6.8 Z F "
                        "M 5 9 L 8 10.6 L 11 9 L 11 11 C 9.6 12.2 6.4 12.2 5 11 Z F" },
  [SG_LABEL_MARKET] = { BACK_DISC,
                        "M 4 7 L 12 7 L 11.2 12.2 L 4.8 12.2 Z F "
                        "M 5.8 7.2 C 5.8 3.2 10.2 3.2 10.2 7.2 S 1.1" },
  [SG_LABEL_FUEL] = { BACK_DISC,
                      "M 4.6 4 L 9 4 L 9 12.4 L 4.6 12.4 Z F "
                      "M 9 8.4 L 10.6 8.4 L 10.6 11.4 L 12 11.4 L 12 6.6 L 10.6 5.2 S 0.9" },
  [SG_LABEL_BUS] = { BACK_DISC,
                     "M 4.4 4 L 11.6 4 L 11.6 11 L 4.4 11 Z F O 6 11.6 1.1 F O 10 11.6 1.1 F" },
  [SG_LABEL_FERRY] = { BACK_DISC,
                       "M 3.2 8.4 L 12.8 8.4 L 11 12 L 5 12 Z F M 5.6 7.6 L 5.6 5.6 L 10.4 5.6 "
                       "L 10.4 7.6 Z F M 8 5.8 L 8 3.6 S 1" },
  [SG_LABEL_AIRPORT] = { BACK_DISC,
                         "M 8 2.8 C 8.8 2.8 9 4 9 6.4 L 13.2 9 L 13.2 10.2 L 9 9 L 8.8 11.4 "
                         "L 10.2 12.6 L 10.2 13.4 L 8 12.8 L 5.8 13.4 L 5.8 12.6 L 7.2 11.4 "
                         "L 7 9 L 2.8 10.2 L 2.8 9 L 7 6.4 C 7 4 7.2 2.8 8 2.8 Z F" },
  [SG_LABEL_OFFICE] = { BACK_DISC,
                        "M 8 3.4 L 12.4 6 L 12.4 6.8 L 3.6 6.8 L 3.6 6 Z F M 5 7.6 L 5 11 M 8 7.6 "
                        "L 8 11 M 11 7.6 L 11 11 S 1.3 M 3.8 12 L 12.2 12 S 1.2" },
  [SG_LABEL_HOTEL] = { BACK_DISC,
                       "M 3.6 4.6 L 3.6 11.6 M 12.4 8.4 L 12.4 11.6 M 3.6 10 L 12.4 10 S 1.2 "
                       "M 6.8 6.6 L 11 6.6 L 12.4 8 L 12.4 9 L 6.8 9 Z F O 5.3 7.8 1 F" },
  [SG_LABEL_BANK] = { BACK_DISC, "O 8 8 3.6 S 1.3 M 8 5.6 L 8 10.4 S 1.3" },
  [SG_LABEL_FOOD] = { BACK_DISC,
                      "M 5.6 3.6 L 5.6 12.4 M 4.4 3.6 L 4.4 6.4 L 6.8 6.4 L 6.8 3.6 S 0.9 "
                      "M 10.6 12.4 L 10.6 3.6 C 9 4.4 8.8 7 9.2 8.6 L 10.6 8.6 S 0.9" },
  [SG_LABEL_SIGHT] = { BACK_DISC,
                       "M 8 3 L 9.4 6.3 L 13 6.6 L 10.3 9 L 11.1 12.5 L 8 10.6 L 4.9 12.5 "
                       "L 5.7 9 L 3 6.6 L 6.6 6.3 Z F" },
  [SG_LABEL_PEAK] = { BACK_NONE, "M 8 4 L 13 12.4 L 3 12.4 Z F" },
};

static void
read_numbers (const char **at, double *numbers, guint n_numbers)
{
  for (guint i = 0; i < n_numbers; i++)
    {
      char *end;

      numbers[i] = g_ascii_strtod (*at, &end);
      *at = end;
    }
}

/* Does one letter of a drawing; @at stands behind it. */
static void
draw_step (cairo_t *cr, char letter, const char **at)
{
  double n[6];

  switch (letter)
    {
    case 'M':
      read_numbers (at, n, 2);
      cairo_move_to (cr, n[0], n[1]);
      return;
    case 'L':
      read_numbers (at, n, 2);
      cairo_line_to (cr, n[0], n[1]);
      return;
    case 'C':
      read_numbers (at, n, 6);
      cairo_curve_to (cr, n[0], n[1], n[2], n[3], n[4], n[5]);
      return;
    case 'O':
      read_numbers (at, n, 3);
      cairo_new_sub_path (cr);
      cairo_arc (cr, n[0], n[1], n[2], 0, 2 * G_PI);
      cairo_close_path (cr);
      return;
    case 'Z':
      cairo_close_path (cr);
      return;
    case 'F':
      cairo_fill (cr);
      return;
    case 'S':
      read_numbers (at, n, 1);
      cairo_set_line_width (cr, n[0]);
      cairo_stroke (cr);
      return;
    default:
      return;
    }
}

static void
trace_back (cairo_t *cr, Back back)
{
  static const double corner = 3;

  cairo_new_path (cr);
  if (back == BACK_DISC)
    {
      cairo_arc (cr, 8, 8, 7.4, 0, 2 * G_PI);
      return;
    }

  cairo_arc (cr, 15.4 - corner, 0.6 + corner, corner, -G_PI / 2, 0);
  cairo_arc (cr, 15.4 - corner, 15.4 - corner, corner, 0, G_PI / 2);
  cairo_arc (cr, 0.6 + corner, 15.4 - corner, corner, G_PI / 2, G_PI);
  cairo_arc (cr, 0.6 + corner, 0.6 + corner, corner, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

void
sg_tile_symbol_draw (cairo_t *cr, SgLabelStyle style, const SgTileColors *colors)
{
  const char *at = symbols[style].drawing;
  Back        back = symbols[style].back;

  g_return_if_fail (at != NULL);

  cairo_save (cr);
  cairo_scale (cr, SG_LABEL_SYMBOL_SIZE / 16.0, SG_LABEL_SYMBOL_SIZE / 16.0);
  cairo_translate (cr, -8, -8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);

  sg_tile_set_color (cr, colors->symbols[style]);
  if (back != BACK_NONE)
    {
      trace_back (cr, back);
      cairo_fill_preserve (cr);
      sg_tile_set_color (cr, colors->symbol_edge);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      sg_tile_set_color (cr, colors->symbol_glyph);
    }

  while (*at != '\0')
    {
      char letter = *at++;

      draw_step (cr, letter, &at);
    }
  cairo_restore (cr);
}
