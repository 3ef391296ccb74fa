/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What units do comes with the desk's news; where they are comes from no event, so it is asked for
 * every few seconds. Both are read in the desk's thread, together with the district of each base,
 * which the thread's desk remembers by place. */

#include "console/dispatch/sg-unit-roster.h"

#include <math.h>

#include "desk/register/sg-facilities.h"
#include "desk/register/sg-position-store.h"
#include "region/places/sg-district.h"

#define DISTRICTS_KEY "sg-unit-districts"

/* Positions come every ten to thirty seconds from a telephone. */
#define TICKS_PER_LOOK 5

#define KINDS                                                                                      \
  (1u << SG_SUBJECT_INCIDENT | 1u << SG_SUBJECT_UNIT | 1u << SG_SUBJECT_FASKES |                   \
   1u << SG_SUBJECT_PSC)

struct _SgUnitRoster
{
  GObject parent_instance;

  SgDeskSession *session;
  GPtrArray     *entries; /* of SgUnitEntry, by district and call sign; NULL until they are read */
  guint          n_asking;
  guint          ticks;
};

enum
{
  SIGNAL_REFRESHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgUnitRoster, sg_unit_roster, G_TYPE_OBJECT)

static void
entry_free (SgUnitEntry *self)
{
  sg_unit_board_row_free (self->row);
  g_free (self->base);
  g_free (self->district);
  g_free (self);
}

/* ---- in the desk's thread ---- */

static GHashTable *
get_districts (SgDesk *desk)
{
  GHashTable *districts = g_object_get_data (G_OBJECT (desk), DISTRICTS_KEY);

  if (districts == NULL)
    {
      districts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (desk),
                              DISTRICTS_KEY,
                              districts,
                              (GDestroyNotify) g_hash_table_unref);
    }

  return districts;
}

/* Where the region knows no boundary and no village, the kecamatan whose middle is nearest. */
static char *
read_nearest_district (SgDesk *desk, SgPoint point)
{
  SgDb *db = sg_desk_get_region_db (desk, NULL);
  g_autoptr (GPtrArray)
    districts = db != NULL ? sg_district_list (db, sg_desk_get_identity (desk)->psc, NULL) : NULL;
  const SgDistrict *nearest = NULL;

  for (guint i = 0; districts != NULL && i < districts->len; i++)
    {
      const SgDistrict *district = g_ptr_array_index (districts, i);

      if (nearest == NULL ||
          sg_point_distance (district->centre, point) < sg_point_distance (nearest->centre, point))
        nearest = district;
    }

  return g_strdup (nearest != NULL ? nearest->name : "");
}

/* Without a region there are no districts, and whoever needs the region says so. */
static char *
read_district (SgDesk *desk, SgPoint point)
{
  SgGazetteer *gazetteer = sg_desk_get_gazetteer (desk, NULL);
  g_autoptr (SgReverse) place = gazetteer != NULL ? sg_gazetteer_reverse (gazetteer, point, NULL)
                                                  : NULL;

  if (place != NULL && place->district != NULL)
    return g_strdup (place->district);

  return read_nearest_district (desk, point);
}

static const char *
find_district (SgDesk *desk, SgPoint point)
{
  GHashTable *districts = get_districts (desk);
  gint64      key = (gint64) ((guint64) (guint32) point.lat << 32 | (guint32) point.lon);
  char       *district = g_hash_table_lookup (districts, &key);

  if (district == NULL)
    {
      district = read_district (desk, point);
      g_hash_table_insert (districts, g_memdup2 (&key, sizeof key), district);
    }

  return district;
}

static const SgFaskes *
find_base (GPtrArray *facilities, const SgUnit *unit)
{
  for (guint i = 0; i < facilities->len; i++)
    {
      const SgFaskes *facility = g_ptr_array_index (facilities, i);

      if (sg_uuid_equal (&facility->id, &unit->facility))
        return facility;
    }

  return NULL;
}

static void
place_at_base (SgUnitEntry *entry, const SgFaskes *base)
{
  const SgUnit *unit = entry->row->unit;
  double        lat = isnan (unit->lat) && base != NULL ? base->lat : unit->lat;
  double        lon = isnan (unit->lat) && base != NULL ? base->lon : unit->lon;

  entry->placed = sg_point_is_valid_degrees (lat, lon);
  if (entry->placed)
    entry->point = sg_point_from_degrees (lat, lon);
}

static SgUnitEntry *
make_entry (SgDesk *desk, SgUnitBoardRow *row, GPtrArray *facilities)
{
  SgUnitEntry    *entry = g_new0 (SgUnitEntry, 1);
  const SgFaskes *base = find_base (facilities, row->unit);
  SgPosition      position;

  entry->row = row;
  entry->base = g_strdup (base != NULL ? base->name : "");
  place_at_base (entry, base);
  entry->district = g_strdup (entry->placed ? find_district (desk, entry->point) : "");
  /* One that is not known is the usual case and no trouble. */
  if (sg_desk_get_position (desk, &row->unit->id, &position, NULL))
    {
      entry->point = sg_point_from_degrees (position.lat, position.lon);
      entry->placed = TRUE;
      entry->position_at = position.at;
    }

  return entry;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SgUnitEntry *one = *(SgUnitEntry *const *) a;
  const SgUnitEntry *other = *(SgUnitEntry *const *) b;
  int                difference = g_utf8_collate (one->district, other->district);

  /* Whose district nobody knows stands at the end. */
  if ((*one->district == '\0') != (*other->district == '\0'))
    return *one->district == '\0' ? 1 : -1;

  return difference != 0 ? difference
                         : g_strcmp0 (one->row->unit->call_sign, other->row->unit->call_sign);
}

