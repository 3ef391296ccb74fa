/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/incident/sg-patient-deeds.h"

#include <glib/gi18n-lib.h>

#include "common/sg-error.h"
#include "console/incident/sg-filled.h"
#include "desk/call/sg-desk-place.h"
#include "desk/scene/sg-desk-close.h"
#include "desk/scene/sg-desk-hospital.h"
#include "desk/scene/sg-desk-patient.h"

static SgPatientFacts
get_facts (const SgFilled *filled)
{
  return (SgPatientFacts){ .label = sg_filled_get (filled, "label"),
                           .tag = sg_filled_get (filled, "tag"),
                           .sex = sg_filled_get (filled, "sex"),
                           .age = sg_filled_get (filled, "age"),
                           .name = sg_filled_get (filled, "name"),
                           .nik = sg_filled_get (filled, "nik") };
}

gpointer
sg_patient_deed_add (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled      *filled = data;
  const SgPatientFacts facts = get_facts (filled);
  SgUuid               patient;

  sg_desk_add_patient (hand->desk, &filled->incident, &facts, &patient, error);
  return NULL;
}

gpointer
sg_patient_deed_change (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled      *filled = data;
  const SgPatientFacts facts = get_facts (filled);

  if (g_hash_table_size (filled->values) == 0)
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, _ ("Nothing was filled in"));
      return NULL;
    }

  sg_desk_change_patient (hand->desk, &filled->subject, &facts, error);
  return NULL;
}

gpointer
sg_patient_deed_take_vitals (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  const SgVitals  vitals = { .hr = sg_filled_get (filled, "hr"),
                             .rr = sg_filled_get (filled, "rr"),
                             .sbp = sg_filled_get (filled, "sbp"),
                             .dbp = sg_filled_get (filled, "dbp"),
                             .spo2 = sg_filled_get (filled, "spo2"),
                             .temp = sg_filled_get (filled, "temp"),
                             .glucose = sg_filled_get (filled, "glucose"),
                             .pain = sg_filled_get (filled, "pain"),
                             .avpu = sg_filled_get (filled, "avpu"),
                             .gcs = sg_filled_get (filled, "gcs") };

  if (g_hash_table_size (filled->values) == 0)
    {
      g_set_error_literal (error, SG_ERROR, SG_ERROR_INVALID, _ ("Nothing was measured"));
      return NULL;
    }

  sg_desk_take_vitals (hand->desk, &filled->subject, &vitals, error);
  return NULL;
}

gpointer
sg_patient_deed_triage (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  sg_desk_triage (hand->desk, &filled->subject, sg_filled_get (filled, "triage"), NULL, error);
  return NULL;
}

gpointer
sg_patient_deed_treat (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled   *filled = data;
  const SgTreatment treatment = { .what = sg_filled_get (filled, "what"),
                                  .dose = sg_filled_get (filled, "dose"),
                                  .route = sg_filled_get (filled, "route") };

  if (sg_filled_must (filled, "what", error))
    sg_desk_treat (hand->desk, &filled->subject, &treatment, error);
  return NULL;
}

gpointer
sg_patient_deed_refuse (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;

  if (sg_filled_must (filled, "what", error))
    sg_desk_refuse_care (hand->desk, &filled->subject, sg_filled_get (filled, "what"), error);
  return NULL;
}

gpointer
sg_patient_deed_allocate (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  const SgUuid    facility = sg_filled_get_uuid (filled, "facility");

  if (sg_filled_must (filled, "facility", error))
    sg_desk_allocate (hand->desk, &filled->incident, &filled->subject, &facility, error);
  return NULL;
}

/* ---- a major incident ---- */

/* The best match near the incident: the map shows it at once, so that a wrong one is seen. */
static SgFoundPlace *
find_staging (SgDeskHand *hand, const SgFilled *filled, GError **error)
{
  g_autoptr (SgIncident) incident = sg_desk_get_incident (hand->desk, &filled->incident, error);
  g_autoptr (GPtrArray) places = NULL;
  SgPoint near;

  if (incident == NULL)
    return NULL;

  near = sg_scene_get_point (&incident->scene);
  places = sg_desk_find_places (hand->desk,
                                sg_filled_get (filled, "staging"),
                                sg_scene_is_known (&incident->scene) ? &near : NULL,
                                1,
                                error);
  if (places != NULL && places->len > 0)
    return g_ptr_array_steal_index (places, 0);

  if (places != NULL)
    g_set_error_literal (error,
                         SG_ERROR,
                         SG_ERROR_INVALID,
                         /* Translators: “staging” is the name of a field and stays as it is */
                         _ ("“staging”: no such place; coordinates are fine as well"));
  return NULL;
}

gpointer
sg_patient_deed_declare_major (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  g_autoptr (SgFoundPlace) staging = NULL;
  SgMajor major = { .on = TRUE,
                    .reason = sg_filled_get (filled, "reason"),
                    .sector = sg_filled_get (filled, "sector"),
                    .transport_officer = sg_filled_get (filled, "transport_officer"),
                    .commander = sg_filled_get (filled, "commander") };

  if (sg_filled_get (filled, "staging") != NULL)
    {
      staging = find_staging (hand, filled, error);
      if (staging == NULL)
        return NULL;
      if (staging->scene.text == NULL)
        staging->scene.text = g_strdup (sg_filled_get (filled, "staging"));
      major.staging = &staging->scene;
    }

  sg_desk_declare_major (hand->desk, &filled->incident, &major, error);
  return NULL;
}

gpointer
sg_patient_deed_end_major (SgDeskHand *hand, gpointer data, GError **error)
{
  const SgFilled *filled = data;
  const SgMajor   major = { .on = FALSE, .reason = sg_filled_get (filled, "reason") };

  sg_desk_declare_major (hand->desk, &filled->incident, &major, error);
  return NULL;
}
