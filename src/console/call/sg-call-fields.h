/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/base/sg-desk-session.h"
#include "console/call/sg-call-draft.h"
#include "console/map/sg-region-map.h"

G_BEGIN_DECLS

#define SG_TYPE_CALL_FIELDS (sg_call_fields_get_type ())

/* All that can be written down of a call, in the order in which it is asked. */
G_DECLARE_FINAL_TYPE (SgCallFields, sg_call_fields, SG, CALL_FIELDS, GtkWidget)

void sg_call_fields_set_context (SgCallFields  *self,
                                 SgDeskSession *session,
                                 SgRegionMap   *map,
                                 SgCards       *cards);
void sg_call_fields_start (SgCallFields *self);
void sg_call_fields_pick (SgCallFields *self, SgPoint point);
void sg_call_fields_set_shown (SgCallFields *self, gboolean shown);
void sg_call_fields_answer_all (SgCallFields *self, const char *answer);

SgCallDraft  *sg_call_fields_read (SgCallFields *self);
void          sg_call_fields_show (SgCallFields *self, const SgCallDraft *draft);
gboolean      sg_call_fields_close_list (SgCallFields *self);
const char   *sg_call_fields_get_advice (SgCallFields *self, gboolean *is_urgent);
const char   *sg_call_fields_find_card (SgCallFields *self);
const SgUuid *sg_call_fields_get_duplicate (SgCallFields *self);

G_END_DECLS
