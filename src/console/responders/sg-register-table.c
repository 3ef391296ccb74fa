/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every letter that is typed, every filter and every heading is one question for the desk's thread;
 * the newest wins, and what is shown stays until its answer is there. That a whole register of
 * people was looked through is on record before the first row is seen. */

#include "config.h"

#include "console/responders/sg-register-table.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/base/sg-tab-stop.h"
#include "console/base/sg-wrap-box.h"
#include "console/responders/sg-register-cell.h"
#include "console/responders/sg-register-model.h"
#include "desk/people/sg-desk-access.h"

/* After so many seconds the ages in the rows are told anew. */
#define AGES_S 30

struct _SgRegisterTable
{
  AdwBin parent_instance;

  SgDeskSession        *session;
  const SgRegisterKind *kind;
  SgRegisterModel      *model;
  GtkSingleSelection   *selection;
  GCancellable         *asking;    /* NULL when no answer is awaited */
  SgUuid                wanted;    /* to be chosen as soon as it is listed */
  SgUuid                again;     /* was chosen, and is again when its row is given out */
  gboolean              is_logged; /* the look at all volunteers, by who sits here now */
  gboolean              is_stale;
  gboolean              is_changing; /* the filters, all at once, or the selection */
  guint                 n_ticks;
  guint                 growing; /* tick callback, 0 when every row is given out */
  GtkToggleButton      *buttons[SG_N_REGISTER_KINDS];

  /* Template widgets */
  GtkBox         *kinds;
  GtkSearchEntry *search;
  GtkDropDown    *state;
  GtkDropDown    *certified;
  GtkDropDown    *availability;
  GtkLabel       *count;
  GtkStack       *pages;
  GtkColumnView  *view;
  AdwStatusPage  *empty;
  AdwStatusPage  *refused;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_SWITCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgRegisterTable, sg_register_table, ADW_TYPE_BIN)

/* ---- the question, in the desk's thread ---- */

typedef struct
{
  const SgRegisterKind *kind;
  SgRegisterQuery       query;
  char                 *text;
  gboolean              looks;
} Question;

typedef struct
{
  GArray *ids;
  guint   counts[SG_N_REGISTER_KINDS];
} Answer;

static void
question_free (Question *question)
{
  g_free (question->text);
  g_free (question);
}

static void
answer_free (Answer *answer)
{
  if (answer == NULL)
    return;

  g_clear_pointer (&answer->ids, g_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
find_rows (SgDeskHand *hand, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  if (question->looks && !sg_desk_look_at (hand->desk,
                                           SG_SUBJECT_VOLUNTEER,
                                           NULL,
                                           SG_ACCESS_SEARCHED,
                                           "register",
                                           error))
    return NULL;

  for (guint i = 0; i < SG_N_REGISTER_KINDS; i++)
    if (!sg_desk_count_register (hand->desk,
                                 sg_register_kind_get (i)->type,
                                 &answer->counts[i],
                                 error))
      return NULL;

  answer->ids = sg_desk_list_register (hand->desk, question->kind->type, &question->query, error);

  return answer->ids != NULL ? g_steal_pointer (&answer) : NULL;
}

/* ---- the rows ---- */

static void
show_counts (SgRegisterTable *self, const Answer *answer)
{
  for (guint i = 0; i < SG_N_REGISTER_KINDS; i++)
    {
      g_autofree char *label =
        g_strdup_printf ("%s %'u",
                         sg_register_kind_get_title (sg_register_kind_get (i)),
                         answer->counts[i]);

      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), label);
    }
}

static void
show_page (SgRegisterTable *self, guint n_all)
{
  guint            n = sg_register_model_get_length (self->model);
  g_autofree char *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u row", "%'u rows", n), n);

  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->pages, n > 0 ? "table" : n_all > 0 ? "none" : "empty");
}

