/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of who may be sent, as a table. */

#include "common/sg-eligibility.h"

#include <math.h>

#define NOW (G_GINT64_CONSTANT (1795572000) * G_USEC_PER_SEC)

#define NONE SG_N_REASONS

/**
 * Row:
 * @reason: that must be given, on either side
 * @severity: 3 when left out; %UNJUDGED for none
 * @level: of the certificate: plus when left out, empty for no certificate at all
 * @expires: 2027-01-01 when left out; today is 2026-11-25
 * @vetting: 1 + the state; accepted when left out
 * @duty: 1 + the availability; available when left out
 * @ms: a minute when left out
 *
 * A man; what is left out is as it should be.
 */
typedef struct
{
  const char   *says;
  SgEligibility verdict;
  SgReasonCode  reason;
  gint64        severity;
  gboolean      arrest;
  const char   *level;
  const char   *expires;
  int           vetting;
  int           duty;
  const char   *wanted;
  const char   *on_task;
  guint32       ms;
} Row;

#define UNJUDGED 9

#define YES  SG_ELIGIBLE
#define HAND SG_BY_HAND_ONLY
#define NO   SG_NOT_ELIGIBLE

static const Row rows[] = {
  /* The gate of the certificate. */
  { "certified", YES, SG_REASON_CERTIFICATE, .level = "basic" },
  { "last day", YES, SG_REASON_CERTIFICATE, .expires = "2026-11-25" },
  { "expired yesterday", HAND, SG_REASON_GRACE, .expires = "2026-11-24" },
  { "last day of grace", HAND, SG_REASON_GRACE, .expires = "2026-05-25" },
  { "grace is over", NO, SG_REASON_EXPIRED, .expires = "2026-05-24" },
  { "no certificate", NO, SG_REASON_NO_CERTIFICATE, .level = "" },

  /* Levels. */
  { "basic at SEV-2", YES, SG_REASON_UNSUPERVISED, .severity = 2, .level = "basic" },
  { "basic at SEV-1", NO, SG_REASON_LEVEL_TOO_LOW, .severity = 1, .level = "basic" },
  { "nobody judged it", NO, SG_REASON_LEVEL_TOO_LOW, .severity = UNJUDGED, .level = "basic" },
  { "arrest", YES, SG_REASON_BASIC_AT_ARREST, .severity = 1, .arrest = TRUE, .level = "basic" },
  { "plus at SEV-1", YES, SG_REASON_MAY_LEAD, .severity = 1 },
  { "instructor at SEV-2", YES, SG_REASON_MAY_LEAD, .severity = 2, .level = "inst" },
  { "plus in grace at SEV-1", HAND, SG_REASON_GRACE, .severity = 1, .expires = "2026-10-01" },

  /* Vetting and duty. */
  { "waiting", NO, SG_REASON_NOT_VETTED, .vetting = 1 + SG_VETTING_WAITING },
  { "deactivated", NO, SG_REASON_NOT_VETTED, .vetting = 1 + SG_VETTING_DEACTIVATED },
  { "offline", NO, SG_REASON_OFFLINE, .duty = 1 + SG_AVAILABILITY_OFFLINE },
  { "busy", NO, SG_REASON_BUSY, .duty = 1 + SG_AVAILABILITY_BUSY },
  { "one incident at a time", NO, SG_REASON_ON_TASK, .on_task = "PSC-1" },

  /* What the caller asked for, and minutes. */
  { "a woman was requested", HAND, SG_REASON_WOMAN_REQUESTED, .wanted = "P" },
  { "a man was requested", YES, SG_REASON_AS_REQUESTED, .wanted = "L" },
  { "anybody", YES, SG_REASON_WITHIN_TARGET, .wanted = "any" },
  { "too far", HAND, SG_REASON_TOO_FAR, .ms = 900001 },
  { "just near enough", YES, SG_REASON_WITHIN_TARGET, .ms = 900000 },
};

