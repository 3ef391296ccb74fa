/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-patient.h"
#include "common/sg-start.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* What may be told of a patient; NULL for what is not. */
typedef struct
{
  const char *label;
  const char *tag;
  const char *sex;
  const char *age;
  const char *name;
  const char *nik;
} SgPatientFacts;

/* Measured values, as text in the units of #SgPatient; NULL for what was not taken. */
typedef struct
{
  const char *hr;
  const char *rr;
  const char *sbp;
  const char *dbp;
  const char *spo2;
  const char *temp;
  const char *glucose;
  const char *pain;
  const char *avpu;
  const char *gcs; /* such as E3V4M6, or 3+4+6 */
} SgVitals;

gboolean sg_desk_add_patient (SgDesk               *desk,
                              const SgUuid         *incident,
                              const SgPatientFacts *facts,
                              SgUuid               *patient,
                              GError              **error);
gboolean sg_desk_change_patient (SgDesk               *desk,
                                 const SgUuid         *patient,
                                 const SgPatientFacts *facts,
                                 GError              **error);
gboolean sg_desk_triage (SgDesk       *desk,
                         const SgUuid *patient,
                         const char   *triage,
                         const char   *how,
                         GError      **error);
gboolean sg_desk_triage_start (SgDesk        *desk,
                               const SgUuid  *patient,
                               const SgStart *start,
                               const char   **colour,
                               const char   **next,
                               GError       **error);
gboolean sg_desk_take_vitals (SgDesk         *desk,
                              const SgUuid   *patient,
                              const SgVitals *vitals,
                              GError        **error);

/* What was done to a patient. */
typedef struct
{
  const char *what;
  const char *code;
  const char *dose;
  const char *route;
} SgTreatment;

gboolean sg_desk_treat (SgDesk            *desk,
                        const SgUuid      *patient,
                        const SgTreatment *treatment,
                        GError           **error);
gboolean sg_desk_refuse_care (SgDesk       *desk,
                              const SgUuid *patient,
                              const char   *what,
                              GError      **error);

SgPatient *sg_desk_get_patient (SgDesk *desk, const SgUuid *patient, GError **error);
GPtrArray *sg_desk_list_patients (SgDesk *desk, const SgUuid *incident, GError **error);

/* How many of each colour, and how many nobody has triaged yet. */
typedef struct
{
  guint red;
  guint yellow;
  guint green;
  guint black;
  guint untriaged;
} SgTally;

SgTally sg_patients_tally (GPtrArray *patients);

G_END_DECLS
