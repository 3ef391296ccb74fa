/* SPDX-License-Identifier: GPL-3.0-or-later */

/* siagactl desk create, set, check, rebuild, log: the desk's file itself, and what the other files
 * of desk commands share. */

#define G_LOG_DOMAIN "siagactl"

#include "config.h"

#include "ctl/sg-ctl-desk.h"

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "db/sg-db-upkeep.h"
#include "desk/log/sg-log-check.h"
#include "desk/people/sg-desk-may.h"
#include "desk/people/sg-desk-people.h"
#include "desk/sg-desk-settings.h"

#define LOG_BATCH 1000

/* ---- what the commands share ---- */

/**
 * sg_ctl_desk_parse_time:
 * @text: ISO 8601; without a zone it is in the desk's own
 */
gboolean
sg_ctl_desk_parse_time (SgDesk *desk, const char *text, gint64 *at, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (sg_desk_get_identity (desk)->zone);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *whole = NULL;

  /* A day alone is its first moment. */
  whole = strchr (text, 'T') == NULL ? g_strdup_printf ("%sT00:00:00", text) : g_strdup (text);
  time = g_date_time_new_from_iso8601 (whole, zone);
  if (time == NULL)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "“%s” is not a time: write 2026-11-25T09:30:00+07:00 or 2026-11-25",
                   text);
      return FALSE;
    }

  *at = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
  return TRUE;
}

/* A registered person is known by name; anybody else is on record as given. No PIN: who can open
 * the file needs none. */
static void
act_as (SgDesk *desk, const char *name)
{
  g_autoptr (SgPerson) person = name != NULL ? sg_desk_find_person (desk, name, NULL) : NULL;
  g_autofree char *id = person != NULL ? sg_uuid_to_text (&person->id) : NULL;
  g_autofree char *by = g_strconcat (SG_PERSON_PREFIX, id, NULL);

  if (person != NULL)
    sg_desk_set_person (desk, by);
  else
    sg_desk_set_person (desk, name != NULL ? name : "local:siagactl");
}

/**
 * sg_ctl_desk_open:
 * @self: with its options read
 * @path: the desk's file
 */
gboolean
sg_ctl_desk_open (SgCtlDesk *self, const char *path, GError **error)
{
  self->desk = sg_desk_open (path, error);
  if (self->desk == NULL)
    return FALSE;

  act_as (self->desk, self->by);
  if (self->time_text != NULL)
    {
      self->clock = SG_CLOCK_MANUAL;
      if (!sg_ctl_desk_parse_time (self->desk, self->time_text, &self->at, error))
        return FALSE;
    }

  if (self->clock_text != NULL && !sg_clock_from_text (self->clock_text, &self->clock, error))
    return FALSE;

  sg_desk_set_entry_time (self->desk, self->at, self->clock);
  return TRUE;
}

/**
 * sg_ctl_desk_open_to_read:
 *
 * For what takes long and leaves no line in the log.
 */
gboolean
sg_ctl_desk_open_to_read (SgCtlDesk *self, const char *path, GError **error)
{
  self->desk = sg_desk_open_to_read (path, error);
  if (self->desk != NULL)
    act_as (self->desk, self->by);

  return self->desk != NULL;
}

/* A console that is open keeps the WAL from being removed when we close; with many short commands
 * and no daemon it would grow for ever. */
static void
leave_tidy (SgDesk *desk)
{
  SgDb *db = sg_desk_get_db (desk);
  g_autoptr (GError) why = NULL;

  if (sg_db_has_written (db) && sg_db_get_wal_bytes (db) > SG_DB_WAL_LONG &&
      !sg_db_tidy (db, SG_DB_CHECKPOINT_PASSIVE, &why))
    g_debug ("the WAL stays as it is: %s", why->message);
}

void
sg_ctl_desk_clear (SgCtlDesk *self)
{
  if (self->desk != NULL)
    leave_tidy (self->desk);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->time_text, g_free);
  g_clear_pointer (&self->clock_text, g_free);
  g_clear_pointer (&self->by, g_free);
}

