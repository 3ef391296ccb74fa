/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-geo.h"

G_BEGIN_DECLS

/* Which things lie in which cell of a grid over the globe. All are added, then it is completed, and
 * only then asked. */
typedef struct _SgCellIndex SgCellIndex;

SgCellIndex *sg_cell_index_new (gint32 side);
void         sg_cell_index_free (SgCellIndex *self);

void sg_cell_index_find_cell (const SgCellIndex *self, SgPoint point, gint32 *row, gint32 *column);
void sg_cell_index_add (SgCellIndex *self, gint32 row, gint32 column, guint32 thing);
void sg_cell_index_complete (SgCellIndex *self);
const guint32 *sg_cell_index_get (const SgCellIndex *self,
                                  gint32             row,
                                  gint32             column,
                                  guint             *n_things);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCellIndex, sg_cell_index_free)

G_END_DECLS
