/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

/* What the forms of the hospitals' tab record: each gets an #SgFilled whose subject is the
 * hospital, and returns nothing. */
gpointer sg_hospital_deed_answer (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_hospital_deed_report (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_hospital_deed_notify (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_hospital_deed_acknowledge (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_hospital_deed_destine (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_hospital_deed_hand_over (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_hospital_deed_number (SgDeskHand *hand, gpointer data, GError **error);

G_END_DECLS
