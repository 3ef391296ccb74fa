/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may see the desk. */

#include <string.h>

#include "console/base/sg-page.h"
#include "console/entry/sg-desk-maker.h"
#include "console/entry/sg-first-run-page.h"
#include "console/entry/sg-sign-in-page.h"
#include "console/responders/sg-responders-page.h"
#include "console/settings/sg-settings-page.h"
#include "desk/people/sg-desk-people.h"
#include "tests/console/sg-test-window.h"

static gboolean
is_mapped (SgWindow *window, GType type)
{
  GtkWidget *found = sg_test_find_type (GTK_WIDGET (window), type);

  return found != NULL && gtk_widget_get_mapped (found);
}

static gboolean
asks_for_person (SgWindow *window)
{
  return is_mapped (window, SG_TYPE_SIGN_IN_PAGE);
}

static void
sign_out (SgWindow *window)
{
  sg_window_do (window, "win.sign-out");
  sg_test_wait (asks_for_person (window));
}

static void
choose_person (SgWindow *window, guint index)
{
  GtkWidget     *page = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_SIGN_IN_PAGE);
  GtkListBox    *list = GTK_LIST_BOX (sg_test_find_type (page, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) index);

  g_signal_emit_by_name (list, "row-activated", row);
}

static void
type_pin (SgWindow *window, const char *pin)
{
  GtkWidget *page = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_SIGN_IN_PAGE);

  gtk_editable_set_text (GTK_EDITABLE (sg_test_find_type (page, GTK_TYPE_PASSWORD_ENTRY)), pin);
  sg_test_click (page, "Sign In");
}

static void
test_wrong_pin_says_how_long_to_wait (void)
{
  SgWindow *window = sg_test_window_open ("wrong.db", "dispatch");

  sign_out (window);
  choose_person (window, 1);
  type_pin (window, "135790");
  sg_test_wait (sg_test_says (window, "the PIN is wrong: wait "));
  g_assert_true (asks_for_person (window));
  sg_test_window_close (window);
}

static void
test_signed_out_nothing_of_an_incident_is_left (void)
{
  SgWindow        *window = sg_test_window_open ("out.db", "shift");
  g_autofree char *number = sg_test_dup_open_number (window);
  g_autofree char *action = NULL;

  sg_test_wait (sg_test_says (window, number));
  sign_out (window);
  g_assert_false (sg_test_says (window, number));
  g_assert_false (sg_test_says (window, "PSC-"));

  action = g_strdup_printf ("win.open-incident('%s')", number);
  g_assert_false (sg_window_do (window, action));
  g_assert_false (sg_window_do (window, "win.page('dispatch')"));
  g_assert_true (asks_for_person (window));
  sg_test_window_close (window);
}

static void
test_right_pin_opens_the_desk (void)
{
  SgWindow        *window = sg_test_window_open ("in.db", "dispatch");
  g_autofree char *before = g_strdup (sg_desk_get_person (sg_test_get_desk (window)));
  SgUuid           person;

  sign_out (window);
  g_assert_false (sg_person_id_of (sg_desk_get_person (sg_test_get_desk (window)), &person));
  choose_person (window, 0);
  type_pin (window, SG_DESK_DEMO_PIN);
  sg_test_wait (!asks_for_person (window) && sg_window_is_settled (window));
  g_assert_true (sg_person_id_of (sg_desk_get_person (sg_test_get_desk (window)), &person));
  g_assert_cmpstr (sg_desk_get_person (sg_test_get_desk (window)), !=, before);
  g_assert_cmpstr (sg_test_get_page (window), ==, "dispatch");
  sg_test_window_close (window);
}

static void
test_drill_ends_with_signing_out (void)
{
  SgWindow *window = sg_test_window_open ("drill-out.db", "dispatch");

  sg_window_do (window, "win.toggle-drill");
  sign_out (window);
  g_assert_false (sg_desk_session_get_drill (sg_window_get_session (window)));
  sg_test_window_close (window);
}

/* ---- the first start ---- */

static void
test_zone_is_that_of_the_province (void)
{
  g_assert_cmpstr (sg_new_desk_get_zone ("3171"), ==, "Asia/Jakarta");
  g_assert_cmpstr (sg_new_desk_get_zone ("7371"), ==, "Asia/Makassar");
  g_assert_cmpstr (sg_new_desk_get_zone ("9471"), ==, "Asia/Jayapura");
}

static void
test_new_desk_says_what_is_missing (void)
{
  const SgNewDesk incomplete[] = { { "3171", "", "map", "folder" },
                                   { "317", "PSC", "map", "folder" },
                                   { "31.7", "PSC", "map", "folder" },
                                   { "3171", "PSC", NULL, "folder" } };

  for (guint i = 0; i < G_N_ELEMENTS (incomplete); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sg_new_desk_check (&incomplete[i], &error));
      g_assert_nonnull (error);
    }
}

