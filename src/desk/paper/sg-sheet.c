/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as tables, before anyone decides whether it becomes a file for a program or paper for a
 * person. The writers only read it. Building never fails in the middle: what does not fit is kept
 * as a refusal, and writing the book reports it. */

#include "config.h"

#include "desk/paper/sg-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "common/sg-error.h"

/* Beyond these a number is no time anyone wrote down: the years 1 and 9999. */
#define TIME_MIN -62135596800.0
#define TIME_MAX 253402300799.0

static const SgSheetCell no_cell = { SG_SHEET_CELL_EMPTY, { NULL } };

static void
clear_cell (gpointer cell)
{
  SgSheetCell *self = cell;

  if (self->kind == SG_SHEET_CELL_TEXT)
    g_free (self->text);
}

static void
free_column (gpointer column)
{
  SgSheetColumn *self = column;

  g_free (self->title);
  g_free (self);
}

static void
free_sheet (gpointer sheet)
{
  SgSheet *self = sheet;

  g_free (self->name);
  g_free (self->note);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->cells);
  g_clear_error (&self->refused);
  g_free (self);
}

static char *
dup_valid (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

SgSheetBook *
sg_sheet_book_new (const char *title, const char *subtitle, const char *printed_at)
{
  SgSheetBook *self = g_new0 (SgSheetBook, 1);

  self->title = dup_valid (title);
  self->subtitle = dup_valid (subtitle);
  self->printed_at = dup_valid (printed_at);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);

  return self;
}

