/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Following those who were asked, through the actions of the list and what its rows say. */

#include "config.h"

#include "console/incident/sg-message-popover.h"
#include "console/incident/sg-task-list.h"
#include "tests/console/candidates-fixture.h"

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
  g_assert_true (gtk_widget_activate_action (popover, "message.copy", "s", "text"));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (popover), NULL, on_text_read, &text);
  wait_until (text != NULL);

  g_assert_nonnull (strstr (text, "*A*"));
  g_assert_nonnull (strstr (text, "https://maps.google.com/?q=-6.2"));
  g_assert_true (gtk_widget_activate_action (popover, "message.log", "s", "reached"));
  settle (&s);
  g_assert_nonnull (strstr (s.window->told, "AMB-DEKAT"));
}

int
main (int argc, char *argv[])
{
  static const StageTest tests[] = {
    { "/tasks/steps-follow-each-other", test_steps_follow_each_other },
    { "/tasks/time-that-was-told-is-of-one-step", test_time_that_was_told_is_of_one_step },
    { "/tasks/time-nobody-can-read-enters-nothing", test_time_nobody_can_read_enters_nothing },
    { "/tasks/another-takes-over", test_another_takes_over },
    { "/tasks/message-can-be-copied", test_message_can_be_copied },
  };

  return stage_run_tests (&argc, &argv, tests, G_N_ELEMENTS (tests));
}
