/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Day after day: how many calls, when, of what kind.
 *
 * At real desks nearly all calls are no emergencies: 1 % were real in Purworejo in one year, and
 * 23 % of the calls were pranks in Jakarta (domain.md). A demo in which nothing happens shows
 * nothing, so here about half of the calls are emergencies, and the table below says so. */

#include "desk/demo/sg-story-day.h"

#include "desk/demo/sg-story-care.h"
#include "desk/demo/sg-story-people.h"
#include "desk/demo/sg-story-shift.h"

typedef enum
{
  TURN_EMERGENCY,
  TURN_PRANK,
  TURN_GHOST,
  TURN_INFO,
  TURN_PHONE,
  TURN_TRANSFER,
  TURN_OUTSIDE,
  TURN_CANCELLED,
  TURN_DUPLICATE,
  TURN_DRILL,
  /* Only when it is asked for. */
  TURN_ARREST,
  TURN_CRASH,
  TURN_BIRTH,
  TURN_CALLBACK,
  TURN_INCOMPLETE
} Turn;

/* Of a thousand calls. */
static const struct
{
  Turn  turn;
  guint permille;
} shares[] = {
  { TURN_EMERGENCY, 450 }, { TURN_PRANK, 160 },   { TURN_GHOST, 100 },  { TURN_INFO, 120 },
  { TURN_PHONE, 70 },      { TURN_TRANSFER, 35 }, { TURN_OUTSIDE, 15 }, { TURN_CANCELLED, 20 },
  { TURN_DUPLICATE, 20 },  { TURN_DRILL, 10 },
};

/* Local hours: most calls come in the morning and in the early evening, few before dawn. */
static const guint8 hours[24] = { 22, 16, 12, 11, 14, 24, 44, 68, 84, 88, 78, 70,
                                  66, 60, 58, 60, 70, 86, 92, 84, 70, 54, 40, 30 };
#define BUSIEST_HOUR 92

/* What the last day has in any case, so many minutes before now. */
static const struct
{
  Turn  turn;
  guint minutes;
} last_day[] = {
  { TURN_ARREST, 560 }, { TURN_CRASH, 450 },      { TURN_DUPLICATE, 380 }, { TURN_PRANK, 300 },
  { TURN_DRILL, 290 },  { TURN_GHOST, 250 },      { TURN_INFO, 240 },      { TURN_CALLBACK, 215 },
  { TURN_BIRTH, 205 },  { TURN_INCOMPLETE, 190 },
};

/* ---- emergencies ---- */

static const SgStoryCase *
pick_case (SgStory *self)
{
  guint sum = 0;
  guint chance;
  guint which = 0;

  for (guint i = 0; i < sg_story_n_cases; i++)
    sum += sg_story_cases[i].weight;
  chance = sg_story_below (self, sum);
  while (chance >= sg_story_cases[which].weight)
    chance -= sg_story_cases[which++].weight;

  return &sg_story_cases[which];
}

static void
debrief (SgStory *self, SgStoryCall *call)
{
  SgStoryWhen when = sg_story_seen (call->last + sg_story_seconds (self, 60, 600));
  SgBody     *body = sg_body_new ();

  sg_body_text (body, "debrief", "Alur berjalan baik; lokasi jelas dari patokan");
  sg_story_call_tell (self, call, "incident.changed@1", &when, body);
}

static void
close_emergency (SgStory *self, SgStoryCall *call, SgStoryResult result, gboolean complete)
{
  const char *outcome = complete ? sg_story_care_outcome (self, call) : NULL;

  if (result == SG_STORY_CALLED_OFF)
    sg_story_call_close (self, call, "cancelled", NULL, "Korban dibawa kendaraan pribadi");
  else if (result == SG_STORY_NO_SIGN)
    sg_story_call_close (self, call, "no_sign", NULL, "Kru tidak menemukan korban");
  else
    sg_story_call_close (self, call, "dispatch", outcome, NULL);
}

