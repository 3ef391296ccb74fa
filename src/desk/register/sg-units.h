/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-unit.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* The ambulances of a PSC. A unit is added from a filled record with nobody's id; only what belongs
 * to the register is taken from it. sg_register_change() and sg_register_retire() do the rest. */

gboolean   sg_desk_add_unit (SgDesk       *desk,
                             const SgUnit *unit,
                             gboolean      force,
                             SgUuid       *id,
                             GError      **error);
GPtrArray *sg_desk_list_units (SgDesk *desk, GError **error);
SgUnit    *sg_desk_find_unit (SgDesk *desk, const char *text, GError **error);

/* What a unit is during a shift. */
gboolean sg_desk_set_readiness (SgDesk       *desk,
                                const SgUuid *unit,
                                SgReadiness   readiness,
                                const char   *reason,
                                GError      **error);
gboolean sg_desk_set_crew (SgDesk       *desk,
                           const SgUuid *unit,
                           const char   *crew,
                           const char   *shift,
                           GError      **error);
gboolean sg_desk_set_odometer (SgDesk       *desk,
                               const SgUuid *unit,
                               double        km,
                               gboolean      force,
                               GError      **error);
gboolean sg_desk_set_missing (SgDesk       *desk,
                              const SgUuid *unit,
                              const char   *missing,
                              gboolean      force,
                              GError      **error);

G_END_DECLS
