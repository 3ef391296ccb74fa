/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the health office asks for: a period, filters, and tables whose figures open the incidents
 * they count. Counting takes seconds and is done aside. */

#include "config.h"

#include "console/report/sg-reports-page.h"

#include <glib/gi18n-lib.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "common/sg-faskes.h"
#include "common/sg-severity.h"
#include "console/base/sg-accessible.h"
#include "console/base/sg-dialogs.h"
#include "console/base/sg-label.h"
#include "console/base/sg-progress-row.h"
#include "console/base/sg-tab-stop.h"
#include "console/base/sg-text.h"
#include "console/base/sg-wrap-box.h"
#include "console/report/sg-behind-popover.h"
#include "console/report/sg-heat-map.h"
#include "console/report/sg-report-job.h"
#include "console/report/sg-report-period.h"
#include "console/report/sg-sheet-table.h"
#include "desk/log/sg-row.h"
#include "region/places/sg-district.h"

/* Where the first table counts all calls. */
#define ALL_CALLS_ROW    0
#define ALL_CALLS_COLUMN 1

struct _SgReportsPage
{
  SgPage parent_instance;

  SgReportBox  *box;        /* what is shown; NULL for nothing yet */
  GPtrArray    *facilities; /* of SgFaskes, in the order of the list */
  GtkWidget    *behind;     /* weak */
  gboolean      prints;     /* the file that is being written is to be opened */
  int           section;    /* that is shown, also of the next report */
  SgSheetFormat format;     /* of the file that is being asked for */

  /* Template widgets */
  GtkDropDown   *period;
  GtkEditable   *first_day;
  GtkEditable   *last_day;
  GtkWidget     *days;
  GtkDropDown   *severity;
  GtkDropDown   *kecamatan;
  GtkDropDown   *category;
  GtkDropDown   *facility;
  GtkButton     *make;
  GtkLabel      *problem;
  SgProgressRow *progress;
  GtkStack      *states;
  GtkListBox    *sections;
  GtkLabel      *title;
  GtkLabel      *subtitle;
  GtkLabel      *note;
  AdwBin        *chart;
  AdwBin        *table;
};

G_DEFINE_FINAL_TYPE (SgReportsPage, sg_reports_page, SG_TYPE_PAGE)

static gboolean
is_gone (SgReportsPage *self)
{
  return sg_page_get_session (SG_PAGE (self)) == NULL;
}

/* ---- what is behind a figure ---- */

static void
show_behind (SgReportsPage *self, GtkWidget *anchor, GPtrArray *incidents)
{
  if (self->behind != NULL || incidents == NULL || incidents->len == 0)
    return;

  g_set_weak_pointer (&self->behind,
                      GTK_WIDGET (sg_behind_popover_show (GTK_WIDGET (self),
                                                          anchor,
                                                          sg_page_get_desk (SG_PAGE (self)),
                                                          incidents)));
}

static void
on_figure (SgReportsPage *self, guint row, guint column, GtkWidget *anchor, SgSheetTable *table)
{
  guint sheet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (table), "sheet"));
  g_autoptr (GPtrArray) behind = sg_report_list_behind (self->box->report, sheet, row, column);

  show_behind (self, anchor, behind);
}

static void
on_heat (SgReportsPage *self, guint district, guint hour, SgHeatMap *map)
{
  show_behind (self, GTK_WIDGET (map), sg_heat_map_list_behind (map, district, hour));
}

/* ---- a section ---- */

static GPtrArray *
list_all_calls (SgReportsPage *self)
{
  return sg_report_list_behind (self->box->report, 0, ALL_CALLS_ROW, ALL_CALLS_COLUMN);
}

static void
show_heat_map (SgReportsPage *self)
{
  g_autoptr (GPtrArray) calls = list_all_calls (self);
  SgHeatMap *map = sg_heat_map_new (sg_page_get_desk (SG_PAGE (self)), calls);

  g_signal_connect_object (map, "activated", G_CALLBACK (on_heat), self, G_CONNECT_SWAPPED);
  gtk_label_set_label (self->title, _ ("District and hour"));
  gtk_label_set_label (
    self->note,
    _ ("Calls by the hour in which they came in. Arrows move, Enter opens the incidents."));
  adw_bin_set_child (self->chart, NULL);
  adw_bin_set_child (self->table, GTK_WIDGET (map));
}