static GtkWidget *
find_list (SgRegisterTable *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* Once the rows have their places. */
static gboolean
scroll_to_chosen (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SgRegisterTable *self = SG_REGISTER_TABLE (widget);
  guint            position = gtk_single_selection_get_selected (self->selection);

  if (gtk_widget_get_height (find_list (self)) == 0)
    return G_SOURCE_CONTINUE;

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (find_list (self), "list.scroll-to-item", "u", position);

  return G_SOURCE_REMOVE;
}

/* Whoever was chosen stays chosen wherever the row is now. */
static void
choose_again (SgRegisterTable *self, const SgUuid *chosen)
{
  guint position;

  if (sg_register_model_find (self->model, chosen, &position))
    gtk_single_selection_set_selected (self->selection, position);
}

/* Every row is given out: who was chosen before, then who shall be. */
static void
finish_growing (SgRegisterTable *self)
{
  self->is_changing = TRUE;
  if (!sg_uuid_is_none (&self->again) &&
      gtk_single_selection_get_selected_item (self->selection) == NULL)
    choose_again (self, &self->again);
  self->is_changing = FALSE;
  self->again = SG_UUID_NONE;
  if (sg_uuid_is_none (&self->wanted))
    return;

  choose_again (self, &self->wanted);
  self->wanted = SG_UUID_NONE;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_chosen, NULL, NULL);
}

/* A helping of rows in each frame. */
static gboolean
grow (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SgRegisterTable *self = SG_REGISTER_TABLE (widget);

  if (sg_register_model_grow (self->model))
    return G_SOURCE_CONTINUE;

  self->growing = 0;
  finish_growing (self);
  return G_SOURCE_REMOVE;
}

static void
take_rows (SgRegisterTable *self, Answer *answer)
{
  SgRegisterItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    self->again = *sg_register_item_get_id (item);
  sg_register_model_take_ids (self->model, g_steal_pointer (&answer->ids));
  if (self->growing == 0)
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow, NULL, NULL);

  show_counts (self, answer);
  show_page (self, answer->counts[sg_register_kind_get_index (self->kind)]);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgRegisterTable) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->pages == NULL)
    return;

  g_clear_object (&self->asking);
  if (answer != NULL)
    {
      self->is_logged |= self->kind->subject == SG_SUBJECT_VOLUNTEER;
      take_rows (self, answer);
      return;
    }

  gtk_label_set_label (self->count, "");
  adw_status_page_set_description (self->refused, error->message);
  gtk_stack_set_visible_child_name (self->pages, "refused");
}

/* ---- asking ---- */

static int
get_choice (GtkDropDown *drop_down, const SgRegisterChoice *choices)
{
  guint chosen = gtk_drop_down_get_selected (drop_down);

  return choices != NULL && chosen != GTK_INVALID_LIST_POSITION ? choices[chosen].value
                                                                : SG_REGISTER_ANY;
}

static Question *
make_question (SgRegisterTable *self)
{
  Question *question = g_new0 (Question, 1);

  question->kind = self->kind;
  question->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  question->looks = self->kind->subject == SG_SUBJECT_VOLUNTEER && !self->is_logged;
  question->query = (SgRegisterQuery){
    .text = question->text,
    .state = get_choice (self->state, self->kind->states),
    .certified = get_choice (self->certified, self->kind->certified),
    .availability = get_choice (self->availability, self->kind->availability),
  };
  question->query.sort = sg_register_cell_find_sort (self->view, &question->query.descending);

  return question;
}

/* Lists the rows anew; only when somebody sees them. */
static void
ask (SgRegisterTable *self)
{
  SgDeskWork work = { find_rows,
                      NULL,
                      (GDestroyNotify) question_free,
                      (GDestroyNotify) answer_free };

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_stale = TRUE;
      return;
    }

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  self->is_stale = FALSE;
  work.data = make_question (self);
  sg_desk_session_ask_async (self->session, &work, self->asking, on_answered, g_object_ref (self));
}

static void
on_question_changed (SgRegisterTable *self)
{
  if (!self->is_changing && self->session != NULL)
    ask (self);
}

