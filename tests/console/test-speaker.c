/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sound server of the test's own with a sink that nobody hears; what it would have played is
 * recorded and told apart by its pitches. */

#include "config.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <math.h>
#include <signal.h>
#include <sys/prctl.h>

#include "console/alarm/sg-alarms.h"
#include "console/alarm/sg-speaker.h"
#include "tests/console/sg-test-session.h"

/* A torn sound is listened to again. */
#define TRIES 3

#define BLOCK 4096

/* Of a sample: softer than any sound of ours, louder than rounding. */
#define HEARD 300

/* A sound is over when nothing was heard for so long. */
#define SILENCE_SAMPLES (SG_TONE_RATE * 4 / 10)

typedef struct
{
  SgSound sound;
  double  hertz;
} Pitch;

static const Pitch pitches[] = {
  { SG_SOUND_PANIC, 960 },     { SG_SOUND_PANIC, 770 },     { SG_SOUND_OVERDUE, 554 },
  { SG_SOUND_LINK_LOST, 660 }, { SG_SOUND_LINK_LOST, 440 }, { SG_SOUND_LINK_LOST, 294 },
  { SG_SOUND_ACCEPTED, 1047 }, { SG_SOUND_ACCEPTED, 1319 }, { SG_SOUND_ACCEPTED, 1568 },
  { SG_SOUND_MESSAGE, 1175 },  { SG_SOUND_BEAT, 2400 },
};

/**
 * Hall:
 * @heard: samples from the first that was not silent
 * @quiet: how many of its last ones were
 */
typedef struct
{
  GSubprocess    *server;
  GSubprocess    *recorder;
  GInputStream   *recording;
  GCancellable   *stop;
  GSocketAddress *address;
  SgSpeaker      *speaker;
  GArray         *heard;
  guint           quiet;
  gboolean        is_listening; /* the recorder gave its first samples */
  guint8          buffer[BLOCK * sizeof (gint16)];
} Hall;

/* ---- hearing ---- */

static void
hear (Hall *hall, const gint16 *samples, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean loud = samples[i] > HEARD || samples[i] < -HEARD;

      if (!loud && hall->heard->len == 0)
        continue;
      g_array_append_val (hall->heard, samples[i]);
      hall->quiet = loud ? 0 : hall->quiet + 1;
    }
}

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Hall  *hall = user_data;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (n <= 0)
    return;

  hall->is_listening = TRUE;
  hear (hall, (const gint16 *) (gconstpointer) hall->buffer, (guint) n / sizeof (gint16));
  g_input_stream_read_async (hall->recording,
                             hall->buffer,
                             sizeof hall->buffer,
                             G_PRIORITY_DEFAULT,
                             hall->stop,
                             on_recorded,
                             hall);
}

static gboolean
is_over (gpointer user_data)
{
  const Hall *hall = user_data;

  return hall->heard->len > hall->quiet && hall->quiet > SILENCE_SAMPLES;
}

static void
forget (Hall *hall)
{
  g_array_set_size (hall->heard, 0);
  hall->quiet = 0;
}

/* Goertzel: how much of a block is that pitch. */
static double
get_power (const gint16 *samples, double hertz)
{
  double turn = 2 * cos (2 * G_PI * hertz / SG_TONE_RATE);
  double before = 0;
  double last = 0;

  for (guint i = 0; i < BLOCK; i++)
    {
      double window = 0.5 - 0.5 * cos (2 * G_PI * i / BLOCK);
      double now = window * samples[i] + turn * last - before;

      before = last;
      last = now;
    }

  return last * last + before * before - turn * last * before;
}

static double
get_most (Hall *hall, double hertz)
{
  double most = 0;

  for (guint at = 0; at + BLOCK <= hall->heard->len; at += BLOCK / 4)
    most = MAX (most, get_power (&g_array_index (hall->heard, gint16, at), hertz));

  return most;
}

/* Whether it was that sound and no other. */
static gboolean
hears (Hall *hall, SgSound sound)
{
  gboolean is_it = TRUE;
  double   most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pitches); i++)
    most = MAX (most, get_most (hall, pitches[i].hertz));

  for (guint i = 0; i < G_N_ELEMENTS (pitches); i++)
    {
      double share = get_most (hall, pitches[i].hertz) / most;

      g_test_message ("%s: %.0f Hz %.4f", sg_sound_to_text (sound), pitches[i].hertz, share);
      is_it &= pitches[i].sound == sound ? share > 0.1 : share < 0.03;
    }

  return is_it;
}

