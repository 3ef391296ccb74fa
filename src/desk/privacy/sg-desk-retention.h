/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-progress.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgRetention:
 * @n_positions: last positions older than `keep_position_h`
 * @n_responses: incidents that no longer say which volunteers were asked (`keep_response_days`)
 * @n_incidents: incidents that no longer say who was concerned (`keep_incident_days`)
 * @n_events: whose bodies were erased for that
 */
typedef struct
{
  guint64 n_positions;
  guint64 n_responses;
  guint64 n_incidents;
  guint64 n_events;
} SgRetention;

gboolean sg_desk_apply_retention (SgDesk      *desk,
                                  gboolean     dry,
                                  SgProgress  *progress,
                                  SgRetention *done,
                                  GError     **error);

G_END_DECLS
