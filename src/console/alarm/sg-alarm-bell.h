/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/alarm/sg-alarms.h"

G_BEGIN_DECLS

#define SG_TYPE_ALARM_BELL (sg_alarm_bell_get_type ())

/* How many alarms there are, and the list of them. */
G_DECLARE_FINAL_TYPE (SgAlarmBell, sg_alarm_bell, SG, ALARM_BELL, AdwBin)

void sg_alarm_bell_open (SgAlarmBell *self, SgAlarms *alarms);
void sg_alarm_bell_show_list (SgAlarmBell *self);

G_END_DECLS
