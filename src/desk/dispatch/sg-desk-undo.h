/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

gboolean sg_desk_undo (SgDesk *desk, const SgUuid *event, GError **error);
gboolean sg_desk_undo_last (SgDesk *desk, char **what, GError **error);

G_END_DECLS
