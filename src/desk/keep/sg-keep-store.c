/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of a desk that are not the live one: copies, and what a damaged one still gives. */

#include "config.h"

#include "desk/keep/sg-keep-store.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"
#include "desk/log/sg-event-row.h"

/* How far a reader steps over pages that cannot be read, in events: doubled each time. */
#define STEP_MAX (G_GINT64_CONSTANT (1) << 20)

static gboolean
refuse (const char *path, const char *why, GError **error)
{
  g_set_error (error,
               SG_ERROR,
               SG_ERROR_STORAGE,
               _ ("“%s” is not a sound copy of a desk (%s): choose another backup"),
               path,
               why);
  return FALSE;
}

/* The last event, its link and the one before: enough to know that the head belongs to the rest. */
static gboolean
check_head (SgDb *db, const char *path, SgBackupState *state, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (SgEvent) event = NULL;
  SgDigest before = { { 0 } };
  SgDigest link;
  gboolean has_row;

  statement = sg_db_query (db,
                           error,
                           "SELECT " SG_EVENT_COLUMNS ", desk_chain, (SELECT head FROM desk),"
                           " (SELECT desk_chain FROM event AS b WHERE b.desk = event.desk"
                           "  AND b.seq = event.seq - 1)"
                           " FROM event WHERE desk = ? AND seq = ?",
                           "Bi",
                           state->desk.bytes,
                           (gsize) SG_UUID_BYTES,
                           state->seq);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return state->seq == 0 || refuse (path, "its last event is missing", error);

  event = sg_event_row_read (statement);
  if (sqlite3_column_bytes (statement, SG_EVENT_N_COLUMNS + 2) == SG_DIGEST_BYTES)
    memcpy (before.bytes, sqlite3_column_blob (statement, SG_EVENT_N_COLUMNS + 2), SG_DIGEST_BYTES);
  link = sg_event_link (event, &before, event->seq, SG_VERDICT_NONE);
  state->last_at = event->recorded_at;

  for (int column = SG_EVENT_N_COLUMNS; column < SG_EVENT_N_COLUMNS + 2; column++)
    if (sqlite3_column_bytes (statement, column) != SG_DIGEST_BYTES ||
        memcmp (sqlite3_column_blob (statement, column), link.bytes, SG_DIGEST_BYTES) != 0)
      return refuse (path, "its chain does not end where it should", error);

  return TRUE;
}

static gboolean
read_state (SgDb *db, SgBackupState *state, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  statement = sg_db_query (db, error, "SELECT id, epoch, seq FROM desk", "");
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  if (!has_row || sqlite3_column_bytes (statement, 0) != SG_UUID_BYTES)
    return refuse (sg_db_get_path (db), "it does not say whose it is", error);

  memcpy (state->desk.bytes, sqlite3_column_blob (statement, 0), SG_UUID_BYTES);
  state->epoch = sqlite3_column_int64 (statement, 1);
  state->seq = sqlite3_column_int64 (statement, 2);
  return TRUE;
}

/**
 * sg_keep_store_check:
 * @state: (out): what the file holds
 *
 * Whether the file is one of a desk, and its chain ends where the desk says; sg_log_check() reads
 * all of it.
 */
gboolean
sg_keep_store_check (const char *path, SgBackupState *state, GError **error)
{
  g_autoptr (SgEventLog) log = sg_event_log_open (path, SG_DB_READ_ONLY, error);

  *state = (SgBackupState){ 0 };
  return log != NULL && read_state (sg_event_log_get_db (log), state, error) &&
         check_head (sg_event_log_get_db (log), path, state, error);
}

/**
 * sg_keep_store_has:
 * @is_there: (out): whether the log has an event of that name
 */
gboolean
sg_keep_store_has (SgEventLog *log, const SgUuid *event, gboolean *is_there, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;

  statement = sg_db_get_statement (sg_event_log_get_db (log),
                                   error,
                                   "SELECT 1 FROM event WHERE id = ?",
                                   "B",
                                   event->bytes,
                                   (gsize) SG_UUID_BYTES);
  return statement != NULL && sg_db_step (statement, is_there, error);
}

/* ---- what a damaged file still gives ---- */

