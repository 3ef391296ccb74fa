/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may be sent, as rules without a desk: requirements.md's gate of the certificate and of the
 * levels, domain.md W3 and W4. Each rule adds its reason and may lower the verdict; none raises it
 * again, so that the order of the rules is only the order in which the reasons are read.
 *
 * A guard at a unit warns and does not block: an ambulance on another task stays in the list, to be
 * chosen by hand. A volunteer serves one incident at a time, and that does block. */

#include "common/sg-eligibility.h"

#include <stdio.h>
#include <string.h>

/* A crew that was entered longer ago than this has gone home. */
#define CREW_HOURS 14

static const char *const eligibility_names[] = { "eligible", "by_hand", "no" };

/* By rising competence. */
static const char *const levels[] = { "basic", "plus", "inst", "sinst" };

SgJudgement *
sg_judgement_new (void)
{
  SgJudgement *self = g_new0 (SgJudgement, 1);

  self->why = sg_reasons_new ();
  self->why_not = sg_reasons_new ();

  return self;
}

void
sg_judgement_free (SgJudgement *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->why);
  g_ptr_array_unref (self->why_not);
  g_free (self);
}

/**
 * sg_judgement_forbid:
 * @verdict: what is left at best
 */
void
sg_judgement_forbid (SgJudgement *self, SgEligibility verdict)
{
  self->verdict = MAX (self->verdict, verdict);
}

static void
forbid (SgJudgement *self, SgEligibility verdict, SgReasonCode code, const char *text)
{
  sg_reasons_add (self->why_not, code, text, NULL, 0);
  sg_judgement_forbid (self, verdict);
}

static void
praise (SgJudgement *self, SgReasonCode code, const char *text, gint64 number)
{
  sg_reasons_add (self->why, code, text, NULL, number);
}

static void
warn (SgJudgement *self, SgReasonCode code, const char *text)
{
  sg_reasons_add (self->why_not, code, text, NULL, 0);
}

/* ---- the incident ---- */

/**
 * sg_incident_is_critical:
 *
 * Returns: whether it is SEV-1; what nobody has judged yet counts as such
 */
gboolean
sg_incident_is_critical (const SgIncident *incident)
{
  return incident->severity < 2;
}

gboolean
sg_incident_is_arrest (const SgIncident *incident)
{
  return g_strcmp0 (incident->finding, SG_FINDING_ARREST) == 0;
}

/**
 * sg_incident_get_target_s:
 * @psc: what it aims at, by severity and district
 *
 * Returns: within how many seconds somebody should be there
 */
gint64
sg_incident_get_target_s (const SgIncident *incident, const SgPsc *psc)
{
  SgSetting setting = SG_SETTING_TARGET_SEV3_S;

  if (sg_incident_is_critical (incident))
    setting = SG_SETTING_TARGET_SEV1_S;
  else if (incident->severity == 2)
    setting = SG_SETTING_TARGET_SEV2_S;

  return sg_psc_get_value (psc, setting, incident->scene.kecamatan);
}

/* ---- certificates ---- */

static guint
rank_level (const char *level)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_strcmp0 (levels[i], level) == 0)
      return i + 1;

  return 0;
}

gboolean
sg_level_is_advanced (const char *level)
{
  return rank_level (level) > rank_level ("basic");
}

/* The last day on which a certificate may still be used by hand, as text that compares. */
static gboolean
is_in_grace (const char *expires, const char *today, gint64 months)
{
  GDate date;
  int   year;
  int   month;
  int   day;
  char  last[32];

  if (expires == NULL || sscanf (expires, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) CLAMP (day, 0, 255),
                         (GDateMonth) CLAMP (month, 0, 255),
                         (GDateYear) CLAMP (year, 0, 9999)))
    return FALSE;

  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_add_months (&date, (guint) months);
  g_snprintf (last,
              sizeof last,
              "%04d-%02d-%02d",
              g_date_get_year (&date),
              (int) g_date_get_month (&date),
              g_date_get_day (&date));

  return strcmp (today, last) <= 0;
}

