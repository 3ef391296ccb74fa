/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-label-face.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "common/sg-geo.h"

/* Between a symbol and the name below it. */
#define SYMBOL_GAP 1

/* Around the text of a road number. */
#define SHIELD_PADDING_X 4
#define SHIELD_PADDING_Y 1.5

/* The halo, and that single letters are measured without their kerning. */
#define MEASURE_MARGIN 3

/* Names of more letters are cut off: nobody reads them on a map. */
#define MOST_LETTERS 80

static const SgLabelFace faces[SG_N_LABEL_STYLES] = {
  [SG_LABEL_CITY] = { 17, TRUE, FALSE, 140 },
  [SG_LABEL_TOWN] = { 14, TRUE, FALSE, 120 },
  [SG_LABEL_DISTRICT] = { 13, TRUE, FALSE, 110 },
  [SG_LABEL_VILLAGE] = { 12, FALSE, FALSE, 100 },
  [SG_LABEL_HAMLET] = { 11, FALSE, FALSE, 90 },
  [SG_LABEL_ISLAND] = { 12, FALSE, TRUE, 90 },
  [SG_LABEL_SEA] = { 14, FALSE, TRUE, 110 },
  [SG_LABEL_WATER] = { 11, FALSE, TRUE, 80 },
  [SG_LABEL_PARK] = { 11, FALSE, FALSE, 90 },
  [SG_LABEL_GROUNDS] = { 11, FALSE, FALSE, 90 },
  [SG_LABEL_ROAD_LARGE] = { 11.5, FALSE, FALSE, 0 },
  [SG_LABEL_ROAD_MIDDLE] = { 11, FALSE, FALSE, 0 },
  [SG_LABEL_ROAD_SMALL] = { 10.5, FALSE, FALSE, 0 },
  [SG_LABEL_RIVER] = { 11, FALSE, TRUE, 0 },
  [SG_LABEL_SHIELD_MOTORWAY] = { 9.5, TRUE, FALSE, 0 },
  [SG_LABEL_SHIELD] = { 9.5, TRUE, FALSE, 0 },
  [SG_LABEL_STATION] = { 11, TRUE, FALSE, 100 },
  [SG_LABEL_HOSPITAL] = { 11, TRUE, FALSE, 110 },
  [SG_LABEL_AIRPORT] = { 12, TRUE, FALSE, 110 },
};

/* For the styles that the table does not name. */
static const SgLabelFace symbol_face = { 10.5, FALSE, FALSE, 96 };

const SgLabelFace *
sg_label_get_face (SgLabelStyle style)
{
  return faces[style].size > 0 ? &faces[style] : &symbol_face;
}

PangoFontDescription *
sg_label_new_font (SgLabelStyle style)
{
  const SgLabelFace    *face = sg_label_get_face (style);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, "Noto Sans");
  pango_font_description_set_absolute_size (font, face->size * PANGO_SCALE);
  pango_font_description_set_weight (font,
                                     face->bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, face->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);

  return font;
}

double
sg_label_line_height (SgLabelStyle style)
{
  return ceil (sg_label_get_face (style)->size * 1.2);
}

static guint
count_lines (const char *text)
{
  guint n_lines = text[0] != '\0';

  for (const char *c = text; *c != '\0'; c++)
    n_lines += *c == '\n';

  return n_lines;
}

double
sg_label_text_height (SgLabelStyle style, const char *text)
{
  return count_lines (text) * sg_label_line_height (style);
}

/**
 * sg_label_text_offset:
 *
 * Returns: how far below the anchor the middle of the text is
 */
double
sg_label_text_offset (SgLabelStyle style, const char *text)
{
  return sg_label_has_symbol (style)
           ? SG_LABEL_SYMBOL_SIZE / 2.0 + SYMBOL_GAP + sg_label_text_height (style, text) / 2
           : 0;
}

/**
 * sg_label_box:
 * @text: as it will be written, with its line breaks
 * @width: of the text
 * @angle: in radians, clockwise
 *
 * Returns: what the label covers, its anchor at 0, 0
 */
SgLabelBox
sg_label_box (SgLabelStyle style, const char *text, double width, double angle)
{
  double     height = sg_label_text_height (style, text);
  SgLabelBox box = { 0, 0, width / 2, height / 2, cos (angle), sin (angle) };

  if (sg_label_is_shield (style))
    {
      box.half_width += SHIELD_PADDING_X;
      box.half_height += SHIELD_PADDING_Y;
    }
  if (sg_label_has_symbol (style))
    {
      box.y = text[0] != '\0' ? (height + SYMBOL_GAP) / 2 : 0;
      box.half_height = SG_LABEL_SYMBOL_SIZE / 2.0 + box.y;
      box.half_width = MAX (box.half_width, SG_LABEL_SYMBOL_SIZE / 2.0);
    }

  return box;
}

/**
 * sg_label_box_reach:
 *
 * Says how far the box reaches from its middle to each side.
 */
