/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

GPtrArray *sg_desk_request_next (SgDesk           *desk,
                                 SgResponderIndex *index,
                                 const SgUuid     *incident,
                                 GError          **error);

G_END_DECLS
