/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/paper/sg-letterhead.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

SgLetterhead *sg_desk_new_letterhead (SgDesk *desk);
gboolean      sg_desk_print_forms (SgDesk *desk, const char *folder, GError **error);

G_END_DECLS
