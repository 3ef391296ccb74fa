/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "common/sg-error.h"
#include "console/dispatch/sg-layer-note.h"
#include "console/dispatch/sg-wall-window.h"
#include "desk/candidates/sg-desk-closures.h"
#include "desk/demo/sg-desk-demo.h"
#include "desk/people/sg-desk-people.h"
#include "region/demo/sg-demo-city.h"
#include "region/demo/sg-demo-region.h"
#include "tests/console/sg-test-page.h"
#include "tests/console/sg-test-sign-in.h"
#include "tests/desk/candidates/sg-test-town.h"

typedef struct
{
  SgTown     town;
  SgTestPage page;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (g_test_get_path ());

  sg_town_open_with_unit (&f->town, name);
  sg_town_add_aed (&f->town, "Balai kota", "24/7", NORTH, 106.8120);
  sg_test_page_open (&f->page, f->town.desk.path, f->town.desk.now);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  sg_test_page_clear (&f->page);
  sg_town_clear (&f->town);
}

static void
open_incident (SgTestPage *page, const SgUuid *incident)
{
  g_autofree char *text = sg_uuid_to_text (incident);

  gtk_widget_activate_action (page->page, "dispatch.open-incident", "s", text);
  sg_test_until (sg_test_page_is_still (page));
}

static double
away_m (SgTestPage *page, SgPoint from)
{
  return sg_point_distance (sg_region_map_get_centre (sg_test_page_get_map (page)), from);
}

/* ---- where one looks ---- */

static void
test_map_goes_to_what_is_selected (Fixture *f, gconstpointer data)
{
  SgPoint scene = sg_point_from_degrees (PATIENT_LAT, PATIENT_LON);
  SgUuid  incident = sg_uuid_from_name ("A");

  open_incident (&f->page, &incident);
  g_assert_cmpfloat (away_m (&f->page, scene), <, 50);
}

static void
test_map_stays_after_a_pan_until_it_is_asked (Fixture *f, gconstpointer data)
{
  SgRegionMap *map = sg_test_page_get_map (&f->page);
  SgPoint      scene = sg_point_from_degrees (PATIENT_LAT, PATIENT_LON);
  SgPoint      elsewhere = sg_point_from_degrees (SOUTH, 106.8250);
  SgUuid       incident = sg_uuid_from_name ("A");

  sg_region_map_centre_on (map, elsewhere);
  sg_region_map_zoom_by (map, 1); /* the person's hand */
  open_incident (&f->page, &incident);
  g_assert_cmpfloat (away_m (&f->page, elsewhere), <, 50);

  gtk_widget_activate_action (f->page.page, "dispatch.fit", NULL);
  g_assert_cmpfloat (away_m (&f->page, scene), <, 50);
}

static void
test_chosen_unit_is_followed_until_a_pan (Fixture *f, gconstpointer data)
{
  SgPoint     base = sg_point_from_degrees (NORTH, 106.8090);
  gboolean    follows;
  SgUuid      unit = sg_uuid_from_name ("AMB-1");
  SgLivePins *pins = sg_dispatch_map_get_pins (sg_test_page_get_view (&f->page));

  sg_test_until (sg_live_pins_find_unit (pins, &unit) != NULL);
  gtk_widget_activate_action (f->page.page, "dispatch.select-unit", "s", "AMB-1");
  gtk_widget_activate_action (f->page.page, "dispatch.follow", NULL);
  g_assert_cmpfloat (away_m (&f->page, base), <, 5);

  sg_region_map_zoom_by (sg_test_page_get_map (&f->page), -1);
  g_object_get (sg_test_page_get_view (&f->page), "follow", &follows, NULL);
  g_assert_false (follows);
}

/* ---- layers ---- */

