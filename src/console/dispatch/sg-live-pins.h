/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/dispatch/sg-unit-roster.h"
#include "console/map/sg-region-map.h"

G_BEGIN_DECLS

#define SG_TYPE_LIVE_PINS (sg_live_pins_get_type ())

/* The open incidents and the units on a map. */
G_DECLARE_FINAL_TYPE (SgLivePins, sg_live_pins, SG, LIVE_PINS, GObject)

SgLivePins *sg_live_pins_new (SgRegionMap *map, SgUnitRoster *roster, gboolean is_public);

void      sg_live_pins_select_incident (SgLivePins *self, const SgUuid *incident);
void      sg_live_pins_select_unit (SgLivePins *self, const SgUuid *unit);
gboolean  sg_live_pins_find_box (SgLivePins *self, const SgUuid *incident, SgBox *box);
SgMapPin *sg_live_pins_find_unit (SgLivePins *self, const SgUuid *unit);

G_END_DECLS
