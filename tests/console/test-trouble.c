/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes wrong around the console: another program holds the desk or writes to it all the time,
 * the disk takes nothing more, the map is taken away. It says so, keeps what was typed, and goes
 * on. */

#include <sqlite3.h>
#include <sys/resource.h>

#include "console/call/sg-call-fields.h"
#include "console/call/sg-call-form.h"
#include "console/map/sg-region-map.h"
#include "desk/call/sg-desk-call.h"
#include "tests/console/sg-test-window.h"

#define WORDS           "jatuh dari motor, kaki patah"
#define CALLS_ELSEWHERE 40
#define CALLS_HERE      6

static GtkWidget *
find_form (SgWindow *window)
{
  return sg_test_find_type (GTK_WIDGET (window), SG_TYPE_CALL_FORM);
}

static gboolean
is_form_shown (SgWindow *window)
{
  GtkWidget *form = find_form (window);

  return form != NULL && gtk_widget_get_mapped (form);
}

static void
take_call (SgWindow *window)
{
  GtkWidget *text;

  g_assert_true (sg_window_do (window, "win.new-call"));
  sg_test_wait (is_form_shown (window));
  text = sg_test_find_type (find_form (window), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), WORDS, -1);
}

static void
save_call (SgWindow *window)
{
  g_assert_true (gtk_widget_activate_action_variant (find_form (window), "call.save", NULL));
}

static guint
count_calls (SgWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = sg_desk_list_open (sg_test_get_desk (window), &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < open->len; i++)
    n += g_strcmp0 (((const SgIncident *) g_ptr_array_index (open, i))->text, WORDS) == 0;

  return n;
}

static void
assert_typed_words_are_there (SgWindow *window)
{
  g_autoptr (SgCallDraft) draft = sg_call_fields_read (
    SG_CALL_FIELDS (sg_test_find_type (find_form (window), SG_TYPE_CALL_FIELDS)));

  g_assert_true (is_form_shown (window));
  g_assert_cmpstr (draft->text, ==, WORDS);
}

/* ---- somebody else holds it ---- */

static void
test_held_desk_loses_no_call (void)
{
  SgWindow *window = sg_test_window_open ("held.db", "dispatch");
  sqlite3  *other;

  g_assert_cmpint (sqlite3_open (sg_desk_get_path (sg_test_get_desk (window)), &other),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  take_call (window);
  save_call (window);
  sg_test_wait (sg_test_says (window, "another program is writing to it"));
  assert_typed_words_are_there (window);
  g_assert_cmpuint (count_calls (window), ==, 0);

  sqlite3_close (other);
  save_call (window);
  sg_test_wait (count_calls (window) == 1);
  sg_test_window_close (window);
}

/* ---- the disk takes nothing more ---- */

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_full_disk_loses_no_call (void)
{
  SgWindow *window = sg_test_window_open ("full.db", "dispatch");

  take_call (window);
  limit_files (1);
  save_call (window);
  sg_test_wait (sg_test_says (window, "the disk"));
  limit_files (RLIM_INFINITY);
  assert_typed_words_are_there (window);
  g_assert_cmpuint (count_calls (window), ==, 0);

  save_call (window);
  sg_test_wait (count_calls (window) == 1);
  sg_test_window_close (window);
}

/* ---- the map is taken away ---- */

static void
test_region_may_vanish (void)
{
  g_autofree char *region = sg_test_dup_region ();
  g_autofree char *away = g_strconcat (region, ".away", NULL);
  SgWindow        *window = sg_test_window_open ("vanished.db", "dispatch");

  g_assert_cmpint (g_rename (region, away), ==, 0);
  take_call (window);
  save_call (window);
  sg_test_wait (count_calls (window) == 1);
  sg_test_window_close (window);

  g_assert_cmpint (g_rename (away, region), ==, 0);
}

/* ---- another screen ---- */

static void
test_scale_of_the_screen_may_change (void)
{
  SgWindow  *window = sg_test_window_open ("scale.db", "dispatch");
  GtkWidget *map = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_REGION_MAP);
  int        dpi;

  take_call (window);
  /* Xvfb has one scale only: what GTK tells of another one, and of larger text. */
  g_object_notify (G_OBJECT (map), "scale-factor");
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 150 * 1024, NULL);
  sg_test_wait (sg_window_is_settled (window));
  g_assert_true (sg_region_map_is_complete (SG_REGION_MAP (map)));
  assert_typed_words_are_there (window);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  save_call (window);
  sg_test_wait (count_calls (window) == 1);
  sg_test_window_close (window);
}

/* ---- two at one desk ---- */

static gpointer
take_calls_elsewhere (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDesk) desk = sg_desk_open (data, &error);
  SgCall call = { .source = "tel119", .text = "dari meja lain", .victims = -1 };

  g_assert_no_error (error);
  sg_desk_set_person (desk, "Meja Dua");
  for (guint i = 0; i < CALLS_ELSEWHERE; i++)
    {
      SgUuid incident;

      sg_desk_take_call (desk, &call, &incident, &error);
      g_assert_no_error (error);
    }

  return NULL;
}

static void
test_two_desks_write_at_once (void)
{
  SgWindow *window = sg_test_window_open ("two.db", "dispatch");
  g_autoptr (GPtrArray) before = sg_desk_list_open (sg_test_get_desk (window), NULL);
  g_autofree char *stack = NULL;
  GThread         *elsewhere = g_thread_new ("elsewhere",
                                     take_calls_elsewhere,
                                     (gpointer) sg_desk_get_path (sg_test_get_desk (window)));

  for (guint i = 1; i <= CALLS_HERE; i++)
    {
      take_call (window);
      save_call (window);
      sg_test_wait (count_calls (window) == i);
    }
  g_thread_join (elsewhere);

  stack = g_strdup_printf ("Incidents · %u", before->len + CALLS_ELSEWHERE + CALLS_HERE);
  sg_test_wait (sg_test_says (window, stack));
  sg_test_window_close (window);
}

static void
add_tests (void)
{
  signal (SIGXFSZ, SIG_IGN);
  g_test_add_func ("/trouble/held-desk-loses-no-call", test_held_desk_loses_no_call);
  g_test_add_func ("/trouble/full-disk-loses-no-call", test_full_disk_loses_no_call);
  g_test_add_func ("/trouble/region-may-vanish", test_region_may_vanish);
  g_test_add_func ("/trouble/scale-of-the-screen-may-change", test_scale_of_the_screen_may_change);
  g_test_add_func ("/trouble/two-desks-write-at-once", test_two_desks_write_at_once);
}

int
main (int argc, char *argv[])
{
  return sg_test_run (&argc, &argv, add_tests);
}
