/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/demo/sg-story-places.h"

G_BEGIN_DECLS

char *sg_story_dup_name (SgStory *self, gboolean woman);
char *sg_story_dup_phone (SgStory *self);

void     sg_story_make_people (SgStory *self);
void     sg_story_make_units (SgStory *self);
gboolean sg_story_make_volunteers (SgStory             *self,
                                   const SgStoryGround *ground,
                                   SgProgress          *progress,
                                   GError             **error);

G_END_DECLS
