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
#include <unistd.h>

#define BEAT_MS   5
#define AWAY_US   (50 * 1000)
#define DEPTH_MAX 48

typedef struct
{
  pthread_t window; /* the thread */
  gint64    beat_at;
  gint64    worst_us;
  int       n_away;
  void     *stack[DEPTH_MAX];
  int       depth;
  void     *worst_stack[DEPTH_MAX];
  int       worst_depth;
} Watchdog;

static Watchdog *watchdog; /* NULL unless it was started */

/* In the window's thread, wherever it is. */
static void
on_asked_where (int signal_number)
{
  watchdog->depth = backtrace (watchdog->stack, DEPTH_MAX);
}

static gboolean
on_beat (gpointer user_data)
{
  gint64 now = g_get_monotonic_time ();
  gint64 away = now - watchdog->beat_at - BEAT_MS * 1000;

  if (away > AWAY_US)
    watchdog->n_away++;
  if (away > watchdog->worst_us)
    {
      watchdog->worst_us = away;
      watchdog->worst_depth = watchdog->depth;
      for (int i = 0; i < watchdog->depth; i++)
        watchdog->worst_stack[i] = watchdog->stack[i];
    }

  watchdog->depth = 0;
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

/**
 * sg_watchdog_start:
 *
 * Call it in the thread of the window. Without SIAGA_WATCHDOG it does nothing.
 */
void
sg_watchdog_start (void)
{
  struct sigaction where = { .sa_handler = on_asked_where, .sa_flags = SA_RESTART };

  if (g_getenv ("SIAGA_WATCHDOG") == NULL || watchdog != NULL)
    return;

  watchdog = g_new0 (Watchdog, 1);
  watchdog->window = pthread_self ();
  watchdog->beat_at = g_get_monotonic_time ();
  /* The first call loads a library, which must not happen in the handler. */
  backtrace (watchdog->stack, DEPTH_MAX);
  sigaction (SIGUSR2, &where, NULL);
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, on_beat, NULL, NULL);
  g_thread_unref (g_thread_new ("watchdog", listen, NULL));
}

/**
 * sg_watchdog_report:
 *
 * Writes the longest absence and where it was into the file that SIAGA_WATCHDOG names.
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

  dprintf (file,
           "worst %.1f ms, %d times over %d ms\n",
           (double) watchdog->worst_us / 1000,
           watchdog->n_away,
           AWAY_US / 1000);
  backtrace_symbols_fd (watchdog->worst_stack, watchdog->worst_depth, file);
  close (file);
}
