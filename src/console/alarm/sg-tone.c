/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sounds of the console, reckoned from a table of notes: there is no file to be missing, and a
 * test can tell by the pitches which one was heard. No two sounds share a pitch. */

#include "config.h"

#include "console/alarm/sg-tone.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Our own. Short enough not to blur the pattern, long enough not to click. */
#define EDGE_MS 4

/* Full scale of a sample, less a little for rounding. */
#define FULL_SCALE 32000.0

#define PARTIALS 6

/* The strength of each multiple of the pitch. */
typedef struct
{
  double partial[PARTIALS];
} Timbre;

static const Timbre hard = { { 1, 0, 0.6, 0, 0.35, 0 } };        /* a horn: odd ones only */
static const Timbre sharp = { { 1, 0.7, 0.5, 0.35, 0.2, 0.1 } }; /* a buzzer */
static const Timbre plain = { { 1 } };                           /* a whistle */
static const Timbre bell = { { 1, 0.15, 0, 0.25 } };

/**
 * Note:
 * @fade_ms: after which it has lost two thirds of its loudness, as a bell does; 0 for one that is
 *   held
 */
typedef struct
{
  double hertz;
  guint  start_ms;
  guint  length_ms;
  guint  fade_ms;
} Note;

/**
 * Tone:
 * @loudness: of its loudest moment, 0…1. An alarm stays at half, so that the speaker can raise it
 *   twofold when nobody comes
 * @notes: ends with a pitch of 0
 */
typedef struct
{
  const char   *name;
  const Timbre *timbre;
  double        loudness;
  Note          notes[8];
} Tone;

static const Tone tones[SG_N_SOUNDS] = {
  [SG_SOUND_PANIC] = { N_ ("Panic button"),
                       &hard,
                       0.5,
                       { { 960, 0, 200, 0 },
                         { 770, 200, 200, 0 },
                         { 960, 400, 200, 0 },
                         { 770, 600, 200, 0 },
                         { 960, 800, 200, 0 },
                         { 770, 1000, 300, 0 } } },
  [SG_SOUND_OVERDUE] = { N_ ("Overdue"),
                         &sharp,
                         0.5,
                         { { 554, 0, 140, 0 }, { 554, 240, 140, 0 }, { 554, 480, 260, 0 } } },
  [SG_SOUND_LINK_LOST] = { N_ ("Connection lost"),
                           &plain,
                           0.45,
                           { { 660, 0, 260, 0 }, { 440, 300, 260, 0 }, { 294, 600, 420, 0 } } },
  [SG_SOUND_ACCEPTED] = { N_ ("Accepted"),
                          &bell,
                          0.4,
                          { { 1047, 0, 500, 160 },
                            { 1319, 130, 500, 160 },
                            { 1568, 260, 700, 240 } } },
  [SG_SOUND_MESSAGE] = { N_ ("New incident"), &bell, 0.25, { { 1175, 0, 500, 140 } } },
  [SG_SOUND_BEAT] = { N_ ("Beat"), &plain, 0.45, { { 2400, 0, 40, 12 } } },
};

const char *
sg_sound_to_text (SgSound sound)
{
  g_return_val_if_fail (sound < SG_N_SOUNDS, "");

  return _ (tones[sound].name);
}

static guint
to_samples (guint ms)
{
  return ms * (SG_TONE_RATE / 1000);
}

static guint
count_samples (const Tone *tone)
{
  guint end = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tone->notes) && tone->notes[i].hertz > 0; i++)
    end = MAX (end, tone->notes[i].start_ms + tone->notes[i].length_ms);

  return to_samples (end);
}

/* 0…1: how loud the note is at a sample of it. */
static double
get_envelope (const Note *note, guint sample)
{
  double ms = sample * 1000.0 / SG_TONE_RATE;
  double edge = MIN (ms, note->length_ms - ms) / EDGE_MS;

  return CLAMP (edge, 0, 1) * (note->fade_ms > 0 ? exp (-ms / note->fade_ms) : 1);
}

static double
get_wave (const Timbre *timbre, double hertz, guint sample)
{
  double turn = 2 * G_PI * hertz * sample / SG_TONE_RATE;
  double sum = 0;

  for (guint i = 0; i < PARTIALS; i++)
    sum += timbre->partial[i] * sin (turn * (i + 1));

  return sum;
}

static void
add_note (double *samples, const Timbre *timbre, const Note *note)
{
  double *from = samples + to_samples (note->start_ms);

  for (guint i = 0; i < to_samples (note->length_ms); i++)
    from[i] += get_envelope (note, i) * get_wave (timbre, note->hertz, i);
}

static GBytes *
to_bytes (const double *samples, guint n, double loudness)
{
  gint16 *pcm = g_new (gint16, n);
  double  peak = 0;

  for (guint i = 0; i < n; i++)
    peak = MAX (peak, fabs (samples[i]));
  for (guint i = 0; i < n; i++)
    pcm[i] = (gint16) lround (samples[i] / peak * loudness * FULL_SCALE);

  return g_bytes_new_take (pcm, n * sizeof *pcm);
}

/**
 * sg_tone_make:
 *
 * Returns: (transfer full): samples of 16 bits in the byte order of the machine, one channel,
 *   %SG_TONE_RATE a second
 */
GBytes *
sg_tone_make (SgSound sound)
{
  const Tone        *tone;
  guint              n;
  g_autofree double *samples = NULL;

  g_return_val_if_fail (sound < SG_N_SOUNDS, NULL);

  tone = &tones[sound];
  n = count_samples (tone);
  samples = g_new0 (double, n);
  for (guint i = 0; i < G_N_ELEMENTS (tone->notes) && tone->notes[i].hertz > 0; i++)
    add_note (samples, tone->timbre, &tone->notes[i]);

  return to_bytes (samples, n, tone->loudness);
}
