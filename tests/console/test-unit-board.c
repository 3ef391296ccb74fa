/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "common/sg-error.h"
#include "desk/register/sg-position-store.h"
#include "desk/register/sg-units.h"
#include "tests/console/sg-test-page.h"
#include "tests/desk/candidates/sg-test-town.h"

typedef struct
{
  SgTown     town;
  SgTestPage page;
  SgUuid     north;
  SgUuid     south;
} Fixture;

/* One unit on each bank; the northern one is asked for incident A. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (g_test_get_path ());

  sg_town_open (&f->town, name);
  f->north = sg_town_add_unit (&f->town, "AMB-1", NORTH, 106.8090);
  f->south = sg_town_add_unit (&f->town, "AMB-2", SOUTH, 106.8050);
  sg_town_open_incident (&f->town, "A", 1, NULL);
  sg_town_request (&f->town, "A", "AMB-1", "ambulance");
  sg_test_page_open (&f->page, f->town.desk.path, f->town.desk.now);
  sg_test_until (sg_unit_board_find (sg_test_page_get_strip (&f->page), &f->south) != NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  sg_test_page_clear (&f->page);
  sg_town_clear (&f->town);
}

static const char *
get_sign (Fixture *f, const SgUuid *unit)
{
  return sg_unit_chip_get_text (sg_unit_board_find (sg_test_page_get_strip (&f->page), unit));
}

static void
press (Fixture *f, const char *call_sign, int key)
{
  gtk_widget_activate_action (f->page.page, "dispatch.select-unit", "s", call_sign);
  gtk_widget_activate_action (f->page.page, "dispatch.unit-step", "i", key);
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = sg_test_find (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text))
      return TRUE;

  return FALSE;
}

static void
test_state_is_shape_and_letter (Fixture *f, gconstpointer data)
{
  GtkWidget *chip = GTK_WIDGET (sg_unit_board_find (sg_test_page_get_strip (&f->page), &f->north));

  g_assert_cmpstr (get_sign (f, &f->north), ==, "◔M");
  g_assert_cmpstr (get_sign (f, &f->south), ==, "●S");
  g_assert_true (gtk_widget_has_css_class (chip, "state-requested"));
}

static void
test_units_stand_in_their_districts (Fixture *f, gconstpointer data)
{
  GtkWidget *strip = GTK_WIDGET (sg_test_page_get_strip (&f->page));

  g_assert_true (has_label (strip, "Utara"));
  g_assert_true (has_label (strip, "Selatan"));
}

static void
test_keys_take_a_task_through_its_states (Fixture *f, gconstpointer data)
{
  static const struct
  {
    int         key;
    const char *sign;
  } steps[] = { { 5, "◑T" }, { 3, "▲J" }, { 4, "■L" }, { 7, "◆R" },
                { 8, "✚H" }, { 1, "◌K" }, { 2, "●S" } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      press (f, "AMB-1", steps[i].key);
      sg_test_until (g_str_equal (get_sign (f, &f->north), steps[i].sign));
    }
}

static void
test_key_of_the_past_changes_nothing (Fixture *f, gconstpointer data)
{
  press (f, "AMB-1", 4);
  sg_test_until (g_str_equal (get_sign (f, &f->north), "■L"));

  press (f, "AMB-1", 3);
  sg_test_until (sg_test_page_is_still (&f->page));
  g_assert_cmpstr (get_sign (f, &f->north), ==, "■L");
}

static void
test_unit_is_made_not_ready_and_ready (Fixture *f, gconstpointer data)
{
  g_autoptr (SgUnit) unit = NULL;

  press (f, "AMB-2", 6);
  sg_test_until (g_str_equal (get_sign (f, &f->south), "✕X"));
  unit = sg_desk_find_unit (f->town.desk.desk, "AMB-2", NULL);
  g_assert_cmpint (unit->readiness, ==, SG_UNIT_NOT_READY);

  press (f, "AMB-2", 2);
  sg_test_until (g_str_equal (get_sign (f, &f->south), "●S"));
}

static void
on_opened (SgUnitBoard *board, const SgUuid *incident, SgUuid *opened)
{
  *opened = *incident;
}

static void
test_enter_opens_the_incident_of_a_unit (Fixture *f, gconstpointer data)
{
  SgUnitBoard *strip = sg_test_page_get_strip (&f->page);
  SgUuid       expected = sg_uuid_from_name ("A");
  SgUuid       opened = SG_UUID_NONE;

  g_signal_connect (strip, "opened", G_CALLBACK (on_opened), &opened);
  g_signal_emit_by_name (sg_unit_board_find (strip, &f->north), "opened");

  g_assert_true (sg_uuid_equal (&opened, &expected));
}

static void
test_click_tells_of_the_unit_and_a_second_one_no_more (Fixture *f, gconstpointer data)
{
  SgUnitBoard *strip = sg_test_page_get_strip (&f->page);
  SgUnitChip  *chip = sg_unit_board_find (strip, &f->south);

  g_signal_emit_by_name (chip, "clicked");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (chip), "selected"));
  g_assert_true (sg_unit_board_hide_unit (strip));
  g_assert_false (sg_unit_board_hide_unit (strip));
}

static gboolean
is_stale (Fixture *f, const SgUuid *unit)
{
  SgLivePins *pins = sg_dispatch_map_get_pins (sg_test_page_get_view (&f->page));
  SgMapPin   *pin = sg_live_pins_find_unit (pins, unit);
  GtkWidget  *button = sg_test_find (GTK_WIDGET (pin), GTK_TYPE_BUTTON, 0);

  return gtk_widget_has_css_class (button, "stale");
}

/* Positions are no events: the roster looks again by itself, here when the readiness changes. */
static void
test_old_position_is_grey_on_the_map (Fixture *f, gconstpointer data)
{
  SgPosition seen[] = {
    { f->north, NORTH, 106.803, 10, f->town.desk.now - 20 * G_TIME_SPAN_MINUTE },
    { f->south, SOUTH, 106.803, 10, f->town.desk.now }
  };
  g_autoptr (GError) error = NULL;

  sg_desk_set_positions (f->town.desk.desk, seen, G_N_ELEMENTS (seen), &error);
  g_assert_no_error (error);
  press (f, "AMB-2", 6);

  sg_test_until (is_stale (f, &f->north));
  g_assert_false (is_stale (f, &f->south));
}

