/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the console looks, speaks and sounds at this seat. */

#include "config.h"

#include "console/settings/sg-look-panel.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-accessible.h"
#include "console/map/sg-online-map.h"

struct _SgLookPanel
{
  SgPage parent_instance;

  GSettings *settings;

  /* Template widgets */
  AdwComboRow   *theme;
  AdwComboRow   *language;
  GtkAdjustment *text_scale;
  GtkWidget     *text_slider;
  GtkSwitch     *online;
  GtkEditable   *address; /* of the tiles */
};

/* In the order of the lists. */
static const char *const themes[] = { "dark", "light", "system", NULL };
static const char *const languages[] = { "", "id", "en", NULL };

G_DEFINE_FINAL_TYPE (SgLookPanel, sg_look_panel, SG_TYPE_PAGE)

static gboolean
to_place (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *values = user_data;

  for (guint i = 0; values[i] != NULL; i++)
    if (g_str_equal (values[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
from_place (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *values = user_data;
  guint              place = g_value_get_uint (value);

  return place < g_strv_length ((char **) values) ? g_variant_new_string (values[place]) : NULL;
}

static void
bind_list (SgLookPanel *self, const char *key, AdwComboRow *row, const char *const *values)
{
  g_settings_bind_with_mapping (self->settings,
                                key,
                                row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                to_place,
                                from_place,
                                (gpointer) values,
                                NULL);
}

static void
on_address_changed (SgLookPanel *self)
{
  if (sg_online_map_is_address (gtk_editable_get_text (self->address)))
    gtk_widget_remove_css_class (GTK_WIDGET (self->address), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->address), "error");
}

static void
on_address (SgLookPanel *self)
{
  const char *text = gtk_editable_get_text (self->address);

  if (sg_online_map_is_address (text))
    g_settings_set_string (self->settings, "online-map-address", text);
  else
    gtk_widget_activate_action (
      GTK_WIDGET (self),
      "win.tell",
      "s",
      _ ("The address begins with https:// and has {z}, {x} and {y} in it"));
}

static void
show_address (SgLookPanel *self)
{
  g_autofree char *address = g_settings_get_string (self->settings, "online-map-address");

  gtk_editable_set_text (self->address, address);
}

static void
sg_look_panel_open (SgPage *page)
{
}

static void
sg_look_panel_dispose (GObject *object)
{
  g_clear_object (&SG_LOOK_PANEL (object)->settings);

  G_OBJECT_CLASS (sg_look_panel_parent_class)->dispose (object);
}

static void
sg_look_panel_class_init (SgLookPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_look_panel_dispose;
  SG_PAGE_CLASS (klass)->open = sg_look_panel_open;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-look-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgLookPanel, theme);
  gtk_widget_class_bind_template_child (widget_class, SgLookPanel, language);
  gtk_widget_class_bind_template_child (widget_class, SgLookPanel, text_scale);
  gtk_widget_class_bind_template_child (widget_class, SgLookPanel, text_slider);
  gtk_widget_class_bind_template_child (widget_class, SgLookPanel, online);
  gtk_widget_class_bind_template_child (widget_class, SgLookPanel, address);
  gtk_widget_class_bind_template_callback (widget_class, on_address);
  gtk_widget_class_bind_template_callback (widget_class, on_address_changed);
}

static void
sg_look_panel_init (SgLookPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new ("id.or.kreki.Siaga");
  bind_list (self, "theme", self->theme, themes);
  bind_list (self, "language", self->language, languages);
  g_settings_bind (self->settings,
                   "text-scale",
                   self->text_scale,
                   "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "online-map", self->online, "active", G_SETTINGS_BIND_DEFAULT);
  show_address (self);
  sg_accessible_name (self->text_slider, _ ("Text size in percent"));
}