/* On a busy machine the server tears a sound: then it is listened to again. */
static void
assert_heard (Hall *hall, SgSound sound)
{
  gboolean heard = FALSE;

  for (guint i = 0; i < TRIES && !heard; i++)
    {
      forget (hall);
      sg_speaker_play (hall->speaker, sound, FALSE);
      sg_test_wait_until (is_over, hall);
      heard = hears (hall, sound);
    }
  g_assert_true (heard);
}

static int
get_peak (Hall *hall)
{
  int peak = 0;

  for (guint i = 0; i < hall->heard->len; i++)
    peak = MAX (peak, ABS ((int) g_array_index (hall->heard, gint16, i)));

  return peak;
}

/* ---- the server ---- */

static gboolean
answers (gpointer user_data)
{
  Hall *hall = user_data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection)
    connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (hall->address), NULL, NULL);

  return connection != NULL;
}

static gboolean
is_listening (gpointer user_data)
{
  return ((const Hall *) user_data)->is_listening;
}

static gboolean
has_server (void)
{
  g_autofree char *server = g_find_program_in_path ("pulseaudio");
  g_autofree char *recorder = g_find_program_in_path ("parec");

  if (server != NULL && recorder != NULL)
    return TRUE;

  g_test_skip ("the packages pulseaudio and pulseaudio-utils are not on this machine");
  return FALSE;
}

/* They end with the test, even when it is aborted. */
static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
start_process (GSubprocessFlags flags, const char *const *command)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);

  return process;
}

static void
start_server (Hall *hall, const char *folder)
{
  g_autofree char *socket = g_build_filename (folder, "native", NULL);
  g_autofree char *listen =
    g_strdup_printf ("module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 socket=%s",
                     socket);
  g_autofree char *name = g_strconcat ("unix:", socket, NULL);

  /* A server that is told of another one does not start. */
  g_unsetenv ("PULSE_SERVER");
  g_setenv ("HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("PULSE_RUNTIME_PATH", folder, TRUE);
  g_setenv ("PULSE_STATE_PATH", folder, TRUE);
  hall->address = g_unix_socket_address_new (socket);
  hall->server = start_process (G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                (const char *const[]){
                                  "pulseaudio",
                                  "-n",
                                  "--daemonize=no",
                                  "--use-pid-file=no",
                                  "--exit-idle-time=-1",
                                  "--disable-shm",
                                  "-L",
                                  "module-null-sink sink_name=hall rate=48000 channels=1",
                                  "-L",
                                  listen,
                                  NULL,
                                });
  g_setenv ("PULSE_SERVER", name, TRUE);
  sg_test_wait_until (answers, hall);
}

static void
start_recorder (Hall *hall)
{
  hall->recorder = start_process (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                  (const char *const[]){
                                    "parec",
                                    "--device=hall.monitor",
                                    "--raw",
                                    "--rate=48000",
                                    "--channels=1",
                                    "--format=s16ne",
                                    "--latency-msec=20",
                                    NULL,
                                  });
  hall->recording = g_subprocess_get_stdout_pipe (hall->recorder);
  hall->stop = g_cancellable_new ();
  g_input_stream_read_async (hall->recording,
                             hall->buffer,
                             sizeof hall->buffer,
                             G_PRIORITY_DEFAULT,
                             hall->stop,
                             on_recorded,
                             hall);
  sg_test_wait_until (is_listening, hall);
}

static void
hall_open (Hall *hall, const char *name)
{
  g_autofree char *folder = sg_test_path (name);

  g_mkdir_with_parents (folder, 0700);
  hall->heard = g_array_new (FALSE, FALSE, sizeof (gint16));
  start_server (hall, folder);
  start_recorder (hall);
  hall->speaker = sg_speaker_new ();
}

static void
end_process (GSubprocess *process)
{
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
}

static void
hall_clear (Hall *hall)
{
  if (hall->server == NULL)
    return;

  g_assert_finalize_object (g_steal_pointer (&hall->speaker));
  g_cancellable_cancel (hall->stop);
  end_process (hall->recorder);
  end_process (hall->server);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&hall->stop);
  g_clear_object (&hall->address);
  g_array_unref (hall->heard);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hall, hall_clear)

/* ---- tests ---- */

static void
test_sounds_are_told_apart (void)
{
  g_auto (Hall) hall = { 0 };

  if (!has_server ())
    return;

  hall_open (&hall, "apart");
  for (guint i = 0; i < SG_N_SOUNDS; i++)
    assert_heard (&hall, (SgSound) i);
  g_assert_null (sg_speaker_get_trouble (hall.speaker));
}