/* Returns: %FALSE when it could not be over by now; then it did not happen. */
static gboolean
tell_emergency (SgStory *self, SgStoryCall *call, gint64 at, gboolean complete)
{
  SgStoryResult result;

  sg_story_call_open (self, call, at);
  at = call->t1 + sg_story_seconds (self, 14, 50);
  sg_story_call_locate (self, call, at);
  at += sg_story_seconds (self, 6, 30);
  sg_story_call_classify (self, call, at);
  if (!complete)
    call->n_patients = 0;
  if (call->kind->care == SG_CARE_ARREST && sg_story_happens (self, 60))
    sg_story_care_begin_cpr (self, call, at + 45 * SG_STORY_SECOND, FALSE);

  result = sg_story_dispatch (self, call, at + sg_story_seconds (self, 5, 40));
  close_emergency (self, call, result, complete);
  if (!sg_story_call_finish (self, call))
    return FALSE;

  if (complete && call->kind->severity == 1 && result == SG_STORY_HELPED)
    debrief (self, call);
  if (complete)
    sg_story_call_verify (self, call);
  return TRUE;
}

static void
tell_case (SgStory *self, gint64 at, const SgStoryCase *kind, gboolean drill, gboolean complete)
{
  SgStoryCall call = sg_story_call_begin (self, sg_story_pick_place (self), kind, NULL);

  call.drill = drill;
  tell_emergency (self, &call, at, complete);
}

/* A second person sees the same crash and calls as well. */
static void
tell_duplicate (SgStory *self, gint64 at)
{
  SgStoryPlace *place = sg_story_pick_place (self);
  SgStoryCall   first = sg_story_call_begin (self, place, sg_story_case_find ("kll", 2), NULL);
  SgStoryCall   second;
  SgStoryWhen   when;
  SgBody       *body;

  if (!tell_emergency (self, &first, at, TRUE))
    return;

  second = sg_story_call_begin (self, place, first.kind, NULL);
  sg_story_call_open (self, &second, at + sg_story_seconds (self, 90, 300));
  sg_story_call_locate (self, &second, second.t1 + sg_story_seconds (self, 10, 30));
  when = sg_story_seen (second.last + sg_story_seconds (self, 5, 20));
  body = sg_body_new ();
  sg_body_uuid (body, "other", &first.id);
  sg_body_text (body, "relation", "duplicate");
  sg_story_call_tell (self, &second, "incident.linked@1", &when, body);
  sg_story_call_close (self, &second, "duplicate", NULL, NULL);
  if (sg_story_call_finish (self, &second))
    sg_story_call_verify (self, &second);
}

/* ---- the other half ---- */

static void
tell_caller (SgStory *self, SgStoryCall *call, const char *result)
{
  SgStoryWhen when = sg_story_seen (call->last + sg_story_seconds (self, 10, 40));
  SgBody     *body = sg_body_new ();

  sg_body_text (body, "result", result);
  sg_story_call_tell (self, call, "caller.verified@1", &when, body);
}

/* A silent call may be somebody who chokes: it is called back before it is closed. */
static void
call_back (SgStory *self, SgStoryCall *call)
{
  SgStoryWhen when = sg_story_seen (call->last + sg_story_seconds (self, 15, 60));
  SgBody     *body = sg_body_new ();

  sg_body_text (body, "whom", "Pelapor");
  sg_body_text (body, "channel", "phone");
  sg_body_text (body, "result", sg_story_happens (self, 60) ? "no_answer" : "reached");
  sg_story_call_tell (self, call, "contact.attempted@1", &when, body);
  tell_caller (self, call, "tidak_menjawab");
}

