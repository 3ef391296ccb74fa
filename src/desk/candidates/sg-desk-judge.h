/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

void         sg_desk_fill_case (SgDesk *desk, const SgIncident *incident, SgEligibilityCase *on);
SgCandidate *sg_desk_judge (SgDesk                  *desk,
                            const SgEligibilityCase *on,
                            SgCandidateKind          kind,
                            const SgUuid            *id,
                            guint32                  ms,
                            GError                 **error);
gboolean     sg_desk_check_volunteer (SgDesk           *desk,
                                      const SgIncident *incident,
                                      const SgUuid     *volunteer,
                                      const char       *reason,
                                      char            **level,
                                      GError          **error);

G_END_DECLS
