/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two rosters: units, which stand in two pools since they travel with or without the siren, and
 * volunteers, each in one pool by foot or motorcycle. A roster remembers who stands in which slot.
 *
 * The pools hold flags that say at most too much (see sg-responder-store.h), so that a search
 * passes by the tens of thousands who cannot be sent; the rules themselves are asked for the few
 * that it finds. AEDs and hospitals are few, and hours and beds change by themselves: they are read
 * when they are asked for. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/candidates/sg-responder-index.h"

#include <string.h>

#include "common/sg-volunteer.h"
#include "desk/candidates/sg-responder-store.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-position-store.h"

/* Positions come several times a minute; looking more often than this finds nothing new. */
#define POSITIONS_US (2 * G_USEC_PER_SEC)

#define CATCH_UP_BATCH 1000

/* Who stands in a slot. */
typedef struct
{
  SgUuid id;
  gint64 position_at;
} Member;

typedef struct
{
  SgResponders *pools[2]; /* the same slots in both; the second one may be NULL */
  SgProfile     second;   /* how everybody of the second pool travels */
  GArray       *members;  /* of Member, by slot */
  GHashTable   *slots;    /* SgUuid → 1 + slot */
} Roster;

struct _SgResponderIndex
{
  SgRoads *roads;
  Roster   units;
  Roster   volunteers;
  gint64   positions_at; /* when they were last looked at */
  gint64   position_us;  /* how long one is believed */
  gint64   arrival;      /* the last event whose effect is in the pools */
  guint64  stamp;
};

/* ---- rosters ---- */

static void
init_roster (Roster *self, SgRoads *roads, gboolean two_pools)
{
  self->pools[0] = sg_responders_new (roads);
  self->pools[1] = two_pools ? sg_responders_new (roads) : NULL;
  self->second = SG_PROFILE_AMBULANCE;
  self->members = g_array_new (FALSE, TRUE, sizeof (Member));
  self->slots = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, NULL);
}

static void
clear_roster (Roster *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    g_clear_pointer (&self->pools[i], sg_responders_free);
  g_array_unref (self->members);
  g_hash_table_unref (self->slots);
}

static gboolean
find_slot (const Roster *self, const SgUuid *id, guint32 *slot)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->slots, id));

  *slot = found - 1;
  return found != 0;
}

static void
remove_member (Roster *self, guint32 slot)
{
  Member *member = &g_array_index (self->members, Member, slot);

  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    if (self->pools[i] != NULL)
      sg_responders_remove (self->pools[i], slot);
  g_hash_table_remove (self->slots, &member->id);
  *member = (Member){ SG_UUID_NONE, 0 };
}

static void
add_member (Roster *self, const SgStoredResponder *from)
{
  Member  member = { from->id, from->position_at };
  guint32 slot = sg_responders_add (self->pools[0], from->point, from->profile, from->flags);

  if (self->pools[1] != NULL)
    {
      guint32 other = sg_responders_add (self->pools[1], from->point, self->second, from->flags);

      /* Both give out the same slots in the same order. */
      g_assert (other == slot);
    }

  if (slot >= self->members->len)
    g_array_set_size (self->members, slot + 1);
  g_array_index (self->members, Member, slot) = member;
  g_hash_table_insert (self->slots,
                       g_memdup2 (&from->id, sizeof from->id),
                       GUINT_TO_POINTER (slot + 1));
}

/* Returns whether something has changed that a search can see. */
static gboolean
update_member (Roster *self, guint32 slot, const SgStoredResponder *from)
{
  const SgResponder *now = sg_responders_get (self->pools[0], slot);
  gboolean           moves = !sg_point_equal (now->point, from->point);
  gboolean           changes = now->flags != from->flags;

  for (guint i = 0; i < G_N_ELEMENTS (self->pools); i++)
    {
      if (self->pools[i] != NULL && moves)
        sg_responders_move (self->pools[i], slot, from->point);
      if (self->pools[i] != NULL && changes)
        sg_responders_set_flags (self->pools[i], slot, from->flags);
    }
  g_array_index (self->members, Member, slot).position_at = from->position_at;

  return moves || changes;
}

static gboolean
put_member (Roster *self, const SgStoredResponder *from)
{
  guint32  slot;
  gboolean is_in = find_slot (self, &from->id, &slot);
  gboolean is_out = from->gone || !from->placed;

  if (is_in && !is_out && sg_responders_get (self->pools[0], slot)->profile == from->profile)
    return update_member (self, slot, from);

  if (is_in)
    remove_member (self, slot);
  if (!is_out)
    add_member (self, from);

  return is_in || !is_out;
}

