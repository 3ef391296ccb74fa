/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"

G_BEGIN_DECLS

#define SG_TYPE_SHIFT_PAGE (sg_shift_page_get_type ())

G_DECLARE_FINAL_TYPE (SgShiftPage, sg_shift_page, SG, SHIFT_PAGE, SgPage)

G_END_DECLS
