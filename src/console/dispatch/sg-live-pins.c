/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What moves and what waits for help, as marks that keyboard and assistive technology reach. A pin
 * is changed where it stands: one that is made anew would lose the focus. */

#include "config.h"

#include "console/dispatch/sg-live-pins.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "console/base/sg-severity-style.h"
#include "console/base/sg-state-style.h"
#include "console/base/sg-text.h"

/* Where strangers look, a place is told to so many 1e-7 degrees: 0.004°, some 450 m. */
#define PUBLIC_STEP 40000

struct _SgLivePins
{
  GObject parent_instance;

  SgRegionMap  *map;
  SgUnitRoster *roster;
  GHashTable   *incidents; /* SgUuid → SgMapPin */
  GHashTable   *units;     /* SgUuid → SgMapPin */
  SgUuid        incident;  /* that is selected */
  SgUuid        unit;
  gboolean      is_public; /* says nothing by which somebody could be found */
};

enum
{
  SIGNAL_INCIDENT_ACTIVATED,
  SIGNAL_UNIT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SgLivePins, sg_live_pins, G_TYPE_OBJECT)

static SgDesk *
get_desk (SgLivePins *self)
{
  return sg_desk_session_get_desk (sg_unit_roster_get_session (self->roster));
}

static void
on_incident_pin (SgMapPin *pin, SgLivePins *self)
{
  g_signal_emit (self,
                 signals[SIGNAL_INCIDENT_ACTIVATED],
                 0,
                 g_object_get_data (G_OBJECT (pin), "id"));
}

static void
on_unit_pin (SgMapPin *pin, SgLivePins *self)
{
  g_signal_emit (self, signals[SIGNAL_UNIT_ACTIVATED], 0, g_object_get_data (G_OBJECT (pin), "id"));
}

static SgMapPin *
find_or_add (SgLivePins *self, GHashTable *pins, const SgUuid *id)
{
  gboolean  is_unit = pins == self->units;
  SgMapPin *pin = g_hash_table_lookup (pins, id);

  if (pin != NULL)
    return pin;

  pin = sg_map_pin_new (is_unit ? SG_PIN_UNIT : SG_PIN_INCIDENT, "", "");
  g_object_set_data_full (G_OBJECT (pin), "id", g_memdup2 (id, sizeof *id), g_free);
  sg_map_pin_set_chosen (pin, sg_uuid_equal (id, is_unit ? &self->unit : &self->incident));
  g_signal_connect_object (pin,
                           "activated",
                           is_unit ? G_CALLBACK (on_unit_pin) : G_CALLBACK (on_incident_pin),
                           self,
                           0);
  g_hash_table_insert (pins, g_memdup2 (id, sizeof *id), g_object_ref_sink (pin));
  sg_region_map_add_pin (self->map, pin);

  return pin;
}

/* @seen: of SgUuid: those that are still there */
static void
drop_others (SgLivePins *self, GHashTable *pins, GHashTable *seen)
{
  GHashTableIter iter;
  gpointer       id;
  gpointer       pin;

  g_hash_table_iter_init (&iter, pins);
  while (g_hash_table_iter_next (&iter, &id, &pin))
    if (!g_hash_table_contains (seen, id))
      {
        sg_region_map_remove_pin (self->map, pin);
        g_hash_table_iter_remove (&iter);
      }
}

/* ---- incidents ---- */

/* To a place of the district, not to a door. */
static SgPoint
coarsen (SgPoint point)
{
  point.lat = (gint32) lround ((double) point.lat / PUBLIC_STEP) * PUBLIC_STEP;
  point.lon = (gint32) lround ((double) point.lon / PUBLIC_STEP) * PUBLIC_STEP;

  return point;
}

