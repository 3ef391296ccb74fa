/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What follows from the whole of an incident once its events are folded: its milestones, who leads
 * at the scene, and its status. */

#include "common/sg-incident-derive.h"

#include <string.h>

/* The step of a task that a milestone is the first of. */
static const struct
{
  SgMilestone milestone;
  SgStep      step;
} task_milestones[] = {
  { SG_T3, SG_STEP_REQUESTED },  { SG_T4, SG_STEP_ANSWERED },     { SG_T5, SG_STEP_EN_ROUTE },
  { SG_T6, SG_STEP_ON_SCENE },   { SG_T8, SG_STEP_TRANSPORTING }, { SG_T9, SG_STEP_AT_HOSPITAL },
  { SG_T10, SG_STEP_RETURNING }, { SG_T11, SG_STEP_ENDED },
};

/* Dispositions after which nobody was helped. */
static const char *const cancelled[] = {
  "prank", "ghost", "duplicate", "cancelled", "no_sign", NULL,
};

/* Sets @step to the step of a task that @milestone is the first of; FALSE when it is of no task. */
gboolean
sg_milestone_get_step (SgMilestone milestone, SgStep *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (task_milestones); i++)
    if (task_milestones[i].milestone == milestone)
      {
        *step = task_milestones[i].step;
        return TRUE;
      }

  return FALSE;
}

/* A refusal is no answer, and who drives home without a patient has handed nobody over. */
static gboolean
is_step_of_incident (const SgTask *task, SgStep step)
{
  if (task->kind != SG_RESPONDER_AMBULANCE || task->at[step] == 0)
    return FALSE;
  if (step == SG_STEP_ANSWERED)
    return task->state != SG_TASK_REFUSED && task->state != SG_TASK_NO_ANSWER;
  if (step == SG_STEP_RETURNING)
    return task->at[SG_STEP_AT_HOSPITAL] != 0;

  return step != SG_STEP_ENDED || task->state == SG_TASK_ENDED;
}

/* The first time any ambulance made a step is the incident's; the last one to be free ends it. What
 * was stamped or corrected for the incident itself stays. */
static void
derive_milestones (SgIncident *self)
{
  for (guint m = 0; m < G_N_ELEMENTS (task_milestones); m++)
    {
      SgMilestone milestone = task_milestones[m].milestone;
      SgStep      step = task_milestones[m].step;

      if (self->at[milestone] != 0)
        continue;

      for (guint i = 0; i < self->tasks->len; i++)
        {
          const SgTask *task = g_ptr_array_index (self->tasks, i);
          gint64        at = task->at[step];
          gboolean      sooner = self->at[milestone] == 0 || at < self->at[milestone];

          if (!is_step_of_incident (task, step) ||
              (step == SG_STEP_ENDED ? at < self->at[milestone] : !sooner))
            continue;

          self->at[milestone] = at;
          self->clocks[milestone] = task->clocks[step];
        }
    }
}

static SgStatus
status_of_task (const SgTask *task)
{
  switch (task->state)
    {
    case SG_TASK_REQUESTED:
      return SG_STATUS_REQUESTED;

    case SG_TASK_ACCEPTED:
    case SG_TASK_EN_ROUTE:
      return SG_STATUS_SENT;

    case SG_TASK_ON_SCENE:
      return SG_STATUS_ON_SCENE;

    case SG_TASK_TRANSPORTING:
      return SG_STATUS_TRANSPORTING;

    case SG_TASK_AT_HOSPITAL:
    case SG_TASK_RETURNING:
      return SG_STATUS_HANDOVER;

    /* One that never arrived has changed nothing. */
    case SG_TASK_ENDED:
      return task->at[SG_STEP_ON_SCENE] != 0 || task->at[SG_STEP_AT_HOSPITAL] != 0
               ? SG_STATUS_HANDOVER
               : SG_STATUS_NEW;

    case SG_TASK_REFUSED:
    case SG_TASK_NO_ANSWER:
    case SG_TASK_CANCELLED:
    case SG_TASK_REASSIGNED:
    case SG_TASK_RELEASED:
    case SG_N_TASK_STATES:
    default:
      return SG_STATUS_NEW;
    }
}

/* Verified is only what is closed; the news of both may come in any order. */
static SgStatus
status_of_closed (const SgIncident *self)
{
  if (self->revision > 0)
    return SG_STATUS_VERIFIED;

  return self->disposition != NULL && g_strv_contains (cancelled, self->disposition)
           ? SG_STATUS_CANCELLED
           : SG_STATUS_DONE;
}

static gboolean
has_ambulance_alive (const SgIncident *self)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (self->tasks, i);

      if (task->kind == SG_RESPONDER_AMBULANCE && !sg_task_is_over (task))
        return TRUE;
    }

  return FALSE;
}

static SgStatus
derive_status (const SgIncident *self)
{
  SgStatus status = SG_STATUS_NEW;

  if (self->closed_at != 0)
    return status_of_closed (self);

  if (sg_scene_is_known (&self->scene) && self->type != NULL)
    status = SG_STATUS_NEEDS_HELP;
  if (self->ring_expires_at != 0)
    status = SG_STATUS_REQUESTED;

  /* Who is done leaves the incident to who is still at it. */
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const SgTask *task = g_ptr_array_index (self->tasks, i);

      if (task->state != SG_TASK_ENDED ||
          (task->kind == SG_RESPONDER_AMBULANCE && !has_ambulance_alive (self)))
        status = MAX (status, status_of_task (task));
    }

  return status;
}

/* When somebody first said or showed that they come. */
static gint64
get_coming_at (const SgTask *task)
{
  const SgStep signs[] = { SG_STEP_ANSWERED, SG_STEP_EN_ROUTE, SG_STEP_ON_SCENE };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (task->at[signs[i]] != 0)
      return task->at[signs[i]];

  return G_MAXINT64;
}

static gboolean
may_lead (const SgTask *task)
{
  return task->level != NULL && strcmp (task->level, "basic") != 0;
}

/* The first with more than the basic certificate leads; until one comes, the first to accept. Only
 * those who are still at it count. */
static void
derive_lead (SgIncident *self)
{
  SgTask *lead = NULL;

  for (guint i = 0; i < self->tasks->len; i++)
    {
      SgTask *task = g_ptr_array_index (self->tasks, i);

      if (task->kind != SG_RESPONDER_VOLUNTEER || sg_task_is_over (task) ||
          task->state == SG_TASK_REQUESTED)
        continue;
      if (lead == NULL || may_lead (task) > may_lead (lead) ||
          (may_lead (task) == may_lead (lead) && get_coming_at (task) < get_coming_at (lead)))
        lead = task;
    }

  if (lead != NULL)
    lead->lead = TRUE;
}

/* Works out what follows from the tasks and the stamps of @self. */
void
sg_incident_derive (SgIncident *self)
{
  derive_milestones (self);
  derive_lead (self);
  self->status = derive_status (self);
}
