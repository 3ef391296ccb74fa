/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ambulances: who was asked, what they said, and the drive. The drive takes what the road takes,
 * with the siren and in the traffic of the hour; about every second crew has the app, the others
 * tell their times by telephone. */

#include "desk/demo/sg-story-dispatch.h"

#include "desk/demo/sg-story-care.h"
#include "desk/demo/sg-story-shift.h"

#define ACK_SECONDS 90

/* Of a hundred requests. The rest accepts. */
#define REFUSED_PERCENT   9
#define NO_ANSWER_PERCENT 6

/* Of a hundred drives. */
#define CALLED_OFF_PERCENT 4
#define BREAKDOWN_PERCENT  2
#define NO_SIGN_PERCENT    3
#define TYPED_PERCENT      45

#define ASKED_MAX 5

/* Traffic makes a drive longer than the free road by so many percent. */
#define TRAFFIC_LEAST 95
#define TRAFFIC_MOST  140

static void
task_tell (SgStory     *self,
           SgStoryCall *call,
           SgStoryTask *task,
           const char  *kind,
           SgStoryWhen *when,
           SgBody      *body)
{
  when->recorded_at = MAX (when->recorded_at, task->last + SG_STORY_SECOND);
  task->last = when->recorded_at;
  sg_story_call_tell (self, call, kind, when, body);
}

static SgBody *
task_body (const SgStoryTask *task)
{
  SgBody *body = sg_body_new ();

  sg_body_uuid (body, "task", &task->id);
  return body;
}

static void
contact (SgStory *self, SgStoryCall *call, const SgStoryTask *task, const char *whom, gint64 at)
{
  const SgStoryWordList *channels = &sg_story_words[SG_WORDS_CALL_CHANNEL];
  SgStoryWhen            when = sg_story_seen (at);
  SgBody                *body = sg_body_new ();

  sg_body_text (body, "whom", whom);
  sg_body_text (body, "channel", sg_story_pick (self, channels->words, channels->n));
  sg_body_text (body, "result", "sent");
  sg_body_uuid (body, "task", &task->id);
  sg_story_call_tell (self, call, "contact.attempted@1", &when, body);
}

SgStoryTask
sg_story_task_ask_unit (SgStory *self, SgStoryCall *call, const SgStoryRanked *ranked, gint64 at)
{
  const SgStoryUnit *unit = &g_array_index (self->units, SgStoryUnit, ranked->who);
  SgStoryTask        task = { sg_story_new_id (self, at), 0 };
  SgStoryWhen        when = sg_story_seen (at);
  SgBody            *body = task_body (&task);

  sg_body_uuid (body, "responder", &unit->id);
  sg_body_text (body, "kind", "ambulance");
  sg_body_text (body, "role", "patient");
  sg_body_int (body, "eta_s", ranked->way.ms / 1000);
  sg_body_int (body, "expires_at", at + ACK_SECONDS * SG_STORY_SECOND);
  sg_body_text (body, "name", unit->call_sign);
  task_tell (self, call, &task, "task.requested@1", &when, body);
  contact (self, call, &task, unit->call_sign, at + 2 * SG_STORY_SECOND);

  return task;
}

SgStoryTask
sg_story_task_ask_volunteer (SgStory             *self,
                             SgStoryCall         *call,
                             const SgStoryRanked *ranked,
                             guint                ring,
                             gint64               at)
{
  const SgStoryVolunteer *one = &g_array_index (self->volunteers, SgStoryVolunteer, ranked->who);
  gboolean    fetches = call->kind->care == SG_CARE_ARREST && call->place->fetcher == ranked->who;
  guint       seconds = (fetches ? call->place->fetch_ms : ranked->way.ms) / 1000;
  SgStoryTask task = { sg_story_new_id (self, at), 0 };
  SgStoryWhen when = sg_story_by (at, "system:emergency");
  SgBody     *body = task_body (&task);

  sg_body_uuid (body, "responder", &one->id);
  sg_body_text (body, "kind", "volunteer");
  sg_body_text (body, "role", fetches ? "aed" : "patient");
  if (fetches)
    sg_body_uuid (body, "aed", &g_array_index (self->aeds, SgStoryAed, call->place->aed).id);
  sg_body_int (body, "eta_s", seconds);
  sg_body_int (body, "expires_at", at + 30 * SG_STORY_SECOND);
  sg_body_int (body, "ring", ring);
  sg_body_text (body, "name", one->name);
  sg_body_text (body, "level", one->level);
  task_tell (self, call, &task, "task.requested@1", &when, body);

  return task;
}

