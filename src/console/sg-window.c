/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The console: a rail of pages, what the whole desk must see on every page, and the way in for
 * every action, so that keys, buttons, the command line and tests do the same. */

#include "config.h"

#include "console/sg-window.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/alarm/sg-alarm-bar.h"
#include "console/alarm/sg-alarm-bell.h"
#include "console/alarm/sg-ringer.h"
#include "console/alarm/sg-status-bar.h"
#include "console/base/sg-deed.h"
#include "console/base/sg-keys.h"
#include "console/base/sg-loading-page.h"
#include "console/base/sg-page-rail.h"
#include "console/base/sg-page.h"
#include "console/base/sg-text.h"
#include "console/base/sg-toast.h"
#include "console/base/sg-wrap-box.h"
#include "console/command/sg-command-deeds.h"
#include "console/command/sg-command-line.h"
#include "console/dispatch/sg-dispatch-page.h"
#include "console/entry/sg-first-run-page.h"
#include "console/entry/sg-sign-in-page.h"
#include "console/sg-pages.h"
#include "console/shift/sg-presence-bar.h"
#include "desk/demo/sg-desk-demo.h"
#include "desk/people/sg-desk-people.h"
#include "desk/shift/sg-desk-shift.h"

struct _SgWindow
{
  AdwApplicationWindow parent_instance;

  SgDeskLoader   *loader;
  GCancellable   *loading_stop; /* NULL when nothing is being loaded */
  SgDeskSession  *session;      /* NULL until a desk is open */
  SgAlarms       *alarms;       /* likewise */
  SgRinger       *ringer;
  SgCommandDeeds *deeds;
  GPtrArray      *waiting; /* of detailed actions, until there is a desk */
  char           *failure;
  gint64          frozen_at;
  gboolean        is_open; /* the pages show the desk: somebody sits there */

  /* Template widgets */
  SgToast        *toast;
  AdwWindowTitle *title;
  GtkStack       *states;
  SgLoadingPage  *loading;
  GtkRevealer    *trouble;
  GtkLabel       *trouble_text;
  AdwViewStack   *pages;
  GtkLabel       *seat;
  SgSignInPage   *sign_in;
  SgPresenceBar  *presence;
  GtkLabel       *drill_word;
  SgAlarmBar     *alarm_bar;
  SgAlarmBell    *bell;
  SgStatusBar    *status;
  SgCommandLine  *command;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgWindow, sg_window, ADW_TYPE_APPLICATION_WINDOW)

static void
on_tell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_toast_say (SG_WINDOW (widget)->toast, g_variant_get_string (parameter, NULL));
}

static guint
get_undo_seconds (SgWindow *self)
{
  return (guint) sg_desk_get_setting (sg_desk_session_get_desk (self->session), SG_SETTING_UNDO_S);
}

static void
on_tell_done (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow *self = SG_WINDOW (widget);

  sg_toast_say_done (self->toast, g_variant_get_string (parameter, NULL), get_undo_seconds (self));
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (SG_WINDOW (widget)->session != NULL)
    sg_deed_undo (widget, SG_WINDOW (widget)->session);
}

/* Trouble stays until somebody has read it; it takes no keyboard and hides nothing. */
static void
on_tell_trouble (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow *self = SG_WINDOW (widget);

  gtk_label_set_label (self->trouble_text, g_variant_get_string (parameter, NULL));
  gtk_revealer_set_reveal_child (self->trouble, TRUE);
}

static void
on_dismiss_trouble (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_revealer_set_reveal_child (SG_WINDOW (widget)->trouble, FALSE);
}

static void
on_show_keys (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *sheet = GTK_WINDOW (sg_keys_make_sheet ());

  gtk_window_set_transient_for (sheet, GTK_WINDOW (widget));
  gtk_window_present (sheet);
}

static void
on_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_pages_show (SG_WINDOW (widget)->pages, g_variant_get_string (parameter, NULL));
}

static void
on_open_incident (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgPage *page = sg_pages_show (SG_WINDOW (widget)->pages, "dispatch");

  gtk_widget_activate_action_variant (sg_page_get_target (page),
                                      "dispatch.open-incident",
                                      parameter);
}

