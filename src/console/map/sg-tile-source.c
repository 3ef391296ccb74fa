/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives the map widget tiles that the region draws itself. Theme and scale belong to the source:
 * the map's layer keeps tiles in memory, so another look is another source in another layer. */

#define G_LOG_DOMAIN "siaga-map"

#include "console/map/sg-tile-source.h"

#define TILE_SIZE 256

struct _SgTileSource
{
  ShumateMapSource parent_instance;

  SgTilePool *pool;
  int         scale;
  guint       n_waiting;
};

G_DEFINE_FINAL_TYPE (SgTileSource, sg_tile_source, SHUMATE_TYPE_MAP_SOURCE)

/* A tile is opaque, so it may as well be called not premultiplied: GTK 4.8 has a short way for
 * that, but goes by way of floats for its own format, each time that it draws without GL. */
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define OPAQUE_FORMAT GDK_MEMORY_B8G8R8A8
#else
#define OPAQUE_FORMAT GDK_MEMORY_A8R8G8B8
#endif

/* Takes the surface: its pixels become the texture's. */
static GdkTexture *
texture_from_surface (cairo_surface_t *surface)
{
  int   width = cairo_image_surface_get_width (surface);
  int   height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;

  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                       stride * (gsize) height,
                                       (GDestroyNotify) cairo_surface_destroy,
                                       surface);

  return gdk_memory_texture_new (width, height, OPAQUE_FORMAT, pixels, stride);
}

static void
on_drawn (GObject *pool, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  SgTileSource    *self = g_task_get_source_object (task);
  ShumateTile     *tile = g_task_get_task_data (task);
  cairo_surface_t *surface = sg_tile_pool_draw_finish (SG_TILE_POOL (pool), result, &error);

  self->n_waiting--;
  if (surface == NULL)
    {
      /* The map drops such an error without a word, so it is said here. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("tile %u/%u/%u: %s",
                   shumate_tile_get_zoom_level (tile),
                   shumate_tile_get_x (tile),
                   shumate_tile_get_y (tile),
                   error->message);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  texture = texture_from_surface (surface);
  shumate_tile_set_paintable (tile, GDK_PAINTABLE (texture));
  shumate_tile_set_fade_in (tile, FALSE);
  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  g_task_return_boolean (task, TRUE);
}

static void
sg_tile_source_fill_tile_async (ShumateMapSource   *source,
                                ShumateTile        *tile,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  SgTileSource *self = SG_TILE_SOURCE (source);
  GTask        *task = g_task_new (self, cancellable, callback, user_data);
  SgTile        what = { (gint) shumate_tile_get_zoom_level (tile),
                         shumate_tile_get_x (tile),
                         shumate_tile_get_y (tile),
                         TILE_SIZE,
                         self->scale };

  g_task_set_source_tag (task, sg_tile_source_fill_tile_async);
  g_task_set_task_data (task, g_object_ref (tile), g_object_unref);
  self->n_waiting++;
  sg_tile_pool_draw_async (self->pool, &what, cancellable, on_drawn, task);
}

static gboolean
sg_tile_source_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
sg_tile_source_dispose (GObject *object)
{
  SgTileSource *self = SG_TILE_SOURCE (object);

  g_clear_object (&self->pool);

  G_OBJECT_CLASS (sg_tile_source_parent_class)->dispose (object);
}

static void
sg_tile_source_class_init (SgTileSourceClass *klass)
{
  GObjectClass          *object_class = G_OBJECT_CLASS (klass);
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  object_class->dispose = sg_tile_source_dispose;
  source_class->fill_tile_async = sg_tile_source_fill_tile_async;
  source_class->fill_tile_finish = sg_tile_source_fill_tile_finish;
}

static void
sg_tile_source_init (SgTileSource *self)
{
}

static SgTileSource *
make_source (const char *id)
{
  return g_object_new (SG_TYPE_TILE_SOURCE,
                       "id",
                       id,
                       "license",
                       SG_TILE_ATTRIBUTION,
                       "min-zoom-level",
                       SG_TILE_ZOOM_FIRST,
                       "max-zoom-level",
                       SG_TILE_ZOOM_LAST,
                       "tile-size",
                       TILE_SIZE,
                       NULL);
}

/**
 * sg_tile_source_new_bare:
 *
 * For a map without a region: says how the earth is projected, and must not be asked for a tile.
 */
SgTileSource *
sg_tile_source_new_bare (void)
{
  return make_source ("bare");
}

/**
 * sg_tile_source_new:
 * @scale: pixels of the screen for one of the widget, 1…3
 */
SgTileSource *
sg_tile_source_new (SgRegion *region, SgTileTheme theme, int scale)
{
  g_autofree char *id = g_strdup_printf ("region-%d-%d", theme, scale);
  SgTileSource    *self = make_source (id);

  self->pool = sg_tile_pool_new (region, theme);
  self->scale = CLAMP (scale, 1, 3);

  return self;
}

/**
 * sg_tile_source_get_n_waiting:
 *
 * Returns: how many tiles are being drawn; 0 when the map is complete
 */
guint
sg_tile_source_get_n_waiting (SgTileSource *self)
{
  g_return_val_if_fail (SG_IS_TILE_SOURCE (self), 0);

  return self->n_waiting;
}
