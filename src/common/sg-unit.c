/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-unit.h"

#include "common/sg-error.h"

#define UNIT(member, kind) SG_COLUMN (SgUnit, member, kind)

static const SgColumn columns[] = {
  UNIT (id, UUID),        UNIT (call_sign, TEXT),   UNIT (class, TEXT),     UNIT (facility, UUID),
  UNIT (phone, TEXT),     UNIT (plate, TEXT),       UNIT (equipment, TEXT), UNIT (lat, REAL),
  UNIT (lon, REAL),       UNIT (retired, ENUM),     UNIT (demo, ENUM),      UNIT (readiness, ENUM),
  UNIT (reason, TEXT),    UNIT (readied_at, TIME),  UNIT (crew, TEXT),      UNIT (shift, TEXT),
  UNIT (crewed_at, TIME), UNIT (odometer_km, REAL), UNIT (missing, TEXT),
};

const SgRecordType sg_unit_record = {
  "unit", sizeof (SgUnit), columns, G_N_ELEMENTS (columns), (GDestroyNotify) sg_unit_free,
};

static const char *const readiness_names[] = {
  [SG_UNIT_READY] = "ready",
  [SG_UNIT_NOT_READY] = "not_ready",
  [SG_UNIT_OFF] = "off",
};

static char *
read_crew (JsonArray *crew)
{
  static const char *const parts[] = { "name", "job", "phone" };
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; crew != NULL && i < json_array_get_length (crew); i++)
    {
      JsonObject *one = json_array_get_object_element (crew, i);

      if (i > 0)
        g_string_append_c (lines, '\n');
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          const char *text = json_object_get_string_member_with_default (one, parts[p], NULL);

          g_string_append_printf (lines, "%s%s", p > 0 ? "\t" : "", text != NULL ? text : "");
        }
    }

  return lines->len > 0 ? g_strdup (lines->str) : NULL;
}

static void
on_readied (SgUnit *self, const SgEvent *event, SgFold *fold)
{
  sg_readiness_from_text (sg_event_get_text (event, "readiness"), &self->readiness, NULL);
  g_free (self->reason);
  self->reason = g_strdup (sg_event_get_text (event, "reason"));
  self->readied_at = event->at;
}

static void
on_crewed (SgUnit *self, const SgEvent *event, SgFold *fold)
{
  g_free (self->crew);
  self->crew = read_crew (sg_event_get_array (event, "crew"));
  sg_fold_text (fold, &self->shift, event, "shift");
  self->crewed_at = event->at;
}

static void
on_registered (SgUnit *self, const SgEvent *event, SgFold *fold)
{
  sg_fold_text (fold, &self->call_sign, event, "call_sign");
  sg_fold_text (fold, &self->class, event, "class");
  sg_fold_uuid (fold, &self->facility, event, "facility");
  sg_fold_text (fold, &self->phone, event, "phone");
  sg_fold_text (fold, &self->plate, event, "plate");
  sg_fold_texts (fold, &self->equipment, event, "equipment");
  sg_fold_number (fold, &self->lat, event, "lat");
  sg_fold_number (fold, &self->lon, event, "lon");
  sg_fold_bool (fold, &self->retired, event, "retired");
  sg_fold_bool (fold, &self->demo, event, "demo");
}

static void
sg_unit_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgUnit *self = record;

  if (sg_event_is_kind (event, "unit.registered") || sg_event_is_kind (event, "unit.changed"))
    on_registered (self, event, fold);
  else if (sg_event_is_kind (event, "unit.readied"))
    on_readied (self, event, fold);
  else if (sg_event_is_kind (event, "unit.crewed"))
    on_crewed (self, event, fold);
  else if (sg_event_is_kind (event, "unit.travelled"))
    sg_fold_number (fold, &self->odometer_km, event, "odometer_km");
  else if (sg_event_is_kind (event, "unit.equipped"))
    sg_fold_texts (fold, &self->missing, event, "missing");
}

const SgFoldType sg_unit_fold = { &sg_unit_record, sg_unit_apply, NULL, NULL };

void
sg_unit_free (SgUnit *self)
{
  sg_record_free (&sg_unit_record, self);
}

const char *
sg_readiness_to_text (SgReadiness readiness)
{
  return readiness_names[readiness];
}

gboolean
sg_readiness_from_text (const char *text, SgReadiness *readiness, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (readiness_names); i++)
    if (g_strcmp0 (text, readiness_names[i]) == 0)
      {
        *readiness = (SgReadiness) i;
        return TRUE;
      }

  g_set_error (error,
               SG_ERROR,
               SG_ERROR_INVALID,
               "“readiness” must be ready, not_ready or off, not “%s”",
               text);
  return FALSE;
}
