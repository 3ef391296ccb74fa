/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_TONE_RATE 48000

/* What a sound says. Each has its own pitches, pattern and timbre, so that a tired person tells
 * them apart from the next room. */
typedef enum
{
  SG_SOUND_PANIC,
  SG_SOUND_OVERDUE,
  SG_SOUND_LINK_LOST,
  SG_SOUND_ACCEPTED,
  SG_SOUND_MESSAGE,
  SG_SOUND_BEAT,
  SG_N_SOUNDS
} SgSound;

const char *sg_sound_to_text (SgSound sound);
GBytes     *sg_tone_make (SgSound sound);

G_END_DECLS
