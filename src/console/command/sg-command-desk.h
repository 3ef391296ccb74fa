/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/command/sg-command.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

SgCommandNames *sg_command_names_read (SgDesk *desk, GError **error);
void sg_command_names_add_incident (SgCommandNames *self, const SgIncident *incident, guint place);

G_END_DECLS
