/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens a desk. Of the demo, what is missing is made first: the city is drawn and imported, and the
 * desk is filled with a day of work. */

#include "config.h"

#include "console/base/sg-desk-loader.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "common/sg-error.h"
#include "console/base/sg-work-progress.h"
#include "desk/demo/sg-desk-demo.h"
#include "region/demo/sg-demo-city.h"
#include "region/demo/sg-demo-region.h"

/* Older open incidents than this look like nobody ever came: the demo is filled anew. */
#define DEMO_AGE_MAX (12 * G_TIME_SPAN_HOUR)

#define DEMO_SEED 1

struct _SgDeskLoader
{
  GObject parent_instance;

  char    *desk;
  char    *region;
  gboolean is_demo;
  gint64   now;

  SgWorkProgress *work; /* NULL while nothing is loaded */
};

enum
{
  SIGNAL_PROGRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgDeskLoader, sg_desk_loader, G_TYPE_OBJECT)

static gboolean
make_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STORAGE,
               _ ("“%s” cannot be made: %s"),
               folder,
               g_strerror (errno));

  return FALSE;
}

static gboolean
is_usable_region (const char *path)
{
  g_autoptr (SgRegion) region = sg_region_open (path, NULL);

  return region != NULL;
}

/* Of a folder that exists and is not ours, nothing is ever replaced: the import refuses it. */
static gboolean
ensure_demo_region (SgDeskLoader *self, SgProgress *progress, GError **error)
{
  g_autoptr (SgManifest) manifest = NULL;

  if (is_usable_region (self->region))
    return TRUE;
  if (!make_folder_of (self->region, error))
    return FALSE;

  manifest = sg_demo_region_make (self->region, SG_DEMO_CITY_SEED, progress, error);

  return manifest != NULL;
}

static gboolean
is_fresh_demo (SgDeskLoader *self)
{
  g_autoptr (SgDesk) desk = sg_desk_open_to_read (self->desk, NULL);
  g_autoptr (GPtrArray) open = desk != NULL ? sg_desk_list_open (desk, NULL) : NULL;
  gint64 newest = 0;

  for (guint i = 0; open != NULL && i < open->len; i++)
    newest = MAX (newest, ((const SgIncident *) g_ptr_array_index (open, i))->changed_at);

  return open != NULL && (open->len == 0 || self->now - newest < DEMO_AGE_MAX);
}

static void
set_aside (const char *path)
{
  static const char *const parts[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (path, parts[i], NULL);
      g_autofree char *to = g_strconcat (path, ".before", parts[i], NULL);

      if (g_rename (from, to) != 0)
        g_unlink (to);
    }
}

static gboolean
ensure_demo_desk (SgDeskLoader *self, SgProgress *progress, GError **error)
{
  SgDeskDemoPlan plan = {
    .seed = DEMO_SEED,
    .n_volunteers = SG_DESK_DEMO_VOLUNTEERS,
    .n_units = SG_DESK_DEMO_UNITS,
    .n_days = SG_DESK_DEMO_DAYS,
    .incidents_per_day = SG_DESK_DEMO_INCIDENTS,
    .now = self->now,
  };
  g_autoptr (SgDesk) desk = NULL;

  if (is_fresh_demo (self))
    return TRUE;
  if (!make_folder_of (self->desk, error))
    return FALSE;

  set_aside (self->desk);
  desk = sg_desk_demo_create (self->desk, self->region, &plan, progress, error);

  return desk != NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SgDeskLoader *self = source;
  g_autoptr (SgProgress) progress = sg_work_progress_begin (self->work);
  SgDeskSession *session = NULL;
  GError        *error = NULL;

  if (!self->is_demo ||
      (ensure_demo_region (self, progress, &error) && ensure_demo_desk (self, progress, &error)))
    session = sg_desk_session_open (self->desk, &error);

  if (session == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, session, g_object_unref);
}

static void
sg_desk_loader_finalize (GObject *object)
{
  SgDeskLoader *self = SG_DESK_LOADER (object);

  g_clear_object (&self->work);
  g_free (self->desk);
  g_free (self->region);

  G_OBJECT_CLASS (sg_desk_loader_parent_class)->finalize (object);
}

static void
sg_desk_loader_class_init (SgDeskLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sg_desk_loader_finalize;

  /**
   * SgDeskLoader::progressed:
   * @phase: what is being done, translated
   * @fraction: how much of the whole is done, 0…1
   * @seconds_left: an estimate, or a negative number
   */
  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed",
                                             SG_TYPE_DESK_LOADER,
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
sg_desk_loader_init (SgDeskLoader *self)
{
}

/**
 * sg_desk_loader_new:
 * @desk: the file
 * @demo_region: (nullable): the folder of the demo's region: what is missing of the demo is made
 * @now: microseconds UTC: when the demo is found as it is
 */
SgDeskLoader *
sg_desk_loader_new (const char *desk, const char *demo_region, gint64 now)
{
  SgDeskLoader *self = g_object_new (SG_TYPE_DESK_LOADER, NULL);

  self->desk = g_strdup (desk);
  self->region = g_strdup (demo_region);
  self->is_demo = demo_region != NULL;
  self->now = now;

  return self;
}

/**
 * sg_desk_loader_is_demo:
 *
 * Returns: whether it is the demo, where everybody has the PIN %SG_DESK_DEMO_PIN
 */
gboolean
sg_desk_loader_is_demo (SgDeskLoader *self)
{
  g_return_val_if_fail (SG_IS_DESK_LOADER (self), FALSE);

  return self->is_demo;
}

static void
on_told (SgDeskLoader *self, const char *phase, double fraction, double seconds_left)
{
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0, phase, fraction, seconds_left);
}

/**
 * sg_desk_loader_load_async:
 *
 * Cancelling leaves nothing behind and ends with %SG_ERROR_CANCELLED.
 */
void
sg_desk_loader_load_async (SgDeskLoader       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (SG_IS_DESK_LOADER (self));

  g_clear_object (&self->work);
  self->work = sg_work_progress_new (cancellable);
  g_signal_connect_object (self->work, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  g_task_set_source_tag (task, sg_desk_loader_load_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, load_in_thread);
}

SgDeskSession *
sg_desk_loader_load_finish (SgDeskLoader *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
