/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One call from the ringing to the day after, apart from who was sent and what was done to the
 * patients. */

#include "desk/demo/sg-story-call.h"

#include <string.h>

#include "common/sg-complaint.h"
#include "desk/demo/sg-story-people.h"

/* The verifier begins at nine, local time, and looks at what was closed before; some of it the
 * supervisor has seen already. */
#define VERIFIER_HOUR   9
#define SAME_DAY        30
#define VERIFIED        95
#define CORRECTED       15
#define PLACE_VERIFIED  70
#define CALLER_NAMED    65
#define NOTED           30
#define SELDOM_ANSWERED 12 /* percent of calls that ring for longer than they should */

SgStoryPlace *
sg_story_pick_place (SgStory *self)
{
  return &g_array_index (self->places, SgStoryPlace, sg_story_below (self, self->places->len));
}

SgStoryCall
sg_story_call_begin (SgStory *self, SgStoryPlace *place, const SgStoryCase *kind, const char *text)
{
  const SgStoryWordList *sources = &sg_story_words[SG_WORDS_SOURCE];
  SgStoryCall            call = { .place = place, .kind = kind, .text = text, .hospital = -1 };

  call.source = sg_story_pick (self, sources->words, sources->n);
  call.mark = self->pending->len;
  if (kind != NULL && text == NULL)
    call.text = SG_STORY_PICK (self, kind->texts);
  if (kind != NULL && kind->care == SG_CARE_TRANSFER)
    call.source = "faskes";

  return call;
}

void
sg_story_call_tell (SgStory           *self,
                    SgStoryCall       *call,
                    const char        *kind,
                    const SgStoryWhen *when,
                    SgBody            *body)
{
  call->last = MAX (call->last, when->recorded_at);
  sg_story_tell (self, kind, &call->id, when, body);
}

void
sg_story_call_stamp (SgStory *self, SgStoryCall *call, const char *name, gint64 at)
{
  SgStoryWhen when = sg_story_seen (at);
  SgBody     *body = sg_body_new ();

  when.recorded_at = MAX (at, call->t1);
  sg_body_text (body, "milestone", name);
  sg_story_call_tell (self, call, "milestone.stamped@1", &when, body);
}

/* As the desk counts: anew each day, in its own zone. */
static char *
dup_number (SgStory *self, gint64 at)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (self->desk, at);
  g_autofree char *date = g_date_time_format (local, "%Y%m%d");
  gint64           day = (at + self->offset) / SG_STORY_DAY;

  if (day != self->number_day)
    {
      self->number_day = day;
      self->number_count = 0;
    }

  return g_strdup_printf ("PSC-%s-%s-%s%03u",
                          sg_desk_get_identity (self->desk)->psc,
                          date,
                          self->number_prefix,
                          ++self->number_count);
}

/* A panic button and a shared position say where they are. */
static gboolean
brings_place (const SgStoryCall *call)
{
  return call->kind != NULL &&
         (strcmp (call->source, "panic") == 0 || strcmp (call->source, "wa_chat") == 0);
}

/**
 * sg_story_call_open:
 * @at: when it began to ring
 */
void
sg_story_call_open (SgStory *self, SgStoryCall *call, gint64 at)
{
  gboolean         late = sg_story_happens (self, SELDOM_ANSWERED);
  g_autofree char *phone = sg_story_dup_phone (self);
  g_autofree char *caller = sg_story_dup_name (self, sg_story_happens (self, 50));
  g_autofree char *number = NULL;
  SgStoryWhen      when;
  SgBody          *body = sg_body_new ();

  call->t1 = at + (late ? sg_story_seconds (self, 11, 30) : sg_story_seconds (self, 3, 10));
  call->id = sg_story_new_id (self, call->t1);
  when = sg_story_seen (call->t1);
  number = dup_number (self, call->t1);
  sg_body_text (body, "number", number);
  sg_body_text (body, "source", call->drill ? "simulasi" : call->source);
  sg_body_text (body, "phone", phone);
  if (call->kind != NULL && sg_story_happens (self, CALLER_NAMED))
    sg_body_text (body, "caller", caller);
  sg_body_text (body, "text", call->text);
  if (call->drill)
    sg_body_bool (body, "drill", TRUE);
  if (brings_place (call))
    {
      SgScene scene = { .lat = call->place->scene.lat,
                        .lon = call->place->scene.lon,
                        .radius_m = 25,
                        .confidence = 0.8,
                        .method = (char *) "gps" };

      sg_scene_write (&scene, body, "place");
    }
  if (call->kind != NULL && call->kind->care == SG_CARE_TRANSFER)
    sg_body_text (body, "job", "transport");
  sg_story_call_tell (self, call, "incident.opened@1", &when, body);
  sg_story_call_stamp (self, call, "T0", at);
  sg_story_call_stamp (self, call, "T1", call->t1);
}

