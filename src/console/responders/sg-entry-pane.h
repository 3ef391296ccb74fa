/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/responders/sg-entry-form.h"
#include "console/responders/sg-register-kind.h"

G_BEGIN_DECLS

#define SG_TYPE_ENTRY_PANE (sg_entry_pane_get_type ())

/* One entry of a register: where it is, what it is now, its fields, what it did. */
G_DECLARE_FINAL_TYPE (SgEntryPane, sg_entry_pane, SG, ENTRY_PANE, AdwBin)

void sg_entry_pane_open (SgEntryPane *self, SgDeskSession *session);
void sg_entry_pane_show (SgEntryPane *self, SgRegisterItem *item);
void sg_entry_pane_begin (SgEntryPane *self, const SgRegisterKind *kind);
void sg_entry_pane_clear (SgEntryPane *self, const SgRegisterKind *kind);

GtkWidget    *sg_entry_pane_get_target (SgEntryPane *self);
const SgUuid *sg_entry_pane_get_entry (SgEntryPane *self);
SgEntryForm  *sg_entry_pane_get_form (SgEntryPane *self);
gboolean      sg_entry_pane_is_settled (SgEntryPane *self);

G_END_DECLS
