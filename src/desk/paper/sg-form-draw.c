/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts that forms are made of. A hand needs seven millimetres to write in, so no box gives it
 * less. */

#include "config.h"

#include "desk/paper/sg-form-draw.h"

#include <glib/gi18n-lib.h>

#define MM SG_PRINT_MM

#define FIELD_HEIGHT   10.4 /* a label of 3 and 7 to write in */
#define ROW_HEIGHT     7.0
#define SECTION_HEIGHT (4.6 * MM)
#define HEADER_HEIGHT  (6.4 * MM)
#define TICK           (3.2 * MM)
#define TICK_LINE      (5 * MM)
#define TICK_GAP       (3.0 * MM)
#define LABEL_HEIGHT   (3.6 * MM)
#define PAD            (1 * MM)

#define SIZE_LABEL   6.2
#define SIZE_CHOICE  7.5
#define SIZE_SECTION 8.0
#define SIZE_NOTE    7.0

static const char *
translate (const char *words)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "form", words);
}

static guint
count_fields (const SgFormPart *part)
{
  guint n = 0;

  while (n < SG_FORM_FIELDS_MAX && part->fields[n].share > 0)
    n++;

  return n;
}

/* Where each field begins, from 0 to the width; one more than there are fields. */
static void
find_edges (const SgFormPart *part, double width, double *edges)
{
  guint  n = count_fields (part);
  double shares = 0;

  for (guint i = 0; i < n; i++)
    shares += part->fields[i].share;
  edges[0] = 0;
  for (guint i = 0; i < n; i++)
    edges[i + 1] = edges[i] + part->fields[i].share / shares * width;
}

static void
draw_frame (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_set_line_width (cr, 0.6);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
}

static void
draw_shade (cairo_t *cr, const SgPrintBox *box)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.86, 0.86, 0.86);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_section (SgPrint *print, const SgFormPart *part)
{
  SgPrintBox  box;
  cairo_t    *cr = sg_print_reserve (print, SECTION_HEIGHT, &box);
  SgPrintText text = { .text = translate (part->text), .size = SIZE_SECTION, .bold = TRUE };

  draw_shade (cr, &box);
  draw_frame (cr, box.x, box.y, box.width, box.height);
  sg_print_draw_text (print, &text, box.x + PAD, box.y + 0.3 * MM);
}

static void
draw_note (SgPrint *print, const SgFormPart *part)
{
  SgPrintBox  box;
  SgPrintText text = { .text = translate (part->text), .size = SIZE_NOTE };
  double      height;

  text.width = sg_print_get_width (print) - 2 * PAD;
  sg_print_measure (print, &text, &height);
  sg_print_reserve (print, height + 2 * PAD, &box);
  sg_print_draw_text (print, &text, box.x + PAD, box.y + PAD);
}

/* Lays the choices out in lines of @width; draws them when there is something to draw with.
 * Returns the height they take. */
static double
place_choices (SgPrint *print, cairo_t *cr, const char *choices, const SgPrintBox *box)
{
  g_auto (GStrv) words = g_strsplit (translate (choices), "|", -1);
  SgPrintText text = { .size = SIZE_CHOICE };
  double      x = 0;
  double      y = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      double width;

      text.text = words[i];
      width = TICK + PAD + sg_print_measure (print, &text, NULL);
      if (x > 0 && x + width > box->width)
        {
          x = 0;
          y += TICK_LINE;
        }
      if (cr != NULL)
        {
          draw_frame (cr, box->x + x, box->y + y + 0.4 * MM, TICK, TICK);
          sg_print_draw_text (print, &text, box->x + x + TICK + PAD, box->y + y + 0.1 * MM);
        }
      x += width + TICK_GAP;
    }

  return y + TICK_LINE;
}

