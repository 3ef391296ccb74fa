/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place where events are written. Own news and foreign news take the same path: add the
 * events, then fold the subjects they touch, in one transaction.
 *
 * The outbox is not a table: it is the events without a position. A desk's own events form a chain
 * over their seq, so that one that was edited, dropped or moved is found; its head is in the row of
 * the desk and moves in the same transaction. */

#include "desk/log/sg-event-log.h"

#include <string.h>

#include "common/sg-error.h"
#include "common/sg-incident.h"
#include "db/sg-db-bell.h"
#include "desk/log/sg-cache.h"
#include "desk/log/sg-desk-schema.h"
#include "desk/log/sg-desk-spatial.h"
#include "desk/log/sg-event-row.h"

struct _SgEventLog
{
  SgDb         *db;
  SgDbBell     *bell; /* NULL when there is no folder for it: others then poll */
  SgLogIdentity identity;
};

/* What moves with each event of this desk. */
typedef struct
{
  gint64   seq;
  SgHlc    hlc;
  SgDigest link;
} Head;

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
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "%s is not the file of a desk: make one with “siagactl desk create”",
                   sg_db_get_path (self->db));
      return FALSE;
    }

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
                   "there is no desk at %s: make one with “siagactl desk create”",
                   path);
      return NULL;
    }

  self->db = sg_db_open (path, SG_DB_SHARED | flags, error);
  if (self->db == NULL || (!(flags & SG_DB_READ_ONLY) && !sg_desk_schema_apply (self->db, error)) ||
      !read_identity (self, error))
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

/**
 * sg_event_log_create:
 * @path: where no file is yet
 *
 * Returns: (nullable): the log of a new desk
 */
SgEventLog *
sg_event_log_create (const char *path, const SgLogIdentity *identity, GError **error)
{
  g_autoptr (SgDb) db = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_INVALID, "%s exists already", path);
      return NULL;
    }

  db = sg_db_open (path, SG_DB_SHARED, error);
  if (db == NULL || !sg_desk_schema_apply (db, error) || !insert_identity (db, identity, error))
    return NULL;

  g_clear_pointer (&db, sg_db_close);
  return sg_desk_spatial_create (path, error) ? sg_event_log_open (path, 0, error) : NULL;
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
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (self->db, error);

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

/* ---- reading ---- */

static GPtrArray *
collect (sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  gboolean has_row;

  do
    {
      if (!sg_db_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (events, sg_event_row_read (statement));
    }
  while (has_row);

  return g_steal_pointer (&events);
}

/* What cannot be read, or came from elsewhere and is not what its kind says, has no effect. */
static void
parse_bodies (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      SgEvent *event = g_ptr_array_index (events, i);
      g_autoptr (GError) why = NULL;

      if (!(event->position > 0 ? sg_event_check (event, &why) : sg_event_parse_body (event, &why)))
        {
          g_debug ("an event is passed over: %s", why->message);
          g_clear_pointer (&event->fields, json_object_unref);
        }
    }
}

/**
 * sg_event_log_read:
 *
 * Returns: (nullable) (transfer full) (element-type SgEvent): all events of @subject in the order
 * in which they are folded, their bodies parsed
 */
GPtrArray *
sg_event_log_read (SgEventLog *self, const SgUuid *subject, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  GPtrArray *events;

  statement = sg_db_get_statement (self->db,
                                   error,
                                   "SELECT " SG_EVENT_COLUMNS
                                   " FROM event WHERE subject = ?" SG_EVENT_ORDER,
                                   "B",
                                   subject->bytes,
                                   (gsize) SG_UUID_BYTES);
  events = statement != NULL ? collect (statement, error) : NULL;
  if (events != NULL)
    parse_bodies (events);

  return events;
}

static gboolean
is_undone (GPtrArray *events, const SgEvent *event)
{
  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *other = g_ptr_array_index (events, i);
      SgUuid         id = sg_event_get_uuid (other, "event");

      if (sg_event_is_kind (other, "event.undone") && sg_uuid_equal (&id, &event->id))
        return TRUE;
    }

  return FALSE;
}

