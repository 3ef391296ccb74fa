/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PulseAudio's asynchronous interface on the main context, which PipeWire speaks too: nothing here
 * ever waits. A server that goes away is looked for again, at the next sound at the earliest and
 * not more often than every few seconds. */

#define G_LOG_DOMAIN "siaga-speaker"

#include "config.h"

#include "console/alarm/sg-speaker.h"

#include <glib/gi18n-lib.h>
#include <pulse/glib-mainloop.h>
#include <pulse/pulseaudio.h>

#define RETRY_US (5 * G_USEC_PER_SEC)

/* More at the same time than anybody can tell apart; what comes on top is not played. */
#define STREAMS_MAX 8

/* Our own: twice the amplitude, for which the alarms leave room. */
#define RAISED 2.0

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pa_proplist, pa_proplist_free)

struct _SgSpeaker
{
  GObject parent_instance;

  pa_glib_mainloop *loop;
  pa_context       *context; /* NULL while no server was found */
  gint64            tried_at;
  GBytes           *tones[SG_N_SOUNDS]; /* made when first played */
  GPtrArray        *playing;            /* of Playing */
  char             *trouble;
};

/**
 * Playing:
 * @done: how many bytes the server has
 */
typedef struct
{
  SgSpeaker *speaker;
  pa_stream *stream; /* NULL until the server answers */
  GBytes    *tone;
  gsize      done;
  gboolean   raised;
} Playing;

enum
{
  PROP_0,
  PROP_TROUBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SgSpeaker, sg_speaker, G_TYPE_OBJECT)

static void
playing_free (Playing *playing)
{
  if (playing->stream != NULL)
    {
      pa_stream_set_state_callback (playing->stream, NULL, NULL);
      pa_stream_set_write_callback (playing->stream, NULL, NULL);
      pa_stream_disconnect (playing->stream);
      pa_stream_unref (playing->stream);
    }
  g_bytes_unref (playing->tone);
  g_free (playing);
}

static void
set_trouble (SgSpeaker *self, const char *trouble)
{
  if (g_strcmp0 (self->trouble, trouble) == 0)
    return;

  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

static void
on_drained (pa_stream *stream, int success, void *user_data)
{
  Playing *playing = user_data;

  /* Without success the stream was cut off, and who did that frees it. */
  if (success)
    g_ptr_array_remove_fast (playing->speaker->playing, playing);
}

static void
on_writable (pa_stream *stream, size_t n_bytes, void *user_data)
{
  Playing      *playing = user_data;
  gsize         size;
  const guint8 *data = g_bytes_get_data (playing->tone, &size);
  gsize         n = MIN (n_bytes, size - playing->done);

  if (n == 0)
    return;

  if (pa_stream_write (stream, data + playing->done, n, NULL, 0, PA_SEEK_RELATIVE) != 0)
    return;

  playing->done += n;
  if (playing->done == size)
    {
      pa_operation *drain = pa_stream_drain (stream, on_drained, playing);

      if (drain != NULL)
        pa_operation_unref (drain);
    }
}

static void
on_stream_state (pa_stream *stream, void *user_data)
{
  Playing *playing = user_data;

  if (pa_stream_get_state (stream) == PA_STREAM_FAILED)
    {
      g_message ("a sound was not played: %s",
                 pa_strerror (pa_context_errno (playing->speaker->context)));
      g_ptr_array_remove_fast (playing->speaker->playing, playing);
    }
}

/* The volume is given, so that the server does not put back one that somebody once turned down. */
static gboolean
start (Playing *playing)
{
  static const pa_sample_spec spec = { PA_SAMPLE_S16NE, SG_TONE_RATE, 1 };
  SgSpeaker                  *self = playing->speaker;
  g_autoptr (pa_proplist) about = pa_proplist_new ();
  pa_cvolume volume;

  pa_proplist_sets (about, PA_PROP_MEDIA_ROLE, "alarm");
  playing->stream = pa_stream_new_with_proplist (self->context, "Siaga", &spec, NULL, about);
  if (playing->stream == NULL)
    return FALSE;

  pa_cvolume_set (&volume, 1, playing->raised ? pa_sw_volume_from_linear (RAISED) : PA_VOLUME_NORM);
  pa_stream_set_state_callback (playing->stream, on_stream_state, playing);
  pa_stream_set_write_callback (playing->stream, on_writable, playing);

  return pa_stream_connect_playback (playing->stream,
                                     NULL,
                                     NULL,
                                     PA_STREAM_ADJUST_LATENCY | PA_STREAM_START_UNMUTED,
                                     &volume,
                                     NULL) == 0;
}

static void
start_or_drop (SgSpeaker *self, Playing *playing)
{
  if (!start (playing))
    g_ptr_array_remove (self->playing, playing);
}

static void
drop_context (SgSpeaker *self)
{
  g_ptr_array_set_size (self->playing, 0);
  if (self->context == NULL)
    return;

  pa_context_set_state_callback (self->context, NULL, NULL);
  pa_context_disconnect (self->context);
  g_clear_pointer (&self->context, pa_context_unref);
}

static void
fail (SgSpeaker *self)
{
  if (self->trouble == NULL)
    g_message ("there is no sound: %s",
               self->context != NULL ? pa_strerror (pa_context_errno (self->context))
                                     : "no connection");
  drop_context (self);
  set_trouble (self, _ ("No sound: the sound server does not answer"));
}

static void
on_context_state (pa_context *context, void *user_data)
{
  SgSpeaker         *self = user_data;
  pa_context_state_t state = pa_context_get_state (context);

  if (state == PA_CONTEXT_READY)
    {
      set_trouble (self, NULL);
      for (guint i = self->playing->len; i > 0; i--)
        start_or_drop (self, g_ptr_array_index (self->playing, i - 1));
    }
  else if (!PA_CONTEXT_IS_GOOD (state))
    {
      fail (self);
    }
}

/* A server is not started by us: that would wait for it in this thread. */
static void
look_for_server (SgSpeaker *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->context != NULL || (self->tried_at != 0 && now - self->tried_at < RETRY_US))
    return;

  self->tried_at = now;
  self->context = pa_context_new (pa_glib_mainloop_get_api (self->loop), "Siaga");
  if (self->context == NULL)
    {
      fail (self);
      return;
    }

  pa_context_set_state_callback (self->context, on_context_state, self);
  if (pa_context_connect (self->context, NULL, PA_CONTEXT_NOAUTOSPAWN, NULL) < 0)
    fail (self);
}

