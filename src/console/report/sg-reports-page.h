/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"

G_BEGIN_DECLS

#define SG_TYPE_REPORTS_PAGE (sg_reports_page_get_type ())

G_DECLARE_FINAL_TYPE (SgReportsPage, sg_reports_page, SG, REPORTS_PAGE, SgPage)

G_END_DECLS
