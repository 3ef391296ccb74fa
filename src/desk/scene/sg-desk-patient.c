/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "desk/scene/sg-desk-patient.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "common/sg-age.h"
#include "common/sg-error.h"
#include "common/sg-nik.h"
#include "desk/log/sg-row.h"
#include "desk/sg-act.h"

static gboolean
check_nik (SgDesk *desk, const char *text, GError **error)
{
  g_autoptr (GDateTime) now = sg_desk_to_local (desk, sg_desk_get_now (desk));
  GDate today;
  SgNik nik;

  if (text == NULL || *text == '\0')
    return TRUE;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today,
                  (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  return sg_nik_parse (text, &today, &nik, error);
}

/* What was told has to mean something: an age that nobody can read helps no hospital. */
static gboolean
check_facts (SgDesk *desk, const SgPatientFacts *facts, GError **error)
{
  SgAge age;

  return check_nik (desk, facts->nik, error) &&
         (facts->age == NULL || *facts->age == '\0' || sg_age_parse (facts->age, &age, error));
}

static void
write_facts (SgBody *body, const SgPatientFacts *facts)
{
  sg_body_text (body, "label", facts->label);
  sg_body_text (body, "tag", facts->tag);
  sg_body_text (body, "sex", facts->sex);
  sg_body_text (body, "age", facts->age);
  sg_body_text (body, "name", facts->name);
  sg_body_text (body, "nik", facts->nik);
}

/**
 * sg_desk_add_patient:
 * @facts: what is known; nothing needs to be
 * @patient: (out): the new one
 */
gboolean
sg_desk_add_patient (SgDesk               *desk,
                     const SgUuid         *incident,
                     const SgPatientFacts *facts,
                     SgUuid               *patient,
                     GError              **error)
{
  g_autoptr (SgIncident) about = sg_desk_get_incident (desk, incident, error);
  g_autoptr (SgAct) act = NULL;
  SgBody *body;

  if (about == NULL || !check_facts (desk, facts, error))
    return FALSE;

  act = sg_act_new (desk);
  *patient = sg_act_new_id (act);
  body = sg_body_new ();
  sg_body_uuid (body, "incident", incident);
  write_facts (body, facts);
  sg_act_add (act, "patient.added@1", patient, body);

  return sg_act_do (act, error);
}

gboolean
sg_desk_change_patient (SgDesk               *desk,
                        const SgUuid         *patient,
                        const SgPatientFacts *facts,
                        GError              **error)
{
  SgBody *body;

  if (!check_facts (desk, facts, error))
    return FALSE;

  body = sg_body_new ();
  write_facts (body, facts);
  return sg_act_once (desk, "patient.changed@1", patient, body, error);
}

/**
 * sg_desk_triage:
 * @triage: merah, kuning, hijau or hitam
 * @how: (nullable): such as `START`, or by whom
 */
gboolean
sg_desk_triage (SgDesk       *desk,
                const SgUuid *patient,
                const char   *triage,
                const char   *how,
                GError      **error)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "triage", triage);
  sg_body_text (body, "how", how);
  return sg_act_once (desk, "patient.triaged@1", patient, body, error);
}

/**
 * sg_desk_triage_start:
 * @start: what was seen so far
 * @colour: (out): the colour that follows and was recorded; %NULL while something is missing
 * @next: (out): what to look at next, a member of #SgStart; %NULL at the end
 *
 * Triage by START: nothing is recorded before the colour is certain.
 */
gboolean
sg_desk_triage_start (SgDesk        *desk,
                      const SgUuid  *patient,
                      const SgStart *start,
                      const char   **colour,
                      const char   **next,
                      GError       **error)
{
  *colour = sg_start_triage (start, next);

  return *colour == NULL || sg_desk_triage (desk, patient, *colour, "START", error);
}

/* Reads E3V4M6 or 3+4+6; the three parts are kept, since the sum alone says less. */
static gboolean
write_gcs (SgBody *body, const char *text, GError **error)
{
  int   part[3] = { 0, 0, 0 };
  guint n_parts = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c) && n_parts < G_N_ELEMENTS (part))
        part[n_parts++] = *c - '0';
      else if (g_ascii_isdigit (*c) || strchr ("EVMevm+-/ ,", *c) == NULL)
        n_parts = G_N_ELEMENTS (part) + 1;
    }

  if (n_parts != G_N_ELEMENTS (part) || part[0] < 1 || part[0] > 4 || part[1] < 1 || part[1] > 5 ||
      part[2] < 1 || part[2] > 6)
    {
      g_set_error (
        error,
        SG_ERROR,
        SG_ERROR_INVALID,
        _ ("“gcs” must be three figures such as E3V4M6 (eyes 1–4, voice 1–5, movement 1–6), "
           "not “%.40s”"),
        text);
      return FALSE;
    }

  sg_body_begin_object (body, "gcs");
  sg_body_int (body, "e", part[0]);
  sg_body_int (body, "v", part[1]);
  sg_body_int (body, "m", part[2]);
  sg_body_end_object (body);

  return TRUE;
}

