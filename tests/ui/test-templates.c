/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every template can be made. Warnings are fatal here, so a name that is misspelt in a .ui file, a
 * property that does not exist or a child that is not bound ends the test. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "console/alarm/sg-alarm-bar.h"
#include "console/alarm/sg-alarm-bell.h"
#include "console/alarm/sg-alarm-row.h"
#include "console/alarm/sg-status-bar.h"
#include "console/base/sg-entry-item.h"
#include "console/base/sg-keys.h"
#include "console/base/sg-loading-page.h"
#include "console/base/sg-progress-row.h"
#include "console/base/sg-text.h"
#include "console/call/sg-call-card.h"
#include "console/call/sg-call-fields.h"
#include "console/call/sg-call-form.h"
#include "console/call/sg-call-place.h"
#include "console/call/sg-caller-note.h"
#include "console/call/sg-duplicate-banner.h"
#include "console/call/sg-metronome.h"
#include "console/command/sg-command-line.h"
#include "console/dispatch/sg-dispatch-map.h"
#include "console/dispatch/sg-dispatch-page.h"
#include "console/dispatch/sg-district-popover.h"
#include "console/dispatch/sg-incident-row.h"
#include "console/dispatch/sg-incident-stack.h"
#include "console/dispatch/sg-unit-board.h"
#include "console/dispatch/sg-unit-pane.h"
#include "console/entry/sg-first-run-page.h"
#include "console/entry/sg-sign-in-page.h"
#include "console/incident/sg-candidate-list.h"
#include "console/incident/sg-candidate-row.h"
#include "console/incident/sg-candidates-tab.h"
#include "console/incident/sg-care-row.h"
#include "console/incident/sg-hospitals-tab.h"
#include "console/incident/sg-incident-page.h"
#include "console/incident/sg-message-popover.h"
#include "console/incident/sg-next-bar.h"
#include "console/incident/sg-patients-tab.h"
#include "console/incident/sg-record-tab.h"
#include "console/incident/sg-ring-bar.h"
#include "console/incident/sg-start-walk.h"
#include "console/incident/sg-task-list.h"
#include "console/incident/sg-task-row.h"
#include "console/incident/sg-timeline-tab.h"
#include "console/map/sg-closure-row.h"
#include "console/map/sg-closure-tool.h"
#include "console/map/sg-place-search.h"
#include "console/map/sg-point-row.h"
#include "console/map/sg-route-panel.h"
#include "console/report/sg-reports-page.h"
#include "console/responders/sg-aed-panel.h"
#include "console/responders/sg-entry-map.h"
#include "console/responders/sg-entry-pane.h"
#include "console/responders/sg-facility-panel.h"
#include "console/responders/sg-register-table.h"
#include "console/responders/sg-register-transfer.h"
#include "console/responders/sg-responders-page.h"
#include "console/responders/sg-unit-panel.h"
#include "console/responders/sg-volunteer-panel.h"
#include "console/settings/sg-person-row.h"
#include "console/settings/sg-settings-page.h"
#include "console/sg-window.h"
#include "console/shift/sg-handover-panel.h"
#include "console/shift/sg-presence-bar.h"
#include "console/shift/sg-shift-page.h"

static void
test_widget_can_be_made (gconstpointer get_type)
{
  GtkWidget *widget = g_object_ref_sink (g_object_new (((GType (*) (void)) get_type) (), NULL));

  g_assert_true (GTK_IS_WIDGET (widget));
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_assert_finalize_object (widget);
}

static void
test_row_shows_its_item (void)
{
  g_autoptr (GListStore) store = g_list_store_new (SG_TYPE_ENTRY_ITEM);
  g_autoptr (SgEntryItem) item = sg_entry_item_new ("1", "Jalan Melati", "", "350 m");
  GtkListItemFactory *factory =
    gtk_builder_list_item_factory_new_from_resource (NULL, "/id/or/kreki/Siaga/ui/sg-entry-row.ui");
  GtkSelectionModel *model =
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (store))));
  GtkWidget *window = gtk_window_new ();

  g_list_store_append (store, item);
  gtk_window_set_child (GTK_WINDOW (window), gtk_list_view_new (model, factory));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_sheet_of_shortcuts_can_be_made (void)
{
  GtkShortcutsWindow *sheet = sg_keys_make_sheet ();

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (sheet));
  gtk_window_destroy (GTK_WINDOW (sheet));
}

static void
test_words_are_of_the_chosen_language (void)
{
  gboolean    indonesian = g_strcmp0 (g_getenv ("LANGUAGE"), "id") == 0;
  const char *expected = indonesian ? "Jalan kaki" : "On foot";

  g_assert_cmpstr (sg_text_profile (SG_PROFILE_FOOT), ==, expected);
}

static void
test_times_are_rounded_up (void)
{
  g_autofree char *short_time = sg_text_minutes (181);
  g_autofree char *long_time = sg_text_minutes (3900);

  g_assert_true (g_str_has_prefix (short_time, "4 "));
  g_assert_true (g_str_has_prefix (long_time, "1 "));
  g_assert_nonnull (strstr (long_time, "05"));
}

static void
test_coordinates_can_be_read_again (void)
{
  SgPoint          point = { -61754320, 1068271530 };
  g_autofree char *text = sg_text_point (point);
  SgPoint          again;

  g_assert_true (sg_point_parse (text, &again, NULL));
  g_assert_true (sg_point_equal (point, again));
}

