/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "desk/paper/sg-sheet-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-error.h"
#include "desk/paper/sg-print-table.h"

/* Some 1,200 pages. Who wants more does not want paper. */
#define ROWS_MAX 50000

/* So many rows tell how wide a column is; later ones break their lines. */
#define MEASURED_ROWS 200

#define COLUMN_MOST  (70 * SG_PRINT_MM)
#define WORD_MOST    (45 * SG_PRINT_MM) /* a longer word is cut */
#define COLUMN_LEAST (12 * SG_PRINT_MM)

#define BARS_MAX   60
#define BAR_HEIGHT (5.2 * SG_PRINT_MM)
#define BAR_LABEL  (60 * SG_PRINT_MM) /* at the most */
#define BAR_VALUE  (18 * SG_PRINT_MM)

typedef struct
{
  SgPrint           *ruler; /* measures before it is known how the first page lies */
  SgPrint           *print;
  const SgSheetBook *book;
  const SgSheet     *sheet;
} Writer;

static char *
dup_shown (Writer *self, guint row, guint column)
{
  return sg_sheet_cell_dup_shown (sg_sheet_get_cell (self->sheet, row, column),
                                  sg_sheet_get_column (self->sheet, column),
                                  self->book->zone);
}

static double
measure (Writer *self, const char *text, gboolean bold)
{
  SgPrintText shape = { .text = text, .size = SG_PRINT_TABLE_SIZE, .bold = bold };

  return sg_print_measure (self->ruler, &shape, NULL);
}

static gboolean
is_break (const char *at)
{
  return strchr (" \n\t", *at) != NULL || (*at == '-' && g_ascii_isalpha (at[1]));
}

/* The widest of what a line does not break: it breaks between words, and where a hyphen stands
 * before a letter, as in the number of an incident. */
static double
measure_words (Writer *self, const char *text, gboolean bold)
{
  double      widest = 0;
  const char *start = text;

  for (const char *at = text; *text != '\0'; at++)
    if (*at == '\0' || is_break (at))
      {
        g_autofree char *word = g_strndup (start, (gsize) (at - start) + (*at == '-'));

        widest = MAX (widest, measure (self, word, bold));
        if (*at == '\0')
          break;
        start = at + 1;
      }

  return widest;
}

/* The width a column asks for, and in @least the one below which its words would be cut. */
static double
find_width (Writer *self, guint column, double *least)
{
  const SgSheetColumn *shape = sg_sheet_get_column (self->sheet, column);
  guint                n_rows = self->sheet->n_rows;
  double               padding = 2 * SG_PRINT_TABLE_PADDING + 1;
  double               longest_word = measure_words (self, shape->title, TRUE);
  double               widest = longest_word;

  for (guint i = 0; i < MIN (n_rows, MEASURED_ROWS); i++)
    {
      guint            row = i == 0 ? n_rows - 1 : i - 1; /* the last is the total */
      g_autofree char *shown = dup_shown (self, row, column);

      widest = MAX (widest, measure (self, shown, i == 0));
      longest_word = MAX (longest_word, measure_words (self, shown, i == 0));
    }

  *least = CLAMP (longest_word + padding, COLUMN_LEAST, WORD_MOST);
  return CLAMP ((widest + padding) * shape->weight, COLUMN_LEAST, COLUMN_MOST);
}

static gboolean
may_break (Writer *self, guint column)
{
  return sg_sheet_get_column (self->sheet, column)->type == SG_SHEET_TEXT;
}

static double
cap_width (const SgPrintColumn *column, double least, double cap)
{
  return MAX (MIN (column->width, cap), MIN (column->width, least));
}

/* The width at which columns of words have to stop so that together they take @room. Those that are
 * narrower keep theirs: a number or a telephone is not broken for the sake of a remark. */
static double
find_cap (Writer *self, const SgPrintColumn *columns, const double *least, double room)
{
  double low = 0;
  double high = COLUMN_MOST;

  for (guint step = 0; step < 20; step++)
    {
      double cap = (low + high) / 2;
      double taken = 0;

      for (guint i = 0; i < self->sheet->columns->len; i++)
        if (may_break (self, i))
          taken += cap_width (&columns[i], least[i], cap);
      if (taken > room)
        high = cap;
      else
        low = cap;
    }

  return low;
}

