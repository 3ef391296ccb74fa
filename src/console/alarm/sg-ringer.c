/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/alarm/sg-ringer.h"

#include <glib/gi18n-lib.h>

#define NOTIFICATION "alarm"

/* Longer than the longest sound. */
#define TEST_GAP_MS 1800

/* The same trouble is not told again before. */
#define TROUBLE_AGAIN_US (60 * G_USEC_PER_SEC)

#define MUTE_MINUTES_MAX 15

struct _SgRinger
{
  GObject parent_instance;

  GtkApplicationWindow *window; /* that owns this */
  SgAlarms             *alarms;
  SgSpeaker            *speaker;
  SgAlarm              *notified; /* NULL while nothing is */
  char                 *trouble;
  gint64                trouble_at;
  guint                 test; /* source, 0 when there is no test */
  int                   tested;
};

G_DEFINE_FINAL_TYPE (SgRinger, sg_ringer, G_TYPE_OBJECT)

static void
on_rang (SgRinger *self, int sound, gboolean raised)
{
  sg_speaker_play (self->speaker, (SgSound) sound, raised);
}

static void
on_failed (SgRinger *self, const char *message)
{
  gint64 now = g_get_monotonic_time ();

  if (g_strcmp0 (self->trouble, message) == 0 && now - self->trouble_at < TROUBLE_AGAIN_US)
    return;

  g_free (self->trouble);
  self->trouble = g_strdup (message);
  self->trouble_at = now;
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.tell-trouble", "s", message);
}

/* ---- for who looks elsewhere ---- */

static void
withdraw (SgRinger *self)
{
  GApplication *application =
    G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window)));

  if (self->notified != NULL && application != NULL)
    g_application_withdraw_notification (application, NOTIFICATION);
  g_clear_pointer (&self->notified, sg_alarm_free);
}

static void
notify (SgRinger *self, const SgAlarm *alarm)
{
  GApplication *application =
    G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window)));
  g_autoptr (GNotification) notification = g_notification_new (sg_alarm_get_title (alarm));

  if (application == NULL || !g_application_get_is_registered (application))
    return;

  if (alarm->about != NULL)
    g_notification_set_body (notification, alarm->about);
  g_notification_set_priority (notification,
                               alarm->level >= 3 ? G_NOTIFICATION_PRIORITY_URGENT
                                                 : G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (application, NOTIFICATION, notification);
  withdraw (self);
  self->notified = sg_alarm_copy (alarm);
}

static void
on_changed (SgRinger *self)
{
  const SgAlarm *worst = sg_alarms_get_worst (self->alarms);

  if (worst == NULL || gtk_window_is_active (GTK_WINDOW (self->window)))
    withdraw (self);
  else if (self->notified == NULL || !sg_alarm_is_same (worst, self->notified) ||
           worst->level > self->notified->level)
    notify (self, worst);
}

/* ---- actions ---- */

static void
on_acknowledge (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SgRinger      *self = user_data;
  const SgAlarm *worst = sg_alarms_get_worst (self->alarms);

  if (worst != NULL)
    sg_alarms_acknowledge (self->alarms, worst);
}

static void
on_show_alarm (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SgRinger        *self = user_data;
  GPtrArray       *alarms = sg_alarms_get_all (self->alarms);
  const SgAlarm   *alarm = alarms->len > 0 ? g_ptr_array_index (alarms, 0) : NULL;
  g_autofree char *id = NULL;

  if (alarm == NULL || sg_uuid_is_none (&alarm->incident))
    return;

  id = sg_uuid_to_text (&alarm->incident);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-incident", "s", id);
}

static void
on_beat (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sg_speaker_play (((SgRinger *) user_data)->speaker, SG_SOUND_BEAT, FALSE);
}

static void
on_mute (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SgRinger *self = user_data;
  int       minutes = CLAMP (g_variant_get_int32 (parameter), 0, MUTE_MINUTES_MAX);
  gboolean  muted = sg_alarms_get_muted_until (self->alarms) != 0;

  /* The same key twice: heard again. */
  sg_alarms_mute (self->alarms, muted ? 0 : (guint) minutes);
}

static gboolean
test_next (gpointer user_data)
{
  SgRinger        *self = user_data;
  g_autofree char *text = NULL;

  if (self->tested >= SG_SOUND_BEAT)
    {
      self->test = 0;
      return G_SOURCE_REMOVE;
    }

  /* Translators: %s is what a sound means, such as “Panic button” */
  text = g_strdup_printf (_ ("Test alarm: %s"), sg_sound_to_text ((SgSound) self->tested));
  sg_speaker_play (self->speaker, (SgSound) self->tested, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.tell", "s", text);
  self->tested++;

  return G_SOURCE_CONTINUE;
}

/* Also when the desk is muted: it is the answer to the person who asks. */
static void
on_test_alarm (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SgRinger *self = user_data;

  g_clear_handle_id (&self->test, g_source_remove);
  self->tested = 0;
  self->test = g_timeout_add (TEST_GAP_MS, test_next, self);
  test_next (self);
}

static const GActionEntry actions[] = {
  { .name = "acknowledge", .activate = on_acknowledge },
  { .name = "show-alarm", .activate = on_show_alarm },
  { .name = "beat", .activate = on_beat },
  { .name = "mute", .activate = on_mute, .parameter_type = "i" },
  { .name = "test-alarm", .activate = on_test_alarm },
};

static void
sg_ringer_dispose (GObject *object)
{
  SgRinger *self = SG_RINGER (object);

  g_clear_handle_id (&self->test, g_source_remove);
  if (self->window != NULL)
    {
      withdraw (self);
      for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
        g_action_map_remove_action (G_ACTION_MAP (self->window), actions[i].name);
    }
  self->window = NULL;
  g_clear_object (&self->alarms);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (sg_ringer_parent_class)->dispose (object);
}

static void
sg_ringer_finalize (GObject *object)
{
  g_free (SG_RINGER (object)->trouble);

  G_OBJECT_CLASS (sg_ringer_parent_class)->finalize (object);
}

static void
sg_ringer_class_init (SgRingerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_ringer_dispose;
  object_class->finalize = sg_ringer_finalize;
}

static void
sg_ringer_init (SgRinger *self)
{
}

/**
 * sg_ringer_set_enabled:
 * @enabled: whether somebody sits at the desk, who may acknowledge an alarm and see whom it is
 * about
 */
void
sg_ringer_set_enabled (SgRinger *self, gboolean enabled)
{
  static const char *const names[] = { "acknowledge", "show-alarm", "mute" };

  g_return_if_fail (SG_IS_RINGER (self));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->window), names[i])),
      enabled);
}

/**
 * sg_ringer_new:
 * @window: (transfer none): lives longer
 */
SgRinger *
sg_ringer_new (GtkApplicationWindow *window, SgAlarms *alarms)
{
  SgRinger *self = g_object_new (SG_TYPE_RINGER, NULL);

  self->window = window;
  self->alarms = g_object_ref (alarms);
  self->speaker = sg_speaker_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (alarms, "rang", G_CALLBACK (on_rang), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (alarms, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (alarms, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window,
                           "notify::is-active",
                           G_CALLBACK (on_changed),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}

SgSpeaker *
sg_ringer_get_speaker (SgRinger *self)
{
  g_return_val_if_fail (SG_IS_RINGER (self), NULL);

  return self->speaker;
}
