/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the operator finds when the demo is opened: a cardiac arrest that has just been recognised,
 * a crash with an ambulance at it, and a call of which nobody knows yet where it is; beside them an
 * ambulance in the workshop and a closed road. */

#include "desk/demo/sg-story-day.h"

#include "desk/demo/sg-story-care.h"
#include "desk/demo/sg-story-places.h"
#include "desk/demo/sg-story-shift.h"

/* Who lives near is asked for at most so many places. */
#define LOOKED_AT_MAX 120
#define ENOUGH_NEAR   2

#define ON_SCENE_MINUTES 6

static guint
count_near (SgStory *self, SgStoryPlace *place)
{
  guint n = 0;

  sg_story_place_find_volunteers (self, place);
  for (guint i = 0; i < place->volunteers->len; i++)
    n += g_array_index (place->volunteers, SgStoryRanked, i).way.metres <= 500;

  return n;
}

/* One with volunteers within the first ring, if there is any. */
static SgStoryPlace *
find_peopled_place (SgStory *self)
{
  SgStoryPlace *best = &g_array_index (self->places, SgStoryPlace, 0);
  guint         most = 0;

  for (guint i = 0; i < MIN (self->places->len, LOOKED_AT_MAX) && most < ENOUGH_NEAR; i++)
    {
      SgStoryPlace *place = &g_array_index (self->places, SgStoryPlace, i);
      guint         n = count_near (self, place);

      if (n > most && sg_story_find_free_unit (self, place, self->now, 0) != NULL)
        {
          best = place;
          most = n;
        }
    }

  return best;
}

static void
tell_arrest (SgStory *self)
{
  SgStoryPlace        *place = find_peopled_place (self);
  SgStoryCall          call;
  const SgStoryRanked *unit = sg_story_find_free_unit (self, place, self->now, 0);

  call = sg_story_call_begin (self, place, sg_story_case_find ("henti_jantung", 1), NULL);
  call.source = "tel119";
  sg_story_call_open (self, &call, self->now - 110 * SG_STORY_SECOND);
  sg_story_call_locate (self, &call, self->now - 70 * SG_STORY_SECOND);
  sg_story_call_classify (self, &call, self->now - 52 * SG_STORY_SECOND);
  if (unit != NULL)
    sg_story_task_ask_unit (self, &call, unit, self->now - 40 * SG_STORY_SECOND);
  sg_story_ring_open (self, &call, 1, self->now - 12 * SG_STORY_SECOND, NULL);
}

/* Returns: a place to which an ambulance is free that needs a believable time to it. */
static SgStoryPlace *
find_reachable_place (SgStory *self, const SgStoryRanked **unit)
{
  for (guint i = self->places->len; i > 0; i--)
    {
      SgStoryPlace *place = &g_array_index (self->places, SgStoryPlace, i - 1);

      *unit = sg_story_find_free_unit (self, place, self->now - 40 * SG_STORY_MINUTE, 0);
      if (*unit != NULL && (*unit)->way.ms < 20 * 60 * 1000)
        return place;
    }

  *unit = NULL;
  return &g_array_index (self->places, SgStoryPlace, 0);
}

static void
drive_there (SgStory *self, SgStoryCall *call, const SgStoryRanked *unit, gint64 there)
{
  gint64      left = there - (gint64) unit->way.ms * 1100;
  SgStoryTask task = sg_story_task_ask_unit (self, call, unit, left - 120 * SG_STORY_SECOND);
  SgStoryWhen when;

  sg_story_task_answer (self, call, &task, "accepted", NULL, left - 70 * SG_STORY_SECOND);
  when = sg_story_seen (left);
  sg_story_task_step (self, call, &task, "en_route", &when);
  when = sg_story_seen (there);
  sg_story_task_step (self, call, &task, "on_scene", &when);
  g_array_index (self->units, SgStoryUnit, unit->who).busy_until = self->now + 60 * SG_STORY_MINUTE;
}

static void
tell_crash (SgStory *self)
{
  gint64               there = self->now - ON_SCENE_MINUTES * SG_STORY_MINUTE;
  const SgStoryRanked *unit = NULL;
  SgStoryPlace        *place = find_reachable_place (self, &unit);
  SgStoryCall          call = sg_story_call_begin (self,
                                          place,
                                          sg_story_case_find ("kll", 2),
                                          "Tabrakan dua motor, dua korban, satu kaki patah");
  gint64 at = there - 4 * SG_STORY_MINUTE - (unit != NULL ? (gint64) unit->way.ms * 1100 : 0);

  call.source = "tel119";
  sg_story_call_open (self, &call, at);
  sg_story_call_locate (self, &call, call.t1 + 25 * SG_STORY_SECOND);
  sg_story_call_classify (self, &call, call.t1 + 40 * SG_STORY_SECOND);
  if (unit == NULL)
    return;

  drive_there (self, &call, unit, there);
  sg_story_call_stamp (self, &call, "T7", there + 60 * SG_STORY_SECOND);
  sg_story_care_on_scene (self, &call, there + 70 * SG_STORY_SECOND);
}

static void
tell_unlocated (SgStory *self)
{
  SgStoryCall call = sg_story_call_begin (self,
                                          sg_story_pick_place (self),
                                          NULL,
                                          "Tolong cepat, ada orang jatuh di pinggir jalan besar");

  call.source = "wa_call";
  sg_story_call_open (self, &call, self->now - 50 * SG_STORY_SECOND);
}

/* The last unit that has had nothing to do for three hours, unless there are only two. */
static void
tell_workshop (SgStory *self)
{
  gint64 since = self->now - 3 * SG_STORY_HOUR;

  for (guint i = self->units->len; i > 2; i--)
    {
      const SgStoryUnit *unit = &g_array_index (self->units, SgStoryUnit, i - 1);

      if (unit->busy_until > since || unit->off_until > since)
        continue;
      sg_story_tell_downtime (self, i - 1, since, self->now + 5 * SG_STORY_HOUR, "Servis berkala");
      return;
    }
}

/**
 * sg_story_tell_now:
 *
 * The three incidents that are open, and what holds at this moment.
 */
void
sg_story_tell_now (SgStory *self)
{
  sg_story_tell_closure (self, self->now - 2 * SG_STORY_HOUR, self->now + 6 * SG_STORY_HOUR);
  tell_workshop (self);
  tell_crash (self);
  tell_arrest (self);
  tell_unlocated (self);
}
