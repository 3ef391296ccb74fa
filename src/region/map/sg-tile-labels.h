/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-tile-canvas.h"

G_BEGIN_DECLS

/* Names and symbols, where the import has placed them. */

typedef struct _SgTileLabels SgTileLabels;

SgTileLabels *sg_tile_labels_new (SgDb *db, const SgTileColors *colors, GError **error);
void          sg_tile_labels_free (SgTileLabels *self);

gboolean sg_tile_labels_draw (SgTileLabels *self, const SgTileCanvas *canvas, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTileLabels, sg_tile_labels_free)

G_END_DECLS
