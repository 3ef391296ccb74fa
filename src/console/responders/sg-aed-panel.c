/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/responders/sg-aed-panel.h"

#include <glib/gi18n-lib.h>

#include "common/sg-faskes.h"
#include "console/responders/sg-register-text.h"
#include "desk/log/sg-row.h"
#include "desk/people/sg-desk-may.h"

struct _SgAedPanel
{
  SgEntryPanel parent_instance;

  /* Template widgets */
  GtkLabel *hours;
  GtkLabel *checked;
};

G_DEFINE_FINAL_TYPE (SgAedPanel, sg_aed_panel, SG_TYPE_ENTRY_PANEL)

static gboolean
check (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  g_autoptr (SgAed) before = NULL;
  g_autoptr (SgAed) after = NULL;

  if (!sg_desk_may (desk, SG_MAY_MANAGE_REGISTERS, error))
    return FALSE;

  before = sg_row_get (sg_desk_get_db (desk), &sg_aed_record, &deed->id, error);
  if (before == NULL)
    return FALSE;

  after = sg_register_copy (&sg_aed_register, before);
  after->checked_at = sg_desk_get_now (desk);

  /* That it is there was just seen: what only looks like a mistake is none now. */
  return sg_register_change (&sg_aed_register, desk, before, after, TRUE, error);
}

static void
on_check (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_entry_panel_do (SG_ENTRY_PANEL (widget),
                     check,
                     sg_entry_deed_new (),
                     _ ("The check is recorded"));
}

static void
sg_aed_panel_show (SgEntryPanel *panel, SgRegisterItem *item, gboolean is_other)
{
  SgAedPanel      *self = SG_AED_PANEL (panel);
  const SgAed     *aed = sg_register_item_get_record (item);
  SgDesk          *desk = sg_register_item_get_desk (item);
  gboolean         has_hours = aed->hours != NULL && *aed->hours != '\0';
  g_autofree char *age = sg_text_age (sg_desk_get_now (desk) - aed->checked_at);
  /* Translators: of a defibrillator; %s is when it can be reached, such as “Mo-Fr 08:00-17:00” */
  g_autofree char *hours =
    g_strdup_printf (_ ("Can be taken: %s"), has_hours ? aed->hours : _ ("hours are not known"));
  /* Translators: of a defibrillator; %s is such as “3 days ago” */
  g_autofree char *checked = aed->checked_at != 0 ? g_strdup_printf (_ ("Checked %s"), age)
                                                  : g_strdup (_ ("Nobody has checked it yet"));

  gtk_label_set_label (self->hours, hours);
  gtk_label_set_label (self->checked, checked);
}

static void
sg_aed_panel_class_init (SgAedPanelClass *klass)
{
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  SgEntryPanelClass *panel_class = SG_ENTRY_PANEL_CLASS (klass);

  panel_class->show = sg_aed_panel_show;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-aed-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgAedPanel, hours);
  gtk_widget_class_bind_template_child (widget_class, SgAedPanel, checked);
  gtk_widget_class_install_action (widget_class, "aed.check", NULL, on_check);
}

static void
sg_aed_panel_init (SgAedPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