static void
on_new_call (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow *self = SG_WINDOW (widget);
  SgPage   *page;

  if (self->session == NULL)
    return;

  page = sg_pages_show (self->pages, "dispatch");
  gtk_widget_activate_action (sg_page_get_target (page), "dispatch.new-call", NULL);
}

/* Who sits where: what is asked first when somebody looks over a shoulder. */
static void
show_seat (SgWindow *self)
{
  SgDesk              *desk = sg_desk_session_get_desk (self->session);
  const SgLogIdentity *identity = sg_desk_get_identity (desk);
  const char          *shift = sg_desk_get_shift (desk, sg_desk_get_now (desk));
  g_autofree char     *person = sg_desk_dup_name_of (desk, sg_desk_get_person (desk));
  g_autofree char     *text = g_strdup_printf ("%s · %s", sg_text_code ("shift", shift), person);

  adw_window_title_set_title (self->title, identity->psc_name);
  adw_window_title_set_subtitle (self->title, identity->name);
  gtk_label_set_label (self->seat, text);
}

static void
on_list_alarms (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_alarm_bell_show_list (SG_WINDOW (widget)->bell);
}

static void
open_alarms (SgWindow *self)
{
  SgDesk *desk = sg_desk_session_get_desk (self->session);

  /* They ring on while nobody is signed in, and are there already when somebody comes. */
  if (self->alarms != NULL)
    return;

  self->alarms = sg_alarms_new (self->session);
  self->ringer = sg_ringer_new (GTK_APPLICATION_WINDOW (self), self->alarms);
  sg_alarm_bar_open (self->alarm_bar, self->alarms);
  sg_alarm_bell_open (self->bell, self->alarms);
  sg_status_bar_open (self->status, desk, self->alarms, sg_ringer_get_speaker (self->ringer));
}

static void
on_command (GtkWidget *widget, const char *action, GVariant *parameter)
{
  sg_command_line_start (SG_WINDOW (widget)->command);
}

/* What is about an incident or the map is done on that page. */
static void
on_commanded (SgWindow *self, const char *action)
{
  if (g_str_has_prefix (action, "dispatch."))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "dispatch");
  if (!sg_window_do (self, action))
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.tell",
                                "s",
                                _ ("That cannot be done here now"));
}

static void
open_command_line (SgWindow *self)
{
  if (self->deeds == NULL)
    self->deeds = sg_command_deeds_new (GTK_APPLICATION_WINDOW (self), self->session);
  sg_command_line_open (self->command,
                        self->session,
                        SG_DISPATCH_PAGE (sg_pages_show (self->pages, "dispatch")));
}

static void
do_waiting (SgWindow *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    sg_window_do (self, g_ptr_array_index (self->waiting, i));
  g_ptr_array_set_size (self->waiting, 0);
}

/* What shows something of the desk, and must not while nobody sits there. */
static void
set_open (SgWindow *self, gboolean open)
{
  static const char *const actions[] = {
    "win.undo", "win.page", "win.open-incident", "win.new-call", "win.sign-out", "win.toggle-drill",
  };

  self->is_open = open;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], open);
  if (self->ringer != NULL)
    sg_ringer_set_enabled (self->ringer, open);
  sg_alarm_bar_set_discreet (self->alarm_bar, !open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bell), open);
}