static void
show_sheet (SgReportsPage *self, guint place)
{
  SgSheetBook   *book = sg_report_get_book (self->box->report);
  const SgSheet *sheet = g_ptr_array_index (book->sheets, place);
  SgSheetTable  *table = sg_sheet_table_new (self->box, place);

  g_object_set_data (G_OBJECT (table), "sheet", GUINT_TO_POINTER (place));
  g_signal_connect_object (table,
                           "figure-activated",
                           G_CALLBACK (on_figure),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_label (self->title, sheet->name);
  gtk_label_set_label (self->note, sheet->note != NULL ? sheet->note : "");
  adw_bin_set_child (self->chart, sg_sheet_make_chart (book, sheet));
  adw_bin_set_child (self->table, GTK_WIDGET (table));
}

static void
on_section (SgReportsPage *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (index < 0 || self->box == NULL)
    return;

  self->section = index;
  if (index == 0)
    show_heat_map (self);
  else
    show_sheet (self, (guint) index - 1);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *gtk_label_get_label (self->note) != '\0');
}

static void
add_section (SgReportsPage *self, const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, name);
  gtk_list_box_append (self->sections, label);
}

static void
select_section (SgReportsPage *self, int section)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sections, section);

  if (row != NULL)
    gtk_list_box_select_row (self->sections, row);
}

static void
on_section_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgReportsPage *self = SG_REPORTS_PAGE (widget);

  self->section = g_variant_get_int32 (parameter);
  select_section (self, self->section);
}

static void
show_report (SgReportsPage *self)
{
  SgSheetBook *book = sg_report_get_book (self->box->report);
  g_autoptr (GPtrArray) calls = list_all_calls (self);
  int        section = self->section;
  GtkWidget *child;

  if (calls->len == 0)
    {
      gtk_stack_set_visible_child_name (self->states, "nothing");
      return;
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_list_box_remove (self->sections, child);
  add_section (self, _ ("District and hour"));
  for (guint i = 0; i < book->sheets->len; i++)
    add_section (self, ((const SgSheet *) g_ptr_array_index (book->sheets, i))->name);
  gtk_label_set_label (self->subtitle, book->subtitle != NULL ? book->subtitle : "");
  gtk_stack_set_visible_child_name (self->states, "report");
  select_section (self, section);
}

/* ---- counting ---- */

static gboolean
is_busy (SgReportsPage *self)
{
  return sg_progress_row_is_busy (self->progress);
}

/* The button that was pressed cannot keep the keyboard while it counts. */
static void
take_keyboard (SgReportsPage *self)
{
  GtkRoot       *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sections);

  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)) && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
set_report (SgReportsPage *self, SgReportBox *box)
{
  adw_bin_set_child (self->chart, NULL);
  adw_bin_set_child (self->table, NULL);
  g_clear_pointer (&self->box, sg_report_box_unref);
  self->box = box;
  show_report (self);
  take_keyboard (self);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  SgReportBox *box = sg_report_box_make_finish (SG_DESK_SESSION (source), result, &error);

  if (is_gone (self))
    {
      g_clear_pointer (&box, sg_report_box_unref);
      return;
    }

  sg_progress_row_stop (self->progress);
  gtk_widget_set_sensitive (GTK_WIDGET (self->make), TRUE);
  if (box != NULL)
    set_report (self, box);
  else if (!g_error_matches (error, SG_ERROR, SG_ERROR_CANCELLED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sg_label_show (self->problem, error->message);
}

/* The first line of each list is for all; it has no value. */
static const char *
get_chosen_text (GtkDropDown *list)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (list);

  return gtk_drop_down_get_selected (list) > 0 && item != NULL ? gtk_string_object_get_string (item)
                                                               : NULL;
}

static const char *
get_chosen_category (SgReportsPage *self)
{
  guint         n;
  const SgCode *codes = sg_code_list_find ("category", &n);
  guint         chosen = gtk_drop_down_get_selected (self->category);

  return chosen > 0 && chosen <= n ? codes[chosen - 1].code : NULL;
}

static gboolean
read_query (SgReportsPage *self, SgReportQuery *query)
{
  SgDesk  *desk = sg_page_get_desk (SG_PAGE (self));
  SgPeriod period = gtk_drop_down_get_selected (self->period);
  guint    facility = gtk_drop_down_get_selected (self->facility);

  *query = (SgReportQuery){ .kinds = SG_REPORT_ALL,
                            .severity = gtk_drop_down_get_selected (self->severity),
                            .kecamatan = get_chosen_text (self->kecamatan),
                            .category = get_chosen_category (self) };
  if (facility > 0 && facility <= self->facilities->len)
    query->facility = ((SgFaskes *) g_ptr_array_index (self->facilities, facility - 1))->id;

  if (period != SG_PERIOD_CHOSEN)
    {
      sg_period_get_bounds (period, desk, &query->from, &query->to);
      return TRUE;
    }

  return sg_period_parse_days (desk,
                               gtk_editable_get_text (self->first_day),
                               gtk_editable_get_text (self->last_day),
                               &query->from,
                               &query->to);
}

static void
on_make (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgReportsPage *self = SG_REPORTS_PAGE (widget);
  g_autoptr (SgWorkProgress) progress = NULL;
  SgReportQuery query;

  if (is_gone (self) || is_busy (self))
    return;
  if (!read_query (self, &query))
    {
      sg_label_show (self->problem,
                     _ ("Days are such as 2026-11-25, and the last is not before the first"));
      return;
    }

  sg_label_show (self->problem, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->make), FALSE);
  progress = sg_progress_row_start (self->progress);
  sg_report_box_make_async (sg_page_get_session (SG_PAGE (self)),
                            &query,
                            progress,
                            on_made,
                            g_object_ref (self));
}

