/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/people/sg-role.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

gboolean sg_desk_is_for_all (SgDesk *desk, gboolean *is_for_all, GError **error);
gboolean sg_desk_may (SgDesk *desk, SgPermission permission, GError **error);
gboolean sg_desk_may_verify (SgDesk *desk, const SgUuid *incident, GError **error);

G_END_DECLS