static void
on_chosen (SgWindow *window, const char *path, char **chosen)
{
  *chosen = g_strdup (path);
}

static void
test_first_start_makes_a_desk (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("id.or.kreki.Siaga");
  SgWindow  *window = sg_window_new (ADW_APPLICATION (g_application_get_default ()), settings);
  GtkWidget *page;
  g_autofree char *region = sg_test_dup_region ();
  g_autofree char *path = NULL;
  g_autoptr (SgDesk) desk = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (window, "chosen", G_CALLBACK (on_chosen), &path);
  sg_window_ask (window);
  gtk_window_present (GTK_WINDOW (window));
  page = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_FIRST_RUN_PAGE);

  sg_test_type (page, "Name of the PSC", "PSC 119 Uji");
  sg_test_type (page, "Kemendagri code of the kabupaten or kota, four digits", "9971");
  sg_test_click (page, "Create the Desk");
  g_assert_true (sg_test_says (page, "Choose a map"));

  gtk_widget_activate_action (page, "first-run.use-map", "s", region);
  sg_test_click (page, "Create the Desk");
  sg_test_wait (path != NULL);
  desk = sg_desk_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sg_desk_get_identity (desk)->psc_name, ==, "PSC 119 Uji");
  g_assert_nonnull (sg_desk_get_region (desk, &error));
  g_clear_object (&desk);
  sg_test_remove_beside (path);
  sg_test_window_close (window);
}

/* Those of the window; a page may have pages of its own. */
static guint
count_pages (GtkWidget *root)
{
  guint n = 0;

  if (SG_IS_PAGE (root))
    return 1;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_pages (child);

  return n;
}

static void
sign_in (SgWindow *window)
{
  choose_person (window, 1);
  type_pin (window, SG_DESK_DEMO_PIN);
  sg_test_wait (!asks_for_person (window));
}

/* What has just been signed in to shows one page; the others are there soon, unasked. */
static void
test_pages_come_by_themselves (void)
{
  SgWindow *window = sg_test_window_open ("pages.db", "dispatch");

  sign_out (window);
  g_assert_cmpuint (count_pages (GTK_WIDGET (window)), ==, 0);
  sign_in (window);
  g_assert_cmpuint (count_pages (GTK_WIDGET (window)), ==, 1);
  sg_test_wait (count_pages (GTK_WIDGET (window)) == 5);
  sg_test_window_close (window);
}

static void
test_page_is_there_when_asked_for (void)
{
  static const struct
  {
    const char *action;
    GType (*get_type) (void);
  } cases[] = {
    { "win.page('settings')", sg_settings_page_get_type },
    { "win.page('responders')", sg_responders_page_get_type },
  };
  SgWindow *window = sg_test_window_open ("asked.db", "dispatch");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sign_out (window);
      sign_in (window);
      g_assert_true (sg_window_do (window, cases[i].action));
      g_assert_cmpuint (count_pages (GTK_WIDGET (window)), ==, 2);
      sg_test_wait (is_mapped (window, cases[i].get_type ()));
    }
  sg_test_window_close (window);
}

/* Before the other pages have come. */
static void
test_signed_out_at_once_no_page_comes (void)
{
  SgWindow *window = sg_test_window_open ("at-once.db", "dispatch");

  sign_out (window);
  sign_in (window);
  g_assert_cmpuint (count_pages (GTK_WIDGET (window)), ==, 1);
  sign_out (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_pages (GTK_WIDGET (window)), ==, 0);

  sign_in (window);
  sg_test_window_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/sign-in/wrong-pin-says-how-long-to-wait",
                   test_wrong_pin_says_how_long_to_wait);
  g_test_add_func ("/sign-in/signed-out-nothing-of-an-incident-is-left",
                   test_signed_out_nothing_of_an_incident_is_left);
  g_test_add_func ("/sign-in/right-pin-opens-the-desk", test_right_pin_opens_the_desk);
  g_test_add_func ("/sign-in/pages-come-by-themselves", test_pages_come_by_themselves);
  g_test_add_func ("/sign-in/page-is-there-when-asked-for", test_page_is_there_when_asked_for);
  g_test_add_func ("/sign-in/signed-out-at-once-no-page-comes",
                   test_signed_out_at_once_no_page_comes);
  g_test_add_func ("/sign-in/drill-ends-with-signing-out", test_drill_ends_with_signing_out);
  g_test_add_func ("/first-run/zone-is-that-of-the-province", test_zone_is_that_of_the_province);
  g_test_add_func ("/first-run/new-desk-says-what-is-missing", test_new_desk_says_what_is_missing);
  g_test_add_func ("/first-run/first-start-makes-a-desk", test_first_start_makes_a_desk);
}

int
main (int argc, char *argv[])
{
  return sg_test_run (&argc, &argv, add_tests);
}
