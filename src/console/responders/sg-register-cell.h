/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/responders/sg-register-kind.h"

G_BEGIN_DECLS

/* Columns of a table of a register, whose cells follow their item. */

void        sg_register_cell_add_columns (GtkColumnView *view, const SgRegisterKind *kind);
const char *sg_register_cell_find_sort (GtkColumnView *view, gboolean *descending);

G_END_DECLS
