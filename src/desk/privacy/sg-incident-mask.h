/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-event.h"
#include "common/sg-incident.h"
#include "common/sg-patient.h"
#include "desk/privacy/sg-traces.h"

G_BEGIN_DECLS

SgTraces *sg_incident_find_traces (const SgIncident *incident, GPtrArray *patients);
void      sg_traces_add_events (SgTraces *self, GPtrArray *events);

void  sg_incident_mask (SgIncident *self, const SgTraces *traces);
void  sg_patient_mask (SgPatient *self, const SgTraces *traces);
char *sg_event_dup_masked_body (const SgEvent *event, const SgTraces *traces);

G_END_DECLS
