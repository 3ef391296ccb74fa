/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Volunteers: alerted in rings, the nearest first, and most of them do not answer. */

#include "desk/demo/sg-story-dispatch.h"

#include "desk/demo/sg-story-care.h"
#include "desk/demo/sg-story-places.h"

#define RING_SIZE       5
#define RING_SECONDS    30
#define REFUSED_PERCENT 8
#define SEV2_PERCENT    15

static const guint ring_metres[] = { 500, 1000, 2000, 3000 };

/* Somebody of a ring who was asked. */
typedef struct
{
  SgStoryTask          task;
  const SgStoryRanked *ranked;
} Asked;

static gboolean
is_of_ring (SgStory *self, const SgStoryCall *call, const SgStoryRanked *one, guint ring)
{
  const SgStoryVolunteer *who = &g_array_index (self->volunteers, SgStoryVolunteer, one->who);
  guint                   least = ring > 1 ? ring_metres[ring - 2] : 0;

  return one->way.metres > least && one->way.metres <= ring_metres[ring - 1] &&
         who->level != NULL && who->busy_until <= call->t1;
}

static void
tell_ring (SgStory *self, SgStoryCall *call, guint ring, gint64 at, const GArray *members)
{
  SgStoryWhen when = sg_story_by (at, "system:emergency");
  SgBody     *body = sg_body_new ();

  sg_body_int (body, "ring", ring);
  sg_body_int (body, "road_m", ring_metres[ring - 1]);
  sg_body_int (body, "expires_at", at + RING_SECONDS * SG_STORY_SECOND);
  sg_body_begin_array (body, "responders");
  for (guint i = 0; i < members->len; i++)
    {
      const SgStoryRanked *one = g_array_index (members, const SgStoryRanked *, i);

      sg_body_begin_object (body, NULL);
      sg_body_uuid (body, "id", &g_array_index (self->volunteers, SgStoryVolunteer, one->who).id);
      sg_body_text (body, "role", "patient");
      sg_body_int (body, "eta_s", one->way.ms / 1000);
      sg_body_end_object (body);
    }
  sg_body_end_array (body);
  sg_story_call_tell (self, call, "ring.opened@1", &when, body);
}

/**
 * sg_story_ring_open:
 * @ring: 1 to 4
 * @tasks: (element-type Asked): those who were asked are added
 *
 * Returns: how many live in it
 */
guint
sg_story_ring_open (SgStory *self, SgStoryCall *call, guint ring, gint64 at, GArray *tasks)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (const SgStoryRanked *));

  sg_story_place_find_volunteers (self, call->place);
  for (guint i = 0; i < call->place->volunteers->len && members->len < RING_SIZE; i++)
    {
      const SgStoryRanked *one = &g_array_index (call->place->volunteers, SgStoryRanked, i);

      if (is_of_ring (self, call, one, ring))
        g_array_append_val (members, one);
    }

  if (members->len > 0)
    tell_ring (self, call, ring, at, members);
  for (guint i = 0; i < members->len; i++)
    {
      const SgStoryRanked *one = g_array_index (members, const SgStoryRanked *, i);
      Asked                asked = { sg_story_task_ask_volunteer (self, call, one, ring, at), one };

      if (tasks != NULL)
        g_array_append_val (tasks, asked);
    }

  return members->len;
}

static void
come (SgStory *self, SgStoryCall *call, Asked *asked, gint64 at, gint64 relieved_at)
{
  SgStoryVolunteer *who = &g_array_index (self->volunteers, SgStoryVolunteer, asked->ranked->who);
  gboolean          fetches = call->place->fetcher == asked->ranked->who;
  gboolean          arrest = call->kind->care == SG_CARE_ARREST;
  gint64      ms = arrest && fetches ? call->place->fetch_ms : MAX (asked->ranked->way.ms, 30000);
  gint64      there = at + 30 * SG_STORY_SECOND + ms * sg_story_between (self, 900, 1500);
  SgStoryWhen when = sg_story_seen (at + 15 * SG_STORY_SECOND);

  sg_story_task_step (self, call, &asked->task, "en_route", &when);
  who->busy_until = relieved_at;
  if (there >= relieved_at)
    {
      sg_story_task_end (self, call, &asked->task, "task.released@1", "unit_lain", relieved_at);
      return;
    }

  when = sg_story_seen (there);
  sg_story_task_step (self, call, &asked->task, "on_scene", &when);
  if (arrest)
    sg_story_care_begin_cpr (self, call, there + 40 * SG_STORY_SECOND, fetches);
  sg_story_task_end (self,
                     call,
                     &asked->task,
                     "task.ended@1",
                     NULL,
                     relieved_at + sg_story_seconds (self, 120, 600));
}

/* Returns: how many of the ring come. */
static guint
answer (SgStory *self, SgStoryCall *call, GArray *tasks, gint64 at, gint64 relieved_at)
{
  guint n_coming = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      Asked   *asked = &g_array_index (tasks, Asked, i);
      guint    who = asked->ranked->who;
      guint    accepts = g_array_index (self->volunteers, SgStoryVolunteer, who).accept_percent;
      guint    chance = sg_story_below (self, 100);
      gint64   then = at + sg_story_seconds (self, 5, RING_SECONDS - 1);
      gboolean refuses = chance < accepts + REFUSED_PERCENT;

      if (chance < accepts)
        {
          sg_story_task_answer (self, call, &asked->task, "accepted", NULL, then);
          come (self, call, asked, then, relieved_at);
          n_coming++;
          continue;
        }

      sg_story_task_answer (self,
                            call,
                            &asked->task,
                            refuses ? "refused" : "no_answer",
                            refuses ? "Sedang bekerja" : NULL,
                            refuses ? then : at + (RING_SECONDS + 1) * SG_STORY_SECOND);
    }

  return n_coming;
}

static void
tell_closed (SgStory *self, SgStoryCall *call, guint ring, const char *why, gint64 at)
{
  SgStoryWhen when = sg_story_by (at, "system:emergency");
  SgBody     *body = sg_body_new ();

  sg_body_int (body, "ring", ring);
  sg_body_text (body, "why", why);
  sg_story_call_tell (self, call, "ring.closed@1", &when, body);
}

/**
 * sg_story_send_volunteers:
 * @at: when the first ring is opened
 * @relieved_at: when the ambulance is there
 *
 * Ring after ring until somebody comes or there is nobody left to ask.
 */
void
sg_story_send_volunteers (SgStory *self, SgStoryCall *call, gint64 at, gint64 relieved_at)
{
  guint n_coming = 0;
  guint last = 0;

  if (call->drill || call->kind->care == SG_CARE_TRANSFER || call->kind->care == SG_CARE_MIND ||
      call->kind->severity > 2 ||
      (call->kind->severity == 2 && !sg_story_happens (self, SEV2_PERCENT)))
    return;

  for (guint ring = 1; ring <= G_N_ELEMENTS (ring_metres) && n_coming == 0; ring++)
    {
      g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (Asked));

      if (at >= relieved_at || sg_story_ring_open (self, call, ring, at, tasks) == 0)
        continue;
      last = ring;
      n_coming = answer (self, call, tasks, at, relieved_at);
      at += RING_SECONDS * SG_STORY_SECOND;
    }

  if (last > 0)
    tell_closed (self,
                 call,
                 last,
                 n_coming > 0 ? "Sudah ada yang menuju lokasi" : "Tidak ada yang menerima",
                 at + 2 * SG_STORY_SECOND);
}
