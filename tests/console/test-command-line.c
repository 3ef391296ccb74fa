/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The alarm bar, the bell and the command line in a window, on a desk of the test's own. */

#include "config.h"

#include <adwaita.h>

#include "console/alarm/sg-alarm-bar.h"
#include "console/alarm/sg-alarm-bell.h"
#include "console/alarm/sg-ringer.h"
#include "console/alarm/sg-status-bar.h"
#include "console/command/sg-command-deeds.h"
#include "console/command/sg-command-line.h"
#include "tests/console/sg-test-session.h"

typedef struct
{
  SgTestSession   s;
  GtkWidget      *window;
  GtkWidget      *button;
  SgDispatchPage *page;
  SgCommandLine  *line;
  SgCommandDeeds *deeds;
  SgAlarms       *alarms;
  SgRinger       *ringer;
  SgAlarmBar     *bar;
  SgAlarmBell    *bell;
  SgStatusBar    *status;
  char           *done; /* the last action of the line */
} Room;

static void
on_commanded (Room *room, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_free (room->done);
  room->done = g_strdup (action);
  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  gtk_widget_activate_action_variant (room->window, name, target);
}

static void
open_parts (Room *room)
{
  SgDesk *desk = sg_desk_session_get_desk (room->s.session);

  sg_page_open (SG_PAGE (room->page), room->s.session);
  sg_command_line_open (room->line, room->s.session, room->page);
  g_signal_connect_swapped (room->line, "commanded", G_CALLBACK (on_commanded), room);
  room->deeds = sg_command_deeds_new (GTK_APPLICATION_WINDOW (room->window), room->s.session);
  room->alarms = sg_alarms_new (room->s.session);
  room->ringer = sg_ringer_new (GTK_APPLICATION_WINDOW (room->window), room->alarms);
  sg_alarm_bar_open (room->bar, room->alarms);
  sg_alarm_bell_open (room->bell, room->alarms);
  sg_status_bar_open (room->status, desk, room->alarms, sg_ringer_get_speaker (room->ringer));
}

static void
room_open (Room *room, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_setenv ("PULSE_SERVER", "unix:/nonexistent/native", TRUE);
  sg_test_session_open (&room->s, name);
  room->window = g_object_new (GTK_TYPE_APPLICATION_WINDOW, NULL);
  /* Only asked for its incidents: a map is not drawn without a region. */
  room->page = g_object_ref_sink (g_object_new (SG_TYPE_DISPATCH_PAGE, NULL));
  room->line = g_object_new (SG_TYPE_COMMAND_LINE, NULL);
  room->bar = g_object_new (SG_TYPE_ALARM_BAR, NULL);
  room->bell = g_object_new (SG_TYPE_ALARM_BELL, NULL);
  room->status = g_object_new (SG_TYPE_STATUS_BAR, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (room->line));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (room->bell));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (room->bar));
  room->button = gtk_button_new_with_label ("Elsewhere");
  gtk_box_append (GTK_BOX (box), room->button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (room->status));
  gtk_window_set_child (GTK_WINDOW (room->window), box);
  gtk_window_set_default_size (GTK_WINDOW (room->window), 1200, 700);
  open_parts (room);
  gtk_window_present (GTK_WINDOW (room->window));
  gtk_test_widget_wait_for_draw (room->window);
}

static void
room_clear (Room *room)
{
  sg_test_session_settle (&room->s);
  g_clear_object (&room->deeds);
  g_clear_object (&room->ringer);
  gtk_window_destroy (GTK_WINDOW (room->window));
  g_clear_object (&room->page);
  g_clear_object (&room->alarms);
  g_free (room->done);
  sg_test_session_clear (&room->s);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Room, room_clear)

static GtkWidget *
find_child (GtkWidget *from,
            gboolean (*fits) (GtkWidget *widget, const char *what),
            const char *what)
{
  GtkWidget *child = gtk_widget_get_first_child (from);

  if (fits (from, what))
    return from;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, fits, what);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_entry (GtkWidget *widget, const char *what)
{
  return GTK_IS_ENTRY (widget);
}

static gboolean
has_class (GtkWidget *widget, const char *what)
{
  return gtk_widget_has_css_class (widget, what);
}

static gboolean
has_label (GtkWidget *widget, const char *what)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), what) != NULL;
}

static GtkEditable *
get_entry (Room *room)
{
  return GTK_EDITABLE (find_child (GTK_WIDGET (room->line), is_entry, NULL));
}

static const char *
get_meaning (Room *room)
{
  return gtk_label_get_label (
    GTK_LABEL (find_child (GTK_WIDGET (room->line), has_class, "command-meaning")));
}

static void
type (Room *room, const char *text)
{
  sg_command_line_start (room->line);
  sg_test_session_settle (&room->s);
  gtk_editable_set_text (get_entry (room), text);
  sg_test_session_settle (&room->s);
}

static void
press_enter (Room *room)
{
  g_signal_emit_by_name (get_entry (room), "activate");
  sg_test_session_settle (&room->s);
}

static const SgTask *
get_task (const SgIncident *incident)
{
  g_assert_cmpuint (incident->tasks->len, ==, 1);

  return g_ptr_array_index (incident->tasks, 0);
}

