/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workbook for people who go on calculating: numbers stay numbers, the first row is the header
 * and stays in sight, and it prints on A4. Title, office and period are in the print header, so
 * that nothing stands above the table. */

#include "config.h"

#include "desk/paper/sg-sheet-xlsx.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

#include "common/sg-error.h"
#include "desk/paper/sg-safe-file.h"
#include "desk/paper/sg-xlsx-check.h"

/* Limits of the format. */
#define NAME_MOST   31
#define TEXT_MOST   32767
#define HEADER_MOST 254

#define PAPER_A4          9
#define LANDSCAPE_COLUMNS 7
#define WIDTH_ROWS        300
#define WIDTH_LEAST       6.0
#define WIDTH_MOST        60.0

/* Above this the library keeps the rows in a file instead of in memory. */
#define CELLS_IN_MEMORY 500000

#define SECONDS_OF_DAY 86400.0
#define EPOCH_SERIAL   25569.0 /* 1 January 1970 in days of a spreadsheet */

typedef struct
{
  lxw_workbook      *workbook;
  lxw_worksheet     *worksheet;
  const SgSheetBook *book;
  const SgSheet     *sheet;
  const char        *name; /* of the worksheet */
  lxw_format        *formats[SG_SHEET_COLUMNS_MAX];
  lxw_format        *total_formats[SG_SHEET_COLUMNS_MAX];
} Writer;

static char *
clip (const char *text, glong most)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= most)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, most - 1);
  return g_strconcat (start, "…", NULL);
}

/* What a spreadsheet accepts as the name of a tab, different from those in @taken. */
static char *
dup_tab_name (const char *name, GHashTable *taken)
{
  g_autofree char *allowed = g_strdup (name);
  g_autofree char *folded = NULL;
  char            *tab;

  g_strdelimit (allowed, "[]:*?/\\'\t\r\n", ' ');
  g_strstrip (allowed);
  tab = clip (allowed[0] != '\0' ? allowed : "-", NAME_MOST);
  folded = g_utf8_casefold (tab, -1);
  for (guint i = 2; g_hash_table_contains (taken, folded); i++)
    {
      g_autofree char *start = clip (allowed, NAME_MOST - 4);

      g_free (tab);
      g_free (folded);
      tab = g_strdup_printf ("%s %u", start, i);
      folded = g_utf8_casefold (tab, -1);
    }
  g_hash_table_add (taken, g_steal_pointer (&folded));

  return tab;
}

static void
set_number_format (lxw_format *format, const SgSheetColumn *column)
{
  char  decimals[16] = "0";
  guint n_decimals = MIN (column->decimals, 9);

  if (n_decimals > 0)
    g_snprintf (decimals, sizeof decimals, "0.%.*s", (int) n_decimals, "000000000");

  switch (column->type)
    {
    case SG_SHEET_INT:
      format_set_num_format (format, "0");
      break;

    case SG_SHEET_NUMBER:
      format_set_num_format (format, decimals);
      break;

    case SG_SHEET_SECONDS:
      format_set_num_format (format, "[mm]:ss");
      break;

    case SG_SHEET_PERCENT:
      g_strlcat (decimals, "%", sizeof decimals);
      format_set_num_format (format, decimals);
      break;

    case SG_SHEET_TIME:
      format_set_num_format (format, "yyyy-mm-dd hh:mm");
      break;

    case SG_SHEET_TEXT:
    default:
      break;
    }
}

static lxw_format *
add_format (Writer *self, const SgSheetColumn *column, gboolean is_total)
{
  static const uint8_t alignments[] = {
    [SG_SHEET_ALIGN_LEFT] = LXW_ALIGN_LEFT,
    [SG_SHEET_ALIGN_CENTRE] = LXW_ALIGN_CENTER,
    [SG_SHEET_ALIGN_RIGHT] = LXW_ALIGN_RIGHT,
  };

  lxw_format *format = workbook_add_format (self->workbook);

  set_number_format (format, column);
  format_set_align (format, alignments[sg_sheet_column_alignment (column)]);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (column->type == SG_SHEET_TEXT)
    format_set_text_wrap (format);
  if (is_total)
    {
      format_set_bold (format);
      format_set_top (format, LXW_BORDER_THIN);
    }

  return format;
}

static lxw_format *
add_header_format (Writer *self)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_bold (format);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (format, 0xDDE6F0);
  format_set_bottom (format, LXW_BORDER_THIN);

  return format;
}

