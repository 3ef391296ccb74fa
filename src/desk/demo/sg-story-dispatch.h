/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/demo/sg-story-call.h"

G_BEGIN_DECLS

/* What came of asking for an ambulance. */
typedef enum
{
  SG_STORY_HELPED,
  SG_STORY_NO_SIGN,   /* nobody was there */
  SG_STORY_CALLED_OFF /* before the ambulance came */
} SgStoryResult;

/* Somebody who was asked. Its events are recorded in the order in which they are told. */
typedef struct
{
  SgUuid id;
  gint64 last;
} SgStoryTask;

SgStoryTask sg_story_task_ask_unit (SgStory             *self,
                                    SgStoryCall         *call,
                                    const SgStoryRanked *ranked,
                                    gint64               at);
SgStoryTask sg_story_task_ask_volunteer (SgStory             *self,
                                         SgStoryCall         *call,
                                         const SgStoryRanked *ranked,
                                         guint                ring,
                                         gint64               at);
void        sg_story_task_answer (SgStory     *self,
                                  SgStoryCall *call,
                                  SgStoryTask *task,
                                  const char  *answer,
                                  const char  *reason,
                                  gint64       at);
void        sg_story_task_step (SgStory           *self,
                                SgStoryCall       *call,
                                SgStoryTask       *task,
                                const char        *state,
                                const SgStoryWhen *when);
void        sg_story_task_end (SgStory     *self,
                               SgStoryCall *call,
                               SgStoryTask *task,
                               const char  *kind,
                               const char  *reason,
                               gint64       at);

const SgStoryRanked *sg_story_find_free_unit (SgStory            *self,
                                              const SgStoryPlace *place,
                                              gint64              at,
                                              guint               skip);

SgStoryResult sg_story_dispatch (SgStory *self, SgStoryCall *call, gint64 at);

/* Volunteers, in sg-story-rings.c. */
guint sg_story_ring_open (SgStory *self, SgStoryCall *call, guint ring, gint64 at, GArray *tasks);
void  sg_story_send_volunteers (SgStory *self, SgStoryCall *call, gint64 at, gint64 relieved_at);

G_END_DECLS
