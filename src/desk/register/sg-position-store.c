/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The last position of each responder, in a table of this desk alone. Only of those who are on duty
 * or on a task: where somebody is when off duty is nobody's business here. */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "desk/register/sg-position-store.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include "common/sg-error.h"
#include "common/sg-geo.h"

/* Long batches starve the other writer: so many rows, then a pause. */
#define BATCH    50
#define PAUSE_US 2000

/* Who may be followed now: ?1 is the responder, ?6 the time. 2 is off, 0 offline, 1 accepted. */
#define MAY_BE_KNOWN(responder, now)                                                               \
  "(EXISTS (SELECT 1 FROM task WHERE responder = " responder " AND state < 7)"                     \
  " OR EXISTS (SELECT 1 FROM unit WHERE id = " responder " AND retired = 0 AND readiness <> 2)"    \
  " OR EXISTS (SELECT 1 FROM volunteer WHERE id = " responder " AND erased = 0 AND vetting = 1"    \
  "  AND availability <> 0 AND (until IS NULL OR until > " now ")))"

#define SET_POSITION                                                                               \
  "INSERT INTO position (responder, lat, lon, accuracy_m, at)"                                     \
  " SELECT ?1, ?2, ?3, ?4, ?5 WHERE " MAY_BE_KNOWN (                                               \
    "?1",                                                                                          \
    "?6") " ON CONFLICT (responder) DO UPDATE SET lat = excluded.lat, lon = excluded.lon,"         \
          " accuracy_m = excluded.accuracy_m, at = excluded.at WHERE excluded.at >= position.at"

#define FORGET_POSITIONS                                                                           \
  "DELETE FROM position WHERE at < ?1 OR NOT " MAY_BE_KNOWN ("position.responder", "?2")

static const SgColumn columns[] = {
  SG_COLUMN (SgPosition, responder, UUID), SG_COLUMN (SgPosition, lat, REAL),
  SG_COLUMN (SgPosition, lon, REAL),       SG_COLUMN (SgPosition, accuracy_m, REAL),
  SG_COLUMN (SgPosition, at, TIME),
};

/* For reading with sg_row_list(). */
const SgRecordType sg_position_record = {
  "position", sizeof (SgPosition), columns, G_N_ELEMENTS (columns), g_free,
};

static gboolean
set_one (SgDesk *desk, const SgPosition *position, GError **error)
{
  gint64 now = sg_desk_get_now (desk);

  if (!sg_point_is_valid_degrees (position->lat, position->lon) || position->at <= 0)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("position: %g,%g is not a place on the globe with a time"),
                   position->lat,
                   position->lon);
      return FALSE;
    }

  /* A telephone whose clock is ahead must not hide what comes after it. SQLite keeps NAN as NULL.
   */
  return sg_db_run (sg_desk_get_db (desk),
                    error,
                    SET_POSITION,
                    "Bdddii",
                    position->responder.bytes,
                    (gsize) SG_UUID_BYTES,
                    position->lat,
                    position->lon,
                    position->accuracy_m,
                    MIN (position->at, now),
                    now);
}

static gboolean
set_batch (SgDesk *desk, const SgPosition *positions, guint n, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (sg_desk_get_db (desk), error);

  if (transaction == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!set_one (desk, &positions[i], error))
      return FALSE;

  return sg_db_commit (transaction, error);
}

/**
 * sg_desk_set_positions:
 * @positions: of any responders; the newest of each counts, and those of responders who are neither
 *   on duty nor on a task are passed over
 *
 * To be called from a thread when there are many: it pauses between batches.
 */
gboolean
sg_desk_set_positions (SgDesk *desk, const SgPosition *positions, guint n_positions, GError **error)
{
  for (guint i = 0; i < n_positions; i += BATCH)
    {
      if (i > 0)
        g_usleep (PAUSE_US);
      if (!set_batch (desk, positions + i, MIN (BATCH, n_positions - i), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sg_desk_get_position:
 * @position: (out caller-allocates): the last one
 *
 * Returns: %FALSE with %SG_ERROR_NOT_FOUND when it is not known
 */
gboolean
sg_desk_get_position (SgDesk *desk, const SgUuid *responder, SgPosition *position, GError **error)
{
  g_autoptr (SgDbStatement) statement =
    sg_db_get_statement (sg_desk_get_db (desk),
                         error,
                         "SELECT lat, lon, accuracy_m, at FROM position WHERE responder = ?",
                         "B",
                         responder->bytes,
                         (gsize) SG_UUID_BYTES);
  gboolean has_row;

  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error,
                           SG_ERROR,
                           SG_ERROR_NOT_FOUND,
                           _ ("nobody knows where this responder is"));
      return FALSE;
    }

  position->responder = *responder;
  position->lat = sqlite3_column_double (statement, 0);
  position->lon = sqlite3_column_double (statement, 1);
  position->accuracy_m = sg_db_is_null (statement, 2) ? NAN : sqlite3_column_double (statement, 2);
  position->at = sqlite3_column_int64 (statement, 3);
  return TRUE;
}

/**
 * sg_desk_forget_positions:
 *
 * Forgets those that are older than the PSC keeps them, and those of responders who have gone off
 * duty. To be called now and then.
 */
gboolean
sg_desk_forget_positions (SgDesk *desk, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (sg_desk_get_db (desk), error);
  gint64 now = sg_desk_get_now (desk);
  gint64 keep_s = sg_desk_get_setting (desk, SG_SETTING_KEEP_POSITION_H) * 3600;

  return transaction != NULL &&
         sg_db_run (sg_desk_get_db (desk),
                    error,
                    FORGET_POSITIONS,
                    "ii",
                    now - keep_s * G_USEC_PER_SEC,
                    now) &&
         sg_db_commit (transaction, error);
}

/**
 * sg_position_store_forget:
 *
 * Forgets where one responder is.
 */
gboolean
sg_position_store_forget (SgDb *db, const SgUuid *responder, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);

  return transaction != NULL &&
         sg_db_run (db,
                    error,
                    "DELETE FROM position WHERE responder = ?",
                    "B",
                    responder->bytes,
                    (gsize) SG_UUID_BYTES) &&
         sg_db_commit (transaction, error);
}
