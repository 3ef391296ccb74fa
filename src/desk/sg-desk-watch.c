/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bell says that somebody has committed, and four times a second the file itself is asked, for
 * a bell may be missing. Then the events that arrived are read in small helpings, so that a window
 * stays alive while a daemon brings in the news of a day.
 *
 * While no daemon is there, the watch also keeps the WAL short, in a thread with a handle of its
 * own: to copy a megabyte takes longer than a frame. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/sg-desk-watch.h"

#include <gio/gio.h>
#include <glib-unix.h>

#include "db/sg-db-upkeep.h"

#define POLL_MS 250

/* What a thread may use after the watch is gone. */
typedef struct
{
  char          *path;
  SgDbCheckpoint how; /* left alone while it is busy */
  int            is_busy;
} Keeper;

struct _SgDeskWatch
{
  SgDesk       *desk;
  GMainContext *context;
  GSource      *bell;
  GSource      *poll;
  GSource      *more; /* NULL unless events are left to tell */
  gint64        version;
  gint64        last; /* arrival number of the last event that was told */
  SgDbUpkeep    upkeep;
  Keeper       *keeper;
};

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
keeper_clear (gpointer keeper)
{
  g_free (((Keeper *) keeper)->path);
}

static void
keeper_unref (gpointer keeper)
{
  g_atomic_rc_box_release_full (keeper, keeper_clear);
}

/* ---- the news ---- */

static gboolean
is_told (GPtrArray *events, guint index)
{
  const SgEvent *event = g_ptr_array_index (events, index);

  for (guint i = 0; i < index; i++)
    {
      const SgEvent *other = g_ptr_array_index (events, i);

      if (other->type == event->type && sg_uuid_equal (&other->subject, &event->subject))
        return TRUE;
    }

  return FALSE;
}

/* A listener may free the watch, so nothing of it is used here. */
static void
tell (SgDesk *desk, GPtrArray *events)
{
  g_autoptr (SgDesk) alive = g_object_ref (desk);

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);

      if (event->type != NULL && !is_told (events, i))
        sg_desk_emit_changed (alive, event->type->subject, &event->subject);
    }
}

static gboolean on_more (gpointer user_data);

static gboolean
move_on (SgDeskWatch *self, GPtrArray *events, GError **error)
{
  const SgEvent   *event = g_ptr_array_index (events, events->len - 1);
  g_autofree char *id = sg_uuid_to_text (&event->id);

  if (!sg_event_log_find_arrival (sg_desk_get_log (self->desk), id, &self->last, error))
    return FALSE;

  if (events->len == SG_DESK_WATCH_MOST && self->more == NULL)
    {
      self->more = g_idle_source_new ();
      g_source_set_callback (self->more, on_more, self, NULL);
      g_source_attach (self->more, self->context);
    }
  else if (events->len < SG_DESK_WATCH_MOST)
    {
      drop_source (&self->more);
    }

  return TRUE;
}

static void
tell_news (SgDeskWatch *self)
{
  SgEventLog *log = sg_desk_get_log (self->desk);
  g_autoptr (GError) why = NULL;
  g_autoptr (GPtrArray)
    events = sg_event_log_read_after (log, self->last, SG_DESK_WATCH_MOST, &why);

  if (events != NULL && events->len == 0)
    drop_source (&self->more);
  else if (events != NULL && move_on (self, events, &why))
    tell (self->desk, events);

  /* The next action says it to a person; here we look again in a moment. */
  if (why != NULL)
    g_debug ("the news cannot be read: %s", why->message);
}

static gboolean
on_more (gpointer user_data)
{
  tell_news (user_data);

  return G_SOURCE_CONTINUE;
}

static void
look (SgDeskWatch *self)
{
  gint64 version = sg_db_get_data_version (sg_desk_get_db (self->desk), NULL);

  /* A file that cannot be read now has no version, and may have one in a moment. */
  if (version < 0 || version == self->version)
    return;

  self->version = version;
  if (self->more == NULL)
    tell_news (self);
}

