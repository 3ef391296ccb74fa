/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-act.h"

G_BEGIN_DECLS

/**
 * SgRequest:
 * @aed: what to fetch on the way, for %SG_ROLE_AED; else nobody's
 * @eta_s: minutes by road as they were shown, in seconds; negative when unknown
 * @ring: of a volunteer; 0 when asked by hand
 * @forced: in spite of a warning; recorded
 * @reason: (nullable): why in spite of it; needed where a rule says “by hand only”
 */
typedef struct
{
  SgUuid          responder;
  SgResponderKind kind;
  SgRole          role;
  SgUuid          aed;
  gint64          eta_s;
  gint64          ring;
  gboolean        forced;
  const char     *reason;
} SgRequest;

gboolean sg_desk_request (SgDesk          *desk,
                          const SgUuid    *incident,
                          const SgRequest *request,
                          SgUuid          *task,
                          GError         **error);
gboolean sg_desk_add_request (SgDesk          *desk,
                              SgAct           *act,
                              const SgUuid    *incident,
                              const SgRequest *request,
                              SgUuid          *task,
                              GError         **error);

/* What a responder said. */
typedef struct
{
  const char *answer; /* accepted, refused or no_answer */
  const char *reason; /* needed for a refusal */
  gint64      eta_s;  /* as told; negative for no word of it */
} SgAnswerGiven;

gboolean sg_desk_answer (SgDesk              *desk,
                         const SgUuid        *incident,
                         const SgUuid        *task,
                         const SgAnswerGiven *given,
                         GError             **error);
gboolean sg_desk_progress (SgDesk       *desk,
                           const SgUuid *incident,
                           const SgUuid *task,
                           const char   *state,
                           GError      **error);
gboolean sg_desk_cancel (SgDesk       *desk,
                         const SgUuid *incident,
                         const SgUuid *task,
                         const char   *reason,
                         GError      **error);
gboolean sg_desk_release (SgDesk       *desk,
                          const SgUuid *incident,
                          const SgUuid *task,
                          const char   *reason,
                          GError      **error);
gboolean sg_desk_end_task (SgDesk       *desk,
                           const SgUuid *incident,
                           const SgUuid *task,
                           GError      **error);
gboolean sg_desk_destine (SgDesk       *desk,
                          const SgUuid *incident,
                          const SgUuid *task,
                          const SgUuid *facility,
                          GError      **error);
gboolean sg_desk_reassign (SgDesk          *desk,
                           const SgUuid    *incident,
                           const SgUuid    *task,
                           const SgRequest *to,
                           SgUuid          *new_task,
                           GError         **error);
typedef struct
{
  const char *whom;
  const char *channel; /* app, wa, sms, phone or radio */
  const char *result;  /* reached, no_answer, busy, sent or failed */
} SgContact;

gboolean sg_desk_log_contact (SgDesk          *desk,
                              const SgUuid    *incident,
                              const SgUuid    *task,
                              const SgContact *contact,
                              GError         **error);

GPtrArray *sg_desk_list_alive_tasks (SgDesk *desk, const SgUuid *responder, GError **error);

G_END_DECLS
