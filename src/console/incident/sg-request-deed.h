/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "common/sg-task.h"
#include "console/base/sg-desk-session.h"
#include "desk/candidates/sg-candidates.h"

G_BEGIN_DECLS

/* Asking some of the candidates to go, once the person has said whatever must be said before. */
typedef struct _SgRequestDeed SgRequestDeed;

SgRequestDeed *sg_request_deed_new (const SgUuid *incident, GPtrArray *candidates);
SgRequestDeed *sg_request_deed_new_next (const SgUuid *incident);
SgRequestDeed *sg_request_deed_new_instead (const SgTask *task, const SgCandidate *to);
void           sg_request_deed_free (SgRequestDeed *self);

void sg_request_deed_begin (SgRequestDeed *self,
                            GtkWidget     *anchor,
                            GtkWidget     *from,
                            SgDeskSession *session,
                            guint          n_pranks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRequestDeed, sg_request_deed_free)

G_END_DECLS
