/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"
#include "console/responders/sg-entry-pane.h"
#include "console/responders/sg-register-table.h"
#include "console/responders/sg-register-transfer.h"

G_BEGIN_DECLS

#define SG_TYPE_RESPONDERS_PAGE (sg_responders_page_get_type ())

/* Who can be sent and where they can be brought: volunteers, units, facilities, AEDs. */
G_DECLARE_FINAL_TYPE (SgRespondersPage, sg_responders_page, SG, RESPONDERS_PAGE, SgPage)

SgRegisterTable    *sg_responders_page_get_table (SgRespondersPage *self);
SgEntryPane        *sg_responders_page_get_entry (SgRespondersPage *self);
SgRegisterTransfer *sg_responders_page_get_transfer (SgRespondersPage *self);

G_END_DECLS
