/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk/log/sg-event-row.h"

#include <string.h>

#define INSERT                                                                                     \
  "INSERT INTO event (" SG_EVENT_COLUMNS ", desk_chain)"                                           \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

static void
bind_blob (sqlite3_stmt *statement, int at, gconstpointer bytes, int n)
{
  if (bytes == NULL)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_blob (statement, at, bytes, n, SQLITE_STATIC);
}

static void
bind_text (sqlite3_stmt *statement, int at, const char *text)
{
  sqlite3_bind_text (statement, at, text, -1, SQLITE_STATIC);
}

/* Absent rather than 0, so that an index over what is absent stays small. */
static void
bind_some (sqlite3_stmt *statement, int at, gint64 value)
{
  if (value == 0)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_int64 (statement, at, value);
}

static void
bind_what (sqlite3_stmt *statement, const SgEvent *event)
{
  bind_blob (statement, 1, event->id.bytes, SG_UUID_BYTES);
  bind_text (statement, 2, event->stream);
  bind_blob (statement, 3, event->subject.bytes, SG_UUID_BYTES);
  bind_text (statement, 4, event->kind);
  bind_blob (statement,
             5,
             sg_uuid_is_none (&event->desk) ? NULL : event->desk.bytes,
             SG_UUID_BYTES);
  bind_some (statement, 6, event->seq);
  bind_some (statement, 7, event->epoch);
  sqlite3_bind_int64 (statement, 8, event->hlc);
  sqlite3_bind_int64 (statement, 9, event->base);
  sqlite3_bind_int64 (statement, 10, event->at);
  sqlite3_bind_int64 (statement, 11, event->recorded_at);
  sqlite3_bind_int (statement, 12, event->clock);
  bind_text (statement, 13, event->by);
  bind_text (statement, 14, event->grant);
}

/**
 * sg_event_row_add:
 * @desk_chain: (nullable): of an event of this desk
 */
gboolean
sg_event_row_add (SgDb *db, const SgEvent *event, const SgDigest *desk_chain, GError **error)
{
  g_autoptr (SgDbStatement) statement = sg_db_get_statement (db, error, INSERT, "");
  gboolean erased = event->body == NULL;
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  bind_what (statement, event);
  bind_text (statement, 15, event->body);
  bind_blob (statement, 16, erased ? NULL : event->salt, SG_SALT_BYTES);
  bind_blob (statement, 17, erased ? event->erased.bytes : NULL, SG_DIGEST_BYTES);
  bind_some (statement, 18, event->position);
  sqlite3_bind_int (statement, 19, event->verdict);
  bind_some (statement, 20, event->received_at);
  bind_some (statement, 21, event->hlc_eff);
  bind_blob (statement, 22, desk_chain != NULL ? desk_chain->bytes : NULL, SG_DIGEST_BYTES);

  return sg_db_step (statement, &has_row, error);
}

/**
 * sg_event_row_erase:
 * @event: as it is in the row
 *
 * Forgets the body and its salt; the digest of both stays, and with it the chain.
 */
gboolean
sg_event_row_erase (SgDb *db, const SgEvent *event, GError **error)
{
  SgDigest digest = sg_event_digest_body (event);

  return sg_db_run (db,
                    error,
                    "UPDATE event SET body = NULL, salt = NULL, erased = ? WHERE id = ?",
                    "BB",
                    digest.bytes,
                    (gsize) SG_DIGEST_BYTES,
                    event->id.bytes,
                    (gsize) SG_UUID_BYTES);
}

static void
read_blob (sqlite3_stmt *statement, int column, guint8 *bytes, int n)
{
  if (sqlite3_column_bytes (statement, column) == n)
    memcpy (bytes, sqlite3_column_blob (statement, column), (gsize) n);
}

/**
 * sg_event_row_read:
 * @statement: at a row that begins with %SG_EVENT_COLUMNS
 *
 * Returns: (transfer full): the event, its body not parsed yet
 */
SgEvent *
sg_event_row_read (sqlite3_stmt *statement)
{
  const char *kind = sg_db_get_text (statement, 3);
  SgUuid      subject = SG_UUID_NONE;
  SgEvent    *event;

  read_blob (statement, 2, subject.bytes, SG_UUID_BYTES);
  event = sg_event_new (kind != NULL ? kind : "", &subject, sg_db_dup_text (statement, 14));
  read_blob (statement, 0, event->id.bytes, SG_UUID_BYTES);
  event->stream = sg_db_dup_text (statement, 1);
  read_blob (statement, 4, event->desk.bytes, SG_UUID_BYTES);
  event->seq = sqlite3_column_int64 (statement, 5);
  event->epoch = sqlite3_column_int64 (statement, 6);
  event->hlc = sqlite3_column_int64 (statement, 7);
  event->base = sqlite3_column_int64 (statement, 8);
  event->at = sqlite3_column_int64 (statement, 9);
  event->recorded_at = sqlite3_column_int64 (statement, 10);
  event->clock = (SgClock) CLAMP (sqlite3_column_int (statement, 11), 0, SG_CLOCK_ESTIMATED);
  event->by = sg_db_dup_text (statement, 12);
  event->grant = sg_db_dup_text (statement, 13);
  read_blob (statement, 15, event->salt, SG_SALT_BYTES);
  read_blob (statement, 16, event->erased.bytes, SG_DIGEST_BYTES);
  event->position = sqlite3_column_int64 (statement, 17);
  event->verdict = (SgVerdict) CLAMP (sqlite3_column_int (statement, 18), 0, SG_VERDICT_REFUSED);
  event->received_at = sqlite3_column_int64 (statement, 19);
  event->hlc_eff = sqlite3_column_int64 (statement, 20);

  return event;
}
