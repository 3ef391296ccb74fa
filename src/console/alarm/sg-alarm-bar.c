/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/alarm/sg-alarm-bar.h"

#include <glib/gi18n-lib.h>

struct _SgAlarmBar
{
  AdwBin parent_instance;

  SgAlarms *alarms;
  gboolean  is_discreet;

  /* Template widgets */
  GtkWidget *bar;
  GtkLabel  *shape;
  GtkLabel  *text;
  GtkLabel  *advice;
  GtkLabel  *more;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (SgAlarmBar, sg_alarm_bar, ADW_TYPE_BIN)

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What somebody else could do when nobody answers. */
static const char *
get_advice (SgAlarmBar *self, const SgAlarm *alarm)
{
  if (alarm->stage >= SG_ALARM_STAGES)
    return _ ("Nobody answers: call the coordinator");
  if (self->is_discreet)
    return _ ("Sign in to see it");
  if (sg_alarms_is_desk_empty (self->alarms))
    return _ ("The desk is empty");

  return "";
}

static void
show_alarm (SgAlarmBar *self, const SgAlarm *alarm)
{
  g_autofree char *text = self->is_discreet
                            ? g_strdup (sg_alarm_get_title (alarm))
                            : sg_alarm_to_text (alarm, sg_alarms_get_now (self->alarms));
  guint            n = sg_alarms_count_ringing (self->alarms);
  g_autofree char *more = g_strdup_printf ("+%u", n - 1);
  const char      *advice = get_advice (self, alarm);

  gtk_label_set_label (self->shape, sg_alarm_get_shape (alarm));
  gtk_label_set_label (self->text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), text);
  gtk_label_set_label (self->advice, advice);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), *advice != '\0');
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > 1);
  gtk_widget_set_visible (self->view, !self->is_discreet && !sg_uuid_is_none (&alarm->incident));
  set_class (self->bar, "level-1", alarm->level == 1);
  set_class (self->bar, "level-2", alarm->level == 2);
  set_class (self->bar, "level-3", alarm->level == 3);
  set_class (self->bar, "far", *advice != '\0');
}

static void
on_changed (SgAlarmBar *self)
{
  const SgAlarm *worst = sg_alarms_get_worst (self->alarms);

  if (worst != NULL)
    show_alarm (self, worst);
  gtk_widget_set_visible (self->bar, worst != NULL);
}

static void
sg_alarm_bar_dispose (GObject *object)
{
  g_clear_object (&SG_ALARM_BAR (object)->alarms);

  G_OBJECT_CLASS (sg_alarm_bar_parent_class)->dispose (object);
}

static void
sg_alarm_bar_class_init (SgAlarmBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_alarm_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-alarm-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBar, bar);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBar, shape);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBar, text);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBar, advice);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBar, more);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBar, view);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_css_name (widget_class, "alarmbar");
}

static void
sg_alarm_bar_init (SgAlarmBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sg_alarm_bar_open:
 *
 * Call it once.
 */
void
sg_alarm_bar_open (SgAlarmBar *self, SgAlarms *alarms)
{
  g_return_if_fail (SG_IS_ALARM_BAR (self));

  self->alarms = g_object_ref (alarms);
  g_signal_connect_object (alarms, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
}

/**
 * sg_alarm_bar_set_discreet:
 * @is_discreet: whether nobody sits at the desk: then it says what rings, but not about whom
 */
void
sg_alarm_bar_set_discreet (SgAlarmBar *self, gboolean is_discreet)
{
  g_return_if_fail (SG_IS_ALARM_BAR (self));

  self->is_discreet = is_discreet;
  if (self->alarms != NULL)
    on_changed (self);
}
