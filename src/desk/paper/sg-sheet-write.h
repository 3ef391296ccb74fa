/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/paper/sg-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  SG_SHEET_JSON,
  SG_SHEET_CSV,
  SG_SHEET_CSV_BOM, /* for Excel, which takes a CSV without the mark for the local code page */
  SG_SHEET_XLSX,
  SG_SHEET_PDF
} SgSheetFormat;

gboolean sg_sheet_format_from_name (const char *name, SgSheetFormat *format, GError **error);
gboolean sg_sheet_book_write (const SgSheetBook *self,
                              SgSheetFormat      format,
                              const char        *path,
                              GError           **error);

G_END_DECLS
