/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/responders/sg-register-kind.h"

G_BEGIN_DECLS

#define SG_TYPE_REGISTER_TABLE (sg_register_table_get_type ())

/* One of the registers, searched and narrowed. */
G_DECLARE_FINAL_TYPE (SgRegisterTable, sg_register_table, SG, REGISTER_TABLE, AdwBin)

void sg_register_table_open (SgRegisterTable *self, SgDeskSession *session);
void sg_register_table_show (SgRegisterTable *self, const SgRegisterKind *kind);
void sg_register_table_select (SgRegisterTable *self, const SgUuid *id);
void sg_register_table_search (SgRegisterTable *self);

const SgRegisterKind *sg_register_table_get_kind (SgRegisterTable *self);
GListModel           *sg_register_table_get_rows (SgRegisterTable *self);
gboolean              sg_register_table_is_settled (SgRegisterTable *self);

G_END_DECLS
