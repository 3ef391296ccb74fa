/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "common/sg-psc.h"
#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_SETTING_ROW (sg_setting_row_get_type ())

G_DECLARE_FINAL_TYPE (SgSettingRow, sg_setting_row, SG, SETTING_ROW, AdwActionRow)

SgSettingRow *sg_setting_row_new (SgDeskSession *session, SgSetting setting, const char *district);
SgSetting     sg_setting_row_get_setting (SgSettingRow *self);
GtkEditable  *sg_setting_row_get_entry (SgSettingRow *self);
void          sg_setting_row_refresh (SgSettingRow *self);

G_END_DECLS