/* ---- building ---- */

static void
find_moment (SgDesk *desk, gint64 now, SgStoreMoment *moment)
{
  g_autoptr (GDateTime) local = sg_desk_to_local (desk, now);
  gint64 grace_months = sg_desk_get_setting (desk, SG_SETTING_GRACE_MONTHS);
  g_autoptr (GDateTime) before = g_date_time_add_months (local, -(int) grace_months);
  g_autoptr (GDateTime) earliest = NULL;
  g_autofree char *today = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *grace_since = NULL;

  /* Months are of unequal length: a few days too many, and the rule itself decides. */
  earliest = g_date_time_add_days (before, -3);
  grace_since = g_date_time_format (earliest, "%Y-%m-%d");
  moment->fresh_since = now - sg_desk_get_setting (desk, SG_SETTING_POSITION_S) * G_USEC_PER_SEC;
  g_strlcpy (moment->today, today, sizeof moment->today);
  g_strlcpy (moment->grace_since, grace_since, sizeof moment->grace_since);
}

static void
on_stored (const SgStoredResponder *responder, gpointer roster)
{
  put_member (roster, responder);
}

static SgResponderIndex *
index_new (SgRoads *roads)
{
  SgResponderIndex *self = g_new0 (SgResponderIndex, 1);

  self->roads = sg_roads_ref (roads);
  init_roster (&self->units, roads, TRUE);
  init_roster (&self->volunteers, roads, FALSE);

  return self;
}

/**
 * sg_responder_index_build:
 * @desk_path: the desk's file, which is opened anew, to read
 * @roads: of the desk's region
 * @now: microseconds UTC
 *
 * Blocks; for a thread or a shell.
 *
 * Returns: (nullable) (transfer full): everyone who has a place, as of one moment of the log
 */
SgResponderIndex *
sg_responder_index_build (const char *desk_path, SgRoads *roads, gint64 now, GError **error)
{
  g_autoptr (SgDesk) desk = sg_desk_open_to_read (desk_path, error);
  g_autoptr (SgResponderIndex) self = index_new (roads);
  g_autoptr (SgDbTransaction) snapshot = NULL;
  SgDb         *db = desk != NULL ? sg_desk_get_db (desk) : NULL;
  SgStoreMoment moment;

  if (desk == NULL)
    return NULL;
  snapshot = sg_db_begin_snapshot (db, error);
  if (snapshot == NULL)
    return NULL;

  find_moment (desk, now, &moment);
  if (!sg_responder_store_find_arrival (db, &self->arrival, error) ||
      !sg_responder_store_read (db, TRUE, &moment, on_stored, &self->units, error) ||
      !sg_responder_store_read (db, FALSE, &moment, on_stored, &self->volunteers, error))
    return NULL;

  self->positions_at = now;
  self->position_us = now - moment.fresh_since;
  return g_steal_pointer (&self);
}

typedef struct
{
  char    *desk_path;
  SgRoads *roads;
  gint64   now;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->desk_path);
  sg_roads_unref (order->roads);
  g_free (order);
}

static void
build_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order      *order = data;
  GError           *error = NULL;
  SgResponderIndex *self =
    sg_responder_index_build (order->desk_path, order->roads, order->now, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) sg_responder_index_free);
  else
    g_task_return_error (task, error);
}

/**
 * sg_responder_index_build_async:
 *
 * Builds the index on a thread. What happens at the desk meanwhile is brought in by
 * sg_responder_index_catch_up().
 */
void
sg_responder_index_build_async (SgDesk             *desk,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError   *error = NULL;
  SgRegion *region = sg_desk_get_region (desk, &error);
  Order    *order;

  if (region == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  order = g_new0 (Order, 1);
  order->desk_path = g_strdup (sg_desk_get_path (desk));
  order->roads = sg_roads_ref (sg_region_get_roads (region));
  order->now = sg_desk_get_now (desk);
  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, build_in_thread);
}

SgResponderIndex *
sg_responder_index_build_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sg_responder_index_free (SgResponderIndex *self)
{
  if (self == NULL)
    return;

  clear_roster (&self->units);
  clear_roster (&self->volunteers);
  sg_roads_unref (self->roads);
  g_free (self);
}

/* ---- keeping it up to date ---- */

static gboolean
refresh_one (SgResponderIndex *self,
             SgDesk           *desk,
             gboolean          is_unit,
             const SgUuid     *id,
             GError          **error)
{
  SgStoredResponder responder = { .id = *id };
  SgStoreMoment     moment;

  find_moment (desk, sg_desk_get_now (desk), &moment);
  if (!sg_responder_store_find (sg_desk_get_db (desk), is_unit, &moment, &responder, error))
    return FALSE;

  if (put_member (is_unit ? &self->units : &self->volunteers, &responder) && is_unit)
    self->stamp++;

  return TRUE;
}

