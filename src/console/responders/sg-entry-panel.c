/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all panels share: whose entry it is, and that what is done to it is done in the desk's
 * thread. A refusal is said at the top of the panel, where it was asked for. */

#include "config.h"

#include "console/responders/sg-entry-panel.h"

typedef struct
{
  SgDeskSession  *session;
  SgRegisterItem *item;
} SgEntryPanelPrivate;

enum
{
  SIGNAL_REFUSED,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SgEntryPanel, sg_entry_panel, ADW_TYPE_BIN)

/* What travels to the thread, and what stays here until it is back. */
typedef struct
{
  SgEntryFunc  func;
  SgEntryDeed *deed;
} Job;

typedef struct
{
  SgEntryPanel *panel;
  char         *done;
} Wait;

SgEntryDeed *
sg_entry_deed_new (void)
{
  return g_new0 (SgEntryDeed, 1);
}

void
sg_entry_deed_free (SgEntryDeed *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  g_free (self);
}

static void
job_free (Job *job)
{
  sg_entry_deed_free (job->deed);
  g_free (job);
}

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->panel);
  g_free (wait->done);
  g_free (wait);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

static SgEntryPanelPrivate *
get_private (SgEntryPanel *self)
{
  return sg_entry_panel_get_instance_private (self);
}

static void
sg_entry_panel_dispose (GObject *object)
{
  SgEntryPanelPrivate *private = get_private (SG_ENTRY_PANEL (object));

  g_clear_object (&private->session);
  g_clear_object (&private->item);

  G_OBJECT_CLASS (sg_entry_panel_parent_class)->dispose (object);
}

static void
sg_entry_panel_class_init (SgEntryPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sg_entry_panel_dispose;

  /**
   * SgEntryPanel::refused:
   * @message: why what was asked is not done
   */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused",
                                          SG_TYPE_ENTRY_PANEL,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);

  /**
   * SgEntryPanel::done:
   *
   * What was asked is recorded.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done",
                                       SG_TYPE_ENTRY_PANEL,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);
}

static void
sg_entry_panel_init (SgEntryPanel *self)
{
}

void
sg_entry_panel_set_session (SgEntryPanel *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_ENTRY_PANEL (self));

  g_set_object (&get_private (self)->session, session);
}

void
sg_entry_panel_show (SgEntryPanel *self, SgRegisterItem *item)
{
  SgEntryPanelPrivate *private = get_private (self);
  gboolean is_other;

  g_return_if_fail (SG_IS_ENTRY_PANEL (self));

  is_other = private->item == NULL || !sg_uuid_equal (sg_register_item_get_id (private->item),
                                                      sg_register_item_get_id (item));
  g_set_object (&private->item, item);
  SG_ENTRY_PANEL_GET_CLASS (self)->show (self, item, is_other);
}

static gpointer
do_job (SgDeskHand *hand, gpointer data, GError **error)
{
  const Job *job = data;

  job->func (hand->desk, job->deed, error);

  return NULL;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wait) wait = user_data;
  g_autoptr (GError) error = NULL;

  sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  if (error != NULL)
    {
      g_signal_emit (wait->panel, signals[SIGNAL_REFUSED], 0, error->message);
      return;
    }

  g_signal_emit (wait->panel, signals[SIGNAL_DONE], 0);
  gtk_widget_activate_action (GTK_WIDGET (wait->panel), "win.tell-done", "s", wait->done);
}

/**
 * sg_entry_panel_do:
 * @deed: (transfer full): its id is filled in here
 * @done: what to say when it is recorded, translated
 */
void
sg_entry_panel_do (SgEntryPanel *self, SgEntryFunc func, SgEntryDeed *deed, const char *done)
{
  SgEntryPanelPrivate *private = get_private (self);
  Job       *job;
  Wait      *wait;
  SgDeskWork work = { do_job, NULL, (GDestroyNotify) job_free, NULL };

  /* From outside, a panel can be told to act that shows nothing. */
  if (private->item == NULL)
    {
      sg_entry_deed_free (deed);
      return;
    }

  job = g_new0 (Job, 1);
  wait = g_new0 (Wait, 1);
  work.data = job;
  deed->id = *sg_register_item_get_id (private->item);
  job->func = func;
  job->deed = deed;
  wait->panel = g_object_ref (self);
  wait->done = g_strdup (done);
  sg_desk_session_act_async (private->session, &work, on_done, wait);
}