typedef struct
{
  SgDb      *db;
  SgKeepFunc found;
  gpointer   user_data;
  guint64    n_damaged;
  SgDigest   link; /* of the event before, when it could be read */
  gint64     seq;
  gint64     n; /* the last arrival that was read */
} Reader;

/* An event that is not what its desk wrote is told, and not taken over as if it were. */
static gboolean
is_whole (Reader *self, const SgEvent *event, sqlite3_stmt *statement)
{
  gboolean      follows = event->seq == self->seq + 1;
  gconstpointer stored = sqlite3_column_blob (statement, SG_EVENT_N_COLUMNS);
  SgDigest      link = sg_event_link (event, &self->link, event->seq, SG_VERDICT_NONE);
  gboolean      has_link = sqlite3_column_bytes (statement, SG_EVENT_N_COLUMNS) == SG_DIGEST_BYTES;
  gboolean      whole;

  /* Behind a gap nothing can be compared, and the benefit of the doubt goes to the patient. */
  whole = has_link && (!follows || memcmp (stored, link.bytes, SG_DIGEST_BYTES) == 0);
  self->seq = event->seq;
  if (has_link)
    memcpy (self->link.bytes, stored, SG_DIGEST_BYTES);

  return whole;
}

static gboolean
take (Reader *self, sqlite3_stmt *statement, GError **error)
{
  SgEvent *event = sg_event_row_read (statement);

  self->n = sqlite3_column_int64 (statement, SG_EVENT_N_COLUMNS + 1);
  if (!is_whole (self, event, statement))
    {
      self->n_damaged++;
      sg_event_free (event);
      return TRUE;
    }
  if (event->position == 0)
    return self->found (event, self->user_data, error);

  /* The server has it, and gives it back. */
  sg_event_free (event);
  return TRUE;
}

/* Reads on until the end or something broken; @broken says which. What broke is not told: the file
 * is known to be damaged, and the reader goes on behind it. */
static gboolean
read_stretch (Reader *self, const SgUuid *desk, gboolean *broken, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row = FALSE;

  statement = sg_db_query (self->db,
                           NULL,
                           "SELECT " SG_EVENT_COLUMNS ", desk_chain, n FROM event"
                           " WHERE n > ? AND desk = ? ORDER BY n",
                           "iB",
                           self->n,
                           desk->bytes,
                           (gsize) SG_UUID_BYTES);
  *broken = statement == NULL || !sg_db_step (statement, &has_row, NULL);
  while (!*broken && has_row)
    {
      if (!take (self, statement, error))
        return FALSE;
      *broken = !sg_db_step (statement, &has_row, NULL);
    }

  return TRUE;
}

/* If not even that can be read, as far as a step goes. */
static gint64
find_last (SgDb *db)
{
  g_autoptr (sqlite3_stmt) statement = sg_db_query (db, NULL, "SELECT max(n) FROM event", "");
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, NULL))
    return STEP_MAX;

  return sqlite3_column_int64 (statement, 0);
}

/**
 * sg_keep_store_read_own:
 * @path: a file that may be damaged
 * @found: gets each event of @desk that has no position, and owns it
 * @n_damaged: (out): stretches and events that could not be read or are not what was written
 *
 * A second reader: it steps over what cannot be read.
 */
gboolean
sg_keep_store_read_own (const char   *path,
                        const SgUuid *desk,
                        SgKeepFunc    found,
                        gpointer      user_data,
                        guint64      *n_damaged,
                        GError      **error)
{
  g_autoptr (SgDb) db = sg_db_open (path, SG_DB_SHARED | SG_DB_READ_ONLY, error);
  Reader   reader = { .db = db, .found = found, .user_data = user_data };
  gboolean broken = TRUE;
  gint64   last;

  if (db == NULL)
    return FALSE;

  last = find_last (db);
  for (gint64 step = 1; broken && reader.n <= last; step = MIN (2 * step, STEP_MAX))
    {
      gint64 before = reader.n;

      if (!read_stretch (&reader, desk, &broken, error))
        return FALSE;
      if (reader.n != before)
        step = 1;
      reader.n_damaged += broken;
      reader.n += broken ? step : 0;
    }

  *n_damaged = reader.n_damaged;
  return TRUE;
}
