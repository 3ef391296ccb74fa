/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/settings/sg-settings-page.h"

#include "console/base/sg-tab-stop.h"
#include "console/settings/sg-figures-panel.h"
#include "console/settings/sg-keep-panel.h"
#include "console/settings/sg-look-panel.h"
#include "console/settings/sg-people-panel.h"
#include "console/settings/sg-region-panel.h"

struct _SgSettingsPage
{
  SgPage parent_instance;

  GtkWidget *sidebar;
  GtkStack  *panels; /* each a page of its own */
};

G_DEFINE_FINAL_TYPE (SgSettingsPage, sg_settings_page, SG_TYPE_PAGE)

static SgPage *
get_panel (SgSettingsPage *self)
{
  return SG_PAGE (gtk_stack_get_visible_child (self->panels));
}

static void
sg_settings_page_open (SgPage *page)
{
  SgSettingsPage *self = SG_SETTINGS_PAGE (page);

  for (GtkWidget *panel = gtk_widget_get_first_child (GTK_WIDGET (self->panels)); panel != NULL;
       panel = gtk_widget_get_next_sibling (panel))
    sg_page_open (SG_PAGE (panel), sg_page_get_session (page));
}

static GtkWidget *
sg_settings_page_get_target (SgPage *page)
{
  return sg_page_get_target (get_panel (SG_SETTINGS_PAGE (page)));
}

static gboolean
sg_settings_page_is_settled (SgPage *page)
{
  return sg_page_is_settled (get_panel (SG_SETTINGS_PAGE (page)));
}

static void
on_panel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (SG_SETTINGS_PAGE (widget)->panels,
                                    g_variant_get_string (parameter, NULL));
}

static void
sg_settings_page_class_init (SgSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SgPageClass    *page_class = SG_PAGE_CLASS (klass);

  page_class->open = sg_settings_page_open;
  page_class->get_target = sg_settings_page_get_target;
  page_class->is_settled = sg_settings_page_is_settled;

  g_type_ensure (SG_TYPE_FIGURES_PANEL);
  g_type_ensure (SG_TYPE_KEEP_PANEL);
  g_type_ensure (SG_TYPE_LOOK_PANEL);
  g_type_ensure (SG_TYPE_PEOPLE_PANEL);
  g_type_ensure (SG_TYPE_REGION_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SgSettingsPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SgSettingsPage, panels);
  gtk_widget_class_install_action (widget_class, "settings.panel", "s", on_panel);
}

static void
sg_settings_page_init (SgSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_tab_stop_make (self->sidebar);
}
