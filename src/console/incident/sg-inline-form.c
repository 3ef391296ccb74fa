/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-inline-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "console/base/sg-label.h"
#include "console/incident/sg-care-label.h"

typedef struct
{
  const SgInput *input;
  GtkWidget     *editor;
  GtkLabel      *trouble;
  GPtrArray     *codes; /* of a drop-down; the first row of it is none of them */
} Field;

struct _SgInlineForm
{
  AdwExpanderRow parent_instance;

  const SgFormType *type;
  GArray           *fields; /* of Field */
  GtkLabel         *trouble;
  GtkWidget        *submit;
  guint             filling; /* grows when what was typed is no longer meant */
};

enum
{
  SIGNAL_SUBMITTED,
  SIGNAL_RECORDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgInlineForm, sg_inline_form, ADW_TYPE_EXPANDER_ROW)

static Field *
find_field (SgInlineForm *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = &g_array_index (self->fields, Field, i);

      if (g_str_equal (field->input->name, name))
        return field;
    }

  return NULL;
}

static void
clear_field (gpointer data)
{
  g_clear_pointer (&((Field *) data)->codes, g_ptr_array_unref);
}

/* ---- what is in a field ---- */

static char *
dup_words (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
get_chosen (const Field *field)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (field->editor));

  return at >= 1 && at <= field->codes->len ? g_ptr_array_index (field->codes, at - 1) : NULL;
}

static char *
dup_value (const Field *field)
{
  switch (field->input->kind)
    {
    case SG_INPUT_WORDS:
      return dup_words (GTK_TEXT_VIEW (field->editor));

    case SG_INPUT_CODE:
      return g_strdup (get_chosen (field));

    case SG_INPUT_CHECK:
      return gtk_check_button_get_active (GTK_CHECK_BUTTON (field->editor)) ? g_strdup ("yes")
                                                                            : NULL;

    case SG_INPUT_TEXT:
    default:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->editor)));
    }
}

static void
choose (const Field *field, const char *code)
{
  guint at = 0;

  for (guint i = 0; i < field->codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (field->codes, i), code) == 0)
      at = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field->editor), at);
}

static void
set_value (const Field *field, const char *value)
{
  const char *text = value != NULL ? value : "";

  switch (field->input->kind)
    {
    case SG_INPUT_WORDS:
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->editor)), text, -1);
      break;

    case SG_INPUT_CODE:
      choose (field, value);
      break;

    case SG_INPUT_CHECK:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (field->editor), *text != '\0');
      break;

    case SG_INPUT_TEXT:
    default:
      gtk_editable_set_text (GTK_EDITABLE (field->editor), text);
      break;
    }
}

/* ---- what the desk does not take ---- */

static void
forget_trouble (SgInlineForm *self)
{
  sg_label_show (self->trouble, NULL);
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = &g_array_index (self->fields, Field, i);

      sg_label_show (field->trouble, NULL);
      gtk_widget_remove_css_class (field->editor, "error");
    }
}

/* A desk's error names the field first, as “name” or as name: */
static gboolean
is_about (const char *message, const char *name, const char **rest)
{
  g_autofree char *quoted = g_strdup_printf ("“%s”", name);
  g_autofree char *plain = g_strdup_printf ("%s:", name);

  if (g_str_has_prefix (message, quoted))
    *rest = message + strlen (quoted);
  else if (g_str_has_prefix (message, plain))
    *rest = message + strlen (plain);
  else
    return FALSE;

  return TRUE;
}

static gboolean
tell_at_field (Field *field, const char *message)
{
  g_autofree char *text = NULL;
  const char      *rest;

  if (!is_about (message, field->input->name, &rest))
    return FALSE;

  text = g_strconcat (_ (field->input->title), *rest == ' ' ? "" : " ", rest, NULL);
  sg_label_show (field->trouble, text);
  gtk_widget_add_css_class (field->editor, "error");
  gtk_widget_grab_focus (field->editor);

  return TRUE;
}

static void
refuse (SgInlineForm *self, const char *message)
{
  gboolean told = FALSE;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  for (guint i = 0; i < self->fields->len && !told; i++)
    told = tell_at_field (&g_array_index (self->fields, Field, i), message);
  if (!told)
    sg_label_show (self->trouble, message);
}

