/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/dispatch/sg-unit-roster.h"

G_BEGIN_DECLS

#define SG_TYPE_UNIT_CHIP (sg_unit_chip_get_type ())

G_DECLARE_FINAL_TYPE (SgUnitChip, sg_unit_chip, SG, UNIT_CHIP, GtkButton)

SgUnitChip *sg_unit_chip_new (const SgUuid *unit, gboolean is_card);

const SgUuid *sg_unit_chip_get_unit (SgUnitChip *self);
const char   *sg_unit_chip_get_text (SgUnitChip *self);
void          sg_unit_chip_show (SgUnitChip *self, const SgUnitEntry *entry, gint64 now);

G_END_DECLS