static void
show_desk (SgWindow *self)
{
  show_seat (self);
  open_alarms (self);
  sg_pages_open (self->pages, self->session);
  set_open (self, TRUE);
  open_command_line (self);
  /* Nothing in the header has the keyboard: a letter is a command, and Enter presses no button. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->states, "desk");
  do_waiting (self);
}

static void
ask_person (SgWindow *self)
{
  g_autofree char *hint =
    sg_desk_loader_is_demo (self->loader)
      ? g_strdup_printf (_ ("In the demo everybody has the PIN %s"), SG_DESK_DEMO_PIN)
      : NULL;

  sg_sign_in_page_open (self->sign_in, self->session, hint);
  gtk_stack_set_visible_child_name (self->states, "sign-in");
}

static void
close_desk (SgWindow *self)
{
  if (self->is_open)
    {
      sg_command_line_close (self->command);
      sg_pages_close (self->pages);
      sg_toast_clear (self->toast);
    }
  set_open (self, FALSE);
  sg_desk_session_set_drill (self->session, FALSE);
  gtk_revealer_set_reveal_child (self->trouble, FALSE);
  gtk_label_set_label (self->trouble_text, "");
  gtk_label_set_label (self->seat, "");
  ask_person (self);
}

static void
on_person_changed (SgWindow *self)
{
  gboolean may = sg_desk_session_may_see (self->session);

  if (may && self->is_open)
    show_seat (self);
  else if (may)
    show_desk (self);
  else
    close_desk (self);
}

/* With the first person who is registered the desk is no longer open to everybody. */
static void
on_desk_changed (SgWindow *self, guint kinds)
{
  if ((kinds & (1u << SG_SUBJECT_PERSON)) != 0 && self->is_open &&
      !sg_desk_session_may_see (self->session))
    close_desk (self);
}

static void
on_drill_changed (SgWindow *self)
{
  gboolean drill = sg_desk_session_get_drill (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self->drill_word), drill);
  if (drill)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drill");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drill");
}

static void
on_toggle_drill (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgDeskSession *session = SG_WINDOW (widget)->session;

  if (session != NULL)
    sg_desk_session_set_drill (session, !sg_desk_session_get_drill (session));
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (sg_desk_session_sign_in_finish (SG_DESK_SESSION (source), result, &error) ||
      self->toast == NULL)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  on_person_changed (self);
}

static void
on_sign_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow *self = SG_WINDOW (widget);
  SgUuid    person;

  if (self->session == NULL)
    return;

  if (sg_person_id_of (sg_desk_get_person (sg_desk_session_get_desk (self->session)), &person))
    sg_desk_session_sign_in_async (self->session, NULL, NULL, on_signed_in, g_object_ref (self));
  else
    gtk_widget_activate_action (widget,
                                "win.tell",
                                "s",
                                _ ("Nobody is registered at this desk; see the settings"));
}

/* In the demo, the supervisor sits there. */
static void
sign_in_to_demo (SgWindow *self)
{
  g_autofree char *id = sg_desk_demo_dup_supervisor (sg_desk_session_get_desk (self->session));

  if (id != NULL)
    sg_desk_session_sign_in_async (self->session,
                                   id,
                                   SG_DESK_DEMO_PIN,
                                   on_signed_in,
                                   g_object_ref (self));
  else
    on_person_changed (self);
}

static void
watch_session (SgWindow *self)
{
  SgDeskSession *session = self->session;

  g_signal_connect_object (session,
                           "signed-in",
                           G_CALLBACK (on_person_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "notify::drill",
                           G_CALLBACK (on_drill_changed),
                           self,
                           G_CONNECT_SWAPPED);
  sg_presence_bar_open (self->presence, session);
}

static void
fail (SgWindow *self, const GError *error)
{
  g_free (self->failure);
  self->failure = g_error_matches (error, SG_ERROR, SG_ERROR_CANCELLED)
                    ? g_strdup (_ ("The preparation was stopped. Nothing was left behind."))
                    : g_strdup (error->message);
  sg_loading_page_fail (self->loading, self->failure);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDeskSession)
    session = sg_desk_loader_load_finish (SG_DESK_LOADER (source), result, &error);

  g_clear_object (&self->loading_stop);
  g_application_release (g_application_get_default ());
  if (self->loading == NULL)
    return;

  if (session != NULL && self->frozen_at != 0)
    sg_desk_session_freeze (session, self->frozen_at);
  if (session == NULL || !sg_desk_session_start (session, &error))
    {
      fail (self, error);
      return;
    }

  self->session = g_steal_pointer (&session);
  watch_session (self);
  if (sg_desk_loader_is_demo (self->loader))
    sign_in_to_demo (self);
  else
    on_person_changed (self);
}

static void
start_loading (SgWindow *self)
{
  g_clear_pointer (&self->failure, g_free);
  sg_loading_page_start (self->loading);
  gtk_stack_set_visible_child_name (self->states, "loading");
  self->loading_stop = g_cancellable_new ();
  /* A window that is closed now stops the work; the program stays until it has tidied up. */
  g_application_hold (g_application_get_default ());
  sg_desk_loader_load_async (self->loader, self->loading_stop, on_loaded, g_object_ref (self));
}

