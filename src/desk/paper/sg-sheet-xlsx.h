/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/paper/sg-sheet.h"

G_BEGIN_DECLS

gboolean sg_sheet_write_xlsx (const SgSheetBook *book, const char *path, GError **error);

G_END_DECLS
