/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each beat is due so long after the first one, not after the one before: a beat that came late
 * does not make all others late. */

#include "config.h"

#include "console/call/sg-metronome.h"

#include <glib/gi18n-lib.h>

#define FLASH_MS 150

struct _SgMetronome
{
  GtkWidget parent_instance;

  guint  rate;       /* beats a minute */
  gint64 started_at; /* monotonic microseconds */
  guint  n_beats;
  guint  beating;  /* source; 0 when it stands */
  guint  flashing; /* source that ends the flash */

  GtkWidget *lamp;
  GtkWidget *label;
  GtkWidget *toggle;
};

G_DEFINE_FINAL_TYPE (SgMetronome, sg_metronome, GTK_TYPE_WIDGET)

static gboolean
end_flash (gpointer user_data)
{
  SgMetronome *self = user_data;

  gtk_widget_remove_css_class (self->lamp, "beat");
  self->flashing = 0;

  return G_SOURCE_REMOVE;
}

static void
show_state (SgMetronome *self, gboolean is_heard)
{
  guint            seconds = self->rate > 0 ? self->n_beats * 60 / self->rate : 0;
  g_autofree char *text = NULL;

  gtk_button_set_label (GTK_BUTTON (self->toggle), self->beating != 0 ? _ ("Stop") : _ ("Start"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->beating != 0 ? _ ("Stop the beat") : _ ("Start the beat"),
                                  -1);
  if (self->beating == 0)
    /* Translators: %u is a rate such as 110 */
    text = g_strdup_printf (_ ("%u a minute"), self->rate);
  else if (is_heard)
    /* Translators: a rate, and how long it has been beating: minutes and seconds */
    text = g_strdup_printf (_ ("%u a minute · %u:%02u"), self->rate, seconds / 60, seconds % 60);
  else
    text = g_strdup_printf (_ ("%u a minute · %u:%02u · light only"),
                            self->rate,
                            seconds / 60,
                            seconds % 60);
  gtk_label_set_label (GTK_LABEL (self->label), text);
}

static gboolean
beat (gpointer user_data)
{
  SgMetronome *self = user_data;
  gint64       now = g_get_monotonic_time ();
  gint64       minute = 60 * (gint64) G_USEC_PER_SEC;
  gint64       due;

  /* Beats that nobody could see are left out. */
  self->n_beats = (guint) ((now - self->started_at) * self->rate / minute) + 1;
  due = self->started_at + (self->n_beats * minute + self->rate - 1) / self->rate;
  self->beating =
    g_timeout_add_full (G_PRIORITY_HIGH, (guint) ((due - now) / 1000 + 1), beat, self, NULL);
  gtk_widget_add_css_class (self->lamp, "beat");
  g_clear_handle_id (&self->flashing, g_source_remove);
  self->flashing = g_timeout_add (FLASH_MS, end_flash, self);
  show_state (self, gtk_widget_activate_action (GTK_WIDGET (self), "win.beat", NULL));

  return G_SOURCE_REMOVE;
}

static void
on_toggled (SgMetronome *self)
{
  if (self->beating != 0)
    sg_metronome_stop (self);
  else
    sg_metronome_start (self);
}

static void
sg_metronome_dispose (GObject *object)
{
  SgMetronome *self = SG_METRONOME (object);

  g_clear_handle_id (&self->beating, g_source_remove);
  g_clear_handle_id (&self->flashing, g_source_remove);
  g_clear_pointer (&self->lamp, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->toggle, gtk_widget_unparent);

  G_OBJECT_CLASS (sg_metronome_parent_class)->dispose (object);
}

static void
sg_metronome_class_init (SgMetronomeClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_metronome_dispose;

  gtk_widget_class_set_css_name (widget_class, "metronome");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
sg_metronome_init (SgMetronome *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->lamp = gtk_label_new ("♥");
  gtk_widget_add_css_class (self->lamp, "lamp");
  gtk_widget_set_valign (self->lamp, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->lamp, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->toggle = gtk_button_new ();
  g_signal_connect_object (self->toggle,
                           "clicked",
                           G_CALLBACK (on_toggled),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->toggle, GTK_WIDGET (self));
  show_state (self, FALSE);
}

void
sg_metronome_set_rate (SgMetronome *self, guint beats_per_minute)
{
  g_return_if_fail (SG_IS_METRONOME (self));

  sg_metronome_stop (self);
  self->rate = beats_per_minute;
  show_state (self, FALSE);
}

void
sg_metronome_start (SgMetronome *self)
{
  g_return_if_fail (SG_IS_METRONOME (self));

  if (self->beating != 0 || self->rate == 0)
    return;

  self->n_beats = 0;
  self->started_at = g_get_monotonic_time ();
  beat (self);
}

void
sg_metronome_stop (SgMetronome *self)
{
  g_return_if_fail (SG_IS_METRONOME (self));

  g_clear_handle_id (&self->beating, g_source_remove);
  show_state (self, FALSE);
}
