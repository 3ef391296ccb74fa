/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table on paper. Its header is repeated on every page and a row is never cut in two. */

#include "desk/paper/sg-print-table.h"

/* Above and below the words of a cell. */
#define PAD (1.1 * SG_PRINT_MM)

/* Around the header and the total, and between rows. */
#define RULE     0.8
#define HAIRLINE 0.3

typedef struct
{
  char        *title;
  double       width;
  PangoLayout *layout; /* of its cells, kept so that a row is laid out only once */
} Column;

struct _SgPrintTable
{
  SgPrint *print;
  Column  *columns;
  guint    n_columns;
  guint    n_rows; /* on this page: every second one is shaded */
};

static double
row_height (SgPrintTable *self, const char *const *cells, gboolean bold, double most)
{
  double tallest = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      PangoLayout          *layout = self->columns[i].layout;
      g_autofree char      *valid = g_utf8_make_valid (cells[i] != NULL ? cells[i] : "", -1);
      PangoFontDescription *font =
        pango_font_description_copy (pango_layout_get_font_description (layout));
      int height;

      pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
      pango_layout_set_text (layout, valid, -1);
      pango_layout_get_size (layout, NULL, &height);
      tallest = MAX (tallest, (double) height / PANGO_SCALE);
    }

  /* The layouts end in “…” where a cell is taller than a page. */
  return MIN (tallest, most) + 2 * PAD;
}

static void
fill (cairo_t *cr, const SgPrintBox *box, double red, double green, double blue)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, red, green, blue);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_rule (cairo_t *cr, const SgPrintBox *box, double y, double thickness)
{
  cairo_save (cr);
  if (thickness < RULE)
    cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, box->x, y);
  cairo_line_to (cr, box->x + box->width, y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_cells (SgPrintTable *self, cairo_t *cr, const SgPrintBox *box)
{
  double x = box->x;

  for (guint i = 0; i < self->n_columns; i++)
    {
      cairo_move_to (cr, x + SG_PRINT_TABLE_PADDING, box->y + PAD);
      pango_cairo_show_layout (cr, self->columns[i].layout);
      x += self->columns[i].width;
    }
}

static double
most_height (SgPrintTable *self)
{
  /* A third is for the header, however its titles break. */
  return sg_print_get_body_height (self->print) * 2 / 3;
}

static double
header_height (SgPrintTable *self)
{
  g_autofree const char **titles = g_new0 (const char *, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    titles[i] = self->columns[i].title;

  return row_height (self, titles, TRUE, most_height (self) / 3);
}

static void
draw_header (SgPrintTable *self)
{
  SgPrintBox box;
  cairo_t   *cr = sg_print_reserve (self->print, header_height (self), &box);

  fill (cr, &box, 0.87, 0.90, 0.94);
  draw_rule (cr, &box, box.y, RULE);
  draw_rule (cr, &box, box.y + box.height, RULE);
  draw_cells (self, cr, &box);
  self->n_rows = 0;
}

static PangoLayout *
new_cell_layout (SgPrintTable *self, double width, SgPrintAlign align)
{
  static const PangoAlignment alignments[] = {
    [SG_PRINT_LEFT] = PANGO_ALIGN_LEFT,
    [SG_PRINT_CENTRE] = PANGO_ALIGN_CENTER,
    [SG_PRINT_RIGHT] = PANGO_ALIGN_RIGHT,
  };

  PangoLayout *layout = sg_print_new_layout (self->print, SG_PRINT_TABLE_SIZE, FALSE);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* Digits of one width stand below each other. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, alignments[align]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout,
                          (int) (MAX (width - 2 * SG_PRINT_TABLE_PADDING, 1) * PANGO_SCALE));
  pango_layout_set_height (layout, (int) (most_height (self) * PANGO_SCALE));

  return layout;
}

/**
 * sg_print_table_new:
 *
 * Draws the header, together with room for its first rows.
 */
SgPrintTable *
sg_print_table_new (SgPrint *print, const SgPrintColumn *columns, guint n_columns)
{
  SgPrintTable *self = g_new0 (SgPrintTable, 1);
  double        shares = 0;

  g_return_val_if_fail (n_columns > 0, NULL);

  self->print = print;
  self->columns = g_new0 (Column, n_columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    shares += columns[i].width;
  for (guint i = 0; i < n_columns; i++)
    {
      Column *column = &self->columns[i];

      column->title = g_strdup (columns[i].title);
      column->width = columns[i].width / shares * sg_print_get_width (print);
      column->layout = new_cell_layout (self, column->width, columns[i].align);
    }

  if (!sg_print_fits (print, header_height (self) + 12 * SG_PRINT_MM))
    sg_print_new_page (print);
  draw_header (self);

  return self;
}

/**
 * sg_print_table_free:
 *
 * Ends the table; what comes next is set off from it.
 */
void
sg_print_table_free (SgPrintTable *self)
{
  if (self == NULL)
    return;

  sg_print_space (self->print, 4 * SG_PRINT_MM);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].title);
      g_object_unref (self->columns[i].layout);
    }
  g_free (self->columns);
  g_free (self);
}

static void
draw_row (SgPrintTable *self, const char *const *cells, gboolean is_total)
{
  double     height = row_height (self, cells, is_total, most_height (self));
  SgPrintBox box;
  cairo_t   *cr;

  if (!sg_print_fits (self->print, height))
    {
      sg_print_new_page (self->print);
      draw_header (self);
      height = row_height (self, cells, is_total, most_height (self));
    }

  cr = sg_print_reserve (self->print, height, &box);
  if (!is_total && self->n_rows % 2 == 1)
    fill (cr, &box, 0.955, 0.965, 0.975);
  /* The shade of this row covers the lower half of the rule above it. */
  draw_rule (cr, &box, box.y, is_total || self->n_rows == 0 ? RULE : HAIRLINE);
  draw_rule (cr, &box, box.y + box.height, is_total ? RULE : HAIRLINE);
  self->n_rows++;
  draw_cells (self, cr, &box);
}

/**
 * sg_print_table_row:
 * @cells: as many as there are columns; %NULL is an empty cell
 */
void
sg_print_table_row (SgPrintTable *self, const char *const *cells)
{
  draw_row (self, cells, FALSE);
}

void
sg_print_table_total (SgPrintTable *self, const char *const *cells)
{
  draw_row (self, cells, TRUE);
}
