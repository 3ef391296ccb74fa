/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-patient-text.h"

#include <glib/gi18n-lib.h>

#include "console/incident/sg-care-label.h"

static const SgTriageStyle styles[SG_N_TRIAGE_STYLES] = {
  { "merah", "triage-red", NC_ ("triage", "R"), NC_ ("triage", "Red") },
  { "kuning", "triage-yellow", NC_ ("triage", "Y"), NC_ ("triage", "Yellow") },
  { "hijau", "triage-green", NC_ ("triage", "G"), NC_ ("triage", "Green") },
  { "hitam", "triage-black", NC_ ("triage", "B"), NC_ ("triage", "Black") },
  { NULL, "triage-none", "?", NC_ ("triage", "Not triaged") },
};

const SgTriageStyle *
sg_triage_style_get (guint nth)
{
  g_return_val_if_fail (nth < SG_N_TRIAGE_STYLES, &styles[SG_N_TRIAGE_STYLES - 1]);

  return &styles[nth];
}

/**
 * sg_triage_style_find:
 * @code: (nullable): of the code list `triage`
 */
const SgTriageStyle *
sg_triage_style_find (const char *code)
{
  for (guint i = 0; i < SG_N_TRIAGE_STYLES; i++)
    if (g_strcmp0 (styles[i].code, code) == 0)
      return &styles[i];

  return &styles[SG_N_TRIAGE_STYLES - 1];
}

const char *
sg_triage_style_get_letter (const SgTriageStyle *self)
{
  return self->code != NULL ? g_dpgettext2 (NULL, "triage", self->letter) : self->letter;
}

const char *
sg_triage_style_get_label (const SgTriageStyle *self)
{
  return g_dpgettext2 (NULL, "triage", self->label);
}

/**
 * sg_patient_text_title:
 * @number: counted from one, for who has neither label nor name
 */
char *
sg_patient_text_title (const SgPatient *patient, guint number)
{
  if (patient->label != NULL && patient->name != NULL)
    return g_strdup_printf ("%s · %s", patient->label, patient->name);
  if (patient->label != NULL || patient->name != NULL)
    return g_strdup (patient->label != NULL ? patient->label : patient->name);

  return g_strdup_printf (_ ("Patient %u"), number);
}

static void
append (GString *text, const char *name, const char *value, const char *unit)
{
  if (value != NULL)
    g_string_append_printf (text,
                            "%s%s%s%s%s",
                            text->len > 0 ? " · " : "",
                            name,
                            *name != '\0' ? " " : "",
                            value,
                            unit);
}

/**
 * sg_patient_text_person:
 *
 * Returns: (transfer full): sex, age, tag and what else is told of the person
 */
char *
sg_patient_text_person (const SgPatient *patient)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (patient->sex != NULL)
    append (text, "", sg_care_label ("patient_sex", patient->sex), "");
  append (text, "", patient->age, "");
  append (text, _ ("tag"), patient->tag, "");
  append (text, "NIK", patient->nik, "");
  if (patient->refused != NULL)
    append (text, _ ("refuses"), patient->refused, "");

  return g_strdup (text->str);
}

/**
 * sg_patient_text_vitals:
 *
 * Returns: (transfer full): what was measured last, and when
 */
char *
sg_patient_text_vitals (SgDesk *desk, const SgPatient *patient)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *at = NULL;
  g_autofree char *pressure = NULL;
  g_autofree char *gcs = patient->gcs > 0 ? g_strdup_printf ("%d", (int) patient->gcs) : NULL;

  if (patient->sbp != NULL)
    pressure = g_strdup_printf ("%s/%s", patient->sbp, patient->dbp != NULL ? patient->dbp : "–");
  append (text, _ ("BP"), pressure, "");
  append (text, _ ("HR"), patient->hr, "");
  append (text, _ ("RR"), patient->rr, "");
  append (text, "SpO2", patient->spo2, "%");
  append (text, _ ("Temp"), patient->temp, "");
  append (text, _ ("Glucose"), patient->glucose, "");
  append (text, _ ("Pain"), patient->pain, "");
  append (text, "AVPU", patient->avpu, "");
  append (text, "GCS", gcs, "");
  if (patient->vitals_at == 0 || text->len == 0)
    return g_strdup (_ ("No vital signs yet"));

  local = sg_desk_to_local (desk, patient->vitals_at);
  at = g_date_time_format (local, "%H:%M");
  append (text, "", at, "");

  return g_strdup (text->str);
}
