/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/alarm/sg-status-bar.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text.h"

struct _SgStatusBar
{
  AdwBin parent_instance;

  SgDesk    *desk;
  SgAlarms  *alarms;
  SgSpeaker *speaker;

  /* Template widgets */
  GtkLabel      *region;
  GtkLabel      *link;
  GtkMenuButton *sound;
  GtkLabel      *sound_text;
};

G_DEFINE_FINAL_TYPE (SgStatusBar, sg_status_bar, ADW_TYPE_BIN)

static char *
dup_sound_text (SgStatusBar *self)
{
  gint64           until = sg_alarms_get_muted_until (self->alarms);
  const char      *trouble = sg_speaker_get_trouble (self->speaker);
  g_autofree char *left = NULL;

  if (until == 0)
    return g_strdup (trouble != NULL ? trouble : _ ("Sound on"));

  left = sg_text_elapsed (until - sg_alarms_get_now (self->alarms));

  /* Translators: %s is how long yet, such as 04:12 */
  return g_strdup_printf (_ ("Muted %s"), left);
}

static void
show_sound (SgStatusBar *self)
{
  g_autofree char *text = dup_sound_text (self);
  gboolean         silent = sg_alarms_get_muted_until (self->alarms) != 0 ||
                    sg_speaker_get_trouble (self->speaker) != NULL;

  gtk_label_set_label (self->sound_text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sound),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text,
                                  -1);
  if (silent)
    gtk_widget_add_css_class (GTK_WIDGET (self->sound), "silent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sound), "silent");
}

static char *
dup_link_text (SgStatusBar *self)
{
  gint64 since = sg_alarms_get_link_lost_at (self->alarms);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;

  if (since == 0)
    return g_strdup (sg_alarms_has_link (self->alarms) ? _ ("Online") : _ ("Stand-alone"));

  local = sg_desk_to_local (self->desk, since);
  time = g_date_time_format (local, "%H:%M");

  /* Translators: %s is a time of the day, such as 10:42 */
  return g_strdup_printf (_ ("● Offline since %s"), time);
}

static void
on_changed (SgStatusBar *self)
{
  g_autofree char *link = dup_link_text (self);

  gtk_label_set_label (self->link, link);
  if (sg_alarms_get_link_lost_at (self->alarms) != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->link), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->link), "warning");
  show_sound (self);
}

/* Of a map whose source does not say, the day of the import. */
static void
show_region (SgStatusBar *self)
{
  SgRegion         *region = sg_desk_get_region (self->desk, NULL);
  const SgManifest *manifest = region != NULL ? sg_region_get_manifest (region) : NULL;
  gint64            made;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (manifest == NULL)
    {
      gtk_label_set_label (self->region, _ ("No region"));
      return;
    }

  made = manifest->osm_timestamp != 0 ? manifest->osm_timestamp : manifest->created;
  local = sg_desk_to_local (self->desk, made * G_USEC_PER_SEC);
  day = g_date_time_format (local, "%-d %b %Y");
  /* Translators: %s is a day, such as 12 Nov 2026 */
  text = g_strdup_printf (_ ("Map of %s"), day);
  gtk_label_set_label (self->region, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->region), manifest->name);
}

static void
sg_status_bar_dispose (GObject *object)
{
  SgStatusBar *self = SG_STATUS_BAR (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->alarms);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (sg_status_bar_parent_class)->dispose (object);
}

static void
sg_status_bar_class_init (SgStatusBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_status_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SgStatusBar, region);
  gtk_widget_class_bind_template_child (widget_class, SgStatusBar, link);
  gtk_widget_class_bind_template_child (widget_class, SgStatusBar, sound);
  gtk_widget_class_bind_template_child (widget_class, SgStatusBar, sound_text);
}

static void
sg_status_bar_init (SgStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sg_status_bar_open:
 *
 * Call it once.
 */
void
sg_status_bar_open (SgStatusBar *self, SgDesk *desk, SgAlarms *alarms, SgSpeaker *speaker)
{
  g_return_if_fail (SG_IS_STATUS_BAR (self));

  self->desk = g_object_ref (desk);
  self->alarms = g_object_ref (alarms);
  self->speaker = g_object_ref (speaker);
  g_signal_connect_object (alarms, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speaker,
                           "notify::trouble",
                           G_CALLBACK (show_sound),
                           self,
                           G_CONNECT_SWAPPED);
  show_region (self);
  on_changed (self);
}
