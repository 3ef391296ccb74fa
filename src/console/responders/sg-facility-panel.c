/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/responders/sg-facility-panel.h"

#include <glib/gi18n-lib.h>

#include "common/sg-faskes.h"
#include "console/responders/sg-register-text.h"
#include "desk/register/sg-hospitals.h"

struct _SgFacilityPanel
{
  SgEntryPanel parent_instance;

  /* Template widgets */
  GtkLabel    *figures;
  GtkLabel    *told;
  GtkEditable *beds;
  GtkDropDown *diverted;
  GtkDropDown *source;
  GtkEditable *told_by;
};

G_DEFINE_FINAL_TYPE (SgFacilityPanel, sg_facility_panel, SG_TYPE_ENTRY_PANEL)

static const char *const sources[] = { "phone", "sisrute", "siranap", "app", "visit", "other" };

static gboolean
report (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  const SgHospitalReport said = { .beds = deed->texts[0],
                                  .diverted = (int) deed->at,
                                  .source = deed->texts[1],
                                  .told_by = deed->texts[2] };

  return sg_desk_report_hospital (desk, &deed->id, &said, error);
}

static char *
dup_typed_or_null (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
on_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgFacilityPanel *self = SG_FACILITY_PANEL (widget);
  SgEntryDeed     *deed = sg_entry_deed_new ();
  guint            chosen = gtk_drop_down_get_selected (self->source);

  deed->texts[0] = dup_typed_or_null (self->beds);
  deed->texts[1] = g_strdup (sources[MIN (chosen, G_N_ELEMENTS (sources) - 1)]);
  deed->texts[2] = dup_typed_or_null (self->told_by);
  /* Nothing said, takes, takes none: -1, 0, 1. */
  deed->at = (gint64) gtk_drop_down_get_selected (self->diverted) - 1;
  sg_entry_panel_do (SG_ENTRY_PANEL (self), report, deed, _ ("The report is recorded"));
}

/* A figure stands with its age and its source, or not at all. */
static void
show_figures (SgFacilityPanel *self, SgDesk *desk, const SgFaskes *facility)
{
  g_autofree char *beds = sg_text_lines (facility->beds, NULL);
  g_autofree char *age = sg_text_age (sg_desk_get_now (desk) - facility->reported_at);
  g_autofree char *text = g_strdup_printf ("%s%s%s",
                                           facility->diverted ? _ ("✕ Takes no patients") : "",
                                           facility->diverted && *beds != '\0' ? " · " : "",
                                           beds);
  g_autofree char *told = g_strdup_printf ("%s · %s · %s",
                                           age,
                                           sg_text_source (facility->source),
                                           facility->told_by != NULL ? facility->told_by : "–");
  gboolean         is_known = facility->reported_at != 0;

  gtk_label_set_label (self->figures,
                       is_known ? text
                                : _ ("Nobody has asked yet: call and record what they say."));
  gtk_label_set_label (self->told, told);
  gtk_widget_set_visible (GTK_WIDGET (self->told), is_known);
}

static void
sg_facility_panel_show (SgEntryPanel *panel, SgRegisterItem *item, gboolean is_other)
{
  SgFacilityPanel *self = SG_FACILITY_PANEL (panel);

  show_figures (self, sg_register_item_get_desk (item), sg_register_item_get_record (item));
  if (!is_other)
    return;

  gtk_editable_set_text (self->beds, "");
  gtk_editable_set_text (self->told_by, "");
  gtk_drop_down_set_selected (self->diverted, 0);
}

static void
sg_facility_panel_class_init (SgFacilityPanelClass *klass)
{
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  SgEntryPanelClass *panel_class = SG_ENTRY_PANEL_CLASS (klass);

  panel_class->show = sg_facility_panel_show;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-facility-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgFacilityPanel, figures);
  gtk_widget_class_bind_template_child (widget_class, SgFacilityPanel, told);
  gtk_widget_class_bind_template_child (widget_class, SgFacilityPanel, beds);
  gtk_widget_class_bind_template_child (widget_class, SgFacilityPanel, diverted);
  gtk_widget_class_bind_template_child (widget_class, SgFacilityPanel, source);
  gtk_widget_class_bind_template_child (widget_class, SgFacilityPanel, told_by);
  gtk_widget_class_install_action (widget_class, "facility.report", NULL, on_report);
}

static void
sg_facility_panel_init (SgFacilityPanel *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    gtk_string_list_append (labels, sg_text_source (sources[i]));
  gtk_drop_down_set_model (self->source, G_LIST_MODEL (labels));
}
