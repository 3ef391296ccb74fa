/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a long command is watched and stopped from a terminal. */

#include "config.h"

#include <signal.h>
#include <unistd.h>

#include "ctl/sg-ctl.h"

/* Turns Ctrl+C into a cancellation, so that what is half done is also undone. */
static gpointer
wait_for_signal (gpointer user_data)
{
  GCancellable *cancellable = user_data;
  sigset_t      signals;
  int           signal_number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigwait (&signals, &signal_number);
  g_cancellable_cancel (cancellable);

  return NULL;
}

/**
 * sg_ctl_cancel_on_signal:
 *
 * To be called before any other thread is started, once in a process.
 *
 * Returns: (transfer full): what is cancelled when the person or the system wants us to stop
 */
GCancellable *
sg_ctl_cancel_on_signal (void)
{
  GCancellable *cancellable = g_cancellable_new ();
  sigset_t      signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, cancellable));

  return g_object_ref (cancellable);
}

/**
 * sg_ctl_show_progress:
 *
 * An %SgProgressFunc for a terminal; silent when standard error is something else.
 */
void
sg_ctl_show_progress (const SgProgressReport *report, gpointer user_data)
{
  g_autofree char *left = NULL;

  if (!isatty (STDERR_FILENO))
    return;

  if (report->seconds_left >= 0)
    left = g_strdup_printf ("%.0f s left", report->seconds_left);
  g_printerr ("\r\033[K%3.0f %%  %s  %.0f/s  %s",
              report->fraction * 100,
              report->phase,
              report->items_per_second,
              left != NULL ? left : "");
}

/**
 * sg_ctl_end_progress:
 *
 * Clears the line of sg_ctl_show_progress().
 */
void
sg_ctl_end_progress (void)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
}