void
sg_story_task_answer (SgStory     *self,
                      SgStoryCall *call,
                      SgStoryTask *task,
                      const char  *answer,
                      const char  *reason,
                      gint64       at)
{
  SgStoryWhen when = sg_story_seen (at);
  SgBody     *body = task_body (task);

  sg_body_text (body, "answer", answer);
  sg_body_text (body, "reason", reason);
  task_tell (self, call, task, "task.answered@1", &when, body);
}

void
sg_story_task_step (SgStory           *self,
                    SgStoryCall       *call,
                    SgStoryTask       *task,
                    const char        *state,
                    const SgStoryWhen *when)
{
  SgStoryWhen then = *when;
  SgBody     *body = task_body (task);

  sg_body_text (body, "state", state);
  task_tell (self, call, task, "task.progressed@1", &then, body);
}

/**
 * sg_story_task_end:
 * @kind: `task.ended@1`, `task.cancelled@1` or `task.released@1`
 */
void
sg_story_task_end (SgStory     *self,
                   SgStoryCall *call,
                   SgStoryTask *task,
                   const char  *kind,
                   const char  *reason,
                   gint64       at)
{
  SgStoryWhen when = sg_story_seen (at);
  SgBody     *body = task_body (task);

  sg_body_text (body, "reason", reason);
  task_tell (self, call, task, kind, &when, body);
}

/* ---- who is asked ---- */

static gboolean
is_free (const SgStoryUnit *unit, gint64 at)
{
  return unit->busy_until <= at && unit->off_until <= at;
}

/**
 * sg_story_find_free_unit:
 * @skip: so many of the nearest free ones were asked already
 *
 * Returns: (nullable): the nearest of the others
 */
const SgStoryRanked *
sg_story_find_free_unit (SgStory *self, const SgStoryPlace *place, gint64 at, guint skip)
{
  for (guint i = 0; i < place->units->len; i++)
    {
      const SgStoryRanked *one = &g_array_index (place->units, SgStoryRanked, i);

      if (is_free (&g_array_index (self->units, SgStoryUnit, one->who), at) && skip-- == 0)
        return one;
    }

  return NULL;
}

/* Moves @at on until somebody is free. */
static const SgStoryRanked *
wait_for_unit (SgStory *self, const SgStoryPlace *place, gint64 *at)
{
  const SgStoryRanked *found = sg_story_find_free_unit (self, place, *at, 0);
  gint64               soonest = G_MAXINT64;

  for (guint i = 0; found == NULL && i < place->units->len; i++)
    {
      const SgStoryRanked *one = &g_array_index (place->units, SgStoryRanked, i);
      const SgStoryUnit   *unit = &g_array_index (self->units, SgStoryUnit, one->who);

      soonest = MIN (soonest, MAX (unit->busy_until, unit->off_until));
    }
  if (found != NULL || soonest == G_MAXINT64)
    return found;

  *at = soonest + sg_story_seconds (self, 5, 60);
  return sg_story_find_free_unit (self, place, *at, 0);
}

