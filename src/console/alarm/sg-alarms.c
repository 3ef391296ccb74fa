/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is due follows from the desk and the time and is read anew each second; only what a person
 * did about it, and when it was heard, is kept here. So an alarm cannot be lost by a crash, and one
 * whose reason is gone is gone itself.
 *
 * An alarm of level 1 is heard once, of level 2 every half minute, of level 3 every five seconds
 * until somebody acknowledges it; when the desk is empty, level 2 as well is heard every ten.
 * Acknowledged, it is silent for five minutes and comes back when its reason is still there; a
 * panic button is acknowledged for good, in the log. Muted, the desk is silent, but an alarm of
 * level 3 for no longer than a minute: the person who muted may have left. */

#define G_LOG_DOMAIN "siaga-alarms"

#include "config.h"

#include "console/alarm/sg-alarms.h"

#include "desk/call/sg-desk-call.h"
#include "desk/people/sg-desk-sign-in.h"
#include "desk/shift/sg-desk-shift.h"

/* Our own figures. */
#define SNOOZE_US       (5 * G_TIME_SPAN_MINUTE)
#define RECORDING_US    (10 * G_TIME_SPAN_SECOND)
#define REST_REMINDER   (1 * G_TIME_SPAN_HOUR)
#define FATIGUE_EACH_US (10 * G_TIME_SPAN_MINUTE)
#define LOUD_MUTED_US   (60 * G_TIME_SPAN_SECOND)

static const guint repeat_seconds[] = { 0, 0, 30, 5 };
static const guint empty_repeat_seconds[] = { 0, 30, 10, 5 };

/* Of panic: in multiples of the PSC's %SG_SETTING_PANIC_S, so 15, 30 and 60 seconds. */
static const guint stage_steps[SG_ALARM_STAGES] = { 1, 2, 4 };

struct _SgAlarms
{
  GObject parent_instance;

  SgDeskSession *session;
  GPtrArray     *alarms; /* of SgAlarm: the worst first */
  GHashTable    *tasks;  /* SgUuid → SgTaskState: of open incidents; NULL until the first look */
  GHashTable    *incidents; /* of SgUuid: that were open */
  gboolean       desk_empty;
  gboolean       has_link;     /* whether there is a server to be connected to */
  gint64         link_lost_at; /* 0 while it is up */
  gint64         muted_at;
  gint64         muted_until;
  gint64         tired_since; /* 0 while nobody is */
  gint64         fatigue_asked_at;
  gboolean       is_expiring;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_RANG,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgAlarms, sg_alarms, G_TYPE_OBJECT)

static SgDesk *
get_desk (SgAlarms *self)
{
  return sg_desk_session_get_desk (self->session);
}

static const SgAlarm *
find_same (GPtrArray *alarms, const SgAlarm *wanted)
{
  for (guint i = 0; i < alarms->len; i++)
    if (sg_alarm_is_same (g_ptr_array_index (alarms, i), wanted))
      return g_ptr_array_index (alarms, i);

  return NULL;
}

/* ---- what is there to ring ---- */

static void
escalate (SgAlarms *self, SgAlarm *alarm, gint64 now)
{
  gint64 step = sg_desk_get_setting (get_desk (self), SG_SETTING_PANIC_S) * G_TIME_SPAN_SECOND;

  for (guint i = 0; i < SG_ALARM_STAGES && alarm->kind == SG_ALARM_PANIC; i++)
    if (now - alarm->since >= step * stage_steps[i])
      alarm->stage = i + 1;

  if (alarm->kind == SG_ALARM_PANIC && self->desk_empty)
    alarm->level = 3;
  if (alarm->level < 3)
    alarm->loud_since = 0;
  else if (alarm->loud_since == 0)
    alarm->loud_since = now;
}

static void
describe (SgAlarms *self, SgAlarm *alarm)
{
  g_autoptr (SgIncident) incident = NULL;

  if (sg_uuid_is_none (&alarm->incident))
    return;

  /* Without its words it rings all the same. */
  incident = sg_desk_get_incident (get_desk (self), &alarm->incident, NULL);
  if (incident != NULL)
    sg_alarm_describe (alarm, incident);
}

static void
add (SgAlarms *self, GPtrArray *to, SgAlarm *alarm)
{
  const SgAlarm *before = find_same (self->alarms, alarm);

  if (before != NULL)
    sg_alarm_take_from (alarm, before);
  else
    describe (self, alarm);

  escalate (self, alarm, sg_alarms_get_now (self));
  g_ptr_array_add (to, alarm);
}

