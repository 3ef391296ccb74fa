/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One open incident in three lines: how bad and how old, where, and who is moving. */

#include "config.h"

#include "console/dispatch/sg-incident-row.h"

#include <glib/gi18n-lib.h>

#include "common/sg-eligibility.h"
#include "console/base/sg-severity-style.h"
#include "console/base/sg-text.h"

struct _SgIncidentRow
{
  GtkListBoxRow parent_instance;

  SgIncident *incident; /* NULL until it was taken */

  /* Template widgets */
  GtkLabel *severity;
  GtkLabel *age;
  GtkLabel *kind;
  GtkLabel *place;
  GtkLabel *helpers;
  GtkLabel *status;
};

G_DEFINE_FINAL_TYPE (SgIncidentRow, sg_incident_row, GTK_TYPE_LIST_BOX_ROW)

static void
sg_incident_row_dispose (GObject *object)
{
  SgIncidentRow *self = SG_INCIDENT_ROW (object);

  g_clear_pointer (&self->incident, sg_incident_free);

  G_OBJECT_CLASS (sg_incident_row_parent_class)->dispose (object);
}

static void
sg_incident_row_class_init (SgIncidentRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_incident_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-incident-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SgIncidentRow, severity);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentRow, age);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentRow, kind);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentRow, place);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentRow, helpers);
  gtk_widget_class_bind_template_child (widget_class, SgIncidentRow, status);
}

static void
sg_incident_row_init (SgIncidentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SgIncidentRow *
sg_incident_row_new (void)
{
  return g_object_new (SG_TYPE_INCIDENT_ROW, NULL);
}

const SgIncident *
sg_incident_row_get_incident (SgIncidentRow *self)
{
  g_return_val_if_fail (SG_IS_INCIDENT_ROW (self), NULL);

  return self->incident;
}

/* What a screen reader says of the whole row. */
static void
set_name (SgIncidentRow *self)
{
  const SgIncident *incident = self->incident;
  g_autofree char  *place = sg_text_scene (&incident->scene);
  g_autofree char  *name =
    g_strdup_printf ("%s, %s, %s, %s",
                     sg_text_severity (incident->severity),
                     sg_text_incident_kind (incident),
                     place,
                     sg_text_code ("incident_status", sg_status_to_code (incident->status)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * sg_incident_row_take:
 * @incident: (transfer full): as it is now
 */
void
sg_incident_row_take (SgIncidentRow *self, SgIncident *incident)
{
  g_autofree char *place = sg_text_scene (&incident->scene);

  g_return_if_fail (SG_IS_INCIDENT_ROW (self));

  g_clear_pointer (&self->incident, sg_incident_free);
  self->incident = incident;
  sg_severity_style_show (GTK_WIDGET (self), self->severity, incident->severity);
  gtk_label_set_label (self->kind, sg_text_incident_kind (incident));
  gtk_label_set_label (self->place, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), place);
  gtk_label_set_label (self->status,
                       incident->parked
                         ? _ ("Parked")
                         : sg_text_code ("incident_status", sg_status_to_code (incident->status)));
  set_name (self);
}

/**
 * sg_incident_row_tick:
 *
 * Brings what counts up to the moment: grey below the target, amber above, red above one and a half
 * times of it.
 */
void
sg_incident_row_tick (SgIncidentRow *self, SgDesk *desk)
{
  const SgIncident *incident = self->incident;
  gint64            now = sg_desk_get_now (desk);
  gint64            from = incident->at[SG_T1] != 0 ? incident->at[SG_T1] : incident->opened_at;
  gint64            until = incident->at[SG_T6] != 0 ? incident->at[SG_T6] : now;
  gint64            target = sg_incident_get_target_s (incident, sg_desk_get_psc (desk));
  gint64            late = (until - from) / G_TIME_SPAN_SECOND;
  g_autofree char  *age = sg_text_elapsed (now - from);
  g_autofree char  *helpers = sg_text_helpers (incident, now);

  g_return_if_fail (SG_IS_INCIDENT_ROW (self));

  gtk_label_set_label (self->age, age);
  gtk_widget_remove_css_class (GTK_WIDGET (self->age), "clock-late");
  gtk_widget_remove_css_class (GTK_WIDGET (self->age), "clock-overdue");
  if (late > target + target / 2)
    gtk_widget_add_css_class (GTK_WIDGET (self->age), "clock-overdue");
  else if (late > target)
    gtk_widget_add_css_class (GTK_WIDGET (self->age), "clock-late");

  gtk_label_set_label (self->helpers, *helpers != '\0' ? helpers : _ ("Nobody asked yet"));
}
