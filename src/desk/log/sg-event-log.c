/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place where events are written. Own news and foreign news take the same path: add the
 * events, then fold the subjects they touch, in one transaction.
 *
 * The outbox is not a table: it is the events without a position. A desk's own events form a chain
 * over their seq, so that one that was edited, dropped or moved is found; its head is in the row of
 * the desk and moves in the same transaction. */

#include "config.h"

#include "desk/log/sg-event-log.h"

#include <glib/gi18n-lib.h>

#include <glib/gstdio.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-incident.h"
#include "db/sg-db-bell.h"
#include "db/sg-db-wal.h"
#include "desk/log/sg-cache.h"
#include "desk/log/sg-desk-schema.h"
#include "desk/log/sg-desk-spatial.h"
#include "desk/log/sg-event-log-private.h"
#include "desk/log/sg-event-row.h"
#include "desk/paper/sg-safe-file.h"

/* More is not what a person does in one go, but an import, which makes room for persons: one who
 * waits for the gate looks again within the pause. */
#define PERSON_MOST 20
#define PAUSE_USEC  2000

struct _SgEventLog
{
  SgDb         *db;
  SgDbBell     *bell; /* NULL when there is no folder for it: others then poll */
  SgLogIdentity identity;
};

void
sg_log_identity_clear (SgLogIdentity *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->psc, g_free);
  g_clear_pointer (&self->psc_name, g_free);
  g_clear_pointer (&self->letter, g_free);
  g_clear_pointer (&self->zone, g_free);
  g_clear_pointer (&self->area_code, g_free);
  g_clear_pointer (&self->region, g_free);
  g_clear_pointer (&self->letterhead, g_free);
}

static gboolean
refuse_stranger (SgDb *db, GError **error)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               _ ("%s is not the file of a desk: make one with “siagactl desk create”"),
               sg_db_get_path (db));
  return FALSE;
}

static gboolean
read_identity (SgEventLog *self, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  SgLogIdentity *identity = &self->identity;
  gboolean       has_row;

  statement =
    sg_db_get_statement (self->db,
                         error,
                         "SELECT id, name, psc, psc_name, letter, zone, area_code, region,"
                         " letterhead, epoch FROM desk",
                         "");
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  if (!has_row || sqlite3_column_bytes (statement, 0) != SG_UUID_BYTES)
    return refuse_stranger (self->db, error);

  sg_log_identity_clear (identity);
  memcpy (identity->desk.bytes, sqlite3_column_blob (statement, 0), SG_UUID_BYTES);
  identity->name = sg_db_dup_text (statement, 1);
  identity->psc = sg_db_dup_text (statement, 2);
  identity->psc_name = sg_db_dup_text (statement, 3);
  identity->letter = sg_db_dup_text (statement, 4);
  identity->zone = sg_db_dup_text (statement, 5);
  identity->area_code = sg_db_dup_text (statement, 6);
  identity->region = sg_db_dup_text (statement, 7);
  identity->letterhead = sg_db_dup_text (statement, 8);
  identity->epoch = sqlite3_column_int64 (statement, 9);

  return TRUE;
}

/* Before anything is written into it: the file of a region or of another program stays as it is. */
static gboolean
check_is_desk (SgDb *db, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;

  statement =
    sg_db_get_statement (db,
                         error,
                         "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'desk'",
                         "");
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  return has_row || refuse_stranger (db, error);
}

/**
 * sg_event_log_open:
 * @flags: %SG_DB_READ_ONLY for a thread that only reads
 *
 * Returns: (nullable): the log of a desk's file, or %NULL with %SG_ERROR_STORAGE or
 *   %SG_ERROR_INVALID
 */
SgEventLog *
sg_event_log_open (const char *path, SgDbFlags flags, GError **error)
{
  g_autoptr (SgEventLog) self = g_new0 (SgEventLog, 1);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_NOT_FOUND,
                   _ ("there is no desk at %s: make one with “siagactl desk create”"),
                   path);
      return NULL;
    }

  self->db = sg_db_open (path, SG_DB_SHARED | flags, error);
  if (self->db == NULL || !check_is_desk (self->db, error) ||
      !sg_desk_schema_apply (self->db, error) || !read_identity (self, error))
    return NULL;

  if (!(flags & SG_DB_READ_ONLY))
    {
      g_autoptr (GError) why = NULL;

      self->bell = sg_db_bell_new (self->db, &why);
      if (self->bell == NULL)
        g_debug ("no bell: %s", why->message);
    }

  return g_steal_pointer (&self);
}

