/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "desk/register/sg-unit-board.h"

G_BEGIN_DECLS

/**
 * SgUnitEntry:
 * @base: name of its base; "" when it has none
 * @district: in which the base lies; "" when nobody knows
 * @point: where it is, or where its base is
 * @placed: whether anything is known of that
 * @position_at: when it was seen at @point, microseconds UTC; 0 for the base
 *
 * A unit as boards and maps show it.
 */
typedef struct
{
  SgUnitBoardRow *row;
  char           *base;
  char           *district;
  SgPoint         point;
  gboolean        placed;
  gint64          position_at;
} SgUnitEntry;

#define SG_TYPE_UNIT_ROSTER (sg_unit_roster_get_type ())

/* The units of the desk, read once for every board and map that shows them. */
G_DECLARE_FINAL_TYPE (SgUnitRoster, sg_unit_roster, SG, UNIT_ROSTER, GObject)

SgUnitRoster *sg_unit_roster_new (SgDeskSession *session);

SgDeskSession     *sg_unit_roster_get_session (SgUnitRoster *self);
guint              sg_unit_roster_get_n (SgUnitRoster *self);
const SgUnitEntry *sg_unit_roster_get_nth (SgUnitRoster *self, guint nth);
const SgUnitEntry *sg_unit_roster_find (SgUnitRoster *self, const SgUuid *unit);
gboolean           sg_unit_roster_is_read (SgUnitRoster *self);
gboolean           sg_unit_roster_is_stale (SgUnitRoster *self, const SgUnitEntry *entry);

G_END_DECLS
