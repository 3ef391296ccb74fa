/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-fold.h"

G_BEGIN_DECLS

typedef enum
{
  SG_TASK_REQUESTED,
  SG_TASK_ACCEPTED,
  SG_TASK_EN_ROUTE,
  SG_TASK_ON_SCENE,
  SG_TASK_TRANSPORTING,
  SG_TASK_AT_HOSPITAL,
  SG_TASK_RETURNING,
  /* From here on the responder is free of it. */
  SG_TASK_REFUSED,
  SG_TASK_NO_ANSWER,
  SG_TASK_CANCELLED,
  SG_TASK_REASSIGNED,
  SG_TASK_RELEASED,
  SG_TASK_ENDED,
  SG_N_TASK_STATES
} SgTaskState;

typedef enum
{
  SG_RESPONDER_AMBULANCE,
  SG_RESPONDER_VOLUNTEER
} SgResponderKind;

typedef enum
{
  SG_ROLE_PATIENT, /* straight to the patient */
  SG_ROLE_AED,     /* by way of an AED */
  SG_ROLE_SUPPORT
} SgRole;

/* The times of a task; the state of the same name was entered then. */
typedef enum
{
  SG_STEP_REQUESTED,
  SG_STEP_ANSWERED,
  SG_STEP_EN_ROUTE,
  SG_STEP_ON_SCENE,
  SG_STEP_TRANSPORTING,
  SG_STEP_AT_HOSPITAL,
  SG_STEP_RETURNING,
  SG_STEP_ENDED,
  SG_N_STEPS
} SgStep;

/**
 * SgTask:
 * @name: (nullable): of the responder, as the desk knew it then
 * @level: (nullable): the volunteer's certificate when asked: basic, plus, inst, sinst
 * @reason: (nullable): why it was refused, cancelled or released
 * @number: how many tasks of the incident came before it
 * @eta_s: seconds to the patient as reckoned or told; negative when unknown
 * @clocks: a letter a step: a, m, e as in SgClock, - when it has not happened
 *
 * One responder sent to one incident. What the responder does elsewhere is another task.
 */
typedef struct
{
  SgUuid          id;
  SgUuid          incident;
  SgUuid          responder;
  char           *name;
  char           *level;
  SgResponderKind kind;
  SgRole          role;
  SgTaskState     state;
  SgUuid          aed;
  SgUuid          destination;
  gint64          number;
  gint64          ring;
  gint64          eta_s;
  gint64          expires_at;
  gboolean        forced;
  gboolean        disputed;
  gboolean        lead;
  char           *reason;
  gint64          at[SG_N_STEPS];
  char            clocks[SG_N_STEPS + 1];
} SgTask;

extern const SgRecordType sg_task_record;

void     sg_task_free (SgTask *self);
gboolean sg_task_apply (SgTask *self, const SgEvent *event);
gboolean sg_task_is_over (const SgTask *self);
gboolean sg_task_may (const SgTask *self, const SgEvent *event, GError **error);

const char *sg_task_state_to_text (SgTaskState state);
const char *sg_role_to_text (SgRole role);
gboolean    sg_role_from_text (const char *text, SgRole *role, GError **error);

char sg_clock_to_letter (SgClock clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTask, sg_task_free)

G_END_DECLS
