/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which control a field gets follows from its type in the register: a word is chosen, codes are
 * ticked, all else is typed. Inside, it is always the text that sg_register_set() reads. */

#include "config.h"

#include "console/responders/sg-field-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-event-kind.h"
#include "common/sg-faskes.h"
#include "console/base/sg-label.h"
#include "console/base/sg-text.h"
#include "console/responders/sg-register-kind.h"
#include "console/responders/sg-register-text.h"

#define LABEL_CHARS 14

struct _SgFieldRow
{
  GtkBox parent_instance;

  const SgRegisterField *field; /* NULL for the place */
  const char            *name;
  GtkWidget             *control;
  GtkLabel              *error;
  GPtrArray             *values; /* of a choice: its texts in order; of ticks: their codes */
  GPtrArray             *ticks;  /* of GtkCheckButton; NULL unless codes are ticked */
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgFieldRow, sg_field_row, GTK_TYPE_BOX)

static void
on_edited (SgFieldRow *self)
{
  sg_field_row_set_error (self, NULL);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* ---- a choice ---- */

/* How a word of a field is said. */
static const char *
get_word_label (const char *field, const char *word)
{
  if (strcmp (field, "class") == 0)
    return sg_text_code ("unit_class", word);
  if (strcmp (field, "sex") == 0)
    return sg_text_code ("sex", word);
  if (strcmp (field, "kind") == 0)
    return sg_text_facility_kind (word);

  return strcmp (word, "foot") == 0 ? _ ("On foot") : _ ("Motorcycle");
}

static char **
split_words (const SgRegisterType *type, const char *name)
{
  g_autofree char   *kind_name = g_strdup_printf ("%s.registered@1", type->noun);
  const SgEventKind *kind = sg_event_kind_find (kind_name);

  for (const SgField *rule = kind->fields; rule->name != NULL; rule++)
    if (strcmp (rule->name, name) == 0 && rule->codes != NULL)
      return g_strsplit (rule->codes, "|", -1);

  return g_new0 (char *, 1);
}

static GtkWidget *
make_choice (SgFieldRow *self, const SgRegisterType *type)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_auto (GStrv) words = split_words (type, self->name);
  GtkWidget *choice;

  gtk_string_list_append (labels, "–");
  g_ptr_array_add (self->values, g_strdup (""));
  for (guint i = 0; words[i] != NULL; i++)
    {
      gtk_string_list_append (labels, get_word_label (self->name, words[i]));
      g_ptr_array_add (self->values, g_strdup (words[i]));
    }

  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  g_signal_connect_object (choice,
                           "notify::selected",
                           G_CALLBACK (on_edited),
                           self,
                           G_CONNECT_SWAPPED);

  return choice;
}

static void
choose (SgFieldRow *self, const char *text)
{
  guint index = 0;

  for (guint i = 0; i < self->values->len; i++)
    if (strcmp (g_ptr_array_index (self->values, i), text) == 0)
      index = i;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), index);
}

/* ---- ticks ---- */

static void
show_ticked (SgFieldRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_string_append_printf (text,
                              "%s%s",
                              text->len > 0 ? ", " : "",
                              gtk_check_button_get_label (g_ptr_array_index (self->ticks, i)));

  gtk_label_set_label (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (self->control))),
                       text->len > 0 ? text->str : "–");
  gtk_widget_set_tooltip_text (self->control, text->len > 0 ? text->str : NULL);
}

static void
on_ticked (SgFieldRow *self)
{
  show_ticked (self);
  on_edited (self);
}

static GtkWidget *
make_ticks (SgFieldRow *self)
{
  GtkWidget    *button = gtk_menu_button_new ();
  GtkWidget    *label = gtk_label_new ("–");
  GtkWidget    *popover = gtk_popover_new ();
  GtkWidget    *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  guint         n = 0;
  const SgCode *codes = sg_code_list_find (self->field->list, &n);

  self->ticks = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *tick =
        gtk_check_button_new_with_label (sg_text_code (self->field->list, codes[i].code));

      g_ptr_array_add (self->ticks, tick);
      g_ptr_array_add (self->values, g_strdup (codes[i].code));
      g_signal_connect_object (tick, "toggled", G_CALLBACK (on_ticked), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), tick);
    }

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);

  return button;
}

static void
tick (SgFieldRow *self, const char *text)
{
  g_auto (GStrv) codes = sg_register_split (text);

  for (guint i = 0; i < self->ticks->len; i++)
    gtk_check_button_set_active (
      g_ptr_array_index (self->ticks, i),
      g_strv_contains ((const char *const *) codes, g_ptr_array_index (self->values, i)));
}

static char *
dup_ticked (SgFieldRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_string_append_printf (text,
                              "%s%s",
                              text->len > 0 ? ";" : "",
                              (const char *) g_ptr_array_index (self->values, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- the rest ---- */

static GtkWidget *
make_entry (SgFieldRow *self, const char *hint)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);

  return entry;
}

static GtkWidget *
make_check (SgFieldRow *self)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ ("Yes"));

  g_signal_connect_object (check, "toggled", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);

  return check;
}