/* A responder of whom only the identifier is known. */
static gboolean
refresh_either (SgResponderIndex *self, SgDesk *desk, const SgUuid *id, GError **error)
{
  guint32 slot;

  if (find_slot (&self->volunteers, id, &slot))
    return refresh_one (self, desk, FALSE, id, error);

  return !find_slot (&self->units, id, &slot) || refresh_one (self, desk, TRUE, id, error);
}

static gboolean
refresh_all (SgResponderIndex *self, SgDesk *desk, GArray *ids, GError **error)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!refresh_either (self, desk, &g_array_index (ids, SgUuid, i), error))
      return FALSE;

  return ids != NULL;
}

static gboolean
refresh_at_incident (SgResponderIndex *self, SgDesk *desk, const SgUuid *incident, GError **error)
{
  g_autoptr (GArray) ids = sg_responder_store_list_at (sg_desk_get_db (desk), incident, error);

  return refresh_all (self, desk, ids, error);
}

/* After an undo, who was asked no longer stands in the rows: the log still knows. */
static gboolean
refresh_undone (SgResponderIndex *self, SgDesk *desk, const SgUuid *subject, GError **error)
{
  g_autoptr (GPtrArray) events = sg_event_log_read (sg_desk_get_log (desk), subject, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SgUuid));

  g_array_append_val (ids, *subject);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      SgUuid responder = sg_event_get_uuid (g_ptr_array_index (events, i), "responder");

      if (!sg_uuid_is_none (&responder))
        g_array_append_val (ids, responder);
    }

  return events != NULL && refresh_all (self, desk, ids, error);
}

static gboolean
refresh_holder (SgResponderIndex *self, SgDesk *desk, const SgUuid *certificate, GError **error)
{
  g_autoptr (SgCertificate)
    found = sg_row_get (sg_desk_get_db (desk), &sg_certificate_record, certificate, error);

  return found != NULL && refresh_one (self, desk, FALSE, &found->holder, error);
}

/* The units that stand at a facility move with it. */
static gboolean
refresh_units (SgResponderIndex *self, SgDesk *desk, GError **error)
{
  SgStoreMoment moment;

  self->stamp++;
  find_moment (desk, sg_desk_get_now (desk), &moment);
  return sg_responder_store_read (sg_desk_get_db (desk),
                                  TRUE,
                                  &moment,
                                  on_stored,
                                  &self->units,
                                  error);
}

/**
 * sg_responder_index_refresh:
 * @desk: of the thread that owns the index
 * @kind: as SgDesk::changed tells it, likewise @subject
 *
 * Reads again whom a change touches.
 */
gboolean
sg_responder_index_refresh (SgResponderIndex *self,
                            SgDesk           *desk,
                            SgSubject         kind,
                            const SgUuid     *subject,
                            GError          **error)
{
  if (kind == SG_SUBJECT_UNIT || kind == SG_SUBJECT_VOLUNTEER)
    return refresh_one (self, desk, kind == SG_SUBJECT_UNIT, subject, error);
  if (kind == SG_SUBJECT_CERTIFICATE)
    return refresh_holder (self, desk, subject, error);
  if (kind == SG_SUBJECT_INCIDENT)
    return refresh_at_incident (self, desk, subject, error);
  if (kind == SG_SUBJECT_ANY)
    return refresh_undone (self, desk, subject, error);
  if (kind == SG_SUBJECT_FASKES)
    return refresh_units (self, desk, error);

  return TRUE;
}

/* Somebody of whom no place was known until now. */
static gboolean
refresh_stranger (SgResponderIndex *self, SgDesk *desk, const SgUuid *id, GError **error)
{
  guint32 slot;

  if (!refresh_one (self, desk, FALSE, id, error))
    return FALSE;

  return find_slot (&self->volunteers, id, &slot) || refresh_one (self, desk, TRUE, id, error);
}

static void
move_member (SgResponderIndex *self, Roster *roster, guint32 slot, const SgPosition *to)
{
  SgPoint point = sg_point_from_degrees (to->lat, to->lon);

  for (guint i = 0; i < G_N_ELEMENTS (roster->pools); i++)
    if (roster->pools[i] != NULL)
      sg_responders_move (roster->pools[i], slot, point);
  g_array_index (roster->members, Member, slot).position_at = to->at;
  if (roster == &self->units)
    self->stamp++;
}