/* ---- files and paper ---- */

static void
open_file (SgReportsPage *self, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (is_gone (self))
    return;
  if (path == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  /* Translators: the name of a file or folder */
  text = g_strdup_printf (_ ("Saved: %s"), path);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
  if (self->prints)
    open_file (self, path);
  self->prints = FALSE;
}

static void
on_file (const char *path, gpointer user_data)
{
  SgReportsPage *self = user_data;

  if (self->box != NULL && !is_gone (self))
    sg_report_box_write_async (self->box,
                               sg_page_get_session (SG_PAGE (self)),
                               self->format,
                               path,
                               on_written,
                               g_object_ref (self));
}

static void
on_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgReportsPage   *self = SG_REPORTS_PAGE (widget);
  const char      *format = g_variant_get_string (parameter, NULL);
  g_autofree char *name = g_strdup_printf ("laporan.%s", format);

  if (self->box == NULL || !sg_sheet_format_from_name (format, &self->format, NULL))
    return;

  sg_dialog_save_file (widget, _ ("Save the Report"), name, on_file, widget);
}

static void
on_export_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgReportsPage *self = SG_REPORTS_PAGE (widget);
  const char    *format;
  const char    *path;

  g_variant_get (parameter, "(&s&s)", &format, &path);
  if (sg_sheet_format_from_name (format, &self->format, NULL))
    on_file (path, self);
}

/* What shows a PDF can print it, on every printer that the system knows. */
static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgReportsPage   *self = SG_REPORTS_PAGE (widget);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "siaga-laporan.pdf", NULL);

  if (self->box == NULL)
    return;

  self->prints = TRUE;
  self->format = SG_SHEET_PDF;
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  on_file (path, self);
}

/* ---- the page ---- */

static void
set_words (GtkDropDown *list, GtkStringList *words, const char *name)
{
  gtk_drop_down_set_model (list, G_LIST_MODEL (words));
  sg_accessible_name (GTK_WIDGET (list), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (list), name);
}

static void
fill_periods (SgReportsPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (SgPeriod period = 0; period < SG_N_PERIODS; period++)
    gtk_string_list_append (words, sg_period_get_title (period));
  set_words (self->period, words, _ ("Period"));
  gtk_drop_down_set_selected (self->period, SG_PERIOD_MONTH);
}

