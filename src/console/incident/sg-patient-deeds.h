/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

/* What the forms of the patients' tab record: each gets an #SgFilled whose subject is the patient,
 * and returns nothing. */
gpointer sg_patient_deed_add (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_patient_deed_change (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_patient_deed_take_vitals (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_patient_deed_triage (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_patient_deed_treat (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_patient_deed_refuse (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_patient_deed_allocate (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_patient_deed_declare_major (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_patient_deed_end_major (SgDeskHand *hand, gpointer data, GError **error);

G_END_DECLS
