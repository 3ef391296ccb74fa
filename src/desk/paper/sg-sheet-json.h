/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/paper/sg-sheet.h"

G_BEGIN_DECLS

char    *sg_sheet_dup_json (const SgSheetBook *book);
gboolean sg_sheet_write_json (const SgSheetBook *book, const char *path, GError **error);

G_END_DECLS
