/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "siaga-desk"

#include "desk/register/sg-facilities.h"

#include <string.h>

#include "common/sg-error.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-register.h"
#include "region/places/sg-opening-hours.h"

/* Nearer than this, two of one name are one facility. */
#define SAME_FACILITY_M 300.0

/* Nearer than this, two AEDs are one that was entered twice. */
#define SAME_AED_M 10.0

#define FASKES(member) G_STRUCT_OFFSET (SgFaskes, member)
#define AED(member)    G_STRUCT_OFFSET (SgAed, member)

static const SgRegisterField faskes_fields[] = {
  { "name", SG_REGISTER_TEXT, FASKES (name), TRUE, NULL, SG_REGISTER_MANY },
  { "kind", SG_REGISTER_WORD, FASKES (kind), TRUE, NULL, SG_REGISTER_MANY },
  { "capabilities",
    SG_REGISTER_LINES,
    FASKES (capabilities),
    FALSE,
    "capability",
    SG_REGISTER_MANY },
  { "phones", SG_REGISTER_PHONES, FASKES (phones), FALSE, NULL, SG_REGISTER_MANY },
  { "address", SG_REGISTER_TEXT, FASKES (address), FALSE, NULL, SG_REGISTER_MANY },
};

static const SgRegisterField aed_fields[] = {
  { "place", SG_REGISTER_TEXT, AED (place), TRUE, NULL, SG_REGISTER_MANY },
  { "hours", SG_REGISTER_TEXT, AED (hours), FALSE, NULL, SG_REGISTER_MANY },
  { "checked_at", SG_REGISTER_TIME, AED (checked_at), FALSE, NULL, SG_REGISTER_MANY },
};

static char *
dup_faskes_name (gconstpointer record)
{
  return g_strdup (((const SgFaskes *) record)->name);
}

static char *
dup_aed_name (gconstpointer record)
{
  const SgAed *aed = record;

  return aed->place != NULL ? g_strdup (aed->place)
                            : g_strdup_printf ("AED %.5f,%.5f", aed->lat, aed->lon);
}

/* ---- facilities ---- */

static char *
dup_faskes_key (gconstpointer record)
{
  const SgFaskes  *facility = record;
  g_autofree char *name = g_ascii_strdown (facility->name, -1);

  return g_strdup_printf ("%s at %.3f,%.3f", name, facility->lat, facility->lon);
}

static gboolean
check_faskes (SgDesk *desk, gconstpointer record, gboolean force, GError **error)
{
  const SgFaskes *facility = record;
  g_autoptr (GPtrArray) all = force ? NULL
                                    : sg_row_list (sg_desk_get_db (desk),
                                                   &sg_faskes_record,
                                                   "WHERE name = ? COLLATE NOCASE AND retired = 0",
                                                   error,
                                                   "s",
                                                   facility->name);
  SgPoint at = sg_point_from_degrees (facility->lat, facility->lon);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const SgFaskes *other = g_ptr_array_index (all, i);
      SgPoint         there = sg_point_from_degrees (other->lat, other->lon);

      if (sg_register_is_other (facility, other) && sg_point_distance (at, there) < SAME_FACILITY_M)
        return sg_register_refuse (error,
                                   "name: “%s” is there already, %.0f m away: change that one, or "
                                   "force a second one",
                                   other->name,
                                   sg_point_distance (at, there));
    }

  return force || all != NULL;
}

const SgRegisterType sg_faskes_register = {
  .noun = "facility",
  .record = &sg_faskes_record,
  .fields = faskes_fields,
  .n_fields = G_N_ELEMENTS (faskes_fields),
  .lat = FASKES (lat),
  .lon = FASKES (lon),
  .place_required = TRUE,
  .listing = "WHERE retired = 0 ORDER BY name COLLATE NOCASE, id",
  .finding = "WHERE name = ?1 COLLATE NOCASE AND retired = 0 LIMIT 2",
  .dup_name = dup_faskes_name,
  .dup_key = dup_faskes_key,
  .check = check_faskes,
};

/**
 * sg_desk_add_facility:
 * @force: accept one of the same name close by
 * @id: (out) (optional): of the new facility
 */