/* That nobody answered is recorded at once, and then it is not due any more; but the person has to
 * hear of it, until somebody else was asked. */
static gboolean
still_matters (SgAlarms *self, const SgAlarm *alarm)
{
  g_autoptr (SgIncident) incident = NULL;
  const SgTask *task;

  if (alarm->due != SG_DUE_UNANSWERED || !sg_alarm_is_ringing (alarm, sg_alarms_get_now (self)))
    return FALSE;

  incident = sg_desk_get_incident (get_desk (self), &alarm->incident, NULL);
  task = incident != NULL ? sg_incident_find_task (incident, &alarm->task) : NULL;

  return task != NULL && task->state == SG_TASK_NO_ANSWER && sg_incident_is_open (incident) &&
         sg_incident_count_alive (incident) == 0;
}

static void
keep_unanswered (SgAlarms *self, GPtrArray *to)
{
  for (guint i = 0; i < self->alarms->len; i++)
    {
      const SgAlarm *before = g_ptr_array_index (self->alarms, i);

      if (find_same (to, before) == NULL && still_matters (self, before))
        add (self, to, sg_alarm_copy (before));
    }
}

static void
add_of_desk (SgAlarms *self, GPtrArray *to)
{
  if (self->link_lost_at != 0)
    add (self, to, sg_alarm_new (SG_ALARM_LINK, self->link_lost_at, 2));
  if (self->tired_since != 0)
    add (self, to, sg_alarm_new (SG_ALARM_FATIGUE, self->tired_since, 1));
}

static int
compare_alarms (gconstpointer a, gconstpointer b, gpointer now)
{
  return sg_alarm_compare (*(const SgAlarm *const *) a,
                           *(const SgAlarm *const *) b,
                           *(const gint64 *) now);
}

static void
sort (SgAlarms *self)
{
  gint64 now = sg_alarms_get_now (self);

  g_ptr_array_sort_with_data (self->alarms, compare_alarms, &now);
}

/* ---- being heard ---- */

static gboolean
is_silenced (SgAlarms *self, const SgAlarm *alarm, gint64 now)
{
  if (self->muted_until <= now)
    return FALSE;

  return alarm->level < 3 || now - MAX (alarm->loud_since, self->muted_at) < LOUD_MUTED_US;
}

static gboolean
is_time_to_ring (SgAlarms *self, const SgAlarm *alarm, gint64 now)
{
  const guint *repeat = self->desk_empty ? empty_repeat_seconds : repeat_seconds;
  gint64       wait = repeat[alarm->level] * G_TIME_SPAN_SECOND;

  if (!sg_alarm_is_ringing (alarm, now) || is_silenced (self, alarm, now))
    return FALSE;

  return alarm->rang_at == 0 || (wait > 0 && now - alarm->rang_at >= wait);
}

/* One at a time: two alarms at once are a noise. */
static void
ring (SgAlarms *self)
{
  gint64 now = sg_alarms_get_now (self);

  for (guint i = 0; i < self->alarms->len; i++)
    {
      SgAlarm *alarm = g_ptr_array_index (self->alarms, i);

      if (!is_time_to_ring (self, alarm, now))
        continue;

      alarm->rang_at = now;
      g_signal_emit (self,
                     signals[SIGNAL_RANG],
                     0,
                     (int) sg_alarm_get_sound (alarm),
                     alarm->stage >= 2 || self->desk_empty);
      return;
    }
}

/* ---- requests whose time is over ---- */

static gpointer
expire (SgDeskHand *hand, gpointer data, GError **error)
{
  guint n_expired = 0;

  sg_desk_expire_requests (hand->desk, &n_expired, error);

  return NULL;
}

static void
on_expired (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgAlarms) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_expiring = FALSE;
  sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static gboolean
needs_expiry (GPtrArray *dues)
{
  for (guint i = 0; i < dues->len; i++)
    {
      const SgDue *due = g_ptr_array_index (dues, i);

      if (due->kind == SG_DUE_UNANSWERED || due->kind == SG_DUE_RING)
        return TRUE;
    }

  return FALSE;
}

static void
expire_requests (SgAlarms *self)
{
  const SgDeskWork work = { expire, NULL, NULL, NULL };

  if (self->is_expiring)
    return;

  self->is_expiring = TRUE;
  sg_desk_session_act_async (self->session, &work, on_expired, g_object_ref (self));
}

