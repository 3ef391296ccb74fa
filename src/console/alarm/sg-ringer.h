/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/alarm/sg-alarms.h"
#include "console/alarm/sg-speaker.h"

G_BEGIN_DECLS

#define SG_TYPE_RINGER (sg_ringer_get_type ())

/* Makes alarms heard, tells them to who looks elsewhere, and gives a window the actions about them:
 * acknowledge, show-alarm, mute, test-alarm and beat. */
G_DECLARE_FINAL_TYPE (SgRinger, sg_ringer, SG, RINGER, GObject)

SgRinger  *sg_ringer_new (GtkApplicationWindow *window, SgAlarms *alarms);
SgSpeaker *sg_ringer_get_speaker (SgRinger *self);
void       sg_ringer_set_enabled (SgRinger *self, gboolean enabled);

G_END_DECLS
