/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many incidents, whose figures are counted again here in the plainest way. */

#include <string.h>

#include "tests/desk/report/sg-report-world.h"

#define MANY 2000

static const char *const districts[] = { "Taman", "Waru", "Gedangan", "Sedati", "Buduran" };
static const char *const ends[] = { "dispatch", "dispatch", "dispatch", "prank", "ghost", "info" };

static SgTestPlan
plan_random (const World *w, GRand *dice, const char *number)
{
  SgTestPlan plan = plan_help (w, number);

  plan.at = TODAY - 20 * DAY + g_rand_int_range (dice, 0, 29 * 86400) * G_TIME_SPAN_SECOND;
  plan.kecamatan = districts[g_rand_int_range (dice, 0, G_N_ELEMENTS (districts))];
  plan.severity = g_rand_int_range (dice, 1, 4);
  plan.disposition = ends[g_rand_int_range (dice, 0, G_N_ELEMENTS (ends))];
  plan.drill = g_rand_int_range (dice, 0, 20) == 0;
  plan.t1 = g_rand_int_range (dice, 1, 30);
  plan.t3 = plan.t1 + g_rand_int_range (dice, 1, 200);
  plan.t4 = plan.t3 + g_rand_int_range (dice, 1, 90);
  plan.t5 = plan.t4 + g_rand_int_range (dice, 1, 90);
  plan.t6 = plan.t5 + g_rand_int_range (dice, 60, 1200);
  plan.t8 = plan.t6 + 600;
  plan.t9 = plan.t8 + 600;
  plan.t10 = plan.t9 + 600;
  plan.t11 = plan.t10 + 600;
  if (strcmp (plan.disposition, "dispatch") != 0)
    plan.unit = SG_UUID_NONE;
  else if (g_rand_boolean (dice))
    plan.unit = w->bravo;

  return plan;
}

static SgTestPlan *
live_many (World *w)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (119);
  SgTestPlan *plans = g_new0 (SgTestPlan, MANY);

  for (guint i = 0; i < MANY;)
    {
      g_autoptr (SgAct) act = sg_act_new (w->desk.desk);
      g_autoptr (GError) error = NULL;

      for (guint end = MIN (MANY, i + 25); i < end; i++)
        {
          g_autofree char *number = g_strdup_printf ("N%06u", i);

          plans[i] = plan_random (w, dice, number);
          sg_plan_add (act, &plans[i]);
          plans[i].number = NULL;
        }
      sg_act_do (act, &error);
      g_assert_no_error (error);
    }

  return plans;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static gboolean
is_counted (const SgTestPlan *plan, const SgReportQuery *query)
{
  return !plan->drill && plan->at >= query->from && plan->at < query->to;
}

static void
check_district (SgReport            *report,
                const SgTestPlan    *plans,
                const SgReportQuery *query,
                const char          *name)
{
  static const double targets[] = { 0, 480, 900, 1200 };
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));
  const char *response = "Response times: response by district";
  guint       n_calls = 0;
  guint       n_pranks = 0;
  guint       n_within = 0;

  for (guint i = 0; i < MANY; i++)
    {
      const SgTestPlan *plan = &plans[i];
      double            took = plan->t6 - plan->t1;

      if (!is_counted (plan, query) || strcmp (plan->kecamatan, name) != 0)
        continue;
      n_calls++;
      n_pranks += strcmp (plan->disposition, "prank") == 0;
      if (sg_uuid_is_none (&plan->unit))
        continue;
      g_array_append_val (seconds, took);
      n_within += took <= targets[plan->severity];
    }
  g_array_sort (seconds, compare_doubles);

  assert_figure (sg_plan_figure (report, "Incident summary: by district", name, "Calls"), n_calls);
  assert_figure (sg_plan_figure (report, "Incident summary: by district", name, "Prank"), n_pranks);
  assert_figure (sg_plan_figure (report, response, name, "n"), seconds->len);
  assert_figure (sg_plan_figure (report, response, name, "Median"),
                 g_array_index (seconds, double, (seconds->len + 1) / 2 - 1));
  assert_figure (sg_plan_figure (report, response, name, "P90"),
                 g_array_index (seconds, double, (seconds->len * 9 + 9) / 10 - 1));
  assert_figure (sg_plan_figure (report, response, name, "Within target"),
                 (double) n_within / seconds->len);
}

static void
check_hours (SgReport *report, const SgTestPlan *plans, const SgReportQuery *query)
{
  guint hours[24] = { 0 };

  for (guint i = 0; i < MANY; i++)
    if (is_counted (&plans[i], query))
      hours[(plans[i].at / HOUR + 7) % 24]++;

  for (guint hour = 0; hour < 24; hour++)
    {
      g_autofree char *label = g_strdup_printf ("%02u:00–%02u:59", hour, hour);

      assert_figure (sg_plan_figure (report, "Incident summary: by hour", label, "Calls"),
                     hours[hour]);
    }
}

/* Each count of incidents opens as many as it says; one of requests opens at most so many. */
static void
check_links (SgReport *report)
{
  SgSheetBook *book = sg_report_get_book (report);
  guint        n_checked = 0;

  for (guint s = 0; s < book->sheets->len; s++)
    {
      const SgSheet *sheet = g_ptr_array_index (book->sheets, s);

      for (guint row = 0; row < sheet->n_rows; row++)
        for (guint column = 0; column < sheet->columns->len; column++)
          {
            const SgSheetCell *cell = sg_sheet_get_cell (sheet, row, column);
            g_autoptr (GPtrArray) behind = sg_report_list_behind (report, s, row, column);

            if (behind->len == 0 || cell->kind != SG_SHEET_CELL_NUMBER ||
                sg_sheet_get_column (sheet, column)->type != SG_SHEET_INT)
              continue;
            n_checked++;
            g_assert_cmpfloat (cell->number, ==, behind->len);
          }
    }
  g_assert_cmpuint (n_checked, >, 200);
}

static void
test_many_agree_with_a_plain_count (void)
{
  g_auto (World) w = { 0 };
  g_autoptr (SgReport) report = NULL;
  g_autofree SgTestPlan *plans = NULL;
  SgReportQuery query = { .from = TODAY - 15 * DAY, .to = TODAY + DAY, .kinds = SG_REPORT_ALL };

  open_world (&w, "many.db");
  w.desk.now += 30 * DAY;
  plans = live_many (&w);
  report = sg_plan_report (&w.desk, &query);

  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    check_district (report, plans, &query, districts[i]);
  check_hours (report, plans, &query);
  check_links (report);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/many-agree-with-a-plain-count", test_many_agree_with_a_plain_count);

  return g_test_run ();
}