static void
fill_codes (SgReportsPage *self)
{
  g_autoptr (GtkStringList) severities = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) categories = gtk_string_list_new (NULL);
  guint         n;
  const SgCode *codes = sg_code_list_find ("category", &n);

  gtk_string_list_append (severities, _ ("Any severity"));
  for (gint64 severity = SG_SEVERITY_CRITICAL; severity <= SG_SEVERITY_NORMAL; severity++)
    gtk_string_list_append (severities, sg_text_severity (severity));
  set_words (self->severity, severities, _ ("Severity"));

  gtk_string_list_append (categories, _ ("Any category"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (categories, sg_text_code ("category", codes[i].code));
  set_words (self->category, categories, _ ("Category"));
}

static void
fill_districts (SgReportsPage *self)
{
  SgDesk *desk = sg_page_get_desk (SG_PAGE (self));
  SgDb   *db = sg_desk_get_region_db (desk, NULL); /* without a region there are none to choose */
  g_autoptr (GPtrArray) districts = NULL;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("Every district"));
  if (db != NULL)
    districts = sg_district_list (db, sg_desk_get_identity (desk)->psc, NULL);
  for (guint i = 0; districts != NULL && i < districts->len; i++)
    gtk_string_list_append (words, ((const SgDistrict *) g_ptr_array_index (districts, i))->name);
  set_words (self->kecamatan, words, _ ("District"));
}

static void
fill_facilities (SgReportsPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->facilities = sg_row_list (sg_desk_get_db (sg_page_get_desk (SG_PAGE (self))),
                                  &sg_faskes_record,
                                  "WHERE NOT retired ORDER BY name",
                                  &error,
                                  "");
  if (self->facilities == NULL)
    {
      sg_label_show (self->problem, error->message);
      self->facilities = g_ptr_array_new ();
    }

  gtk_string_list_append (words, _ ("Every facility"));
  for (guint i = 0; i < self->facilities->len; i++)
    gtk_string_list_append (words,
                            ((const SgFaskes *) g_ptr_array_index (self->facilities, i))->name);
  set_words (self->facility, words, _ ("Facility"));
}

static void
on_period_changed (SgReportsPage *self)
{
  gtk_widget_set_visible (self->days,
                          gtk_drop_down_get_selected (self->period) == SG_PERIOD_CHOSEN);
}

static void
sg_reports_page_open (SgPage *page)
{
  SgReportsPage *self = SG_REPORTS_PAGE (page);
  SgDesk        *desk = sg_page_get_desk (page);
  g_autoptr (GDateTime) now = sg_desk_to_local (desk, sg_desk_get_now (desk));
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  fill_codes (self);
  fill_districts (self);
  fill_facilities (self);
  gtk_editable_set_text (self->first_day, today);
  gtk_editable_set_text (self->last_day, today);
}

static gboolean
sg_reports_page_is_settled (SgPage *page)
{
  return !is_busy (SG_REPORTS_PAGE (page));
}

static void
sg_reports_page_dispose (GObject *object)
{
  SgReportsPage *self = SG_REPORTS_PAGE (object);

  if (self->behind != NULL)
    gtk_widget_unparent (self->behind);
  g_clear_weak_pointer (&self->behind);
  g_clear_pointer (&self->box, sg_report_box_unref);
  g_clear_pointer (&self->facilities, g_ptr_array_unref);

  G_OBJECT_CLASS (sg_reports_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, period);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, first_day);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, last_day);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, days);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, severity);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, kecamatan);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, category);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, facility);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, make);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, states);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, sections);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, title);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, note);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, SgReportsPage, table);
}

static void
sg_reports_page_class_init (SgReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SgPageClass    *page_class = SG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_reports_page_dispose;
  page_class->open = sg_reports_page_open;
  page_class->is_settled = sg_reports_page_is_settled;

  g_type_ensure (SG_TYPE_PROGRESS_ROW);
  g_type_ensure (SG_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-reports-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_period_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_section);
  gtk_widget_class_install_action (widget_class, "reports.make", NULL, on_make);
  gtk_widget_class_install_action (widget_class, "reports.section", "i", on_section_action);
  gtk_widget_class_install_action (widget_class, "reports.export", "s", on_export);
  gtk_widget_class_install_action (widget_class, "reports.export-to", "(ss)", on_export_to);
  gtk_widget_class_install_action (widget_class, "reports.print", NULL, on_print);
}

static void
sg_reports_page_init (SgReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_accessible_name (GTK_WIDGET (self->first_day), _ ("First day"));
  sg_accessible_name (GTK_WIDGET (self->last_day), _ ("Last day"));
  sg_tab_stop_make (GTK_WIDGET (self->sections));
  self->section = 1;
  fill_periods (self);
  on_period_changed (self);
}
