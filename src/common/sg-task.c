/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a task, as one table. It decides what a person is offered, and what an event does to
 * the state. News from elsewhere may come in any order, so an event that does not fit still leaves
 * its time behind, and changes nothing else. */

#include "config.h"

#include "common/sg-task.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"

#define TASK(member, kind) SG_COLUMN (SgTask, member, kind)
#define STEP(name, step)   SG_COLUMN_AS (name, SgTask, at[step], TIME)

static const SgColumn columns[] = {
  TASK (id, UUID),
  TASK (incident, UUID),
  TASK (responder, UUID),
  TASK (name, TEXT),
  TASK (level, TEXT),
  TASK (kind, ENUM),
  TASK (role, ENUM),
  TASK (state, ENUM),
  TASK (aed, UUID),
  TASK (destination, UUID),
  TASK (number, INT),
  TASK (ring, INT),
  TASK (eta_s, INT),
  TASK (expires_at, TIME),
  TASK (forced, ENUM),
  TASK (disputed, ENUM),
  TASK (lead, ENUM),
  TASK (reason, TEXT),
  STEP ("requested_at", SG_STEP_REQUESTED),
  STEP ("answered_at", SG_STEP_ANSWERED),
  STEP ("en_route_at", SG_STEP_EN_ROUTE),
  STEP ("on_scene_at", SG_STEP_ON_SCENE),
  STEP ("transporting_at", SG_STEP_TRANSPORTING),
  STEP ("at_hospital_at", SG_STEP_AT_HOSPITAL),
  STEP ("returning_at", SG_STEP_RETURNING),
  STEP ("ended_at", SG_STEP_ENDED),
  TASK (clocks, CHARS),
};

const SgRecordType sg_task_record = {
  "task", sizeof (SgTask), columns, G_N_ELEMENTS (columns), (GDestroyNotify) sg_task_free,
};

#define BIT(state) (1u << SG_TASK_##state)

#define ASKED     (BIT (REQUESTED) | BIT (REFUSED) | BIT (NO_ANSWER))
#define UNDER_WAY (BIT (ACCEPTED) | BIT (EN_ROUTE) | BIT (ON_SCENE))
#define LATE      (BIT (TRANSPORTING) | BIT (AT_HOSPITAL) | BIT (RETURNING))
#define ALIVE     (BIT (REQUESTED) | UNDER_WAY | LATE)

/* A crew that forgets to report a step reports a later one: every later step may follow an earlier.
 * A late “yes” after the clock ran out is still a yes. */
static const struct
{
  const char *kind;
  const char *value; /* of the answer or state in the body; NULL for any */
  guint       from;
  SgTaskState to;
  SgStep      step;
} steps[] = {
  { "task.answered", "accepted", ASKED, SG_TASK_ACCEPTED, SG_STEP_ANSWERED },
  { "task.answered",
    "refused",
    BIT (REQUESTED) | BIT (NO_ANSWER) | UNDER_WAY,
    SG_TASK_REFUSED,
    SG_STEP_ANSWERED },
  { "task.answered", "no_answer", BIT (REQUESTED), SG_TASK_NO_ANSWER, SG_STEP_ANSWERED },
  { "task.progressed", "en_route", ASKED | BIT (ACCEPTED), SG_TASK_EN_ROUTE, SG_STEP_EN_ROUTE },
  { "task.progressed",
    "on_scene",
    ASKED | BIT (ACCEPTED) | BIT (EN_ROUTE),
    SG_TASK_ON_SCENE,
    SG_STEP_ON_SCENE },
  { "task.progressed",
    "transporting",
    ASKED | UNDER_WAY,
    SG_TASK_TRANSPORTING,
    SG_STEP_TRANSPORTING },
  { "task.progressed",
    "at_hospital",
    ASKED | UNDER_WAY | BIT (TRANSPORTING),
    SG_TASK_AT_HOSPITAL,
    SG_STEP_AT_HOSPITAL },
  { "task.progressed",
    "returning",
    ASKED | (ALIVE & ~BIT (RETURNING)),
    SG_TASK_RETURNING,
    SG_STEP_RETURNING },
  { "task.cancelled", NULL, ALIVE, SG_TASK_CANCELLED, SG_STEP_ENDED },
  { "task.reassigned", NULL, ALIVE, SG_TASK_REASSIGNED, SG_STEP_ENDED },
  { "task.released", NULL, ALIVE, SG_TASK_RELEASED, SG_STEP_ENDED },
  { "task.ended", NULL, ALIVE, SG_TASK_ENDED, SG_STEP_ENDED },
};

static const char *const state_names[] = {
  [SG_TASK_REQUESTED] = "requested",
  [SG_TASK_ACCEPTED] = "accepted",
  [SG_TASK_EN_ROUTE] = "en_route",
  [SG_TASK_ON_SCENE] = "on_scene",
  [SG_TASK_TRANSPORTING] = "transporting",
  [SG_TASK_AT_HOSPITAL] = "at_hospital",
  [SG_TASK_RETURNING] = "returning",
  [SG_TASK_REFUSED] = "refused",
  [SG_TASK_NO_ANSWER] = "no_answer",
  [SG_TASK_CANCELLED] = "cancelled",
  [SG_TASK_REASSIGNED] = "reassigned",
  [SG_TASK_RELEASED] = "released",
  [SG_TASK_ENDED] = "ended",
};