static void
fill_case (SgEligibilityCase *on, const SgIncident *incident)
{
  g_autoptr (SgPsc) usual = sg_psc_new_usual ();

  *on = (SgEligibilityCase){ .incident = incident, .now = NOW, .today = "2026-11-25" };
  on->shift = "pagi";
  for (guint i = 0; i < SG_N_SETTINGS; i++)
    on->settings[i] = usual->values[i];
  on->target_s = sg_incident_get_target_s (incident, usual);
}

static GPtrArray *
make_certificates (const char *level, const char *expires)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_certificate_free);

  if (level != NULL)
    {
      SgCertificate *one = sg_record_new (&sg_certificate_record);

      one->level = g_strdup (level);
      one->expires = g_strdup (expires);
      g_ptr_array_add (certificates, one);
    }

  return certificates;
}

static SgJudgement *
judge_row (const Row *row)
{
  const char       *level = row->level != NULL ? row->level : "plus";
  const char       *expires = row->expires != NULL ? row->expires : "2027-01-01";
  SgIncident        incident = { .severity = row->severity != 0 ? row->severity % UNJUDGED : 3,
                                 .gender_preference = (char *) row->wanted };
  SgVolunteer       volunteer = { .vetting = SG_VETTING_ACCEPTED,
                                  .availability = SG_AVAILABILITY_AVAILABLE,
                                  .sex = (char *) "L" };
  SgWorkload        workload = { row->on_task, 0, row->ms != 0 ? row->ms : 60000 };
  SgEligibilityCase on;
  g_autoptr (GPtrArray) certificates = make_certificates (*level != '\0' ? level : NULL, expires);

  if (row->arrest)
    incident.finding = (char *) SG_FINDING_ARREST;
  if (row->vetting != 0)
    volunteer.vetting = (SgVetting) (row->vetting - 1);
  if (row->duty != 0)
    volunteer.availability = (SgAvailability) (row->duty - 1);
  fill_case (&on, &incident);

  return sg_judge_volunteer (&on, &volunteer, certificates, &workload);
}

static void
test_volunteers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SgJudgement) judged = judge_row (&rows[i]);

      g_test_message ("%s: %s", rows[i].says, sg_eligibility_to_text (judged->verdict));
      g_assert_cmpint (judged->verdict, ==, rows[i].verdict);
      g_assert_true (sg_reasons_find (judged->why, rows[i].reason) != NULL ||
                     sg_reasons_find (judged->why_not, rows[i].reason) != NULL);
    }
}

static void
test_availability_ends (void)
{
  SgIncident  incident = { .severity = 3 };
  SgVolunteer volunteer = { .vetting = SG_VETTING_ACCEPTED,
                            .availability = SG_AVAILABILITY_AVAILABLE,
                            .until = NOW };
  SgWorkload  workload = { NULL, 0, 60000 };
  g_autoptr (GPtrArray) certificates = make_certificates ("basic", "2027-01-01");
  g_autoptr (SgJudgement) on_time = NULL;
  g_autoptr (SgJudgement) before = NULL;
  SgEligibilityCase on;

  fill_case (&on, &incident);
  on_time = sg_judge_volunteer (&on, &volunteer, certificates, &workload);
  g_assert_cmpint (on_time->verdict, ==, SG_NOT_ELIGIBLE);
  g_assert_nonnull (sg_reasons_find (on_time->why_not, SG_REASON_DUTY_OVER));

  on.now = NOW - 1;
  before = sg_judge_volunteer (&on, &volunteer, certificates, &workload);
  g_assert_cmpint (before->verdict, ==, SG_ELIGIBLE);
}