static GtkWidget *
make_control (SgFieldRow *self, const SgRegisterType *type)
{
  if (self->field == NULL)
    return make_entry (self, _ ("-7.25, 112.75, or click the map"));

  switch (self->field->type)
    {
    case SG_REGISTER_WORD:
    case SG_REGISTER_FACILITY:
      return make_choice (self, type);

    case SG_REGISTER_BOOL:
      return make_check (self);

    case SG_REGISTER_LINES:
      return self->field->list != NULL ? make_ticks (self)
                                       : make_entry (self, _ ("apart by semicolons"));

    case SG_REGISTER_PHONES:
      return make_entry (self, _ ("apart by semicolons"));

    case SG_REGISTER_DATE:
      return make_entry (self, "1990-12-31");

    case SG_REGISTER_TIME:
      return make_entry (self, "2026-11-25T09:30");

    case SG_REGISTER_TEXT:
    case SG_REGISTER_PHONE:
    default:
      return make_entry (self, NULL);
    }
}

static void
add_parts (SgFieldRow *self, const char *title)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (self->control, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), self->control);
  gtk_box_append (GTK_BOX (self), line);

  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->error, 0);
  gtk_label_set_wrap (self->error, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->error));
}

static void
sg_field_row_finalize (GObject *object)
{
  SgFieldRow *self = SG_FIELD_ROW (object);

  g_ptr_array_unref (self->values);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);

  G_OBJECT_CLASS (sg_field_row_parent_class)->finalize (object);
}

static void
sg_field_row_class_init (SgFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sg_field_row_finalize;

  /**
   * SgFieldRow::edited:
   *
   * Something else stands in the field.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited",
                                         SG_TYPE_FIELD_ROW,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
sg_field_row_init (SgFieldRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->values = g_ptr_array_new_with_free_func (g_free);
}

SgFieldRow *
sg_field_row_new (const SgRegisterType *type, const SgRegisterField *field)
{
  SgFieldRow *self = g_object_new (SG_TYPE_FIELD_ROW, NULL);

  self->field = field;
  self->name = field->name;
  self->control = make_control (self, type);
  add_parts (self, sg_register_field_label (field->name));

  return self;
}

/**
 * sg_field_row_new_place:
 *
 * Of lat and lon together: coordinates as anybody writes them.
 */
SgFieldRow *
sg_field_row_new_place (void)
{
  SgFieldRow *self = g_object_new (SG_TYPE_FIELD_ROW, NULL);

  self->name = "lat, lon";
  self->control = make_control (self, NULL);
  add_parts (self, _ ("Coordinates"));

  return self;
}

const char *
sg_field_row_get_name (SgFieldRow *self)
{
  return self->name;
}

/**
 * sg_field_row_set_bases:
 * @facilities: (element-type SgFaskes): those a base is chosen from
 */
void
sg_field_row_set_bases (SgFieldRow *self, GPtrArray *facilities)
{
  g_autoptr (GtkStringList) labels = NULL;
  g_autoptr (GtkExpression) name = NULL;

  g_return_if_fail (SG_IS_FIELD_ROW (self));

  if (self->field == NULL || self->field->type != SG_REGISTER_FACILITY)
    return;

  labels = gtk_string_list_new ((const char *const[]){ "–", NULL });
  g_ptr_array_set_size (self->values, 0);
  g_ptr_array_add (self->values, g_strdup (""));
  for (guint i = 0; i < facilities->len; i++)
    {
      const SgFaskes *facility = g_ptr_array_index (facilities, i);

      gtk_string_list_append (labels, facility->name);
      g_ptr_array_add (self->values, sg_uuid_to_text (&facility->id));
    }

  name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->control), G_LIST_MODEL (labels));
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->control), name);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->control), TRUE);
}

/**
 * sg_field_row_set_text:
 * @text: as sg_register_set() reads it
 */
void
sg_field_row_set_text (SgFieldRow *self, const char *text)
{
  g_return_if_fail (SG_IS_FIELD_ROW (self));

  if (self->ticks != NULL)
    tick (self, text);
  else if (GTK_IS_DROP_DOWN (self->control))
    choose (self, text);
  else if (GTK_IS_CHECK_BUTTON (self->control))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->control), strcmp (text, "yes") == 0);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->control), text);
}

/**
 * sg_field_row_dup_text:
 *
 * Returns: (transfer full): what stands in it, without blanks around it
 */
char *
sg_field_row_dup_text (SgFieldRow *self)
{
  g_return_val_if_fail (SG_IS_FIELD_ROW (self), NULL);

  if (self->ticks != NULL)
    return dup_ticked (self);
  if (GTK_IS_CHECK_BUTTON (self->control))
    return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->control)) ? "yes" : "no");
  if (GTK_IS_DROP_DOWN (self->control))
    {
      guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

      return g_strdup (chosen < self->values->len ? g_ptr_array_index (self->values, chosen) : "");
    }

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control))));
}

/**
 * sg_field_row_set_error:
 * @message: (nullable): what is wrong; %NULL when nothing is
 */
void
sg_field_row_set_error (SgFieldRow *self, const char *message)
{
  g_return_if_fail (SG_IS_FIELD_ROW (self));

  sg_label_show (self->error, message);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->control),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (message != NULL)
    gtk_widget_add_css_class (self->control, "error");
  else
    gtk_widget_remove_css_class (self->control, "error");
}

/**
 * sg_field_row_get_error:
 *
 * Returns: (nullable): what is said to be wrong
 */
const char *
sg_field_row_get_error (SgFieldRow *self)
{
  g_return_val_if_fail (SG_IS_FIELD_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error)) ? gtk_label_get_label (self->error)
                                                           : NULL;
}

void
sg_field_row_focus (SgFieldRow *self)
{
  g_return_if_fail (SG_IS_FIELD_ROW (self));

  gtk_widget_grab_focus (self->control);
}
