/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-coordinates-text.h"
#include "common/sg-plus-code.h"

G_BEGIN_DECLS

SgPlusCodeKind sg_plus_code_text_scan (const char          **at,
                                       const SgPlaceContext *context,
                                       SgCoordinates        *coordinates,
                                       GError              **error);
const char    *sg_plus_code_text_find (const char *text);

G_END_DECLS