static SgCertified
judge_certificate (const SgCertificate *certificate, const char *today, gint64 grace_months)
{
  if (certificate->revoked)
    return SG_CERTIFIED_REVOKED;
  if (certificate->expires != NULL && strcmp (today, certificate->expires) <= 0)
    return SG_CERTIFIED;

  return is_in_grace (certificate->expires, today, grace_months) ? SG_CERTIFIED_IN_GRACE
                                                                 : SG_CERTIFIED_ONCE;
}

static gboolean
is_better (const SgCertificate *a, const SgCertificate *b)
{
  int levels_apart = (int) rank_level (a->level) - (int) rank_level (b->level);

  return levels_apart > 0 || (levels_apart == 0 && g_strcmp0 (a->expires, b->expires) > 0);
}

/**
 * sg_certificates_judge:
 * @certificates: (element-type SgCertificate): all of one holder
 * @today: YYYY-MM-DD
 * @best: (out) (nullable): the one that says most: of those that are worth most now, the highest
 *   level, of these the one that lasts longest
 *
 * A revoked certificate forbids only itself: who has earned another one since has that.
 */
SgCertified
sg_certificates_judge (GPtrArray            *certificates,
                       const char           *today,
                       gint64                grace_months,
                       const SgCertificate **best)
{
  SgCertified worth = SG_CERTIFIED_NEVER;

  *best = NULL;
  for (guint i = 0; i < certificates->len; i++)
    {
      const SgCertificate *one = g_ptr_array_index (certificates, i);
      SgCertified          its = judge_certificate (one, today, grace_months);

      if (*best == NULL || its < worth || (its == worth && is_better (one, *best)))
        {
          worth = its;
          *best = one;
        }
    }

  return worth;
}

/* ---- both ---- */

/* What the responder has already answered at this incident. */
static void
judge_history (const SgEligibilityCase *on,
               const SgUuid            *responder,
               gboolean                 may_ask_again,
               SgJudgement             *self)
{
  const SgTask *task = NULL;
  SgEligibility after_no = may_ask_again ? SG_BY_HAND_ONLY : SG_NOT_ELIGIBLE;

  if (on->incident->tasks != NULL)
    task = sg_incident_find_responder (on->incident, responder);
  if (task == NULL)
    return;

  if (!sg_task_is_over (task))
    forbid (self, SG_NOT_ELIGIBLE, SG_REASON_ASKED, NULL);
  else if (task->state == SG_TASK_REFUSED)
    forbid (self, after_no, SG_REASON_DECLINED, task->reason);
  else if (task->state == SG_TASK_NO_ANSWER)
    forbid (self, after_no, SG_REASON_NO_ANSWER, NULL);
  else if (task->state == SG_TASK_RELEASED && !may_ask_again)
    forbid (self, SG_NOT_ELIGIBLE, SG_REASON_RELEASED, NULL);
}

static void
judge_minutes (const SgEligibilityCase *on,
               const SgWorkload        *workload,
               SgSetting                limit,
               SgJudgement             *self)
{
  gboolean in_time = workload->ms <= on->target_s * 1000;

  if (workload->ms == 0)
    return;

  if (workload->ms > on->settings[limit] * 1000)
    {
      sg_reasons_add (self->why_not, SG_REASON_TOO_FAR, NULL, NULL, on->settings[limit]);
      sg_judgement_forbid (self, SG_BY_HAND_ONLY);
    }
  else
    sg_reasons_add (in_time ? self->why : self->why_not,
                    in_time ? SG_REASON_WITHIN_TARGET : SG_REASON_PAST_TARGET,
                    NULL,
                    NULL,
                    on->target_s);
}

/* ---- volunteers ---- */

static void
judge_vetting (const SgVolunteer *volunteer, SgJudgement *self)
{
  if (volunteer->vetting == SG_VETTING_ACCEPTED)
    return;

  sg_reasons_add (self->why_not,
                  SG_REASON_NOT_VETTED,
                  sg_vetting_to_text (volunteer->vetting),
                  volunteer->vetting_reason,
                  0);
  sg_judgement_forbid (self, SG_NOT_ELIGIBLE);
}

