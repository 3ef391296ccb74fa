/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/demo/sg-story-words.h"
#include "desk/demo/sg-story.h"

G_BEGIN_DECLS

#define SG_STORY_PATIENTS_MAX 4
#define SG_STORY_USED_MAX     6

/* The milestones of a drive that are corrected afterwards. */
enum
{
  SG_STORY_LEFT_BASE,
  SG_STORY_ON_SCENE,
  SG_STORY_LEFT_SCENE,
  SG_STORY_AT_HOSPITAL,
  SG_STORY_N_DRIVE
};

/* What a unit was before the call, in case the call is taken back. */
typedef struct
{
  guint       index;
  SgStoryUnit before; /* borrows its texts */
} SgStoryUsed;

/**
 * SgStoryCall:
 * @kind: (nullable): %NULL for what is no emergency
 * @last: when the last of it was recorded
 * @mark: how much was pending before
 * @hospital: where the patients were taken, in the story's hospitals; -1 for nowhere
 * @drive: when the ambulance did what, T5, T6, T8 and T9; 0 for never
 */
typedef struct
{
  SgUuid             id;
  SgStoryPlace      *place;
  const SgStoryCase *kind;
  const char        *text;
  const char        *source;
  gboolean           drill;
  gboolean           has_cpr; /* somebody has begun with it */
  gboolean           has_shock;
  gint64             t1;
  gint64             last;
  guint              mark;
  guint              n_patients;
  SgUuid             patients[SG_STORY_PATIENTS_MAX];
  int                hospital;
  gint64             drive[SG_STORY_N_DRIVE];
  guint              n_used;
  SgStoryUsed        used[SG_STORY_USED_MAX];
} SgStoryCall;

SgStoryPlace *sg_story_pick_place (SgStory *self);
SgStoryCall   sg_story_call_begin (SgStory           *self,
                                   SgStoryPlace      *place,
                                   const SgStoryCase *kind,
                                   const char        *text);
void          sg_story_call_open (SgStory *self, SgStoryCall *call, gint64 at);
void          sg_story_call_tell (SgStory           *self,
                                  SgStoryCall       *call,
                                  const char        *kind,
                                  const SgStoryWhen *when,
                                  SgBody            *body);
void          sg_story_call_stamp (SgStory *self, SgStoryCall *call, const char *name, gint64 at);
void          sg_story_call_locate (SgStory *self, SgStoryCall *call, gint64 at);
void          sg_story_call_classify (SgStory *self, SgStoryCall *call, gint64 at);
void          sg_story_call_close (SgStory     *self,
                                   SgStoryCall *call,
                                   const char  *disposition,
                                   const char  *outcome,
                                   const char  *reason);
gboolean      sg_story_call_finish (SgStory *self, SgStoryCall *call);
void          sg_story_call_verify (SgStory *self, SgStoryCall *call);
void          sg_story_call_use (SgStory *self, SgStoryCall *call, guint unit);

G_END_DECLS
