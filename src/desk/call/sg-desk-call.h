/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgCall:
 * @source: of the code list `intake_source`
 * @phone: (nullable): as it was typed
 * @text: (nullable): what the caller says
 * @scene: (nullable): where, if that is known already
 * @type: (nullable): category; %NULL for what @text suggests
 * @severity: 1…3; 0 for what @text suggests
 * @victims: negative when unknown
 * @job: (nullable): emergency, transport or standby; %NULL for an emergency
 * @planned_for: of a transport or standby; 0 for now
 * @received_at: when the telephone rang; 0 when nobody knows
 * @answered_at: when the program saw that somebody began to talk; 0 for now
 * @drill: simulasi: kept out of every figure
 *
 * What is known when a call is taken. Nothing but @source is needed.
 */
typedef struct
{
  const char    *source;
  const char    *phone;
  const char    *caller;
  const char    *text;
  const SgScene *scene;
  const char    *type;
  const char    *finding;
  gint64         severity;
  gint64         victims;
  const char    *job;
  gint64         planned_for;
  gint64         received_at;
  gint64         answered_at;
  gboolean       drill;
} SgCall;

gboolean sg_desk_take_call (SgDesk *desk, const SgCall *call, SgUuid *incident, GError **error);
gboolean sg_desk_take_sms (SgDesk     *desk,
                           const char *text,
                           const char *sender,
                           SgUuid     *incident,
                           GError    **error);

gboolean sg_desk_locate (SgDesk        *desk,
                         const SgUuid  *incident,
                         const SgScene *scene,
                         GError       **error);
gboolean sg_desk_classify (SgDesk       *desk,
                           const SgUuid *incident,
                           const char   *type,
                           const char   *finding,
                           gint64        severity,
                           GError      **error);

/* What may be changed of an incident: members of an `incident.changed`, left out when NULL or
 * negative. */
typedef struct
{
  gint64      victims;
  const char *caller;
  const char *phone;
  const char *remarks;
  const char *gender_preference;
  const char *sisrute;
  const char *debrief;
  int         entrapment; /* 0, 1; negative for no change */
} SgIncidentChange;

#define SG_INCIDENT_NO_CHANGE ((SgIncidentChange){ -1, NULL, NULL, NULL, NULL, NULL, NULL, -1 })

gboolean sg_desk_change_incident (SgDesk                 *desk,
                                  const SgUuid           *incident,
                                  const SgIncidentChange *change,
                                  GError                **error);

gboolean sg_desk_note (SgDesk *desk, const SgUuid *incident, const char *text, GError **error);
gboolean sg_desk_park (SgDesk *desk, const SgUuid *incident, gboolean parked, GError **error);
gboolean sg_desk_forward (SgDesk       *desk,
                          const SgUuid *incident,
                          const char   *agency,
                          const char   *taken_by,
                          GError      **error);
gboolean sg_desk_log_agency (SgDesk       *desk,
                             const SgUuid *incident,
                             const char   *agency,
                             const char   *text,
                             GError      **error);
gboolean sg_desk_promise_callback (SgDesk *desk, const SgUuid *incident, gint64 at, GError **error);
gboolean sg_desk_call_back (SgDesk       *desk,
                            const SgUuid *incident,
                            const char   *result,
                            GError      **error);
gboolean sg_desk_acknowledge (SgDesk       *desk,
                              const SgUuid *incident,
                              const char   *alarm,
                              GError      **error);

G_END_DECLS
