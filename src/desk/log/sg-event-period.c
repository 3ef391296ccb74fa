/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a subject was like at a time: a row says only what holds now. Of few subjects: the events of
 * one are found by its name, and those of a kind among them. */

#include "desk/log/sg-event-period.h"

#include "desk/log/sg-event-row.h"

static void
parse_body (SgEvent *event)
{
  g_autoptr (GError) why = NULL;

  /* What cannot be read, or came from elsewhere and is not what its kind says, has no effect. */
  if (!(event->position > 0 ? sg_event_check (event, &why) : sg_event_parse_body (event, &why)))
    {
      g_debug ("an event is passed over: %s", why->message);
      g_clear_pointer (&event->fields, json_object_unref);
    }
}

static GPtrArray *
read_events (sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  gboolean has_row;

  if (!sg_db_step (statement, &has_row, error))
    return NULL;
  while (has_row)
    {
      SgEvent *event = sg_event_row_read (statement);

      parse_body (event);
      g_ptr_array_add (events, event);
      if (!sg_db_step (statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&events);
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
  events = statement != NULL ? read_events (statement, error) : NULL;
  if (events == NULL)
    return NULL;

  keep_effective (events);
  return events;
}
