/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/responders/sg-unit-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-unit.h"
#include "console/base/sg-reason-popover.h"
#include "console/base/sg-state-style.h"
#include "console/base/sg-text.h"
#include "console/base/sg-wrap-box.h"
#include "console/responders/sg-register-text.h"
#include "desk/register/sg-unit-board.h"
#include "desk/register/sg-units.h"
#include "desk/shift/sg-desk-shift.h"

struct _SgUnitPanel
{
  SgEntryPanel parent_instance;

  char *crew_shown;      /* as it stood before anybody typed */
  char *equipment_shown; /* of which unit, and what of it was missing */

  /* Template widgets */
  GtkLabel    *readiness;
  GtkWidget   *not_ready;
  GtkWidget   *off;
  GtkLabel    *crewed;
  GtkTextView *crew;
  GtkDropDown *shift;
  GtkLabel    *odometer;
  GtkEditable *km;
  GtkWidget   *force;
  GtkFlowBox  *equipment;
  GtkWidget   *no_equipment;
  GtkWidget   *record_missing;
};

G_DEFINE_FINAL_TYPE (SgUnitPanel, sg_unit_panel, SG_TYPE_ENTRY_PANEL)

/* ---- what is done, in the desk's thread ---- */

static gboolean
set_readiness (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  SgReadiness readiness;

  return sg_readiness_from_text (deed->texts[0], &readiness, error) &&
         sg_desk_set_readiness (desk, &deed->id, readiness, deed->texts[1], error);
}

static gboolean
set_crew (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  return sg_desk_set_crew (desk, &deed->id, deed->texts[0], deed->texts[1], error);
}

static gboolean
set_odometer (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  return sg_desk_set_odometer (desk, &deed->id, deed->figure, deed->force, error);
}

static gboolean
set_missing (SgDesk *desk, const SgEntryDeed *deed, GError **error)
{
  return sg_desk_set_missing (desk, &deed->id, deed->texts[0], FALSE, error);
}

/* ---- asking for it ---- */

static void
ready (gpointer self, SgReadiness readiness, const char *reason)
{
  SgEntryDeed *deed = sg_entry_deed_new ();

  deed->texts[0] = g_strdup (sg_readiness_to_text (readiness));
  deed->texts[1] = g_strdup (reason);
  sg_entry_panel_do (self, set_readiness, deed, _ ("The readiness is recorded"));
}

static void
on_ready (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ready (widget, SG_UNIT_READY, NULL);
}

static void
on_not_ready_reason (const char *reason, gpointer self)
{
  ready (self, SG_UNIT_NOT_READY, reason);
}

static void
on_not_ready (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_reason_popover_ask (SG_UNIT_PANEL (widget)->not_ready,
                         _ ("Why is it not ready?"),
                         NULL,
                         on_not_ready_reason,
                         g_object_ref (widget),
                         g_object_unref);
}

static void
on_off_reason (const char *reason, gpointer self)
{
  ready (self, SG_UNIT_OFF, reason);
}

static void
on_off (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_reason_popover_ask (SG_UNIT_PANEL (widget)->off,
                         _ ("Why is it off duty?"),
                         "offline_reason",
                         on_off_reason,
                         g_object_ref (widget),
                         g_object_unref);
}

static char *
dup_crew_typed (SgUnitPanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->crew);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
on_crew (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgUnitPanel  *self = SG_UNIT_PANEL (widget);
  SgEntryDeed  *deed = sg_entry_deed_new ();
  guint         n = 0;
  const SgCode *shifts = sg_code_list_find ("shift", &n);
  guint         chosen = gtk_drop_down_get_selected (self->shift);

  deed->texts[0] = g_strdelimit (dup_crew_typed (self), ";", '\t');
  deed->texts[1] = g_strdup (chosen < n ? shifts[chosen].code : NULL);
  sg_entry_panel_do (SG_ENTRY_PANEL (self), set_crew, deed, _ ("The crew is recorded"));
}

static void
on_odometer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgUnitPanel     *self = SG_UNIT_PANEL (widget);
  SgEntryDeed     *deed = sg_entry_deed_new ();
  g_autofree char *text = g_strdelimit (g_strdup (gtk_editable_get_text (self->km)), ",", '.');
  char            *end = NULL;

  /* What is no number is refused as one: the desk says what it must be. */
  deed->figure = g_ascii_strtod (g_strstrip (text), &end);
  if (end == text || *end != '\0')
    deed->figure = NAN;
  deed->force = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->force));
  sg_entry_panel_do (SG_ENTRY_PANEL (self), set_odometer, deed, _ ("The odometer is recorded"));
}

static void
on_missing (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgUnitPanel *self = SG_UNIT_PANEL (widget);
  SgEntryDeed *deed = sg_entry_deed_new ();
  g_autoptr (GString) missing = g_string_new (NULL);
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->equipment, i)) != NULL; i++)
    {
      GtkCheckButton *tick = GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child));

      if (gtk_check_button_get_active (tick))
        g_string_append_printf (missing, "%s\n", gtk_check_button_get_label (tick));
    }

  deed->texts[0] = g_strdup (missing->str);
  sg_entry_panel_do (SG_ENTRY_PANEL (self), set_missing, deed, _ ("What is missing is recorded"));
}

/* ---- showing ---- */

