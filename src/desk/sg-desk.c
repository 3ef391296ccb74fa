/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all parts of a desk share. SgDesk::changed tells whoever is looking which subject to read
 * again: after an action of this object, and the listener of the bell emits it for those of others.
 */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "desk/sg-desk.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"
#include "desk/log/sg-desk-spatial.h"
#include "desk/log/sg-row.h"
#include "desk/sg-act.h"

#define PERSON_NOBODY "local:nobody"

struct _SgDesk
{
  GObject parent_instance;

  char        *path;
  SgEventLog  *log;
  char        *person;
  gint64       entry_at;
  SgClock      entry_clock;
  GTimeZone   *zone;
  SgPsc       *psc;
  SgDeskClock  clock;
  gpointer     clock_data;
  SgRegion    *region;
  SgDb        *region_db;
  SgGazetteer *gazetteer;
  SgProfiles  *profiles;
  SgRouter    *router;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgDesk, sg_desk, G_TYPE_OBJECT)

static gint64
read_clock (gpointer user_data)
{
  return g_get_real_time ();
}

static void
forget_region (SgDesk *self)
{
  g_clear_pointer (&self->router, sg_router_free);
  g_clear_pointer (&self->gazetteer, sg_gazetteer_close);
  g_clear_pointer (&self->region_db, sg_db_close);
  g_clear_pointer (&self->region, sg_region_unref);
}

static void
sg_desk_finalize (GObject *object)
{
  SgDesk *self = SG_DESK (object);

  forget_region (self);
  g_clear_pointer (&self->profiles, sg_profiles_unref);
  g_clear_pointer (&self->psc, sg_psc_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->log, sg_event_log_close);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (sg_desk_parent_class)->finalize (object);
}

static void
sg_desk_class_init (SgDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sg_desk_finalize;

  /**
   * SgDesk::changed:
   * @kind: an SgSubject
   * @subject: (type gpointer): the SgUuid of what changed
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   SG_TYPE_DESK,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_INT,
                                   G_TYPE_POINTER);
}

static void
sg_desk_init (SgDesk *self)
{
  self->clock = read_clock;
  self->person = g_strdup (PERSON_NOBODY);
}

static SgDesk *
wrap (const char *path, SgEventLog *log, GError **error)
{
  g_autoptr (SgDesk) self = NULL;

  if (log == NULL)
    return NULL;

  self = g_object_new (SG_TYPE_DESK, NULL);
  self->path = g_strdup (path);
  self->log = log;
  self->zone = g_time_zone_new_identifier (sg_event_log_get_identity (log)->zone);
  if (self->zone == NULL)
    {
      /* A machine without that zone still has to take calls. */
      g_message ("the zone “%s” is not known on this machine: Asia/Jakarta is used",
                 sg_event_log_get_identity (log)->zone);
      self->zone = g_time_zone_new_offset (7 * 3600);
    }

  return g_steal_pointer (&self);
}

/**
 * sg_desk_create:
 * @path: where no file is yet
 * @identity: its @desk may be nobody's; then it gets a new one
 */
SgDesk *
sg_desk_create (const char *path, const SgLogIdentity *identity, GError **error)
{
  SgLogIdentity named = *identity; /* borrows */

  if (sg_uuid_is_none (&named.desk))
    named.desk = sg_uuid_new (g_get_real_time () / 1000);

  return wrap (path, sg_event_log_create (path, &named, error), error);
}

/**
 * sg_desk_open:
 *
 * Returns: (nullable) (transfer full): the desk, for this thread
 */
SgDesk *
sg_desk_open (const char *path, GError **error)
{
  return wrap (path, sg_event_log_open (path, 0, error), error);
}

/**
 * sg_desk_open_to_read:
 *
 * For a thread that makes a report while the desk works on.
 */
SgDesk *
sg_desk_open_to_read (const char *path, GError **error)
{
  return wrap (path, sg_event_log_open (path, SG_DB_READ_ONLY, error), error);
}

SgEventLog *
sg_desk_get_log (SgDesk *self)
{
  return self->log;
}

SgDb *
sg_desk_get_db (SgDesk *self)
{
  return sg_event_log_get_db (self->log);
}

const SgLogIdentity *
sg_desk_get_identity (SgDesk *self)
{
  return sg_event_log_get_identity (self->log);
}

const char *
sg_desk_get_path (SgDesk *self)
{
  return self->path;
}

/**
 * sg_desk_get_now:
 *
 * Returns: microseconds UTC
 */
gint64
sg_desk_get_now (SgDesk *self)
{
  return self->clock (self->clock_data);
}

void
sg_desk_set_clock (SgDesk *self, SgDeskClock clock, gpointer user_data)
{
  self->clock = clock;
  self->clock_data = user_data;
}

/**
 * sg_desk_to_local:
 * @at: microseconds UTC
 *
 * Returns: (transfer full): in the desk's zone, which its numbers, shifts and papers follow
 */
