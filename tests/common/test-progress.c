/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-error.h"
#include "common/sg-progress.h"

static void
keep_last (const SgProgressReport *report, gpointer user_data)
{
  *(double *) user_data = report->fraction;
}

static void
test_phases_add_up (void)
{
  g_autoptr (GError) error = NULL;
  double fraction = -1;
  g_autoptr (SgProgress) progress = sg_progress_new (keep_last, &fraction, NULL);

  sg_progress_begin (progress, "read", 0.25);
  g_assert_true (sg_progress_step (progress, 10, 20, &error));
  g_assert_cmpfloat_with_epsilon (fraction, 0.125, 1e-9);

  sg_progress_begin (progress, "write", 0.75);
  g_assert_true (sg_progress_step (progress, 20, 20, &error));
  g_assert_cmpfloat_with_epsilon (fraction, 1, 1e-9);
  g_assert_no_error (error);
}

static void
test_cancelled_work_stops (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SgProgress) progress = sg_progress_new (NULL, NULL, cancellable);
  g_autoptr (GError) error = NULL;

  sg_progress_begin (progress, "read", 1);
  g_assert_true (sg_progress_step (progress, 1, 2, &error));

  g_cancellable_cancel (cancellable);
  g_assert_false (sg_progress_step (progress, 2, 2, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/phases-add-up", test_phases_add_up);
  g_test_add_func ("/progress/cancelled-work-stops", test_cancelled_work_stops);

  return g_test_run ();
}
