/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/demo/sg-story-dispatch.h"

G_BEGIN_DECLS

gint64 sg_story_care_on_scene (SgStory *self, SgStoryCall *call, gint64 at);
void   sg_story_care_begin_cpr (SgStory *self, SgStoryCall *call, gint64 at, gboolean shocks);
void sg_story_care_choose_hospital (SgStory *self, SgStoryCall *call, SgStoryTask *task, gint64 at);
void sg_story_care_hand_over (SgStory *self, SgStoryCall *call, gint64 at);

/* How it ended for the patients: a code of the list `outcome`. */
const char *sg_story_care_outcome (SgStory *self, const SgStoryCall *call);

G_END_DECLS
