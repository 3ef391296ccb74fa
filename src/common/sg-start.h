/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one looks at in thirty seconds beside each casualty. */
typedef enum
{
  SG_FINDING_UNKNOWN,
  SG_FINDING_NO,
  SG_FINDING_YES
} SgFinding;

/**
 * SgStart:
 * @walks: able to walk when told to
 * @breathes: by itself
 * @breathes_after_opening: after the airway was opened; asked when @breathes is no
 * @breaths_per_minute: negative while nobody counted
 * @perfusion: the radial pulse is felt and the capillary refill is at most 2 s
 * @obeys: follows a simple command
 */
typedef struct
{
  SgFinding walks;
  SgFinding breathes;
  SgFinding breathes_after_opening;
  int       breaths_per_minute;
  SgFinding perfusion;
  SgFinding obeys;
} SgStart;

#define SG_START_UNKNOWN ((SgStart){ .breaths_per_minute = -1 })

const char *sg_start_triage (const SgStart *self, const char **next);

G_END_DECLS
