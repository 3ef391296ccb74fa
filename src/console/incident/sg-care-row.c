/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of the tabs of an incident. They are filled anew and not made anew whenever the desk has
 * news, so that focus, selection and scrolling stay where they are. */

#include "console/incident/sg-care-row.h"

#include "console/base/sg-label.h"

struct _SgCareRow
{
  GtkListBoxRow parent_instance;

  SgUuid      id;
  const char *badge_css;
  const char *value_css;

  /* Template widgets */
  GtkLabel  *badge;
  GtkLabel  *title;
  GtkLabel  *subtitle;
  GtkLabel  *value;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (SgCareRow, sg_care_row, GTK_TYPE_LIST_BOX_ROW)

static void
sg_care_row_class_init (SgCareRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-care-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SgCareRow, badge);
  gtk_widget_class_bind_template_child (widget_class, SgCareRow, title);
  gtk_widget_class_bind_template_child (widget_class, SgCareRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SgCareRow, value);
  gtk_widget_class_bind_template_child (widget_class, SgCareRow, button);
}

static void
sg_care_row_init (SgCareRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
change_class (GtkLabel *label, const char **before, const char *css)
{
  if (*before != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (label), *before);
  if (css != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css);
  *before = css;
}

static void
say (SgCareRow *self, const SgCareLine *line)
{
  const char *const parts[] = { line->badge_word, line->title, line->subtitle, line->value };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text->str,
                                  -1);
}

/* The target first: while the name is there without it, GTK says that they do not fit. */
static void
set_action (GtkActionable *button, const char *detailed)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    g_return_if_reached ();

  gtk_actionable_set_action_target_value (button, target);
  gtk_actionable_set_action_name (button, name);
}

static void
show_button (SgCareRow *self, const SgCareLine *line)
{
  gtk_widget_set_visible (GTK_WIDGET (self->button), line->button != NULL);
  if (line->button == NULL)
    return;

  gtk_button_set_label (self->button, line->button);
  set_action (GTK_ACTIONABLE (self->button), line->action);
}

static void
show_line (SgCareRow *self, const SgCareLine *line)
{
  self->id = line->id;
  sg_label_show (self->badge, line->badge);
  change_class (self->badge, &self->badge_css, line->badge_css);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->badge), line->badge_word);
  sg_label_show (self->title, line->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), line->title);
  sg_label_show (self->subtitle, line->subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), line->subtitle);
  sg_label_show (self->value, line->value);
  change_class (self->value, &self->value_css, line->value_css);
  show_button (self, line);
  say (self, line);
}

const SgUuid *
sg_care_row_get_id (SgCareRow *self)
{
  g_return_val_if_fail (SG_IS_CARE_ROW (self), NULL);

  return &self->id;
}

SgCareLine *
sg_care_line_new (const SgUuid *id)
{
  SgCareLine *self = g_new0 (SgCareLine, 1);

  self->id = id != NULL ? *id : SG_UUID_NONE;

  return self;
}

void
sg_care_line_free (SgCareLine *self)
{
  if (self == NULL)
    return;

  g_free (self->badge);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->value);
  g_free (self->button);
  g_free (self->action);
  g_free (self);
}

/**
 * sg_care_lines_new:
 *
 * Returns: (transfer full) (element-type SgCareLine): none yet
 */
GPtrArray *
sg_care_lines_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sg_care_line_free);
}

/**
 * sg_care_rows_show:
 * @lines: (element-type SgCareLine): all that the list shows from now on
 */
void
sg_care_rows_show (GtkListBox *list, GPtrArray *lines)
{
  gboolean       is_chosen_from = gtk_list_box_get_selection_mode (list) != GTK_SELECTION_NONE;
  GtkListBoxRow *row;

  for (guint i = 0; i < lines->len; i++)
    {
      row = gtk_list_box_get_row_at_index (list, (int) i);
      if (row == NULL)
        {
          row = g_object_new (SG_TYPE_CARE_ROW, "activatable", is_chosen_from, NULL);
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      show_line (SG_CARE_ROW (row), g_ptr_array_index (lines, i));
    }

  while ((row = gtk_list_box_get_row_at_index (list, (int) lines->len)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (list), lines->len > 0);
}

/**
 * sg_care_rows_select:
 *
 * Selects the row about @id, if there is one.
 */
void
sg_care_rows_select (GtkListBox *list, const SgUuid *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (sg_uuid_equal (sg_care_row_get_id (SG_CARE_ROW (row)), id))
      {
        gtk_list_box_select_row (list, row);
        return;
      }

  gtk_list_box_unselect_all (list);
}
