/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a log tells. Nothing that is in it stops a reader: an event that cannot be understood is
 * there, and without effect. */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "common/sg-error.h"

#include "desk/log/sg-event-log.h"
#include "desk/log/sg-event-row.h"
#include <glib/gi18n-lib.h>

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

/* Who reads an erased event sees what was left of it. */
static void
fill_erased (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *erasure = g_ptr_array_index (events, i);
      SgUuid         id = sg_event_get_uuid (erasure, "event");
      JsonObject    *left = sg_event_get_object (erasure, "left");

      if (left == NULL || !sg_event_is_kind (erasure, "event.erased"))
        continue;

      for (guint e = 0; e < i; e++)
        {
          SgEvent *event = g_ptr_array_index (events, e);

          if (event->body != NULL || !sg_uuid_equal (&event->id, &id))
            continue;
          g_clear_pointer (&event->fields, json_object_unref);
          event->fields = json_object_ref (left);
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

  statement = sg_db_get_statement (sg_event_log_get_db (self),
                                   error,
                                   "SELECT " SG_EVENT_COLUMNS
                                   " FROM event WHERE subject = ?" SG_EVENT_ORDER,
                                   "B",
                                   subject->bytes,
                                   (gsize) SG_UUID_BYTES);
  events = statement != NULL ? collect (statement, error) : NULL;
  if (events != NULL)
    {
      parse_bodies (events);
      fill_erased (events);
    }

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
 * sg_event_log_read_effective:
 *
 * Returns: (nullable) (transfer full) (element-type SgEvent): the events of @subject that had an
 *   effect: without what was undone or refused
 */
GPtrArray *
sg_event_log_read_effective (SgEventLog *self, const SgUuid *subject, GError **error)
{
  GPtrArray *events = sg_event_log_read (self, subject, error);

  if (events != NULL)
    keep_effective (events);
  return events;
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
    sg_event_log_get_db (self),
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

  statement = sg_db_get_statement (sg_event_log_get_db (self),
                                   error,
                                   "SELECT " SG_EVENT_COLUMNS
                                   " FROM event WHERE n > ? ORDER BY n LIMIT ?",
                                   "ii",
                                   n,
                                   (gint64) limit);

  return statement != NULL ? collect (statement, error) : NULL;
}

/**
 * sg_event_log_read_access:
 * @from: microseconds UTC, @to the first moment that is not meant
 *
 * Returns: (nullable) (transfer full) (element-type SgEvent): who looked at whose data then
 */
GPtrArray *
sg_event_log_read_access (SgEventLog *self, gint64 from, gint64 to, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  GPtrArray *events;

  statement = sg_db_get_statement (sg_event_log_get_db (self),
                                   error,
                                   "SELECT " SG_EVENT_COLUMNS
                                   " FROM event WHERE kind = 'access.logged@1'"
                                   " AND at >= ? AND at < ? ORDER BY at, n",
                                   "ii",
                                   from,
                                   to);
  events = statement != NULL ? collect (statement, error) : NULL;
  if (events != NULL)
    parse_bodies (events);

  return events;
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

  statement = sg_db_get_statement (sg_event_log_get_db (self),
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
      g_set_error_literal (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("there is no such event"));
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

  statement = sg_db_get_statement (sg_event_log_get_db (self),
                                   error,
                                   "SELECT n FROM event WHERE id = ?",
                                   "B",
                                   uuid.bytes,
                                   (gsize) SG_UUID_BYTES);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("there is no event %s"), id);
      return FALSE;
    }

  *n = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/**
 * sg_event_log_get_last:
 * @n: (out): the highest arrival number; 0 while there is no event
 */
gboolean
sg_event_log_get_last (SgEventLog *self, gint64 *n, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;

  statement = sg_db_get_statement (sg_event_log_get_db (self),
                                   error,
                                   "SELECT ifnull(max(n), 0) FROM event",
                                   "");
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  *n = sqlite3_column_int64 (statement, 0);
  return TRUE;
}