static void
test_layer_is_read_when_it_is_shown (Fixture *f, gconstpointer data)
{
  SgDispatchMap *view = sg_test_page_get_view (&f->page);
  SgPointLayer  *layer = sg_desk_layers_get (sg_dispatch_map_get_layers (view), SG_DESK_LAYER_AEDS);
  SgUuid         aed = sg_uuid_from_name ("Balai kota");
  g_autofree char *note = NULL;

  g_assert_cmpuint (sg_point_layer_get_n (layer), ==, 0);
  gtk_widget_activate_action (f->page.page, "dispatch.layer", "s", "aeds");
  sg_test_until (sg_point_layer_get_n (layer) == 1);
  note =
    sg_layer_note_dup_text (sg_desk_session_get_desk (f->page.session), SG_DESK_LAYER_AEDS, &aed);
  g_assert_cmpstr (note, ==, "Balai kota\n24/7");

  gtk_widget_activate_action (f->page.page, "dispatch.layer", "s", "aeds");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (layer)));
}

/* ---- closures ---- */

static SgClosureTool *
get_tool (SgTestPage *page)
{
  return SG_CLOSURE_TOOL (sg_test_find (page->page, SG_TYPE_CLOSURE_TOOL, 0));
}

static void
click (SgTestPage *page, SgPoint point)
{
  g_signal_emit_by_name (sg_test_page_get_map (page), "clicked", &point);
}

static void
draw_around (SgTestPage *page, SgPoint middle, double metres)
{
  SgBox box = sg_box_around (middle, metres);

  gtk_widget_activate_action (page->page, "dispatch.close-roads", NULL);
  click (page, (SgPoint){ box.south, box.west });
  click (page, (SgPoint){ box.south, box.east });
  click (page, (SgPoint){ box.north, box.east });
  click (page, (SgPoint){ box.north, box.west });
}

static void
confirm (SgTestPage *page)
{
  g_signal_emit_by_name (sg_test_page_get_map (page), "confirmed");
}

static void
test_enter_saves_what_was_drawn (Fixture *f, gconstpointer data)
{
  SgClosureTool  *tool = get_tool (&f->page);
  SgClosureLayer *layer = sg_dispatch_map_get_closures (sg_test_page_get_view (&f->page));
  g_autoptr (GPtrArray) closures = NULL;

  draw_around (&f->page, sg_point_from_degrees (NORTH, 106.805), 100);
  g_assert_cmpuint (sg_closure_tool_count_corners (tool), ==, 4);
  confirm (&f->page);

  sg_test_until (sg_closure_tool_count_closures (tool) == 1);
  g_assert_cmpuint (sg_closure_layer_get_n (layer), ==, 1);
  sg_test_until (sg_closure_tool_count_corners (tool) == 0);
  closures = sg_desk_list_closures (f->town.desk.desk, NULL);
  g_assert_cmpuint (closures->len, ==, 1);
  g_assert_cmpint (((SgClosure *) g_ptr_array_index (closures, 0))->until,
                   ==,
                   f->town.desk.now + G_TIME_SPAN_HOUR);
}

static void
test_escape_drops_what_was_drawn (Fixture *f, gconstpointer data)
{
  draw_around (&f->page, sg_point_from_degrees (NORTH, 106.805), 100);
  gtk_widget_activate_action (f->page.page, "dispatch.back", NULL);

  g_assert_cmpuint (sg_closure_tool_count_corners (get_tool (&f->page)), ==, 0);
  g_assert_false (sg_map_tool_is_shown (SG_MAP_TOOL (get_tool (&f->page))));
}

static void
test_two_corners_are_no_area (Fixture *f, gconstpointer data)
{
  gtk_widget_activate_action (f->page.page, "dispatch.close-roads", NULL);
  click (&f->page, sg_point_from_degrees (NORTH, 106.804));
  click (&f->page, sg_point_from_degrees (NORTH, 106.806));
  confirm (&f->page);
  sg_test_until (sg_test_page_is_still (&f->page));

  g_assert_cmpuint (sg_closure_tool_count_corners (get_tool (&f->page)), ==, 2);
  g_assert_cmpuint (sg_closure_tool_count_closures (get_tool (&f->page)), ==, 0);
}

/* Where there is no road nothing is closed; the drawing stays to be moved. */
static void
test_refused_drawing_stays (Fixture *f, gconstpointer data)
{
  draw_around (&f->page, sg_point_from_degrees (-6.2500, 106.850), 50);
  confirm (&f->page);
  sg_test_until (sg_test_page_is_still (&f->page));

  g_assert_cmpuint (sg_closure_tool_count_corners (get_tool (&f->page)), ==, 4);
  g_assert_cmpuint (sg_closure_tool_count_closures (get_tool (&f->page)), ==, 0);
}

