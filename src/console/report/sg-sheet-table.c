/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of a report, a page of lines at a time. A figure of incidents is a button. */

#include "config.h"

#include "console/report/sg-sheet-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "console/report/sg-bar-chart.h"

#define LINES_A_PAGE 40

/* Longer bars than this help nobody, and the table has them all. */
#define BARS_MAX 40

struct _SgSheetTable
{
  AdwBin parent_instance;

  SgReportBox *box;
  guint        place; /* of the sheet in the book */
  guint        first; /* line that is shown */

  GtkGrid   *grid;
  GtkLabel  *range;
  GtkWidget *pager;
};

enum
{
  SIGNAL_FIGURE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgSheetTable, sg_sheet_table, ADW_TYPE_BIN)

static SgSheetBook *
get_book (SgSheetTable *self)
{
  return sg_report_get_book (self->box->report);
}

static SgSheet *
get_sheet (SgSheetTable *self)
{
  return g_ptr_array_index (get_book (self)->sheets, self->place);
}

static char *
dup_shown (const SgSheetBook *book, const SgSheet *sheet, guint row, guint column)
{
  return sg_sheet_cell_dup_shown (sg_sheet_get_cell (sheet, row, column),
                                  sg_sheet_get_column (sheet, column),
                                  book->zone);
}

static void
on_figure (GtkButton *button, SgSheetTable *self)
{
  guint cell = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "cell"));
  guint n_columns = get_sheet (self)->columns->len;

  g_signal_emit (self,
                 signals[SIGNAL_FIGURE_ACTIVATED],
                 0,
                 cell / n_columns,
                 cell % n_columns,
                 button);
}

static GtkWidget *
make_label (const char *text, gboolean to_the_right)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), to_the_right ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (16, (int) g_utf8_strlen (text, -1)));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "plain-cell");
  if (g_utf8_strlen (text, -1) > 24)
    gtk_widget_set_tooltip_text (label, text);

  return label;
}

static GtkWidget *
make_figure (SgSheetTable *self, const char *text, guint row, guint column)
{
  GtkWidget       *button = gtk_button_new_with_label (text);
  SgSheet         *sheet = get_sheet (self);
  g_autofree char *line = dup_shown (get_book (self), sheet, row, 0);
  g_autofree char *name =
    g_strdup_printf ("%s · %s: %s", line, sg_sheet_get_column (sheet, column)->title, text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "figure");
  gtk_widget_set_tooltip_text (button, _ ("Show the incidents behind this figure"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button),
                     "cell",
                     GUINT_TO_POINTER (row * sheet->columns->len + column));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_figure), self, 0);

  return button;
}

static void
add_cell (SgSheetTable *self, guint row, guint column)
{
  SgSheet             *sheet = get_sheet (self);
  const SgSheetColumn *shape = sg_sheet_get_column (sheet, column);
  g_autofree char     *text = dup_shown (get_book (self), sheet, row, column);
  g_autoptr (GPtrArray)
    behind = sg_report_list_behind (self->box->report, self->place, row, column);
  gboolean   right = sg_sheet_column_alignment (shape) == SG_SHEET_ALIGN_RIGHT;
  GtkWidget *cell = behind->len > 0 ? make_figure (self, text, row, column)
                                    : make_label (text, right);

  if (behind->len > 0)
    gtk_widget_set_halign (cell, right ? GTK_ALIGN_END : GTK_ALIGN_START);
  if (sheet->has_total && row + 1 == sheet->n_rows)
    gtk_widget_add_css_class (cell, "heading");
  gtk_grid_attach (self->grid, cell, (int) column, (int) (row - self->first) + 1, 1, 1);
}

static void
add_head (SgSheetTable *self)
{
  SgSheet *sheet = get_sheet (self);

  for (guint column = 0; column < sheet->columns->len; column++)
    {
      const SgSheetColumn *shape = sg_sheet_get_column (sheet, column);
      GtkWidget           *label =
        make_label (shape->title, sg_sheet_column_alignment (shape) == SG_SHEET_ALIGN_RIGHT);

      gtk_widget_add_css_class (label, "table-head");
      gtk_grid_attach (self->grid, label, (int) column, 0, 1, 1);
    }
}

static void
show_lines (SgSheetTable *self)
{
  SgSheet         *sheet = get_sheet (self);
  guint            end = MIN (self->first + LINES_A_PAGE, sheet->n_rows);
  g_autofree char *range = NULL;
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  add_head (self);
  for (guint row = self->first; row < end; row++)
    for (guint column = 0; column < sheet->columns->len; column++)
      add_cell (self, row, column);

  /* Translators: lines of a table: from, to, of how many */
  range = g_strdup_printf (_ ("Lines %u to %u of %u"), self->first + 1, end, sheet->n_rows);
  gtk_label_set_label (self->range, range);
  gtk_widget_set_visible (self->pager, sheet->n_rows > LINES_A_PAGE);
}

static void
on_next (SgSheetTable *self)
{
  if (self->first + LINES_A_PAGE < get_sheet (self)->n_rows)
    self->first += LINES_A_PAGE;
  show_lines (self);
}

static void
on_previous (SgSheetTable *self)
{
  self->first -= MIN (self->first, LINES_A_PAGE);
  show_lines (self);
}

static void
sg_sheet_table_dispose (GObject *object)
{
  g_clear_pointer (&SG_SHEET_TABLE (object)->box, sg_report_box_unref);

  G_OBJECT_CLASS (sg_sheet_table_parent_class)->dispose (object);
}