static gboolean
insert_identity (SgDb *db, const SgLogIdentity *identity, GError **error)
{
  static const SgDigest none = { { 0 } };
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);

  return transaction != NULL &&
         sg_db_run (
           db,
           error,
           "INSERT INTO desk (only, id, name, psc, psc_name, letter, zone, area_code, region,"
           " letterhead, epoch, seq, hlc, head)"
           " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 0, ?)",
           "BssssssssB",
           identity->desk.bytes,
           (gsize) SG_UUID_BYTES,
           identity->name,
           identity->psc,
           identity->psc_name,
           identity->letter,
           identity->zone,
           identity->area_code,
           identity->region,
           identity->letterhead,
           none.bytes,
           (gsize) SG_DIGEST_BYTES) &&
         sg_db_commit (transaction, error);
}

/* What a desk cannot work with must not get into its file: it could not be opened to put it right.
 */
static gboolean
check_identity (const SgLogIdentity *identity, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (identity->zone);
  const char *area = identity->area_code != NULL ? identity->area_code : "0";
  const char *wrong = NULL;

  if (identity->name == NULL || *identity->name == '\0')
    wrong = "“name” must not be empty";
  else if (identity->psc == NULL || strlen (identity->psc) != 4 ||
           strspn (identity->psc, "0123456789") != 4)
    wrong = "“psc” must be the four digits of a kabupaten or kota";
  else if (zone == NULL || *identity->zone == '\0')
    wrong = "“zone” must be a time zone such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura";
  else if (*area != '0' || strlen (area) > 5 || strspn (area, "0123456789") != strlen (area))
    wrong = "“area-code” must be that of a local network, such as 031";

  if (wrong != NULL)
    g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, wrong);
  return wrong == NULL;
}

static gboolean
fill_new (const char *path, const SgLogIdentity *identity, GError **error)
{
  g_autoptr (SgDb) db = sg_db_open (path, SG_DB_SHARED, error);

  return db != NULL && sg_desk_schema_apply (db, error) && insert_identity (db, identity, error) &&
         sg_desk_spatial_create (path, error) &&
         sg_db_checkpoint (db, SG_DB_CHECKPOINT_TRUNCATE, error);
}

/**
 * sg_event_log_create:
 * @path: where no file is yet
 *
 * A desk that was cut off while it was made is not there at all: it gets its name when it is whole.
 *
 * Returns: (nullable): the log of a new desk
 */
SgEventLog *
sg_event_log_create (const char *path, const SgLogIdentity *identity, GError **error)
{
  g_autoptr (SgSafeFile) file = NULL;
  g_autofree char *gate = NULL;
  gboolean         made;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, _ ("%s exists already"), path);
      return NULL;
    }

  if (!check_identity (identity, error))
    return NULL;

  file = sg_safe_file_new (path, error);
  if (file == NULL)
    return NULL;

  gate = g_strconcat (sg_safe_file_get_path (file), "-gate", NULL);
  made = fill_new (sg_safe_file_get_path (file), identity, error);
  g_unlink (gate);

  return made && sg_safe_file_commit (file, error) ? sg_event_log_open (path, 0, error) : NULL;
}

void
sg_event_log_close (SgEventLog *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->bell, sg_db_bell_free);
  g_clear_pointer (&self->db, sg_db_close);
  sg_log_identity_clear (&self->identity);
  g_free (self);
}

SgDb *
sg_event_log_get_db (SgEventLog *self)
{
  return self->db;
}

/**
 * sg_event_log_get_bell:
 *
 * Returns: (transfer none) (nullable): to hear of other programs' commits
 */
SgDbBell *
sg_event_log_get_bell (SgEventLog *self)
{
  return self->bell;
}

const SgLogIdentity *
sg_event_log_get_identity (SgEventLog *self)
{
  return &self->identity;
}

/**
 * sg_event_log_set_identity:
 * @identity: its @desk and @epoch are left as they are in the file
 */
gboolean
sg_event_log_set_identity (SgEventLog *self, const SgLogIdentity *identity, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = NULL;

  if (!check_identity (identity, error))
    return FALSE;

  transaction = sg_db_begin (self->db, error);
  return transaction != NULL &&
         sg_db_run (self->db,
                    error,
                    "UPDATE desk SET name = ?, psc = ?, psc_name = ?, letter = ?, zone = ?,"
                    " area_code = ?, region = ?, letterhead = ?",
                    "ssssssss",
                    identity->name,
                    identity->psc,
                    identity->psc_name,
                    identity->letter,
                    identity->zone,
                    identity->area_code,
                    identity->region,
                    identity->letterhead) &&
         sg_db_commit (transaction, error) && read_identity (self, error);
}

