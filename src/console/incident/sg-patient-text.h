/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-patient.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgTriageStyle:
 * @code: of the code list `triage`; %NULL for who is not triaged yet
 * @css: the class with its colour
 * @letter: marked for translation in the context `triage`, as is @label
 *
 * How a colour of triage looks everywhere: colour, letter and word together.
 */
typedef struct
{
  const char *code;
  const char *css;
  const char *letter;
  const char *label;
} SgTriageStyle;

#define SG_N_TRIAGE_STYLES 5

const SgTriageStyle *sg_triage_style_get (guint nth);
const SgTriageStyle *sg_triage_style_find (const char *code);
const char          *sg_triage_style_get_letter (const SgTriageStyle *self);
const char          *sg_triage_style_get_label (const SgTriageStyle *self);

char *sg_patient_text_title (const SgPatient *patient, guint number);
char *sg_patient_text_person (const SgPatient *patient);
char *sg_patient_text_vitals (SgDesk *desk, const SgPatient *patient);

G_END_DECLS
