/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table is tried first: every row is checked and nothing is written. Whoever has read what would
 * come in, and which rows would not and why, then says so. */

#include "config.h"

#include "console/responders/sg-register-transfer.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "desk/people/sg-desk-may.h"
#include "desk/register/sg-register-csv.h"

/* Nobody reads more; the file is corrected and tried again. */
#define REFUSED_SHOWN 200

#define WHOLE 1000

struct _SgRegisterTransfer
{
  AdwBin parent_instance;

  SgDeskSession        *session;
  const SgRegisterKind *kind;
  char                 *path;
  GCancellable         *stop; /* NULL when nothing is being done */
  int                  *done; /* of WHOLE, also of the thread: an atomic reference count */
  guint                 ticking;

  /* Template widgets */
  GtkLabel       *title;
  GtkLabel       *file;
  GtkProgressBar *progress;
  GtkLabel       *summary;
  GtkLabel       *refused;
  GtkWidget      *scroller;
  GtkCheckButton *force;
  GtkWidget      *import;
  GtkWidget      *close;
  GtkWidget      *stop_button;
};

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgRegisterTransfer, sg_register_transfer, ADW_TYPE_BIN)

/* ---- in the thread ---- */

typedef struct
{
  const SgRegisterType *type;
  char                 *path;
  SgImportFlags         flags;
  GCancellable         *stop;
  int                  *done;
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_object_unref (job->stop);
  g_atomic_rc_box_release (job->done);
  g_free (job);
}

static void
on_progress (const SgProgressReport *report, gpointer done)
{
  g_atomic_int_set ((int *) done, (int) (report->fraction * WHOLE));
}

static gpointer
import (SgDeskHand *hand, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (SgProgress) progress = sg_progress_new (on_progress, job->done, job->stop);

  if (!sg_desk_may (hand->desk, SG_MAY_MANAGE_REGISTERS, error))
    return NULL;

  return sg_register_import (job->type, hand->desk, job->path, job->flags, progress, error);
}

static gpointer export(SgDeskHand *hand, gpointer data, GError **error)
{
  const Job *job = data;
  guint      n_rows = 0;

  return sg_register_export (job->type, hand->desk, job->path, &n_rows, error)
           ? g_memdup2 (&n_rows, sizeof n_rows)
           : NULL;
}

/* ---- showing ---- */

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SgRegisterTransfer *self = SG_REGISTER_TRANSFER (widget);

  gtk_progress_bar_set_fraction (self->progress, (double) g_atomic_int_get (self->done) / WHOLE);

  return G_SOURCE_CONTINUE;
}

static void
show_state (SgRegisterTransfer *self, gboolean can_import)
{
  gboolean busy = self->stop != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_set_visible (self->stop_button, busy);
  gtk_widget_set_visible (self->close, !busy);
  gtk_widget_set_visible (self->import, !busy && can_import);
  gtk_widget_set_visible (GTK_WIDGET (self->force), !busy && can_import);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transfer.import", !busy && can_import);
  gtk_widget_set_visible (self->scroller, *gtk_label_get_label (self->refused) != '\0');
  if (busy && self->ticking == 0)
    self->ticking = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  if (!busy && self->ticking != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->ticking);
      self->ticking = 0;
    }
}

static void
show_refused (SgRegisterTransfer *self, GPtrArray *refused)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (refused->len, REFUSED_SHOWN); i++)
    {
      const SgImportRefusal *each = g_ptr_array_index (refused, i);

      /* Translators: %u is the number of a line of a file, %s what is wrong with it */
      g_string_append_printf (text, _ ("line %u: %s"), each->line, each->reason);
      g_string_append_c (text, '\n');
    }
  if (refused->len > REFUSED_SHOWN)
    g_string_append_printf (text, _ ("… and %u more"), refused->len - REFUSED_SHOWN);

  gtk_label_set_label (self->refused, text->str);
}

/* A count of each, and only of what there is. */
static void
show_report (SgRegisterTransfer *self, const SgImportReport *report, gboolean is_trial)
{
  const char *added = is_trial ? _ ("would be added") : _ ("added");
  const char *changed = is_trial ? _ ("would be changed") : _ ("changed");
  /* Translators: of the rows of a table: how many came in, were changed, were there already, did
   * not come in */
  g_autofree char *text = g_strdup_printf (_ ("%u rows: %u %s, %u %s, %u the same, %u refused"),
                                           report->n_rows,
                                           report->n_added,
                                           added,
                                           report->n_changed,
                                           changed,
                                           report->n_same,
                                           report->refused->len);

  gtk_label_set_label (self->summary, text);
  show_refused (self, report->refused);
}

static void
begin (SgRegisterTransfer *self, const SgRegisterKind *kind, const char *path, const char *title)
{
  g_autofree char *kept = g_strdup (path); /* it may be our own */

  g_free (self->path);
  self->path = g_steal_pointer (&kept);
  self->kind = kind;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->file, self->path);
  gtk_label_set_label (self->summary, "");
  gtk_label_set_label (self->refused, "");
}

static void
toil (SgRegisterTransfer *self,
      SgDeskFunc          func,
      SgImportFlags       flags,
      GDestroyNotify      free_answer,
      GAsyncReadyCallback callback)
{
  Job       *job = g_new0 (Job, 1);
  SgDeskWork work = { func, job, (GDestroyNotify) job_free, free_answer };

  g_atomic_int_set (self->done, 0);
  self->stop = g_cancellable_new ();
  job->type = self->kind->type;
  job->path = g_strdup (self->path);
  job->flags = flags;
  job->stop = g_object_ref (self->stop);
  job->done = g_atomic_rc_box_acquire (self->done);
  show_state (self, FALSE);
  /* Its own stop ends it where nothing is left half done; the task is always waited for. */
  sg_desk_session_toil_async (self->session, &work, NULL, callback, g_object_ref (self));
}

