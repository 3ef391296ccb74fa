/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/alarm/sg-alarm-row.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-accessible.h"

struct _SgAlarmRow
{
  AdwBin parent_instance;

  SgAlarms *alarms;
  SgAlarm  *alarm;

  /* Template widgets */
  GtkLabel  *shape;
  GtkLabel  *text;
  GtkWidget *acknowledge;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (SgAlarmRow, sg_alarm_row, ADW_TYPE_BIN)

static void
on_acknowledge (SgAlarmRow *self)
{
  if (self->alarm != NULL)
    sg_alarms_acknowledge (self->alarms, self->alarm);
}

static void
on_view (SgAlarmRow *self)
{
  g_autofree char *id = NULL;

  if (self->alarm == NULL || sg_uuid_is_none (&self->alarm->incident))
    return;

  id = sg_uuid_to_text (&self->alarm->incident);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-incident", "s", id);
}

static void
sg_alarm_row_dispose (GObject *object)
{
  SgAlarmRow *self = SG_ALARM_ROW (object);

  g_clear_object (&self->alarms);
  g_clear_pointer (&self->alarm, sg_alarm_free);

  G_OBJECT_CLASS (sg_alarm_row_parent_class)->dispose (object);
}

static void
sg_alarm_row_class_init (SgAlarmRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_alarm_row_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-alarm-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SgAlarmRow, shape);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmRow, text);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmRow, acknowledge);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmRow, view);
  gtk_widget_class_bind_template_callback (widget_class, on_acknowledge);
  gtk_widget_class_bind_template_callback (widget_class, on_view);
}

static void
sg_alarm_row_init (SgAlarmRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sg_alarm_row_new (SgAlarms *alarms)
{
  SgAlarmRow *self = g_object_new (SG_TYPE_ALARM_ROW, NULL);

  self->alarms = g_object_ref (alarms);

  return GTK_WIDGET (self);
}

static void
name_parts (SgAlarmRow *self, const char *title)
{
  sg_accessible_name (GTK_WIDGET (self), title);
  sg_accessible_name_of (self->acknowledge, title, _ ("Acknowledge"));
  sg_accessible_name_of (self->view, title, _ ("View"));
}

/**
 * sg_alarm_row_take:
 * @alarm: copied
 */
void
sg_alarm_row_take (SgAlarmRow *self, const SgAlarm *alarm)
{
  gint64           now = sg_alarms_get_now (self->alarms);
  g_autofree char *text = sg_alarm_to_text (alarm, now);

  g_return_if_fail (SG_IS_ALARM_ROW (self));

  if (alarm != self->alarm)
    {
      sg_alarm_free (self->alarm);
      self->alarm = sg_alarm_copy (alarm);
    }
  gtk_label_set_label (self->shape, sg_alarm_get_shape (alarm));
  gtk_label_set_label (self->text, text);
  name_parts (self, sg_alarm_get_title (alarm));
  gtk_widget_set_sensitive (self->acknowledge, sg_alarm_is_ringing (alarm, now));
  gtk_widget_set_visible (self->view, !sg_uuid_is_none (&alarm->incident));
}

/**
 * sg_alarm_row_get_alarm:
 *
 * Returns: (transfer none) (nullable): as it was when it was taken
 */
const SgAlarm *
sg_alarm_row_get_alarm (SgAlarmRow *self)
{
  g_return_val_if_fail (SG_IS_ALARM_ROW (self), NULL);

  return self->alarm;
}