static void
forward (SgStory *self, SgStoryCall *call)
{
  static const char *const agencies[] = { "polres", "damkar", "bpbd", "damkar" };
  g_autofree char         *taken_by = sg_story_dup_name (self, FALSE);
  SgStoryWhen              when = sg_story_seen (call->last + sg_story_seconds (self, 30, 90));
  SgBody                  *body = sg_body_new ();

  sg_body_text (body, "agency", SG_STORY_PICK (self, agencies));
  sg_body_text (body, "taken_by", taken_by);
  sg_story_call_tell (self, call, "incident.forwarded@1", &when, body);
}

static void
classify_as (SgStory *self, SgStoryCall *call, const char *type)
{
  SgStoryWhen when = sg_story_seen (call->last + sg_story_seconds (self, 10, 40));
  SgBody     *body = sg_body_new ();

  sg_story_call_locate (self, call, when.at - 5 * SG_STORY_SECOND);
  sg_body_text (body, "type", type);
  sg_body_int (body, "severity", 3);
  sg_story_call_tell (self, call, "incident.classified@1", &when, body);
}

static void
promise (SgStory *self, SgStoryCall *call)
{
  SgStoryWhen when = sg_story_seen (call->last + sg_story_seconds (self, 5, 30));
  SgBody     *body = sg_body_new ();

  sg_body_int (body, "at", self->now + 40 * SG_STORY_MINUTE);
  sg_story_call_tell (self, call, "callback.promised@1", &when, body);
}

static void
follow_prank (SgStory *self, SgStoryCall *call)
{
  tell_caller (self, call, "iseng");
}

static void
follow_transfer (SgStory *self, SgStoryCall *call)
{
  classify_as (self, call, "non_medis");
  forward (self, call);
}

static void
follow_phone (SgStory *self, SgStoryCall *call)
{
  classify_as (self, call, "non_trauma_nonem");
}

static void
follow_promise (SgStory *self, SgStoryCall *call)
{
  classify_as (self, call, "non_trauma_nonem");
  promise (self, call);
}

static const struct
{
  Turn         turn;
  SgStoryWords words;
  const char  *disposition;
  const char  *outcome;
  void (*follow) (SgStory *self, SgStoryCall *call); /* may be NULL */
} others[] = {
  { TURN_PRANK, SG_WORDS_PRANK, "prank", NULL, follow_prank },
  { TURN_GHOST, SG_WORDS_GHOST, "ghost", NULL, call_back },
  { TURN_INFO, SG_WORDS_INFO, "info", NULL, NULL },
  { TURN_PHONE, SG_WORDS_PHONE_ADVICE, "solved_phone", "recovered", follow_phone },
  { TURN_CALLBACK, SG_WORDS_PHONE_ADVICE, "solved_phone", "recovered", follow_promise },
  { TURN_TRANSFER, SG_WORDS_TRANSFER, "transfer", NULL, follow_transfer },
  { TURN_OUTSIDE, SG_WORDS_OUTSIDE, "outside", NULL, NULL },
  { TURN_CANCELLED, SG_WORDS_CANCELLED, "cancelled", NULL, NULL },
};

static void
tell_other (SgStory *self, gint64 at, Turn turn)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const SgStoryWordList *words = &sg_story_words[others[i].words];
      SgStoryCall            call;

      if (others[i].turn != turn)
        continue;

      call = sg_story_call_begin (self,
                                  sg_story_pick_place (self),
                                  NULL,
                                  sg_story_pick (self, words->words, words->n));
      sg_story_call_open (self, &call, at);
      if (others[i].follow != NULL)
        others[i].follow (self, &call);
      sg_story_call_close (self, &call, others[i].disposition, others[i].outcome, NULL);
      if (sg_story_call_finish (self, &call))
        sg_story_call_verify (self, &call);
    }
}

/* ---- a day ---- */

typedef struct
{
  gint64 at;
  Turn   turn;
} Planned;

static Turn
pick_turn (SgStory *self)
{
  guint chance = sg_story_below (self, 1000);
  guint which = 0;

  while (chance >= shares[which].permille)
    chance -= shares[which++].permille;

  return shares[which].turn;
}

