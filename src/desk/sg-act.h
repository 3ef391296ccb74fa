/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-body.h"
#include "desk/sg-desk.h"

G_BEGIN_DECLS

/* What a person does in one go: all of its events are written, or none. Every function of the desk
 * that changes something makes one of these, fills it and does it. */
typedef struct _SgAct SgAct;

SgAct *sg_act_new (SgDesk *desk);
void   sg_act_free (SgAct *self);

void     sg_act_set_time (SgAct *self, gint64 at, SgClock clock);
void     sg_act_reset_time (SgAct *self);
SgUuid   sg_act_add (SgAct *self, const char *kind, const SgUuid *subject, SgBody *body);
void     sg_act_add_in_stream (SgAct        *self,
                               const char   *kind,
                               const SgUuid *subject,
                               SgBody       *body,
                               const char   *stream);
guint    sg_act_get_length (const SgAct *self);
void     sg_act_cut (SgAct *self, guint length);
gboolean sg_act_do (SgAct *self, GError **error);

gboolean sg_act_once (SgDesk       *desk,
                      const char   *kind,
                      const SgUuid *subject,
                      SgBody       *body,
                      GError      **error);

SgUuid sg_act_new_id (SgAct *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgAct, sg_act_free)

G_END_DECLS