static void
test_closure_vanishes_when_its_time_is_over (Fixture *f, gconstpointer data)
{
  SgClosureTool  *tool = get_tool (&f->page);
  SgClosureLayer *layer = sg_dispatch_map_get_closures (sg_test_page_get_view (&f->page));

  draw_around (&f->page, sg_point_from_degrees (NORTH, 106.805), 100);
  confirm (&f->page);
  sg_test_until (sg_closure_tool_count_closures (tool) == 1);

  sg_desk_set_clock (sg_desk_session_get_desk (f->page.session), sg_test_desk_clock, &f->town.desk);
  sg_test_desk_wait (&f->town.desk, 3601);
  g_signal_emit_by_name (f->page.session, "tick");

  g_assert_cmpuint (sg_closure_tool_count_closures (tool), ==, 0);
  g_assert_cmpuint (sg_closure_layer_get_n (layer), ==, 0);
}

/* ---- on the wall ---- */

static void
test_wall_tells_nothing_of_persons (Fixture *f, gconstpointer data)
{
  static const char *const secrets[] = { "Budi", "+62812", "Melati 4" };
  g_autoptr (SgUnitRoster) roster = sg_unit_roster_new (f->page.session);
  SgBody    *body = sg_body_new ();
  GtkWidget *wall;
  GtkWidget *label;

  sg_body_text (body, "number", "B");
  sg_body_text (body, "source", "tel119");
  sg_body_text (body, "caller", "Budi");
  sg_body_text (body, "phone", "+62812000001");
  sg_body_begin_object (body, "place");
  sg_body_number (body, "lat", NORTH, 7);
  sg_body_number (body, "lon", 106.81, 7);
  sg_body_text (body, "text", "Jalan Melati 4");
  sg_body_text (body, "method", "picked");
  sg_body_bool (body, "verified", TRUE);
  sg_body_end_object (body);
  sg_town_add (&f->town, "B", "incident.opened@1", body);

  wall = GTK_WIDGET (sg_wall_window_new (roster));
  gtk_window_present (GTK_WINDOW (wall));
  sg_test_until (sg_unit_roster_is_read (roster));
  g_assert_nonnull (sg_test_find (wall, GTK_TYPE_LIST_BOX_ROW, 1));
  for (guint i = 0; (label = sg_test_find (wall, GTK_TYPE_WIDGET, i)) != NULL; i++)
    for (guint s = 0; s < G_N_ELEMENTS (secrets); s++)
      {
        const char *tip = gtk_widget_get_tooltip_text (label);
        const char *text = GTK_IS_LABEL (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";

        g_assert_null (strstr (text, secrets[s]));
        g_assert_true (tip == NULL || strstr (tip, secrets[s]) == NULL);
      }

  sg_test_until (sg_desk_session_is_idle (f->page.session));
  gtk_window_destroy (GTK_WINDOW (wall));
}

static void
test_second_window_goes_with_the_page (Fixture *f, gconstpointer data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint       n = g_list_model_get_n_items (toplevels);

  gtk_widget_activate_action (f->page.page, "dispatch.second-window", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n + 1);
  gtk_widget_activate_action (f->page.page, "dispatch.second-window", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n + 1);

  sg_test_page_clear (&f->page);
  g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n - 1);
}

/* ---- the whole city ---- */

static gpointer
find_soonest (SgDeskHand *hand, gpointer data, GError **error)
{
  g_autoptr (SgIncident) incident = sg_desk_get_incident (hand->desk, data, error);
  g_autoptr (GPtrArray) found = NULL;
  guint32 *ms = NULL;

  if (incident == NULL)
    return NULL;

  found = sg_desk_find_candidates (hand->desk, hand->index, incident, SG_CANDIDATE_UNIT, 8, error);
  if (found == NULL)
    return NULL;

  ms = g_new0 (guint32, 1);
  for (guint i = 0; i < found->len; i++)
    {
      const SgCandidate *one = g_ptr_array_index (found, i);

      if (*ms == 0 || one->ms < *ms)
        *ms = one->ms;
    }

  return ms;
}