static double
find_width (Writer *self, guint column)
{
  const SgSheetColumn *shape = sg_sheet_get_column (self->sheet, column);
  glong                widest = g_utf8_strlen (shape->title, -1);

  for (guint row = 0; row < MIN (self->sheet->n_rows, WIDTH_ROWS); row++)
    {
      g_autofree char *shown =
        sg_sheet_cell_dup_shown (sg_sheet_get_cell (self->sheet, row, column),
                                 shape,
                                 self->book->zone);

      widest = MAX (widest, g_utf8_strlen (shown, -1));
    }

  /* Two for the padding and the button of the filter. */
  return CLAMP (((double) widest + 2) * shape->weight, WIDTH_LEAST, WIDTH_MOST);
}

static void
set_up_columns (Writer *self)
{
  lxw_format *header = add_header_format (self);

  for (guint i = 0; i < self->sheet->columns->len; i++)
    {
      const SgSheetColumn *column = sg_sheet_get_column (self->sheet, i);
      lxw_col_t            at = (lxw_col_t) i;
      g_autofree char     *title = clip (column->title, TEXT_MOST);

      self->formats[i] = add_format (self, column, FALSE);
      self->total_formats[i] = add_format (self, column, TRUE);
      worksheet_set_column (self->worksheet, at, at, find_width (self, i), NULL);
      worksheet_write_string (self->worksheet, 0, at, title, header);
    }
}

static double
to_serial (const SgSheetColumn *column, double number, GTimeZone *zone)
{
  gint64 seconds;
  int    interval;

  if (column->type == SG_SHEET_SECONDS)
    return number / SECONDS_OF_DAY;
  if (column->type != SG_SHEET_TIME)
    return number;

  seconds = (gint64) CLAMP (number, -1e11, 1e12);
  interval = zone != NULL ? g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds) : -1;
  if (interval >= 0)
    number += g_time_zone_get_offset (zone, interval);

  return number / SECONDS_OF_DAY + EPOCH_SERIAL;
}

/* The header is row 0 of the worksheet. */
static lxw_error
write_row (Writer *self, guint row)
{
  gboolean     is_total = self->sheet->has_total && row + 1 == self->sheet->n_rows;
  lxw_format **formats = is_total ? self->total_formats : self->formats;
  lxw_row_t    at = (lxw_row_t) row + 1;
  lxw_error    result = LXW_NO_ERROR;

  for (guint i = 0; i < self->sheet->columns->len && result == LXW_NO_ERROR; i++)
    {
      const SgSheetCell *cell = sg_sheet_get_cell (self->sheet, row, i);
      double             number;

      if (cell->kind == SG_SHEET_CELL_TEXT)
        {
          g_autofree char *text = clip (cell->text, TEXT_MOST);

          result = worksheet_write_string (self->worksheet, at, (lxw_col_t) i, text, formats[i]);
        }
      else if (cell->kind == SG_SHEET_CELL_NUMBER)
        {
          number = to_serial (sg_sheet_get_column (self->sheet, i), cell->number, self->book->zone);
          result = worksheet_write_number (self->worksheet, at, (lxw_col_t) i, number, formats[i]);
        }
      else if (is_total)
        result = worksheet_write_blank (self->worksheet, at, (lxw_col_t) i, formats[i]);
    }

  return result;
}

/* In a header “&” begins a command. */
static char *
dup_header_text (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "&", -1);

  return g_strjoinv ("&&", parts);
}

static void
set_up_print (Writer *self)
{
  g_autofree char *title = dup_header_text (self->book->title);
  g_autofree char *subtitle = dup_header_text (self->book->subtitle);
  g_autofree char *printed_at = dup_header_text (self->book->printed_at);
  g_autofree char *header = g_strdup_printf ("&L&B%s&B&R%s", title, subtitle);
  /* Translators: a spreadsheet replaces &P and &N by numbers */
  g_autofree char *footer = g_strdup_printf ("&L%s&R%s", printed_at, _ ("Page &P of &N"));

  worksheet_set_paper (self->worksheet, PAPER_A4);
  worksheet_fit_to_pages (self->worksheet, 1, 0);
  worksheet_repeat_rows (self->worksheet, 0, 0);
  if (self->sheet->columns->len >= LANDSCAPE_COLUMNS)
    worksheet_set_landscape (self->worksheet);
  if (g_utf8_strlen (header, -1) <= HEADER_MOST)
    worksheet_set_header (self->worksheet, header);
  if (g_utf8_strlen (footer, -1) <= HEADER_MOST)
    worksheet_set_footer (self->worksheet, footer);
}

