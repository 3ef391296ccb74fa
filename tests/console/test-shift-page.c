/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shift: what stands on the sheet, who may sign, and what everybody must see. */

#include <string.h>

#include "common/sg-shift.h"
#include "console/shift/sg-handover-panel.h"
#include "console/shift/sg-presence-bar.h"
#include "console/shift/sg-sheet-view.h"
#include "desk/shift/sg-desk-shift.h"
#include "tests/console/sg-test-window.h"

static SgShift *
get_shift (SgWindow *window)
{
  g_autoptr (GError) error = NULL;
  SgShift *shift = NULL;

  sg_desk_find_shift (sg_test_get_desk (window), &shift, &error);
  g_assert_no_error (error);

  return shift;
}

static gboolean
opens_incident (GtkWidget *widget, gconstpointer wanted)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)),
                    "win.open-incident") == 0;
}

static void
test_lines_of_the_sheet_open_incidents (void)
{
  SgWindow        *window = sg_test_window_open ("sheet.db", "shift");
  GtkWidget       *sheet = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_SHEET_VIEW);
  g_autofree char *number = sg_test_dup_open_number (window);
  GtkWidget       *line;

  sg_test_wait (sg_test_says (sheet, number));
  line = sg_test_find (sheet, opens_incident, NULL);
  g_assert_nonnull (line);
  g_signal_emit_by_name (line, "clicked");
  sg_test_wait (g_str_equal (sg_test_get_page (window), "dispatch"));
  sg_test_window_close (window);
}

static void
test_note_stands_on_the_sheet (void)
{
  SgWindow  *window = sg_test_window_open ("note.db", "shift");
  GtkWidget *sheet = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_SHEET_VIEW);

  sg_test_type (GTK_WIDGET (window), "A note that no list says", "Genset diisi besok");
  g_assert_true (sg_window_do (window, "shift.note"));
  sg_test_wait (sg_test_says (sheet, "Genset diisi besok"));
  sg_test_window_close (window);
}

static void
test_shift_begins_with_people (void)
{
  SgWindow *window = sg_test_window_open ("start.db", "shift");

  sg_test_type (GTK_WIDGET (window), "People, apart by commas", "Rina, Dewi");
  g_assert_true (sg_window_do (window, "shift.start"));
  sg_test_wait (sg_test_says (window, "Rina,Dewi"));
  sg_test_window_close (window);
}

static void
choose_person (GtkWidget *panel, guint index)
{
  AdwComboRow *list = ADW_COMBO_ROW (sg_test_find_type (panel, ADW_TYPE_COMBO_ROW));

  adw_combo_row_set_selected (list, index);
}

static void
sign (GtkWidget *panel, const char *row, const char *pin, const char *button)
{
  sg_test_type (panel, row, pin);
  sg_test_click (panel, button);
}

static void
test_handover_needs_the_others_pin (void)
{
  SgWindow  *window = sg_test_window_open ("handover.db", "shift");
  GtkWidget *panel = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_HANDOVER_PANEL);
  g_autoptr (SgShift) before = NULL;
  g_autoptr (SgShift) after = NULL;

  choose_person (panel, 0);
  sign (panel, "Your PIN", SG_DESK_DEMO_PIN, "Sign and Hand Over");
  sg_test_wait (sg_test_find (panel, sg_test_is_button, "Accept the Shift") != NULL);

  choose_person (panel, 1);
  sign (panel, "PIN of who takes over", "135790", "Accept the Shift");
  sg_test_wait (sg_test_says (panel, "wrong"));
  before = get_shift (window);
  g_assert_cmpint (before->accepted_at, <, before->handed_at);

  choose_person (panel, 0);
  sign (panel, "PIN of who takes over", SG_DESK_DEMO_PIN, "Accept the Shift");
  sg_test_wait (sg_test_find (panel, sg_test_is_button, "Sign and Hand Over") != NULL);
  after = get_shift (window);
  g_assert_false (sg_uuid_equal (&before->id, &after->id));
  g_assert_cmpstr (after->started_by, !=, before->handed_by);
  sg_test_window_close (window);
}