static void
on_soonest (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(guint32 **) user_data = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static guint32
ask_soonest (SgTestPage *page, const SgUuid *incident)
{
  const SgDeskWork work = { find_soonest, g_memdup2 (incident, sizeof *incident), g_free, g_free };
  g_autofree guint32 *ms = NULL;

  sg_desk_session_ask_async (page->session, &work, NULL, on_soonest, &ms);
  sg_test_until (ms != NULL);

  return *ms;
}

static const SgIncident *
find_placed (GPtrArray *incidents)
{
  for (guint i = 0; i < incidents->len; i++)
    if (sg_scene_is_known (&((SgIncident *) g_ptr_array_index (incidents, i))->scene))
      return g_ptr_array_index (incidents, i);

  g_assert_not_reached ();
}

static void
test_flood_in_the_city_changes_minutes (void)
{
  g_auto (SgTestPage) page = { 0 };
  g_autofree char *region = sg_test_path ("city");
  g_autofree char *desk_path = sg_test_path ("city.db");
  SgDeskDemoPlan   plan = { .seed = 1,
                            .n_volunteers = 20,
                            .n_units = 8,
                            .n_days = 1,
                            .incidents_per_day = 10,
                            .now = SG_TEST_NOW };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgManifest) manifest = sg_demo_region_make (region, SG_DEMO_CITY_SEED, NULL, &error);
  g_autoptr (SgDesk) desk = sg_desk_demo_create (desk_path, region, &plan, NULL, &error);
  g_autoptr (GPtrArray) open = NULL;
  const SgIncident *incident;
  GtkDropDown      *effect;
  guint32           before;

  g_assert_no_error (error);
  open = sg_desk_list_open (desk, &error);
  incident = find_placed (open);
  sg_test_page_open (&page, desk_path, SG_TEST_NOW);
  sg_test_sign_in_as (page.session, SG_DESK_ROLE_SUPERVISOR);
  sg_test_until (sg_desk_session_is_idle (page.session));
  before = ask_soonest (&page, &incident->id);
  g_assert_cmpuint (before, >, 0);

  gtk_widget_activate_action (page.page, "dispatch.close-roads", NULL);
  effect = GTK_DROP_DOWN (sg_test_find (GTK_WIDGET (get_tool (&page)), GTK_TYPE_DROP_DOWN, 0));
  gtk_drop_down_set_selected (effect, 4); /* ten times slower */
  draw_around (&page, sg_scene_get_point (&incident->scene), 400);
  confirm (&page);
  sg_test_until (sg_closure_tool_count_closures (get_tool (&page)) > 0 &&
                 sg_closure_tool_count_corners (get_tool (&page)) == 0);
  g_assert_cmpuint (ask_soonest (&page, &incident->id), >, before);

  gtk_widget_activate_action (page.page, "dispatch.back", NULL);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/map/goes-to-what-is-selected", test_map_goes_to_what_is_selected },
    { "/map/stays-after-a-pan-until-it-is-asked", test_map_stays_after_a_pan_until_it_is_asked },
    { "/map/chosen-unit-is-followed-until-a-pan", test_chosen_unit_is_followed_until_a_pan },
    { "/map/layer-is-read-when-it-is-shown", test_layer_is_read_when_it_is_shown },
    { "/map/enter-saves-what-was-drawn", test_enter_saves_what_was_drawn },
    { "/map/escape-drops-what-was-drawn", test_escape_drops_what_was_drawn },
    { "/map/two-corners-are-no-area", test_two_corners_are_no_area },
    { "/map/refused-drawing-stays", test_refused_drawing_stays },
    { "/map/closure-vanishes-when-its-time-is-over", test_closure_vanishes_when_its_time_is_over },
    { "/map/wall-tells-nothing-of-persons", test_wall_tells_nothing_of_persons },
    { "/map/second-window-goes-with-the-page", test_second_window_goes_with_the_page },
  };
  char *folder;
  int   exit_code;

  folder = sg_test_page_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/map/flood-in-the-city-changes-minutes",
                   test_flood_in_the_city_changes_minutes);

  exit_code = sg_town_run_tests ();
  sg_test_page_tidy_up (folder);

  return exit_code;
}
