/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgFatigue:
 * @since: when the person sat down, microseconds UTC; 0 when nobody has signed in
 * @hours: since then
 * @hours_max: after which the desk warns
 * @tired: whether it should
 */
typedef struct
{
  gint64   since;
  double   hours;
  gint64   hours_max;
  gboolean tired;
} SgFatigue;

gboolean sg_desk_sign_in (SgDesk *desk, const char *name_or_id, const char *pin, GError **error);
gboolean sg_desk_sign_out (SgDesk *desk, GError **error);
gboolean sg_desk_get_fatigue (SgDesk *desk, SgFatigue *fatigue, GError **error);

G_END_DECLS
