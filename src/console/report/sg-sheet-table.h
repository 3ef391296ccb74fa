/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/report/sg-report-job.h"

G_BEGIN_DECLS

#define SG_TYPE_SHEET_TABLE (sg_sheet_table_get_type ())

G_DECLARE_FINAL_TYPE (SgSheetTable, sg_sheet_table, SG, SHEET_TABLE, AdwBin)

SgSheetTable *sg_sheet_table_new (SgReportBox *box, guint sheet);
GtkWidget    *sg_sheet_table_find_figure (SgSheetTable *self, guint row, guint column);
GtkWidget    *sg_sheet_make_chart (const SgSheetBook *book, const SgSheet *sheet);

G_END_DECLS