void
sg_label_box_reach (const SgLabelBox *box, double *reach_x, double *reach_y)
{
  *reach_x = fabs (box->cosine) * box->half_width + fabs (box->sine) * box->half_height;
  *reach_y = fabs (box->sine) * box->half_width + fabs (box->cosine) * box->half_height;
}

/* Whether a line across an axis of @a keeps them apart. */
static gboolean
separated (const SgLabelBox *a, const SgLabelBox *b)
{
  double dx = b->x - a->x;
  double dy = b->y - a->y;
  double along = dx * a->cosine + dy * a->sine;
  double across = dy * a->cosine - dx * a->sine;
  double cosine = fabs (a->cosine * b->cosine + a->sine * b->sine);
  double sine = fabs (a->cosine * b->sine - a->sine * b->cosine);

  return fabs (along) >= a->half_width + cosine * b->half_width + sine * b->half_height ||
         fabs (across) >= a->half_height + sine * b->half_width + cosine * b->half_height;
}

gboolean
sg_label_boxes_overlap (const SgLabelBox *a, const SgLabelBox *b)
{
  return !separated (a, b) && !separated (b, a);
}

/* Measuring a name letter by letter is ten times faster than laying it out, and an import measures
 * a million. The painter squeezes a name that turns out wider. */
struct _SgLabelMeter
{
  PangoLayout *layout;
  GHashTable  *widths[SG_N_LABEL_STYLES]; /* letter → width in PANGO_SCALE; NULL until used */
};

SgLabelMeter *
sg_label_meter_new (void)
{
  SgLabelMeter *self = g_new0 (SgLabelMeter, 1);
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);

  self->layout = pango_layout_new (context);
  g_object_unref (context);

  return self;
}

void
sg_label_meter_free (SgLabelMeter *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < SG_N_LABEL_STYLES; i++)
    g_clear_pointer (&self->widths[i], g_hash_table_unref);
  g_object_unref (self->layout);
  g_free (self);
}

static int
measure_letter (SgLabelMeter *self, SgLabelStyle style, gunichar letter)
{
  g_autoptr (PangoFontDescription) font = sg_label_new_font (style);
  char text[8] = "";
  int  width;

  g_unichar_to_utf8 (letter, text);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, &width, NULL);

  return width;
}

static int
letter_width (SgLabelMeter *self, SgLabelStyle style, gunichar letter)
{
  gpointer found;
  int      width;

  if (self->widths[style] == NULL)
    self->widths[style] = g_hash_table_new (NULL, NULL);
  if (g_hash_table_lookup_extended (self->widths[style], GUINT_TO_POINTER (letter), NULL, &found))
    return GPOINTER_TO_INT (found);

  width = measure_letter (self, style, letter);
  g_hash_table_insert (self->widths[style], GUINT_TO_POINTER (letter), GINT_TO_POINTER (width));

  return width;
}

/**
 * sg_label_meter_measure:
 * @text: valid UTF-8, one or more lines
 *
 * Returns: the width of the longest line
 */
double
sg_label_meter_measure (SgLabelMeter *self, SgLabelStyle style, const char *text)
{
  gint64 widest = 0;
  gint64 width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      width = *c == '\n' ? 0 : width + letter_width (self, style, g_utf8_get_char (c));
      widest = MAX (widest, width);
    }

  return widest > 0 ? (double) widest / PANGO_SCALE + MEASURE_MARGIN : 0;
}

/**
 * sg_label_meter_wrap:
 * @text: a name
 *
 * Returns: (nullable): the name in lines of about equal length, or %NULL when it cannot be written
 */
char *
sg_label_meter_wrap (SgLabelMeter *self, SgLabelStyle style, const char *text)
{
  double   wrap = sg_label_get_face (style)->wrap;
  double   whole;
  double   target;
  GString *lines;
  char   **words;

  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MOST_LETTERS)
    return NULL;

  whole = sg_label_meter_measure (self, style, text);
  if (wrap <= 0 || whole <= wrap || strchr (text, ' ') == NULL)
    return g_strdelimit (g_strdup (text), "\n\t\r", ' ');

  target = whole / ceil (whole / wrap) * 1.12;
  lines = g_string_new (NULL);
  words = g_strsplit_set (text, " \n\t\r", -1);
  for (guint i = 0, start = 0; words[i] != NULL; i++)
    {
      g_autofree char *longer = g_strconcat (lines->str + start, " ", words[i], NULL);

      if (words[i][0] == '\0')
        continue;
      if (lines->len > start && sg_label_meter_measure (self, style, longer) > target)
        {
          g_string_append_c (lines, '\n');
          start = (guint) lines->len;
        }
      else if (lines->len > start)
        g_string_append_c (lines, ' ');
      g_string_append (lines, words[i]);
    }
  g_strfreev (words);

  return g_string_free (lines, FALSE);
}
