/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line at the foot of the window that goes away by itself. There is one, and it says what was
 * said last: “Undo” takes back the last action, so no line about one before may offer it. (That of
 * libadwaita 1.2 keeps a queue, and aborts when a line is to come back that is just going.) */

#include "config.h"

#include "console/base/sg-toast.h"

/* As long as one reads two lines. */
#define SAY_SECONDS 5

struct _SgToast
{
  AdwBin parent_instance;

  guint timer; /* 0 while nothing is said */

  /* Template widgets */
  GtkLabel  *text;
  GtkWidget *undo;
};

G_DEFINE_FINAL_TYPE (SgToast, sg_toast, ADW_TYPE_BIN)

static gboolean
on_time_over (gpointer user_data)
{
  SgToast *self = user_data;

  self->timer = 0;
  sg_toast_clear (self);

  return G_SOURCE_REMOVE;
}

static void
show (SgToast *self, const char *text, gboolean may_undo, guint seconds)
{
  gtk_label_set_label (self->text, text);
  gtk_widget_set_visible (self->undo, may_undo);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (seconds, on_time_over, self);
}

static void
sg_toast_dispose (GObject *object)
{
  g_clear_handle_id (&SG_TOAST (object)->timer, g_source_remove);

  G_OBJECT_CLASS (sg_toast_parent_class)->dispose (object);
}

static void
sg_toast_class_init (SgToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_toast_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/id/or/kreki/Siaga/ui/sg-toast.ui");
  gtk_widget_class_bind_template_child (widget_class, SgToast, text);
  gtk_widget_class_bind_template_child (widget_class, SgToast, undo);
  gtk_widget_class_bind_template_callback (widget_class, sg_toast_clear);
}

static void
sg_toast_init (SgToast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sg_toast_say:
 * @text: not markup
 */
void
sg_toast_say (SgToast *self, const char *text)
{
  g_return_if_fail (SG_IS_TOAST (self));

  show (self, text, FALSE, SAY_SECONDS);
}

/**
 * sg_toast_say_done:
 * @text: what was done, not markup
 * @seconds: how long it can be undone; as long the line offers it
 */
void
sg_toast_say_done (SgToast *self, const char *text, guint seconds)
{
  g_return_if_fail (SG_IS_TOAST (self));

  show (self, text, seconds > 0, MAX (seconds, SAY_SECONDS));
}

/**
 * sg_toast_clear:
 *
 * A line may name an incident: it must be gone when nobody is signed in.
 */
void
sg_toast_clear (SgToast *self)
{
  g_return_if_fail (SG_IS_TOAST (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_label_set_label (self->text, "");
}
