/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/call/sg-caller-note.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "common/sg-phone.h"
#include "desk/call/sg-desk-caller.h"

struct _SgCallerNote
{
  GtkWidget parent_instance;

  GCancellable *asking;
  char         *phone; /* what is looked for, in its full form */

  /* Template widgets */
  GtkWidget *box;
  GtkLabel  *number;
  GtkLabel  *warning;
};

G_DEFINE_FINAL_TYPE (SgCallerNote, sg_caller_note, GTK_TYPE_WIDGET)

static char *
make_text (SgDesk *desk, const SgCallerHistory *history)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GDateTime) last = NULL;
  g_autofree char *day = NULL;

  if (history->n_calls == 0)
    return g_strdup (_ ("first call from this number"));

  last = sg_desk_to_local (desk, history->last_at);
  day = g_date_time_format (last, "%e %b %Y %H:%M");
  g_string_append_printf (text,
                          ngettext ("%u call before", "%u calls before", history->n_calls),
                          history->n_calls);
  if (history->n_real > 0)
    g_string_append_printf (
      text,
      ngettext (" · help sent %u time", " · help sent %u times", history->n_real),
      history->n_real);
  if (history->n_pranks > 0)
    /* Translators: %u pranks; %.1f is what they weigh today, older ones count less */
    g_string_append_printf (
      text,
      ngettext (" · %u prank, weight %.1f", " · %u pranks, weight %.1f", history->n_pranks),
      history->n_pranks,
      /* Rounded down: who reads 1.0 has been asked to call back. */
      floor (history->prank_weight * 10) / 10);
  if (history->n_silent > 0)
    g_string_append_printf (text,
                            ngettext (" · %u silent", " · %u silent", history->n_silent),
                            history->n_silent);
  /* Translators: %s is a day and a time */
  g_string_append_printf (text, _ (" · last %s"), g_strstrip (day));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show (SgCallerNote *self, const char *about, gboolean asks)
{
  g_autofree char *local = sg_phone_format_local (self->phone);
  g_autofree char *text =
    g_strdup_printf ("✓ %s · %s%s%s", local, self->phone, *about != '\0' ? "\n" : "", about);

  gtk_label_set_label (self->number, text);
  gtk_label_set_label (
    self->warning,
    _ ("⚠ Often a prank: call back before an ambulance goes. It never takes away help."));
  gtk_widget_set_visible (GTK_WIDGET (self->warning), asks);
  gtk_widget_set_visible (self->box, TRUE);
}

static gpointer
find_caller (SgDeskHand *hand, gpointer data, GError **error)
{
  return sg_desk_find_caller (hand->desk, data, error);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgCallerNote) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgCallerHistory)
    history = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_autofree char *about = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->phone == NULL)
    return;

  about = history != NULL ? make_text (sg_desk_session_get_desk (SG_DESK_SESSION (source)), history)
                          : g_strdup (error->message);
  show (self, about, history != NULL && history->prank_weight >= SG_PRANK_WEIGHT_ASK);
}

static void
sg_caller_note_dispose (GObject *object)
{
  SgCallerNote *self = SG_CALLER_NOTE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->phone, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sg_caller_note_parent_class)->dispose (object);
}

static void
sg_caller_note_class_init (SgCallerNoteClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_caller_note_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-caller-note.ui");
  gtk_widget_class_bind_template_child (widget_class, SgCallerNote, box);
  gtk_widget_class_bind_template_child (widget_class, SgCallerNote, number);
  gtk_widget_class_bind_template_child (widget_class, SgCallerNote, warning);
}

static void
sg_caller_note_init (SgCallerNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_unread (SgCallerNote *self, const char *phone)
{
  gtk_widget_set_visible (GTK_WIDGET (self->warning), FALSE);
  gtk_label_set_label (self->number, _ ("Not a whole number yet; it is kept as it stands"));
  gtk_widget_set_visible (self->box, *phone != '\0');
}

/**
 * sg_caller_note_look:
 * @phone: as it is typed so far; may be empty
 */
void
sg_caller_note_look (SgCallerNote *self, SgDeskSession *session, const char *phone)
{
  const SgLogIdentity *identity = sg_desk_get_identity (sg_desk_session_get_desk (session));
  char                *normalised = sg_phone_normalise (phone, identity->area_code, NULL);
  g_autofree char     *before = self->phone;

  g_return_if_fail (SG_IS_CALLER_NOTE (self));

  self->phone = normalised;
  if (g_strcmp0 (before, normalised) == 0 && normalised != NULL)
    return;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (normalised == NULL)
    {
      show_unread (self, phone);
      return;
    }

  show (self, "", FALSE);
  self->asking = g_cancellable_new ();
  sg_desk_session_ask_async (session,
                             &(SgDeskWork){ find_caller,
                                            g_strdup (normalised),
                                            g_free,
                                            (GDestroyNotify) sg_caller_history_free },
                             self->asking,
                             on_found,
                             g_object_ref (self));
}