static void
on_search_activated (SgRegisterTable *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    {
      gtk_single_selection_set_selected (self->selection, 0);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
}

static void
on_search_stopped (SgRegisterTable *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_row_chosen (SgRegisterTable *self)
{
  SgRegisterItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->is_changing && item != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, item);
}

static void
on_row_activated (SgRegisterTable *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
}

/* ---- news ---- */

static void
on_desk_changed (SgRegisterTable *self, int subject_kind, const SgUuid *subject)
{
  if (subject_kind == (int) self->kind->subject)
    {
      sg_register_model_forget (self->model, subject);
      self->is_stale = TRUE;
    }
}

/* A certificate changes what its holder is worth, an incident what a unit does: few are seen, and
 * all of them are read anew. */
static void
on_session_changed (SgRegisterTable *self, guint kinds)
{
  gboolean of_volunteer = self->kind->subject == SG_SUBJECT_VOLUNTEER &&
                          (kinds & (1u << SG_SUBJECT_CERTIFICATE)) != 0;
  gboolean of_unit = self->kind->subject == SG_SUBJECT_UNIT &&
                     (kinds & (1u << SG_SUBJECT_INCIDENT)) != 0;

  if (of_volunteer || of_unit)
    sg_register_model_forget_all (self->model);
  self->is_stale |= of_volunteer;
}

/* The order is made anew once a second at most, however much happens. */
static void
on_tick (SgRegisterTable *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->is_stale && self->asking == NULL)
    ask (self);
  if (++self->n_ticks % AGES_S == 0)
    sg_register_model_forget_all (self->model);
}

static void
on_signed_in (SgRegisterTable *self)
{
  self->is_logged = FALSE;
  self->is_stale = TRUE;
}

/* ---- the frame ---- */

static void
offer (GtkDropDown *drop_down, const SgRegisterChoice *choices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; choices != NULL && choices[i].label != NULL; i++)
    gtk_string_list_append (labels, _ (choices[i].label));

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (drop_down), choices != NULL);
}

static void
on_kind_toggled (SgRegisterTable *self, GtkToggleButton *button)
{
  for (guint i = 0; i < SG_N_REGISTER_KINDS; i++)
    if (self->buttons[i] == button && gtk_toggle_button_get_active (button))
      sg_register_table_show (self, sg_register_kind_get (i));
}

static void
add_kinds (SgRegisterTable *self)
{
  for (guint i = 0; i < SG_N_REGISTER_KINDS; i++)
    {
      const char *title = sg_register_kind_get_title (sg_register_kind_get (i));
      GtkWidget  *button = gtk_toggle_button_new_with_label (title);

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      title,
                                      -1);
      gtk_widget_add_css_class (button, "numeric");
      g_signal_connect_object (button,
                               "toggled",
                               G_CALLBACK (on_kind_toggled),
                               self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->kinds, button);
    }
}

static void
sg_register_table_map (GtkWidget *widget)
{
  SgRegisterTable *self = SG_REGISTER_TABLE (widget);

  GTK_WIDGET_CLASS (sg_register_table_parent_class)->map (widget);

  if (self->session != NULL && self->is_stale)
    ask (self);
}

