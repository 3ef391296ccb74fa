/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The handover sheet to read. A line that names an open incident opens it. */

#include "config.h"

#include "console/shift/sg-sheet-view.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-accessible.h"

#define SEPARATOR " · "

struct _SgSheetView
{
  AdwBin parent_instance;

  GtkWidget *box;
  char      *shown; /* all lines: what has not changed is not made anew under the keyboard */
};

G_DEFINE_FINAL_TYPE (SgSheetView, sg_sheet_view, ADW_TYPE_BIN)

/* number → uuid text */
static GHashTable *
list_numbers (SgDesk *desk)
{
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = sg_desk_list_open (desk, &error);

  if (open == NULL)
    g_message ("the lines of the sheet open nothing: %s", error->message);
  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      const SgIncident *incident = g_ptr_array_index (open, i);

      if (incident->number != NULL)
        g_hash_table_insert (numbers, g_strdup (incident->number), sg_uuid_to_text (&incident->id));
    }

  return numbers;
}

static const char *
find_incident (GHashTable *numbers, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, SEPARATOR, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *id = g_hash_table_lookup (numbers, parts[i]);

      if (id != NULL)
        return id;
    }

  return NULL;
}

static GtkWidget *
make_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label",
                       text,
                       "xalign",
                       0.0f,
                       "wrap",
                       TRUE,
                       "wrap-mode",
                       PANGO_WRAP_WORD_CHAR,
                       NULL);
}

static GtkWidget *
make_line (const char *text, const char *incident)
{
  GtkWidget *label = make_label (text);
  GtkWidget *button;

  if (incident == NULL)
    {
      gtk_widget_add_css_class (label, "sheet-line");
      return label;
    }

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sheet-line");
  gtk_widget_set_tooltip_text (button, _ ("Open the incident"));
  sg_accessible_name (button, text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-incident");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", incident);

  return button;
}

static void
add_section (SgSheetView        *self,
             const SgShiftSheet *sheet,
             SgSheetSection      section,
             GHashTable         *numbers)
{
  GPtrArray       *lines = sheet->sections[section];
  g_autofree char *title =
    g_strdup_printf ("%s%s%u", sg_sheet_section_get_title (section), SEPARATOR, lines->len);
  GtkWidget *heading = make_label (lines->len > 0 ? title : sg_sheet_section_get_title (section));

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, section == 0 ? 0 : 12);
  gtk_box_append (GTK_BOX (self->box), heading);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      gtk_box_append (GTK_BOX (self->box), make_line (line, find_incident (numbers, line)));
    }

  if (lines->len == 0)
    {
      GtkWidget *none = make_line (_ ("none"), NULL);

      gtk_widget_add_css_class (none, "dim-label");
      gtk_box_append (GTK_BOX (self->box), none);
    }
}

static char *
join_lines (const SgShiftSheet *sheet)
{
  GString *all = g_string_new (NULL);

  for (guint section = 0; section < SG_N_SHEET_SECTIONS; section++)
    {
      for (guint i = 0; i < sheet->sections[section]->len; i++)
        g_string_append_printf (all,
                                "%s\n",
                                (char *) g_ptr_array_index (sheet->sections[section], i));
      g_string_append_c (all, '\n');
    }

  return g_string_free (all, FALSE);
}

static void
sg_sheet_view_finalize (GObject *object)
{
  g_free (SG_SHEET_VIEW (object)->shown);

  G_OBJECT_CLASS (sg_sheet_view_parent_class)->finalize (object);
}

static void
sg_sheet_view_class_init (SgSheetViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sg_sheet_view_finalize;
}

static void
sg_sheet_view_init (SgSheetView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
sg_sheet_view_show (SgSheetView *self, SgDesk *desk, const SgShiftSheet *sheet)
{
  g_autofree char *lines = join_lines (sheet);
  g_autoptr (GHashTable) numbers = NULL;
  GtkWidget *child;

  g_return_if_fail (SG_IS_SHEET_VIEW (self));

  if (g_strcmp0 (lines, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&lines);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);

  numbers = list_numbers (desk);
  for (SgSheetSection section = 0; section < SG_N_SHEET_SECTIONS; section++)
    add_section (self, sheet, section, numbers);
}
