/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who could be sent, and asking them, through the actions of the tab and what its rows say. */

#include "config.h"

#include "console/incident/sg-next-bar.h"
#include "console/incident/sg-ring-bar.h"
#include "desk/call/sg-desk-call.h"
#include "desk/call/sg-desk-caller.h"
#include "tests/console/candidates-fixture.h"

/* Of the side of the dispatch page; at 200 % text what the other panes leave of 1366. */
#define PANE_WIDTH               400
#define PANE_WIDTH_OF_LARGE_TEXT 640

/* ---- candidates ---- */

static void
test_candidates_are_ranked_by_road (void)
{
  g_auto (Stage) s = { 0 };
  SgCandidateRow *near;
  SgCandidateRow *across;

  open_with_two (&s, "ranked.db", 2);
  show (&s, &s.incident);
  near = wait_for_row (&s, "AMB-DEKAT");
  across = wait_for_row (&s, "AMB-SEBERANG");

  g_assert_cmpuint (sg_candidate_row_get_rank (near), ==, 1);
  g_assert_cmpuint (sg_candidate_row_get_rank (across), ==, 2);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (near)), ==, 0);
  g_assert_cmpstr (read_label (GTK_WIDGET (near), "level"), ==, "B");
  g_assert_nonnull (strstr (read_label (GTK_WIDGET (near), "minutes"), "min"));
  g_assert_cmpuint (strlen (read_label (GTK_WIDGET (near), "reasons")), >, 0);
  g_assert_nonnull (strstr (read_label (GTK_WIDGET (across), "distance"), "km"));
}

static void
test_way_and_pins_are_on_the_map (void)
{
  g_auto (Stage) s = { 0 };
  SgIncidentTab *tab;

  open_with_two (&s, "marks.db", 2);
  show (&s, &s.incident);
  tab = SG_INCIDENT_TAB (s.tab);
  wait_for_row (&s, "AMB-DEKAT");
  wait_until (sg_incident_tab_get_way (tab) != NULL);

  g_assert_cmpuint (sg_incident_tab_get_pins (tab)->len, >=, 2);
  g_assert_cmpuint (sg_incident_tab_get_way (tab)->len, >=, 2);
}

/* The only ambulance goes: nobody is left for either bank. */
static void
test_lost_districts_are_marked (void)
{
  g_auto (Stage) s = { 0 };
  const char *reasons;

  sg_town_open_with_unit (&s.town, "lost.db");
  s.incident = sg_uuid_from_name ("A");
  show (&s, &s.incident);
  reasons = read_label (GTK_WIDGET (wait_for_row (&s, "AMB-1")), "reasons");
  g_assert_nonnull (strstr (reasons, "⚠"));
  g_assert_nonnull (strstr (reasons, "Utara"));
  wait_until (sg_incident_tab_get_pins (SG_INCIDENT_TAB (s.tab)) != NULL);
  g_assert_cmpuint (sg_incident_tab_get_pins (SG_INCIDENT_TAB (s.tab))->len, ==, 3);
}

