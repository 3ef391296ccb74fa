/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "desk/paper/sg-sheet-write.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "desk/paper/sg-sheet-csv.h"
#include "desk/paper/sg-sheet-json.h"
#include "desk/paper/sg-sheet-pdf.h"
#include "desk/paper/sg-sheet-xlsx.h"

static const struct
{
  const char   *name;
  SgSheetFormat format;
} names[] = {
  { "json", SG_SHEET_JSON }, { "csv", SG_SHEET_CSV }, { "csv-bom", SG_SHEET_CSV_BOM },
  { "xlsx", SG_SHEET_XLSX }, { "pdf", SG_SHEET_PDF },
};

/**
 * sg_sheet_format_from_name:
 * @name: json, csv, csv-bom, xlsx or pdf
 */
gboolean
sg_sheet_format_from_name (const char *name, SgSheetFormat *format, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i].name) == 0)
      {
        *format = names[i].format;
        return TRUE;
      }

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("no format “%.20s”: choose json, csv, csv-bom, xlsx or pdf"),
               name);
  return FALSE;
}

/**
 * sg_sheet_book_write:
 * @path: of the file; CSV of several tables makes one file for each (see sg_sheet_write_csv())
 *
 * The file is there whole or not at all; one that was there before stays when this fails. May take
 * long: not for the main loop.
 */
gboolean
sg_sheet_book_write (const SgSheetBook *self,
                     SgSheetFormat      format,
                     const char        *path,
                     GError           **error)
{
  if (!sg_sheet_book_check (self, error))
    return FALSE;

  switch (format)
    {
    case SG_SHEET_JSON:
      return sg_sheet_write_json (self, path, error);

    case SG_SHEET_CSV:
    case SG_SHEET_CSV_BOM:
      return sg_sheet_write_csv (self, format == SG_SHEET_CSV_BOM, path, error);

    case SG_SHEET_XLSX:
      return sg_sheet_write_xlsx (self, path, error);

    case SG_SHEET_PDF:
      return sg_sheet_write_pdf (self, path, error);

    default:
      g_return_val_if_reached (FALSE);
    }
}
