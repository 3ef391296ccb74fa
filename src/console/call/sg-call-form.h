/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "console/map/sg-map-tool.h"

G_BEGIN_DECLS

#define SG_TYPE_CALL_FORM (sg_call_form_get_type ())

/* Takes a call: a click on the map is where it happened. */
G_DECLARE_FINAL_TYPE (SgCallForm, sg_call_form, SG, CALL_FORM, SgMapTool)

void     sg_call_form_open (SgCallForm *self);
void     sg_call_form_begin (SgCallForm *self);
gboolean sg_call_form_has_draft (SgCallForm *self);

G_END_DECLS