void
sg_sheet_book_free (SgSheetBook *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->printed_at);
  g_clear_pointer (&self->letterhead, sg_letterhead_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * sg_sheet_book_check:
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when the book is empty or something in it did not fit
 */
gboolean
sg_sheet_book_check (const SgSheetBook *self, GError **error)
{
  if (self->sheets->len == 0)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, _ ("“%s” has no tables"), self->title);
      return FALSE;
    }

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const SgSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->refused != NULL)
        {
          g_propagate_error (error, g_error_copy (sheet->refused));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * sg_sheet_add:
 * @name: of the table: a heading on paper, a tab of a spreadsheet
 *
 * Returns: (transfer none): an empty table of the book
 */
SgSheet *
sg_sheet_add (SgSheetBook *book, const char *name)
{
  SgSheet *self = g_new0 (SgSheet, 1);

  self->name = dup_valid (name);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->cells = g_array_new (FALSE, FALSE, sizeof (SgSheetCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->chart_label = -1;
  self->chart_value = -1;
  g_ptr_array_add (book->sheets, self);

  return self;
}

/**
 * sg_sheet_add_column:
 *
 * All columns are added before the first row.
 *
 * Returns: (transfer none): the column, to set its decimals, weight or alignment
 */
SgSheetColumn *
sg_sheet_add_column (SgSheet *self, const char *title, SgSheetType type)
{
  SgSheetColumn *column;

  g_return_val_if_fail (self->cells->len == 0, NULL);
  g_return_val_if_fail (self->columns->len < SG_SHEET_COLUMNS_MAX, NULL);

  column = g_new0 (SgSheetColumn, 1);
  column->title = dup_valid (title);
  column->type = type;
  column->decimals = 1;
  column->weight = 1;
  g_ptr_array_add (self->columns, column);

  return column;
}

void
sg_sheet_set_note (SgSheet *self, const char *note)
{
  g_free (self->note);
  self->note = dup_valid (note);
}

/**
 * sg_sheet_set_chart:
 *
 * Asks for a bar for each row, where the writer can draw.
 */
void
sg_sheet_set_chart (SgSheet *self, guint label_column, guint value_column)
{
  g_return_if_fail (label_column < self->columns->len && value_column < self->columns->len);

  self->chart_label = (int) label_column;
  self->chart_value = (int) value_column;
}

static void
add_cell (SgSheet *self, SgSheetCell cell)
{
  g_array_append_val (self->cells, cell);
}

static gboolean
has_room (const SgSheet *self)
{
  return self->refused != NULL || self->cells->len < self->n_rows * self->columns->len;
}

static void
begin_row (SgSheet *self)
{
  if (self->refused != NULL)
    return;

  while (self->cells->len < self->n_rows * self->columns->len)
    add_cell (self, no_cell);
  self->n_rows++;
}

/**
 * sg_sheet_add_row_begin:
 *
 * Begins a row. What the row before was not given stays empty.
 */
void
sg_sheet_add_row_begin (SgSheet *self)
{
  g_return_if_fail (self->columns->len > 0 && !self->has_total);

  if (self->refused == NULL && self->n_rows >= SG_SHEET_ROWS_MAX)
    g_set_error (&self->refused,
                 SG_ERROR,
                 SG_ERROR_INVALID,
                 _ ("“%s” has more than %d rows: choose a shorter period"),
                 self->name,
                 SG_SHEET_ROWS_MAX);
  begin_row (self);
}

/**
 * sg_sheet_add_total_begin:
 *
 * Begins the last row of the table, the one that sums it up.
 */
void
sg_sheet_add_total_begin (SgSheet *self)
{
  g_return_if_fail (self->columns->len > 0 && !self->has_total);

  begin_row (self);
  self->has_total = TRUE;
}

/**
 * sg_sheet_text:
 * @text: (nullable): words; %NULL leaves the cell empty
 */
void
sg_sheet_text (SgSheet *self, const char *text)
{
  SgSheetCell cell = { SG_SHEET_CELL_TEXT, { NULL } };

  g_return_if_fail (has_room (self));

  if (self->refused != NULL)
    return;
  if (text == NULL)
    {
      add_cell (self, no_cell);
      return;
    }

  cell.text = dup_valid (text);
  add_cell (self, cell);
}

/**
 * sg_sheet_number:
 * @number: what it means is said by the type of the column; not a number leaves the cell empty
 */
void
sg_sheet_number (SgSheet *self, double number)
{
  SgSheetCell cell = { SG_SHEET_CELL_NUMBER, { NULL } };

  g_return_if_fail (has_room (self));

  if (self->refused != NULL)
    return;
  if (!isfinite (number))
    {
      add_cell (self, no_cell);
      return;
    }

  cell.number = number;
  add_cell (self, cell);
}

void
sg_sheet_empty (SgSheet *self)
{
  g_return_if_fail (has_room (self));

  if (self->refused == NULL)
    add_cell (self, no_cell);
}

/**
 * sg_sheet_count_rows:
 *
 * Returns: the number of rows without the header and the total
 */
guint
sg_sheet_count_rows (const SgSheet *self)
{
  return self->n_rows - (self->has_total ? 1 : 0);
}

const SgSheetCell *
sg_sheet_get_cell (const SgSheet *self, guint row, guint column)
{
  guint index = row * self->columns->len + column;

  return index < self->cells->len ? &g_array_index (self->cells, SgSheetCell, index) : &no_cell;
}

const SgSheetColumn *
sg_sheet_get_column (const SgSheet *self, guint column)
{
  return g_ptr_array_index (self->columns, column);
}

SgSheetAlign
sg_sheet_column_alignment (const SgSheetColumn *self)
{
  if (self->align != SG_SHEET_ALIGN_AUTO)
    return self->align;

  return self->type == SG_SHEET_TEXT || self->type == SG_SHEET_TIME ? SG_SHEET_ALIGN_LEFT
                                                                    : SG_SHEET_ALIGN_RIGHT;
}

/* The mark of decimals follows the language of the words around it, not the machine's locale: a
 * paper is read as one thing. */
static char *
dup_decimal (double number, guint decimals)
{
  char   buffer[G_ASCII_DTOSTR_BUF_SIZE * 10];
  char   format[] = "%.0f";
  char **parts;
  char  *shown;

  format[2] = (char) ('0' + MIN (decimals, 9));
  g_ascii_formatd (buffer, sizeof buffer, format, number);
  parts = g_strsplit (buffer, ".", 2);
  /* Translators: the mark between a whole number and its decimals */
  shown = g_strjoinv (C_ ("decimal mark", "."), parts);
  g_strfreev (parts);

  return shown;
}

static char *
dup_time (double seconds, const char *format, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (seconds >= TIME_MIN && seconds <= TIME_MAX)
    utc = g_date_time_new_from_unix_utc ((gint64) floor (seconds));
  if (utc != NULL)
    local = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("?");
}

static char *
dup_minutes (double number)
{
  gint64 seconds = (gint64) fabs (CLAMP (round (number), -1e12, 1e12));

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ":%02d",
                          round (number) < 0 ? "-" : "",
                          seconds / 60,
                          (int) (seconds % 60));
}

/**
 * sg_sheet_cell_dup_shown:
 * @zone: (nullable): of the times; %NULL is UTC
 *
 * Returns: (transfer full): the cell as a person reads it
 */
char *
sg_sheet_cell_dup_shown (const SgSheetCell *self, const SgSheetColumn *column, GTimeZone *zone)
{
  g_autofree char *percent = NULL;

  if (self->kind != SG_SHEET_CELL_NUMBER)
    return g_strdup (self->kind == SG_SHEET_CELL_TEXT ? self->text : "");

  switch (column->type)
    {
    case SG_SHEET_NUMBER:
      return dup_decimal (self->number, column->decimals);

    case SG_SHEET_SECONDS:
      return dup_minutes (self->number);

    case SG_SHEET_PERCENT:
      percent = dup_decimal (self->number * 100, column->decimals);
      return g_strconcat (percent, "%", NULL);

    case SG_SHEET_TIME:
      return dup_time (self->number, "%d-%m-%Y %H:%M", zone);

    case SG_SHEET_TEXT:
    case SG_SHEET_INT:
    default:
      return dup_decimal (self->number, 0);
    }
}

/**
 * sg_sheet_cell_dup_plain:
 * @zone: (nullable): of the times; %NULL is UTC
 *
 * Returns: (transfer full): the cell as another program reads it: a decimal point, seconds,
 *   shares from 0 to 1, times in ISO 8601 with their offset
 */
char *
sg_sheet_cell_dup_plain (const SgSheetCell *self, const SgSheetColumn *column, GTimeZone *zone)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->kind != SG_SHEET_CELL_NUMBER)
    return g_strdup (self->kind == SG_SHEET_CELL_TEXT ? self->text : "");
  if (column->type == SG_SHEET_TIME)
    return dup_time (self->number, "%Y-%m-%dT%H:%M:%S%:z", zone);

  /* Fifteen digits are what was meant; seventeen only when those do not say it. */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", self->number);
  if (g_ascii_strtod (buffer, NULL) < self->number || g_ascii_strtod (buffer, NULL) > self->number)
    g_ascii_dtostr (buffer, sizeof buffer, self->number);

  return g_strdup (buffer);
}
