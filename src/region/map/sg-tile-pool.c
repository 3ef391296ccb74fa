/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region/map/sg-tile-pool.h"

/* More threads would take the processor from the console itself. */
#define THREADS_MIN 2
#define THREADS_MAX 4

struct _SgTilePool
{
  GObject parent_instance;

  SgRegion    *region;
  SgTileTheme  theme;
  GThreadPool *threads;
  guint64      n_asked;

  GMutex     lock;
  GPtrArray *idle; /* painters that no thread uses; guarded by the lock */
};

typedef struct
{
  SgTile  tile;
  guint64 number; /* later requests have higher ones */
} Request;

G_DEFINE_FINAL_TYPE (SgTilePool, sg_tile_pool, G_TYPE_OBJECT)

static SgTilePainter *
take_painter (SgTilePool *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  SgDb *db;

  if (self->idle->len > 0)
    return g_ptr_array_steal_index (self->idle, self->idle->len - 1);

  g_clear_pointer (&locker, g_mutex_locker_free);
  db = sg_region_open_db (self->region, error);

  return db != NULL
           ? sg_tile_painter_new (sg_region_get_roads (self->region), db, self->theme, error)
           : NULL;
}

static void
give_back (SgTilePool *self, SgTilePainter *painter)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_ptr_array_add (self->idle, painter);
}

static void
draw (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  SgTilePool      *self = g_task_get_source_object (task);
  const Request   *request = g_task_get_task_data (task);
  GError          *error = NULL;
  SgTilePainter   *painter;
  cairo_surface_t *surface;

  if (g_task_return_error_if_cancelled (task))
    return;

  painter = take_painter (self, &error);
  if (painter == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  surface = sg_tile_painter_draw (painter, &request->tile, &error);
  give_back (self, painter);
  if (surface != NULL)
    g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
  else
    g_task_return_error (task, error);
}

static int
newest_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Request *left = g_task_get_task_data ((GTask *) a);
  const Request *right = g_task_get_task_data ((GTask *) b);

  return (left->number < right->number) - (left->number > right->number);
}

static void
sg_tile_pool_finalize (GObject *object)
{
  SgTilePool *self = SG_TILE_POOL (object);

  /* Every request holds a reference, so none is left; a thread may be the one that drops the last,
   * and must not wait for itself. */
  g_thread_pool_free (self->threads, TRUE, FALSE);
  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->region, sg_region_unref);

  G_OBJECT_CLASS (sg_tile_pool_parent_class)->finalize (object);
}

static void
sg_tile_pool_class_init (SgTilePoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sg_tile_pool_finalize;
}

static void
sg_tile_pool_init (SgTilePool *self)
{
  guint n_threads = CLAMP (g_get_num_processors (), THREADS_MIN, THREADS_MAX);

  g_mutex_init (&self->lock);
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_tile_painter_free);
  self->threads = g_thread_pool_new (draw, NULL, (int) n_threads, FALSE, NULL);
  g_thread_pool_set_sort_function (self->threads, newest_first, NULL);
}

SgTilePool *
sg_tile_pool_new (SgRegion *region, SgTileTheme theme)
{
  SgTilePool *self = g_object_new (SG_TYPE_TILE_POOL, NULL);

  self->region = sg_region_ref (region);
  self->theme = theme;

  return self;
}

/**
 * sg_tile_pool_draw_async:
 * @tile: copied
 * @cancellable: (nullable): as long as no thread has begun, cancelling costs nothing more
 */
void
sg_tile_pool_draw_async (SgTilePool         *self,
                         const SgTile       *tile,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (SG_IS_TILE_POOL (self));

  request->tile = *tile;
  request->number = self->n_asked++;
  g_task_set_source_tag (task, sg_tile_pool_draw_async);
  g_task_set_task_data (task, request, g_free);

  /* Threads that exist already are shared, so starting one cannot fail here. */
  g_thread_pool_push (self->threads, g_steal_pointer (&task), NULL);
}

/**
 * sg_tile_pool_draw_finish:
 *
 * Returns: (nullable) (transfer full): as sg_tile_painter_draw(), or %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
cairo_surface_t *
sg_tile_pool_draw_finish (SgTilePool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
