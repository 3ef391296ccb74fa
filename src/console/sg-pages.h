/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

void sg_pages_open (AdwViewStack *stack, SgDeskSession *session);
void sg_pages_close (AdwViewStack *stack);

G_END_DECLS