/* Columns of words give or take what is missing or left over; numbers keep their width. Where that
 * is not enough, all columns take their shares of the page. */
static void
fit_widths (Writer *self, SgPrintColumn *columns, const double *least, double available)
{
  double words = 0;
  double room = available;
  double stretch = 1;
  double cap = available;

  for (guint i = 0; i < self->sheet->columns->len; i++)
    if (may_break (self, i))
      words += columns[i].width;
    else
      room -= columns[i].width;

  if (words <= 0 || room < words / 4)
    return;

  if (words > room)
    cap = find_cap (self, columns, least, room);
  else
    stretch = room / words;
  for (guint i = 0; i < self->sheet->columns->len; i++)
    if (may_break (self, i))
      columns[i].width = cap_width (&columns[i], least[i], cap) * stretch;
}

/* Says how the page has to lie. */
static gboolean
set_up_columns (Writer *self, SgPrintColumn *columns)
{
  static const SgPrintAlign alignments[] = {
    [SG_SHEET_ALIGN_LEFT] = SG_PRINT_LEFT,
    [SG_SHEET_ALIGN_CENTRE] = SG_PRINT_CENTRE,
    [SG_SHEET_ALIGN_RIGHT] = SG_PRINT_RIGHT,
  };

  double   least[SG_SHEET_COLUMNS_MAX];
  double   wanted = 0;
  gboolean landscape;

  for (guint i = 0; i < self->sheet->columns->len; i++)
    {
      const SgSheetColumn *column = sg_sheet_get_column (self->sheet, i);

      columns[i].title = column->title;
      columns[i].width = find_width (self, i, &least[i]);
      columns[i].align = alignments[sg_sheet_column_alignment (column)];
      wanted += columns[i].width;
    }

  landscape = wanted > sg_print_width_of (FALSE) * 1.1;
  fit_widths (self, columns, least, sg_print_width_of (landscape));

  return landscape;
}

static void
draw_table (Writer *self, const SgPrintColumn *columns)
{
  guint n_columns = self->sheet->columns->len;
  g_autoptr (SgPrintTable) table = sg_print_table_new (self->print, columns, n_columns);

  for (guint row = 0; row < self->sheet->n_rows; row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, n_columns + 1);

      for (guint i = 0; i < n_columns; i++)
        cells[i] = dup_shown (self, row, i);
      if (self->sheet->has_total && row + 1 == self->sheet->n_rows)
        sg_print_table_total (table, (const char *const *) cells);
      else
        sg_print_table_row (table, (const char *const *) cells);
    }
}

static double
find_largest (Writer *self, guint n_bars)
{
  double largest = 0;

  for (guint row = 0; row < n_bars; row++)
    {
      const SgSheetCell *cell =
        sg_sheet_get_cell (self->sheet, row, (guint) self->sheet->chart_value);

      if (cell->kind == SG_SHEET_CELL_NUMBER)
        largest = MAX (largest, cell->number);
    }

  return largest;
}

static void
draw_bar (Writer *self, guint row, double label_width, double largest)
{
  guint              value_column = (guint) self->sheet->chart_value;
  const SgSheetCell *cell = sg_sheet_get_cell (self->sheet, row, value_column);
  g_autofree char   *label = dup_shown (self, row, (guint) self->sheet->chart_label);
  g_autofree char   *value = dup_shown (self, row, value_column);
  SgPrintText        text = { .text = label, .size = SG_PRINT_TABLE_SIZE };
  SgPrintBox         box;
  cairo_t           *cr = sg_print_reserve (self->print, BAR_HEIGHT, &box);
  double             left = box.x + label_width + 2 * SG_PRINT_MM;
  double             length = 0;

  if (cell->kind == SG_SHEET_CELL_NUMBER)
    length = MAX (cell->number, 0) / largest * (box.x + box.width - BAR_VALUE - left);

  /* A long label is cut at its bar. */
  cairo_save (cr);
  cairo_rectangle (cr, box.x, box.y, label_width, box.height);
  cairo_clip (cr);
  sg_print_draw_text (self->print, &text, box.x, box.y + 0.4 * SG_PRINT_MM);
  cairo_restore (cr);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.21, 0.42, 0.66);
  cairo_rectangle (cr, left, box.y + 0.8 * SG_PRINT_MM, length, BAR_HEIGHT - 1.6 * SG_PRINT_MM);
  cairo_fill (cr);
  cairo_restore (cr);

  text.text = value;
  sg_print_draw_text (self->print, &text, left + length + SG_PRINT_MM, box.y + 0.4 * SG_PRINT_MM);
}

