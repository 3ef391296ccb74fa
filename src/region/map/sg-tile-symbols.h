/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "region/map/sg-tile-theme.h"

G_BEGIN_DECLS

/* Draws the symbol of a style around 0, 0, %SG_LABEL_SYMBOL_SIZE pixels wide. */
void sg_tile_symbol_draw (cairo_t *cr, SgLabelStyle style, const SgTileColors *colors);

G_END_DECLS
