/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tab of candidates on a desk of its own in the town with two banks, through its actions and
 * what its rows say. */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "console/incident/sg-candidate-list.h"
#include "console/incident/sg-candidate-row.h"
#include "console/incident/sg-candidates-tab.h"
#include "console/incident/sg-incident-page.h"
#include "console/incident/sg-message-popover.h"
#include "console/incident/sg-next-bar.h"
#include "console/incident/sg-ring-bar.h"
#include "console/incident/sg-task-list.h"
#include "console/incident/sg-task-row.h"
#include "desk/call/sg-desk-call.h"
#include "desk/call/sg-desk-caller.h"
#include "desk/dispatch/sg-desk-task.h"
#include "tests/desk/candidates/sg-test-town.h"

#define DEADLINE (20 * G_USEC_PER_SEC)

/* Something done twice would be told twice: this many turns of the loop are enough to see it. */
#define TURNS 50

/* Of the side of the dispatch page; at 200 % text what the other panes leave of 1366. */
#define PANE_WIDTH               400
#define PANE_WIDTH_OF_LARGE_TEXT 640

/* ---- a window that notes what it is told ---- */

#define TEST_TYPE_WINDOW (test_window_get_type ())
G_DECLARE_FINAL_TYPE (TestWindow, test_window, TEST, WINDOW, GtkWindow)

struct _TestWindow
{
  GtkWindow parent_instance;

  char *told;
  char *trouble;
};

G_DEFINE_FINAL_TYPE (TestWindow, test_window, GTK_TYPE_WINDOW)

static void
on_tell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TestWindow *self = TEST_WINDOW (widget);
  char      **text = g_str_equal (action, "win.tell-trouble") ? &self->trouble : &self->told;

  g_free (*text);
  *text = g_variant_dup_string (parameter, NULL);
}

static void
test_window_finalize (GObject *object)
{
  TestWindow *self = TEST_WINDOW (object);

  g_free (self->told);
  g_free (self->trouble);

  G_OBJECT_CLASS (test_window_parent_class)->finalize (object);
}

static void
test_window_class_init (TestWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_window_finalize;
  gtk_widget_class_install_action (widget_class, "win.tell", "s", on_tell);
  gtk_widget_class_install_action (widget_class, "win.tell-done", "s", on_tell);
  gtk_widget_class_install_action (widget_class, "win.tell-trouble", "s", on_tell);
}

static void
test_window_init (TestWindow *self)
{
}

/* ---- the stage ---- */

typedef struct
{
  SgTown          town;
  SgDeskSession  *session;
  TestWindow     *window;
  SgIncidentPage *page;
  GtkWidget      *tab;
  SgUuid          incident;
} Stage;

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 _until = g_get_monotonic_time () + DEADLINE;                                            \
    while (!(condition))                                                                           \
      {                                                                                            \
        if (g_get_monotonic_time () > _until)                                                      \
          g_error ("%s has not come true", #condition);                                            \
        g_main_context_iteration (NULL, FALSE);                                                    \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static void
settle (Stage *s)
{
  for (guint i = 0; i < TURNS; i++)
    {
      wait_until (sg_desk_session_is_idle (s->session));
      g_main_context_iteration (NULL, FALSE);
    }
}

static gboolean
has_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static gboolean
is_open_popover (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_POPOVER (widget) && gtk_widget_get_visible (widget);
}

static gboolean
is_row_of (GtkWidget *widget, gconstpointer name)
{
  const SgCandidate *candidate = SG_IS_CANDIDATE_ROW (widget)
                                   ? sg_candidate_row_get_candidate (SG_CANDIDATE_ROW (widget))
                                   : NULL;

  return candidate != NULL && g_strcmp0 (candidate->name, name) == 0;
}

static gboolean
is_task_of (GtkWidget *widget, gconstpointer name)
{
  const SgTask *task = SG_IS_TASK_ROW (widget) ? sg_task_row_get_task (SG_TASK_ROW (widget)) : NULL;

  return task != NULL && g_strcmp0 (task->name, name) == 0;
}

static GtkWidget *
find (GtkWidget *from, gboolean (*fits) (GtkWidget *, gconstpointer), gconstpointer what)
{
  GtkWidget *found = fits (from, what) ? from : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, fits, what);

  return found;
}

static GtkWidget *
get_of_type (GtkWidget *from, GType type)
{
  GtkWidget *found = find (from, has_type, &type);

  if (found == NULL)
    g_error ("there is no %s", g_type_name (type));

  return found;
}

static GtkWidget *
find_type (Stage *s, GType type)
{
  return get_of_type (GTK_WIDGET (s->window), type);
}

static SgCandidateRow *
wait_for_row (Stage *s, const char *name)
{
  GtkWidget *row;

  wait_until ((row = find (s->tab, is_row_of, name)) != NULL);

  return SG_CANDIDATE_ROW (row);
}

static GtkWidget *
wait_for_task (Stage *s, const char *name)
{
  GtkWidget *row;

  wait_until ((row = find (s->tab, is_task_of, name)) != NULL);

  return row;
}

static const char *
read_label (GtkWidget *widget, const char *child)
{
  return gtk_label_get_label (
    GTK_LABEL (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), child)));
}

