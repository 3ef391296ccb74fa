/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-volunteer.h"
#include "desk/sg-act.h"

G_BEGIN_DECLS

/* From the best to the worst. */
typedef enum
{
  SG_STANDING_VALID,
  SG_STANDING_GRACE, /* by hand and with a reason only */
  SG_STANDING_EXPIRED,
  SG_STANDING_REVOKED,
  SG_STANDING_NONE
} SgStandingState;

/**
 * SgStanding:
 * @best: (nullable): the certificate that counts
 * @last_day: (nullable): on which it may still be used, the grace included
 *
 * What a volunteer's certificates are worth on a day.
 */
typedef struct
{
  SgStandingState state;
  SgCertificate  *best;
  char           *last_day;
} SgStanding;

gboolean    sg_desk_certify (SgDesk              *desk,
                             const SgCertificate *certificate,
                             SgUuid              *id,
                             GError             **error);
gboolean    sg_desk_revoke_certificate (SgDesk     *desk,
                                        const char *number,
                                        const char *reason,
                                        GError    **error);
SgStanding *sg_desk_find_standing (SgDesk       *desk,
                                   const SgUuid *volunteer,
                                   const char   *day,
                                   GError      **error);

gboolean sg_certificate_add (SgDesk              *desk,
                             const SgCertificate *certificate,
                             gboolean             same_is_fine,
                             SgAct               *act,
                             GError             **error);

void        sg_standing_free (SgStanding *self);
const char *sg_standing_to_text (SgStandingState state);
char       *sg_desk_dup_day (SgDesk *desk, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgStanding, sg_standing_free)

G_END_DECLS