static int
measure (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
test_tab_fits_its_pane (void)
{
  g_auto (Stage) s = { 0 };
  int dpi;

  open_with_two (&s, "narrow.db", 2);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  wait_for_task (&s, "AMB-DEKAT");
  settle (&s);
  g_assert_cmpint (measure (s.tab), <=, PANE_WIDTH);

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * dpi, NULL);
  settle (&s);
  g_assert_cmpint (measure (s.tab), <=, PANE_WIDTH_OF_LARGE_TEXT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

static void
test_place_must_be_known (void)
{
  g_auto (Stage) s = { 0 };
  SgBody *body = sg_body_new ();

  sg_town_open (&s.town, "nowhere.db");
  sg_town_add_unit (&s.town, "AMB-DEKAT", NORTH, 106.8090);
  sg_body_text (body, "number", "A");
  sg_body_text (body, "source", "tel119");
  s.incident = sg_town_add (&s.town, "A", "incident.opened@1", body);
  show (&s, &s.incident);
  settle (&s);

  g_assert_null (find (s.tab, is_row_of, "AMB-DEKAT"));
  g_assert_cmpuint (strlen (read_label (s.tab, "message")), >, 0);
}

static void
test_ticks_stay_when_something_changes (void)
{
  g_auto (Stage) s = { 0 };
  SgCandidateRow *row;

  open_with_two (&s, "ticks.db", 2);
  show (&s, &s.incident);
  row = wait_for_row (&s, "AMB-SEBERANG");
  sg_candidate_row_set_ticked (row, TRUE);
  sg_town_add_unit (&s.town, "AMB-BARU", NORTH, 106.8030);
  wait_for_row (&s, "AMB-BARU");

  g_assert_true (wait_for_row (&s, "AMB-SEBERANG") == row);
  g_assert_true (sg_candidate_row_is_ticked (row));
  act (&s, "candidates.request-ticked");
  wait_until (is_asked (&s, "AMB-SEBERANG"));
  g_assert_false (is_asked (&s, "AMB-DEKAT"));
}

/* Whoever is at the list must not hit another than they meant. */
static void
test_rows_stay_under_the_keyboard (void)
{
  g_auto (Stage) s = { 0 };
  GtkListBoxRow *near;
  GtkListBoxRow *new;

  open_with_two (&s, "hold.db", 2);
  show (&s, &s.incident);
  near = GTK_LIST_BOX_ROW (wait_for_row (&s, "AMB-DEKAT"));
  wait_until (gtk_window_is_active (GTK_WINDOW (s.window)));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (near)));
  sg_town_add_unit (&s.town, "AMB-BARU", NORTH, 106.8015);
  new = GTK_LIST_BOX_ROW (wait_for_row (&s, "AMB-BARU"));
  g_assert_cmpuint (sg_candidate_row_get_rank (SG_CANDIDATE_ROW (new)), ==, 1);
  g_assert_cmpint (gtk_list_box_row_get_index (near), ==, 0);

  gtk_window_set_focus (GTK_WINDOW (s.window), NULL);
  wait_until (gtk_list_box_row_get_index (new) == 0);
  g_assert_cmpint (gtk_list_box_row_get_index (near), ==, 1);
}

static void
test_missing_region_is_explained (void)
{
  g_auto (Stage) s = { 0 };

  sg_test_desk_open (&s.town.desk, "no-region.db");
  s.incident = sg_town_open_incident (&s.town, "A", 2, NULL);
  show (&s, &s.incident);
  wait_until (*read_label (s.tab, "message") != '\0');
  g_assert_nonnull (strstr (read_label (s.tab, "message"), "region"));
}

/* ---- asking ---- */

static void
test_first_is_asked (void)
{
  g_auto (Stage) s = { 0 };

  open_with_two (&s, "first.db", 2);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  wait_until (is_in_state (&s, "AMB-DEKAT", SG_TASK_REQUESTED));

  g_assert_false (is_asked (&s, "AMB-SEBERANG"));
  wait_until (s.window->told != NULL);
  g_assert_nonnull (strstr (s.window->told, "AMB-DEKAT"));
  /* The clock counts down in the row. */
  g_assert_cmpstr (read_label (wait_for_task (&s, "AMB-DEKAT"), "clock"), !=, "");
}

static void
test_two_are_asked_for_the_most_severe (void)
{
  g_auto (Stage) s = { 0 };

  open_with_two (&s, "severe.db", 1);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  wait_until (is_asked (&s, "AMB-DEKAT"));
  g_assert_true (is_asked (&s, "AMB-SEBERANG"));
}

static void
test_refusal_offers_the_next (void)
{
  g_auto (Stage) s = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  GtkWidget *bar;

  open_with_two (&s, "refusal.db", 2);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  bar = find_type (&s, SG_TYPE_NEXT_BAR);
  g_assert_false (gtk_widget_get_visible (bar));
  act (&s, "candidates.request-first");
  step (&s, "AMB-DEKAT", "refused");
  give_reason (&s, NULL);
  wait_until (is_in_state (&s, "AMB-DEKAT", SG_TASK_REFUSED));
  incident = look (&s);
  g_assert_cmpstr (get_task (incident, "AMB-DEKAT")->reason, ==, "rujukan_lain");

  wait_until (gtk_widget_get_visible (bar) &&
              strstr (read_label (bar, "text"), "AMB-SEBERANG") != NULL);
  act (&s, "candidates.next");
  wait_until (is_in_state (&s, "AMB-SEBERANG", SG_TASK_REQUESTED));
}

static void
test_one_key_refuses_and_asks_the_next (void)
{
  g_auto (Stage) s = { 0 };

  open_with_two (&s, "next.db", 2);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-recommended");
  wait_for_task (&s, "AMB-DEKAT");
  act (&s, "candidates.next");
  give_reason (&s, "Ban bocor");
  wait_until (is_in_state (&s, "AMB-SEBERANG", SG_TASK_REQUESTED));
  g_assert_true (is_in_state (&s, "AMB-DEKAT", SG_TASK_REFUSED));
}