static void
show_incident (SgLivePins *self, const SgIncident *incident)
{
  g_autofree char *text = g_strdup_printf ("%d", (int) incident->severity);
  g_autofree char *place = self->is_public ? NULL : sg_text_scene (&incident->scene);
  g_autofree char *about = g_strjoin (" · ",
                                      sg_text_severity (incident->severity),
                                      sg_text_incident_kind (incident),
                                      place,
                                      NULL);
  SgMapPin        *pin = find_or_add (self, self->incidents, &incident->id);

  sg_map_pin_set_look (pin,
                       sg_severity_style_find (incident->severity),
                       incident->severity > 0 ? text : "?",
                       about);
  sg_map_pin_set_point (pin,
                        self->is_public ? coarsen (sg_scene_get_point (&incident->scene))
                                        : sg_scene_get_point (&incident->scene));
}

static void
show_incidents (SgLivePins *self)
{
  /* The stack of incidents says what is wrong when they cannot be read. */
  g_autoptr (GPtrArray) open = sg_desk_list_open (get_desk (self), NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (sg_uuid_hash, sg_uuid_equal);

  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      const SgIncident *incident = g_ptr_array_index (open, i);

      if (!sg_scene_is_known (&incident->scene))
        continue;
      show_incident (self, incident);
      g_hash_table_add (seen, (gpointer) &incident->id);
    }

  drop_others (self, self->incidents, seen);
}

/* ---- units ---- */

static char *
make_unit_text (const SgUnitEntry *entry, const SgStateStyle *style, const char *age)
{
  return age != NULL
           ? g_strdup_printf ("%s%s %s · %s",
                              style->shape,
                              style->letter,
                              entry->row->unit->call_sign,
                              age)
           : g_strdup_printf ("%s%s %s", style->shape, style->letter, entry->row->unit->call_sign);
}

static void
show_unit (SgLivePins *self, const SgUnitEntry *entry)
{
  const SgStateStyle *style = sg_state_style_find (entry->row->status);
  gboolean            is_stale = sg_unit_roster_is_stale (self->roster, entry);
  double              seconds = (double) (sg_desk_get_now (get_desk (self)) - entry->position_at) /
                   G_USEC_PER_SEC;
  g_autofree char *age = is_stale ? sg_text_minutes (seconds) : NULL;
  g_autofree char *text = make_unit_text (entry, style, age);
  g_autofree char *css = g_strdup_printf ("%s%s", style->css, is_stale ? " stale" : "");
  g_autofree char *where = NULL;
  g_autofree char *about = NULL;
  SgMapPin        *pin = find_or_add (self, self->units, &entry->row->unit->id);

  if (is_stale)
    /* Translators: of a unit on the map; %s is such as “14 min” */
    where = g_strdup_printf (_ ("seen %s ago"), age);
  else
    where = g_strdup (entry->position_at != 0 ? _ ("position is fresh") : _ ("at its base"));
  about = g_strdup_printf ("%s · %s · %s", entry->row->unit->call_sign, _ (style->label), where);

  sg_map_pin_set_look (pin, css, text, about);
  sg_map_pin_set_point (pin, entry->point);
}

static void
show_units (SgLivePins *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (sg_uuid_hash, sg_uuid_equal);

  for (guint i = 0; i < sg_unit_roster_get_n (self->roster); i++)
    {
      const SgUnitEntry *entry = sg_unit_roster_get_nth (self->roster, i);

      if (!entry->placed)
        continue;
      show_unit (self, entry);
      g_hash_table_add (seen, &entry->row->unit->id);
    }

  drop_others (self, self->units, seen);
}

static void
on_desk_changed (SgLivePins *self, guint kinds)
{
  if ((kinds & (1u << SG_SUBJECT_INCIDENT)) != 0)
    show_incidents (self);
}

