/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/sg-window.h"
#include "desk/demo/sg-desk-demo.h"
#include "region/demo/sg-demo-city.h"
#include "region/demo/sg-demo-region.h"
#include "tests/desk/sg-test-desk.h"

/* A window on a real desk: the demo city and a small desk in it are made once, and every test gets
 * a copy. The clock stands still. */

#define SG_TEST_DEADLINE_US (100 * G_USEC_PER_SEC)

static char *sg_test_folder; /* of what all tests share */

/* Iterates until @condition is true; fails the test when it never is. */
#define sg_test_wait(condition)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline = g_get_monotonic_time () + SG_TEST_DEADLINE_US;                               \
    guint  wake = g_timeout_add (20, sg_test_wake, NULL);                                          \
                                                                                                   \
    while (!(condition) && g_get_monotonic_time () < deadline)                                     \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (wake);                                                                        \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static inline gboolean
sg_test_wake (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

typedef gboolean (*SgTestMatch) (GtkWidget *widget, gconstpointer wanted);

/* The first one in the tree that is seen, top to bottom. */
static inline GtkWidget *
sg_test_find (GtkWidget *root, SgTestMatch matches, gconstpointer wanted)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (matches (root, wanted))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = sg_test_find (child, matches, wanted);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline gboolean
sg_test_is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static inline gboolean
sg_test_is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static inline gboolean
sg_test_is_row (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static inline GtkWidget *
sg_test_find_type (GtkWidget *root, GType type)
{
  return sg_test_find (root, sg_test_is_of_type, &type);
}

/* As a person would, it waits while the work before is still being recorded. */
static inline void
sg_test_click (GtkWidget *root, const char *label)
{
  GtkWidget *button = sg_test_find (root, sg_test_is_button, label);

  g_assert_nonnull (button);
  sg_test_wait (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static inline void
sg_test_type (GtkWidget *root, const char *row_title, const char *text)
{
  GtkWidget *row = sg_test_find (root, sg_test_is_row, row_title);

  g_assert_true (GTK_IS_EDITABLE (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static inline void
sg_test_collect (GtkWidget *widget, GString *all)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (all, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_TEXT (widget) || GTK_IS_ENTRY (widget))
    g_string_append_printf (all, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    sg_test_collect (child, all);
}

/* Everything that is written in the tree, also where it cannot be seen. */
static inline char *
sg_test_dup_texts (gpointer root)
{
  GString *all = g_string_new (NULL);

  sg_test_collect (root, all);

  return g_string_free (all, FALSE);
}

static inline gboolean
sg_test_says (gpointer root, const char *text)
{
  g_autofree char *all = sg_test_dup_texts (root);

  return strstr (all, text) != NULL;
}

static inline SgDesk *
sg_test_get_desk (SgWindow *window)
{
  return sg_desk_session_get_desk (sg_window_get_session (window));
}

static inline char *
sg_test_dup_open_number (SgWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = sg_desk_list_open (sg_test_get_desk (window), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (open->len, >, 0);

  return g_strdup (((const SgIncident *) g_ptr_array_index (open, 0))->number);
}

static inline const char *
sg_test_get_page (SgWindow *window)
{
  return adw_view_stack_get_visible_child_name (
    ADW_VIEW_STACK (sg_test_find_type (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK)));
}

static inline char *
sg_test_copy_desk (const char *name)
{
  g_autofree char *from = g_build_filename (sg_test_folder, "demo.db", NULL);
  g_autofree char *to = g_build_filename (sg_test_folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, (gssize) length, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&to);
}

static inline char *
sg_test_dup_region (void)
{
  return g_build_filename (sg_test_folder, "region", NULL);
}

/* On a desk of its own, with the supervisor of the demo signed in, on @page. */
static inline SgWindow *
sg_test_window_open (const char *name, const char *page)
{
  g_autoptr (GSettings) settings = g_settings_new ("id.or.kreki.Siaga");
  g_autofree char *path = sg_test_copy_desk (name);
  g_autofree char *region = sg_test_dup_region ();
  g_autofree char *action = g_strdup_printf ("win.page('%s')", page);
  g_autoptr (SgDeskLoader) loader = sg_desk_loader_new (path, region, SG_TEST_NOW);
  SgWindow *window = sg_window_new (ADW_APPLICATION (g_application_get_default ()), settings);

  sg_window_freeze (window, SG_TEST_NOW);
  sg_window_do (window, action);
  sg_window_load (window, loader);
  gtk_window_present (GTK_WINDOW (window));
  sg_test_wait (
    sg_window_is_settled (window) && g_strcmp0 (sg_test_get_page (window), page) == 0 &&
    gtk_widget_get_mapped (sg_test_find_type (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK)));

  return window;
}

static inline void
sg_test_window_close (SgWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The demo city and desk, once for all tests of the program. */
static inline void
sg_test_make_world (void)
{
  static const SgDeskDemoPlan plan = { .seed = 7,
                                       .n_volunteers = 60,
                                       .n_units = 6,
                                       .n_days = 1,
                                       .incidents_per_day = 20,
                                       .now = SG_TEST_NOW };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgManifest) manifest = NULL;
  g_autoptr (SgDesk) desk = NULL;
  g_autofree char *region = NULL;
  g_autofree char *path = NULL;

  region = sg_test_dup_region ();
  path = g_build_filename (sg_test_folder, "demo.db", NULL);
  manifest = sg_demo_region_make (region, SG_DEMO_CITY_SEED, NULL, &error);
  g_assert_no_error (error);
  desk = sg_desk_demo_create (path, region, &plan, NULL, &error);
  g_assert_no_error (error);
}

static inline void
sg_test_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        sg_test_remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

static inline int
sg_test_run (int *argc, char ***argv, void (*add_tests) (void))
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  sg_test_folder = g_dir_make_tmp ("siaga-console-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", sg_test_folder, TRUE);
  g_setenv ("XDG_STATE_HOME", sg_test_folder, TRUE);
  gtk_test_init (argc, argv, NULL);
  application = adw_application_new ("id.or.kreki.Siaga.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/id/or/kreki/Siaga", NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));

  sg_test_make_world ();
  add_tests ();
  status = g_test_run ();
  sg_test_remove_folder (sg_test_folder);
  g_free (sg_test_folder);

  return status;
}