static const struct
{
  const char *path;
  GType (*get_type) (void);
} widgets[] = {
  { "/ui/aed-panel-can-be-made", sg_aed_panel_get_type },
  { "/ui/alarm-bar-can-be-made", sg_alarm_bar_get_type },
  { "/ui/alarm-bell-can-be-made", sg_alarm_bell_get_type },
  { "/ui/alarm-row-can-be-made", sg_alarm_row_get_type },
  { "/ui/call-card-can-be-made", sg_call_card_get_type },
  { "/ui/call-fields-can-be-made", sg_call_fields_get_type },
  { "/ui/call-form-can-be-made", sg_call_form_get_type },
  { "/ui/call-place-can-be-made", sg_call_place_get_type },
  { "/ui/caller-note-can-be-made", sg_caller_note_get_type },
  { "/ui/candidate-list-can-be-made", sg_candidate_list_get_type },
  { "/ui/candidate-row-can-be-made", sg_candidate_row_get_type },
  { "/ui/candidates-tab-can-be-made", sg_candidates_tab_get_type },
  { "/ui/care-row-can-be-made", sg_care_row_get_type },
  { "/ui/closure-row-can-be-made", sg_closure_row_get_type },
  { "/ui/closure-tool-can-be-made", sg_closure_tool_get_type },
  { "/ui/command-line-can-be-made", sg_command_line_get_type },
  { "/ui/dispatch-map-can-be-made", sg_dispatch_map_get_type },
  { "/ui/dispatch-page-can-be-made", sg_dispatch_page_get_type },
  { "/ui/district-popover-can-be-made", sg_district_popover_get_type },
  { "/ui/duplicate-banner-can-be-made", sg_duplicate_banner_get_type },
  { "/ui/entry-map-can-be-made", sg_entry_map_get_type },
  { "/ui/entry-pane-can-be-made", sg_entry_pane_get_type },
  { "/ui/facility-panel-can-be-made", sg_facility_panel_get_type },
  { "/ui/first-run-page-can-be-made", sg_first_run_page_get_type },
  { "/ui/handover-panel-can-be-made", sg_handover_panel_get_type },
  { "/ui/hospitals-tab-can-be-made", sg_hospitals_tab_get_type },
  { "/ui/incident-page-can-be-made", sg_incident_page_get_type },
  { "/ui/incident-row-can-be-made", sg_incident_row_get_type },
  { "/ui/incident-stack-can-be-made", sg_incident_stack_get_type },
  { "/ui/loading-page-can-be-made", sg_loading_page_get_type },
  { "/ui/message-popover-can-be-made", sg_message_popover_get_type },
  { "/ui/metronome-can-be-made", sg_metronome_get_type },
  { "/ui/next-bar-can-be-made", sg_next_bar_get_type },
  { "/ui/patients-tab-can-be-made", sg_patients_tab_get_type },
  { "/ui/person-row-can-be-made", sg_person_row_get_type },
  { "/ui/place-search-can-be-made", sg_place_search_get_type },
  { "/ui/point-row-can-be-made", sg_point_row_get_type },
  { "/ui/presence-bar-can-be-made", sg_presence_bar_get_type },
  { "/ui/progress-row-can-be-made", sg_progress_row_get_type },
  { "/ui/record-tab-can-be-made", sg_record_tab_get_type },
  { "/ui/region-map-can-be-made", sg_region_map_get_type },
  { "/ui/register-table-can-be-made", sg_register_table_get_type },
  { "/ui/register-transfer-can-be-made", sg_register_transfer_get_type },
  { "/ui/reports-page-can-be-made", sg_reports_page_get_type },
  { "/ui/responders-page-can-be-made", sg_responders_page_get_type },
  { "/ui/ring-bar-can-be-made", sg_ring_bar_get_type },
  { "/ui/route-panel-can-be-made", sg_route_panel_get_type },
  { "/ui/settings-page-can-be-made", sg_settings_page_get_type },
  { "/ui/shift-page-can-be-made", sg_shift_page_get_type },
  { "/ui/sign-in-page-can-be-made", sg_sign_in_page_get_type },
  { "/ui/start-walk-can-be-made", sg_start_walk_get_type },
  { "/ui/status-bar-can-be-made", sg_status_bar_get_type },
  { "/ui/task-list-can-be-made", sg_task_list_get_type },
  { "/ui/task-row-can-be-made", sg_task_row_get_type },
  { "/ui/timeline-tab-can-be-made", sg_timeline_tab_get_type },
  { "/ui/unit-board-can-be-made", sg_unit_board_get_type },
  { "/ui/unit-pane-can-be-made", sg_unit_pane_get_type },
  { "/ui/unit-panel-can-be-made", sg_unit_panel_get_type },
  { "/ui/volunteer-panel-can-be-made", sg_volunteer_panel_get_type },
  { "/ui/window-can-be-made", sg_window_get_type },
};

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* gtk_test_init() sets the locale "C", which has no words of its own. */
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SIAGA_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    g_test_add_data_func (widgets[i].path, widgets[i].get_type, test_widget_can_be_made);
  g_test_add_func ("/ui/row-shows-its-item", test_row_shows_its_item);
  g_test_add_func ("/ui/sheet-of-shortcuts-can-be-made", test_sheet_of_shortcuts_can_be_made);
  g_test_add_func ("/ui/words-are-of-the-chosen-language", test_words_are_of_the_chosen_language);
  g_test_add_func ("/ui/times-are-rounded-up", test_times_are_rounded_up);
  g_test_add_func ("/ui/coordinates-can-be-read-again", test_coordinates_can_be_read_again);

  return g_test_run ();
}
