/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SG_TYPE_LOADING_PAGE (sg_loading_page_get_type ())

G_DECLARE_FINAL_TYPE (SgLoadingPage, sg_loading_page, SG, LOADING_PAGE, AdwBin)

void sg_loading_page_start (SgLoadingPage *self);
void sg_loading_page_tell (SgLoadingPage *self,
                           const char    *phase,
                           double         fraction,
                           double         seconds_left);
void sg_loading_page_fail (SgLoadingPage *self, const char *message);

G_END_DECLS
