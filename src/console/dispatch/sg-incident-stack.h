/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_INCIDENT_STACK (sg_incident_stack_get_type ())

/* The open incidents, the most urgent first. */
G_DECLARE_FINAL_TYPE (SgIncidentStack, sg_incident_stack, SG, INCIDENT_STACK, GtkWidget)

void              sg_incident_stack_open (SgIncidentStack *self, SgDeskSession *session);
guint             sg_incident_stack_get_n (SgIncidentStack *self);
const SgIncident *sg_incident_stack_get_nth (SgIncidentStack *self, guint nth);
void              sg_incident_stack_select (SgIncidentStack *self, const SgUuid *incident);

G_END_DECLS
