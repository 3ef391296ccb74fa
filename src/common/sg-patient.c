/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "common/sg-patient.h"

#include "common/sg-lines.h"

#define PATIENT(member, kind) SG_COLUMN (SgPatient, member, kind)

static const SgColumn columns[] = {
  PATIENT (id, UUID),
  PATIENT (incident, UUID),
  PATIENT (label, TEXT),
  PATIENT (tag, TEXT),
  PATIENT (sex, TEXT),
  PATIENT (age, TEXT),
  PATIENT (name, TEXT),
  PATIENT (nik, TEXT),
  PATIENT (ihs, TEXT),
  PATIENT (triage, TEXT),
  PATIENT (triaged_at, TIME),
  PATIENT (hr, TEXT),
  PATIENT (rr, TEXT),
  PATIENT (sbp, TEXT),
  PATIENT (dbp, TEXT),
  PATIENT (spo2, TEXT),
  PATIENT (temp, TEXT),
  PATIENT (glucose, TEXT),
  PATIENT (pain, TEXT),
  PATIENT (avpu, TEXT),
  PATIENT (gcs, INT),
  PATIENT (vitals_at, TIME),
  PATIENT (n_vitals, INT),
  PATIENT (treatments, TEXT),
  PATIENT (refused, TEXT),
  PATIENT (facility, UUID),
  PATIENT (receiver, TEXT),
  PATIENT (condition, TEXT),
  PATIENT (handed_over_at, TIME),
};

const SgRecordType sg_patient_record = {
  "patient", sizeof (SgPatient), columns, G_N_ELEMENTS (columns), (GDestroyNotify) sg_patient_free,
};

static void
on_vitals (SgPatient *self, const SgEvent *event, SgFold *fold)
{
  JsonObject *gcs = sg_event_get_object (event, "gcs");

  sg_fold_text (fold, &self->hr, event, "hr");
  sg_fold_text (fold, &self->rr, event, "rr");
  sg_fold_text (fold, &self->sbp, event, "sbp");
  sg_fold_text (fold, &self->dbp, event, "dbp");
  sg_fold_text (fold, &self->spo2, event, "spo2");
  sg_fold_text (fold, &self->temp, event, "temp");
  sg_fold_text (fold, &self->glucose, event, "glucose");
  sg_fold_text (fold, &self->pain, event, "pain");
  sg_fold_text (fold, &self->avpu, event, "avpu");
  if (gcs != NULL && sg_fold_wins (fold, "gcs", event))
    self->gcs = json_object_get_int_member_with_default (gcs, "e", 0) +
                json_object_get_int_member_with_default (gcs, "v", 0) +
                json_object_get_int_member_with_default (gcs, "m", 0);
  self->vitals_at = MAX (self->vitals_at, event->at);
  self->n_vitals++;
}

static void
on_treated (SgPatient *self, const SgEvent *event)
{
  static const char *const parts[] = { "dose", "route", NULL };
  g_autoptr (GString) line = g_string_new (sg_event_get_text (event, "what"));

  for (guint i = 0; parts[i] != NULL; i++)
    if (sg_event_get_text (event, parts[i]) != NULL)
      g_string_append_printf (line, ", %s", sg_event_get_text (event, parts[i]));
  sg_lines_append (&self->treatments, line->str);
}

static void
on_known (SgPatient *self, const SgEvent *event, SgFold *fold)
{
  sg_fold_uuid (fold, &self->incident, event, "incident");
  sg_fold_text (fold, &self->label, event, "label");
  sg_fold_text (fold, &self->tag, event, "tag");
  sg_fold_text (fold, &self->sex, event, "sex");
  sg_fold_text (fold, &self->age, event, "age");
  sg_fold_text (fold, &self->name, event, "name");
  sg_fold_text (fold, &self->nik, event, "nik");
  sg_fold_text (fold, &self->ihs, event, "ihs");
}

static void
on_handed_over (SgPatient *self, const SgEvent *event, SgFold *fold)
{
  sg_fold_uuid (fold, &self->facility, event, "facility");
  sg_fold_text (fold, &self->receiver, event, "receiver");
  sg_fold_text (fold, &self->condition, event, "condition");
  self->handed_over_at = event->at;
}

static void
sg_patient_apply (gpointer record, const SgEvent *event, SgFold *fold)
{
  SgPatient *self = record;

  if (sg_event_is_kind (event, "patient.added") || sg_event_is_kind (event, "patient.changed") ||
      sg_event_is_kind (event, "patient.identified"))
    on_known (self, event, fold);
  else if (sg_event_is_kind (event, "patient.vitals"))
    on_vitals (self, event, fold);
  else if (sg_event_is_kind (event, "patient.treated"))
    on_treated (self, event);
  else if (sg_event_is_kind (event, "patient.handed_over"))
    on_handed_over (self, event, fold);
  else if (sg_event_is_kind (event, "patient.refused"))
    sg_lines_append (&self->refused, sg_event_get_text (event, "what"));
  else if (sg_event_is_kind (event, "patient.triaged") && sg_fold_wins (fold, "triage", event))
    {
      g_free (self->triage);
      self->triage = g_strdup (sg_event_get_text (event, "triage"));
      self->triaged_at = event->at;
    }
}

const SgFoldType sg_patient_fold = { &sg_patient_record, sg_patient_apply, NULL, NULL };

void
sg_patient_free (SgPatient *self)
{
  sg_record_free (&sg_patient_record, self);
}