static gpointer
read_units (SgDeskHand *hand, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) rows = sg_desk_list_unit_board (hand->desk, error);
  g_autoptr (GPtrArray) facilities = rows != NULL ? sg_desk_list_facilities (hand->desk, error)
                                                  : NULL;
  GPtrArray *entries;

  if (facilities == NULL)
    return NULL;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  while (rows->len > 0)
    g_ptr_array_add (entries,
                     make_entry (hand->desk, g_ptr_array_steal_index (rows, 0), facilities));
  g_ptr_array_sort (entries, compare_entries);

  return entries;
}

/* ---- in the window's thread ---- */

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SgUnitRoster) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = sg_desk_session_finish (SG_DESK_SESSION (source), result, &error);

  self->n_asking--;
  if (self->session == NULL)
    return;

  /* The stack says what is wrong with the desk's file; the units stay as they were. */
  if (entries == NULL)
    {
      g_message ("the units cannot be read: %s", error->message);
      return;
    }

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
}

/* Of two questions the second was not read yet: it will see what has just changed. */
static void
ask (SgUnitRoster *self)
{
  const SgDeskWork work = { read_units, NULL, NULL, (GDestroyNotify) g_ptr_array_unref };

  if (self->n_asking >= 2)
    return;

  self->n_asking++;
  sg_desk_session_ask_async (self->session, &work, NULL, on_read, g_object_ref (self));
}

static void
on_desk_changed (SgUnitRoster *self, guint kinds)
{
  if ((kinds & KINDS) != 0)
    ask (self);
}

static void
on_tick (SgUnitRoster *self)
{
  if (++self->ticks % TICKS_PER_LOOK == 0)
    ask (self);
}

static void
sg_unit_roster_dispose (GObject *object)
{
  SgUnitRoster *self = SG_UNIT_ROSTER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (sg_unit_roster_parent_class)->dispose (object);
}

static void
sg_unit_roster_class_init (SgUnitRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sg_unit_roster_dispose;

  /**
   * SgUnitRoster::refreshed:
   *
   * The units were read again; entries of before are gone.
   */
  signals[SIGNAL_REFRESHED] = g_signal_new ("refreshed",
                                            SG_TYPE_UNIT_ROSTER,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

static void
sg_unit_roster_init (SgUnitRoster *self)
{
}

SgUnitRoster *
sg_unit_roster_new (SgDeskSession *session)
{
  SgUnitRoster *self = g_object_new (SG_TYPE_UNIT_ROSTER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session,
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "tick", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
  ask (self);

  return self;
}

SgDeskSession *
sg_unit_roster_get_session (SgUnitRoster *self)
{
  g_return_val_if_fail (SG_IS_UNIT_ROSTER (self), NULL);

  return self->session;
}

guint
sg_unit_roster_get_n (SgUnitRoster *self)
{
  g_return_val_if_fail (SG_IS_UNIT_ROSTER (self), 0);

  return self->entries != NULL ? self->entries->len : 0;
}

/**
 * sg_unit_roster_get_nth:
 *
 * Returns: (transfer none): by district and call sign; until the next refresh
 */
const SgUnitEntry *
sg_unit_roster_get_nth (SgUnitRoster *self, guint nth)
{
  g_return_val_if_fail (SG_IS_UNIT_ROSTER (self), NULL);
  g_return_val_if_fail (nth < sg_unit_roster_get_n (self), NULL);

  return g_ptr_array_index (self->entries, nth);
}

/**
 * sg_unit_roster_find:
 *
 * Returns: (transfer none) (nullable): until the next refresh
 */
const SgUnitEntry *
sg_unit_roster_find (SgUnitRoster *self, const SgUuid *unit)
{
  for (guint i = 0; i < sg_unit_roster_get_n (self); i++)
    {
      const SgUnitEntry *entry = sg_unit_roster_get_nth (self, i);

      if (sg_uuid_equal (&entry->row->unit->id, unit))
        return entry;
    }

  return NULL;
}

gboolean
sg_unit_roster_is_read (SgUnitRoster *self)
{
  g_return_val_if_fail (SG_IS_UNIT_ROSTER (self), FALSE);

  return self->entries != NULL;
}

/**
 * sg_unit_roster_is_stale:
 *
 * Returns: whether the unit was seen too long ago for anybody to believe that it is still there
 */
gboolean
sg_unit_roster_is_stale (SgUnitRoster *self, const SgUnitEntry *entry)
{
  SgDesk *desk;
  gint64  trusted_us;

  g_return_val_if_fail (SG_IS_UNIT_ROSTER (self), FALSE);

  desk = sg_desk_session_get_desk (self->session);
  trusted_us = sg_desk_get_setting (desk, SG_SETTING_POSITION_S) * G_USEC_PER_SEC;

  return entry->position_at != 0 && sg_desk_get_now (desk) - entry->position_at > trusted_us;
}
