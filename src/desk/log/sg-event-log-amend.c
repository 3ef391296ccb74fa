/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two cases in which a log does not only grow: a body that has to be forgotten, and what
 * another history of the same desk had. In both the chain goes on and holds. */

#include "common/sg-error.h"
#include "desk/log/sg-cache.h"
#include "desk/log/sg-event-log-private.h"
#include "desk/log/sg-event-log.h"
#include "desk/log/sg-event-row.h"

/* ---- erasing ---- */

static gboolean
erase (SgEventLog *self, const SgEvent *erasure, GError **error)
{
  SgUuid id = sg_event_get_uuid (erasure, "event");
  g_autoptr (SgEvent) event = sg_event_log_find (self, &id, error);

  return event != NULL &&
         (event->body == NULL || sg_event_row_erase (sg_event_log_get_db (self), event, error));
}

/**
 * sg_event_log_erase:
 * @events: (element-type SgEvent): of the kind `event.erased`, each in the stream and of the
 *   subject of the event that it names. Completed by the call
 *
 * Forgets the bodies of the events that are named, and records that; all or nothing. The chain
 * stays whole, and the rows are what follows from what is left.
 */
gboolean
sg_event_log_erase (SgEventLog *self, GPtrArray *events, const SgLogAuthor *author, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (sg_event_log_get_db (self), error);

  if (transaction == NULL)
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      SgEvent *event = g_ptr_array_index (events, i);

      g_return_val_if_fail (sg_event_is_kind (event, "event.erased"), FALSE);
      if (!sg_event_check (event, error) || !erase (self, event, error))
        return FALSE;
    }

  return sg_event_log_record_in (self, events, author, error) &&
         sg_event_log_end (self, transaction, events, error);
}

/* ---- after a restore ---- */

static gboolean
refresh (SgEventLog *self, const SgUuid *subject, GError **error)
{
  g_autoptr (GPtrArray) events = sg_event_log_read (self, subject, error);

  return events != NULL && sg_cache_refresh (sg_event_log_get_db (self), subject, events, error);
}

static gboolean
refresh_all (SgEventLog *self, GPtrArray *events, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (sg_uuid_hash, sg_uuid_equal); /* borrows */

  for (guint i = 0; i < events->len; i++)
    {
      SgUuid *subject = &((SgEvent *) g_ptr_array_index (events, i))->subject;

      if (g_hash_table_add (done, subject) && !refresh (self, subject, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
adopt (SgEventLog *self, SgEvent *event, SgLogHead *head, GError **error)
{
  event->seq = ++head->seq;
  event->epoch = sg_event_log_get_identity (self)->epoch;
  head->hlc = MAX (head->hlc, event->hlc);

  return sg_event_log_add (self, event, head, error);
}

/* What somebody erased is not brought back by an older copy. */
static gboolean
erase_again (SgEventLog *self, SgEvent *event, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (!sg_event_is_kind (event, "event.erased") || !sg_event_parse_body (event, NULL) ||
      event->fields == NULL || erase (self, event, &why))
    return TRUE;
  if (g_error_matches (why, SG_ERROR, SG_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

/**
 * sg_event_log_adopt:
 * @events: (element-type SgEvent): of this desk, from another history of it; none of them is here
 *
 * Adds them behind what is here. They keep their names, times and authors, and get a new place.
 */
gboolean
sg_event_log_adopt (SgEventLog *self, GPtrArray *events, GError **error)
{
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (sg_event_log_get_db (self), error);
  SgLogHead head = { 0 };

  if (transaction == NULL || !sg_event_log_read_head (self, &head, error))
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    if (!adopt (self, g_ptr_array_index (events, i), &head, error) ||
        !erase_again (self, g_ptr_array_index (events, i), error))
      return FALSE;

  if (!refresh_all (self, events, error))
    return FALSE;

  return sg_event_log_write_head (self, &head, error) &&
         sg_event_log_end (self, transaction, events, error);
}

/**
 * sg_event_log_begin_epoch:
 * @epoch: higher than any that this desk ever had
 *
 * Tells apart what is written from now on from another history with the same numbers.
 */
gboolean
sg_event_log_begin_epoch (SgEventLog *self, gint64 epoch, GError **error)
{
  SgDb *db = sg_event_log_get_db (self);
  g_autoptr (SgDbTransaction) transaction = sg_db_begin (db, error);
  SgLogHead head;

  return transaction != NULL && sg_db_run (db, error, "UPDATE desk SET epoch = ?", "i", epoch) &&
         sg_db_commit (transaction, error) && sg_event_log_read_head (self, &head, error);
}
