/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An incident as somebody sees it who may not know whose it is, such as a trainer: what happened
 * and when stays, the caller and the patients are masked, wherever they are named. */

#include "desk/privacy/sg-incident-mask.h"

#include "common/sg-mask.h"
#include "common/sg-phone.h"
#include "desk/privacy/sg-personal.h"

#define HIDDEN "*****"

static void
replace (char **text, char *masked)
{
  g_free (*text);
  *text = masked;
}

static void
mask_words (char **text, const SgTraces *traces)
{
  if (*text != NULL)
    replace (text, sg_traces_dup_masked (traces, *text));
}

static void
mask_name (char **name)
{
  if (*name != NULL)
    replace (name, sg_mask_name (*name));
}

static void
mask_number (char **number)
{
  if (*number != NULL)
    replace (number, g_strdup (HIDDEN));
}

/* ---- by what the people are found in words ---- */

static void
add_traces (SgTraces *self, const char *name, const char *phone, const char *nik)
{
  if (name != NULL)
    sg_traces_add_name (self, name);
  if (phone != NULL)
    sg_traces_add_phone (self, phone);
  if (nik != NULL)
    sg_traces_add_nik (self, nik);
}

/**
 * sg_incident_find_traces:
 * @patients: (element-type SgPatient): of it
 *
 * Returns: (transfer full): of the caller and the patients as they are known now
 */
SgTraces *
sg_incident_find_traces (const SgIncident *incident, GPtrArray *patients)
{
  SgTraces *traces = sg_traces_new ();

  add_traces (traces, incident->caller, incident->phone, NULL);
  for (guint i = 0; i < patients->len; i++)
    {
      const SgPatient *patient = g_ptr_array_index (patients, i);

      add_traces (traces, patient->name, NULL, patient->nik);
    }

  return traces;
}

/**
 * sg_traces_add_events:
 * @events: (element-type SgEvent): of an incident and its patients
 *
 * Adds what they were called before it was corrected.
 */
void
sg_traces_add_events (SgTraces *self, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const SgEvent *event = g_ptr_array_index (events, i);

      add_traces (self,
                  sg_event_get_text (event, "caller"),
                  sg_event_get_text (event, "phone"),
                  sg_event_get_text (event, "nik"));
      if (g_str_has_prefix (event->kind, "patient."))
        add_traces (self, sg_event_get_text (event, "name"), NULL, NULL);
    }
}

/* ---- masking ---- */

void
sg_incident_mask (SgIncident *self, const SgTraces *traces)
{
  char **const words[] = { &self->text,       &self->why,           &self->remarks,
                           &self->needs,      &self->debrief,       &self->major_notes,
                           &self->scene.text, &self->scene.patokan, &self->close_reason };

  mask_name (&self->caller);
  if (self->phone != NULL)
    replace (&self->phone, sg_phone_mask (self->phone));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    mask_words (words[i], traces);
}

void
sg_patient_mask (SgPatient *self, const SgTraces *traces)
{
  mask_name (&self->name);
  mask_number (&self->nik);
  mask_number (&self->ihs);
  mask_words (&self->label, traces);
  mask_words (&self->condition, traces);
  mask_words (&self->treatments, traces);
}

/**
 * sg_event_dup_masked_body:
 *
 * Returns: (nullable) (transfer full): %NULL when it was erased, or nothing is left
 */
char *
sg_event_dup_masked_body (const SgEvent *event, const SgTraces *traces)
{
  SgHide hide = { SG_PERSONAL_SUBJECT, SG_HIDE_MASK, traces, NULL };
  char  *left = NULL;

  /* A body that is no object is none of ours: nobody can tell what is in it. */
  if (event->fields == NULL)
    return NULL;

  return sg_personal_hide (&hide, event->kind, event->fields, &left) ? left
                                                                     : g_strdup (event->body);
}
