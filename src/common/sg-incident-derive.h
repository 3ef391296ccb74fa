/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "common/sg-incident.h"

G_BEGIN_DECLS

gboolean sg_milestone_get_step (SgMilestone milestone, SgStep *step);
void     sg_incident_derive (SgIncident *self);

G_END_DECLS
