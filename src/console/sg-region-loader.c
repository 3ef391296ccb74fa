/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings a region to the desk: opens it, and the demo city is drawn and imported first when it is
 * not there yet or was made by an older program. */

#include "config.h"

#include "console/sg-region-loader.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "common/sg-error.h"
#include "region/demo/sg-demo-city.h"
#include "region/demo/sg-demo-region.h"

struct _SgRegionLoader
{
  GObject parent_instance;

  char    *path;
  gboolean builds_demo;
};

/* What the thread works with. */
typedef struct
{
  char    *path;
  gboolean builds_demo;
} Work;

/* A report on its way to the main thread. */
typedef struct
{
  SgRegionLoader *loader;
  char           *phase;
  double          fraction;
  double          seconds_left;
} Report;

enum
{
  SIGNAL_PROGRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgRegionLoader, sg_region_loader, G_TYPE_OBJECT)

static void
work_free (Work *work)
{
  g_free (work->path);
  g_free (work);
}

static void
report_free (Report *report)
{
  g_object_unref (report->loader);
  g_free (report->phase);
  g_free (report);
}

static gboolean
emit_report (gpointer user_data)
{
  Report *report = user_data;

  g_signal_emit (report->loader,
                 signals[SIGNAL_PROGRESSED],
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

  report->loader = g_object_ref (user_data);
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

static gboolean
build_demo (SgRegionLoader *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SgProgress) progress = sg_progress_new (on_progress, self, cancellable);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (SgManifest) manifest = NULL;

  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STORAGE,
                   _ ("“%s” cannot be made: %s"),
                   parent,
                   g_strerror (errno));
      return FALSE;
    }

  manifest = sg_demo_region_make (path, SG_DEMO_CITY_SEED, progress, error);

  return manifest != NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work            *work = task_data;
  SgRegionSession *session;
  GError          *error = NULL;

  session = sg_region_session_open (work->path, &error);
  if (session == NULL && work->builds_demo)
    {
      g_clear_error (&error);
      if (build_demo (source, work->path, cancellable, &error))
        session = sg_region_session_open (work->path, &error);
    }

  if (session == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, session, g_object_unref);
}

static void
sg_region_loader_finalize (GObject *object)
{
  SgRegionLoader *self = SG_REGION_LOADER (object);

  g_free (self->path);

  G_OBJECT_CLASS (sg_region_loader_parent_class)->finalize (object);
}

static void
sg_region_loader_class_init (SgRegionLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sg_region_loader_finalize;

  /**
   * SgRegionLoader::progressed:
   * @phase: what is being done, translated
   * @fraction: how much of the whole is done, 0…1
   * @seconds_left: an estimate, or a negative number
   */
  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed",
                                             SG_TYPE_REGION_LOADER,
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
sg_region_loader_init (SgRegionLoader *self)
{
}

/**
 * sg_region_loader_new:
 * @path: the folder of the region
 * @builds_demo: whether the demo city is made there when no usable region is
 */
SgRegionLoader *
sg_region_loader_new (const char *path, gboolean builds_demo)
{
  SgRegionLoader *self = g_object_new (SG_TYPE_REGION_LOADER, NULL);

  self->path = g_strdup (path);
  self->builds_demo = builds_demo;

  return self;
}

/**
 * sg_region_loader_load_async:
 *
 * Cancelling leaves nothing behind and ends with %SG_ERROR_CANCELLED.
 */
void
sg_region_loader_load_async (SgRegionLoader     *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  g_return_if_fail (SG_IS_REGION_LOADER (self));

  work->path = g_strdup (self->path);
  work->builds_demo = self->builds_demo;
  g_task_set_source_tag (task, sg_region_loader_load_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, load_in_thread);
}

SgRegionSession *
sg_region_loader_load_finish (SgRegionLoader *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