static void
on_progressed (SgWindow *self, const char *phase, double fraction, double seconds_left)
{
  if (self->loading_stop != NULL && self->loading != NULL)
    sg_loading_page_tell (self->loading, phase, fraction, seconds_left);
}

static void
on_cancel_loading (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (SG_WINDOW (widget)->loading_stop);
}

static void
on_retry_loading (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow *self = SG_WINDOW (widget);

  if (self->loading_stop == NULL && self->loader != NULL && self->session == NULL)
    start_loading (self);
}

static void
on_demo_chosen (SgWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, NULL);
}

static void
on_desk_chosen (SgWindow *self, const char *path)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, path);
}

static void
on_choose_desk (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow *self = SG_WINDOW (widget);

  if (self->loading_stop == NULL && self->session == NULL)
    {
      g_clear_object (&self->loader);
      sg_window_ask (self);
    }
}

static gboolean
on_key (const char *action, gpointer user_data)
{
  SgWindow *self = user_data;

  /* Escape in the command line gives the keyboard back and does nothing else. */
  if (g_str_equal (action, "dispatch.back") && sg_command_line_leave (self->command))
    return TRUE;

  return sg_window_do (self, action);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.cancel-loading", NULL, on_cancel_loading);
  gtk_widget_class_install_action (klass, "win.retry-loading", NULL, on_retry_loading);
  gtk_widget_class_install_action (klass, "win.tell", "s", on_tell);
  gtk_widget_class_install_action (klass, "win.tell-done", "s", on_tell_done);
  gtk_widget_class_install_action (klass, "win.tell-trouble", "s", on_tell_trouble);
  gtk_widget_class_install_action (klass, "win.undo", NULL, on_undo);
  gtk_widget_class_install_action (klass, "win.dismiss-trouble", NULL, on_dismiss_trouble);
  gtk_widget_class_install_action (klass, "win.show-keys", NULL, on_show_keys);
  gtk_widget_class_install_action (klass, "win.page", "s", on_page);
  gtk_widget_class_install_action (klass, "win.command", NULL, on_command);
  gtk_widget_class_install_action (klass, "win.list-alarms", NULL, on_list_alarms);
  gtk_widget_class_install_action (klass, "win.open-incident", "s", on_open_incident);
  gtk_widget_class_install_action (klass, "win.new-call", NULL, on_new_call);
  gtk_widget_class_install_action (klass, "win.sign-out", NULL, on_sign_out);
  gtk_widget_class_install_action (klass, "win.toggle-drill", NULL, on_toggle_drill);
  gtk_widget_class_install_action (klass, "win.choose-desk", NULL, on_choose_desk);
}

static void
sg_window_dispose (GObject *object)
{
  SgWindow *self = SG_WINDOW (object);

  g_cancellable_cancel (self->loading_stop);
  g_clear_object (&self->loader);
  g_clear_object (&self->deeds);
  g_clear_object (&self->ringer);
  g_clear_object (&self->alarms);
  g_clear_object (&self->session);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->failure, g_free);

  G_OBJECT_CLASS (sg_window_parent_class)->dispose (object);
}