/* ---- writing ---- */

gboolean
sg_event_log_read_head (SgEventLog *self, SgLogHead *head, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;

  statement = sg_db_get_statement (self->db, error, "SELECT seq, hlc, head, epoch FROM desk", "");
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  head->seq = sqlite3_column_int64 (statement, 0);
  head->hlc = sqlite3_column_int64 (statement, 1);
  if (sqlite3_column_bytes (statement, 2) == SG_DIGEST_BYTES)
    memcpy (head->link.bytes, sqlite3_column_blob (statement, 2), SG_DIGEST_BYTES);
  self->identity.epoch = sqlite3_column_int64 (statement, 3);

  return TRUE;
}

gboolean
sg_event_log_write_head (SgEventLog *self, const SgLogHead *head, GError **error)
{
  return sg_db_run (self->db,
                    error,
                    "UPDATE desk SET seq = ?, hlc = ?, head = ?",
                    "iiB",
                    head->seq,
                    head->hlc,
                    head->link.bytes,
                    (gsize) SG_DIGEST_BYTES);
}

static char *
make_stream (SgEventLog *self, SgStream stream)
{
  g_autofree char *desk = NULL;

  if (stream != SG_STREAM_DESK)
    return g_strdup_printf ("%s:%s", sg_stream_to_text (stream), self->identity.psc);

  desk = sg_uuid_to_text (&self->identity.desk);
  return g_strdup_printf ("desk:%s", desk);
}

static gboolean
has_salt (const SgEvent *event)
{
  static const guint8 none[SG_SALT_BYTES];

  return memcmp (event->salt, none, SG_SALT_BYTES) != 0;
}

/* Gives the event its author, its place in the desk's log and its names. */
static gboolean
complete (SgEventLog        *self,
          SgEvent           *event,
          SgLogHead         *head,
          const SgLogAuthor *author,
          GError           **error)
{
  if (event->type == NULL)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("there is no kind of event “%s”"),
                   event->kind);
      return FALSE;
    }

  if (!sg_event_check (event, error))
    return FALSE;

  head->seq++;
  head->hlc = sg_hlc_next (head->hlc, author->now);
  if (sg_uuid_is_none (&event->id))
    event->id = sg_uuid_new (sg_hlc_get_ms (head->hlc));
  if (event->stream == NULL)
    event->stream = make_stream (self, event->type->stream);
  event->desk = self->identity.desk;
  event->seq = head->seq;
  event->epoch = self->identity.epoch;
  event->hlc = head->hlc;
  event->recorded_at = author->now;
  if (event->at == 0)
    event->at = author->now;
  if (event->by == NULL)
    event->by = g_strdup (author->by);
  event->grant = g_strdup (author->grant);
  if (!has_salt (event))
    sg_random_bytes (event->salt, SG_SALT_BYTES);

  return TRUE;
}

gboolean
sg_event_log_add (SgEventLog *self, const SgEvent *event, SgLogHead *head, GError **error)
{
  head->link = sg_event_link (event, &head->link, event->seq, SG_VERDICT_NONE);

  return sg_event_row_add (self->db, event, &head->link, error);
}

/* Here, where nobody else can write: what was true when a person decided may not be so any more. */
static gboolean
check_still_free (SgEventLog *self, const SgEvent *event, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  SgUuid   responder = sg_event_get_uuid (event, "responder");
  gboolean opens = sg_event_is_kind (event, "incident.opened");
  gboolean taken = FALSE;

  if (opens)
    statement = sg_db_get_statement (self->db,
                                     error,
                                     "SELECT 1 FROM incident WHERE number = ?",
                                     "s",
                                     sg_event_get_text (event, "number"));
  else if (sg_event_is_kind (event, "task.requested") &&
           g_strcmp0 (sg_event_get_text (event, "kind"), "volunteer") == 0)
    statement = sg_db_get_statement (self->db,
                                     error,
                                     "SELECT 1 FROM task WHERE responder = ? AND state < 7",
                                     "B",
                                     responder.bytes,
                                     (gsize) SG_UUID_BYTES);
  else
    return TRUE;

  if (statement == NULL || !sg_db_step (statement, &taken, error))
    return FALSE;

  if (taken)
    g_set_error (error,
                 SG_ERROR,
                 SG_ERROR_STALE,
                 opens ? _ ("the number %s was given meanwhile: try again")
                       : _ ("%s was asked by somebody else meanwhile"),
                 sg_event_get_text (event, opens ? "number" : "name"));
  return !taken;
}