static void
show_readiness (SgUnitPanel *self, SgRegisterItem *item, const SgUnit *unit)
{
  const SgStateStyle *style = sg_state_style_find (sg_unit_status (unit, NULL));
  SgDesk             *desk = sg_register_item_get_desk (item);
  g_autofree char    *age =
    unit->readied_at != 0 ? sg_text_age (sg_desk_get_now (desk) - unit->readied_at) : g_strdup ("");
  gboolean         has_reason = unit->reason != NULL && *unit->reason != '\0';
  g_autofree char *text =
    g_strdup_printf ("%s %s%s%s%s%s",
                     style->shape,
                     _ (style->label),
                     has_reason ? ": " : "",
                     has_reason ? sg_text_code ("offline_reason", unit->reason) : "",
                     *age != '\0' ? " · " : "",
                     age);

  gtk_label_set_label (self->readiness, text);
}

static void
show_crew (SgUnitPanel *self, SgDesk *desk, const SgUnit *unit)
{
  g_autofree char *typed = dup_crew_typed (self);
  g_autofree char *crew = g_strdup (unit->crew != NULL ? unit->crew : "");
  g_autofree char *day = sg_text_day (desk, unit->crewed_at);
  g_autofree char *since = g_strdup_printf ("%s · %s", sg_text_code ("shift", unit->shift), day);

  gtk_label_set_label (self->crewed, unit->crewed_at != 0 ? since : _ ("nobody is entered yet"));
  g_strdelimit (crew, "\t", ';');
  if (self->crew_shown != NULL && strcmp (typed, self->crew_shown) != 0)
    return;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->crew), crew, -1);
  g_free (self->crew_shown);
  self->crew_shown = g_strstrip (g_steal_pointer (&crew));
}

static void
show_odometer (SgUnitPanel *self, const SgUnit *unit)
{
  /* Translators: of an odometer, kilometres */
  g_autofree char *text = isnan (unit->odometer_km)
                            ? g_strdup (_ ("not read yet"))
                            : g_strdup_printf (_ ("%.0f km"), unit->odometer_km);

  gtk_label_set_label (self->odometer, text);
}

static void
show_equipment (SgUnitPanel *self, const SgUnit *unit)
{
  g_auto (GStrv) equipment = sg_register_split (unit->equipment);
  g_auto (GStrv) missing = sg_register_split (unit->missing);
  g_autofree char *now = g_strdup_printf ("%s/%s", unit->equipment, unit->missing);
  GtkFlowBoxChild *child;

  /* What is being ticked stays while only other things change. */
  if (g_strcmp0 (now, self->equipment_shown) == 0)
    return;

  while ((child = gtk_flow_box_get_child_at_index (self->equipment, 0)) != NULL)
    gtk_flow_box_remove (self->equipment, GTK_WIDGET (child));
  for (guint i = 0; equipment[i] != NULL; i++)
    {
      GtkWidget *tick = gtk_check_button_new_with_label (equipment[i]);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (tick),
                                   g_strv_contains ((const char *const *) missing, equipment[i]));
      gtk_flow_box_insert (self->equipment, tick, -1);
    }

  gtk_widget_set_visible (self->no_equipment, equipment[0] == NULL);
  gtk_widget_set_visible (self->record_missing, equipment[0] != NULL);
  g_free (self->equipment_shown);
  self->equipment_shown = g_steal_pointer (&now);
}

static void
sg_unit_panel_show (SgEntryPanel *panel, SgRegisterItem *item, gboolean is_other)
{
  SgUnitPanel  *self = SG_UNIT_PANEL (panel);
  const SgUnit *unit = sg_register_item_get_record (item);

  if (is_other)
    {
      g_clear_pointer (&self->crew_shown, g_free);
      g_clear_pointer (&self->equipment_shown, g_free);
      gtk_editable_set_text (self->km, "");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->force), FALSE);
    }

  show_readiness (self, item, unit);
  show_crew (self, sg_register_item_get_desk (item), unit);
  show_odometer (self, unit);
  show_equipment (self, unit);
}

static void
offer_shifts (SgUnitPanel *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint         n = 0;
  const SgCode *shifts = sg_code_list_find ("shift", &n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, sg_text_code ("shift", shifts[i].code));
  gtk_string_list_append (labels, _ ("the shift now"));
  gtk_drop_down_set_model (self->shift, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->shift, n);
}

static void
sg_unit_panel_finalize (GObject *object)
{
  SgUnitPanel *self = SG_UNIT_PANEL (object);

  g_free (self->crew_shown);
  g_free (self->equipment_shown);

  G_OBJECT_CLASS (sg_unit_panel_parent_class)->finalize (object);
}

static void
sg_unit_panel_class_init (SgUnitPanelClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  SgEntryPanelClass *panel_class = SG_ENTRY_PANEL_CLASS (klass);

  object_class->finalize = sg_unit_panel_finalize;
  panel_class->show = sg_unit_panel_show;

  g_type_ensure (SG_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-unit-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, readiness);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, not_ready);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, off);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, crewed);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, crew);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, shift);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, odometer);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, km);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, force);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, equipment);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, no_equipment);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPanel, record_missing);
  gtk_widget_class_install_action (widget_class, "unit.ready", NULL, on_ready);
  gtk_widget_class_install_action (widget_class, "unit.not-ready", NULL, on_not_ready);
  gtk_widget_class_install_action (widget_class, "unit.off", NULL, on_off);
  gtk_widget_class_install_action (widget_class, "unit.crew", NULL, on_crew);
  gtk_widget_class_install_action (widget_class, "unit.odometer", NULL, on_odometer);
  gtk_widget_class_install_action (widget_class, "unit.missing", NULL, on_missing);
}

static void
sg_unit_panel_init (SgUnitPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_shifts (self);
}
