/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who of a register is where: all of them, how fresh, and only who is on duty. */

#include "common/sg-volunteer.h"
#include "console/responders/sg-where-map.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-units.h"
#include "tests/console/sg-test-window.h"

static SgWhereMap *
find_map (SgWindow *window)
{
  return SG_WHERE_MAP (sg_test_find_type (GTK_WIDGET (window), SG_TYPE_WHERE_MAP));
}

static guint
count (SgDesk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    rows = sg_row_list (sg_desk_get_db (desk), &sg_volunteer_record, sql, &error, "");

  g_assert_no_error (error);

  return rows->len;
}

static void
test_all_units_are_there_with_the_age_of_their_position (void)
{
  SgWindow *window = sg_test_window_open ("where-units.db", "responders");
  SgDesk   *desk = sg_test_get_desk (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = sg_desk_list_units (desk, &error);
  const SgUnit    *first = g_ptr_array_index (units, 0);
  const SgUnit    *second = g_ptr_array_index (units, 1);
  const SgPosition seen[] = {
    { first->id, -7.25, 112.4, NAN, SG_TEST_NOW - 30 * G_USEC_PER_SEC },
    { second->id, -7.26, 112.41, NAN, SG_TEST_NOW - 20 * 60 * G_USEC_PER_SEC },
  };
  g_autofree char *ages =
    g_strdup_printf ("✓ position now: 1 · ? older: 1\n– at the base or at home: %u",
                     units->len - 2);

  sg_desk_set_positions (desk, seen, G_N_ELEMENTS (seen), &error);
  g_assert_no_error (error);
  g_assert_true (sg_window_do (window, "responders.show('units')"));
  sg_test_wait (sg_where_map_get_n (find_map (window)) == units->len);
  sg_test_wait (sg_test_says (window, ages));
  sg_test_window_close (window);
}

static void
test_volunteers_off_duty_are_not_shown (void)
{
  SgWindow *window = sg_test_window_open ("where-volunteers.db", "responders");
  SgDesk   *desk = sg_test_get_desk (window);
  guint     on_duty = count (desk, "WHERE availability != 0");

  g_assert_cmpuint (on_duty, <, count (desk, ""));
  sg_test_wait (sg_where_map_get_n (find_map (window)) == on_duty);
  sg_test_window_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/where-map/all-units-are-there-with-the-age-of-their-position",
                   test_all_units_are_there_with_the_age_of_their_position);
  g_test_add_func ("/where-map/volunteers-off-duty-are-not-shown",
                   test_volunteers_off_duty_are_not_shown);
}

int
main (int argc, char *argv[])
{
  return sg_test_run (&argc, &argv, add_tests);
}
