/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-faskes.h"

#include <string.h>

#define FASKES(member, kind) SG_COLUMN (SgFaskes, member, kind)
#define AED(member, kind)    SG_COLUMN (SgAed, member, kind)

static const SgColumn columns[] = {
  FASKES (id, UUID),     FASKES (name, TEXT),    FASKES (kind, TEXT),
  FASKES (lat, REAL),    FASKES (lon, REAL),     FASKES (capabilities, TEXT),
  FASKES (phones, TEXT), FASKES (address, TEXT), FASKES (retired, ENUM),
  FASKES (demo, ENUM),   FASKES (beds, TEXT),    FASKES (diverted, ENUM),
  FASKES (source, TEXT), FASKES (told_by, TEXT), FASKES (reported_at, TIME),
};

static const SgColumn aed_columns[] = {
  AED (id, UUID),    AED (lat, REAL),        AED (lon, REAL),     AED (place, TEXT),
  AED (hours, TEXT), AED (checked_at, TIME), AED (retired, ENUM), AED (demo, ENUM),
};

const SgRecordType sg_faskes_record = {
  "facility", sizeof (SgFaskes), columns, G_N_ELEMENTS (columns), (GDestroyNotify) sg_faskes_free,
};

const SgRecordType sg_aed_record = {
  "aed", sizeof (SgAed), aed_columns, G_N_ELEMENTS (aed_columns), (GDestroyNotify) sg_aed_free,
};

static void
on_registered (SgFaskes *self, const SgEvent *event, SgFold *fold)
{
  sg_fold_text (fold, &self->name, event, "name");
  sg_fold_text (fold, &self->kind, event, "kind");
  sg_fold_number (fold, &self->lat, event, "lat");
  sg_fold_number (fold, &self->lon, event, "lon");
  sg_fold_texts (fold, &self->capabilities, event, "capabilities");
  sg_fold_texts (fold, &self->phones, event, "phones");
  sg_fold_text (fold, &self->address, event, "address");
  sg_fold_bool (fold, &self->retired, event, "retired");
  sg_fold_bool (fold, &self->demo, event, "demo");
}

static char *
read_beds (JsonArray *beds)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (beds); i++)
    {
      JsonObject *one = json_array_get_object_element (beds, i);

      g_string_append_printf (lines,
                              "%s%s\t%" G_GINT64_FORMAT,
                              lines->len > 0 ? "\n" : "",
                              json_object_get_string_member_with_default (one, "kind", ""),
                              json_object_get_int_member_with_default (one, "free", 0));
    }

  return lines->len > 0 ? g_strdup (lines->str) : NULL;
}

static void
on_reported (SgFaskes *self, const SgEvent *event, SgFold *fold)
{
  JsonArray *beds = sg_event_get_array (event, "beds");

  if (beds != NULL)
    {
      g_free (self->beds);
      self->beds = read_beds (beds);
    }
  sg_fold_bool (fold, &self->diverted, event, "diverted");
  sg_fold_texts (fold, &self->capabilities, event, "capabilities");
  g_free (self->source);
  self->source = g_strdup (sg_event_get_text (event, "source"));
  g_free (self->told_by);
  self->told_by = g_strdup (sg_event_get_text (event, "told_by"));
  self->reported_at = event->at;
}

static void
sg_faskes_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgFaskes *self = record;

  if (sg_event_is_kind (event, "facility.registered") ||
      sg_event_is_kind (event, "facility.changed"))
    on_registered (self, event, fold);
  else if (sg_event_is_kind (event, "hospital.reported"))
    on_reported (self, event, fold);
}

const SgFoldType sg_faskes_fold = { &sg_faskes_record, sg_faskes_apply, NULL, NULL };

static void
sg_aed_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgAed *self = record;

  sg_fold_number (fold, &self->lat, event, "lat");
  sg_fold_number (fold, &self->lon, event, "lon");
  sg_fold_text (fold, &self->place, event, "place");
  sg_fold_text (fold, &self->hours, event, "hours");
  sg_fold_int (fold, &self->checked_at, event, "checked_at");
  sg_fold_bool (fold, &self->retired, event, "retired");
  sg_fold_bool (fold, &self->demo, event, "demo");
}

const SgFoldType sg_aed_fold = { &sg_aed_record, sg_aed_apply, NULL, NULL };

void
sg_faskes_free (SgFaskes *self)
{
  sg_record_free (&sg_faskes_record, self);
}

void
sg_aed_free (SgAed *self)
{
  sg_record_free (&sg_aed_record, self);
}