static void
sg_live_pins_dispose (GObject *object)
{
  SgLivePins *self = SG_LIVE_PINS (object);

  g_clear_pointer (&self->incidents, g_hash_table_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_object (&self->roster);
  g_clear_weak_pointer (&self->map);

  G_OBJECT_CLASS (sg_live_pins_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       SG_TYPE_LIVE_PINS,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       G_TYPE_POINTER);
}

static void
sg_live_pins_class_init (SgLivePinsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sg_live_pins_dispose;

  /**
   * SgLivePins::incident-activated:
   * @incident: (type gpointer): its #SgUuid
   */
  signals[SIGNAL_INCIDENT_ACTIVATED] = add_signal ("incident-activated");

  /**
   * SgLivePins::unit-activated:
   * @unit: (type gpointer): its #SgUuid
   */
  signals[SIGNAL_UNIT_ACTIVATED] = add_signal ("unit-activated");
}

static void
sg_live_pins_init (SgLivePins *self)
{
  self->incidents = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, g_object_unref);
  self->units = g_hash_table_new_full (sg_uuid_hash, sg_uuid_equal, g_free, g_object_unref);
}

/**
 * sg_live_pins_new:
 * @map: that holds the pins; it outlives this
 * @is_public: whether strangers see the map: then no pin says where a person lives
 */
SgLivePins *
sg_live_pins_new (SgRegionMap *map, SgUnitRoster *roster, gboolean is_public)
{
  SgLivePins *self = g_object_new (SG_TYPE_LIVE_PINS, NULL);

  g_set_weak_pointer (&self->map, map);
  self->roster = g_object_ref (roster);
  self->is_public = is_public;
  g_signal_connect_object (roster, "refreshed", G_CALLBACK (show_units), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sg_unit_roster_get_session (roster),
                           "changed",
                           G_CALLBACK (on_desk_changed),
                           self,
                           G_CONNECT_SWAPPED);
  show_incidents (self);
  show_units (self);

  return self;
}

static void
choose (GHashTable *pins, SgUuid *chosen, const SgUuid *id)
{
  SgMapPin *pin = g_hash_table_lookup (pins, chosen);

  if (pin != NULL)
    sg_map_pin_set_chosen (pin, FALSE);
  *chosen = *id;
  pin = g_hash_table_lookup (pins, chosen);
  if (pin != NULL)
    sg_map_pin_set_chosen (pin, TRUE);
}

void
sg_live_pins_select_incident (SgLivePins *self, const SgUuid *incident)
{
  g_return_if_fail (SG_IS_LIVE_PINS (self));

  choose (self->incidents, &self->incident, incident);
}

void
sg_live_pins_select_unit (SgLivePins *self, const SgUuid *unit)
{
  g_return_if_fail (SG_IS_LIVE_PINS (self));

  choose (self->units, &self->unit, unit);
}

/**
 * sg_live_pins_find_box:
 * @incident: (nullable): only this one with who moves to it; %NULL for all
 * @box: (out): what holds the scenes and their helpers
 *
 * Returns: whether there is anything to show
 */
gboolean
sg_live_pins_find_box (SgLivePins *self, const SgUuid *incident, SgBox *box)
{
  GHashTableIter iter;
  gpointer       id;
  gpointer       pin;

  g_return_val_if_fail (SG_IS_LIVE_PINS (self), FALSE);

  *box = SG_BOX_EMPTY;
  g_hash_table_iter_init (&iter, self->incidents);
  while (g_hash_table_iter_next (&iter, &id, &pin))
    if (incident == NULL || sg_uuid_equal (id, incident))
      sg_box_extend (box, sg_map_pin_get_point (pin));

  for (guint i = 0; i < sg_unit_roster_get_n (self->roster); i++)
    {
      const SgUnitEntry *entry = sg_unit_roster_get_nth (self->roster, i);
      const SgTask      *task = entry->row->task;

      if (task != NULL && entry->placed &&
          (incident == NULL || sg_uuid_equal (&task->incident, incident)))
        sg_box_extend (box, entry->point);
    }

  return !sg_box_is_empty (box);
}

/**
 * sg_live_pins_find_unit:
 *
 * Returns: (transfer none) (nullable): its pin, while it is known where it is
 */
SgMapPin *
sg_live_pins_find_unit (SgLivePins *self, const SgUuid *unit)
{
  g_return_val_if_fail (SG_IS_LIVE_PINS (self), NULL);

  return g_hash_table_lookup (self->units, unit);
}
