/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "desk/sg-desk.h"

G_BEGIN_DECLS

#define SG_TYPE_INCIDENT_ROW (sg_incident_row_get_type ())

G_DECLARE_FINAL_TYPE (SgIncidentRow, sg_incident_row, SG, INCIDENT_ROW, GtkListBoxRow)

SgIncidentRow    *sg_incident_row_new (void);
const SgIncident *sg_incident_row_get_incident (SgIncidentRow *self);
void              sg_incident_row_take (SgIncidentRow *self, SgIncident *incident);
void              sg_incident_row_tick (SgIncidentRow *self, SgDesk *desk);

G_END_DECLS