static void
test_typed_request_is_recorded (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (SgIncident) asked = NULL;
  g_autoptr (SgIncident) moving = NULL;
  SgUuid id;

  room_open (&room, "request.db");
  sg_test_add_unit (&room.s.t, "A-03");
  id = sg_test_call (&room.s.t, "sesak napas");
  sg_test_session_wait (&room.s, 1);

  type (&room, "m a3 1");
  g_assert_nonnull (strstr (get_meaning (&room), "A-03"));
  press_enter (&room);
  asked = sg_test_get (&room.s.t, &id);
  g_assert_cmpint (get_task (asked)->state, ==, SG_TASK_REQUESTED);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&room)), ==, "");

  type (&room, "terima a3");
  press_enter (&room);
  type (&room, "u a3 menuju");
  press_enter (&room);
  moving = sg_test_get (&room.s.t, &id);
  g_assert_cmpint (get_task (moving)->state, ==, SG_TASK_EN_ROUTE);
}

static void
test_wrong_line_does_nothing (void)
{
  g_auto (Room) room = { 0 };

  room_open (&room, "wrong.db");
  type (&room, "u b99 menuju");
  g_assert_nonnull (strstr (get_meaning (&room), "b99"));
  press_enter (&room);
  g_assert_null (room.done);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&room)), ==, "u b99 menuju");
}

static void
test_note_and_close_reach_the_log (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (SgIncident) closed = NULL;
  SgUuid id;

  room_open (&room, "close.db");
  id = sg_test_call (&room.s.t, "sesak napas");
  sg_test_session_wait (&room.s, 1);
  type (&room, "tutup 1 iseng");
  press_enter (&room);
  closed = sg_test_get (&room.s.t, &id);
  g_assert_cmpstr (closed->disposition, ==, "prank");
}

static void
test_leaving_gives_the_keyboard_back (void)
{
  g_auto (Room) room = { 0 };

  room_open (&room, "leave.db");
  gtk_widget_grab_focus (room.button);

  type (&room, "peta");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (room.window)) != room.button);
  g_assert_true (sg_command_line_leave (room.line));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (room.window)) == room.button);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (&room)), ==, "");
  g_assert_false (sg_command_line_leave (room.line));
}

static void
test_alarm_is_seen_and_acknowledged (void)
{
  g_auto (Room) room = { 0 };
  g_autoptr (SgIncident) incident = NULL;
  GtkWidget *focus;
  SgUuid     id;

  room_open (&room, "seen.db");
  sg_command_line_start (room.line);
  focus = gtk_root_get_focus (GTK_ROOT (room.window));
  g_assert_null (find_child (GTK_WIDGET (room.bar), has_class, "level-2"));

  id = sg_test_press_panic (&room.s.t, "Budi");
  sg_test_session_wait (&room.s, 1);
  g_assert_nonnull (find_child (GTK_WIDGET (room.bar), has_label, "Budi"));
  g_assert_nonnull (find_child (GTK_WIDGET (room.bell), has_label, "1"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (room.window)) == focus);

  gtk_widget_activate_action (room.window, "win.acknowledge", NULL);
  sg_test_session_wait (&room.s, 1);
  incident = sg_test_get (&room.s.t, &id);
  g_assert_nonnull (incident->alarms_acknowledged);
  g_assert_false (
    gtk_widget_get_visible (find_child (GTK_WIDGET (room.bar), has_class, "alarm-bar")));
}

static void
test_status_says_what_is_silent (void)
{
  g_auto (Room) room = { 0 };
  GtkWidget *status;

  room_open (&room, "status.db");
  status = GTK_WIDGET (room.status);
  g_assert_nonnull (find_child (status, has_class, "silent"));
  gtk_widget_activate_action (room.window, "win.mute", "i", 5);
  g_assert_nonnull (find_child (status, has_label, "05:00"));
  sg_test_session_wait (&room.s, 48);
  g_assert_nonnull (find_child (status, has_label, "04:12"));
  gtk_widget_activate_action (room.window, "win.mute", "i", 5);
  g_assert_null (find_child (status, has_label, "04:12"));

  sg_alarms_set_link (room.alarms, FALSE);
  g_assert_nonnull (find_child (status, has_label, "09:00"));
}

int
main (int argc, char *argv[])
{
  /* A folder of our own, while GTK keeps reading its icons in those of the machine. */
  g_autofree char *folder = g_dir_make_tmp ("siaga-command-line-XXXXXX", NULL);
  g_autofree char *inside = g_build_filename (folder, "any", NULL);
  int              status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add_func ("/command-line/typed-request-is-recorded", test_typed_request_is_recorded);
  g_test_add_func ("/command-line/wrong-line-does-nothing", test_wrong_line_does_nothing);
  g_test_add_func ("/command-line/note-and-close-reach-the-log", test_note_and_close_reach_the_log);
  g_test_add_func ("/command-line/leaving-gives-the-keyboard-back",
                   test_leaving_gives_the_keyboard_back);
  g_test_add_func ("/command-line/alarm-is-seen-and-acknowledged",
                   test_alarm_is_seen_and_acknowledged);
  g_test_add_func ("/command-line/status-says-what-is-silent", test_status_says_what_is_silent);

  status = g_test_run ();
  sg_test_remove_beside (inside);
  g_rmdir (folder);

  return status;
}
