/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/demo/sg-story-call.h"

G_BEGIN_DECLS

gboolean sg_story_tell_days (SgStory *self, SgProgress *progress, GError **error);

/* What is open now, in sg-story-now.c. */
void sg_story_tell_now (SgStory *self);

G_END_DECLS
