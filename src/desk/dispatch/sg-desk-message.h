/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/sg-desk.h"

G_BEGIN_DECLS

/**
 * SgCrewMessage:
 * @text: to read out, or to send as it is
 * @whatsapp: (nullable): a link that opens WhatsApp with it; %NULL without a number
 * @sms: (nullable): likewise for an SMS
 * @phone: (nullable): of the responder
 */
typedef struct
{
  char *text;
  char *whatsapp;
  char *sms;
  char *phone;
} SgCrewMessage;

SgCrewMessage *sg_desk_make_message (SgDesk       *desk,
                                     const SgUuid *incident,
                                     const SgUuid *task,
                                     GError      **error);
void           sg_crew_message_free (SgCrewMessage *self);
char          *sg_scene_dup_map_link (const SgScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgCrewMessage, sg_crew_message_free)

G_END_DECLS
