/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What most buttons do: something is recorded, and then either a line says so and offers to undo
 * it, or the trouble is shown. What changed on the screen comes by the desk's own news. */

#include "config.h"

#include "console/base/sg-deed.h"

#include <glib/gi18n-lib.h>

#include "console/base/sg-label.h"
#include "desk/dispatch/sg-desk-undo.h"

typedef struct
{
  GtkWidget *from;
  GtkLabel  *problem; /* NULL for the window's own line */
  char      *done;
} Deed;

static void
deed_free (Deed *deed)
{
  g_object_unref (deed->from);
  g_clear_object (&deed->problem);
  g_free (deed->done);
  g_free (deed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

/* What the work itself says comes before what was said beforehand. */
static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  told = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  if (deed->problem != NULL)
    sg_label_show (deed->problem, error != NULL ? error->message : NULL);
  else if (error != NULL)
    gtk_widget_activate_action (deed->from, "win.tell-trouble", "s", error->message);

  if (error == NULL && told != NULL)
    gtk_widget_activate_action (deed->from, "win.tell-done", "s", told);
  else if (error == NULL && deed->done != NULL)
    gtk_widget_activate_action (deed->from, "win.tell-done", "s", deed->done);
}

/**
 * sg_deed_do:
 * @from: in whose window it is told
 * @work: that acts and returns nothing, or what to say as a string; its data is taken
 * @done: (nullable): what to say when it is recorded, translated; %NULL for what can be seen anyway
 *   and is not to be undone, or what only @work knows
 */
void
sg_deed_do (GtkWidget *from, SgDeskSession *session, const SgDeskWork *work, const char *done)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->from = g_object_ref (from);
  deed->done = g_strdup (done);
  sg_desk_session_act_async (session, work, on_done, deed);
}

/**
 * sg_deed_do_at:
 * @problem: a label beside what was pressed, seen only while it says why it was refused
 * @work: that acts and returns nothing; its data is taken
 */
void
sg_deed_do_at (GtkLabel *problem, SgDeskSession *session, const SgDeskWork *work)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->from = g_object_ref (GTK_WIDGET (problem));
  deed->problem = g_object_ref (problem);
  sg_desk_session_act_async (session, work, on_done, deed);
}

static gpointer
undo (SgDeskHand *hand, gpointer data, GError **error)
{
  g_autofree char *kind = NULL;

  sg_desk_undo_last (hand->desk, &kind, error);

  return NULL;
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  gtk_widget_activate_action (from,
                              "win.tell",
                              "s",
                              error != NULL ? error->message : _ ("The last action is undone"));
}

/**
 * sg_deed_undo:
 * @from: in whose window it is told
 *
 * Takes back the last deed of this seat, while the desk allows it.
 */
void
sg_deed_undo (GtkWidget *from, SgDeskSession *session)
{
  const SgDeskWork work = { undo, NULL, NULL, NULL };

  sg_desk_session_act_async (session, &work, on_undone, g_object_ref (from));
}