static void
test_second_assignment_warns_and_rewrites_nothing (void)
{
  g_auto (Stage) s = { 0 };
  g_autoptr (SgIncident) here = NULL;
  g_autoptr (SgIncident) there = NULL;
  SgUuid        other;
  const SgTask *task;

  sg_town_open_with_unit (&s.town, "second.db");
  other = sg_town_open_incident (&s.town, "B", 2, NULL);
  sg_town_request (&s.town, "B", "AMB-1", "ambulance");
  s.incident = sg_uuid_from_name ("A");
  show (&s, &s.incident);
  choose (&s, "AMB-1");
  act (&s, "candidates.request-selected");
  wait_until (find (GTK_WIDGET (s.window), is_open_popover, NULL) != NULL);
  g_assert_false (is_asked (&s, "AMB-1"));
  give_reason (&s, "Tidak ada yang lain");
  wait_until (is_asked (&s, "AMB-1"));

  here = look (&s);
  task = get_task (here, "AMB-1");
  g_assert_true (task->forced);
  g_assert_cmpstr (task->reason, ==, "Tidak ada yang lain");
  there = sg_desk_get_incident (s.town.desk.desk, &other, NULL);
  g_assert_cmpint (((SgTask *) g_ptr_array_index (there->tasks, 0))->state, ==, SG_TASK_REQUESTED);
}

