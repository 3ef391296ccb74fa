/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFC 4180: commas, CRLF, quotes where they are needed; UTF-8, a decimal point, seconds and shares
 * as plain numbers. The total is the last row, as on paper. */

#include "config.h"

#include "desk/paper/sg-sheet-csv.h"

#include <string.h>

#include "common/sg-csv.h"
#include "desk/paper/sg-safe-file.h"

/* How much of a table's name goes into the name of its file. */
#define NAME_MOST 40

static void
append_row (GString *csv, const SgSheet *sheet, guint row, GTimeZone *zone)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const SgSheetCell *cell = sg_sheet_get_cell (sheet, row, i);
      g_autofree char *plain = sg_sheet_cell_dup_plain (cell, sg_sheet_get_column (sheet, i), zone);

      if (i > 0)
        g_string_append_c (csv, ',');
      if (cell->kind == SG_SHEET_CELL_NUMBER)
        g_string_append (csv, plain);
      else
        sg_csv_append_field (csv, plain);
    }
  g_string_append (csv, "\r\n");
}

/**
 * sg_sheet_dup_csv:
 * @zone: (nullable): of the times; %NULL is UTC
 *
 * Returns: (transfer full): the table with its header and total
 */
char *
sg_sheet_dup_csv (const SgSheet *sheet, GTimeZone *zone)
{
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      sg_csv_append_field (csv, sg_sheet_get_column (sheet, i)->title);
    }
  g_string_append (csv, "\r\n");
  for (guint row = 0; row < sheet->n_rows; row++)
    append_row (csv, sheet, row, zone);

  return g_string_free (csv, FALSE);
}

/* “Per Kecamatan” becomes per-kecamatan. */
static char *
dup_file_word (const char *name)
{
  GString *word = g_string_new (NULL);

  for (const char *c = name; *c != '\0' && word->len < NAME_MOST; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (word, g_ascii_tolower (*c));
    else if (word->len > 0 && word->str[word->len - 1] != '-')
      g_string_append_c (word, '-');
  if (word->len > 0 && word->str[word->len - 1] == '-')
    g_string_truncate (word, word->len - 1);

  return g_string_free (word, FALSE);
}

static char *
dup_part_path (const SgSheetBook *book, const char *path, guint index)
{
  const SgSheet   *sheet = g_ptr_array_index (book->sheets, index);
  g_autofree char *word = dup_file_word (sheet->name);
  const char      *slash = strrchr (path, '/');
  const char      *dot = strrchr (path, '.');
  const char      *name = slash != NULL ? slash + 1 : path;

  if (book->sheets->len == 1)
    return g_strdup (path);
  if (dot == NULL || dot <= name)
    dot = path + strlen (path);

  return g_strdup_printf ("%.*s-%u%s%s%s",
                          (int) (dot - path),
                          path,
                          index + 1,
                          word[0] != '\0' ? "-" : "",
                          word,
                          dot);
}

static SgSafeFile *
write_part (const SgSheetBook *book,
            guint              index,
            gboolean           with_mark,
            const char        *path,
            GError           **error)
{
  g_autofree char *part_path = dup_part_path (book, path, index);
  g_autoptr (SgSafeFile) file = sg_safe_file_new (part_path, error);
  g_autofree char *csv = NULL;

  if (file == NULL)
    return NULL;

  csv = sg_sheet_dup_csv (g_ptr_array_index (book->sheets, index), book->zone);
  if ((with_mark && !sg_safe_file_write (file, "\xef\xbb\xbf", 3, error)) ||
      !sg_safe_file_write (file, csv, strlen (csv), error))
    return NULL;

  return g_steal_pointer (&file);
}

/**
 * sg_sheet_write_csv:
 * @with_mark: begin with the byte order mark
 * @path: of the file
 *
 * A CSV file is one table. Of a book with several, “report.csv” becomes “report-1-calls.csv”,
 * “report-2-by-hour.csv” and so on, numbered and named after the tables. All are written before the
 * first one gets its name.
 */
gboolean
sg_sheet_write_csv (const SgSheetBook *book, gboolean with_mark, const char *path, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_safe_file_free);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      SgSafeFile *file = write_part (book, i, with_mark, path, error);

      if (file == NULL)
        return FALSE;
      g_ptr_array_add (files, file);
    }

  for (guint i = 0; i < files->len; i++)
    if (!sg_safe_file_commit (g_ptr_array_index (files, i), error))
      return FALSE;

  return TRUE;
}
