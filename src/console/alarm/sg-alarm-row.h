/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/alarm/sg-alarms.h"

G_BEGIN_DECLS

#define SG_TYPE_ALARM_ROW (sg_alarm_row_get_type ())

/* One alarm in the list of the bell, with what can be done about it. */
G_DECLARE_FINAL_TYPE (SgAlarmRow, sg_alarm_row, SG, ALARM_ROW, AdwBin)

GtkWidget     *sg_alarm_row_new (SgAlarms *alarms);
void           sg_alarm_row_take (SgAlarmRow *self, const SgAlarm *alarm);
const SgAlarm *sg_alarm_row_get_alarm (SgAlarmRow *self);

G_END_DECLS