static void
sg_window_class_init (SgWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_window_dispose;

  /**
   * SgWindow::chosen:
   * @path: (nullable): of the desk's file; %NULL for the demo
   *
   * On the first start, somebody said what to open.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         SG_TYPE_WINDOW,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_STRING);

  g_type_ensure (SG_TYPE_ALARM_BAR);
  g_type_ensure (SG_TYPE_ALARM_BELL);
  g_type_ensure (SG_TYPE_STATUS_BAR);
  g_type_ensure (SG_TYPE_TOAST);
  g_type_ensure (SG_TYPE_WRAP_BOX);
  g_type_ensure (SG_TYPE_COMMAND_LINE);
  g_type_ensure (SG_TYPE_FIRST_RUN_PAGE);
  g_type_ensure (SG_TYPE_LOADING_PAGE);
  g_type_ensure (SG_TYPE_PAGE_RAIL);
  g_type_ensure (SG_TYPE_PRESENCE_BAR);
  g_type_ensure (SG_TYPE_SIGN_IN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/or/kreki/Siaga/ui/sg-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SgWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, trouble_text);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, seat);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, sign_in);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, presence);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, drill_word);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_desk_chosen);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, alarm_bar);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, bell);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, status);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, command);
  gtk_widget_class_bind_template_callback (widget_class, on_commanded);
  install_actions (widget_class);
}

static void
sg_window_init (SgWindow *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_keys_watch (GTK_WIDGET (self), on_key, self);
  set_open (self, FALSE);
}

/**
 * sg_window_new:
 * @settings: where the size is remembered
 */
SgWindow *
sg_window_new (AdwApplication *application, GSettings *settings)
{
  SgWindow *self = g_object_new (SG_TYPE_WINDOW, "application", application, NULL);

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  return self;
}

/**
 * sg_window_load:
 * @loader: of the desk to open
 */
void
sg_window_load (SgWindow *self, SgDeskLoader *loader)
{
  g_return_if_fail (SG_IS_WINDOW (self));
  g_return_if_fail (self->loader == NULL);

  self->loader = g_object_ref (loader);
  g_signal_connect_object (self->loader,
                           "progressed",
                           G_CALLBACK (on_progressed),
                           self,
                           G_CONNECT_SWAPPED);
  start_loading (self);
}

/**
 * sg_window_ask:
 *
 * There is no desk yet: asks which, see #SgWindow::chosen.
 */
void
sg_window_ask (SgWindow *self)
{
  g_return_if_fail (SG_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->states, "first-run");
}

/**
 * sg_window_get_loader:
 *
 * Returns: (transfer none) (nullable): of the desk it shows
 */
SgDeskLoader *
sg_window_get_loader (SgWindow *self)
{
  g_return_val_if_fail (SG_IS_WINDOW (self), NULL);

  return self->loader;
}

/**
 * sg_window_get_session:
 *
 * Returns: (transfer none) (nullable): %NULL until a desk is open
 */
SgDeskSession *
sg_window_get_session (SgWindow *self)
{
  g_return_val_if_fail (SG_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * sg_window_freeze:
 * @now: microseconds UTC: it is always then, for pictures that must not change
 */
void
sg_window_freeze (SgWindow *self, gint64 now)
{
  g_return_if_fail (SG_IS_WINDOW (self));

  self->frozen_at = now;
}

/**
 * sg_window_do:
 * @detailed_action: such as `dispatch.nth-incident(1)`
 *
 * Does it where the person is: the part that is worked on first, then its page, then the window.
 * Until there is a desk it waits; while nobody sits there, nothing is done.
 *
 * Returns: whether there is such an action here
 */
gboolean
sg_window_do (SgWindow *self, const char *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *from;

  g_return_val_if_fail (SG_IS_WINDOW (self), FALSE);

  if (!g_action_parse_detailed_name (detailed_action, &name, &target, &error))
    {
      g_message ("%s", error->message);
      return FALSE;
    }

  if (!self->is_open && !g_str_has_prefix (name, "app."))
    {
      if (self->session == NULL)
        g_ptr_array_add (self->waiting, g_strdup (detailed_action));
      return self->session == NULL;
    }

  from = self->is_open ? sg_page_get_target (sg_pages_get_shown (self->pages)) : GTK_WIDGET (self);

  return gtk_widget_activate_action_variant (from, name, target);
}

/**
 * sg_window_is_settled:
 *
 * Returns: whether there is nothing more to come: the map is drawn and every question answered
 */
gboolean
sg_window_is_settled (SgWindow *self)
{
  g_return_val_if_fail (SG_IS_WINDOW (self), FALSE);

  if (self->session == NULL)
    return g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "first-run") == 0;

  return sg_desk_session_is_idle (self->session) &&
         (!self->is_open || sg_page_is_settled (sg_pages_get_shown (self->pages)));
}

/**
 * sg_window_get_failure:
 *
 * Returns: (nullable): why there is no desk and will be none unless the person does something
 */
const char *
sg_window_get_failure (SgWindow *self)
{
  g_return_val_if_fail (SG_IS_WINDOW (self), NULL);

  return self->failure;
}
