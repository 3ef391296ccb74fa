/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/alarm/sg-alarm.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"

/* So much of a telephone number tells who it may be, and no more to who walks by. */
#define PHONE_SHOWN 4

SgAlarm *
sg_alarm_new (SgAlarmKind kind, gint64 since, guint level)
{
  SgAlarm *self = g_new0 (SgAlarm, 1);

  self->kind = kind;
  self->due = SG_N_DUES;
  self->since = since;
  self->level = level;

  return self;
}

SgAlarm *
sg_alarm_new_from_due (const SgDue *due)
{
  SgAlarm *self = sg_alarm_new (due->kind == SG_DUE_PANIC ? SG_ALARM_PANIC : SG_ALARM_OVERDUE,
                                due->since,
                                due->level);

  self->due = due->kind;
  self->incident = due->incident;
  self->task = due->task;
  self->number = g_strdup (due->number);

  return self;
}

SgAlarm *
sg_alarm_copy (const SgAlarm *self)
{
  SgAlarm *copy = g_memdup2 (self, sizeof *self);

  copy->number = g_strdup (self->number);
  copy->about = g_strdup (self->about);

  return copy;
}

void
sg_alarm_free (SgAlarm *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->about);
  g_free (self);
}

gboolean
sg_alarm_is_same (const SgAlarm *self, const SgAlarm *other)
{
  return self->kind == other->kind && self->due == other->due &&
         sg_uuid_equal (&self->incident, &other->incident) &&
         sg_uuid_equal (&self->task, &other->task);
}

gboolean
sg_alarm_is_ringing (const SgAlarm *self, gint64 now)
{
  return self->quiet_until <= now;
}

/**
 * sg_alarm_compare:
 *
 * Returns: negative when @self comes first: what rings before what is acknowledged, then a panic
 *   button, then the loudest, then the longest
 */
int
sg_alarm_compare (const SgAlarm *self, const SgAlarm *other, gint64 now)
{
  gboolean rings = sg_alarm_is_ringing (self, now);

  if (rings != sg_alarm_is_ringing (other, now))
    return rings ? -1 : 1;
  if ((self->kind == SG_ALARM_PANIC) != (other->kind == SG_ALARM_PANIC))
    return self->kind == SG_ALARM_PANIC ? -1 : 1;
  if (self->level != other->level)
    return self->level > other->level ? -1 : 1;
  if (self->kind != other->kind)
    return self->kind < other->kind ? -1 : 1;
  if (self->since != other->since)
    return self->since < other->since ? -1 : 1;

  return sg_uuid_compare (&self->task, &other->task);
}

/**
 * sg_alarm_take_from:
 * @before: the same alarm as it was a moment ago
 *
 * It has been heard, acknowledged and described already.
 */
void
sg_alarm_take_from (SgAlarm *self, const SgAlarm *before)
{
  self->quiet_until = before->quiet_until;
  self->rang_at = before->rang_at;
  self->loud_since = before->loud_since;
  g_free (self->about);
  self->about = g_strdup (before->about);
}

static char *
dup_caller (const SgIncident *incident)
{
  gboolean         is_ours = incident->phone != NULL && g_str_has_prefix (incident->phone, "+62");
  const char      *digits = is_ours ? incident->phone + 3 : incident->phone;
  g_autofree char *phone = NULL;

  if (digits != NULL)
    phone = g_strdup_printf ("%s%.*s-…", is_ours ? "0" : "", PHONE_SHOWN - is_ours, digits);
  if (incident->caller == NULL)
    return g_steal_pointer (&phone);

  return phone != NULL ? g_strdup_printf ("%s %s", incident->caller, phone)
                       : g_strdup (incident->caller);
}

/**
 * sg_alarm_describe:
 * @incident: that it is of
 */
void
sg_alarm_describe (SgAlarm *self, const SgIncident *incident)
{
  const SgTask    *task = sg_incident_find_task (incident, &self->task);
  g_autofree char *place = sg_text_scene (&incident->scene);
  g_autofree char *who = task != NULL ? g_strdup (task->name) : dup_caller (incident);

  g_free (self->about);
  self->about = who != NULL ? g_strdup_printf ("%s · %s", who, place) : g_steal_pointer (&place);
}

SgSound
sg_alarm_get_sound (const SgAlarm *self)
{
  if (self->kind == SG_ALARM_PANIC)
    return SG_SOUND_PANIC;

  return self->kind == SG_ALARM_LINK ? SG_SOUND_LINK_LOST : SG_SOUND_OVERDUE;
}

/**
 * sg_alarm_get_shape:
 *
 * Returns: one character for the level, so that colour is never alone
 */
const char *
sg_alarm_get_shape (const SgAlarm *self)
{
  static const char *const shapes[] = { "●", "●", "◆", "▲" };

  return shapes[MIN (self->level, G_N_ELEMENTS (shapes) - 1)];
}

/**
 * sg_alarm_get_title:
 *
 * Returns: what is the matter, in a few words
 */
const char *
sg_alarm_get_title (const SgAlarm *self)
{
  static const char *const titles[] = {
    [SG_DUE_PANIC] = N_ ("Panic button"),
    [SG_DUE_UNJUDGED] = N_ ("Nobody has been sent yet"),
    [SG_DUE_UNANSWERED] = N_ ("A request was not answered"),
    [SG_DUE_RING] = N_ ("The ring of volunteers has run out"),
    [SG_DUE_NOT_DEPARTED] = N_ ("Accepted, but not under way"),
    [SG_DUE_LONG_ON_SCENE] = N_ ("Long on scene: ask the crew"),
    [SG_DUE_CALLBACK] = N_ ("A call-back was promised"),
    [SG_DUE_PLANNED] = N_ ("A planned transport is due"),
  };

  if (self->kind == SG_ALARM_LINK)
    return _ ("Connection to the server lost");
  if (self->kind == SG_ALARM_FATIGUE)
    return _ ("Too long at the desk: let somebody take over");

  g_return_val_if_fail (self->due < G_N_ELEMENTS (titles), "");

  return _ (titles[self->due]);
}

/**
 * sg_alarm_to_text:
 *
 * Returns: (transfer full): in one line what, who, where and for how long
 */
char *
sg_alarm_to_text (const SgAlarm *self, gint64 now)
{
  g_autofree char *elapsed = sg_text_elapsed (now - self->since);

  if (self->about == NULL)
    return g_strdup_printf ("%s · %s", sg_alarm_get_title (self), elapsed);

  return g_strdup_printf ("%s · %s · %s", sg_alarm_get_title (self), self->about, elapsed);
}