/* Asks one after the other until somebody accepts. */
static const SgStoryRanked *
ask (SgStory *self, SgStoryCall *call, SgStoryTask *task, gint64 *at)
{
  const SgStoryWordList *reasons = &sg_story_words[SG_WORDS_REFUSAL];
  const SgStoryRanked   *one = wait_for_unit (self, call->place, at);

  for (guint n = 0; one != NULL; n++)
    {
      guint                chance = sg_story_below (self, 100);
      const SgStoryRanked *next = NULL;

      *task = sg_story_task_ask_unit (self, call, one, *at);
      if (n < ASKED_MAX)
        next = sg_story_find_free_unit (self, call->place, *at, n + 1);
      if (next == NULL || chance >= REFUSED_PERCENT + NO_ANSWER_PERCENT)
        break;

      *at += chance < REFUSED_PERCENT ? sg_story_seconds (self, 15, 60)
                                      : (ACK_SECONDS + 1) * SG_STORY_SECOND;
      if (chance < REFUSED_PERCENT)
        sg_story_task_answer (self,
                              call,
                              task,
                              "refused",
                              sg_story_pick (self, reasons->words, reasons->n),
                              *at);
      else
        sg_story_task_answer (self, call, task, "no_answer", NULL, *at);
      *at += sg_story_seconds (self, 2, 8);
      one = next;
    }

  if (one != NULL)
    {
      *at += sg_story_seconds (self, 12, 75);
      sg_story_task_answer (self, call, task, "accepted", NULL, *at);
    }
  return one;
}

/* ---- the drive ---- */

static gint64
drive (SgStory *self, const SgStoryWay *way)
{
  gint64 free_us = (gint64) MAX (way->ms, 60000) * 1000;

  return free_us * sg_story_between (self, TRAFFIC_LEAST, TRAFFIC_MOST) / 100;
}

static SgStoryWhen
step_when (SgStory *self, gboolean typed, gint64 at)
{
  return typed ? sg_story_told (self, at) : sg_story_seen (at);
}

static void
tell_odometer (SgStory *self, SgStoryUnit *unit, guint64 metres, gint64 at)
{
  SgStoryWhen when = sg_story_seen (at);
  SgBody     *body = sg_body_new ();

  unit->odometer_km += (double) metres / 1000;
  sg_body_number (body, "odometer_km", unit->odometer_km, 1);
  sg_story_tell (self, "unit.travelled@1", &unit->id, &when, body);
}

/* With the patients to a hospital, until they are handed over. */
static gint64
transport (SgStory *self, SgStoryCall *call, SgStoryTask *task, gint64 at, gboolean typed)
{
  const SgStoryWay *way = &call->place->hospital[call->hospital];
  SgStoryWhen       when = step_when (self, typed, at);

  sg_story_task_step (self, call, task, "transporting", &when);
  call->drive[SG_STORY_LEFT_SCENE] = when.at;
  at += drive (self, way);
  when = step_when (self, typed, at);
  sg_story_task_step (self, call, task, "at_hospital", &when);
  call->drive[SG_STORY_AT_HOSPITAL] = when.at;
  at += sg_story_seconds (self, 480, 1500);
  sg_story_care_hand_over (self, call, at);

  return at;
}

static void
go_home (SgStory *self, SgStoryCall *call, SgStoryTask *task, const SgStoryRanked *one, gint64 at)
{
  SgStoryUnit      *unit = &g_array_index (self->units, SgStoryUnit, one->who);
  const SgStoryWay *out = call->hospital >= 0 ? &call->place->hospital[call->hospital] : NULL;
  const SgStoryWay *home = call->hospital >= 0 ? &unit->home[call->hospital] : &one->way;
  SgStoryWhen       when = sg_story_seen (at);

  sg_story_task_step (self, call, task, "returning", &when);
  at = MAX (at + drive (self, home), task->last);
  sg_story_task_end (self, call, task, "task.ended@1", NULL, at);
  tell_odometer (self, unit, one->way.metres + (out != NULL ? out->metres : 0) + home->metres, at);
  unit->busy_until = task->last + SG_STORY_MINUTE;
}