/* Nothing happens to an incident or a patient that nobody spoke of before. */
static gboolean
may_begin (const SgEvent *event, GError **error)
{
  SgSubject        subject = event->type != NULL ? event->type->subject : SG_SUBJECT_ANY;
  const char      *beginning = subject == SG_SUBJECT_INCIDENT  ? "incident.opened"
                               : subject == SG_SUBJECT_PATIENT ? "patient.added"
                                                               : NULL;
  g_autofree char *id = NULL;

  if (beginning == NULL || sg_event_is_kind (event, beginning))
    return TRUE;

  id = sg_uuid_to_text (&event->subject);
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_NOT_FOUND,
               _ ("there is no %s %s"),
               sg_subject_to_text (subject),
               id);
  return FALSE;
}

/* Whether the subject is still such that @event may happen to it. */
static gboolean
may (SgEventLog    *self,
     const SgUuid  *subject,
     GPtrArray     *before,
     const SgEvent *event,
     GError       **error)
{
  g_autoptr (SgIncident) incident = NULL;

  if (!check_still_free (self, event, error))
    return FALSE;
  if (before->len == 0)
    return may_begin (event, error);
  if (event->type->subject != SG_SUBJECT_INCIDENT)
    return TRUE;

  incident = sg_fold_events (&sg_incident_fold, subject, before);
  return sg_incident_may (incident, event, error);
}

/* The highest position of what happened to @subject. */
static gboolean
find_base (SgEventLog *self, const SgUuid *subject, gint64 *base, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;

  statement = sg_db_get_statement (self->db,
                                   error,
                                   "SELECT position FROM event WHERE subject = ?"
                                   " AND (position IS NULL) = 0 ORDER BY position DESC LIMIT 1",
                                   "B",
                                   subject->bytes,
                                   (gsize) SG_UUID_BYTES);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  *base = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

static GPtrArray *
pick_subject (GPtrArray *events, const SgUuid *subject)
{
  GPtrArray *picked = g_ptr_array_new (); /* borrows */

  for (guint i = 0; i < events->len; i++)
    {
      SgEvent *event = g_ptr_array_index (events, i);

      if (sg_uuid_equal (&event->subject, subject))
        g_ptr_array_add (picked, event);
    }

  return picked;
}

/* What may happen next, and what follows from it, depends on all that happened before. */
static gboolean
record_with_history (SgEventLog        *self,
                     const SgUuid      *subject,
                     GPtrArray         *events,
                     SgLogHead         *head,
                     const SgLogAuthor *author,
                     GError           **error)
{
  g_autoptr (GPtrArray) before = sg_event_log_read (self, subject, error);
  g_autoptr (GPtrArray) all = NULL; /* borrows from both */

  if (before == NULL)
    return FALSE;

  all = g_ptr_array_copy (before, NULL, NULL);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < events->len; i++)
    {
      SgEvent *event = g_ptr_array_index (events, i);

      if (!complete (self, event, head, author, error) || !may (self, subject, all, event, error) ||
          !sg_event_log_add (self, event, head, error))
        return FALSE;
      g_ptr_array_add (all, event);
    }

  return sg_cache_refresh (self->db, subject, all, error);
}

static gboolean
has_begun (SgEventLog *self, const SgUuid *subject, gboolean *begun, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;

  statement = sg_db_get_statement (self->db,
                                   error,
                                   "SELECT 1 FROM event WHERE subject = ? LIMIT 1",
                                   "B",
                                   subject->bytes,
                                   (gsize) SG_UUID_BYTES);
  return statement != NULL && sg_db_step (statement, begun, error);
}

/* A unit has tens of thousands of events after some years, and its row says all that matters of
 * them. */
