/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

guint      sg_desk_count_wanted (SgDesk *desk, const SgIncident *incident);
GPtrArray *sg_desk_request_next (SgDesk           *desk,
                                 SgResponderIndex *index,
                                 const SgUuid     *incident,
                                 GError          **error);

G_END_DECLS
