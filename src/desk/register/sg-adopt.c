/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map knows most hospitals and some AEDs: they are taken into the registers, where people then
 * put right what the map does not say. The identifier follows from what the map says, so that two
 * desks that adopt the same map mean the same. */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/register/sg-facilities.h"

#include <string.h>

#include "common/sg-error.h"
#include "desk/register/sg-register.h"
#include "region/places/sg-facility.h"

/* Long batches starve the other writer: so many events, then a pause. */
#define BATCH    50
#define PAUSE_US 2000

/* The map draws large hospitals more than once, and people enter them a street further. */
#define SAME_FACILITY_M 300.0
#define SAME_AED_M      25.0

typedef struct
{
  SgDesk     *desk;
  GPtrArray  *facilities; /* (element-type SgFaskes) */
  GPtrArray  *aeds;       /* (element-type SgAed) */
  SgAct      *act;
  guint       n_pending;
  SgAdoption *adoption;
} Adopter;

static const char *const kinds_here[SG_N_FACILITY_KINDS] = {
  [SG_FACILITY_HOSPITAL] = "hospital",       [SG_FACILITY_CLINIC] = "clinic",
  [SG_FACILITY_PUSKESMAS] = "puskesmas",     [SG_FACILITY_FIRE_STATION] = "fire_station",
  [SG_FACILITY_AMBULANCE_STATION] = "other",
};

static SgUuid
make_id (const SgFacility *facility)
{
  g_autofree char *name = g_strdup_printf ("map:%s:%d:%d:%s",
                                           sg_facility_kind_to_text (facility->kind),
                                           facility->point.lat,
                                           facility->point.lon,
                                           facility->name);

  return sg_uuid_from_name (name);
}

static gboolean
is_near (SgPoint point, double lat, double lon, double metres)
{
  return sg_point_distance (point, sg_point_from_degrees (lat, lon)) < metres;
}

static gboolean
knows_facility (const Adopter *self, const SgUuid *id, const SgFacility *facility)
{
  for (guint i = 0; i < self->facilities->len; i++)
    {
      const SgFaskes *known = g_ptr_array_index (self->facilities, i);

      if (sg_uuid_equal (id, &known->id) ||
          (g_ascii_strcasecmp (known->name, facility->name) == 0 &&
           is_near (facility->point, known->lat, known->lon, SAME_FACILITY_M)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
knows_aed (const Adopter *self, const SgUuid *id, const SgFacility *facility)
{
  for (guint i = 0; i < self->aeds->len; i++)
    {
      const SgAed *known = g_ptr_array_index (self->aeds, i);

      if (sg_uuid_equal (id, &known->id) ||
          is_near (facility->point, known->lat, known->lon, SAME_AED_M))
        return TRUE;
    }

  return FALSE;
}

static SgFaskes *
make_facility (SgDesk *desk, const SgFacility *from)
{
  SgFaskes *facility = sg_record_new (&sg_faskes_record);
  g_auto (GStrv) phones = sg_register_split (from->phone);

  facility->id = make_id (from);
  facility->name = g_strdup (from->name);
  facility->kind = g_strdup (kinds_here[from->kind]);
  facility->lat = sg_point_lat (from->point);
  facility->lon = sg_point_lon (from->point);
  facility->address = *from->where != '\0' ? g_strdup (from->where) : NULL;
  facility->capabilities = from->emergency == SG_ANSWER_YES ? g_strdup ("igd") : NULL;

  /* What the map has for a telephone may be anything; a facility is worth having without. */
  if (phones[0] != NULL)
    facility->phones = sg_register_phone (desk, phones[0], NULL);

  return facility;
}

static SgAed *
make_aed (const SgFacility *from)
{
  SgAed *aed = sg_record_new (&sg_aed_record);

  aed->id = make_id (from);
  aed->lat = sg_point_lat (from->point);
  aed->lon = sg_point_lon (from->point);
  aed->place = g_strdup (*from->where != '\0'  ? from->where
                         : *from->name != '\0' ? from->name
                                               : "AED");
  aed->hours = *from->opening_hours != '\0' ? g_strdup (from->opening_hours) : NULL;

  return aed;
}

static gboolean
flush (Adopter *self, GError **error)
{
  gboolean done = self->n_pending == 0 || sg_act_do (self->act, error);

  sg_act_free (self->act);
  self->act = sg_act_new (self->desk);
  self->n_pending = 0;
  if (done)
    g_usleep (PAUSE_US);

  return done;
}

static gboolean
add (Adopter *self, const SgRegisterType *type, gpointer record, GPtrArray *known, GError **error)
{
  g_autoptr (GError) why = NULL;

  /* A row of the map that breaks our rules is left out, and the others come. */
  if (!sg_register_check (type, self->desk, record, TRUE, &why))
    {
      g_debug ("a facility of the map is left out: %s", why->message);
      type->record->free (record);
      return TRUE;
    }

  sg_register_write (type, self->act, NULL, record);
  g_ptr_array_add (known, record);
  self->adoption->n_adopted++;

  return ++self->n_pending < BATCH || flush (self, error);
}

static gboolean
adopt_one (Adopter *self, const SgFacility *facility, GError **error)
{
  gboolean is_aed = facility->kind == SG_FACILITY_AED;
  SgUuid   id = make_id (facility);

  if (!is_aed && kinds_here[facility->kind] == NULL)
    return TRUE;
  if (!is_aed && *facility->name == '\0')
    {
      self->adoption->n_nameless++;
      return TRUE;
    }
  if (is_aed ? knows_aed (self, &id, facility) : knows_facility (self, &id, facility))
    {
      self->adoption->n_known++;
      return TRUE;
    }

  if (is_aed)
    return add (self, &sg_aed_register, make_aed (facility), self->aeds, error);

  return add (self,
              &sg_faskes_register,
              make_facility (self->desk, facility),
              self->facilities,
              error);
}

static gboolean
adopt_all (Adopter *self, GPtrArray *found, GError **error)
{
  for (guint i = 0; i < found->len; i++)
    if (!adopt_one (self, g_ptr_array_index (found, i), error))
      return FALSE;

  return flush (self, error);
}

/**
 * sg_desk_adopt_facilities:
 * @kinds: bit 1 << SgFacilityKind for each kind that is wanted; 0 for all that a desk keeps
 * @adoption: (out): what came of it
 *
 * Registers what the region knows and the desk does not. To be called from a thread.
 */
gboolean
sg_desk_adopt_facilities (SgDesk *desk, guint kinds, SgAdoption *adoption, GError **error)
{
  const SgBox everywhere = { -90 * SG_STEPS_PER_DEGREE,
                             -180 * SG_STEPS_PER_DEGREE,
                             90 * SG_STEPS_PER_DEGREE,
                             180 * SG_STEPS_PER_DEGREE };
  Adopter     self = { .desk = desk, .adoption = adoption };
  SgDb       *db = sg_desk_get_region_db (desk, error);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) facilities = NULL;
  g_autoptr (GPtrArray) aeds = NULL;
  gboolean done;

  *adoption = (SgAdoption){ 0 };
  found = db != NULL ? sg_facility_list_in_box (db, &everywhere, kinds, error) : NULL;
  facilities = found != NULL ? sg_desk_list_facilities (desk, error) : NULL;
  aeds = facilities != NULL ? sg_desk_list_aeds (desk, error) : NULL;
  if (aeds == NULL)
    return FALSE;

  self.facilities = facilities;
  self.aeds = aeds;
  self.act = sg_act_new (desk);
  done = adopt_all (&self, found, error);
  sg_act_free (self.act);

  return done;
}
