/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

char *sg_desk_make_number (SgDesk *desk, GError **error);

G_END_DECLS
