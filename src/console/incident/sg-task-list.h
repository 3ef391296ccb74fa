/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "common/sg-incident.h"
#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_TASK_LIST (sg_task_list_get_type ())

/* Who is on an incident, and what they do. */
G_DECLARE_FINAL_TYPE (SgTaskList, sg_task_list, SG, TASK_LIST, AdwBin)

void     sg_task_list_show (SgTaskList *self, SgDeskSession *session, const SgIncident *incident);
void     sg_task_list_tick (SgTaskList *self);
gboolean sg_task_list_refuse_and_ask_next (SgTaskList *self);

G_END_DECLS
