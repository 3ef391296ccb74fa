/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/demo/sg-story.h"

G_BEGIN_DECLS

/* The part of the region that the PSC serves. */
typedef struct
{
  SgPoint centre;
  char   *code; /* of the regency, such as `31.74`; NULL where nobody knows */
  char   *name;
  char   *province_code;
  GArray *segments; /* of guint32: named roads on which something may happen */
} SgStoryGround;

SgStoryGround *sg_story_ground_new (SgRegion *region, SgGazetteer *gazetteer, GError **error);
void           sg_story_ground_free (SgStoryGround *self);
SgPoint        sg_story_ground_pick (const SgStoryGround *self, SgStory *story, SgRoads *roads);

gboolean sg_story_make_facilities (SgStory *self, const SgStoryGround *ground, GError **error);
gboolean sg_story_make_places (SgStory             *self,
                               const SgStoryGround *ground,
                               SgProgress          *progress,
                               GError             **error);
void     sg_story_place_find_volunteers (SgStory *self, SgStoryPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgStoryGround, sg_story_ground_free)

G_END_DECLS
