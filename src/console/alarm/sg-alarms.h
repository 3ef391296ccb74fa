/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/alarm/sg-alarm.h"
#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_ALARMS (sg_alarms_get_type ())

/* What rings at this desk. Knows nothing of widgets or of loudspeakers. */
G_DECLARE_FINAL_TYPE (SgAlarms, sg_alarms, SG, ALARMS, GObject)

SgAlarms *sg_alarms_new (SgDeskSession *session);

GPtrArray     *sg_alarms_get_all (SgAlarms *self);
const SgAlarm *sg_alarms_get_worst (SgAlarms *self);
guint          sg_alarms_count_ringing (SgAlarms *self);
gint64         sg_alarms_get_now (SgAlarms *self);
gboolean       sg_alarms_is_desk_empty (SgAlarms *self);

void sg_alarms_acknowledge (SgAlarms *self, const SgAlarm *alarm);

void     sg_alarms_set_link (SgAlarms *self, gboolean up);
gboolean sg_alarms_has_link (SgAlarms *self);
gint64   sg_alarms_get_link_lost_at (SgAlarms *self);

void   sg_alarms_mute (SgAlarms *self, guint minutes);
gint64 sg_alarms_get_muted_until (SgAlarms *self);

G_END_DECLS