/**
 * sg_ctl_desk_run:
 * @self: the first member of what @act gets
 * @entries: the options, with %SG_CTL_DESK_ENTRIES among them
 * @n_words: how many words there must be, the desk's file included, or %SG_CTL_ANY_WORDS
 *
 * Reads the options and words, opens the desk and acts on it.
 *
 * Returns: the exit code
 */
int
sg_ctl_desk_run (SgCtlDesk          *self,
                 char              **arguments,
                 const GOptionEntry *entries,
                 guint               n_words,
                 SgCtlDeskFunc       act)
{
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, n_words, &exit_code);
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (words[0] == NULL)
    return sg_ctl_usage ("expected the file of a desk; see siagactl --help");

  self->words = g_strdupv (words + 1);
  return sg_ctl_desk_open (self, words[0], &error) && act (self, &error) ? SG_CTL_DONE
                                                                         : sg_ctl_failed (error);
}

/**
 * sg_ctl_desk_find:
 * @number_or_id: the number, its end after the last hyphen, or the identifier
 */
SgIncident *
sg_ctl_desk_find (SgCtlDesk *self, const char *number_or_id, GError **error)
{
  return sg_desk_find_incident (self->desk, number_or_id, error);
}

/**
 * sg_ctl_desk_time:
 * @at: microseconds UTC; 0 for none
 *
 * Returns: (transfer full): for a person, in the desk's zone
 */
char *
sg_ctl_desk_time (SgDesk *desk, gint64 at)
{
  g_autoptr (GDateTime) local = NULL;

  if (at == 0)
    return g_strdup ("–");

  local = sg_desk_to_local (desk, at);
  return g_date_time_format (local, "%Y-%m-%d %H:%M:%S %Z");
}

void
sg_ctl_json_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
sg_ctl_json_int (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

void
sg_ctl_json_bool (JsonBuilder *builder, const char *member, gboolean value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

/**
 * sg_ctl_json_uuid:
 *
 * Adds the identifier, or null for nobody's.
 */
void
sg_ctl_json_uuid (JsonBuilder *builder, const char *member, const SgUuid *uuid)
{
  g_autofree char *text = sg_uuid_is_none (uuid) ? NULL : sg_uuid_to_text (uuid);

  sg_ctl_json_text (builder, member, text);
}

/**
 * sg_ctl_json_time:
 * @at: microseconds UTC; 0 becomes null
 *
 * Adds the time as ISO 8601 UTC with milliseconds.
 */
void
sg_ctl_json_time (JsonBuilder *builder, const char *member, gint64 at)
{
  g_autoptr (GDateTime) whole = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (whole, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *exact = NULL;

  exact = g_strdup_printf ("%s.%03dZ", text, (int) (at % G_USEC_PER_SEC / 1000));
  sg_ctl_json_text (builder, member, at != 0 ? exact : NULL);
}

/**
 * sg_ctl_json_lines:
 * @lines: (nullable): texts, a line each; they become a list
 */
void
sg_ctl_json_lines (JsonBuilder *builder, const char *member, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      json_builder_add_string_value (builder, parts[i]);
  json_builder_end_array (builder);
}

/* ---- create, set ---- */

static int
run_create (char **arguments)
{
  g_auto (SgLogIdentity) identity = { 0 };
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_FILENAME, &identity.region, NULL, NULL },
    { "psc", 0, 0, G_OPTION_ARG_STRING, &identity.psc, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &identity.name, NULL, NULL },
    { "psc-name", 0, 0, G_OPTION_ARG_STRING, &identity.psc_name, NULL, NULL },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &identity.zone, NULL, NULL },
    { "area-code", 0, 0, G_OPTION_ARG_STRING, &identity.area_code, NULL, NULL },
    { "letterhead", 0, 0, G_OPTION_ARG_STRING, &identity.letterhead, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autofree char *folder = g_steal_pointer (&identity.region);
  g_autoptr (SgDesk) desk = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (identity.psc == NULL || identity.name == NULL)
    return sg_ctl_usage ("desk create needs --psc CODE and --name NAME");
  if (strlen (identity.psc) != 4 || strspn (identity.psc, "0123456789") != 4)
    return sg_ctl_usage ("--psc “%s” must be the four digits of a kabupaten or kota", identity.psc);

  if (identity.zone == NULL)
    identity.zone = g_strdup ("Asia/Jakarta");
  if (identity.psc_name == NULL)
    identity.psc_name = g_strdup_printf ("PSC 119 %s", identity.psc);

  desk = sg_desk_create (words[0], &identity, &error);
  if (desk == NULL || (folder != NULL && !sg_desk_use_region (desk, folder, &error)))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

static gboolean
set_identity (SgDesk *desk, const char *key, const char *value, gboolean *known, GError **error)
{
  SgLogIdentity identity = *sg_desk_get_identity (desk); /* borrows */
  const struct
  {
    const char *key;
    char      **field;
  } fields[] = {
    { "name", &identity.name },
    { "psc-name", &identity.psc_name },
    { "zone", &identity.zone },
    { "area-code", &identity.area_code },
    { "letterhead", &identity.letterhead },
  };
  g_autofree char *copy = g_strdup (value);

  *known = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].key, key) == 0)
      {
        *known = TRUE;
        *fields[i].field = copy;
        return sg_event_log_set_identity (sg_desk_get_log (desk), &identity, error);
      }

  return TRUE;
}

