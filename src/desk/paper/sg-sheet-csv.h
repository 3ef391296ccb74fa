/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/paper/sg-sheet.h"

G_BEGIN_DECLS

char    *sg_sheet_dup_csv (const SgSheet *sheet, GTimeZone *zone);
gboolean sg_sheet_write_csv (const SgSheetBook *book,
                             gboolean           with_mark,
                             const char        *path,
                             GError           **error);

G_END_DECLS
