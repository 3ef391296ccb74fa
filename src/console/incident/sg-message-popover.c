/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-message-popover.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-deed.h"
#include "console/base/sg-popover.h"
#include "desk/dispatch/sg-desk-message.h"
#include "desk/dispatch/sg-desk-task.h"
#include "desk/people/sg-desk-may.h"

struct _SgMessagePopover
{
  GtkPopover parent_instance;

  SgDeskSession *session;
  SgUuid         incident;
  SgUuid         task;
  char          *name;
  SgCrewMessage *message; /* NULL until there is one */
  const char    *channel; /* by which it was last tried */

  /* Template widgets */
  GtkLabel  *whom;
  GtkButton *number;
  GtkLabel  *text;
  GtkWidget *copy;
};

G_DEFINE_FINAL_TYPE (SgMessagePopover, sg_message_popover, GTK_TYPE_POPOVER)

static void
put_on_clipboard (SgMessagePopover *self, const char *text, const char *told)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", told);
}

static void
copy_number (SgMessagePopover *self)
{
  /* Translators: %s is a telephone number */
  g_autofree char *told = g_strdup_printf (_ ("%s copied"), self->message->phone);

  self->channel = "phone";
  put_on_clipboard (self, self->message->phone, told);
}

/* `text` or `number` */
static void
on_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgMessagePopover *self = SG_MESSAGE_POPOVER (widget);

  if (g_str_equal (g_variant_get_string (parameter, NULL), "text"))
    put_on_clipboard (self, self->message->text, _ ("The message is copied"));
  else if (self->message->phone != NULL)
    copy_number (self);
}

static void
on_link_opened (GObject *parent, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgMessagePopover) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (parent), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell-trouble", "s", error->message);
}

static void
open_link (SgMessagePopover *self, const char *link, const char *channel)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);

  self->channel = channel;
  if (window != NULL)
    gtk_show_uri_full (GTK_WINDOW (window),
                       link,
                       GDK_CURRENT_TIME,
                       NULL,
                       on_link_opened,
                       g_object_ref (self));
}

/* `wa` or `sms`, as the channels are called */
static void
on_send (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgMessagePopover *self = SG_MESSAGE_POPOVER (widget);

  if (g_str_equal (g_variant_get_string (parameter, NULL), "wa"))
    open_link (self, self->message->whatsapp, "wa");
  else
    open_link (self, self->message->sms, "sms");
}

/* ---- what came of it ---- */

typedef struct
{
  SgUuid      incident;
  SgUuid      task;
  char       *name;
  const char *channel;
  const char *result;
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  g_free (attempt->name);
  g_free (attempt);
}

static gpointer
log_attempt (SgDeskHand *hand, gpointer data, GError **error)
{
  const Attempt  *attempt = data;
  const SgContact contact = { attempt->name, attempt->channel, attempt->result };

  sg_desk_log_contact (hand->desk, &attempt->incident, &attempt->task, &contact, error);

  return NULL;
}

static const char *
find_channel (SgMessagePopover *self, const char *result)
{
  if (self->channel != NULL)
    return self->channel;

  return g_str_equal (result, "sent") ? "wa" : "phone";
}

static void
on_log (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgMessagePopover *self = SG_MESSAGE_POPOVER (widget);
  const char       *result = g_variant_get_string (parameter, NULL);
  Attempt          *attempt = g_new0 (Attempt, 1);
  const SgDeskWork  work = { log_attempt, attempt, attempt_free, NULL };
  g_autofree char  *done = NULL;

  attempt->incident = self->incident;
  attempt->task = self->task;
  attempt->name = g_strdup (self->name);
  attempt->result = g_intern_string (result);
  attempt->channel = find_channel (self, result);
  /* Translators: %s is whom the desk tried to reach */
  done = g_strdup_printf (_ ("The contact with %s is on record"), self->name);
  sg_deed_do (gtk_widget_get_parent (widget), self->session, &work, done);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* ---- the widget ---- */

static void
sg_message_popover_dispose (GObject *object)
{
  SgMessagePopover *self = SG_MESSAGE_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->message, sg_crew_message_free);

  G_OBJECT_CLASS (sg_message_popover_parent_class)->dispose (object);
}

static void
sg_message_popover_class_init (SgMessagePopoverClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_message_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = sg_popover_drop;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-message-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SgMessagePopover, whom);
  gtk_widget_class_bind_template_child (widget_class, SgMessagePopover, number);
  gtk_widget_class_bind_template_child (widget_class, SgMessagePopover, text);
  gtk_widget_class_bind_template_child (widget_class, SgMessagePopover, copy);
  gtk_widget_class_install_action (widget_class, "message.copy", "s", on_copy);
  gtk_widget_class_install_action (widget_class, "message.send", "s", on_send);
  gtk_widget_class_install_action (widget_class, "message.log", "s", on_log);
}

static void
sg_message_popover_init (SgMessagePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
take_message (SgMessagePopover *self, SgCrewMessage *message)
{
  self->message = message;
  gtk_label_set_label (self->whom, self->name);
  gtk_label_set_label (self->text, message->text);
  gtk_button_set_label (self->number, message->phone != NULL ? message->phone : "");
  gtk_widget_set_visible (GTK_WIDGET (self->number), message->phone != NULL);
  /* Without a number there is no link of either kind. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.send", message->whatsapp != NULL);
}

/**
 * sg_message_popover_show:
 * @anchor: beside which it is shown
 *
 * Returns: %FALSE with an error when there is nothing to tell, or not by this person
 */
gboolean
sg_message_popover_show (GtkWidget     *anchor,
                         SgDeskSession *session,
                         const SgTask  *task,
                         GError       **error)
{
  SgDesk           *desk = sg_desk_session_get_desk (session);
  SgCrewMessage    *message;
  SgMessagePopover *self;

  message = sg_desk_may (desk, SG_MAY_TAKE_CALLS, error)
              ? sg_desk_make_message (desk, &task->incident, &task->id, error)
              : NULL;
  if (message == NULL)
    return FALSE;

  self = g_object_new (SG_TYPE_MESSAGE_POPOVER, NULL);
  self->session = g_object_ref (session);
  self->incident = task->incident;
  self->task = task->id;
  self->name = g_strdup (task->name != NULL ? task->name : "?");
  take_message (self, message);
  gtk_widget_set_parent (GTK_WIDGET (self), anchor);
  /* A row that leaves its list takes the message with it. */
  g_signal_connect_object (anchor,
                           "destroy",
                           G_CALLBACK (gtk_widget_unparent),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->copy);

  return TRUE;
}
