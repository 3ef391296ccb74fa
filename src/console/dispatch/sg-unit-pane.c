/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One unit: what it does, who is in it, and what a person may say of it. */

#include "config.h"

#include "console/dispatch/sg-unit-pane.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-reason-popover.h"
#include "console/base/sg-state-style.h"
#include "console/base/sg-text.h"
#include "console/dispatch/sg-unit-step.h"

struct _SgUnitPane
{
  AdwBin parent_instance;

  SgUnitRoster *roster; /* NULL until a unit is shown */
  SgUuid        unit;

  /* Template widgets */
  GtkLabel  *title;
  GtkLabel  *state;
  GtkLabel  *place;
  GtkLabel  *crew;
  GtkButton *incident;
  GtkButton *next;
  GtkBox    *steps;
  GtkButton *ready;
  GtkButton *not_ready;
  GtkButton *off;
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_DISMISSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgUnitPane, sg_unit_pane, ADW_TYPE_BIN)

static const SgUnitEntry *
find_entry (SgUnitPane *self)
{
  return self->roster != NULL ? sg_unit_roster_find (self->roster, &self->unit) : NULL;
}

static void
do_step (SgUnitPane *self, int key)
{
  const SgUnitEntry *entry = find_entry (self);

  if (entry != NULL && key > 0)
    sg_unit_step_do (GTK_WIDGET (self), sg_unit_roster_get_session (self->roster), entry, key);
}

static void
on_step (GtkButton *button, SgUnitPane *self)
{
  do_step (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "key")));
}

static void
on_next (SgUnitPane *self)
{
  const SgUnitEntry *entry = find_entry (self);

  if (entry != NULL)
    do_step (self, sg_unit_step_find_key (entry->row->next));
}

static void
set_readiness (SgUnitPane *self, SgReadiness readiness, const char *reason)
{
  const SgUnitEntry *entry = find_entry (self);

  if (entry != NULL)
    sg_unit_step_set_readiness (GTK_WIDGET (self),
                                sg_unit_roster_get_session (self->roster),
                                entry,
                                readiness,
                                reason);
}

static void
on_ready (SgUnitPane *self)
{
  set_readiness (self, SG_UNIT_READY, NULL);
}

static void
on_not_ready_because (const char *reason, gpointer user_data)
{
  set_readiness (user_data, SG_UNIT_NOT_READY, reason);
}

static void
on_not_ready (SgUnitPane *self)
{
  sg_reason_popover_ask (GTK_WIDGET (self->not_ready),
                         _ ("Why is it not ready?"),
                         NULL,
                         on_not_ready_because,
                         g_object_ref (self),
                         g_object_unref);
}

static void
on_off_because (const char *reason, gpointer user_data)
{
  set_readiness (user_data, SG_UNIT_OFF, reason);
}

static void
on_off (SgUnitPane *self)
{
  sg_reason_popover_ask (GTK_WIDGET (self->off),
                         _ ("Why is it off duty?"),
                         "offline_reason",
                         on_off_because,
                         g_object_ref (self),
                         g_object_unref);
}

static void
on_incident (SgUnitPane *self)
{
  const SgUnitEntry *entry = find_entry (self);

  if (entry != NULL && entry->row->task != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, &entry->row->task->incident);
}

static void
on_dismiss (SgUnitPane *self)
{
  g_signal_emit (self, signals[SIGNAL_DISMISSED], 0);
}

/* A line each: name, job and phone apart by tabs. */
static char *
make_crew_text (const SgUnit *unit)
{
  g_auto (GStrv) lines = g_strsplit (unit->crew != NULL ? unit->crew : "", "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);
      g_autofree char *member = NULL;

      if (parts[0] == NULL || *parts[0] == '\0')
        continue;
      member = g_strjoinv (" · ", parts);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", member);
    }

  if (text->len == 0)
    g_string_append (text, _ ("No crew entered for this shift"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
make_state_text (SgUnitPane *self, const SgUnitEntry *entry)
{
  const SgStateStyle *style = sg_state_style_find (entry->row->status);
  gint64              now =
    sg_desk_get_now (sg_desk_session_get_desk (sg_unit_roster_get_session (self->roster)));
  g_autofree char *elapsed = sg_text_elapsed (now - entry->row->since);

  if (entry->row->since == 0)
    return g_strdup_printf ("%s %s · %s", style->shape, style->letter, _ (style->label));

  return g_strdup_printf ("%s %s · %s · %s",
                          style->shape,
                          style->letter,
                          _ (style->label),
                          elapsed);
}

static void
show_next (SgUnitPane *self, const SgUnitEntry *entry)
{
  int              key = sg_unit_step_find_key (entry->row->next);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->next), key > 0);
  if (key == 0)
    return;

  /* Translators: the next state of a unit and its key, such as “En route (3)” */
  text = g_strdup_printf (_ ("%s (%d)"), sg_unit_step_get_label (key), key);
  gtk_button_set_label (self->next, text);
}

static void
show_steps (SgUnitPane *self, const SgUnitEntry *entry)
{
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->steps)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_widget_set_sensitive (
      button,
      sg_unit_step_may (entry, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "key"))));
}

