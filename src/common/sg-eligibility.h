/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-incident.h"
#include "common/sg-psc.h"
#include "common/sg-reason.h"
#include "common/sg-unit.h"
#include "common/sg-volunteer.h"

G_BEGIN_DECLS

/* The finding of an incident at which two roles are sent at once. */
#define SG_FINDING_ARREST "henti_jantung"

typedef enum
{
  SG_ELIGIBLE,     /* alerted by a ring, requested by Enter */
  SG_BY_HAND_ONLY, /* an operator may choose it and says why */
  SG_NOT_ELIGIBLE
} SgEligibility;

typedef enum
{
  SG_CERTIFIED,
  SG_CERTIFIED_IN_GRACE,
  SG_CERTIFIED_ONCE, /* longer expired than the grace */
  SG_CERTIFIED_REVOKED,
  SG_CERTIFIED_NEVER
} SgCertified;

/**
 * SgEligibilityCase:
 * @settings: by SgSetting
 * @target_s: see sg_incident_get_target_s()
 * @now: microseconds UTC
 * @today: YYYY-MM-DD in the desk's zone: certificates end with a day
 * @shift: (nullable): pagi, siang or malam: of the desk at @now
 * @supervised: whether somebody advanced, or an ambulance, has accepted
 *
 * What is the same for everybody who is looked at for one incident.
 */
typedef struct
{
  const SgIncident *incident;
  gint64            settings[SG_N_SETTINGS];
  gint64            target_s;
  gint64            now;
  char              today[11];
  const char       *shift;
  gboolean          supervised;
} SgEligibilityCase;

/**
 * SgWorkload:
 * @on_task: (nullable): the number of another incident that the responder works on
 * @n_tasks: in the last 24 hours
 * @ms: by road to the incident; 0 while nobody has reckoned it
 */
typedef struct
{
  const char *on_task;
  gint64      n_tasks;
  guint32     ms;
} SgWorkload;

/**
 * SgJudgement:
 * @why: (element-type SgReason): what speaks for it
 * @why_not: (element-type SgReason): what forbids it, and what only warns
 */
typedef struct
{
  SgEligibility verdict;
  GPtrArray    *why;
  GPtrArray    *why_not;
} SgJudgement;

SgJudgement *sg_judgement_new (void);
void         sg_judgement_free (SgJudgement *self);
void         sg_judgement_forbid (SgJudgement *self, SgEligibility verdict);

SgJudgement *sg_judge_volunteer (const SgEligibilityCase *on,
                                 const SgVolunteer       *volunteer,
                                 GPtrArray               *certificates,
                                 const SgWorkload        *workload);
SgJudgement *sg_judge_unit (const SgEligibilityCase *on,
                            const SgUnit            *unit,
                            const SgWorkload        *workload);

SgCertified sg_certificates_judge (GPtrArray            *certificates,
                                   const char           *today,
                                   gint64                grace_months,
                                   const SgCertificate **best);
gboolean    sg_level_is_advanced (const char *level);
gint64      sg_incident_get_target_s (const SgIncident *incident, const SgPsc *psc);
gboolean    sg_incident_is_arrest (const SgIncident *incident);
gboolean    sg_incident_is_critical (const SgIncident *incident);

const char *sg_eligibility_to_text (SgEligibility eligibility);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgJudgement, sg_judgement_free)

G_END_DECLS
