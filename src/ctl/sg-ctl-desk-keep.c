/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk backup, restore, forms: for the day on which the disk or the power is gone. */

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk.h"
#include "desk/keep/sg-desk-backup.h"
#include "desk/keep/sg-desk-forms.h"
#include "desk/keep/sg-desk-restore.h"
#include "desk/people/sg-desk-may.h"

#define KEEP_USUAL 14

static void
print_backup (const SgCtlDesk *self, const SgBackup *done)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sg_ctl_json_text (builder, "path", done->path);
  sg_ctl_json_int (builder, "seq", done->seq);
  sg_ctl_json_int (builder, "removed", done->n_removed);
  json_builder_end_object (builder);
  if (self->json)
    sg_ctl_print_json (builder);
  else
    g_print ("%s\n", done->path);
}

static int
run_backup (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_auto (SgBackup) done = { 0 };
  g_autofree char   *nightly = NULL;
  int                keep = KEEP_USUAL;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "nightly", 0, 0, G_OPTION_ARG_FILENAME, &nightly, NULL, NULL },
    { "keep", 0, 0, G_OPTION_ARG_INT, &keep, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, SG_CTL_ANY_WORDS, &exit_code);
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GError) error = NULL;
  SgProgress *progress;
  gboolean    made;

  if (words == NULL)
    return exit_code;
  if (g_strv_length (words) != (nightly != NULL ? 1 : 2))
    return sg_ctl_usage ("desk backup needs DB and a file or folder, or DB and --nightly FOLDER");
  if (keep < 1)
    return sg_ctl_usage ("--keep must be at least 1");
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  cancellable = sg_ctl_cancel_on_signal ();
  progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  made = nightly != NULL
           ? sg_desk_backup_nightly (self.desk, nightly, (guint) keep, progress, &done, &error)
           : sg_desk_backup (self.desk, words[1], progress, &done, &error);
  sg_progress_free (progress);
  sg_ctl_end_progress ();
  if (!made)
    return sg_ctl_failed (error);

  print_backup (&self, &done);
  return SG_CTL_DONE;
}

static void
print_restored (const SgRestored *done, gboolean as_json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sg_ctl_json_text (builder, "aside", done->aside);
  sg_ctl_json_int (builder, "epoch", done->epoch);
  sg_ctl_json_int (builder, "newer", (gint64) done->n_newer);
  sg_ctl_json_int (builder, "salvaged", (gint64) done->n_salvaged);
  sg_ctl_json_int (builder, "damaged", (gint64) done->n_damaged);
  sg_ctl_json_bool (builder, "unreadable", done->is_unreadable);
  json_builder_end_object (builder);
  if (as_json)
    {
      sg_ctl_print_json (builder);
      return;
    }

  if (done->aside != NULL)
    g_print ("The file that was there is now %s\n", done->aside);
  if (done->is_unreadable)
    g_print ("It cannot be opened, so it is not known what is in it\n");
  g_print ("%" G_GUINT64_FORMAT " event(s) of it are newer than the backup, %" G_GUINT64_FORMAT
           " taken over; %" G_GUINT64_FORMAT " place(s) could not be read\n",
           done->n_newer,
           done->n_salvaged,
           done->n_damaged);
}

/* The people of the file that is there decide; of one that is damaged or gone, those of the backup.
 * Neither can be read: restoring says what is wrong. */
static gboolean
may_restore (const SgRestore *request, const char *by, GError **error)
{
  const char *const paths[] = { request->target, request->backup };

  for (guint i = 0; by != NULL && i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (SgCtlDesk) self = { .by = g_strdup (by) };

      if (sg_ctl_desk_open_to_read (&self, paths[i], NULL))
        return sg_desk_may (self.desk, SG_MAY_RESTORE, error);
    }

  return TRUE;
}

static int
run_restore (char **arguments)
{
  g_auto (SgRestored) done = { 0 };
  SgRestore          request = { .now = g_get_real_time () };
  gboolean           as_json = FALSE;
  g_autofree char   *by = NULL;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &request.force, NULL, NULL },
    { "salvage", 0, 0, G_OPTION_ARG_NONE, &request.salvage, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GError) error = NULL;
  SgProgress *progress;
  gboolean    restored;

  if (words == NULL)
    return exit_code;

  request.backup = words[0];
  request.target = words[1];
  if (!may_restore (&request, by, &error))
    return sg_ctl_failed (error);

  cancellable = sg_ctl_cancel_on_signal ();
  progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  restored = sg_desk_restore (&request, progress, &done, &error);
  sg_progress_free (progress);
  sg_ctl_end_progress ();
  if (!restored)
    return sg_ctl_failed (error);

  print_restored (&done, as_json);
  return SG_CTL_DONE;
}

static int
run_forms (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 2, &exit_code);
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error) ||
      !sg_desk_print_forms (self.desk, words[1], &error))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_desk_keep_commands[] = {
  { "desk backup", "DB FILE|FOLDER | DB --nightly FOLDER [--keep 14] [--json]", run_backup },
  { "desk restore", "FILE DB [--force] [--salvage] [--by NAME] [--json]", run_restore },
  { "desk forms", "DB FOLDER", run_forms },
  { NULL, NULL, NULL },
};
