/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of a register and beside it one entry, or what comes of importing a table. Keys,
 * pointer and command line all come in through the actions named `responders.`. */

#include "config.h"

#include "console/responders/sg-responders-page.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-dialogs.h"
#include "desk/people/sg-desk-may.h"

struct _SgRespondersPage
{
  SgPage parent_instance;

  /* Template widgets */
  SgRegisterTable    *table;
  GtkStack           *side;
  SgEntryPane        *entry;
  SgRegisterTransfer *transfer;
};

G_DEFINE_FINAL_TYPE (SgRespondersPage, sg_responders_page, SG_TYPE_PAGE)

static void
show_entry (SgRespondersPage *self)
{
  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->entry));
}

static void
on_chosen (SgRespondersPage *self, SgRegisterItem *item)
{
  show_entry (self);
  sg_entry_pane_show (self->entry, item);
}

static void
on_switched (SgRespondersPage *self)
{
  sg_entry_pane_clear (self->entry, sg_register_table_get_kind (self->table));
}

static void
on_added (SgRespondersPage *self, const SgUuid *id)
{
  sg_register_table_select (self->table, id);
}

static void
on_closed (SgRespondersPage *self)
{
  show_entry (self);
}

static const SgRegisterKind *
get_kind (SgRespondersPage *self)
{
  return sg_register_table_get_kind (self->table);
}

static gboolean
may (SgRespondersPage *self, SgPermission permission)
{
  g_autoptr (GError) why = NULL;

  if (sg_desk_may (sg_page_get_desk (SG_PAGE (self)), permission, &why))
    return TRUE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", why->message);
  return FALSE;
}

static void
on_show (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const SgRegisterKind *kind = sg_register_kind_find (g_variant_get_string (parameter, NULL));

  if (kind != NULL)
    sg_register_table_show (SG_RESPONDERS_PAGE (widget)->table, kind);
}

static void
on_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgUuid id;

  if (sg_uuid_parse (g_variant_get_string (parameter, NULL), &id, NULL))
    sg_register_table_select (SG_RESPONDERS_PAGE (widget)->table, &id);
}

static void
on_search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_register_table_search (SG_RESPONDERS_PAGE (widget)->table);
}

static void
on_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgRespondersPage *self = SG_RESPONDERS_PAGE (widget);

  if (!may (self, SG_MAY_MANAGE_REGISTERS))
    return;

  show_entry (self);
  sg_entry_pane_begin (self->entry, get_kind (self));
}

static void
import_file (const char *path, gpointer user_data)
{
  SgRespondersPage *self = user_data;

  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->transfer));
  sg_register_transfer_try (self->transfer, get_kind (self), path);
}

static void
export_file (const char *path, gpointer user_data)
{
  SgRespondersPage *self = user_data;

  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->transfer));
  sg_register_transfer_export (self->transfer, get_kind (self), path);
}

static void
on_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (may (SG_RESPONDERS_PAGE (widget), SG_MAY_MANAGE_REGISTERS))
    sg_dialog_open_file (widget, _ ("Import a Table"), import_file, widget);
}

static void
on_import_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (may (SG_RESPONDERS_PAGE (widget), SG_MAY_MANAGE_REGISTERS))
    import_file (g_variant_get_string (parameter, NULL), widget);
}

/* Only volunteers are persons. */
static gboolean
may_export (SgRespondersPage *self)
{
  return get_kind (self)->subject != SG_SUBJECT_VOLUNTEER || may (self, SG_MAY_EXPORT);
}

static void
on_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgRespondersPage *self = SG_RESPONDERS_PAGE (widget);
  g_autofree char  *name = g_strconcat (get_kind (self)->name, ".csv", NULL);

  if (may_export (self))
    sg_dialog_save_file (widget, _ ("Export as a Table"), name, export_file, widget);
}

static void
on_export_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (may_export (SG_RESPONDERS_PAGE (widget)))
    export_file (g_variant_get_string (parameter, NULL), widget);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "responders.show", "s", on_show);
  gtk_widget_class_install_action (klass, "responders.open", "s", on_open);
  gtk_widget_class_install_action (klass, "responders.search", NULL, on_search);
  gtk_widget_class_install_action (klass, "responders.new", NULL, on_new);
  gtk_widget_class_install_action (klass, "responders.import", NULL, on_import);
  gtk_widget_class_install_action (klass, "responders.import-file", "s", on_import_file);
  gtk_widget_class_install_action (klass, "responders.export", NULL, on_export);
  gtk_widget_class_install_action (klass, "responders.export-file", "s", on_export_file);
}

static void
sg_responders_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sg_responders_page_parent_class)->map (widget);

  sg_register_table_search (SG_RESPONDERS_PAGE (widget)->table);
}

static void
sg_responders_page_open (SgPage *page)
{
  SgRespondersPage *self = SG_RESPONDERS_PAGE (page);
  SgDeskSession    *session = sg_page_get_session (page);

  sg_entry_pane_open (self->entry, session);
  sg_register_transfer_open (self->transfer, session);
  sg_register_table_open (self->table, session);
  sg_entry_pane_clear (self->entry, get_kind (self));
}

static GtkWidget *
sg_responders_page_get_target (SgPage *page)
{
  SgRespondersPage *self = SG_RESPONDERS_PAGE (page);
  GtkWidget        *side = gtk_stack_get_visible_child (self->side);

  return side == GTK_WIDGET (self->entry) ? sg_entry_pane_get_target (self->entry) : side;
}

static gboolean
sg_responders_page_is_settled (SgPage *page)
{
  SgRespondersPage *self = SG_RESPONDERS_PAGE (page);

  return sg_register_table_is_settled (self->table) && sg_entry_pane_is_settled (self->entry) &&
         sg_register_transfer_is_settled (self->transfer);
}

static void
sg_responders_page_class_init (SgRespondersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SgPageClass    *page_class = SG_PAGE_CLASS (klass);

  widget_class->map = sg_responders_page_map;
  page_class->open = sg_responders_page_open;
  page_class->get_target = sg_responders_page_get_target;
  page_class->is_settled = sg_responders_page_is_settled;

  g_type_ensure (SG_TYPE_ENTRY_PANE);
  g_type_ensure (SG_TYPE_REGISTER_TABLE);
  g_type_ensure (SG_TYPE_REGISTER_TRANSFER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-responders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SgRespondersPage, table);
  gtk_widget_class_bind_template_child (widget_class, SgRespondersPage, side);
  gtk_widget_class_bind_template_child (widget_class, SgRespondersPage, entry);
  gtk_widget_class_bind_template_child (widget_class, SgRespondersPage, transfer);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_added);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
  install_actions (widget_class);
}

static void
sg_responders_page_init (SgRespondersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SgRegisterTable *
sg_responders_page_get_table (SgRespondersPage *self)
{
  g_return_val_if_fail (SG_IS_RESPONDERS_PAGE (self), NULL);

  return self->table;
}

SgEntryPane *
sg_responders_page_get_entry (SgRespondersPage *self)
{
  g_return_val_if_fail (SG_IS_RESPONDERS_PAGE (self), NULL);

  return self->entry;
}

SgRegisterTransfer *
sg_responders_page_get_transfer (SgRespondersPage *self)
{
  g_return_val_if_fail (SG_IS_RESPONDERS_PAGE (self), NULL);

  return self->transfer;
}
