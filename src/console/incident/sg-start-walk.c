/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-start-walk.h"

#include <glib/gi18n-lib.h>

struct _SgStartWalk
{
  AdwExpanderRow parent_instance;

  SgStart     start;
  const char *next; /* a member of SgStart */

  /* Template widgets */
  GtkLabel  *question;
  GtkWidget *yes_no;
  GtkWidget *breaths;
};

enum
{
  SIGNAL_DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgStartWalk, sg_start_walk, ADW_TYPE_EXPANDER_ROW)

static const struct
{
  const char *name;
  gsize       offset; /* of an SgFinding, but for the count */
  const char *question;
} questions[] = {
  { "walks", G_STRUCT_OFFSET (SgStart, walks), N_ ("Walks when told to?") },
  { "breathes", G_STRUCT_OFFSET (SgStart, breathes), N_ ("Breathes?") },
  { "breathes_after_opening",
    G_STRUCT_OFFSET (SgStart, breathes_after_opening),
    N_ ("Breathes after the airway was opened?") },
  { "breaths_per_minute",
    G_STRUCT_OFFSET (SgStart, breaths_per_minute),
    N_ ("How many breaths a minute?") },
  { "perfusion",
    G_STRUCT_OFFSET (SgStart, perfusion),
    N_ ("Pulse at the wrist, and refill within 2 s?") },
  { "obeys", G_STRUCT_OFFSET (SgStart, obeys), N_ ("Follows a simple command?") },
};

static void
show_question (SgStartWalk *self)
{
  gboolean counts = g_strcmp0 (self->next, "breaths_per_minute") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_strcmp0 (questions[i].name, self->next) == 0)
      gtk_label_set_label (self->question, _ (questions[i].question));
  gtk_widget_set_visible (self->yes_no, !counts);
  gtk_widget_set_visible (self->breaths, counts);
}

static void
ask_next (SgStartWalk *self)
{
  if (sg_start_triage (&self->start, &self->next) == NULL)
    {
      show_question (self);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_DECIDED], 0);
  sg_start_walk_begin (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

static void
on_found (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgStartWalk *self = SG_START_WALK (widget);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (questions[i].offset != G_STRUCT_OFFSET (SgStart, breaths_per_minute) &&
        g_strcmp0 (questions[i].name, self->next) == 0)
      G_STRUCT_MEMBER (SgFinding, &self->start, questions[i].offset) =
        g_variant_get_boolean (parameter) ? SG_FINDING_YES : SG_FINDING_NO;
  ask_next (self);
}

static void
on_counted (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgStartWalk *self = SG_START_WALK (widget);

  self->start.breaths_per_minute = g_variant_get_int32 (parameter);
  ask_next (self);
}

static void
on_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_start_walk_begin (SG_START_WALK (widget));
}

static void
sg_start_walk_class_init (SgStartWalkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-start-walk.ui");
  gtk_widget_class_bind_template_child (widget_class, SgStartWalk, question);
  gtk_widget_class_bind_template_child (widget_class, SgStartWalk, yes_no);
  gtk_widget_class_bind_template_child (widget_class, SgStartWalk, breaths);
  gtk_widget_class_install_action (widget_class, "start.found", "b", on_found);
  gtk_widget_class_install_action (widget_class, "start.counted", "i", on_counted);
  gtk_widget_class_install_action (widget_class, "start.again", NULL, on_again);

  /**
   * SgStartWalk::decided:
   *
   * A colour follows from what was found: see sg_start_walk_get_findings().
   */
  signals[SIGNAL_DECIDED] = g_signal_new ("decided",
                                          SG_TYPE_START_WALK,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
sg_start_walk_init (SgStartWalk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_start_walk_begin (self);
}

/**
 * sg_start_walk_begin:
 *
 * Begins with the first question, about somebody else.
 */
void
sg_start_walk_begin (SgStartWalk *self)
{
  g_return_if_fail (SG_IS_START_WALK (self));

  self->start = SG_START_UNKNOWN;
  sg_start_triage (&self->start, &self->next);
  show_question (self);
}

/**
 * sg_start_walk_get_findings:
 *
 * Returns: (transfer none): what was found so far
 */
const SgStart *
sg_start_walk_get_findings (SgStartWalk *self)
{
  g_return_val_if_fail (SG_IS_START_WALK (self), NULL);

  return &self->start;
}
