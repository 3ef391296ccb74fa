/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While the pointer or the keyboard is in the list its rows keep their places, and only what stands
 * in them changes: nobody must hit another than they meant. Once both are gone the order is that of
 * the ranks again. */

#include "config.h"

#include "console/incident/sg-candidate-list.h"

#include <glib/gi18n-lib.h>

#include "console/incident/sg-candidate-row.h"

struct _SgCandidateList
{
  AdwBin parent_instance;

  GPtrArray *ranked; /* of SgCandidateRow, in the order in which they were found */
  gboolean   is_taking;

  /* Template widgets */
  GtkListBox               *rows;
  GtkEventControllerMotion *pointer;
  GtkEventControllerFocus  *focus;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgCandidateList, sg_candidate_list, ADW_TYPE_BIN)

static void
tell_changed (SgCandidateList *self)
{
  if (!self->is_taking)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_held (SgCandidateList *self)
{
  return gtk_event_controller_motion_contains_pointer (self->pointer) ||
         gtk_event_controller_focus_contains_focus (self->focus);
}

static void
on_left (SgCandidateList *self)
{
  if (is_held (self))
    return;

  for (guint i = 0; i < self->ranked->len; i++)
    sg_candidate_row_set_place (g_ptr_array_index (self->ranked, i), i);
  gtk_list_box_invalidate_sort (self->rows);
}

static void
on_row_activated (SgCandidateList *self)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "candidates.request-selected", NULL))
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.tell",
                                "s",
                                _ ("This one cannot be asked: why stands in its row"));
}

static void
on_row_selected (SgCandidateList *self)
{
  tell_changed (self);
}

static void
toggle_tick (SgCandidateList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  if (row != NULL)
    sg_candidate_row_set_ticked (SG_CANDIDATE_ROW (row),
                                 !sg_candidate_row_is_ticked (SG_CANDIDATE_ROW (row)));
}

static GtkWidget *
get_focus (SgCandidateList *self)
{
  return gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                SgCandidateList       *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (modifiers == GDK_SHIFT_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "candidates.request-ticked", NULL);
      return GDK_EVENT_STOP;
    }

  /* On the tick of a row it is that row's. */
  if (modifiers == 0 && key == GDK_KEY_space && SG_IS_CANDIDATE_ROW (get_focus (self)))
    {
      toggle_tick (self);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  const SgCandidate *one = sg_candidate_row_get_candidate (SG_CANDIDATE_ROW (a));
  const SgCandidate *other = sg_candidate_row_get_candidate (SG_CANDIDATE_ROW (b));

  if (one->verdict != other->verdict)
    return one->verdict < other->verdict ? -1 : 1;

  return (int) sg_candidate_row_get_place (SG_CANDIDATE_ROW (a)) -
         (int) sg_candidate_row_get_place (SG_CANDIDATE_ROW (b));
}

static GtkWidget *
make_header (SgEligibility verdict)
{
  GtkWidget *label = gtk_label_new (verdict == SG_BY_HAND_ONLY ? _ ("Only by hand, with a reason")
                                                               : _ ("Why not these"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "candidate-header");

  return label;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  SgEligibility verdict = sg_candidate_row_get_candidate (SG_CANDIDATE_ROW (row))->verdict;
  gboolean      begins =
    verdict != SG_ELIGIBLE &&
    (before == NULL ||
     sg_candidate_row_get_candidate (SG_CANDIDATE_ROW (before))->verdict != verdict);

  gtk_list_box_row_set_header (row, begins ? make_header (verdict) : NULL);
}

static void
sg_candidate_list_dispose (GObject *object)
{
  SgCandidateList *self = SG_CANDIDATE_LIST (object);

  g_clear_pointer (&self->ranked, g_ptr_array_unref);

  G_OBJECT_CLASS (sg_candidate_list_parent_class)->dispose (object);
}

static void
sg_candidate_list_class_init (SgCandidateListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_candidate_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-candidate-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SgCandidateList, rows);
  gtk_widget_class_bind_template_child (widget_class, SgCandidateList, pointer);
  gtk_widget_class_bind_template_child (widget_class, SgCandidateList, focus);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_left);

  /**
   * SgCandidateList::changed:
   *
   * Another row is selected, or others are ticked.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SG_TYPE_CANDIDATE_LIST,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
sg_candidate_list_init (SgCandidateList *self)
{
  self->ranked = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->rows, compare_rows, NULL, NULL);
  gtk_list_box_set_header_func (self->rows, update_header, NULL, NULL);
}

static SgCandidateRow *
find_row (GPtrArray *rows, const SgUuid *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (sg_uuid_equal (&sg_candidate_row_get_candidate (g_ptr_array_index (rows, i))->id, id))
      return g_ptr_array_index (rows, i);

  return NULL;
}

static guint
find_last_place (GPtrArray *rows)
{
  guint last = 0;

  for (guint i = 0; i < rows->len; i++)
    last = MAX (last, sg_candidate_row_get_place (g_ptr_array_index (rows, i)));

  return last;
}

/* The row of @candidate as it is now, an old one if there is one. */
static SgCandidateRow *
put_row (SgCandidateList *self, GPtrArray *old, const SgUuid *id, guint new_place)
{
  SgCandidateRow *row = find_row (old, id);

  if (row != NULL)
    {
      g_ptr_array_remove (old, row);
      if (!is_held (self))
        sg_candidate_row_set_place (row, new_place);
      return row;
    }

  row = sg_candidate_row_new ();
  sg_candidate_row_set_place (row, new_place);
  g_signal_connect_object (row, "ticked", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);

  return row;
}