void
sg_story_call_locate (SgStory *self, SgStoryCall *call, gint64 at)
{
  static const char *const methods[] = { "gazetteer", "gazetteer", "picked", "pasted", "typed" };
  SgStoryWhen              when = sg_story_seen (at);
  SgScene                  scene = call->place->scene; /* borrows */
  SgBody                  *body = sg_body_new ();

  scene.method = (char *) (brings_place (call) ? "gps" : SG_STORY_PICK (self, methods));
  scene.confidence = (double) sg_story_between (self, 55, 98) / 100;
  scene.radius_m = (double) sg_story_between (self, 10, 120);
  scene.verified = sg_story_happens (self, PLACE_VERIFIED);
  sg_scene_write (&scene, body, "place");
  sg_story_call_tell (self, call, "incident.located@1", &when, body);
}

static void
answer (SgStory *self, SgStoryCall *call, const char *question, const char *said, gint64 at)
{
  SgStoryWhen when = sg_story_seen (at);
  SgBody     *body = sg_body_new ();

  sg_body_text (body, "card", "kunci");
  sg_body_text (body, "question", question);
  sg_body_text (body, "answer", said);
  sg_story_call_tell (self, call, "question.answered@1", &when, body);
}

/* As many as the caller says, or as such a call has. */
static guint
count_victims (SgStory *self, const SgStoryCall *call)
{
  g_autoptr (SgComplaint) said = NULL;

  if (call->text != NULL)
    said = sg_complaint_suggest (call->text, NULL);
  if (said != NULL && said->victims > 0)
    return MIN ((guint) said->victims, call->kind->victims);

  return 1 + sg_story_below (self, call->kind->victims);
}

static void
tell_victims (SgStory *self, SgStoryCall *call, gint64 at)
{
  SgStoryWhen when = sg_story_seen (at);
  gboolean    trapped = call->kind->care == SG_CARE_TRAUMA && call->kind->severity == 1 &&
                     sg_story_happens (self, 15);
  SgBody *body = sg_body_new ();

  call->n_patients = count_victims (self, call);
  sg_body_int (body, "victims", call->n_patients);
  if (trapped)
    sg_body_bool (body, "entrapment", TRUE);
  if (call->kind->care == SG_CARE_TRANSFER)
    {
      g_autofree char *sisrute = g_strdup_printf ("DEMO-%06u", sg_story_below (self, 1000000));

      sg_body_text (body, "sisrute", sisrute);
    }
  sg_story_call_tell (self, call, "incident.changed@1", &when, body);
}

/**
 * sg_story_call_classify:
 * @at: when the operator had heard enough
 */
void
sg_story_call_classify (SgStory *self, SgStoryCall *call, gint64 at)
{
  const SgStoryCase *kind = call->kind;
  SgStoryWhen        when = sg_story_seen (at);
  SgBody            *body = sg_body_new ();

  if (kind->severity == 1)
    {
      gboolean arrest = kind->care == SG_CARE_ARREST;

      answer (self, call, "sadar", arrest || sg_story_happens (self, 40) ? "no" : "yes", at);
      answer (self,
              call,
              "bernapas_normal",
              arrest || kind->care == SG_CARE_BREATH ? "no" : "yes",
              at);
    }

  sg_body_text (body, "type", kind->type);
  sg_body_int (body, "severity", kind->severity);
  if (kind->care == SG_CARE_ARREST)
    sg_body_text (body, "why", "Tidak sadar dan tidak bernapas normal");
  sg_body_text (body, "finding", kind->finding);
  sg_story_call_tell (self, call, "incident.classified@1", &when, body);
  tell_victims (self, call, at + sg_story_seconds (self, 3, 15));

  if (sg_story_happens (self, NOTED))
    {
      const SgStoryWordList *notes = &sg_story_words[SG_WORDS_NOTE];

      when = sg_story_seen (at + sg_story_seconds (self, 20, 90));
      body = sg_body_new ();
      sg_body_text (body, "text", sg_story_pick (self, notes->words, notes->n));
      sg_story_call_tell (self, call, "incident.noted@1", &when, body);
    }
}

