/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "desk/sg-act.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "desk/people/sg-desk-may.h"

/* Clocks of a desk and of a radio differ by so much. */
#define AHEAD_US (5 * G_TIME_SPAN_MINUTE)

struct _SgAct
{
  SgDesk    *desk;
  gint64     now;
  gint64     at;
  SgClock    clock;
  GPtrArray *events;
};

/**
 * sg_act_reset_time:
 *
 * Makes the events that are added after it happen when the desk says that things happen: now,
 * unless somebody enters what happened before.
 */
void
sg_act_reset_time (SgAct *self)
{
  self->at = sg_desk_get_entry_time (self->desk, &self->clock);
}

SgAct *
sg_act_new (SgDesk *desk)
{
  SgAct *self = g_new0 (SgAct, 1);

  self->desk = desk;
  self->now = sg_desk_get_now (desk);
  sg_act_reset_time (self);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_event_free);

  return self;
}

void
sg_act_free (SgAct *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->events);
  g_free (self);
}

/**
 * sg_act_set_time:
 * @at: when it happened, microseconds UTC; 0 for now
 * @clock: how that is known
 *
 * For the events that are added after it.
 */
void
sg_act_set_time (SgAct *self, gint64 at, SgClock clock)
{
  self->at = at;
  self->clock = clock;
}

/**
 * sg_act_new_id:
 *
 * Returns: a name for something that begins with this act
 */
SgUuid
sg_act_new_id (SgAct *self)
{
  return sg_uuid_new (self->now / 1000);
}

/**
 * sg_act_add:
 * @kind: such as `task.requested@1`
 * @body: (transfer full) (nullable): %NULL for an empty one
 *
 * Returns: the name of the event, for an undo
 */
SgUuid
sg_act_add (SgAct *self, const char *kind, const SgUuid *subject, SgBody *body)
{
  SgEvent *event = sg_event_new (kind, subject, sg_body_end (body != NULL ? body : sg_body_new ()));

  event->id = sg_act_new_id (self);
  event->at = self->at != 0 ? self->at : self->now;
  event->clock = self->clock;
  g_ptr_array_add (self->events, event);

  return event->id;
}

/**
 * sg_act_add_in_stream:
 * @stream: for the kinds that belong to the stream of another event
 */
void
sg_act_add_in_stream (SgAct        *self,
                      const char   *kind,
                      const SgUuid *subject,
                      SgBody       *body,
                      const char   *stream)
{
  SgEvent *event;

  sg_act_add (self, kind, subject, body);
  event = g_ptr_array_index (self->events, self->events->len - 1);
  event->stream = g_strdup (stream);
}

/**
 * sg_act_get_length:
 *
 * Returns: how many events it holds
 */
guint
sg_act_get_length (const SgAct *self)
{
  return self->events->len;
}

/**
 * sg_act_cut:
 * @length: of sg_act_get_length() before
 *
 * Drops the events that were added since.
 */
void
sg_act_cut (SgAct *self, guint length)
{
  g_ptr_array_set_size (self->events, (int) length);
}

/* What one needs to be allowed for each kind; the first that fits counts. What is not listed
 * belongs to taking calls. People and erasing look after themselves. */
static const struct
{
  const char  *prefix;
  SgPermission permission;
} needs[] = {
  { "incident.verified", SG_MAY_VERIFY },
  { "milestone.corrected", SG_MAY_VERIFY },
  { "incident.closed", SG_MAY_CLOSE },
  { "incident.reopened", SG_MAY_CLOSE },
  { "psc.", SG_MAY_CONFIGURE },
  { "task.", SG_MAY_DISPATCH },
  { "ring.", SG_MAY_DISPATCH },
  { "closure.", SG_MAY_DISPATCH },
  { "unit.registered", SG_MAY_MANAGE_REGISTERS },
  { "unit.changed", SG_MAY_MANAGE_REGISTERS },
  { "facility.", SG_MAY_MANAGE_REGISTERS },
  { "aed.", SG_MAY_MANAGE_REGISTERS },
  { "volunteer.duty", SG_MAY_TAKE_CALLS },
  { "volunteer.", SG_MAY_MANAGE_REGISTERS },
  { "certificate.", SG_MAY_MANAGE_REGISTERS },
};

static gboolean
may (SgDesk *desk, const SgEvent *event, GError **error)
{
  if (event->type == NULL || event->type->stream == SG_STREAM_DESK ||
      sg_event_is_kind (event, "event.erased"))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_str_has_prefix (event->kind, needs[i].prefix))
      return sg_desk_may (desk, needs[i].permission, error);

  return sg_desk_may (desk, SG_MAY_TAKE_CALLS, error);
}

/* What has not happened yet cannot be entered: it is the wrong day or year. */
static gboolean
check_time (SgAct *self, const SgEvent *event, GError **error)
{
  if (event->at <= self->now + AHEAD_US)
    return TRUE;

  g_set_error_literal (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       _ ("“time” lies in the future: look at the day and the year"));
  return FALSE;
}

static void
tell (SgAct *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (self->events, i);

      sg_desk_emit_changed (self->desk, event->type->subject, &event->subject);
    }
}

/**
 * sg_act_do:
 *
 * Writes the events. On return they are on the disk, and the rows are what follows from them.
 *
 * Returns: %FALSE with %SG_ERROR_INVALID when the person may not do it, or with the errors of
 *   sg_event_log_record(); then nothing was written
 */
gboolean
sg_act_do (SgAct *self, GError **error)
{
  SgLogAuthor author = { self->now, sg_desk_get_person (self->desk), NULL };

  for (guint i = 0; i < self->events->len; i++)
    if (!may (self->desk, g_ptr_array_index (self->events, i), error) ||
        !check_time (self, g_ptr_array_index (self->events, i), error))
      return FALSE;

  if (!sg_event_log_record (sg_desk_get_log (self->desk), self->events, &author, error))
    return FALSE;

  tell (self);
  return TRUE;
}

/**
 * sg_act_once:
 * @body: (transfer full) (nullable): %NULL for an empty one
 *
 * An action of a single event.
 */
gboolean
sg_act_once (SgDesk *desk, const char *kind, const SgUuid *subject, SgBody *body, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  sg_act_add (act, kind, subject, body);
  return sg_act_do (act, error);
}
