/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Widths are kept and not positions of handles: the pane at the side is to be as wide as it was in
 * a window of another size. They are read when the page goes away, since every pixel of a drag
 * would be a write otherwise. */

#include "console/dispatch/sg-dispatch-layout.h"

struct _SgDispatchLayout
{
  SgLayoutParts parts;
  GSettings    *settings;
  gulong        on_unmap;
};

static const char *const layers[] = { "hospitals", "aeds", "volunteers", "history" };

static void
remember (SgDispatchLayout *self)
{
  int side = gtk_widget_get_width (GTK_WIDGET (self->parts.inner)) -
             gtk_paned_get_position (self->parts.inner);

  if (side <= 0 || gtk_widget_get_width (GTK_WIDGET (self->parts.inner)) == 0)
    return;

  g_settings_set_int (self->settings, "stack-width", gtk_paned_get_position (self->parts.outer));
  g_settings_set_int (self->settings, "side-width", side);
}

/* Only a page that was laid out knows how wide it is; the inner pane follows the outer one. */
static gboolean
restore (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SgDispatchLayout *self = user_data;
  int               stack = g_settings_get_int (self->settings, "stack-width");
  int               side = g_settings_get_int (self->settings, "side-width");
  int               width = gtk_widget_get_width (widget);

  if (width == 0)
    return G_SOURCE_CONTINUE;

  if (stack > 0)
    gtk_paned_set_position (self->parts.outer, stack);
  if (side > 0)
    gtk_paned_set_position (self->parts.inner,
                            width - gtk_paned_get_position (self->parts.outer) - side);

  return G_SOURCE_REMOVE;
}

SgDispatchLayout *
sg_dispatch_layout_new (const SgLayoutParts *parts)
{
  SgDispatchLayout *self = g_new0 (SgDispatchLayout, 1);

  self->parts = *parts;
  self->settings = g_settings_new ("id.or.kreki.Siaga");
  g_settings_bind (self->settings,
                   "centre",
                   parts->centre,
                   "visible-child-name",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings,
                   "strip-visible",
                   parts->strip,
                   "reveal-child",
                   G_SETTINGS_BIND_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autofree char *key = g_strconcat ("layer-", layers[i], NULL);

      g_settings_bind (self->settings, key, parts->view, layers[i], G_SETTINGS_BIND_DEFAULT);
    }

  gtk_widget_add_tick_callback (GTK_WIDGET (parts->outer), restore, self, NULL);
  self->on_unmap = g_signal_connect_swapped (parts->outer, "unmap", G_CALLBACK (remember), self);

  return self;
}

void
sg_dispatch_layout_free (SgDispatchLayout *self)
{
  g_signal_handler_disconnect (self->parts.outer, self->on_unmap);
  g_object_unref (self->settings);
  g_free (self);
}