static void
look (SgAlarms *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues = sg_desk_list_due (get_desk (self), &error);
  g_autoptr (GPtrArray) now = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_alarm_free);

  if (dues == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      return;
    }

  for (guint i = 0; i < dues->len; i++)
    add (self, now, sg_alarm_new_from_due (g_ptr_array_index (dues, i)));
  keep_unanswered (self, now);
  add_of_desk (self, now);

  g_ptr_array_unref (self->alarms);
  self->alarms = g_steal_pointer (&now);
  sort (self);
  ring (self);
  if (needs_expiry (dues))
    expire_requests (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- what is good to hear ---- */

static void
sound (SgAlarms *self, SgSound which)
{
  if (self->muted_until <= sg_alarms_get_now (self))
    g_signal_emit (self, signals[SIGNAL_RANG], 0, (int) which, FALSE);
}

static gboolean
note_task (SgAlarms *self, GHashTable *now, const SgTask *task)
{
  gpointer before = g_hash_table_lookup (self->tasks, &task->id);

  g_hash_table_insert (now,
                       g_memdup2 (&task->id, sizeof task->id),
                       GINT_TO_POINTER ((int) task->state + 1));

  return task->state == SG_TASK_ACCEPTED && before != GINT_TO_POINTER (SG_TASK_ACCEPTED + 1);
}

static gboolean
note_tasks (SgAlarms *self, GHashTable *now, const SgIncident *incident)
{
  gboolean accepted = FALSE;

  for (guint i = 0; i < incident->tasks->len; i++)
    accepted |= note_task (self, now, g_ptr_array_index (incident->tasks, i));

  return accepted;
}

/* A panic button has a sound of its own. */
static gboolean
is_from_elsewhere (SgAlarms *self, const SgIncident *incident)
{
  return g_strcmp0 (incident->source, "panic") != 0 && g_strcmp0 (incident->source, "sms") != 0 &&
         !g_hash_table_contains (self->incidents, &incident->id) &&
         g_strcmp0 (incident->opened_by, sg_desk_get_person (get_desk (self))) != 0;
}

/* What happened since the last look; at the first, nothing did. */
static void
listen (SgAlarms *self, gboolean is_first)
{
  g_autoptr (GPtrArray) open = sg_desk_list_open (get_desk (self), NULL);
  GHashTable *tasks = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  GHashTable *incidents = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  gboolean    accepted = FALSE;
  gboolean    arrived = FALSE;

  /* That it cannot be read, look() tells. */
  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      const SgIncident *incident = g_ptr_array_index (open, i);

      accepted |= note_tasks (self, tasks, incident);
      arrived |= is_from_elsewhere (self, incident);
      g_hash_table_add (incidents, g_memdup2 (&incident->id, sizeof incident->id));
    }

  g_hash_table_unref (self->tasks);
  g_hash_table_unref (self->incidents);
  self->tasks = tasks;
  self->incidents = incidents;
  if (accepted && !is_first)
    sound (self, SG_SOUND_ACCEPTED);
  else if (arrived && !is_first)
    sound (self, SG_SOUND_MESSAGE);
}

/* ---- who sits there ---- */

static void
look_who_is_there (SgAlarms *self)
{
  g_autoptr (SgPresence) presence = NULL;
  g_autoptr (GError) error = NULL;

  if (!sg_desk_find_presence (get_desk (self), &presence, &error))
    g_message ("whether the desk is empty: %s", error->message);

  self->desk_empty = presence != NULL && presence->left;
}

static gpointer
ask_fatigue (SgDeskHand *hand, gpointer data, GError **error)
{
  SgFatigue fatigue;

  return sg_desk_get_fatigue (hand->desk, &fatigue, error) ? g_memdup2 (&fatigue, sizeof fatigue)
                                                           : NULL;
}

static void
on_fatigue (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgAlarms) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree SgFatigue *fatigue = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (fatigue == NULL)
    g_message ("how long the person has been there: %s", error->message);
  self->tired_since = fatigue != NULL && fatigue->tired ? fatigue->since : 0;
}

/* All the comings and goings of a person are read for it: not in this thread, and seldom. */
static void
look_how_tired (SgAlarms *self)
{
  const SgDeskWork work = { ask_fatigue, NULL, NULL, g_free };

  self->fatigue_asked_at = sg_alarms_get_now (self);
  sg_desk_session_ask_async (self->session, &work, NULL, on_fatigue, g_object_ref (self));
}

