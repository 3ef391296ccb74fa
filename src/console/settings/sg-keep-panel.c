/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What saves the desk on the day the disk is gone: copies, and a look at the log. */

#include "config.h"

#include "console/settings/sg-keep-panel.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "common/sg-error.h"
#include "console/base/sg-dialogs.h"
#include "console/base/sg-label.h"
#include "console/base/sg-progress-row.h"
#include "desk/keep/sg-desk-backup.h"
#include "desk/log/sg-log-check.h"

/* As siagactl does: two weeks of nights. */
#define COPIES_KEPT 14

struct _SgKeepPanel
{
  SgPage parent_instance;

  GSettings *settings;

  /* Template widgets */
  AdwActionRow  *folder;
  AdwActionRow  *last;
  GtkButton     *backup;
  AdwActionRow  *health;
  GtkButton     *check;
  GtkLabel      *faults;
  GtkLabel      *problem;
  SgProgressRow *progress;
};

typedef struct
{
  char           *folder;
  SgWorkProgress *progress;
} Job;

G_DEFINE_FINAL_TYPE (SgKeepPanel, sg_keep_panel, SG_TYPE_PAGE)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_object_unref (job->progress);
  g_free (job);
}

/* Of this PSC, by the clock of the folder's file system; 0 for none. */
static gint64
find_last (const char *folder, const char *psc)
{
  g_autofree char *prefix = g_strdup_printf ("siaga-%s-", psc);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64      last = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         status;

      if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".db") &&
          g_stat (path, &status) == 0)
        last = MAX (last, (gint64) status.st_mtime);
    }

  return last;
}

static void
show_last (SgKeepPanel *self)
{
  SgDesk          *desk = sg_page_get_desk (SG_PAGE (self));
  g_autofree char *folder = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *text = NULL;
  g_autoptr (GDateTime) local = NULL;
  gint64 last;

  adw_action_row_set_subtitle (self->folder,
                               *folder != '\0' ? folder
                                               : _ ("None chosen yet: best a disk of its own"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->backup), *folder != '\0');
  last = *folder != '\0' ? find_last (folder, sg_desk_get_identity (desk)->psc) : 0;
  if (last == 0)
    {
      adw_action_row_set_subtitle (self->last, _ ("No backup is in the folder"));
      return;
    }

  local = sg_desk_to_local (desk, last * G_USEC_PER_SEC);
  text = g_date_time_format (local, "%d-%m-%Y %H:%M");
  adw_action_row_set_subtitle (self->last, text);
}

static void
set_busy (SgKeepPanel *self, gboolean busy)
{
  if (!busy)
    sg_progress_row_stop (self->progress);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->backup), !busy);
}

static void
toil (SgKeepPanel *self, const SgDeskWork *how, GAsyncReadyCallback callback)
{
  Job       *job = g_new0 (Job, 1);
  SgDeskWork work = *how;

  sg_label_show (self->problem, NULL);
  job->folder = g_settings_get_string (self->settings, "backup-folder");
  job->progress = sg_progress_row_start (self->progress);
  work.data = job;
  work.free_data = job_free;
  set_busy (self, TRUE);
  sg_desk_session_toil_async (sg_page_get_session (SG_PAGE (self)),
                              &work,
                              NULL,
                              callback,
                              g_object_ref (self));
}

/* ---- copies ---- */

