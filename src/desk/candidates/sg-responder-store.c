/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pools need to know of a responder, in a row of a few figures: a record of a volunteer
 * would be thrown away a hundred thousand times. */

#include "desk/candidates/sg-responder-store.h"

#include <string.h>

#include "common/sg-task.h"
#include "common/sg-unit.h"
#include "common/sg-volunteer.h"

/* The partial index task_alive is used only by this very text. */
#define ALIVE "state < 7"
G_STATIC_ASSERT (SG_TASK_REFUSED == 7);

/* Columns: id, position, its time, home, whether it is on a task, gone, profile, state, accepted,
 * latest end of a certificate, the same of an advanced one, sex. */
#define UNITS                                                                                      \
  "SELECT r.id, p.lat, p.lon, p.at, ifnull (r.lat, f.lat), ifnull (r.lon, f.lon),"                 \
  " EXISTS (SELECT 1 FROM task t WHERE t.responder = r.id AND t." ALIVE "),"                       \
  " r.retired, NULL, r.readiness, 1, NULL, NULL, NULL"                                             \
  " FROM unit r LEFT JOIN facility f ON f.id = r.facility"                                         \
  " LEFT JOIN position p ON p.responder = r.id AND p.at >= ?1"

#define VOLUNTEERS                                                                                 \
  "SELECT r.id, p.lat, p.lon, p.at, r.lat, r.lon,"                                                 \
  " EXISTS (SELECT 1 FROM task t WHERE t.responder = r.id AND t." ALIVE "),"                       \
  " r.erased, r.transport, r.availability, r.vetting,"                                             \
  " (SELECT max (c.expires) FROM certificate c WHERE c.holder = r.id AND NOT c.revoked),"          \
  " (SELECT max (c.expires) FROM certificate c WHERE c.holder = r.id AND NOT c.revoked"            \
  "  AND c.level <> 'basic'), r.sex"                                                               \
  " FROM volunteer r LEFT JOIN position p ON p.responder = r.id AND p.at >= ?1"

enum
{
  COLUMN_ID,
  COLUMN_LAT,
  COLUMN_LON,
  COLUMN_AT,
  COLUMN_HOME_LAT,
  COLUMN_HOME_LON,
  COLUMN_ON_TASK,
  COLUMN_GONE,
  COLUMN_TRANSPORT,
  COLUMN_STATE,
  COLUMN_VETTING,
  COLUMN_EXPIRES,
  COLUMN_ADVANCED,
  COLUMN_SEX
};

static void
read_id (sqlite3_stmt *row, SgUuid *id)
{
  *id = SG_UUID_NONE;
  if (sqlite3_column_bytes (row, COLUMN_ID) == SG_UUID_BYTES)
    memcpy (id->bytes, sqlite3_column_blob (row, COLUMN_ID), SG_UUID_BYTES);
}

static void
read_place (sqlite3_stmt *row, SgStoredResponder *responder)
{
  gboolean live = !sg_db_is_null (row, COLUMN_AT);
  int      lat = live ? COLUMN_LAT : COLUMN_HOME_LAT;
  int      lon = live ? COLUMN_LON : COLUMN_HOME_LON;

  responder->placed =
    !sg_db_is_null (row, lat) && !sg_db_is_null (row, lon) &&
    sg_point_is_valid_degrees (sqlite3_column_double (row, lat), sqlite3_column_double (row, lon));
  responder->position_at = live ? sqlite3_column_int64 (row, COLUMN_AT) : 0;
  if (responder->placed)
    responder->point =
      sg_point_from_degrees (sqlite3_column_double (row, lat), sqlite3_column_double (row, lon));
}

static guint32
read_volunteer_flags (sqlite3_stmt *row, const SgStoreMoment *moment)
{
  const char *expires = sg_db_get_text (row, COLUMN_EXPIRES);
  const char *advanced = sg_db_get_text (row, COLUMN_ADVANCED);
  const char *sex = sg_db_get_text (row, COLUMN_SEX);
  guint32     flags = 0;

  if (sqlite3_column_int (row, COLUMN_STATE) == SG_AVAILABILITY_AVAILABLE &&
      sqlite3_column_int (row, COLUMN_VETTING) == SG_VETTING_ACCEPTED &&
      sqlite3_column_int (row, COLUMN_ON_TASK) == 0 && expires != NULL)
    {
      if (strcmp (expires, moment->today) >= 0)
        flags |= SG_FLAG_MAY;
      else if (strcmp (expires, moment->grace_since) >= 0)
        flags |= SG_FLAG_BY_HAND;
    }

  if (advanced != NULL && strcmp (advanced, moment->today) >= 0)
    flags |= SG_FLAG_ADVANCED;
  if (g_strcmp0 (sex, "P") == 0)
    flags |= SG_FLAG_FEMALE;
  if (g_strcmp0 (sex, "L") == 0)
    flags |= SG_FLAG_MALE;

  return flags;
}

static void
read_row (sqlite3_stmt        *row,
          gboolean             units,
          const SgStoreMoment *moment,
          SgStoredResponder   *responder)
{
  const char *transport = sg_db_get_text (row, COLUMN_TRANSPORT);

  read_id (row, &responder->id);
  read_place (row, responder);
  responder->gone = sqlite3_column_int (row, COLUMN_GONE) != 0;
  if (!units)
    {
      responder->flags = read_volunteer_flags (row, moment);
      responder->profile = g_strcmp0 (transport, "motorcycle") == 0 ? SG_PROFILE_MOTORCYCLE
                                                                    : SG_PROFILE_FOOT;
      return;
    }

  responder->profile = SG_PROFILE_SIREN;
  responder->flags = 0;
  if (sqlite3_column_int (row, COLUMN_STATE) == SG_UNIT_READY &&
      sqlite3_column_int (row, COLUMN_ON_TASK) == 0)
    responder->flags = SG_FLAG_MAY;
}

