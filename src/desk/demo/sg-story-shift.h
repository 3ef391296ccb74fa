/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/demo/sg-story.h"

G_BEGIN_DECLS

void sg_story_tell_shifts (SgStory *self, gint64 from, gint64 until);
void sg_story_tell_routine (SgStory *self, gint64 from, gint64 until);
void sg_story_tell_downtime (SgStory    *self,
                             guint       unit,
                             gint64      from,
                             gint64      until,
                             const char *reason);
void sg_story_tell_closure (SgStory *self, gint64 at, gint64 until);

G_END_DECLS
