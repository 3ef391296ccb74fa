/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-psc.h"

G_BEGIN_DECLS

/* What belongs together on the page. */
typedef enum
{
  SG_SETTING_GROUP_TARGETS,
  SG_SETTING_GROUP_CLOCKS,
  SG_SETTING_GROUP_RINGS,
  SG_SETTING_GROUP_RULES,
  SG_SETTING_GROUP_DESK,
  SG_SETTING_GROUP_KEEPING,
  SG_N_SETTING_GROUPS
} SgSettingGroup;

const char    *sg_setting_group_get_title (SgSettingGroup group);
SgSettingGroup sg_setting_get_group (SgSetting setting);
const char    *sg_setting_get_title (SgSetting setting);
const char    *sg_setting_get_unit (SgSetting setting);

G_END_DECLS
