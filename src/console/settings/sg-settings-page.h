/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-page.h"

G_BEGIN_DECLS

#define SG_TYPE_SETTINGS_PAGE (sg_settings_page_get_type ())

G_DECLARE_FINAL_TYPE (SgSettingsPage, sg_settings_page, SG, SETTINGS_PAGE, SgPage)

G_END_DECLS
