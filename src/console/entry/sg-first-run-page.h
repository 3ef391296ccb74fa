/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SG_TYPE_FIRST_RUN_PAGE (sg_first_run_page_get_type ())

G_DECLARE_FINAL_TYPE (SgFirstRunPage, sg_first_run_page, SG, FIRST_RUN_PAGE, AdwBin)

G_END_DECLS