static int
run_set (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_autofree char   *district = NULL;
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self),
                                   { "district", 0, 0, G_OPTION_ARG_STRING, &district, NULL, NULL },
                                   { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 3, &exit_code);
  g_autoptr (GError) error = NULL;
  gboolean known = TRUE;
  gint64   value = 0;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error) ||
      !sg_desk_may (self.desk, SG_MAY_CONFIGURE, &error))
    return sg_ctl_failed (error);

  if (strcmp (words[1], "region") == 0)
    return sg_desk_use_region (self.desk, words[2], &error) ? SG_CTL_DONE : sg_ctl_failed (error);

  if (!set_identity (self.desk, words[1], words[2], &known, &error))
    return sg_ctl_failed (error);
  if (known)
    return SG_CTL_DONE;

  if (!g_ascii_string_to_signed (words[2], 10, G_MININT64, G_MAXINT64, &value, &error) ||
      !(district != NULL ? sg_desk_configure_district (self.desk, district, words[1], value, &error)
                         : sg_desk_configure (self.desk, words[1], value, &error)))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

/* Where a district differs. */
static void
print_districts (SgCtlDesk *self, JsonBuilder *builder)
{
  const char *values = sg_desk_get_psc (self->desk)->district_values;
  g_auto (GStrv) lines = g_strsplit (values != NULL ? values : "", "\n", -1);

  json_builder_set_member_name (builder, "districts");
  json_builder_begin_array (builder);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);

      if (g_strv_length (parts) != 3)
        continue;
      json_builder_begin_object (builder);
      sg_ctl_json_text (builder, "district", parts[2]);
      sg_ctl_json_text (builder, "key", parts[0]);
      sg_ctl_json_int (builder, "value", g_ascii_strtoll (parts[1], NULL, 10));
      json_builder_end_object (builder);
      if (!self->json)
        g_print ("%-22s %8s  (in %s)\n", parts[0], parts[1], parts[2]);
    }
  json_builder_end_array (builder);
}

static int
run_settings (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  json_builder_begin_object (builder);
  for (guint i = 0; i < SG_N_SETTINGS; i++)
    {
      const SgSettingType *type = sg_setting_get_type (i);

      sg_ctl_json_int (builder, type->key, sg_desk_get_setting (self.desk, i));
      if (!self.json)
        g_print ("%-22s %8" G_GINT64_FORMAT "  (%" G_GINT64_FORMAT "; %s)\n",
                 type->key,
                 sg_desk_get_setting (self.desk, i),
                 type->usual,
                 type->why);
    }
  print_districts (&self, builder);
  json_builder_end_object (builder);
  if (self.json)
    sg_ctl_print_json (builder);

  return SG_CTL_DONE;
}

/* ---- check, rebuild ---- */