static void
test_raised_alarm_is_twice_as_loud (void)
{
  g_auto (Hall) hall = { 0 };
  int usual;

  if (!has_server ())
    return;

  hall_open (&hall, "raised");
  sg_speaker_play (hall.speaker, SG_SOUND_PANIC, FALSE);
  sg_test_wait_until (is_over, &hall);
  usual = get_peak (&hall);
  forget (&hall);
  sg_speaker_play (hall.speaker, SG_SOUND_PANIC, TRUE);
  sg_test_wait_until (is_over, &hall);

  g_test_message ("peaks %d and %d", usual, get_peak (&hall));
  g_assert_cmpint (get_peak (&hall), >, usual * 18 / 10);
}

static void
on_rang (Hall *hall, int sound, gboolean raised)
{
  sg_speaker_play (hall->speaker, (SgSound) sound, raised);
}

static void
test_loud_alarm_is_heard_again_until_acknowledged (void)
{
  g_auto (SgTestSession) s = { 0 };
  g_auto (Hall) hall = { 0 };
  g_autoptr (SgAlarms) alarms = NULL;
  guint n_heard = 0;

  if (!has_server ())
    return;

  hall_open (&hall, "again");
  sg_test_session_open (&s, "again.db");
  alarms = sg_alarms_new (s.session);
  g_signal_connect_swapped (alarms, "rang", G_CALLBACK (on_rang), &hall);
  sg_test_press_panic (&s.t, "Budi");
  for (guint i = 0; i < 3 * TRIES && n_heard < 3; i++)
    {
      forget (&hall);
      sg_test_session_wait (&s, i == 0 ? 16 : 5);
      sg_test_wait_until (is_over, &hall);
      n_heard += hears (&hall, SG_SOUND_PANIC);
    }
  g_assert_cmpuint (n_heard, ==, 3);

  forget (&hall);
  sg_alarms_acknowledge (alarms, sg_alarms_get_worst (alarms));
  sg_test_session_wait (&s, 5);
  g_assert_cmpuint (hall.heard->len, ==, 0);
  assert_heard (&hall, SG_SOUND_MESSAGE);
}

static gboolean
has_trouble (gpointer speaker)
{
  return sg_speaker_get_trouble (speaker) != NULL;
}

static void
test_without_a_server_the_speaker_says_so (void)
{
  g_autoptr (SgSpeaker) speaker = NULL;

  g_setenv ("PULSE_SERVER", "unix:/nonexistent/native", TRUE);
  speaker = sg_speaker_new ();
  sg_speaker_play (speaker, SG_SOUND_PANIC, TRUE);
  sg_test_wait_until (has_trouble, speaker);
  sg_speaker_play (speaker, SG_SOUND_PANIC, TRUE);
}

static void
test_server_that_goes_away_is_told (void)
{
  g_auto (Hall) hall = { 0 };

  if (!has_server ())
    return;

  hall_open (&hall, "gone");
  sg_speaker_play (hall.speaker, SG_SOUND_BEAT, FALSE);
  sg_test_wait_until (is_over, &hall);
  sg_speaker_play (hall.speaker, SG_SOUND_PANIC, FALSE);
  g_subprocess_force_exit (hall.server);
  sg_test_wait_until (has_trouble, hall.speaker);
}

static void
test_tones_fit_into_their_samples (void)
{
  for (guint i = 0; i < SG_N_SOUNDS; i++)
    {
      g_autoptr (GBytes) tone = sg_tone_make ((SgSound) i);
      gsize         size;
      const gint16 *samples = g_bytes_get_data (tone, &size);
      gsize         n = size / sizeof *samples;
      int           peak = 0;

      for (gsize j = 0; j < n; j++)
        peak = MAX (peak, ABS ((int) samples[j]));
      g_assert_cmpint (peak, >, G_MAXINT16 / 5);
      /* Twice as loud it is not clipped. */
      g_assert_cmpint (peak, <, G_MAXINT16 / 2);
      /* Begins and ends without a click. */
      g_assert_cmpint (ABS ((int) samples[0]), <, 200);
      g_assert_cmpint (ABS ((int) samples[n - 1]), <, 400);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/speaker/tones-fit-into-their-samples", test_tones_fit_into_their_samples);
  g_test_add_func ("/speaker/sounds-are-told-apart", test_sounds_are_told_apart);
  g_test_add_func ("/speaker/raised-alarm-is-twice-as-loud", test_raised_alarm_is_twice_as_loud);
  g_test_add_func ("/speaker/loud-alarm-is-heard-again-until-acknowledged",
                   test_loud_alarm_is_heard_again_until_acknowledged);
  g_test_add_func ("/speaker/without-a-server-the-speaker-says-so",
                   test_without_a_server_the_speaker_says_so);
  g_test_add_func ("/speaker/server-that-goes-away-is-told", test_server_that_goes_away_is_told);

  return g_test_run ();
}
