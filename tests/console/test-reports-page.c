/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reports: the figures are those of siagactl, and open what they count. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "console/base/sg-page.h"
#include "console/report/sg-bar-chart.h"
#include "console/report/sg-heat-map.h"
#include "console/report/sg-reports-page.h"
#include "console/report/sg-sheet-table.h"
#include "tests/console/sg-test-window.h"

static void
make_report (SgWindow *window)
{
  g_assert_true (sg_window_do (window, "reports.make"));
  g_assert_false (sg_window_is_settled (window));
  sg_test_wait (sg_window_is_settled (window));
}

static SgSheetTable *
get_table (SgWindow *window)
{
  return SG_SHEET_TABLE (sg_test_find_type (GTK_WIDGET (window), SG_TYPE_SHEET_TABLE));
}

/* The numbers of the incidents behind the count of all calls. */
static JsonNode *
ask_siagactl (SgWindow *window)
{
  const char      *argv[] = { g_getenv ("SIAGACTL"),
                              "desk",
                              "report",
                              sg_desk_get_path (sg_test_get_desk (window)),
                              "--from",
                              "2026-11-01",
                              "--to",
                              "2026-11-25",
                              "--open",
                              "0,0,1",
                              NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_DEFAULT,
                NULL,
                NULL,
                &output,
                NULL,
                NULL,
                &error);
  g_assert_no_error (error);
  node = json_from_string (output, &error);
  g_assert_no_error (error);

  return node;
}

static void
test_figure_equals_siagactl_and_opens_its_incidents (void)
{
  SgWindow *window = sg_test_window_open ("figure.db", "reports");
  g_autoptr (JsonNode) node = ask_siagactl (window);
  JsonArray       *expected = json_node_get_array (node);
  g_autofree char *figure = g_strdup_printf ("%u", json_array_get_length (expected));
  GtkWidget       *cell;
  GtkWidget       *popover;

  make_report (window);
  cell = sg_sheet_table_find_figure (get_table (window), 0, 1);
  g_assert_nonnull (cell);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (cell)), ==, figure);

  g_signal_emit_by_name (cell, "clicked");
  popover = sg_test_find_type (gtk_widget_get_ancestor (cell, SG_TYPE_PAGE), GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      JsonObject *incident = json_array_get_object_element (expected, i);

      g_assert_true (sg_test_says (popover, json_object_get_string_member (incident, "number")));
    }
  sg_test_window_close (window);
}

static void
test_empty_period_says_so (void)
{
  SgWindow *window = sg_test_window_open ("empty.db", "reports");
  SgDesk   *desk = sg_test_get_desk (window);
  g_autoptr (GPtrArray) open = sg_desk_list_open (desk, NULL);

  g_assert_cmpuint (open->len, >, 0);
  /* The month before has no call: the demo is of two days. */
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (sg_test_find_type (sg_test_find_type (GTK_WIDGET (window), SG_TYPE_REPORTS_PAGE),
                                      GTK_TYPE_DROP_DOWN)),
    3);
  make_report (window);
  g_assert_null (get_table (window));
  g_assert_true (
    gtk_widget_get_mapped (sg_test_find (GTK_WIDGET (window), sg_test_is_button, "Make Report")));
  g_assert_true (sg_test_says (window, "No Call in This Period"));
  sg_test_window_close (window);
}

static void
test_figures_have_charts_in_words (void)
{
  SgWindow  *window = sg_test_window_open ("chart.db", "reports");
  GtkWidget *chart;

  sg_window_do (window, "reports.section(10)");
  make_report (window);
  chart = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_BAR_CHART);
  g_assert_nonnull (chart);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (
    gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  sg_test_window_close (window);
}

static void
test_heat_map_counts_every_call_once (void)
{
  SgWindow *window = sg_test_window_open ("heat.db", "reports");
  g_autoptr (JsonNode) node = ask_siagactl (window);
  SgHeatMap *map;
  guint      n = 0;

  sg_window_do (window, "reports.section(0)");
  make_report (window);
  map = SG_HEAT_MAP (sg_test_find_type (GTK_WIDGET (window), SG_TYPE_HEAT_MAP));
  for (guint district = 0; district < sg_heat_map_count_districts (map); district++)
    for (guint hour = 0; hour < 24; hour++)
      {
        GPtrArray *behind = sg_heat_map_list_behind (map, district, hour);

        n += behind != NULL ? behind->len : 0;
      }
  g_assert_cmpuint (n, ==, json_array_get_length (json_node_get_array (node)));
  sg_test_window_close (window);
}

static void
test_report_is_exported (void)
{
  static const char *const formats[] = { "csv", "xlsx", "pdf" };
  SgWindow                *window = sg_test_window_open ("export.db", "reports");

  make_report (window);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/laporan.%s", sg_test_folder, formats[i]);
      g_autofree char *action =
        g_strdup_printf ("reports.export-to(('%s','%s'))", formats[i], path);
      g_autofree char *told = g_strdup_printf ("Saved: %s", path);

      g_assert_true (sg_window_do (window, action));
      sg_test_wait (sg_test_says (window, told));
    }
  sg_test_window_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/reports/figure-equals-siagactl-and-opens-its-incidents",
                   test_figure_equals_siagactl_and_opens_its_incidents);
  g_test_add_func ("/reports/empty-period-says-so", test_empty_period_says_so);
  g_test_add_func ("/reports/figures-have-charts-in-words", test_figures_have_charts_in_words);
  g_test_add_func ("/reports/heat-map-counts-every-call-once",
                   test_heat_map_counts_every_call_once);
  g_test_add_func ("/reports/report-is-exported", test_report_is_exported);
}

int
main (int argc, char *argv[])
{
  return sg_test_run (&argc, &argv, add_tests);
}
