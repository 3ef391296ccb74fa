/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "console/base/sg-desk-session.h"
#include "console/call/sg-call-draft.h"

G_BEGIN_DECLS

#define SG_TYPE_DUPLICATE_BANNER (sg_duplicate_banner_get_type ())

/* An open incident that the call is probably about. It offers, and decides nothing. */
G_DECLARE_FINAL_TYPE (SgDuplicateBanner, sg_duplicate_banner, SG, DUPLICATE_BANNER, GtkWidget)

void          sg_duplicate_banner_look (SgDuplicateBanner *self,
                                        SgDeskSession     *session,
                                        const SgCallDraft *draft);
const SgUuid *sg_duplicate_banner_get_incident (SgDuplicateBanner *self);

G_END_DECLS