/* ---- how it is made ---- */

static void
submit (SgInlineForm *self)
{
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
}

static gboolean
on_words_key (GtkEventControllerKey *controller,
              guint                  key,
              guint                  code,
              GdkModifierType        state,
              SgInlineForm          *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  submit (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_words (SgInlineForm *self)
{
  GtkWidget          *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_widget_set_size_request (view, -1, 64);
  gtk_widget_add_css_class (view, "form-words");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_words_key), self);
  gtk_widget_add_controller (view, keys);

  return view;
}

static GtkWidget *
make_text (SgInlineForm *self)
{
  GtkWidget *entry = gtk_entry_new ();

  /* Three beside each other must fit into the narrowest pane. */
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 4);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (submit), self);

  return entry;
}

/* What is shown in a narrow drop-down may be cut; its list shows it whole. */
static void
set_up_chosen (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (text));
}

static void
set_up_option (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static GtkListItemFactory *
make_factory (GCallback set_up)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", set_up, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_chosen), NULL);

  return factory;
}

static GtkWidget *
make_choice (void)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings ((const char *const[]){ "–", NULL });
  g_autoptr (GtkListItemFactory) chosen = make_factory (G_CALLBACK (set_up_chosen));
  g_autoptr (GtkListItemFactory) option = make_factory (G_CALLBACK (set_up_option));

  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), chosen);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), option);

  return choice;
}

static GtkWidget *
make_check (const SgInput *input)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (_ (input->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);

  return check;
}

static GtkWidget *
make_editor (SgInlineForm *self, const SgInput *input)
{
  switch (input->kind)
    {
    case SG_INPUT_WORDS:
      return make_words (self);

    case SG_INPUT_CODE:
      return make_choice ();

    case SG_INPUT_CHECK:
      return make_check (input);

    case SG_INPUT_TEXT:
    default:
      return make_text (self);
    }
}

static GtkWidget *
make_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css);

  return label;
}

static GtkWidget *
make_trouble (void)
{
  GtkWidget *label = make_label (NULL, "error");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_visible (label, FALSE);

  return label;
}

static void
offer_list (SgInlineForm *self, const SgInput *input)
{
  g_autoptr (GPtrArray) codes = sg_care_list_codes (input->codes);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < codes->len; i++)
    g_ptr_array_add (labels, (gpointer) sg_care_label (input->codes, g_ptr_array_index (codes, i)));
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  sg_inline_form_set_options (self,
                              input->name,
                              (const char *const *) codes->pdata,
                              (const char *const *) labels->pdata);
}

static GtkWidget *
make_field (SgInlineForm *self, const SgInput *input)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Field      field = { input, make_editor (self, input), GTK_LABEL (make_trouble ()), NULL };

  if (input->kind == SG_INPUT_CODE)
    field.codes = g_ptr_array_new_with_free_func (g_free);
  if (input->kind != SG_INPUT_CHECK)
    {
      GtkWidget *title = make_label (_ (input->title), "caption");

      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (title, _ (input->title));
      gtk_box_append (GTK_BOX (box), title);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (field.editor),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (input->title),
                                  -1);
  gtk_widget_set_hexpand (field.editor, TRUE);
  gtk_box_append (GTK_BOX (box), field.editor);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (field.trouble));
  g_array_append_val (self->fields, field);
  if (input->codes != NULL)
    offer_list (self, input);

  return box;
}

static GtkWidget *
make_grid (SgInlineForm *self)
{
  GtkWidget *grid = gtk_grid_new ();
  int        column = 0;
  int        row = 0;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (const SgInput *input = self->type->inputs; input->name != NULL; input++)
    {
      if (column + input->span > SG_INPUT_COLUMNS)
        {
          column = 0;
          row++;
        }
      gtk_grid_attach (GTK_GRID (grid), make_field (self, input), column, row, input->span, 1);
      column += input->span;
    }

  return grid;
}

