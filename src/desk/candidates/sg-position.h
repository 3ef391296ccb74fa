/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-record.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgPosition:
 * @accuracy_m: NAN when the telephone did not say
 * @at: microseconds UTC
 *
 * Where a responder was last seen. Of this desk alone, and no event.
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

gboolean sg_desk_place_responder (SgDesk *desk, const SgPosition *position, GError **error);

G_END_DECLS
