/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The settings: what is taken, what is refused and where that is told, and by whom. */

#include <string.h>

#include "common/sg-shift.h"
#include "console/settings/sg-figures-panel.h"
#include "console/settings/sg-keep-panel.h"
#include "console/settings/sg-people-panel.h"
#include "console/settings/sg-person-row.h"
#include "console/settings/sg-setting-row.h"
#include "desk/people/sg-desk-people.h"
#include "tests/console/sg-test-sign-in.h"
#include "tests/console/sg-test-window.h"

#define PSC      NULL
#define DISTRICT "Contoh Tengah"

static gboolean
is_of_setting (GtkWidget *widget, gconstpointer setting)
{
  return SG_IS_SETTING_ROW (widget) &&
         sg_setting_row_get_setting (SG_SETTING_ROW (widget)) == *(const SgSetting *) setting;
}

static SgWindow *
open_panel (const char *name, const char *panel)
{
  SgWindow        *window = sg_test_window_open (name, "settings");
  g_autofree char *action = g_strdup_printf ("settings.panel('%s')", panel);

  g_assert_true (sg_window_do (window, action));

  return window;
}

static SgSettingRow *
get_row (SgWindow *window, SgSetting setting)
{
  GtkWidget *panel = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_FIGURES_PANEL);

  return SG_SETTING_ROW (sg_test_find (panel, is_of_setting, &setting));
}

static void
enter (SgSettingRow *row, const char *text)
{
  gtk_editable_set_text (sg_setting_row_get_entry (row), text);
  g_signal_emit_by_name (sg_setting_row_get_entry (row), "activate");
}

static void
test_figure_within_bounds_holds (void)
{
  SgWindow *window = open_panel ("ring.db", "figures");

  enter (get_row (window, SG_SETTING_RING1_M), "700");
  sg_test_wait (sg_desk_get_setting (sg_test_get_desk (window), SG_SETTING_RING1_M) == 700);
  sg_test_window_close (window);
}

static void
test_figure_out_of_bounds_is_refused_at_its_row (void)
{
  static const char *const refused[] = { "7", "999999", "-1", "lima", "", "5e2" };
  SgWindow                *window = open_panel ("bounds.db", "figures");
  SgSettingRow            *row = get_row (window, SG_SETTING_RING1_M);
  gint64 before = sg_desk_get_setting (sg_test_get_desk (window), SG_SETTING_RING1_M);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      enter (row, refused[i]);
      g_assert_true (sg_test_says (row, "Not taken: write a number from 100 to 20000"));
      g_assert_cmpstr (gtk_editable_get_text (sg_setting_row_get_entry (row)), ==, refused[i]);
    }
  sg_test_wait (sg_desk_session_is_idle (sg_window_get_session (window)));
  g_assert_cmpint (sg_desk_get_setting (sg_test_get_desk (window), SG_SETTING_RING1_M), ==, before);

  enter (row, "800");
  sg_test_wait (!sg_test_says (row, "Not taken"));
  sg_test_window_close (window);
}

static gint64
get_of_district (SgWindow *window)
{
  return sg_psc_get_value (sg_desk_get_psc (sg_test_get_desk (window)),
                           SG_SETTING_TARGET_SEV1_S,
                           DISTRICT);
}

static gboolean
is_of_chosen_district (GtkWidget *widget, gconstpointer wanted)
{
  GtkWidget      *group = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP);
  const SgSetting setting = SG_SETTING_TARGET_SEV1_S;

  return is_of_setting (widget, &setting) &&
         sg_test_find (group, sg_test_is_row, "District") != NULL;
}

static void
test_district_may_differ_until_it_is_emptied (void)
{
  SgWindow     *window = open_panel ("district.db", "figures");
  GtkWidget    *panel = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_FIGURES_PANEL);
  SgSettingRow *row = SG_SETTING_ROW (sg_test_find (panel, is_of_chosen_district, NULL));
  gint64        usual = sg_desk_get_setting (sg_test_get_desk (window), SG_SETTING_TARGET_SEV1_S);
  GtkWidget    *list = sg_test_find (panel, sg_test_is_row, "District");
  GtkStringObject *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (list));

  g_assert_cmpstr (gtk_string_object_get_string (chosen), ==, DISTRICT);
  enter (row, "1234");
  sg_test_wait (get_of_district (window) == 1234);
  g_assert_cmpint (sg_desk_get_setting (sg_test_get_desk (window), SG_SETTING_TARGET_SEV1_S),
                   ==,
                   usual);

  enter (row, "");
  sg_test_wait (get_of_district (window) == usual);
  sg_test_window_close (window);
}

