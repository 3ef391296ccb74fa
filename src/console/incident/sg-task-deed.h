/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-task.h"
#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

/**
 * SgTaskDeed:
 * @to: what the task becomes: accepted, refused, no answer, a step on the way, cancelled, released
 *   or ended
 * @reason: (nullable): of a refusal, of cancelling and of releasing
 * @at: when it happened, as somebody told; 0 for now
 * @then_next: whether the next ambulance is asked at once
 *
 * What happened to a task.
 */
typedef struct
{
  SgUuid      incident;
  SgUuid      task;
  const char *name;
  SgTaskState to;
  const char *reason;
  gint64      at;
  gboolean    then_next;
} SgTaskDeed;

void sg_task_deed_do (GtkWidget *from, SgDeskSession *session, const SgTaskDeed *deed);

G_END_DECLS