/* Leaves what had an effect: one pass over the undoings for each event, and they are rare. */
static void
keep_effective (GPtrArray *events)
{
  g_autoptr (GPtrArray) undoings = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    if (sg_event_is_kind (g_ptr_array_index (events, i), "event.undone"))
      g_ptr_array_add (undoings, g_ptr_array_index (events, i));

  for (guint i = events->len; i > 0; i--)
    {
      const SgEvent *event = g_ptr_array_index (events, i - 1);

      if (!sg_event_is_kind (event, "event.undone") &&
          (event->verdict == SG_VERDICT_REFUSED || event->fields == NULL ||
           is_undone (undoings, event)))
        g_ptr_array_remove_index (events, i - 1);
    }

  for (guint i = events->len; i > 0; i--)
    if (sg_event_is_kind (g_ptr_array_index (events, i - 1), "event.undone"))
      g_ptr_array_remove_index (events, i - 1);
}

/**
 * sg_event_log_read_period:
 * @kind: without its version, such as `unit.readied`
 * @from: microseconds UTC; @to the first moment that is not meant
 *
 * For what was so at a time: the last event before @from says what held then, so a few of those
 * are read too (a few, as the last may have been undone).
 *
 * Returns: (nullable) (transfer full) (element-type SgEvent): those of @subject that had an effect,
 *   in the order in which they happened
 */
GPtrArray *
sg_event_log_read_period (SgEventLog   *self,
                          const SgUuid *subject,
                          const char   *kind,
                          gint64        from,
                          gint64        to,
                          GError      **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  GPtrArray *events;

  statement = sg_db_get_statement (
    self->db,
    error,
    "SELECT " SG_EVENT_COLUMNS " FROM event"
    " WHERE subject = ?1 AND (kind GLOB 'event.undone@*'"
    "  OR (kind GLOB ?2 || '@*' AND at < ?4 AND at >= coalesce("
    "   (SELECT at FROM event WHERE subject = ?1 AND kind GLOB ?2 || '@*' AND at < ?3"
    "    ORDER BY at DESC LIMIT 1 OFFSET 3), at)))"
    " ORDER BY at, n",
    "Bsii",
    subject->bytes,
    (gsize) SG_UUID_BYTES,
    kind,
    from,
    to);
  events = statement != NULL ? collect (statement, error) : NULL;
  if (events == NULL)
    return NULL;

  parse_bodies (events);
  keep_effective (events);
  return events;
}

/**
 * sg_event_log_read_after:
 * @n: the arrival number after which to begin; 0 for the first event
 *
 * Returns: (nullable) (transfer full) (element-type SgEvent): events in the order of arrival
 */
GPtrArray *
sg_event_log_read_after (SgEventLog *self, gint64 n, guint limit, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;

  statement = sg_db_get_statement (self->db,
                                   error,
                                   "SELECT " SG_EVENT_COLUMNS
                                   " FROM event WHERE n > ? ORDER BY n LIMIT ?",
                                   "ii",
                                   n,
                                   (gint64) limit);

  return statement != NULL ? collect (statement, error) : NULL;
}

/**
 * sg_event_log_find:
 *
 * Returns: (nullable) (transfer full): the event, its body parsed, or %NULL with
 *   %SG_ERROR_NOT_FOUND
 */
SgEvent *
sg_event_log_find (SgEventLog *self, const SgUuid *id, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  g_autoptr (GPtrArray) events = NULL;

  statement = sg_db_get_statement (self->db,
                                   error,
                                   "SELECT " SG_EVENT_COLUMNS " FROM event WHERE id = ?",
                                   "B",
                                   id->bytes,
                                   (gsize) SG_UUID_BYTES);
  events = statement != NULL ? collect (statement, error) : NULL;
  if (events == NULL)
    return NULL;

  if (events->len == 0)
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_NOT_FOUND, "there is no such event");
      return NULL;
    }

  parse_bodies (events);
  return g_ptr_array_steal_index (events, 0);
}

