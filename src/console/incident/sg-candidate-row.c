/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One who could be sent, or where a patient could be taken: how soon, and why or why not. */

#include "config.h"

#include "console/incident/sg-candidate-row.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-label.h"
#include "console/base/sg-text.h"
#include "console/incident/sg-candidate-text.h"

struct _SgCandidateRow
{
  GtkListBoxRow parent_instance;

  SgCandidate *candidate; /* NULL until it was taken */
  guint        rank;      /* 0 for who is not among those to be sent */
  guint        place;     /* in the list, which may be kept while the rank changes */

  /* Template widgets */
  GtkCheckButton *tick;
  GtkLabel       *rank_label;
  GtkLabel       *name;
  GtkLabel       *level;
  GtkLabel       *minutes;
  GtkLabel       *reasons;
  GtkLabel       *distance;
};

enum
{
  SIGNAL_TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgCandidateRow, sg_candidate_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_toggled (SgCandidateRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TICKED], 0);
}

static void
sg_candidate_row_dispose (GObject *object)
{
  SgCandidateRow *self = SG_CANDIDATE_ROW (object);

  g_clear_pointer (&self->candidate, sg_candidate_free);

  G_OBJECT_CLASS (sg_candidate_row_parent_class)->dispose (object);
}

static void
sg_candidate_row_class_init (SgCandidateRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_candidate_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-candidate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SgCandidateRow, tick);
  gtk_widget_class_bind_template_child (widget_class, SgCandidateRow, rank_label);
  gtk_widget_class_bind_template_child (widget_class, SgCandidateRow, name);
  gtk_widget_class_bind_template_child (widget_class, SgCandidateRow, level);
  gtk_widget_class_bind_template_child (widget_class, SgCandidateRow, minutes);
  gtk_widget_class_bind_template_child (widget_class, SgCandidateRow, reasons);
  gtk_widget_class_bind_template_child (widget_class, SgCandidateRow, distance);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);

  /**
   * SgCandidateRow::ticked:
   *
   * The person ticked the row, or took the tick away.
   */
  signals[SIGNAL_TICKED] = g_signal_new ("ticked",
                                         SG_TYPE_CANDIDATE_ROW,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
sg_candidate_row_init (SgCandidateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SgCandidateRow *
sg_candidate_row_new (void)
{
  return g_object_new (SG_TYPE_CANDIDATE_ROW, NULL);
}

/* An AED goes nowhere by itself. */
static char *
dup_reasons (SgCandidateRow *self, const SgCandidate *fetcher, const char *between)
{
  g_autofree char *reasons = sg_candidate_dup_reasons (self->candidate, between);
  g_autofree char *minutes = NULL;
  g_autofree char *fetched = NULL;

  if (fetcher == NULL)
    return g_steal_pointer (&reasons);

  minutes = sg_text_minutes (sg_candidate_get_ms (fetcher) / 1000.0);
  /* Translators: of an AED: who fetches it, and in how many minutes it is with the patient */
  fetched = g_strdup_printf (_ ("%s fetches it: with the patient in %s"),
                             sg_candidate_get_name (fetcher),
                             minutes);

  return g_strconcat (fetched, between, reasons, NULL);
}

static void
show_reasons (SgCandidateRow *self, const SgCandidate *fetcher)
{
  g_autofree char *line = dup_reasons (self, fetcher, " · ");
  g_autofree char *lines = dup_reasons (self, fetcher, "\n");

  gtk_label_set_label (self->reasons, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reasons), lines);
}

static void
show_figures (SgCandidateRow *self)
{
  const SgCandidate *candidate = self->candidate;
  g_autofree char   *rank = self->rank > 0 ? g_strdup_printf ("%u", self->rank) : NULL;
  g_autofree char   *minutes = sg_text_minutes (sg_candidate_get_ms (candidate) / 1000.0);
  g_autofree char   *distance = sg_text_distance (candidate->metres);

  gtk_label_set_label (self->rank_label, rank != NULL ? rank : "");
  gtk_label_set_label (self->minutes, minutes);
  gtk_label_set_label (self->distance, distance);
}

static void
show_level (SgCandidateRow *self)
{
  const char      *level = sg_candidate_get_level (self->candidate);
  gboolean         is_class = self->candidate->kind == SG_CANDIDATE_UNIT;
  g_autofree char *about = is_class && level != NULL ? g_strdup (sg_text_code ("unit_class", level))
                                                     : g_strdup (level);

  sg_label_show (self->level, level);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->level), about);
}

