/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk privacy, retention: what a person may ask of the desk that knows them, and what it
 * forgets by itself. */

#include "common/sg-error.h"
#include "ctl/sg-ctl-desk.h"
#include "desk/people/sg-desk-access.h"
#include "desk/people/sg-desk-may.h"
#include "desk/privacy/sg-desk-erase.h"
#include "desk/privacy/sg-desk-person-data.h"
#include "desk/privacy/sg-desk-person-export.h"
#include "desk/privacy/sg-desk-retention.h"

typedef struct
{
  SgCtlDesk   desk;
  char      **words; /* what follows the desk's file */
  SgProgress *progress;
  char       *purpose;
  char       *reason;
  gboolean    force;
  gboolean    later;
  gboolean    dry;
} Privacy;

static void
privacy_clear (Privacy *self)
{
  g_clear_pointer (&self->purpose, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  sg_ctl_desk_clear (&self->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Privacy, privacy_clear)

static int
run (char **arguments, guint n_words, gboolean (*act) (Privacy *self, GError **error))
{
  g_auto (Privacy) self = { 0 };
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self.desk),
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &self.purpose, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self.reason, NULL, NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &self.force, NULL, NULL },
    { "later", 0, 0, G_OPTION_ARG_NONE, &self.later, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self.dry, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, n_words, &exit_code);
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (words == NULL)
    return exit_code;

  self.words = g_strdupv (words + 1);
  if (!sg_ctl_desk_open (&self.desk, words[0], &error))
    return sg_ctl_failed (error);

  cancellable = sg_ctl_cancel_on_signal ();
  self.progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  done = act (&self, &error);
  sg_progress_free (self.progress);
  sg_ctl_end_progress ();

  return done ? SG_CTL_DONE : sg_ctl_failed (error);
}

/* ---- find, export ---- */

static gboolean
log_search (Privacy *self, const SgPersonData *data, GError **error)
{
  g_auto (GStrv) subjects = sg_person_data_dup_subjects (data);

  return sg_desk_log_accesses (self->desk.desk,
                               (const char *const *) subjects,
                               SG_ACCESS_SEARCHED,
                               self->purpose,
                               error);
}

static gboolean
find (Privacy *self, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (SgPersonData) data = NULL;

  if (!sg_desk_may (self->desk.desk, SG_MAY_EXPORT, error))
    return FALSE;

  data = sg_desk_find_person_data (self->desk.desk, self->words[0], error);
  if (data == NULL || !log_search (self, data, error))
    return FALSE;

  json_builder_begin_object (builder);
  sg_ctl_json_text (builder, "person", data->label);
  sg_ctl_json_int (builder, "incidents", data->incidents->len);
  sg_ctl_json_int (builder, "patients", data->patients->len);
  sg_ctl_json_int (builder, "volunteers", data->volunteers->len);
  sg_ctl_json_int (builder, "certificates", data->certificates->len);
  sg_ctl_json_int (builder, "mentions", data->mentions->len);
  sg_ctl_json_int (builder, "accesses", data->accesses->len);
  json_builder_end_object (builder);

  if (self->desk.json)
    sg_ctl_print_json (builder);
  else
    g_print (
      "%s: caller in %u incident(s), patient in %u record(s), %u volunteer profile(s) with %u"
      " certificate(s); named in %u other record(s); looked at %u time(s)\n",
      data->label,
      data->incidents->len,
      data->patients->len,
      data->volunteers->len,
      data->certificates->len,
      data->mentions->len,
      data->accesses->len);
  return TRUE;
}

static gboolean export(Privacy *self, GError **error)
{
  return sg_desk_export_person (self->desk.desk,
                                self->words[0],
                                self->words[1],
                                self->purpose,
                                error);
}

/* ---- erase, sweep ---- */

static void
print_erasure (Privacy *self, const SgErasure *done)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sg_ctl_json_int (builder, "events", (gint64) done->n_events);
  sg_ctl_json_int (builder, "masked", done->n_masked);
  sg_ctl_json_int (builder, "erased", done->n_erased);
  json_builder_end_object (builder);
  if (self->desk.json)
    {
      sg_ctl_print_json (builder);
      return;
    }

  g_print ("%" G_GUINT64_FORMAT " event(s) erased: %u record(s) hold nothing of the person now\n",
           done->n_events,
           done->n_erased);
  if (done->n_masked > 0)
    g_print ("%u record(s) are younger than %" G_GINT64_FORMAT
             " days and must be kept as health records: the person is masked in them;\n"
             "  --force erases them too, and --reason says who decided that\n",
             done->n_masked,
             done->keep_days);
  g_print ("Backups made before now still hold the person: they go as newer ones replace them\n");
}

static gboolean
erase (Privacy *self, GError **error)
{
  SgErasureRequest request = { self->reason, self->force };
  SgErasure        done;

  if (!sg_desk_erase_person (self->desk.desk, self->words[0], &request, &done, error))
    return FALSE;

  print_erasure (self, &done);
  return self->later || sg_desk_sweep (self->desk.desk, FALSE, error);
}

static gboolean
sweep (Privacy *self, GError **error)
{
  return sg_desk_sweep (self->desk.desk, self->force, error);
}

/* ---- retention ---- */

static gboolean
retain (Privacy *self, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  SgRetention done;

  if (!sg_desk_apply_retention (self->desk.desk, self->dry, self->progress, &done, error))
    return FALSE;

  sg_ctl_end_progress ();
  json_builder_begin_object (builder);
  sg_ctl_json_bool (builder, "dry", self->dry);
  sg_ctl_json_int (builder, "positions", (gint64) done.n_positions);
  sg_ctl_json_int (builder, "responses", (gint64) done.n_responses);
  sg_ctl_json_int (builder, "incidents", (gint64) done.n_incidents);
  sg_ctl_json_int (builder, "events", (gint64) done.n_events);
  json_builder_end_object (builder);

  if (self->desk.json)
    sg_ctl_print_json (builder);
  else
    g_print ("%s%" G_GUINT64_FORMAT " position(s), the responders of %" G_GUINT64_FORMAT
             " incident(s), the people of %" G_GUINT64_FORMAT " incident(s): %" G_GUINT64_FORMAT
             " event(s)\n",
             self->dry ? "would forget " : "forgot ",
             done.n_positions,
             done.n_responses,
             done.n_incidents,
             done.n_events);
  return TRUE;
}

/* ---- the commands ---- */

static int
run_find (char **arguments)
{
  return run (arguments, 2, find);
}

static int
run_export (char **arguments)
{
  return run (arguments, 3, export);
}

static int
run_erase (char **arguments)
{
  return run (arguments, 2, erase);
}

static int
run_sweep (char **arguments)
{
  return run (arguments, 1, sweep);
}

static int
run_retention (char **arguments)
{
  return run (arguments, 1, retain);
}

const SgCtlCommand sg_ctl_desk_privacy_commands[] = {
  { "desk privacy find", "DB PHONE|NIK|VOLUNTEER [--purpose TEXT] [--json]", run_find },
  { "desk privacy export", "DB PHONE|NIK|VOLUNTEER FOLDER --purpose TEXT", run_export },
  { "desk privacy erase",
    "DB PHONE|NIK|VOLUNTEER --reason TEXT [--force] [--later] [--json]",
    run_erase },
  { "desk privacy sweep", "DB [--force]", run_sweep },
  { "desk retention", "DB [--dry-run] [--json]", run_retention },
  { NULL, NULL, NULL },
};
