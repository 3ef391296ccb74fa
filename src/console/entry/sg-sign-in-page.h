/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_SIGN_IN_PAGE (sg_sign_in_page_get_type ())

G_DECLARE_FINAL_TYPE (SgSignInPage, sg_sign_in_page, SG, SIGN_IN_PAGE, AdwBin)

void sg_sign_in_page_open (SgSignInPage *self, SgDeskSession *session, const char *hint);

G_END_DECLS
