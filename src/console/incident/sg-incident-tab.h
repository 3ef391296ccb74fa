/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "console/base/sg-desk-session.h"
#include "console/map/sg-map-pin.h"

G_BEGIN_DECLS

#define SG_TYPE_INCIDENT_TAB (sg_incident_tab_get_type ())

G_DECLARE_DERIVABLE_TYPE (SgIncidentTab, sg_incident_tab, SG, INCIDENT_TAB, AdwBin)

/**
 * SgIncidentTabClass:
 * @show: the tab is seen, and the incident is another one or has changed; %NULL for none. Keep its
 *   identifier and not the incident. What is being typed stays unless the incident is another one
 */
struct _SgIncidentTabClass
{
  AdwBinClass parent_class;

  void (*show) (SgIncidentTab *self, const SgIncident *incident);
};

void sg_incident_tab_open (SgIncidentTab *self, SgDeskSession *session);
void sg_incident_tab_give (SgIncidentTab *self, const SgIncident *incident);
void sg_incident_tab_show (SgIncidentTab *self);

void          sg_incident_tab_set_marks (SgIncidentTab *self, GPtrArray *pins, const GArray *way);
GPtrArray    *sg_incident_tab_get_pins (SgIncidentTab *self);
const GArray *sg_incident_tab_get_way (SgIncidentTab *self);

SgDeskSession    *sg_incident_tab_get_session (SgIncidentTab *self);
SgDesk           *sg_incident_tab_get_desk (SgIncidentTab *self);
const SgIncident *sg_incident_tab_get_incident (SgIncidentTab *self);

G_END_DECLS