static int
print_findings (const SgLogFindings *findings, gboolean as_json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sg_ctl_json_int (builder, "events", (gint64) findings->n_events);
  sg_ctl_json_int (builder, "rows", (gint64) findings->n_rows);
  sg_ctl_json_int (builder, "faults", (gint64) findings->n_faults);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->faults->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (findings->faults, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  if (as_json)
    {
      sg_ctl_print_json (builder);
      return SG_CTL_DONE;
    }

  g_print ("%" G_GUINT64_FORMAT " events, %" G_GUINT64_FORMAT " rows, %" G_GUINT64_FORMAT
           " faults\n",
           findings->n_events,
           findings->n_rows,
           findings->n_faults);
  for (guint i = 0; i < findings->faults->len; i++)
    g_print ("  %s\n", (char *) g_ptr_array_index (findings->faults, i));

  return SG_CTL_DONE;
}

static int
run_findings (char **arguments,
              SgLogFindings *(*find) (SgEventLog *log, SgProgress *progress, GError **error),
              gboolean faults_fail)
{
  g_auto (SgCtlDesk) self = { 0 };
  const GOptionEntry entries[] = { SG_CTL_DESK_ENTRIES (&self), { NULL } };
  int                exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (SgLogFindings) findings = NULL;
  g_autoptr (GError) error = NULL;
  SgProgress *progress;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error))
    return sg_ctl_failed (error);

  cancellable = sg_ctl_cancel_on_signal ();
  progress = sg_progress_new (sg_ctl_show_progress, NULL, cancellable);
  findings = find (sg_desk_get_log (self.desk), progress, &error);
  sg_progress_free (progress);
  sg_ctl_end_progress ();
  if (findings == NULL)
    return sg_ctl_failed (error);

  print_findings (findings, self.json);
  return faults_fail && findings->n_faults > 0 ? SG_CTL_FAILED : SG_CTL_DONE;
}

static int
run_check (char **arguments)
{
  return run_findings (arguments, sg_log_check, TRUE);
}

static int
run_rebuild (char **arguments)
{
  return run_findings (arguments, sg_log_rebuild, FALSE);
}

/* ---- log ---- */

static gboolean
print_log (SgEventLog *log, const char *after, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  const char *comma = "";
  gint64      n = 0;

  if (after != NULL && !sg_event_log_find_arrival (log, after, &n, error))
    return FALSE;

  g_print ("[");
  do
    {
      g_clear_pointer (&events, g_ptr_array_unref);
      events = sg_event_log_read_after (log, n, LOG_BATCH, error);
      for (guint i = 0; events != NULL && i < events->len; i++)
        {
          g_autofree char *text = sg_event_to_json (g_ptr_array_index (events, i));

          g_print ("%s\n%s", comma, text);
          comma = ",";
        }
      n += events != NULL ? events->len : 0;
    }
  while (events != NULL && events->len == LOG_BATCH);
  g_print ("\n]\n");

  return events != NULL;
}

static int
run_log (char **arguments)
{
  g_auto (SgCtlDesk) self = { 0 };
  g_autofree char   *after = NULL;
  const GOptionEntry entries[] = {
    SG_CTL_DESK_ENTRIES (&self),
    { "after", 0, 0, G_OPTION_ARG_STRING, &after, NULL, NULL },
    { NULL },
  };
  int exit_code = SG_CTL_USAGE;
  g_auto (GStrv) words = sg_ctl_parse (arguments, entries, 1, &exit_code);
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return exit_code;
  if (!sg_ctl_desk_open (&self, words[0], &error) ||
      !sg_desk_may (self.desk, SG_MAY_SEE_PERSONAL, &error) ||
      !sg_desk_may (self.desk, SG_MAY_SEE_CLINICAL, &error) ||
      !print_log (sg_desk_get_log (self.desk), after, &error))
    return sg_ctl_failed (error);

  return SG_CTL_DONE;
}

const SgCtlCommand sg_ctl_desk_commands[] = {
  { "desk create",
    "DB --psc CODE --name NAME [--region REGION] [--psc-name NAME] [--zone ZONE] [--area-code 0NNN]"
    " [--letterhead TEXT]",
    run_create },
  { "desk set",
    "DB region|name|psc-name|zone|area-code|letterhead|SETTING VALUE [--district KECAMATAN] (0: as everywhere)",
    run_set },
  { "desk settings", "DB [--json]", run_settings },
  { "desk check", "DB [--json]", run_check },
  { "desk rebuild", "DB [--json]", run_rebuild },
  { "desk log", "DB [--after EVENT] --json", run_log },
  { NULL, NULL, NULL },
};