static gboolean
record_onto_row (SgEventLog        *self,
                 const SgUuid      *subject,
                 GPtrArray         *events,
                 SgLogHead         *head,
                 const SgLogAuthor *author,
                 GError           **error)
{
  g_autoptr (GPtrArray) all = NULL;
  gboolean advanced;
  gboolean begun;

  if (!has_begun (self, subject, &begun, error) ||
      (!begun && !may_begin (g_ptr_array_index (events, 0), error)))
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      SgEvent *event = g_ptr_array_index (events, i);

      if (!complete (self, event, head, author, error) ||
          !sg_event_log_add (self, event, head, error))
        return FALSE;
    }

  if (!sg_cache_advance (self->db, subject, events, &advanced, error))
    return FALSE;
  if (advanced)
    return TRUE;

  all = sg_event_log_read (self, subject, error);
  if (all != NULL && all->len == events->len && !may_begin (g_ptr_array_index (all, 0), error))
    return FALSE;

  return all != NULL && sg_cache_refresh (self->db, subject, all, error);
}

static gboolean
record_subject (SgEventLog        *self,
                const SgUuid      *subject,
                GPtrArray         *events,
                SgLogHead         *head,
                const SgLogAuthor *author,
                GError           **error)
{
  g_autoptr (GPtrArray) picked = pick_subject (events, subject);
  const SgFoldType *type = sg_cache_find_type (picked);
  gint64            base;

  if (!find_base (self, subject, &base, error))
    return FALSE;
  for (guint i = 0; i < picked->len; i++)
    ((SgEvent *) g_ptr_array_index (picked, i))->base = base;

  return type != NULL && sg_fold_can_go_on (type, picked)
           ? record_onto_row (self, subject, picked, head, author, error)
           : record_with_history (self, subject, picked, head, author, error);
}

static gboolean
is_first_of_subject (GPtrArray *events, guint index)
{
  const SgEvent *event = g_ptr_array_index (events, index);

  for (guint i = 0; i < index; i++)
    if (sg_uuid_equal (&((SgEvent *) g_ptr_array_index (events, i))->subject, &event->subject))
      return FALSE;

  return TRUE;
}

static void
make_room (GPtrArray *events)
{
  if (events->len > PERSON_MOST)
    g_usleep (PAUSE_USEC);
}

/* Within a transaction. */
gboolean
sg_event_log_record_in (SgEventLog        *self,
                        GPtrArray         *events,
                        const SgLogAuthor *author,
                        GError           **error)
{
  SgLogHead head = { 0 };

  if (!sg_event_log_read_head (self, &head, error))
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      SgUuid subject = ((SgEvent *) g_ptr_array_index (events, i))->subject;

      if (is_first_of_subject (events, i) &&
          !record_subject (self, &subject, events, &head, author, error))
        return FALSE;
    }

  return sg_event_log_write_head (self, &head, error);
}

/* Commits, and tells the other programs. */
gboolean
sg_event_log_end (SgEventLog *self, SgDbTransaction *transaction, GPtrArray *events, GError **error)
{
  if (!sg_db_commit (transaction, error))
    return FALSE;

  sg_db_bell_ring (self->bell);
  make_room (events);
  return TRUE;
}

/**
 * sg_event_log_record:
 * @events: (element-type SgEvent): what a person did, as one action: all of it is written or
 * nothing. Completed by the call. An import gives at most 50 at a time: an operator may wait for
 * them
 *
 * Adds the events and brings the rows of their subjects up to date. On return they are on the disk.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when a body is not what its kind says, %SG_ERROR_STALE
 * when the incident has moved on, %SG_ERROR_STORAGE when the disk refused
 */
gboolean
sg_event_log_record (SgEventLog *self, GPtrArray *events, const SgLogAuthor *author, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (self->db, error);

  return transaction != NULL && sg_event_log_record_in (self, events, author, error) &&
         sg_event_log_end (self, transaction, events, error);
}

/**
 * sg_event_log_append:
 * @events: (element-type SgEvent): with their times set; an author, a name or a salt that they have
 * already is kept
 *
 * Adds events without folding them, for an import of many; the rows are rebuilt afterwards.
 */
gboolean
sg_event_log_append (SgEventLog *self, GPtrArray *events, const SgLogAuthor *author, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (self->db, error);
  SgLogHead head = { 0 };

  if (transaction == NULL || !sg_event_log_read_head (self, &head, error))
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      SgEvent    *event = g_ptr_array_index (events, i);
      SgLogAuthor then = *author;

      then.now = event->recorded_at != 0 ? event->recorded_at : author->now;
      if (!complete (self, event, &head, &then, error) ||
          !sg_event_log_add (self, event, &head, error))
        return FALSE;
    }

  if (!sg_event_log_write_head (self, &head, error) || !sg_db_commit (transaction, error))
    return FALSE;

  make_room (events);
  return TRUE;
}
