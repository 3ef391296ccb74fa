/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-incident.h"
#include "console/alarm/sg-tone.h"
#include "desk/dispatch/sg-desk-clocks.h"

G_BEGIN_DECLS

typedef enum
{
  SG_ALARM_PANIC,
  SG_ALARM_OVERDUE,
  SG_ALARM_LINK,
  SG_ALARM_FATIGUE
} SgAlarmKind;

/* How often an alarm of panic has become louder; the last step asks for the coordinator. */
#define SG_ALARM_STAGES 3

/**
 * SgAlarm:
 * @due: what is due, for %SG_ALARM_PANIC and %SG_ALARM_OVERDUE
 * @incident: nobody's when it is of the desk
 * @task: nobody's when it is of the incident
 * @number: (nullable): of @incident
 * @about: (nullable): who and where, in words
 * @level: 1…3: how loud
 * @stage: 0…%SG_ALARM_STAGES
 * @loud_since: when @level became 3; 0 below it
 * @quiet_until: it was acknowledged and stays silent so long; 0 when it was not
 * @rang_at: when it was last heard; 0 for never
 *
 * Something that wants somebody. Times are microseconds UTC of the desk's clock.
 */
typedef struct
{
  SgAlarmKind kind;
  SgDueKind   due;
  SgUuid      incident;
  SgUuid      task;
  char       *number;
  char       *about;
  gint64      since;
  guint       level;
  guint       stage;
  gint64      loud_since;
  gint64      quiet_until;
  gint64      rang_at;
} SgAlarm;

SgAlarm *sg_alarm_new (SgAlarmKind kind, gint64 since, guint level);
SgAlarm *sg_alarm_new_from_due (const SgDue *due);
SgAlarm *sg_alarm_copy (const SgAlarm *self);
void     sg_alarm_free (SgAlarm *self);

gboolean    sg_alarm_is_same (const SgAlarm *self, const SgAlarm *other);
int         sg_alarm_compare (const SgAlarm *self, const SgAlarm *other, gint64 now);
gboolean    sg_alarm_is_ringing (const SgAlarm *self, gint64 now);
void        sg_alarm_take_from (SgAlarm *self, const SgAlarm *before);
void        sg_alarm_describe (SgAlarm *self, const SgIncident *incident);
SgSound     sg_alarm_get_sound (const SgAlarm *self);
const char *sg_alarm_get_shape (const SgAlarm *self);
const char *sg_alarm_get_title (const SgAlarm *self);
char       *sg_alarm_to_text (const SgAlarm *self, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgAlarm, sg_alarm_free)

G_END_DECLS