static SgUuid
take_call (Stage *s)
{
  g_autoptr (GError) error = NULL;
  g_auto (SgScene) scene = SG_SCENE_UNKNOWN;
  SgCall call = { .source = "tel119",
                  .phone = "+628123456789",
                  .text = "sesak napas",
                  .type = "non_trauma_em",
                  .severity = 2,
                  .victims = -1,
                  .scene = &scene };
  SgUuid id;

  scene.lat = PATIENT_LAT;
  scene.lon = PATIENT_LON;
  sg_desk_take_call (s->town.desk.desk, &call, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
test_prank_caller_is_warned_of_and_never_blocked (void)
{
  g_auto (Stage) s = { 0 };
  g_autoptr (GError) error = NULL;
  SgUuid id;

  open_with_two (&s, "prank.db", 2);
  for (guint i = 0; i < 3; i++)
    {
      id = take_call (&s);
      sg_desk_verify_caller (s.town.desk.desk, &id, "iseng", &error);
      g_assert_no_error (error);
    }
  id = take_call (&s);
  show (&s, &id);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  wait_until (find (GTK_WIDGET (s.window), is_open_popover, NULL) != NULL);
  g_assert_false (is_asked (&s, "AMB-DEKAT"));
  give_reason (&s, NULL);
  wait_until (is_asked (&s, "AMB-DEKAT"));
}

/* ---- volunteers, AEDs and hospitals ---- */

static void
test_ring_of_volunteers_is_opened (void)
{
  g_auto (Stage) s = { 0 };
  g_autoptr (SgIncident) incident = NULL;

  sg_town_open (&s.town, "ring.db");
  sg_town_add_volunteer (&s.town, "Sari", "foot", NORTH, 106.8020);
  s.incident = sg_town_open_incident (&s.town, "A", 2, NULL);
  show (&s, &s.incident);
  settle (&s);
  act (&s, "candidates.open-ring");
  wait_until (is_in_state (&s, "Sari", SG_TASK_REQUESTED));

  incident = look (&s);
  g_assert_cmpint (incident->ring, ==, 1);
  g_assert_cmpint (get_task (incident, "Sari")->ring, ==, 1);
  wait_for_task (&s, "Sari");
  g_assert_nonnull (strstr (read_label (find_type (&s, SG_TYPE_RING_BAR), "state"), "1"));
}

static void
test_both_roles_are_asked_at_an_arrest (void)
{
  g_auto (Stage) s = { 0 };
  g_autoptr (SgIncident) incident = NULL;

  sg_town_open (&s.town, "arrest.db");
  sg_town_add_volunteer (&s.town, "Satu", "foot", NORTH, 106.8020);
  sg_town_add_volunteer (&s.town, "Dua", "foot", NORTH, 106.8045);
  sg_town_add_aed (&s.town, "Stasiun", "24/7", NORTH, 106.8040);
  s.incident = sg_town_open_incident (&s.town, "A", 1, "henti_jantung");
  show (&s, &s.incident);
  gtk_widget_activate_action (s.tab, "candidates.show", "s", "volunteer");
  wait_for_row (&s, "Satu");
  act (&s, "candidates.request-first");
  wait_until (is_asked (&s, "Satu"));

  incident = look (&s);
  g_assert_cmpuint (incident->tasks->len, ==, 2);
  g_assert_cmpint (get_task (incident, "Satu")->role, ==, SG_ROLE_PATIENT);
  g_assert_cmpint (get_task (incident, "Dua")->role, ==, SG_ROLE_AED);
}

static void
test_by_hand_only_wants_a_reason (void)
{
  g_auto (Stage) s = { 0 };
  g_autoptr (SgIncident) incident = NULL;

  sg_town_open (&s.town, "grace.db");
  sg_town_add_volunteer (&s.town, "Sari", "foot", NORTH, 106.8020);
  sg_town_certify (&s.town, "Sari", "plus", "2026-11-01");
  s.incident = sg_town_open_incident (&s.town, "A", 2, NULL);
  show (&s, &s.incident);
  gtk_widget_activate_action (s.tab, "candidates.show", "s", "volunteer");
  choose (&s, "Sari");
  act (&s, "candidates.request-selected");
  wait_until (find (GTK_WIDGET (s.window), is_open_popover, NULL) != NULL);
  g_assert_false (is_asked (&s, "Sari"));
  give_reason (&s, "Tinggal di sebelah");
  wait_until (is_asked (&s, "Sari"));

  incident = look (&s);
  g_assert_true (get_task (incident, "Sari")->forced);
  g_assert_cmpstr (get_task (incident, "Sari")->reason, ==, "Tinggal di sebelah");
}

static void
test_patient_is_taken_to_a_hospital (void)
{
  g_auto (Stage) s = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  SgBody *body = sg_body_new ();
  SgUuid  hospital;

  open_with_two (&s, "hospital.db", 2);
  sg_body_text (body, "name", "RSUD Kota");
  sg_body_text (body, "kind", "hospital");
  sg_body_number (body, "lat", -6.1960, 7);
  sg_body_number (body, "lon", 106.8100, 7);
  hospital = sg_town_add (&s.town, "RSUD", "facility.registered@1", body);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  step (&s, "AMB-DEKAT", "transporting");
  wait_until (is_in_state (&s, "AMB-DEKAT", SG_TASK_TRANSPORTING));
  gtk_widget_activate_action (s.tab, "candidates.show", "s", "hospital");
  wait_for_row (&s, "RSUD Kota");
  settle (&s);
  act (&s, "candidates.request-selected");
  settle (&s);

  incident = look (&s);
  g_assert_true (sg_uuid_equal (&get_task (incident, "AMB-DEKAT")->destination, &hospital));
  wait_until (strstr (read_label (wait_for_task (&s, "AMB-DEKAT"), "about"), "RSUD Kota") != NULL);
}

int
main (int argc, char *argv[])
{
  static const StageTest tests[] = {
    { "/candidates-tab/candidates-are-ranked-by-road", test_candidates_are_ranked_by_road },
    { "/candidates-tab/way-and-pins-are-on-the-map", test_way_and_pins_are_on_the_map },
    { "/candidates-tab/lost-districts-are-marked", test_lost_districts_are_marked },
    { "/candidates-tab/tab-fits-its-pane", test_tab_fits_its_pane },
    { "/candidates-tab/place-must-be-known", test_place_must_be_known },
    { "/candidates-tab/ticks-stay-when-something-changes", test_ticks_stay_when_something_changes },
    { "/candidates-tab/rows-stay-under-the-keyboard", test_rows_stay_under_the_keyboard },
    { "/candidates-tab/missing-region-is-explained", test_missing_region_is_explained },
    { "/candidates-tab/first-is-asked", test_first_is_asked },
    { "/candidates-tab/two-are-asked-for-the-most-severe", test_two_are_asked_for_the_most_severe },
    { "/candidates-tab/refusal-offers-the-next", test_refusal_offers_the_next },
    { "/candidates-tab/one-key-refuses-and-asks-the-next", test_one_key_refuses_and_asks_the_next },
    { "/candidates-tab/second-assignment-warns-and-rewrites-nothing",
      test_second_assignment_warns_and_rewrites_nothing },
    { "/candidates-tab/prank-caller-is-warned-of-and-never-blocked",
      test_prank_caller_is_warned_of_and_never_blocked },
    { "/candidates-tab/ring-of-volunteers-is-opened", test_ring_of_volunteers_is_opened },
    { "/candidates-tab/both-roles-are-asked-at-an-arrest", test_both_roles_are_asked_at_an_arrest },
    { "/candidates-tab/by-hand-only-wants-a-reason", test_by_hand_only_wants_a_reason },
    { "/candidates-tab/patient-is-taken-to-a-hospital", test_patient_is_taken_to_a_hospital },
  };

  return stage_run_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