GDateTime *
sg_desk_to_local (SgDesk *self, gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, self->zone);
}

const char *
sg_desk_get_person (SgDesk *self)
{
  return self->person;
}

/**
 * sg_desk_set_person:
 * @person: (nullable): who acts from now on, such as `local:<id>`
 */
void
sg_desk_set_person (SgDesk *self, const char *person)
{
  g_free (self->person);
  self->person = g_strdup (person != NULL ? person : PERSON_NOBODY);
}

/**
 * sg_desk_set_entry_time:
 * @at: when what is entered from now on happened, microseconds UTC; 0 for the moment of entering it
 * @clock: how that is known
 */
void
sg_desk_set_entry_time (SgDesk *self, gint64 at, SgClock clock)
{
  self->entry_at = at;
  self->entry_clock = clock;
}

gint64
sg_desk_get_entry_time (SgDesk *self, SgClock *clock)
{
  *clock = self->entry_clock;
  return self->entry_at;
}

/* ---- settings ---- */

static SgPsc *
read_psc (SgDesk *self)
{
  SgUuid id = sg_psc_get_subject (sg_desk_get_identity (self)->psc);
  g_autoptr (GError) why = NULL;
  SgPsc *psc = sg_row_get (sg_desk_get_db (self), &sg_psc_record, &id, &why);

  /* Nobody has chosen anything yet, or it cannot be read now: the usual figures hold. */
  return psc != NULL ? psc : sg_psc_new_usual ();
}

/**
 * sg_desk_get_psc:
 *
 * Returns: (transfer none): what the PSC has chosen; until the next change
 */
const SgPsc *
sg_desk_get_psc (SgDesk *self)
{
  if (self->psc == NULL)
    self->psc = read_psc (self);

  return self->psc;
}

gint64
sg_desk_get_setting (SgDesk *self, SgSetting setting)
{
  return sg_desk_get_psc (self)->values[setting];
}

/* ---- region ---- */

/**
 * sg_desk_use_region:
 * @folder: of an imported region; remembered in the desk's file
 */
gboolean
sg_desk_use_region (SgDesk *self, const char *folder, GError **error)
{
  SgLogIdentity    identity = *sg_desk_get_identity (self); /* borrows */
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);
  g_autofree char *database = NULL;
  g_autofree char *code = NULL;
  g_autoptr (SgRegion) region = sg_region_open (absolute, error);

  if (region == NULL)
    return FALSE;

  identity.region = absolute;
  database = g_build_filename (absolute, SG_REGION_DATABASE, NULL);
  code = g_strdup_printf ("%.2s.%s", identity.psc, identity.psc + 2);
  if (!sg_desk_spatial_set_area (self->path, database, code, error) ||
      !sg_event_log_set_identity (self->log, &identity, error))
    return FALSE;

  forget_region (self);
  self->region = g_steal_pointer (&region);
  return TRUE;
}

/**
 * sg_desk_get_region:
 *
 * Returns: (transfer none) (nullable): the region, opened when it is first asked for
 */
SgRegion *
sg_desk_get_region (SgDesk *self, GError **error)
{
  const char *folder = sg_desk_get_identity (self)->region;

  if (self->region != NULL)
    return self->region;

  if (folder == NULL)
    {
      g_set_error_literal (
        error,
        SG_ERROR,
        SG_ERROR_NOT_FOUND,
        _ ("the desk has no region: import one and set it with “siagactl desk set DB "
           "region FOLDER”"));
      return NULL;
    }

  self->region = sg_region_open (folder, error);
  return self->region;
}

/**
 * sg_desk_get_region_db:
 *
 * Returns: (transfer none) (nullable): places, facilities and boundaries, for this thread
 */
SgDb *
sg_desk_get_region_db (SgDesk *self, GError **error)
{
  SgRegion *region = sg_desk_get_region (self, error);

  if (region != NULL && self->region_db == NULL)
    self->region_db = sg_region_open_db (region, error);

  return self->region_db;
}

SgGazetteer *
sg_desk_get_gazetteer (SgDesk *self, GError **error)
{
  SgRegion *region = sg_desk_get_region (self, error);
  SgDb     *db = NULL;

  /* It keeps the handle that it is given, so it gets one of its own. */
  if (region != NULL && self->gazetteer == NULL)
    db = sg_region_open_db (region, error);
  if (db != NULL)
    self->gazetteer = sg_gazetteer_open (db, sg_region_get_roads (region), error);

  return region != NULL ? self->gazetteer : NULL;
}

SgProfiles *
sg_desk_get_profiles (SgDesk *self, GError **error)
{
  if (self->profiles == NULL)
    self->profiles = sg_profiles_load (NULL, error);

  return self->profiles;
}

SgRouter *
sg_desk_get_router (SgDesk *self, GError **error)
{
  SgRegion   *region = sg_desk_get_region (self, error);
  SgProfiles *profiles = region != NULL ? sg_desk_get_profiles (self, error) : NULL;

  if (profiles != NULL && self->router == NULL)
    self->router = sg_router_new (sg_region_get_roads (region), profiles);

  return self->router;
}

