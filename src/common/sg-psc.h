/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-fold.h"

G_BEGIN_DECLS

/* What a PSC may choose. Here and not in the settings of one desk, since the server runs the same
 * clocks and rings. */
typedef enum
{
  SG_SETTING_ACK_S,
  SG_SETTING_EN_ROUTE_S,
  SG_SETTING_ON_SCENE_S,
  SG_SETTING_PANIC_S,
  SG_SETTING_POSITION_S,
  SG_SETTING_PARALLEL_SEV1,
  SG_SETTING_AMBULANCE_WITHIN_S,
  SG_SETTING_RING1_M,
  SG_SETTING_RING2_M,
  SG_SETTING_RING3_M,
  SG_SETTING_RING4_M,
  SG_SETTING_RING_S,
  SG_SETTING_RING_SIZE,
  SG_SETTING_VOLUNTEER_CAP,
  SG_SETTING_VOLUNTEER_WITHIN_S,
  SG_SETTING_AED_PICK_UP_S,
  SG_SETTING_BASIC_BOTH_ROLES,
  SG_SETTING_GRACE_MONTHS,
  SG_SETTING_DUPLICATE_M,
  SG_SETTING_DUPLICATE_MIN,
  SG_SETTING_REPUTATION_DAYS,
  SG_SETTING_COVERAGE_PREFER,
  SG_SETTING_COVERAGE_EXTRA_S,
  SG_SETTING_COVERAGE_TARGET_S,
  SG_SETTING_TARGET_ANSWER_S,
  SG_SETTING_TARGET_PROCESS_S,
  SG_SETTING_TARGET_SEV1_S,
  SG_SETTING_TARGET_SEV2_S,
  SG_SETTING_TARGET_SEV3_S,
  SG_SETTING_PLANNED_LEAD_MIN,
  SG_SETTING_UNDO_S,
  SG_SETTING_FATIGUE_H,
  SG_SETTING_BED_AGE_MIN,
  SG_SETTING_KEEP_INCIDENT_DAYS,
  SG_SETTING_KEEP_RESPONSE_DAYS,
  SG_SETTING_KEEP_POSITION_H,
  SG_N_SETTINGS
} SgSetting;

/**
 * SgSettingType:
 * @key: in the body of a `psc.configured` and for siagactl
 * @usual: what holds until somebody chooses
 * @why: what it is for and where the figure comes from, marked for translation
 */
typedef struct
{
  const char *key;
  gint64      usual;
  gint64      least;
  gint64      most;
  const char *why;
} SgSettingType;

/**
 * SgPsc:
 * @values: by SgSetting
 * @district_values: where a district differs: its setting, figure and name in a line each, with
 *   tabs between them
 */
typedef struct
{
  SgUuid id;
  gint64 values[SG_N_SETTINGS];
  char  *district_values;
} SgPsc;

/* So many figures of districts a PSC may choose: the four of 75 kecamatan. */
#define SG_DISTRICT_VALUES_MAX 300

extern const SgRecordType sg_psc_record;
extern const SgFoldType   sg_psc_fold;

SgPsc               *sg_psc_new_usual (void);
void                 sg_psc_free (SgPsc *self);
const SgSettingType *sg_setting_get_type (SgSetting setting);
gboolean             sg_setting_check (const char *key, gint64 value, GError **error);
gboolean             sg_setting_is_of_district (const char *key);
gint64               sg_psc_get_value (const SgPsc *self, SgSetting setting, const char *district);
SgUuid               sg_psc_get_subject (const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPsc, sg_psc_free)

G_END_DECLS
