/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/paper/sg-print.h"

G_BEGIN_DECLS

#define SG_PRINT_TABLE_SIZE    8.0
#define SG_PRINT_TABLE_PADDING (1.6 * SG_PRINT_MM) /* left and right in a cell */

typedef struct _SgPrintTable SgPrintTable;

typedef struct
{
  const char  *title;
  double       width; /* a share of the page's width */
  SgPrintAlign align;
} SgPrintColumn;

SgPrintTable *sg_print_table_new (SgPrint *print, const SgPrintColumn *columns, guint n_columns);
void          sg_print_table_free (SgPrintTable *self);
void          sg_print_table_row (SgPrintTable *self, const char *const *cells);
void          sg_print_table_total (SgPrintTable *self, const char *const *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPrintTable, sg_print_table_free)

G_END_DECLS