static void
on_tick (SgAlarms *self)
{
  if (sg_alarms_get_now (self) - self->fatigue_asked_at >= FATIGUE_EACH_US)
    look_how_tired (self);
  look (self);
}

static void
on_desk_changed (SgAlarms *self, guint kinds)
{
  if ((kinds & 1u << SG_SUBJECT_DESK) != 0)
    look_who_is_there (self);
  if ((kinds & 1u << SG_SUBJECT_INCIDENT) != 0)
    listen (self, FALSE);
  look (self);
}

static void
on_signed_in (SgAlarms *self)
{
  self->tired_since = 0;
  look_how_tired (self);
  look (self);
}

/* ---- acknowledging ---- */

static gpointer
acknowledge_panic (SgDeskHand *hand, gpointer data, GError **error)
{
  sg_desk_acknowledge (hand->desk, data, sg_due_kind_to_text (SG_DUE_PANIC), error);

  return NULL;
}

static void
on_acknowledged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgAlarms) self = user_data;
  g_autoptr (GError) error = NULL;

  sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
record_acknowledgement (SgAlarms *self, const SgAlarm *alarm)
{
  const SgDeskWork work = { acknowledge_panic,
                            g_memdup2 (&alarm->incident, sizeof alarm->incident),
                            g_free,
                            NULL };

  sg_desk_session_act_async (self->session, &work, on_acknowledged, g_object_ref (self));
}

/* A panic button is silent at once, and again heard when the log did not take it. */
static gint64
get_quiet_end (const SgAlarm *alarm, gint64 now)
{
  if (alarm->kind == SG_ALARM_PANIC)
    return now + RECORDING_US;
  if (alarm->kind == SG_ALARM_LINK)
    return G_MAXINT64;

  return now + (alarm->kind == SG_ALARM_FATIGUE ? REST_REMINDER : SNOOZE_US);
}

static void
sg_alarms_dispose (GObject *object)
{
  SgAlarms *self = SG_ALARMS (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (sg_alarms_parent_class)->dispose (object);
}

static void
sg_alarms_finalize (GObject *object)
{
  SgAlarms *self = SG_ALARMS (object);

  g_ptr_array_unref (self->alarms);
  g_hash_table_unref (self->tasks);
  g_hash_table_unref (self->incidents);

  G_OBJECT_CLASS (sg_alarms_parent_class)->finalize (object);
}

static guint
new_signal (const char *name, guint n_params, GType first, GType second)
{
  return g_signal_new (name,
                       SG_TYPE_ALARMS,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_params,
                       first,
                       second);
}

static void
sg_alarms_class_init (SgAlarmsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_alarms_dispose;
  object_class->finalize = sg_alarms_finalize;

  /**
   * SgAlarms::changed:
   *
   * The alarms were read anew: at least once a second.
   */
  signals[SIGNAL_CHANGED] = new_signal ("changed", 0, G_TYPE_NONE, G_TYPE_NONE);

  /**
   * SgAlarms::rang:
   * @sound: an #SgSound that is to be heard now
   * @raised: whether louder than usual
   */
  signals[SIGNAL_RANG] = new_signal ("rang", 2, G_TYPE_INT, G_TYPE_BOOLEAN);

  /**
   * SgAlarms::failed:
   * @message: what could not be read or recorded
   */
  signals[SIGNAL_FAILED] = new_signal ("failed", 1, G_TYPE_STRING, G_TYPE_NONE);
}

static void
sg_alarms_init (SgAlarms *self)
{
  self->alarms = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_alarm_free);
  self->tasks = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
  self->incidents = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
}

/**
 * sg_alarms_new:
 * @session: that was started
 *
 * Rings for the first time at the first tick, when somebody can hear it.
 */
SgAlarms *
sg_alarms_new (SgDeskSession *session)
{
  SgAlarms *self = g_object_new (SG_TYPE_ALARMS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "signed-in",
                           G_CALLBACK (on_signed_in),
                           self,
                           G_CONNECT_SWAPPED);
  look_who_is_there (self);
  look_how_tired (self);
  listen (self, TRUE);

  return self;
}

/**
 * sg_alarms_get_all:
 *
 * Returns: (transfer none) (element-type SgAlarm): the worst first, those that were acknowledged
 *   last; until they change
 */
