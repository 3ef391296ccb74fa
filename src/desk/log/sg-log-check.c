/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a desk's file is what its desk wrote. Three things are looked at: the pages of the file,
 * the chain over the desk's own events, and the rows, each of which must be what its events fold
 * to.
 *
 * To compare the rows, all of them are made anew in temporary tables of the same names, which hide
 * the real ones from the very code that writes those. Nobody has to wait for that. A rebuild then
 * puts right only what differs, so it is short even in a file of a million events. */

#include "config.h"

#include "desk/log/sg-log-check.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-error.h"
#include "common/sg-fold.h"
#include "desk/log/sg-cache.h"
#include "desk/log/sg-event-row.h"

#define CHAIN_SHARE 0.4

static SgLogFindings *
findings_new (void)
{
  SgLogFindings *self = g_new0 (SgLogFindings, 1);

  self->faults = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
sg_log_findings_free (SgLogFindings *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->faults);
  g_free (self);
}

G_GNUC_PRINTF (2, 3)
static void
tell (SgLogFindings *self, const char *format, ...)
{
  va_list args;

  self->n_faults++;
  if (self->faults->len >= SG_FINDINGS_MAX)
    return;

  va_start (args, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
read_number (SgDb *db, const char *sql, guint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sg_db_query (db, error, sql, "");
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  *number = (guint64) sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* The temporary tables would hide the real ones from whatever the handle of a desk does next; with
 * a handle of our own they are gone when it is closed, come what may. It reads the whole file once
 * and jumps about in it while it folds, hence the cache. */
static SgEventLog *
open_own (SgEventLog *log, GError **error)
{
  SgEventLog *own = sg_event_log_open (sg_db_get_path (sg_event_log_get_db (log)), 0, error);

  if (own == NULL || sg_db_exec (sg_event_log_get_db (own), "PRAGMA cache_size = -65536", error))
    return own;

  sg_event_log_close (own);
  return NULL;
}

/* ---- the file ---- */

static gboolean
check_pages (SgDb *db, SgLogFindings *findings, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sg_db_query (db, error, "PRAGMA integrity_check (10)", "");
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  while (has_row)
    {
      const char *said = sg_db_get_text (statement, 0);

      if (g_strcmp0 (said, "ok") != 0)
        tell (findings, "the file: %s", said);
      if (!sg_db_step (statement, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- the chain ---- */

typedef struct
{
  SgLogFindings *findings;
  SgDigest       link;
  gint64         seq;
} Chain;

static void
follow (Chain *chain, sqlite3_stmt *statement)
{
  g_autoptr (SgEvent) event = sg_event_row_read (statement);
  g_autofree char *id = sg_uuid_to_text (&event->id);
  gconstpointer    stored = sqlite3_column_blob (statement, SG_EVENT_N_COLUMNS);
  gboolean         whole = sqlite3_column_bytes (statement, SG_EVENT_N_COLUMNS) == SG_DIGEST_BYTES;

  if (event->seq > chain->seq + 1)
    tell (chain->findings,
          "chain: %" G_GINT64_FORMAT " event(s) are missing before %s (seq %" G_GINT64_FORMAT ")",
          event->seq - chain->seq - 1,
          id,
          event->seq);
  else if (event->seq <= chain->seq)
    tell (chain->findings, "chain: event %s has the seq of another", id);

  /* From the stored link on, so that one fault is told once. */
  chain->link = sg_event_link (event, &chain->link, event->seq, SG_VERDICT_NONE);
  if (!whole || memcmp (stored, chain->link.bytes, SG_DIGEST_BYTES) != 0)
    tell (chain->findings,
          "chain: event %s (seq %" G_GINT64_FORMAT
          ", %s) or the one before it was changed or moved",
          id,
          event->seq,
          event->kind);
  if (whole)
    memcpy (chain->link.bytes, stored, SG_DIGEST_BYTES);
  chain->seq = event->seq;
}

static gboolean
check_head (SgDb *db, const Chain *chain, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sg_db_query (db, error, "SELECT seq, head FROM desk", "");
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  if (sqlite3_column_int64 (statement, 0) != chain->seq ||
      sqlite3_column_bytes (statement, 1) != SG_DIGEST_BYTES ||
      memcmp (sqlite3_column_blob (statement, 1), chain->link.bytes, SG_DIGEST_BYTES) != 0)
    tell (chain->findings,
          "chain: it ends at seq %" G_GINT64_FORMAT ", but the desk wrote %lld events",
          chain->seq,
          (long long) sqlite3_column_int64 (statement, 0));

  return TRUE;
}

static gboolean
check_chain (SgEventLog *log, SgLogFindings *findings, SgProgress *progress, GError **error)
{
  SgDb *db = sg_event_log_get_db (log);
  Chain chain = { findings, { { 0 } }, 0 };
  g_autoptr (sqlite3_stmt) statement = NULL;
  guint64  total;
  gboolean has_row;

  if (!read_number (db, "SELECT count(*) FROM event", &total, error))
    return FALSE;

  statement = sg_db_query (db,
                           error,
                           "SELECT " SG_EVENT_COLUMNS ", desk_chain FROM event WHERE desk = ?"
                           " ORDER BY seq, n",
                           "B",
                           sg_event_log_get_identity (log)->desk.bytes,
                           (gsize) SG_UUID_BYTES);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  while (has_row)
    {
      follow (&chain, statement);
      if (!sg_progress_step (progress, (guint64) chain.seq, total, error) ||
          !sg_db_step (statement, &has_row, error))
        return FALSE;
    }

  return check_head (db, &chain, error);
}

/* ---- the rows ---- */

/* A statement about one of our tables, whose name stands for each $. */
static char *
for_table (const char *sql, const char *table)
{
  g_auto (GStrv) parts = g_strsplit (sql, "$", -1);

  return g_strjoinv (table, parts);
}

static char *
dup_temporary_table (SgDb *db, const char *table, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  const char *sql;
  gboolean    has_row;

  statement = sg_db_query (db,
                           error,
                           "SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = ?",
                           "s",
                           table);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return NULL;

  sql = has_row ? sg_db_get_text (statement, 0) : NULL;
  if (sql == NULL || !g_str_has_prefix (sql, "CREATE TABLE "))
    {
      g_set_error (error, SG_ERROR, SG_ERROR_STORAGE, _ ("the table “%s” is missing"), table);
      return NULL;
    }

  return g_strdup_printf ("CREATE TEMP TABLE %s", sql + strlen ("CREATE TABLE "));
}

static gboolean
hide_tables (SgDb *db, GError **error)
{
  for (guint i = 0; sg_cache_tables[i] != NULL; i++)
    {
      g_autofree char *sql = dup_temporary_table (db, sg_cache_tables[i], error);

      if (sql == NULL || !sg_db_exec (db, sql, error))
        return FALSE;
    }

  return sg_db_exec (db,
                     "CREATE INDEX temp.task_again ON task (incident);"
                     "CREATE TEMP TABLE again (kept TEXT, id BLOB)",
                     error);
}

static gboolean
show_tables (SgDb *db, GError **error)
{
  for (guint i = 0; sg_cache_tables[i] != NULL; i++)
    {
      g_autofree char *sql = for_table ("DROP TABLE IF EXISTS temp.$", sg_cache_tables[i]);

      if (!sg_db_exec (db, sql, error))
        return FALSE;
    }

  return sg_db_exec (db, "DROP TABLE IF EXISTS temp.again", error);
}

static void
parse (SgEvent *event)
{
  g_autoptr (GError) why = NULL;

  if (!(event->position > 0 ? sg_event_check (event, &why) : sg_event_parse_body (event, &why)))
    g_clear_pointer (&event->fields, json_object_unref);
}

/* Folds the subject whose events have come together, and forgets them. */
static gboolean
fold_subject (SgDb *db, GPtrArray *events, GError **error)
{
  gboolean done;
  SgUuid   subject;

  if (events->len == 0)
    return TRUE;

  subject = ((SgEvent *) g_ptr_array_index (events, 0))->subject;
  done = sg_cache_refresh (db, &subject, events, error);
  g_ptr_array_set_size (events, 0);

  return done;
}

static gboolean
fold_all (SgDb *db, SgLogFindings *findings, SgProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  guint64  total;
  gboolean has_row;

  if (!read_number (db, "SELECT count(*) FROM event", &total, error))
    return FALSE;

  statement = sg_db_query (db,
                           error,
                           "SELECT " SG_EVENT_COLUMNS " FROM event"
                           " ORDER BY subject, position IS NULL, position, n",
                           "");
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  while (has_row)
    {
      SgEvent *event = sg_event_row_read (statement);
      SgEvent *first = events->len > 0 ? g_ptr_array_index (events, 0) : NULL;

      if (first != NULL && !sg_uuid_equal (&first->subject, &event->subject) &&
          !fold_subject (db, events, error))
        {
          sg_event_free (event);
          return FALSE;
        }

      parse (event);
      g_ptr_array_add (events, event);
      findings->n_events++;
      if (!sg_progress_step (progress, findings->n_events, total, error) ||
          !sg_db_step (statement, &has_row, error))
        return FALSE;
    }

  return fold_subject (db, events, error);
}

/* Keeps the keys of the rows of a table that are not what they should be. */
static char *
dup_keep_differing (const char *table)
{
  return g_strdup_printf (
    "INSERT INTO again SELECT '%1$s', id FROM"
    " (SELECT id FROM (SELECT * FROM main.%1$s EXCEPT SELECT * FROM temp.%1$s)"
    " UNION"
    " SELECT id FROM (SELECT * FROM temp.%1$s EXCEPT SELECT * FROM main.%1$s))",
    table);
}

static gboolean
tell_differing (SgDb *db, const char *table, SgLogFindings *findings, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  statement = sg_db_query (db, error, "SELECT id FROM again WHERE kept = ?", "s", table);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  while (has_row)
    {
      SgUuid           id = SG_UUID_NONE;
      g_autofree char *text = NULL;

      if (sqlite3_column_bytes (statement, 0) == SG_UUID_BYTES)
        memcpy (id.bytes, sqlite3_column_blob (statement, 0), SG_UUID_BYTES);
      text = sg_uuid_to_text (&id);
      tell (findings, "row: %s %s is not what its events say", table, text);
      if (!sg_db_step (statement, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
compare_table (SgDb *db, const char *table, SgLogFindings *findings, GError **error)
{
  g_autofree char *keep = dup_keep_differing (table);
  g_autofree char *counting = for_table ("SELECT count(*) FROM temp.$", table);
  guint64          n_rows;

  if (!read_number (db, counting, &n_rows, error))
    return FALSE;

  findings->n_rows += n_rows;
  return sg_db_exec (db, keep, error) && tell_differing (db, table, findings, error);
}

static gboolean
compare_all (SgDb *db, SgLogFindings *findings, GError **error)
{
  for (guint i = 0; sg_cache_tables[i] != NULL; i++)
    if (!compare_table (db, sg_cache_tables[i], findings, error))
      return FALSE;

  return TRUE;
}

static gboolean
fold_and_compare (SgDb *db, SgLogFindings *findings, SgProgress *progress, GError **error)
{
  return hide_tables (db, error) && fold_all (db, findings, progress, error) &&
         compare_all (db, findings, error);
}

/**
 * sg_log_check:
 * @progress: (nullable): in two phases
 *
 * Reads everything, as it was at one moment. The desk can be used meanwhile.
 *
 * Returns: (nullable) (transfer full): what is wrong; %NULL when it could not even be read
 */
SgLogFindings *
sg_log_check (SgEventLog *log, SgProgress *progress, GError **error)
{
  g_autoptr (SgLogFindings) findings = findings_new ();
  g_autoptr (SgEventLog) own = open_own (log, error);
  g_autoptr (SgDbTransaction) snapshot = NULL;
  SgDb *db = own != NULL ? sg_event_log_get_db (own) : NULL;

  if (db == NULL)
    return NULL;

  snapshot = sg_db_begin_snapshot (db, error);
  sg_progress_begin (progress, _ ("Checking the chain"), CHAIN_SHARE);
  if (snapshot == NULL || !check_pages (db, findings, error) ||
      !check_chain (own, findings, progress, error))
    return NULL;

  sg_progress_begin (progress, _ ("Folding every event"), 1 - CHAIN_SHARE);
  if (!fold_and_compare (db, findings, progress, error))
    return NULL;

  return g_steal_pointer (&findings);
}

/* ---- putting right ---- */

static gboolean
replace_rows (SgDb *db, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM main.$ WHERE id IN (SELECT id FROM again WHERE kept = '$')",
    "INSERT INTO main.$"
    " SELECT * FROM temp.$ WHERE id IN (SELECT id FROM again WHERE kept = '$')",
  };

  for (guint i = 0; sg_cache_tables[i] != NULL; i++)
    for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
      {
        g_autofree char *sql = for_table (steps[step], sg_cache_tables[i]);

        if (!sg_db_exec (db, sql, error))
          return FALSE;
      }

  return TRUE;
}

/* What was recorded while we folded. */
static gboolean
refresh_since (SgEventLog *log, gint64 n, GError **error)
{
  SgDb *db = sg_event_log_get_db (log);
  g_autoptr (GPtrArray) newer = sg_event_log_read_after (log, n, G_MAXINT, error);

  for (guint i = 0; newer != NULL && i < newer->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (newer, i);
      g_autoptr (GPtrArray) events = sg_event_log_read (log, &event->subject, error);

      if (events == NULL || !sg_cache_refresh (db, &event->subject, events, error))
        return FALSE;
    }

  return newer != NULL;
}

static gboolean
put_right (SgEventLog *log, gint64 n_last, GError **error)
{
  SgDb *db = sg_event_log_get_db (log);
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);

  return transaction != NULL && replace_rows (db, error) && show_tables (db, error) &&
         refresh_since (log, n_last, error) && sg_db_commit (transaction, error);
}

static gboolean
fold_snapshot (SgEventLog    *log,
               SgLogFindings *findings,
               SgProgress    *progress,
               gint64        *n_last,
               GError       **error)
{
  SgDb *db = sg_event_log_get_db (log);
  g_autoptr (SgDbTransaction) snapshot = sg_db_begin_snapshot (db, error);

  return snapshot != NULL && sg_event_log_get_last (log, n_last, error) &&
         fold_and_compare (db, findings, progress, error) && sg_db_commit (snapshot, error);
}

/**
 * sg_log_rebuild:
 *
 * Makes every row anew from the events and puts right those that differ, all of them or none. The
 * desk can be used meanwhile.
 *
 * Returns: (nullable) (transfer full): what differed
 */
SgLogFindings *
sg_log_rebuild (SgEventLog *log, SgProgress *progress, GError **error)
{
  g_autoptr (SgLogFindings) findings = findings_new ();
  g_autoptr (SgEventLog) own = open_own (log, error);
  gint64 n_last;

  if (own == NULL)
    return NULL;

  sg_progress_begin (progress, _ ("Folding every event"), 1);
  if (!fold_snapshot (own, findings, progress, &n_last, error) || !put_right (own, n_last, error))
    return NULL;

  return g_steal_pointer (&findings);
}
