/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

/* What the forms of the record's tab record: each gets an #SgFilled and returns nothing. */
gpointer sg_record_deed_note (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_park (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_forward (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_log_agency (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_promise (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_call_back (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_verify_caller (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_change (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_verify_place (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_classify (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_close (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_reopen (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_verify (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_merge (SgDeskHand *hand, gpointer data, GError **error);
gpointer sg_record_deed_part (SgDeskHand *hand, gpointer data, GError **error);

G_END_DECLS
