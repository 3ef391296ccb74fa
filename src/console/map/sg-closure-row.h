/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-closure.h"
#include "common/sg-geo.h"

G_BEGIN_DECLS

#define SG_TYPE_CLOSURE_ROW (sg_closure_row_get_type ())

G_DECLARE_FINAL_TYPE (SgClosureRow, sg_closure_row, SG, CLOSURE_ROW, GtkListBoxRow)

SgClosureRow *sg_closure_row_new (void);

void sg_closure_row_show (SgClosureRow *self, const SgClosure *closure, gint64 now);

G_END_DECLS