static void
take_all (SgCandidateList *self, SgCandidatesFound *found, GPtrArray *old)
{
  guint first_place = is_held (self) ? find_last_place (old) + 1 : 0;

  for (guint i = 0; found->candidates->len > 0; i++)
    {
      SgCandidate       *candidate = g_ptr_array_steal_index (found->candidates, 0);
      const SgCandidate *fetcher = found->kind == SG_CANDIDATE_AED
                                     ? sg_candidates_found_find_fetcher (found, &candidate->id)
                                     : NULL;
      SgCandidateRow    *row = put_row (self, old, &candidate->id, first_place + i);

      sg_candidate_row_take (row,
                             candidate,
                             candidate->verdict == SG_ELIGIBLE ? i + 1 : 0,
                             fetcher);
      if (gtk_widget_get_parent (GTK_WIDGET (row)) == NULL)
        gtk_list_box_append (self->rows, GTK_WIDGET (row));
      g_ptr_array_add (self->ranked, row);
    }
}

/* Somebody who has chosen keeps the choice; nobody chosen is the first. */
static void
choose_first (SgCandidateList *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->rows, 0);

  if (gtk_list_box_get_selected_row (self->rows) == NULL && first != NULL)
    gtk_list_box_select_row (self->rows, first);
}

/**
 * sg_candidate_list_take:
 * @found: whose candidates are taken out of it
 */
void
sg_candidate_list_take (SgCandidateList *self, SgCandidatesFound *found)
{
  g_autoptr (GPtrArray) old = NULL;

  g_return_if_fail (SG_IS_CANDIDATE_LIST (self));

  self->is_taking = TRUE;
  old = g_steal_pointer (&self->ranked);
  self->ranked = g_ptr_array_new ();
  take_all (self, found, old);
  for (guint i = 0; i < old->len; i++)
    gtk_list_box_remove (self->rows, g_ptr_array_index (old, i));
  gtk_list_box_invalidate_sort (self->rows);
  choose_first (self);
  self->is_taking = FALSE;
  tell_changed (self);
}

void
sg_candidate_list_clear (SgCandidateList *self)
{
  g_return_if_fail (SG_IS_CANDIDATE_LIST (self));

  self->is_taking = TRUE;
  for (guint i = 0; i < self->ranked->len; i++)
    gtk_list_box_remove (self->rows, g_ptr_array_index (self->ranked, i));
  g_ptr_array_set_size (self->ranked, 0);
  self->is_taking = FALSE;
  tell_changed (self);
}

void
sg_candidate_list_select (SgCandidateList *self, const SgUuid *id)
{
  SgCandidateRow *row;

  g_return_if_fail (SG_IS_CANDIDATE_LIST (self));

  row = find_row (self->ranked, id);
  if (row != NULL)
    gtk_list_box_select_row (self->rows, GTK_LIST_BOX_ROW (row));
}

/**
 * sg_candidate_list_focus_first:
 *
 * Selects the first row and gives it the keyboard.
 *
 * Returns: %FALSE while there is none
 */
gboolean
sg_candidate_list_focus_first (SgCandidateList *self)
{
  GtkListBoxRow *first;

  g_return_val_if_fail (SG_IS_CANDIDATE_LIST (self), FALSE);

  first = gtk_list_box_get_row_at_index (self->rows, 0);
  if (first == NULL)
    return FALSE;

  gtk_list_box_select_row (self->rows, first);

  return gtk_widget_grab_focus (GTK_WIDGET (first));
}

void
sg_candidate_list_clear_ticks (SgCandidateList *self)
{
  g_return_if_fail (SG_IS_CANDIDATE_LIST (self));

  for (guint i = 0; i < self->ranked->len; i++)
    sg_candidate_row_set_ticked (g_ptr_array_index (self->ranked, i), FALSE);
}

/**
 * sg_candidate_list_get_selected:
 *
 * Returns: (transfer none) (nullable): until others are taken
 */
const SgCandidate *
sg_candidate_list_get_selected (SgCandidateList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (SG_IS_CANDIDATE_LIST (self), NULL);

  row = gtk_list_box_get_selected_row (self->rows);

  return row != NULL ? sg_candidate_row_get_candidate (SG_CANDIDATE_ROW (row)) : NULL;
}

/**
 * sg_candidate_list_list_ranked:
 *
 * Returns: (transfer container) (element-type SgCandidate): all of them in the order in which they
 *   were found, whatever the order of the rows
 */
GPtrArray *
sg_candidate_list_list_ranked (SgCandidateList *self)
{
  GPtrArray *ranked = g_ptr_array_new ();

  for (guint i = 0; i < self->ranked->len; i++)
    g_ptr_array_add (
      ranked,
      (gpointer) sg_candidate_row_get_candidate (g_ptr_array_index (self->ranked, i)));

  return ranked;
}

/**
 * sg_candidate_list_list_ticked:
 *
 * Returns: (transfer container) (element-type SgCandidate): likewise
 */
GPtrArray *
sg_candidate_list_list_ticked (SgCandidateList *self)
{
  GPtrArray *ticked = g_ptr_array_new ();

  for (guint i = 0; i < self->ranked->len; i++)
    if (sg_candidate_row_is_ticked (g_ptr_array_index (self->ranked, i)))
      g_ptr_array_add (
        ticked,
        (gpointer) sg_candidate_row_get_candidate (g_ptr_array_index (self->ranked, i)));

  return ticked;
}