static void
judge_availability (const SgEligibilityCase *on, const SgVolunteer *volunteer, SgJudgement *self)
{
  if (volunteer->availability == SG_AVAILABILITY_OFFLINE)
    forbid (self, SG_NOT_ELIGIBLE, SG_REASON_OFFLINE, NULL);
  else if (volunteer->availability == SG_AVAILABILITY_BUSY)
    forbid (self, SG_NOT_ELIGIBLE, SG_REASON_BUSY, NULL);
  else if (volunteer->until != 0 && on->now >= volunteer->until)
    {
      sg_reasons_add (self->why_not,
                      SG_REASON_DUTY_OVER,
                      NULL,
                      NULL,
                      (on->now - volunteer->until) / G_USEC_PER_SEC);
      sg_judgement_forbid (self, SG_NOT_ELIGIBLE);
    }
}

/* Basic takes SEV-3, with supervision SEV-2, and at a cardiac arrest what the PSC allows. */
static void
judge_level (const SgEligibilityCase *on, const char *level, SgJudgement *self)
{
  const SgIncident *incident = on->incident;

  if (sg_level_is_advanced (level))
    praise (self, SG_REASON_MAY_LEAD, NULL, 0);
  else if (sg_incident_is_critical (incident) && sg_incident_is_arrest (incident) &&
           on->settings[SG_SETTING_BASIC_BOTH_ROLES] != 0)
    praise (self, SG_REASON_BASIC_AT_ARREST, NULL, 0);
  else if (sg_incident_is_critical (incident))
    forbid (self, SG_NOT_ELIGIBLE, SG_REASON_LEVEL_TOO_LOW, level);
  else if (incident->severity == 2 && on->supervised)
    praise (self, SG_REASON_SUPERVISED, NULL, 0);
  else if (incident->severity == 2)
    warn (self, SG_REASON_UNSUPERVISED, NULL);
}

static void
judge_certificates (const SgEligibilityCase *on, GPtrArray *certificates, SgJudgement *self)
{
  gint64               grace = on->settings[SG_SETTING_GRACE_MONTHS];
  const SgCertificate *best;
  SgCertified          worth = sg_certificates_judge (certificates, on->today, grace, &best);

  if (worth == SG_CERTIFIED_NEVER)
    forbid (self, SG_NOT_ELIGIBLE, SG_REASON_NO_CERTIFICATE, NULL);
  if (best == NULL)
    return;

  if (worth == SG_CERTIFIED)
    sg_reasons_add (self->why, SG_REASON_CERTIFICATE, best->level, best->expires, 0);
  else if (worth == SG_CERTIFIED_IN_GRACE)
    {
      sg_reasons_add (self->why_not, SG_REASON_GRACE, best->level, best->expires, 0)->other = grace;
      sg_judgement_forbid (self, SG_BY_HAND_ONLY);
    }
  else if (worth == SG_CERTIFIED_ONCE)
    {
      sg_reasons_add (self->why_not, SG_REASON_EXPIRED, best->level, best->expires, 0);
      sg_judgement_forbid (self, SG_NOT_ELIGIBLE);
    }
  else
    forbid (self, SG_NOT_ELIGIBLE, SG_REASON_REVOKED, best->level);

  if (worth <= SG_CERTIFIED_IN_GRACE)
    judge_level (on, best->level, self);
}

/* Asked for by the caller, so an operator may decide otherwise when nobody else is near. */
static void
judge_sex (const SgEligibilityCase *on, const SgVolunteer *volunteer, SgJudgement *self)
{
  const char *wanted = on->incident->gender_preference;

  if (g_strcmp0 (wanted, "P") != 0 && g_strcmp0 (wanted, "L") != 0)
    return;

  if (g_strcmp0 (volunteer->sex, wanted) == 0)
    praise (self, SG_REASON_AS_REQUESTED, NULL, 0);
  else
    forbid (self,
            SG_BY_HAND_ONLY,
            *wanted == 'P' ? SG_REASON_WOMAN_REQUESTED : SG_REASON_MAN_REQUESTED,
            NULL);
}