/* ---- the WAL ---- */

static void
tidy_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Keeper *keeper = task_data;
  g_autoptr (GError) why = NULL;
  g_autoptr (SgDb) db = sg_db_open (keeper->path, SG_DB_SHARED, &why);

  if (db == NULL || !sg_db_tidy (db, keeper->how, &why))
    g_debug ("the WAL stays as it is: %s", why->message);

  g_atomic_int_set (&keeper->is_busy, FALSE);
  g_task_return_boolean (task, TRUE);
}

static void
keep_wal_short (SgDeskWatch *self)
{
  SgDb  *db = sg_desk_get_db (self->desk);
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GTask) task = NULL;

  if (g_atomic_int_get (&self->keeper->is_busy) || !sg_db_upkeep_is_due (&self->upkeep,
                                                                         sg_db_get_wal_bytes (db),
                                                                         sg_db_get_wal_time (db),
                                                                         now,
                                                                         &self->keeper->how))
    return;

  g_atomic_int_set (&self->keeper->is_busy, TRUE);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self->keeper), keeper_unref);
  g_task_run_in_thread (task, tidy_in_thread);
}

static gboolean
on_bell (int fd, GIOCondition condition, gpointer user_data)
{
  SgDeskWatch *self = user_data;

  if (sg_db_bell_hush (sg_event_log_get_bell (sg_desk_get_log (self->desk))))
    look (self);

  return G_SOURCE_CONTINUE;
}

static gboolean
on_poll (gpointer user_data)
{
  SgDeskWatch *self = user_data;

  keep_wal_short (self);
  look (self);

  return G_SOURCE_CONTINUE;
}

static void
listen (SgDeskWatch *self)
{
  SgDbBell *bell = sg_event_log_get_bell (sg_desk_get_log (self->desk));

  if (bell != NULL)
    {
      self->bell = g_unix_fd_source_new (sg_db_bell_get_fd (bell), G_IO_IN);
      g_source_set_callback (self->bell, G_SOURCE_FUNC (on_bell), self, NULL);
      g_source_attach (self->bell, self->context);
    }

  self->poll = g_timeout_source_new (POLL_MS);
  g_source_set_callback (self->poll, on_poll, self, NULL);
  g_source_attach (self->poll, self->context);
}

/**
 * sg_desk_watch_new:
 * @context: (nullable): where the desk is used; %NULL for the main one
 *
 * To be made before the desk is first read. From then on SgDesk::changed also tells what others
 * recorded, once for each subject and helping. What the desk itself recorded is told at once by its
 * action, and again beside the next news of others: to read a subject twice does no harm.
 *
 * Returns: (nullable): the watch, or %NULL when the file cannot be read
 */
SgDeskWatch *
sg_desk_watch_new (SgDesk *desk, GMainContext *context, GError **error)
{
  g_autoptr (SgDeskWatch) self = g_new0 (SgDeskWatch, 1);

  self->desk = g_object_ref (desk);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->keeper = g_atomic_rc_box_new0 (Keeper);
  self->keeper->path = g_strdup (sg_desk_get_path (desk));

  /* In this order: what is committed between the two is seen by whoever reads the file next. */
  self->version = sg_db_get_data_version (sg_desk_get_db (desk), error);
  if (self->version < 0 || !sg_event_log_get_last (sg_desk_get_log (desk), &self->last, error))
    return NULL;

  listen (self);
  return g_steal_pointer (&self);
}

/**
 * sg_desk_watch_free:
 *
 * A checkpoint that is under way goes on to its end without it.
 */
void
sg_desk_watch_free (SgDeskWatch *self)
{
  if (self == NULL)
    return;

  drop_source (&self->bell);
  drop_source (&self->poll);
  drop_source (&self->more);
  g_clear_pointer (&self->context, g_main_context_unref);
  keeper_unref (self->keeper);
  g_object_unref (self->desk);
  g_free (self);
}
