/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "desk/shift/sg-shift-sheet.h"

G_BEGIN_DECLS

#define SG_TYPE_SHEET_VIEW (sg_sheet_view_get_type ())

G_DECLARE_FINAL_TYPE (SgSheetView, sg_sheet_view, SG, SHEET_VIEW, AdwBin)

void sg_sheet_view_show (SgSheetView *self, SgDesk *desk, const SgShiftSheet *sheet);

G_END_DECLS