static gboolean
refresh_position (SgResponderIndex *self,
                  SgDesk           *desk,
                  const SgPosition *position,
                  gint64            fresh_since,
                  GError          **error)
{
  gboolean is_fresh = position->at >= fresh_since &&
                      sg_point_is_valid_degrees (position->lat, position->lon);
  Roster *roster = &self->volunteers;
  guint32 slot;
  gint64  known_at;

  if (!find_slot (roster, &position->responder, &slot))
    roster = &self->units;
  if (!find_slot (roster, &position->responder, &slot))
    return !is_fresh || refresh_stranger (self, desk, &position->responder, error);

  known_at = g_array_index (roster->members, Member, slot).position_at;
  if (is_fresh && known_at != position->at)
    move_member (self, roster, slot, position);
  if (!is_fresh && known_at != 0)
    return refresh_one (self, desk, roster == &self->units, &position->responder, error);

  return TRUE;
}

/**
 * sg_responder_index_refresh_positions:
 *
 * Moves whoever has been seen since, and takes home whoever has not been seen for too long.
 */
gboolean
sg_responder_index_refresh_positions (SgResponderIndex *self, SgDesk *desk, GError **error)
{
  gint64 now = sg_desk_get_now (desk);
  gint64 believed_us = sg_desk_get_setting (desk, SG_SETTING_POSITION_S) * G_USEC_PER_SEC;
  gint64 since;
  g_autoptr (GPtrArray) positions = NULL;

  if (ABS (now - self->positions_at) < POSITIONS_US && believed_us == self->position_us)
    return TRUE;

  /* Everybody who was believed when we last looked, or may be believed now. */
  since = MIN (now, self->positions_at) - MAX (believed_us, self->position_us);
  positions =
    sg_row_list (sg_desk_get_db (desk), &sg_position_record, "WHERE at >= ?", error, "i", since);
  if (positions == NULL)
    return FALSE;

  for (guint i = 0; i < positions->len; i++)
    if (!refresh_position (self, desk, g_ptr_array_index (positions, i), now - believed_us, error))
      return FALSE;

  self->positions_at = now;
  self->position_us = believed_us;
  return TRUE;
}

/* Several events of one subject are one thing to look at. */
static gboolean
refresh_batch (SgResponderIndex *self, SgDesk *desk, GPtrArray *events, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (sg_uuid_hash, sg_uuid_equal);

  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);

      if (event->type == NULL || !g_hash_table_add (seen, (gpointer) &event->subject))
        continue;
      if (!sg_responder_index_refresh (self, desk, event->type->subject, &event->subject, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sg_responder_index_catch_up:
 *
 * Brings in whatever the log has gained since the index was built or last caught up, by whichever
 * process. Refreshing twice does no harm.
 */
gboolean
sg_responder_index_catch_up (SgResponderIndex *self, SgDesk *desk, GError **error)
{
  guint n;

  do
    {
      g_autoptr (GPtrArray) events =
        sg_event_log_read_after (sg_desk_get_log (desk), self->arrival, CATCH_UP_BATCH, error);

      if (events == NULL || !refresh_batch (self, desk, events, error))
        return FALSE;
      n = events->len;
      self->arrival += n;
    }
  while (n == CATCH_UP_BATCH);

  return TRUE;
}

/* ---- asking ---- */

static Roster *
get_roster (SgResponderIndex *self, SgPool pool)
{
  return pool == SG_POOL_VOLUNTEERS ? &self->volunteers : &self->units;
}

/**
 * sg_responder_index_get_pool:
 *
 * Returns: (transfer none): for a ranking, until the index is refreshed
 */
const SgResponders *
sg_responder_index_get_pool (SgResponderIndex *self, SgPool pool)
{
  return get_roster (self, pool)->pools[pool == SG_POOL_AMBULANCE ? 1 : 0];
}

const SgUuid *
sg_responder_index_get_id (SgResponderIndex *self, SgPool pool, guint32 responder)
{
  return &g_array_index (get_roster (self, pool)->members, Member, responder).id;
}

/**
 * sg_responder_index_get_position_at:
 *
 * Returns: when it was seen where it stands; 0 when that is its home or base
 */
gint64
sg_responder_index_get_position_at (SgResponderIndex *self, SgPool pool, guint32 responder)
{
  return g_array_index (get_roster (self, pool)->members, Member, responder).position_at;
}

/**
 * sg_responder_index_get_stamp:
 *
 * Returns: another number whenever a unit has moved or changed, for what is reckoned from them
 */
guint64
sg_responder_index_get_stamp (SgResponderIndex *self)
{
  return self->stamp;
}
