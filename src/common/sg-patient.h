/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-fold.h"

G_BEGIN_DECLS

/**
 * SgPatient:
 * @label: what the crew calls the patient while nobody knows the name
 * @tag: of the triage ribbon
 * @age: as it was told; the crew seldom knows better
 * @hr: the last measured values, as text so that nothing is rounded: heart and breath rates a
 *   minute, mmHg, %, °C, mg/dL
 * @gcs: 3…15; 0 when it was not taken
 * @treatments: a line each
 */
typedef struct
{
  SgUuid id;
  SgUuid incident;
  char  *label;
  char  *tag;
  char  *sex;
  char  *age;
  char  *name;
  char  *nik;
  char  *ihs;
  char  *triage;
  gint64 triaged_at;
  char  *hr;
  char  *rr;
  char  *sbp;
  char  *dbp;
  char  *spo2;
  char  *temp;
  char  *glucose;
  char  *pain;
  char  *avpu;
  gint64 gcs;
  gint64 vitals_at;
  gint64 n_vitals;
  char  *treatments;
  char  *refused;
  SgUuid facility;
  char  *receiver;
  char  *condition;
  gint64 handed_over_at;
} SgPatient;

extern const SgRecordType sg_patient_record;
extern const SgFoldType   sg_patient_fold;

void sg_patient_free (SgPatient *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPatient, sg_patient_free)

G_END_DECLS