/* What no living body has is a slip of the key. */
static const struct
{
  const char *name;
  gsize       offset;
  double      least;
  double      most;
} limits[] = {
  { "hr", G_STRUCT_OFFSET (SgVitals, hr), 0, 350 },
  { "rr", G_STRUCT_OFFSET (SgVitals, rr), 0, 120 },
  { "sbp", G_STRUCT_OFFSET (SgVitals, sbp), 0, 350 },
  { "dbp", G_STRUCT_OFFSET (SgVitals, dbp), 0, 250 },
  { "spo2", G_STRUCT_OFFSET (SgVitals, spo2), 0, 100 },
  { "temp", G_STRUCT_OFFSET (SgVitals, temp), 15, 45 },
  { "glucose", G_STRUCT_OFFSET (SgVitals, glucose), 0, 1500 },
  { "pain", G_STRUCT_OFFSET (SgVitals, pain), 0, 10 },
};

static gboolean
write_measured (SgBody *body, const SgVitals *vitals, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const char      *text = G_STRUCT_MEMBER (const char *, vitals, limits[i].offset);
      g_autofree char *value = text != NULL ? g_strdelimit (g_strdup (text), ",", '.') : NULL;
      char            *end = NULL;
      double           number;

      if (value == NULL || *value == '\0')
        continue;

      number = g_ascii_strtod (value, &end);
      if (*end != '\0' || !(number >= limits[i].least && number <= limits[i].most))
        {
          g_set_error (error,
                       SG_ERROR,
                       SG_ERROR_INVALID,
                       _ ("“%s” must be a number from %g to %g, not “%.40s”"),
                       limits[i].name,
                       limits[i].least,
                       limits[i].most,
                       text);
          return FALSE;
        }

      sg_body_text (body, limits[i].name, value);
    }

  return TRUE;
}

/**
 * sg_desk_take_vitals:
 *
 * Adds to the series; a decimal comma is fine, and the digits stay as they were said.
 */
gboolean
sg_desk_take_vitals (SgDesk *desk, const SgUuid *patient, const SgVitals *vitals, GError **error)
{
  g_autoptr (SgBody) body = sg_body_new ();

  if (!write_measured (body, vitals, error) ||
      (vitals->gcs != NULL && *vitals->gcs != '\0' && !write_gcs (body, vitals->gcs, error)))
    return FALSE;

  sg_body_text (body, "avpu", vitals->avpu);
  return sg_act_once (desk, "patient.vitals@1", patient, g_steal_pointer (&body), error);
}

gboolean
sg_desk_treat (SgDesk *desk, const SgUuid *patient, const SgTreatment *treatment, GError **error)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "what", treatment->what);
  sg_body_text (body, "code", treatment->code);
  sg_body_text (body, "dose", treatment->dose);
  sg_body_text (body, "route", treatment->route);
  return sg_act_once (desk, "patient.treated@1", patient, body, error);
}

/**
 * sg_desk_refuse_care:
 * @what: what the patient refused, such as to be taken to hospital
 */
gboolean
sg_desk_refuse_care (SgDesk *desk, const SgUuid *patient, const char *what, GError **error)
{
  SgBody *body = sg_body_new ();

  sg_body_text (body, "what", what);
  return sg_act_once (desk, "patient.refused@1", patient, body, error);
}

SgPatient *
sg_desk_get_patient (SgDesk *desk, const SgUuid *patient, GError **error)
{
  return sg_row_get (sg_desk_get_db (desk), &sg_patient_record, patient, error);
}

/**
 * sg_desk_list_patients:
 *
 * Returns: (nullable) (transfer full) (element-type SgPatient): in the order in which they were
 * added
 */
GPtrArray *
sg_desk_list_patients (SgDesk *desk, const SgUuid *incident, GError **error)
{
  return sg_row_list (sg_desk_get_db (desk),
                      &sg_patient_record,
                      "WHERE incident = ? ORDER BY id",
                      error,
                      "B",
                      incident->bytes,
                      (gsize) SG_UUID_BYTES);
}

/**
 * sg_patients_tally:
 * @patients: (element-type SgPatient): of one incident
 */
SgTally
sg_patients_tally (GPtrArray *patients)
{
  SgTally tally = { 0 };
  const struct
  {
    const char *code;
    guint      *count;
  } colours[] = {
    { "merah", &tally.red },
    { "kuning", &tally.yellow },
    { "hijau", &tally.green },
    { "hitam", &tally.black },
  };

  for (guint i = 0; i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);
      guint           *count = &tally.untriaged;

      for (guint c = 0; c < G_N_ELEMENTS (colours); c++)
        if (g_strcmp0 (patient->triage, colours[c].code) == 0)
          count = colours[c].count;
      ++*count;
    }

  return tally;
}