static SgIncident *
look (Stage *s)
{
  g_autoptr (GError) error = NULL;
  SgIncident *incident = sg_desk_get_incident (s->town.desk.desk, &s->incident, &error);

  g_assert_no_error (error);
  return incident;
}

/* The task of that responder here; NULL when nobody asked it. */
static SgTask *
find_task (SgIncident *incident, const char *name)
{
  for (guint i = 0; i < incident->tasks->len; i++)
    {
      SgTask *task = g_ptr_array_index (incident->tasks, i);

      if (g_strcmp0 (task->name, name) == 0)
        return task;
    }

  return NULL;
}

static SgTask *
get_task (SgIncident *incident, const char *name)
{
  SgTask *task = find_task (incident, name);

  if (task == NULL)
    g_error ("%s was not asked", name);

  return task;
}

static gboolean
is_asked (Stage *s, const char *name)
{
  g_autoptr (SgIncident) incident = look (s);

  return find_task (incident, name) != NULL;
}

static gboolean
is_in_state (Stage *s, const char *name, SgTaskState state)
{
  g_autoptr (SgIncident) incident = look (s);
  const SgTask *task = find_task (incident, name);

  return task != NULL && task->state == state;
}

static void
show (Stage *s, const SgUuid *incident)
{
  g_autoptr (GError) error = NULL;

  s->incident = *incident;
  s->session = sg_desk_session_open (s->town.desk.path, &error);
  g_assert_no_error (error);
  sg_desk_session_freeze (s->session, SG_TEST_NOW);
  sg_desk_session_start (s->session, &error);
  g_assert_no_error (error);

  s->window = g_object_new (TEST_TYPE_WINDOW, "default-width", 560, "default-height", 740, NULL);
  s->page = g_object_new (SG_TYPE_INCIDENT_PAGE, NULL);
  gtk_window_set_child (GTK_WINDOW (s->window), GTK_WIDGET (s->page));
  sg_incident_page_open (s->page, s->session);
  sg_incident_page_show_tab (s->page, "candidates");
  sg_incident_page_show (s->page, incident);
  s->tab = sg_incident_page_get_tab (s->page);
  g_assert_true (SG_IS_CANDIDATES_TAB (s->tab));
  gtk_window_present (GTK_WINDOW (s->window));
}

static void
act (Stage *s, const char *action)
{
  g_assert_true (gtk_widget_activate_action (s->tab, action, NULL));
}

static void
step (Stage *s, const char *name, const char *to)
{
  GtkWidget       *row = wait_for_task (s, name);
  g_autofree char *id = sg_uuid_to_text (&sg_task_row_get_task (SG_TASK_ROW (row))->id);

  g_assert_true (gtk_widget_activate_action (row, "tasks.step", "(ss)", id, to));
}

static void
choose (Stage *s, const char *name)
{
  SgUuid id = sg_candidate_row_get_candidate (wait_for_row (s, name))->id;

  sg_candidate_list_select (SG_CANDIDATE_LIST (find_type (s, SG_TYPE_CANDIDATE_LIST)), &id);
}