/**
 * sg_judge_volunteer:
 * @certificates: (element-type SgCertificate): the volunteer's
 *
 * Returns: (transfer full): whether the volunteer may be sent, and why
 */
SgJudgement *
sg_judge_volunteer (const SgEligibilityCase *on,
                    const SgVolunteer       *volunteer,
                    GPtrArray               *certificates,
                    const SgWorkload        *workload)
{
  SgJudgement *self = sg_judgement_new ();

  judge_certificates (on, certificates, self);
  judge_vetting (volunteer, self);
  judge_availability (on, volunteer, self);
  if (workload->on_task != NULL)
    forbid (self, SG_NOT_ELIGIBLE, SG_REASON_ON_TASK, workload->on_task);
  judge_history (on, &volunteer->id, FALSE, self);
  judge_sex (on, volunteer, self);
  judge_minutes (on, workload, SG_SETTING_VOLUNTEER_WITHIN_S, self);
  if (volunteer->skills != NULL && *volunteer->skills != '\0')
    praise (self, SG_REASON_SKILLS, volunteer->skills, 0);
  praise (self, SG_REASON_LOAD, NULL, workload->n_tasks);

  return self;
}

/* ---- units ---- */

static void
judge_readiness (const SgUnit *unit, SgJudgement *self)
{
  if (unit->readiness == SG_UNIT_READY)
    praise (self, SG_REASON_READY, NULL, 0);
  else
    forbid (self,
            SG_NOT_ELIGIBLE,
            unit->readiness == SG_UNIT_OFF ? SG_REASON_OFF : SG_REASON_NOT_READY,
            unit->reason);
}

/* A and B are those with the equipment and crew for an emergency; the others only inform, since the
 * nearest car with oxygen is better than none. */
static void
judge_class (const SgEligibilityCase *on, const SgUnit *unit, SgJudgement *self)
{
  if (unit->class == NULL)
    return;

  if (sg_incident_is_critical (on->incident) && *unit->class > 'B')
    warn (self, SG_REASON_CLASS_LOW, unit->class);
  else
    praise (self, SG_REASON_CLASS, unit->class, 0);
}

static gint64
count_lines (const char *text)
{
  gint64 n = 0;

  for (const char *at = text; at != NULL && *at != '\0'; at = strchr (at, '\n'))
    {
      at += *at == '\n';
      n += *at != '\0' && *at != '\n';
    }

  return n;
}

static void
judge_crew (const SgEligibilityCase *on, const SgUnit *unit, SgJudgement *self)
{
  gint64   n = count_lines (unit->crew);
  gboolean is_recent = on->now - unit->crewed_at < CREW_HOURS * G_TIME_SPAN_HOUR;
  gboolean on_shift = unit->shift == NULL || on->shift == NULL ||
                      strcmp (unit->shift, on->shift) == 0;

  if (n > 0 && is_recent && on_shift)
    praise (self, SG_REASON_CREW, unit->shift, n);
  else
    warn (self, SG_REASON_NO_CREW, NULL);
}

/**
 * sg_judge_unit:
 *
 * Returns: (transfer full): whether the unit may be requested, and why
 */
SgJudgement *
sg_judge_unit (const SgEligibilityCase *on, const SgUnit *unit, const SgWorkload *workload)
{
  SgJudgement *self = sg_judgement_new ();

  judge_readiness (unit, self);
  if (workload->on_task != NULL)
    forbid (self, SG_BY_HAND_ONLY, SG_REASON_ON_TASK, workload->on_task);
  judge_history (on, &unit->id, TRUE, self);
  judge_minutes (on, workload, SG_SETTING_AMBULANCE_WITHIN_S, self);
  judge_class (on, unit, self);
  judge_crew (on, unit, self);
  if (unit->missing != NULL && *unit->missing != '\0')
    warn (self, SG_REASON_MISSING, unit->missing);
  praise (self, SG_REASON_LOAD, NULL, workload->n_tasks);

  return self;
}

const char *
sg_eligibility_to_text (SgEligibility eligibility)
{
  return eligibility_names[eligibility];
}
