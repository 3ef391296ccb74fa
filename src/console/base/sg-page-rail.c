/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "console/base/sg-page-rail.h"

struct _SgPageRail
{
  GtkBox parent_instance;

  AdwViewStack *stack;
  GListModel   *pages;
};

enum
{
  PROP_0,
  PROP_STACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SgPageRail, sg_page_rail, GTK_TYPE_BOX)

static GtkWidget *
make_button (AdwViewStackPage *page)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (adw_view_stack_page_get_title (page));

  gtk_box_append (GTK_BOX (box),
                  gtk_image_new_from_icon_name (adw_view_stack_page_get_icon_name (page)));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_view_stack_page_get_title (page),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "s",
                                    adw_view_stack_page_get_name (page));

  return button;
}

static void
on_pages_changed (SgPageRail *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);

  for (guint i = 0; i < g_list_model_get_n_items (self->pages); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (self->pages, i);

      gtk_box_append (GTK_BOX (self), make_button (page));
    }
}

static void
set_stack (SgPageRail *self, AdwViewStack *stack)
{
  g_set_object (&self->stack, stack);
  if (stack == NULL)
    return;

  self->pages = G_LIST_MODEL (adw_view_stack_get_pages (stack));
  g_signal_connect_object (self->pages,
                           "items-changed",
                           G_CALLBACK (on_pages_changed),
                           self,
                           G_CONNECT_SWAPPED);
  on_pages_changed (self);
}

static void
sg_page_rail_dispose (GObject *object)
{
  SgPageRail *self = SG_PAGE_RAIL (object);

  g_clear_object (&self->pages);
  g_clear_object (&self->stack);

  G_OBJECT_CLASS (sg_page_rail_parent_class)->dispose (object);
}

static void
sg_page_rail_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STACK:
      set_stack (SG_PAGE_RAIL (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sg_page_rail_class_init (SgPageRailClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_page_rail_dispose;
  object_class->set_property = sg_page_rail_set_property;

  properties[PROP_STACK] = g_param_spec_object ("stack",
                                                NULL,
                                                NULL,
                                                ADW_TYPE_VIEW_STACK,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "pagerail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sg_page_rail_init (SgPageRail *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}