static void
sg_sheet_table_class_init (SgSheetTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sg_sheet_table_dispose;

  /**
   * SgSheetTable::figure-activated:
   * @row: of the sheet
   * @column: likewise
   * @anchor: what was pressed
   */
  signals[SIGNAL_FIGURE_ACTIVATED] = g_signal_new ("figure-activated",
                                                   SG_TYPE_SHEET_TABLE,
                                                   G_SIGNAL_RUN_LAST,
                                                   0,
                                                   NULL,
                                                   NULL,
                                                   NULL,
                                                   G_TYPE_NONE,
                                                   3,
                                                   G_TYPE_UINT,
                                                   G_TYPE_UINT,
                                                   GTK_TYPE_WIDGET);
}

static GtkWidget *
make_turn (SgSheetTable *self, const char *label, void (*turn) (SgSheetTable *self))
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", G_CALLBACK (turn), self, G_CONNECT_SWAPPED);

  return button;
}

static void
sg_sheet_table_init (SgSheetTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 16);
  gtk_grid_set_row_spacing (self->grid, 2);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));

  self->pager = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->range = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (self->pager), make_turn (self, _ ("Lines Before"), on_previous));
  gtk_box_append (GTK_BOX (self->pager), GTK_WIDGET (self->range));
  gtk_box_append (GTK_BOX (self->pager), make_turn (self, _ ("Next Lines"), on_next));
  gtk_box_append (GTK_BOX (box), self->pager);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * sg_sheet_table_new:
 * @sheet: its place in the book
 */
SgSheetTable *
sg_sheet_table_new (SgReportBox *box, guint sheet)
{
  SgSheetTable *self = g_object_new (SG_TYPE_SHEET_TABLE, NULL);

  self->box = sg_report_box_ref (box);
  self->place = sheet;
  show_lines (self);

  return self;
}

/**
 * sg_sheet_table_find_figure:
 *
 * Returns: (transfer none) (nullable): the button of a figure that is shown
 */
GtkWidget *
sg_sheet_table_find_figure (SgSheetTable *self, guint row, guint column)
{
  GtkWidget *cell;

  g_return_val_if_fail (SG_IS_SHEET_TABLE (self), NULL);

  cell = gtk_grid_get_child_at (self->grid, (int) column, (int) row - (int) self->first + 1);

  return GTK_IS_BUTTON (cell) ? cell : NULL;
}

/* ---- charts ---- */

/* Where the median is, of a table of durations: n before it, P90 and the shares after it. */
static guint
find_median (const SgSheet *sheet)
{
  for (guint i = 1; i + 3 < sheet->columns->len; i++)
    if (sg_sheet_get_column (sheet, i - 1)->type == SG_SHEET_INT &&
        sg_sheet_get_column (sheet, i)->type == SG_SHEET_SECONDS &&
        sg_sheet_get_column (sheet, i + 1)->type == SG_SHEET_SECONDS &&
        sg_sheet_get_column (sheet, i + 2)->type == SG_SHEET_PERCENT)
      return i;

  return 0;
}

static double
get_number (const SgSheet *sheet, guint row, guint column)
{
  const SgSheetCell *cell = sg_sheet_get_cell (sheet, row, column);

  return cell->kind == SG_SHEET_CELL_NUMBER ? cell->number : NAN;
}

static char *
dup_label (const SgSheetBook *book, const SgSheet *sheet, guint row, guint n_columns)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *text = dup_shown (book, sheet, row, column);

      g_string_append_printf (label, "%s%s", column > 0 ? " · " : "", text);
    }

  return g_string_free (g_steal_pointer (&label), FALSE);
}

/* “n 45 · Median 06:10 · P90 11:20 · …”: every figure of the line with the word of its column. */
static char *
dup_figures (const SgSheetBook *book, const SgSheet *sheet, guint row, guint from, guint to)
{
  g_autoptr (GString) figures = g_string_new (NULL);

  for (guint column = from; column < MIN (to, sheet->columns->len); column++)
    {
      g_autofree char *text = dup_shown (book, sheet, row, column);

      if (*text != '\0')
        g_string_append_printf (figures,
                                "%s%s %s",
                                figures->len > 0 ? " · " : "",
                                sg_sheet_get_column (sheet, column)->title,
                                text);
    }

  return g_string_free (g_steal_pointer (&figures), FALSE);
}

static void
add_bar (SgBarChart *chart, const SgSheetBook *book, const SgSheet *sheet, guint row, guint median)
{
  gboolean         is_durations = median > 0;
  guint            value = is_durations ? median : (guint) sheet->chart_value;
  guint            labels = is_durations ? median - 1 : 1;
  g_autofree char *label = dup_label (book, sheet, row, MAX (labels, 1));
  g_autofree char *figures = is_durations ? dup_figures (book, sheet, row, median - 1, median + 6)
                                          : dup_figures (book, sheet, row, value, value + 1);
  double           first = get_number (sheet, row, value);

  if (!isnan (first))
    sg_bar_chart_add (chart,
                      label,
                      figures,
                      first,
                      is_durations ? get_number (sheet, row, median + 1) : NAN);
}

/**
 * sg_sheet_make_chart:
 *
 * Of durations the median and the P90 of every line; of other tables what their author chose.
 *
 * Returns: (transfer floating) (nullable): %NULL for a table that is better read
 */
GtkWidget *
sg_sheet_make_chart (const SgSheetBook *book, const SgSheet *sheet)
{
  guint       median = find_median (sheet);
  guint       n = sheet->n_rows - (sheet->has_total ? 1 : 0);
  SgBarChart *chart;

  if (n == 0 || (median == 0 && sheet->chart_value < 0))
    return NULL;

  chart = sg_bar_chart_new (sheet->name);
  for (guint row = 0; row < MIN (n, BARS_MAX); row++)
    add_bar (chart, book, sheet, row, median);

  return GTK_WIDGET (chart);
}
