/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"

G_BEGIN_DECLS

#define SG_TYPE_INCIDENT_PAGE (sg_incident_page_get_type ())

/* Everything about one incident: what it is and where, and a tab for each side of it. */
G_DECLARE_FINAL_TYPE (SgIncidentPage, sg_incident_page, SG, INCIDENT_PAGE, AdwBin)

void              sg_incident_page_open (SgIncidentPage *self, SgDeskSession *session);
void              sg_incident_page_show (SgIncidentPage *self, const SgUuid *incident);
const SgIncident *sg_incident_page_get_incident (SgIncidentPage *self);
gboolean          sg_incident_page_is_masked (SgIncidentPage *self);
GtkWidget        *sg_incident_page_get_tab (SgIncidentPage *self);
gboolean          sg_incident_page_show_tab (SgIncidentPage *self, const char *name);

G_END_DECLS
