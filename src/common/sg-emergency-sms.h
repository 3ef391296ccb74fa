/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-coordinates-text.h"

G_BEGIN_DECLS

/* The user id is a key of the account service, the type a word of the code lists. */
#define SG_EMERGENCY_SMS_USER_MAX        64
#define SG_EMERGENCY_SMS_TYPE_MAX        32
#define SG_EMERGENCY_SMS_DESCRIPTION_MAX 500

/**
 * SgEmergencySms:
 * @user: who sent it
 * @at: where
 * @type: what happened, in the sender's word; empty when the message ends before it
 * @description: the rest; may be empty
 *
 * `DARURAT <user id> <lat,lon> <type> <description>`
 */
typedef struct
{
  char         *user;
  SgCoordinates at;
  char         *type;
  char         *description;
} SgEmergencySms;

SgEmergencySms *sg_emergency_sms_parse (const char           *text,
                                        const SgPlaceContext *context,
                                        GError              **error);
void            sg_emergency_sms_free (SgEmergencySms *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgEmergencySms, sg_emergency_sms_free)

G_END_DECLS
