/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-scene.h"
#include "common/sg-task.h"

G_BEGIN_DECLS

/* What the desk shows; folded from tasks and flags. The order is that of an incident's life. */
typedef enum
{
  SG_STATUS_NEW,        /* nobody knows yet where or what */
  SG_STATUS_NEEDS_HELP, /* where and what are known, nobody was asked */
  SG_STATUS_REQUESTED,
  SG_STATUS_SENT,
  SG_STATUS_ON_SCENE,
  SG_STATUS_TRANSPORTING,
  SG_STATUS_HANDOVER,
  SG_STATUS_DONE,
  SG_STATUS_CANCELLED,
  SG_STATUS_VERIFIED,
  SG_N_STATUSES
} SgStatus;

/* T0 call received · T1 answered · T2 created · T3 first request · T4 accepted · T5 en route · T6
 * on scene · T7 with the patient · T8 left the scene · T9 at hospital · T10 handed over · T11 free.
 */
typedef enum
{
  SG_T0,
  SG_T1,
  SG_T2,
  SG_T3,
  SG_T4,
  SG_T5,
  SG_T6,
  SG_T7,
  SG_T8,
  SG_T9,
  SG_T10,
  SG_T11,
  SG_FIRST_CPR,
  SG_FIRST_SHOCK,
  SG_N_MILESTONES
} SgMilestone;

typedef enum
{
  SG_CALLER_UNKNOWN,
  SG_CALLER_VERIFIED,
  SG_CALLER_NO_ANSWER,
  SG_CALLER_PRANK
} SgCallerResult;

/**
 * SgIncident:
 * @number: such as `PSC-3171-20261125-X3FA2001`; for ever
 * @severity: 1…3; 0 while nobody judged it
 * @victims: negative when unknown
 * @type: category code; @finding: the finer word, such as `henti_jantung`
 * @callback_at: when somebody promised to call back; 0 when that is done
 * @planned_for: of a transport or standby that is ordered ahead
 * @linked_to: what it is a duplicate of, or nobody's
 * @revision: 0 until a second person verified it
 * @at: the milestones, microseconds UTC; 0 for one that did not happen
 * @clocks: a letter a milestone: a, m, e as in SgClock, c corrected, - none
 * @tasks: (element-type SgTask): in the order in which they were requested
 *
 * What is known of a call from its events. Changed by sg_incident_apply() and in no other way.
 */
typedef struct
{
  SgUuid         id;
  char          *number;
  char          *psc;
  SgStatus       status;
  char          *source;
  char          *job;
  char          *phone;
  char          *caller;
  char          *text;
  gboolean       drill;
  SgScene        scene;
  char          *type;
  char          *finding;
  gint64         severity;
  char          *why;
  gint64         victims;
  char          *remarks;
  char          *gender_preference;
  gboolean       entrapment;
  char          *needs;
  char          *sisrute;
  char          *debrief;
  gint64         opened_at;
  gint64         changed_at;
  gint64         planned_for;
  char          *opened_by;
  SgUuid         claimed_by;
  gint64         claimed_until;
  gboolean       parked;
  char          *forwarded_to;
  char          *taken_by;
  SgCallerResult caller_result;
  gint64         callback_at;
  SgUuid         linked_to;
  gboolean       major;
  char          *major_notes;
  double         staging_lat;
  double         staging_lon;
  char          *alarms_acknowledged;
  gint64         ring;
  gint64         ring_expires_at;
  char          *disposition;
  char          *outcome;
  char          *close_reason;
  gint64         closed_at;
  gint64         revision;
  char          *verified_by;
  gint64         at[SG_N_MILESTONES];
  char           clocks[SG_N_MILESTONES + 1];
  gint64         n_events;

  GPtrArray *tasks;
} SgIncident;

extern const SgRecordType sg_incident_record;
extern const SgFoldType   sg_incident_fold;

void     sg_incident_free (SgIncident *self);
SgTask  *sg_incident_find_task (const SgIncident *self, const SgUuid *task);
SgTask  *sg_incident_find_responder (const SgIncident *self, const SgUuid *responder);
gboolean sg_incident_is_open (const SgIncident *self);
guint    sg_incident_count_alive (const SgIncident *self);
gboolean sg_incident_may (const SgIncident *self, const SgEvent *event, GError **error);

const char *sg_status_to_code (SgStatus status);
const char *sg_milestone_to_text (SgMilestone milestone);
gboolean    sg_milestone_from_text (const char *text, SgMilestone *milestone, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgIncident, sg_incident_free)

G_END_DECLS