static int
compare_planned (gconstpointer a, gconstpointer b)
{
  const Planned *one = a;
  const Planned *other = b;

  return (one->at > other->at) - (one->at < other->at);
}

static gint64
pick_moment (SgStory *self, gint64 from, gint64 until)
{
  gint64 at;
  guint  hour;

  do
    {
      at = sg_story_between (self, from, until - 1);
      hour = (guint) ((at + self->offset) / SG_STORY_HOUR % G_N_ELEMENTS (hours));
    }
  while (sg_story_below (self, BUSIEST_HOUR) >= hours[hour]);

  return at;
}

static GArray *
plan_day (SgStory *self, gint64 from, gint64 until)
{
  GArray *planned = g_array_new (FALSE, FALSE, sizeof (Planned));
  guint   usual = self->plan->incidents_per_day;
  gint64  n = usual + sg_story_between (self, -(gint64) (usual / 4), usual / 4);

  n = n * (until - from) / SG_STORY_DAY;
  for (gint64 i = 0; i < n; i++)
    {
      Planned one = { pick_moment (self, from, until), pick_turn (self) };

      g_array_append_val (planned, one);
    }

  for (guint i = 0; until == self->now && i < G_N_ELEMENTS (last_day); i++)
    {
      Planned one = { self->now - last_day[i].minutes * SG_STORY_MINUTE, last_day[i].turn };

      if (one.at >= from)
        g_array_append_val (planned, one);
    }
  g_array_sort (planned, compare_planned);

  return planned;
}

/* Emergencies, of any case where none is named. */
static const struct
{
  Turn        turn;
  const char *finding;
  int         severity;
  gboolean    drill;
  gboolean    incomplete;
} emergencies[] = {
  { TURN_EMERGENCY, NULL, 0, FALSE, FALSE },         { TURN_DRILL, NULL, 0, TRUE, FALSE },
  { TURN_ARREST, "henti_jantung", 1, FALSE, FALSE }, { TURN_CRASH, "kll", 1, FALSE, FALSE },
  { TURN_BIRTH, "persalinan", 2, FALSE, FALSE },     { TURN_INCOMPLETE, "jatuh", 2, FALSE, TRUE },
};

static void
tell_turn (SgStory *self, gint64 at, Turn turn)
{
  if (turn == TURN_DUPLICATE)
    {
      tell_duplicate (self, at);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (emergencies); i++)
    if (emergencies[i].turn == turn)
      {
        const SgStoryCase *kind =
          emergencies[i].finding == NULL
            ? pick_case (self)
            : sg_story_case_find (emergencies[i].finding, emergencies[i].severity);

        tell_case (self, at, kind, emergencies[i].drill, !emergencies[i].incomplete);
        return;
      }

  tell_other (self, at, turn);
}

static gboolean
tell_day (SgStory *self, gint64 from, gint64 until, GError **error)
{
  g_autoptr (GArray) planned = NULL;

  sg_story_tell_shifts (self, from, until);
  sg_story_tell_routine (self, from, until);
  planned = plan_day (self, from, until);
  for (guint i = 0; i < planned->len; i++)
    {
      const Planned *one = &g_array_index (planned, Planned, i);

      tell_turn (self, one->at, one->turn);
    }

  if (until < self->now)
    return sg_story_write_until (self, until, error);

  sg_story_tell_now (self);
  return sg_story_write_until (self, self->now + 1, error);
}

/**
 * sg_story_tell_days:
 *
 * From the beginning to now.
 */
gboolean
sg_story_tell_days (SgStory *self, SgProgress *progress, GError **error)
{
  guint64 n = (guint64) ((self->now - self->from) / SG_STORY_DAY + 1);
  guint64 i = 0;

  for (gint64 at = self->from; at < self->now; at += SG_STORY_DAY)
    if (!tell_day (self, at, MIN (at + SG_STORY_DAY, self->now), error) ||
        !sg_progress_step (progress, ++i, n, error))
      return FALSE;

  return TRUE;
}
