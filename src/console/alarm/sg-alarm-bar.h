/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/alarm/sg-alarms.h"

G_BEGIN_DECLS

#define SG_TYPE_ALARM_BAR (sg_alarm_bar_get_type ())

/* The worst of what rings, under the header bar; takes no keyboard and is never a dialog. */
G_DECLARE_FINAL_TYPE (SgAlarmBar, sg_alarm_bar, SG, ALARM_BAR, AdwBin)

void sg_alarm_bar_open (SgAlarmBar *self, SgAlarms *alarms);
void sg_alarm_bar_set_discreet (SgAlarmBar *self, gboolean is_discreet);

G_END_DECLS
