/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in the file a person's data may be. */

#include "desk/privacy/sg-person-store.h"

#include <string.h>

#include "common/sg-task.h"

static gboolean
read_id (sqlite3_stmt *statement, int column, SgUuid *id)
{
  if (sqlite3_column_bytes (statement, column) != SG_UUID_BYTES)
    return FALSE;

  memcpy (id->bytes, sqlite3_column_blob (statement, column), SG_UUID_BYTES);
  return TRUE;
}

/**
 * sg_person_store_scan:
 * @subjects: (element-type SgUuid SgUuid): gets those in whose events one of the numbers is
 *
 * Reads every body, so it takes seconds in a large file: not for the thread of a window.
 */
gboolean
sg_person_store_scan (SgDesk *desk, const SgTraces *traces, GHashTable *subjects, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  statement = sg_db_query (sg_desk_get_db (desk),
                           error,
                           "SELECT subject, body FROM event WHERE body IS NOT NULL",
                           "");
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  while (has_row)
    {
      SgUuid id;

      if (sg_traces_have_number (traces, sg_db_get_text (statement, 1)) &&
          read_id (statement, 0, &id) && !g_hash_table_contains (subjects, &id))
        g_hash_table_add (subjects, g_memdup2 (&id, sizeof id));
      if (!sg_db_step (statement, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

static GPtrArray *
list_seats (SgDb *db, const SgTraces *traces, GError **error)
{
  g_autoptr (GPtrArray) seats = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement = sg_db_query (db, error, "SELECT seat, json FROM draft", "");
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return NULL;

  while (has_row)
    {
      if (sg_traces_have_number (traces, sg_db_get_text (statement, 1)))
        g_ptr_array_add (seats, sg_db_dup_text (statement, 0));
      if (!sg_db_step (statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&seats);
}

/**
 * sg_person_store_drop_local:
 * @volunteer: (nullable): whose last position goes too
 *
 * Removes what is in no event: drafts with one of the numbers.
 */
gboolean
sg_person_store_drop_local (SgDesk         *desk,
                            const SgTraces *traces,
                            const SgUuid   *volunteer,
                            GError        **error)
{
  SgDb *db = sg_desk_get_db (desk);
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);
  g_autoptr (GPtrArray) seats = transaction != NULL ? list_seats (db, traces, error) : NULL;

  if (seats == NULL)
    return FALSE;

  for (guint i = 0; i < seats->len; i++)
    if (!sg_db_run (db,
                    error,
                    "DELETE FROM draft WHERE seat = ?",
                    "s",
                    g_ptr_array_index (seats, i)))
      return FALSE;

  return (volunteer == NULL || sg_db_run (db,
                                          error,
                                          "DELETE FROM position WHERE responder = ?",
                                          "B",
                                          volunteer->bytes,
                                          (gsize) SG_UUID_BYTES)) &&
         sg_db_commit (transaction, error);
}

/**
 * sg_person_store_drop_positions:
 * @before: microseconds UTC
 * @dry: only count
 * @n: (out): how many there are
 */
gboolean
sg_person_store_drop_positions (SgDesk  *desk,
                                gint64   before,
                                gboolean dry,
                                guint64 *n,
                                GError **error)
{
  SgDb *db = sg_desk_get_db (desk);
  g_autoptr (SgDbStatement) statement = NULL;
  g_autoptr (SgDbTransaction) transaction = NULL;
  gboolean has_row;

  statement =
    sg_db_get_statement (db, error, "SELECT count(*) FROM position WHERE at < ?", "i", before);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  *n = (guint64) sqlite3_column_int64 (statement, 0);
  sg_db_statement_release (statement);
  if (dry || *n == 0)
    return TRUE;

  transaction = sg_db_begin (db, error);
  return transaction != NULL &&
         sg_db_run (db, error, "DELETE FROM position WHERE at < ?", "i", before) &&
         sg_db_commit (transaction, error);
}

static GPtrArray *
collect_ids (SgDbStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return NULL;

  while (has_row)
    {
      SgUuid id;

      if (read_id (statement, 0, &id))
        g_ptr_array_add (ids, g_memdup2 (&id, sizeof id));
      if (!sg_db_step (statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&ids);
}

/**
 * sg_person_store_list_tasked:
 *
 * Returns: (nullable) (transfer full) (element-type SgUuid): the incidents for which the volunteer
 *   was asked
 */
GPtrArray *
sg_person_store_list_tasked (SgDesk *desk, const SgUuid *volunteer, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;

  statement = sg_db_get_statement (sg_desk_get_db (desk),
                                   error,
                                   "SELECT DISTINCT incident FROM task WHERE responder = ?",
                                   "B",
                                   volunteer->bytes,
                                   (gsize) SG_UUID_BYTES);
  return collect_ids (statement, error);
}

/* An incident that was erased keeps no text; the body of a note is gone altogether. */
#define STILL_PERSONAL                                                                             \
  "(phone IS NOT NULL OR caller IS NOT NULL OR \"text\" IS NOT NULL OR remarks IS NOT NULL"        \
  " OR debrief IS NOT NULL OR place IS NOT NULL OR patokan IS NOT NULL OR road IS NOT NULL"        \
  " OR why IS NOT NULL OR close_reason IS NOT NULL"                                                \
  " OR EXISTS (SELECT 1 FROM event WHERE event.subject = incident.id AND body IS NOT NULL"         \
  "  AND kind IN ('incident.noted@1', 'question.answered@1', 'callback.promised@1'))"              \
  " OR EXISTS (SELECT 1 FROM patient WHERE patient.incident = incident.id"                         \
  "  AND (name IS NOT NULL OR nik IS NOT NULL OR ihs IS NOT NULL OR label IS NOT NULL"             \
  "   OR condition IS NOT NULL OR refused IS NOT NULL)))"

/**
 * sg_person_store_list_old:
 * @before: microseconds UTC
 *
 * Returns: (nullable) (transfer full) (element-type SgUuid): closed incidents that were opened
 *   before then and still say who was concerned
 */
GPtrArray *
sg_person_store_list_old (SgDesk *desk, gint64 before, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;

  statement = sg_db_get_statement (sg_desk_get_db (desk),
                                   error,
                                   "SELECT id FROM incident WHERE opened_at < ?"
                                   " AND closed_at IS NOT NULL AND " STILL_PERSONAL,
                                   "i",
                                   before);
  return collect_ids (statement, error);
}

/**
 * sg_person_store_list_old_responses:
 *
 * Returns: (nullable) (transfer full) (element-type SgUuid): closed incidents that were opened
 *   before then and still say which volunteers were asked
 */
GPtrArray *
sg_person_store_list_old_responses (SgDesk *desk, gint64 before, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;

  statement =
    sg_db_get_statement (sg_desk_get_db (desk),
                         error,
                         "SELECT id FROM incident WHERE opened_at < ? AND closed_at IS NOT NULL"
                         " AND EXISTS (SELECT 1 FROM task WHERE task.incident = incident.id"
                         "  AND task.kind = ?"
                         "  AND (task.responder IS NOT NULL OR task.name IS NOT NULL))",
                         "ii",
                         before,
                         (gint64) SG_RESPONDER_VOLUNTEER);
  return collect_ids (statement, error);
}