static void
fail (SgRegisterTransfer *self, const GError *error)
{
  gboolean stopped = g_error_matches (error, SG_ERROR, SG_ERROR_CANCELLED);

  gtk_label_set_label (self->summary,
                       stopped ? _ ("Stopped. The rows that came in before stay.")
                               : error->message);
  show_state (self, FALSE);
}

/* ---- import ---- */

static void
on_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgRegisterTransfer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgImportReport)
    report = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  g_clear_object (&self->stop);
  if (self->summary == NULL)
    return;
  if (report == NULL)
    {
      fail (self, error);
      return;
    }

  show_report (self, report, TRUE);
  show_state (self, report->n_added + report->n_changed > 0 || report->refused->len > 0);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgRegisterTransfer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgImportReport)
    report = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  g_clear_object (&self->stop);
  if (self->summary == NULL)
    return;
  if (report == NULL)
    {
      fail (self, error);
      return;
    }

  show_report (self, report, FALSE);
  show_state (self, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _ ("The table is imported"));
}

static SgImportFlags
get_force (SgRegisterTransfer *self)
{
  return gtk_check_button_get_active (self->force) ? SG_IMPORT_FORCE : 0;
}

static void
try_table (SgRegisterTransfer *self)
{
  begin (self, self->kind, self->path, _ ("Trying the Table"));
  toil (self,
        import,
        SG_IMPORT_DRY_RUN | get_force (self),
        (GDestroyNotify) sg_import_report_free,
        on_tried);
}

static void
on_force_toggled (SgRegisterTransfer *self)
{
  if (self->path != NULL && self->stop == NULL)
    try_table (self);
}

static void
on_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SgRegisterTransfer *self = SG_REGISTER_TRANSFER (widget);

  if (self->path == NULL || self->stop != NULL)
    return;

  begin (self, self->kind, self->path, _ ("Importing the Table"));
  toil (self, import, get_force (self), (GDestroyNotify) sg_import_report_free, on_imported);
}

static void
on_stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (SG_REGISTER_TRANSFER (widget)->stop);
}

static void
on_close (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
}

/* ---- export ---- */

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgRegisterTransfer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_autofree char  *text = NULL;

  g_clear_object (&self->stop);
  if (self->summary == NULL)
    return;
  if (n == NULL)
    {
      fail (self, error);
      return;
    }

  text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row is written", "%u rows are written", *n),
                     *n);
  gtk_label_set_label (self->summary, text);
  show_state (self, FALSE);
}

static void
sg_register_transfer_dispose (GObject *object)
{
  SgRegisterTransfer *self = SG_REGISTER_TRANSFER (object);

  g_cancellable_cancel (self->stop);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sg_register_transfer_parent_class)->dispose (object);
}

static void
sg_register_transfer_finalize (GObject *object)
{
  SgRegisterTransfer *self = SG_REGISTER_TRANSFER (object);

  g_clear_object (&self->stop);
  g_free (self->path);
  g_atomic_rc_box_release (self->done);

  G_OBJECT_CLASS (sg_register_transfer_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-register-transfer.ui");
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, title);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, file);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, progress);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, summary);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, refused);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, scroller);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, force);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, import);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, close);
  gtk_widget_class_bind_template_child (widget_class, SgRegisterTransfer, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, on_force_toggled);
}

static void
sg_register_transfer_class_init (SgRegisterTransferClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sg_register_transfer_dispose;
  object_class->finalize = sg_register_transfer_finalize;

  /**
   * SgRegisterTransfer::closed:
   *
   * Whoever read it has done so.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed",
                                         SG_TYPE_REGISTER_TRANSFER,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "transfer.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "transfer.stop", NULL, on_stop);
  gtk_widget_class_install_action (widget_class, "transfer.close", NULL, on_close);
}

static void
sg_register_transfer_init (SgRegisterTransfer *self)
{
  self->done = g_atomic_rc_box_new0 (int);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sg_register_transfer_open (SgRegisterTransfer *self, SgDeskSession *session)
{
  g_return_if_fail (SG_IS_REGISTER_TRANSFER (self));

  g_set_object (&self->session, session);
}

/**
 * sg_register_transfer_try:
 * @path: of a table to import: it is checked, and nothing is written
 */
void
sg_register_transfer_try (SgRegisterTransfer *self, const SgRegisterKind *kind, const char *path)
{
  g_return_if_fail (SG_IS_REGISTER_TRANSFER (self));

  if (self->stop != NULL)
    return;

  begin (self, kind, path, _ ("Trying the Table"));
  try_table (self);
}

/**
 * sg_register_transfer_export:
 * @path: of the table, which appears whole or not at all
 */
void
sg_register_transfer_export (SgRegisterTransfer *self, const SgRegisterKind *kind, const char *path)
{
  g_return_if_fail (SG_IS_REGISTER_TRANSFER (self));

  if (self->stop != NULL)
    return;

  begin (self, kind, path, _ ("Exporting the Table"));
  toil (self, export, 0, g_free, on_exported);
}

gboolean
sg_register_transfer_is_settled (SgRegisterTransfer *self)
{
  g_return_val_if_fail (SG_IS_REGISTER_TRANSFER (self), FALSE);

  return self->stop == NULL;
}

/**
 * sg_register_transfer_get_summary:
 *
 * Returns: what came of it
 */
const char *
sg_register_transfer_get_summary (SgRegisterTransfer *self)
{
  g_return_val_if_fail (SG_IS_REGISTER_TRANSFER (self), NULL);

  return gtk_label_get_label (self->summary);
}