static void
refresh (SgUnitPane *self)
{
  const SgUnitEntry *entry = find_entry (self);
  const SgUnit      *unit = entry != NULL ? entry->row->unit : NULL;
  g_autofree char   *title = NULL;
  g_autofree char   *state = NULL;
  g_autofree char   *place = NULL;
  g_autofree char   *crew = NULL;

  if (entry == NULL)
    return;

  title = g_strdup_printf ("%s · %s", unit->call_sign, sg_text_code ("unit_class", unit->class));
  state = make_state_text (self, entry);
  place = *entry->district != '\0' ? g_strdup_printf ("%s · %s", entry->base, entry->district)
                                   : g_strdup (entry->base);
  crew = make_crew_text (unit);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->crew, crew);
  gtk_widget_set_visible (GTK_WIDGET (self->incident), entry->row->task != NULL);
  if (entry->row->incident_number != NULL)
    gtk_button_set_label (self->incident, entry->row->incident_number);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ready), unit->readiness != SG_UNIT_READY);
  gtk_widget_set_sensitive (GTK_WIDGET (self->off), unit->readiness != SG_UNIT_OFF);
  show_next (self, entry);
  show_steps (self, entry);
}

static void
on_tick (SgUnitPane *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
sg_unit_pane_dispose (GObject *object)
{
  g_clear_object (&SG_UNIT_PANE (object)->roster);

  G_OBJECT_CLASS (sg_unit_pane_parent_class)->dispose (object);
}

static void
sg_unit_pane_class_init (SgUnitPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_unit_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-unit-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, title);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, state);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, place);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, crew);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, incident);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, next);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, steps);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, ready);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, not_ready);
  gtk_widget_class_bind_template_child (widget_class, SgUnitPane, off);
  gtk_widget_class_bind_template_callback (widget_class, on_incident);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_ready);
  gtk_widget_class_bind_template_callback (widget_class, on_not_ready);
  gtk_widget_class_bind_template_callback (widget_class, on_off);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss);

  /**
   * SgUnitPane::opened:
   * @incident: (type gpointer): the #SgUuid of what the unit works at
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened",
                                         SG_TYPE_UNIT_PANE,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_POINTER);

  /**
   * SgUnitPane::dismissed:
   *
   * The person has seen it.
   */
  signals[SIGNAL_DISMISSED] = g_signal_new ("dismissed",
                                            SG_TYPE_UNIT_PANE,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

static void
add_step (SgUnitPane *self, int key)
{
  g_autofree char *label = g_strdup_printf ("%d", key);
  g_autofree char *about = g_strdup_printf ("%d · %s", key, sg_unit_step_get_label (key));
  GtkWidget       *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "key", GINT_TO_POINTER (key));
  gtk_widget_set_tooltip_text (button, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  about,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_step), self, 0);
  gtk_box_append (self->steps, button);
}

static void
sg_unit_pane_init (SgUnitPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int key = SG_UNIT_KEY_FIRST; key <= SG_UNIT_KEY_LAST; key++)
    add_step (self, key);
}

void
sg_unit_pane_show (SgUnitPane *self, SgUnitRoster *roster, const SgUuid *unit)
{
  g_return_if_fail (SG_IS_UNIT_PANE (self));

  self->unit = *unit;
  if (g_set_object (&self->roster, roster))
    {
      g_signal_connect_object (roster, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (sg_unit_roster_get_session (roster),
                               "tick",
                               G_CALLBACK (on_tick),
                               self,
                               G_CONNECT_SWAPPED);
    }
  refresh (self);
}