static void
draw_chart (Writer *self)
{
  guint  n_bars = MIN (sg_sheet_count_rows (self->sheet), BARS_MAX);
  double height = n_bars * BAR_HEIGHT + 12 * SG_PRINT_MM;
  double label_width = 0;
  double largest;

  if (self->sheet->chart_value < 0)
    return;

  largest = find_largest (self, n_bars);
  if (largest <= 0)
    return;

  for (guint row = 0; row < n_bars; row++)
    {
      g_autofree char *label = dup_shown (self, row, (guint) self->sheet->chart_label);

      label_width = MAX (label_width, measure (self, label, FALSE));
    }

  /* Bars are compared, so they stay together where a page can hold them. */
  if (!sg_print_fits (self->print, height) && height <= sg_print_get_body_height (self->print))
    sg_print_new_page (self->print);
  sg_print_heading (self->print,
                    sg_sheet_get_column (self->sheet, (guint) self->sheet->chart_value)->title);
  for (guint row = 0; row < n_bars; row++)
    draw_bar (self, row, MIN (label_width, BAR_LABEL), largest);
  sg_print_space (self->print, 4 * SG_PRINT_MM);
}

static void
draw_sheet (Writer *self, const SgPrintColumn *columns)
{
  sg_print_heading (self->print, self->sheet->name);
  if (self->sheet->n_rows > 0)
    draw_table (self, columns);
  else
    sg_print_paragraph (self->print, _ ("Nothing in this period."));
  if (self->sheet->note != NULL)
    sg_print_paragraph (self->print, self->sheet->note);
  draw_chart (self);
}

static gboolean
check_rows (const SgSheetBook *book, GError **error)
{
  guint n_rows = 0;

  for (guint i = 0; i < book->sheets->len; i++)
    n_rows += ((const SgSheet *) g_ptr_array_index (book->sheets, i))->n_rows;
  if (n_rows <= ROWS_MAX)
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("“%s” has %u rows and paper takes %d: choose XLSX or a shorter period"),
               book->title,
               n_rows,
               ROWS_MAX);
  return FALSE;
}

/* Lays out one table after the other, each on pages that suit its columns. */
static gboolean
draw_sheets (Writer *self, SgPrintSetup *setup, GError **error)
{
  for (guint i = 0; i < self->book->sheets->len; i++)
    {
      SgPrintColumn columns[SG_SHEET_COLUMNS_MAX];
      gboolean      landscape;

      self->sheet = g_ptr_array_index (self->book->sheets, i);
      landscape = set_up_columns (self, columns);
      if (self->print == NULL)
        {
          setup->landscape = landscape;
          self->print = sg_print_new (setup, error);
        }
      if (self->print == NULL)
        return FALSE;
      sg_print_set_landscape (self->print, landscape);
      draw_sheet (self, columns);
    }

  return TRUE;
}

gboolean
sg_sheet_write_pdf (const SgSheetBook *book, const char *path, GError **error)
{
  SgPrintSetup bare = { .title = book->title };
  SgPrintSetup setup = {
    .letterhead = book->letterhead,
    .title = book->title,
    .subtitle = book->subtitle,
    .footer = book->printed_at,
  };
  g_autoptr (SgPrint) ruler = sg_print_new (&bare, error);
  Writer   self = { .book = book, .ruler = ruler };
  gboolean written;

  if (ruler == NULL || !check_rows (book, error))
    return FALSE;

  written = draw_sheets (&self, &setup, error) && sg_print_finish (self.print, path, error);
  sg_print_free (self.print);

  return written;
}