static void
test_board_and_map_change_places (Fixture *f, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (sg_test_page_get_view (&f->page));

  g_assert_true (gtk_widget_get_child_visible (view));
  gtk_widget_activate_action (f->page.page, "dispatch.toggle-board", NULL);
  g_assert_false (gtk_widget_get_child_visible (view));

  /* The seat remembers it. */
  sg_test_page_clear (&f->page);
  sg_test_page_open (&f->page, f->town.desk.path, f->town.desk.now);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (sg_test_page_get_view (&f->page))));
  gtk_widget_activate_action (f->page.page, "dispatch.toggle-board", NULL);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/unit-board/state-is-shape-and-letter", test_state_is_shape_and_letter },
    { "/unit-board/units-stand-in-their-districts", test_units_stand_in_their_districts },
    { "/unit-board/keys-take-a-task-through-its-states", test_keys_take_a_task_through_its_states },
    { "/unit-board/key-of-the-past-changes-nothing", test_key_of_the_past_changes_nothing },
    { "/unit-board/unit-is-made-not-ready-and-ready", test_unit_is_made_not_ready_and_ready },
    { "/unit-board/enter-opens-the-incident-of-a-unit", test_enter_opens_the_incident_of_a_unit },
    { "/unit-board/click-tells-of-the-unit-and-a-second-one-no-more",
      test_click_tells_of_the_unit_and_a_second_one_no_more },
    { "/unit-board/old-position-is-grey-on-the-map", test_old_position_is_grey_on_the_map },
    { "/unit-board/board-and-map-change-places", test_board_and_map_change_places },
  };
  char *folder;
  int   exit_code;

  folder = sg_test_page_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  exit_code = sg_town_run_tests ();
  sg_test_page_tidy_up (folder);

  return exit_code;
}
