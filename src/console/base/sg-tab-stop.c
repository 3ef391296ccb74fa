/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/base/sg-tab-stop.h"

static gboolean
focus_beside (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean   forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *beside = widget;

  while ((beside = forward ? gtk_widget_get_next_sibling (beside)
                           : gtk_widget_get_prev_sibling (beside)) != NULL)
    if (gtk_widget_get_child_visible (beside) && gtk_widget_child_focus (beside, direction))
      return TRUE;

  return FALSE;
}

static gboolean
leave (GtkWidget *list, GtkDirectionType direction)
{
  for (GtkWidget *widget = list; widget != NULL && !GTK_IS_NATIVE (widget);
       widget = gtk_widget_get_parent (widget))
    if (focus_beside (widget, direction))
      return TRUE;

  return FALSE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                GtkWidget             *list)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_tab = key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab || key == GDK_KEY_ISO_Left_Tab;

  if (!is_tab || (modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  return leave (list,
                (modifiers & GDK_SHIFT_MASK) != 0 ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

/**
 * sg_tab_stop_make:
 * @list: whose rows the arrow keys reach
 *
 * The Tab key leaves the list instead of going through all of its rows, as GTK has it: who has
 * no mouse would press it forty times to come from a list of reports to the report.
 */
void
sg_tab_stop_make (GtkWidget *list)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_key_pressed), list);
  gtk_widget_add_controller (list, controller);
}