/* ---- incidents ---- */

static gboolean
read_tasks (SgDesk *self, SgIncident *incident, GError **error)
{
  incident->tasks = sg_row_list (sg_desk_get_db (self),
                                 &sg_task_record,
                                 "WHERE incident = ? ORDER BY number",
                                 error,
                                 "B",
                                 incident->id.bytes,
                                 (gsize) SG_UUID_BYTES);

  return incident->tasks != NULL;
}

/**
 * sg_desk_get_incident:
 *
 * Returns: (nullable) (transfer full): the incident with its tasks, or %NULL with
 *   %SG_ERROR_NOT_FOUND
 */
SgIncident *
sg_desk_get_incident (SgDesk *self, const SgUuid *id, GError **error)
{
  g_autoptr (SgIncident) incident = NULL;

  incident = sg_row_get (sg_desk_get_db (self), &sg_incident_record, id, error);
  if (incident == NULL || !read_tasks (self, incident, error))
    return NULL;

  return g_steal_pointer (&incident);
}

static GPtrArray *
add_tasks (SgDesk *self, GPtrArray *incidents, GError **error)
{
  for (guint i = 0; incidents != NULL && i < incidents->len; i++)
    if (!read_tasks (self, g_ptr_array_index (incidents, i), error))
      {
        g_ptr_array_unref (incidents);
        return NULL;
      }

  return incidents;
}

/* By the whole number, or by its last part, as people say it. */
static GPtrArray *
list_by_number (SgDesk *self, const char *number, GError **error)
{
  GPtrArray *found = sg_row_list (sg_desk_get_db (self),
                                  &sg_incident_record,
                                  "WHERE number = ?",
                                  error,
                                  "s",
                                  number);

  if (found == NULL || found->len > 0 || *number == '\0' || strpbrk (number, "-%_") != NULL)
    return found;

  g_ptr_array_unref (found);
  return sg_row_list (sg_desk_get_db (self),
                      &sg_incident_record,
                      "WHERE number LIKE '%-' || ? LIMIT 2",
                      error,
                      "s",
                      number);
}

/**
 * sg_desk_find_incident:
 * @number_or_id: the number, the part of it after the last hyphen, or the identifier
 */
SgIncident *
sg_desk_find_incident (SgDesk *self, const char *number_or_id, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  SgUuid id;

  if (sg_uuid_parse (number_or_id, &id, NULL))
    return sg_desk_get_incident (self, &id, error);

  found = list_by_number (self, number_or_id, error);
  found = add_tasks (self, found, error);
  if (found == NULL)
    return NULL;

  if (found->len != 1)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   found->len == 0 ? _ ("there is no incident %s")
                                   : _ ("several incidents end with %s: say the whole number"),
                   number_or_id);
      return NULL;
    }

  return g_ptr_array_steal_index (found, 0);
}

/**
 * sg_desk_list_open:
 *
 * Returns: (nullable) (transfer full) (element-type SgIncident): what the operator still has to
 * care for, with the tasks: the most severe first, of those the longest waiting; what nobody has
 * judged yet counts as severe
 */
GPtrArray *
sg_desk_list_open (SgDesk *self, GError **error)
{
  GPtrArray *incidents = sg_row_list (sg_desk_get_db (self),
                                      &sg_incident_record,
                                      "WHERE closed_at IS NULL ORDER BY severity, opened_at",
                                      error,
                                      "");

  return add_tasks (self, incidents, error);
}

/**
 * sg_desk_list_between:
 * @from: microseconds UTC, @to the first moment that is not meant
 *
 * Returns: (nullable) (transfer full) (element-type SgIncident): those opened then, drills and open
 *   ones too, the oldest first; without their tasks
 */
GPtrArray *
sg_desk_list_between (SgDesk *self, gint64 from, gint64 to, GError **error)
{
  return sg_row_list (sg_desk_get_db (self),
                      &sg_incident_record,
                      "WHERE opened_at >= ? AND opened_at < ? ORDER BY opened_at, id",
                      error,
                      "ii",
                      from,
                      to);
}

/**
 * sg_desk_language:
 *
 * Returns: `id` or `en`, whichever comes first among the languages of this process
 */
const char *
sg_desk_language (void)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    if (g_str_has_prefix (languages[i], "id"))
      return "id";
    else if (g_str_has_prefix (languages[i], "en") || g_str_equal (languages[i], "C"))
      return "en";

  return "id";
}

/**
 * sg_desk_emit_changed:
 *
 * Tells the listeners of SgDesk::changed.
 */
void
sg_desk_emit_changed (SgDesk *self, SgSubject kind, const SgUuid *subject)
{
  if (kind == SG_SUBJECT_PSC)
    g_clear_pointer (&self->psc, sg_psc_free);

  g_signal_emit (self, signals[CHANGED], 0, (int) kind, subject);
}
