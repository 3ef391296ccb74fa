/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/responders/sg-register-kind.h"

G_BEGIN_DECLS

#define SG_TYPE_REGISTER_TRANSFER (sg_register_transfer_get_type ())

/* A register comes from a table or goes into one. */
G_DECLARE_FINAL_TYPE (SgRegisterTransfer, sg_register_transfer, SG, REGISTER_TRANSFER, AdwBin)

void sg_register_transfer_open (SgRegisterTransfer *self, SgDeskSession *session);
void sg_register_transfer_try (SgRegisterTransfer   *self,
                               const SgRegisterKind *kind,
                               const char           *path);
void sg_register_transfer_export (SgRegisterTransfer   *self,
                                  const SgRegisterKind *kind,
                                  const char           *path);

gboolean    sg_register_transfer_is_settled (SgRegisterTransfer *self);
const char *sg_register_transfer_get_summary (SgRegisterTransfer *self);

G_END_DECLS
