/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where to look: a kecamatan of the PSC by its name. */

#include "config.h"

#include "console/dispatch/sg-district-popover.h"

#include <glib/gi18n-lib.h>

#include "region/places/sg-district.h"

struct _SgDistrictPopover
{
  GtkPopover parent_instance;

  SgDeskSession *session;

  /* Template widgets */
  GtkStack       *pages;
  GtkSearchEntry *search;
  GtkListBox     *list;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgDistrictPopover, sg_district_popover, GTK_TYPE_POPOVER)

static SgDistrict *
get_district (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "district");
}

static gboolean
matches (GtkListBoxRow *row, gpointer user_data)
{
  SgDistrictPopover *self = user_data;
  g_autofree char   *wanted =
    g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *name = g_utf8_casefold (get_district (row)->name, -1);

  return strstr (name, g_strstrip (wanted)) != NULL;
}

static void
add_row (SgDistrictPopover *self, SgDistrict *district)
{
  GtkWidget *label = gtk_label_new (district->name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  district->name,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "district", district, (GDestroyNotify) sg_district_free);
  gtk_list_box_append (self->list, row);
}

/* A few dozen rows of a table, read when they are wanted for the first time. */
static void
on_show (SgDistrictPopover *self)
{
  SgDesk *desk = self->session != NULL ? sg_desk_session_get_desk (self->session) : NULL;
  SgDb   *db = desk != NULL ? sg_desk_get_region_db (desk, NULL) : NULL;
  g_autoptr (GPtrArray) districts = NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (db == NULL || gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    return;

  districts = sg_district_list (db, sg_desk_get_identity (desk)->psc, NULL);
  while (districts != NULL && districts->len > 0)
    add_row (self, g_ptr_array_steal_index (districts, 0));
  gtk_stack_set_visible_child_name (
    self->pages,
    gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "list" : "empty");
}

static void
on_row_activated (SgDistrictPopover *self, GtkListBoxRow *row)
{
  SgPoint centre = get_district (row)->centre;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, &centre);
}

/* Enter takes the first that fits. */
static void
on_search_activated (SgDistrictPopover *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (matches (row, self))
      {
        on_row_activated (self, row);
        return;
      }
}

static void
on_search_changed (SgDistrictPopover *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
sg_district_popover_dispose (GObject *object)
{
  g_clear_object (&SG_DISTRICT_POPOVER (object)->session);

  G_OBJECT_CLASS (sg_district_popover_parent_class)->dispose (object);
}

static void
sg_district_popover_class_init (SgDistrictPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_district_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-district-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SgDistrictPopover, pages);
  gtk_widget_class_bind_template_child (widget_class, SgDistrictPopover, search);
  gtk_widget_class_bind_template_child (widget_class, SgDistrictPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);

  /**
   * SgDistrictPopover::chosen:
   * @point: (type gpointer): an #SgPoint in its middle
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         SG_TYPE_DISTRICT_POPOVER,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_POINTER);
}

static void
sg_district_popover_init (SgDistrictPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, matches, self, NULL);
}

void
sg_district_popover_open (SgDistrictPopover *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_DISTRICT_POPOVER (self));

  g_set_object (&self->session, session);
}
