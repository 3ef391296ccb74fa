/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/paper/sg-sheet-json.h"

#include <string.h>

#include "desk/paper/sg-safe-file.h"

static const char *const type_names[] = {
  [SG_SHEET_TEXT] = "text",       [SG_SHEET_INT] = "int",         [SG_SHEET_NUMBER] = "number",
  [SG_SHEET_SECONDS] = "seconds", [SG_SHEET_PERCENT] = "percent", [SG_SHEET_TIME] = "time",
};

static void
append_string (GString *json, const char *text)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (json, "\\%c", *c);
    else if ((guchar) *c < 0x20 || *c == 0x7f)
      g_string_append_printf (json, "\\u%04x", (guint) (guchar) *c);
    else
      g_string_append_c (json, *c);
  g_string_append_c (json, '"');
}

static void
append_member (GString *json, const char *name, const char *text)
{
  g_string_append_printf (json, "\"%s\":", name);
  append_string (json, text);
}

static void
append_cell (GString *json, const SgSheetCell *cell, const SgSheetColumn *column, GTimeZone *zone)
{
  g_autofree char *plain = NULL;

  if (cell->kind == SG_SHEET_CELL_EMPTY)
    {
      g_string_append (json, "null");
      return;
    }

  plain = sg_sheet_cell_dup_plain (cell, column, zone);
  if (cell->kind == SG_SHEET_CELL_NUMBER && column->type != SG_SHEET_TIME)
    g_string_append (json, plain);
  else
    append_string (json, plain);
}

/* The total is the row after the last. */
static void
append_row (GString *json, const SgSheet *sheet, guint row, GTimeZone *zone)
{
  g_string_append_c (json, '[');
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_cell (json, sg_sheet_get_cell (sheet, row, i), sg_sheet_get_column (sheet, i), zone);
    }
  g_string_append_c (json, ']');
}

static void
append_columns (GString *json, const SgSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const SgSheetColumn *column = sg_sheet_get_column (sheet, i);

      g_string_append (json, i > 0 ? ",{" : "{");
      append_member (json, "title", column->title);
      g_string_append_printf (json, ",\"type\":\"%s\"}", type_names[column->type]);
    }
}

static void
append_sheet (GString *json, const SgSheet *sheet, GTimeZone *zone)
{
  guint n_rows = sg_sheet_count_rows (sheet);

  g_string_append_c (json, '{');
  append_member (json, "name", sheet->name);
  g_string_append_c (json, ',');
  append_member (json, "note", sheet->note);
  g_string_append (json, ",\"columns\":[");
  append_columns (json, sheet);
  g_string_append (json, "],\n\"rows\":[");
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (json, row > 0 ? ",\n" : "\n");
      append_row (json, sheet, row, zone);
    }
  g_string_append (json, "],\n\"total\":");
  if (sheet->has_total)
    append_row (json, sheet, n_rows, zone);
  else
    g_string_append (json, "null");
  if (sheet->chart_value >= 0)
    g_string_append_printf (json,
                            ",\"chart\":{\"label\":%d,\"value\":%d}",
                            sheet->chart_label,
                            sheet->chart_value);
  g_string_append_c (json, '}');
}

/**
 * sg_sheet_dup_json:
 *
 * Numbers are as they were given: seconds, shares from 0 to 1; times are in ISO 8601; an empty cell
 * is null.
 *
 * Returns: (transfer full): the book as one document
 */
char *
sg_sheet_dup_json (const SgSheetBook *book)
{
  GString    *json = g_string_new ("{");
  const char *separator = "\n";

  append_member (json, "title", book->title);
  g_string_append_c (json, ',');
  append_member (json, "subtitle", book->subtitle);
  g_string_append_c (json, ',');
  append_member (json, "printed_at", book->printed_at);
  g_string_append (json, ",\"office\":[");
  for (guint i = 0; book->letterhead != NULL && book->letterhead->office[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_string (json, book->letterhead->office[i]);
    }
  g_string_append (json, "],\"sheets\":[");
  for (guint i = 0; i < book->sheets->len; i++)
    {
      g_string_append (json, separator);
      append_sheet (json, g_ptr_array_index (book->sheets, i), book->zone);
      separator = ",\n";
    }
  g_string_append (json, "]}\n");

  return g_string_free (json, FALSE);
}

gboolean
sg_sheet_write_json (const SgSheetBook *book, const char *path, GError **error)
{
  g_autoptr (SgSafeFile) file = sg_safe_file_new (path, error);
  g_autofree char *json = NULL;

  if (file == NULL)
    return FALSE;

  json = sg_sheet_dup_json (book);

  return sg_safe_file_write (file, json, strlen (json), error) && sg_safe_file_commit (file, error);
}
