/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "console/base/sg-work-progress.h"

struct _SgWorkProgress
{
  GObject parent_instance;

  GCancellable *cancellable;
};

/* A report on its way to the main thread. */
typedef struct
{
  SgWorkProgress *work;
  char           *phase;
  double          fraction;
  double          seconds_left;
} Report;

enum
{
  SIGNAL_TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgWorkProgress, sg_work_progress, G_TYPE_OBJECT)

static void
report_free (Report *report)
{
  g_object_unref (report->work);
  g_free (report->phase);
  g_free (report);
}

static gboolean
emit_report (gpointer user_data)
{
  Report *report = user_data;

  g_signal_emit (report->work,
                 signals[SIGNAL_TOLD],
                 0,
                 report->phase,
                 report->fraction,
                 report->seconds_left);

  return G_SOURCE_REMOVE;
}

/* In the thread. */
static void
on_progress (const SgProgressReport *progress, gpointer user_data)
{
  Report *report = g_new0 (Report, 1);

  report->work = g_object_ref (user_data);
  report->phase = g_strdup (progress->phase);
  report->fraction = progress->fraction;
  report->seconds_left = progress->seconds_left;
  g_main_context_invoke_full (NULL,
                              G_PRIORITY_DEFAULT,
                              emit_report,
                              report,
                              (GDestroyNotify) report_free);
  /* cppcheck-suppress memleak; the main loop owns the report now */
}

static void
sg_work_progress_finalize (GObject *object)
{
  g_object_unref (SG_WORK_PROGRESS (object)->cancellable);

  G_OBJECT_CLASS (sg_work_progress_parent_class)->finalize (object);
}

static void
sg_work_progress_class_init (SgWorkProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sg_work_progress_finalize;

  /**
   * SgWorkProgress::told:
   * @phase: what is being done, translated
   * @fraction: how much of the whole is done, 0…1
   * @seconds_left: an estimate, or a negative number
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told",
                                       SG_TYPE_WORK_PROGRESS,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       3,
                                       G_TYPE_STRING,
                                       G_TYPE_DOUBLE,
                                       G_TYPE_DOUBLE);
}

static void
sg_work_progress_init (SgWorkProgress *self)
{
}

/**
 * sg_work_progress_new:
 * @cancellable: (nullable): stops the work; %NULL for one of its own
 */
SgWorkProgress *
sg_work_progress_new (GCancellable *cancellable)
{
  SgWorkProgress *self = g_object_new (SG_TYPE_WORK_PROGRESS, NULL);

  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();

  return self;
}

/**
 * sg_work_progress_get_cancellable:
 *
 * Returns: (transfer none): stops the work
 */
GCancellable *
sg_work_progress_get_cancellable (SgWorkProgress *self)
{
  g_return_val_if_fail (SG_IS_WORK_PROGRESS (self), NULL);

  return self->cancellable;
}

/**
 * sg_work_progress_begin:
 *
 * In the thread of the work.
 *
 * Returns: (transfer full): for the work; @self must live longer
 */
SgProgress *
sg_work_progress_begin (SgWorkProgress *self)
{
  g_return_val_if_fail (SG_IS_WORK_PROGRESS (self), NULL);

  return sg_progress_new (on_progress, self, self->cancellable);
}
