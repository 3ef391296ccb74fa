/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One long piece of work, told in phases. It is called from inner loops, so it looks at the clock
 * rarely and at the cancellable always. */

#include "config.h"

#include "common/sg-progress.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"

/* People read about ten changes a second. */
#define REPORT_EVERY_USEC (100 * G_TIME_SPAN_MILLISECOND)

/* Sooner, the time left would be a guess from noise. */
#define ESTIMATE_AFTER_USEC G_TIME_SPAN_SECOND

struct _SgProgress
{
  SgProgressFunc func;
  gpointer       user_data;
  GCancellable  *cancellable;

  char  *phase;
  double before;   /* share of the phases that ended */
  double share;    /* of this phase */
  double furthest; /* of all that was reported: a builder may count a phase in several rounds */
  gint64 started;
  gint64 phase_started;
  gint64 reported;
};

/**
 * sg_progress_new:
 * @func: (nullable): called with a report about ten times a second, in the working thread
 * @cancellable: (nullable): what stops the work
 */
SgProgress *
sg_progress_new (SgProgressFunc func, gpointer user_data, GCancellable *cancellable)
{
  SgProgress *self = g_new0 (SgProgress, 1);

  self->func = func;
  self->user_data = user_data;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->started = g_get_monotonic_time ();
  self->phase_started = self->started;

  return self;
}

void
sg_progress_free (SgProgress *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->cancellable);
  g_free (self->phase);
  g_free (self);
}

/**
 * sg_progress_begin:
 * @self: (nullable): work that nobody watches
 * @phase: what is being done, translated
 * @share: how much of the whole it is, 0…1; the shares of all phases add up to 1
 */
void
sg_progress_begin (SgProgress *self, const char *phase, double share)
{
  if (self == NULL)
    return;

  g_free (self->phase);
  self->phase = g_strdup (phase);
  self->before += self->share;
  self->share = share;
  self->phase_started = g_get_monotonic_time ();
  self->reported = 0;
}

static void
report (SgProgress *self, guint64 done, guint64 total, gint64 now)
{
  double fraction = self->before + self->share * (total > 0 ? (double) done / (double) total : 0);
  double phase_seconds = (double) (now - self->phase_started) / G_TIME_SPAN_SECOND;
  double seconds = (double) (now - self->started) / G_TIME_SPAN_SECOND;
  SgProgressReport now_known = { self->phase, 0, done, 0, -1 };

  fraction = self->furthest = CLAMP (fraction, self->furthest, 1.0);
  now_known.fraction = fraction;

  if (phase_seconds > 0)
    now_known.items_per_second = (double) done / phase_seconds;
  if (now - self->started > ESTIMATE_AFTER_USEC && fraction > 0.01)
    now_known.seconds_left = seconds / fraction * (1 - fraction);

  self->func (&now_known, self->user_data);
}

/**
 * sg_progress_step:
 * @self: (nullable): work that nobody watches
 * @done: things done in this phase, of @total
 *
 * Returns: %FALSE with %SG_ERROR_CANCELLED when the work has to stop
 */
gboolean
sg_progress_step (SgProgress *self, guint64 done, guint64 total, GError **error)
{
  gint64 now;

  if (self == NULL)
    return TRUE;

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_CANCELLED, _ ("stopped, nothing was changed"));
      return FALSE;
    }

  now = g_get_monotonic_time ();
  if (self->func != NULL && now - self->reported >= REPORT_EVERY_USEC)
    {
      self->reported = now;
      report (self, done, total, now);
    }

  return TRUE;
}
