/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the PSC chooses: targets, clocks, rings, and where a district differs. */

#include "config.h"

#include "console/settings/sg-figures-panel.h"

#include <glib/gi18n-lib.h>

#include "console/settings/sg-setting-row.h"
#include "console/settings/sg-setting-words.h"
#include "desk/people/sg-desk-may.h"
#include "region/places/sg-district.h"

struct _SgFiguresPanel
{
  SgPage parent_instance;

  GPtrArray *rows;          /* of SgSettingRow, of the whole PSC */
  GPtrArray *district_rows; /* of the district that is shown */

  /* Template widgets */
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *may_group;
  AdwPreferencesGroup *district_group;
  AdwComboRow         *district;
};

G_DEFINE_FINAL_TYPE (SgFiguresPanel, sg_figures_panel, SG_TYPE_PAGE)

static void
refresh (SgFiguresPanel *self)
{
  SgDesk *desk = sg_page_get_desk (SG_PAGE (self));
  g_autoptr (GError) refused = NULL;
  gboolean may = sg_desk_may (desk, SG_MAY_CONFIGURE, &refused);

  for (guint i = 0; i < self->rows->len; i++)
    {
      sg_setting_row_refresh (g_ptr_array_index (self->rows, i));
      gtk_widget_set_sensitive (g_ptr_array_index (self->rows, i), may);
    }
  for (guint i = 0; i < self->district_rows->len; i++)
    {
      sg_setting_row_refresh (g_ptr_array_index (self->district_rows, i));
      gtk_widget_set_sensitive (g_ptr_array_index (self->district_rows, i), may);
    }

  adw_preferences_group_set_description (self->may_group, may ? NULL : refused->message);
  gtk_widget_set_visible (GTK_WIDGET (self->may_group), !may);
}

static void
on_changed (SgFiguresPanel *self, guint kinds)
{
  if ((kinds & (1u << SG_SUBJECT_PSC)) != 0)
    refresh (self);
}

static void
on_district (SgFiguresPanel *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->district);

  for (guint i = 0; i < self->district_rows->len; i++)
    adw_preferences_group_remove (self->district_group, g_ptr_array_index (self->district_rows, i));
  g_ptr_array_set_size (self->district_rows, 0);
  if (chosen == NULL || sg_page_get_session (SG_PAGE (self)) == NULL)
    return;

  for (SgSetting setting = 0; setting < SG_N_SETTINGS; setting++)
    if (sg_setting_is_of_district (sg_setting_get_type (setting)->key))
      {
        SgSettingRow *row = sg_setting_row_new (sg_page_get_session (SG_PAGE (self)),
                                                setting,
                                                gtk_string_object_get_string (chosen));

        adw_preferences_group_add (self->district_group, GTK_WIDGET (row));
        g_ptr_array_add (self->district_rows, row);
      }
  refresh (self);
}

static void
add_group (SgFiguresPanel *self, SgSettingGroup which)
{
  GtkWidget           *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);

  adw_preferences_group_set_title (group, sg_setting_group_get_title (which));
  for (SgSetting setting = 0; setting < SG_N_SETTINGS; setting++)
    if (sg_setting_get_group (setting) == which)
      {
        SgSettingRow *row =
          sg_setting_row_new (sg_page_get_session (SG_PAGE (self)), setting, NULL);

        adw_preferences_group_add (group, GTK_WIDGET (row));
        g_ptr_array_add (self->rows, row);
      }
  adw_preferences_page_add (self->page, group);
}

static void
fill_districts (SgFiguresPanel *self)
{
  SgDesk *desk = sg_page_get_desk (SG_PAGE (self));
  SgDb   *db = sg_desk_get_region_db (desk, NULL); /* without a region the group is not shown */
  g_autoptr (GPtrArray) districts = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (db != NULL)
    districts = sg_district_list (db, sg_desk_get_identity (desk)->psc, NULL);
  for (guint i = 0; districts != NULL && i < districts->len; i++)
    gtk_string_list_append (names, ((const SgDistrict *) g_ptr_array_index (districts, i))->name);
  gtk_widget_set_visible (GTK_WIDGET (self->district_group),
                          districts != NULL && districts->len > 0);
  adw_combo_row_set_model (self->district, G_LIST_MODEL (names));
}

static void
put_districts_last (SgFiguresPanel *self)
{
  g_autoptr (AdwPreferencesGroup) group = g_object_ref (self->district_group);

  adw_preferences_page_remove (self->page, group);
  adw_preferences_page_add (self->page, group);
}

static void
sg_figures_panel_open (SgPage *page)
{
  SgFiguresPanel *self = SG_FIGURES_PANEL (page);
  SgDeskSession  *session = sg_page_get_session (page);

  for (SgSettingGroup group = 0; group < SG_N_SETTING_GROUPS; group++)
    add_group (self, group);
  put_districts_last (self);
  fill_districts (self);
  refresh (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "signed-in", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

static void
sg_figures_panel_finalize (GObject *object)
{
  SgFiguresPanel *self = SG_FIGURES_PANEL (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->district_rows);

  G_OBJECT_CLASS (sg_figures_panel_parent_class)->finalize (object);
}

static void
sg_figures_panel_class_init (SgFiguresPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sg_figures_panel_finalize;
  SG_PAGE_CLASS (klass)->open = sg_figures_panel_open;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-figures-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgFiguresPanel, page);
  gtk_widget_class_bind_template_child (widget_class, SgFiguresPanel, may_group);
  gtk_widget_class_bind_template_child (widget_class, SgFiguresPanel, district_group);
  gtk_widget_class_bind_template_child (widget_class, SgFiguresPanel, district);
  gtk_widget_class_bind_template_callback (widget_class, on_district);
}

static void
sg_figures_panel_init (SgFiguresPanel *self)
{
  self->rows = g_ptr_array_new ();
  self->district_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