/* Beside what was pressed something is asked: the first button is pressed, or @typed is entered. */
static void
give_reason (Stage *s, const char *typed)
{
  GtkWidget *popover;
  GtkWidget *entry;

  wait_until (find (GTK_WIDGET (s->window), is_open_popover, NULL) != NULL);
  popover = find (GTK_WIDGET (s->window), is_open_popover, NULL);
  if (typed == NULL)
    {
      g_signal_emit_by_name (get_of_type (popover, GTK_TYPE_BUTTON), "clicked");
      return;
    }

  entry = get_of_type (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  g_signal_emit_by_name (entry, "activate");
}

static void
stage_clear (Stage *s)
{
  if (s->window != NULL)
    {
      settle (s);
      g_assert_cmpstr (s->window->trouble, ==, NULL);
      gtk_window_destroy (GTK_WINDOW (s->window));
      settle (s);
    }
  g_clear_object (&s->session);
  sg_town_clear (&s->town);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stage, stage_clear)

/* Two ambulances: one at 900 m along the road, one over the river that is near by air alone. */
static void
open_with_two (Stage *s, const char *name, int severity)
{
  sg_town_open (&s->town, name);
  sg_town_add_unit (&s->town, "AMB-DEKAT", NORTH, 106.8090);
  sg_town_add_unit (&s->town, "AMB-SEBERANG", SOUTH, 106.8010);
  s->incident = sg_town_open_incident (&s->town, "A", severity, NULL);
}

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

/* ---- following ---- */

static void
test_steps_follow_each_other (void)
{
  g_auto (Stage) s = { 0 };
  GtkWidget *row;

  open_with_two (&s, "steps.db", 2);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  row = wait_for_task (&s, "AMB-DEKAT");
  step (&s, "AMB-DEKAT", "accepted");
  wait_until (sg_task_row_get_task (SG_TASK_ROW (row))->state == SG_TASK_ACCEPTED);
  g_assert_nonnull (strstr (read_label (row, "state"), "◑T"));
  step (&s, "AMB-DEKAT", "en_route");
  wait_until (sg_task_row_get_task (SG_TASK_ROW (row))->state == SG_TASK_EN_ROUTE);
  step (&s, "AMB-DEKAT", "ended");
  wait_until (sg_task_row_get_task (SG_TASK_ROW (row))->state == SG_TASK_ENDED);
}

/* Nine in the morning at the desk: ten to nine was ten minutes ago. */
static void
test_time_that_was_told_is_of_one_step (void)
{
  g_auto (Stage) s = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  GtkWidget    *list;
  GtkEditable  *at;
  const SgTask *task;

  open_with_two (&s, "told.db", 2);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  wait_for_task (&s, "AMB-DEKAT");
  list = find_type (&s, SG_TYPE_TASK_LIST);
  at = GTK_EDITABLE (gtk_widget_get_template_child (list, SG_TYPE_TASK_LIST, "at"));
  gtk_editable_set_text (at, "0850");
  step (&s, "AMB-DEKAT", "accepted");
  wait_until (is_in_state (&s, "AMB-DEKAT", SG_TASK_ACCEPTED));
  g_assert_cmpstr (gtk_editable_get_text (at), ==, "");
  step (&s, "AMB-DEKAT", "en_route");
  wait_until (is_in_state (&s, "AMB-DEKAT", SG_TASK_EN_ROUTE));

  incident = look (&s);
  task = get_task (incident, "AMB-DEKAT");
  g_assert_cmpint (task->at[SG_STEP_ANSWERED], ==, SG_TEST_NOW - 10 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (task->clocks[SG_STEP_ANSWERED], ==, 'm');
  g_assert_cmpint (task->at[SG_STEP_EN_ROUTE], ==, SG_TEST_NOW);
  g_assert_cmpint (task->clocks[SG_STEP_EN_ROUTE], ==, 'a');
}

static void
test_time_nobody_can_read_enters_nothing (void)
{
  g_auto (Stage) s = { 0 };
  GtkWidget *list;

  open_with_two (&s, "untold.db", 2);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  wait_for_task (&s, "AMB-DEKAT");
  list = find_type (&s, SG_TYPE_TASK_LIST);
  gtk_editable_set_text (
    GTK_EDITABLE (gtk_widget_get_template_child (list, SG_TYPE_TASK_LIST, "at")),
    "25:99");
  step (&s, "AMB-DEKAT", "accepted");
  settle (&s);

  g_assert_true (is_in_state (&s, "AMB-DEKAT", SG_TASK_REQUESTED));
  g_assert_nonnull (s.window->told);
}

static void
test_another_takes_over (void)
{
  g_auto (Stage) s = { 0 };
  g_autofree char *id = NULL;
  GtkWidget       *row;

  open_with_two (&s, "over.db", 2);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  row = wait_for_task (&s, "AMB-DEKAT");
  id = sg_uuid_to_text (&sg_task_row_get_task (SG_TASK_ROW (row))->id);
  choose (&s, "AMB-SEBERANG");
  g_assert_true (gtk_widget_activate_action (s.tab, "candidates.reassign", "s", id));
  give_reason (&s, NULL);
  wait_until (is_in_state (&s, "AMB-SEBERANG", SG_TASK_REQUESTED));
  g_assert_true (is_in_state (&s, "AMB-DEKAT", SG_TASK_REASSIGNED));
}

static void
on_text_read (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_message_can_be_copied (void)
{
  g_auto (Stage) s = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  GtkWidget       *row;
  GtkWidget       *popover;

  open_with_two (&s, "message.db", 2);
  show (&s, &s.incident);
  wait_for_row (&s, "AMB-DEKAT");
  act (&s, "candidates.request-first");
  row = wait_for_task (&s, "AMB-DEKAT");
  id = sg_uuid_to_text (&sg_task_row_get_task (SG_TASK_ROW (row))->id);
  g_assert_true (gtk_widget_activate_action (row, "tasks.message", "s", id));
  popover = find_type (&s, SG_TYPE_MESSAGE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_activate_action (popover, "message.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (popover), NULL, on_text_read, &text);
  wait_until (text != NULL);

  g_assert_nonnull (strstr (text, "*A*"));
  g_assert_nonnull (strstr (text, "https://maps.google.com/?q=-6.2"));
  g_assert_true (gtk_widget_activate_action (popover, "message.log", "s", "reached"));
  settle (&s);
  g_assert_nonnull (strstr (s.window->told, "AMB-DEKAT"));
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
  static const struct
  {
    const char *path;
    void (*func) (void);
  } tests[] = {
    { "/candidates-tab/candidates-are-ranked-by-road", test_candidates_are_ranked_by_road },
    { "/candidates-tab/way-and-pins-are-on-the-map", test_way_and_pins_are_on_the_map },
    { "/candidates-tab/lost-districts-are-marked", test_lost_districts_are_marked },
    { "/candidates-tab/tab-fits-its-pane", test_tab_fits_its_pane },
    { "/candidates-tab/place-must-be-known", test_place_must_be_known },
    { "/candidates-tab/ticks-stay-when-something-changes", test_ticks_stay_when_something_changes },
    { "/candidates-tab/first-is-asked", test_first_is_asked },
    { "/candidates-tab/two-are-asked-for-the-most-severe", test_two_are_asked_for_the_most_severe },
    { "/candidates-tab/refusal-offers-the-next", test_refusal_offers_the_next },
    { "/candidates-tab/one-key-refuses-and-asks-the-next", test_one_key_refuses_and_asks_the_next },
    { "/candidates-tab/second-assignment-warns-and-rewrites-nothing",
      test_second_assignment_warns_and_rewrites_nothing },
    { "/candidates-tab/prank-caller-is-warned-of-and-never-blocked",
      test_prank_caller_is_warned_of_and_never_blocked },
    { "/candidates-tab/steps-follow-each-other", test_steps_follow_each_other },
    { "/candidates-tab/time-that-was-told-is-of-one-step", test_time_that_was_told_is_of_one_step },
    { "/candidates-tab/time-nobody-can-read-enters-nothing",
      test_time_nobody_can_read_enters_nothing },
    { "/candidates-tab/another-takes-over", test_another_takes_over },
    { "/candidates-tab/message-can-be-copied", test_message_can_be_copied },
    { "/candidates-tab/ring-of-volunteers-is-opened", test_ring_of_volunteers_is_opened },
    { "/candidates-tab/both-roles-are-asked-at-an-arrest", test_both_roles_are_asked_at_an_arrest },
    { "/candidates-tab/by-hand-only-wants-a-reason", test_by_hand_only_wants_a_reason },
    { "/candidates-tab/patient-is-taken-to-a-hospital", test_patient_is_taken_to_a_hospital },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].func);

  return sg_town_run_tests ();
}