/**
 * sg_responder_store_read:
 * @units: units, or else volunteers
 * @func: called for each of them
 */
gboolean
sg_responder_store_read (SgDb                *db,
                         gboolean             units,
                         const SgStoreMoment *moment,
                         SgStoreFunc          func,
                         gpointer             user_data,
                         GError             **error)
{
  g_autoptr (sqlite3_stmt)
    rows = sg_db_query (db, error, units ? UNITS : VOLUNTEERS, "i", moment->fresh_since);
  gboolean has_row = TRUE;

  if (rows == NULL)
    return FALSE;

  while (sg_db_step (rows, &has_row, error) && has_row)
    {
      SgStoredResponder responder = { 0 };

      read_row (rows, units, moment, &responder);
      func (&responder, user_data);
    }

  return !has_row;
}

/**
 * sg_responder_store_find:
 * @responder: its id says which one; the rest is read. One that is not there is @gone
 */
gboolean
sg_responder_store_find (SgDb                *db,
                         gboolean             units,
                         const SgStoreMoment *moment,
                         SgStoredResponder   *responder,
                         GError             **error)
{
  g_autoptr (SgDbStatement) row = NULL;
  SgUuid   id = responder->id;
  gboolean has_row;

  row = sg_db_get_statement (db,
                             error,
                             units ? UNITS " WHERE r.id = ?2" : VOLUNTEERS " WHERE r.id = ?2",
                             "iB",
                             moment->fresh_since,
                             id.bytes,
                             (gsize) SG_UUID_BYTES);
  if (row == NULL || !sg_db_step (row, &has_row, error))
    return FALSE;

  *responder = (SgStoredResponder){ .id = id, .gone = TRUE };
  if (has_row)
    read_row (row, units, moment, responder);

  return TRUE;
}

/**
 * sg_responder_store_list_at:
 *
 * Returns: (nullable) (transfer full) (element-type SgUuid): who was ever asked to that incident
 */
GArray *
sg_responder_store_list_at (SgDb *db, const SgUuid *incident, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SgUuid));
  g_autoptr (SgDbStatement) rows = NULL;
  gboolean has_row = TRUE;

  rows = sg_db_get_statement (db,
                              error,
                              "SELECT DISTINCT responder FROM task WHERE incident = ?",
                              "B",
                              incident->bytes,
                              (gsize) SG_UUID_BYTES);
  if (rows == NULL)
    return NULL;

  while (sg_db_step (rows, &has_row, error) && has_row)
    {
      SgUuid id;

      read_id (rows, &id);
      g_array_append_val (ids, id);
    }

  return has_row ? NULL : g_steal_pointer (&ids);
}

static gboolean
read_number (SgDbStatement *row, gint64 *n, GError **error)
{
  gboolean has_row;

  if (row == NULL || !sg_db_step (row, &has_row, error))
    return FALSE;

  *n = has_row ? sqlite3_column_int64 (row, 0) : 0;
  return TRUE;
}

/**
 * sg_responder_store_find_arrival:
 * @n: (out): the number of the last event in the file
 */
gboolean
sg_responder_store_find_arrival (SgDb *db, gint64 *n, GError **error)
{
  g_autoptr (SgDbStatement)
    row = sg_db_get_statement (db, error, "SELECT ifnull (max (n), 0) FROM event", "");

  return read_number (row, n, error);
}

/**
 * sg_responder_store_count_tasks:
 * @since: microseconds UTC
 * @n: (out): how many tasks the responder was given since then
 */
gboolean
sg_responder_store_count_tasks (SgDb         *db,
                                const SgUuid *responder,
                                gint64        since,
                                gint64       *n,
                                GError      **error)
{
  g_autoptr (SgDbStatement) row = NULL;

  row = sg_db_get_statement (db,
                             error,
                             "SELECT count(*) FROM task WHERE responder = ? AND requested_at >= ?",
                             "Bi",
                             responder->bytes,
                             (gsize) SG_UUID_BYTES,
                             since);

  return read_number (row, n, error);
}

/**
 * sg_responder_store_find_other:
 * @number: (out) (nullable): of an incident other than @incident where the responder is at work
 */
gboolean
sg_responder_store_find_other (SgDb         *db,
                               const SgUuid *responder,
                               const SgUuid *incident,
                               char        **number,
                               GError      **error)
{
  g_autoptr (SgDbStatement) row = NULL;
  gboolean has_row;

  *number = NULL;
  row = sg_db_get_statement (db,
                             error,
                             "SELECT ifnull (i.number, '?') FROM task t"
                             " LEFT JOIN incident i ON i.id = t.incident"
                             " WHERE t.responder = ? AND t." ALIVE
                             " AND t.incident <> ? ORDER BY t.requested_at DESC LIMIT 1",
                             "BB",
                             responder->bytes,
                             (gsize) SG_UUID_BYTES,
                             incident->bytes,
                             (gsize) SG_UUID_BYTES);
  if (row == NULL || !sg_db_step (row, &has_row, error))
    return FALSE;

  if (has_row)
    *number = sg_db_dup_text (row, 0);

  return TRUE;
}