/* The best certificate counts: a lower one that is valid beats a higher one that is not. */
static void
test_best_certificate (void)
{
  g_autoptr (GPtrArray) certificates = make_certificates ("plus", "2026-10-01");
  SgCertificate       *basic = sg_record_new (&sg_certificate_record);
  SgCertificate       *revoked = sg_record_new (&sg_certificate_record);
  const SgCertificate *best;

  revoked->level = g_strdup ("inst");
  revoked->expires = g_strdup ("2028-01-01");
  revoked->revoked = TRUE;
  g_ptr_array_add (certificates, revoked);
  g_assert_cmpint (sg_certificates_judge (certificates, "2026-11-25", 6, &best),
                   ==,
                   SG_CERTIFIED_IN_GRACE);
  g_assert_cmpstr (best->level, ==, "plus");

  basic->level = g_strdup ("basic");
  basic->expires = g_strdup ("2027-01-01");
  g_ptr_array_add (certificates, basic);
  g_assert_cmpint (sg_certificates_judge (certificates, "2026-11-25", 6, &best), ==, SG_CERTIFIED);
  g_assert_cmpstr (best->level, ==, "basic");

  g_ptr_array_remove_range (certificates, 0, 1);
  g_ptr_array_remove (certificates, basic);
  g_assert_cmpint (sg_certificates_judge (certificates, "2026-11-25", 6, &best),
                   ==,
                   SG_CERTIFIED_REVOKED);
}

static void
test_basic_at_arrest_is_a_setting (void)
{
  SgIncident  incident = { .severity = 1, .finding = (char *) SG_FINDING_ARREST };
  SgVolunteer volunteer = { .vetting = SG_VETTING_ACCEPTED,
                            .availability = SG_AVAILABILITY_AVAILABLE };
  SgWorkload  workload = { NULL, 0, 60000 };
  g_autoptr (GPtrArray) certificates = make_certificates ("basic", "2027-01-01");
  g_autoptr (SgJudgement) judged = NULL;
  SgEligibilityCase on;

  fill_case (&on, &incident);
  on.settings[SG_SETTING_BASIC_BOTH_ROLES] = 0;
  judged = sg_judge_volunteer (&on, &volunteer, certificates, &workload);
  g_assert_cmpint (judged->verdict, ==, SG_NOT_ELIGIBLE);
}

static SgTask *
add_task (SgIncident *incident, const SgUuid *responder, SgTaskState state)
{
  SgTask *task = sg_record_new (&sg_task_record);

  if (incident->tasks == NULL)
    incident->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_task_free);
  task->responder = *responder;
  task->state = state;
  g_ptr_array_add (incident->tasks, task);

  return task;
}

/* Who has answered is not asked again by the program; a unit may be, by hand. */
static void
test_answers_are_remembered (void)
{
  static const struct
  {
    SgTaskState   state;
    SgEligibility volunteer;
    SgEligibility unit;
    SgReasonCode  reason;
  } answers[] = {
    { SG_TASK_REQUESTED, SG_NOT_ELIGIBLE, SG_NOT_ELIGIBLE, SG_REASON_ASKED },
    { SG_TASK_REFUSED, SG_NOT_ELIGIBLE, SG_BY_HAND_ONLY, SG_REASON_DECLINED },
    { SG_TASK_NO_ANSWER, SG_NOT_ELIGIBLE, SG_BY_HAND_ONLY, SG_REASON_NO_ANSWER },
    { SG_TASK_CANCELLED, SG_ELIGIBLE, SG_ELIGIBLE, NONE },
  };
  g_autoptr (GPtrArray) certificates = make_certificates ("plus", "2027-01-01");

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      SgIncident  incident = { .severity = 3 };
      SgVolunteer volunteer = { .id = sg_uuid_from_name ("a"),
                                .vetting = SG_VETTING_ACCEPTED,
                                .availability = SG_AVAILABILITY_AVAILABLE };
      SgUnit      unit = { .id = sg_uuid_from_name ("a"), .readiness = SG_UNIT_READY };
      SgWorkload  workload = { NULL, 0, 60000 };
      g_autoptr (SgJudgement) person = NULL;
      g_autoptr (SgJudgement) car = NULL;
      SgEligibilityCase on;

      add_task (&incident, &volunteer.id, answers[i].state);
      fill_case (&on, &incident);
      person = sg_judge_volunteer (&on, &volunteer, certificates, &workload);
      car = sg_judge_unit (&on, &unit, &workload);
      g_assert_cmpint (person->verdict, ==, answers[i].volunteer);
      g_assert_cmpint (car->verdict, ==, answers[i].unit);
      g_assert_true (answers[i].reason == NONE ||
                     sg_reasons_find (car->why_not, answers[i].reason) != NULL);
      g_ptr_array_unref (incident.tasks);
    }
}

