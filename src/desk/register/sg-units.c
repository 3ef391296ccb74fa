/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "siaga-desk"

#include "config.h"

#include "desk/register/sg-units.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include "common/sg-code-list.h"
#include "common/sg-error.h"
#include "desk/log/sg-row.h"
#include "desk/register/sg-register.h"
#include "desk/shift/sg-desk-shift.h"

#define CREW_MAX     12
#define CREW_PARTS   3
#define ODOMETER_MAX 5e6

/* No ambulance does more between two entries; more is a digit typed twice. */
#define TRIP_KM_MAX 5000

#define UNIT(member) G_STRUCT_OFFSET (SgUnit, member)

static const SgRegisterField fields[] = {
  { "call_sign", SG_REGISTER_TEXT, UNIT (call_sign), TRUE, NULL, SG_REGISTER_ONCE },
  { "class", SG_REGISTER_WORD, UNIT (class), TRUE, NULL, SG_REGISTER_MANY },
  { "facility", SG_REGISTER_FACILITY, UNIT (facility), FALSE, NULL, SG_REGISTER_MANY },
  { "phone", SG_REGISTER_PHONE, UNIT (phone), FALSE, NULL, SG_REGISTER_USUALLY_ONCE },
  { "plate", SG_REGISTER_TEXT, UNIT (plate), FALSE, NULL, SG_REGISTER_ONCE },
  { "equipment", SG_REGISTER_LINES, UNIT (equipment), FALSE, NULL, SG_REGISTER_MANY },
};

static char *
dup_name (gconstpointer record)
{
  return g_strdup (((const SgUnit *) record)->call_sign);
}

static gboolean
check_other (const SgUnit *unit, const SgUnit *other, gboolean force, GError **error)
{
  if (!sg_register_is_other (unit, other))
    return TRUE;
  if (g_ascii_strcasecmp (unit->call_sign, other->call_sign) == 0)
    return sg_register_refuse (error,
                               "call_sign: “%s” is taken by the unit of %s%s: choose another",
                               other->call_sign,
                               other->plate != NULL ? "plate " : "class ",
                               other->plate != NULL ? other->plate : other->class);
  if (unit->plate != NULL && g_strcmp0 (unit->plate, other->plate) == 0)
    return sg_register_refuse (error,
                               "plate: “%s” is the plate of %s already",
                               unit->plate,
                               other->call_sign);
  if (!force && unit->phone != NULL && g_strcmp0 (unit->phone, other->phone) == 0)
    return sg_register_refuse (error,
                               "phone: %s has the same number: give another, or force it if both "
                               "share one telephone",
                               other->call_sign);

  return TRUE;
}

/* Units are few: a look at each is quicker than three indexes. */
static gboolean
check_unit (SgDesk *desk, gconstpointer record, gboolean force, GError **error)
{
  const SgUnit *unit = record;
  g_autoptr (GPtrArray) units = sg_desk_list_units (desk, error);

  if (units == NULL)
    return FALSE;
  if (sg_uuid_is_none (&unit->facility) && isnan (unit->lat))
    return sg_register_refuse (error,
                               "facility: a unit has a base: give a facility, or lat and lon");

  for (guint i = 0; i < units->len; i++)
    if (!check_other (unit, g_ptr_array_index (units, i), force, error))
      return FALSE;

  return TRUE;
}

const SgRegisterType sg_unit_register = {
  .noun = "unit",
  .record = &sg_unit_record,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .lat = UNIT (lat),
  .lon = UNIT (lon),
  .listing = "WHERE retired = 0 ORDER BY call_sign COLLATE NOCASE",
  .finding = "WHERE call_sign = ?1 COLLATE NOCASE ORDER BY retired LIMIT 1",
  .dup_name = dup_name,
  .check = check_unit,
};

/**
 * sg_desk_add_unit:
 * @force: accept a telephone that another unit has
 * @id: (out) (optional): of the new unit
 */
gboolean
sg_desk_add_unit (SgDesk *desk, const SgUnit *unit, gboolean force, SgUuid *id, GError **error)
{
  return sg_register_add (&sg_unit_register, desk, unit, force, id, error);
}

/**
 * sg_desk_list_units:
 *
 * Returns: (nullable) (transfer full) (element-type SgUnit): those in use, by call sign
 */
GPtrArray *
sg_desk_list_units (SgDesk *desk, GError **error)
{
  return sg_register_list (&sg_unit_register, desk, error);
}

/**
 * sg_desk_find_unit:
 * @text: the identifier or the call sign
 */
SgUnit *
sg_desk_find_unit (SgDesk *desk, const char *text, GError **error)
{
  return sg_register_find (&sg_unit_register, desk, text, error);
}

/* ---- during a shift ---- */

static SgUnit *
read_unit_in_use (SgDesk *desk, const SgUuid *id, GError **error)
{
  g_autoptr (SgUnit) unit = sg_row_get (sg_desk_get_db (desk), &sg_unit_record, id, error);

  if (unit != NULL && unit->retired)
    {
      sg_register_refuse (error, "%s is no longer in use: take it into use first", unit->call_sign);
      return NULL;
    }

  return g_steal_pointer (&unit);
}

static gboolean
do_one (SgDesk *desk, const char *kind, const SgUuid *unit, SgBody *body, GError **error)
{
  g_autoptr (SgAct) act = sg_act_new (desk);

  sg_act_add (act, kind, unit, body);
  return sg_act_do (act, error);
}

/**
 * sg_desk_set_readiness:
 * @reason: (nullable): must be there for a unit that goes off
 */
