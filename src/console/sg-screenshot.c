/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of the window as soon as there is nothing more to come. */

#include "config.h"

#include "console/sg-screenshot.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"

/* The window has to be settled for so many frames in a row: a tile that is asked for in one frame
 * waits in the next. */
#define SETTLED_FRAMES 20

typedef struct
{
  char *path;
  guint settled_frames;
} Shot;

static void
shot_free (Shot *shot)
{
  g_free (shot->path);
  g_free (shot);
}

/* A window that is just being laid out again has nothing to show yet. */
static GskRenderNode *
draw (GtkWidget *window, int width, int height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);

  return gtk_snapshot_free_to_node (snapshot);
}

/* Returns whether it is decided. */
static gboolean
take (GTask *task, GtkWidget *window, const char *path)
{
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);
  g_autoptr (GskRenderNode) node = draw (window, width, height);
  g_autoptr (GdkTexture) texture = NULL;

  if (node == NULL)
    return FALSE;

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (gdk_texture_save_to_png (texture, path))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, SG_ERROR, SG_ERROR_STORAGE, _ ("“%s” cannot be written"), path);

  return TRUE;
}

static gboolean
on_frame (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  GTask      *task = user_data;
  Shot       *shot = g_task_get_task_data (task);
  const char *failure = sg_window_get_failure (SG_WINDOW (window));

  if (failure != NULL)
    {
      g_task_return_new_error (task, SG_ERROR, SG_ERROR_STORAGE, "%s", failure);
      return G_SOURCE_REMOVE;
    }

  shot->settled_frames = sg_window_is_settled (SG_WINDOW (window)) ? shot->settled_frames + 1 : 0;
  if (shot->settled_frames < SETTLED_FRAMES)
    return G_SOURCE_CONTINUE;

  return take (task, window, shot->path) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/**
 * sg_screenshot_take_async:
 * @path: where the PNG goes
 *
 * Ends with an error when there will never be a map to take a picture of.
 */
void
sg_screenshot_take_async (SgWindow           *window,
                          const char         *path,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task = g_task_new (window, NULL, callback, user_data);
  Shot  *shot = g_new0 (Shot, 1);

  shot->path = g_strdup (path);
  g_task_set_source_tag (task, sg_screenshot_take_async);
  g_task_set_task_data (task, shot, (GDestroyNotify) shot_free);
  /* Two pictures of the same are the same. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame, task, g_object_unref);
}

gboolean
sg_screenshot_take_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