static gpointer
back_up (SgDeskHand *hand, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (SgProgress) progress = sg_work_progress_begin (job->progress);
  g_auto (SgBackup) done = { 0 };

  return sg_desk_backup_nightly (hand->desk, job->folder, COPIES_KEPT, progress, &done, error)
           ? g_steal_pointer (&done.path)
           : NULL;
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgKeepPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (sg_page_get_session (SG_PAGE (self)) == NULL)
    return;

  set_busy (self, FALSE);
  show_last (self);
  sg_label_show (self->problem, error != NULL ? error->message : NULL);
  if (path == NULL)
    return;

  /* Translators: the name of a file or folder */
  text = g_strdup_printf (_ ("Saved: %s"), path);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

static void
on_backup (SgKeepPanel *self)
{
  const SgDeskWork work = { .func = back_up, .free_answer = g_free };

  if (!sg_progress_row_is_busy (self->progress))
    toil (self, &work, on_backed_up);
}

static void
on_folder_chosen (const char *path, gpointer user_data)
{
  SgKeepPanel *self = user_data;

  if (sg_page_get_session (SG_PAGE (self)) == NULL)
    return;

  g_settings_set_string (self->settings, "backup-folder", path);
  show_last (self);
}

static void
on_folder (SgKeepPanel *self)
{
  sg_dialog_open_folder (GTK_WIDGET (self), _ ("Folder for Backups"), on_folder_chosen, self);
}

/* ---- health ---- */

static gpointer
check (SgDeskHand *hand, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (SgProgress) progress = sg_work_progress_begin (job->progress);

  return sg_log_check (sg_desk_get_log (hand->desk), progress, error);
}

static void
show_findings (SgKeepPanel *self, const SgLogFindings *findings)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < findings->faults->len; i++)
    g_string_append_printf (faults,
                            "%s%s",
                            i > 0 ? "\n" : "",
                            (char *) g_ptr_array_index (findings->faults, i));

  /* Translators: events, rows that follow from them, faults */
  text = g_strdup_printf (findings->n_faults == 0
                            ? _ ("%u events, %u rows: everything is in order")
                            : _ ("%u events, %u rows: there are faults, keep the backups"),
                          (guint) findings->n_events,
                          (guint) findings->n_rows);
  adw_action_row_set_subtitle (self->health, text);
  gtk_label_set_label (self->faults, faults->str);
  gtk_widget_set_visible (GTK_WIDGET (self->faults), faults->len > 0);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgKeepPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLogFindings)
    findings = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  if (sg_page_get_session (SG_PAGE (self)) == NULL)
    return;

  set_busy (self, FALSE);
  show_last (self);
  sg_label_show (self->problem, error != NULL ? error->message : NULL);
  if (findings != NULL)
    show_findings (self, findings);
}

static void
on_check (SgKeepPanel *self)
{
  const SgDeskWork work = { .func = check, .free_answer = (GDestroyNotify) sg_log_findings_free };

  if (!sg_progress_row_is_busy (self->progress))
    toil (self, &work, on_checked);
}

/* ---- the panel ---- */

static void
sg_keep_panel_open (SgPage *page)
{
  show_last (SG_KEEP_PANEL (page));
}

static gboolean
sg_keep_panel_is_settled (SgPage *page)
{
  return !sg_progress_row_is_busy (SG_KEEP_PANEL (page)->progress);
}

static void
sg_keep_panel_dispose (GObject *object)
{
  g_clear_object (&SG_KEEP_PANEL (object)->settings);

  G_OBJECT_CLASS (sg_keep_panel_parent_class)->dispose (object);
}

static void
sg_keep_panel_class_init (SgKeepPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sg_keep_panel_dispose;
  SG_PAGE_CLASS (klass)->open = sg_keep_panel_open;
  SG_PAGE_CLASS (klass)->is_settled = sg_keep_panel_is_settled;

  g_type_ensure (SG_TYPE_PROGRESS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/id/or/kreki/Siaga/ui/sg-keep-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SgKeepPanel, folder);
  gtk_widget_class_bind_template_child (widget_class, SgKeepPanel, last);
  gtk_widget_class_bind_template_child (widget_class, SgKeepPanel, backup);
  gtk_widget_class_bind_template_child (widget_class, SgKeepPanel, health);
  gtk_widget_class_bind_template_child (widget_class, SgKeepPanel, check);
  gtk_widget_class_bind_template_child (widget_class, SgKeepPanel, faults);
  gtk_widget_class_bind_template_child (widget_class, SgKeepPanel, problem);
  gtk_widget_class_bind_template_child (widget_class, SgKeepPanel, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_backup);
  gtk_widget_class_bind_template_callback (widget_class, on_check);
}

static void
sg_keep_panel_init (SgKeepPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new ("id.or.kreki.Siaga");
}
