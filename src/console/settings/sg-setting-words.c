/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "console/settings/sg-setting-words.h"

#include <glib/gi18n-lib.h>

#define SECONDS N_ ("s")
#define MINUTES N_ ("min")
#define METRES  N_ ("m")
#define NUMBER  ""
#define YES_NO  N_ ("1 yes, 0 no")

static const struct
{
  const char    *title;
  const char    *unit;
  SgSettingGroup group;
} words[SG_N_SETTINGS] = {
  [SG_SETTING_ACK_S] = { N_ ("A request waits for an answer"), SECONDS, SG_SETTING_GROUP_CLOCKS },
  [SG_SETTING_EN_ROUTE_S] = { N_ ("Departure after accepting"), SECONDS, SG_SETTING_GROUP_CLOCKS },
  [SG_SETTING_ON_SCENE_S] = { N_ ("Silence of a crew on scene"), SECONDS, SG_SETTING_GROUP_CLOCKS },
  [SG_SETTING_PANIC_S] = { N_ ("A panic alarm nobody acknowledged"),
                           SECONDS,
                           SG_SETTING_GROUP_CLOCKS },
  [SG_SETTING_POSITION_S] = { N_ ("A position is too old after"),
                              SECONDS,
                              SG_SETTING_GROUP_CLOCKS },
  [SG_SETTING_PARALLEL_SEV1] = { N_ ("Ambulances asked at once for SEV-1"),
                                 NUMBER,
                                 SG_SETTING_GROUP_RULES },
  [SG_SETTING_AMBULANCE_WITHIN_S] = { N_ ("Ambulances are looked for within"),
                                      SECONDS,
                                      SG_SETTING_GROUP_RULES },
  [SG_SETTING_RING1_M] = { N_ ("First ring"), METRES, SG_SETTING_GROUP_RINGS },
  [SG_SETTING_RING2_M] = { N_ ("Second ring"), METRES, SG_SETTING_GROUP_RINGS },
  [SG_SETTING_RING3_M] = { N_ ("Third ring"), METRES, SG_SETTING_GROUP_RINGS },
  [SG_SETTING_RING4_M] = { N_ ("Fourth ring"), METRES, SG_SETTING_GROUP_RINGS },
  [SG_SETTING_RING_S] = { N_ ("To the next ring after"), SECONDS, SG_SETTING_GROUP_RINGS },
  [SG_SETTING_RING_SIZE] = { N_ ("Volunteers asked in a ring"), NUMBER, SG_SETTING_GROUP_RINGS },
  [SG_SETTING_VOLUNTEER_CAP] = { N_ ("Volunteers at a scene at most"),
                                 NUMBER,
                                 SG_SETTING_GROUP_RINGS },
  [SG_SETTING_VOLUNTEER_WITHIN_S] = { N_ ("Volunteers are looked for within"),
                                      SECONDS,
                                      SG_SETTING_GROUP_RINGS },
  [SG_SETTING_AED_PICK_UP_S] = { N_ ("Taking an AED from its place"),
                                 SECONDS,
                                 SG_SETTING_GROUP_RINGS },
  [SG_SETTING_BASIC_BOTH_ROLES] = { N_ ("Basic volunteers may press and fetch the AED"),
                                    YES_NO,
                                    SG_SETTING_GROUP_RINGS },
  [SG_SETTING_GRACE_MONTHS] = { N_ ("An expired certificate still counts for"),
                                N_ ("months"),
                                SG_SETTING_GROUP_RINGS },
  [SG_SETTING_DUPLICATE_M] = { N_ ("Duplicates are suspected within"),
                               METRES,
                               SG_SETTING_GROUP_RULES },
  [SG_SETTING_DUPLICATE_MIN] = { N_ ("Duplicates are suspected for"),
                                 MINUTES,
                                 SG_SETTING_GROUP_RULES },
  [SG_SETTING_REPUTATION_DAYS] = { N_ ("Half of a prank is forgotten after"),
                                   N_ ("days"),
                                   SG_SETTING_GROUP_RULES },
  [SG_SETTING_COVERAGE_PREFER] = { N_ ("Prefer who leaves no gap, for SEV-2 and 3"),
                                   YES_NO,
                                   SG_SETTING_GROUP_RULES },
  [SG_SETTING_COVERAGE_EXTRA_S] = { N_ ("Keeping cover may cost"),
                                    SECONDS,
                                    SG_SETTING_GROUP_RULES },
  [SG_SETTING_COVERAGE_TARGET_S] = { N_ ("A district is covered within"),
                                     SECONDS,
                                     SG_SETTING_GROUP_TARGETS },
  [SG_SETTING_TARGET_ANSWER_S] = { N_ ("Answer a call within"), SECONDS, SG_SETTING_GROUP_TARGETS },
  [SG_SETTING_TARGET_PROCESS_S] = { N_ ("Send help within"), SECONDS, SG_SETTING_GROUP_TARGETS },
  [SG_SETTING_TARGET_SEV1_S] = { N_ ("Help is there within, SEV-1"),
                                 SECONDS,
                                 SG_SETTING_GROUP_TARGETS },
  [SG_SETTING_TARGET_SEV2_S] = { N_ ("Help is there within, SEV-2"),
                                 SECONDS,
                                 SG_SETTING_GROUP_TARGETS },
  [SG_SETTING_TARGET_SEV3_S] = { N_ ("Help is there within, SEV-3"),
                                 SECONDS,
                                 SG_SETTING_GROUP_TARGETS },
  [SG_SETTING_PLANNED_LEAD_MIN] = { N_ ("An ordered drive appears before"),
                                    MINUTES,
                                    SG_SETTING_GROUP_DESK },
  [SG_SETTING_UNDO_S] = { N_ ("An action can be undone for"), SECONDS, SG_SETTING_GROUP_DESK },
  [SG_SETTING_FATIGUE_H] = { N_ ("Fatigue warning after"), N_ ("hours"), SG_SETTING_GROUP_DESK },
  [SG_SETTING_BED_AGE_MIN] = { N_ ("A figure of beds is old after"),
                               MINUTES,
                               SG_SETTING_GROUP_DESK },
  [SG_SETTING_KEEP_INCIDENT_DAYS] = { N_ ("Incidents are kept for"),
                                      N_ ("days"),
                                      SG_SETTING_GROUP_KEEPING },
  [SG_SETTING_KEEP_RESPONSE_DAYS] = { N_ ("Responses of volunteers are kept for"),
                                      N_ ("days"),
                                      SG_SETTING_GROUP_KEEPING },
  [SG_SETTING_KEEP_POSITION_H] = { N_ ("Positions are kept for"),
                                   N_ ("hours"),
                                   SG_SETTING_GROUP_KEEPING },
};

const char *
sg_setting_group_get_title (SgSettingGroup group)
{
  static const char *const titles[SG_N_SETTING_GROUPS] = {
    [SG_SETTING_GROUP_TARGETS] = N_ ("Targets"),
    [SG_SETTING_GROUP_CLOCKS] = N_ ("Clocks and alarms"),
    [SG_SETTING_GROUP_RINGS] = N_ ("Rings of volunteers"),
    [SG_SETTING_GROUP_RULES] = N_ ("Candidates and duplicates"),
    [SG_SETTING_GROUP_DESK] = N_ ("At the desk"),
    [SG_SETTING_GROUP_KEEPING] = N_ ("How long data is kept"),
  };

  return _ (titles[group]);
}

SgSettingGroup
sg_setting_get_group (SgSetting setting)
{
  return words[setting].group;
}

/**
 * sg_setting_get_title:
 *
 * Returns: what the figure decides, translated
 */
const char *
sg_setting_get_title (SgSetting setting)
{
  return _ (words[setting].title);
}

/**
 * sg_setting_get_unit:
 *
 * Returns: translated; empty for a count
 */
const char *
sg_setting_get_unit (SgSetting setting)
{
  return *words[setting].unit != '\0' ? _ (words[setting].unit) : "";
}
