/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking back what one just did. Nothing is removed: for each event of the action another one says
 * that it was undone, and the fold passes over both. Events of one action were recorded in the same
 * moment by the same person at the same desk. */

#include "config.h"

#include "desk/dispatch/sg-desk-undo.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "desk/log/sg-event-row.h"
#include "desk/sg-act.h"

static GPtrArray *
read_action (SgDesk *desk, const SgEvent *event, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);
  g_autoptr (SgDbStatement) statement = NULL;
  gboolean has_row;

  statement = sg_db_get_statement (sg_desk_get_db (desk),
                                   error,
                                   "SELECT " SG_EVENT_COLUMNS " FROM event"
                                   " WHERE n > (SELECT n FROM event WHERE id = ?1) - 400"
                                   "  AND n < (SELECT n FROM event WHERE id = ?1) + 400"
                                   "  AND desk = ?2 AND recorded_at = ?3 ORDER BY n",
                                   "BBi",
                                   event->id.bytes,
                                   (gsize) SG_UUID_BYTES,
                                   event->desk.bytes,
                                   (gsize) SG_UUID_BYTES,
                                   event->recorded_at);
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return NULL;

  while (has_row)
    {
      g_ptr_array_add (events, sg_event_row_read (statement));
      if (!sg_db_step (statement, &has_row, error))
        return NULL;
    }

  return g_steal_pointer (&events);
}

/* What somebody did afterwards rests on it, so it can no longer be taken back. */
static gboolean
check_nothing_follows (SgDesk *desk, const SgEvent *event, GError **error)
{
  g_autoptr (GPtrArray) all = sg_event_log_read (sg_desk_get_log (desk), &event->subject, error);

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const SgEvent *other = g_ptr_array_index (all, i);
      SgUuid         undone = sg_event_get_uuid (other, "event");

      if (sg_event_is_kind (other, "event.undone") && sg_uuid_equal (&undone, &event->id))
        {
          g_set_error_literal (error, SG_ERROR, SG_ERROR_STALE, _ ("that was undone already"));
          return FALSE;
        }

      if (other->recorded_at > event->recorded_at && !sg_event_is_kind (other, "event.undone") &&
          !sg_event_is_kind (other, "contact.attempted"))
        {
          g_set_error (error,
                       SG_ERROR,
                       SG_ERROR_STALE,
                       _ ("“%s” came after it: correct it instead of undoing it"),
                       other->kind);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
may_undo (SgDesk *desk, const SgEvent *event, GError **error)
{
  gint64   age = sg_desk_get_now (desk) - event->recorded_at;
  gint64   limit = sg_desk_get_setting (desk, SG_SETTING_UNDO_S);
  gboolean ours = sg_uuid_equal (&event->desk, &sg_desk_get_identity (desk)->desk);

  if (!ours || event->type == NULL || event->type->stream == SG_STREAM_DESK ||
      sg_event_is_kind (event, "event.undone") || sg_event_is_kind (event, "event.erased") ||
      sg_event_is_kind (event, "incident.opened") || event->type->subject == SG_SUBJECT_SHIFT)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_INVALID,
                   _ ("“%s” cannot be undone: close or correct it"),
                   event->kind);
      return FALSE;
    }

  /* A clock that was set back in between counts as late. */
  if (ABS (age) > limit * G_USEC_PER_SEC)
    {
      g_set_error (error,
                   SG_ERROR,
                   SG_ERROR_STALE,
                   _ ("that was %lld s ago, and undoing works for %lld s: correct it instead"),
                   (long long) (ABS (age) / G_USEC_PER_SEC),
                   (long long) limit);
      return FALSE;
    }

  return check_nothing_follows (desk, event, error);
}

/**
 * sg_desk_undo:
 * @event: any event of the action
 *
 * Takes back the whole action, within the seconds that the PSC allows.
 *
 * Returns: %FALSE with %SG_ERROR_STALE when it is too late or others built on it
 */
gboolean
sg_desk_undo (SgDesk *desk, const SgUuid *event, GError **error)
{
  g_autoptr (SgEvent) first = sg_event_log_find (sg_desk_get_log (desk), event, error);
  g_autoptr (GPtrArray) action = first != NULL ? read_action (desk, first, error) : NULL;
  g_autoptr (SgAct) act = NULL;

  if (action == NULL)
    return FALSE;

  act = sg_act_new (desk);
  for (guint i = 0; i < action->len; i++)
    {
      const SgEvent *one = g_ptr_array_index (action, i);
      SgBody        *body;

      if (!may_undo (desk, one, error))
        return FALSE;
      body = sg_body_new ();
      sg_body_uuid (body, "event", &one->id);
      sg_act_add_in_stream (act, "event.undone@1", &one->subject, body, one->stream);
    }

  return sg_act_do (act, error);
}

/**
 * sg_desk_undo_last:
 * @what: (out): the kind of what was undone
 *
 * Takes back the last thing that this person did at this desk; not what a clock or a colleague did.
 */
gboolean
sg_desk_undo_last (SgDesk *desk, char **what, GError **error)
{
  g_autoptr (SgDbStatement) statement = NULL;
  g_autoptr (SgEvent) last = NULL;
  gboolean has_row;

  statement =
    sg_db_get_statement (sg_desk_get_db (desk),
                         error,
                         "SELECT " SG_EVENT_COLUMNS " FROM event WHERE desk = ?1"
                         " AND \"by\" = ?2 AND stream NOT LIKE 'desk:%' ORDER BY n DESC LIMIT 1",
                         "Bs",
                         sg_desk_get_identity (desk)->desk.bytes,
                         (gsize) SG_UUID_BYTES,
                         sg_desk_get_person (desk));
  if (statement == NULL || !sg_db_step (statement, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_NOT_FOUND, _ ("nothing was done yet"));
      return FALSE;
    }

  last = sg_event_row_read (statement);
  g_clear_pointer (&statement, sg_db_statement_release);
  if (!sg_desk_undo (desk, &last->id, error))
    return FALSE;

  *what = g_strdup (last->kind);
  return TRUE;
}
