/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-eligibility.h"
#include "desk/sg-act.h"

G_BEGIN_DECLS

/**
 * SgStanding:
 * @state: what @best is worth
 * @best: (nullable): the certificate that counts
 * @last_day: (nullable): on which it may still be used, the grace included
 *
 * What a volunteer's certificates are worth on a day.
 */
typedef struct
{
  SgCertified    state;
  SgCertificate *best;
  char          *last_day;
} SgStanding;

gboolean    sg_desk_certify (SgDesk              *desk,
                             const SgCertificate *certificate,
                             SgUuid              *id,
                             GError             **error);
gboolean    sg_desk_revoke_certificate (SgDesk     *desk,
                                        const char *number,
                                        const char *reason,
                                        GError    **error);
gboolean    sg_desk_extend_certificate (SgDesk     *desk,
                                        const char *number,
                                        const char *expires,
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
const char *sg_standing_to_text (SgCertified state);
char       *sg_desk_dup_day (SgDesk *desk, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgStanding, sg_standing_free)

G_END_DECLS
