/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures how long the window's thread was away, and where it was: for tests, which set
 * SIAGA_WATCHDOG to a file. The main loop beats; a thread listens, and when no beat comes it has
 * the main thread write down its own stack.
 *
 * One window's thread is one to a process, and a signal handler gets no data: what they share is
 * static. */

#include "console/base/sg-watchdog.h"

#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define BEAT_MS   5
#define AWAY_US   (50 * 1000)
#define DEPTH_MAX 48
#define N_WORST   8

typedef struct
{
  gint64 away_us;
  gint64 work_us; /* of them on the processor: the rest it waited, or others worked */
  gint64 at;      /* µs, monotonic */
  void  *stack[DEPTH_MAX];
  int    depth;
} Absence;

typedef struct
{
  pthread_t window; /* the thread */
  gint64    started_at;
  gint64    beat_at;
  gint64    worked_us;
  guint     n_away;
  Absence   now;
  Absence   worst[N_WORST]; /* the longest first */
} Watchdog;

static Watchdog *watchdog; /* NULL unless it was started */

/* In the window's thread, wherever it is. */
static void
on_asked_where (int signal_number)
{
  watchdog->now.depth = backtrace (watchdog->now.stack, DEPTH_MAX);
}

static gint64
get_worked_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
note_absence (const Absence *absence)
{
  int place = N_WORST;

  watchdog->n_away++;
  while (place > 0 && watchdog->worst[place - 1].away_us < absence->away_us)
    place--;
  if (place == N_WORST)
    return;

  for (int i = N_WORST - 1; i > place; i--)
    watchdog->worst[i] = watchdog->worst[i - 1];
  watchdog->worst[place] = *absence;
}

static gboolean
on_beat (gpointer user_data)
{
  gint64   now = g_get_monotonic_time ();
  gint64   worked_us = get_worked_us ();
  Absence *absence = &watchdog->now;

  absence->at = watchdog->beat_at;
  absence->away_us = now - watchdog->beat_at - BEAT_MS * 1000;
  absence->work_us = worked_us - watchdog->worked_us;
  if (absence->away_us > AWAY_US)
    note_absence (absence);

  absence->depth = 0;
  watchdog->worked_us = worked_us;
  __atomic_store_n (&watchdog->beat_at, now, __ATOMIC_RELEASE);

  return G_SOURCE_CONTINUE;
}

static gpointer
listen (gpointer user_data)
{
  gint64 asked_about = 0;

  for (;;)
    {
      gint64 beat_at = __atomic_load_n (&watchdog->beat_at, __ATOMIC_ACQUIRE);

      if (beat_at != asked_about && g_get_monotonic_time () - beat_at > AWAY_US)
        {
          asked_about = beat_at;
          pthread_kill (watchdog->window, SIGUSR2);
        }
      g_usleep (BEAT_MS * 1000);
    }

  return NULL;
}

/* The way down, for who finds the end of a test and nobody who saw it. */
static void
on_crash (int signal_number)
{
  void *stack[DEPTH_MAX];

  backtrace_symbols_fd (stack, backtrace (stack, DEPTH_MAX), STDERR_FILENO);
  raise (signal_number);
}

static void
tell_crash (void)
{
  struct sigaction crash = { .sa_handler = on_crash, .sa_flags = (int) SA_RESETHAND };
  struct sigaction before;
  void            *stack[1];

  /* The first call loads a library, which must not happen in the handler. */
  backtrace (stack, 1);
  /* A sanitizer has its own, and tells more. */
  if (sigaction (SIGSEGV, NULL, &before) == 0 && before.sa_handler == SIG_DFL)
    sigaction (SIGSEGV, &crash, NULL);
}

/**
 * sg_watchdog_start:
 *
 * Call it in the thread of the window. Does nothing without SIAGA_WATCHDOG; with SIAGA_TELL_CRASH a
 * crash writes its stack to the standard error.
 */
void
sg_watchdog_start (void)
{
  struct sigaction where = { .sa_handler = on_asked_where, .sa_flags = SA_RESTART };

  if (g_getenv ("SIAGA_TELL_CRASH") != NULL)
    tell_crash ();
  if (g_getenv ("SIAGA_WATCHDOG") == NULL || watchdog != NULL)
    return;

  watchdog = g_new0 (Watchdog, 1);
  watchdog->window = pthread_self ();
  watchdog->started_at = watchdog->beat_at = g_get_monotonic_time ();
  watchdog->worked_us = get_worked_us ();
  /* The first call loads a library, which must not happen in the handler. */
  backtrace (watchdog->now.stack, DEPTH_MAX);
  sigaction (SIGUSR2, &where, NULL);
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, on_beat, NULL, NULL);
  g_thread_unref (g_thread_new ("watchdog", listen, NULL));
}

static void
write_absence (int file, const Absence *absence)
{
  dprintf (file,
           "%.1f ms, %.1f ms of them working, %.1f s after the start\n",
           (double) absence->away_us / 1000,
           (double) absence->work_us / 1000,
           (double) (absence->at - watchdog->started_at) / G_USEC_PER_SEC);
  backtrace_symbols_fd (absence->stack, absence->depth, file);
}

/**
 * sg_watchdog_report:
 *
 * Writes the longest absences and where they were into the file that SIAGA_WATCHDOG names.
 */
void
sg_watchdog_report (void)
{
  int file;

  if (watchdog == NULL)
    return;

  file = open (g_getenv ("SIAGA_WATCHDOG"), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0)
    return;

  dprintf (file, "%u times over %d ms\n", watchdog->n_away, AWAY_US / 1000);
  for (int i = 0; i < N_WORST && watchdog->worst[i].away_us > 0; i++)
    write_absence (file, &watchdog->worst[i]);
  close (file);
}
