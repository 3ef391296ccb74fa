/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <string.h>

#include "console/incident/sg-candidate-list.h"
#include "console/incident/sg-candidate-row.h"
#include "console/incident/sg-candidates-tab.h"
#include "console/incident/sg-incident-page.h"
#include "console/incident/sg-task-row.h"
#include "tests/console/sg-test-page.h"
#include "tests/desk/candidates/sg-test-town.h"

/* The page of an incident in a window, on a desk of its own in the town with two banks. */

#define DEADLINE (20 * G_USEC_PER_SEC)

/* Something done twice would be told twice: this many turns of the loop are enough to see it. */
#define TURNS 50

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

static inline void
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

static inline void
settle (Stage *s)
{
  for (guint i = 0; i < TURNS; i++)
    {
      wait_until (sg_desk_session_is_idle (s->session));
      g_main_context_iteration (NULL, FALSE);
    }
}

static inline gboolean
has_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static inline gboolean
is_open_popover (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_POPOVER (widget) && gtk_widget_get_visible (widget);
}

static inline gboolean
is_row_of (GtkWidget *widget, gconstpointer name)
{
  const SgCandidate *candidate = SG_IS_CANDIDATE_ROW (widget)
                                   ? sg_candidate_row_get_candidate (SG_CANDIDATE_ROW (widget))
                                   : NULL;

  return candidate != NULL && g_strcmp0 (candidate->name, name) == 0;
}

static inline gboolean
is_task_of (GtkWidget *widget, gconstpointer name)
{
  const SgTask *task = SG_IS_TASK_ROW (widget) ? sg_task_row_get_task (SG_TASK_ROW (widget)) : NULL;

  return task != NULL && g_strcmp0 (task->name, name) == 0;
}

static inline GtkWidget *
find (GtkWidget *from, gboolean (*fits) (GtkWidget *, gconstpointer), gconstpointer what)
{
  GtkWidget *found = fits (from, what) ? from : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, fits, what);

  return found;
}

static inline GtkWidget *
get_of_type (GtkWidget *from, GType type)
{
  GtkWidget *found = find (from, has_type, &type);

  if (found == NULL)
    g_error ("there is no %s", g_type_name (type));

  return found;
}

static inline GtkWidget *
find_type (Stage *s, GType type)
{
  return get_of_type (GTK_WIDGET (s->window), type);
}

static inline SgCandidateRow *
wait_for_row (Stage *s, const char *name)
{
  GtkWidget *row;

  wait_until ((row = find (s->tab, is_row_of, name)) != NULL);

  return SG_CANDIDATE_ROW (row);
}

static inline GtkWidget *
wait_for_task (Stage *s, const char *name)
{
  GtkWidget *row;

  wait_until ((row = find (s->tab, is_task_of, name)) != NULL);

  return row;
}

static inline const char *
read_label (GtkWidget *widget, const char *child)
{
  return gtk_label_get_label (
    GTK_LABEL (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), child)));
}

static inline SgIncident *
look (Stage *s)
{
  g_autoptr (GError) error = NULL;
  SgIncident *incident = sg_desk_get_incident (s->town.desk.desk, &s->incident, &error);

  g_assert_no_error (error);
  return incident;
}

/* The task of that responder here; NULL when nobody asked it. */
static inline SgTask *
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

static inline SgTask *
get_task (SgIncident *incident, const char *name)
{
  SgTask *task = find_task (incident, name);

  if (task == NULL)
    g_error ("%s was not asked", name);

  return task;
}

static inline gboolean
is_asked (Stage *s, const char *name)
{
  g_autoptr (SgIncident) incident = look (s);

  return find_task (incident, name) != NULL;
}

static inline gboolean
is_in_state (Stage *s, const char *name, SgTaskState state)
{
  g_autoptr (SgIncident) incident = look (s);
  const SgTask *task = find_task (incident, name);

  return task != NULL && task->state == state;
}

static inline void
show (Stage *s, const SgUuid *incident)
{
  g_autoptr (GError) error = NULL;

  /* Only now, in the folders of the test: GLib forgets to free those it knew before. */
  gtk_init ();
  adw_init ();
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

static inline void
act (Stage *s, const char *action)
{
  g_assert_true (gtk_widget_activate_action (s->tab, action, NULL));
}

static inline void
step (Stage *s, const char *name, const char *to)
{
  GtkWidget       *row = wait_for_task (s, name);
  g_autofree char *id = sg_uuid_to_text (&sg_task_row_get_task (SG_TASK_ROW (row))->id);

  g_assert_true (gtk_widget_activate_action (row, "tasks.step", "(ss)", id, to));
}

static inline void
choose (Stage *s, const char *name)
{
  SgUuid id = sg_candidate_row_get_candidate (wait_for_row (s, name))->id;

  sg_candidate_list_select (SG_CANDIDATE_LIST (find_type (s, SG_TYPE_CANDIDATE_LIST)), &id);
}

/* Beside what was pressed something is asked: the first button is pressed, or @typed is entered. */
static inline void
give_reason (Stage *s, const char *typed)
{
  GtkWidget *popover;
  GtkWidget *entry;

  wait_until ((popover = find (GTK_WIDGET (s->window), is_open_popover, NULL)) != NULL);
  if (typed == NULL)
    {
      g_signal_emit_by_name (get_of_type (popover, GTK_TYPE_BUTTON), "clicked");
      return;
    }

  entry = get_of_type (popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  g_signal_emit_by_name (entry, "activate");
}

static inline void
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
static inline void
open_with_two (Stage *s, const char *name, int severity)
{
  sg_town_open (&s->town, name);
  sg_town_add_unit (&s->town, "AMB-DEKAT", NORTH, 106.8090);
  sg_town_add_unit (&s->town, "AMB-SEBERANG", SOUTH, 106.8010);
  s->incident = sg_town_open_incident (&s->town, "A", severity, NULL);
}

typedef struct
{
  const char *path;
  void (*func) (void);
} StageTest;

static inline int
stage_run_tests (int *argc, char ***argv, const StageTest *tests, guint n_tests)
{
  char *folder = sg_test_page_init (argc, argv);
  int   exit_code;

  for (guint i = 0; i < n_tests; i++)
    g_test_add_func (tests[i].path, tests[i].func);

  exit_code = sg_town_run_tests ();
  sg_test_page_tidy_up (folder);

  return exit_code;
}
