/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The console: a rail of pages, what the whole desk must see on every page, and the way in for
 * every action, so that keys, buttons, the command line and tests do the same. */

#include "config.h"

#include "console/sg-window.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/base/sg-keys.h"
#include "console/base/sg-loading-page.h"
#include "console/base/sg-page-rail.h"
#include "console/base/sg-page.h"
#include "console/base/sg-text.h"
#include "console/dispatch/sg-dispatch-page.h"
#include "console/responders/sg-responders-page.h"
#include "desk/demo/sg-desk-demo.h"
#include "desk/dispatch/sg-desk-undo.h"
#include "desk/people/sg-desk-people.h"
#include "desk/shift/sg-desk-shift.h"

struct _SgWindow
{
  AdwApplicationWindow parent_instance;

  SgDeskLoader  *loader;
  GCancellable  *loading_stop; /* NULL when nothing is being loaded */
  SgDeskSession *session;      /* NULL until a desk is open */
  GPtrArray     *waiting;      /* of detailed actions, until there is a desk */
  char          *failure;
  gint64         frozen_at;

  /* Template widgets */
  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  GtkStack        *states;
  SgLoadingPage   *loading;
  GtkRevealer     *trouble;
  GtkLabel        *trouble_text;
  AdwViewStack    *pages;
  GtkLabel        *seat;
};

G_DEFINE_FINAL_TYPE (SgWindow, sg_window, ADW_TYPE_APPLICATION_WINDOW)

static SgPage *
get_page (SgWindow *self)
{
  return SG_PAGE (adw_view_stack_get_visible_child (self->pages));
}

static void
on_tell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *markup = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  adw_toast_overlay_add_toast (SG_WINDOW (widget)->toasts, adw_toast_new (markup));
}

static guint
get_undo_seconds (SgWindow *self)
{
  return (guint) sg_desk_get_setting (sg_desk_session_get_desk (self->session), SG_SETTING_UNDO_S);
}

/* While it can be undone, the line says so. */
static void
on_tell_done (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow        *self = SG_WINDOW (widget);
  g_autofree char *markup = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);
  AdwToast        *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, get_undo_seconds (self));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static gpointer
undo (SgDeskHand *hand, gpointer data, GError **error)
{
  char *what = NULL;

  return sg_desk_undo_last (hand->desk, &what, error) ? what : NULL;
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->toasts == NULL)
    return;

  /* Translators: %s is what was undone, such as “task.requested” */
  text = what != NULL ? g_strdup_printf (_ ("Undone: %s"), what) : g_strdup (error->message);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow        *self = SG_WINDOW (widget);
  const SgDeskWork work = { undo, NULL, NULL, g_free };

  if (self->session != NULL)
    sg_desk_session_act_async (self->session, &work, on_undone, g_object_ref (self));
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
  adw_view_stack_set_visible_child_name (SG_WINDOW (widget)->pages,
                                         g_variant_get_string (parameter, NULL));
}

static void
on_open_incident (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgWindow *self = SG_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "dispatch");
  gtk_widget_activate_action_variant (sg_page_get_target (get_page (self)),
                                      "dispatch.open-incident",
                                      parameter);
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
open_pages (SgWindow *self)
{
  g_autoptr (GListModel) pages = G_LIST_MODEL (adw_view_stack_get_pages (self->pages));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (pages, i);

      sg_page_open (SG_PAGE (adw_view_stack_page_get_child (page)), self->session);
    }
}

static void
do_waiting (SgWindow *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    sg_window_do (self, g_ptr_array_index (self->waiting, i));
  g_ptr_array_set_size (self->waiting, 0);
}

static void
show_desk (SgWindow *self)
{
  show_seat (self);
  open_pages (self);
  gtk_stack_set_visible_child_name (self->states, "desk");
  do_waiting (self);
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->toasts == NULL)
    return;

  if (!sg_desk_session_sign_in_finish (SG_DESK_SESSION (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
  show_desk (self);
}

/* In the demo, who has the shift is who sits there. */
static void
sign_in_to_demo (SgWindow *self)
{
  SgDesk *desk = sg_desk_session_get_desk (self->session);
  g_autoptr (GPtrArray) people = sg_desk_list_people (desk, NULL);
  g_autofree char *id = NULL;

  for (guint i = 0; people != NULL && i < people->len && id == NULL; i++)
    {
      const SgPerson *person = g_ptr_array_index (people, i);
      guint           roles;

      if (sg_roles_parse (person->roles, &roles, NULL) && (roles & SG_DESK_ROLE_SUPERVISOR) != 0)
        id = sg_uuid_to_text (&person->id);
    }

  if (id != NULL)
    sg_desk_session_sign_in_async (self->session,
                                   id,
                                   SG_DESK_DEMO_PIN,
                                   on_signed_in,
                                   g_object_ref (self));
  else
    show_desk (self);
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
  if (sg_desk_loader_is_demo (self->loader))
    sign_in_to_demo (self);
  else
    show_desk (self);
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
on_key (const char *action, gpointer user_data)
{
  sg_window_do (user_data, action);
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
  gtk_widget_class_install_action (klass, "win.open-incident", "s", on_open_incident);
}

static void
sg_window_dispose (GObject *object)
{
  SgWindow *self = SG_WINDOW (object);

  g_cancellable_cancel (self->loading_stop);
  g_clear_object (&self->loader);
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

  g_type_ensure (SG_TYPE_DISPATCH_PAGE);
  g_type_ensure (SG_TYPE_LOADING_PAGE);
  g_type_ensure (SG_TYPE_PAGE_RAIL);
  g_type_ensure (SG_TYPE_RESPONDERS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/or/kreki/Siaga/ui/sg-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SgWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, trouble_text);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SgWindow, seat);
  install_actions (widget_class);
}

static void
sg_window_init (SgWindow *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sg_keys_watch (GTK_WIDGET (self), on_key, self);
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
 * Until there is a desk it waits.
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

  if (self->session == NULL && !g_str_has_prefix (name, "app."))
    {
      g_ptr_array_add (self->waiting, g_strdup (detailed_action));
      return TRUE;
    }

  from = self->session != NULL ? sg_page_get_target (get_page (self)) : GTK_WIDGET (self);

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

  return self->session != NULL && sg_desk_session_is_idle (self->session) &&
         sg_page_is_settled (get_page (self));
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