GPtrArray *
sg_alarms_get_all (SgAlarms *self)
{
  g_return_val_if_fail (SG_IS_ALARMS (self), NULL);

  return self->alarms;
}

/**
 * sg_alarms_get_worst:
 *
 * Returns: (transfer none) (nullable): of those that ring; %NULL when none does
 */
const SgAlarm *
sg_alarms_get_worst (SgAlarms *self)
{
  g_return_val_if_fail (SG_IS_ALARMS (self), NULL);

  return sg_alarms_count_ringing (self) > 0 ? g_ptr_array_index (self->alarms, 0) : NULL;
}

guint
sg_alarms_count_ringing (SgAlarms *self)
{
  gint64 now;
  guint  n = 0;

  g_return_val_if_fail (SG_IS_ALARMS (self), 0);

  now = sg_alarms_get_now (self);
  for (guint i = 0; i < self->alarms->len; i++)
    n += sg_alarm_is_ringing (g_ptr_array_index (self->alarms, i), now);

  return n;
}

/**
 * sg_alarms_get_now:
 *
 * Returns: the time that alarms are counted in, microseconds UTC
 */
gint64
sg_alarms_get_now (SgAlarms *self)
{
  g_return_val_if_fail (SG_IS_ALARMS (self), 0);

  return sg_desk_get_now (get_desk (self));
}

/**
 * sg_alarms_is_desk_empty:
 *
 * Returns: whether everybody has left, so that an alarm must reach the next room
 */
gboolean
sg_alarms_is_desk_empty (SgAlarms *self)
{
  g_return_val_if_fail (SG_IS_ALARMS (self), FALSE);

  return self->desk_empty;
}

/**
 * sg_alarms_acknowledge:
 * @alarm: one like it is meant; not used afterwards
 */
void
sg_alarms_acknowledge (SgAlarms *self, const SgAlarm *alarm)
{
  SgAlarm *ours;
  gint64   now;

  g_return_if_fail (SG_IS_ALARMS (self));

  now = sg_alarms_get_now (self);
  ours = (SgAlarm *) find_same (self->alarms, alarm);
  if (ours == NULL || !sg_alarm_is_ringing (ours, now))
    return;

  ours->quiet_until = get_quiet_end (ours, now);
  ours->rang_at = 0;
  if (ours->kind == SG_ALARM_PANIC)
    record_acknowledgement (self, ours);
  sort (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * sg_alarms_set_link:
 * @up: whether the server can be reached
 *
 * Of a desk that has joined one. Until it is called there is no connection to lose.
 */
void
sg_alarms_set_link (SgAlarms *self, gboolean up)
{
  g_return_if_fail (SG_IS_ALARMS (self));

  self->has_link = TRUE;
  if (up == (self->link_lost_at == 0))
    return;

  self->link_lost_at = up ? 0 : sg_alarms_get_now (self);
  look (self);
}

/**
 * sg_alarms_has_link:
 *
 * Returns: whether there is a server; a desk that stands alone has none
 */
gboolean
sg_alarms_has_link (SgAlarms *self)
{
  g_return_val_if_fail (SG_IS_ALARMS (self), FALSE);

  return self->has_link;
}

/**
 * sg_alarms_get_link_lost_at:
 *
 * Returns: microseconds UTC; 0 while there is a connection or none is needed
 */
gint64
sg_alarms_get_link_lost_at (SgAlarms *self)
{
  g_return_val_if_fail (SG_IS_ALARMS (self), 0);

  return self->link_lost_at;
}

/**
 * sg_alarms_mute:
 * @minutes: from now on; 0 to be heard again
 */
void
sg_alarms_mute (SgAlarms *self, guint minutes)
{
  g_return_if_fail (SG_IS_ALARMS (self));

  self->muted_at = sg_alarms_get_now (self);
  self->muted_until = minutes > 0 ? self->muted_at + minutes * G_TIME_SPAN_MINUTE : 0;
  look (self);
}

/**
 * sg_alarms_get_muted_until:
 *
 * Returns: microseconds UTC; 0 when the desk is not muted
 */
gint64
sg_alarms_get_muted_until (SgAlarms *self)
{
  g_return_val_if_fail (SG_IS_ALARMS (self), 0);

  return self->muted_until > sg_alarms_get_now (self) ? self->muted_until : 0;
}
