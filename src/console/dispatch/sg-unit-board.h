/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/dispatch/sg-unit-chip.h"

G_BEGIN_DECLS

#define SG_TYPE_UNIT_BOARD (sg_unit_board_get_type ())

/* All units by the district of their base: a strip of chips, or a page of cards. */
G_DECLARE_FINAL_TYPE (SgUnitBoard, sg_unit_board, SG, UNIT_BOARD, AdwBin)

void sg_unit_board_open (SgUnitBoard *self, SgUnitRoster *roster, gboolean is_public);

void        sg_unit_board_select (SgUnitBoard *self, const SgUuid *unit);
SgUnitChip *sg_unit_board_find (SgUnitBoard *self, const SgUuid *unit);
void        sg_unit_board_show_unit (SgUnitBoard *self, const SgUuid *unit);
gboolean    sg_unit_board_hide_unit (SgUnitBoard *self);

G_END_DECLS