static SgStoryResult
work (SgStory *self, SgStoryCall *call, SgStoryTask *task, const SgStoryRanked *one, gint64 at)
{
  gboolean    typed = sg_story_happens (self, TYPED_PERCENT);
  gboolean    nobody = !call->drill && sg_story_happens (self, NO_SIGN_PERCENT);
  SgStoryWhen when = step_when (self, typed, at);

  sg_story_task_step (self, call, task, "en_route", &when);
  call->drive[SG_STORY_LEFT_BASE] = when.at;
  at += drive (self, &one->way);
  when = step_when (self, typed, at);
  sg_story_task_step (self, call, task, "on_scene", &when);
  call->drive[SG_STORY_ON_SCENE] = when.at;
  sg_story_send_volunteers (self, call, call->t1 + 90 * SG_STORY_SECOND, task->last);
  if (nobody)
    {
      go_home (self, call, task, one, at + sg_story_seconds (self, 300, 900));
      return SG_STORY_NO_SIGN;
    }

  sg_story_call_stamp (self, call, "T7", at + sg_story_seconds (self, 20, 150));
  at = sg_story_care_on_scene (self, call, at + 3 * SG_STORY_MINUTE);
  sg_story_care_choose_hospital (self, call, task, at);
  if (call->hospital >= 0)
    at = transport (self, call, task, at + sg_story_seconds (self, 60, 240), typed);
  go_home (self, call, task, one, at);

  return SG_STORY_HELPED;
}

static void
call_off (SgStory *self, SgStoryCall *call, SgStoryTask *task, const SgStoryRanked *one, gint64 at)
{
  const SgStoryWordList *reasons = &sg_story_words[SG_WORDS_CANCEL];
  SgStoryUnit           *unit = &g_array_index (self->units, SgStoryUnit, one->who);
  SgStoryWhen            when = sg_story_seen (at);

  sg_story_task_step (self, call, task, "en_route", &when);
  at += drive (self, &one->way) / 2;
  sg_story_task_end (self,
                     call,
                     task,
                     "task.cancelled@1",
                     sg_story_pick (self, reasons->words, reasons->n),
                     at);
  unit->busy_until = at + drive (self, &one->way) / 2;
}

/* The unit that had accepted cannot go on: it is out of service, and another one takes over. */
static const SgStoryRanked *
break_down (SgStory *self, SgStoryCall *call, SgStoryTask *task, guint broken, gint64 *at)
{
  SgStoryUnit         *unit = &g_array_index (self->units, SgStoryUnit, broken);
  SgStoryWhen          when = sg_story_seen (*at);
  const SgStoryRanked *next;
  SgBody              *body = task_body (task);

  unit->off_until = *at + sg_story_seconds (self, 4 * 3600, 20 * 3600);
  next = wait_for_unit (self, call->place, at);
  sg_body_uuid (body,
                "to",
                &g_array_index (self->units, SgStoryUnit, next != NULL ? next->who : broken).id);
  sg_body_text (body, "reason", "kendaraan");
  task_tell (self, call, task, "task.reassigned@1", &when, body);
  sg_story_tell_downtime (self, broken, when.at, unit->off_until, "kendaraan");

  if (next != NULL)
    {
      *at += sg_story_seconds (self, 10, 30);
      *task = sg_story_task_ask_unit (self, call, next, *at);
      *at += sg_story_seconds (self, 12, 60);
      sg_story_task_answer (self, call, task, "accepted", NULL, *at);
      sg_story_call_use (self, call, next->who);
    }

  return next;
}

/**
 * sg_story_dispatch:
 * @at: when the operator asked for the first ambulance
 */
SgStoryResult
sg_story_dispatch (SgStory *self, SgStoryCall *call, gint64 at)
{
  SgStoryTask          task;
  const SgStoryRanked *one = ask (self, call, &task, &at);

  if (one == NULL)
    return SG_STORY_CALLED_OFF;

  sg_story_call_use (self, call, one->who);
  if (sg_story_happens (self, BREAKDOWN_PERCENT))
    one = break_down (self, call, &task, one->who, &at);
  if (one == NULL)
    return SG_STORY_CALLED_OFF;

  at += sg_story_seconds (self, 35, 160);
  if (!call->drill && call->kind->severity > 1 && sg_story_happens (self, CALLED_OFF_PERCENT))
    {
      call_off (self, call, &task, one, at);
      return SG_STORY_CALLED_OFF;
    }

  return work (self, call, &task, one, at);
}
