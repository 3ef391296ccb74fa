/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nobody sits here: on every page, until somebody is back. */

#include "config.h"

#include "console/shift/sg-presence-bar.h"

#include <glib/gi18n-lib.h>

#include "common/sg-shift.h"
#include "console/base/sg-deed.h"
#include "desk/shift/sg-desk-shift.h"

struct _SgPresenceBar
{
  AdwBin parent_instance;

  SgDeskSession *session;

  /* Template widgets */
  GtkRevealer *revealer;
  GtkLabel    *text;
};

G_DEFINE_FINAL_TYPE (SgPresenceBar, sg_presence_bar, ADW_TYPE_BIN)

static char *
describe (SgDesk *desk, const SgPresence *presence)
{
  g_autoptr (GDateTime) since = sg_desk_to_local (desk, presence->since);
  g_autofree char *clock = g_date_time_format (since, "%d/%m %H:%M");

  if (presence->reason == NULL)
    /* Translators: the time since when, then a telephone number */
    return g_strdup_printf (_ ("Since %s. Calls and alarms go to %s."),
                            clock,
                            presence->forward_to);

  /* Translators: the time since when, a telephone number, then a reason */
  return g_strdup_printf (_ ("Since %s. Calls and alarms go to %s. Reason: %s"),
                          clock,
                          presence->forward_to,
                          presence->reason);
}

static void
refresh (SgPresenceBar *self)
{
  SgDesk *desk = sg_desk_session_get_desk (self->session);
  g_autoptr (SgPresence) presence = NULL;
  g_autoptr (GError) error = NULL;

  if (!sg_desk_find_presence (desk, &presence, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-trouble", "s", error->message);
      return;
    }

  if (presence != NULL && presence->left)
    {
      g_autofree char *text = describe (desk, presence);

      gtk_label_set_label (self->text, text);
    }
  gtk_revealer_set_reveal_child (self->revealer, presence != NULL && presence->left);
}

static void
on_changed (SgPresenceBar *self, guint kinds)
{
  refresh (self);
}

static gpointer
come_back (SgDeskHand *hand, gpointer data, GError **error)
{
  sg_desk_return (hand->desk, error);

  return NULL;
}

static void
on_return (SgPresenceBar *self)
{
  const SgDeskWork work = { .func = come_back };

  if (self->session != NULL)
    sg_deed_do (GTK_WIDGET (self), self->session, &work, NULL);
}

static void
sg_presence_bar_dispose (GObject *object)
{
  g_clear_object (&SG_PRESENCE_BAR (object)->session);

  G_OBJECT_CLASS (sg_presence_bar_parent_class)->dispose (object);
}

static void
sg_presence_bar_class_init (SgPresenceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_presence_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-presence-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SgPresenceBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SgPresenceBar, text);
  gtk_widget_class_bind_template_callback (widget_class, on_return);
}

static void
sg_presence_bar_init (SgPresenceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sg_presence_bar_open (SgPresenceBar *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_PRESENCE_BAR (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * sg_presence_bar_is_left:
 *
 * Returns: whether it says that the desk is empty
 */
gboolean
sg_presence_bar_is_left (SgPresenceBar *self)
{
  g_return_val_if_fail (SG_IS_PRESENCE_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}