static void
make_content (SgInlineForm *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (box, "form-content");
  gtk_box_append (GTK_BOX (box), make_grid (self));
  self->trouble = GTK_LABEL (make_trouble ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->trouble));
  self->submit = gtk_button_new_with_label (_ (self->type->submit));
  gtk_widget_add_css_class (self->submit, "suggested-action");
  gtk_widget_set_halign (self->submit, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->submit), "form.submit");
  gtk_box_append (GTK_BOX (box), self->submit);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
on_submit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  submit (SG_INLINE_FORM (widget));
}

static void
sg_inline_form_dispose (GObject *object)
{
  SG_INLINE_FORM (object)->submit = NULL;

  G_OBJECT_CLASS (sg_inline_form_parent_class)->dispose (object);
}

static void
sg_inline_form_finalize (GObject *object)
{
  g_array_unref (SG_INLINE_FORM (object)->fields);

  G_OBJECT_CLASS (sg_inline_form_parent_class)->finalize (object);
}

static void
sg_inline_form_class_init (SgInlineFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_inline_form_dispose;
  object_class->finalize = sg_inline_form_finalize;

  /**
   * SgInlineForm::submitted:
   *
   * It is to be done: see sg_inline_form_do().
   */
  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted",
                                            SG_TYPE_INLINE_FORM,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);

  /**
   * SgInlineForm::recorded:
   *
   * The desk took it, and the form is empty again.
   */
  signals[SIGNAL_RECORDED] = g_signal_new ("recorded",
                                           SG_TYPE_INLINE_FORM,
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "form.submit", NULL, on_submit);
}

static void
sg_inline_form_init (SgInlineForm *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
}

/**
 * sg_inline_form_new:
 * @type: that lives as long as the program
 */
SgInlineForm *
sg_inline_form_new (const SgFormType *type)
{
  SgInlineForm *self =
    g_object_new (SG_TYPE_INLINE_FORM, "use-markup", FALSE, "title", _ (type->title), NULL);

  self->type = type;
  if (type->about != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _ (type->about));
  gtk_widget_set_name (GTK_WIDGET (self), type->name);
  make_content (self);

  return self;
}

/**
 * sg_inline_form_begin:
 *
 * Unfolds it, with the keyboard in its first field.
 */
void
sg_inline_form_begin (SgInlineForm *self)
{
  GtkRoot *root;

  g_return_if_fail (SG_IS_INLINE_FORM (self));

  /* The key that led here was caught before the window saw it. */
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (self->fields->len > 0 ? g_array_index (self->fields, Field, 0).editor
                                               : self->submit);
}

/**
 * sg_inline_form_clear:
 *
 * Forgets what was typed, since it was about something else.
 */