static void
sg_register_table_dispose (GObject *object)
{
  SgRegisterTable *self = SG_REGISTER_TABLE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sg_register_table_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  /**
   * SgRegisterTable::chosen:
   * @item: an SgRegisterItem
   *
   * Somebody wants to see an entry.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         SG_TYPE_REGISTER_TABLE,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         SG_TYPE_REGISTER_ITEM);

  /**
   * SgRegisterTable::switched:
   *
   * Another register is shown.
   */
  signals[SIGNAL_SWITCHED] = g_signal_new ("switched",
                                           SG_TYPE_REGISTER_TABLE,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
sg_register_table_class_init (SgRegisterTableClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_register_table_dispose;
  widget_class->map = sg_register_table_map;

  add_signals ();
  g_type_ensure (SG_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-register-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, kinds);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, search);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, state);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, certified);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, availability);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, count);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, pages);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, view);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, empty);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTable, refused);
  gtk_widget_class_bind_template_callback (widget_class, on_question_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
sg_register_table_init (SgRegisterTable *self)
{
  self->kind = sg_register_kind_get (0);
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_tab_stop_make (GTK_WIDGET (self->view));
  add_kinds (self);
}

static void
watch (SgRegisterTable *self)
{
  g_signal_connect_object (sg_desk_session_get_desk (self->session),
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session,
                           "changed",
                           G_CALLBACK (on_session_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session,
                           "signed-in",
                           G_CALLBACK (on_signed_in),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view),
                           "changed",
                           G_CALLBACK (on_question_changed),
                           self,
                           G_CONNECT_SWAPPED);
}

/**
 * sg_register_table_open:
 *
 * Nothing is asked before the table is seen.
 */
void
sg_register_table_open (SgRegisterTable *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_REGISTER_TABLE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  gtk_toggle_button_set_active (self->buttons[0], TRUE);
  watch (self);
}

static void
use_model (SgRegisterTable *self)
{
  SgRegisterModel *model =
    sg_register_model_new (sg_desk_session_get_desk (self->session), self->kind->type);
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (model)));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect_object (selection,
                           "notify::selected-item",
                           G_CALLBACK (on_row_chosen),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_set_object (&self->model, model);
  g_set_object (&self->selection, selection);
  g_object_unref (model);
  g_object_unref (selection);
}

/**
 * sg_register_table_show:
 *
 * Shows another register, all of it.
 */
void
sg_register_table_show (SgRegisterTable *self, const SgRegisterKind *kind)
{
  guint index = sg_register_kind_get_index (kind);

  g_return_if_fail (SG_IS_REGISTER_TABLE (self));

  if (self->session == NULL || (self->model != NULL && self->kind == kind))
    return;

  self->is_changing = TRUE;
  self->kind = kind;
  gtk_toggle_button_set_active (self->buttons[index], TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_object_set (self->search, "placeholder-text", _ (kind->search_hint), NULL);
  adw_status_page_set_description (self->empty, _ (kind->empty));
  offer (self->state, kind->states);
  offer (self->certified, kind->certified);
  offer (self->availability, kind->availability);
  self->again = SG_UUID_NONE;
  gtk_column_view_set_model (self->view, NULL);
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  sg_register_cell_add_columns (self->view, kind);
  use_model (self);
  self->is_changing = FALSE;

  g_signal_emit (self, signals[SIGNAL_SWITCHED], 0);
  ask (self);
}

/**
 * sg_register_table_select:
 *
 * Chooses an entry, at once or as soon as it is listed.
 */
void
sg_register_table_select (SgRegisterTable *self, const SgUuid *id)
{
  g_return_if_fail (SG_IS_REGISTER_TABLE (self));

  self->wanted = *id;
  ask (self);
}

void
sg_register_table_search (SgRegisterTable *self)
{
  g_return_if_fail (SG_IS_REGISTER_TABLE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

const SgRegisterKind *
sg_register_table_get_kind (SgRegisterTable *self)
{
  g_return_val_if_fail (SG_IS_REGISTER_TABLE (self), NULL);

  return self->kind;
}

/**
 * sg_register_table_get_rows:
 *
 * Returns: (transfer none) (nullable): of SgRegisterItem
 */
GListModel *
sg_register_table_get_rows (SgRegisterTable *self)
{
  g_return_val_if_fail (SG_IS_REGISTER_TABLE (self), NULL);

  return G_LIST_MODEL (self->model);
}

gboolean
sg_register_table_is_settled (SgRegisterTable *self)
{
  g_return_val_if_fail (SG_IS_REGISTER_TABLE (self), FALSE);

  return self->asking == NULL && self->growing == 0 &&
         (!self->is_stale || !gtk_widget_get_mapped (GTK_WIDGET (self)));
}
