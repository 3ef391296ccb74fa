/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/dispatch/sg-unit-roster.h"

G_BEGIN_DECLS

#define SG_TYPE_UNIT_PANE (sg_unit_pane_get_type ())

G_DECLARE_FINAL_TYPE (SgUnitPane, sg_unit_pane, SG, UNIT_PANE, AdwBin)

void sg_unit_pane_show (SgUnitPane *self, SgUnitRoster *roster, const SgUuid *unit);

G_END_DECLS
