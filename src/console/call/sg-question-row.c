/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/call/sg-question-row.h"

#include <string.h>

#include "desk/sg-desk.h"

struct _SgQuestionRow
{
  GtkWidget parent_instance;

  char      *id;
  char      *answer;  /* NULL while there is none */
  GPtrArray *buttons; /* of GtkToggleButton, each with its code */
  GtkWidget *text;
  GtkWidget *choices;
  gboolean   is_showing;
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgQuestionRow, sg_question_row, GTK_TYPE_WIDGET)

static const char *
get_words (const SgCardText *text)
{
  return g_str_equal (sg_desk_language (), "id") ? text->id : text->en;
}

static const char *
get_code (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "code");
}

/* An answer that was a slip is taken back by pressing it again. */
static void
on_toggled (SgQuestionRow *self, GtkToggleButton *button)
{
  const char *code = get_code (GTK_WIDGET (button));

  if (self->is_showing)
    return;

  sg_question_row_set_answer (self, gtk_toggle_button_get_active (button) ? code : NULL);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
sg_question_row_dispose (GObject *object)
{
  SgQuestionRow *self = SG_QUESTION_ROW (object);

  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->choices, gtk_widget_unparent);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->answer, g_free);

  G_OBJECT_CLASS (sg_question_row_parent_class)->dispose (object);
}

static void
sg_question_row_class_init (SgQuestionRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_question_row_dispose;

  /**
   * SgQuestionRow::answered:
   *
   * The person gave another answer, or took it back.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered",
                                           SG_TYPE_QUESTION_ROW,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);

  gtk_widget_class_set_css_name (widget_class, "questionrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
sg_question_row_init (SgQuestionRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  self->buttons = g_ptr_array_new ();
  self->text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->text), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  self->choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->choices, "linked");
  gtk_widget_set_valign (self->choices, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->choices, GTK_WIDGET (self));
}

static void
add_choice (SgQuestionRow *self, const SgCardQuestion *question, const SgCardChoice *choice)
{
  const char      *label = get_words (&choice->label);
  g_autofree char *name = g_strdup_printf ("%s %s", get_words (&question->text), label);
  GtkWidget       *button = gtk_toggle_button_new_with_label (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_name (button, choice->code);
  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (choice->code), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (GTK_BOX (self->choices), button);
}

SgQuestionRow *
sg_question_row_new (const SgCardQuestion *question)
{
  SgQuestionRow   *self = g_object_new (SG_TYPE_QUESTION_ROW, NULL);
  g_autofree char *first = NULL;
  const char      *whole = get_words (&question->text);
  const char      *end = strpbrk (whole, "?");

  /* What to look for stands in the tooltip: the row has room for the question. */
  first = end != NULL ? g_strndup (whole, (gsize) (end + 1 - whole)) : g_strdup (whole);
  self->id = g_strdup (question->id);
  gtk_label_set_label (GTK_LABEL (self->text), first);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), whole);
  for (guint i = 0; i < question->choices->len; i++)
    add_choice (self, question, g_ptr_array_index (question->choices, i));

  return self;
}

const char *
sg_question_row_get_id (SgQuestionRow *self)
{
  g_return_val_if_fail (SG_IS_QUESTION_ROW (self), NULL);

  return self->id;
}

/**
 * sg_question_row_get_answer:
 *
 * Returns: (nullable): the code of the answer
 */
const char *
sg_question_row_get_answer (SgQuestionRow *self)
{
  g_return_val_if_fail (SG_IS_QUESTION_ROW (self), NULL);

  return self->answer;
}

/**
 * sg_question_row_set_answer:
 * @answer: (nullable): none
 */
void
sg_question_row_set_answer (SgQuestionRow *self, const char *answer)
{
  g_autofree char *before = NULL;

  g_return_if_fail (SG_IS_QUESTION_ROW (self));

  before = g_steal_pointer (&self->answer);
  self->answer = g_strdup (answer);
  self->is_showing = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (
      g_ptr_array_index (self->buttons, i),
      g_strcmp0 (get_code (g_ptr_array_index (self->buttons, i)), answer) == 0);
  self->is_showing = FALSE;
}