void
sg_inline_form_clear (SgInlineForm *self)
{
  g_return_if_fail (SG_IS_INLINE_FORM (self));

  self->filling++;
  forget_trouble (self);
  for (guint i = 0; i < self->fields->len; i++)
    set_value (&g_array_index (self->fields, Field, i), NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

/**
 * sg_inline_form_dup_value:
 *
 * Returns: (nullable) (transfer full): what stands there; the code of what is chosen
 */
char *
sg_inline_form_dup_value (SgInlineForm *self, const char *name)
{
  Field *field;

  g_return_val_if_fail (SG_IS_INLINE_FORM (self), NULL);

  field = find_field (self, name);

  return field != NULL ? dup_value (field) : NULL;
}

void
sg_inline_form_set_value (SgInlineForm *self, const char *name, const char *value)
{
  Field *field;

  g_return_if_fail (SG_IS_INLINE_FORM (self));

  field = find_field (self, name);
  g_return_if_fail (field != NULL);
  set_value (field, value);
}

/**
 * sg_inline_form_set_hint:
 * @hint: (nullable): what is so now, shown while nothing is typed
 */
void
sg_inline_form_set_hint (SgInlineForm *self, const char *name, const char *hint)
{
  Field *field;

  g_return_if_fail (SG_IS_INLINE_FORM (self));

  field = find_field (self, name);
  g_return_if_fail (field != NULL);
  if (GTK_IS_ENTRY (field->editor))
    gtk_entry_set_placeholder_text (GTK_ENTRY (field->editor), hint);
  else
    gtk_widget_set_tooltip_text (field->editor, hint);
}

/**
 * sg_inline_form_get_trouble:
 * @name: (nullable): of a field; %NULL for what is said of the whole form
 *
 * Returns: (transfer none): what the desk did not take; empty when there is nothing
 */
const char *
sg_inline_form_get_trouble (SgInlineForm *self, const char *name)
{
  Field *field;

  g_return_val_if_fail (SG_IS_INLINE_FORM (self), "");

  field = name != NULL ? find_field (self, name) : NULL;

  return gtk_label_get_label (field != NULL ? field->trouble : self->trouble);
}

static gboolean
is_same (GPtrArray *codes, GListModel *model, const char *const *other, const char *const *labels)
{
  guint n = g_strv_length ((char **) other);

  if (codes->len != n || g_list_model_get_n_items (model) != n + 1)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const char *label = gtk_string_list_get_string (GTK_STRING_LIST (model), i + 1);

      if (!g_str_equal (g_ptr_array_index (codes, i), other[i]) || !g_str_equal (label, labels[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * sg_inline_form_set_options:
 * @codes: (array zero-terminated=1): what may be chosen; what was chosen stays if it is among them
 * @labels: (array zero-terminated=1): their words
 */
void
sg_inline_form_set_options (SgInlineForm      *self,
                            const char        *name,
                            const char *const *codes,
                            const char *const *labels)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const[]){ "–", NULL });
  g_autofree char *chosen = NULL;
  Field           *field;

  g_return_if_fail (SG_IS_INLINE_FORM (self));

  field = find_field (self, name);
  g_return_if_fail (field != NULL && field->codes != NULL);
  if (is_same (field->codes,
               gtk_drop_down_get_model (GTK_DROP_DOWN (field->editor)),
               codes,
               labels))
    return;

  chosen = g_strdup (get_chosen (field));
  g_ptr_array_set_size (field->codes, 0);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_ptr_array_add (field->codes, g_strdup (codes[i]));
      gtk_string_list_append (model, labels[i]);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (field->editor), G_LIST_MODEL (model));
  choose (field, chosen);
}

/**
 * sg_inline_form_fill_in:
 *
 * Writes what was typed into @filled.
 */
void
sg_inline_form_fill_in (SgInlineForm *self, SgFilled *filled)
{
  g_return_if_fail (SG_IS_INLINE_FORM (self));

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field     *field = &g_array_index (self->fields, Field, i);
      g_autofree char *value = dup_value (field);

      sg_filled_set (filled, field->input->name, value);
    }
}

typedef struct
{
  SgInlineForm *form;
  guint         filling;
} Deed;

static void
deed_free (Deed *deed)
{
  g_object_unref (deed->form);
  g_free (deed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;
  SgInlineForm *self = deed->form;
  GtkWidget    *widget = GTK_WIDGET (self);

  sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  if (self->submit == NULL)
    return;

  gtk_widget_set_sensitive (self->submit, TRUE);
  if (error == NULL)
    {
      gtk_widget_activate_action (widget, "win.tell-done", "s", _ (self->type->done));
      if (deed->filling == self->filling)
        sg_inline_form_clear (self);
      g_signal_emit (self, signals[SIGNAL_RECORDED], 0);
    }
  else if (deed->filling == self->filling)
    refuse (self, error->message);
  else
    gtk_widget_activate_action (widget, "win.tell-trouble", "s", error->message);
}

/**
 * sg_inline_form_do:
 * @filled: (transfer full): handed to the function of the form's type
 */
void
sg_inline_form_do (SgInlineForm *self, SgDeskSession *session, SgFilled *filled)
{
  const SgDeskWork work = { self->type->func, filled, (GDestroyNotify) sg_filled_free, NULL };
  Deed            *deed = g_new0 (Deed, 1);

  g_return_if_fail (SG_IS_INLINE_FORM (self));

  forget_trouble (self);
  gtk_widget_set_sensitive (self->submit, FALSE);
  deed->form = g_object_ref (self);
  deed->filling = self->filling;
  sg_desk_session_act_async (session, &work, on_done, deed);
}