static double
fields_height (SgPrint *print, const SgFormPart *part, const double *edges)
{
  double height = (part->height > 0 ? part->height : FIELD_HEIGHT) * MM;

  for (guint i = 0; i < count_fields (part); i++)
    {
      SgPrintBox room = { .width = edges[i + 1] - edges[i] - 2 * PAD };

      if (part->fields[i].choices != NULL)
        height =
          MAX (height,
               LABEL_HEIGHT + PAD + place_choices (print, NULL, part->fields[i].choices, &room));
    }

  return height;
}

static void
draw_fields (SgPrint *print, const SgFormPart *part)
{
  double     edges[SG_FORM_FIELDS_MAX + 1];
  SgPrintBox box;
  cairo_t   *cr;

  find_edges (part, sg_print_get_width (print), edges);
  cr = sg_print_reserve (print, fields_height (print, part, edges), &box);
  for (guint i = 0; i < count_fields (part); i++)
    {
      const SgFormField *field = &part->fields[i];
      double             x = box.x + edges[i];
      double             width = edges[i + 1] - edges[i];
      SgPrintText        label = { .text = translate (field->label), .size = SIZE_LABEL };
      SgPrintBox         room = { x + PAD, box.y + LABEL_HEIGHT + 0.6 * MM, width - 2 * PAD, 0 };

      draw_frame (cr, x, box.y, width, box.height);
      sg_print_draw_text (print, &label, x + PAD, box.y + 0.4 * MM);
      if (field->choices != NULL)
        place_choices (print, cr, field->choices, &room);
    }
}

static void
draw_grid_header (SgPrint *print, const SgFormPart *part, const double *edges)
{
  SgPrintBox box;
  cairo_t   *cr = sg_print_reserve (print, HEADER_HEIGHT, &box);

  for (guint i = 0; i < count_fields (part); i++)
    {
      double      x = box.x + edges[i];
      SgPrintText label = { .text = translate (part->fields[i].label), .size = SIZE_LABEL };
      double      height;

      label.align = SG_PRINT_CENTRE;
      label.width = edges[i + 1] - edges[i] - 0.6 * MM;
      sg_print_measure (print, &label, &height);
      draw_frame (cr, x, box.y, edges[i + 1] - edges[i], box.height);
      sg_print_draw_text (print, &label, x + 0.3 * MM, box.y + (HEADER_HEIGHT - height) / 2);
    }
}

static void
draw_grid (SgPrint *print, const SgFormPart *part)
{
  double edges[SG_FORM_FIELDS_MAX + 1];
  double height = (part->height > 0 ? part->height : ROW_HEIGHT) * MM;
  g_auto (GStrv)
    words = g_strsplit (part->fields[0].choices != NULL ? translate (part->fields[0].choices) : "",
                        "|",
                        -1);

  find_edges (part, sg_print_get_width (print), edges);
  draw_grid_header (print, part, edges);
  for (guint row = 0; row < part->n_rows; row++)
    {
      SgPrintBox  box;
      cairo_t    *cr = sg_print_reserve (print, height, &box);
      SgPrintText word = { .size = SIZE_CHOICE, .bold = TRUE };

      for (guint i = 0; i < count_fields (part); i++)
        draw_frame (cr, box.x + edges[i], box.y, edges[i + 1] - edges[i], box.height);
      if (row >= g_strv_length (words))
        continue;
      word.text = words[row];
      sg_print_draw_text (print, &word, box.x + PAD, box.y + (height - 3.6 * MM) / 2);
    }
}

/**
 * sg_form_draw_part:
 *
 * Draws the part below what is there already.
 */
void
sg_form_draw_part (SgPrint *print, const SgFormPart *part)
{
  switch (part->kind)
    {
    case SG_FORM_SECTION:
      draw_section (print, part);
      break;

    case SG_FORM_FIELDS:
      draw_fields (print, part);
      break;

    case SG_FORM_GRID:
      draw_grid (print, part);
      break;

    case SG_FORM_NOTE:
    default:
      draw_note (print, part);
      break;
    }
}
