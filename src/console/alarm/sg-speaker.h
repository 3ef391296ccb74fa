/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "console/alarm/sg-tone.h"

G_BEGIN_DECLS

#define SG_TYPE_SPEAKER (sg_speaker_get_type ())

/* Plays the sounds of the console; silent, and says so, where there is no sound server. */
G_DECLARE_FINAL_TYPE (SgSpeaker, sg_speaker, SG, SPEAKER, GObject)

SgSpeaker  *sg_speaker_new (void);
void        sg_speaker_play (SgSpeaker *self, SgSound sound, gboolean raised);
const char *sg_speaker_get_trouble (SgSpeaker *self);

G_END_DECLS