static void
add_chart (Writer *self)
{
  guint             n_rows = sg_sheet_count_rows (self->sheet);
  lxw_row_t         last = (lxw_row_t) n_rows;
  lxw_col_t         label = (lxw_col_t) self->sheet->chart_label;
  lxw_col_t         value = (lxw_col_t) self->sheet->chart_value;
  lxw_chart        *chart;
  lxw_chart_series *series;

  if (self->sheet->chart_value < 0 || n_rows == 0)
    return;

  chart = workbook_add_chart (self->workbook, LXW_CHART_COLUMN);
  series = chart_add_series (chart, NULL, NULL);
  chart_series_set_categories (series, self->name, 1, label, last, label);
  chart_series_set_values (series, self->name, 1, value, last, value);
  chart_series_set_name (series, sg_sheet_get_column (self->sheet, value)->title);
  chart_title_set_name (chart, self->sheet->name);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  worksheet_insert_chart (self->worksheet, 1, (lxw_col_t) (self->sheet->columns->len + 1), chart);
}

static lxw_error
write_sheet (Writer *self)
{
  guint     n_rows = sg_sheet_count_rows (self->sheet);
  lxw_error result = LXW_NO_ERROR;

  set_up_columns (self);
  worksheet_freeze_panes (self->worksheet, 1, 0);
  if (n_rows > 0 && self->sheet->columns->len > 0)
    worksheet_autofilter (self->worksheet,
                          0,
                          0,
                          (lxw_row_t) n_rows,
                          (lxw_col_t) (self->sheet->columns->len - 1));
  set_up_print (self);

  for (guint row = 0; row < self->sheet->n_rows && result == LXW_NO_ERROR; row++)
    result = write_row (self, row);
  if (result == LXW_NO_ERROR && self->sheet->note != NULL)
    {
      g_autofree char *note = clip (self->sheet->note, TEXT_MOST);

      result = worksheet_write_string (self->worksheet, self->sheet->n_rows + 2, 0, note, NULL);
    }
  add_chart (self);

  return result;
}

static void
set_properties (Writer *self)
{
  lxw_doc_properties properties = { 0 };

  properties.title = self->book->title;
  properties.subject = self->book->subtitle;
  if (self->book->letterhead != NULL && self->book->letterhead->office[0] != NULL)
    properties.company = self->book->letterhead->office[0];
  workbook_set_properties (self->workbook, &properties);
}

static gboolean
is_large (const SgSheetBook *book)
{
  gsize n_cells = 0;

  for (guint i = 0; i < book->sheets->len; i++)
    n_cells += ((const SgSheet *) g_ptr_array_index (book->sheets, i))->cells->len;

  return n_cells > CELLS_IN_MEMORY;
}

static lxw_error
write_workbook (const SgSheetBook *book, const char *path)
{
  lxw_workbook_options options = { .constant_memory = is_large (book) };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lxw_error result = LXW_NO_ERROR;
  lxw_error closing;
  Writer    writer = { .workbook = workbook_new_opt (path, &options), .book = book };

  if (writer.workbook == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;

  set_properties (&writer);
  for (guint i = 0; i < book->sheets->len && result == LXW_NO_ERROR; i++)
    {
      g_autofree char *name = NULL;

      writer.sheet = g_ptr_array_index (book->sheets, i);
      name = dup_tab_name (writer.sheet->name, taken);
      writer.name = name;
      writer.worksheet = workbook_add_worksheet (writer.workbook, name);
      result = writer.worksheet != NULL ? write_sheet (&writer) : LXW_ERROR_CREATING_TMPFILE;
    }

  closing = workbook_close (writer.workbook);
  return result != LXW_NO_ERROR ? result : closing;
}

/* The library prints numbers with the decimal mark of the locale, and a comma breaks the file. */
static lxw_error
write_in_plain_locale (const SgSheetBook *book, const char *path)
{
  locale_t  base = duplocale (uselocale ((locale_t) 0));
  locale_t  plain = newlocale (LC_NUMERIC_MASK, "C", base);
  locale_t  before = uselocale (plain);
  lxw_error result = write_workbook (book, path);

  uselocale (before);
  freelocale (plain);

  return result;
}

gboolean
sg_sheet_write_xlsx (const SgSheetBook *book, const char *path, GError **error)
{
  g_autoptr (SgSafeFile) file = sg_safe_file_new (path, error);
  lxw_error result;

  if (file == NULL)
    return FALSE;

  result = write_in_plain_locale (book, sg_safe_file_get_path (file));
  if (result != LXW_NO_ERROR)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STORAGE,
                   _ ("“%s” cannot be written: %s"),
                   path,
                   lxw_strerror (result));
      return FALSE;
    }
  if (!sg_xlsx_check (sg_safe_file_get_path (file), error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  return sg_safe_file_commit (file, error);
}