/**
 * sg_story_call_close:
 * @outcome: (nullable): of the patients
 * @reason: (nullable)
 *
 * Closes it a moment after the last that was told of it.
 */
void
sg_story_call_close (SgStory     *self,
                     SgStoryCall *call,
                     const char  *disposition,
                     const char  *outcome,
                     const char  *reason)
{
  SgStoryWhen when = sg_story_seen (call->last + sg_story_seconds (self, 10, 120));
  SgBody     *body = sg_body_new ();

  sg_body_text (body, "disposition", disposition);
  sg_body_text (body, "outcome", outcome);
  sg_body_text (body, "reason", reason);
  sg_story_call_tell (self, call, "incident.closed@1", &when, body);
}

/**
 * sg_story_call_use:
 * @unit: which is about to be changed
 */
void
sg_story_call_use (SgStory *self, SgStoryCall *call, guint unit)
{
  if (call->n_used < SG_STORY_USED_MAX)
    call->used[call->n_used++] =
      (SgStoryUsed){ unit, g_array_index (self->units, SgStoryUnit, unit) };
}

/**
 * sg_story_call_finish:
 *
 * Returns: %FALSE when the call would not be over yet; then nothing of it has happened
 */
gboolean
sg_story_call_finish (SgStory *self, SgStoryCall *call)
{
  if (call->last <= self->now)
    return TRUE;

  for (guint i = call->n_used; i > 0; i--)
    g_array_index (self->units, SgStoryUnit, call->used[i - 1].index) = call->used[i - 1].before;
  sg_story_forget_since (self, call->mark);

  return FALSE;
}

/* ---- the day after ---- */

static void
correct (SgStory *self, SgStoryCall *call, const char *by, gint64 at)
{
  static const char *const milestones[SG_STORY_N_DRIVE] = { "T5", "T6", "T8", "T9" };
  const SgStoryWordList   *reasons = &sg_story_words[SG_WORDS_CORRECTION];
  guint                    which = sg_story_below (self, SG_STORY_N_DRIVE);
  SgStoryWhen              when = sg_story_by (at, self->people[SG_STORY_VERIFIER].by);
  SgBody                  *body = sg_body_new ();

  when.clock = SG_CLOCK_MANUAL;
  when.at = call->drive[which] + sg_story_between (self, -40, 40) * SG_STORY_SECOND;
  sg_body_text (body, "milestone", milestones[which]);
  sg_body_text (body, "reason", sg_story_pick (self, reasons->words, reasons->n));
  sg_story_call_tell (self, call, "milestone.corrected@1", &when, body);
}

/* Returns: the verifier's next morning. */
static gint64
find_morning (SgStory *self, gint64 closed)
{
  gint64 since = closed + self->offset - VERIFIER_HOUR * SG_STORY_HOUR;
  gint64 day = since / SG_STORY_DAY + 1;

  return day * SG_STORY_DAY - self->offset + VERIFIER_HOUR * SG_STORY_HOUR +
         sg_story_seconds (self, 0, 3 * 3600);
}

/**
 * sg_story_call_verify:
 *
 * What a second person does with it: the supervisor after some hours, or the verifier in the
 * morning.
 */
void
sg_story_call_verify (SgStory *self, SgStoryCall *call)
{
  gboolean    same_day = sg_story_happens (self, SAME_DAY);
  const char *by = self->people[same_day ? SG_STORY_SUPERVISOR : SG_STORY_VERIFIER].by;
  gint64      at = same_day ? call->last + sg_story_seconds (self, 2 * 3600, 5 * 3600)
                            : find_morning (self, call->last);
  SgStoryWhen when = sg_story_by (at, by);
  SgBody     *body;

  if (!sg_story_happens (self, VERIFIED))
    return;

  if (call->hospital >= 0 && sg_story_happens (self, CORRECTED))
    correct (self, call, by, at - sg_story_seconds (self, 30, 120));
  body = sg_body_new ();
  sg_body_int (body, "revision", 1);
  sg_story_call_tell (self, call, "incident.verified@1", &when, body);
}