/* What a screen reader says of the whole row. */
static void
set_names (SgCandidateRow *self)
{
  const char      *name = gtk_label_get_label (self->name);
  const char      *minutes = gtk_label_get_label (self->minutes);
  const char      *reasons = gtk_label_get_label (self->reasons);
  g_autofree char *row = g_strdup_printf ("%s, %s, %s", name, minutes, reasons);
  /* Translators: %s is who may be requested together with others */
  g_autofree char *tick = g_strdup_printf (_ ("Tick %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tick,
                                  -1);
}

/* A hospital or an AED is one at a time. */
static void
show_tick (SgCandidateRow *self)
{
  const SgCandidate *candidate = self->candidate;
  gboolean           is_one = candidate->kind >= SG_CANDIDATE_HOSPITAL;
  gboolean may = candidate->verdict == SG_ELIGIBLE || sg_candidate_may_be_forced (candidate);

  gtk_widget_set_visible (GTK_WIDGET (self->tick), !is_one);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tick), may);
  if (!may)
    gtk_check_button_set_active (self->tick, FALSE);
}

/**
 * sg_candidate_row_take:
 * @candidate: (transfer full): as it is now
 * @rank: from 1; 0 for who is not among those to be sent
 * @fetcher: (nullable): of an AED
 */
void
sg_candidate_row_take (SgCandidateRow    *self,
                       SgCandidate       *candidate,
                       guint              rank,
                       const SgCandidate *fetcher)
{
  g_return_if_fail (SG_IS_CANDIDATE_ROW (self));

  g_clear_pointer (&self->candidate, sg_candidate_free);
  self->candidate = candidate;
  self->rank = rank;
  gtk_label_set_label (self->name, sg_candidate_get_name (candidate));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), candidate->name);
  show_figures (self);
  show_level (self);
  show_reasons (self, fetcher);
  show_tick (self);
  set_names (self);
  if (candidate->verdict == SG_NOT_ELIGIBLE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "not-eligible");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "not-eligible");
}

void
sg_candidate_row_set_place (SgCandidateRow *self, guint place)
{
  g_return_if_fail (SG_IS_CANDIDATE_ROW (self));

  self->place = place;
}

void
sg_candidate_row_set_ticked (SgCandidateRow *self, gboolean ticked)
{
  g_return_if_fail (SG_IS_CANDIDATE_ROW (self));

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->tick)) &&
      gtk_widget_get_visible (GTK_WIDGET (self->tick)))
    gtk_check_button_set_active (self->tick, ticked);
}

const SgCandidate *
sg_candidate_row_get_candidate (SgCandidateRow *self)
{
  g_return_val_if_fail (SG_IS_CANDIDATE_ROW (self), NULL);

  return self->candidate;
}

guint
sg_candidate_row_get_rank (SgCandidateRow *self)
{
  g_return_val_if_fail (SG_IS_CANDIDATE_ROW (self), 0);

  return self->rank;
}

guint
sg_candidate_row_get_place (SgCandidateRow *self)
{
  g_return_val_if_fail (SG_IS_CANDIDATE_ROW (self), 0);

  return self->place;
}

gboolean
sg_candidate_row_is_ticked (SgCandidateRow *self)
{
  g_return_val_if_fail (SG_IS_CANDIDATE_ROW (self), FALSE);

  return gtk_check_button_get_active (self->tick);
}