static const char *const role_names[] = {
  [SG_ROLE_PATIENT] = "patient",
  [SG_ROLE_AED] = "aed",
  [SG_ROLE_SUPPORT] = "support",
};

void
sg_task_free (SgTask *self)
{
  sg_record_free (&sg_task_record, self);
}

gboolean
sg_task_is_over (const SgTask *self)
{
  return self->state >= SG_TASK_REFUSED;
}

char
sg_clock_to_letter (SgClock clock)
{
  return "ame"[clock];
}

static const char *
find_value (const SgEvent *event)
{
  const char *answer = sg_event_get_text (event, "answer");

  return answer != NULL ? answer : sg_event_get_text (event, "state");
}

static int
find_step (const SgEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (sg_event_is_kind (event, steps[i].kind) &&
        (steps[i].value == NULL || g_strcmp0 (steps[i].value, find_value (event)) == 0))
      return (int) i;

  return -1;
}

/**
 * sg_task_may:
 * @event: what a person wants to record
 *
 * Returns: %FALSE with %SG_ERROR_STALE when it cannot happen to the task as it is now
 */
gboolean
sg_task_may (const SgTask *self, const SgEvent *event, GError **error)
{
  int step = find_step (event);

  if (step >= 0 && (steps[step].from & (1u << self->state)) == 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   _ ("%s is “%s” already: “%s” cannot follow"),
                   self->name != NULL ? self->name : _ ("the responder"),
                   state_names[self->state],
                   find_value (event) != NULL ? find_value (event) : event->kind);
      return FALSE;
    }

  return TRUE;
}

static void
take_reason (SgTask *self, const SgEvent *event)
{
  const char *reason = sg_event_get_text (event, "reason");

  if (reason == NULL)
    return;

  g_free (self->reason);
  self->reason = g_strdup (reason);
}

static void
request (SgTask *self, const SgEvent *event)
{
  static const char *const no_steps = "--------";

  self->incident = event->subject;
  self->responder = sg_event_get_uuid (event, "responder");
  self->name = g_strdup (sg_event_get_text (event, "name"));
  self->level = g_strdup (sg_event_get_text (event, "level"));
  self->kind = g_strcmp0 (sg_event_get_text (event, "kind"), "volunteer") == 0
                 ? SG_RESPONDER_VOLUNTEER
                 : SG_RESPONDER_AMBULANCE;
  sg_role_from_text (sg_event_get_text (event, "role"), &self->role, NULL);
  self->aed = sg_event_get_uuid (event, "aed");
  self->destination = sg_event_get_uuid (event, "destination");
  self->ring = sg_event_get_int (event, "ring", 0);
  self->eta_s = sg_event_get_int (event, "eta_s", -1);
  self->expires_at = sg_event_get_int (event, "expires_at", 0);
  self->forced = sg_event_get_bool (event, "forced");
  self->disputed = event->verdict == SG_VERDICT_DISPUTED;
  take_reason (self, event);

  g_strlcpy (self->clocks, no_steps, sizeof self->clocks);
  self->at[SG_STEP_REQUESTED] = event->at;
  self->clocks[SG_STEP_REQUESTED] = sg_clock_to_letter (event->clock);
}

/* What does not fit changes nothing that is known. A step that nobody has a time for gets one, but
 * an answer that came to nothing is none. */
static void
keep_first_time (SgTask *self, const SgEvent *event, SgStep step)
{
  if (self->at[step] != 0 || step == SG_STEP_ANSWERED)
    return;

  self->at[step] = event->at;
  self->clocks[step] = sg_clock_to_letter (event->clock);
}

/**
 * sg_task_apply:
 *
 * What @event does to the task. A `task.requested` begins it.
 *
 * Returns: whether the event was about a task at all
 */
gboolean
sg_task_apply (SgTask *self, const SgEvent *event)
{
  int step = find_step (event);

  if (sg_event_is_kind (event, "task.requested"))
    {
      request (self, event);
      return TRUE;
    }

  if (sg_event_is_kind (event, "task.destined"))
    {
      self->destination = sg_event_get_uuid (event, "facility");
      return TRUE;
    }

  if (step < 0)
    return FALSE;

  if ((steps[step].from & (1u << self->state)) == 0)
    {
      keep_first_time (self, event, steps[step].step);
      return TRUE;
    }

  /* Who was thought to have said no, and goes: when they said yes, nobody knows. */
  if (self->state >= SG_TASK_REFUSED && steps[step].step != SG_STEP_ANSWERED)
    {
      self->at[SG_STEP_ANSWERED] = 0;
      self->clocks[SG_STEP_ANSWERED] = '-';
    }

  self->at[steps[step].step] = event->at;
  self->clocks[steps[step].step] = sg_clock_to_letter (event->clock);
  self->state = steps[step].to;
  self->eta_s = sg_event_get_int (event, "eta_s", self->eta_s);
  take_reason (self, event);

  return TRUE;
}

const char *
sg_task_state_to_text (SgTaskState state)
{
  return state_names[state];
}

const char *
sg_role_to_text (SgRole role)
{
  return role_names[role];
}

gboolean
sg_role_from_text (const char *text, SgRole *role, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (g_strcmp0 (text, role_names[i]) == 0)
      {
        *role = (SgRole) i;
        return TRUE;
      }

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("“role” must be patient, aed or support, not “%s”"),
               text);
  return FALSE;
}