gboolean
sg_desk_add_facility (SgDesk         *desk,
                      const SgFaskes *facility,
                      gboolean        force,
                      SgUuid         *id,
                      GError        **error)
{
  return sg_register_add (&sg_faskes_register, desk, facility, force, id, error);
}

/**
 * sg_desk_list_facilities:
 *
 * Returns: (nullable) (transfer full) (element-type SgFaskes): those in use, by name
 */
GPtrArray *
sg_desk_list_facilities (SgDesk *desk, GError **error)
{
  return sg_register_list (&sg_faskes_register, desk, error);
}

/**
 * sg_desk_find_facility:
 * @text: the identifier or the whole name
 */
SgFaskes *
sg_desk_find_facility (SgDesk *desk, const char *text, GError **error)
{
  return sg_register_find (&sg_faskes_register, desk, text, error);
}

/* ---- AEDs ---- */

static char *
dup_aed_key (gconstpointer record)
{
  const SgAed *aed = record;

  return g_strdup_printf ("%.4f,%.4f", aed->lat, aed->lon);
}

/* Nobody is sent by way of an AED of which the program cannot tell when it can be reached. */
static gboolean
check_hours (const SgAed *aed, GError **error)
{
  if (aed->hours == NULL || *aed->hours == '\0' ||
      sg_opening_hours_state (aed->hours, G_DATE_MONDAY, 0) != SG_OPEN_UNKNOWN)
    return TRUE;

  return sg_register_refuse (error,
                             "hours: “%s” cannot be read: write 24/7 or such as Mo-Fr 08:00-17:00, "
                             "or force it",
                             aed->hours);
}

static gboolean
check_aed (SgDesk *desk, gconstpointer record, gboolean force, GError **error)
{
  const SgAed *aed = record;
  g_autoptr (GPtrArray) all =
    force ? NULL
          : sg_row_list (sg_desk_get_db (desk),
                         &sg_aed_record,
                         "WHERE abs (lat - ?) < 0.001 AND abs (lon - ?) < 0.001 AND retired = 0",
                         error,
                         "dd",
                         aed->lat,
                         aed->lon);
  SgPoint at = sg_point_from_degrees (aed->lat, aed->lon);

  if (!force && !check_hours (aed, error))
    return FALSE;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const SgAed *other = g_ptr_array_index (all, i);

      if (sg_register_is_other (aed, other) &&
          sg_point_distance (at, sg_point_from_degrees (other->lat, other->lon)) < SAME_AED_M)
        return sg_register_refuse (error,
                                   "lat, lon: the AED “%s” is there already: change that one, or "
                                   "force a second one",
                                   other->place != NULL ? other->place : "");
    }

  return force || all != NULL;
}

const SgRegisterType sg_aed_register = {
  .noun = "aed",
  .record = &sg_aed_record,
  .fields = aed_fields,
  .n_fields = G_N_ELEMENTS (aed_fields),
  .lat = AED (lat),
  .lon = AED (lon),
  .place_required = TRUE,
  .listing = "WHERE retired = 0 ORDER BY place COLLATE NOCASE, id",
  .finding = "WHERE place = ?1 COLLATE NOCASE AND retired = 0 LIMIT 2",
  .dup_name = dup_aed_name,
  .dup_key = dup_aed_key,
  .check = check_aed,
};

/**
 * sg_desk_add_aed:
 * @force: accept one where there is one already
 * @id: (out) (optional): of the new AED
 */
gboolean
sg_desk_add_aed (SgDesk *desk, const SgAed *aed, gboolean force, SgUuid *id, GError **error)
{
  return sg_register_add (&sg_aed_register, desk, aed, force, id, error);
}

/**
 * sg_desk_list_aeds:
 *
 * Returns: (nullable) (transfer full) (element-type SgAed): those in use, by place
 */
GPtrArray *
sg_desk_list_aeds (SgDesk *desk, GError **error)
{
  return sg_register_list (&sg_aed_register, desk, error);
}

/**
 * sg_desk_find_aed:
 * @text: the identifier or the place in words
 */
SgAed *
sg_desk_find_aed (SgDesk *desk, const char *text, GError **error)
{
  return sg_register_find (&sg_aed_register, desk, text, error);
}