/**
 * sg_event_log_find_arrival:
 * @id: of an event, as text
 * @n: (out): its place in the order of arrival
 */
gboolean
sg_event_log_find_arrival (SgEventLog *self, const char *id, gint64 *n, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  SgUuid   uuid;
  gboolean has_row;

  if (!sg_uuid_parse (id, &uuid, error))
    return FALSE;

  statement = sg_db_get_statement (self->db,
                                   error,
                                   "SELECT n FROM event WHERE id = ?",
                                   "B",
                                   uuid.bytes,
                                   (gsize) SG_UUID_BYTES);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, "there is no event %s", id);
      return FALSE;
    }

  *n = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* ---- writing ---- */

static gboolean
read_head (SgEventLog *self, Head *head, GError **error)
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

static gboolean
write_head (SgEventLog *self, const Head *head, GError **error)
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
complete (SgEventLog *self, SgEvent *event, Head *head, const SgLogAuthor *author, GError **error)
{
  if (event->type == NULL)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   "there is no kind of event “%s”",
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

static gboolean
add (SgEventLog *self, const SgEvent *event, Head *head, GError **error)
{
  head->link = sg_event_link (event, &head->link, event->seq, SG_VERDICT_NONE);

  return sg_event_row_add (self->db, event, &head->link, error);
}

/* Nothing happens to an incident or a patient that nobody spoke of before. */
static gboolean
may_begin (const SgEvent *event, GError **error)
{
  SgSubject        subject = event->type->subject;
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
               "there is no %s %s",
               sg_subject_to_text (subject),
               id);
  return FALSE;
}

/* Whether the subject is still such that @event may happen to it. */
static gboolean
may (const SgUuid *subject, GPtrArray *before, const SgEvent *event, GError **error)
{
  g_autoptr (SgIncident) incident = NULL;

  if (before->len == 0)
    return may_begin (event, error);
  if (event->type->subject != SG_SUBJECT_INCIDENT)
    return TRUE;

  incident = sg_fold_events (&sg_incident_fold, subject, before);
  return sg_incident_may (incident, event, error);
}

static gint64
find_base (GPtrArray *events)
{
  gint64 base = 0;

  for (guint i = 0; i < events->len; i++)
    base = MAX (base, ((SgEvent *) g_ptr_array_index (events, i))->position);

  return base;
}

static gboolean
record_subject (SgEventLog        *self,
                const SgUuid      *subject,
                GPtrArray         *events,
                Head              *head,
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

      if (!sg_uuid_equal (&event->subject, subject))
        continue;

      event->base = find_base (before);
      if (!complete (self, event, head, author, error) || !may (subject, all, event, error) ||
          !add (self, event, head, error))
        return FALSE;
      g_ptr_array_add (all, event);
    }

  return sg_cache_refresh (self->db, subject, all, error);
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

/**
 * sg_event_log_record:
 * @events: (element-type SgEvent): what a person did, as one action: all of it is written or
 * nothing. Completed by the call
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
  Head head = { 0 };

  if (transaction == NULL || !read_head (self, &head, error))
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      SgUuid subject = ((SgEvent *) g_ptr_array_index (events, i))->subject;

      if (is_first_of_subject (events, i) &&
          !record_subject (self, &subject, events, &head, author, error))
        return FALSE;
    }

  if (!write_head (self, &head, error) || !sg_db_commit (transaction, error))
    return FALSE;

  if (self->bell != NULL)
    sg_db_bell_ring (self->bell);
  return TRUE;
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
  Head head = { 0 };

  if (transaction == NULL || !read_head (self, &head, error))
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      SgEvent    *event = g_ptr_array_index (events, i);
      SgLogAuthor then = *author;

      then.now = event->recorded_at != 0 ? event->recorded_at : author->now;
      if (!complete (self, event, &head, &then, error) || !add (self, event, &head, error))
        return FALSE;
    }

  return write_head (self, &head, error) && sg_db_commit (transaction, error);
}
