/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/alarm/sg-alarm-bell.h"

#include <glib/gi18n-lib.h>

#include "console/alarm/sg-alarm-row.h"

struct _SgAlarmBell
{
  AdwBin parent_instance;

  SgAlarms *alarms;

  /* Template widgets */
  GtkMenuButton *button;
  GtkLabel      *count;
  GtkStack      *pages;
  GtkBox        *rows;
};

G_DEFINE_FINAL_TYPE (SgAlarmBell, sg_alarm_bell, ADW_TYPE_BIN)

static const SgAlarm *
find_alarm (SgAlarmBell *self, const SgAlarm *wanted)
{
  GPtrArray *alarms = sg_alarms_get_all (self->alarms);

  for (guint i = 0; i < alarms->len; i++)
    if (sg_alarm_is_same (g_ptr_array_index (alarms, i), wanted))
      return g_ptr_array_index (alarms, i);

  return NULL;
}

static gboolean
has_row (SgAlarmBell *self, const SgAlarm *alarm)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && !sg_alarm_is_same (sg_alarm_row_get_alarm (SG_ALARM_ROW (row)), alarm))
    row = gtk_widget_get_next_sibling (row);

  return row != NULL;
}

static void
drop_rows (SgAlarmBell *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
}

/* A row stays where it is while the list is open: it must not move away under a pointer. */
static void
renew_rows (SgAlarmBell *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL)
    {
      GtkWidget     *next = gtk_widget_get_next_sibling (row);
      const SgAlarm *alarm = find_alarm (self, sg_alarm_row_get_alarm (SG_ALARM_ROW (row)));

      if (alarm != NULL)
        sg_alarm_row_take (SG_ALARM_ROW (row), alarm);
      else
        gtk_box_remove (self->rows, row);
      row = next;
    }
}

static void
add_rows (SgAlarmBell *self)
{
  GPtrArray *alarms = sg_alarms_get_all (self->alarms);

  for (guint i = 0; i < alarms->len; i++)
    {
      const SgAlarm *alarm = g_ptr_array_index (alarms, i);
      GtkWidget     *row;

      if (has_row (self, alarm))
        continue;

      row = sg_alarm_row_new (self->alarms);
      sg_alarm_row_take (SG_ALARM_ROW (row), alarm);
      gtk_box_append (self->rows, row);
    }
}

static void
show_list (SgAlarmBell *self)
{
  renew_rows (self);
  add_rows (self);
  gtk_stack_set_visible_child_name (self->pages,
                                    sg_alarms_get_all (self->alarms)->len > 0 ? "list" : "empty");
}

static void
show_count (SgAlarmBell *self)
{
  guint            n = sg_alarms_count_ringing (self->alarms);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u unacknowledged alarm", "%u unacknowledged alarms", n),
    n);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

static void
on_changed (SgAlarmBell *self)
{
  show_count (self);
  if (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (self->button))))
    show_list (self);
}

/* Opened: the worst comes first again. */
static void
on_shown (SgAlarmBell *self)
{
  if (self->alarms == NULL)
    return;

  drop_rows (self);
  show_list (self);
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static void
sg_alarm_bell_dispose (GObject *object)
{
  g_clear_object (&SG_ALARM_BELL (object)->alarms);

  G_OBJECT_CLASS (sg_alarm_bell_parent_class)->dispose (object);
}

static void
sg_alarm_bell_class_init (SgAlarmBellClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_alarm_bell_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-alarm-bell.ui");
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBell, button);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBell, count);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBell, pages);
  gtk_widget_class_bind_template_child (widget_class, SgAlarmBell, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
}

static void
sg_alarm_bell_init (SgAlarmBell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sg_alarm_bell_open:
 *
 * Call it once.
 */
void
sg_alarm_bell_open (SgAlarmBell *self, SgAlarms *alarms)
{
  g_return_if_fail (SG_IS_ALARM_BELL (self));

  self->alarms = g_object_ref (alarms);
  g_signal_connect_object (alarms, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
}

void
sg_alarm_bell_show_list (SgAlarmBell *self)
{
  g_return_if_fail (SG_IS_ALARM_BELL (self));

  gtk_menu_button_popup (self->button);
}
