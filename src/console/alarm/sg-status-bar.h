/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/alarm/sg-alarms.h"
#include "console/alarm/sg-speaker.h"

G_BEGIN_DECLS

#define SG_TYPE_STATUS_BAR (sg_status_bar_get_type ())

/* Whether alarms can be heard, whether there is a connection, and how old the map is. */
G_DECLARE_FINAL_TYPE (SgStatusBar, sg_status_bar, SG, STATUS_BAR, AdwBin)

void sg_status_bar_open (SgStatusBar *self, SgDesk *desk, SgAlarms *alarms, SgSpeaker *speaker);

G_END_DECLS