static void
sg_speaker_dispose (GObject *object)
{
  SgSpeaker *self = SG_SPEAKER (object);

  if (self->playing != NULL)
    drop_context (self);
  g_clear_pointer (&self->playing, g_ptr_array_unref);
  g_clear_pointer (&self->loop, pa_glib_mainloop_free);

  G_OBJECT_CLASS (sg_speaker_parent_class)->dispose (object);
}

static void
sg_speaker_finalize (GObject *object)
{
  SgSpeaker *self = SG_SPEAKER (object);

  for (guint i = 0; i < SG_N_SOUNDS; i++)
    g_clear_pointer (&self->tones[i], g_bytes_unref);
  g_free (self->trouble);

  G_OBJECT_CLASS (sg_speaker_parent_class)->finalize (object);
}

static void
sg_speaker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TROUBLE:
      g_value_set_string (value, SG_SPEAKER (object)->trouble);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sg_speaker_class_init (SgSpeakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_speaker_dispose;
  object_class->finalize = sg_speaker_finalize;
  object_class->get_property = sg_speaker_get_property;

  /**
   * SgSpeaker:trouble:
   *
   * Why nothing is heard, translated; %NULL while all is well.
   */
  properties[PROP_TROUBLE] =
    g_param_spec_string ("trouble", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sg_speaker_init (SgSpeaker *self)
{
  self->loop = pa_glib_mainloop_new (NULL);
  self->playing = g_ptr_array_new_with_free_func ((GDestroyNotify) playing_free);
}

/**
 * sg_speaker_new:
 *
 * Looks for the sound server at once, so that a silent desk says so before the first alarm.
 */
SgSpeaker *
sg_speaker_new (void)
{
  SgSpeaker *self = g_object_new (SG_TYPE_SPEAKER, NULL);

  look_for_server (self);

  return self;
}

/**
 * sg_speaker_play:
 * @raised: twice as loud as usual
 */
void
sg_speaker_play (SgSpeaker *self, SgSound sound, gboolean raised)
{
  Playing *playing;

  g_return_if_fail (SG_IS_SPEAKER (self));
  g_return_if_fail (sound < SG_N_SOUNDS);

  look_for_server (self);
  if (self->context == NULL || self->playing->len >= STREAMS_MAX)
    return;

  if (self->tones[sound] == NULL)
    self->tones[sound] = sg_tone_make (sound);
  playing = g_new0 (Playing, 1);
  playing->speaker = self;
  playing->tone = g_bytes_ref (self->tones[sound]);
  playing->raised = raised;
  g_ptr_array_add (self->playing, playing);
  if (pa_context_get_state (self->context) == PA_CONTEXT_READY)
    start_or_drop (self, playing);
}

/**
 * sg_speaker_get_trouble:
 *
 * Returns: (nullable): why nothing is heard, translated
 */
const char *
sg_speaker_get_trouble (SgSpeaker *self)
{
  g_return_val_if_fail (SG_IS_SPEAKER (self), NULL);

  return self->trouble;
}