static void
test_units (void)
{
  static const struct
  {
    SgReadiness readiness;
    const char *class;
    const char   *on_task;
    const char   *missing;
    SgEligibility verdict;
    SgReasonCode  reason;
  } units[] = {
    { SG_UNIT_READY, "B", NULL, NULL, SG_ELIGIBLE, SG_REASON_CLASS },
    { SG_UNIT_READY, "D", NULL, NULL, SG_ELIGIBLE, SG_REASON_CLASS_LOW },
    { SG_UNIT_READY, "B", "PSC-1", NULL, SG_BY_HAND_ONLY, SG_REASON_ON_TASK },
    { SG_UNIT_NOT_READY, "B", NULL, NULL, SG_NOT_ELIGIBLE, SG_REASON_NOT_READY },
    { SG_UNIT_OFF, "B", NULL, NULL, SG_NOT_ELIGIBLE, SG_REASON_OFF },
    { SG_UNIT_READY, "B", NULL, "oksigen", SG_ELIGIBLE, SG_REASON_MISSING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      SgIncident incident = { .severity = 1 };
      SgWorkload workload = { units[i].on_task, 0, 60000 };
      SgUnit     unit = { .readiness = units[i].readiness,
                          .class = (char *) units[i].class,
                          .missing = (char *) units[i].missing };
      g_autoptr (SgJudgement) judged = NULL;
      SgEligibilityCase on;

      fill_case (&on, &incident);
      judged = sg_judge_unit (&on, &unit, &workload);
      g_assert_cmpint (judged->verdict, ==, units[i].verdict);
      g_assert_true (sg_reasons_find (judged->why, units[i].reason) != NULL ||
                     sg_reasons_find (judged->why_not, units[i].reason) != NULL);
      g_assert_nonnull (sg_reasons_find (judged->why_not, SG_REASON_NO_CREW));
    }
}

static void
test_crew_of_another_shift_has_gone (void)
{
  SgIncident incident = { .severity = 1 };
  SgWorkload workload = { NULL, 2, 60000 };
  SgUnit     unit = { .crew = (char *) "Ani\tperawat\t\nBudi\tsopir\t",
                      .shift = (char *) "pagi",
                      .crewed_at = NOW - G_TIME_SPAN_HOUR };
  g_autoptr (SgJudgement) here = NULL;
  g_autoptr (SgJudgement) gone = NULL;
  SgEligibilityCase on;

  fill_case (&on, &incident);
  here = sg_judge_unit (&on, &unit, &workload);
  g_assert_cmpint (sg_reasons_find (here->why, SG_REASON_CREW)->number, ==, 2);
  g_assert_cmpint (sg_reasons_find (here->why, SG_REASON_LOAD)->number, ==, 2);

  on.shift = "siang";
  gone = sg_judge_unit (&on, &unit, &workload);
  g_assert_nonnull (sg_reasons_find (gone->why_not, SG_REASON_NO_CREW));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/eligibility/volunteers-follow-the-table", test_volunteers);
  g_test_add_func ("/eligibility/availability-ends", test_availability_ends);
  g_test_add_func ("/eligibility/best-certificate-counts", test_best_certificate);
  g_test_add_func ("/eligibility/basic-at-arrest-is-a-setting", test_basic_at_arrest_is_a_setting);
  g_test_add_func ("/eligibility/answers-are-remembered", test_answers_are_remembered);
  g_test_add_func ("/eligibility/units-warn-and-rarely-block", test_units);
  g_test_add_func ("/eligibility/crew-of-another-shift-has-gone",
                   test_crew_of_another_shift_has_gone);

  return g_test_run ();
}
