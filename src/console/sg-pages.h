/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/base/sg-page.h"

G_BEGIN_DECLS

void    sg_pages_open (AdwViewStack *stack, SgDeskSession *session);
void    sg_pages_close (AdwViewStack *stack);
SgPage *sg_pages_show (AdwViewStack *stack, const char *name);
SgPage *sg_pages_get_shown (AdwViewStack *stack);

G_END_DECLS
