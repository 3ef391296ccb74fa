/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-record.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgPosition:
 * @accuracy_m: NAN when unknown
 * @at: when it was measured, microseconds UTC
 *
 * Where a responder was last. No event: it may be lost, and it is forgotten soon.
 */
typedef struct
{
  SgUuid responder;
  double lat;
  double lon;
  double accuracy_m;
  gint64 at;
} SgPosition;

extern const SgRecordType sg_position_record;

gboolean sg_desk_set_positions (SgDesk           *desk,
                                const SgPosition *positions,
                                guint             n_positions,
                                GError          **error);
gboolean sg_desk_get_position (SgDesk       *desk,
                               const SgUuid *responder,
                               SgPosition   *position,
                               GError      **error);
gboolean sg_desk_forget_positions (SgDesk *desk, GError **error);

gboolean sg_position_store_forget (SgDb *db, const SgUuid *responder, GError **error);

G_END_DECLS