gboolean
sg_desk_set_readiness (SgDesk       *desk,
                       const SgUuid *unit,
                       SgReadiness   readiness,
                       const char   *reason,
                       GError      **error)
{
  g_autoptr (SgUnit) found = read_unit_in_use (desk, unit, error);
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  SgBody          *body;

  if (found == NULL)
    return FALSE;
  if (readiness == SG_UNIT_OFF && *why == '\0')
    return sg_register_refuse (error, "reason: say why %s is off", found->call_sign);

  body = sg_body_new ();
  sg_body_text (body, "readiness", sg_readiness_to_text (readiness));
  sg_body_text (body, "reason", why);
  return do_one (desk, "unit.readied@1", unit, body, error);
}

static gboolean
write_member (SgDesk *desk, SgBody *body, const char *line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", CREW_PARTS);
  g_autofree char *phone = NULL;
  guint            n = g_strv_length (parts);

  for (guint i = 0; i < n; i++)
    g_strstrip (parts[i]);
  if (n == 0 || *parts[0] == '\0')
    return sg_register_refuse (error, "crew: a member has no name");
  if (n == CREW_PARTS && *parts[2] != '\0')
    {
      phone = sg_register_phone (desk, parts[2], error);
      if (phone == NULL)
        {
          g_prefix_error (error, _ ("crew: %s: "), parts[0]);
          return FALSE;
        }
    }

  sg_body_begin_object (body, NULL);
  sg_body_text (body, "name", parts[0]);
  sg_body_text (body, "job", n > 1 ? parts[1] : NULL);
  sg_body_text (body, "phone", phone);
  sg_body_end_object (body);
  return TRUE;
}

/**
 * sg_desk_set_crew:
 * @crew: (nullable): a line each: name, job and phone apart by tabs; %NULL for nobody
 * @shift: (nullable): pagi, siang or malam; %NULL for the one that is now
 */
gboolean
sg_desk_set_crew (SgDesk       *desk,
                  const SgUuid *unit,
                  const char   *crew,
                  const char   *shift,
                  GError      **error)
{
  g_autoptr (SgUnit) found = read_unit_in_use (desk, unit, error);
  g_auto (GStrv) lines = g_strsplit (crew != NULL ? crew : "", "\n", -1);
  g_autoptr (SgBody) body = sg_body_new ();
  SgClock clock;
  gint64  at;

  if (found == NULL)
    return FALSE;
  if (!sg_code_list_check ("shift", "shift", shift, error))
    return FALSE;
  if (g_strv_length (lines) > CREW_MAX)
    return sg_register_refuse (error, "crew: more than %d people", CREW_MAX);

  sg_body_begin_array (body, "crew");
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !write_member (desk, body, lines[i], error))
      return FALSE;
  sg_body_end_array (body);
  at = sg_desk_get_entry_time (desk, &clock);
  sg_body_text (body,
                "shift",
                shift != NULL ? shift
                              : sg_desk_get_shift (desk, at != 0 ? at : sg_desk_get_now (desk)));

  return do_one (desk, "unit.crewed@1", unit, g_steal_pointer (&body), error);
}

/**
 * sg_desk_set_odometer:
 * @force: accept a figure that goes back or jumps, as after a new instrument
 */
gboolean
sg_desk_set_odometer (SgDesk *desk, const SgUuid *unit, double km, gboolean force, GError **error)
{
  g_autoptr (SgUnit) found = read_unit_in_use (desk, unit, error);
  SgBody *body;

  if (found == NULL)
    return FALSE;
  if (!(km >= 0) || km > ODOMETER_MAX)
    return sg_register_refuse (error, "odometer: %g km must be from 0 to %g", km, ODOMETER_MAX);
  if (!force && km < found->odometer_km)
    return sg_register_refuse (
      error,
      "odometer: %g km is less than %g km, which %s had: read it again, or "
      "force it after a new instrument",
      km,
      found->odometer_km,
      found->call_sign);
  if (!force && km > found->odometer_km + TRIP_KM_MAX)
    return sg_register_refuse (error,
                               "odometer: %g km is more than %d km above %g km: read it again, or "
                               "force it",
                               km,
                               TRIP_KM_MAX,
                               found->odometer_km);

  body = sg_body_new ();
  sg_body_number (body, "odometer_km", km, 1);
  return do_one (desk, "unit.travelled@1", unit, body, error);
}

/**
 * sg_desk_set_missing:
 * @missing: (nullable): what of the equipment is not there now, a line each; %NULL when all is
 * @force: accept what the unit's list of equipment does not name
 */
gboolean
sg_desk_set_missing (SgDesk       *desk,
                     const SgUuid *unit,
                     const char   *missing,
                     gboolean      force,
                     GError      **error)
{
  g_autoptr (SgUnit) found = read_unit_in_use (desk, unit, error);
  g_auto (GStrv) lines = sg_register_split (missing);
  g_auto (GStrv) equipment = sg_register_split (found != NULL ? found->equipment : NULL);
  SgBody *body;

  if (found == NULL)
    return FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!force && !g_strv_contains ((const char *const *) equipment, lines[i]))
      return sg_register_refuse (error,
                                 "missing: “%s” is not in the equipment of %s: write it as there, "
                                 "or add it there",
                                 lines[i],
                                 found->call_sign);

  body = sg_body_new ();
  sg_body_texts (body, "missing", (const char *const *) lines);
  return do_one (desk, "unit.equipped@1", unit, body, error);
}