static void
test_own_wrong_pin_hands_nothing_over (void)
{
  SgWindow  *window = sg_test_window_open ("own-pin.db", "shift");
  GtkWidget *panel = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_HANDOVER_PANEL);
  g_autoptr (SgShift) shift = NULL;

  sign (panel, "Your PIN", "135790", "Sign and Hand Over");
  sg_test_wait (sg_test_says (panel, "wrong"));
  shift = get_shift (window);
  g_assert_cmpint (shift->handed_at, <=, shift->accepted_at);
  sg_test_window_close (window);
}

static void
test_empty_desk_says_so_on_every_page (void)
{
  SgWindow      *window = sg_test_window_open ("leave.db", "shift");
  SgPresenceBar *bar =
    SG_PRESENCE_BAR (sg_test_find_type (GTK_WIDGET (window), SG_TYPE_PRESENCE_BAR));

  g_assert_false (sg_presence_bar_is_left (bar));
  sg_test_type (GTK_WIDGET (window), "Calls go to this number", "0812 3456 789");
  sg_test_type (GTK_WIDGET (window), "Reason", "Salat");
  sg_test_click (GTK_WIDGET (window), "Leave the Desk");
  sg_test_wait (sg_presence_bar_is_left (bar));
  g_assert_true (sg_test_says (bar, "+628123456789"));
  g_assert_true (sg_test_says (bar, "Salat"));

  sg_window_do (window, "win.page('dispatch')");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (bar)));
  sg_test_click (GTK_WIDGET (bar), "I am back");
  sg_test_wait (!sg_presence_bar_is_left (bar));
  sg_test_window_close (window);
}

static void
test_leaving_needs_a_number (void)
{
  SgWindow      *window = sg_test_window_open ("nowhere.db", "shift");
  SgPresenceBar *bar =
    SG_PRESENCE_BAR (sg_test_find_type (GTK_WIDGET (window), SG_TYPE_PRESENCE_BAR));

  sg_test_type (GTK_WIDGET (window), "Calls go to this number", "kantor");
  sg_test_click (GTK_WIDGET (window), "Leave the Desk");
  sg_test_wait (sg_test_says (window, "forward_to"));
  g_assert_false (sg_presence_bar_is_left (bar));
  sg_test_window_close (window);
}

static void
test_drill_frames_the_window (void)
{
  SgWindow      *window = sg_test_window_open ("drill.db", "shift");
  SgDeskSession *session = sg_window_get_session (window);

  sg_window_do (window, "win.toggle-drill");
  g_assert_true (sg_desk_session_get_drill (session));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (window), "drill"));
  g_assert_true (
    gtk_switch_get_active (GTK_SWITCH (sg_test_find_type (GTK_WIDGET (window), GTK_TYPE_SWITCH))));

  sg_window_do (window, "win.toggle-drill");
  g_assert_false (sg_desk_session_get_drill (session));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (window), "drill"));
  sg_test_window_close (window);
}

static void
test_sheet_is_printed (void)
{
  SgWindow        *window = sg_test_window_open ("print.db", "shift");
  g_autofree char *path = g_build_filename (sg_test_folder, "sif.pdf", NULL);
  g_autofree char *action = g_strdup_printf ("shift.print-to('%s')", path);

  g_assert_true (sg_window_do (window, action));
  sg_test_wait (g_file_test (path, G_FILE_TEST_EXISTS) && sg_window_is_settled (window));
  sg_test_window_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/shift/lines-of-the-sheet-open-incidents",
                   test_lines_of_the_sheet_open_incidents);
  g_test_add_func ("/shift/note-stands-on-the-sheet", test_note_stands_on_the_sheet);
  g_test_add_func ("/shift/shift-begins-with-people", test_shift_begins_with_people);
  g_test_add_func ("/shift/handover-needs-the-others-pin", test_handover_needs_the_others_pin);
  g_test_add_func ("/shift/own-wrong-pin-hands-nothing-over",
                   test_own_wrong_pin_hands_nothing_over);
  g_test_add_func ("/shift/empty-desk-says-so-on-every-page",
                   test_empty_desk_says_so_on_every_page);
  g_test_add_func ("/shift/leaving-needs-a-number", test_leaving_needs_a_number);
  g_test_add_func ("/shift/drill-frames-the-window", test_drill_frames_the_window);
  g_test_add_func ("/shift/sheet-is-printed", test_sheet_is_printed);
}

int
main (int argc, char *argv[])
{
  return sg_test_run (&argc, &argv, add_tests);
}
