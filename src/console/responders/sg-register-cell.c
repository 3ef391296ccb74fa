/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the rows is made in the desk's thread, so the sorters of the columns only tell which
 * heading was pressed. GTK 4.8 has no words for that: the sorter of the view is asked to compare
 * two things, and the first column that is asked is the one. */

#include "config.h"

#include "console/responders/sg-register-cell.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-text-scale.h"

/* Of the column that takes what is left; the table scrolls sideways where that is too little. */
#define WIDTH_LEAST 130

#define HANDLER "siaga-changed"
#define COLOUR  "siaga-colour"

/* Which column was asked to compare. */
typedef struct
{
  const char **asked;
  const char  *name;
} Asking;

static void
update (GtkListItem *list_item, const SgRegisterColumn *column)
{
  SgRegisterItem  *item = gtk_list_item_get_item (list_item);
  GtkWidget       *label = gtk_list_item_get_child (list_item);
  g_autofree char *text = column->dup_text (item);
  const char      *css = column->get_css != NULL ? column->get_css (item) : NULL;
  const char      *before = g_object_get_data (G_OBJECT (label), COLOUR);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (g_strcmp0 (css, before) == 0)
    return;

  if (before != NULL)
    gtk_widget_remove_css_class (label, before);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  if (css != NULL && g_str_has_prefix (css, "state-"))
    gtk_widget_add_css_class (label, "state-badge");
  else
    gtk_widget_remove_css_class (label, "state-badge");
  /* Colours are names of the program's own and live for ever. */
  g_object_set_data (G_OBJECT (label), COLOUR, (gpointer) css);
}

typedef struct
{
  GtkListItem            *list_item;
  const SgRegisterColumn *column;
} Bound;

static void
on_item_changed (SgRegisterItem *item, Bound *bound)
{
  update (bound->list_item, bound->column);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, const SgRegisterColumn *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
}

static void
free_bound (gpointer bound, GClosure *closure)
{
  g_free (bound);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, const SgRegisterColumn *column)
{
  Bound *bound = g_new0 (Bound, 1);
  gulong handler;

  *bound = (Bound){ list_item, column };
  handler = g_signal_connect_data (gtk_list_item_get_item (list_item),
                                   "changed",
                                   G_CALLBACK (on_item_changed),
                                   bound,
                                   free_bound,
                                   0);
  g_object_set_data (G_OBJECT (list_item), HANDLER, (gpointer) (guintptr) handler);
  update (list_item, column);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           const SgRegisterColumn   *column)
{
  gulong handler = (gulong) (guintptr) g_object_steal_data (G_OBJECT (list_item), HANDLER);

  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (list_item), handler);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Asking *asking = user_data;

  if (*asking->asked == NULL)
    *asking->asked = asking->name;

  return GTK_ORDERING_SMALLER;
}

static void
add_column (GtkColumnView *view, const SgRegisterColumn *column, const char **asked)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Asking             *asking = g_new0 (Asking, 1);
  g_autoptr (GtkColumnViewColumn) made = NULL;
  g_autoptr (GtkSorter) sorter = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), (gpointer) column);

  *asking = (Asking){ asked, column->name };
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare, asking, g_free));
  made = gtk_column_view_column_new (_ (column->title), factory);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_fixed_width (
    made,
    sg_text_scale_pixels (column->width > 0 ? column->width : WIDTH_LEAST));
  gtk_column_view_column_set_expand (made, column->width == 0);
  gtk_column_view_append_column (view, made);
}

/**
 * sg_register_cell_add_columns:
 *
 * Gives the view the columns of another register.
 */
void
sg_register_cell_add_columns (GtkColumnView *view, const SgRegisterKind *kind)
{
  GListModel  *columns = gtk_column_view_get_columns (view);
  const char **asked = g_new0 (const char *, 1);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }

  g_object_set_data_full (G_OBJECT (view), "siaga-asked", asked, g_free);
  for (const SgRegisterColumn *column = kind->columns; column->name != NULL; column++)
    add_column (view, column, asked);
}

/**
 * sg_register_cell_find_sort:
 * @descending: (out): whether the last comes first
 *
 * Returns: (nullable): the name of the column by which somebody wants the rows sorted
 */
const char *
sg_register_cell_find_sort (GtkColumnView *view, gboolean *descending)
{
  const char **asked = g_object_get_data (G_OBJECT (view), "siaga-asked");
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  *asked = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  *descending = *asked != NULL && order == GTK_ORDERING_LARGER;

  return *asked;
}