/* Somebody without the role. */
static void
sign_in_operator (SgWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = sg_desk_list_people (sg_test_get_desk (window), &error);
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < people->len && id == NULL; i++)
    if (strstr (((const SgPerson *) g_ptr_array_index (people, i))->roles, "admin") == NULL)
      id = sg_uuid_to_text (&((const SgPerson *) g_ptr_array_index (people, i))->id);
  sg_test_sign_in (sg_window_get_session (window), id, SG_DESK_DEMO_PIN);
}

static void
test_who_may_not_configure_sees_why (void)
{
  SgWindow     *window = open_panel ("may.db", "figures");
  SgSettingRow *row = get_row (window, SG_SETTING_RING1_M);

  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (row)));
  sign_in_operator (window);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (row)));
  g_assert_true (sg_test_says (window, "may not change the settings"));

  enter (row, "900");
  sg_test_wait (sg_test_says (row, "may not change the settings"));
  g_assert_cmpint (sg_desk_get_setting (sg_test_get_desk (window), SG_SETTING_RING1_M), !=, 900);
  sg_test_window_close (window);
}

static SgPersonRow *
get_person_row (SgWindow *window, const char *title)
{
  GtkWidget *panel = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_PEOPLE_PANEL);

  return SG_PERSON_ROW (sg_test_find (panel, sg_test_is_row, title));
}

static gboolean
is_listed (SgWindow *window, const char *name)
{
  GtkWidget *panel = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_PEOPLE_PANEL);

  return sg_test_find (panel, sg_test_is_row, name) != NULL;
}

static void
test_person_is_registered_and_stops (void)
{
  SgWindow  *window = open_panel ("people.db", "people");
  GtkWidget *row = GTK_WIDGET (get_person_row (window, "Register somebody"));
  g_autoptr (SgPerson) person = NULL;
  g_autoptr (GError) error = NULL;

  sg_test_type (row, "Name", "Sinta Uji");
  sg_test_type (row, "New PIN", "824613");
  sg_test_click (row, "Register");
  sg_test_wait (is_listed (window, "Sinta Uji"));

  sg_test_click (GTK_WIDGET (get_person_row (window, "Sinta Uji")), "Stops Working Here");
  sg_test_wait (sg_test_says (window, "Does not work here any more"));
  person = sg_desk_find_person (sg_test_get_desk (window), "Sinta Uji", &error);
  g_assert_no_error (error);
  g_assert_true (person->disabled);
  sg_test_window_close (window);
}

static void
test_weak_pin_is_refused_with_words (void)
{
  SgWindow  *window = open_panel ("weak.db", "people");
  GtkWidget *row = GTK_WIDGET (get_person_row (window, "Register somebody"));

  sg_test_type (row, "Name", "Sinta Uji");
  sg_test_type (row, "New PIN", "111111");
  sg_test_click (row, "Register");
  sg_test_wait (sg_test_says (window, "PIN"));
  sg_test_wait (sg_desk_session_is_idle (sg_window_get_session (window)));
  g_assert_false (is_listed (window, "Sinta Uji"));
  sg_test_window_close (window);
}

static void
test_backup_and_check_tell_what_they_found (void)
{
  SgWindow  *window = open_panel ("keep.db", "keep");
  GtkWidget *panel = sg_test_find_type (GTK_WIDGET (window), SG_TYPE_KEEP_PANEL);
  g_autoptr (GSettings) settings = g_settings_new ("id.or.kreki.Siaga");

  sg_test_click (panel, "Check");
  sg_test_wait (sg_test_says (panel, "everything is in order"));

  /* The settings of the test are in memory: the panel sees what another part of it chose. */
  g_assert_true (sg_test_says (panel, "None chosen yet"));
  sg_test_window_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/settings/figure-within-bounds-holds", test_figure_within_bounds_holds);
  g_test_add_func ("/settings/figure-out-of-bounds-is-refused-at-its-row",
                   test_figure_out_of_bounds_is_refused_at_its_row);
  g_test_add_func ("/settings/district-may-differ-until-it-is-emptied",
                   test_district_may_differ_until_it_is_emptied);
  g_test_add_func ("/settings/who-may-not-configure-sees-why", test_who_may_not_configure_sees_why);
  g_test_add_func ("/settings/person-is-registered-and-stops", test_person_is_registered_and_stops);
  g_test_add_func ("/settings/weak-pin-is-refused-with-words", test_weak_pin_is_refused_with_words);
  g_test_add_func ("/settings/backup-and-check-tell-what-they-found",
                   test_backup_and_check_tell_what_they_found);
}

int
main (int argc, char *argv[])
{
  return sg_test_run (&argc, &argv, add_tests);
}
