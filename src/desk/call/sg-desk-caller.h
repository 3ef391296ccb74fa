/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgCallerHistory:
 * @n_calls: how often the number called, drills left out
 * @n_real: how often help was sent
 * @n_pranks: how often it was a prank
 * @n_silent: how often nobody spoke. Never counted against a caller: it may be somebody who chokes
 * @last_at: of the last call, microseconds UTC
 * @prank_weight: pranks, each worth half after so many days, less what real calls make good; at
 *   1 and above the operator is asked to call back before an ambulance goes out
 * @incidents: (element-type SgIncident): the last ones, newest first
 */
typedef struct
{
  guint      n_calls;
  guint      n_real;
  guint      n_pranks;
  guint      n_silent;
  gint64     last_at;
  double     prank_weight;
  GPtrArray *incidents;
} SgCallerHistory;

#define SG_PRANK_WEIGHT_ASK 1.0

SgCallerHistory *sg_desk_find_caller (SgDesk *desk, const char *phone, GError **error);
void             sg_caller_history_free (SgCallerHistory *self);

gboolean sg_desk_verify_caller (SgDesk       *desk,
                                const SgUuid *incident,
                                const char   *result,
                                GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCallerHistory, sg_caller_history_free)

G_END_DECLS
